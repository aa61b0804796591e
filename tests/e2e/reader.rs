//! What a reader does with notes: opens a finding, writes, saves; and what the browser then keeps.

use crate::expected::{listed, record};
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::poll;
use inspection_explorer::desk::Desk;
use inspection_explorer::explore::Filter;
use inspection_explorer::notes::{About, Note, Writing};
use inspection_explorer::record::{Finding, FindingId, Subject};
use inspection_explorer::store::MemoryStore;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The address of the findings that the tests write about.
pub const FINDINGS: &str = "view=findings";

/// One of these findings, counted from the top of the list and round where the record has fewer.
pub fn finding(number: usize) -> &'static Finding {
    static IN_THE_LIST: LazyLock<Vec<FindingId>> = LazyLock::new(|| listed(&Filter::default()));
    let id = IN_THE_LIST.iter().cycle().nth(number).expect("the record has findings");
    record().finding(id).expect("it is in the record")
}

/// The selector of a finding in the list.
pub fn item(target: &str) -> String {
    format!("[id='finding-{target}']")
}

/// What a note is about: a subject, or a finding or an action by its id alone.
pub fn about(target: &str) -> About {
    target.parse::<Subject>().map_or_else(|_| About::from_first_version(target), About::Subject)
}

/// The key under which the second version kept something.
pub fn second_key(kind: &str, id: &str) -> String {
    format!("inspection-explorer/v2/{}/{kind}/{id}", record().authority.id)
}

/// The key of a revision, as this version keeps it.
pub fn own_key(kind: &str, revision: &str, id: &str) -> String {
    format!("inspection-explorer/v3/{}/{kind}/{revision}/{id}", record().authority.id)
}

/// The key under which the second version kept a note.
pub fn key_of(target: &str) -> String {
    second_key("note", &about(target).to_string())
}

/// A note as the second version kept it.
pub fn second_form(note: &Note) -> String {
    let Note { about, writing, updated } = note;
    let (text, created) = (json!(writing.text), writing.created);
    format!(
        r#"{{"version":2,"subject":{},"text":{text},"created":{created},"updated":{updated}}}"#,
        json!(about.to_string())
    )
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
    let writing = Writing { text: text.to_owned(), created: time, ..Writing::default() };
    Note { about: about(target), writing, updated: time }
}

/// What a page finds where these keys have these values.
pub fn desk_of(entries: impl IntoIterator<Item = (String, String)>) -> Desk {
    let store: MemoryStore = entries.into_iter().collect();
    Desk::open(&store, &record().authority.id, 1, 0)
}

/// The text of a note where these keys have these values.
pub fn text_in(entries: BTreeMap<String, String>, target: &str) -> Option<String> {
    desk_of(entries).note(&about(target)).map(|note| note.writing.text)
}

/// The former texts of a note where these keys have these values, the latest first; what stands among them.
pub fn texts_in(desk: &Desk, target: &str) -> Vec<String> {
    let log = desk.notes.get(&about(target));
    let texts = log.into_iter().flat_map(|log| log.history()).filter_map(|(_, held)| held.content.as_ref());
    texts.map(|writing| writing.text.clone()).collect()
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
            let Some(note) = self.desk().await?.note(&about(target)) else { return Ok(Err("it is not".to_owned())) };
            Ok(if note.writing.text == text { Ok(note) } else { Err(format!("its text is '{}'", note.writing.text)) })
        })
        .await
    }

    /// Waits until the browser keeps no note about this.
    pub async fn not_kept(&self, target: &str) -> Done {
        poll(&format!("the note on {target} to be gone"), async || {
            let held = self.desk().await?.note(&about(target));
            Ok(held.map_or(Ok(()), |note| Err(format!("its text is '{}'", note.writing.text))))
        })
        .await
    }

    /// Puts a note into the browser, as a visit to the second version may have left it.
    pub async fn keep(&self, note: &Note) -> Done {
        self.store(&second_key("note", &note.about.to_string()), &second_form(note)).await
    }

    /// What the browser keeps, as a page finds it that is opened now.
    pub async fn desk(&self) -> Done<Desk> {
        let entries: Vec<(String, String)> = self.script("return Object.entries(localStorage)", &[]).await?;
        Ok(desk_of(entries))
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

    /// Waits until the bar tells why something is not saved.
    pub async fn is_not_saved(&self, why: &str) -> Done {
        let script =
            "return [...document.querySelectorAll('.unsaved')].some(bar => bar.textContent.includes(arguments[0]))";
        self.until(&format!("the bar to say '{why}'"), script, &[why.into()]).await
    }

    /// Waits until everything is saved.
    pub async fn is_all_saved(&self) -> Done {
        self.counts(".unsaved", 0).await
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

    /// The backup, asked for in the notes view: what stands in it under which key.
    pub async fn backup(&self) -> Done<BTreeMap<String, String>> {
        self.press_named("main", "Download a backup").await?;
        let file: Value = serde_json::from_str(&self.downloaded(".json").await?)?;
        self.insist(file["format"] == "inspection-explorer backup", format!("the file is {file}"))?;
        let entries = file["entries"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(entries.iter().map(|entry| (text(&entry["key"]), text(&entry["value"]))).collect())
    }
}

const NOTICES: &str = "return [...document.querySelectorAll('.notices li span')].map(notice => notice.textContent)";
