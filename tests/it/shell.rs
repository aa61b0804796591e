//! The page before its script has run is named after the record that is in it, whoever's it is.

use crate::support::anyshire::{ANYSHIRE, copy, with_documents};
use crate::support::copy::Copy;
use inspection_explorer::record::Record;
use reading::literals::literals;
use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// The page of a record.
pub fn page(record: &Record) -> String {
    let template = read_to_string("index.html").expect("the template is there");
    let words = shell::Words(record);
    shell::fill(&template, |gap| words.gap(gap)).expect("every gap has its words")
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn the_page_is_named_after_the_made_up_authority() {
    let page = page(&ANYSHIRE);
    has(
        &page,
        &[
            "<title>Anyshire children's services: the inspection record</title>",
            "content=\"How Children's Inspectorate has judged Anyshire children's services since 2009: grades over time, what inspectors found, and a place for your own notes.\"",
            "<strong>Anyshire children’s services: the inspection record</strong>",
            "<h1>How each area has been judged</h1>",
            "This page is a summary: the explorer needs JavaScript, which is switched off in your browser.",
            "<h2>The published reports</h2>",
            "<li><a href=\"https://anyshire.example/2026\" rel=\"external noreferrer\">Inspection of 2026</a></li>\n<li><a href=\"https://anyshire.example/2016\" rel=\"external noreferrer\">Inspection of 2016</a></li>",
            "<p>An unofficial reading of published documents. Anyshire and everything said of it are made up, under the Anyshire Licence.</p>",
        ],
    );
    assert!(!page.contains("{{") && !page.contains("Milton") && !page.contains("Ofsted"), "{page}");
}

/// One letter without grades and without a link: the page claims no more than that.
#[test]
fn one_report_without_grades_is_told_as_that() {
    let copy = with_documents("shell-one", &["visit-2023"]);
    copy.json("authority.json", |authority| {
        authority["inspectorates"] = serde_json::json!([]);
    });
    let first = page(&copy.built());
    has(
        &first,
        &[
            "content=\"How inspectors judged Anyshire children's services in 2023: what inspectors found, and a place for your own notes.\"",
            "<h2>Where to look for the reports</h2>",
            "<li><a href=\"https://anyshire.example/reports\" rel=\"external noreferrer\">Reports on Anyshire</a></li>",
        ],
    );
    copy.json("authority.json", |authority| authority["links"] = serde_json::json!([]));
    let second = page(&copy.built());
    has(&second, &["<h2>No report in this record has a link</h2>", "switched off in your browser.</p>"]);
    assert!(!second.contains("id=\"links\""), "{second}");
}

/// Two reports that would have one name are called by their titles.
#[test]
fn two_links_never_have_one_name() {
    let copy = copy("shell-two");
    copy.record("documents.json", "annex-2021", |annex| annex["url"] = "https://anyshire.example/annex".into());
    copy.record("documents.json", "report-2021", |report| report["url"] = "https://anyshire.example/2021".into());
    has(
        &page(&copy.built()),
        &[">Annex on fostering, 2021</a>", ">Inspection report, 2021</a>", ">Inspection of 2026</a>"],
    );
}

#[test]
fn a_hostile_name_stays_a_name() {
    let copy: Copy = copy("shell-hostile");
    let name = "</title><script>alert(1)</script>{{title}}\"&";
    let mut record = copy.built();
    record.authority.name = name.to_owned();
    record.authority.inspectorates = vec![name.to_owned()];
    record.documents.iter_mut().for_each(|document| document.url = Some("javascript:alert(1)".to_owned()));
    record.authority.links.iter_mut().for_each(|link| link.url = "https://x.example/\"><script>".to_owned());
    let page = page(&record);
    assert!(!page.contains("<script>") && !page.contains("javascript:"), "{page}");
    has(
        &page,
        &[
            "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{title}}&quot;&amp; children's",
            "href=\"https://x.example/&quot;&gt;&lt;script&gt;\"",
        ],
    );
}

/// Whatever is built into every site, with its words: all strings of code but those of tests.
fn built_into_every_site(path: &Path, found: &mut Vec<(String, String)>) {
    if path == Path::new("src/data") {
        return;
    }
    if path.is_dir() {
        read_dir(path).unwrap().for_each(|entry| built_into_every_site(&entry.unwrap().path(), found));
        return;
    }
    let name = path.display().to_string();
    let text = || read_to_string(path).unwrap();
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("rs") if !name.ends_with("tests.rs") => {
            found.extend(literals(&text()).into_iter().map(|literal| (name.clone(), literal)));
        }
        Some("html" | "js" | "css" | "svg") => found.push((name, text())),
        Some("toml") => {
            let settings = text().lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
            found.push((name, settings));
        }
        _ => {}
    }
}

#[test]
fn no_authority_is_named_outside_its_record() {
    let mut texts = Vec::new();
    for path in ["src", "index.html", "public", "style", "Cargo.toml", "Trunk.toml"] {
        built_into_every_site(Path::new(path), &mut texts);
    }
    assert!(texts.len() > 3000, "{}", texts.len());
    // Before records had ids, all that readers kept was about one authority: the keys of that time are still read.
    let named = texts
        .iter()
        .filter(|(file, text)| file != "src/reader/keys.rs" && text.to_ascii_lowercase().contains("milton"));
    let named: Vec<_> = named.collect();
    assert!(named.is_empty(), "{named:?}");
}
