//! A folder of before is brought up to date by one command; what is up to date stays byte for byte.

use crate::support::anyshire::copy;
use crate::support::copy::Copy;
use std::collections::BTreeMap;
use std::process::Command;

pub fn upgrade(copy: &Copy) -> (bool, String) {
    let run = Command::new("script/check-data").arg("--upgrade").arg(&copy.0).output().expect("script/check-data runs");
    (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr))
}

pub fn files(copy: &Copy) -> BTreeMap<String, String> {
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    // A picture may be among them.
    let read = |path: &std::path::Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    std::fs::read_dir(&copy.0).unwrap().map(|one| one.unwrap().path()).map(|path| (name(&path), read(&path))).collect()
}

/// The folder as it was before an inspection named who inspected.
#[test]
fn a_folder_of_before_is_brought_up_to_date_once() {
    let copy = copy("upgrade");
    let path = copy.0.join("inspections.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace(", \"inspectorate\": \"County Reviewers\"", "")).unwrap();
    let before = files(&copy);
    let (done, said) = upgrade(&copy);
    assert!(done && said.contains("record lpr-2014: it now says that County Reviewers inspected."), "{said}");
    let after = files(&copy);
    let changed: Vec<&String> =
        after.iter().filter(|(file, text)| before[*file] != **text).map(|(file, _)| file).collect();
    assert_eq!(changed, ["inspections.json"]);
    let without = after["inspections.json"].replace(", \"inspectorate\": \"County Reviewers\"", "");
    assert_eq!(without, before["inspections.json"], "nothing else has changed");
    let inspection = copy.built().inspections.into_iter().find(|one| one.id == "lpr-2014").unwrap();
    assert_eq!(inspection.inspectorate.as_deref(), Some("County Reviewers"));
    let (done, said) = upgrade(&copy);
    assert!(done && said.contains("is in the format of today. Nothing was changed."), "{said}");
    assert_eq!(files(&copy), after);
}

#[test]
fn a_folder_that_cannot_be_read_stays_as_it_is() {
    let copy = copy("upgrade-broken");
    copy.write("documents.json", "[{");
    let before = files(&copy);
    let (done, said) = upgrade(&copy);
    assert!(!done && said.contains("error: nothing was changed.") && said.contains("documents.json, line 1"), "{said}");
    assert_eq!(files(&copy), before);
    let missing = Command::new("script/check-data").args(["--upgrade", "nowhere"]).output().unwrap();
    assert!(String::from_utf8_lossy(&missing.stderr).contains("there is no folder"));
}
