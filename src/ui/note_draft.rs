//! A note as it is being written, beside the one that stands.

use super::anchors;
use super::shelf::{ReaderData, reader_data};
use super::timer::Timer;
use super::typed::taken;
use crate::browser::{clock, focus, pages};
use crate::notes::{About, NOTE_LIMIT, State, Writing};
use crate::record::words::grouped;
use crate::revisions::Log;
use crate::room::Room;
use crate::shelf::How;
use crate::store::StoreError;
use leptos::ev::Event;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key a draft becomes the note.
const PAUSE: Duration = Duration::from_secs(1);
/// From how many characters on the counter is shown.
const COUNTED: usize = NOTE_LIMIT - 1_000;

/// What is said of a press on 'Save note' that has nothing to do, and of a deletion.
const NOTHING_WRITTEN: &str = "Nothing to save yet: write a note first.";
const NOTHING_CHANGED: &str = "Nothing to save: the note has not changed.";
const DELETED: &str = "Note deleted.";

/// What is said until it is certain that a note is saved.
const SAVING: &str = "Saving …";
/// What is said where the browser does not answer whether it is on the disk.
const LATE: &str = "Saved, but not yet for certain: a crash in the next minute could lose it.";
/// What is said of what was written earlier and is no note yet.
const DRAFT: &str = "A draft, not yet saved as a note.";
/// What is said where only the second copy had room.
const COPIED: &str = "Saved in a second place in this browser: the first is full.";

/// A note as it is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    data: ReaderData,
    about: StoredValue<About>,
    of: StoredValue<String>,
    log: Memo<Option<Log<Writing>>>,
    /// The text in the field.
    pub text: RwSignal<String>,
    /// Whether the reader has typed something here that is not the note yet.
    typed: RwSignal<bool>,
    /// The tags as they are being typed; `None` while nobody types any.
    tags: RwSignal<Option<String>>,
    /// What a press is answered with, until something is written.
    answer: RwSignal<Option<String>>,
    timer: Timer,
}

impl Draft {
    /// A draft of the note about this, which is called `of` in words.
    pub fn new(about: About, of: String) -> Self {
        let data = reader_data();
        let about = StoredValue::new(about);
        let log = Memo::new(move |_| about.with_value(|about| data.note_log(about)));
        let draft = Self {
            data,
            about,
            of: StoredValue::new(of),
            log,
            text: RwSignal::default(),
            typed: RwSignal::new(false),
            tags: RwSignal::new(None),
            answer: RwSignal::new(None),
            timer: Timer::new(),
        };
        // What is written, brought back or deleted elsewhere shows here too, unless something is being written here.
        Effect::new(move |_| {
            let shown = log.with(|log| log.as_ref().and_then(shown));
            if draft.typed.get_untracked() {
                return;
            }
            let text = shown.map(|writing| writing.text).unwrap_or_default();
            if draft.text.with_untracked(|held| *held != text) {
                draft.text.set(text);
            }
        });
        pages::while_shown(move || draft.settle());
        draft
    }

    /// What is in the field, with what else belongs to it.
    fn writing(self) -> Writing {
        let held = self.log.with_untracked(|log| log.as_ref().and_then(shown));
        let held = held.unwrap_or_else(|| Writing { created: clock::now(), ..Writing::default() });
        let writing = Writing { text: self.text.get_untracked(), of: self.of.get_value(), ..held };
        match self.tags.get_untracked() {
            Some(typed) => writing.tagged(&typed),
            None => writing,
        }
    }

    fn current(self) -> Option<Writing> {
        self.log.with(|log| log.as_ref().and_then(|log| log.current().cloned()))
    }

    /// Whether there is a note.
    pub fn is_stored(self) -> bool {
        self.log.with(|log| log.as_ref().is_some_and(|log| log.current().is_some()))
    }

    /// Whether a newer version of the app has written the note, so that this one changes nothing.
    pub fn is_locked(self) -> bool {
        self.log.with(|log| log.as_ref().is_some_and(Log::is_newer))
    }

    /// Whether nothing is written and nothing stands.
    pub fn is_blank(self) -> bool {
        !self.is_stored() && self.text.with(|text| text.trim().is_empty())
    }

