//! Many texts ready to be searched: each word is kept once, with the places in which it stands. A text is a row of numbers.
//!
//! What it finds is what [`Way::is_in`] finds in each text, read by itself; a test compares the two.

use super::phrase::{Line, Seen, Way, Word};
use super::wording::{Text, compared, pieces};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A word of the texts, as it is written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// As it is written.
    pub shown: Box<str>,
    /// Its letters, folded.
    pub folded: Box<str>,
    /// The same of the word of which it is the plural.
    pub stem: Box<str>,
    /// Whether it is written in capitals.
    pub capitals: bool,
    /// The items in which it stands, in order.
    items: Vec<u32>,
}

/// Words with hyphens between them, as one word.
#[derive(Clone, Debug)]
struct Joined {
    folded: Box<str>,
    stem: Box<str>,
    items: Vec<u32>,
}

/// The texts. Each belongs to an item: a finding, a thread.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    words: Vec<Written>,
    joined: Vec<Joined>,
    /// All texts, one behind the other: the number of each word, with what stands before it.
    tokens: Vec<u32>,
    /// Where each item begins, and where the last one ends.
    starts: Vec<u32>,
}

/// Only a hyphen stands between a word and the one before.
const HYPHEN: u32 = 1 << 31;
/// A sentence ends before the word.
const SENTENCE: u32 = 1 << 30;
/// The word begins a text.
const BEGINS: u32 = 1 << 29;
/// The number of the word.
const WORD: u32 = BEGINS - 1;

/// Fills a store.
#[derive(Debug, Default)]
pub(super) struct Filler<'a> {
    store: Store,
    /// The number of each word as it is written; none for what has no letters.
    known: FxHashMap<&'a str, Option<u32>>,
    joined: FxHashMap<(Box<str>, Box<str>), usize>,
}

impl<'a> Filler<'a> {
    /// Adds an item with these texts.
    pub fn add(&mut self, texts: impl Iterator<Item = &'a str>) {
        let item = u32::try_from(self.store.starts.len()).unwrap_or(u32::MAX);
        self.store.starts.push(u32::try_from(self.store.tokens.len()).unwrap_or(u32::MAX));
        for text in texts {
            self.text(text, item);
        }
    }

    fn text(&mut self, text: &'a str, item: u32) {
        let first = self.store.tokens.len();
        let mut from = 0;
        for (start, word) in pieces(text) {
            let Some(number) = self.number(word) else { continue };
            let between = text.get(from..start).unwrap_or_default();
            let begins = self.store.tokens.len() == first;
            let mut token = number & WORD;
            if begins {
                token |= BEGINS;
            } else if matches!(between, "-" | "\u{2010}" | "\u{2011}") {
                token |= HYPHEN;
            }
            if between.contains(['.', '!', '?', ';', '\n']) {
                token |= SENTENCE;
            }
            self.store.tokens.push(token);
            if let Some(known) = self.store.words.get_mut(number as usize)
                && known.items.last() != Some(&item)
            {
                known.items.push(item);
            }
            if token & HYPHEN != 0 {
                self.join(first, item);
            }
            from = start + word.len();
        }
    }

