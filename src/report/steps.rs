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
        Some(format!(" · {}: {}{silent}", last.short_name(), record::words::lower_first(said.label())))
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
        Voice::Document(document) => format!("{}'s {}", record.authority.body(), document.form),
        Voice::Inspection(inspection) => {
            let mut own = record.documents.iter().filter(|document| document.inspection == inspection.id);
            own.find(|document| document.is_inspectors()).map_or_else(
                || format!("{}, known from another document", inspection.noun()),
                |document| document.form.clone(),
            )
        }
    };
    let when = voice.month_and_year().map(|when| format!("{when}, ")).unwrap_or_default();
    let told = if let Voice::Inspection(inspection) = voice { inspection.of_and_by() } else { String::new() };
    format!("{when}{form}{told}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_says_how_its_issue_stood_or_that_it_was_not_mentioned() {
        let mut record = crate::made_up::anyshire();
        let book = record.codebook.clone();
        let cases = [
            (&[("ilacs-2021", "raised"), ("ilacs-2026", "resolved")][..], "Is it so? · 2026 inspection: resolved"),
            (&[("ilacs-2021", "raised"), ("ilacs-2026", "improved")], "Is it so? · 2026 inspection: improved"),
            (&[("ilacs-2026", "raised")], "Is it so? · 2026 inspection: raised"),
            (&[("ilacs-2021", "raised")], "Is it so? · 2026 inspection: not mentioned (not a judgement)"),
            (&[("ilacs-2021", "praised")], "Is it so?"),
        ];
        for (steps, words) in cases {
            let thread = record.threads.first_mut().unwrap();
            let model = thread.steps[0].clone();
            let step = |(from, says): &(&str, &str)| ThreadStep {
                from: (*from).into(),
                says: book.says(says).unwrap(),
                ..model.clone()
            };
            thread.question = "Is it so?".to_owned();
            thread.steps = steps.iter().map(step).collect();
            assert_eq!(about(&record, &record.threads[0]), words);
        }
    }

    #[test]
    fn who_speaks_and_in_what_is_said_for_reports_the_council_and_what_others_tell() {
        let record = crate::made_up::anyshire();
        for (from, words) in [
            ("ilacs-2026", "February 2026, report"),
            ("lpr-2014", "March 2014, letter"),
            ("sif-2012", "May 2012, inspection, known from another document"),
            ("plan-2026", "June 2026, the council's plan"),
        ] {
            assert_eq!(heard_in(&record, record.voice(from).unwrap()), words);
        }
    }
}
