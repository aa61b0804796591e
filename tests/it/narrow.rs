//! No box is too narrow for a chart: an odd zoom or a page that embeds this one gives any width, also none.

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::draw::drawn_for;
use crate::support::paint::svg;
use inspection_explorer::chart::geometry::clamp_within;
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::{Drawn, Point, Rect, Scene, Theme};
use inspection_explorer::record::Record;
use inspection_explorer::statuses::Statuses;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Every chart of a record: as it opens, for one issue, and with nothing left to show.
fn pictures(record: &Record) -> Vec<(String, Drawn)> {
    let threads = record.threads.iter().take(3).map(|thread| ("thread", format!("view=thread&thread={}", thread.id)));
    let whole = ["grades", "findings", "topics", "compare", "country", "neighbours", "threads", "plan"]
        .map(|id| (id, String::new()));
    let filtered = ["findings", "topics", "compare", "threads"].into_iter();
    let filtered = filtered.flat_map(|id| ["text=zzzz", "area=leaders"].map(|query| (id, query.to_owned())));
    whole
        .into_iter()
        .chain(filtered)
        .chain(threads)
        .filter_map(|(id, query)| {
            let (drawn, _) = drawn_for(record, id, &query, &|_| None, &Statuses::default())?;
            Some((format!("{id}?{query}"), drawn))
        })
        .collect()
}

/// The pictures of the app's own record and of the made-up one, which has something for every chart.
pub static PICTURES: LazyLock<Vec<(String, Drawn)>> = LazyLock::new(|| {
    let made_up = pictures(&ANYSHIRE).into_iter().map(|(name, drawn)| (format!("made up, {name}"), drawn));
    pictures(&RECORD).into_iter().chain(made_up).collect()
});

/// A record of which nothing is known yet.
fn empty() -> Record {
    let mut record = RECORD.clone();
    record.documents.clear();
    record.inspections.clear();
    record.findings.clear();
    record.plan.clear();
    record.threads.clear();
    record.raised_once.clear();
    record
}

/// What in a scene is no place on a canvas: a number that is none, a side shorter than nothing.
fn nowhere(scene: &Scene) -> Vec<String> {
    let point = |at: &Point| at.x.is_finite() && at.y.is_finite();
    let rect = |rect: &Rect| {
        [rect.left, rect.top, rect.width, rect.height].iter().all(|side| side.is_finite())
            && rect.width >= 0.0
            && rect.height >= 0.0
    };
    let stands = |shape: &Shape| match shape {
        Shape::Fill { rect: filled, .. } => rect(filled),
        Shape::Line { from, to, width, .. } => point(from) && point(to) && *width > 0.0,
        Shape::Mark { at, radius, .. } => point(at) && *radius > 0.0,
        Shape::Text { at, size, .. } => point(at) && *size > 0.0,
    };
    let shapes = scene.shapes.iter().filter(|shape| !stands(shape)).map(|shape| format!("{shape:?}"));
    let targets = scene.targets.iter().filter(|target| !rect(&target.rect)).map(|target| format!("{target:?}"));
    let own = (!(scene.width.is_finite() && scene.height.is_finite() && scene.height > 0.0))
        .then(|| format!("the scene is {} by {}", scene.width, scene.height));
    shapes.chain(targets).chain(own).collect()
}

#[test]
fn every_chart_stands_in_every_narrow_box() {
    assert!(pictures(&ANYSHIRE).len() >= 17, "{}", pictures(&ANYSHIRE).len());
    for (name, picture) in PICTURES.iter() {
        for width in (0..=60).map(f64::from) {
            let scene = picture.layout(width);
            assert_eq!(nowhere(&scene), Vec::<String>::new(), "{name} at {width}");
        }
        // The painter takes them too.
        for width in [0.0, 1.0, 26.0, 60.0] {
            for theme in [Theme::Light, Theme::Print] {
                assert!(svg(&picture.layout(width), theme).ends_with("</svg>\n"), "{name} at {width}");
            }
        }
    }
}

#[test]
fn a_record_of_which_nothing_is_known_can_be_drawn() {
    for (name, picture) in pictures(&empty()) {
        for width in [0.0, 20.0, 328.0, 1024.0] {
            assert_eq!(nowhere(&picture.layout(width)), Vec::<String>::new(), "{name} at {width}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_chart_stands_at_any_width(chosen in 0..PICTURES.len(), width in prop_oneof![-50.0..60.0f64, 60.0..4000.0f64]) {
        let (name, picture) = &PICTURES[chosen];
        prop_assert_eq!(nowhere(&picture.layout(width)), Vec::<String>::new(), "{} at {}", name, width);
    }
}

proptest! {
    /// The standard library's clamp panics where the bounds cross and where one is not a number.
    #[test]
    fn a_value_is_kept_within_any_bounds(value in any::<f64>(), low in any::<f64>(), high in any::<f64>()) {
        let kept = clamp_within(value, low, high);
        let expected = if low > high || value < low { low } else { value.min(high) };
        prop_assert_eq!(kept, expected);
    }
}
