//! The made-up record holds together, as do its variants: an authority with less, or with more than is known.

use crate::support::anyshire::{ANYSHIRE, FOLDER, copy, no_second_coding, no_second_steps, read, with_documents};
use crate::support::draw::drawn_for;
use inspection_explorer::chart::Drawn;
use inspection_explorer::record::source::build;
use inspection_explorer::record::{Framework, Graded, Reach, Record};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{courses, plan::trace};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn the_made_up_record_passes_every_check() {
    let check = Command::new("script/check-data").arg(FOLDER).output().expect("script/check-data runs");
    let said = String::from_utf8_lossy(&check.stdout);
    assert_eq!(check.status.code(), Some(0), "{said}");
    assert!(
        said.contains("8 documents, 38 units, 25 findings, 9 inspections, 2 areas of the plan, 5 threads"),
        "{said}"
    );
}

/// How much each looked at is in the record; only the framework's own word stands in for it.
#[test]
fn an_inspection_without_grades_may_have_looked_at_everything() {
    let told: Vec<(&str, Graded, Reach)> =
        ANYSHIRE.inspections.iter().map(|one| (one.id.as_str(), one.graded, one.reach())).collect();
    assert_eq!(
        told,
        [
            ("rating-2009", Graded::Yes, Reach::Brief),
            ("lpr-2010", Graded::Unknown, Reach::Full),
            ("sif-2012", Graded::Yes, Reach::Full),
            ("lpr-2014", Graded::Yes, Reach::Full),
            ("sif-2016", Graded::Yes, Reach::Full),
            ("pilot-2018", Graded::No, Reach::Full),
            ("ilacs-2021", Graded::Yes, Reach::Full),
            ("visit-2023", Graded::No, Reach::Part),
            ("ilacs-2026", Graded::Yes, Reach::Full),
        ]
    );
    // It cannot be left out where it would have to be guessed.
    let silent = copy("no-reach");
    silent.record("inspections.json", "visit-2023", |visit| drop(visit.as_object_mut().unwrap().remove("reach")));
    let told = silent.problems();
    assert!(told.contains("inspections.json, record visit-2023: it has no grade, and nothing says how much"), "{told}");
    assert!(told.contains("\"reach\": \"part\""), "{told}");
}

#[test]
fn a_grade_is_named_by_its_judgement_so_no_two_share_one() {
    let twice = copy("judgement-twice");
    twice.record("inspections.json", "sif-2016", |one| one["grades"][2]["judgement"] = json!("leadership"));
    let told = twice.problems();
    assert!(told.contains("record sif-2016: two judgements are called 'leadership'"), "{told}");
}

#[test]
fn one_report_alone_is_a_record() {
    let record = with_documents("one-report", &["sif-2016"]).built();
    let held: Vec<&str> = record.held_inspections().map(|one| one.id.as_str()).collect();
    assert_eq!(held, ["sif-2016"]);
    assert_eq!((record.findings.len(), record.threads.len(), record.plan.len()), (5, 0, 0));
    assert_eq!(record.agreement, None);
    assert!(courses(&record).is_empty() && trace(&record).is_empty());
}

#[test]
fn a_record_may_be_without_a_plan_without_threads_and_without_a_second_coding() {
    let no_plan = copy("no-plan");
    no_plan
        .write("plan.json", "[]")
        .write("about-plan.json", "[]")
        .retain("documents.json", |document| document["id"] != "plan-2026");
    no_plan.edit("coding.csv", |text| {
        text.lines().filter(|line| !line.starts_with("plan-2026")).map(|line| format!("{line}\n")).collect()
    });
    no_plan.retain("findings.json", |finding| finding["id"] != "plan-2026/p7.s1:strength");
    no_plan.json("threads.json", |threads| {
        for thread in threads.as_array_mut().unwrap() {
            thread["steps"].as_array_mut().unwrap().retain(|step| step["from"] != "plan-2026");
        }
    });
    let no_plan = no_plan.built();
    assert_eq!((no_plan.plan.len(), no_plan.documents.len(), no_plan.threads.len()), (0, 7, 5));

    let no_threads = copy("no-threads");
    no_threads.write("threads.json", "[]").write("raised-once.json", "[]");
    no_second_steps(&no_threads);
    assert_eq!(no_threads.built().threads.len(), 0);
    // Whoever follows one issue follows them all.
    no_threads.write("threads.json", &json!([serde_json::to_value(&ANYSHIRE.threads[2]).unwrap()]).to_string());
    assert!(
        no_threads.problems().contains("ilacs-2026/p2.s2:concern: it is a concern or recommendation, but in no thread")
    );

    let once = copy("no-second");
    no_second_coding(&once);
    assert_eq!(once.built().agreement, None);
    assert!(ANYSHIRE.agreement.is_some());
}

#[test]
fn an_inspection_is_known_before_its_report_is_coded() {
    let record = with_inspection_of_2027("known");
    assert_eq!(record.inspections.last().unwrap().id.as_str(), "ilacs-2027");
    assert_eq!(record.held_inspections().last().unwrap().id.as_str(), "ilacs-2026");
}

