//! The plan: what it answers, its actions, what came of it, and the reader's own statuses.

use crate::desk::{action, marked, of_area, place, plan_model, plan_scene};
use crate::engine::{by_parts, day_as_sent};
use crate::expected::record;
use crate::fault::Done;
use crate::milton_keynes::tables::table_is;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::contents::NOT_RECORDED;
use inspection_explorer::chart::Chart;
use inspection_explorer::record::Date;
use inspection_explorer::record::UnitId;
use inspection_explorer::record::cite::cite;
use inspection_explorer::statuses::{Said, Statuses};
use inspection_explorer::threads::plan::{Trace, trace};
use serde::Deserialize;
use serde_json::json;

/// What an open area shows.
#[derive(Debug, PartialEq, Deserialize)]
struct Shown {
    id: String,
    same: Vec<String>,
    answers: Vec<(String, String)>,
    actions: Vec<(String, String, String, String)>,
    outcomes: Vec<(String, String, String)>,
}

const COLLECT: &str = "
    const open = document.querySelector('.area.open');
    const all = (selector, take) => [...open.querySelectorAll(selector)].map(take);
    const place = (part) => part.querySelector('.citation').textContent.trim();
    const [answers, outcomes] = open.querySelectorAll('ul.plain');
    return {
        id: open.id,
        same: all('.details > .same a', link => link.textContent),
        answers: [...answers.children].map(e => [e.querySelector('.finding-link')?.textContent ?? '', place(e)]),
        actions: all('.action', e => [e.id, e.querySelector('.action-words').textContent, place(e),
            e.querySelector('.quiet-words').textContent]),
        outcomes: [...outcomes.children].map(e => [e.querySelector('.says').textContent.slice(1),
            e.querySelector('p').textContent.slice(e.querySelector('.says').textContent.length).trim(),
            e.querySelector('.thread-link').textContent]),
    };";

impl Shown {
    /// What must be shown of an area.
    fn of(traced: &Trace<'static>) -> Self {
        let stands = |units: &[UnitId]| cite(record(), units).map(|cited| place(&cited)).unwrap_or_default();
        let own = |unit: &str| stands(&[unit.into()]);
        Self {
            id: format!("area-{}", traced.area.id),
            same: traced.same_as.iter().map(|other| format!("{}: {}", other.id, other.title)).collect(),
            answers: traced
                .answers
                .iter()
                .map(|finding| (finding.summary.clone(), stands(&finding.units)))
                .chain(traced.other_units.iter().map(|unit| (String::new(), own(unit))))
                .collect(),
            actions: traced
                .area
                .actions
                .iter()
                .map(|action| {
                    let not = NOT_RECORDED.to_owned();
                    (format!("action-{}", action.unit), action.summary.clone(), own(&action.unit), not)
                })
                .collect(),
            outcomes: traced
                .outcomes
                .iter()
                .map(|outcome| {
                    let last = outcome.inspection.expect("there has been an inspection since the plan");
                    let silence = record().silence(&last.id).unwrap_or_default();
                    let (word, words) = outcome.step.map_or_else(
                        || {
                            let nothing = "That is not a judgement either way.";
                            ("Not mentioned", format!("{}: {nothing} {silence}", last.year()))
                        },
                        |step| (step.says.label(), format!("{}: {}", last.year(), step.summary)),
                    );
                    (word.to_owned(), words, outcome.thread.name.clone())
                })
                .collect(),
        }
    }
}

#[tokio::test]
async fn every_area_tells_what_it_answers_its_actions_and_what_came_of_it() {
    play(async |page: &Page| {
        page.open("view=plan").await?;
        let titles: Vec<&str> = record().plan.iter().map(|area| area.title.as_str()).collect();
        page.reads(".areas > li > h3", &titles).await?;
        page.counts(".areas .details", 0).await?;
        let mut actions = 0;
        for traced in trace(record()) {
            page.press(&format!("[id='area-{}'] h3 button", traced.area.id)).await?;
            page.is_at(&of_area(traced.area)).await?;
            let wanted = Shown::of(&traced);
            actions += wanted.actions.len();
            page.shows(&format!("area {}", traced.area.id), COLLECT, &[], &wanted).await?;
        }
        page.insist((titles.len(), actions) == (16, 44), format!("{} areas, {actions} actions", titles.len()))?;
        let model = plan_model(&Statuses::default());
        page.reads("#plan-title", &[&model.title]).await?;
        let not = |row: &Vec<String>| row[4..7].iter().all(|cell| cell == "not in the plan");
        page.insist(model.actions().rows.len() == 44 && model.actions().rows.iter().all(not), "the table tells more")?;
        page.insist(model.table().rows.len() == 16, "the table has another number of areas")?;
        table_is(page, &model.table()).await
    })
    .await;
}

