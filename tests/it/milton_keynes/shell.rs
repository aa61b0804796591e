//! The words of the page before its script has run.

use crate::shell::page;
use crate::support::codes::RECORD;
use inspection_explorer::explore::said;

#[test]
fn the_page_says_what_it_has_always_said() {
    let page = page(&RECORD);
    let lines: Vec<&str> = page.lines().map(str::trim).collect();
    for line in [
        "<meta name=\"description\" content=\"How Ofsted has judged Milton Keynes children's services since 2006: grades over time, what inspectors found, and a place for your own notes.\">",
        "<title>Milton Keynes children's services: the inspection record</title>",
        "<div class=\"head-line\"><p class=\"site\"><strong>Milton Keynes children’s services: the inspection record</strong> <span class=\"tag\">Unofficial</span></p></div>",
        "<h1>How children’s services in Milton Keynes have been judged since 2006</h1>",
        "<p>See how grades have changed, read what inspectors found sentence by sentence, and keep your own notes.</p>",
        "<p class=\"notice\">This page needs JavaScript, which is switched off in your browser. You can read Ofsted’s reports without it.</p>",
        "<h2>The published reports</h2>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50264642\" rel=\"external noreferrer\">Inspection of 2024</a></li>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50174208\" rel=\"external noreferrer\">Inspection of 2021</a></li>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50004351\" rel=\"external noreferrer\">Inspection of 2016</a></li>",
        "<div class=\"column\"><p>An unofficial reading of published documents. Contains public sector information licensed under the Open Government Licence v3.0.</p></div>",
    ] {
        assert!(lines.contains(&line), "{line}\n{page}");
    }
    assert_eq!(page.matches("<li>").count(), 3);
}

/// The record has every part that a record may have.
#[test]
fn nothing_is_said_to_be_missing() {
    assert_eq!(said::lacking(&RECORD), Vec::<&str>::new());
}
