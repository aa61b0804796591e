//! Inspections: what they looked at, and where what is said of them stands.

use super::look::{Look, doubles};
use super::{Notes, record};
use crate::cite::split;
use crate::codebook::Reach;
use crate::model::{Graded, Inspection, Source};
use crate::source::names::INSPECTIONS;

/// The sources of an inspection and of its grades.
fn sources_of(inspection: &Inspection) -> impl Iterator<Item = &Source> {
    inspection.grades.iter().map(|grade| &grade.source).chain([&inspection.source])
}

/// Notes inspections whose silence could mean anything, and what is reported of them twice.
pub fn alone(look: &Look<'_>, notes: &mut Notes) {
    for inspection in &look.sources.inspections {
        // Most are visits to a part, but not all: what silence means must not be guessed.
        if inspection.graded == Graded::No
            && inspection.framework.entry().reach != Reach::Part
            && inspection.reach.is_none()
        {
            notes.fault(
                INSPECTIONS,
                record(&inspection.id),
                "it has no grade, and nothing says how much it looked at",
                "Write \"reach\": \"part\" for a visit to part of the services, or \"full\" if it looked at everything",
            );
        }
        let reported: Vec<_> = inspection.reported.iter().map(|one| (one.unit.as_str(), one.topic)).collect();
        for (unit, topic) in doubles(&reported) {
            let wrong = format!("{unit} is listed twice as reporting on {}", topic.token());
            notes.slip(INSPECTIONS, record(&inspection.id), wrong, "Remove one of the two");
        }
    }
}

/// Notes sources that name documents which there are not, or units of another document.
pub fn documents(look: &Look<'_>, notes: &mut Notes) {
    for inspection in &look.sources.inspections {
        let place = record(&inspection.id);
        for source in sources_of(inspection) {
            let Some(document) = source.document.as_deref() else { continue };
            if !look.documents.contains_key(document) {
                let ids = look.sources.documents.iter().map(|document| document.id.as_str());
                let near = crate::source::near::suggestion(document, ids);
                let wrong = format!("its source names the document {document}, which is not in documents.json");
                let remedy = format!("{near}Use an id of documents.json, or leave the document out");
                notes.fault(INSPECTIONS, &place, wrong, remedy);
            } else if let Some(unit) =
                source.units.iter().find(|unit| split(unit).is_some_and(|(of, _)| of != document))
            {
                let wrong = format!("its source names the document {document}, and cites {unit} of another one");
                notes.slip(INSPECTIONS, &place, wrong, "Cite units of the document that is named");
            }
        }
        for reported in &inspection.reported {
            let author = look.author_of(&reported.unit);
            if author.is_some_and(|document| document.by_inspectorate && document.inspection == inspection.id) {
                let wrong = format!("{} reports on it, and is in its own document", reported.unit);
                let remedy = "Code it as a concern there: 'reported' is for what documents tell of other inspections";
                notes.slip(INSPECTIONS, &place, wrong, remedy);
            }
        }
    }
}

/// Notes units that no document holds.
pub fn units(look: &Look<'_>, notes: &mut Notes) {
    for inspection in &look.sources.inspections {
        let place = record(&inspection.id);
        look.dangling(INSPECTIONS, &place, sources_of(inspection).flat_map(|source| &source.units), notes);
        look.dangling(INSPECTIONS, &place, inspection.reported.iter().map(|reported| &reported.unit), notes);
    }
}
