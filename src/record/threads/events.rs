//! The time line of a thread: who spoke of the issue, and who had reason to and did not.

use super::course::Course;
use crate::{Date, Document, Record, ThreadStep, Voice};
use std::collections::HashMap;

/// A place on a thread's time line: somebody spoke of the issue, or had reason to and did not.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// Who.
    pub voice: Voice<'a>,
    /// When.
    pub when: Date,
    /// What was said, or what the silence means.
    pub said: Result<&'a ThreadStep, Silence<'a>>,
}

/// The silence of a document about an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence<'a> {
    /// Whether the document looked at such issues at all: only then does its silence mean something.
    pub counts: bool,
    /// What its silence means, in the record's words.
    pub meaning: &'a str,
}

impl Silence<'_> {
    /// What 'not mentioned' means, in one or two sentences. Where it counts for nothing, the record's own words say why.
    pub fn words(self) -> String {
        match (self.counts, self.meaning) {
            (true, "") => "That is not a judgement either way.".to_owned(),
            (true, meaning) => format!("That is not a judgement either way. {meaning}"),
            (false, "") => "Nothing can be read into that.".to_owned(),
            (false, meaning) => meaning.to_owned(),
        }
    }
}

impl<'a> Course<'a> {
    /// The time line: every step, and from the first one on every held document that says nothing.
    pub fn events(&self, record: &'a Record) -> Vec<Event<'a>> {
        let thread = self.thread;
        let spoken = thread.steps.iter().filter_map(|step| {
            let voice = record.voice(&step.from)?;
            Some(Event { voice, when: voice.when()?, said: Ok(step) })
        });
        let mut events: Vec<Event> = spoken.collect();
        let first = events.first().map(|event| event.when);
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, event) in events.iter().enumerate() {
            places.entry(event.voice.id()).or_insert(place);
        }
        for document in &record.documents {
            let Some((voice, when)) = voice_of(record, document).and_then(|voice| Some((voice, voice.when()?))) else {
                continue;
            };
            if thread.step(voice.id()).is_some() || first.is_none_or(|first| when <= first) {
                continue;
            }
            let counts = document.looked_at(self.topics.iter().copied());
            let said = Err(Silence { counts, meaning: &document.silence });
            let place = *places.entry(voice.id()).or_insert(events.len());
            match events.get_mut(place) {
                // Several documents of one inspection are one silence; one that looked at such issues tells what it means.
                Some(event) if counts && matches!(event.said, Err(silence) if !silence.counts) => event.said = said,
                Some(_) => {}
                None => events.push(Event { voice, when, said }),
            }
        }
        events.sort_by_key(|event| event.when);
        events
    }
}

/// Who speaks in a document: its inspection where inspectors wrote it, or else the document itself.
fn voice_of<'a>(record: &'a Record, document: &'a Document) -> Option<Voice<'a>> {
    record.voice(if document.is_inspectors() { &document.inspection } else { &document.id })
}
