//! What was praised throughout, on the made-up record: the faults that are told, what is said of it, and what shows it.

use crate::support::anyshire::{ANYSHIRE, copy};
use crate::support::copy::Copy;
use inspection_explorer::record::{Record, Standing};
use inspection_explorer::threads::{ThreadFilter, strong};

/// An issue that three inspections praised.
const CLEAR_PLANS: &str = r#"[
 {"id": "clear-plans", "name": "Who does what", "question": "Do plans say who does what?", "steps": [
  {"from": "sif-2016", "says": "praised", "summary": "Most plans said who would do what.", "findings": ["sif-2016/p1.s4:strength"]},
  {"from": "ilacs-2021", "says": "praised", "summary": "Every plan had a name beside each step.", "findings": ["report-2021/p1.s1:strength"]},
  {"from": "ilacs-2026", "says": "praised", "summary": "Nurseries and the county shared the work.", "findings": ["ilacs-2026/p5.s1:strength"]}]}
]"#;

/// The made-up record with that issue.
fn with_clear_plans(name: &str) -> Copy {
    let copy = copy(name);
    copy.write("strong.json", CLEAR_PLANS);
    copy
}

fn record(name: &str) -> Record {
    with_clear_plans(name).built()
}

/// A fault: its name, what is written otherwise, and what must be told of it in one line.
type Fault = (&'static str, (&'static str, &'static str), [&'static str; 3]);

/// Each fault that an editor may make.
const FAULTS: [Fault; 14] = [
    (
        "two",
        (
            ",\n  {\"from\": \"ilacs-2026\", \"says\": \"praised\", \"summary\": \"Nurseries and the county shared the work.\", \"findings\": [\"ilacs-2026/p5.s1:strength\"]}",
            "",
        ),
        ["record clear-plans", "inspections that praise it: 2", "three different inspections"],
    ),
    (
        "raised",
        ("{\"from\": \"ilacs-2021\", \"says\": \"praised\"", "{\"from\": \"ilacs-2021\", \"says\": \"improved\""),
        ["record clear-plans, step ilacs-2021", "it says 'improved'", "follow the issue in threads.json"],
    ),
    (
        "concern",
        ("sif-2016/p1.s4:strength", "sif-2016/p1.s4:concern"),
        [
            "record clear-plans, step sif-2016",
            "sif-2016/p1.s4:concern, which is not positive",
            "belongs in threads.json",
        ],
    ),
    (
        "concern-too",
        ("\"sif-2016/p1.s4:strength\"", "\"sif-2016/p1.s4:strength\", \"sif-2016/rec1:recommendation\""),
        ["step sif-2016", "sif-2016/rec1:recommendation, which is not positive", "belongs in threads.json"],
    ),
    (
        "not-told",
        ("report-2021/p1.s1:strength", "report-2021/p9.s1:strength"),
        [
            "step ilacs-2021",
            "cites the finding report-2021/p9.s1:strength, which is not in findings.json",
            "Use an id of findings.json",
        ],
    ),
    (
        "of-another",
        ("report-2021/p1.s1:strength", "pilot-2018/p2.s2:strength"),
        ["step ilacs-2021", "pilot-2018/p2.s2:strength is not said by ilacs-2021", "whose document says it"],
    ),
    (
        "no-finding",
        ("\"findings\": [\"report-2021/p1.s1:strength\"]", "\"units\": [\"sif-2016/p2.s1\"]"),
        ["step ilacs-2021", "it cites no finding", "Cite the positive finding"],
    ),
    (
        "council",
        ("{\"from\": \"ilacs-2026\"", "{\"from\": \"plan-2026\""),
        ["step plan-2026", "the council's own word", "Cite an inspection"],
    ),
    (
        "order",
        ("{\"from\": \"sif-2016\"", "{\"from\": \"ilacs-2026\""),
        ["record clear-plans", "not in order of time", "Sort them by date"],
    ),
    (
        "thread-too",
        ("\"id\": \"clear-plans\"", "\"id\": \"room-to-play\""),
        ["record room-to-play", "a thread has the same id", "belongs in threads.json alone"],
    ),
    (
        "no-name",
        ("\"name\": \"Who does what\"", "\"name\": \" \""),
        ["record clear-plans", "its name has 0 characters", "Give it 1 to 60"],
    ),
    (
        "no-question",
        ("\"question\": \"Do plans say who does what?\"", "\"question\": \"\""),
        ["record clear-plans", "its question is not a question", "Ask in plain English"],
    ),
    (
        "no-word",
        ("\"says\": \"praised\"", "\"says\": \"lauded\""),
        ["record clear-plans, step sif-2016", "'lauded' is not in the codebook", "verdicts of codebook.json"],
    ),
    (
        "field",
        ("\"question\": ", "\"asks\": "),
        ["record clear-plans", "the field 'asks' is not known", "use one of: id, name, question, steps"],
    ),
];

