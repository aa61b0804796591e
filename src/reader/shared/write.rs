//! The file of a shared briefing. Its form is published: readers hold such files.

use super::model::Shared;
use crate::backup::form::SHARED;
use crate::backup::literal::literal;
use crate::backup::when;
use crate::envelope::Fields;
use crate::revisions::{Content, Id};
use record::RecordId;

/// The form of the file that this version writes.
pub const VERSION: u64 = 1;

/// A shared briefing as a file: one thing on each line.
pub fn written(record: &RecordId, shared: &Shared) -> String {
    let Shared { by, made, briefing, notes, statuses, .. } = shared;
    let entries = briefing.items().iter().map(|item| {
        let fields = Fields::default().with("item", item.token());
        let title = shared.title(item);
        if title.is_empty() { fields.text() } else { fields.with("of", title).text() }
    });
    let notes = notes.iter().map(|note| {
        let fields = Fields::default().with("id", note.about.text()).with("updated", note.updated);
        fields.and(&note.writing.write()).text()
    });
    let statuses =
        statuses.iter().map(|(action, said)| Fields::default().with("id", action.as_str()).and(&said.write()).text());
    let head = [
        ("format", literal(SHARED)),
        ("version", VERSION.to_string().into()),
        ("record", literal(record.as_str())),
        ("by", literal(by)),
        ("made", literal(&when::written(*made))),
        ("heading", literal(briefing.heading())),
        ("questions", list(briefing.questions().iter().map(|question| literal(question).into()))),
        ("entries", list(entries)),
        ("notes", list(notes)),
        ("statuses", list(statuses)),
    ];
    let fields: Vec<String> = head.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    format!("{{\n{}\n}}\n", fields.join(",\n"))
}

fn list(things: impl Iterator<Item = String>) -> Box<str> {
    let lines: Vec<String> = things.map(|thing| format!("\n    {thing}")).collect();
    if lines.is_empty() { "[]".into() } else { format!("[{}\n  ]", lines.join(",")).into() }
}
