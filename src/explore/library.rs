//! A record's words, read once and ready to be searched: those of its findings, of everything else, and all that it knows.

use super::everywhere::{Entry, entries};
use super::phrase::{Way, Word};
use super::store::{Filler, Store, Written};
use super::wording::{Text, stem};
use record::{Finding, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A record's words.
#[derive(Debug, Default)]
pub struct Library {
    /// The texts of the findings, in the record's order, and of everything else that can be found.
    store: Store,
    /// How many findings there are.
    findings: usize,
    /// Everything else that can be found.
    pub(super) entries: Vec<Entry>,
    /// All words, by their folded letters.
    words: BTreeMap<Box<str>, Known>,
    /// The words of which these are the forms.
    stems: BTreeSet<Box<str>>,
    /// What is written with a hyphen: its parts, by what it would be as one word.
    compounds: BTreeMap<Box<str>, Vec<Box<str>>>,
    /// The terms, by their names.
    names: BTreeMap<Box<str>, Vec<usize>>,
    /// The most words that a name has.
    pub(super) longest_name: usize,
}

/// A word of the record.
#[derive(Clone, Debug)]
struct Known {
    /// As it is written, without a capital where it once has none.
    shown: Box<str>,
    stem: Box<str>,
    /// Whether it is once written otherwise than in capitals.
    ordinary: bool,
}

/// Initials that are also words which everybody types.
const ORDINARY: [&str; 4] = ["fast", "jar", "lac", "step"];

impl Library {
    /// The words of a record; they are read when they are first asked for.
    pub fn of(record: &Record) -> Arc<Self> {
        record.index.derived.get_or_make(|| Self::new(record))
    }

    fn new(record: &Record) -> Self {
        let mut filler = Filler::default();
        record.findings.iter().for_each(|finding| filler.add(texts(finding)));
        Self::of_all(record, filler)
    }

    /// The library of a record whose findings have been read.
    fn of_all(record: &Record, filler: Filler<'_>) -> Self {
        let entries = entries(record);
        let mut filler: Filler<'_> = filler;
        for entry in &entries {
            filler.add(entry.name_texts().chain(entry.told.iter().map(String::as_str)));
        }
        let store = filler.done();
        let mut library = Self { compounds: store.compounds(), findings: record.findings.len(), ..Self::default() };
        library.learn(store.words());
        library.store = store;
        library.entries = entries;
        for (place, term) in record.glossary.iter().enumerate() {
            for name in term.names() {
                let words = Text::read(name).0;
                library.longest_name = library.longest_name.max(words.len());
                let (Some(name), before) =
                    (words.last(), words.get(..words.len().saturating_sub(1)).unwrap_or_default())
                else {
                    continue;
                };
                let before: String = before.iter().map(|word| format!("{} ", word.folded)).collect();
                let places = library.names.entry((before + &name.stem).into()).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        library
    }

    /// Learns words as they are written.
    fn learn(&mut self, words: &[Written]) {
        for Written { shown, folded, stem, capitals, .. } in words {
            let known = self.words.entry(folded.clone()).or_insert_with(|| Known {
                shown: shown.clone(),
                stem: stem.clone(),
                ordinary: false,
            });
            known.ordinary |= !capitals;
            if shown.starts_with(|c: char| c.is_ascii_lowercase()) {
                known.shown = shown.clone();
            }
            self.stems.insert(stem.clone());
        }
    }

    /// Whether a text of a finding tells something in this way.
    pub(super) fn in_findings(&self, way: &Way) -> bool {
        self.store.has(way, self.findings)
    }

    /// Whether any text tells something in this way.
    pub(super) fn everywhere(&self, way: &Way) -> bool {
        self.store.has(way, usize::MAX)
    }

    /// The words as they are written.
    #[cfg(test)]
    pub(super) fn written(&self) -> &[Written] {
        self.store.words()
    }

    /// Which of the findings tell something in one of these ways, by their places in the record.
    pub(super) fn findings(&self, ways: &[Way]) -> Vec<bool> {
        self.marked(ways, self.findings)
    }

    /// Which of the entries tell something in one of these ways.
    pub(super) fn found_entries(&self, ways: &[Way]) -> Vec<bool> {
        self.marked(ways, self.findings + self.entries.len()).split_off(self.findings)
    }

    fn marked(&self, ways: &[Way], items: usize) -> Vec<bool> {
        let mut marks = vec![false; items];
        ways.iter().for_each(|way| self.store.mark(way, &mut marks));
        marks
    }

    /// Whether the record has a word, in this form or in another.
    pub(super) fn has(&self, folded: &str, stem: &str) -> bool {
        self.words.contains_key(folded) || self.stems.contains(stem)
    }

    /// Whether a word is only known as initials.
    pub(super) fn only_initials(&self, folded: &str) -> bool {
        !ORDINARY.contains(&folded) && self.words.get(folded).is_none_or(|known| !known.ordinary)
    }

    /// The parts of a word that the record writes with a hyphen.
    pub(super) fn parts(&self, joined: &str) -> Option<&[Box<str>]> {
        self.compounds.get(joined).map(Vec::as_slice)
    }

    /// The two words of the record that were typed as one which it does not have, if they once stand side by side.
    pub(super) fn typed_as_one<'a>(&self, word: &'a Word) -> Option<(&'a str, &'a str)> {
        /// The fewest letters of each.
        const LETTERS: usize = 3;
        let folded = &*word.folded;
        if self.has(folded, &word.stem) {
            return None;
        }
        let cuts = folded.char_indices().map(|(at, _)| at).filter(|at| *at >= LETTERS && at + LETTERS <= folded.len());
        let known = |part: &str| self.has(part, &stem(part));
        let mut both =
            cuts.filter_map(|at| folded.split_at_checked(at)).filter(|(one, other)| known(one) && known(other));
        both.find(|(one, other)| {
            let way = Way::SideBySide(vec![Word::new(one), Word::new(other)]);
            self.everywhere(&way)
        })
    }

    /// The terms with this name: its words but the last one folded, the last one as the one of which it is the plural.
    pub(super) fn terms(&self, name: &str) -> &[usize] {
        self.names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// All words that begin with this letter, each as it is written and as it is looked for.
    pub(super) fn words_from(&self, first: char) -> impl Iterator<Item = (&str, &str, &str)> {
        let from: Box<str> = first.to_string().into();
        let words = self.words.range(from..).take_while(move |(folded, _)| folded.starts_with(first));
        words.map(|(folded, known)| (&**folded, &*known.shown, &*known.stem))
    }
}

/// Reads a record's words piece by piece, so that a page goes on meanwhile.
#[derive(Debug)]
pub struct Preparing<'a> {
    record: &'a Record,
    filler: Filler<'a>,
    next: usize,
}

impl<'a> Preparing<'a> {
    /// Nothing has been read yet.
    pub fn new(record: &'a Record) -> Self {
        Self { record, filler: Filler::default(), next: 0 }
    }

    /// Reads so many findings more. Gives itself back where that is not all; where it is, or where somebody could not wait
    /// and has read them all at once, the words are ready.
    pub fn step(mut self, findings: usize) -> Option<Self> {
        let record = self.record;
        if record.index.derived.is_made() {
            return None;
        }
        let piece = record.findings.iter().skip(self.next).take(findings);
        piece.for_each(|finding| self.filler.add(texts(finding)));
        self.next += findings;
        if self.next < record.findings.len() {
            return Some(self);
        }
        let mut filler = Some(self.filler);
        record.index.derived.get_or_make(|| match filler.take() {
            Some(filler) => Library::of_all(record, filler),
            None => Library::new(record),
        });
        None
    }
}

/// Everything of a finding that is searched, but for the reader's note.
fn texts(finding: &Finding) -> impl Iterator<Item = &str> {
    let labels = [finding.topic.label(), finding.area.label(), finding.kind.label()];
    let responses = finding.responses.iter().map(|told| told.summary.as_str());
    let urgency = finding.urgency.map(|urgency| urgency.label());
    core::iter::once(finding.summary.as_str()).chain(labels).chain(responses).chain(urgency)
}
