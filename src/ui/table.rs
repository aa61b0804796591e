//! A table of words, which scrolls by itself where the screen is narrow. Its cells are written by `prop:textContent`: the
//! table follows the chart (see `text.rs`).

use crate::chart::Table;
use leptos::prelude::*;

/// A table.
pub fn data_table(table: &Table) -> impl IntoView + use<> {
    let head =
        table.head.iter().cloned().map(|cell| view! { <th scope="col" prop:textContent=cell></th> }).collect_view();
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().cloned();
        let first = cells.next().unwrap_or_default();
        view! {
            <tr>
                <th scope="row" prop:textContent=first></th>
                {cells.map(|cell| view! { <td prop:textContent=cell></td> }).collect_view()}
            </tr>
        }
    };
    let caption = table.caption.clone();
    view! {
        <div class="scroll" role="region" aria-label=caption.clone() tabindex="0">
            <table>
                <caption prop:textContent=caption.clone()></caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
