//! Reading the view out of an address: what is known is taken, whatever sticks to it, and what is not is counted.

use crate::Filter;
use crate::limit::{VALUES, within_limit};
use crate::place::{Kept, Pair, Place};
use crate::query;
use crate::stuck::{bare, meant, meant_id, trimmed};
use crate::view::View;
use core::str::FromStr as _;
use record::{Area, FindingId, InspectionId, PlanAreaId, Record, Set, Standing, Subject, ThreadId};

/// The names that are ours. Others may have added more, such as `utm_source`.
const NAMES: [&str; 18] = [
    "view",
    "inspection",
    "area",
    "kind",
    "topic",
    "urgency",
    "find",
    "open",
    "grade",
    "compare",
    "thread",
    "state",
    "years",
    "plan",
    "strong",
    "judged",
    "other",
    "about",
];

/// What an address opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Where it leads.
    pub place: Place,
    /// What it chooses, for other views too.
    pub kept: Kept,
    /// How many of its values are left out: nobody knows them, or the record does not hold what they name.
    pub left_out: usize,
    /// Whether it names two inspections to compare that the record cannot compare.
    pub lost_pair: bool,
    /// Whether it searches for more than is read, and only the beginning is searched for.
    pub cut: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    view: Option<View>,
    filter: Filter,
    find: Option<String>,
    area: Option<Area>,
    standings: Set<Standing>,
    years: Option<u8>,
    open: Option<String>,
    grade: Option<(String, String)>,
    compared: Option<(String, String)>,
    thread: Option<String>,
    plan: Option<String>,
    strong: Option<String>,
    judged: Option<Area>,
    other: Option<String>,
    about: Option<String>,
    left_out: usize,
    cut: bool,
}

impl Opened {
    /// Reads a query, with or without its question mark. What is not known, or not in the record, is left out and counted: a
    /// stale link still opens. Names that are not ours are passed over in silence.
    ///
    /// Signs stuck to a value are let go where the rest is known. Of several values where one is wanted the last one
    /// counts, and the others are left out.
    pub fn read(text: &str, record: &Record) -> Self {
        let mut reading = Reading::default();
        for (name, value) in query::pairs(text) {
            reading.take(&name, value, record);
        }
        reading.done(record)
    }
}

impl Reading {
    fn take(&mut self, name: &str, value: String, record: &Record) {
        let codebook = &record.codebook;
        // A link may have been copied out of HTML, where '&' is written '&amp;'.
        let name = bare(name);
        let name = name.trim_start_matches("amp;");
        self.left_out += match name {
            "view" => replace_known(&mut self.view, &value, View::from_token),
            "inspection" => insert_inspections(&mut self.filter.inspections, &value, record),
            "area" => {
                self.area =
                    parts(&value).filter_map(|part| meant(part, |token| codebook.area(token))).last().or(self.area);
                insert_known(&mut self.filter.areas, &value, |token| codebook.area(token))
            }
            "kind" => {
                let kind = |token: &str| codebook.kind(token).filter(|kind| kind.makes_findings());
                insert_known(&mut self.filter.kinds, &value, kind)
            }
            "topic" => insert_known(&mut self.filter.topics, &value, |token| codebook.topic(token)),
            "urgency" => insert_known(&mut self.filter.urgencies, &value, |token| codebook.urgency(token)),
            "state" => insert_known(&mut self.standings, &value, |token| Standing::from_token(codebook, token)),
            "find" => {
                let read = within_limit(&value);
                self.cut = read.len() < value.len();
                replace(&mut self.find, one_line(read))
            }
            "years" => replace_known(&mut self.years, &value, |token| u8::from_str(token).ok()),
            "open" => replace_id(&mut self.open, value),
            "thread" => replace_id(&mut self.thread, value),
            "plan" => replace_id(&mut self.plan, value),
            "strong" => replace_id(&mut self.strong, value),
            "judged" => replace_known(&mut self.judged, &value, |token| judged(record, token)),
            "other" => replace_id(&mut self.other, value),
            "about" => replace_id(&mut self.about, value),
            "grade" if trimmed(&value).is_empty() => 0,
            "grade" => {
                // What makes a link of a text may take the colon at its end for punctuation.
                let value = value.trim_start_matches(|sign: char| !sign.is_alphanumeric());
                let (inspection, judgement) = value.split_once(':').unwrap_or((value, ""));
                replace(&mut self.grade, (inspection.to_owned(), judgement.to_owned()))
            }
            "compare" => take_pair(&mut self.compared, &value),
            // Escaped once too often: it is ours, but what of it is one value cannot be told.
            _ => usize::from(name.split_once('=').is_some_and(|(name, _)| NAMES.contains(&name))),
        };
    }

