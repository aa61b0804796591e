//! A made-up record full of words, for the tests of the search: plurals, hyphens, initials and terms.

use record::{Finding, Record, Term};

/// What its findings say.
const SUMMARIES: [&str; 28] = [
    "Families were heard, and each family had one social worker.",
    "Assessments of need were clear; the assessment of risk was not.",
    "Each agency knew its part, and agencies met every week.",
    "The strategy was new, and older strategies were still in use.",
    "A child waited for weeks, as other children had.",
    "One person led the team of twelve people.",
    "Carers were trained, and a foster carer could ring at night.",
    "Inspectors visited twice.",
    "The police came when they were called, even for a short visit.",
    "Staff and officers stayed for years.",
    "Multi-agency meetings led to a plan.",
    "Multi-agencies is a word that nobody likes.",
    "The work was full-time, and the out-of-hours team was quick.",
    "A self-assessment was honest, and well-being was well-considered.",
    "Foster-carers were praised by their social workers.",
    "Care leavers had a flat each.",
    "Fewer young people were not in employment than before.",
    "Allegations against adults were looked into on the day.",
    "The designated officer answered within a day.",
    "Therapy for the young came within six weeks.",
    "Independent reviews were on time, and reviewing officers spoke up.",
    "The safeguarding hub was busy.",
    "Special educational needs were known early.",
    "Children who came unaccompanied were met at once.",
    "A personal adviser wrote to each young adult.",
    "Criminal exploitation was spotted early, and brothers stayed together.",
    "From the first day permanence was planned after an assessment, and childhood was not cut short.",
    "A policy was written for each home.",
];

/// Its terms: name, initials, other forms, and the words that the summaries use for each.
const TERMS: [(&str, &str, &[&str], &[&str]); 10] = [
    ("Not in education, employment or training", "NEET", &[], &["not in employment"]),
    (
        "Local authority designated officer",
        "LADO",
        &["designated officer"],
        &["designated officer", "allegations against"],
    ),
    ("Child and adolescent mental health services", "CAMHS", &[], &["therapy"]),
    ("Independent reviewing officer", "IRO", &["IROs", "reviewing officers"], &["reviewing officers"]),
    ("Multi-agency safeguarding hub", "MASH", &[], &["safeguarding hub"]),
    ("Special educational needs and disabilities", "SEND", &["SEN"], &["special educational needs"]),
    ("Unaccompanied asylum-seeking children", "UASC", &[], &["unaccompanied"]),
    ("Personal adviser", "PA", &["PAs", "personal advisers"], &["personal advisers"]),
    ("Family Assessment and Support Team", "FAST", &[], &[]),
    ("Support for troubled young people", "STEP", &[], &[]),
];

/// The record: Anyshire with these findings and terms.
pub fn record() -> Record {
    let mut record = crate::made_up::anyshire();
    let inspection = "ilacs-2026";
    let model = record.findings_of(inspection).next().unwrap().clone();
    let finding = |(number, summary): (usize, &&str)| Finding {
        id: format!("{inspection}/q{number}.s1:concern").as_str().into(),
        summary: (*summary).to_owned(),
        units: vec![format!("{inspection}/q{number}.s1").as_str().into()],
        ..model.clone()
    };
    record.findings.extend(SUMMARIES.iter().enumerate().map(finding));
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    record.glossary = TERMS
        .iter()
        .map(|(term, initials, also, finds)| Term {
            term: (*term).to_owned(),
            acronym: Some((*initials).to_owned()),
            also: owned(also),
            finds: owned(finds),
            ..Term::default()
        })
        .collect();
    record.indexed()
}
