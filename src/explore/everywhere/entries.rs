//! What of a record can be found besides its findings, made once.

use super::{Group, Spot};
use crate::area::title as title_of_area;
use crate::place::Place;
use record::grades::title;
use record::{Area, Record, Subject, Thread};

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its group.
    pub group: Group,
    /// What it is called.
    pub title: String,
    /// What else it is called.
    also: Vec<String>,
    /// What it says.
    pub told: Vec<String>,
    /// Of what it is a part. That is shown and not searched, since it is found by itself.
    pub part_of: Option<String>,
    /// Where it leads.
    pub to: Place,
    /// Where in that view.
    pub spot: Option<Spot>,
}

impl Entry {
    fn new(group: Group, title: impl Into<String>, to: Place) -> Self {
        Self { group, title: title.into(), also: Vec::new(), told: Vec::new(), to, part_of: None, spot: None }
    }

    fn also(self, also: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { also: also.into_iter().map(Into::into).collect(), ..self }
    }

    fn told(self, told: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { told: told.into_iter().map(Into::into).collect(), ..self }
    }

    fn at(self, spot: Spot) -> Self {
        Self { spot: Some(spot), ..self }
    }

    /// All its names.
    pub fn name_texts(&self) -> impl Iterator<Item = &str> {
        core::iter::once(self.title.as_str()).chain(self.other_names())
    }

    /// Its names but for the first.
    pub fn other_names(&self) -> impl Iterator<Item = &str> {
        self.also.iter().map(String::as_str)
    }
}

/// Everything of a record that can be found besides its findings, in the order of the page.
pub fn entries(record: &Record) -> Vec<Entry> {
    let threads =
        record.threads.iter().map(|thread| of_thread(thread, Group::Threads, Place::thread(thread.id.clone())));
    let strong = record.strong.iter().map(|strong| of_thread(strong, Group::Strong, Place::strong(strong.id.clone())));
    areas(record).chain(threads).chain(strong).chain(plan(record)).chain(terms(record)).chain(sources(record)).collect()
}

fn areas(record: &Record) -> impl Iterator<Item = Entry> {
    let one = |area: &Area| Entry::new(Group::Areas, title_of_area(*area), Place::area(*area)).told([area.meaning()]);
    record.codebook.areas.iter().map(one)
}

fn of_thread(thread: &Thread, group: Group, to: Place) -> Entry {
    let steps = thread.steps.iter().map(|step| &step.summary);
    Entry::new(group, &thread.name, to).told(core::iter::once(&thread.question).chain(steps))
}

fn plan(record: &Record) -> impl Iterator<Item = Entry> {
    let areas = record.plan.iter().flat_map(|area| {
        let to = Place::Plan { open: Some(area.id.clone()) };
        let name = format!("{}: {}", area.id, area.title);
        let whole = Entry::new(Group::Plan, &name, to.clone()).told([area.area.label(), area.topic.label()]);
        let actions = area.actions.iter().map(move |action| {
            let spot = Spot::Action(action.unit.to_string());
            Entry {
                part_of: Some(format!("Action in {name}")),
                ..Entry::new(Group::Plan, &action.summary, to.clone()).at(spot)
            }
        });
        core::iter::once(whole).chain(actions.collect::<Vec<_>>())
    });
    let about = record.about_plan.iter().map(|about| {
        let lines = about.lines.iter().map(|line| &line.summary);
        Entry::new(Group::Plan, &about.title, Place::Plan { open: None }).told(lines).at(Spot::AboutPlan)
    });
    areas.chain(about)
}

fn terms(record: &Record) -> impl Iterator<Item = Entry> {
    record.glossary.iter().enumerate().map(|(place, term)| {
        Entry::new(Group::Glossary, term.in_full(), Place::Sources)
            .also(&term.also)
            .told([&term.meaning])
            .at(Spot::Term(place))
    })
}

fn sources(record: &Record) -> impl Iterator<Item = Entry> {
    let documents = record.documents.iter().map(|document| {
        let more =
            document.note.iter().chain(&document.not_held).chain([&document.silence, &document.author, &document.form]);
        let told = core::iter::once(&document.held).chain(more);
        Entry::new(Group::Sources, &document.title, Place::Sources).told(told).at(Spot::Source(document.id.to_string()))
    });
    let missing = record
        .inspections
        .iter()
        .filter(|inspection| !record.documents.iter().any(|document| document.inspection == inspection.id));
    let missing = missing.map(|inspection| {
        let reported = inspection.reported.iter().map(|reported| &reported.summary);
        let told = inspection.note.iter().chain(reported).chain([&inspection.source.place]);
        Entry::new(Group::Sources, title(inspection, None), Place::Sources)
            .also([inspection.framework.label()])
            .told(told)
            .at(Spot::Source(inspection.id.to_string()))
    });
    documents.chain(missing)
}

/// What a note is about, in words.
pub fn about(record: &Record, subject: &Subject) -> String {
    let known = match subject {
        Subject::Record => Some("The whole record".to_owned()),
        Subject::Finding(id) => record.finding(id).map(|finding| finding.summary.clone()),
        Subject::Thread(id) => record.thread(id).map(|thread| thread.name.clone()),
        Subject::Document(id) => record.document(id).map(|document| document.title.clone()),
        Subject::Area(id) => record.area(id).map(crate::area::title),
        Subject::Action(unit) => record.action(unit).map(|(_, action)| action.summary.clone()),
        Subject::Inspection(id) => record.inspection(id).map(|inspection| title(inspection, None)),
        Subject::Grade { inspection, judgement } => record
            .inspection(inspection)
            .map(|inspection| title(inspection, inspection.grades.iter().find(|grade| grade.judgement == *judgement))),
    };
    known.unwrap_or_else(|| "About an item no longer in this record".to_owned())
}
