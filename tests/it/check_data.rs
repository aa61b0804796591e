//! A faulty record: each fault is told with file, place and remedy, and script/check-data ends with status 1.
use crate::support::anyshire::copy;
use crate::support::copy::{Fault, each_is_told};
use std::process::Command;

/// Each fault that an editor may make.
fn faults() -> Vec<Fault> {
    vec![
        (
            "authority-id",
            "authority.json",
            |t| t.replacen("\"id\": \"anyshire\"", "\"id\": \"Any/shire\"", 1),
            ["authority.json, the authority", "its id is 'Any/shire'", "Use small letters"],
        ),
        (
            "authority-name",
            "authority.json",
            |t| t.replacen("\"name\": \"Anyshire\"", "\"name\": \" \"", 1),
            ["authority.json, the authority", "it has no name", "that readers use"],
        ),
        (
            "authority-link",
            "authority.json",
            |t| t.replacen("https://anyshire.example/reports", "javascript:alert(1)", 1),
            ["authority.json, the authority", "leads to 'javascript:alert(1)'", "https://"],
        ),
        (
            "authority-licence",
            "authority.json",
            |t| t.replacen("\"Anyshire Licence\"", "\"Open Licence\"", 1),
            ["authority.json, the authority", "does not name 'Open Licence'", "as in the attribution"],
        ),
        (
            "plan-title",
            "about-plan.json",
            |t| t.replacen("How it will be checked", " ", 1),
            ["about-plan.json, record 1", "no title or no lines", "Give it a heading"],
        ),
        (
            "plan-line",
            "about-plan.json",
            |t| t.replacen("Done means that the children were asked.", "", 1),
            ["about-plan.json, record 2, line 1", "its summary has 0 characters", "at most 160 characters"],
        ),
        (
            "plan-cites-nothing",
            "about-plan.json",
            |t| t.replacen("\"plan-2026/intro1.s1\"", "", 1),
            ["about-plan.json, record 1, line 1", "it cites nothing", "Cite the units"],
        ),
        (
            "response-leads-nowhere",
            "findings.json",
            |t| t.replacen("\"sif-2016/p1.s1\"", "\"sif-2016/p99.s1\"", 1),
            [
                "record sif-2016/p1.s2:concern, line 1",
                "it cites sif-2016/p99.s1, which is not in coding.csv",
                "coding.csv",
            ],
        ),
        (
            "urgency-unknown",
            "findings.json",
            |t| t.replacen("\"this-month\"", "\"this-munth\"", 1),
            [
                "record lpr-2014/p2.s2:recommendation",
                "'this-munth' is not in the codebook",
                "urgencies of codebook.json",
            ],
        ),
        (
            "step-not-settled",
            "second-steps.csv",
            |t| t.replacen("first,It says so", ",It says so", 1),
            ["second-steps.csv, thread voice-in-care", "the difference is not settled", "Say whose word stands"],
        ),
        (
            "step-not-standing",
            "second-steps.csv",
            |t| t.replacen("first,It says so", "second,It says so", 1),
            ["second-steps.csv, thread voice-in-care", "not that of threads.json", "up to date"],
        ),
        (
            "step-without-reason",
            "second-steps.csv",
            |t| t.replacen("It says so of all children", "", 1),
            ["second-steps.csv, thread voice-in-care", "it gives no reason", "why this word stands"],
        ),
        (
            "step-nowhere",
            "second-steps.csv",
            |t| t.replacen("ilacs-2026", "ilacs-2027", 1),
            ["second-steps.csv, thread", "no thread has this step", "correct the thread and the step"],
        ),
        (
            "step-short",
            "second-steps.csv",
            |t| t.replacen(",first,It says so of all children", "", 1),
            ["second-steps.csv, line", "cannot be read", "the 6 columns"],
        ),
        (
            "term-twice",
            "glossary.json",
            |t| t.replacen("\"play round\"", "\"lpr\"", 1),
            ["glossary.json, record Play circle", "the name 'lpr' is empty or is used twice", "to one term"],
        ),
        (
            "term-order",
            "glossary.json",
            |t| t.replacen("Local play", "Swing and play", 1),
            ["glossary.json, record Play circle", "not in alphabetical order", "Sort the terms"],
        ),
        (
            "term-meaning",
            "glossary.json",
            |t| t.replacen("playgrounds.", "playgrounds", 1),
            ["glossary.json, record Local play review", "no full stop", "one or two whole sentences"],
        ),
        (
            "term-years",
            "glossary.json",
            |t| t.replacen("2016", "2011", 1),
            ["glossary.json, record Local play review", "ends before it begins", "Correct the years"],
        ),
        (
            "term-field",
            "glossary.json",
            |t| t.replacen("\"acronym\"", "\"initials\"", 1),
            ["glossary.json, record Local play review", "the field 'initials' is not known", "Correct the name"],
        ),
        (
            "twice",
            "coding.csv",
            |t| t.to_owned() + t.lines().nth(2).unwrap() + "\n",
            ["coding.csv, unit lpr-2014/p2.s1", "coded twice", "Remove one"],
        ),
        (
            "kind",
            "coding.csv",
            |t| t.replacen(",strength,", ",praise,", 1),
            ["coding.csv, unit lpr-2014/", "'praise' is not a kind", "Use one of: strength"],
        ),
        (
            "area",
            "coding.csv",
            |t| t.replacen(",early-years,", ",streets,", 1),
            ["coding.csv, unit pilot-2018/", "'streets' is not an area", "Use one of: overall"],
        ),
        (
            "unknown-area",
            "findings.json",
            |t| t.replacen("\"area\": \"early-years\"", "\"area\": \"streets\"", 1),
            ["findings.json, record pilot-2018/", "'streets' is not in the codebook", "Correct that field"],
        ),
        (
            "unknown-framework",
            "inspections.json",
            |t| t.replacen("\"framework\": \"lpr\"", "\"framework\": \"lrp\"", 1),
            ["inspections.json, record lpr-2010", "'lrp' is not in the codebook", "add it to the frameworks"],
        ),
        (
            "off-the-scale",
            "inspections.json",
            // A scale of three has no fourth place.
            |t| t.replacen("\"grade\": \"effective\", \"rank\": 3", "\"grade\": \"effective\", \"rank\": 4", 1),
            ["inspections.json, record lpr-2014", "'protecting children' has the rank 4", "framework's own scale"],
        ),
        (
            "grades-not-given",
            "inspections.json",
            |t| t.replacen("\"graded\": \"yes\"", "\"graded\": \"unknown\"", 1),
            ["inspections.json, record rating-2009", "the list of grades disagree", "Write yes and list the grades"],
        ),
        (
            "no-date",
            "inspections.json",
            |t| t.replacen("\"published\": \"2009\", ", "", 1),
            ["inspections.json, record rating-2009", "it has no date", "as a day, a month or a year"],
        ),
        ("empty", "plan.json", |_| String::new(), ["plan.json, the whole file", "it is empty", "version control"]),
        (
            "no-json",
            "documents.json",
            |t| t.replacen(',', "", 1),
            ["documents.json, line 2", "a comma is missing", "Put a comma"],
        ),
        (
            "no-json-at-all",
            "inspections.json",
            |_| "id;event\n".into(),
            ["inspections.json, line 1", "the word 'id' stands without quotes", "double quotes"],
        ),
        (
            "bad-date",
            "inspections.json",
            |t| t.replacen("2021-06-07", "2021-13-07", 1),
            ["inspections.json, record ilacs-2021", "'start' is '2021-13-07', which is no date", "Write a day"],
        ),
        (
            "doubled-id",
            "inspections.json",
            |t| t.replacen("\"id\": \"lpr-2010\"", "\"id\": \"rating-2009\"", 1),
            ["inspections.json, record rating-2009", "two records have this id", "Remove one"],
        ),
        (
            "dangling",
            "plan.json",
            |t| t.replacen("\"ilacs-2026/improve1\"", "\"ilacs-2026/improve9\"", 1),
            ["plan.json, record A1", "ilacs-2026/improve9, which is not in coding.csv", "Cite a unit"],
        ),
        (
            "dangling-restates",
            "coding.csv",
            |t| t.replacen(",front-door,sif-2016/p1.s2\n", ",front-door,sif-2016/p1.s9\n", 1),
            ["coding.csv, unit sif-2016/summary1.s1", "is not in coding.csv", "Cite a unit"],
        ),
        (
            "restates-what-restates",
            "coding.csv",
            |t| t.replacen(",front-door,ilacs-2026/p1.s1\n", ",front-door,sif-2016/summary1.s1\n", 1),
            ["coding.csv, unit plan-2026/A2.area", "which itself repeats another", "says it most fully"],
        ),
        (
            "another-topic",
            "plan.json",
            |t| t.replacen("\"topic\": \"workforce\"", "\"topic\": \"voice\"", 1),
            ["plan.json, record A1", "is not that of its area", "the topic of its area"],
        ),
        (
            "too-long",
            "findings.json",
            |t| t.replacen("\"summary\": \"", &format!("\"summary\": \"{}", "Long words. ".repeat(14)), 1),
            ["findings.json, record lpr-2014/", "characters", "Shorten it to 160"],
        ),
        (
            "no-summary",
            "findings.json",
            |t| {
                let start = t.find("\"summary\": \"").unwrap() + 12;
                let end = start + t[start..].find('"').unwrap();
                format!("{}{}", &t[..start], &t[end..])
            },
            ["findings.json, record lpr-2014/", "no summary", "one or two plain sentences"],
        ),
        (
            "not-told",
            "coding.csv",
            |t| {
                t.replacen(
                    "report-2021/p3.s1,strength,leaders,workforce,",
                    "report-2021/p3.s1,concern,leaders,workforce,",
                    1,
                )
            },
            ["findings.json, record report-2021/p3.s1:concern", "but it has no record", "Run script/draft-findings"],
        ),
        (
            "not-given",
            "findings.json",
            |t| t.replacen("\"topic\": \"play\"", "\"topic\": \"voice\"", 1),
            [
                "findings.json, record pilot-2018/p2.s1",
                "differ from what the coding gives",
                "Copy them from the coding",
            ],
        ),
        (
            "unsettled",
            "settlements.csv",
            |t| t.lines().take(1).map(|line| format!("{line}\n")).collect(),
            ["settlements.csv, unit ilacs-2026/p3.s1", "not settled", "Add a row"],
        ),
        (
            "short-row",
            "coding.csv",
            |t| t.replacen("lpr-2014/p1.s1,context,overall,-,", "lpr-2014/p1.s1,context", 1),
            ["coding.csv, line 2", "cannot be read", "the 5 columns"],
        ),
    ]
}

#[test]
fn every_fault_is_told_with_file_place_and_remedy() {
    each_is_told(faults());
}

#[test]
fn a_missing_file_is_named() {
    let copy = copy("missing");
    std::fs::remove_file(copy.0.join("findings.json")).unwrap();
    assert!(copy.problems().contains("findings.json, the whole file: it is missing"));
}

#[test]
fn the_command_ends_with_status_1_and_says_why() {
    let copy = copy("command");
    copy.edit("coding.csv", |text| text.replacen(",concern,", ",worry,", 1));
    let bad = Command::new("script/check-data").arg(&copy.0).output().expect("script/check-data runs");
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stdout).contains("'worry' is not a kind"));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("needs correcting"));
}
