//! The courses of all threads, worked out once for each record.

use super::course::Course;
use crate::{Area, Date, Record, Says, Set, Standing, Thread, Topic};
use core::cmp::Reverse;
use std::collections::HashMap;

/// All threads with their courses: today's concerns first, the oldest of them before the others, then what has improved
/// and what is good, and last what the last inspection did not mention.
///
/// Page, sentences and charts ask for them again and again: they are worked out once.
pub fn courses(record: &Record) -> Vec<Course<'_>> {
    let kept = record.index.courses.get_or_make(|| Kept::new(record));
    // Lists that were changed since, or copied, are read anew.
    if kept.of != lists(record) {
        return worked_out(record);
    }
    kept.courses.iter().filter_map(|kept| kept.course(record)).collect()
}

fn worked_out(record: &Record) -> Vec<Course<'_>> {
    let mut courses: Vec<Course> = record.threads.iter().filter_map(|thread| Course::new(record, thread)).collect();
    courses.sort_by_key(|course| {
        (course.group(), course.raised, Reverse(course.times_raised()), course.thread.name.as_str())
    });
    courses
}

/// Which lists courses were worked out from: where they are, and how long.
fn lists(record: &Record) -> [(usize, usize); 4] {
    let Record { threads, findings, inspections, documents, .. } = record;
    [
        (threads.as_ptr().addr(), threads.len()),
        (findings.as_ptr().addr(), findings.len()),
        (inspections.as_ptr().addr(), inspections.len()),
        (documents.as_ptr().addr(), documents.len()),
    ]
}

/// The courses of a record's threads, in their order, by their places.
struct Kept {
    of: [(usize, usize); 4],
    courses: Vec<KeptCourse>,
}

/// A course with places where [`Course`] has references.
struct KeptCourse {
    thread: usize,
    judged_by: Option<usize>,
    rest: Rest,
}

/// What of a course refers to nothing.
#[derive(Clone)]
struct Rest {
    standing: Standing,
    raised: Date,
    raised_in: String,
    last_word: (Date, Says),
    verdicts: Vec<(Says, String)>,
    years: f64,
    areas: Set<Area>,
    topics: Set<Topic>,
    main_topics: Set<Topic>,
    inspected_since: bool,
}

impl Kept {
    fn new(record: &Record) -> Self {
        let places: HashMap<*const Thread, usize> =
            record.threads.iter().zip(0..).map(|(thread, place)| (core::ptr::from_ref(thread), place)).collect();
        let kept = |course: Course| {
            let thread = *places.get(&core::ptr::from_ref(course.thread))?;
            let judged_by = course.judged_by.and_then(|inspection| record.place_of_inspection(&inspection.id));
            let Course { standing, raised, raised_in, last_word, verdicts, years, areas, topics, .. } = course;
            let Course { main_topics, inspected_since, .. } = course;
            let rest = Rest {
                standing,
                raised,
                raised_in,
                last_word,
                verdicts,
                years,
                areas,
                topics,
                main_topics,
                inspected_since,
            };
            Some(KeptCourse { thread, judged_by, rest })
        };
        Self { of: lists(record), courses: worked_out(record).into_iter().filter_map(kept).collect() }
    }
}

impl KeptCourse {
    fn course<'a>(&self, record: &'a Record) -> Option<Course<'a>> {
        let Rest {
            standing,
            raised,
            raised_in,
            last_word,
            verdicts,
            years,
            areas,
            topics,
            main_topics,
            inspected_since,
        } = self.rest.clone();
        Some(Course {
            thread: record.threads.get(self.thread)?,
            judged_by: self.judged_by.and_then(|place| record.inspections.get(place)),
            standing,
            raised,
            raised_in,
            last_word,
            verdicts,
            years,
            areas,
            topics,
            main_topics,
            inspected_since,
        })
    }
}
