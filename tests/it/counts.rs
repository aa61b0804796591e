//! The rules of counting, on the made-up record: what stands beside a number, and whose silence means something.

use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use inspection_explorer::chart::counted::{Cell, extent};
use inspection_explorer::chart::{compare, findings, topics};
use inspection_explorer::record::{Reach, Record};
use serde_json::json;

/// Each topic with what each inspection says, in the columns' order.
fn topics_of(record: &Record) -> Vec<(&'static str, Vec<String>)> {
    let model = topics::model(record, |_| true);
    model.rows.iter().map(|row| (row.topic.token(), row.cells.iter().map(Cell::words).collect())).collect()
}

/// Rule 6: the type and length of what was counted stand beside the counts; of two documents, both.
#[test]
fn the_extent_of_an_inspection_is_that_of_its_own_documents() {
    let told: Vec<(&str, String)> =
        ANYSHIRE.held_inspections().map(|one| (one.id.as_str(), extent(&ANYSHIRE, one.id.as_str()))).collect();
    let row = |id, words: &str| (id, words.to_owned());
    assert_eq!(
        told,
        [
            row("lpr-2014", "letter, 4 sentences"),
            row("sif-2016", "report, 8 sentences"),
            row("pilot-2018", "letter, 4 sentences"),
            row("ilacs-2021", "report and annex, 5 sentences"),
            row("visit-2023", "letter, 2 sentences"),
            // Eight of its own, and the one that the plan prints.
            row("ilacs-2026", "report, 9 sentences"),
        ]
    );
}

/// Only an inspection that looked at everything is silent; a full one without grades is one of them.
#[test]
fn silence_means_something_where_an_inspection_looked_at_everything() {
    let columns: Vec<(String, Reach, bool)> = topics::model(&ANYSHIRE, |_| true)
        .columns
        .iter()
        .map(|column| (column.inspection.as_str().to_owned(), column.reach, column.note.is_some()))
        .collect();
    let column = |id: &str, reach, note| (id.to_owned(), reach, note);
    assert_eq!(
        columns,
        [
            column("lpr-2014", Reach::Full, false),
            column("sif-2016", Reach::Full, false),
            column("pilot-2018", Reach::Full, false),
            column("ilacs-2021", Reach::Full, false),
            column("visit-2023", Reach::Part, true),
            column("ilacs-2026", Reach::Full, false),
        ]
    );
    let rows = topics_of(&ANYSHIRE);
    let (topics, cells): (Vec<&str>, Vec<Vec<String>>) = rows.into_iter().unzip();
    // Most inspections with a concern first, then a concern of the latest, then the number of concerns.
    assert_eq!(topics, ["front-door", "fostering", "voice", "workforce", "planning", "play"]);
    let none = "none";
    let outside = "none (may not have been inspected)";
    assert_eq!(cells[0], [none, "1 concern", none, none, "1 strength, 1 concern", "1 concern"]);
    assert_eq!(
        cells[1],
        ["1 strength", "1 concern, 1 recommendation", "1 concern", "1 strength, 1 concern", outside, "1 strength"]
    );
    assert_eq!(cells[5], [none, none, "1 recommendation", none, outside, none]);
}

#[test]
fn a_visit_to_a_part_is_a_visit_by_what_the_record_says() {
    let part = copy("pilot-part");
    part.record("inspections.json", "pilot-2018", |pilot| pilot["reach"] = json!("part"));
    let cells = topics_of(&part.built());
    assert_eq!(cells[0].1[2], "none (may not have been inspected)");
}

/// The title names the years in which everything was looked at, and no visit among them.
#[test]
fn the_titles_ask_only_those_that_looked_at_everything() {
    let told = |record: &Record| topics::model(record, |_| true).title;
    assert_eq!(
        told(&ANYSHIRE),
        "No topic had a concern or recommendation in all of 2014, 2016, 2018, 2021 and 2026; 2 earlier problem topics had only positive findings in 2026"
    );
    assert_eq!(findings::model(&ANYSHIRE, |_| true).title, "In 2026, 4 of 8 findings were positive");
    let between = |first, second| compare::model(&ANYSHIRE, first, second, |_| true).unwrap().title;
    assert_eq!(between("ilacs-2021", "ilacs-2026"), "1 topic was a concern in 2021 only and 3 in 2026 only");
    // Of the visit's silence nothing is said.
    assert_eq!(between("visit-2023", "ilacs-2026"), "1 topic was a concern in both 2023 and 2026");
    assert_eq!(
        told(&with_documents("topics-alone", &["sif-2016"]).built()),
        "Front door, planning and fostering had a concern or recommendation in 2016"
    );
}

#[test]
fn only_inspections_with_findings_are_set_side_by_side() {
    let known = crate::anyshire::with_inspection_of_2027("not-coded-compare");
    for (first, second) in
        [("ilacs-2026", "ilacs-2027"), ("ilacs-2026", "ilacs-2026"), ("sif-2012", "sif-2016"), ("", "sif-2016")]
    {
        assert!(compare::model(&known, first, second, |_| true).is_none(), "{first} {second}");
    }
    let columns: Vec<u16> = topics::model(&known, |_| true).columns.iter().map(|column| column.year).collect();
    assert_eq!(columns, [2014, 2016, 2018, 2021, 2023, 2026], "what is not coded has no column");
}

/// One row an inspection and area, the latest first: every number of the chart.
#[test]
fn every_finding_is_counted_once() {
    let model = findings::model(&ANYSHIRE, |_| true);
    let rows: Vec<(u16, &str, String)> = model
        .groups
        .iter()
        .flat_map(|group| group.rows.iter().map(|row| (group.year, row.area.token(), row.counts.words().join(", "))))
        .collect();
    let row = |year, area, words: &str| (year, area, words.to_owned());
    assert_eq!(
        rows,
        [
            row(2026, "leaders", "1 strength, 1 concern, 1 recommendation"),
            row(2026, "help-and-protection", "1 concern"),
            row(2026, "children-in-care", "1 strength, 1 concern"),
            row(2026, "care-leavers", "1 strength"),
            row(2026, "early-years", "1 strength"),
            row(2023, "help-and-protection", "1 strength, 1 concern"),
            row(2021, "leaders", "1 strength"),
            row(2021, "help-and-protection", "1 strength"),
            row(2021, "children-in-care", "2 strengths, 1 concern"),
            row(2018, "leaders", "1 strength"),
            row(2018, "children-in-care", "1 concern"),
            row(2018, "early-years", "1 recommendation"),
            row(2016, "help-and-protection", "1 strength, 2 concerns"),
            row(2016, "children-in-care", "1 concern, 1 recommendation"),
            row(2014, "children-in-care", "1 strength, 1 recommendation"),
        ]
    );
}
