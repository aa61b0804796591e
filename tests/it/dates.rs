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

/// One way to say when an inspection was, for page, paper and files.
#[test]
fn the_dates_of_an_inspection_read_as_english() {
    let date = |text: &str| inspection_explorer::record::Date::parse(text).ok();
    // Start, end, publication; then the days on site, all that is known, and the month.
    let cases = [
        (
            ["2024-10-28", "2024-11-08", "2024-12-17"],
            [
                "28 October to 8 November 2024",
                "28 October to 8 November 2024, published 17 December 2024",
                "November 2024",
            ],
        ),
        (
            ["2011-02-15", "2011-02-16", "2011-03-16"],
            ["15 to 16 February 2011", "15 to 16 February 2011, published 16 March 2011", "February 2011"],
        ),
        (
            ["2021-12-20", "2022-01-07", ""],
            ["20 December 2021 to 7 January 2022", "20 December 2021 to 7 January 2022", "January 2022"],
        ),
        (
            ["2022-11-23", "", "2023-01-13"],
            ["23 November 2022", "23 November 2022, published 13 January 2023", "November 2022"],
        ),
        (["2012-07", "", "2012-08-24"], ["July 2012", "July 2012, published 24 August 2012", "July 2012"]),
        (["", "2012-07-10", "2012-08"], ["10 July 2012", "10 July 2012, published August 2012", "July 2012"]),
        (["", "", "2006-11-01"], ["1 November 2006", "published 1 November 2006", "November 2006"]),
        (["", "", "2009"], ["2009", "published 2009", "2009"]),
        (["2009", "", ""], ["2009", "2009", "2009"]),
        (["", "", ""], ["", "", ""]),
    ];
    for ([start, end, published], words) in cases {
        let mut inspection = ANYSHIRE.inspection("ilacs-2021").unwrap().clone();
        (inspection.start, inspection.end, inspection.published) = (date(start), date(end), date(published));
        let told =
            [inspection.dates(), inspection.all_dates(), inspection.month_and_year()].map(Option::unwrap_or_default);
        assert_eq!(told, words, "{start} {end} {published}");
    }
}

/// What an inspection was and under which rules, said once.
#[test]
fn an_event_and_its_framework_are_not_said_twice() {
    for (id, words, short) in [
        ("rating-2009", "Annual rating", "2009 rating"),
        ("lpr-2010", "Local partnership review", "2010 review"),
        ("sif-2016", "Single inspection", "2016 inspection"),
        ("pilot-2018", "Pilot inspection (standard inspection)", "2018 inspection"),
        ("visit-2023", "Visit (standard inspection)", "2023 visit"),
        ("ilacs-2026", "Standard inspection", "2026 inspection"),
    ] {
        let inspection = ANYSHIRE.inspection(id).unwrap();
        let told = (inspection.event_and_framework(), inspection.short_name());
        assert_eq!(told, (words.to_owned(), short.to_owned()), "{id}");
    }
}