    /// The number of a word.
    fn number(&mut self, word: &'a str) -> Option<u32> {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let number = compared(word).map(|(folded, stem, capitals)| {
            let shown = word.into();
            self.store.words.push(Written { shown, folded, stem, capitals, items: Vec::new() });
            u32::try_from(self.store.words.len() - 1).unwrap_or(WORD)
        });
        self.known.insert(word, number);
        number
    }

    /// Notes the last word with those before it, to which hyphens join it.
    fn join(&mut self, first: usize, item: u32) {
        let own = self.store.tokens.get(first..).unwrap_or_default();
        let hyphens = own.iter().rev().take_while(|token| **token & HYPHEN != 0).count();
        let run = own.get(own.len().saturating_sub(hyphens + 1)..).unwrap_or_default();
        let words: Vec<&Written> =
            run.iter().filter_map(|token| self.store.words.get((token & WORD) as usize)).collect();
        let Some((last, before)) = words.split_last() else { return };
        for from in 0..before.len() {
            let start: String = before.iter().skip(from).map(|word| &*word.folded).collect();
            let key = ((start.clone() + &last.folded).into(), (start + &last.stem).into());
            let joined = &mut self.store.joined;
            let at = *self.joined.entry(key).or_insert_with_key(|(folded, stem)| {
                joined.push(Joined { folded: folded.clone(), stem: stem.clone(), items: Vec::new() });
                joined.len() - 1
            });
            if let Some(own) = joined.get_mut(at)
                && own.items.last() != Some(&item)
            {
                own.items.push(item);
            }
        }
    }

    /// The store, full.
    pub fn done(mut self) -> Store {
        self.store.starts.push(u32::try_from(self.store.tokens.len()).unwrap_or(u32::MAX));
        self.store.words.iter_mut().for_each(|word| word.items.shrink_to_fit());
        self.store
    }
}

impl Store {
    /// Every word, in the order in which it is first written.
    pub fn words(&self) -> &[Written] {
        &self.words
    }

    /// What is written with hyphens, whole: its parts as they are compared, once each.
    pub fn compounds(&self) -> BTreeMap<Box<str>, Vec<Box<str>>> {
        let mut all = BTreeMap::new();
        let mut run: Vec<&Written> = Vec::new();
        let mut end = |run: &mut Vec<&Written>| {
            if let [before @ .., last] = run.as_slice()
                && !before.is_empty()
            {
                let joined: String = before.iter().map(|part| &*part.folded).collect();
                let parts = before.iter().map(|part| part.folded.clone()).chain([last.stem.clone()]);
                all.insert((joined + &last.stem).into(), parts.collect());
            }
            run.clear();
        };
        for token in &self.tokens {
            if token & HYPHEN == 0 {
                end(&mut run);
            }
            run.extend(self.words.get((token & WORD) as usize));
        }
        end(&mut run);
        all
    }

    /// Whether a text of one of the first items tells something in this way.
    pub fn has(&self, way: &Way, items: usize) -> bool {
        let tells = |item: usize, sure: bool| sure || self.lines(item).any(|line| way.is_in_line(&line));
        self.candidates(way, &mut |item, sure| item < items && tells(item, sure))
    }

    /// Marks the items that tell something in this way.
    pub fn mark(&self, way: &Way, marks: &mut [bool]) {
        self.candidates(way, &mut |item, sure| {
            if let Some(mark) = marks.get_mut(item).filter(|mark| !**mark) {
                *mark = sure || self.lines(item).any(|line| way.is_in_line(&line));
            }
            false
        });
    }

