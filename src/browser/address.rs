//! The address: its query is the view.

use crate::explore::Whose;
use crate::explore::limit::FRAGMENT;
use leptos::prelude::set_timeout;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsValue;

thread_local! {
    /// Whose record is shown: every address of the page says so.
    static WHOSE: RefCell<Whose> = const { RefCell::new(Whose::Bundled) };
}

/// Shows this record: every address that the page writes from now on leads to it.
pub fn set_whose(whose: Whose) {
    WHOSE.set(whose);
}

/// The query with the record that is shown.
fn with_record(query: &str) -> String {
    WHOSE.with_borrow(|whose| whose.with(query))
}

/// Where a link leads whose query is this: in the record that is shown.
pub fn link(query: &str) -> String {
    format!("?{}", with_record(query))
}

/// An address as it is from the page, in full; `None` where it is none. And whether it is on the page's own site.
pub fn resolved(address: &str) -> Option<(String, bool)> {
    let window = web_sys::window()?;
    let url = web_sys::Url::new_with_base(address, &window.location().href().ok()?).ok()?;
    // A page opened from a disk has no site: each of its files is another one.
    let is_own = url.origin() == window.location().origin().ok()? && url.origin() != "null";
    Some((url.href(), is_own))
}

/// Leaves for another record, at its first page.
pub fn leave_for(whose: &Whose) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let query = whose.with("");
    let Ok(path) = location.pathname() else { return };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if location.assign(&address).is_err() {
        leptos::logging::warn!("the browser did not go to {address}");
    }
}

/// The query of the address, with its question mark, or nothing.
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Shows a query in the address: as a new step of the history, or in place of the present one.
///
/// Browsers may refuse: in sandboxes always, and WebKit where it is asked a hundred times in ten seconds, as by somebody who
/// types fast. Then the address stays behind for a while, and nothing else is lost.
pub fn show(query: &str, new_step: bool) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let (Ok(path), Ok(before)) = (location.pathname(), location.href()) else { return };
    let hash = location.hash().unwrap_or_default();
    let query = with_record(query);
    let address = if query.is_empty() { format!("{path}{hash}") } else { format!("{path}?{query}{hash}") };
    // A step that was refused is still to be made.
    let new_step = new_step || BEHIND.with_borrow(|behind| behind.as_ref().is_some_and(|behind| behind.new_step));
    if take(&address, new_step) {
        BEHIND.set(None);
        return;
    }
    let waits = BEHIND.replace(Some(Behind { address, new_step, before, tries: TRIES }));
    if waits.is_none() {
        set_timeout(catch_up, AGAIN);
    }
}

/// An address that the browser has not taken yet.
struct Behind {
    address: String,
    new_step: bool,
    /// What it showed instead. Where that has changed, the reader has gone elsewhere.
    before: String,
    /// How often it is asked again.
    tries: u32,
}

/// How long and how often a browser is asked again: longer than any of them refuses, and not for ever.
const AGAIN: Duration = Duration::from_secs(2);
const TRIES: u32 = 10;

thread_local! {
    static BEHIND: RefCell<Option<Behind>> = const { RefCell::new(None) };
}

/// Shows the last address that was refused.
fn catch_up() {
    let Some(behind) = BEHIND.take() else { return };
    let now = web_sys::window().and_then(|window| window.location().href().ok());
    if now.as_ref() != Some(&behind.before) || take(&behind.address, behind.new_step) {
        return;
    }
    if behind.tries > 1 {
        BEHIND.set(Some(Behind { tries: behind.tries - 1, ..behind }));
        set_timeout(catch_up, AGAIN);
    } else {
        leptos::logging::warn!("the browser did not take the address {}", behind.address);
    }
}

/// Whether the browser takes an address.
fn take(address: &str, new_step: bool) -> bool {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return false };
    let shown = if new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    };
    shown.is_ok()
}

/// The part of the page to which the address leads. It is taken out of the address, where it would stay for other views.
pub fn take_fragment() -> Option<String> {
    let location = web_sys::window()?.location();
    let id = location.hash().ok()?.strip_prefix('#').filter(|id| !id.is_empty())?.to_owned();
    let history = web_sys::window()?.history().ok()?;
    let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
    Some(id)
}

/// Takes a fragment out of the address that is longer than any that leads somewhere, and says whether there was one: it would
/// go along with every step of the history.
pub fn drop_endless_fragment() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let location = window.location();
    let is_endless = location.hash().is_ok_and(|hash| hash.len() > FRAGMENT);
    if is_endless
        && let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window.history())
    {
        // Where the browser refuses, it stays.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{search}")));
    }
    is_endless
}

/// The whole address, to be shared.
pub fn whole() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