#[tokio::test]
async fn an_area_without_actions_of_its_own_leads_to_those_it_names() {
    play(async |page: &Page| {
        let traces = trace(record());
        let traced = traces.iter().find(|traced| traced.same_as.is_some()).expect("one area refers to another");
        let other = traced.same_as.expect("it does");
        page.insist((traced.area.id.as_str(), other.id.as_str()) == ("C16", "C3"), "other areas are the same")?;
        page.open(&of_area(traced.area).to_query()).await?;
        page.press_named(".area.open .details > .same", &format!("{}: {}", other.id, other.title)).await?;
        page.is_at(&of_area(other)).await?;
        page.reads(".area.open h3", &[&other.title]).await?;
        page.is_in_view(".area.open").await
    })
    .await;
}

/// Waits until chart, badges and fields tell these statuses.
pub async fn tells(page: &Page, book: &Statuses) -> Done {
    let model = plan_model(book);
    page.reads("#plan-title", &[&model.title]).await?;
    page.reads("#plan-subtitle", &[&model.subtitle]).await?;
    let key: Vec<String> = model.frame().legend.into_iter().map(|entry| entry.words).collect();
    page.reads(".chart .legend li > span:last-child", &key.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let labels: Vec<String> = plan_scene(book, 1024.0).targets.iter().map(|target| target.label.clone()).collect();
    let script = "return [...document.querySelectorAll('#plan-canvas ~ .marks button')].map(mark => mark.ariaLabel)";
    page.shows("what the marks say", script, &[], &labels).await?;
    for (area, action, _) in marked() {
        let own = book.get(&action.unit);
        let own_or = |none: &str| own.map_or(none.to_owned(), |mark| mark.progress.label().to_owned());
        page.turn_to(&of_area(area)).await?;
        let script = "
            const [area, action] = [...arguments].map(id => document.getElementById(id));
            return [
                action.querySelector('.shown .says').textContent.slice(1),
                action.querySelector('select').value,
                action.querySelector('input[type=date]')?.value ?? '',
                [...area.querySelectorAll('.about .when .says')].map(badge => badge.textContent.slice(1)).join(),
            ]";
        let wanted = (
            own_or("No status set"),
            own.map_or(String::new(), |mark| mark.progress.token().to_owned()),
            own.and_then(|mark| mark.on).map(String::from).unwrap_or_default(),
            own_or(""),
        );
        let ids = [json!(format!("area-{}", area.id)), json!(format!("action-{}", action.unit))];
        page.shows(&format!("the status of {}", action.unit), script, &ids, &wanted).await?;
    }
    Ok(())
}

/// The keys of a day on which day and month are the same number, so that every country types it alike.
pub fn typed(day: Date) -> String {
    let iso = String::from(day);
    by_parts([&iso[5..7], &iso[8..10], &iso[0..4]])
}

/// A book of these statuses.
pub fn book_of(marks: &[(&str, Said)]) -> Statuses {
    let mut book = Statuses::default();
    for (unit, said) in marks {
        book.put((*unit).into(), Some(*said));
    }
    book
}

#[tokio::test]
async fn statuses_with_day_and_note_are_kept_and_can_be_cleared() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=plan").await?;
        for (area, own, mark) in marked() {
            let selector = action(&own.unit);
            page.press(&format!("[id='area-{}'] h3 button", area.id)).await?;
            page.choose(&format!("{selector} .status select"), mark.progress.token()).await?;
            let day = page.element(&format!("{selector} input[type=date]")).await?;
            day.send_keys(day_as_sent(&String::from(mark.on.expect("it has a day")))).await?;
            page.press(&format!("{selector} .action-note > summary")).await?;
            page.save_note(&own.unit, &format!("Ask about {}", own.unit)).await?;
            page.kept(&own.unit, &format!("Ask about {}", own.unit)).await?;
        }
        let mut marks: Vec<(&str, Said)> =
            marked().into_iter().map(|(_, own, mark)| (own.unit.as_str(), mark)).collect();
        tells(page, &book_of(&marks)).await?;
        page.open("view=plan").await?;
        tells(page, &book_of(&marks)).await?;
        page.is_told_nothing().await?;
        page.is_painted("plan", screen, |width| plan_scene(&book_of(&marks), width)).await?;
        table_is(page, &plan_model(&book_of(&marks)).table()).await?;
        let (area, own, _) = &marked()[1];
        page.turn_to(&of_area(area)).await?;
        page.field_holds(&own.unit, &format!("Ask about {}", own.unit)).await?;
        page.choose(&format!("{} .status select", action(&own.unit)), "").await?;
        marks.remove(1);
        tells(page, &book_of(&marks)).await?;
        page.insist(page.statuses().await?.get(&own.unit).is_none(), "the status is still kept")?;
        page.reload().await?;
        tells(page, &book_of(&marks)).await
    })
    .await;
}