#[test]
fn every_fault_is_told_with_file_place_and_remedy() {
    let untold = FAULTS.into_iter().filter_map(|(name, (from, to), expected)| {
        let copy = with_clear_plans(&format!("strong-{name}"));
        let problems = copy.edit("strong.json", |text| text.replacen(from, to, 1)).problems();
        let told = |line: &str| line.contains("strong.json") && expected.iter().all(|part| line.contains(part));
        let is_told = problems.lines().any(told);
        (!is_told).then(|| format!("{name}: expected {expected:?} in one line of\n{problems}"))
    });
    let untold: Vec<String> = untold.collect();
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}

#[test]
fn an_issue_stands_once_and_an_empty_file_is_a_fault() {
    let copy = with_clear_plans("strong-twice");
    copy.json("strong.json", |list| {
        let again = list[0].clone();
        list.as_array_mut().unwrap().push(again);
    });
    assert!(copy.problems().contains("strong.json, record clear-plans: two records have this id"));
    copy.write("strong.json", "");
    assert!(copy.problems().contains("strong.json, the whole file: it is empty"));
}

#[test]
fn a_record_that_follows_no_such_issue_is_whole() {
    assert!(ANYSHIRE.strong.is_empty() && strong(&ANYSHIRE).is_empty());
}

#[test]
fn a_finding_leads_to_what_rests_on_it() {
    let record = record("strong-findings");
    let of = |finding: &str| record.strong_of_finding(finding).map(|one| one.id.as_str()).collect::<Vec<_>>();
    assert_eq!(of("sif-2016/p1.s4:strength"), ["clear-plans"]);
    assert!(of("sif-2016/p1.s4:concern").is_empty() && of("moon").is_empty());
    assert_eq!(record.strong("clear-plans").map(|one| one.name.as_str()), Some("Who does what"));
    assert!(record.thread("clear-plans").is_none(), "it is no thread");
    assert_eq!(record.threads_of_finding("sif-2016/p1.s4:strength").count(), 0);
}

#[test]
fn the_years_of_praise_and_a_last_inspection_that_says_nothing_are_told() {
    assert_eq!(strong(&record("strong-years"))[0].praised(), "praised in 2016, 2021 and 2026");
    let copy = with_clear_plans("strong-silent");
    copy.record("strong.json", "clear-plans", |one| {
        let steps = one["steps"].as_array_mut().unwrap();
        steps.pop();
        steps.insert(
            1,
            serde_json::json!({"from": "pilot-2018", "says": "praised", "summary": "Staff stayed.",
            "findings": ["pilot-2018/p2.s2:strength"]}),
        );
    });
    assert_eq!(strong(&copy.built())[0].praised(), "praised in 2016, 2018 and 2021; not mentioned in 2026");
}

#[test]
fn area_and_topic_filter_it_and_a_state_or_a_length_leaves_it_out() {
    let record = record("strong-filter");
    let all = strong(&record);
    let shows = |filter: ThreadFilter| filter.shows_strong(&all[0]);
    let none = ThreadFilter::default;
    let area = |token: &str| record.codebook.area(token).into_iter().collect();
    let topic = |token: &str| record.codebook.topic(token).into_iter().collect();
    assert!(shows(none()));
    assert!(shows(ThreadFilter { areas: area("early-years"), topics: topic("planning"), ..none() }));
    assert!(!shows(ThreadFilter { areas: area("care-leavers"), ..none() }));
    assert!(!shows(ThreadFilter { topics: topic("play"), ..none() }));
    let resolved = Standing::of(&record.codebook, record.codebook.says("resolved"));
    assert!(!shows(ThreadFilter { standings: [resolved].into(), ..none() }));
    assert!(!shows(ThreadFilter { years: 1, ..none() }));
}

#[test]
fn what_is_packed_is_unpacked_with_its_index() {
    let record = record("strong-packed");
    let again = Record::unpack(&record.pack().unwrap()).unwrap();
    assert_eq!(again.strong, record.strong);
    assert_eq!(again.strong_of_finding("ilacs-2026/p5.s1:strength").count(), 1);
}
