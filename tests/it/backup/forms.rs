//! Every form of file that there ever was, and those of other programs.

use crate::support::backups::{Browser, NOW, file, full, has_all, json, open, planned, saved};
use crate::support::pages::{about, record, texts, writing};
use inspection_explorer::backup::annotations::{Leaving, Place, page};
use inspection_explorer::backup::{NotReadable, Plan, Why};
use inspection_explorer::envelope::Misread;
use inspection_explorer::notes::About;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore};
use serde_json::{Map, Value};

/// What a file makes of an empty store; brought back twice it changes nothing the second time.
fn brought(text: &str) -> (Plan, Browser) {
    let store = Browser::default();
    let plan = planned(text, &store).unwrap();
    assert_eq!(plan.clone().apply(&mut open(&store), &store).not_written.all, 0);
    let again = planned(text, &store).unwrap();
    assert_eq!((again.new, again.added.all, again.changed.all), (0, 0, 0));
    (plan, store)
}

#[test]
fn the_file_of_a_page_that_cannot_start_is_a_backup() {
    // As a browser wrote it, with half a sign and a NUL.
    let (plan, _) = brought(include_str!("../../corpus/import/panel.json"));
    assert_eq!((plan.new, plan.added.all, plan.put_back.all), (2, 1, 1));
    // As `JSON.stringify` writes it: no record, keys of all records, in any order.
    let keys = full().entries();
    let entries = keys.iter().filter(|(key, _)| key.starts_with("inspection-explorer/v")).rev();
    let entries: Vec<String> =
        entries.map(|(key, value)| format!(r#"{{"key":{},"value":{}}}"#, json(key), json(value))).collect();
    let text = format!(
        r#"{{"format":"inspection-explorer backup","version":3,"record":null,"made":"2026-11-26T11:40:00.000Z","entries":[{}]}}"#,
        entries.join(",")
    );
    let (plan, store) = brought(&text);
    assert_eq!(
        plan.refused.first.iter().map(|refused| &refused.why).collect::<Vec<_>>(),
        [&Why::OtherRecord("anyshire".into())]
    );
    assert_eq!(open(&store).notebook(), open(&full()).notebook());
    let other = file([(r#""inspection-explorer/v3/anyshire/note/p1-1/thread:a""#, "\"\"")]);
    assert_eq!(planned(&other, &store), Err(NotReadable::OtherRecord("anyshire".to_owned())));
}

#[test]
fn the_files_of_earlier_versions_are_read() {
    let note = r#"{"version":2,"subject":"thread:a","text":"t","created":1,"updated":2,"x":12345678901234567890123}"#;
    let aside = json("inspection-explorer/v2/milton-keynes/quarantine/note/c");
    let text = format!(
        "{{\n  \"format\": \"inspection-explorer notes\",\n  \"version\": 2,\n  \"notes\": [\n    {note},\n    {{\"version\":1,\
         \"target\":\"thread:b\",\"text\":\"u\",\"created\":1,\"updated\":2}}\n  ],\n  \"set_aside\": [\n    {{\n      \"key\": \
         {aside},\n      \"value\": \"{{\\\"broken\\u0000\"\n    }}\n  ]\n}}\n"
    );
    let (plan, store) = brought(&text);
    assert_eq!((plan.values, plan.new, plan.added.all, plan.put_back.all), (3, 3, 2, 1));
    assert_eq!(store.get("inspection-explorer/v2/milton-keynes/note/thread:a").unwrap().as_deref(), Some(note));
    assert_eq!(store.get(&aside[1..aside.len() - 1]).unwrap().as_deref(), Some("{\"broken\u{0}"));
    assert_eq!(open(&store).note(&about("b")).unwrap().writing.text, "u");
    // The panel's: an object of keys and values.
    let kept: Map<String, Value> = full().entries().into_iter().map(|(key, value)| (key, value.into())).collect();
    let (plan, store) = brought(&serde_json::to_string_pretty(&kept).unwrap());
    assert_eq!(plan.refused.all, 2, "another program's and another record's");
    assert_eq!(open(&store).notebook(), open(&full()).notebook());
}

#[test]
fn a_file_of_a_newer_version_is_read_as_far_as_it_is_understood() {
    let (key, newer) = ("inspection-explorer/v4/milton-keynes/note/1", "of a newer version");
    let known = r#"{"version":4,"id":"thread:a","at":1795000000000,"over":{},"text":"t","created":1,"more":[1e2]}"#;
    let text = format!(
        r#"{{"format":"inspection-explorer backup","version":4,"more":{{}},"entries":[
            {{"key":{},"value":{},"more":1}},{{"key":{},"value":{}}}]}}"#,
        json(key),
        json(newer),
        json("inspection-explorer/v3/milton-keynes/note/p1-1/thread:a"),
        json(known)
    );
    let (plan, store) = brought(&text);
    assert_eq!((plan.newer, plan.new, plan.added.all), (Some(4), 2, 1));
    assert_eq!(plan.put_back.first[0].why, Misread::Newer(4));
    assert_eq!(store.get(key).unwrap().as_deref(), Some(newer));
    let mut desk = open(&store);
    assert_eq!(desk.note(&about("a")).unwrap().writing.text, "t");
    assert!(desk.write_note(&store, &about("a"), Some(writing("u")), How::DONE, NOW).is_err(), "it can be read alone");
    let unknown = r#"{"format":"inspection-explorer backup","version":9,"shelves":{}}"#;
    assert_eq!(planned(unknown, &store), Err(NotReadable::Newer(9)));
}

#[test]
fn our_own_annotations_come_back_as_notes() {
    let store = full();
    let desk = open(&store);
    let notes = desk.notebook();
    let places = [Place { url: "https://example.org/report".to_owned(), words: "paragraph 1".to_owned() }];
    let leaving: Vec<Leaving<'_>> = notes
        .iter()
        .map(|note| Leaving {
            about: &note.about,
            title: "t",
            writing: &note.writing,
            updated: note.updated,
            places: &places,
        })
        .collect();
    let text = page(&record(), "Notes", NOW, &leaving);
    let plan = planned(&text, &store).unwrap();
    assert_eq!((plan.values, plan.new, plan.same, plan.kept.all), (4, 0, 4, 4), "they are all here");
    let (plan, other) = brought(&text);
    assert_eq!((plan.new, plan.added.all), (4, 4));
    assert_eq!(open(&other).notebook(), notes);
    // In a collection too.
    let (plan, _) = brought(&text.replacen("\"items\"", "\"first\": {\"items\"", 1).replace("  ]\n}\n", "]}}"));
    assert_eq!(plan.new, 4);
    // What has been written since stays, and the other text is kept beside it.
    let changed = text.replace("second text", "another text");
    let mut desk = open(&store);
    let before = store.entries();
    assert_eq!(planned(&changed, &store).unwrap().apply(&mut desk, &store).written, 1);
    assert!(
        has_all(&store, &before)
            && texts(&desk, "a").contains("another text")
            && texts(&desk, "a").contains("second text")
    );
    let other = text.replace("\"inspection:record\": \"milton-keynes\"", "\"inspection:record\": \"anyshire\"");
    assert_eq!(planned(&other, &store), Err(NotReadable::OtherRecord("anyshire".to_owned())));
    assert_eq!(planned(&text.replace("inspection:record", "x:record"), &store), Err(NotReadable::OtherAnnotations));
}

/// A file as Hypothesis exports it.
fn hypothesis(text: &str, updated: &str) -> String {
    let one = format!(
        r#"{{"id":"a1","created":"2024-11-05T12:00:00+00:00","updated":"{updated}","user":"acct:a@hypothes.is",
        "uri":"https://example.org/r","text":{},"tags":["homes"],"group":"__world__","permissions":{{}},"hidden":false,
        "target":[{{"source":"https://example.org/r","selector":[{{"type":"TextQuoteSelector","exact":"too many moves"}}]}}],
        "document":{{"title":["A report"]}},"links":{{}}}}"#,
        json(text)
    );
    format!(
        r#"{{"export_date":"2026-11-26T11:40:00Z","export_userid":"acct:a@hypothes.is","client_version":"1.1566.0",
        "annotations":[{one},{{"id":"a2","text":"","target":[]}},{{"id":"a3","text":7}},17]}}"#
    )
}

