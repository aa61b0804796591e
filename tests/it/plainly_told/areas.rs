//! The pages of areas: their five sentences, and what has come since.

use super::{called, grades_of, on_many};
use inspection_explorer::explore::{AreaPage, said};
use inspection_explorer::record::Record;

#[test]
fn the_five_sentences_are_true() {
    on_many(crate::area::all_are_true);
}

#[test]
fn what_came_since_gave_no_grade_and_no_finding() {
    on_many(|record: &Record| {
        for area in &record.codebook.areas {
            let page = AreaPage::new(record, *area);
            let told = said::since(*area, &page.since);
            assert_eq!(told.is_none(), page.since.is_empty());
            let Some(told) = told else { continue };
            assert!(told.contains(&format!("no grade and no finding about {} from", called(*area))), "{told}");
            for one in &page.since {
                assert!(grades_of(one, *area).is_empty(), "{told}");
                let finds = record.findings.iter().any(|finding| finding.inspection == one.id && finding.area == *area);
                assert!(!finds && told.contains(&one.month_and_year().unwrap()), "{told}");
            }
        }
    });
}

#[test]
fn the_lists_of_an_area_are_counted() {
    on_many(|record: &Record| {
        for area in &record.codebook.areas {
            let page = AreaPage::new(record, *area);
            let own = record.findings.iter().filter(|finding| finding.area == *area);
            assert_eq!(page.findings, own.clone().count());
            let newest = record.inspections.iter().rfind(|one| own.clone().any(|finding| finding.inspection == one.id));
            assert_eq!(page.told_by.map(|one| &one.id), newest.map(|one| &one.id));
            let number = newest.map_or(0, |one| own.filter(|finding| finding.inspection == one.id).count());
            assert_eq!(page.newest.len(), number);
            assert_eq!(page.plan.len(), record.plan.iter().filter(|one| one.area == *area).count());
        }
    });
}

/// What an authority that is no council promised is no council's plan.
#[test]
fn the_plans_are_those_of_the_authority() {
    on_many(|record: &Record| {
        let dates: Vec<_> = inspection_explorer::threads::plans(record)
            .iter()
            .filter_map(|plan| plan.document)
            .map(|one| one.published)
            .collect();
        let told = said::promised(record.authority.body(), &dates, 2);
        assert_eq!(told.contains("council"), record.authority.body.is_none(), "{told}");
        assert!(told.ends_with(": 2 parts are about this area"), "{told}");
        assert_eq!(told.contains("’s plan of "), dates.len() == 1, "{told}");
    });
}
