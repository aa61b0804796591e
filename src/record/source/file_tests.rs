use super::*;
use crate::source;
use proptest::prelude::*;
use std::path::Path;

/// A folder's record file.
fn file_of(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    write(&|file| std::fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())).unwrap()
}

const ANYSHIRE: &str = "../../tests/fixtures/anyshire";
const BUNDLED: &str = "../data";

/// Anyshire's record file with something replaced in it, which must be there.
fn with(from: &str, to: &str) -> String {
    let file = file_of(ANYSHIRE);
    assert!(file.contains(from), "{from}");
    file.replacen(from, to, 1)
}

/// Each fault as it is told.
fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn faults(file: &str) -> Vec<String> {
    told(&build(file.as_bytes()).unwrap_err())
}

fn advice(file: &str) -> Vec<String> {
    let read = build(file.as_bytes()).unwrap_or_else(|problems| panic!("{}", told(&problems).join("\n")));
    told(&read.advice)
}

#[test]
fn a_record_file_holds_the_record_of_its_folder() {
    for folder in [ANYSHIRE, BUNDLED] {
        let own = source::build(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        let file = file_of(folder);
        let read = build(file.as_bytes()).unwrap();
        assert_eq!(told(&read.advice), [""; 0]);
        assert_eq!(read.held, own);
        // Byte by byte what the build packs: nothing is lost or set anew.
        assert_eq!(read.held.pack().unwrap(), own.pack().unwrap());
        assert_eq!(file, file_of(folder));
    }
}

#[test]
fn the_tables_have_the_columns_of_their_files() {
    for (file, columns) in table::COLUMNS {
        for folder in [ANYSHIRE, BUNDLED] {
            let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(file)).unwrap();
            assert_eq!(text.lines().next().unwrap(), columns.join(","), "{folder}/{file}");
        }
    }
}

#[test]
fn a_cell_comes_back_as_it_was() {
    for cell in ["plain", "a, b", "say \"no\"", "two\nlines", " edge ", "ünï", ""] {
        let texts = |file: &'static str| match file {
            source::names::SECOND_STEPS => Ok(format!("thread,from\nx,\"{}\"\n", cell.replace('"', "\"\""))),
            _ => Err(String::new()),
        };
        let file = write(&texts).unwrap();
        let json: serde_json::Value = serde_json::from_str(&file).unwrap();
        let rows = json["second-steps"].to_string();
        let table = table::read(source::names::SECOND_STEPS, &["thread", "from"], &rows).unwrap();
        assert_eq!(table.rows.iter().next().unwrap().cell(1), cell.trim());
    }
}

#[test]
fn what_this_version_does_not_know_is_told_and_the_rest_is_read() {
    let own = build(file_of(ANYSHIRE).as_bytes()).unwrap().held;
    let cases = [
        ("\"version\": 1", "\"version\": 1, \"weather\": {\"a\": [1]}", "its part ‘weather’"),
        (
            "\"region\": \"Nowhere\",",
            "\"region\": \"Nowhere\", \"mayor\": {\"name\": \"A\"},",
            "authority.json, the whole file: this page does not know ‘mayor’",
        ),
        // At the end of an object, and where another object has a field of that name.
        (
            "\"credits\": \"Written for the tests.\"",
            "\"credits\": \"Written for the tests.\", \"summary\": null",
            "does not know ‘summary’",
        ),
        (
            "{\"from\": \"lpr-2014\", \"says\"",
            "{\"from\": \"lpr-2014\", \"question\": \"?\", \"says\"",
            "threads.json, record foster-carers: this page does not know ‘question’",
        ),
        (
            "\"unit\": \"lpr-2014/p2.s1\", \"kind\"",
            "\"unit\": \"lpr-2014/p2.s1\", \"coder\": \"B\", \"kind\"",
            "coding.csv, its rows: this page does not know ‘coder’",
        ),
    ];
    for (from, to, said) in cases {
        let file = with(from, to);
        let read = build(file.as_bytes()).unwrap_or_else(|problems| panic!("{}", told(&problems).join("\n")));
        assert_eq!(read.held, own, "{to}");
        let advice = told(&read.advice);
        assert!(advice.len() == 1 && advice[0].contains(said), "{said}: {advice:?}");
    }
}

#[test]
fn a_field_that_all_have_is_told_once() {
    let file = file_of(ANYSHIRE)
        .replace("\"inspection\": \"sif-2016\", \"area\"", "\"inspection\": \"sif-2016\", \"page\": 3, \"area\"");
    let advice = advice(&file);
    assert!(
        advice.len() == 1 && advice[0].starts_with("findings.json, records sif-2016/rec1:recommendation, "),
        "{advice:?}"
    );
    assert!(advice[0].contains(" more: this page does not know ‘page’"), "{advice:?}");
}

#[test]
fn a_code_that_the_codebook_does_not_list_is_shown_by_its_name() {
    // In the coding as in the finding that follows from it.
    let file = file_of(ANYSHIRE).replace("\"topic\": \"workforce\"", "\"topic\": \"street-lights\"");
    let read = build(file.as_bytes()).unwrap_or_else(|problems| panic!("{}", told(&problems).join("\n")));
    assert!(read.held.findings.iter().any(|finding| finding.topic.label() == "Street lights"));
    let advice = told(&read.advice);
    assert!(advice.len() == 1 && advice[0].contains("does not list ‘street-lights’ among its topics"), "{advice:?}");
    // And where the coding does not use it.
    let advice = self::advice(&with("\"status\": \"press\"", "\"status\": \"hearsay\""));
    assert!(advice.len() == 1 && advice[0].contains("‘hearsay’ among its certainties"), "{advice:?}");
}

