//! The findings that the coding gives are drafted with everything but their summaries, and what an editor wrote stays.

use crate::support::anyshire::{FOLDER, copy};
use crate::support::copy::Copy;
use inspection_explorer::record::source::draft::{Draft, draft, read};
use serde_json::Value;
use std::fs::read_to_string;
use std::path::Path;
use std::process::Command;

/// A draft of a folder's findings, with this text for `findings.json`.
fn drafted(folder: &Path, before: &str) -> Draft {
    let text = |file: &str| read_to_string(folder.join(file)).map_err(|error| error.to_string());
    let sources = read(&|file| text(file)).expect("codebook, documents and coding read");
    draft(&sources, before).expect("a draft")
}

fn findings(folder: &Path) -> String {
    read_to_string(folder.join("findings.json")).unwrap()
}

/// The findings with this done to each.
fn each(text: &str, change: impl Fn(&mut Value)) -> Vec<Value> {
    let mut list: Vec<Value> = serde_json::from_str(text).unwrap();
    list.iter_mut().for_each(change);
    list
}

/// What only an editor can write, taken away.
fn without_the_editor_s_words(finding: &mut Value) {
    finding["summary"] = "".into();
    let fields = finding.as_object_mut().unwrap();
    fields.remove("responses");
    fields.remove("urgency");
}

#[test]
fn all_findings_come_back_from_the_coding_alone() {
    for folder in [FOLDER, "src/data"] {
        let folder = Path::new(folder);
        let wanted = each(&findings(folder), without_the_editor_s_words);
        for nothing in ["", "[]\n", "\u{feff}[]"] {
            let draft = drafted(folder, nothing);
            assert_eq!(serde_json::from_str::<Vec<Value>>(&draft.text).unwrap(), wanted);
            assert_eq!((draft.added.len(), draft.without_summary.len()), (wanted.len(), wanted.len()));
            assert!(draft.updated.is_empty() && draft.left_over.is_empty());
        }
    }
}

#[test]
fn a_file_that_is_complete_stays_byte_for_byte() {
    for folder in [FOLDER, "src/data"] {
        let before = findings(Path::new(folder));
        let draft = drafted(Path::new(folder), &before);
        assert_eq!(draft, Draft { text: before, ..Draft::default() });
    }
}

#[test]
fn new_findings_stand_where_the_coding_has_them_and_the_others_stay_as_they_are_written() {
    let whole = findings(Path::new(FOLDER));
    let lines: Vec<&str> = whole.lines().collect();
    // Any one, and then every second one: each record is one line.
    for kept in [|at: usize| at != 1, |at| at != 25, |at| at == 0 || at == 26 || at % 2 == 0] {
        let some: Vec<&str> =
            lines.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, line)| line.trim_end_matches(',')).collect();
        let some = format!("[\n{}\n]\n", some[1..some.len() - 1].join(",\n"));
        let draft = drafted(Path::new(FOLDER), &some);
        assert!(!draft.added.is_empty());
        let ids = |text: &str| -> Vec<Value> { each(text, |_| {}).into_iter().map(|one| one["id"].clone()).collect() };
        assert_eq!(ids(&draft.text), ids(&whole));
        for line in some.lines() {
            assert!(draft.text.contains(line.trim_end_matches(',')), "{line}");
        }
        assert_eq!(drafted(Path::new(FOLDER), &draft.text).text, draft.text, "a second time changes nothing");
    }
}

#[test]
fn a_finding_whose_codes_have_changed_keeps_its_summary_and_all_else() {
    let copy = copy("draft-changed");
    copy.edit("coding.csv", |text| {
        text.replacen("sif-2016/p1.s3,concern,help-and-protection,front-door,", "sif-2016/p1.s3,context,overall,-,", 1)
            .replacen(
                "pilot-2018/p2.s2,strength,leaders,workforce,",
                "pilot-2018/p2.s2,strength,help-and-protection,planning,",
                1,
            )
    });
    let before = findings(&copy.0).replacen("\"summary\"", "\"later\": {\"b\": 1, \"a\":2}, \"summary\"", 100);
    let draft = drafted(&copy.0, &before);
    assert_eq!(
        draft.updated,
        [
            ("sif-2016/p1.s2:concern".to_owned(), vec!["units"]),
            ("pilot-2018/p2.s2:strength".to_owned(), vec!["area", "topic"])
        ]
    );
    let mut wanted = each(&before, |_| {});
    for finding in &mut wanted {
        match finding["id"].as_str().unwrap() {
            "sif-2016/p1.s2:concern" => finding["units"] = serde_json::json!(["sif-2016/p1.s2"]),
            "pilot-2018/p2.s2:strength" => {
                finding["area"] = "help-and-protection".into();
                finding["topic"] = "planning".into();
            }
            _ => {}
        }
    }
    assert_eq!(each(&draft.text, |_| {}), wanted);
    assert!(draft.text.contains("\"later\": {\"b\": 1, \"a\":2}"), "what it does not know stays as it is written");
    assert_eq!(drafted(&copy.0, &draft.text), Draft { text: draft.text.clone(), ..Draft::default() });
}