    fn is_changed(self) -> bool {
        self.text.track();
        self.tags.track();
        let stands = self.current().unwrap_or_default();
        let Writing { text, tags, state, asks, .. } = self.writing();
        text.trim() != stands.text.trim() || (tags, state, asks) != (stands.tags, stands.state, stands.asks)
    }

    /// Whether there is nothing to save.
    pub fn is_idle(self) -> bool {
        !self.is_changed() && self.trouble().is_none()
    }

    fn trouble(self) -> Option<StoreError> {
        self.about.with_value(|about| self.data.note_trouble(about))
    }

    /// Takes what is typed, as far as there is room for it, and keeps it.
    pub fn write(self, event: &Event) {
        let (text, cut) = self.text.with_untracked(|before| taken(event, before, Room::NOTE));
        self.answer.set(cut);
        self.text.set(text);
        self.typed.set(true);
        self.keep();
        self.timer.set(PAUSE, move || self.settle());
    }

    /// Keeps what is in the field as a draft.
    fn keep(self) {
        let (about, writing) = (self.about.get_value(), self.writing());
        if untrack(|| self.is_changed()) {
            self.data.draft_note(&about, writing);
        } else {
            self.data.drop_draft(&about);
        }
    }

    /// Whether the field is no longer on the page: a browser tells of a change also when a field goes.
    fn is_gone(self) -> bool {
        self.typed.try_get_untracked().is_none()
    }

    /// Makes the draft the note, where it can be one: an emptied field deletes nothing, and what is too long stays a draft.
    pub fn settle(self) {
        self.timer.stop();
        let Some(writing) = self.typed.try_get_untracked().filter(|typed| *typed).map(|_| self.writing()) else {
            return;
        };
        if writing.is_empty() || writing.fits().is_err() {
            return;
        }
        self.typed.set(false);
        if untrack(|| self.is_changed()) {
            self.put(writing, How::WHOLE);
        }
    }

    fn put(self, writing: Writing, how: How) {
        self.about.with_value(|about| self.data.write_note(about, writing, how));
    }

    /// Saves the note because the reader asks for it.
    pub fn save(self) {
        self.timer.stop();
        let is_stored = untrack(|| self.is_stored());
        if untrack(|| self.is_idle()) {
            let nothing = if is_stored { NOTHING_CHANGED } else { NOTHING_WRITTEN };
            self.answer.set(Some(nothing.to_owned()));
            // What was written in one go is one text of the history.
            self.data.close_note(&self.about.get_value());
            return;
        }
        let writing = self.writing();
        if writing.is_empty() {
            return self.delete();
        }
        if let Err(too_long) = writing.fits() {
            self.answer.set(Some(too_long.to_string()));
            return;
        }
        self.typed.set(false);
        self.put(writing, How::DONE);
        self.to_status();
    }

    /// Saves what the button has not saved: a form may be sent without it, and in a sandbox no form is sent.
    pub fn submitted(self) {
        if !untrack(|| self.is_idle()) {
            self.save();
        }
    }

    /// Deletes the note, with what was typed last: that too can be brought back.
    pub fn delete(self) {
        self.settle();
        // What is no note, as it is too long, stays among the earlier texts.
        let is_too_long = self.typed.get_untracked() && self.writing().fits().is_err();
        self.typed.set(false);
        self.tags.set(None);
        self.about.with_value(|about| {
            if !is_too_long {
                self.data.drop_draft(about);
            }
            self.data.delete_note(about);
        });
        self.answer.set(Some(DELETED.to_owned()));
        self.to_status();
    }

    /// Lets another text stand, because the reader has chosen.
    pub fn choose(self, text: String) {
        self.timer.stop();
        self.typed.set(false);
        self.text.set(text.clone());
        let writing = Writing { text, ..self.writing() };
        self.put(writing, How::CHOSEN);
        self.to_status();
    }

    fn to_status(self) {
        focus::on(&self.about.with_value(anchors::note_status));
    }

    fn change(self, change: impl FnOnce(Writing) -> Writing) {
        if self.is_gone() {
            return;
        }
        let writing = change(self.writing());
        if writing.is_empty() || writing.fits().is_err() {
            // Then it goes with the draft.
            self.typed.set(true);
            self.about.with_value(|about| self.data.draft_note(about, writing));
        } else {
            self.typed.set(false);
            self.put(writing, How::WHOLE);
        }
    }

