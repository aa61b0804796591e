//! Findings against the coding from which they follow.

use super::look::Look;
use super::{Notes, record};
use crate::cite::{paragraph, section_of, split};
use crate::model::Finding;
use crate::source::derive::Derived;
use crate::source::names::FINDINGS;
use crate::source::near::suggestion;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;

/// Notes findings that the coding gives and that have no record.
pub fn missing(look: &Look<'_>, notes: &mut Notes) {
    for missing in &look.derived {
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
    let derived = look.derived.as_slice();
    // In a sound record the next finding is the next that the coding gives: then nothing needs to be looked up.
    let rules: LazyCell<FxHashMap<&str, usize>, _> =
        LazyCell::new(|| derived.iter().enumerate().map(|(at, finding)| (finding.id.as_str(), at)).collect());
    let mut next = 0;
    let mut before: Option<(usize, &Finding)> = None;
    for finding in &look.sources.findings {
        if finding.units.is_empty() {
            let remedy = "List its units, the first being that of its id";
            notes.fault(FINDINGS, record(&finding.id), "it names no units", remedy);
        }
        let follows = derived.get(next).is_some_and(|rule| rule.id == finding.id);
        let at = if follows { Some(next) } else { rules.get(finding.id.as_str()).copied() };
        let Some((at, rule)) = at.and_then(|at| Some((at, derived.get(at)?))) else {
            unruled(look, finding, &rules, notes);
            continue;
        };
        next = at + 1;
        if let Some((_, other)) = before.filter(|(before, _)| *before > at) {
            let wrong = format!("it comes after {}, and its units come before", other.id);
            notes.slip(FINDINGS, record(&finding.id), wrong, "Sort the findings in the order of coding.csv");
        } else {
            before = Some((at, finding));
        }
        same(look, finding, rule, notes);
    }
}

/// Notes a finding that the coding does not give.
fn unruled(look: &Look<'_>, finding: &Finding, rules: &FxHashMap<&str, usize>, notes: &mut Notes) {
    let unit = finding.id.split(':').next().unwrap_or_default();
    // The ids that findings of this unit have.
    let kinds = look.unit(unit).map(|unit| unit.codes.as_slice()).unwrap_or_default().iter().map(|code| code.kind);
    let ids = kinds.flat_map(|kind| ["", "-2", "-3"].map(|more| format!("{unit}:{}{more}", kind.token())));
    let ids: Vec<String> = ids.filter(|id| rules.contains_key(id.as_str())).collect();
    let told = ids.iter().filter_map(|id| look.findings.get(id.as_str()));
    let again = |other: &&Finding| {
        (&other.units, other.kind, other.area, other.topic)
            == (&finding.units, finding.kind, finding.area, finding.topic)
    };
    if let Some(other) = told.copied().find(again) {
        let wrong = format!("{} has the same units, kind and topic", other.id);
        notes.fault(FINDINGS, record(&finding.id), wrong, "Remove one of the two");
        return;
    }
    let near = suggestion(&finding.id, ids.iter().map(String::as_str));
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
