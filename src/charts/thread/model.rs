//! One thread on a time line: who said what of the issue, and whose silence means anything.

use crate::limit::{ON_AXIS, only_spoken, spoken_first};
use crate::table::Table;
use crate::threads::Head;
use record::cite::{places, step_citations};
use record::threads::{Course, Event};
use record::{Record, Says, Stance, Standing, Subject, ThreadId, Voice};

/// How many lanes the time line has, the best word at the top.
pub const LANES: usize = 5;

/// The names of the lanes. What judges nothing has the record's own word for it.
fn lanes(record: &Record, moments: &[Moment]) -> [String; LANES] {
    let answer = record.codebook.verdicts.iter().find(|says| says.stance() == Stance::Answered);
    let answer = answer.map_or("Response", |says| says.label());
    let other = moments.iter().any(|moment| moment.says.map(Says::stance) == Some(Stance::Other));
    let answer = if other { format!("{answer}, or other words") } else { answer.to_owned() };
    let [good, improved, concern] = ["Judged good", "Improved, not resolved", "A concern"].map(str::to_owned);
    [good, improved, concern, answer, Standing::NOT_MENTIONED.label().to_owned()]
}

/// Somebody's word on the issue, or silence.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Who and when.
    pub head: Head,
    /// The inspection or document.
    pub voice: Subject,
    /// What it says; `None` for silence.
    pub says: Option<Says>,
    /// The word on it: 'Raised again', 'Not mentioned'.
    pub word: &'static str,
    /// What it says in the project's words, or what its silence means.
    pub summary: String,
}

impl Moment {
    /// The lane in which it stands, from the top.
    pub fn lane(&self) -> usize {
        match self.says.map(Says::stance) {
            Some(Stance::Praised | Stance::Resolved) => 0,
            Some(Stance::Improved) => 1,
            Some(Stance::Raised | Stance::RaisedAgain | Stance::Persists) => 2,
            Some(Stance::Answered | Stance::Other) => 3,
            None => 4,
        }
    }
}

/// A thread, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadModel {
    /// The thread.
    pub thread: ThreadId,
    /// Its time line.
    pub moments: Vec<Moment>,
    /// The names of the lanes, from the top.
    pub lanes: [String; LANES],
    /// What a step can say.
    pub verdicts: Vec<Says>,
    /// The finding of the chart in one sentence.
    pub title: String,
    /// The measure, the place and the period.
    pub subtitle: String,
    /// The issue.
    pub name: String,
    /// The same for programs.
    data: Table,
    /// Everything as a table.
    table: Table,
}

impl ThreadModel {
    /// One row for each who spoke or was silent.
    pub fn table(&self) -> Table {
        self.table.clone()
    }

    /// The same with one value a cell.
    pub fn data(&self) -> Table {
        self.data.clone()
    }
}

/// Who speaks, with the authority and the inspectorate where they are other ones than the record's.
fn who(voice: Voice<'_>) -> String {
    let told = if let Voice::Inspection(inspection) = voice { inspection.of_and_by() } else { String::new() };
    format!("{}{told}", voice.label())
}

/// Who else speaks, where the record holds documents that inspectors did not write.
fn others(record: &Record) -> String {
    if record.documents.iter().all(record::Document::is_inspectors) {
        return String::new();
    }
    match &record.authority.body {
        None => " and each council document".to_owned(),
        Some(body) => format!(" and each document of {body}"),
    }
}

/// What somebody says on the issue, or that it says nothing. `None` where no date is known.
fn moment(record: &Record, event: &Event) -> Option<Moment> {
    let head = Head::new(record, event.voice)?;
    let voice = event.voice.subject();
    Some(match event.said {
        Ok(step) => {
            Moment { head, voice, says: Some(step.says), word: step.says.label(), summary: step.summary.clone() }
        }
        Err(silence) => {
            Moment { head, voice, says: None, word: Standing::NOT_MENTIONED.label(), summary: silence.words() }
        }
    })
}

/// Sets out a thread.
pub fn model(record: &Record, course: &Course) -> ThreadModel {
    let all: Vec<(Moment, Event)> =
        course.events(record).into_iter().filter_map(|event| Some((moment(record, &event)?, event))).collect();
    let (number, spoken) = (all.len(), all.iter().filter(|(_, event)| event.said.is_ok()).count());
    let only = only_spoken(ON_AXIS, number, spoken);
    let row = |(moment, event): &(Moment, Event)| {
        let cited = event.said.map(|step| step_citations(record, step)).unwrap_or_default();
        let places: Vec<String> =
            places(&cited).iter().map(|place| format!("{}{}", place.document, place.words())).collect();
        vec![
            format!("{}, {}", who(event.voice), event.voice.dates().unwrap_or_default()),
            moment.word.to_owned(),
            moment.summary.clone(),
            places.join("; "),
        ]
    };
    let value = |one: &(Moment, Event)| {
        let (moment, event) = one;
        let when = event.voice.when();
        let row = row(one);
        let named = [
            who(event.voice),
            moment.head.year.to_string(),
            when.map(String::from).unwrap_or_default(),
            event.voice.dates().unwrap_or_default(),
        ];
        named.into_iter().chain(row.into_iter().skip(1)).collect::<Vec<String>>()
    };
    let values = all.iter().map(value).collect();
    let drawn = spoken_first(all, ON_AXIS, |(_, event)| event.said.is_ok());
    let rows = drawn.iter().map(row).collect();
    let moments: Vec<Moment> = drawn.into_iter().map(|(moment, _)| moment).collect();
    let data_head = ["Who", "Year", "Date", "Date in words", "Status", "In our words", "Where it says so"];
    ThreadModel {
        name: course.thread.name.clone(),
        data: Table {
            caption: format!("{}: step by step", course.thread.name),
            head: data_head.map(str::to_owned).to_vec(),
            rows: values,
        },
        thread: course.thread.id.clone(),
        title: course.summary().trim_end_matches('.').to_owned(),
        subtitle: format!(
            "{}: what each inspection of {}{} said. Nothing is known between marks{only}",
            course.thread.name,
            record.authority.name,
            others(record)
        ),
        table: Table {
            caption: format!("{}: step by step{only}", course.thread.name),
            head: ["Who and when", "Status", "In our words", "Source"].map(str::to_owned).to_vec(),
            rows,
        },
        verdicts: record.codebook.verdicts.clone(),
        lanes: lanes(record, &moments),
        moments,
    }
}
