//! The file: it holds what the briefing shows, and comes back as it was.

use crate::support::backups::{NOW, full, planned, saved};
use crate::support::pages::record;
use inspection_explorer::backup::NotReadable;
use inspection_explorer::backup::Progress as Step;
use inspection_explorer::briefing::{Briefing, Item};
use inspection_explorer::notes::{About, Note, Notebook, State, Writing};
use inspection_explorer::record::{Date, Progress, Subject};
use inspection_explorer::shared::{FILE_LIMIT, NotShared, Opening, Shared, read, written};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::store::MemoryStore;
use proptest::prelude::*;

/// A note on something.
pub fn note(subject: &str, text: &str, updated: u64) -> Note {
    let about = About::from(subject.parse::<Subject>().unwrap());
    let writing =
        Writing { text: text.to_owned(), created: 1, of: "What it was called".to_owned(), ..Writing::default() };
    Note { about, writing, updated }
}

/// A briefing of these entries, with these notes to choose from.
pub fn shared(tokens: &[&str], notes: &[Note], statuses: &Statuses) -> Shared {
    let briefing = Briefing::of("Scrutiny", "Why?\nSince when?", tokens.iter().map(|token| Item::from_token(token)));
    let mut book = Notebook::default();
    notes.iter().for_each(|note| book.put(note.about.clone(), Some(note.clone())));
    Shared::of(&briefing, &book, statuses, &|item| format!("title of {}", item.token())).made_by("Jo", NOW)
}

#[test]
fn only_what_the_briefing_shows_is_in_the_file() {
    let mut statuses = Statuses::default();
    for action in ["plan-2022/C3.action1", "plan-2022/C3.action2"] {
        statuses.set(action, Progress::AtRisk, Date::parse("2026-11-05").ok());
    }
    let notes = [note("finding:a", "shown", 5), note("finding:b", "private", 6), note("thread:c", "private too", 7)];
    let tokens = ["finding:a", "finding:b", "note:finding:a", "note:thread:gone", "action:plan-2022/C3.action1"];
    let text = written(&record(), &shared(&tokens, &notes, &statuses));
    assert!(text.contains("shown") && !text.contains("private"), "{text}");
    assert!(text.contains("C3.action1\"") && !text.contains("C3.action2"), "{text}");
    // The chart of the plan shows every status.
    let whole = shared(&["chart:plan?view=plan"], &notes, &statuses);
    assert_eq!((whole.statuses.len(), whole.notes.len()), (2, 0));
    let other = shared(&["chart:grades"], &notes, &statuses);
    assert!(other.statuses.is_empty());
}

#[test]
fn the_form_of_the_file_stays_readable() {
    let mut full = note("finding:a", "t", 5);
    full.writing = Writing { state: Some(State::ToDo), asks: true, ..full.writing }.tagged("homes, budget");
    let own = shared(&["note:finding:a", "chart:grades"], &[full], &Statuses::default());
    let text = written(&record(), &own);
    let wanted = r#"{
  "format": "inspection-explorer shared briefing",
  "version": 1,
  "record": "milton-keynes",
  "by": "Jo",
  "made": "2026-11-18T11:06:40.000Z",
  "heading": "Scrutiny",
  "questions": [
    "Why?",
    "Since when?"
  ],
  "entries": [
    {"item":"note:finding:a","of":"title of note:finding:a"},
    {"item":"chart:grades","of":"title of chart:grades"}
  ],
  "notes": [
    {"id":"finding:a","updated":5,"text":"t","created":1,"tags":["budget","homes"],"state":"to-do","asks":true,"of":"What it was called"}
  ],
  "statuses": []
}
"#;
    assert_eq!(text, wanted);
    assert_eq!(read(wanted, &record()).unwrap().shared, own);
    // Fields that nobody knows today, another order, a mark before the text, a later form.
    let newer = format!(
        "\u{feff}{}",
        wanted
            .replace("\"version\": 1", "\"x\": [{}], \"version\": 7")
            .replace("\"item\"", "\"y\":{\"z\":1e400},\"item\"")
    );
    let opened = read(&newer, &record()).unwrap();
    assert_eq!((opened.newer, opened.left.all), (Some(7), 0));
    assert_eq!(opened.shared, own);
}

