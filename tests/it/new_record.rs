//! A new record begins with a folder that says what comes next, and nothing that is there is written over.

use inspection_explorer::record::source::build;
use inspection_explorer::record::source::skeleton;
use inspection_explorer::record::{Authority, Codebook};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A place for a folder, which goes with the test.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = Self(std::env::temp_dir().join(format!("new-record-{name}-{}", std::process::id())));
        let _ = std::fs::remove_dir_all(&place.0);
        place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn new_record(folder: &Path, name: &str) -> Output {
    Command::new("script/new-record").arg(folder).arg(name).output().expect("script/new-record runs")
}

#[test]
fn the_folder_is_named_after_the_authority_and_says_what_comes_next() {
    let place = Place::new("made");
    let made = new_record(&place.0, "King’s Lynn & \"Wisbech\"");
    let said = String::from_utf8_lossy(&made.stdout);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(said.contains("README.md") && said.contains("script/check-data"), "{said}");
    let text = |file: &str| std::fs::read_to_string(place.0.join(file)).unwrap();
    let authority: Authority = serde_json::from_str(&text("authority.json")).unwrap();
    assert_eq!(authority.name, "King’s Lynn & \"Wisbech\"");
    assert_eq!(authority.id, "kings-lynn-wisbech");
    assert_eq!(authority.attribution_parts().1, authority.licence.as_ref(), "the attribution names the licence");
    assert!(text("README.md").contains("# The record of King’s Lynn & \"Wisbech\""));
    // What is missing is told, and nothing is called wrong that the tool has written.
    let problems = build(&place.0).expect_err("there is no document yet");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|one| one.starts_with("coding.csv, the whole file: it has no coded unit")), "{told:?}");
    assert_eq!(told.len(), 1, "nothing is called wrong that the tool has written: {told:?}");
}

#[test]
fn the_usual_codes_are_there() {
    let files = skeleton::files("Anyshire").unwrap();
    let text = &files.iter().find(|(file, _)| *file == "codebook.json").unwrap().1;
    let codebook: Codebook = serde_json::from_str(text).unwrap();
    for area in ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers"] {
        assert!(codebook.area(area).is_some(), "{area}");
    }
    assert!(codebook.framework("ilacs").is_some_and(|ilacs| ilacs.grades() == 4));
    assert!(codebook.kinds.len() == 8 && codebook.topics.len() > 30 && codebook.verdicts.len() == 7);
    // Words about one authority's documents have no place in another's record.
    assert!(!text.contains("Milton") && !text.contains("2011 letter"), "{text}");
}

#[test]
fn what_is_there_is_never_written_over() {
    let place = Place::new("there");
    std::fs::create_dir_all(&place.0).unwrap();
    std::fs::write(place.0.join("findings.json"), "mine").unwrap();
    let refused = new_record(&place.0, "Anyshire");
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && said.contains("has files in it, which stay as they are"), "{said}");
    assert_eq!(std::fs::read_dir(&place.0).unwrap().count(), 1);
    let file = new_record(&place.0.join("findings.json"), "Anyshire");
    assert!(String::from_utf8_lossy(&file.stderr).contains("findings.json is a file: give the name of a new folder"));
    assert_eq!(std::fs::read_to_string(place.0.join("findings.json")).unwrap(), "mine");
}

#[test]
fn a_bad_name_is_told_plainly() {
    for (name, told) in [
        ("", "the authority has no name"),
        (" \t", "the authority has no name"),
        ("東京", "has no letter from a to z"),
        ("12", "has no letter from a to z"),
        ("Any\nshire", "the name holds a line break (U+000A)"),
        ("Any\u{202e}shire", "turns the direction of reading (U+202E)"),
        ("Any\u{200b}shire", "a character of no width (U+200B)"),
        ("<b>Anyshire</b>", "the name holds the HTML"),
        ("Anyshire [county]", "the name holds a '['"),
        (&"Shire ".repeat(20), "the name has 119 characters"),
    ] {
        let said = skeleton::files(name).expect_err(name).to_string();
        assert!(said.contains(told), "{name}: {said}");
    }
}
