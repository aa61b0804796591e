//! Every kind of field in which a reader makes something.

use crate::desk::{action, marked, of_area, of_thread};
use crate::engine::day_as_sent;
use crate::expected::{grade, record};
use crate::fault::Done;
use crate::left_out::left_out;
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, form};
use inspection_explorer::explore::Place;
use inspection_explorer::record::Subject;
use inspection_explorer::threads::courses;
use serde_json::json;

/// How something is entered in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// As words.
    Words,
    /// As words beside a note, which must be there.
    Tags,
    /// As a choice of a list.
    Choice,
    /// As a day beside a choice, which must be there.
    Day,
    /// As words in a note that is begun with a button.
    Free,
}

/// A field, and how a reader comes to it.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is, in words.
    pub what: &'static str,
    /// The address of the page on which it is.
    pub query: String,
    /// The address of something else of the same sort.
    pub beside: String,
    /// What must be unfolded.
    summary: Option<String>,
    /// Its selector.
    pub selector: String,
    /// How something is entered.
    pub entry: Entry,
    /// What the note beside it is about.
    target: String,
}

/// All kinds of fields that the record gives.
pub fn all() -> Vec<Field> {
    let chosen = |number: usize| Place::Grades { chosen: Some(grade(number)) }.to_query();
    let areas = &record().codebook.areas;
    let page = |number: usize| Place::area(areas[number % areas.len()]).to_query();
    let open = |number: usize| format!("{FINDINGS}&open={}", finding(number).id);
    let document = &record().documents[0].id;
    let on_finding = of("a note on a finding", open(0), open(1), Subject::Finding(finding(0).id.clone()));
    let plain = |what, selector: &str, query: &str| Field {
        what,
        query: query.to_owned(),
        beside: "view=sources".to_owned(),
        summary: None,
        selector: selector.to_owned(),
        entry: Entry::Words,
        target: String::new(),
    };
    let mut all = vec![of("a note on a grade", chosen(0), chosen(1), grade(0))];
    all.extend(on_thread());
    all.extend([
        Field {
            summary: Some(".area-page .action-note > summary".to_owned()),
            ..of("a note on an area", page(0), page(1), Subject::Area(areas[0].token().into()))
        },
        Field {
            summary: Some(format!("[id='source-{document}'] .action-note > summary")),
            ..of(
                "a note on a document",
                "view=sources".to_owned(),
                "view=notes".to_owned(),
                Subject::Document(document.clone()),
            )
        },
        Field { entry: Entry::Free, ..plain("a free note", "textarea[id^='note-free:']", "view=notes") },
        Field {
            what: "tags",
            selector: format!("{} .tags", form(&on_finding.target)),
            entry: Entry::Tags,
            ..on_finding.clone()
        },
        on_finding,
        plain("the heading of the briefing", "#briefing-heading", "view=briefing"),
        plain("the questions of the briefing", "#briefing-questions", "view=briefing"),
    ]);
    all.extend(on_plan());
    all
}

/// The field of a note.
fn of(what: &'static str, query: String, beside: String, subject: Subject) -> Field {
    Field {
        what,
        query,
        beside,
        summary: None,
        selector: field(&subject.to_string()),
        entry: Entry::Words,
        target: subject.to_string(),
    }
}

/// The field on a thread.
fn on_thread() -> Option<Field> {
    let courses = courses(record());
    let Some(own) = courses.first().map(|course| &course.thread.id) else {
        left_out("a note on a thread", "it has no threads");
        return None;
    };
    let beside =
        courses.get(1).map_or_else(|| "view=threads".to_owned(), |course| of_thread(&course.thread.id).to_query());
    Some(of("a note on a thread", of_thread(own).to_query(), beside, Subject::Thread(own.clone())))
}

/// The fields on an action of the plan.
fn on_plan() -> Vec<Field> {
    let marked = marked();
    let Some((area, own, _)) = marked.first() else {
        left_out("a note on an action, a status and its day", "it has no plan");
        return Vec::new();
    };
    let other = marked.iter().find(|(other, ..)| other.id != area.id);
    let beside = other.map_or_else(|| "view=plan".to_owned(), |(other, ..)| of_area(other).to_query());
    let on_action = of("a note on an action", of_area(area).to_query(), beside, Subject::Action(own.unit.clone()));
    let status = format!("{} .status", action(&own.unit));
    vec![
        Field { summary: Some(format!("{} .action-note > summary", action(&own.unit))), ..on_action.clone() },
        Field { what: "a status", selector: format!("{status} select"), entry: Entry::Choice, ..on_action.clone() },
        Field {
            what: "the day of a status",
            selector: format!("{status} input[type=date]"),
            entry: Entry::Day,
            ..on_action
        },
    ]
}

impl Field {
    /// What is entered the `number`th time; each time something else.
    pub fn value(&self, number: usize) -> String {
        match self.entry {
            Entry::Choice => ["on-time", "done", "at-risk", "blocked"][number % 4].to_owned(),
            // Day and month are the same number, so that every country types it alike.
            Entry::Day => format!("20{:02}-11-11", 10 + number % 14),
            Entry::Tags => format!("homes {number}, panel {number}"),
            _ => format!("Half a thought {number}"),
        }
    }

    /// Makes the field ready, where it needs anything beside it.
    pub async fn prepare(&self, page: &Page, number: usize) -> Done {
        match self.entry {
            Entry::Tags => page.put(&field(&self.target), &format!("Beside the tags {number}")).await,
            Entry::Day => page.choose(&self.selector.replace("input[type=date]", "select"), "on-time").await,
            Entry::Free => page.press_at_once("main", "Write a free note").await,
            _ => Ok(()),
        }
    }

    /// Brings the field on the screen: its page is open.
    pub async fn reveal(&self, page: &Page) -> Done {
        match &self.summary {
            Some(summary) => page.unfold_at(summary).await,
            None => Ok(()),
        }
    }

    /// Enters something, key by key, and does nothing after the last key.
    pub async fn enter(&self, page: &Page, value: &str) -> Done {
        match self.entry {
            Entry::Choice => page.choose(&self.selector, value).await,
            Entry::Day => Ok(page.element(&self.selector).await?.send_keys(day_as_sent(value)).await?),
            _ => page.write(&self.selector, value).await,
        }
    }

    /// Whether the field holds this, opened anew.
    pub async fn holds(&self, page: &Page, value: &str) -> Done<bool> {
        page.open(&self.query).await?;
        self.reveal(page).await?;
        // A reader has several free notes.
        let script = "return [...document.querySelectorAll(arguments[0])].some(field => field.value === arguments[1])";
        page.comes(5, script, &[json!(self.selector), json!(value)]).await
    }
}
