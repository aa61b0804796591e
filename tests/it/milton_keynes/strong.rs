//! What is strong throughout in Milton Keynes: which issues, by whose praise, and that nothing held criticises them.
use super::sources::{by_hand, folder};
use crate::support::codes::RECORD;
use inspection_explorer::record::ThreadStep;
use inspection_explorer::record::source::read;
use inspection_explorer::threads::{ThreadFilter, strong};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The issues in the order of the page, with the years of their praise.
const ISSUES: [(&str, &[u16]); 12] = [
    ("out-of-hours-service", &[2011, 2016, 2021, 2024]),
    ("activities-and-interests", &[2016, 2021, 2024]),
    ("care-within-the-wider-family", &[2016, 2021, 2024]),
    ("children-missing-education", &[2016, 2021, 2024]),
    ("family-drug-and-alcohol-court", &[2016, 2021, 2024]),
    ("family-time", &[2016, 2021, 2024]),
    ("leaders-within-reach", &[2016, 2021, 2024]),
    ("newly-qualified-social-workers", &[2011, 2016, 2021]),
    ("agencies-at-protection-meetings", &[2016, 2021, 2024]),
    ("physical-health-in-care", &[2016, 2021, 2024]),
    ("specialist-help-for-families", &[2016, 2021, 2024]),
    ("understanding-disabled-children", &[2016, 2021, 2024]),
];

/// Units that have the words and are about something else, each with what that is.
type Elsewhere = &'static [(&'static str, &'static str)];

/// Words by which the documents speak of an issue, and the concerns and recommendations in which they stand all the same,
/// each with what it is about instead.
const SPOKEN_OF: [(&str, &[&str], Elsewhere); 12] = [
    (
        "out-of-hours-service",
        &["out-of-hours", "out of hours", "evening", "weekend"],
        &[("sif-2016/p15.s6", "visits that the front door did not record; the service was not told of them")],
    ),
    ("activities-and-interests", &["leisure", "hobb", "sport", "activities that"], &[]),
    (
        "care-within-the-wider-family",
        &["wider family", "extended famil", "family network", "relatives", "kinship"],
        &[(
            "panel-2022/p29.s3",
            "approval of those who look after relatives' children: the thread carers-within-the-family",
        )],
    ),
    ("children-missing-education", &["missing education", "missing from education"], &[]),
    ("family-drug-and-alcohol-court", &["fdac", "drug and alcohol court"], &[]),
    ("family-time", &["family time", "contact arrangements", "contact between"], &[]),
    ("leaders-within-reach", &["accessible", "visible", "approachable"], &[]),
    ("newly-qualified-social-workers", &["newly qualified", "assessed and supported year"], &[]),
    (
        "agencies-at-protection-meetings",
        &["core group", "well attended", "well-attended", "non-attendance"],
        &[("sif-2016/p148.s2", "attendance at training by the safeguarding board")],
    ),
    (
        "physical-health-in-care",
        &["physical health", "health assessment", "health care", "nurse"],
        &[(
            "sif-2016/children-in-care.p3.s2",
            "waits for mental health services: the thread camhs-and-emotional-health",
        )],
    ),
    ("specialist-help-for-families", &["edge of care", "fast,", "the fast", "step ("], &[]),
    (
        "understanding-disabled-children",
        &["disab"],
        &[
            ("apa-2006/summary.p1.s5", "special schools"),
            ("apa-2006/achieving-economic-well-being.b1.s1", "courses at 14 to 19"),
            ("sif-2016/rec13", "lessons from allegations"),
            ("sif-2016/p36.s2", "lessons from allegations"),
            ("sif-2016/exec5.s9", "lessons from allegations"),
            ("sif-2016/p69.s5", "adoption"),
            ("sif-2016/board.p2.s5", "oversight by the safeguarding board"),
            ("sif-2016/p126.s1", "oversight by the safeguarding board"),
            ("sif-2016/p144.s1", "oversight by the safeguarding board"),
            ("sif-2016/p145.s1", "the safeguarding board's own analysis and reports"),
            ("sif-2016/p145.s4", "lessons from allegations"),
        ],
    ),
];

#[test]
fn twelve_issues_were_praised_in_three_inspections_or_more() {
    let told: Vec<(&str, Vec<u16>)> =
        strong(&RECORD).into_iter().map(|one| (one.thread.id.as_str(), one.years)).collect();
    assert_eq!(told, ISSUES.map(|(id, years)| (id, years.to_vec())));
    for one in strong(&RECORD) {
        let silent = one.thread.id == "newly-qualified-social-workers";
        assert_eq!(one.not_mentioned, silent.then_some(2024), "{}", one.thread.id);
        assert!(ThreadFilter::default().shows_strong(&one));
    }
}

