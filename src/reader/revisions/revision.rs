//! A revision: one state of one thing that a reader makes, and how it is written.

use super::id::RevisionId;
use crate::envelope::{Fields, Misread};
use std::collections::BTreeMap;

/// The form in which this version writes revisions.
pub const VERSION: u64 = 3;
/// The latest time that is believed, in milliseconds since the beginning of 1970: what browsers call a date ends there.
pub const LATEST: u64 = 8_640_000_000_000_000;

/// What tells one thing of a kind from another.
pub trait Id: Clone + Ord {
    /// Its text in a key.
    fn text(&self) -> String;

    /// The id with this text. `None` where this version does not know it: what is kept there is then left alone.
    fn from_text(text: &str) -> Option<Self>;
}

/// A kind of thing that readers make.
pub trait Content: Clone + PartialEq {
    /// The part of the key that names the kind.
    const KIND: &'static str;
    /// What it is called in messages.
    const NAME: &'static str;
    /// What several are called in messages.
    const NAMES: &'static str;
    /// What tells one from another.
    type Id: Id;

    /// Takes what it knows out of the fields.
    ///
    /// # Errors
    /// [`Misread`] where the fields do not have the form of this kind.
    fn read(fields: &mut Fields) -> Result<Self, Misread>;

    /// Its fields.
    fn write(&self) -> Fields;

    /// How many characters it has, for the bounds of the history.
    fn weight(&self) -> usize;

    /// Whether it holds all that the former one held, so that nothing is lost where it takes its place.
    fn holds(&self, former: &Self) -> bool;
}

/// How far a revision has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// As it is being written: shown in the field where it is written, and nowhere else.
    Draft,
    /// Written.
    #[default]
    Whole,
}

/// One state of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision<C> {
    /// When it was written, in milliseconds since the beginning of 1970.
    pub at: u64,
    /// The revisions in whose place it stands, each as it was at that time: its writer may have written it again since.
    pub over: BTreeMap<RevisionId, u64>,
    /// Whether it is still being written.
    pub stage: Stage,
    /// What it holds; `None` where the reader has deleted the thing.
    pub content: Option<C>,
    /// The version of the app that has written it, where it is a newer one. What is understood of it is shown and nothing is
    /// changed.
    pub newer: Option<u64>,
    /// What this version does not know; kept as it is.
    pub extra: Fields,
}

impl<C: Content> Revision<C> {
    /// Whether the thing is there in it.
    pub const fn is_alive(&self) -> bool {
        self.content.is_some()
    }

    /// Whether it counts: what is only being written does not.
    pub fn is_whole(&self) -> bool {
        self.stage == Stage::Whole
    }

    /// As it is kept under the key of this id.
    pub fn text(&self, id: &C::Id) -> String {
        let over: BTreeMap<&str, u64> = self.over.iter().map(|(id, at)| (id.as_str(), *at)).collect();
        let mut fields =
            Fields::default().with("version", self.newer.unwrap_or(VERSION)).with("id", id.text()).with("at", self.at);
        fields = fields.with("over", over);
        if self.stage == Stage::Draft {
            fields = fields.with("draft", true);
        }
        match &self.content {
            Some(content) => fields = fields.and(&content.write()),
            None => fields = fields.with("deleted", true),
        }
        fields.and(&self.extra).text()
    }

    /// Reads what is kept under the key of this id.
    ///
    /// # Errors
    /// [`Misread`] where it is not in a form that this version understands.
    pub fn read(id: &C::Id, text: &str) -> Result<Self, Misread> {
        let (fields, version) = Fields::parse_from(text, VERSION)?;
        // Of what is newer and of another form only this is known: that it is newer.
        Self::of(id, fields, version).map_err(|why| if version > VERSION { Misread::Newer(version) } else { why })
    }

    fn of(id: &C::Id, mut fields: Fields, version: u64) -> Result<Self, Misread> {
        fields.take_own("id", &id.text())?;
        let (at, over): (u64, BTreeMap<String, u64>) = (fields.take("at")?, fields.take("over")?);
        let named = |(name, at): (String, u64)| match RevisionId::from_text(&name) {
            Some(id) => Ok((id, at)),
            None => Err(Misread::Shape(format!("over: `{name}` is no name"))),
        };
        let over = over.into_iter().map(named).collect::<Result<_, _>>()?;
        let stage = if fields.take_optional("draft")? == Some(true) { Stage::Draft } else { Stage::Whole };
        let is_deleted = fields.take_optional("deleted")? == Some(true);
        let content = if is_deleted { None } else { Some(C::read(&mut fields)?) };
        Ok(Self {
            at: at.min(LATEST),
            over,
            stage,
            content,
            newer: (version > VERSION).then_some(version),
            extra: fields,
        })
    }
}
