//! What earlier versions of the app keep is shown where it stands, never written over, and goes only when nothing of it
//! counts any more. The values here are what those versions have published.

mod edited;
mod kept;
mod shown;

use crate::support::pages::{record, writing};
use inspection_explorer::briefing::Item;
use inspection_explorer::desk::Desk;
use inspection_explorer::notes::About;
use inspection_explorer::revisions::Id as _;
use inspection_explorer::revisions::id::fingerprint;
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, MemoryStore};

pub(super) const DAY: u64 = 24 * 60 * 60 * 1000;
pub(super) const NOW: u64 = 1_764_000_000_000;
pub(super) const FIRST: &str = "inspection-explorer/v1/";
pub(super) const SECOND: &str = "inspection-explorer/v2/milton-keynes/";
const OWN: &str = "inspection-explorer/v3/milton-keynes/";

pub(super) fn note_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}note/a/1:b") } else { format!("{SECOND}note/finding:a/1:b") }
}

/// A note as that version writes it.
pub(super) fn note(version: u64, text: &str, updated: u64) -> String {
    let of = if version == 1 { r#""target":"a/1:b""# } else { r#""subject":"finding:a/1:b""# };
    format!(r#"{{"version":{version},{of},"text":"{text}","created":1,"updated":{updated},{UNKNOWN}}}"#)
}

const UNKNOWN: &str = r#""big":12345678901234567890123,"small":0.10000000000000000555,"list":[ 1, {} ]"#;

fn status_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}progress/plan/C3.1") } else { format!("{SECOND}status/plan/C3.1") }
}

fn status(version: u64, progress: &str) -> String {
    format!(
        r#"{{"version":{version},"action":"plan/C3.1","progress":"{progress}","on":"2026-11-05","updated":2,{UNKNOWN}}}"#
    )
}

fn briefing_key(version: u64) -> String {
    if version == 1 { format!("{FIRST}briefing") } else { format!("{SECOND}briefing/own") }
}

fn briefing(version: u64, heading: &str, items: &str, updated: u64) -> String {
    format!(
        r#"{{"version":{version},"heading":"{heading}","questions":["Why?","Since when?"],"items":[{items}],"updated":{updated},{UNKNOWN}}}"#
    )
}

/// The mark with which the second version says that it has taken over a note of the first one.
fn mark(first: &str, second: &str, at: u64) -> (String, String) {
    let text =
        format!(r#"{{"version":2,"first":"{}","second":"{}","at":{at}}}"#, fingerprint(first), fingerprint(second));
    (format!("{SECOND}taken-over/note/a/1:b"), text)
}

pub(super) fn finding() -> About {
    About::from_text("finding:a/1:b").unwrap()
}

pub(super) fn holding<const N: usize>(entries: [(String, String); N]) -> MemoryStore {
    MemoryStore::from_iter(entries)
}

pub(super) fn open(store: &dyn KeyValue, now: u64) -> Desk {
    Desk::open(store, &record(), now ^ 0x5555, now)
}

pub(super) fn text(desk: &Desk) -> Option<String> {
    desk.note(&finding()).map(|note| note.writing.text)
}

pub(super) fn edit(desk: &mut Desk, store: &dyn KeyValue, text: Option<&str>, now: u64) {
    desk.write_note(store, &finding(), text.map(writing), How::CHOSEN, now).unwrap();
}

fn tokens(desk: &Desk) -> Vec<String> {
    desk.briefing().items().iter().map(Item::token).collect()
}

pub(super) fn others(desk: &Desk) -> Vec<String> {
    let log = desk.notes.get(&finding()).unwrap();
    log.others().iter().filter_map(|(_, held)| Some(held.content.as_ref()?.text.clone())).collect()
}
