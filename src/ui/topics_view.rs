//! Topics: which issues were a concern in which inspection, and what has turned.

use super::chart::{chart, drawn, title_said};
use super::chips::chosen;
use super::kinds;
use super::state::explorer;
use crate::chart::topics::{KIND, TopicsModel};
use crate::view::View;
use leptos::prelude::*;

/// The view.
pub fn topics_view() -> impl IntoView {
    let state = explorer();
    let filter = state.nav.filter();
    let drawn = drawn(&KIND);
    let topics = Memo::new(move |_| {
        let of = |model: &TopicsModel| model.rows.iter().map(|row| row.topic).collect::<Vec<_>>();
        drawn.with(|drawn| drawn.as_ref().and_then(|drawn| drawn.model()).map(of).unwrap_or_default())
    });
    title_said(drawn);
    view! {
        <h1>{View::Topics.heading()}</h1>
        {chosen(filter, true)}
        {chart(&KIND, drawn, kinds::legend())}
        {super::thread_links::threads_by_topic(topics)}
    }
}
