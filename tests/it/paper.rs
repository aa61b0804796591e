//! Charts on paper: letters that can be read, nothing lost where they are cut, and a text that says the same.

use crate::registry::filters;
use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::draw::drawn_of;
use inspection_explorer::chart::paper::{SMALLEST, for_paper, smallest_letter, strips};
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::{Drawn, Scene, registry};
use inspection_explorer::explore::Place;
use inspection_explorer::export::chart_html;
use inspection_explorer::record::Record;
use proptest::prelude::*;

/// Every chart as its view shows it, and some that are filtered.
fn all() -> Vec<(String, Drawn)> {
    of(&ANYSHIRE).into_iter().chain(of(&RECORD)).collect()
}

fn of(record: &Record) -> Vec<(String, Drawn)> {
    let views = [
        ("grades", ""),
        ("findings", "view=findings"),
        ("findings", "view=findings&topic=fostering&inspection=ilacs-2021"),
        ("topics", "view=topics"),
        ("topics", "view=topics&inspection=ilacs-2021"),
        ("compare", "view=compare"),
        ("compare", "view=compare&compare=apa-2006,sif-2016"),
        ("compare", "view=compare&compare=lpr-2014,sif-2016"),
        ("country", "view=others"),
        ("neighbours", "view=others"),
        ("neighbours", "view=others&judged=care-leavers"),
        ("threads", "view=threads"),
        ("threads", "view=threads&topic=fostering"),
    ];
    let threads = record.threads.iter().map(|thread| ("thread", format!("view=threads&thread={}", thread.id)));
    let views = views.into_iter().map(|(id, query)| (id, query.to_owned())).chain(threads);
    // A record has something for all of them or for a few.
    views.filter_map(|(id, query)| Some((format!("{id}?{query}"), drawn_of(record, id, &query)?))).collect()
}

fn words(scene: &Scene) -> Vec<&str> {
    let texts = scene.shapes.iter();
    texts.filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None }).collect()
}

/// Paper shows each word once, but for the heads, which it repeats on its own.
fn insist(name: &str, drawn: &Drawn) {
    let scene = for_paper(drawn);
    let letter = smallest_letter(&scene);
    assert!(letter >= SMALLEST, "{name}: letters of {letter:.2} points");
    let cut = strips(&scene);
    let pieces = cut.above.iter().chain(&cut.head).chain(&cut.rows);
    let mut printed: Vec<&str> = pieces.flat_map(words).collect();
    let repeated = |y: f64| scene.heads.iter().skip(1).any(|(from, to)| y >= *from && y < *to);
    let mut wanted: Vec<&str> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { at, text, .. } if !repeated(at.y) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    printed.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(printed, wanted, "{name}");
    // No word hangs over the edge of its piece.
    for piece in &cut.rows {
        for room in piece.shapes.iter().filter_map(Shape::room) {
            assert!(room.top >= -1.0 && room.bottom() <= piece.height + 1.0, "{name}: {room:?} in {}", piece.height);
        }
    }
    // Nor does a page end within a row, where a row is what can be pointed at.
    for target in &scene.targets {
        let through =
            scene.seams.iter().find(|seam| **seam > target.rect.top + 4.0 && **seam < target.rect.bottom() - 4.0);
        assert_eq!(through, None, "{name}: {}", target.label);
    }
}

#[test]
fn no_letter_is_smaller_than_six_points_and_no_word_is_lost() {
    for (name, drawn) in all() {
        insist(&name, &drawn);
    }
}

#[test]
fn no_row_is_longer_than_a_page_can_hold() {
    for (name, drawn) in all() {
        let scene = for_paper(&drawn);
        let points = inspection_explorer::chart::paper::PAGE / scene.width;
        let cut = strips(&scene);
        let head = cut.head.as_ref().map_or(0.0, |head| head.height * points);
        // Browsers repeat a head of at most a quarter of the page, whose height is 738 points.
        assert!(head < 738.0 / 4.0, "{name}: {head}");
        assert!(cut.rows.iter().all(|row| row.height * points + head < 738.0), "{name}");
    }
}

#[test]
fn a_printed_picture_has_one_text_that_says_the_same() {
    for (name, drawn) in all() {
        let html = chart_html(&drawn);
        let document = roxmltree::Document::parse(&html).unwrap_or_else(|error| panic!("{name}: {error}"));
        let figure = document.root_element();
        assert_eq!(figure.attribute("role"), Some("img"), "{name}");
        let said = figure.attribute("aria-label").unwrap();
        let frame = drawn.frame();
        assert!(
            said.starts_with(&format!("Chart: {}", frame.title)) && said.contains(&frame.subtitle),
            "{name}: {said}"
        );
        assert!(said.chars().count() < 10_000, "{name}: browsers cut so long a text");
        let targets = for_paper(&drawn).targets;
        // Of the longest chart the last few are counted, not named.
        let named = if name == "threads?view=threads" { targets.len().saturating_sub(6) } else { targets.len() };
        for target in &targets[..named] {
            assert!(said.contains(target.label.trim()), "{name}: '{}' is not said", target.label);
        }
    }
    let plan = chart_html(&drawn_of(&ANYSHIRE, "plan", "view=plan").unwrap());
    assert!(plan.starts_with("<table>"), "a table speaks for itself");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_filtered_letters_can_be_read(filter in filters()) {
        let compare = Place::Compare { filter: filter.clone(), pair: None };
        for (id, place) in [("topics", Place::Topics { filter: filter.clone() }), ("compare", compare)] {
            let query = place.to_query();
            if registry::find(id).is_some() {
                drawn_of(&RECORD, id, &query).iter().for_each(|drawn| insist(&query, drawn));
            }
        }
        let query = Place::Findings { filter, open: None }.to_query();
        drawn_of(&RECORD, "findings", &query).iter().for_each(|drawn| insist(&query, drawn));
    }
}
