//! Links: a reader follows them, so each leads to a whole address of the web and nowhere else.

use super::look::{Look, repeats};
use super::{Notes, record};
use crate::source::names::{AUTHORITY, COMPARISON, DOCUMENTS, INSPECTIONS};
use crate::source::problem::{Level, Problem};
use std::collections::BTreeSet;

/// Notes links that do not lead to a page of the web.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let sources = look.sources;
    let own = &sources.authority;
    for url in own.links.iter().chain(&own.licence) {
        link(AUTHORITY, || "the authority".into(), &format!("the link '{}'", url.label), &url.url, notes);
    }
    for document in &sources.documents {
        if let Some(url) = &document.url {
            link(DOCUMENTS, || record(&document.id), "its 'url'", url, notes);
        }
    }
    let urls = sources.documents.iter().map(|document| (document.url.as_deref().unwrap_or(""), document.id.as_str()));
    for (_, id) in repeats(urls) {
        let remedy = "Give each document its own address, if each has one";
        notes.advice(DOCUMENTS, record(id), "its 'url' is also that of another document", remedy);
    }
    for inspection in &sources.inspections {
        let of_grades = inspection.grades.iter().map(|grade| &grade.source);
        let urls: BTreeSet<&String> =
            of_grades.chain([&inspection.source]).filter_map(|source| source.url.as_ref()).collect();
        for url in urls {
            link(INSPECTIONS, || record(&inspection.id), "the 'url' of a source", url, notes);
        }
    }
    if let Some(comparison) = &sources.comparison {
        for other in comparison.neighbours.authorities.iter().flat_map(|authority| &authority.inspections) {
            link(COMPARISON, || record(&other.id), "its 'url'", &other.url, notes);
        }
    }
}

fn link(file: &'static str, place: impl FnOnce() -> String, what: &str, url: &str, notes: &mut Notes) {
    if let Some((wrong, remedy, level)) = broken(url) {
        // An old newspaper may have no other address on the web.
        let level = if level == Level::Slip && file == INSPECTIONS { Level::Advice } else { level };
        let shown: String = url.chars().filter(|sign| !sign.is_control()).take(80).collect();
        let wrong = format!("{what} leads to '{shown}': {wrong}");
        notes.list().push(Problem::new(file, place(), wrong, remedy).at(level));
    }
}

/// What is wrong with an address.
fn broken(url: &str) -> Option<(&'static str, &'static str, Level)> {
    const WHOLE: &str = "Copy the whole address from the browser: it begins with https://";
    if url.trim().is_empty() {
        return Some(("it is empty", "Give the address, or leave the field out", Level::Fault));
    }
    let Some(rest) = url.strip_prefix("https://") else {
        return Some(if url.starts_with("http://") {
            ("it is not encrypted", "Begin the address with https:// and try it", Level::Slip)
        } else if url.to_ascii_lowercase().starts_with("https:") || url.trim_start().starts_with("https://") {
            ("its beginning is misspelt", WHOLE, Level::Fault)
        } else {
            ("it is not a web address", "Begin the address with https://", Level::Fault)
        });
    };
    if url.chars().any(|sign| sign.is_whitespace() || sign.is_control() || super::characters::unseen(sign).is_some()) {
        return Some(("it contains a space or an invisible character", WHOLE, Level::Fault));
    }
    if url.contains(['<', '>', '"', '{', '}', '|', '\\', '^', '`']) {
        return Some(("it contains a character that no address has", WHOLE, Level::Fault));
    }
    // An archive's addresses end in the address of what it keeps.
    if rest.contains("://") && !rest.split('/').next().is_some_and(|host| host.contains("archive")) {
        return Some(("two addresses are joined", WHOLE, Level::Slip));
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Some(("a name is before the host, so it leads elsewhere than it seems", WHOLE, Level::Fault));
    }
    let host = authority.split(':').next().unwrap_or_default();
    let sound = |part: &str| {
        !part.is_empty()
            && part.len() < 64
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !host.contains('.') || !host.split('.').all(sound) {
        return Some(("it has no host such as files.ofsted.gov.uk", WHOLE, Level::Fault));
    }
    if url.ends_with(['.', ',', ';', ')']) {
        return Some(("punctuation of the sentence around it may be at its end", WHOLE, Level::Advice));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_passes_and_nothing_else_does() {
        for sound in [
            "https://files.ofsted.gov.uk/v1/file/50264642",
            "https://reports.ofsted.gov.uk/provider/44/826?page=1#x",
            "https://web.archive.org/web/2012/https://www.example.org/",
            "https://example.org:8443",
        ] {
            assert!(broken(sound).is_none(), "{sound}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            " https://example.org",
            "data:text/html,x",
            "//example.org",
            "reports/2024",
            "https:/example.org",
            "https://",
            "https://localhost",
            "https://exam ple.org",
            "https://.org",
            "https://example..org",
            "https://files.ofsted.gov.uk@evil.example/",
            "https://examp\u{202E}le.org",
            "https://example.org/<b>",
            "https://exämple.org",
        ] {
            assert_eq!(broken(bad).map(|found| found.2), Some(Level::Fault), "{bad:?}");
        }
        assert_eq!(broken("http://example.org").map(|found| found.2), Some(Level::Slip));
        assert_eq!(broken("https://a.example/https://b.example").map(|found| found.2), Some(Level::Slip));
        assert_eq!(broken("https://example.org/report.").map(|found| found.2), Some(Level::Advice));
    }
}
