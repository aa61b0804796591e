//! The rules of threads and plan, on the made-up record: where an issue stands and by whose word, for how long it was open,
//! whose silence means something, what changed, and what came of the plan.

use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use inspection_explorer::chart::{thread, threads};
use inspection_explorer::record::Record;
use inspection_explorer::threads::plan::trace;
use inspection_explorer::threads::{Both, by_topic, caveat, leads};
use inspection_explorer::threads::{Change, Course, ThreadFilter, changed, courses, latest_pair, open_spans, pairs};
use serde_json::json;

fn course<'a>(record: &'a Record, id: &str) -> Course<'a> {
    Course::new(record, record.thread(id).expect("there is such a thread")).expect("it was raised")
}

/// Who was heard, and what was said or not: "says", "silent" where that means something, "deaf" where it does not.
fn line(record: &Record, id: &str) -> Vec<(String, &'static str)> {
    let told = |event: inspection_explorer::threads::Event| {
        let said = match event.said {
            Ok(step) => step.says.token(),
            Err(silence) if silence.counts => "silent",
            Err(_) => "deaf",
        };
        (event.voice.id().to_owned(), said)
    };
    course(record, id).events(record).into_iter().map(told).collect()
}

fn line_of(wanted: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    wanted.iter().map(|(who, said)| ((*who).to_owned(), *said)).collect()
}

/// The record as it stood before the inspection of 2026: the last word is that of a visit to a part.
fn until_2023(name: &str) -> Record {
    let copy = copy(name);
    let early = |id: &str| !["ilacs-2026", "plan-2026"].contains(&id.split('/').next().unwrap_or_default());
    copy.retain("documents.json", |document| early(document["id"].as_str().unwrap()));
    copy.retain("inspections.json", |one| early(one["id"].as_str().unwrap()));
    copy.retain("findings.json", |finding| early(finding["id"].as_str().unwrap()));
    copy.edit("coding.csv", |text| text.lines().filter(|line| early(line)).map(|line| format!("{line}\n")).collect());
    copy.json("threads.json", |threads| {
        let threads = threads.as_array_mut().unwrap();
        for thread in threads.iter_mut() {
            thread["steps"].as_array_mut().unwrap().retain(|step| early(step["from"].as_str().unwrap()));
        }
        threads.retain(|thread| !thread["steps"].as_array().unwrap().is_empty());
    });
    copy.write("plan.json", "[]").write("about-plan.json", "[]");
    crate::support::anyshire::no_second_coding(&copy);
    copy.built()
}

/// Each thread: how it stands and by whose word, how long it was open, and the sentence on it.
#[test]
fn a_matter_stands_by_the_last_inspection_that_looked_at_it() {
    let told: Vec<_> = courses(&ANYSHIRE)
        .iter()
        .map(|course| {
            let by = course.judged_by.map_or("nobody", |by| by.id.as_str());
            (course.thread.id.as_str(), course.standing.label(), by, course.facts(), course.summary())
        })
        .map(|(id, standing, by, length, summary)| (id.to_owned(), standing, by.to_owned(), length, summary))
        .collect();
    let row = |id: &str, standing, by: &str, length: &str, summary: &str| {
        (id.to_owned(), standing, by.to_owned(), length.to_owned(), summary.to_owned())
    };
    assert_eq!(
        told,
        [
            row(
                "front-door-waits",
                "Persists",
                "ilacs-2026",
                "first raised in 2012, 3 times in all; last judged in 2026",
                "Raised in 2012, still a concern in 2016, improved in 2023, still a concern in 2026."
            ),
            // Put right in 2021 and raised again in 2026.
            row(
                "voice-in-care",
                "Raised again",
                "ilacs-2026",
                "first raised in 2014, twice in all; judged good in between; last judged in 2026",
                "Raised in 2014, judged good in 2021, raised again in 2026."
            ),
            row("staff-turnover", "Raised", "ilacs-2026", "raised for the first time in 2026", "Raised in 2026."),
            row(
                "foster-carers",
                "Resolved",
                "ilacs-2026",
                "first raised in 2016, twice in all; last judged in 2026",
                "Judged good in 2014, raised in 2016, still a concern in 2018, improved in 2021, judged good in 2026."
            ),
            row(
                "room-to-play",
                "Not mentioned",
                "ilacs-2026",
                "first raised in 2018; not mentioned in 2026",
                "Raised in 2018; not mentioned in 2026."
            ),
        ]
    );
}

