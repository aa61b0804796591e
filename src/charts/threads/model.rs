//! Threads down, time across: who said what of each issue, and for how long it was open.

use crate::limit::{ON_AXIS, THREADS, last, only_first};
use crate::table::Table;
use record::order::sorted_by;
use record::threads::{Course, open_spans};
use record::words::{count, list, lower_first};
use record::{Record, Says, Stance, Standing, Thread, ThreadId, Voice};
use std::collections::{HashMap, HashSet};

/// Where the threads come from, as it stands below their charts.
pub const SOURCE: &str = "Source: our reading of the documents. Each step of a thread cites its sentences.";

/// Somebody who speaks in threads, as the axis shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The id of the inspection or document.
    pub id: String,
    /// The place in time, in years.
    pub when: f64,
    /// The year.
    pub year: u16,
    /// What kind of inspection it was, or the form of the document.
    pub short: String,
    /// When it was, in words that tell it from whoever else spoke: the year where that is enough.
    pub words: String,
    /// Whether the record has its report, so that its silence can be heard.
    pub read: bool,
}

impl Head {
    /// The head of somebody who speaks. `None` where no date is known.
    pub fn new(record: &Record, voice: Voice) -> Option<Self> {
        let when = voice.when()?.as_years();
        let read = match voice {
            Voice::Document(_) => true,
            Voice::Inspection(own) => record.is_read(own),
        };
        let (year, short) = (voice.year(), voice.short().to_owned());
        Some(Self { id: voice.id().to_owned(), when, year, words: year.to_string(), short, read })
    }

    /// What its silence is called: a report that nobody here has may mention anything.
    const fn silence(&self) -> &'static str {
        if self.read { "not mentioned" } else { "report not held" }
    }

    /// The year: '2021', or '’21' where there is little room.
    pub fn year_words(&self, narrow: bool) -> String {
        if narrow { format!("’{:02}", self.year % 100) } else { self.year.to_string() }
    }
}

/// One thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadRow {
    /// The thread.
    pub id: ThreadId,
    /// The issue.
    pub name: String,
    /// How it stood at the last inspection.
    pub standing: Standing,
    /// The same in words, which say too where no inspection has looked since.
    pub status: &'static str,
    /// The year in which it was first raised.
    pub raised: String,
    /// How often it was found to be a concern.
    pub times: usize,
    /// The year of the last verdict on it.
    pub judged: String,
    /// All that was said of it, and for how long it was open, in words that can stand alone.
    pub told: String,
    /// What each head says, in their order; `None` where it says nothing.
    pub says: Vec<Option<Says>>,
    /// From which head to which the issue was open.
    pub open: Vec<(usize, usize)>,
}

/// The threads, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadsModel {
    /// Everybody who speaks in any thread of the record, in order of time.
    pub heads: Vec<Head>,
    /// The threads shown: today's concerns first, the oldest at the top.
    pub rows: Vec<ThreadRow>,
    /// What a step can say.
    pub verdicts: Vec<Says>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period.
    pub subtitle: String,
}

/// Everybody who speaks in any thread of the record, in order of time.
pub fn heads(record: &Record) -> Vec<Head> {
    heads_of(record, record.threads.iter())
}

/// Every inspection and document of these threads, in order of time. Two of one kind in one year are told apart by their days.
fn heads_of<'a>(record: &Record, threads: impl Iterator<Item = &'a Thread>) -> Vec<Head> {
    let mut seen: HashSet<&str> = HashSet::new();
    let steps = threads.flat_map(|thread| &thread.steps).filter(|step| seen.insert(&step.from));
    let heads = steps.filter_map(|step| record.voice(&step.from).and_then(|voice| Head::new(record, voice)));
    let mut heads: Vec<Head> = heads.collect();
    let mut named: HashMap<(u16, String), usize> = HashMap::new();
    for head in &heads {
        *named.entry((head.year, head.short.clone())).or_default() += 1;
    }
    for head in heads.iter_mut().filter(|head| named.get(&(head.year, head.short.clone())).is_some_and(|all| *all > 1))
    {
        let dates = record.voice(&head.id).and_then(Voice::dates);
        head.words = dates.unwrap_or_else(|| head.words.clone());
    }
    sorted_by(heads, |a, b| a.when.total_cmp(&b.when))
}

/// Those who have a place on the axis: everybody who speaks in any thread, or, where that would be too many, the latest
/// who speak in those that are drawn.
fn on_axis(record: &Record, drawn: &[&Course]) -> Vec<Head> {
    let all = heads(record);
    if all.len() <= ON_AXIS {
        return all;
    }
    last(&heads_of(record, drawn.iter().map(|course| course.thread)), ON_AXIS).to_vec()
}

