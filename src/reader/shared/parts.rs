//! One thing in the file of a shared briefing: a question, an entry, a note or a status.

use super::refusal::Why;
use crate::backup::literal::Exact;
use crate::briefing::Item;
use crate::envelope::{Fields, VALUE_LIMIT};
use crate::notes::{About, NOTE_LIMIT, Note, Writing};
use crate::revisions::revision::LATEST;
use crate::revisions::{Content, Id};
use crate::statuses::Said;
use record::UnitId;

/// How many things of a sort are shown at most: twice as many as a briefing can have, for two pages may have gathered at
/// the same time.
pub const MOST: usize = 400;
/// The longest question that is shown whole, in characters.
pub const QUESTION: usize = 2_000;
/// The longest title of an entry that is shown whole, in characters.
const TITLE: usize = 1_000;
/// The longest name of an entry, in bytes.
const TOKEN: usize = 4_000;
/// The longest note, in characters: more than can be written here, for the reader may have put two texts together.
const NOTE: usize = 4 * NOTE_LIMIT;
/// The most tags of a note, and the longest.
const TAGS: (usize, usize) = (100, 200);

/// An entry, with what it was called.
pub struct Entry {
    /// The entry.
    pub item: Item,
    /// What it was called.
    pub title: String,
}

/// Whether there is room for one more, where there are so many.
pub const fn room(number: usize) -> Result<(), Why> {
    if number < MOST { Ok(()) } else { Err(Why::Many(MOST)) }
}

/// The beginning of a text, and whether there is more of it.
pub fn short(text: &str, limit: usize) -> (String, bool) {
    match text.char_indices().nth(limit) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned() + "…", true),
        None => (text.to_owned(), false),
    }
}

/// A question in one line, and whether it is cut.
pub fn question(text: &str) -> Result<(String, bool), Why> {
    let question = Exact::of(text).ok_or_else(|| Why::Form("it is not text".to_owned()))?;
    let question = question.text().ok_or_else(|| Why::Form("it holds half a character".to_owned()))?;
    if question.trim().is_empty() {
        return Err(Why::Empty);
    }
    Ok(short(&question.lines().collect::<Vec<_>>().join(" "), QUESTION))
}

/// An entry.
pub fn entry(text: &str) -> Result<Entry, Why> {
    let mut fields = fields(text)?;
    let token: String = fields.take("item")?;
    if token.is_empty() {
        return Err(Why::Empty);
    }
    if token.len() > TOKEN {
        return Err(Why::Long(TOKEN));
    }
    let title: Option<String> = fields.take_optional("of")?;
    Ok(Entry { item: Item::from_token(&token), title: short(&title.unwrap_or_default(), TITLE).0 })
}

/// A note.
pub fn note(text: &str) -> Result<Note, Why> {
    let mut fields = fields(text)?;
    let (id, updated): (String, u64) = (fields.take("id")?, fields.take("updated")?);
    let about = About::from_text(&id).ok_or_else(|| Why::Form("id".to_owned()))?;
    let mut writing = Writing::read(&mut fields)?;
    if writing.is_empty() {
        return Err(Why::Empty);
    }
    if writing.text.chars().count() > NOTE {
        return Err(Why::Long(NOTE));
    }
    let (most, longest) = TAGS;
    if writing.tags.len() > most {
        return Err(Why::Form(format!("it has more than {most} tags")));
    }
    if writing.tags.iter().any(|tag| tag.chars().count() > longest) {
        return Err(Why::Form(format!("a tag has more than {longest} characters")));
    }
    writing.of = short(&writing.of, TITLE).0;
    Ok(Note { about, writing, updated: updated.min(LATEST) })
}

/// The status of an action.
pub fn status(text: &str) -> Result<(UnitId, Said), Why> {
    let mut fields = fields(text)?;
    let action: String = fields.take("id")?;
    if action.len() > TOKEN {
        return Err(Why::Long(TOKEN));
    }
    Ok((action.into(), Said::read(&mut fields)?))
}

fn fields(text: &str) -> Result<Fields, Why> {
    if text.len() > VALUE_LIMIT {
        return Err(Why::Long(VALUE_LIMIT));
    }
    serde_json::from_str(text).map_err(|error| Why::Form(error.to_string()))
}
