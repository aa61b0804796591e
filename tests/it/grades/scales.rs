//! Where a grade stands on a scale of any length.

use super::model;
use crate::support::anyshire::copy;
use inspection_explorer::chart::geometry::Point;
use inspection_explorer::chart::scene::{Form, Ink, Shape};
use inspection_explorer::chart::{Chart, grades};
use inspection_explorer::record::Record;
use serde_json::json;

/// The record in which the review of 2014 gave every grade of a scale of so many, each to an area of its own.
fn on_a_scale_of(grades: usize) -> Record {
    let areas = ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers"];
    let word = |rank: usize| format!("grade {rank}");
    let copy = copy(&format!("scale-of-{grades}"));
    copy.json("codebook.json", |book| {
        let frameworks = book["frameworks"].as_array_mut().unwrap();
        let review = frameworks.iter_mut().find(|framework| framework["id"] == "lpr").unwrap();
        review["scale"] = (1..=grades).map(word).collect();
    });
    copy.record("inspections.json", "lpr-2014", |one| {
        one["grades"] = (1..=grades)
            .zip(areas)
            .map(|(rank, area)| {
                json!({"judgement": area, "areas": [area], "grade": word(rank), "rank": rank, "status": "published",
                    "source": {"place": "Report"}})
            })
            .collect();
    });
    copy.built()
}

/// Rule 1: a place on the framework's own scale, however many grades that has: how high, on which line, in which form.
#[test]
fn the_best_grade_of_any_scale_stands_at_the_top_of_its_row() {
    use Form::{Circle, Diamond, Square, Triangle};
    let forms: [&[Form]; 4] = [
        &[Square, Triangle],
        &[Square, Diamond, Triangle],
        &[Square, Diamond, Circle, Triangle],
        &[Square, Diamond, Diamond, Circle, Triangle],
    ];
    for (grades, forms) in (2_u8..).zip(forms) {
        let record = on_a_scale_of(grades.into());
        let model = model(&record);
        let scene = model.layout(1024.0);
        let lines = |width: f64| {
            scene.shapes.iter().filter_map(move |shape| match shape {
                Shape::Line { from, to, ink: Ink::Grid, width: own, .. } if *own == width => Some((*from, *to)),
                _ => None,
            })
        };
        let between: Vec<f64> = lines(1.5).map(|(from, _)| from.y).collect();
        let row = between[1] - between[0];
        let first = between[0] - row;
        let marks: Vec<&grades::Mark> =
            model.marks.iter().filter(|one| one.inspection.as_str() == "lpr-2014").collect();
        assert_eq!(marks.len(), usize::from(grades));
        for (mark, form) in marks.iter().zip(forms) {
            let place = format!("{:?} of {grades}", mark.rank);
            let target = scene
                .targets
                .iter()
                .find(|target| target.label.contains(&format!(": {}. Local partnership review. ", mark.grade)));
            let at = target.unwrap_or_else(|| panic!("{place} has a target")).rect.centre();
            let drawn = scene.shapes.iter().find_map(|shape| match shape {
                Shape::Mark { at: here, style, .. } if (here.x - at.x).hypot(here.y - at.y) < 0.1 => Some(style.form),
                _ => None,
            });
            assert_eq!(drawn, Some(*form), "{place}");
            // The best stands 12 under the top of its row, the worst 12 above the bottom, the others evenly between.
            let index = model.rows.iter().position(|area| *area == mark.areas[0]).unwrap() as f64;
            let share = f64::from(mark.rank.unwrap() - 1) / f64::from(grades - 1);
            let wanted = first + row * index + 12.0 + (row - 24.0) * (1.0 - share);
            assert!((at.y - wanted).abs() < 0.1, "{place}: {} and not {wanted}", at.y);
            // And a line of its scale runs behind it.
            let behind = |(from, to): &(Point, Point)| from.x <= at.x && at.x <= to.x;
            let own: Vec<f64> = lines(1.0)
                .filter(behind)
                .map(|(from, _)| from.y)
                .filter(|y| (first + row * index..first + row * (index + 1.0)).contains(y))
                .collect();
            assert_eq!(own.len(), usize::from(grades), "{place}");
            assert!(own.iter().any(|y| (y - at.y).abs() < 0.1), "{place}: {own:?}");
        }
    }
}
