//! Findings against the coding from which they follow.

use super::look::Look;
use super::{Notes, record};
use crate::cite::{paragraph, section_of, split};
use crate::model::Finding;
use crate::source::derive::{self, Derived};
use crate::source::names::FINDINGS;
use crate::source::near::suggestion;
use std::collections::{HashMap, HashSet};

/// Notes findings that the coding gives and that have no record.
pub fn missing(look: &Look<'_>, notes: &mut Notes) {
    for missing in derive::findings(&look.sources.coding) {
        if !look.findings.contains_key(missing.id.as_str()) {
            let wrong = "the coding gives this finding, but it has no record";
            notes.fault(
                FINDINGS,
                record(&missing.id),
                wrong,
                "Run script/draft-findings, which adds it, and write its summary",
            );
        }
    }
}

/// Notes findings that the coding does not give, or gives otherwise, or in another order.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let derived = derive::findings(&look.sources.coding);
    let rules: HashMap<&str, (usize, &Derived)> =
        derived.iter().enumerate().map(|(at, finding)| (finding.id.as_str(), (at, finding))).collect();
    let mut before: Option<(usize, &Finding)> = None;
    let mut told = HashSet::new();
    for finding in &look.sources.findings {
        if finding.units.is_empty() {
            let remedy = "List its units, the first being that of its id";
            notes.fault(FINDINGS, record(&finding.id), "it names no units", remedy);
        } else if !told.insert((&finding.units, finding.kind, finding.topic, finding.area)) {
            let wrong = "another finding has the same units, kind and topic";
            notes.fault(FINDINGS, record(&finding.id), wrong, "Remove one of the two");
        }
        let Some((at, rule)) = rules.get(finding.id.as_str()) else {
            unruled(look, finding, &derived, notes);
            continue;
        };
        if let Some((_, other)) = before.filter(|(before, _)| before > at) {
            let wrong = format!("it stands after {}, and its units before", other.id);
            notes.slip(FINDINGS, record(&finding.id), wrong, "Sort the findings in the order of coding.csv");
        } else {
            before = Some((*at, finding));
        }
        same(look, finding, rule, notes);
    }
}

/// Notes a finding that the coding does not give.
fn unruled(look: &Look<'_>, finding: &Finding, derived: &[Derived], notes: &mut Notes) {
    let unit = finding.id.split(':').next().unwrap_or_default();
    let of_unit = || derived.iter().filter(|rule| rule.units.first().is_some_and(|first| *first == *unit));
    // Looking through all ids for one that is near would take long in a large record with many faults.
    let near = if look.units.contains_key(unit) && derived.len() < 5_000 {
        suggestion(&finding.id, of_unit().map(|rule| rule.id.as_str()))
    } else {
        String::new()
    };
    let remedy = format!("{near}Remove it, or correct its id: first unit, colon, kind");
    notes.fault(FINDINGS, record(&finding.id), "the coding does not give this finding", remedy);
}

/// Notes each field that differs from what the coding gives.
fn same(look: &Look<'_>, finding: &Finding, rule: &Derived, notes: &mut Notes) {
    let document = finding.units.first().and_then(|unit| look.document_of(unit));
    let rest = finding.units.first().and_then(|unit| split(unit)).map(|(_, rest)| rest);
    let section = document.zip(rest).and_then(|(document, rest)| section_of(document, paragraph(rest).0));
    let mut differ: Vec<String> = Vec::new();
    let mut compare = |field: &str, own: &str, given: &str| {
        if own != given {
            differ.push(format!("{field} '{own}' (the coding gives '{given}')"));
        }
    };
    compare("kind", finding.kind.token(), rule.code.kind.token());
    compare("area", finding.area.token(), rule.code.area.token());
    compare("topic", finding.topic.token(), rule.code.topic.map_or("-", |topic| topic.token()));
    if finding.units != rule.units {
        let list = |units: &[crate::UnitId]| units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(" ");
        compare("units", &list(&finding.units), &list(&rule.units));
    }
    if let Some(document) = document {
        compare("inspection", &finding.inspection, &document.inspection);
    }
    if let Some(section) = section {
        compare(
            "native_area",
            finding.native_area.as_deref().unwrap_or(""),
            section.native_area.as_deref().unwrap_or(""),
        );
    }
    if !differ.is_empty() {
        let wrong = format!("its {} differ from what the coding gives", differ.join(", "));
        notes.fault(
            FINDINGS,
            record(&finding.id),
            wrong,
            "Copy them from the coding: only the summary is written by hand",
        );
    }
}
