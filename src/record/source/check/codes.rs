//! Codes that the codebook does not list: most likely a slip of the pen. A reader sees them by their names.

use super::look::Look;
use super::{Notes, record};
use crate::codebook::{Area, Topic};
use crate::source::names::{DOCUMENTS, FINDINGS, INSPECTIONS, PLAN, STRONG, THREADS};
use crate::source::near::suggestion;

/// Notes a code that the codebook does not hold.
pub fn unknown<'a>(
    file: &'static str,
    place: impl FnOnce() -> String,
    code: &str,
    list: &str,
    known: (bool, impl FnOnce() -> Vec<&'a str>),
    notes: &mut Notes,
) {
    if !known.0 {
        let near = suggestion(code, known.1());
        let remedy = format!("{near}Correct that field, or add it to the {list} of codebook.json");
        notes.slip(file, place(), format!("'{code}' is not in the codebook"), remedy);
    }
}

/// The known words of a list of codes.
macro_rules! words {
    ($list:expr) => {
        || $list.iter().filter(|code| code.is_known()).map(|code| code.token()).collect::<Vec<&str>>()
    };
}
pub(super) use words;

/// Notes the codes of documents, inspections, findings, plan and threads that the codebook does not hold.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let sources = look.sources;
    let book = &sources.codebook;
    let topic = |file, at: &str, topic: Topic, notes: &mut Notes| {
        unknown(file, || record(at), topic.token(), "topics", (topic.is_known(), words!(book.topics)), notes);
    };
    let area = |file, at: &str, area: Area, notes: &mut Notes| {
        unknown(file, || record(at), area.token(), "areas", (area.is_known(), words!(book.areas)), notes);
    };
    for document in &sources.documents {
        for looked_at in document.looked_at.iter().flatten() {
            topic(DOCUMENTS, &document.id, *looked_at, notes);
        }
    }
    for inspection in &sources.inspections {
        let at = || record(&inspection.id);
        let framework = inspection.framework;
        let known = (framework.is_known(), words!(book.frameworks));
        unknown(INSPECTIONS, at, framework.token(), "frameworks", known, notes);
        for grade in &inspection.grades {
            let known = (grade.status.is_known(), words!(book.certainties));
            unknown(INSPECTIONS, at, grade.status.token(), "certainties", known, notes);
            grade.areas.iter().for_each(|of| area(INSPECTIONS, &inspection.id, *of, notes));
        }
        inspection.reported.iter().for_each(|reported| topic(INSPECTIONS, &inspection.id, reported.topic, notes));
    }
    for finding in &sources.findings {
        let known = (finding.kind.is_known(), words!(book.kinds));
        unknown(FINDINGS, || record(&finding.id), finding.kind.token(), "kinds", known, notes);
        area(FINDINGS, &finding.id, finding.area, notes);
        topic(FINDINGS, &finding.id, finding.topic, notes);
        if let Some(urgency) = finding.urgency {
            let known = (urgency.is_known(), words!(book.urgencies));
            unknown(FINDINGS, || record(&finding.id), urgency.token(), "urgencies", known, notes);
        }
    }
    for of_plan in &sources.plan {
        area(PLAN, &of_plan.id, of_plan.area, notes);
        topic(PLAN, &of_plan.id, of_plan.topic, notes);
    }
    let threads = sources.threads.iter().map(|thread| (THREADS, thread));
    for (file, thread) in threads.chain(sources.strong.iter().map(|strong| (STRONG, strong))) {
        for step in &thread.steps {
            let at = || format!("record {}, step {}", thread.id, step.from);
            let known = (step.says.is_known(), words!(book.verdicts));
            unknown(file, at, step.says.token(), "verdicts", known, notes);
        }
    }
}
