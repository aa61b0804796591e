//! What the Sources view says of a record's parts, and of those that it does not have.

use record::Record;

/// How steps of threads were matched, as far as the record shows that it was done. `None` where it has no threads.
pub fn matched(record: &Record) -> Option<String> {
    let checked = match record.step_agreement {
        Some(_) => " A second reader checked each one and removed anything about a different issue.",
        None => "",
    };
    (!record.threads.is_empty()).then(|| {
        format!(
            "We matched findings by reading them, not by topic label. Each step says no more than the sentences it cites.{checked} That an issue was resolved is never inferred from silence: if a document does not mention it, the thread says what that document covered."
        )
    })
}

/// What stands above the list of what is known and not available: `inspections` without a document, and `parts` that
/// documents name.
pub const fn not_available(inspections: usize, parts: usize) -> &'static str {
    match (inspections, parts) {
        (0, 0) => "We have a document for every inspection in this record.",
        (0, _) => "The documents we have name these papers. We do not have them.",
        _ => {
            "We know of these inspections, visits and ratings from other sources. Where we know a grade, the chart shows it as a hollow mark. Where we do not, it shows none."
        }
    }
}

/// What a record may have and this one does not, a sentence for each. None where it has everything.
pub fn lacking(record: &Record) -> Vec<&'static str> {
    let lacks = [
        (
            record.agreement.is_none(),
            "No second coding: nobody has coded some of the sentences again, so we cannot say how far two people would agree.",
        ),
        (record.threads.is_empty(), "No threads: issues are not yet followed from one report to the next."),
        (
            !record.threads.is_empty() && record.step_agreement.is_none(),
            "No second reading of the threads: nobody has judged some of their steps again.",
        ),
        (record.plan.is_empty(), "No action plan: this record does not have what the council said it would do."),
        (record.comparison.is_none(), "No other authorities: this record does not have their grades."),
        (record.glossary.is_empty(), "No meanings: the terms that reports use are not explained here."),
    ];
    lacks.into_iter().filter(|(lacking, _)| *lacking).map(|(_, words)| words).collect()
}
