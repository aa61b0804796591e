//! The record against the texts of the documents, which are not part of the project: their folder is given by
//! RECORD_SOURCES. Without it these tests are reported as ignored.
use super::cutting::cut_further;
use inspection_explorer::bundle;
use inspection_explorer::record::cite::{cite, split};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// A run of this many words shared with a document is no longer our own wording.
const RUN: usize = 10;

pub fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("RECORD_SOURCES").expect("RECORD_SOURCES names the folder of the documents' texts"))
}

/// The rows of units.tsv, which was cut by hand: unit, document, section, locator, sentence, text.
pub fn by_hand() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join("units.tsv")).expect("units.tsv reads");
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Every unit that is coded. The report that was cut by hand only in part is taken as the cutting tool cuts it.
fn units() -> Vec<Vec<String>> {
    let further = cut_further();
    let document = further[0][1].clone();
    by_hand().into_iter().filter(|row| row[1] != document).chain(further).collect()
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn every_unit_of_the_documents_is_coded_once_in_its_order() {
    let coding = inspection_explorer::record::source::read(Path::new("src/data")).unwrap().coding;
    let mut coded: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for unit in coding {
        coded.entry(split(&unit.unit).unwrap().0.to_owned()).or_default().push(unit.unit.into());
    }
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in units() {
        expected.entry(row[1].clone()).or_default().push(row[0].clone());
    }
    assert_eq!(coded, expected);
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn every_citation_names_the_section_and_paragraph_in_which_the_unit_stands() {
    let record = bundle::record().unwrap();
    let mut section_names: HashMap<(String, String), HashSet<String>> = HashMap::new();
    for row in units() {
        let citation = cite(&record, &[row[0].as_str().into()]).unwrap_or_else(|| panic!("{} has no citation", row[0]));
        if let Some(number) = row[3].strip_prefix('p').filter(|n| n.parse::<u32>().is_ok()) {
            assert!(
                citation.place.starts_with(&format!("paragraph {number}, sentence ")),
                "{}: {}",
                row[0],
                citation.place
            );
        }
        section_names.entry((row[1].clone(), row[2].clone())).or_default().insert(citation.section);
    }
    for (section, names) in section_names {
        assert_eq!(names.len(), 1, "the units of {section:?} are cited under {names:?}");
    }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase().replace('\u{2019}', "'");
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn no_words_of_the_documents_stand_in_the_record() {
    let mut runs: HashSet<Vec<String>> = HashSet::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            runs.extend(words(&std::fs::read_to_string(path).unwrap()).windows(RUN).map(<[String]>::to_vec));
        }
    }
    assert!(runs.len() > 10_000, "the texts were read");
    let record = bundle::record().unwrap();
    let plan = record.plan.iter().flat_map(|area| area.actions.iter().map(|a| &a.summary).chain([&area.title]));
    let threads = record.threads.iter().chain(&record.strong);
    let steps = threads.flat_map(|thread| thread.steps.iter().map(|step| &step.summary).chain([&thread.question]));
    for ours in record.findings.iter().map(|finding| &finding.summary).chain(plan).chain(steps) {
        assert!(words(ours).windows(RUN).all(|run| !runs.contains(run)), "{ours}");
    }
}
