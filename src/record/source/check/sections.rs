//! The sections of documents: in order, each from a unit that there is, and none over another one.

use super::look::{Look, doubles};
use super::{Notes, record};
use crate::cite::{paragraph, split};
use crate::ids::UnitId;
use crate::model::Section;
use crate::source::CodedUnit;
use crate::source::names::DOCUMENTS;

/// Notes documents without sections, and two sections that begin at one unit.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    for document in &look.sources.documents {
        let place = record(&document.id);
        if document.sections.is_empty() {
            let remedy = "Give at least one: a label, and the first unit as \"p1.s1\"";
            notes.fault(DOCUMENTS, &place, "it has no sections", remedy);
        }
        for first in doubles(document.sections.iter().map(|section| section.first.as_str())) {
            let remedy = "Give each section its own first unit, or join the two";
            notes.fault(DOCUMENTS, &place, format!("two sections begin at {first}"), remedy);
        }
        let named = |section: &&Section| !section.label.trim().is_empty();
        let labels: Vec<(&str, Option<&str>)> = document
            .sections
            .iter()
            .filter(named)
            .map(|section| (section.label.as_str(), section.carries.as_deref()))
            .collect();
        for (label, _) in doubles(&labels) {
            let remedy = "Give each section its own label, or join the two";
            notes.advice(DOCUMENTS, &place, format!("two sections are called '{label}'"), remedy);
        }
    }
}

/// Notes sections that print a document which is not known, or their own.
pub fn carried(look: &Look<'_>, notes: &mut Notes) {
    for document in &look.sources.documents {
        for other in document.sections.iter().filter_map(|section| section.carries.as_deref()) {
            let wrong = if other == document.id {
                format!("a section prints {other}, which is the document itself")
            } else if !look.documents.contains_key(other) {
                format!("a section prints {other}, which is not in this file")
            } else {
                continue;
            };
            notes.fault(DOCUMENTS, record(&document.id), wrong, "Name another document of this file");
        }
    }
}

/// Notes sections whose first unit is not coded, that begin within a paragraph, or that are not in order.
pub fn units(look: &Look<'_>, notes: &mut Notes) {
    for document in &look.sources.documents {
        let place = record(&document.id);
        let mut before: Option<(usize, &str)> = None;
        for section in &document.sections {
            let first = UnitId::new(format!("{}/{}", document.id, section.first));
            let Some(at) = look.units.get(first.as_str()) else {
                look.dangling(DOCUMENTS, &place, [&first], notes);
                continue;
            };
            if let Some((_, label)) = before.filter(|(before, _)| before > at) {
                let wrong =
                    format!("the section '{}' begins before '{label}', which is listed before it", section.label);
                notes.fault(DOCUMENTS, &place, wrong, "Put the sections in the order of the document");
            }
            before = Some((*at, &section.label));
            let start = begin(look, *at);
            if start != section.first {
                let wrong = format!("the section '{}' begins at {}, within a paragraph", section.label, section.first);
                notes.slip(DOCUMENTS, &place, wrong, format!("Begin it at {start}, the paragraph's first unit"));
            }
        }
    }
}

/// The first unit of the paragraph in which the unit at a place of the coding stands, without its document.
fn begin<'a>(look: &Look<'a>, at: usize) -> &'a str {
    let parts = |unit: &'a CodedUnit| split(&unit.unit).map(|(document, rest)| (document, paragraph(rest).0, rest));
    let before = look.sources.coding.get(..=at).unwrap_or_default().iter().rev().map_while(parts);
    let own = before.clone().next();
    let same = before.take_while(|unit| own.is_some_and(|own| (unit.0, unit.1) == (own.0, own.1)));
    same.last().map_or("", |(_, _, rest)| rest)
}
