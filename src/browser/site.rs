//! What the page is part of: a site, or one file that holds everything.

/// The file that holds everything, beside the page of the site. `src/shell` makes it.
pub const ONE_FILE: &str = "inspection-explorer.html";

/// What such a file has in it, and a page of a site has not.
const PROGRAM: &str = "program";

/// Whether the page holds the whole explorer.
pub fn is_one_file() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.get_element_by_id(PROGRAM).is_some())
}

/// Whether the page is shown inside another one, in a frame without an origin: it may do less there than in a tab.
pub fn is_limited() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let get = |name: &str| js_sys::Reflect::get(&window, &name.into()).unwrap_or_default();
    get("origin").as_string().is_some_and(|origin| origin == "null") && get("top") != get("self")
}
