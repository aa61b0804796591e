//! How other authorities were graded: the title counts those with the same latest grade, and claims no grade that was not given.

use super::{grades_of, on_many};
use inspection_explorer::chart::others::{NEIGHBOURS, NeighboursModel};
use inspection_explorer::chart::{Drawn, Inputs};
use inspection_explorer::explore::Place;
use inspection_explorer::record::{Area, Comparison, Grade, Inspection, Record};

fn drawn(record: &Record, area: Area) -> Drawn {
    let place = Place::Others { area: Some(area), open: None };
    (NEIGHBOURS.draw)(&Inputs { record, notes: &|_| None, statuses: &|_| None }, &place).expect("there are others")
}

/// The record's own inspections that may be compared and judged an area, in order of time.
fn own<'a>(record: &'a Record, all: &Comparison, area: Area) -> Vec<(&'a Inspection, Vec<&'a Grade>)> {
    let compared = record.inspections.iter().filter(|one| all.frameworks.contains(&one.framework));
    compared.map(|one| (one, grades_of(one, area))).filter(|(_, grades)| !grades.is_empty()).collect()
}

#[test]
fn the_title_counts_the_others_with_the_same_latest_grade() {
    on_many(|record| {
        let Some(all) = &record.comparison else { return };
        for area in all.areas() {
            let drawn = drawn(record, area);
            let title = drawn.model::<NeighboursModel>().unwrap().title.clone();
            let own = own(record, all, area);
            let others: Vec<_> = all
                .neighbours
                .authorities
                .iter()
                .filter_map(|other| other.inspections.iter().rfind(|one| one.grade(area).is_some()))
                .map(|one| (one.framework, one.grade(area).unwrap().rank))
                .collect();
            let Some((last, grades)) = own.last() else {
                let have = if others.len() == 1 {
                    "1 similar authority has".to_owned()
                } else {
                    format!("{} similar authorities have", others.len())
                };
                assert!(title.contains(" has no grade ") && title.ends_with(&have), "{title}");
                continue;
            };
            // Which of two grades in one area, or of two inspections of one day, is the last is not known.
            let [grade] = grades.as_slice() else { continue };
            if own.iter().filter(|(one, _)| one.when() == last.when()).count() > 1 {
                continue;
            }
            assert!(
                title.contains(" was last graded ") && title.to_ascii_lowercase().contains(&grade.grade),
                "{title}"
            );
            let Some(rank) = grade.rank else {
                assert!(title.ends_with("a word whose place on the scale is not known"), "{title}");
                continue;
            };
            let compared = others.iter().filter(|(framework, _)| *framework == last.framework);
            let same = compared.clone().filter(|(_, other)| *other == rank).count();
            let of = compared.count();
            let counted = match (same, of) {
                (_, 0) => title.ends_with("no similar authority has a grade under the same framework"),
                (0, of) => title.contains(&format!("; none of {of} similar authorit")),
                (same, of) if same == of => title.ends_with(", as every similar authority was"),
                (same, of) => title.contains(&format!(", as {same} of {of} similar authorit")),
            };
            assert!(counted, "{same} of {of}: {title}");
        }
    });
}

/// Each grade of the record's own that has a place is drawn, and none under rules that are not compared.
#[test]
fn the_own_row_has_the_grades_that_may_be_compared() {
    on_many(|record| {
        let Some(all) = &record.comparison else { return };
        for area in all.areas() {
            let drawn = drawn(record, area);
            let model = drawn.model::<NeighboursModel>().unwrap();
            let row = model.rows.iter().find(|row| row.own).unwrap();
            let placed =
                own(record, all, area).iter().flat_map(|(_, grades)| grades).filter(|one| one.rank.is_some()).count();
            assert_eq!(row.marks.len(), placed);
        }
    });
}
