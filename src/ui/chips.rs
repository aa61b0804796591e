//! What is filtered, choice by choice: each can be taken back where it stands.

use super::anchors::RESULTS;
use super::state::explorer;
use super::text::anew;
use crate::browser::focus;
use crate::explore::{Chip, Filter, Spoken, chips};
use crate::record::Set;
use crate::threads::ThreadFilter;
use leptos::prelude::*;

/// Leads the focus on from a choice that was taken back: to another one, or to what is now shown.
fn lead_on(some_left: bool) {
    if some_left {
        focus::on_first(".chip");
    } else {
        focus::on_any(&[RESULTS, "topics-title", "compare-title"]);
    }
}

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
                    <ul class="chips" aria-label="Filters in use">{chips}{clear_all(move || leave(Filter::default(), with_inspections))}</ul>
                </div>
            }
        })
    })
}

/// The choices above the list of threads and its chart; nothing where none is made.
pub fn chosen_threads(filter: Memo<ThreadFilter>) -> impl IntoView {
    let book = &explorer().record.codebook;
    anew(
        move || filter.get(),
        move |shown| {
            shown.whole(book).map(|whole| {
                let one = |(label, left): (String, ThreadFilter)| button(label, move || leave_threads(left.clone()));
                let chips = shown.chips(book).into_iter().map(one).collect_view();
                let clear = clear_all(|| leave_threads(ThreadFilter::default()));
                view! {
                    <div class="chosen">
                        <p class="narrowed">"Showing only: "{whole}"."</p>
                        <ul class="chips" aria-label="Filters in use">{chips}{clear}</ul>
                    </div>
                }
            })
        },
    )
}

fn leave_threads(left: ThreadFilter) {
    let some_left = left != ThreadFilter::default();
    explorer().nav.choose_threads(|filter| *filter = left);
    lead_on(some_left);
}

fn chip(chip: Chip, with_inspections: bool) -> impl IntoView {
    let without = chip.without;
    button(chip.label, move || leave(without.clone(), with_inspections))
}

/// A choice with the way to take it back.
fn button(label: String, remove: impl Fn() + 'static) -> impl IntoView {
    let name = format!("Remove filter: {label}");
    view! {
        <li>
            <button type="button" class="chip" aria-label=name on:click=move |_| remove()>
                <span>{label}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}

fn clear_all(clear: impl Fn() + 'static) -> impl IntoView {
    view! { <li><button type="button" class="quiet" on:click=move |_| clear()>"Clear all filters"</button></li> }
}

/// Leaves these choices alone.
fn leave(left: Filter, with_inspections: bool) {
    let some_left = !left.is_empty();
    explorer().nav.choose(|filter| {
        let inspections = core::mem::take(&mut filter.inspections);
        *filter = left;
        if !with_inspections {
            filter.inspections = inspections;
        }
    });
    lead_on(some_left);
}