    /// The texts of an item.
    pub fn lines(&self, item: usize) -> impl Iterator<Item = Row<'_>> {
        let at = |item: usize| self.starts.get(item).map_or(self.tokens.len(), |start| *start as usize);
        let own = self.tokens.get(at(item)..at(item + 1)).unwrap_or_default();
        own.chunk_by(|_, next| next & BEGINS == 0).map(|tokens| Row { tokens, words: &self.words })
    }

    /// Gives every item that may tell something in this way to `give`, and whether it does for sure, until it says that it
    /// is enough. Says whether it did.
    fn candidates(&self, way: &Way, give: &mut dyn FnMut(usize, bool) -> bool) -> bool {
        let (words, sure) = match way {
            Way::SideBySide(words) => (words, words.len() == 1 && words.iter().all(|word| !word.capitals)),
            Way::Together(words) => (words, false),
        };
        if words.is_empty() {
            // No words stand in every text, as they do in one that is read by itself.
            return matches!(way, Way::Together(_))
                && (0..self.starts.len().saturating_sub(1)).any(|item| give(item, false));
        }
        let side_by_side = matches!(way, Way::SideBySide(_));
        let lists = (0..words.len()).filter(|at| {
            // What the record may write as one with the word before is not looked for by itself.
            !side_by_side || *at == 0 || words.get(at - 1).is_some_and(|before| !before.joins_next)
        });
        let lists = lists.map(|at| self.standing(words.get(at..).unwrap_or_default(), side_by_side));
        let rarest = lists.min_by_key(|lists| lists.iter().map(|list| list.len()).sum::<usize>()).unwrap_or_default();
        rarest.into_iter().flatten().any(|item| give(*item as usize, sure))
    }

    /// Where the first of these words stands, alone or as one with the next: lists of items.
    fn standing(&self, words: &[Word], side_by_side: bool) -> Vec<&[u32]> {
        let mut wanted: Vec<Word> = words.first().into_iter().cloned().collect();
        if side_by_side {
            let joins = words.iter().take_while(|word| word.joins_next).count();
            wanted.extend((2..=joins + 1).filter_map(|parts| Word::as_one(words.get(..parts)?)));
        }
        let is = |folded: &str, stem: &str| wanted.iter().any(|word| word.same(folded, stem));
        let plain = self.words.iter().filter(|word| is(&word.folded, &word.stem)).map(|word| word.items.as_slice());
        let joined = self.joined.iter().filter(|word| side_by_side && is(&word.folded, &word.stem));
        plain.chain(joined.map(|word| word.items.as_slice())).collect()
    }
}

/// A text of the store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    tokens: &'a [u32],
    words: &'a [Written],
}

impl Line for Row<'_> {
    fn token(&self, at: usize) -> Option<Seen<'_>> {
        let token = *self.tokens.get(at)?;
        let Written { folded, stem, capitals, .. } = self.words.get((token & WORD) as usize)?;
        let (hyphen, new_sentence) = (token & HYPHEN != 0, token & SENTENCE != 0);
        Some(Seen { folded, stem, capitals: *capitals, hyphen, new_sentence })
    }
}

impl Line for Text {
    fn token(&self, at: usize) -> Option<Seen<'_>> {
        self.0.get(at).map(Seen::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    const WORDS: [&str; 12] = [
        "care",
        "Care",
        "leavers",
        "leaver",
        "multi-agency",
        "multiagency",
        "multi agency",
        "FAST",
        "fast",
        "up-to-date",
        "IROs",
        "children’s",
    ];

    fn words() -> impl Strategy<Value = Vec<Word>> {
        let word = (select(WORDS.to_vec()), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        let word = word.prop_map(|(text, exact, capitals, beginning, joins_next)| {
            let text = text.split([' ', '-']).next().unwrap_or_default();
            let cut = if beginning { &text[..2] } else { text };
            Word { exact, capitals, beginning, joins_next, ..Word::new(cut) }
        });
        proptest::collection::vec(word, 1..4)
    }

    proptest! {
        #[test]
        fn a_store_finds_what_each_text_tells(
            items in proptest::collection::vec(
                proptest::collection::vec(
                    proptest::collection::vec((select(WORDS.to_vec()), select(vec![" ", "-", ". ", ", "])), 0..8), 0..3), 0..6),
            words in words(),
            together in any::<bool>(),
        ) {
            let items: Vec<Vec<String>> = items.iter().map(|texts| {
                texts.iter().map(|words| words.iter().map(|(word, after)| format!("{word}{after}")).collect()).collect()
            }).collect();
            let mut filler = Filler::default();
            for texts in &items {
                filler.add(texts.iter().map(String::as_str));
            }
            let store = filler.done();
            let way = if together { Way::Together(words) } else { Way::SideBySide(words) };
            let wanted: Vec<bool> =
                items.iter().map(|texts| texts.iter().any(|text| way.is_in(&Text::read(text)))).collect();
            let mut marks = vec![false; items.len()];
            store.mark(&way, &mut marks);
            prop_assert_eq!(&marks, &wanted);
            prop_assert_eq!(store.has(&way, usize::MAX), wanted.contains(&true));
            prop_assert_eq!(store.has(&way, 1), wanted.first() == Some(&true));
        }
    }
}
