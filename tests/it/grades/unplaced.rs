//! A grade in a word that its framework's scale does not have: it is drawn, named and counted, and compared with nothing.

use super::model;
use crate::support::anyshire::{ANYSHIRE, copy};
use crate::support::paint::svg;
use crate::support::snapshot::compare;
use inspection_explorer::chart::frame::Symbol;
use inspection_explorer::chart::grades::{GradesModel, of_area};
use inspection_explorer::chart::scene::{Form, Ink, Shape};
use inspection_explorer::chart::{Chart, Hit, Scene, Theme};
use inspection_explorer::record::{Record, Subject};
use serde_json::json;
use std::sync::LazyLock;

/// The record in which the inspection of 2026 grades leaders twice and care leavers once in words that the scale does not
/// have.
static STRANGE: LazyLock<Record> = LazyLock::new(|| {
    let copy = copy("strange-words");
    copy.record("inspections.json", "ilacs-2026", |one| {
        for grade in one["grades"].as_array_mut().unwrap() {
            let areas = grade["areas"].clone();
            if areas == json!(["leaders"]) || areas == json!(["care-leavers"]) {
                grade["grade"] = json!("urgent action needed");
                grade["rank"] = json!(null);
            }
        }
        let mut second = one["grades"][0].clone();
        second["judgement"] = json!("governance");
        second["areas"] = json!(["leaders"]);
        second["grade"] = json!("not yet secure");
        second["rank"] = json!(null);
        one["grades"].as_array_mut().unwrap().push(second);
    });
    copy.built()
});

/// The middle of the target of a grade.
fn at(scene: &Scene, judgement: &str) -> inspection_explorer::chart::Point {
    let own = Subject::Grade { inspection: "ilacs-2026".into(), judgement: judgement.to_owned() };
    let target = scene.targets.iter().find(|target| target.hit == Hit::Subject(own.clone()));
    target.unwrap_or_else(|| panic!("{judgement} has a target")).rect.centre()
}

fn forms_at(scene: &Scene, at: inspection_explorer::chart::Point) -> Vec<Form> {
    let here = |shape: &Shape| match shape {
        Shape::Mark { at: own, style, .. } if (own.x - at.x).hypot(own.y - at.y) < 0.1 => Some(style.form),
        _ => None,
    };
    scene.shapes.iter().filter_map(here).collect()
}

/// The judgements of the inspection of 2026 whose place is not known.
fn strange(model: &GradesModel) -> Vec<&str> {
    model.marks.iter().filter(|mark| mark.height.is_none()).map(|mark| mark.judgement.as_str()).collect()
}

#[test]
fn it_has_a_mark_with_a_form_and_a_word_in_the_row_of_its_area() {
    let model = model(&STRANGE);
    assert_eq!(strange(&model), ["leaders", "care leavers", "governance"]);
    for width in [1024.0, 328.0] {
        let scene = model.layout(width);
        for judgement in strange(&model) {
            assert_eq!(forms_at(&scene, at(&scene, judgement)), [Form::Upright], "{judgement}");
        }
        let (one, other) = (at(&scene, "leaders"), at(&scene, "governance"));
        assert!(one.x == other.x && other.y - one.y > 12.0, "two in a row do not cover one another");
        let words = |words: &str| {
            scene.shapes.iter().any(|shape| matches!(shape, Shape::Text { text, .. } if text.contains(words)))
        };
        assert!(words("Urgent") && words("Not yet"), "each has its word at {width}");
    }
    let scene = model.layout(1024.0);
    let label =
        scene.targets.iter().map(|target| &target.label).find(|label| label.contains("governance: not yet secure"));
    assert_eq!(
        label.map(String::as_str),
        Some("2026 governance: not yet secure (place on the scale not known). Standard inspection. Report held.")
    );
}

#[test]
fn the_legend_explains_its_form_where_there_is_one() {
    let explained = |model: &GradesModel| {
        let is_own = |symbol: Symbol| matches!(symbol, Symbol::Mark(style) if style.form == Form::Upright);
        model.frame().legend.into_iter().find(|entry| is_own(entry.symbol)).map(|entry| entry.words)
    };
    assert_eq!(explained(&model(&STRANGE)).as_deref(), Some("place on the scale not known"));
    assert_eq!(explained(&model(&ANYSHIRE)), None);
}

#[test]
fn no_line_leads_to_it() {
    let model = model(&STRANGE);
    let ends = model.joins.iter().flat_map(|join| [&model.marks[join.from], &model.marks[join.to]]);
    assert!(ends.clone().count() > 0 && ends.into_iter().all(|mark| mark.rank.is_some()));
}

/// The chart of an area has it too, and neither calls its row 'not judged'.
#[test]
fn the_chart_of_an_area_draws_it() {
    let area = STRANGE.codebook.area("care-leavers").unwrap();
    let model = of_area(&STRANGE, area);
    assert_eq!(strange(&model), ["care leavers"]);
    let scene = model.layout(1024.0);
    assert_eq!(forms_at(&scene, at(&scene, "care leavers")), [Form::Upright]);
    let strange_only = {
        let mut record = STRANGE.clone();
        record.inspections.retain(|one| one.id.as_str() == "ilacs-2026");
        record.indexed()
    };
    let texts = |scene: &Scene| {
        let is_it = |shape: &&Shape| matches!(shape, Shape::Text { text, ink: Ink::Muted, .. } if text == "not judged");
        scene.shapes.iter().filter(is_it).count()
    };
    assert_eq!(texts(&of_area(&strange_only, area).layout(1024.0)), 0);
}

/// The table and the file have its word, and say that its place is not known.
#[test]
fn tables_have_it() {
    let model = model(&STRANGE);
    let row = model.table().rows.into_iter().find(|row| row[2] == "Governance").unwrap();
    assert_eq!((row[3].as_str(), row[4].as_str()), ("Leaders", "Not yet secure (place on the scale not known)"));
    let data = model.data();
    let row = data.rows.iter().find(|row| row[7] == "Governance").unwrap();
    assert_eq!((row[10].as_str(), row[11].as_str()), ("Not yet secure", "not known"));
}

#[test]
fn it_looks_as_kept() {
    let whole = model(&STRANGE);
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        compare(&format!("unplaced-{screen}-light"), &svg(&whole.layout(width), Theme::Light), "unplaced");
    }
    compare("unplaced-wide-dark", &svg(&whole.layout(1024.0), Theme::Dark), "unplaced");
    let area = STRANGE.codebook.area("care-leavers").unwrap();
    compare("unplaced-area-light", &svg(&of_area(&STRANGE, area).layout(1024.0), Theme::Light), "unplaced");
}
