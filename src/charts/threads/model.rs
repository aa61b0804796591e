//! Threads down, time across: who said what of each matter, and for how long it was open.

use crate::table::Table;
use record::order::sorted_by;
use record::threads::{Course, open_spans};
use record::words::{count, list, lower_first, sentence_case};
use record::{Record, Says, Stance, Standing, ThreadId, Voice};

/// Where the threads come from, as it stands below their charts.
pub const SOURCE: &str =
    "Source: the explorer's own reading of the documents; each step of a thread cites its sentences.";

/// Somebody who speaks in threads, as the axis shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The id of the inspection or document.
    pub id: String,
    /// The place in time, in years.
    pub when: f64,
    /// The year.
    pub year: u16,
    /// The framework's initials or the form of the document.
    pub short: String,
}

impl Head {
    /// The head of somebody who speaks. `None` where no date is known.
    pub fn new(voice: Voice) -> Option<Self> {
        let when = voice.when()?.as_years();
        Some(Self { id: voice.id().to_owned(), when, year: voice.year(), short: voice.short().to_owned() })
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
    /// The matter.
    pub name: String,
    /// How it stood at the last inspection.
    pub standing: Standing,
    /// For how long it was open, in words.
    pub length: String,
    /// Whether there is such a time: not where it was raised and never judged again.
    pub open_for: bool,
    /// What each head says, in their order; `None` where it says nothing.
    pub says: Vec<Option<Says>>,
    /// From which head to which the matter was open.
    pub open: Vec<(usize, usize)>,
}

/// The threads, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadsModel {
    /// Everybody who speaks in any thread of the record, in order of time.
    pub heads: Vec<Head>,
    /// The threads shown, those open longest first.
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
    let mut heads: Vec<Head> = Vec::new();
    for step in record.threads.iter().flat_map(|thread| &thread.steps) {
        if !heads.iter().any(|head| *head.id == *step.from) {
            heads.extend(record.voice(&step.from).and_then(Head::new));
        }
    }
    sorted_by(heads, |a, b| a.when.total_cmp(&b.when))
}

/// Sets out these threads, in their order.
pub fn model(record: &Record, courses: &[&Course]) -> ThreadsModel {
    let heads = heads(record);
    let rows: Vec<ThreadRow> = courses.iter().map(|course| row(course, &heads)).collect();
    let period = match (heads.first(), heads.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.year, last.year),
        _ => "no inspections".to_owned(),
    };
    ThreadsModel {
        title: title(courses),
        subtitle: format!(
            "Matters followed through the inspections of {}, {period}, those open longest first. A mark is what one inspection or document says of the matter; a broken line runs from a concern to the word that it is right, or to the last word. Nothing was measured in between",
            record.authority.name
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
        length: course.length(),
        open_for: course.months() > 0,
        open: open_spans(&says.iter().map(|says| says.map(Says::stance)).collect::<Vec<_>>()),
        says,
    }
}

/// How many matters stand how by the word of the last inspection that looked at them, and which was open longest.
fn title(courses: &[&Course]) -> String {
    let Some(longest) = courses.first() else { return "No thread matches".to_owned() };
    let mut judged_by: Vec<u16> =
        courses.iter().filter_map(|course| course.judged_by).map(record::Inspection::year).collect();
    judged_by.dedup();
    // A visit to a part judges the matters that it looked at, and an earlier inspection the others.
    let by = match judged_by.as_slice() {
        [year] => format!("by the {year} inspection"),
        _ => "by the last inspection that looked at each".to_owned(),
    };
    let number = |wanted: &dyn Fn(Option<Stance>) -> bool| {
        courses.iter().filter(|course| wanted(course.standing.stance())).count()
    };
    let concerns = number(&|stance| stance.is_some_and(Stance::is_concern));
    let parts = [
        (number(&|stance| stance == Some(Stance::Resolved)), "judged good"),
        (number(&|stance| stance == Some(Stance::Improved)), "better or good in part"),
        (concerns, "a concern"),
        (number(&|stance| stance.is_none()), "not mentioned"),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, words)| format!("{number} {words}")).collect();
    let matters = count(courses.len(), "matter", "matters");
    let open = if longest.months() > 0 {
        format!("; open longest: {}, {}", lower_first(&longest.thread.name), longest.length())
    } else {
        String::new()
    };
    format!("Of {matters}, {by}: {}{open}", list(&said))
}

impl ThreadsModel {
    /// One row a thread, one column for everybody who speaks.
    pub fn table(&self) -> Table {
        let Self { heads, rows, .. } = self;
        let mut head = vec!["Matter".to_owned(), "Open for".to_owned(), "By the last inspection".to_owned()];
        head.extend(heads.iter().map(|head| format!("{} {}", head.year, sentence_case(&head.short))));
        let cells = |row: &ThreadRow| {
            let says = row
                .says
                .iter()
                .map(|says| says.map_or_else(|| "says nothing".to_owned(), |says| says.label().to_owned()));
            [row.name.clone(), row.length.clone(), row.standing.label().to_owned()].into_iter().chain(says).collect()
        };
        Table {
            caption:
                "What each inspection and document says of each matter, those open longest first. Silence is no verdict"
                    .to_owned(),
            head,
            rows: rows.iter().map(cells).collect(),
        }
    }
}
