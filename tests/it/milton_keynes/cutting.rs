//! The cutting tool against the documents that were cut by hand. Their texts are not part of the project: see `sources`.
use super::sources::{by_hand, folder};
use inspection_explorer::record::source::read;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

/// At least this share of each document's units must come out of the tool as they were cut by hand.
const FLOOR: f64 = 0.97;

/// The report whose coding goes further than the table cut by hand.
const FURTHER: &str = "sif-2016";
/// What of that report is not coded: its title, the facts about the area, and how the inspectors worked.
const NOT_CODED: [&str; 7] = [
    "milton-keynes-council",
    "previous-ofsted-inspections",
    "local-leadership",
    "children-living-in-this-area",
    "child-protection-in-this-area",
    "children-looked-after-in-this-area",
    "the-casework-model-used-in-this-area",
];
const LAST_PAGE: &str = "information-about-this-inspection";

/// The rows of the report that the tool cuts further: unit, document, section, locator, sentence, text.
pub fn cut_further() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join(format!("{FURTHER}.txt"))).expect("the report reads");
    let units = cutting::cut(FURTHER, &text).units;
    let coded = units.into_iter().take_while(|unit| unit.section != LAST_PAGE);
    coded
        .filter(|unit| !NOT_CODED.contains(&unit.section.as_str()))
        .map(|unit| vec![unit.id, unit.document, unit.section, unit.locator, unit.sentence.to_string(), unit.text])
        .collect()
}

/// Letters and digits alone: quotation marks, hyphens at a line's end and the marks of bullets differ from copy to copy.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn the_tool_cuts_the_documents_as_they_were_cut_by_hand() {
    let mut hand: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in by_hand() {
        hand.entry(row[1].clone()).or_default().push(row);
    }
    assert!(hand.len() >= 7, "the table cut by hand was read");
    for (document, rows) in hand {
        let text = std::fs::read_to_string(folder().join(format!("{document}.txt"))).expect("the document reads");
        let cut = cutting::cut(&document, &text);
        let by_id: HashMap<&str, String> = cut.units.iter().map(|unit| (unit.id.as_str(), words(&unit.text))).collect();
        let texts: HashSet<&String> = by_id.values().collect();
        let same_text = rows.iter().filter(|row| texts.contains(&words(&row[5]))).count();
        let same_id = rows.iter().filter(|row| by_id.get(row[0].as_str()) == Some(&words(&row[5]))).count();
        println!(
            "{document}: {same_text} of {} units cut as by hand, {same_id} of them under the same id; {} warnings",
            rows.len(),
            cut.warnings.len()
        );
        assert!(same_text as f64 >= FLOOR * rows.len() as f64, "{document}: {same_text} of {}", rows.len());
        assert_eq!(by_id.len(), cut.units.len(), "{document}: each unit has its own id");
    }
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn what_the_tool_cuts_further_holds_every_unit_cut_by_hand() {
    let further: HashMap<String, String> =
        cut_further().into_iter().map(|row| (row[0].clone(), words(&row[5]))).collect();
    for row in by_hand().into_iter().filter(|row| row[1] == FURTHER) {
        assert_eq!(further.get(&row[0]), Some(&words(&row[5])), "{}", row[0]);
    }
}

#[test]
#[ignore = "needs the documents' texts: set RECORD_SOURCES"]
fn the_four_recommendations_to_the_safeguarding_board_are_recommendations() {
    let sources = read(Path::new("src/data")).expect("the record reads");
    let board: BTreeSet<String> =
        cut_further().into_iter().filter(|row| row[2] == "board-recommendations").map(|row| row[3].clone()).collect();
    assert_eq!(board.iter().map(String::as_str).collect::<Vec<_>>(), ["p126", "p127", "p128", "p129"]);
    for paragraph in board {
        let id = format!("{FURTHER}/{paragraph}.s1:recommendation");
        assert!(sources.findings.iter().any(|finding| finding.id.as_str() == id), "{id}");
    }
}