    /// Puts the record's own ids in the place of what the address says, and leaves out what the record does not hold.
    fn done(self, record: &Record) -> Opened {
        let Self {
            view,
            filter,
            area: own_area,
            find,
            standings,
            years,
            open,
            grade,
            compared,
            thread,
            plan,
            strong,
            judged,
            other,
            about,
            mut left_out,
            cut,
        } = self;
        let mut fit = |known: Option<bool>| left_out += usize::from(known == Some(false));
        let open = open.map(|text| {
            meant_id(&text, record.findings.iter().map(|finding| finding.id.as_ref())).map(FindingId::from)
        });
        fit(open.as_ref().map(Option::is_some));
        let chosen = grade.map(|(inspection, judgement)| fit_grade(&inspection, &judgement, record));
        fit(chosen.as_ref().map(Option::is_some));
        let pair = compared.map(|(first, second)| fit_pair(&first, &second, record));
        fit(pair.as_ref().map(Option::is_some));
        let thread = thread
            .map(|text| meant_id(&text, record.threads.iter().map(|thread| thread.id.as_ref())).map(ThreadId::from));
        fit(thread.as_ref().map(Option::is_some));
        let area =
            plan.map(|text| meant_id(&text, record.plan.iter().map(|area| area.id.as_ref())).map(PlanAreaId::from));
        fit(area.as_ref().map(Option::is_some));
        let strong = strong
            .map(|text| meant_id(&text, record.strong.iter().map(|strong| strong.id.as_ref())).map(ThreadId::from));
        fit(strong.as_ref().map(Option::is_some));
        let compared = record.comparison.iter().flat_map(|compared| &compared.neighbours.authorities);
        let others = compared.flat_map(|authority| authority.inspections.iter().map(|other| other.id.as_ref()));
        let other = other.map(|text| meant_id(&text, others).map(InspectionId::from));
        fit(other.as_ref().map(Option::is_some));
        let about = about.map(|text| fit_subject(&text, record));
        fit(about.as_ref().map(Option::is_some));
        let lost_pair = pair == Some(None);
        let (open, chosen, pair) = (open.flatten(), chosen.flatten(), pair.flatten());
        let (thread, area, strong, other) = (thread.flatten(), area.flatten(), strong.flatten(), other.flatten());
        // What is searched for everywhere narrows no list.
        let (searched, find) = if view == Some(View::Search) { (find, None) } else { (None, find) };
        let mut filter = Filter { text: find.unwrap_or_default(), ..filter };
        // The page of an area is about one, and narrows no list.
        if view == Some(View::Areas) {
            left_out += filter.areas.len().saturating_sub(1);
            filter.areas = Set::default();
        }
        let kept = Kept { filter, standings, years: years.unwrap_or_default(), pair };
        // What is to be opened can be shown in one view alone.
        let of_what_is_open = || match (&open, thread.as_ref().or(strong.as_ref()), &area) {
            (Some(_), ..) => View::Findings,
            (None, Some(_), _) => View::Threads,
            (None, None, Some(_)) => View::Plan,
            _ if other.is_some() => View::Others,
            _ => View::Grades,
        };
        let place = match (Place::of(view.unwrap_or_else(of_what_is_open), &kept), thread) {
            (Place::Grades { .. }, _) => Place::Grades { chosen },
            (Place::Area { .. }, _) => Place::Area { area: own_area },
            (Place::Findings { filter, .. }, _) => Place::Findings { filter, open },
            (Place::Threads { filter, .. }, Some(id)) => Place::Thread { id, filter },
            (Place::Threads { filter, .. }, None) => Place::Threads { filter, strong },
            (Place::Plan { .. }, _) => Place::Plan { open: area },
            (Place::Notes { .. }, _) => Place::Notes { about: about.flatten() },
            (Place::Search { .. }, _) => Place::Search { text: searched.unwrap_or_default() },
            // The judgement on services as a whole is the one that shows where none is asked for.
            (Place::Others { .. }, _) => Place::Others { area: judged.filter(|area| !area.is_overall()), open: other },
            (place, _) => place,
        };
        Opened { place, kept, left_out, lost_pair, cut }
    }
}

/// The parts of a list; what holds no token, as behind a last comma, is none.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|part| !trimmed(part).is_empty())
}

