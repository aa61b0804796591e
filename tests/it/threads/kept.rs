//! Courses are worked out once for a record, and anew where it was copied or changed in place.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::record::{Date, Record};
use inspection_explorer::threads::{Course, courses};

/// Each course that is kept is the one that follows from the record now.
fn are_of_now(record: &Record) {
    let kept = courses(record);
    assert!(!kept.is_empty());
    for course in kept {
        let now = Course::new(record, course.thread).unwrap();
        assert!(record.threads.iter().any(|thread| core::ptr::eq(thread, course.thread)));
        assert_eq!((course.summary(), course.facts(), course.status()), (now.summary(), now.facts(), now.status()));
        assert_eq!(course.judged_by.map(|one| &one.id), now.judged_by.map(|one| &one.id));
    }
}

#[test]
fn a_record_that_is_changed_in_place_has_other_courses() {
    let mut record = ANYSHIRE.clone();
    are_of_now(&record);
    let raised = record.codebook.says("raised").unwrap();
    let step = record.threads[0].steps.iter_mut().rfind(|step| step.says != raised).unwrap();
    step.says = raised;
    are_of_now(&record);
    let inspection = record.inspections.iter_mut().find(|one| one.id.as_str() == "sif-2012").unwrap();
    (inspection.start, inspection.end) = (Date::parse("2011-03-01").ok(), None);
    are_of_now(&record);
    record.documents[0].looked_at = Some(Vec::new());
    are_of_now(&record);
    record.threads.swap(0, 1);
    are_of_now(&record);
    are_of_now(&record.clone());
}