/// The record with an inspection whose report is not yet coded.
pub fn with_inspection_of_2027(name: &str) -> Record {
    let grades = ["leaders", "help and protection", "children in care", "care leavers", "early years"].map(|name| {
        json!({"judgement": name, "areas": [name.replace(' ', "-")], "grade": "outstanding", "rank": 4,
            "status": "reported", "source": {"place": "Report"}})
    });
    copy(name)
        .add(
            "inspections.json",
            &json!({"id": "ilacs-2027", "framework": "ilacs", "event": "Standard inspection", "start": "2027-03-01",
                "graded": "yes", "source": {"place": "Report"}, "grades": grades}),
        )
        .built()
}

/// Every chart of a record as it opens, and of each thread; those that the record cannot fill are left out.
fn charts(record: &Record) -> Vec<(String, Drawn)> {
    let whole = ["grades", "findings", "topics", "compare", "threads", "plan"].map(|id| (id, String::new()));
    let threads = record.threads.iter().map(|thread| ("thread", format!("view=threads&thread={}", thread.id)));
    let nothing = Statuses::default();
    whole
        .into_iter()
        .chain(threads)
        .filter_map(|(id, query)| {
            Some((format!("{id}?{query}"), drawn_for(record, id, &query, &|_| None, &nothing)?.0))
        })
        .collect()
}

/// No title begins in the middle, names the year 0, or ends with nothing behind its colon; no table has a hole.
#[test]
fn every_chart_of_every_variant_reads_as_a_sentence() {
    let variants = [
        ("as it stands", ANYSHIRE.clone()),
        ("not yet coded", with_inspection_of_2027("words-known")),
        ("one report", with_documents("words-one", &["sif-2016"]).built()),
        ("nothing but a report", build(Path::new("tests/fixtures/marrowdale")).unwrap()),
        ("two frameworks", with_documents("words-two", &["sif-2016", "lpr-2014"]).built()),
    ];
    for (name, record) in &variants {
        for (chart, drawn) in charts(record) {
            let frame = drawn.frame();
            for words in [&frame.title, &frame.subtitle] {
                let place = format!("{name}, {chart}: '{words}'");
                assert!(!words.is_empty() && words.trim() == words && !words.contains("  "), "{place}");
                assert!(
                    words.chars().next().unwrap().is_ascii_uppercase() || words.starts_with(char::is_numeric),
                    "{place}"
                );
                assert!(!words.contains(" ;") && !words.contains(": ;") && !words.ends_with(':'), "{place}");
                assert!(!words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "0"), "{place}");
            }
            for width in [288.0, 1024.0] {
                let scene = drawn.layout(width);
                let keys: Vec<String> = scene.targets.iter().map(|target| format!("{:?}", target.hit)).collect();
                let different: BTreeSet<&String> = keys.iter().collect();
                assert_eq!(different.len(), keys.len(), "{name}, {chart} at {width}: one mark, one target");
            }
            let table = drawn.table();
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{name}, {chart}");
        }
    }
    let drawn: Vec<usize> = variants.iter().map(|(_, record)| charts(record).len()).collect();
    assert_eq!(drawn, [11, 11, 4, 4, 5], "one report alone is compared with nothing, and no plan has no chart");
}

/// The licence's name can be a link only where the attribution has it.
#[test]
fn the_attribution_is_parted_at_the_name_of_its_licence() {
    let mut authority = ANYSHIRE.authority.clone();
    let (before, licence, after) = authority.attribution_parts();
    assert_eq!(
        (before, licence.map(|licence| licence.label.as_str()), after),
        ("Anyshire and everything said of it are made up, under the ", Some("Anyshire Licence"), ".")
    );
    assert_eq!(format!("An unofficial reading of published documents. {}", authority.attribution), authority.notice());
    authority.attribution = "Free to use.".to_owned();
    assert_eq!(authority.attribution_parts(), ("Free to use.", None, ""));
    authority.licence = None;
    assert_eq!(authority.attribution_parts(), ("Free to use.", None, ""));
}

#[test]
fn a_packed_record_is_the_record_and_damaged_bytes_are_refused() {
    let bytes = ANYSHIRE.pack().unwrap();
    assert_eq!(Record::unpack(&bytes).unwrap(), *ANYSHIRE);
    for length in 0..bytes.len() {
        assert!(Record::unpack(&bytes[..length]).is_err(), "the first {length} bytes are a record");
    }
}

/// A newer record may name what this program's codebook does not list.
#[test]
fn a_code_that_the_codebook_does_not_hold_is_shown_by_its_name() {
    let text = serde_json::to_string(&*ANYSHIRE).unwrap();
    let newer = text
        .replace("\"topic\":\"play\"", "\"topic\":\"places-to-play\"")
        .replace("\"id\":\"visit-2023\",\"framework\":\"ilacs\"", "\"id\":\"visit-2023\",\"framework\":\"ring-check\"");
    assert_ne!(text, newer);
    let record = read(&newer);
    let finding = record.finding("pilot-2018/p2.s1:recommendation").unwrap();
    assert_eq!((finding.topic.label(), finding.topic.is_known()), ("Places to play", false));
    let framework: Framework = record.inspection("visit-2023").unwrap().framework;
    assert_eq!((framework.label(), framework.initials(), framework.is_known()), ("Ring check", "Ring check", false));
    // In the editor's files the same is a slip of the pen, and told.
    let slip = copy("slip");
    slip.record("findings.json", "pilot-2018/p2.s1:recommendation", |finding| {
        finding["topic"] = json!("places-to-play")
    });
    assert!(slip.problems().contains("'places-to-play' is not in the codebook"));
}