#[test]
fn a_section_s_own_area_is_followed_both_ways() {
    let copy = copy("draft-native");
    let area = |draft: &Draft| {
        each(&draft.text, |_| {}).iter().find(|one| one["id"] == "sif-2016/p3.s1:concern").unwrap()["native_area"]
            .clone()
    };
    copy.edit("documents.json", |text| text.replacen(", \"native_area\": \"children looked after\"", "", 1));
    let removed = drafted(&copy.0, &findings(&copy.0));
    assert_eq!((area(&removed), removed.updated.len()), (Value::Null, 1));
    let put_back = drafted(Path::new(FOLDER), &removed.text);
    assert_eq!((area(&put_back), put_back.updated.len()), ("children looked after".into(), 1));
}

#[test]
fn a_finding_that_the_coding_no_longer_gives_is_told_and_stays() {
    let copy = copy("draft-left");
    copy.edit("coding.csv", |text| {
        text.replacen("pilot-2018/p2.s2,strength,leaders,", "pilot-2018/p2.s2,concern,leaders,", 1)
    });
    let before = findings(&copy.0);
    let draft = drafted(&copy.0, &before);
    assert_eq!(draft.added, ["pilot-2018/p2.s2:concern"]);
    assert_eq!(draft.left_over, ["pilot-2018/p2.s2:strength"]);
    let stays = before.lines().find(|line| line.contains("pilot-2018/p2.s2:strength")).unwrap();
    assert!(draft.text.contains(stays.trim_end_matches(',')));
    let again = drafted(&copy.0, &draft.text);
    assert_eq!((again.text, again.added.len(), again.left_over), (draft.text, 0, draft.left_over));
}

#[test]
fn what_cannot_be_drafted_is_told_with_its_place() {
    let folder = Path::new(FOLDER);
    let text = |file: &str| read_to_string(folder.join(file)).map_err(|error| error.to_string());
    let sources = read(&|file| text(file)).unwrap();
    let told = |before: &str| draft(&sources, before).unwrap_err()[0].to_string();
    assert!(told("[{\"id\": 1},\n oops]").starts_with("findings.json, line 2, column 2: it is not a list of records"));
    assert!(told("[\"id\"]").starts_with("findings.json, record 1 of the list: it is not a record"));
    let unknown = read(&|file| text(file).map(|text| text.replace("lpr-2014/p2.s1", "lpr-2041/p2.s1"))).unwrap();
    let told = draft(&unknown, "[]").unwrap_err()[0].to_string();
    assert!(told.starts_with("coding.csv, unit lpr-2041/p2.s1: its document or section is not in documents.json"));
}

fn command(arguments: &[&str]) -> (bool, String) {
    let run = Command::new("script/draft-findings").args(arguments).output().expect("script/draft-findings runs");
    (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr))
}

/// The command writes the file, shows the sentences, and a second time has nothing to write.
#[test]
fn the_command_says_what_it_added_and_what_is_left_to_write() {
    let copy = Copy::of("tests/fixtures/marrowdale", "draft-command");
    std::fs::remove_file(copy.0.join("findings.json")).unwrap();
    let cut = cutting::cut("ilacs-2026", &read_to_string(copy.0.join("ilacs-2026.txt")).unwrap());
    copy.write("units.tsv", &cutting::table(&cut.units));
    let (folder, table) = (copy.0.display().to_string(), copy.0.join("units.tsv").display().to_string());
    let (done, said) = command(&[&folder, &table]);
    assert!(done, "{said}");
    for part in [
        "added: ilacs-2026/p2.s2:concern\n",
        "ilacs-2026/p2.s2:concern\n    Plans for children in need are too vague. They seldom say who will do what.\n",
        "findings.json: 17 findings added, 0 updated.",
        "Next: 17 findings without a summary.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let written = findings(&copy.0);
    let (done, said) = command(&[&folder]);
    assert!(done && said.contains("Nothing was changed.") && !said.contains("added:"), "{said}");
    assert_eq!(findings(&copy.0), written);
    // The checks name each summary that is left, and say what to do.
    let problems = copy.problems();
    assert_eq!(problems.lines().filter(|line| line.contains("summary")).count(), 17, "{problems}");
}

#[test]
fn the_command_names_what_it_cannot_use() {
    for (arguments, told) in [
        (vec![], "error: name a folder"),
        (vec!["nowhere"], "There is no folder nowhere"),
        (vec![FOLDER, "README.md"], "README.md is not a table of units: make it with script/cut-units"),
        (vec![FOLDER, "nothing.tsv"], "nothing.tsv cannot be read"),
    ] {
        let (done, said) = command(&arguments);
        assert!(!done && said.contains(told), "{said}");
    }
}
