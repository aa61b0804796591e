//! The address: its query is the view.

use wasm_bindgen::JsValue;

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

/// The whole address, to be shared.
pub fn whole() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
