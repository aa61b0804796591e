//! A table of words, which scrolls by itself where the screen is narrow.

use crate::chart::Table;
use leptos::prelude::*;

/// A table.
pub fn data_table(table: &Table) -> impl IntoView + use<> {
    let head = table.head.iter().cloned().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().cloned();
        let first = cells.next().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{first}</th>
                {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    let caption = table.caption.clone();
    view! {
        <div class="scroll" role="region" aria-label=caption.clone() tabindex="0">
            <table>
                <caption>{caption.clone()}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