    fn shown(self) -> Writing {
        self.log.with(|log| log.as_ref().and_then(shown)).unwrap_or_default()
    }

    /// The note's tags, as a text: as they are typed, else as they stand.
    pub fn tags_text(self) -> String {
        self.tags.get().unwrap_or_else(|| self.shown().tags_text())
    }

    /// Takes the tags that are being typed, and keeps them with the draft.
    pub fn tag(self, event: &Event) {
        let (typed, cut) = taken(event, &untrack(|| self.tags_text()), Room::TAGS);
        self.answer.set(cut);
        self.tags.set(Some(typed));
        self.typed.set(true);
        self.keep();
    }

    /// Gives the note the tags that were typed.
    pub fn end_tags(self) {
        if !self.is_gone() {
            self.settle();
            self.tags.set(None);
        }
    }

    /// How far the reader is, as a token; empty where that is not said.
    pub fn state_token(self) -> String {
        self.shown().state.map(|state| state.token().to_owned()).unwrap_or_default()
    }

    /// Says how far the reader is.
    pub fn put_state(self, token: &str) {
        self.change(|writing| Writing { state: State::from_token(token), ..writing });
    }

    /// Whether the note is a question for the meeting.
    pub fn asks(self) -> bool {
        self.shown().asks
    }

    /// Marks the note as a question for the meeting, or not.
    pub fn ask(self, asks: bool) {
        self.change(|writing| Writing { asks, ..writing });
    }

    /// How the note stands.
    pub fn status(self) -> String {
        if let Some(answer) = self.answer.get() {
            return answer;
        }
        if self.is_locked() {
            return "A newer version of this page saved this note. You can read it here; reload the page to change it."
                .to_owned();
        }
        let trouble = self.trouble();
        match (&trouble, self.is_changed()) {
            (Some(_), _) if !self.data.would_lose() => COPIED.to_owned(),
            (Some(trouble), _) => not_saved(trouble).to_owned(),
            (None, true) => self.of_draft(),
            (None, false) if self.about.with_value(|about| self.data.is_saving(about)) => {
                if self.data.is_late() { LATE } else { SAVING }.to_owned()
            }
            (None, false) => {
                let at = self.log.with(|log| {
                    log.as_ref()
                        .and_then(|log| log.standing().filter(|(_, held)| held.is_alive()).map(|(_, held)| held.at))
                });
                at.map(|at| format!("Saved in this browser on {}", clock::day(at))).unwrap_or_default()
            }
        }
    }

    fn of_draft(self) -> String {
        let (characters, is_empty) = self.text.with(|text| (text.chars().count(), text.trim().is_empty()));
        if characters > NOTE_LIMIT {
            let over = characters - NOTE_LIMIT;
            return format!("Kept as a draft in this browser, not yet as a note: {} too long.", characters_of(over));
        }
        if is_empty {
            return "The field is empty; your note is still saved. Select ‘Delete note’ to delete it.".to_owned();
        }
        // Nobody makes a note of what another page was writing but the reader.
        if self.typed.get() { SAVING.to_owned() } else { DRAFT.to_owned() }
    }

    /// How many characters of how many, once that matters.
    pub fn counter(self) -> String {
        let characters = self.text.with(|text| text.chars().count());
        if characters < COUNTED {
            return String::new();
        }
        format!("{} of {} characters", grouped(characters), grouped(NOTE_LIMIT))
    }
}

fn characters_of(number: usize) -> String {
    if number == 1 { "1 character".to_owned() } else { format!("{} characters", grouped(number)) }
}

/// What the field shows: what is being written, else what stands.
fn shown(log: &Log<Writing>) -> Option<Writing> {
    log.draft().and_then(|(_, draft)| draft.content.clone()).or_else(|| log.current().cloned())
}

/// That a note is not saved, in few words: the bar says the rest.
const fn not_saved(trouble: &StoreError) -> &'static str {
    match trouble {
        StoreError::Blocked => {
            "Not saved: this browser saves nothing for this page. The note goes when you close the page."
        }
        StoreError::Full => "Not saved yet: there is no room. It is saved as soon as there is.",
        StoreError::Gone => "No longer saved in this browser: it was deleted elsewhere. It is still on this page.",
        StoreError::Other(_) => "Not saved yet. It goes when you close the page.",
    }
}
