//! Where the terms of the field stand in texts, so that a view can explain each one where a reader first meets it.
//!
//! The rule of what is first: a view lists the texts that it shows in the order of the page, and each term is marked at its
//! first place in that list. Only what shows counts. So where a list is filtered the first entry that is left carries the
//! mark; where it grows at its end no mark moves. Texts that stand inside a link or a button do not count, nor do headings
//! of charts and panels and what the reader wrote. What counts follows from the state of the page alone, so that the same
//! page is marked in the same way whatever the way to it.

use super::wording::{is_part, words};
use core::cmp::{Ordering, Reverse};
use core::hash::Hash;
use record::Term;
use std::collections::HashMap;

/// The names of all terms, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// In the order of their first words; of those with the same first word the longest is first.
    names: Vec<Name>,
    number: usize,
}

/// A name of a term.
#[derive(Clone, Debug)]
struct Name {
    /// The first word in lower case.
    first: String,
    text: String,
    /// Whether capitals matter, as they do in initials: FAST is not fast.
    exact: bool,
    term: usize,
}

/// Where a term stands in a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its place in the glossary.
    pub term: usize,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// The place in the glossary of the term that they are, where they are one.
    pub term: Option<usize>,
}

impl Name {
    fn new(text: &str, term: usize) -> Option<Self> {
        let (_, first) = words(text).next().filter(|(start, _)| *start == 0)?;
        let exact = text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
        Some(Self { first: first.to_ascii_lowercase(), text: text.to_owned(), exact, term })
    }

    /// How many bytes of a text it takes, if the text begins with it.
    fn begins(&self, text: &str) -> Option<usize> {
        let mut signs = text.char_indices();
        let same = |a: char, b: char| {
            a == b || (is_apostrophe(a) && is_apostrophe(b)) || (!self.exact && a.eq_ignore_ascii_case(&b))
        };
        let all = self.text.chars().all(|wanted| signs.next().is_some_and(|(_, sign)| same(sign, wanted)));
        all.then(|| signs.offset())
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The order of a word among first words, whatever its capitals.
fn order(first: &str, word: &str) -> Ordering {
    first.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Whether a word ends here, and not only a part of one with a hyphen.
fn ends(text: &str, at: usize) -> bool {
    let mut behind = text.get(at..).unwrap_or_default().chars();
    match behind.next() {
        Some('-') => !behind.next().is_some_and(is_part),
        Some(sign) => !is_part(sign),
        None => true,
    }
}

impl Terms {
    /// The names of a glossary's terms.
    pub fn new(glossary: &[Term]) -> Self {
        let all = glossary.iter().enumerate().flat_map(|(term, own)| own.names().map(move |name| (name, term)));
        let mut names: Vec<Name> = all.filter_map(|(name, term)| Name::new(name, term)).collect();
        names.sort_by(|a, b| (&a.first, Reverse(a.text.len())).cmp(&(&b.first, Reverse(b.text.len()))));
        Self { names, number: glossary.len() }
    }

    /// Everywhere that a term stands in a text: as whole words, and not within the name of a longer one.
    pub fn places(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        let mut from = 0;
        for (start, word) in words(text) {
            if start >= from
                && let Some(place) = self.longest(text, start, word)
            {
                from = place.end;
                places.push(place);
            }
        }
        places
    }

    /// The longest name that begins with this word of a text.
    fn longest(&self, text: &str, start: usize, word: &str) -> Option<Place> {
        let begin = self.names.partition_point(|name| order(&name.first, word) == Ordering::Less);
        let mut same = self.names.get(begin..)?.iter().take_while(|name| order(&name.first, word) == Ordering::Equal);
        let place = same.find_map(|name| {
            let end = start + name.begins(text.get(start..)?)?;
            ends(text, end).then_some(Place { start, end, term: name.term })
        })?;
        // Half of a word with a hyphen is no whole word.
        (!text.get(..start)?.ends_with('-')).then_some(place)
    }

    /// The first places in texts that a view shows in this order, by what the texts are known by.
    pub fn first_places<K: Eq + Hash>(
        &self,
        texts: impl IntoIterator<Item = (K, impl AsRef<str>)>,
    ) -> HashMap<K, Vec<Place>> {
        let mut reading = Reading::new(self);
        let texts = texts.into_iter().map(|(key, text)| (key, reading.first_places(text.as_ref())));
        texts.filter(|(_, places)| !places.is_empty()).collect()
    }
}

/// What a reader has met so far, from the top of a view.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    terms: &'a Terms,
    met: Vec<bool>,
}

impl<'a> Reading<'a> {
    /// At the top of a view.
    pub fn new(terms: &'a Terms) -> Self {
        Self { terms, met: vec![false; terms.number] }
    }

    /// Where terms stand in the next text that the reader has not met before.
    pub fn first_places(&mut self, text: &str) -> Vec<Place> {
        let mut places = self.terms.places(text);
        places.retain(|place| self.met.get_mut(place.term).is_some_and(|met| !core::mem::replace(met, true)));
        places
    }
}

/// A text cut at places in it, which stand in their order.
pub fn cut<'a>(text: &'a str, places: &[Place]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for place in places {
        if let (Some(before), Some(own)) = (text.get(from..place.start), text.get(place.start..place.end)) {
            pieces.push(Piece { text: before, term: None });
            pieces.push(Piece { text: own, term: Some(place.term) });
            from = place.end;
        }
    }
    pieces.push(Piece { text: text.get(from..).unwrap_or_default(), term: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
