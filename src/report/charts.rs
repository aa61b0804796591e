//! The charts of a briefing: the same models and words as in the views, from a chart's id and the query of its view.

use charts::compare::{self, CompareModel};
use charts::findings::{self, FindingsModel};
use charts::frame::{Frame, LegendEntry};
use charts::grades::{self, GradesModel};
use charts::plan::{self, PlanModel};
use charts::thread::{self, ThreadModel};
use charts::threads::{self, ThreadsModel};
use charts::topics::{self, TopicsModel};
use charts::{Scene, Table};
use explore::view::ViewState;
use explore::{Filter, found::in_words};
use reader::progress::ProgressBook;
use record::threads::{Course, courses};
use record::{Codebook, Finding, Record, Set};
use std::collections::HashMap;

/// The text of the reader's note on something, by what it is about.
pub type Notes<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A chart that can be drawn at any width, with its words and its table.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The words around it.
    pub words: Frame,
    /// The same data.
    pub table: Table,
    /// To what the findings are narrowed, in words; empty where to nothing.
    pub narrowed: String,
    /// How much of the query is not known any more and is left out: the chart may then show more than it did.
    pub left_out: usize,
    model: Model,
}

/// What is drawn.
#[derive(Clone, Debug)]
enum Model {
    Grades(Box<GradesModel>),
    Findings(Box<FindingsModel>),
    Topics(Box<TopicsModel>),
    Compare(Box<CompareModel>),
    Threads(Box<ThreadsModel>),
    Thread(Box<ThreadModel>),
    Plan(Box<PlanModel>),
}

impl Picture {
    /// The chart at a width in CSS pixels.
    pub fn layout(&self, width: f64) -> Scene {
        match &self.model {
            Model::Grades(model) => grades::layout(model, width),
            Model::Findings(model) => findings::layout(model, width),
            Model::Topics(model) => topics::layout(model, width),
            Model::Compare(model) => compare::layout(model, width),
            Model::Threads(model) => threads::layout(model, width),
            Model::Thread(model) => thread::layout(model, width),
            Model::Plan(model) => plan::layout(model, width),
        }
    }
}

/// The chart with this id as the view with this query shows it. `None` where there is no such chart, or where it
/// compares inspections that the record does not hold.
pub fn picture(record: &Record, id: &str, query: &str, notes: &Notes<'_>, progress: &ProgressBook) -> Option<Picture> {
    let (mut view, unknown) = ViewState::read(query, &record.codebook);
    // What is open or chosen beside a chart is no part of it.
    view.open = None;
    view.grade = None;
    let asked = view.compared.clone();
    let left_out = unknown + view.fit(record);
    // A new kind of chart needs its line here, its name in `Model`, and its layout above.
    let codebook = &record.codebook;
    let drawn = match id {
        "grades" => Some(of_grades(&record.codebook, grades::model(record))),
        "findings" => Some(with_findings(record, view.filter, notes, |shown| {
            of_findings(codebook, findings::model(record, shown))
        })),
        "topics" => {
            Some(with_findings(record, view.filter, notes, |shown| of_topics(codebook, topics::model(record, shown))))
        }
        "compare" if asked.is_none() || view.compared.is_some() => of_two(record, view, notes),
        "threads" => Some(of_threads(record, &view)),
        "thread" => of_thread(record, &view),
        "plan" => Some(of_plan(record, progress)),
        _ => None,
    };
    drawn.map(|picture| Picture { left_out, ..picture })
}

fn of_grades(codebook: &Codebook, model: GradesModel) -> Picture {
    let words = words(&model.title, &model.subtitle, LegendEntry::of_grades(codebook), model.source());
    drawn(words, model.table.clone(), Model::Grades(Box::new(model)))
}

fn of_findings(codebook: &Codebook, model: FindingsModel) -> Picture {
    drawn(coded(codebook, &model.title, &model.subtitle), model.table.clone(), Model::Findings(Box::new(model)))
}

fn of_topics(codebook: &Codebook, model: TopicsModel) -> Picture {
    drawn(coded(codebook, &model.title, &model.subtitle), model.table.clone(), Model::Topics(Box::new(model)))
}

