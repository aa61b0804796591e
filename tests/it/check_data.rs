//! A faulty record: each fault is told with file, place and remedy, and script/check-data ends with status 1.
use crate::support::copy::{Copy, Fault, each_is_told};
use std::path::Path;
use std::process::Command;

/// Each fault that an editor may make.
fn faults() -> Vec<Fault> {
    vec![
        (
            "twice",
            "coding.csv",
            |t| t.to_owned() + t.lines().nth(5).unwrap() + "\n",
            ["coding.csv, unit apa-2006/summary.p1.s2", "coded twice", "Remove one"],
        ),
        (
            "kind",
            "coding.csv",
            |t| t.replacen(",strength,", ",praise,", 1),
            ["coding.csv, unit apa-2006/", "'praise' is not a kind", "Use one of: strength"],
        ),
        (
            "area",
            "coding.csv",
            |t| t.replacen(",leaders,", ",streets,", 1),
            ["coding.csv, unit apa-2006/", "'streets' is not an area", "Use one of: overall"],
        ),
        (
            "unknown-area",
            "findings.json",
            |t| t.replacen("\"area\": \"leaders\"", "\"area\": \"streets\"", 1),
            ["findings.json, record apa-2006/", "streets", "Correct that field"],
        ),
        ("empty", "plan.json", |_| String::new(), ["plan.json, the whole file", "it is empty", "version control"]),
        (
            "no-json",
            "documents.json",
            |t| t.replacen(',', "", 1),
            ["documents.json, line 4", "not a JSON list", "comma"],
        ),
        (
            "no-json-at-all",
            "inspections.json",
            |_| "id;event\n".into(),
            ["inspections.json, line 1", "not a JSON list", "Look just before"],
        ),
        (
            "bad-date",
            "inspections.json",
            |t| t.replacen("2021-10-25", "2021-13-25", 1),
            ["inspections.json, record ilacs-2021", "'2021-13-25' is not a date", "write a day as"],
        ),
        (
            "doubled-id",
            "inspections.json",
            |t| t.replacen("\"id\": \"rating-2009\"", "\"id\": \"contact-2009\"", 1),
            ["inspections.json, record contact-2009", "stands twice", "Remove one"],
        ),
        (
            "dangling",
            "plan.json",
            |t| t.replacen("\"panel-2022/rec1\"", "\"panel-2022/rec99\"", 1),
            ["plan.json, record C2", "panel-2022/rec99, which leads nowhere", "Cite a unit"],
        ),
        (
            "dangling-restates",
            "coding.csv",
            |t| t.replacen("panel-2022/rec1\n", "panel-2022/rec77\n", 1),
            ["coding.csv, unit ilacs-2021/improve6", "leads nowhere", "Cite a unit"],
        ),
        (
            "too-long",
            "findings.json",
            |t| t.replacen("\"summary\": \"", &format!("\"summary\": \"{}", "Long words. ".repeat(14)), 1),
            ["findings.json, record apa-2006/", "characters", "Shorten it to 160"],
        ),
        (
            "no-summary",
            "findings.json",
            |t| {
                let start = t.find("\"summary\": \"").unwrap() + 12;
                let end = start + t[start..].find('"').unwrap();
                format!("{}{}", &t[..start], &t[end..])
            },
            ["findings.json, record apa-2006/", "no summary", "one plain sentence"],
        ),
        (
            "unsettled",
            "settlements.csv",
            |t| t.lines().filter(|l| !l.starts_with("sif-2016/p38.s2")).map(|l| format!("{l}\n")).collect(),
            ["settlements.csv, unit sif-2016/p38.s2", "not settled", "Add a row"],
        ),
        (
            "short-row",
            "coding.csv",
            |t| t.replacen("apa-2006/intro.s2,context,overall,-,", "apa-2006/intro.s2,context", 1),
            ["coding.csv, line 3", "cannot be read", "five columns"],
        ),
    ]
}

#[test]
fn every_fault_is_told_with_file_place_and_remedy() {
    each_is_told(faults());
}

#[test]
fn a_missing_file_is_named() {
    let copy = Copy::new("missing");
    std::fs::remove_file(copy.0.join("findings.json")).unwrap();
    assert!(copy.problems().contains("findings.json, the whole file: it cannot be read"));
}

#[test]
fn the_command_ends_with_status_1_and_says_why() {
    let run = |folder: &Path| Command::new("script/check-data").arg(folder).output().expect("script/check-data runs");
    let good = run(Path::new("src/data"));
    assert_eq!(good.status.code(), Some(0), "{}", String::from_utf8_lossy(&good.stdout));
    assert!(String::from_utf8_lossy(&good.stdout).contains("holds together"));
    let copy = Copy::new("command");
    copy.edit("coding.csv", |text| text.replacen(",concern,", ",worry,", 1));
    let bad = run(&copy.0);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stdout).contains("'worry' is not a kind"));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("needs mending"));
}