#[test]
fn a_fault_is_told_as_in_a_folder() {
    let cases = [
        ("{\"unit\": \"lpr-2014/p2.s1\", ", "{\"unit\": \"lpr-2014/p2.s9\", ", "coding"),
        (
            "\"topic\": \"voice\", \"urgency\"",
            "\"topic\": \"fostering\", \"urgency\"",
            "findings.json, record lpr-2014/p2.s2:recommendation",
        ),
        ("\"id\": \"anyshire\"", "\"id\": \"Any/shire\"", "authority.json, the authority"),
        ("\"graded\": \"yes\"", "\"graded\": 7", "inspections.json, record rating-2009"),
    ];
    for (from, to, said) in cases {
        let faults = faults(&with(from, to));
        assert!(faults.iter().any(|fault| fault.contains(said)), "{said}: {faults:?}");
    }
}

#[test]
fn a_fault_of_what_stands_alone_is_told_by_the_line_of_the_whole_file() {
    let file = with("\"links\": [", "\"links\": 7, \"lynx\": [");
    let line = file.lines().position(|line| line.contains("lynx")).unwrap() + 1;
    let faults = faults(&file);
    assert!(faults[0].contains(&format!("line {line}")), "{faults:?}");
}

#[test]
fn each_other_file_is_named_by_what_it_is() {
    let own = file_of(ANYSHIRE);
    let cut = own.get(..own.len() / 2).unwrap().to_owned();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "it is empty"),
        (b" \n".to_vec(), "it is empty"),
        (b"%PDF-1.7 ...".to_vec(), "it is a PDF document"),
        (b"PK\x03\x04 ...".to_vec(), "a ZIP archive or an Office document"),
        (b"<!doctype html>".to_vec(), "it is a web page"),
        (b"unit,kind,area,topic,restates\n".to_vec(), "a table of one record’s folder"),
        (b"[1, 2]".to_vec(), "it is a JSON list"),
        (b"Dear all".to_vec(), "it is no JSON file"),
        (b"7".to_vec(), "it is no JSON file"),
        (b"{\"a\": 1}".to_vec(), "a JSON file of some other kind"),
        (b"{\"format\": \"inspection-explorer backup\"}".to_vec(), "it is a backup of notes"),
        (b"{\"format\": \"inspection-explorer shared briefing\"}".to_vec(), "a briefing that somebody shared"),
        (b"{\"format\": \"recipe\"}".to_vec(), "it calls itself ‘recipe’"),
        (b"{\"format\": \"inspection-record\"}".to_vec(), "does not say of which version"),
        (
            b"{\"format\": \"inspection-record\", \"version\": 2}".to_vec(),
            "it is of version 2, and this page reads version 1",
        ),
        (
            b"{\"format\": \"inspection-record\", \"version\": 1, \"coding\": [], \"coding\": []}".to_vec(),
            "holds this part twice",
        ),
        (b"{\"format\": \"inspection-record\", \"version\": 1, \"coding\": [7]}".to_vec(), "coding.csv, row 1"),
        (b"{\"format\" \"inspection-record\"}".to_vec(), "not valid JSON from here"),
        (b"{\"a\": \"\xff\"}".to_vec(), "signs that are not UTF-8"),
        (b"\xff\xfe{\0".to_vec(), "its text is UTF-16"),
        (
            std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(ANYSHIRE).join("authority.json")).unwrap(),
            "it is authority.json",
        ),
        (cut.into_bytes(), "it ends in the middle"),
        (vec![b' '; LARGEST + 1], "at most 128 MB"),
    ];
    for (bytes, said) in cases {
        let problems = told(&build(&bytes).unwrap_err());
        assert!(problems.len() == 1 && problems[0].contains(said), "{said}: {problems:?}");
    }
    assert!(build(format!("\u{feff}{own}").as_bytes()).is_ok());
}

#[test]
fn an_empty_record_file_names_each_part_that_it_needs() {
    let faults = faults("{\"format\": \"inspection-record\", \"version\": 1}");
    for name in ["authority", "codebook", "documents", "inspections", "findings"] {
        assert!(faults.iter().any(|fault| fault.contains(name)), "{name}: {faults:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever happens to a file, it is read or each fault is a sentence.
    #[test]
    fn a_damaged_file_never_stops_the_page(
        cut in 0.0..1.3f64,
        swaps in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64), 0..6),
        bytes in prop::collection::vec((0.0..1.0f64, any::<u8>()), 0..4),
        moved in prop::option::of((0.0..1.0f64, 0.0..1.0f64, 0usize..400)),
    ) {
        let mut file = file_of(ANYSHIRE).into_bytes();
        let at = |share: f64, length: usize| ((share * length as f64) as usize).min(length - 1);
        let length = file.len();
        for (one, other) in swaps {
            file.swap(at(one, length), at(other, length));
        }
        for (place, byte) in bytes {
            file[at(place, length)] = byte;
        }
        if let Some((from, to, many)) = moved {
            let from = at(from, length);
            let piece: Vec<u8> = file.drain(from..(from + many).min(length)).collect();
            let to = ((to * file.len() as f64) as usize).min(file.len());
            file.splice(to..to, piece);
        }
        file.truncate((cut * file.len() as f64) as usize);
        if let Err(problems) = build(&file) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(!problem.place.trim().is_empty() && !problem.wrong.trim().is_empty() && !problem.remedy.trim().is_empty(), "{problem:?}");
            }
        }
    }
}
