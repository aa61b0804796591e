//! Notes as they leave the page: as annotations, a table, Markdown and text.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::backup::annotations::{CONTEXT, OWN};
use inspection_explorer::briefing::{Noted, noted};
use inspection_explorer::export::{Day, Origin, Saved, notes_annotations, notes_csv, notes_markdown, notes_text};
use inspection_explorer::notes::{About, Note, State, Writing};
use inspection_explorer::record::{Finding, Subject};
use inspection_explorer::revisions::Id as _;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A time in November 2026.
const NOW: u64 = 1_795_000_000_000;

/// A finding whose report is on the web.
fn finding() -> &'static Finding {
    ANYSHIRE.finding("ilacs-2026/p1.s1:concern").unwrap()
}

/// A note of every sort: on everything that the record holds one of, a free one, one whose item is gone.
fn notes() -> Vec<Note> {
    let finding = finding();
    let thread = ANYSHIRE.threads.first().unwrap();
    let inspection = ANYSHIRE.inspections.last().unwrap();
    let action = ANYSHIRE.plan.iter().flat_map(|area| &area.actions).next().unwrap();
    let subjects = [
        Subject::Finding(finding.id.clone()),
        Subject::Thread(thread.id.clone()),
        Subject::Inspection(inspection.id.clone()),
        Subject::Grade {
            inspection: inspection.id.clone(),
            judgement: inspection.grades.first().unwrap().judgement.clone(),
        },
        Subject::Action(action.unit.clone()),
        Subject::Document(ANYSHIRE.documents.first().unwrap().id.clone()),
        Subject::Record,
    ];
    let mut notes: Vec<Note> =
        subjects.into_iter().map(|subject| note(&subject.to_string(), "Ask about this.")).collect();
    notes.push(note("free:1", "=1+1\n<b>*bold*</b>\n\u{202e}turned, سلام"));
    notes.push(note("finding:gone/p1.s1:concern", "still here"));
    notes[1].writing.asks = true;
    notes[1].writing.state = Some(State::Waiting);
    notes[1].writing.tags = ["homes", "budget"].map(str::to_owned).into();
    notes.last_mut().unwrap().writing.of = "Its \u{202e}old title".to_owned();
    notes
}

fn note(about: &str, text: &str) -> Note {
    let writing = Writing { text: text.to_owned(), created: NOW, ..Writing::default() };
    Note { about: About::from_text(about).unwrap(), writing, updated: NOW + 250 }
}

fn with<T>(made: impl FnOnce(&[Noted<'_>], &Day<'_>) -> T) -> T {
    let notes = notes();
    let noted = noted(&ANYSHIRE, &notes.iter().collect::<Vec<_>>());
    let saved = Saved { today: "2026-11-26".to_owned(), address: "https://example.org/".to_owned() };
    made(
        &noted,
        &Day {
            saved: &saved,
            of: &|at| if at == NOW { "18 November 2026".to_owned() } else { "a later day".to_owned() },
        },
    )
}

/// Whether a text is an IRI, as far as anybody can tell without asking for it.
fn is_iri(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let begins = ["https://", "http://", "urn:inspection-explorer:"].iter().any(|scheme| text.starts_with(scheme));
    begins
        && !text.contains(|sign: char| {
            sign.is_whitespace() || sign.is_control() || matches!(sign, '<' | '>' | '"' | '{' | '}')
        })
}

/// Whether a text is a time as the model wants it: xsd:dateTime in UTC.
fn is_time(value: &Value) -> bool {
    let pattern = "0000-00-00T00:00:00.000Z";
    let text = value.as_str().unwrap_or_default();
    let fits = |(sign, wanted): (char, char)| if wanted == '0' { sign.is_ascii_digit() } else { sign == wanted };
    text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(fits)
}

/// The terms of the model that a class may have, each with whether it must.
fn terms(class: &str) -> &'static [(&'static str, bool)] {
    match class {
        "AnnotationPage" => &[
            ("@context", true),
            ("id", true),
            ("type", true),
            ("items", true),
            ("partOf", true),
            ("startIndex", false),
        ],
        "AnnotationCollection" => {
            &[("id", true), ("type", true), ("label", false), ("total", false), ("modified", false)]
        }
        "Annotation" => &[
            ("id", true),
            ("type", true),
            ("target", true),
            ("body", false),
            ("motivation", false),
            ("created", false),
            ("modified", false),
        ],
        "TextualBody" => {
            &[("type", true), ("value", true), ("format", false), ("purpose", false), ("textDirection", false)]
        }
        "SpecificResource" => &[("source", true), ("type", false)],
        _ => panic!("{class} is no class of the model"),
    }
}

