//! The page of an area: everything that it shows, chosen from the record. Nothing here is known of one authority.

mod about;
mod given;
mod sentences;

use crate::filter::Filter;
use crate::headline::Sentence;
use record::grades::area_name;
use record::threads::{Course, Strong, ThreadFilter, Trace, courses, strong, trace};
use record::words::sentence_case;
use record::{Area, Finding, Inspection, Record, Set, Stance, Standing};

pub use about::{Scale, scales};
pub use given::{Given, Moved, given, moved};

/// How many of the newest findings the page lists.
const NEWEST: usize = 8;

/// What the page of an area shows.
#[derive(Clone, Debug)]
pub struct AreaPage<'a> {
    /// The area.
    pub area: Area,
    /// What inspectors last said, in five sentences: the grade, what became of it, how much was found, about what, and what
    /// is still open.
    pub said: [Sentence; 5],
    /// Every known grade, the newest first.
    pub given: Vec<Given<'a>>,
    /// What has come since inspectors last said something of the area.
    pub since: Vec<&'a Inspection>,
    /// The issues that are still open, as the threads' own choice of them shows them.
    pub open: Vec<Course<'a>>,
    /// The issues that the last inspection judged good after they had been raised.
    pub resolved: Vec<Course<'a>>,
    /// What was praised throughout.
    pub strong: Vec<Strong<'a>>,
    /// What the plan promised.
    pub plan: Vec<Trace<'a>>,
    /// The inspection with the newest findings.
    pub told_by: Option<&'a Inspection>,
    /// All findings of that inspection: what it was critical of first.
    pub newest: Vec<&'a Finding>,
    /// How many findings there are in all.
    pub findings: usize,
}

impl<'a> AreaPage<'a> {
    /// The page of an area.
    pub fn new(record: &'a Record, area: Area) -> Self {
        let given = given(record, area);
        let told_by = told_by(record, area);
        let courses: Vec<Course> = courses(record).into_iter().filter(|course| course.areas.contains(&area)).collect();
        let open_ones = open(record, area);
        let open: Vec<Course> = courses.iter().filter(|course| open_ones.shows(course)).cloned().collect();
        let is_resolved = |course: &&Course| course.standing.stance() == Some(Stance::Resolved);
        let mut newest: Vec<&Finding> =
            told_by.iter().flat_map(|told| record.findings_of(&told.id)).filter(|one| one.area == area).collect();
        newest.sort_by_key(|finding| !about::is_critical(finding.kind));
        Self {
            said: sentences::five(record, area, &given, told_by, &courses, &open),
            since: since(record, given.first().map(|last| last.inspection), told_by),
            resolved: courses.iter().filter(is_resolved).cloned().collect(),
            strong: strong(record).into_iter().filter(|strong| strong.areas.contains(&area)).collect(),
            plan: trace(record).into_iter().filter(|traced| traced.area.area == area).collect(),
            findings: record.findings.iter().filter(|finding| finding.area == area).count(),
            area,
            given,
            open,
            told_by,
            newest,
        }
    }

    /// The newest findings that the page lists.
    pub fn listed(&self) -> &[&'a Finding] {
        self.newest.get(..NEWEST).unwrap_or(&self.newest)
    }

    /// How many of the issues that are still open have improved.
    pub fn improved(&self) -> usize {
        self.open.iter().filter(|course| course.standing.stance() == Some(Stance::Improved)).count()
    }
}

/// The name of the page: 'Care leavers', 'Services overall'.
pub fn title(area: Area) -> String {
    sentence_case(&area_name(area))
}

/// The choice among the threads that shows what is still open in an area.
pub fn open(record: &Record, area: Area) -> ThreadFilter {
    ThreadFilter {
        areas: Set::from([area]),
        standings: Standing::all_open(&record.codebook),
        ..ThreadFilter::default()
    }
}

/// The choice among the findings that shows those of an area, of one inspection or of all.
pub fn findings(area: Area, inspection: Option<&Inspection>) -> Filter {
    Filter {
        areas: Set::from([area]),
        inspections: inspection.map(|one| one.id.clone()).into_iter().collect(),
        ..Filter::default()
    }
}

/// The last inspection that has findings about an area.
fn told_by(record: &Record, area: Area) -> Option<&Inspection> {
    record.held_inspections().rev().find(|one| record.findings_of(&one.id).any(|finding| finding.area == area))
}

/// The inspections after the last one that judged or told of an area, the oldest first; none where none did.
fn since<'a>(record: &'a Record, judged: Option<&Inspection>, told: Option<&Inspection>) -> Vec<&'a Inspection> {
    let place = |wanted: Option<&Inspection>| {
        record.inspections.iter().position(|one| Some(&one.id) == wanted.map(|wanted| &wanted.id))
    };
    // Where none has, there is nothing since which others could have come.
    let Some(last) = place(judged).max(place(told)) else { return Vec::new() };
    // What grades no area of today and is no inspection of these services says nothing of what is missing here.
    let own = |one: &&Inspection| one.grades.is_empty() || one.grades.iter().any(|grade| !grade.areas.is_empty());
    record.inspections.iter().skip(last + 1).filter(own).collect()
}
