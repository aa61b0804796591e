//! What is filtered, choice by choice: each can be taken back where it stands.

use super::state::explorer;
use super::text::anew;
use crate::browser::focus;
use crate::explore::{Chip, Filter, Spoken, chips};
use crate::record::Set;
use leptos::prelude::*;

/// Where the focus goes when the last choice is taken back.
const BESIDE: &str = ".chip, main .chart h2";

/// The choices above a list and its chart; nothing where none is made. A view with its own choice of inspections leaves
/// out those of the filter.
pub fn chosen(filter: Memo<Filter>, with_inspections: bool) -> impl IntoView {
    let record = explorer().record;
    let shown = move || {
        let filter = filter.get();
        if with_inspections { filter } else { Filter { inspections: Set::default(), ..filter } }
    };
    anew(shown, move |shown| {
        Spoken::new(&shown, record).whole().map(|whole| {
            let chips = chips(&shown, record).into_iter().map(|one| chip(one, with_inspections)).collect_view();
            view! {
                <div class="chosen">
                    <p class="narrowed">"Showing only: "{whole}"."</p>
                    <ul class="chips" aria-label="Filters in use">{chips}{clear(with_inspections)}</ul>
                </div>
            }
        })
    })
}

fn chip(chip: Chip, with_inspections: bool) -> impl IntoView {
    let label = format!("Remove filter: {}", chip.label);
    let without = chip.without;
    let remove = move |_| leave(without.clone(), with_inspections);
    view! {
        <li>
            <button type="button" class="chip" aria-label=label on:click=remove>
                <span>{chip.label}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}

fn clear(with_inspections: bool) -> impl IntoView {
    let clear = move |_| leave(Filter::default(), with_inspections);
    view! { <li><button type="button" class="quiet" on:click=clear>"Clear all filters"</button></li> }
}

/// Leaves these choices alone.
fn leave(left: Filter, with_inspections: bool) {
    explorer().nav.choose(|filter| {
        let inspections = core::mem::take(&mut filter.inspections);
        *filter = left;
        if !with_inspections {
            filter.inspections = inspections;
        }
    });
    focus::on_first(BESIDE);
}