/// Sets out these threads, in their order.
pub fn model(record: &Record, courses: &[&Course]) -> ThreadsModel {
    let drawn = courses.get(..THREADS.min(courses.len())).unwrap_or_default();
    let heads = on_axis(record, drawn);
    let rows: Vec<ThreadRow> = drawn.iter().map(|course| row(course, &heads)).collect();
    let period = match (heads.first(), heads.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.year, last.year),
        _ => "no inspections".to_owned(),
    };
    ThreadsModel {
        title: title(courses),
        subtitle: format!(
            "Issues followed through the inspections of {}, {period}: today's concerns first, the oldest at the top. The dashed line runs from the first concern until it was resolved or last mentioned. Nothing is known between marks{}{}",
            record.authority.name,
            only_first(THREADS, courses.len()),
            if heads.len() == ON_AXIS { ". Only the latest who spoke have a place on the axis" } else { "" }
        ),
        verdicts: record.codebook.verdicts.clone(),
        heads,
        rows,
    }
}

fn row(course: &Course, heads: &[Head]) -> ThreadRow {
    let thread = course.thread;
    let says: Vec<Option<Says>> = heads.iter().map(|head| thread.step(&head.id).map(|step| step.says)).collect();
    ThreadRow {
        id: thread.id.clone(),
        name: thread.name.clone(),
        standing: course.standing,
        status: course.status(),
        raised: course.raised.year().to_string(),
        times: course.times_raised(),
        judged: course.last_word.0.year().to_string(),
        told: told(course),
        open: open_spans(&says.iter().map(|says| says.map(Says::stance)).collect::<Vec<_>>()),
        says,
    }
}

/// What was said of an issue: 'Early help: raised in 2006, judged good in 2016.'
fn told(course: &Course) -> String {
    format!("{}: {}", course.thread.name, lower_first(&course.summary()))
}

impl ThreadRow {
    /// The heading under which it stands.
    pub fn heading(&self) -> &'static str {
        match self.standing.stance() {
            Some(stance) if stance.is_concern() => "Still a concern",
            Some(Stance::Improved) => "Improved, not fully resolved",
            Some(Stance::Answered | Stance::Other) => "In other words",
            Some(_) => "Judged good",
            None if self.status == Standing::NOT_MENTIONED.label() => "Not mentioned",
            None => "No later report looks at it",
        }
    }
}

/// How many issues have which status.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers {
    good: usize,
    improved: usize,
    concern: usize,
    /// What the codebook does not list as a judgement.
    other: usize,
    silent: usize,
    /// No report that the record has looked at them since they were raised.
    no_report: usize,
}

/// How many issues have which status by the last inspection that looked at them.
fn title(courses: &[&Course]) -> String {
    let mut judged_by: Vec<u16> =
        courses.iter().filter_map(|course| course.judged_by.map(record::Inspection::year)).collect();
    judged_by.dedup();
    let mut numbers = Numbers::default();
    for course in courses {
        let number = match course.standing.stance() {
            Some(Stance::Resolved | Stance::Praised) => &mut numbers.good,
            Some(Stance::Improved) => &mut numbers.improved,
            Some(Stance::Raised | Stance::RaisedAgain | Stance::Persists) => &mut numbers.concern,
            Some(Stance::Answered | Stance::Other) => &mut numbers.other,
            None if course.judged_by.is_none() => &mut numbers.no_report,
            None => &mut numbers.silent,
        };
        *number += 1;
    }
    // A visit to a part judges the issues that it looked at, and an earlier inspection the others.
    let year = if let [year] = judged_by.as_slice() { Some(*year) } else { None };
    sentence(numbers, year)
}

