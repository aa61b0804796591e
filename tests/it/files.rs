//! Files that leave the page: one value a cell, and each says what it is of.

use crate::export::read;
use crate::registry::filters;
use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::draw::{drawn, drawn_of};
use inspection_explorer::chart::frame::framed;
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::{Drawn, Rect};
use inspection_explorer::explore::{Place, Spoken};
use inspection_explorer::export::{Saved, chart_csv, picture_frame};
use inspection_explorer::record::{Date, Record};
use proptest::prelude::*;
use std::collections::HashSet;

fn saved() -> Saved {
    Saved { today: "2026-11-26".to_owned(), address: "https://example.org/?view=findings&topic=fostering".to_owned() }
}

/// Every chart that can be saved of a record, also filtered to one topic and inspection and to one thread.
fn of(record: &'static Record) -> Vec<(&'static Record, &'static str, Drawn)> {
    let mut views = vec![
        ("grades", String::new()),
        ("findings", "view=findings".to_owned()),
        ("topics", "view=topics".to_owned()),
        ("compare", "view=compare".to_owned()),
        ("country", "view=others".to_owned()),
        ("neighbours", "view=others".to_owned()),
        ("threads", "view=threads".to_owned()),
        ("plan", "view=plan".to_owned()),
    ];
    let one = record.findings.iter().find(|finding| finding.inspection == "ilacs-2021").or(record.findings.first());
    views.extend(one.map(|finding| {
        ("findings", format!("view=findings&topic={}&inspection={}", finding.topic.token(), finding.inspection))
    }));
    let followed = record.thread("early-help").or(record.threads.first());
    views.extend(followed.map(|thread| ("thread", format!("view=threads&thread={}", thread.id))));
    views.into_iter().filter_map(|(id, query)| Some((record, id, drawn_of(record, id, &query)?))).collect()
}

/// Every chart that can be saved: of the made-up record, which has something for each, and of the app's own.
fn all() -> Vec<(&'static Record, &'static str, Drawn)> {
    let made_up = of(&ANYSHIRE);
    assert_eq!(made_up.len(), 10);
    made_up.into_iter().chain(of(&RECORD)).collect()
}

/// Columns of numbers, by the beginning of their name.
const NUMBERS: [&str; 16] = [
    "Year",
    "Sentences in it",
    "Strengths",
    "Requirements met",
    "Concerns",
    "Recommendations",
    "All",
    "First raised",
    "Times raised",
    "Last judged",
    "Authorities with",
    "Areas judged together",
    "Place on the scale",
    "Actions",
    "Issues",
    "Other sentences",
];
/// Columns of dates.
const DATES: [&str; 7] =
    ["Date", "First day", "Last day", "Published", "Inspection ended", "Report published", "Saved on"];

#[test]
fn a_cell_has_one_value_numbers_are_numbers_and_dates_are_dates() {
    let (mut numbers, mut dates) = (0, 0);
    for (record, id, drawn) in all() {
        let cells = read(&chart_csv(record, &drawn, &saved()));
        let head = &cells[0];
        assert_eq!(head.iter().collect::<HashSet<_>>().len(), head.len(), "{id}: {head:?}");
        assert!(cells.len() > 1 || (id == "threads" && record.threads.is_empty()), "{id} has no rows");
        for row in &cells[1..] {
            assert_eq!(row.len(), head.len(), "{id}: {row:?}");
            for (name, cell) in head.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                if DATES.contains(&name.as_str()) {
                    let date = Date::parse(cell).unwrap_or_else(|error| panic!("{id}, {name}: '{cell}' {error}"));
                    assert_eq!(String::from(date), *cell, "{id}, {name}");
                    dates += 1;
                } else if NUMBERS.iter().any(|number| name.starts_with(number)) {
                    assert!(cell.bytes().all(|b| b.is_ascii_digit()), "{id}, {name}: '{cell}'");
                    numbers += 1;
                } else {
                    // '2 strengths, 1 concern' and 'letter, 67 sentences' are several values.
                    let several =
                        cell.split(", ").filter(|part| part.starts_with(|c: char| c.is_ascii_digit())).count();
                    let words = matches!(
                        name.as_str(),
                        "Source" | "Where it says so" | "In our words" | "Given in" | "Why there is no word"
                    );
                    assert!(words || several < 2, "{id}, {name}: '{cell}'");
                    assert!(!cell.ends_with(" sentences"), "{id}, {name}: '{cell}'");
                }
            }
        }
    }
    assert!(numbers > 200 && dates > 50, "{numbers} numbers and {dates} dates");
}

