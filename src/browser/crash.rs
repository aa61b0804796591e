//! A failure of the app: told to the page, which shows the panel that stands ready in index.html.

/// Makes every panic reach the page's panel (boot.js listens) and the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| report(&info.to_string())));
}

/// Tells the page that the app has failed.
pub fn report(what: &str) {
    leptos::logging::error!("the explorer failed: {what}");
    let Some(window) = web_sys::window() else { return };
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&wasm_bindgen::JsValue::from_str(what));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("explorer-failed", &init) {
        let _ = window.dispatch_event(&event);
    }
}