#[test]
fn annotations_of_hypothesis_become_free_notes_with_their_quotation() {
    let text = hypothesis("Ask about this", "2026-11-05T12:00:00+00:00");
    let (plan, store) = brought(&text);
    assert_eq!((plan.values, plan.new, plan.refused.all), (4, 1, 3));
    assert_eq!(plan.refused.first[0].why, Why::Empty);
    let free = About::Free("hypothesis-a1".to_owned());
    let note = |store: &Browser| open(store).note(&free).unwrap().writing;
    assert_eq!(note(&store).text, "‘too many moves’\n\nAsk about this\n\nhttps://example.org/r");
    // Changed there: the later one stands here too, whichever is brought first.
    let later = hypothesis("Ask again", "2026-11-06T12:00:00+00:00");
    let plan = planned(&later, &store).unwrap();
    assert_eq!(plan.changed.all, 1);
    plan.apply(&mut open(&store), &store);
    assert!(note(&store).text.contains("Ask again") && open(&store).notes.get(&free).unwrap().others().is_empty());
    assert_eq!(planned(&text, &store).unwrap().new, 0);
    let rows = format!(r#"{{"total":1,"rows":{}}}"#, &text[text.find('[').unwrap()..text.rfind(']').unwrap() + 1]);
    assert_eq!(planned(&rows, &MemoryStore::default()).unwrap().new, 1);
    // Changed here: both are there.
    let mut desk = open(&store);
    desk.write_note(&store, &free, Some(writing("my own words")), How::DONE, NOW).unwrap();
    let last = hypothesis("Ask once more", "2026-11-07T12:00:00+00:00");
    planned(&last, &store).unwrap().apply(&mut desk, &store);
    let log = desk.notes.get(&free).unwrap();
    let all: Vec<&str> = log.history().iter().map(|(_, held)| held.content.as_ref().unwrap().text.as_str()).collect();
    assert!(all.contains(&"my own words") && all.iter().any(|text| text.contains("Ask once more")), "{all:?}");
}

#[test]
fn each_reason_says_what_to_do_and_that_nothing_was_changed() {
    let store = full();
    for (text, words) in [
        ("hello", "not a backup, or it is damaged: line 1 is not JSON"),
        ("", "it ends too early"),
        ("{\"a\":1,}", "not a backup, or it is damaged"),
        ("{\"a\":tru}", "not a backup, or it is damaged: expected"),
        ("{\"format\":\"inspection-explorer backup\",\n\"entries\":[", "it ends too early"),
        ("{\"format\":\"inspection-explorer backup\",\n\"entries\":[{\"key\"", "it ends too early"),
        ("[1,2]", "does not come from this page"),
        ("7", "does not come from this page"),
        ("{\"a\":1}", "does not come from this page"),
        (r#"{"format":"inspection-explorer backup","record":"anyshire","entries":[]}"#, "another record (anyshire)"),
        (r#"{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":"x"}"#, "about something else"),
        (
            r#"{"format":"inspection-explorer backup","version":12,"x":[]}"#,
            "newer version of this page made this file (form 12)",
        ),
    ] {
        let told = planned(text, &store).unwrap_err().to_string();
        assert!(told.contains(words), "{text}: {told}");
        assert!(
            told.contains("Nothing was changed.") && (told.contains("hoose ") || told.contains("Open that record")),
            "{told}"
        );
    }
    assert_eq!(saved(&store), saved(&full()));
}

#[test]
fn an_empty_backup_is_a_backup() {
    let empty = saved(&MemoryStore::default());
    let plan = planned(&empty, &full()).unwrap();
    assert!(plan.is_empty() && plan.values == 0, "{plan:?}");
    assert_eq!(planned(&format!("\u{feff}{empty}"), &full()), Ok(plan));
}
