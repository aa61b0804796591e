//! What can be done with the whole briefing: print it, save it, empty it.

use super::anchors::EMPTIED;
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use super::take_away::{save, say};
use crate::briefing::{Briefing, Entry, entries};
use crate::browser::{clock, focus, print};
use crate::export;
use crate::record::{Record, Subject};
use leptos::prelude::*;

/// The row of buttons. What is thrown away goes to `emptied`.
pub fn briefing_tools(emptied: RwSignal<Option<Briefing>>) -> impl IntoView {
    let (state, data) = (explorer(), reader_data());
    let record = state.record;
    let all = move || whole(record, data);
    let name = move |ending: &str| export::file_name(&record.authority.name, "briefing", &clock::today(), ending);
    let markdown = move |_| {
        let text = data.briefing.with_untracked(|briefing| {
            export::briefing_markdown(record, briefing, &untrack(all), &clock::day(clock::now()))
        });
        save(state, &name("md"), "text/markdown", &text);
    };
    let csv = move |_| save(state, &name("csv"), "text/csv", &export::briefing_csv(&untrack(all), &clock::today()));
    let on_paper = move |_| {
        if let Err(trouble) = print::print() {
            say(state, Err(trouble));
        }
    };
    let clear = move |_| {
        emptied.set(Some(data.briefing.get_untracked()));
        data.edit_briefing(|briefing| {
            *briefing = Briefing::default();
            Ok(())
        });
        focus::on(EMPTIED);
    };
    view! {
        <p class="row tools">
            <button type="button" on:click=on_paper>"Print or save as PDF"</button>
            <button type="button" class="quiet" on:click=markdown>"Save as Markdown"</button>
            <button type="button" class="quiet" on:click=csv>"Save as CSV"</button>
            <button type="button" class="quiet" on:click=clear>"Clear briefing"</button>
        </p>
    }
}

/// Everything that the briefing says.
fn whole(record: &Record, data: ReaderData) -> Vec<Entry> {
    data.briefing.with(|briefing| {
        data.statuses.with(|statuses| {
            data.notebook.with(|notebook| {
                let notes = |subject: &Subject| notebook.text_on(subject).map(str::to_owned);
                entries(record, briefing, &notes, statuses)
            })
        })
    })
}
