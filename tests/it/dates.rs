//! Dates that are known by the month or the year alone: the checks refuse only what is wrong for sure.

use crate::support::anyshire::{ANYSHIRE, copy, read};
use crate::support::copy::each_is_told;
use inspection_explorer::record::source::build;

#[test]
fn an_end_is_refused_only_where_it_lies_before_the_start_for_sure() {
    let started = |end: &'static str| {
        move |text: &str| {
            text.replacen(r#""start": "2012-05","#, &format!(r#""start": "2012-05-10", "end": "{end}","#), 1)
        }
    };
    for end in ["2012-05", "2012", "2012-05-10", "2012-06"] {
        let copy = copy(&format!("ends-{end}"));
        let built = build(&copy.edit("inspections.json", started(end)).0);
        assert!(built.is_ok(), "{end}: {}", copy.problems());
    }
    each_is_told(vec![(
        "ends-before",
        "inspections.json",
        |t| t.replacen(r#""start": "2012-05","#, r#""start": "2012-05-10", "end": "2012-04","#, 1),
        ["record sif-2012", "its end, April 2012, is before its start, 10 May 2012", "Correct the dates"],
    )]);
}

#[test]
fn an_inspection_may_be_known_by_its_year_alone() {
    let inspection = ANYSHIRE.inspection("rating-2009").expect("it is there");
    assert_eq!(inspection.when().map(|when| when.to_string()).as_deref(), Some("2009"));
    let json = serde_json::to_string(&*ANYSHIRE).expect("it is written");
    assert_eq!(read(&json), *ANYSHIRE);
}