/// A visit to a part is the last word only on what it looked at.
#[test]
fn a_visit_that_did_not_look_is_not_said_to_be_silent() {
    let record = until_2023("until-2023");
    let told: Vec<(&str, &str, &str)> = courses(&record)
        .iter()
        .map(|course| {
            let by = course.judged_by.expect("somebody looked").id.as_str();
            (course.thread.id.as_str(), by, course.standing.label())
        })
        .map(|(id, by, standing)| {
            (record.thread(id).unwrap().id.as_str(), record.inspection(by).unwrap().id.as_str(), standing)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("front-door-waits", "visit-2023", "Improved"),
            ("foster-carers", "ilacs-2021", "Improved"),
            ("voice-in-care", "ilacs-2021", "Resolved"),
            ("room-to-play", "ilacs-2021", "Not mentioned"),
        ]
    );
    let all = courses(&record);
    let title = threads::model(&record, &all.iter().collect::<Vec<_>>()).title;
    assert!(
        title == "Of 4 issues, the last inspection to look at each judged 1 good and 2 improved; 1 was not mentioned",
        "{title}"
    );
    assert_eq!(
        course(&record, "foster-carers").summary(),
        "Judged good in 2014, raised in 2016, still a concern in 2018, improved in 2021."
    );
}

/// The words on an issue, for every course that it can take.
#[test]
fn the_words_on_a_thread_follow_from_what_was_said() {
    // Who says what; then what it stands on, and the sentence.
    type Case<'a> = (&'a [(&'a str, &'a str)], [&'a str; 2]);
    let cases: [Case<'_>; 10] = [
        (&[("ilacs-2026", "raised")], ["raised for the first time in 2026", "Raised in 2026."]),
        (
            &[("sif-2012", "raised")],
            ["first raised in 2012; not mentioned in 2026", "Raised in 2012; not mentioned in 2026."],
        ),
        (
            &[("sif-2012", "raised"), ("sif-2016", "improved")],
            [
                "first raised in 2012; last judged in 2016, not mentioned in 2026",
                "Raised in 2012, improved in 2016; not mentioned in 2026.",
            ],
        ),
        (
            &[("sif-2012", "raised"), ("sif-2016", "persists"), ("ilacs-2021", "persists"), ("ilacs-2026", "persists")],
            [
                "first raised in 2012, 4 times in all; last judged in 2026",
                "Raised in 2012, still a concern in 2016, 2021 and 2026.",
            ],
        ),
        (
            &[("sif-2012", "raised"), ("ilacs-2026", "resolved")],
            ["first raised in 2012; last judged in 2026", "Raised in 2012, judged good in 2026."],
        ),
        (
            &[("sif-2012", "praised"), ("sif-2016", "raised"), ("ilacs-2026", "improved")],
            ["first raised in 2016; last judged in 2026", "Judged good in 2012, raised in 2016, improved in 2026."],
        ),
        (
            &[
                ("sif-2012", "raised"),
                ("sif-2016", "resolved"),
                ("ilacs-2021", "resolved"),
                ("ilacs-2026", "raised-again"),
            ],
            [
                "first raised in 2012, twice in all; judged good in between; last judged in 2026",
                "Raised in 2012, judged good in 2016 and 2021, raised again in 2026.",
            ],
        ),
        // The council's response judges nothing.
        (
            &[("sif-2012", "raised"), ("ilacs-2026", "persists"), ("plan-2026", "answered")],
            ["first raised in 2012, twice in all; last judged in 2026", "Raised in 2012, still a concern in 2026."],
        ),
        (
            &[("ilacs-2021", "raised"), ("visit-2023", "improved"), ("ilacs-2026", "resolved")],
            ["first raised in 2021; last judged in 2026", "Raised in 2021, improved in 2023, judged good in 2026."],
        ),
        (
            &[("visit-2023", "raised"), ("ilacs-2026", "improved")],
            ["first raised in 2023; last judged in 2026", "Raised in 2023, improved in 2026."],
        ),
    ];
    for (steps, words) in cases {
        let mut record = ANYSHIRE.clone();
        let book = record.codebook.clone();
        let thread = record.threads.iter_mut().find(|thread| thread.id.as_str() == "front-door-waits").unwrap();
        let model = thread.steps[0].clone();
        let step = |(from, says): &(&str, &str)| inspection_explorer::record::ThreadStep {
            from: (*from).into(),
            says: book.says(says).unwrap(),
            ..model.clone()
        };
        thread.steps = steps.iter().map(step).collect();
        let record = record.indexed();
        let course = course(&record, "front-door-waits");
        assert_eq!([course.facts(), course.summary()], words, "{steps:?}");
    }
}

/// Where two inspections of one year speak, the months tell them apart.
#[test]
fn two_words_of_one_year_are_told_apart_by_their_months() {
    let mut record = ANYSHIRE.clone();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2026-05").ok();
    let record = record.indexed();
    let summary = course(&record, "front-door-waits").summary();
    assert_eq!(
        summary,
        "Raised in 2012, still a concern in 2016, improved in May 2026, still a concern in February 2026."
    );
}

/// Whatever no inspection has looked at since it was raised is not told as silence.
#[test]
fn not_looked_at_since_is_not_the_same_as_not_mentioned() {
    // The visit of 2023 asked for a room to play; nobody has looked since, and the inspection of 2021 was before.
    let mut record = until_2023("asked-2023");
    let play = record.threads.iter_mut().find(|thread| thread.id.as_str() == "room-to-play").unwrap();
    play.steps[0].from =
        record.inspections.iter().find(|one| one.id.as_str() == "visit-2023").unwrap().id.as_str().into();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2024-01").ok();
    let letter = record.documents.iter().position(|document| document.id.as_str() == "visit-2023").unwrap();
    record.documents.remove(letter);
    record.findings.retain(|finding| finding.inspection.as_str() != "visit-2023");
    let record = record.indexed();
    let course = course(&record, "room-to-play");
    assert!(course.judged_by.is_none());
    assert_eq!(course.summary(), "Raised in 2024; not inspected since.");
}

#[test]
fn threads_are_filtered_by_what_they_are() {
    let all = courses(&ANYSHIRE);
    let shown = |filter: &ThreadFilter| -> Vec<&str> {
        all.iter().filter(|course| filter.shows(course)).map(|course| course.thread.id.as_str()).collect()
    };
    let book = &ANYSHIRE.codebook;
    let none = ThreadFilter::default();
    let area = |token: &str| ThreadFilter { areas: book.area(token).into_iter().collect(), ..none.clone() };
    let topic = |token: &str| ThreadFilter { topics: book.topic(token).into_iter().collect(), ..none.clone() };
    assert_eq!(shown(&area("children-in-care")), ["voice-in-care", "foster-carers"]);
    assert_eq!(shown(&area("early-years")), ["room-to-play"]);
    assert_eq!(shown(&topic("workforce")), ["staff-turnover"]);
    assert_eq!(shown(&ThreadFilter { years: 8, ..none.clone() }), ["front-door-waits", "foster-carers"]);
    assert_eq!(shown(&none).len(), 5);
}

#[test]
fn a_matter_is_open_from_a_concern_to_the_word_that_it_is_right() {
    let spans = |id: &str| {
        let says: Vec<_> = ANYSHIRE.thread(id).unwrap().steps.iter().map(|step| Some(step.says.stance())).collect();
        open_spans(&says)
    };
    assert_eq!(spans("foster-carers"), [(1, 4)], "praise opens nothing");
    assert_eq!(spans("front-door-waits"), [(0, 3)], "the council's answer does not keep it open");
    assert_eq!(spans("voice-in-care"), [(0, 1)], "raised again, and no word since");
    assert_eq!(spans("staff-turnover"), []);
}

/// The inspection of 2021 has a report and an annex: it is one voice.
#[test]
fn two_documents_of_one_inspection_are_silent_once() {
    assert_eq!(
        line(&ANYSHIRE, "room-to-play"),
        line_of(&[
            ("pilot-2018", "raised"),
            ("ilacs-2021", "silent"),
            ("visit-2023", "deaf"),
            ("ilacs-2026", "silent"),
            ("plan-2026", "deaf"),
        ])
    );
    assert_eq!(
        line(&ANYSHIRE, "front-door-waits"),
        line_of(&[
            ("sif-2012", "raised"),
            ("lpr-2014", "silent"),
            ("sif-2016", "persists"),
            ("pilot-2018", "silent"),
            ("ilacs-2021", "silent"),
            ("visit-2023", "improved"),
            ("ilacs-2026", "persists"),
            ("plan-2026", "answered"),
        ])
    );
    // What the silence means is told by the document that looked, whichever of the two comes first.
    let meaning = |record: &Record| {
        let course = course(record, "front-door-waits");
        let mut events = course.events(record).into_iter();
        let silent = events.find(|event| event.voice.id() == "ilacs-2021").unwrap();
        silent.said.unwrap_err().words()
    };
    assert!(meaning(&ANYSHIRE).ends_with("A full inspection: it looked at all areas."));
    let swapped = copy("annex-first");
    swapped.record("documents.json", "annex-2021", |annex| annex["published"] = json!("2021-07-01"));
    assert!(meaning(&swapped.built()).ends_with("A full inspection: it looked at all areas."));
    // On the time line each stands once, and so does each mark.
    let model = thread::model(&ANYSHIRE, &course(&ANYSHIRE, "room-to-play"));
    let heads: Vec<&str> = model.moments.iter().map(|moment| moment.head.id.as_str()).collect();
    assert_eq!(heads, ["pilot-2018", "ilacs-2021", "visit-2023", "ilacs-2026", "plan-2026"]);
}

#[test]
fn partial_dates_sort_by_their_place_on_the_axis() {
    // Voices are sorted by when they spoke: a month-only date among days.
    let heads: Vec<(String, u16)> =
        threads::heads(&ANYSHIRE).into_iter().map(|head| (head.id.as_str().to_owned(), head.year)).collect();
    assert_eq!(
        heads,
        [
            ("sif-2012", 2012),
            ("lpr-2014", 2014),
            ("sif-2016", 2016),
            ("pilot-2018", 2018),
            ("ilacs-2021", 2021),
            ("visit-2023", 2023),
            ("ilacs-2026", 2026),
            ("plan-2026", 2026)
        ]
        .map(|(id, year)| (id.to_owned(), year))
    );
}

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

/// The names above the list are those of issues in it, each under what became of it; silence leads nothing.
#[test]
fn what_leads_is_in_the_list() {
    for record in [&*ANYSHIRE, &*crate::support::codes::RECORD] {
        for (from, to) in pairs(record) {
            let changed = changed(record, &from.id, &to.id).expect("they can be compared");
            for lead in leads(record, &changed) {
                assert_ne!(lead.change, Change::Gone);
                assert!(
                    (1..=4).contains(&lead.named.len()) && (lead.more == 0 || (lead.more > 1 && lead.named.len() == 3))
                );
                assert!(lead.named.iter().all(|issue| changed.of(lead.change).any(|other| other == issue)));
                assert_eq!(lead.named.len() + lead.more, changed.of(lead.change).count());
                assert!(lead.words(to.year()).starts_with(&lead.change.label(to.year())));
            }
        }
    }
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

/// What came of each area: thread, who was heard since, what was said.
fn outcomes(record: &Record) -> Vec<(String, String, String, String)> {
    let traced = trace(record);
    let outcomes = traced.iter().flat_map(|traced| traced.outcomes.iter().map(move |outcome| (traced.area, outcome)));
    outcomes
        .map(|(area, outcome)| {
            let by = outcome.inspection.map_or("nobody yet", |by| by.id.as_str());
            let says = outcome.step.map_or("nothing", |step| step.says.token());
            (area.id.as_str().to_owned(), outcome.thread.id.as_str().to_owned(), by.to_owned(), says.to_owned())
        })
        .collect()
}

#[test]
fn a_plan_is_traced_back_to_what_it_answers() {
    let told: Vec<_> = trace(&ANYSHIRE)
        .iter()
        .map(|traced| {
            let answers = traced.answers.iter().map(|finding| finding.id.as_str().to_owned()).collect::<Vec<_>>();
            let others = traced.other_units.iter().map(|unit| unit.to_string()).collect::<Vec<_>>();
            (
                traced.area.id.as_str().to_owned(),
                answers,
                others,
                traced.same_as.map(|area| area.id.as_str().to_owned()),
            )
        })
        .collect();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (
                "A1".to_owned(),
                texts(&["ilacs-2026/improve1:recommendation", "ilacs-2026/p4.s1:concern"]),
                texts(&[]),
                None
            ),
            // A grade belongs to no finding.
            (
                "A2".to_owned(),
                texts(&["ilacs-2026/p1.s1:concern"]),
                texts(&["ilacs-2026/p6.s1"]),
                Some("A1".to_owned())
            ),
        ]
    );
}

