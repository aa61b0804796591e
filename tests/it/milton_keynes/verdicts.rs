//! The verdict words of the threads' steps against the steps' own words: what is good in part is `improved`, never `resolved`.
//! The rule stands in `src/data/codebook.md`, under "Threads".
use crate::support::codes::RECORD;
use inspection_explorer::record::ThreadStep;

/// Words that keep a verdict from being whole: it holds for most, with an exception, or for a part.
const RESERVATIONS: &[&str] = &[
    "almost",
    "although",
    "apart from",
    "broadly",
    "but",
    "except",
    "generally",
    "in general",
    "in most",
    "in part",
    "largely",
    "less",
    "mainly",
    "majority",
    "many",
    "most",
    "mostly",
    "much of",
    "nearly",
    "nothing is said",
    "often",
    "only",
    "partly",
    "some",
    "somewhat",
    "still",
    "though",
    "uneven",
    "usually",
    "varied",
    "yet",
];

/// Words that name a part about which nothing is said, or that the document did not cover.
const LEFT_OUT: &[&str] =
    &["covered no other", "is not coded", "not mentioned", "not named", "not told", "remained to do", "whether"];

/// Words of something on its way to being good.
const GETTING_BETTER: &[&str] = &["becoming", "better", "not every", "reducing"];

/// Whether these words stand in the text, as whole words.
fn has(text: &str, words: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-';
    let text = text.to_ascii_lowercase();
    text.match_indices(words).any(|(start, _)| {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(start + words.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

/// Which of these the text has.
fn found<'a>(text: &str, lists: &[&[&'a str]]) -> Vec<&'a str> {
    lists.iter().copied().flatten().copied().filter(|words| has(text, words)).collect()
}

/// Every step with this verdict word, with where it stands.
fn steps(word: &str) -> impl Iterator<Item = (String, &'static ThreadStep)> + '_ {
    RECORD.threads.iter().flat_map(move |thread| {
        let own = thread.steps.iter().filter(move |step| step.says.token() == word);
        own.map(|step| (format!("{}, {}: {}", thread.id, step.from, step.summary), step))
    })
}

#[test]
fn a_resolved_step_holds_no_reservation() {
    let faults: Vec<String> = steps("resolved")
        .map(|(place, step)| (found(&step.summary, &[RESERVATIONS, LEFT_OUT]), place))
        .filter(|(found, _)| !found.is_empty())
        .map(|(found, place)| format!("{place}\n    says {found:?}: make it 'improved'"))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(steps("resolved").count() > 20);
}

#[test]
fn an_improved_step_says_what_keeps_it_from_resolved() {
    let faults: Vec<String> = steps("improved")
        .filter(|(_, step)| found(&step.summary, &[RESERVATIONS, LEFT_OUT, GETTING_BETTER]).is_empty())
        .map(|(place, _)| format!("{place}\n    tells no reservation: say which, or make it 'resolved'"))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(steps("improved").count() > 40);
}

/// Praise before anything was raised may hold for most, but where a weakness or a gap is named the issue is raised.
#[test]
fn a_praised_step_names_no_weakness() {
    let weak = ["although", "but", "except", "not always", "some did not", "though", "uneven", "varied", "weak"];
    let faults: Vec<String> = steps("praised")
        .filter(|(_, step)| !found(&step.summary, &[&weak]).is_empty())
        .map(|(place, _)| place)
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_words_are_found_as_words() {
    assert!(has("Mostly good.", "mostly") && has("Good, but late.", "but"));
    assert!(!has("Contributed to good homes.", "but") && !has("Foremost in mind.", "most"));
}

/// What the documents tell of inspections whose own reports are not held is followed, and each asks for what it asked for.
#[test]
fn issues_that_stood_inside_others_have_their_own_thread() {
    let says = |id: &str| -> Vec<(&str, &str)> {
        let thread = RECORD.thread(id).unwrap_or_else(|| panic!("there is a thread {id}"));
        thread.steps.iter().map(|step| (step.from.as_str(), step.says.token())).collect()
    };
    assert_eq!(
        says("front-door-assessments"),
        [("sif-2016", "raised"), ("ilacs-2021", "improved"), ("ilacs-2024", "improved")]
    );
    assert_eq!(says("chronologies"), [("slac-2012", "raised"), ("sif-2016", "persists")]);
    assert_eq!(
        says("family-group-conferences"),
        [("sif-2016", "praised"), ("ilacs-2021", "raised"), ("ilacs-2024", "improved")]
    );
    assert_eq!(says("moving-on-to-adult-services"), [("sif-2016", "praised"), ("ilacs-2024", "raised")]);
    // Recommendation 13 asked for lessons from cases of disabled children; later praise of how cases are handled is no answer.
    assert_eq!(says("allegations"), [("sif-2016", "raised")]);
    let recommended = RECORD.finding("sif-2016/rec1:recommendation").expect("it is told");
    let followed: Vec<&str> = RECORD.threads_of_finding(&recommended.id).map(|thread| thread.id.as_str()).collect();
    assert_eq!(followed, ["front-door-assessments"], "what became of the first recommendation of 2016");
}

/// Links that readers saved lead to the same issue.
#[test]
fn the_threads_that_were_linked_before_are_still_there() {
    let before = include_str!("threads_before.txt");
    for id in before.lines() {
        assert!(RECORD.thread(id).is_some(), "{id}");
    }
}

/// What the report of 2016 prints of the board, and what later reports tell of earlier inspections, stands with each.
#[test]
fn what_held_reports_tell_of_other_inspections_is_listed() {
    let reported = |id: &str| RECORD.inspection(id).expect("it is known").reported.len();
    assert_eq!(["contact-2009", "slac-2012", "visit-2020"].map(reported), [5, 2, 3]);
    let board = RECORD.inspection("lscb-2016").expect("it is known");
    assert!(board.grades.iter().all(|grade| grade.status == crate::support::codes::status("published")));
    for grade in RECORD.inspection("apa-2006").expect("it is known").grades.iter() {
        let contribution = grade.judgement.starts_with("contribution");
        assert_eq!(grade.source.place.contains("'only minimum requirements'"), contribution, "{}", grade.judgement);
    }
}
