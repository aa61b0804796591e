//! Makes up records of any size, to see how fast the page is with them.
//!
//! The same number gives the same bytes. Nothing in it is taken from a report: the authority, its inspections and every
//! sentence are made up. A report has about 45 findings, and there is a thread for about every nine.

// Tests may stop where something is not as expected.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

mod comparison;
mod dice;
mod reports;
mod threads;
mod words;

use dice::Dice;
use reports::{Files, Report};
use serde_json::{Value, json};
use std::collections::HashSet;
use threads::Threads;
use words::{TOPICS, capital};

/// The numbers of findings that a record can be made of.
pub const SIZES: core::ops::RangeInclusive<usize> = 100..=1_000_000;

/// The document that holds the plan.
const PLAN: &str = "plan-2026";

/// A file of the record: its name and its text.
pub type File = (&'static str, String);

/// The files of a record of this many findings.
pub fn record(findings: usize) -> Vec<File> {
    let mut dice = Dice::new(0x5eed ^ findings as u64);
    let mut files = Files { coding: "unit,kind,area,topic,restates\n".to_owned(), ..Files::default() };
    let reports = reports::reports(&mut dice, findings, &mut files);
    let mut threads = Threads::follow(&mut dice, &reports);
    let areas = if findings < 4_000 { (findings / 100).max(3) } else { 40 };
    let plan = plan(&reports, &mut threads, &mut files, areas);
    let (threads, once) = threads.files();
    vec![
        ("codebook.json", include_str!("codebook.json").to_owned()),
        ("authority.json", authority()),
        ("documents.json", list(&files.documents)),
        ("inspections.json", list(&files.inspections)),
        ("coding.csv", files.coding),
        ("findings.json", list(&files.findings)),
        ("plan.json", list(&plan)),
        ("threads.json", list(&threads)),
        ("raised-once.json", list(&once)),
        ("comparison.json", comparison::comparison(&mut dice)),
        ("second-coding.csv", "unit,kind,area,topic,restates\n".to_owned()),
        ("settlements.csv", "unit,kind,area,topic,restates,settled,reason\n".to_owned()),
    ]
}

fn authority() -> String {
    let authority = json!({
        "id": "larkshire", "name": "Larkshire", "region": "Nowhere", "inspectorates": ["County Inspectors"],
        "links": [{"label": "About Larkshire", "url": "https://larkshire.example/"}],
        "attribution": "Larkshire and everything said of it are made up, under the Larkshire Licence.",
        "licence": {"label": "Larkshire Licence", "url": "https://larkshire.example/licence"},
        "credits": "Made up by a program, to see how fast the page is.",
    });
    format!("{authority}\n")
}

/// A plan of so many areas, which answers the newest concerns.
fn plan(reports: &[Report], threads: &mut Threads, files: &mut Files, most: usize) -> Vec<Value> {
    let mut areas: Vec<Value> = Vec::new();
    let mut titles = HashSet::new();
    let concerns = reports.iter().rev().flat_map(|report| &report.found).filter(|found| !found.kind.is_favourable());
    for found in concerns {
        if areas.len() == most {
            break;
        }
        let title = format!("{} {}", capital(found.about.what), found.about.place);
        if !titles.insert(title.clone()) {
            continue;
        }
        let Some((topic, _)) = TOPICS.get(found.topic) else { continue };
        let id = format!("A{}", areas.len() + 1);
        let unit = |step: &str| format!("{PLAN}/{id}.{step}");
        let actions = [unit("action1"), unit("action2")];
        if !threads.answer(&found.id, PLAN, &actions) {
            continue;
        }
        // The plan's words on what must improve repeat those of the report.
        files.code(&unit("area"), found.kind.token(), found.area, topic, &found.unit);
        for action in &actions {
            files.code(action, "action", found.area, topic, "");
        }
        let about = found.about;
        let [first, second] = actions;
        areas.push(json!({
            "id": id, "title": title, "area": found.area, "topic": topic,
            "unit": unit("area"), "answers": [found.unit],
            "actions": [
                {"unit": first, "summary": format!("Ask {} what would make {} better.", about.who, about.what)},
                {"unit": second, "summary": format!("Check {} {} every month.", about.what, about.place)},
            ],
        }));
    }
    if let Some(last) = reports.last().filter(|_| !areas.is_empty()) {
        files.documents.push(json!({
            "id": PLAN, "title": "Action plan, 2026", "form": "plan", "author": "Larkshire", "published": "2026-03-02",
            "inspection": last.id, "held": "The whole plan.", "silence": "It names what the council wants to change.",
            "sections": [{"label": "Areas for improvement", "first": "A1.area"}],
        }));
    }
    areas
}

/// A list with a line for each record.
fn list(records: &[Value]) -> String {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(files: &[File]) -> record::Record {
        let text = |name: &'static str| {
            let file = files.iter().find(|(own, _)| *own == name);
            file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
        };
        record::source::checked(record::source::files::read(&text).unwrap()).unwrap()
    }

    #[test]
    fn the_same_number_gives_the_same_bytes_and_another_number_gives_others() {
        assert_eq!(record(300), record(300));
        assert_ne!(record(300)[5].1, record(301)[5].1);
    }

    #[test]
    fn a_record_passes_the_checks_and_is_in_proportion() {
        for number in [100, 101, 1000] {
            let record = checked(&record(number));
            assert_eq!(record.findings.len(), number);
            let inspections = record.inspections.len();
            assert!((number / 60..=number / 30).contains(&inspections), "{inspections} inspections for {number}");
            let threads = record.threads.len() + record.raised_once.len();
            // In a small record each topic's first concern begins a thread.
            assert!((number / 10..=number / 8 + 12).contains(&threads), "{threads} threads for {number}");
            assert!(record.threads.len() > threads / 2, "most issues are told by several reports");
            let compared = record.comparison.unwrap();
            assert_eq!((compared.country.dates.len(), compared.neighbours.authorities.len()), (13, 10));
            assert!(record.plan.len() >= 3 && record.documents.len() == inspections + 1);
            let longest = record.findings.iter().map(|finding| finding.summary.chars().count()).max();
            assert!(longest.is_some_and(|longest| longest <= record::SUMMARY_LIMIT));
        }
    }

    #[test]
    fn no_two_findings_say_the_same() {
        let record = checked(&record(1000));
        let said: std::collections::HashSet<&str> = record.findings.iter().map(|f| f.summary.as_str()).collect();
        assert_eq!(said.len(), 1000);
    }
}