#[test]
fn the_counts_of_a_file_are_those_of_the_record() {
    let cells = read(&chart_csv(&RECORD, &drawn("topics", "view=topics"), &saved()));
    let column = |name: &str| cells[0].iter().position(|head| head == name).unwrap();
    let (concerns, topic, year) = (column("Concerns"), column("Topic"), column("Year"));
    for row in &cells[1..] {
        let own = RECORD.findings.iter().filter(|finding| {
            let of = RECORD.inspection(&finding.inspection).unwrap();
            finding.kind.token() == "concern"
                && finding.topic.label() == row[topic]
                && of.year().to_string() == row[year]
        });
        let number = row[concerns].parse().unwrap_or(0_usize);
        assert_eq!(number, own.count(), "{row:?}");
    }
}

#[test]
fn every_row_says_where_it_comes_from() {
    for (record, id, drawn) in all() {
        let cells = read(&chart_csv(record, &drawn, &saved()));
        let (head, last) = (&cells[0], cells[0].len() - 4);
        assert_eq!(head[last..], ["Source", "Filter", "Saved on", "Address"], "{id}");
        for row in &cells[1..] {
            assert!(row[last].contains("Source") && row[last].contains(&record.authority.attribution), "{id}: {row:?}");
            assert!(row[last].contains("unofficial"), "{id}");
            assert_eq!(row[last + 1], drawn.narrowed_to().unwrap_or("none"), "{id}");
            assert_eq!(row[last + 2..], [saved().today, saved().address], "{id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_picture_says_all_of_itself_at_every_width_and_cuts_nothing(
        mut filter in filters(),
        typed in "([a-z]{1,12}|[a-zé]{40,120})?",
        width in 240.0..1600.0f64,
    ) {
        filter.text = typed;
        let place = Place::Findings { filter: filter.clone(), open: None };
        let drawn = drawn("findings", &place.to_query());
        let frame = picture_frame(&RECORD, &drawn, &saved());
        let scene = drawn.layout(width.round());
        let picture = framed(&scene, &frame);
        let own = picture.shapes.len() - scene.shapes.len();
        let around: Vec<&Shape> = picture.shapes.iter().collect();
        let page = Rect::new(0.0, 0.0, picture.width, picture.height);
        let mut said = String::new();
        for shape in around {
            if let Shape::Text { text, .. } = shape {
                said.push_str(text);
            }
        }
        prop_assert!(own > 0);
        // What the frame itself adds fits; the chart's own words are tested with the charts.
        let chart: usize = scene.shapes.iter().filter_map(Shape::room).count();
        let rooms: Vec<Rect> = picture.shapes.iter().filter_map(Shape::room).collect();
        prop_assert!(rooms.len() > chart);
        let frame_alone = framed(&inspection_explorer::chart::Scene { width: width.round(), ..Default::default() }, &frame);
        for room in frame_alone.shapes.iter().filter_map(Shape::room) {
            prop_assert!(room.left >= 0.0 && room.right() <= page.width, "{room:?} at {width}");
        }
        let said: String = said.split_whitespace().collect();
        let packed = |words: &str| words.split_whitespace().collect::<String>();
        let filtered = Spoken::new(&filter, &RECORD).whole().unwrap_or_default();
        for wanted in [&*frame.title, &filtered, "Saved on 26 November 2026", "unofficial", &RECORD.authority.attribution, "Source:"] {
            prop_assert!(said.contains(&packed(wanted)), "'{wanted}' is not in the picture at {width}: {said}");
        }
    }
}
