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
