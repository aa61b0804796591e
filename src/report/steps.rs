//! A thread in words, step by step.

use super::line::Line;
use record::cite::step_citations;
use record::threads::Course;
use record::{Record, Standing, Thread, ThreadStep, Voice};

/// A thread's question, and how the issue stood at the last inspection.
pub fn about(record: &Record, thread: &Thread) -> String {
    let standing = Course::new(record, thread).and_then(|course| {
        let (last, said) = (course.judged_by?, course.standing);
        let silent = if said == Standing::NOT_MENTIONED { " (not a judgement)" } else { "" };
        Some(format!(" · {}: {}{silent}", last.short_name(), said.label().to_ascii_lowercase()))
    });
    format!("{}{}", thread.question, standing.unwrap_or_default())
}

/// A line for each step: 'November 2006, letter: Persists. …'.
pub fn lines(record: &Record, thread: &Thread) -> Vec<Line> {
    let line = |step: &ThreadStep| {
        let who = record.voice(&step.from).map(|voice| format!("{}: ", heard_in(record, voice))).unwrap_or_default();
        Line {
            text: format!("{who}{}. {}", step.says.label(), step.summary),
            citations: step_citations(record, step),
            ..Line::default()
        }
    };
    thread.steps.iter().map(line).collect()
}

/// When somebody spoke and in what: 'November 2006, letter'.
fn heard_in(record: &Record, voice: Voice<'_>) -> String {
    let form = match voice {
        Voice::Document(document) => format!("the council's {}", document.form),
        Voice::Inspection(inspection) => {
            let mut own = record.documents.iter().filter(|document| document.inspection == inspection.id);
            own.find(|document| document.is_inspectors()).map_or_else(
                || format!("{}, known from another document", inspection.noun()),
                |document| document.form.clone(),
            )
        }
    };
    let when = voice.month_and_year().map(|when| format!("{when}, ")).unwrap_or_default();
    format!("{when}{form}")
}
