//! What an entry, or a note, is about: its words and where it stands.

use super::cited::{citations, of_source};
use record::cite::split;
use record::grades::title;
use record::words::{list, sentence_case};
use record::{Citation, Inspection, Record};

/// Something that the record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it says, in one sentence.
    pub title: String,
    /// Where it belongs: '2024 ILACS · Care leavers · Concern'.
    pub about: String,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// What a note with this target is about: a finding, an action of the plan, a thread, or a grade.
pub fn of_note(record: &Record, target: &str) -> Option<Subject> {
    let grade_or_thread = || match target.split_once(':')? {
        ("grade", rest) => of_grade(record, rest),
        ("thread", id) => of_thread(record, id),
        _ => None,
    };
    of_finding(record, target).or_else(|| of_action(record, target)).or_else(grade_or_thread)
}

/// The finding with this id.
pub fn of_finding(record: &Record, id: &str) -> Option<Subject> {
    let finding = record.finding(id)?;
    let inspection = record.inspection(&finding.inspection).map_or_else(|| finding.inspection.to_string(), short);
    Some(Subject {
        title: finding.summary.clone(),
        about: format!("{inspection} · {} · {}", finding.area.label(), finding.kind.label()),
        citations: citations(record, &finding.units),
    })
}

/// The action of the plan with this unit.
pub fn of_action(record: &Record, unit: &str) -> Option<Subject> {
    let (area, action) = record.action(unit)?;
    let plan = split(unit).and_then(|(document, _)| record.document(document));
    let plan = plan.map(|plan| plan.title.as_str()).unwrap_or_default();
    Some(Subject {
        title: action.summary.clone(),
        about: format!("{plan} · {} · {}", area.id, area.area.label()),
        citations: citations(record, core::slice::from_ref(&action.unit)),
    })
}

/// The thread with this id, cited by all that is said in it.
pub fn of_thread(record: &Record, id: &str) -> Option<Subject> {
    let thread = record.thread(id)?;
    Some(Subject {
        title: thread.name.clone(),
        about: super::steps::about(record, thread),
        citations: super::steps::lines(record, thread).into_iter().flat_map(|line| line.citations).collect(),
    })
}

/// A grade or a visit without one, named as `ilacs-2024:overall effectiveness` or `visit-2020:`.
fn of_grade(record: &Record, name: &str) -> Option<Subject> {
    let (id, judgement) = name.split_once(':')?;
    let inspection = record.inspection(id)?;
    if judgement.is_empty() {
        let citations = of_source(record, &inspection.source, inspection);
        return Some(Subject { title: title(inspection, None), about: short(inspection), citations });
    }
    let grade = inspection.grades.iter().find(|grade| grade.judgement == judgement)?;
    let areas = list(&grade.areas.iter().map(|area| area.label().to_ascii_lowercase()).collect::<Vec<_>>());
    let areas = if areas.is_empty() { String::new() } else { format!(" · {}", sentence_case(&areas)) };
    Some(Subject {
        title: title(inspection, Some(grade)),
        about: format!("{}{areas} · {}", short(inspection), sentence_case(grade.status.label())),
        citations: of_source(record, &grade.source, inspection),
    })
}

/// An inspection in short: '2024 ILACS'.
pub fn short(inspection: &Inspection) -> String {
    format!("{} {}", inspection.year(), inspection.framework.initials())
}
