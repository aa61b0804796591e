//! What changed between two inspections.

use crate::support::anyshire::{ANYSHIRE, with_documents};
use inspection_explorer::record::Record;
use inspection_explorer::threads::{Both, Change, by_topic, caveat, changed, latest_pair, pairs};

/// Under one framework, and both looked at everything: with or without grades.
#[test]
fn only_inspections_that_looked_at_everything_are_compared_matter_by_matter() {
    let ids = |record: &Record| -> Vec<(String, String)> {
        pairs(record).iter().map(|(from, to)| (from.id.as_str().to_owned(), to.id.as_str().to_owned())).collect()
    };
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        ids(&ANYSHIRE),
        [pair("ilacs-2021", "ilacs-2026"), pair("pilot-2018", "ilacs-2026"), pair("pilot-2018", "ilacs-2021")]
    );
    for (from, to) in [
        ("visit-2023", "ilacs-2026"),
        ("ilacs-2026", "ilacs-2021"),
        ("sif-2016", "ilacs-2021"),
        ("sif-2012", "sif-2016"),
    ] {
        assert!(changed(&ANYSHIRE, from, to).is_none(), "{from} {to}");
    }
    let why = |one: &str, other: &str| caveat(ANYSHIRE.inspection(one).unwrap(), ANYSHIRE.inspection(other).unwrap());
    assert!(why("visit-2023", "ilacs-2026").starts_with("One of these two looked at only part"));
    assert!(why("sif-2016", "ilacs-2026").starts_with("These two inspections used different frameworks"));
}

#[test]
fn inspections_that_asked_different_questions_are_listed_by_topic() {
    let listed = by_topic(&ANYSHIRE, "ilacs-2026", "sif-2016").expect("the record holds both");
    assert_eq!((listed.from.id.as_str(), listed.to.id.as_str()), ("sif-2016", "ilacs-2026"), "time has one direction");
    assert!(!listed.lines.is_empty() && listed.lines.is_sorted_by_key(|line| line.both));
    for line in &listed.lines {
        let counted = |id: &str, favourable: bool| {
            let own =
                ANYSHIRE.findings.iter().filter(|finding| finding.inspection == id && finding.topic == line.topic);
            own.filter(|finding| finding.kind.is_favourable() == favourable).count()
        };
        assert_eq!((line.then.concerns, line.then.positive), (counted("sif-2016", false), counted("sif-2016", true)));
        assert_eq!((line.now.concerns, line.now.positive), (counted("ilacs-2026", false), counted("ilacs-2026", true)));
    }
    assert_eq!(Both::ALL.map(|both| listed.of(both).count()).iter().sum::<usize>(), listed.lines.len());
    assert!(by_topic(&ANYSHIRE, "nothing", "sif-2016").is_none());
}

#[test]
fn what_changed_follows_from_the_two_words_on_each_matter() {
    let changes = |from: &str, to: &str| -> Vec<(Change, String)> {
        let changed = changed(&ANYSHIRE, from, to).expect("they can be compared");
        changed.issues.iter().map(|issue| (issue.change, issue.name.to_owned())).collect()
    };
    assert_eq!(
        changes("ilacs-2021", "ilacs-2026"),
        [
            (Change::Slipped, "Children in care are heard".to_owned()),
            (Change::New, "Social workers who leave".to_owned()),
            (Change::New, "Waiting at the front door".to_owned()),
            (Change::Turned, "Enough foster carers".to_owned()),
        ]
    );
    assert_eq!(
        changes("pilot-2018", "ilacs-2021"),
        [(Change::Better, "Enough foster carers".to_owned()), (Change::Gone, "Room to play".to_owned())]
    );
    let changed = changed(&ANYSHIRE, "ilacs-2021", "ilacs-2026").unwrap();
    let tokens = |topics: &[inspection_explorer::record::Topic]| -> Vec<&'static str> {
        topics.iter().map(|topic| topic.token()).collect()
    };
    assert_eq!(tokens(&changed.topics_still), [""; 0]);
    assert_eq!(tokens(&changed.topics_turned), ["fostering"]);
    assert_eq!(tokens(&changed.topics_new), ["front-door", "voice", "workforce"]);
}

/// Compare opens on inspections that have findings, whatever is known of later ones.
#[test]
fn the_two_that_are_compared_by_default_have_findings() {
    let pair = |record: &Record| {
        latest_pair(record).map(|(from, to)| (from.id.as_str().to_owned(), to.id.as_str().to_owned()))
    };
    let wanted = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert_eq!(pair(&ANYSHIRE), wanted("ilacs-2021", "ilacs-2026"));
    let known = crate::anyshire::with_inspection_of_2027("not-coded-pair");
    assert_eq!(pair(&known), wanted("ilacs-2021", "ilacs-2026"));
    // Where no two can be compared issue by issue, the last two that have findings.
    let two = with_documents("two-frameworks", &["sif-2016", "lpr-2014"]).built();
    assert_eq!(pair(&two), wanted("lpr-2014", "sif-2016"));
    assert_eq!(pair(&with_documents("one-of-two", &["sif-2016"]).built()), None);
}
