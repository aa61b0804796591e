//! Every kind of field in which a reader makes something.

use crate::desk::{action, marked, of_area, of_thread};
use crate::expected::{grade, record};
use crate::fault::Done;
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

/// All kinds of fields.
pub fn all() -> Vec<Field> {
    let (area, own, _) = &marked()[0];
    let (other_area, ..) = &marked()[1];
    let chosen = |number: usize| Place::Grades { chosen: Some(grade(number)) }.to_query();
    let courses = courses(record());
    let thread = |number: usize| of_thread(&courses[number].thread.id).to_query();
    let page = |number: usize| Place::area(record().codebook.areas[number]).to_query();
    let open = |number: usize| format!("{FINDINGS}&open={}", finding(number).id);
    let document = &record().documents[0].id;
    let of = |what, query: String, beside: String, subject: Subject| Field {
        what,
        query,
        beside,
        summary: None,
        selector: field(&subject.to_string()),
        entry: Entry::Words,
        target: subject.to_string(),
    };
    let on_finding = of("a note on a finding", open(0), open(1), Subject::Finding(finding(0).id.clone()));
    let on_action = of(
        "a note on an action",
        of_area(area).to_query(),
        of_area(other_area).to_query(),
        Subject::Action(own.unit.clone()),
    );
    let status = format!("{} .status", action(&own.unit));
    let plain = |what, selector: &str, query: &str| Field {
        what,
        query: query.to_owned(),
        beside: "view=sources".to_owned(),
        summary: None,
        selector: selector.to_owned(),
        entry: Entry::Words,
        target: String::new(),
    };
    let area_of = record().codebook.areas[0];
    vec![
        of("a note on a grade", chosen(0), chosen(1), grade(0)),
        of("a note on a thread", thread(0), thread(1), Subject::Thread(courses[0].thread.id.clone())),
        Field { summary: Some(format!("{} .action-note > summary", action(&own.unit))), ..on_action.clone() },
        Field {
            summary: Some(".area-page .action-note > summary".to_owned()),
            ..of("a note on an area", page(0), page(1), Subject::Area(area_of.token().into()))
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
            Entry::Day => {
                let keys = format!("{}{}{}", &value[5..7], &value[8..10], &value[0..4]);
                Ok(page.element(&self.selector).await?.send_keys(keys).await?)
            }
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