/// Adds the tokens of a list to a set. Says how many are not known.
fn insert_known<T: Ord>(set: &mut Set<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    let mut unknown = 0;
    for (place, part) in parts(value).enumerate() {
        match Some(part).filter(|_| place < VALUES).and_then(|part| meant(part, &known)) {
            Some(token) => drop(set.insert(token)),
            None => unknown += 1,
        }
    }
    unknown
}

/// Sets a value. Says how many it takes the place of: the same value twice is no loss.
fn replace<T: PartialEq>(slot: &mut Option<T>, value: T) -> usize {
    let lost = usize::from(slot.as_ref().is_some_and(|before| *before != value));
    *slot = Some(value);
    lost
}

/// Sets a value where its token is known. Says how many values are left out.
fn replace_known<T: PartialEq>(slot: &mut Option<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    match meant(value, known) {
        Some(known) => replace(slot, known),
        None => usize::from(!trimmed(value).is_empty()),
    }
}

/// Sets an id, which only the record knows. Says how many values are left out.
fn replace_id(slot: &mut Option<String>, value: String) -> usize {
    if trimmed(&value).is_empty() { 0 } else { replace(slot, value) }
}

/// Takes the first two parts of a list. Says how many parts are left out.
fn take_pair(slot: &mut Option<(String, String)>, value: &str) -> usize {
    let all: Vec<&str> = parts(value).collect();
    match all.as_slice() {
        [first, second, more @ ..] => replace(slot, ((*first).to_owned(), (*second).to_owned())) + more.len(),
        fewer => fewer.len(),
    }
}

/// A text as a field of one line holds it.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The area of which other authorities have a grade.
fn judged(record: &Record, token: &str) -> Option<Area> {
    let compared = record.comparison.as_ref()?.areas();
    record.codebook.area(token).filter(|area| compared.contains(area))
}

/// The inspections by which findings can be chosen.
fn with_findings(record: &Record) -> impl Iterator<Item = &str> + Clone {
    record.held_inspections().map(|inspection| inspection.id.as_ref())
}

/// Adds the inspections of a list to a set. Says how many the record does not hold.
fn insert_inspections(set: &mut Set<InspectionId>, value: &str, record: &Record) -> usize {
    let mut unknown = 0;
    for (place, part) in parts(value).enumerate() {
        match Some(part).filter(|_| place < VALUES).and_then(|part| meant_id(part, with_findings(record))) {
            Some(id) => drop(set.insert(id.into())),
            None => unknown += 1,
        }
    }
    unknown
}

/// The grade that is meant, or the inspection where no judgement is named.
fn fit_grade(inspection: &str, judgement: &str, record: &Record) -> Option<Subject> {
    let id = meant_id(inspection, record.inspections.iter().map(|inspection| inspection.id.as_ref()))?;
    let inspection = InspectionId::from(id);
    if trimmed(judgement).is_empty() {
        return Some(Subject::Inspection(inspection));
    }
    let grades = &record.inspection(id)?.grades;
    let judgement = meant_id(judgement, grades.iter().map(|grade| grade.judgement.as_str()))?.to_owned();
    Some(Subject::Grade { inspection, judgement })
}

/// What notes are about that is meant.
fn fit_subject(text: &str, record: &Record) -> Option<Subject> {
    let subject = text.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != ':').parse::<Subject>().ok()?;
    Some(match subject {
        Subject::Record => Subject::Record,
        Subject::Finding(id) => {
            Subject::Finding(meant_id(&id, record.findings.iter().map(|finding| finding.id.as_ref()))?.into())
        }
        Subject::Thread(id) => {
            Subject::Thread(meant_id(&id, record.threads.iter().map(|thread| thread.id.as_ref()))?.into())
        }
        Subject::Document(id) => {
            Subject::Document(meant_id(&id, record.documents.iter().map(|document| document.id.as_ref()))?.into())
        }
        Subject::Action(unit) => {
            let actions = record.plan.iter().flat_map(|area| &area.actions);
            Subject::Action(meant_id(&unit, actions.map(|action| action.unit.as_ref()))?.into())
        }
        Subject::Area(id) => Subject::Area(meant(&id, |token| record.codebook.area(token))?.token().into()),
        Subject::Inspection(id) => fit_grade(&id, "", record)?,
        Subject::Grade { inspection, judgement } => fit_grade(&inspection, &judgement, record)?,
    })
}

/// The two inspections that are meant.
fn fit_pair(first: &str, second: &str, record: &Record) -> Option<Pair> {
    let (first, second) = (meant_id(first, with_findings(record))?, meant_id(second, with_findings(record))?);
    (first != second).then(|| (first.into(), second.into()))
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
