//! The frame of the page: head, navigation, the view, foot.

use super::accessibility::to_accessibility;
use super::area_view::area_view;
use super::briefing_view::briefing_view;
use super::compare_view::compare_view;
use super::controls::select;
use super::findings_view::findings_view;
use super::grades_view::grades_view;
use super::hits;
use super::kept::unsaved_bar;
use super::menu::{menu, menu_button};
use super::notes_view::notes_view;
use super::notices::{self, Notices};
use super::on_device::Site;
use super::opening::Opening;
use super::other_record::banner;
use super::others_view::others_view;
use super::plan_view::plan_view;
use super::quiet::{Quiet, quiet_region};
use super::search_field::{Search, search_field};
use super::search_view::search_view;
use super::shared::SharedBriefing;
use super::shelf::ReaderData;
use super::sources_view::sources_view;
use super::state::Explorer;
use super::term_tip::{Meanings, term_tip};
use super::text::anew;
use super::threads_view::threads_view;
use super::toast::toast;
use super::topics_view::topics_view;
use crate::browser::preference::Colours;
use crate::browser::{canvas, pastes, watch};
use crate::explore::Place;
use crate::explore::area::title;
use crate::view::View;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The whole app.
pub fn app(state: Explorer, data: ReaderData, notices: Notices, opening: Opening) -> impl IntoView {
    provide_context(state);
    provide_context(data);
    provide_context(notices);
    provide_context(Site::follow(notices));
    provide_context(opening);
    opening.follow_drops(state, notices);
    let quiet = Quiet::new();
    provide_context(quiet);
    provide_context(Meanings::new());
    provide_context(SharedBriefing::new(data));
    provide_context(Search::new(state));
    follow_browser(state);
    pastes::follow();
    let place = state.record.authority.name.clone();
    let licence = state.record.authority.notice();
    let view = Memo::new(move |_| state.nav.with(Place::view));
    let unfolded = RwSignal::new(false);
    Effect::new(move |_| {
        let area = state.nav.with(Place::own_area).map(title);
        let shown = area.unwrap_or_else(|| view.get().label().to_owned());
        let title = format!("{shown} · {} children's services: the inspection record", state.record.authority.name);
        document().set_title(&title);
    });
    let shown = anew(
        move || view.get(),
        |view| match view {
            View::Grades => grades_view().into_any(),
            View::Areas => area_view().into_any(),
            View::Findings => findings_view().into_any(),
            View::Topics => topics_view().into_any(),
            View::Compare => compare_view().into_any(),
            View::Others => others_view().into_any(),
            View::Threads => threads_view().into_any(),
            View::Plan => plan_view().into_any(),
            View::Briefing => briefing_view().into_any(),
            View::Notes => notes_view().into_any(),
            View::Sources => sources_view().into_any(),
            View::Search => search_view().into_any(),
        },
    );
    view! {
        {unsaved_bar()}
        <header class="page-head">
            <div class="column">
                <div class="head-line">
                    <p class="site"><strong>{place}" children’s services: the inspection record"</strong>" "<span class="tag">"Unofficial"</span></p>
                    {menu_button(unfolded)}
                    {search_field()}
                </div>
                {menu(unfolded, view)}
            </div>
        </header>
        {banner()}
        <main id="main" class="column" tabindex="-1">{notices::notices()} {shown}</main>
        {quiet_region(quiet)}
        {toast()}
        {term_tip()}
        <footer class="page-foot">
            <div class="column">
                <p>{licence}</p>
                <p>"Your notes, statuses and briefing are saved only in this browser. Nothing is sent anywhere."</p>
                <p>{to_accessibility()}</p>
                {colours(state)}
            </div>
        </footer>
    }
}

/// The choice of appearance.
fn colours(state: Explorer) -> impl IntoView {
    let options = || Colours::ALL.iter().map(|one| (one.token().to_owned(), one.label().to_owned())).collect();
    let now = move || state.colours.get().token().to_owned();
    let choose = move |token: String| state.choose_colours(Colours::from_token(&token));
    view! { <p class="colours">{select("Appearance", options, now, choose)}</p> }
}

/// Follows the browser's back and forward, its colours and its pixel ratio.
fn follow_browser(state: Explorer) {
    let back = window_event_listener(ev::popstate, move |_| {
        let before = state.nav.with_untracked(Clone::clone);
        state.follow_address();
        state.nav.with_untracked(|now| hits::lead_back(&before, now));
    });
    let show_ratio = move |ratio| {
        if state.ratio.get_untracked() != ratio {
            state.ratio.set(ratio);
        }
    };
    watch::follow_pixel_ratio(show_ratio);
    watch::follow_text_size(move |text| {
        if state.text_size.get_untracked() != text {
            state.text_size.set(text);
        }
    });
    let resize = window_event_listener(ev::resize, move |_| show_ratio(canvas::pixel_ratio()));
    on_cleanup(move || {
        back.remove();
        resize.remove();
    });
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    if let Some(query) = query {
        let changed = Closure::<dyn Fn()>::new(move || state.theme.set(state.colours.get_untracked().theme()));
        query.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // The page's own listener: it lives as long as the page.
        changed.forget();
    }
}