/// 'Of 98 issues, inspectors in 2024 judged 35 good, 18 improved and 13 a concern; 32 were not mentioned'. Without a year
/// where not the same inspection looked at all of them last.
fn sentence(numbers: Numbers, year: Option<u16>) -> String {
    let Numbers { good, improved, concern, other, silent, no_report } = numbers;
    let all = good + improved + concern + other + silent + no_report;
    let when = year.map_or_else(|| "when last inspected".to_owned(), |year| format!("in {year}"));
    let alone = |one: &str, many: &str| match all {
        1 => format!("1 issue: {one} {when}"),
        2 => format!("Both issues {many} {when}"),
        _ => format!("All {all} issues {many} {when}"),
    };
    let judged = [(good, "good"), (improved, "improved"), (concern, "a concern"), (other, "in other words")];
    let judged: Vec<String> = judged.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    match all {
        0 => "No issues match these filters".to_owned(),
        _ if good == all => alone("judged good", "were judged good"),
        _ if improved == all => alone("improved", "had improved"),
        _ if concern == all => alone("a concern", "were a concern"),
        _ if no_report == all && all == 1 => "1 issue: no report since it was raised looks at it".to_owned(),
        _ if no_report == all => format!("No report since {all} issues were raised looks at them"),
        _ if silent == all && all == 1 => format!("1 issue: not mentioned {when}"),
        _ if silent == all && all == 2 => format!("Neither issue was mentioned {when}"),
        _ if silent == all => format!("None of {all} issues was mentioned {when}"),
        _ => {
            let silent = match silent {
                0 => None,
                1 => Some("1 was not mentioned".to_owned()),
                more => Some(format!("{more} were not mentioned")),
            };
            let no_report = match no_report {
                0 => None,
                1 => Some("no report since looks at 1".to_owned()),
                more => Some(format!("no report since looks at {more}")),
            };
            let rest: Vec<String> = silent.into_iter().chain(no_report).collect();
            let of = count(all, "issue", "issues");
            if judged.is_empty() {
                return format!("Of {of}, {}", list(&rest));
            }
            let rest = if rest.is_empty() { String::new() } else { format!("; {}", list(&rest)) };
            let who = year.map_or_else(
                || "the last inspection to look at each judged".to_owned(),
                |year| format!("inspectors in {year} judged"),
            );
            format!("Of {of}, {who} {}{rest}", list(&judged))
        }
    }
}

impl ThreadsModel {
    /// One row a thread, one column for everybody who speaks.
    pub fn table(&self) -> Table {
        let Self { heads, rows, .. } = self;
        let mut head: Vec<String> =
            ["Issue", "Latest status", "First raised", "Times raised", "Last judged"].map(str::to_owned).to_vec();
        head.extend(heads.iter().map(|head| format!("{} {}", head.words, head.short)));
        let cells = |row: &ThreadRow| {
            let says = row
                .says
                .iter()
                .zip(heads)
                .map(|(says, head)| says.map_or_else(|| head.silence().to_owned(), |says| says.label().to_owned()));
            let facts = [row.raised.clone(), row.times.to_string(), row.judged.clone()];
            [row.name.clone(), row.status.to_owned()].into_iter().chain(facts).chain(says).collect()
        };
        Table {
            caption:
                "What each inspection and document says of each issue: today's concerns first, the oldest at the top. ‘Not mentioned’ is not a judgement"
                    .to_owned(),
            head,
            rows: rows.iter().map(cells).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_issues_by_status() {
        let of =
            |good, improved, concern, other, silent| Numbers { good, improved, concern, other, silent, no_report: 0 };
        for (numbers, year, words) in [
            (of(0, 0, 0, 0, 0), None, "No issues match these filters"),
            (of(1, 0, 0, 0, 0), Some(2024), "1 issue: judged good in 2024"),
            (of(0, 1, 0, 0, 0), Some(2024), "1 issue: improved in 2024"),
            (of(0, 0, 1, 0, 0), Some(2024), "1 issue: a concern in 2024"),
            (of(0, 0, 0, 0, 1), Some(2024), "1 issue: not mentioned in 2024"),
            (of(0, 0, 0, 0, 1), None, "1 issue: not mentioned when last inspected"),
            (of(5, 0, 0, 0, 0), Some(2024), "All 5 issues were judged good in 2024"),
            (of(2, 0, 0, 0, 0), Some(2024), "Both issues were judged good in 2024"),
            (of(0, 0, 0, 0, 2), None, "Neither issue was mentioned when last inspected"),
            (of(0, 5, 0, 0, 0), Some(2024), "All 5 issues had improved in 2024"),
            (of(0, 0, 5, 0, 0), None, "All 5 issues were a concern when last inspected"),
            (of(0, 0, 0, 0, 5), Some(2024), "None of 5 issues was mentioned in 2024"),
            (
                of(35, 18, 13, 0, 32),
                Some(2024),
                "Of 98 issues, inspectors in 2024 judged 35 good, 18 improved and 13 a concern; 32 were not mentioned",
            ),
            (of(1, 1, 0, 0, 0), Some(2024), "Of 2 issues, inspectors in 2024 judged 1 good and 1 improved"),
            (of(1, 0, 0, 0, 1), Some(2024), "Of 2 issues, inspectors in 2024 judged 1 good; 1 was not mentioned"),
            (
                of(1, 2, 0, 0, 1),
                None,
                "Of 4 issues, the last inspection to look at each judged 1 good and 2 improved; 1 was not mentioned",
            ),
            (of(0, 0, 1, 1, 0), Some(2024), "Of 2 issues, inspectors in 2024 judged 1 a concern and 1 in other words"),
        ] {
            assert_eq!(sentence(numbers, year), words);
        }
    }
}
