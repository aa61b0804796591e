//! What this page writes.

use super::{Desk, Field, ONE};
use crate::briefing::{Briefing, Heading, Item, Own, Questions, Spot, order};
use crate::notes::{About, Writing};
use crate::shelf::{Deletion, How, SaveError};
use crate::statuses::Said;
use crate::store::{KeyValue, StoreError};
use record::UnitId;
use std::collections::BTreeSet;

impl Desk {
    /// Writes a note, or with `None` deletes it.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn write_note(
        &mut self,
        store: &dyn KeyValue,
        about: &About,
        writing: Option<Writing>,
        how: How,
        now: u64,
    ) -> Result<(), SaveError> {
        self.notes.write(store, &mut self.writer, about, writing, how, now)
    }

    /// Deletes a note and what is beside it, in a full store too, and says where it went.
    ///
    /// # Errors
    /// [`SaveError`] where it is deleted on this page alone.
    pub fn delete_note(&mut self, store: &dyn KeyValue, about: &About, now: u64) -> Result<Deletion, SaveError> {
        match self.notes.delete(store, &mut self.writer, about, now) {
            Err(SaveError::Store(_, StoreError::Full)) => {
                // An earlier version saved it, and what is removed from that version’s keys is gone for good.
                self.remove_earlier_note(store, about)?;
                self.notes.settle_deletion(store, about);
                Ok(Deletion::ForGood)
            }
            done => done,
        }
    }

    /// Says how far an action has come, or with `None` takes that back.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn write_status(
        &mut self,
        store: &dyn KeyValue,
        action: &UnitId,
        said: Option<Said>,
        now: u64,
    ) -> Result<(), SaveError> {
        match said {
            Some(said) => self.statuses.write(store, &mut self.writer, action, Some(said), ONE, now),
            None => self.statuses.delete(store, &mut self.writer, action, now).map(drop),
        }
    }

    /// Makes the briefing what it is to be: only what differs from what it is now is written.
    ///
    /// # Errors
    /// The first [`SaveError`], where it is not certain that all is saved; the rest is written all the same.
    pub fn write_briefing(&mut self, store: &dyn KeyValue, wanted: &Briefing, now: u64) -> Result<(), SaveError> {
        let present = self.briefing();
        let mut written = Ok(());
        let mut keep = |result: Result<(), SaveError>| {
            if written.is_ok() {
                written = result;
            }
        };
        if wanted.heading() != present.heading() {
            let heading = Some(wanted.heading()).filter(|text| !text.is_empty()).map(|text| Heading(text.to_owned()));
            keep(self.heading.write(store, &mut self.writer, &Own, heading, ONE, now));
        }
        if wanted.questions() != present.questions() {
            let questions = Some(wanted.questions_text()).filter(|text| !text.is_empty()).map(Questions);
            keep(self.questions.write(store, &mut self.writer, &Own, questions, ONE, now));
        }
        let held = self.places();
        let stay: BTreeSet<&Item> = wanted.items().iter().collect();
        for item in held.keys().filter(|item| !stay.contains(item)) {
            keep(self.entries.delete(store, &mut self.writer, item, now).map(drop));
        }
        for (item, place) in order::places(&held, wanted.items()) {
            keep(self.entries.write(store, &mut self.writer, &item, Some(Spot(place)), ONE, now));
        }
        written
    }

    /// Keeps what is being written in a field of the briefing; with `None` there is nothing to keep any more.
    ///
    /// # Errors
    /// [`SaveError`] where it is not certain that it is saved.
    pub fn draft_briefing(
        &mut self,
        store: &dyn KeyValue,
        field: Field,
        text: Option<&str>,
        now: u64,
    ) -> Result<(), SaveError> {
        let Self { writer, heading, questions, .. } = self;
        let text = text.map(str::to_owned);
        match (field, text) {
            (Field::Heading, None) => heading.drop_draft(store, &Own),
            (Field::Questions, None) => questions.drop_draft(store, &Own),
            (Field::Heading, Some(text)) => heading.write(store, writer, &Own, Some(Heading(text)), How::DRAFT, now),
            (Field::Questions, Some(text)) => {
                questions.write(store, writer, &Own, Some(Questions(text)), How::DRAFT, now)
            }
        }
    }

    /// What was being written in a field of the briefing and is no part of it yet.
    pub fn briefing_draft(&self, field: Field) -> Option<&str> {
        match field {
            Field::Heading => self.heading.get(&Own)?.draft()?.1.content.as_ref().map(|text| text.0.as_str()),
            Field::Questions => self.questions.get(&Own)?.draft()?.1.content.as_ref().map(|text| text.0.as_str()),
        }
    }
}
