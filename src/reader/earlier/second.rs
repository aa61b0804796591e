//! What the second version kept: one value under a key for each note, status and briefing, with no history.

use super::unknown;
use crate::briefing::{Heading, Item, Questions, Spot};
use crate::envelope::{Fields, Misread};
use crate::notes::{About, Writing};
use crate::revisions::revision::LATEST;
use crate::revisions::{Content, Id, Revision, Stage};
use crate::statuses::Said;
use record::UnitId;
use std::collections::{BTreeMap, BTreeSet};

/// The form that it wrote.
pub const VERSION: u64 = 2;

/// A revision of what an earlier version wrote.
pub fn revision<C: Content>(at: u64, content: C, extra: Fields) -> Revision<C> {
    let over = BTreeMap::new();
    Revision { at: at.min(LATEST), over, stage: Stage::Whole, content: Some(content), newer: None, extra }
}

/// A note, from the rest of its key and its fields.
///
/// # Errors
/// [`Misread`] where the fields do not have the form of a note.
pub fn note(about: &About, mut fields: Fields) -> Result<Revision<Writing>, Misread> {
    fields.take_own("subject", &about.text())?;
    let (text, created): (String, u64) = (fields.take("text")?, fields.take("created")?);
    let at = fields.take("updated")?;
    Ok(revision(at, Writing { text, created, ..Writing::default() }, unknown(fields, VERSION)))
}

/// The status of an action.
///
/// # Errors
/// [`Misread`] where the fields do not have the form of a status.
pub fn status(action: &UnitId, mut fields: Fields) -> Result<Revision<Said>, Misread> {
    fields.take_own("action", action.as_str())?;
    let said = Said { progress: fields.take("progress")?, on: fields.take_optional("on")? };
    let at = fields.take("updated")?;
    Ok(revision(at, said, unknown(fields, VERSION)))
}

/// A briefing in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The heading, if there is one.
    pub heading: Option<Revision<Heading>>,
    /// The questions, if there are any.
    pub questions: Option<Revision<Questions>>,
    /// The entries.
    pub entries: Vec<(Item, Revision<Spot>)>,
}

/// The briefing.
///
/// # Errors
/// [`Misread`] where the fields do not have the form of a briefing.
pub fn briefing(mut fields: Fields) -> Result<Parts, Misread> {
    let (heading, questions): (String, Vec<String>) = (fields.take("heading")?, fields.take("questions")?);
    let (tokens, at): (Vec<String>, u64) = (fields.take("items")?, fields.take("updated")?);
    let extra = unknown(fields, VERSION);
    let mut held = BTreeSet::new();
    let items = tokens.iter().map(|token| Item::from_token(token));
    // An entry that stands there twice is read once.
    let once = items.filter(|item| held.insert(item.clone())).enumerate();
    let entries = once.map(|(place, item)| (item, revision(at, Spot(place as f64), Fields::default()))).collect();
    let questions = questions.join("\n");
    Ok(Parts {
        // What the whole briefing had stays with its heading, which is there for that where it is empty.
        heading: (!heading.is_empty() || extra != Fields::default()).then(|| revision(at, Heading(heading), extra)),
        questions: (!questions.is_empty()).then(|| revision(at, Questions(questions), Fields::default())),
        entries,
    })
}