/// A plan newer than the last inspection has not been judged: that is not silence.
#[test]
fn what_came_of_a_plan_is_told_only_by_a_later_inspection() {
    let row = |area: &str, thread: &str, by: &str, says: &str| {
        (area.to_owned(), thread.to_owned(), by.to_owned(), says.to_owned())
    };
    assert_eq!(
        outcomes(&ANYSHIRE),
        [row("A1", "staff-turnover", "nobody yet", "nothing"), row("A2", "front-door-waits", "nobody yet", "nothing")]
    );
    // The checks would ask of such a plan that it answers an earlier inspection: here only its day matters.
    let dated = |day: &str| {
        let mut record = ANYSHIRE.clone();
        let plan = record.documents.iter_mut().find(|document| document.id == "plan-2026").unwrap();
        plan.published = inspection_explorer::record::Date::parse(day).unwrap();
        // The answer comes before the word of 2026.
        for thread in &mut record.threads {
            let is_kept = thread.id != "staff-turnover";
            if let Some(place) = thread.steps.iter().position(|step| step.from.as_str() == "plan-2026") {
                let answer = thread.steps.remove(place);
                if is_kept {
                    thread.steps.insert(place - 1, answer);
                }
            }
        }
        record.plan.remove(0);
        record.plan[0].actions[0].same_as = None;
        outcomes(&record.indexed())
    };
    assert_eq!(dated("2025-06-15"), [row("A2", "front-door-waits", "ilacs-2026", "persists")]);
    assert_eq!(dated("2026-01"), [row("A2", "front-door-waits", "ilacs-2026", "persists")]);
}

/// A visit that did not look says nothing of a plan either.
#[test]
fn a_later_visit_that_did_not_look_leaves_the_plan_unjudged() {
    let mut record = ANYSHIRE.clone();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = inspection_explorer::record::Date::parse("2027-02-14").ok();
    record.inspections.sort_by_key(|one| one.when());
    let thread = record.threads.iter_mut().find(|thread| thread.id.as_str() == "front-door-waits").unwrap();
    thread.steps.retain(|step| step.from.as_str() != "visit-2023");
    let told = outcomes(&record.indexed());
    assert_eq!((told[0].2.as_str(), told[1].2.as_str(), told[1].3.as_str()), ("nobody yet", "visit-2023", "nothing"));
}
