//! The rules of grades, on the made-up record: what is joined, where frameworks part, what the sentences say.

mod chart;
mod scales;
mod sentences;
mod unplaced;

use crate::support::anyshire::copy;
use inspection_explorer::chart::grades;
use inspection_explorer::chart::grades::GradesModel;
use inspection_explorer::record::Record;
use serde_json::json;

fn model(record: &Record) -> GradesModel {
    grades::model(record)
}

/// The record in which the grades of an inspection are these: judgement, areas, grade, rank.
fn graded(name: &str, inspection: &str, grades: &[(&str, &[&str], &str, u8)]) -> Record {
    let grade = |(judgement, areas, grade, rank): &(&str, &[&str], &str, u8)| {
        json!({"judgement": judgement, "areas": areas, "grade": grade, "rank": rank, "status": "published",
            "source": {"place": "Report"}})
    };
    let grades: Vec<_> = grades.iter().map(grade).collect();
    copy(name).record("inspections.json", inspection, |one| one["grades"] = json!(grades)).built()
}
