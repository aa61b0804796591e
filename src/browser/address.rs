//! The address: its query is the view.

use crate::explore::Whose;
use crate::explore::limit::FRAGMENT;
use std::cell::RefCell;
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
/// Browsers may refuse (in sandboxes, or when asked too often): then the address stays behind, and nothing else is lost.
pub fn show(query: &str, new_step: bool) {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let (Ok(path), Ok(history)) = (location.pathname(), window.history()) else { return };
    let hash = location.hash().unwrap_or_default();
    let query = with_record(query);
    let address = if query.is_empty() { format!("{path}{hash}") } else { format!("{path}?{query}{hash}") };
    let shown = if new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    if shown.is_err() {
        leptos::logging::warn!("the browser did not take the address {address}");
    }
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
