//! The sections of documents: in order, each from a unit that there is, and none over another one.

use super::look::{Look, doubles};
use super::{Notes, record};
use crate::cite::{paragraph, split};
use crate::ids::UnitId;
use crate::model::Section;
use crate::source::names::DOCUMENTS;
use std::collections::HashMap;

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
    let places: HashMap<&str, usize> =
        look.sources.coding.iter().enumerate().map(|(at, unit)| (unit.unit.as_str(), at)).collect();
    // The first unit of each paragraph.
    let mut begins: HashMap<(&str, &str), &str> = HashMap::new();
    for unit in &look.sources.coding {
        if let Some((document, rest)) = split(&unit.unit) {
            begins.entry((document, paragraph(rest).0)).or_insert(rest);
        }
    }
    for document in &look.sources.documents {
        let place = record(&document.id);
        let mut before: Option<(usize, &str)> = None;
        for section in &document.sections {
            let first = UnitId::new(format!("{}/{}", document.id, section.first));
            let Some(at) = places.get(first.as_str()) else {
                look.dangling(DOCUMENTS, &place, [&first], notes);
                continue;
            };
            if let Some((_, label)) = before.filter(|(before, _)| before > at) {
                let wrong =
                    format!("the section '{}' begins before '{label}', which is listed before it", section.label);
                notes.fault(DOCUMENTS, &place, wrong, "Put the sections in the order of the document");
            }
            before = Some((*at, &section.label));
            let (locator, _) = paragraph(&section.first);
            if let Some(start) = begins.get(&(document.id.as_str(), locator)).filter(|start| **start != section.first) {
                let wrong = format!("the section '{}' begins at {}, within a paragraph", section.label, section.first);
                notes.slip(DOCUMENTS, &place, wrong, format!("Begin it at {start}, the paragraph's first unit"));
            }
        }
    }
}
