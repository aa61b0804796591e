//! What may be wrong with a folder as a whole: each is told in one line.
use crate::support::anyshire::{FOLDER, copy};
use inspection_explorer::record::source::{Level, checked_folder, folder};
use std::path::Path;
use std::process::{Command, Output};

fn check_data(arguments: &[&str]) -> Output {
    Command::new("script/check-data").args(arguments).env_remove("RECORD_SOURCES").output().expect("it runs")
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn what_is_no_folder_of_a_record_is_told_in_one_line() {
    for (path, wrong) in [
        ("tests/nowhere", "tests/nowhere does not exist. Give the folder"),
        ("README.md", "README.md is a file. Give the folder"),
        ("script", "script has none of a record's files. Give the folder"),
    ] {
        assert!(folder::unusable(Path::new(path)).is_some_and(|told| told.starts_with(wrong)), "{path}");
        let (status, out, error) = said(&check_data(&[path]));
        assert_eq!((status, out.as_str(), error.lines().count()), (Some(2), "", 1), "{path}: {error}");
        assert!(error.starts_with(wrong), "{error}");
    }
    assert_eq!(folder::unusable(Path::new(FOLDER)), None);
}

#[test]
fn the_command_says_how_it_is_used_and_what_it_does_not_know() {
    let (status, out, _) = said(&check_data(&["--help"]));
    assert_eq!(status, Some(0));
    for part in ["script/check-data [FOLDER", "--bundle", "--upgrade", "--sources", "exit status"] {
        assert!(out.contains(part), "{part}");
    }
    let (status, out, error) = said(&check_data(&["--strict", FOLDER]));
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(error.contains("'--strict' is not an option"), "{error}");
    let (status, _, error) = said(&check_data(&[FOLDER, "src/data"]));
    assert!(status == Some(2) && error.contains("one at a time") || error.contains("one too many"), "{error}");
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    for (file, needed) in [("findings.json", true), ("glossary.json", false)] {
        let copy = copy(&format!("folder-{file}"));
        std::fs::remove_file(copy.0.join(file)).unwrap();
        assert_eq!(copy.problems().contains(&format!("{file}, the whole file: it is missing")), needed);
        std::fs::create_dir(copy.0.join(file)).unwrap();
        assert!(
            copy.problems().contains(&format!("{file}, the whole file: it is a folder, and a file is needed. Remove"))
        );
    }
}

#[test]
fn a_file_under_nearly_the_right_name_is_found() {
    for (file, name) in
        [("findings.json", "finding.json"), ("glossary.json", "glosary.json"), ("coding.csv", "Coding.CSV")]
    {
        let copy = copy(&format!("named-{name}"));
        std::fs::rename(copy.0.join(file), copy.0.join(name)).unwrap();
        let wanted = format!("{file}, the whole file: it is missing, but there is a file '{name}'. Rename that file");
        assert!(copy.problems().contains(&wanted), "{}", copy.problems());
    }
}

#[test]
fn a_file_that_is_not_read_is_advice() {
    let copy = copy("stranger");
    copy.write("wards.csv", "ward\n").write("threads2.json", "[]").write("notes.txt", "");
    let advice = checked_folder(&copy.0).advice;
    assert!(advice.iter().all(|problem| problem.level == Level::Advice));
    let told: Vec<String> = advice.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("threads.json, the whole file: beside it there is 'threads2.json', which is not read"));
    assert!(
        told[1].starts_with("the folder, its files: 'wards.csv' is not one of a record's files and is not read"),
        "{told:?}"
    );
}

#[test]
fn what_a_record_may_be_without_may_be_missing() {
    let copy = copy("least");
    for file in [
        "plan.json",
        "about-plan.json",
        "threads.json",
        "raised-once.json",
        "glossary.json",
        "comparison.json",
        "second-coding.csv",
        "settlements.csv",
        "second-steps.csv",
    ] {
        std::fs::remove_file(copy.0.join(file)).unwrap();
    }
    let record = copy.built();
    assert!(record.plan.is_empty() && record.threads.is_empty() && record.agreement.is_none());
    assert_eq!(record.findings.len(), 25);
}

#[test]
fn words_of_a_document_are_found_where_its_text_is_at_hand() {
    let texts = copy("texts");
    texts.write(
        "letter.txt",
        "We saw that the county found a foster family for nearly\nevery child who needed one; it was good.",
    );
    let sources = texts.0.to_str().unwrap();
    let (status, out, _) = said(&check_data(&[FOLDER, "--sources", sources]));
    assert_eq!(status, Some(1));
    let wanted = "findings.json, record lpr-2014/p2.s1:strength: its summary repeats words of a document: 'the county found a foster family for nearly every child'. Say it in words that are your own.";
    assert!(out.contains(wanted), "{out}");
    let (status, _, error) = said(&check_data(&[FOLDER, "--sources", "script"]));
    assert!(status == Some(2) && error.starts_with("script has no plain text"), "{error}");
}

#[test]
fn the_command_ends_with_status_1_and_says_why() {
    let copy = copy("command");
    copy.edit("coding.csv", |text| text.replacen(",concern,", ",worry,", 1));
    let (status, out, error) = said(&check_data(&[copy.0.to_str().unwrap()]));
    assert_eq!(status, Some(1));
    assert!(
        out.contains("coding.csv, unit sif-2016/summary1.s1: 'worry' is not a kind. Use one of: strength"),
        "{out}"
    );
    assert!(error.contains("1 thing needs correcting."), "{error}");
}
