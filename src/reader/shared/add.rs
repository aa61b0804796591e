//! What of a shared briefing becomes the reader's own, because they ask for it.

use super::model::Shared;
use crate::backup::Plan;
use crate::backup::foreign::Foreign;
use crate::backup::weigh::Weighing;
use crate::briefing::{Briefing, ITEM_LIMIT, Item};
use crate::desk::Desk;
use crate::notes::{Note, Writing};
use crate::store::KeyValue;
use record::{RecordId, Subject};

/// The longest that the tag with the sharer's name may be, in characters.
const TAG_LIMIT: usize = 40;

/// What adding the entries to the reader's own briefing would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathering {
    /// What would be added, at the end.
    pub add: Vec<Item>,
    /// How many are there already.
    pub there: usize,
    /// How many are notes that the reader has none of: those are added with the notes.
    pub without_note: usize,
    /// How many are about what the record does not hold.
    pub not_held: usize,
    /// How many there is no room for.
    pub no_room: usize,
}

/// What is known of the reader's own things.
pub struct Known<'a> {
    /// Whether an entry is in the reader's briefing.
    pub is_there: &'a dyn Fn(&Item) -> bool,
    /// Whether the reader has a note on something.
    pub has_note: &'a dyn Fn(&Subject) -> bool,
    /// Whether the record holds what an entry is about.
    pub is_held: &'a dyn Fn(&Item) -> bool,
}

/// What adding the entries to the reader's own briefing would do.
pub fn gathering(own: &Briefing, shared: &Shared, known: &Known<'_>) -> Gathering {
    let mut gathering = Gathering::default();
    for item in shared.briefing.items() {
        let place = match item {
            _ if (known.is_there)(item) => &mut gathering.there,
            _ if !(known.is_held)(item) => &mut gathering.not_held,
            Item::Note(subject) if !(known.has_note)(subject) => &mut gathering.without_note,
            _ if own.items().len() + gathering.add.len() >= ITEM_LIMIT => &mut gathering.no_room,
            _ => {
                gathering.add.push(item.clone());
                continue;
            }
        };
        *place += 1;
    }
    gathering
}

/// What adding the notes to the reader's own would do. A note of their own on the same thing stays: by the desk's rule the
/// later one stands and the other is shown beside it.
pub fn adding(shared: &Shared, record: &RecordId, desk: &Desk, store: &dyn KeyValue) -> Plan {
    let mut weighing = Weighing::new(record, desk);
    for (number, note) in (1..).zip(shared.notes.iter()) {
        let Note { about, updated, .. } = note.clone();
        let writing = marked(shared, note, desk);
        let outcome = weighing.note(store, Foreign { about, writing, at: updated, is_followed: false });
        weighing.plan.values += 1;
        weighing.count(number, outcome);
    }
    while weighing.compare() {}
    weighing.end().unwrap_or_default()
}

/// The tag by which notes of this briefing are known among the reader's own.
pub fn tag(shared: &Shared) -> String {
    // A comma would part the tag in two when it is edited.
    let name = shared.by.replace([',', ';', '#'], " ");
    let name = super::model::one_line(&name);
    let tag = if name.is_empty() { "from a shared briefing".to_owned() } else { format!("from {name}") };
    tag.chars().take(TAG_LIMIT).collect::<String>().trim_end().to_owned()
}

/// A note with the mark of whose it was; as it is where the reader has just the same one.
fn marked(shared: &Shared, note: &Note, desk: &Desk) -> Writing {
    let writing = note.writing.clone();
    let says_so = |own: &Writing| {
        (&own.text, &own.tags, own.state, own.asks) == (&writing.text, &writing.tags, writing.state, writing.asks)
    };
    let log = desk.notes.get(&note.about);
    let is_own = log.is_some_and(|log| log.iter().any(|(_, held)| held.content.as_ref().is_some_and(says_so)));
    if is_own {
        return writing;
    }
    let mut marked = writing;
    marked.tags.insert(tag(shared));
    marked
}
