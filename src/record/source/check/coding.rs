//! The rows of the coding against the documents and against one another.

use super::Notes;
use super::look::{Look, doubles};
use crate::cite::{paragraph, section_of, split};
use crate::codebook::{Kind, KindRole};
use crate::source::CodedUnit;
use crate::source::coding::FILE;
use crate::source::near::suggestion;

fn place(unit: &CodedUnit) -> String {
    format!("unit {}", unit.unit)
}

/// Notes units that are coded twice, that belong to no document, or that stand in none of its sections.
pub fn documents(look: &Look<'_>, notes: &mut Notes) {
    if look.units.len() < look.sources.coding.len() {
        for unit in doubles(look.sources.coding.iter().map(|unit| unit.unit.as_str())) {
            notes.fault(FILE, format!("unit {unit}"), "it is coded twice", "Remove one of the two rows");
        }
    }
    // Sentences of one paragraph stand in one section: each paragraph is asked for once.
    let mut before: Option<(&str, &str)> = None;
    for unit in &look.sources.coding {
        let parts = split(&unit.unit).map(|(document, rest)| (document, paragraph(rest).0));
        if parts.is_some() && parts == before {
            continue;
        }
        before = parts;
        let Some((id, locator)) = parts else { continue };
        match look.documents.get(id) {
            None => {
                let near = suggestion(id, look.sources.documents.iter().map(|document| document.id.as_str()));
                let remedy = format!("{near}Begin the unit with an id of documents.json, for example ilacs-2024/p1.s1");
                notes.fault(FILE, place(unit), "its document is not known", remedy);
            }
            Some(document) if section_of(document, locator).is_none() => {
                let remedy = "Add the section that begins there to documents.json";
                notes.fault(FILE, place(unit), "it is in no section of its document", remedy);
            }
            Some(_) => {}
        }
    }
}

/// Notes repetitions of units that are not known, of other kinds, or that repeat others themselves, and codes that say nothing.
pub fn restates(look: &Look<'_>, notes: &mut Notes) {
    for unit in look.sources.coding.iter().filter(|unit| unit.codes.len() > 1 || !unit.restates.is_empty()) {
        for code in doubles(&unit.codes) {
            let wrong = format!("it is coded twice as {} in {}", code.kind.token(), code.area.token());
            let distinct = unit.codes.iter().filter(|other| *other == code).count() > 1
                && code.kind.role() != KindRole::Recommendation;
            if distinct {
                notes.slip(FILE, place(unit), wrong, "Give each code its own kind or topic, or leave one out");
            }
        }
        for twice in doubles(&unit.restates) {
            notes.slip(FILE, place(unit), format!("it repeats {twice} twice"), "Name each unit once");
        }
        look.dangling(FILE, &place(unit), &unit.restates, notes);
        for full in &unit.restates {
            if *full == unit.unit {
                notes.fault(
                    FILE,
                    place(unit),
                    "it repeats itself",
                    "Name another unit that says it most fully, or none",
                );
                continue;
            }
            let Some(full) = look.unit(full) else { continue };
            restated(look, unit, full, notes);
        }
    }
}

fn restated(look: &Look<'_>, unit: &CodedUnit, full: &CodedUnit, notes: &mut Notes) {
    if !full.restates.is_empty() {
        let wrong = format!("it repeats {}, which itself repeats another unit", full.unit);
        notes.fault(FILE, place(unit), wrong, "Name the unit that says it most fully");
    }
    // A repetition is left out of the counts: it must say there what it says here.
    let theirs: Vec<Kind> = full.codes.iter().map(|code| code.kind).collect();
    let counted = unit.codes.iter().map(|code| code.kind).filter(|kind| kind.makes_findings());
    if !unit.codes.iter().any(|code| theirs.contains(&code.kind))
        && let Some(kind) = counted.clone().next()
    {
        let kinds: Vec<&str> = theirs.iter().map(|kind| kind.token()).collect();
        let wrong = format!("it is a {} and repeats {}, a {}", kind.token(), full.unit, kinds.join(" and "));
        let remedy = "Name a unit of the same kind, or none: a unit repeats only what is of its kind";
        // A council's paper may turn a recommendation into what it must improve.
        if look.document_of(&unit.unit).is_none_or(|document| document.by_inspectorate) {
            notes.slip(FILE, place(unit), wrong, remedy);
        } else if !(kind.is_concern() && theirs.iter().any(|kind| kind.is_concern())) {
            notes.advice(FILE, place(unit), wrong, remedy);
        }
    }
    let dated = |unit: &CodedUnit| look.author_of(&unit.unit).map(|document| document.published);
    if let (Some(here), Some(there)) = (dated(unit), dated(full))
        && here.is_before(there)
    {
        let wrong = format!("it repeats {}, which was written later ({there})", full.unit);
        notes.slip(FILE, place(unit), wrong, "Name a unit of the same document or of an earlier one, or none");
    }
}
