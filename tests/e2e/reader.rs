//! What a reader does with notes: opens a finding, writes, saves; and what the browser then keeps.

use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::poll;
use inspection_explorer::envelope::Fields;
use inspection_explorer::first_version::RECORD;
use inspection_explorer::keep::{Keep, decode, encode};
use inspection_explorer::keys::Keys;
use inspection_explorer::notes::{About, Note};
use inspection_explorer::record::{Finding, Subject};
use serde_json::Value;

/// The inspection whose findings the tests write about.
pub const INSPECTION: &str = "ilacs-2024";

/// The address of its findings.
pub const FINDINGS: &str = "view=findings&inspection=ilacs-2024";

/// One of its findings.
pub fn finding(number: usize) -> &'static Finding {
    let mut own = record().findings.iter().filter(|finding| finding.inspection == INSPECTION);
    own.nth(number).expect("the inspection has some findings")
}

/// The selector of a finding in the list.
pub fn item(target: &str) -> String {
    format!("[id='finding-{target}']")
}

/// What a note is about: a subject, or a finding or an action by its id alone.
pub fn about(target: &str) -> About {
    target.parse::<Subject>().map_or_else(|_| About::from_first_version(target), About::Subject)
}

/// The key of a value of this kind.
pub fn key<T: Keep>(id: &str) -> String {
    Keys::new(&RECORD.into()).of_kind(T::KIND) + id
}

/// The key of a note.
pub fn key_of(target: &str) -> String {
    key::<Note>(&about(target).to_string())
}

/// The key under which a value is set aside that cannot be read.
pub fn set_aside<T: Keep>(id: &str) -> String {
    format!("{}{}/{id}", Keys::new(&RECORD.into()).quarantine(), T::KIND)
}

/// The selector of the field for a note.
pub fn field(target: &str) -> String {
    format!("[id='note-{}']", about(target))
}

/// The selector of the form with that field.
pub fn form(target: &str) -> String {
    format!("form:has({})", field(target))
}

/// A note as it may have been kept by an earlier visit.
pub fn note(target: &str, text: &str, time: u64) -> Note {
    Note { about: about(target), text: text.to_owned(), created: time, updated: time, extra: Fields::default() }
}

impl Page {
    /// Opens a finding of the list.
    pub async fn open_finding(&self, target: &str) -> Done {
        self.press(&format!("{} h3 button[aria-expanded=false]", item(target))).await?;
        self.element(&field(target)).await.map(drop)
    }

    /// Writes into the field of a note and saves it.
    pub async fn save_note(&self, target: &str, text: &str) -> Done {
        self.write(&field(target), text).await?;
        self.press_named(&form(target), "Save note").await
    }

    /// Waits until the field of a note holds this text.
    pub async fn field_holds(&self, target: &str, text: &str) -> Done {
        let script = "return document.querySelector(arguments[0])?.value ?? null";
        let what = format!("the field of the note on {target}");
        self.shows(&what, script, &[field(target).into()], &Some(text.to_owned())).await
    }

    /// Waits until the browser keeps a note with this text, and reads it.
    pub async fn kept(&self, target: &str, text: &str) -> Done<Note> {
        poll(&format!("the note on {target} to be kept"), async || {
            let Some(value) = self.stored(&key_of(target)).await? else { return Ok(Err("it is not".to_owned())) };
            let note: Note = decode(about(target), &value)?;
            Ok(if note.text == text { Ok(note) } else { Err(format!("its text is '{}'", note.text)) })
        })
        .await
    }

    /// Waits until the browser keeps no note about this.
    pub async fn not_kept(&self, target: &str) -> Done {
        let script = "return localStorage.getItem(arguments[0]) === null";
        self.until(&format!("the note on {target} to be gone"), script, &[key_of(target).into()]).await
    }

    /// Puts a note into the browser, as an earlier visit may have left it.
    pub async fn keep(&self, note: &Note) -> Done {
        self.store(&key::<Note>(&note.about.to_string()), &encode(note)).await
    }

    /// Waits until a notice holds these words.
    pub async fn is_told(&self, words: &str) -> Done {
        poll(&format!("a notice with '{words}'"), async || {
            let told: Vec<String> = self.script(NOTICES, &[]).await?;
            let so = told.iter().any(|notice| notice.contains(words));
            Ok(if so { Ok(()) } else { Err(format!("there are these notices: {told:?}")) })
        })
        .await
    }

    /// Fails where the reader is told anything.
    pub async fn is_told_nothing(&self) -> Done {
        let told: Vec<String> = self.script(NOTICES, &[]).await?;
        if told.is_empty() { Ok(()) } else { Err(Fault::new(format!("there are notices: {told:?}"))) }
    }

    /// The keys under which the browser keeps anything but the choice of colours, in order.
    pub async fn keys(&self) -> Done<Vec<String>> {
        self.script("return Object.keys(localStorage).filter(key => !key.endsWith('/colours')).sort()", &[]).await
    }

    /// The file with all notes, asked for in the notes view.
    pub async fn all_notes(&self) -> Done<Value> {
        self.press_named("main", "Download all notes").await?;
        Ok(serde_json::from_str(&self.downloaded(".json").await?)?)
    }
}

const NOTICES: &str = "return [...document.querySelectorAll('.notices li span')].map(notice => notice.textContent)";