#[test]
fn every_step_rests_on_praise_and_no_thread_follows_the_issue() {
    for one in &RECORD.strong {
        assert!(RECORD.thread(&one.id).is_none(), "{} is a thread", one.id);
        assert!(RECORD.threads.iter().all(|thread| thread.name != one.name), "{} is called as a thread is", one.id);
        for step in &one.steps {
            assert!(!step.findings.is_empty(), "{}: {}", one.id, step.from);
            for id in &step.findings {
                let finding = RECORD.finding(id).expect("it is told");
                assert!(finding.kind.is_favourable(), "{id}");
                assert_eq!(finding.inspection.as_str(), step.from.as_str(), "{id}");
                assert!(RECORD.strong_of_finding(id).any(|other| other.id == one.id), "{id} leads back");
            }
        }
    }
}

/// Where inspectors praised most, or for the most part, the step says so.
#[test]
fn praise_with_a_reservation_says_so() {
    let reserved = |step: &ThreadStep| {
        step.summary.split(|c: char| !c.is_alphabetic()).any(|w| ["most", "mostly", "Most"].contains(&w))
    };
    let told: Vec<(&str, &str)> = RECORD
        .strong
        .iter()
        .flat_map(|one| one.steps.iter().map(|step| (one.id.as_str(), step)))
        .filter(|(_, step)| reserved(step))
        .map(|(id, step)| (id, step.from.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("care-within-the-wider-family", "ilacs-2021"),
            ("children-missing-education", "ilacs-2021"),
            ("physical-health-in-care", "sif-2016"),
            ("physical-health-in-care", "ilacs-2021"),
            ("specialist-help-for-families", "sif-2016"),
            ("understanding-disabled-children", "ilacs-2021"),
        ]
    );
}

/// Candidates that fall short: only two inspections judged them, or one criticised them.
#[test]
fn what_was_criticised_or_praised_only_twice_is_not_among_them() {
    let unfavourable = |topic: &str| -> BTreeSet<&str> {
        let own =
            RECORD.findings.iter().filter(|finding| finding.topic.token() == topic && !finding.kind.is_favourable());
        own.map(|finding| finding.id.as_str()).collect()
    };
    assert!(unfavourable("family-time").is_empty());
    // One care leaver did not know of the yearly celebration: the list has activities alone.
    assert_eq!(unfavourable("achievements"), BTreeSet::from(["sif-2016/p99.s5:concern"]));
    let praised = |topic: &str| -> BTreeSet<&str> {
        let own =
            RECORD.findings.iter().filter(|finding| finding.topic.token() == topic && finding.kind.is_favourable());
        own.map(|finding| finding.inspection.as_str()).collect()
    };
    assert_eq!(praised("unaccompanied-children"), BTreeSet::from(["ilacs-2024", "sif-2016"]));
    assert_eq!(praised("youth-justice"), BTreeSet::from(["apa-2006", "ilacs-2024"]));
    assert_eq!(praised("homeless-16-17"), BTreeSet::from(["ilacs-2024", "sif-2016"]));
}

/// No sentence that is coded as a concern or a recommendation speaks of these issues, but for those that are known to be
/// about something else.
#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn no_concern_and_no_recommendation_of_any_document_speaks_of_them() {
    assert!(folder().is_dir());
    let mut texts: BTreeMap<String, String> =
        by_hand().into_iter().map(|row| (row[0].clone(), row[5].to_ascii_lowercase())).collect();
    texts.extend(super::cutting::cut_further().into_iter().map(|row| (row[0].clone(), row[5].to_ascii_lowercase())));
    let coding = read(Path::new("src/data")).expect("the record reads").coding;
    let critical: Vec<(&str, &str)> = coding
        .iter()
        .filter(|unit| !unit.unit.starts_with("plan-2022"))
        .filter(|unit| unit.codes.iter().any(|code| code.kind.makes_findings() && !code.kind.is_favourable()))
        .map(|unit| (unit.unit.as_str(), texts[unit.unit.as_str()].as_str()))
        .collect();
    assert!(critical.len() > 250, "{} critical sentences", critical.len());
    for (id, words, elsewhere) in SPOKEN_OF {
        assert!(RECORD.strong(id).is_some(), "{id}");
        let found: BTreeSet<&str> = critical
            .iter()
            .filter(|(_, text)| words.iter().any(|word| text.contains(word)))
            .map(|(unit, _)| *unit)
            .collect();
        assert_eq!(found, elsewhere.iter().map(|(unit, _)| *unit).collect(), "{id}");
        assert!(elsewhere.iter().all(|(_, about)| !about.is_empty()));
    }
}
