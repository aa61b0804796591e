//! The page: thin Leptos components that turn the pure models into elements. Nothing here decides anything.

mod accessibility;
mod after_chart;
mod anchors;
mod app;
mod area_lists;
mod area_view;
mod beside;
mod briefing_entry;
mod briefing_form;
mod briefing_tools;
mod briefing_view;
mod changed;
mod chart;
mod chips;
mod citation;
mod compare_view;
mod controls;
mod file_field;
mod filters;
mod finding;
mod findings_view;
mod former;
mod gather;
mod grade_panel;
mod grades_view;
mod hits;
mod kept;
mod kinds;
mod listed;
mod long_list;
mod marked;
mod marks;
mod menu;
mod navigation;
mod neighbours;
mod note_count;
mod note_draft;
mod note_editor;
mod note_history;
mod note_shown;
mod notes_asked;
mod notes_kept;
mod notes_view;
mod notices;
mod on_device;
mod one_file;
mod opening;
mod other_record;
mod others_view;
mod paper;
mod plan_about;
mod plan_area;
mod plan_view;
mod prepared;
mod printing;
mod quiet;
mod reach;
mod restore;
mod results;
mod search_field;
mod search_view;
mod second_copy;
mod share;
mod shared;
mod shared_add;
mod shared_view;
mod shelf;
mod signs;
mod sources_view;
mod state;
mod strong;
mod table;
mod take_away;
mod term;
mod term_tip;
mod text;
mod thread_filters;
mod thread_links;
mod thread_page;
mod threads_view;
mod timer;
mod toast;
mod topics_view;
mod typed;

use crate::browser::{address, crash, focus, site, tasks};
use crate::bundle;
use crate::explore::{Place, Whose};
use crate::record::Record;
use leptos::mount::mount_to;
use leptos::prelude::*;
use opening::{Opening, Stage, asked_for};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// What is said where the page is shown inside another one that lets it do little.
const LIMITED: &str = "This page is shown inside another page, which limits it: downloads, printing, copying and links may not \
    work here. Open it in its own tab to use them.";

/// Reads the record that the address asks for and puts the app in the place of the page's static shell.
pub fn start() {
    tasks::start();
    let bundled = match bundle::record() {
        Ok(record) => record,
        Err(error) => return crash::report(&error.to_string()),
    };
    let whose = Whose::of(&address::query());
    if whose == Whose::Bundled {
        let name = bundled.authority.name.clone();
        return begin(bundled, Opening::new(None, name, Stage::None));
    }
    spawn_local(async move {
        let name = bundled.authority.name.clone();
        match asked_for(&whose, &name).await {
            Ok((record, other)) => {
                address::set_whose(whose);
                begin(record, Opening::new(Some(other), name, Stage::None));
            }
            Err(why) => begin(bundled, Opening::new(None, name, why)),
        }
    });
}

/// Shows a record.
fn begin(record: Record, opening: Opening) {
    let record = &*Box::leak(Box::new(record));
    let found =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("app"));
    let Some(place) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return crash::report("the page has no place for the app");
    };
    // What has the focus in the static shell goes with it.
    focus::watch();
    place.set_inner_html("");
    // What the summary was hidden for (`public/early.js`) is on the page now.
    let root = place.owner_document().and_then(|document| document.document_element());
    if root.is_some_and(|root| root.remove_attribute("data-asks").is_err()) {
        return crash::report("the page keeps its summary's looks");
    }
    let notices = notices::Notices::default();
    if site::is_limited() {
        notices.tell(LIMITED);
    }
    let data = shelf::ReaderData::new(record, notices);
    let state = state::Explorer::new(record, notices);
    kept::follow(data);
    second_copy::follow(data, notices);
    // Why another record is not shown stands where one is opened.
    if opening.stage.with_untracked(|stage| *stage != Stage::None) {
        state.nav.go(Place::Sources);
        focus::bring(opening::HEADING);
    }
    mount_to(place, move || app::app(state, data, notices, opening)).forget();
}