/// The motivations of the model.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Looks whether an object has the terms that its class must have, and no others but our own.
fn check<'a>(value: &'a Value, class: &str) -> &'a Map<String, Value> {
    let object = value.as_object().unwrap_or_else(|| panic!("{class}: {value}"));
    assert_eq!(object["type"], class);
    for (term, required) in terms(class) {
        assert!(!required || object.contains_key(*term), "{class} without {term}: {value}");
    }
    let known = |key: &String| key.starts_with("inspection:") || terms(class).iter().any(|(term, _)| term == key);
    assert!(object.keys().all(known), "{class} with unknown terms: {value}");
    for time in ["created", "modified"] {
        assert!(object.get(time).is_none_or(is_time), "{class}: {time} is no time: {value}");
    }
    assert!(object.get("id").is_none_or(is_iri), "{class}: its id is no IRI: {value}");
    object
}

#[test]
fn annotations_have_the_terms_that_the_model_requires() {
    let text = with(|notes, _| notes_annotations(&ANYSHIRE, notes, NOW));
    let value: Value = serde_json::from_str(&text).unwrap();
    let page = check(&value, "AnnotationPage");
    // The model's context comes first; our own names stand for something in a context of their own.
    assert_eq!(page["@context"][0], CONTEXT);
    assert_eq!(page["@context"][1]["inspection"], OWN);
    assert!(OWN.ends_with([':', '/', '#']), "no prefix of JSON-LD");
    let collection = check(&page["partOf"], "AnnotationCollection");
    let items = page["items"].as_array().unwrap();
    assert_eq!((&collection["total"], items.len()), (&items.len().into(), notes().len()));
    assert!(page["startIndex"].is_u64() && collection["label"].is_string());
    let mut ids = BTreeSet::from([page["id"].as_str().unwrap(), collection["id"].as_str().unwrap()]);
    for (item, note) in items.iter().zip(notes()) {
        let annotation = check(item, "Annotation");
        assert!(ids.insert(annotation["id"].as_str().unwrap()), "two have one id: {item}");
        assert!(MOTIVATIONS.contains(&annotation["motivation"].as_str().unwrap()));
        let bodies = annotation["body"].as_array().unwrap();
        for body in bodies {
            let body = check(body, "TextualBody");
            assert!(body["value"].is_string() && body["format"] == "text/plain", "{item}");
            assert!(MOTIVATIONS.contains(&body["purpose"].as_str().unwrap()));
            assert!(body.get("textDirection").is_none_or(|direction| direction == "auto"));
        }
        assert_eq!(bodies[0]["value"], note.writing.text.as_str());
        let tags: Vec<&str> = bodies[1..]
            .iter()
            .filter(|body| body["purpose"] == "tagging")
            .map(|body| body["value"].as_str().unwrap())
            .collect();
        assert_eq!(tags, note.writing.tags.iter().collect::<Vec<_>>());
        let targets = annotation["target"].as_array().unwrap();
        assert!(!targets.is_empty(), "{item}");
        for target in targets {
            assert!(is_iri(&check(target, "SpecificResource")["source"]), "{target}");
        }
        assert_eq!(annotation["inspection:subject"], note.about.text().as_str());
        assert_eq!(annotation["inspection:asks"], note.writing.asks);
        assert_eq!(annotation.get("inspection:state").and_then(Value::as_str), note.writing.state.map(State::token));
    }
    assert!(
        items[0]["target"][0]["source"].as_str().unwrap().starts_with("https://"),
        "a finding's report is on the web"
    );
    assert!(items[0]["target"][0]["inspection:place"].as_str().unwrap().contains("paragraph"));
}

