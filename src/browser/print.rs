//! Printing the page.

/// Opens the browser's print dialog.
///
/// # Errors
/// In words, where the browser does not print.
pub fn print() -> Result<(), String> {
    let window = web_sys::window().ok_or_else(no_print)?;
    window.print().map_err(|_| no_print())
}

fn no_print() -> String {
    "This browser cannot print from the page. Use its own menu, or save the briefing as Markdown.".to_owned()
}
