//! Damaged values of every sort: nothing stops the page, nothing in the store changes or goes, each is read or listed with
//! its reason, and what is sound is shown all the same.

use crate::support::pages::{about, record, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::envelope::Misread;
use inspection_explorer::record::Progress;
use inspection_explorer::revisions::Bounds;
use inspection_explorer::shelf::{How, SaveError};
use inspection_explorer::statuses::Said;
use inspection_explorer::store::{KeyValue, MemoryStore};
use std::collections::{BTreeMap, BTreeSet};

const OWN: &str = "inspection-explorer/v3/milton-keynes/";
const SECOND: &str = "inspection-explorer/v2/milton-keynes/";
const FIRST: &str = "inspection-explorer/v1/";
const NOW: u64 = 1_764_000_000_000;

/// A sound value of each kind, by the beginning of its key and the rest of it.
fn sound(name: &str) -> Vec<(String, String)> {
    let own = |kind: &str, id: &str, rest: &str| {
        let value = format!(
            r#"{{"version":3,"id":"{id}","at":{NOW},"over":{{"p1-1":5}},{rest},"mood":{{"n":12345678901234567890123}}}}"#
        );
        (format!("{OWN}{kind}/p{name}-1/{id}"), value)
    };
    let (note, action, item) = (format!("thread:{name}"), format!("c/{name}"), format!("finding:{name}"));
    let briefing = r#""heading":"h","questions":["q"],"items":["finding:a"],"updated":5}"#;
    vec![
        own("note", &note, r#""text":"words","created":1,"tags":["a"],"state":"to-do","asks":true,"of":"x""#),
        own("note", &note.replace("thread", "free"), r#""draft":true,"text":"half","created":1"#),
        own("note", &note.replace("thread", "odd"), r#""deleted":true"#),
        own("status", &action, r#""progress":"done","on":"2026-11-05""#),
        own("heading", "own", r#""text":"h""#),
        own("questions", "own", r#""text":"q\nr""#),
        own("entry", &item, r#""place":1.5"#),
        (
            format!("{SECOND}note/{note}x"),
            format!(r#"{{"version":2,"subject":"{note}x","text":"t","created":1,"updated":5}}"#),
        ),
        (
            format!("{SECOND}status/{action}x"),
            format!(r#"{{"version":2,"action":"{action}x","progress":"done","on":null,"updated":5}}"#),
        ),
        (format!("{SECOND}briefing/own"), format!(r#"{{"version":2,{briefing}"#)),
        (
            format!("{SECOND}taken-over/note/{name}"),
            format!(r#"{{"version":2,"first":"00","second":"11","at":{NOW}}}"#),
        ),
        (
            format!("{FIRST}note/a/{name}:b"),
            format!(r#"{{"version":1,"target":"a/{name}:b","text":"t","created":1,"updated":5}}"#),
        ),
        (
            format!("{FIRST}progress/{action}y"),
            format!(r#"{{"version":1,"action":"{action}y","progress":"blocked","on":null,"updated":5}}"#),
        ),
        (format!("{FIRST}briefing"), format!(r#"{{"version":1,{briefing}"#)),
    ]
}

/// Numbers that look random and are the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, number: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % number.max(1) as u64).unwrap()
    }
}

fn cut(text: &str, dice: &mut Dice) -> String {
    let at = dice.below(text.len());
    text.chars().take(at).collect()
}

fn flipped(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = dice.below(bytes.len());
    bytes[at] ^= 1 << dice.below(7);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The same with another value for one of its fields, or for each of them in turn.
fn with_value(text: &str, value: &str, dice: &mut Dice) -> String {
    let mut fields: BTreeMap<String, Box<serde_json::value::RawValue>> = serde_json::from_str(text).unwrap();
    let at = dice.below(fields.len());
    let name = fields.keys().nth(at).unwrap().clone();
    fields.insert(name, serde_json::value::RawValue::from_string(value.to_owned()).unwrap());
    serde_json::to_string(&fields).unwrap()
}

/// The sorts of damage.
const SORTS: usize = 14;

fn damaged(sort: usize, text: &str, dice: &mut Dice) -> String {
    const ODD: [&str; 8] = ["null", "true", "[]", "{}", "-1", "1e999", "\"\\ud800\"", "0.5"];
    match sort {
        0 => cut(text, dice),
        1 => flipped(text, dice),
        2 => {
            let odd = ODD[dice.below(ODD.len())];
            with_value(text, odd, dice)
        }
        3 => with_value(text, "99999999999999999999999999999999", dice),
        4 => with_value(text, &format!("{}{}", "[".repeat(3_000), "]".repeat(3_000)), dice),
        5 => text.replacen("words", "wo\0rds", 1).replacen('{', "{\0", 1),
        6 => text
            .replace("thread:", "thread:other-")
            .replace("\"c/", "\"d/")
            .replace("finding:", "finding:z")
            .replace("\"own\"", "\"theirs\"")
            .replace("a/", "b/"),
        7 => text.replacen('{', r#"{"at":1,"updated":1,"first":1,"#, 1),
        8 => text.replacen(r#""version":3"#, r#""version":12"#, 1).replacen(r#""version":2"#, r#""version":12"#, 1),
        9 => r#"{"quite":["different",1,1],"version":99999999999999999999999}"#.to_owned(),
        10 => String::new(),
        11 => "[".repeat(100_000),
        12 if dice.below(9) == 0 => format!("{text}{}", " ".repeat(1_000_000)),
        12 => text.repeat(2),
        13 => text.chars().rev().collect(),
        _ => unreachable!(),
    }
}

fn reads(key: &str, value: &str) -> Result<bool, Misread> {
    let mut desk = Desk::new(&record(), 1);
    desk.take(key, value);
    let why = desk.unread().next().map(|unread| unread.why);
    why.map_or(Ok(desk.newer() > 0), Err)
}

#[test]
fn a_thousand_damaged_values_of_every_sort() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let (mut entries, mut sorts) = (BTreeMap::new(), BTreeMap::<usize, usize>::new());
    for number in 0..1_200 {
        let values = sound(&format!("d{number}"));
        let (key, text) = values[number % values.len()].clone();
        // The key names it, or something else.
        let key = if number % 97 == 5 { key.replace("/p", "/P").replace("note", "nope") } else { key };
        let sort = (number / values.len()) % SORTS;
        *sorts.entry(sort).or_default() += 1;
        // There is one briefing, so most of the damaged ones stand alone in a store.
        let value = damaged(sort, &text, &mut dice);
        let alone = MemoryStore::from_iter([(key.clone(), value.clone())]);
        let desk = Desk::open(&alone, &record(), 1, NOW);
        assert!(desk.unread().count() <= 1);
        let held = alone.entries().get(&key).cloned();
        // A date may be damaged so that what can be read is in the bin since long ago.
        let is_past =
            held.is_none() && reads(&key, &value).is_ok() && (value.contains("deleted") || value.contains("draft"));
        assert!(is_past || held.as_ref() == Some(&value), "sort {sort}: {key}");
        entries.insert(key, value);
    }
    assert!(sorts.len() == SORTS && sorts.values().all(|number| *number > 50), "{sorts:?}");
    assert!(entries.len() >= 1_000, "{}", entries.len());
    let good = sound("good");
    let others = good.iter().filter(|(key, _)| !entries.contains_key(key)).cloned();
    let all: BTreeMap<String, String> = entries.clone().into_iter().chain(others).collect();
    let store = MemoryStore::from_iter(all.clone());
    let wanted: BTreeSet<&String> =
        all.iter().filter(|(key, value)| reads(key, value).is_err()).map(|(key, _)| key).collect();
    let mut desk = Desk::open(&store, &record(), 2, NOW);
    let listed: BTreeSet<String> = desk.unread().map(|unread| unread.key).collect();
    assert_eq!(listed.iter().collect::<BTreeSet<_>>(), wanted);
    assert!(wanted.len() > 700, "{}", wanted.len());
    assert!(desk.unread().all(|unread| !unread.why.to_string().is_empty()));
    assert_eq!(desk.note(&about("good")).unwrap().writing.text, "words");
    assert!(desk.all_statuses().get("c/good").is_some() && desk.briefing().contains(&Item::from_token("finding:good")));
    // Something is written and deleted meanwhile, all is looked at, saved again and pruned.
    desk.write_note(&store, &about("new"), Some(writing("new")), How::DONE, NOW + 1).unwrap();
    desk.delete_note(&store, &about("new"), NOW + 2).unwrap();
    let number = store.entries().len();
    desk.write_briefing(&store, &desk.briefing(), NOW + 3).unwrap();
    assert_eq!(store.entries().len(), number, "nothing is different");
    desk.check(&store);
    desk.save_all(&store);
    desk.told();
    for (key, value) in &all {
        assert_eq!(store.get(key).as_ref().map(Option::as_ref), Ok(Some(value)), "{key}");
    }
    // Only what is sound goes with the time.
    desk.prune(&store, &Bounds::OWN, NOW + 99 * 24 * 60 * 60 * 1_000);
    let again = Desk::open(&store, &record(), 3, NOW + 99 * 24 * 60 * 60 * 1_000);
    for (key, value) in all.iter().filter(|(key, _)| wanted.contains(key)) {
        assert_eq!(store.get(key).as_ref().map(Option::as_ref), Ok(Some(value)), "{key}");
    }
    assert_eq!(again.unread().count(), wanted.len());
    assert_eq!(again.note(&about("good")).unwrap().writing.text, "words");
}

#[test]
fn what_a_newer_version_has_written_is_shown_and_not_changed() {
    let newer = |(key, text): (String, String)| (key, text.replace("\"version\":3", "\"version\":4"));
    let entries: Vec<_> = sound("n").into_iter().filter(|(key, _)| key.starts_with(OWN)).map(newer).collect();
    let store = MemoryStore::from_iter(entries.clone());
    let mut desk = Desk::open(&store, &record(), 1, NOW);
    assert_eq!((desk.unread().count(), desk.newer()), (0, entries.len()));
    assert_eq!(desk.note(&about("n")).unwrap().writing.text, "words");
    let refused = |done: Result<(), SaveError>| assert!(matches!(done, Err(SaveError::Newer(_))), "{done:?}");
    for how in [How::DRAFT, How::WHOLE, How::CHOSEN] {
        refused(desk.write_note(&store, &about("n"), Some(writing("mine")), how, NOW));
    }
    refused(desk.write_note(&store, &about("n"), None, How::CHOSEN, NOW));
    refused(desk.delete_note(&store, &about("n"), NOW).map(drop));
    let said = Said { progress: Progress::Blocked, on: None };
    refused(desk.write_status(&store, &"c/n".into(), Some(said), NOW));
    refused(desk.write_status(&store, &"c/n".into(), None, NOW));
    refused(desk.write_briefing(&store, &Default::default(), NOW));
    assert_eq!(desk.note(&about("n")).unwrap().writing.text, "words");
    assert_eq!(store.entries(), entries.iter().cloned().collect());
    // Of another form it is known as newer, and another page's text about the same can be written.
    let key = format!("{OWN}note/p5-1/thread:m");
    let other = r#"{"id":"thread:m","version":7,"at":"noon","over":[],"text":{}}"#;
    let mut desk = Desk::open(&MemoryStore::from_iter([(key.clone(), other.to_owned())]), &record(), 1, NOW);
    assert_eq!(desk.unread().map(|unread| unread.why).collect::<Vec<_>>(), [Misread::Newer(7)]);
    assert_eq!(desk.write_note(&store, &about("m"), Some(writing("mine")), How::DONE, NOW), Ok(()));
    assert_eq!(desk.hear(&key, None), []);
    assert_eq!(desk.unread().count(), 0);
}

#[test]
fn what_is_damaged_while_the_page_is_open_is_told_and_left() {
    let store = MemoryStore::default();
    let mut other = Desk::open(&store, &record(), 1, NOW);
    other.write_note(&store, &about("a"), Some(writing("theirs")), How::DONE, NOW).unwrap();
    let mut desk = Desk::open(&store, &record(), 2, NOW);
    let key = store.keys().unwrap().remove(0);
    store.set(&key, "{half").unwrap();
    desk.hear(&key, Some("{half"));
    assert_eq!((desk.note(&about("a")).unwrap().writing.text.as_str(), desk.unread().count()), ("theirs", 1));
    assert!(desk.unsaved().is_some());
    desk.save_all(&store);
    assert_eq!(store.get(&key), Ok(Some("{half".to_owned())), "another page's key is not written");
    // Whoever writes on saves it.
    desk.write_note(&store, &about("a"), Some(writing("theirs and mine")), How::DONE, NOW + 1).unwrap();
    let again = Desk::open(&store, &record(), 3, NOW + 2);
    assert_eq!(again.note(&about("a")).unwrap().writing.text, "theirs and mine");
}

#[test]
fn revisions_that_name_each_other_hide_nothing() {
    let value = |text: &str, at: u64, over: &str| {
        format!(r#"{{"version":3,"id":"thread:a","at":{at},"over":{{{over}}},"text":"{text}","created":1}}"#)
    };
    let key = |name: &str| format!("{OWN}note/{name}/thread:a");
    for (at, shown) in [(5, "two"), (7, "one")] {
        let store = MemoryStore::from_iter([
            (key("p1-1"), value("one", at, r#""p1-2":99,"p1-1":99"#)),
            (key("p1-2"), value("two", 6, r#""p1-1":99,"p1-2":99"#)),
        ]);
        let desk = Desk::open(&store, &record(), 1, NOW);
        assert_eq!(desk.note(&about("a")).unwrap().writing.text, shown);
    }
}

#[test]
fn times_beyond_belief_do_not_part_the_pages() {
    for at in ["8640000000000001", "18446744073709551615"] {
        let value = format!(r#"{{"version":3,"id":"thread:a","at":{at},"over":{{}},"text":"old","created":1}}"#);
        let store = MemoryStore::from_iter([(format!("{OWN}note/p1-1/thread:a"), value)]);
        let (mut one, mut other) = (Desk::open(&store, &record(), 1, NOW), Desk::open(&store, &record(), 2, NOW));
        for (n, text) in ["new", "new and", "new and newer", "other"].into_iter().enumerate() {
            let how = [How::DRAFT, How::WHOLE, How::WHOLE, How::CHOSEN][n];
            one.write_note(&store, &about("a"), Some(writing(text)), how, NOW).unwrap();
            store.entries().iter().for_each(|(key, value)| drop(other.hear(key, Some(value))));
            let fresh = Desk::open(&store, &record(), 3, NOW);
            for desk in [&other, &fresh] {
                assert_eq!(desk.note(&about("a")), one.note(&about("a")), "{text}");
                assert_eq!(desk.notes.get(&about("a")).unwrap().others().len(), 0, "{text}");
            }
        }
        assert_eq!(other.note(&about("a")).unwrap().writing.text, "other");
    }
}

#[test]
fn a_briefing_of_twenty_thousand_entries_is_no_trouble() {
    let items: Vec<String> = (0..20_000).map(|number| format!("\"x:{number}\"")).collect();
    let value =
        format!(r#"{{"version":2,"heading":"","questions":[],"items":[{},"x:1"],"updated":5}}"#, items.join(","));
    let store = MemoryStore::from_iter([(format!("{SECOND}briefing/own"), value)]);
    let begin = std::time::Instant::now();
    let mut desk = Desk::open(&store, &record(), 1, NOW);
    let mut wanted = desk.briefing();
    assert_eq!(wanted.items().len(), 20_000);
    wanted.move_to(0, 19_999);
    desk.write_briefing(&store, &wanted, NOW).unwrap();
    assert_eq!(desk.briefing(), wanted);
    assert_eq!(store.entries().len(), 2, "only what was moved is written");
    println!("a briefing of 20,000 entries: {} ms", begin.elapsed().as_millis());
}
