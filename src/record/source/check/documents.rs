//! Documents: each belongs to an inspection, is coded, and can be told from every other one.

use super::look::{Look, doubles, repeats};
use super::{Notes, record};
use crate::cite::split;
use crate::ids::UnitId;
use crate::source::names::DOCUMENTS;
use crate::source::near::suggestion;
use rustc_hash::FxHashSet;

/// Notes documents of inspections that are not known.
pub fn inspections(look: &Look<'_>, notes: &mut Notes) {
    for document in &look.sources.documents {
        let of = document.inspection.as_str();
        if !look.inspections.contains_key(of) {
            let near = suggestion(of, look.sources.inspections.iter().map(|inspection| inspection.id.as_str()));
            let remedy = format!("{near}Use an id of inspections.json, or add the inspection there");
            notes.fault(DOCUMENTS, record(&document.id), format!("the inspection {of} is not known"), remedy);
        }
    }
}

/// Notes documents of which no unit is coded, and reports of inspectors that give no finding.
pub fn coded(look: &Look<'_>, notes: &mut Notes) {
    let coded = documents_of(look.sources.coding.iter().map(|unit| &unit.unit));
    let telling = documents_of(look.sources.findings.iter().filter_map(|finding| finding.units.first()));
    for document in &look.sources.documents {
        let id = document.id.as_str();
        if !coded.contains(id) {
            let remedy = "Code its units in coding.csv, or remove it: the page says that it was read";
            notes.slip(DOCUMENTS, record(id), "no unit of it is coded", remedy);
        } else if document.by_inspectorate && !telling.contains(id) {
            let remedy = "Check whether it holds no strength, concern or recommendation at all";
            notes.advice(DOCUMENTS, record(id), "inspectors wrote it, and no finding comes from it", remedy);
        }
    }
}

/// The documents of units. Units of one document follow one another.
fn documents_of<'a>(units: impl Iterator<Item = &'a UnitId>) -> FxHashSet<&'a str> {
    let mut last = None;
    let mut documents = FxHashSet::default();
    for (document, _) in units.filter_map(|unit| split(unit)) {
        if last != Some(document) {
            documents.insert(document);
            last = Some(document);
        }
    }
    documents
}

/// Notes documents that cannot be told apart, and lists of topics that say nothing.
pub fn alone(look: &Look<'_>, notes: &mut Notes) {
    let titles = look.sources.documents.iter().map(|document| (document.title.trim(), document.id.as_str()));
    for (title, id) in repeats(titles) {
        let remedy = "Give each its own title: citations name documents by it";
        notes.fault(DOCUMENTS, record(id), format!("another document has the title '{title}' too"), remedy);
    }
    for document in &look.sources.documents {
        let Some(topics) = &document.looked_at else { continue };
        if topics.is_empty() && document.by_inspectorate {
            let remedy = "List the topics, or leave 'looked_at' out if it looked at everything";
            notes.fault(
                DOCUMENTS,
                record(&document.id),
                "inspectors wrote it, and 'looked_at' is an empty list",
                remedy,
            );
        }
        for topic in doubles(topics) {
            let wrong = format!("'looked_at' names {} twice", topic.token());
            notes.slip(DOCUMENTS, record(&document.id), wrong, "Name each topic once");
        }
    }
}
