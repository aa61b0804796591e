//! An entry of the briefing, with the ways to move it and to take it out.

use super::anchors::HOW;
use super::citation::show_places;
use super::paper::on_paper;
use super::shelf::reader_data;
use super::state::explorer;
use super::text::remade;
use crate::briefing::{Briefing, Entry, Item, Line, entry};
use crate::browser::focus;
use crate::chart::Drawn;
use crate::chart::frame::{Frame, framed};
use crate::chart::geometry::clamp_within;
use crate::explore::said;
use crate::export;
use crate::record::Subject;
use leptos::prelude::*;

/// The width of a chart on the sheet, in CSS pixels: what an A4 page holds.
const WIDTH: f64 = 700.0;
/// The narrowest that a chart is drawn.
const LEAST: f64 = 260.0;
/// What stands beside a chart on a narrow screen: the margins of page, sheet and picture.
const BESIDE: f64 = 98.0;

/// What is said of a press that has nothing to do.
const FIRST: &str = "This is already the first entry";
const LAST: &str = "This is already the last entry";

/// One entry. It follows the reader's notes and statuses.
pub fn briefing_entry(item: Item, items: Memo<Vec<Item>>, moved: RwSignal<String>) -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let item = StoredValue::new(item);
    let said = move || {
        let notes = |subject: &Subject| data.note_on(subject);
        data.statuses.with(|statuses| item.with_value(|item| entry(state.record, item, &notes, statuses)))
    };
    let place = Memo::new(move |_| {
        let place = items.with(|items| item.with_value(|item| items.iter().position(|other| other == item)));
        place.unwrap_or_default()
    });
    let last = move || place.get() + 1 >= items.with(Vec::len);
    let first = move || place.get() == 0;
    let id = move |way: &str| format!("{way}-{}", item.with_value(Item::token));
    let step = move |places: isize, way: &'static str| {
        if let Some(why) = untrack(move || if places < 0 { first().then_some(FIRST) } else { last().then_some(LAST) }) {
            moved.set(why.to_owned());
            return;
        }
        let from = place.get_untracked();
        data.edit_briefing(|briefing: &mut Briefing| {
            briefing.move_by(from, places);
            Ok(())
        });
        let now = place.get_untracked();
        let number = items.with_untracked(Vec::len);
        moved.set(format!("Moved to place {} of {number}", now + 1));
        // The browser lets go of a button that it moves.
        focus::on(&id(way));
    };
    let take_out = move |_| {
        // The focus goes to an entry beside it, or where none is left to how to fill a briefing: its own button is gone.
        let beside = items.with_untracked(|items| {
            let at = place.get_untracked();
            items.get(at + 1).or_else(|| items.get(at.checked_sub(1)?)).map(Item::token)
        });
        item.with_value(|item| data.gather(item.clone()));
        moved.set(said::removed(items.with_untracked(Vec::len)));
        focus::on(&beside.map_or_else(|| HOW.to_owned(), |token| format!("out-{token}")));
    };
    let title = Memo::new(move |_| said().title);
    let named = move |what: &'static str| move || title.with(|title| format!("{what}: {title}"));
    view! {
        <li class="entry">
            {remade(move || shown(said()))}
            <p class="row entry-tools not-on-paper">
                <button type="button" class="quiet" id=id("up") aria-label=named("Move up") aria-disabled=move || first().to_string() on:click=move |_| step(-1, "up")>"Move up"</button>
                <button type="button" class="quiet" id=id("down") aria-label=named("Move down") aria-disabled=move || last().to_string() on:click=move |_| step(1, "down")>"Move down"</button>
                <button type="button" class="quiet" id=id("out") aria-label=named("Remove") on:click=take_out>"Remove"</button>
            </p>
        </li>
    }
}

/// What an entry says, for this briefing or one that somebody shared.
pub fn shown(entry: Entry) -> impl IntoView {
    let Entry { label, title, about, lines, citations, picture, .. } = entry;
    view! {
        <p class="about"><strong>{label}</strong> <span>{about}</span></p>
        <h3>{title}</h3>
        {lines.into_iter().map(line).collect_view()}
        {picture.map(drawing)}
        {show_places(&citations)}
    }
}

fn line(line: Line) -> impl IntoView {
    let Line { text, quoted, citations } = line;
    let words = if quoted {
        view! { <blockquote class="note" dir="auto">{text}</blockquote> }.into_any()
    } else {
        view! { <p>{text}</p> }.into_any()
    };
    view! { <div class="line">{words}{show_places(&citations)}</div> }
}

/// The chart in the page's colours on screen; on paper in black and white, or as a table.
fn drawing(picture: Drawn) -> impl IntoView {
    let state = explorer();
    let Frame { title, legend, source, .. } = picture.frame();
    // On a phone a drawing of the sheet's width would be shrunk until nobody can read it.
    let screen = window().inner_width().ok().and_then(|width| width.as_f64()).map_or(WIDTH, |width| width - BESIDE);
    let words = Frame { legend, ..Frame::default() };
    let own = picture.clone();
    let on_screen = move || {
        let scene = framed(&own.layout(clamp_within(screen, LEAST, WIDTH)), &words);
        let drawn = export::svg(&scene, state.theme.get());
        format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&drawn))
    };
    view! {
        <img class="on-screen" alt=format!("Chart: {title}") src=on_screen />
        {on_paper(move || export::chart_html(&picture))}
        <p class="source">{source}</p>
    }
}
