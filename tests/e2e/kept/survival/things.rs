//! Some of everything that a reader makes: notes, entries of the briefing, statuses, the briefing's heading and questions.

use super::tabs::turn_to_finding;
use super::tally::Tally;
use crate::desk::{action, of_area};
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{field, finding, text_in};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::record::{PlanAreaId, Progress, Subject, UnitId};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many notes, entries and statuses.
pub const EACH: usize = 18;

/// Things made on the page.
#[derive(Clone, Debug)]
pub struct Things {
    /// From which finding on.
    from: usize,
    /// What the texts end with.
    name: &'static str,
}

/// The first actions of the plan, with their areas.
fn actions() -> Vec<(&'static PlanAreaId, &'static UnitId)> {
    let of = record().plan.iter().flat_map(|area| area.actions.iter().map(move |action| (&area.id, &action.unit)));
    of.take(EACH).collect()
}

const PROGRESS: [Progress; 3] = [Progress::OnTime, Progress::Blocked, Progress::Done];

/// Sets a field, as the browser tells the page of it.
const SET: &str = "
    const field = document.querySelector(arguments[0]);
    field.focus();
    field.value = arguments[1];
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    return null;";

impl Things {
    /// Things of this name, on findings from this one on.
    pub const fn new(from: usize, name: &'static str) -> Self {
        Self { from, name }
    }

    fn text(&self, number: usize) -> String {
        format!("Note {number:02} {}", self.name)
    }

    fn status(&self, number: usize) -> Progress {
        PROGRESS[(self.from + number) % PROGRESS.len()]
    }

    /// Makes all of them.
    pub async fn make(&self, page: &Page) -> Done {
        for number in 0..EACH {
            let target = finding(self.from + number).id.as_str();
            turn_to_finding(page, target).await?;
            page.put_note(target, &self.text(number)).await?;
            page.press_at_once(".finding.open .details > p.row", "Add to briefing").await?;
        }
        for (number, (area, unit)) in actions().into_iter().enumerate() {
            let area = record().plan.iter().find(|own| own.id == *area).expect("it is in the plan");
            page.turn_to(&of_area(area)).await?;
            let select = format!("{} .status select", action(unit));
            page.element(&select).await?;
            page.script::<Value>(SET, &[json!(select), json!(self.status(number).token())]).await?;
        }
        page.turn_to(&inspection_explorer::explore::Place::Briefing).await?;
        for (selector, text) in [("#briefing-heading", self.heading()), ("#briefing-questions", self.questions())] {
            page.element(selector).await?;
            page.script::<Value>(SET, &[json!(selector), json!(text)]).await?;
        }
        Ok(())
    }

    fn heading(&self) -> String {
        format!("Heading {}", self.name)
    }

    fn questions(&self) -> String {
        format!("Why {}?\nSince when?", self.name)
    }

    /// Counts which of them a page shows that has never been loaded anew.
    pub async fn shown(&self, page: &Page, tally: &mut Tally, when: &str) -> Done {
        for number in 0..EACH {
            let target = finding(self.from + number).id.as_str();
            turn_to_finding(page, target).await?;
            let so = page.comes_to_hold(&field(target), &self.text(number)).await?;
            tally.count(so, || format!("{when}: the note on {target} is not shown"));
            let gathered = "return !!document.querySelector('.finding.open .gather[aria-pressed=true]')";
            let so = page.comes(5, gathered, &[]).await?;
            tally.count(so, || format!("{when}: {target} is not shown as gathered"));
        }
        for (number, (area, unit)) in actions().into_iter().enumerate() {
            let area = record().plan.iter().find(|own| own.id == *area).expect("it is in the plan");
            page.turn_to(&of_area(area)).await?;
            let so =
                page.comes_to_hold(&format!("{} .status select", action(unit)), self.status(number).token()).await?;
            tally.count(so, || format!("{when}: the status of {unit} is not shown"));
        }
        page.turn_to(&inspection_explorer::explore::Place::Briefing).await?;
        for (selector, text) in [("#briefing-heading", self.heading()), ("#briefing-questions", self.questions())] {
            let so = page.comes_to_hold(selector, &text).await?;
            tally.count(so, || format!("{when}: {selector} does not show '{text}'"));
        }
        Ok(())
    }

    /// Counts which of them a page finds that is opened now.
    pub fn kept(&self, desk: &Desk, tally: &mut Tally, when: &str) {
        let briefing = desk.briefing();
        for number in 0..EACH {
            let target = finding(self.from + number).id.as_str();
            let text = desk.note(&crate::reader::about(target)).map(|note| note.writing.text);
            tally.count(text == Some(self.text(number)), || format!("{when}: the note on {target} is {text:?}"));
            let item = Item::Subject(Subject::Finding(target.into()));
            tally.count(briefing.items().contains(&item), || format!("{when}: {target} is not in the briefing"));
        }
        for (number, (_, unit)) in actions().into_iter().enumerate() {
            let said = desk.all_statuses().get(unit).map(|said| said.progress);
            tally.count(said == Some(self.status(number)), || format!("{when}: the status of {unit} is {said:?}"));
        }
        let (heading, questions) = (briefing.heading().to_owned(), briefing.questions_text());
        tally.count(heading == self.heading(), || format!("{when}: the heading is '{heading}'"));
        tally.count(questions == self.questions(), || format!("{when}: the questions are '{questions}'"));
    }

    /// Counts which of the notes are in a backup.
    pub fn in_backup(&self, file: &BTreeMap<String, String>, tally: &mut Tally, when: &str) {
        for number in 0..EACH {
            let target = finding(self.from + number).id.as_str();
            let text = text_in(file.clone(), target);
            tally.count(text == Some(self.text(number)), || format!("{when}: the backup has {text:?} for {target}"));
        }
    }
}