#[test]
fn a_table_of_notes_has_one_value_a_cell_and_says_in_each_row_where_it_comes_from() {
    let file = with(|notes, day| notes_csv(notes, &Origin::new(&ANYSHIRE, "Your notes.", None, day.saved)));
    let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head[head.len() - 4..], ["source", "filter", "saved on", "address"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| head.iter().position(|own| own == name).unwrap();
    let of = |number: usize, name: &str| {
        rows.iter().find(|row| row[0] == *number.to_string()).unwrap()[column(name)].to_owned()
    };
    let numbers: BTreeSet<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(numbers.len(), notes().len());
    assert_eq!(
        (of(2, "state").as_str(), of(2, "question for the meeting").as_str(), of(2, "tags").as_str()),
        ("Waiting for an answer", "yes", "budget, homes")
    );
    assert_eq!(
        (of(1, "first written").as_str(), of(1, "last changed").as_str()),
        ("2026-11-18T11:06:40.000Z", "2026-11-18T11:06:40.250Z")
    );
    assert!(of(1, "link").starts_with("https://") && of(1, "place").starts_with("paragraph"));
    assert_eq!(of(1, "note"), "Ask about this.");
    assert!(of(8, "note").starts_with("'=1+1"), "a formula: {}", of(8, "note"));
    assert_eq!(
        (of(9, "about").as_str(), of(9, "belongs to").as_str()),
        ("Its \u{202e}old title", "No longer in this record")
    );
    assert!(
        rows.iter().all(|row| row[column("saved on")] == *"2026-11-26" && row[column("source")].contains("unofficial"))
    );
}

#[test]
fn markdown_has_each_note_under_what_it_is_about_and_words_stay_words() {
    let text = with(|notes, day| notes_markdown(&ANYSHIRE, notes, day));
    assert!(
        text.starts_with("# Notes on Anyshire children's services\n\n9 notes · saved on 26 November 2026\n\n## 1. "),
        "{text:.200}"
    );
    assert_eq!(text.lines().filter(|line| line.starts_with("## ")).count(), notes().len());
    let finding = finding();
    let after = text.split("## 1. ").nth(1).unwrap().split("## 2. ").next().unwrap();
    assert!(
        after.contains("\n\n> Ask about this.\n\nWritten on 18 November 2026, changed on a later day\n\nSource: [")
            && after.contains("](<https://"),
        "{after}"
    );
    assert!(after.starts_with(&finding.summary[..20]), "{after}");
    assert!(text.contains("Question for the meeting · Waiting for an answer · Tags: budget, homes"));
    assert!(
        text.contains("> \\=1+1  \n> \\<b\\>\\*bold\\*\\</b\\>  \n> \u{2068}\u{202e}turned, سلام\u{202c}\u{2069}"),
        "{text}"
    );
    assert!(text.contains("## 9. \u{2068}Its \u{202e}old title\u{202c}\u{2069}\n\nNo longer in this record"), "{text}");
}

#[test]
fn text_has_each_note_under_what_it_is_about() {
    let text = with(|notes, day| notes_text(&ANYSHIRE, notes, day));
    let free = text.split("\n8. ").nth(1).unwrap();
    let wanted = "Free note\n    =1+1\n    <b>*bold*</b>\n    \u{2068}\u{202e}turned, سلام\u{202c}\u{2069}\nWritten on";
    assert!(free.starts_with(wanted), "{free}");
    let first = text.split("\n1. ").nth(1).unwrap().split("\n2. ").next().unwrap();
    assert!(
        first.contains("\n    Ask about this.\nWritten on")
            && first.contains("\nSource: ")
            && first.contains(" <https://"),
        "{first}"
    );
    for line in text.lines() {
        let count = |signs: &[char]| line.chars().filter(|sign| signs.contains(sign)).count();
        assert_eq!(count(&['\u{2066}', '\u{2067}', '\u{2068}']), count(&['\u{2069}']), "{line}");
    }
}
