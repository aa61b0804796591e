//! What an entry, or a note, is about: its words and where it stands.

use super::cited::of_source;
use explore::names::UNKNOWN;
use record::cite::{citations, split};
use record::grades::title;
use record::words::{count, list, lower_first, sentence_case};
use record::{Area, Citation, Document, Inspection, Record, Subject};

/// Something that the record holds, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What it says, in one sentence.
    pub title: String,
    /// Where it belongs: '2024 inspection · Care leavers · Concern'.
    pub about: String,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// What the record holds of a subject, if it holds it.
pub fn describe(record: &Record, subject: &Subject) -> Option<Described> {
    match subject {
        Subject::Record => Some(of_record(record)),
        Subject::Document(id) => record.document(id.as_str()).map(of_document),
        Subject::Area(id) => record.area(id.as_str()).map(of_area),
        Subject::Inspection(id) => record.inspection(id.as_str()).map(|inspection| of_inspection(record, inspection)),
        Subject::Grade { inspection, judgement } => of_grade(record, inspection.as_str(), judgement),
        Subject::Finding(id) => of_finding(record, id.as_str()),
        Subject::Thread(id) => of_thread(record, id.as_str()),
        Subject::Action(unit) => of_action(record, unit.as_str()),
    }
}

fn of_record(record: &Record) -> Described {
    Described {
        title: format!("{} children's services: the inspection record", record.authority.name),
        about: count(record.inspections.len(), "inspection, visit or rating", "inspections, visits and ratings"),
        citations: Vec::new(),
    }
}

fn of_area(area: Area) -> Described {
    Described { title: explore::area::title(area), about: area.meaning().to_owned(), citations: Vec::new() }
}

fn of_document(document: &Document) -> Described {
    Described {
        title: document.title.clone(),
        about: format!("{} · {}", document.author, document.published),
        citations: vec![Citation {
            document: document.title.clone(),
            section: String::new(),
            place: String::new(),
            units: Vec::new(),
            url: document.url.clone(),
            printed_in: None,
        }],
    }
}

/// The finding with this id.
fn of_finding(record: &Record, id: &str) -> Option<Described> {
    let finding = record.finding(id)?;
    let inspection = record.inspection(&finding.inspection).map_or_else(|| UNKNOWN.to_owned(), Inspection::short_name);
    Some(Described {
        title: finding.summary.clone(),
        about: format!("{inspection} · {} · {}", finding.area.label(), finding.kind.label()),
        citations: citations(record, &finding.units),
    })
}

/// The action of the plan with this unit.
fn of_action(record: &Record, unit: &str) -> Option<Described> {
    let (area, action) = record.action(unit)?;
    let plan = split(unit).and_then(|(document, _)| record.document(document));
    let plan = plan.map(|plan| plan.title.as_str()).unwrap_or_default();
    Some(Described {
        title: action.summary.clone(),
        about: format!("{plan} · {} · {}", area.called(), area.area.label()),
        citations: citations(record, core::slice::from_ref(&action.unit)),
    })
}

/// The thread with this id, cited by all that is said in it.
fn of_thread(record: &Record, id: &str) -> Option<Described> {
    let thread = record.thread(id)?;
    Some(Described {
        title: thread.name.clone(),
        about: super::steps::about(record, thread),
        citations: super::steps::lines(record, thread).into_iter().flat_map(|line| line.citations).collect(),
    })
}

/// An inspection, a visit or a rating as a whole.
fn of_inspection(record: &Record, inspection: &Inspection) -> Described {
    let citations = of_source(record, &inspection.source, inspection);
    Described { title: title(inspection, None), about: inspection.short_name(), citations }
}

/// One judgement of an inspection.
fn of_grade(record: &Record, inspection: &str, judgement: &str) -> Option<Described> {
    let inspection = record.inspection(inspection)?;
    let grade = inspection.grades.iter().find(|grade| grade.judgement == judgement)?;
    let areas = list(&grade.areas.iter().map(|area| lower_first(area.label())).collect::<Vec<_>>());
    let areas = if areas.is_empty() { String::new() } else { format!(" · {}", sentence_case(&areas)) };
    Some(Described {
        title: title(inspection, Some(grade)),
        about: format!("{}{areas} · {}", inspection.short_name(), sentence_case(grade.status.label())),
        citations: of_source(record, &grade.source, inspection),
    })
}
