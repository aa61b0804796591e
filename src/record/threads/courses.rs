//! The courses of all threads, worked out once for each record.

use super::course::{Course, CourseFacts};
use crate::{Record, Thread};
use core::cmp::Reverse;
use core::hash::{Hash, Hasher};
use rustc_hash::FxHasher;
use std::collections::HashMap;
use std::sync::Arc;

/// All threads with their courses: today's concerns first, the oldest of them before the others, then what has improved
/// and what is good, and last what the last inspection did not mention.
///
/// Page, sentences and charts ask for them again and again: they are worked out once.
pub fn courses(record: &Record) -> Vec<Course<'_>> {
    let kept = record.index.courses.get_or_make(|| Kept::new(record));
    // A record that was copied or changed in place since is read anew.
    if kept.of != Basis::of(record) {
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

/// What courses were worked out from: threads, inspections and documents as they were, and where the findings are.
/// Findings are many, so they are not read each time: whoever changes their codes calls [`Record::indexed`].
#[derive(PartialEq, Eq)]
struct Basis {
    read: u64,
    findings: (usize, usize),
}

impl Basis {
    fn of(record: &Record) -> Self {
        let Record { threads, findings, inspections, documents, .. } = record;
        let mut read = FxHasher::default();
        (threads.len(), inspections.len(), documents.len()).hash(&mut read);
        for thread in threads {
            (thread.id.as_str(), thread.name.as_str(), thread.steps.len()).hash(&mut read);
            for step in &thread.steps {
                (step.from.as_str(), step.says.token(), step.findings.len()).hash(&mut read);
                step.findings.iter().for_each(|finding| finding.as_str().hash(&mut read));
            }
        }
        for one in inspections {
            (one.id.as_str(), one.start, one.end, one.published).hash(&mut read);
        }
        for document in documents {
            (document.id.as_str(), document.inspection.as_str(), document.published).hash(&mut read);
            document.by_inspectorate.hash(&mut read);
            document.looked_at.iter().flatten().for_each(|topic| topic.token().hash(&mut read));
            document.looked_at.is_some().hash(&mut read);
        }
        Self { read: read.finish(), findings: (findings.as_ptr().addr(), findings.len()) }
    }
}

/// The courses of a record's threads, in their order, by their places.
struct Kept {
    of: Basis,
    courses: Vec<KeptCourse>,
}

/// A course with places where [`Course`] has references.
struct KeptCourse {
    thread: usize,
    judged_by: Option<usize>,
    facts: Arc<CourseFacts>,
}

impl Kept {
    fn new(record: &Record) -> Self {
        let places: HashMap<*const Thread, usize> =
            record.threads.iter().zip(0..).map(|(thread, place)| (core::ptr::from_ref(thread), place)).collect();
        let kept = |Course { thread, judged_by, facts }: Course| {
            let thread = *places.get(&core::ptr::from_ref(thread))?;
            let judged_by = judged_by.and_then(|inspection| record.place_of_inspection(&inspection.id));
            Some(KeptCourse { thread, judged_by, facts })
        };
        Self { of: Basis::of(record), courses: worked_out(record).into_iter().filter_map(kept).collect() }
    }
}

impl KeptCourse {
    fn course<'a>(&self, record: &'a Record) -> Option<Course<'a>> {
        Some(Course {
            thread: record.threads.get(self.thread)?,
            judged_by: self.judged_by.and_then(|place| record.inspections.get(place)),
            facts: Arc::clone(&self.facts),
        })
    }
}
