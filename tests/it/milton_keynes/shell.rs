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
        "<p class=\"site\"><strong>Milton Keynes children’s services: the inspection record</strong> <span class=\"tag\">Unofficial</span></p>",
        "<h1>How each area has been judged</h1>",
        "<noscript><p class=\"notice\">This page is a summary: the explorer needs JavaScript, which is switched off in your browser.</p></noscript>",
        "<h2>The published reports</h2>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50264642\" rel=\"external noreferrer\">Inspection of 2024</a></li>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50174208\" rel=\"external noreferrer\">Inspection of 2021</a></li>",
        "<li><a href=\"https://files.ofsted.gov.uk/v1/file/50004351\" rel=\"external noreferrer\">Inspection of 2016</a></li>",
        "<div class=\"column\"><p>An unofficial reading of published documents. Contains public sector information licensed under the Open Government Licence v3.0.</p></div>",
    ] {
        assert!(lines.contains(&line), "{line}\n{page}");
    }
}

/// The record has every part that a record may have.
#[test]
fn nothing_is_said_to_be_missing() {
    assert_eq!(said::lacking(&RECORD), Vec::<&str>::new());
}