#[test]
fn files_are_told_apart_both_ways() {
    let store = full();
    let own = written(&record(), &shared(&["chart:grades"], &[], &Statuses::default()));
    assert_eq!(planned(&own, &store), Err(NotReadable::SharedBriefing));
    assert!(NotReadable::SharedBriefing.to_string().contains("Briefing view"));
    let annotations = r#"{"type":"AnnotationPage","inspection:record":"milton-keynes","items":[]}"#;
    let hypothesis = r#"{"export_date":"2024","annotations":[]}"#;
    let panel = r#"{"inspection-explorer/v1/briefing":"{}"}"#;
    let foreign = saved(&MemoryStore::default()).replace("milton-keynes", "anyshire");
    for text in [&*saved(&store), annotations, hypothesis, panel, &foreign] {
        assert_eq!(read(text, &record()), Err(NotShared::Backup), "{text:.60}");
    }
    assert!(NotShared::Backup.to_string().contains("Notes view"));
    let other = own.replace("\"milton-keynes\"", "\"anyshire\"");
    assert_eq!(read(&other, &record()), Err(NotShared::OtherRecord("anyshire".to_owned())));
    for text in [
        "",
        "nonsense",
        "{\"a\":1",
        "\u{0}",
        "{\"format\":\"inspection-explorer shared briefing\",\"record\":\"milton-keynes\"",
    ] {
        assert!(matches!(read(text, &record()), Err(NotShared::NotJson(_))), "{text}");
    }
    for text in [
        "{}",
        "[]",
        "[1",
        "{\"format\":\"another program\"}",
        "\"text\"",
        "{\"format\":\"inspection-explorer shared briefing\"}",
    ] {
        assert_eq!(read(text, &record()), Err(NotShared::Other), "{text}");
    }
    let later = own.replace("\"entries\": [", "\"things\": [").replace("\"version\": 1", "\"version\": 2");
    let later =
        later.replace("\"questions\"", "\"asked\"").replace("\"notes\"", "\"said\"").replace("\"statuses\"", "\"far\"");
    assert_eq!(read(&later, &record()), Err(NotShared::Newer(2)));
    assert_eq!(read("{\"format\":\"inspection-explorer library\",\"version\":9}", &record()), Err(NotShared::Newer(9)));
    let nothing = written(&record(), &Shared::default());
    assert_eq!(read(&nothing, &record()), Err(NotShared::Empty));
    let large = " ".repeat(FILE_LIMIT + 1);
    let why = read(&large, &record()).unwrap_err();
    assert!(why.to_string().contains("has 16 MB and a shared briefing has at most 16 MB"), "{why}");
}

#[test]
fn every_refusal_says_what_to_do() {
    for why in [
        NotShared::TooLarge(99_000_000),
        NotShared::NotJson("x".into()),
        NotShared::Other,
        NotShared::Backup,
        NotShared::OtherRecord("x".into()),
        NotShared::Newer(2),
        NotShared::Empty,
    ] {
        let words = why.to_string();
        let has_way = ["Choose", "Ask", "Open that record", "Reload"].iter().any(|way| words.contains(way));
        assert!(has_way && words.ends_with('.'), "{words}");
    }
}

/// Any text that a reader may write, line ends and signs that turn the direction included.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,40}",
        "[a\u{202e}\u{2067}é<>\"\\\\\u{0}\n\r\t 😀]{1,20}",
        Just("<script>alert(1)</script>".to_owned())
    ]
}

fn notes() -> impl Strategy<Value = Vec<Note>> {
    let one = (
        0..9_usize,
        text(),
        proptest::collection::btree_set("[a-z\u{202e}]{1,6}", 0..3),
        0..4_usize,
        any::<bool>(),
        any::<u32>(),
    );
    let one = one.prop_map(|(id, text, tags, state, asks, time)| {
        let of = text.chars().take(9).collect();
        let text = format!("{text}.");
        let state = State::ALL.get(state).copied();
        let about = About::from(Subject::Thread(format!("t{id}").into()));
        Note {
            about,
            writing: Writing { text, tags, state, asks, created: u64::from(time), of },
            updated: u64::from(time) + 1,
        }
    });
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn what_is_shared_is_read_again_in_any_steps(heading in text(), questions in proptest::collection::vec(text(), 0..5), by in text(), made in 0..253_402_300_800_000_u64, notes in notes(), tokens in proptest::collection::btree_set("(note:thread:t[0-9]|finding:\\PC{1,9}|chart:grades|\\PC{1,9})", 0..9), titles in text(), budget in 1..2_000_usize) {
        let briefing = Briefing::of(&heading, &questions.join("\n"), tokens.iter().map(|token| Item::from_token(token)));
        prop_assume!(!briefing.is_empty());
        let mut book = Notebook::default();
        notes.into_iter().for_each(|note| book.put(note.about.clone(), Some(note)));
        let mut statuses = Statuses::default();
        statuses.set("plan/1", Progress::Done, None);
        let own = Shared::of(&briefing, &book, &statuses, &|item| format!("{titles}{}", item.token())).made_by(&by, made);
        let text = written(&record(), &own);
        let opened = read(&text, &record()).unwrap();
        prop_assert_eq!(&opened.shared, &own);
        prop_assert_eq!((opened.left.all, opened.newer, &opened.damage), (0, None, &None));
        let mut opening = Opening::new(text, &record()).unwrap();
        while opening.step(budget).unwrap() != Step::Done {}
        prop_assert_eq!(opening.end().unwrap(), opened);
    }
}