/// The threads that a view shows.
fn of_threads(record: &Record, view: &ViewState) -> Picture {
    let filter = view.thread_filter();
    let all = courses(record);
    let shown: Vec<&Course> = all.iter().filter(|course| filter.shows(course)).collect();
    let model = threads::model(record, &shown);
    let words =
        words(&model.title, &model.subtitle, LegendEntry::of_threads(&record.codebook), threads::SOURCE.to_owned());
    let picture = drawn(words, model.table.clone(), Model::Threads(Box::new(model)));
    Picture { narrowed: filter.in_words(), ..picture }
}

/// The thread that is open in a view.
fn of_thread(record: &Record, view: &ViewState) -> Option<Picture> {
    let model = thread::model(record, &Course::new(record, record.thread(view.thread.as_deref()?)?)?);
    let words =
        words(&model.title, &model.subtitle, LegendEntry::of_threads(&record.codebook), threads::SOURCE.to_owned());
    Some(drawn(words, model.table.clone(), Model::Thread(Box::new(model))))
}

/// The plan with the reader's statuses.
fn of_plan(record: &Record, progress: &ProgressBook) -> Picture {
    let model = plan::model(record, |unit| progress.get(unit).map(|mark| (mark.progress, mark.on)));
    let words = words(&model.title, &model.subtitle, LegendEntry::of_progress(), plan::source(record));
    drawn(words, model.table.clone(), Model::Plan(Box::new(model)))
}

/// Two inspections; the latest that can be compared where none are asked for.
fn of_two(record: &Record, view: ViewState, notes: &Notes<'_>) -> Option<Picture> {
    let latest = || record::threads::latest_pair(record).map(|(from, to)| (from.id.clone(), to.id.clone()));
    let (first, second) = view.compared.or_else(latest)?;
    // The two are chosen here: the filter's own choice of inspections would leave one panel empty.
    let others = Filter { inspections: Set::default(), ..view.filter };
    let codebook = &record.codebook;
    let model = |shown: &dyn Fn(&Finding) -> bool| {
        let model = compare::model(record, &first, &second, shown)?;
        Some(drawn(
            coded(codebook, &model.title, &model.subtitle),
            model.table.clone(),
            Model::Compare(Box::new(model)),
        ))
    };
    let narrowed = in_words(&others, record);
    asked(record, &others, notes, model).map(|picture| Picture { narrowed, ..picture })
}

/// A picture of the findings that a filter shows.
fn with_findings(
    record: &Record,
    filter: Filter,
    notes: &Notes<'_>,
    draw: impl FnOnce(&dyn Fn(&Finding) -> bool) -> Picture,
) -> Picture {
    let picture = asked(record, &filter, notes, draw);
    Picture { narrowed: in_words(&filter, record), ..picture }
}

/// Asks a filter, which searches the reader's notes with the findings.
fn asked<T>(
    record: &Record,
    filter: &Filter,
    notes: &Notes<'_>,
    ask: impl FnOnce(&dyn Fn(&Finding) -> bool) -> T,
) -> T {
    let searched = || record.findings.iter().filter_map(|finding| Some((finding.id.as_str(), notes(&finding.id)?)));
    let texts: HashMap<&str, String> =
        if filter.text.trim().is_empty() { HashMap::new() } else { searched().collect() };
    let note = |id: &str| texts.get(id).map(String::as_str);
    let sieve = filter.sieve(record, &note);
    ask(&|finding| sieve.shows(finding))
}

fn drawn(words: Frame, table: Table, model: Model) -> Picture {
    Picture { words, table, narrowed: String::new(), left_out: 0, model }
}

/// The words around a chart of coded findings.
fn coded(codebook: &Codebook, title: &str, subtitle: &str) -> Frame {
    words(title, subtitle, LegendEntry::of_kinds(codebook), charts::counted::SOURCE.to_owned())
}

fn words(title: &str, subtitle: &str, legend: Vec<LegendEntry>, source: String) -> Frame {
    Frame { title: title.to_owned(), subtitle: subtitle.to_owned(), legend, source }
}
