//! Searching words: everything that a reader asks for must be in the texts, in whatever form they write it.
//!
//! - Capitals, accents, ligatures and apostrophes do not matter, nor does the plural.
//! - What the record writes with a hyphen is one word, typed with the hyphen, with a space or as one word.
//! - Words between quotation marks must stand side by side, in this order and in these forms.
//! - A term of the field is found by its initials, by its name and by the words with which the summaries tell of it.
//! - While the last word is typed its beginning is enough, unless the word as it stands is found.
//!
//! No word is ever taken for another one: what may be a slip is only offered (see `spelling`).

use super::direction::isolated;
use super::library::Library;
pub use super::library::Preparing;
use super::limit::within_limit;
use super::phrase::{Way, Word};
use super::quoted::{Quoted, quoted};
use super::spoken::either;
use super::wording::{Text, Token};
use record::{Record, Term};

/// Reads the record's words, so that the first letter of a search need not wait for it.
pub fn prepare(record: &Record) {
    drop(Library::of(record));
}

/// A query, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    units: Vec<Unit>,
}

/// One of the things that are asked for: a word, a phrase or a term. All of them must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    /// How it may be told: any of these will do.
    ways: Vec<Way>,
    /// Whether its last word may still be being typed.
    open: bool,
    /// Whether it stands between quotation marks.
    quoted: bool,
    /// As typed, and the words that tell of it, where it is a term of the field.
    term: Option<(String, Vec<String>)>,
}

/// A word of a query, before it is known to what it belongs.
#[derive(Clone, Debug)]
struct Typed {
    word: Word,
    /// Where it ends in what was typed.
    end: usize,
    start: usize,
    /// In capitals: initials, or a reader who shouts.
    capitals: bool,
    /// Between which quotation marks.
    quoted: Option<usize>,
}

impl Query {
    /// Reads what a reader typed, to search these texts of a record.
    pub fn read<'a>(text: &str, record: &Record, texts: impl Iterator<Item = &'a Text> + Clone) -> Self {
        Self::read_where(text, record, &|way| texts.clone().any(|text| way.is_in(text)))
    }

    /// Reads what a reader typed, to search texts of which `has` says whether one tells something in a way.
    pub(super) fn read_where(text: &str, record: &Record, has: &dyn Fn(&Way) -> bool) -> Self {
        let mut query = Self::whole(text, record, &Library::of(record));
        query.complete(has);
        query
    }

    /// Reads what a reader typed, up to the limit, all of it in whole words.
    fn whole(text: &str, record: &Record, library: &Library) -> Self {
        let text = within_limit(text);
        let marks = quoted(text);
        let typed = typed(text, &marks, library);
        let mut units = Vec::new();
        let mut rest = typed.as_slice();
        while let [first, ..] = rest {
            let taken = match first.quoted {
                Some(mark) => {
                    let own = rest.iter().take_while(|typed| typed.quoted == Some(mark)).count();
                    let words = rest.iter().take(own).map(|typed| Word {
                        exact: true,
                        capitals: means_initials(typed, record, library),
                        ..typed.word.clone()
                    });
                    let open = marks.get(mark).is_some_and(|mark| !mark.closed);
                    units.push(Unit { ways: vec![Way::SideBySide(words.collect())], open, quoted: true, term: None });
                    own
                }
                None => term(text, rest, record, library).unwrap_or_else(|| word(rest)).push_to(&mut units),
            };
            rest = rest.get(taken.max(1)..).unwrap_or_default();
        }
        // Only what is typed last may still grow.
        let last = units.len().saturating_sub(1);
        units.iter_mut().take(last).for_each(|unit| unit.open = false);
        Self { units }
    }

    /// Lets the last word be the beginning of one, where the texts do not have it as it stands.
    fn complete(&mut self, has: &dyn Fn(&Way) -> bool) {
        let Some(unit) = self.units.last_mut().filter(|unit| unit.open) else { return };
        if !unit.ways.iter().any(has)
            && let Some(Way::SideBySide(words)) = unit.ways.first_mut()
            && let Some(last) = words.last_mut()
        {
            last.beginning = true;
        }
    }

    /// Which terms of the field were asked for, and what was searched as well: '‘MASH’ also finds ‘front door’.' `None`
    /// where there is no such term.
    pub fn explanation(&self) -> Option<String> {
        let terms = self.units.iter().filter_map(|unit| unit.term.as_ref()).filter(|(_, tells)| !tells.is_empty());
        let quoted = |word: &String| format!("‘{word}’");
        let said = |(typed, tells): &(String, Vec<String>)| {
            format!("‘{}’ also finds {}.", isolated(typed), either(&tells.iter().map(quoted).collect::<Vec<_>>()))
        };
        terms.map(said).reduce(|all, next| all + " " + &next)
    }

    /// Whether something stands between quotation marks.
    pub fn is_quoted(&self) -> bool {
        self.units.iter().any(|unit| unit.quoted)
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How many things were asked for: words, phrases and terms.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// In which of many things everything that is asked for is found. `marks` says in which one of these ways is told.
    /// Nothing where nothing is asked for.
    pub(super) fn found(&self, marks: impl Fn(&[Way]) -> Vec<bool>) -> Option<Vec<bool>> {
        let all = self.units.iter().map(|unit| marks(&unit.ways));
        all.reduce(|all, next| all.iter().zip(next).map(|(one, other)| *one && other).collect())
    }

    /// Whether everything that is asked for is found in one of the texts.
    pub fn matches<'a>(&self, texts: impl Iterator<Item = &'a Text> + Clone) -> bool {
        self.units.iter().all(|unit| texts.clone().any(|text| unit.is_in(text)))
    }

    /// Whether something that is asked for is found in a text.
    pub fn touches(&self, text: &Text) -> bool {
        self.units.iter().any(|unit| unit.is_in(text))
    }

    /// The text in parts, each with whether it matches: for marking what was found.
    pub fn mark<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts = Vec::new();
        let mut add = |from: usize, to: usize, hit: bool| {
            parts.extend(text.get(from..to).filter(|part| !part.is_empty()).map(|part| (part, hit)));
        };
        let mut from = 0;
        for (start, end) in self.places(text) {
            if end > from {
                let start = start.max(from);
                add(from, start, false);
                add(start, end, true);
                from = end;
            }
        }
        add(from, text.len(), false);
        parts
    }

    /// Where a text has what was asked for, in bytes and in order.
    pub fn places(&self, text: &str) -> Vec<(usize, usize)> {
        if self.is_empty() {
            return Vec::new();
        }
        let read = Text::read(text);
        let ways = self.units.iter().flat_map(|unit| &unit.ways);
        let mut places: Vec<(usize, usize)> = ways.flat_map(|way| way.places(&read, text)).collect();
        places.sort_unstable_by_key(|(start, end)| (*start, core::cmp::Reverse(*end)));
        places
    }
}

impl Unit {
    fn is_in(&self, text: &Text) -> bool {
        self.ways.iter().any(|way| way.is_in(text))
    }
}

/// A unit and how many of the words it takes.
struct Taken(Unit, usize);

impl Taken {
    fn push_to(self, units: &mut Vec<Unit>) -> usize {
        units.push(self.0);
        self.1
    }
}

/// The words of what was typed. A word that the record writes with a hyphen is taken apart, and so is one that it writes as
/// two.
fn typed(text: &str, marks: &[Quoted], library: &Library) -> Vec<Typed> {
    let mut all = Vec::new();
    for Token { start, end, folded, stem, capitals, .. } in Text::read(text).0 {
        let quoted = marks.iter().position(|mark| mark.start <= start && start < mark.end);
        let word = Word::new(&folded);
        // 'IROs' is a plural; of what is all in capitals, a reader may have shouted a plural.
        let word = if capitals && stem != folded { Word { stem, ..word } } else { word };
        let typed = |word: Word| Typed { word, start, end, capitals, quoted };
        if let Some(parts) = library.parts(&word.stem) {
            let last = parts.len().saturating_sub(1);
            let parts = parts.iter().enumerate();
            all.extend(parts.map(|(at, part)| typed(Word { joins_next: at < last, ..Word::new(part) })));
        } else if let Some((one, other)) = library.typed_as_one(&word) {
            all.extend([one, other].map(|part| typed(Word::new(part))));
        } else {
            all.push(typed(word));
        }
    }
    join(&mut all, library);
    all
}

/// Notes which words the record writes with a hyphen.
fn join(all: &mut [Typed], library: &Library) {
    /// The most parts of such a word.
    const PARTS: usize = 3;
    for from in 0..all.len() {
        for parts in (2..=PARTS).rev() {
            let Some(own) = all.get_mut(from..from + parts) else { continue };
            let Some((last, before)) = own.split_last_mut() else { continue };
            let joined: String = before.iter().map(|typed| &*typed.word.folded).collect();
            if library.parts(&(joined + &last.word.stem)).is_some_and(|known| known.len() == parts) {
                before.iter_mut().for_each(|typed| typed.word.joins_next = true);
            }
        }
    }
}

/// What is asked for by the next word: the word, or with its neighbours the one that the record writes with hyphens.
fn word(rest: &[Typed]) -> Taken {
    let joined = rest.iter().take_while(|typed| typed.word.joins_next).count() + 1;
    let words: Vec<Word> = rest.iter().take(joined).map(|typed| typed.word.clone()).collect();
    let open = rest.iter().take(joined).all(|typed| !typed.capitals);
    let taken = words.len();
    Taken(Unit { ways: vec![Way::SideBySide(words)], open, quoted: false, term: None }, taken)
}

/// The term of the field whose name comes next, the longest one.
fn term(text: &str, rest: &[Typed], record: &Record, library: &Library) -> Option<Taken> {
    let unquoted = rest.iter().take_while(|typed| typed.quoted.is_none()).count();
    (1..=unquoted.min(library.longest_name)).rev().find_map(|length| {
        let own = rest.get(..length)?;
        let (last, before) = own.split_last()?;
        let name: String = before.iter().map(|typed| format!("{} ", typed.word.folded)).collect();
        let terms = terms_of(&name, &last.word, record, library);
        // Initials in small letters may be a word like any other.
        let initials = length == 1 && are_initials(&terms, &last.word);
        let only_initials = library.only_initials(&last.word.folded);
        let asked = !terms.is_empty() && (!initials || last.capitals || only_initials);
        let typed = text.get(own.first()?.start..last.end)?;
        asked.then(|| {
            let mut words: Vec<Word> = own.iter().map(|typed| typed.word.clone()).collect();
            if let Some(only) = words.first_mut().filter(|_| initials) {
                only.capitals = !only_initials;
            }
            Taken(told(typed, words, &terms), length)
        })
    })
}

/// The terms with this name. `before` is the name without its last word, with a space after each word.
fn terms_of<'a>(before: &str, last: &Word, record: &'a Record, library: &Library) -> Vec<&'a Term> {
    let named = |last: &str| library.terms(&format!("{before}{last}"));
    let by_stem = named(&last.stem);
    let places = if by_stem.is_empty() { named(&last.folded) } else { by_stem };
    places.iter().filter_map(|place| record.glossary.get(*place)).collect()
}

/// Whether a word in capitals means the initials of a term and not the word of the same letters: FAST is not fast.
fn means_initials(typed: &Typed, record: &Record, library: &Library) -> bool {
    if !typed.capitals || library.only_initials(&typed.word.folded) {
        return false;
    }
    let terms = terms_of("", &typed.word, record, library);
    !terms.is_empty() && are_initials(&terms, &typed.word)
}

/// Whether a word is the initials of all these terms.
fn are_initials(terms: &[&Term], word: &Word) -> bool {
    terms.iter().all(|term| has_initials(term, word))
}

/// Whether a word is the initials of a term.
fn has_initials(term: &Term, word: &Word) -> bool {
    let names = term.names().filter(|name| name.chars().filter(char::is_ascii_uppercase).count() >= 2);
    { names }.any(|name| {
        let name = Word::new(name);
        name.folded == word.folded || name.stem == word.stem
    })
}

/// A term, asked for by these words: they tell of it, and so do its name, its initials and what its glossary says.
fn told(typed: &str, words: Vec<Word>, terms: &[&Term]) -> Unit {
    let all = |text: &str| Text::read(text).0.iter().map(|token| Word::new(&token.folded)).collect::<Vec<_>>();
    let mut ways = vec![if words.len() == 1 { Way::SideBySide(words) } else { Way::Together(words) }];
    let mut tells = Vec::new();
    for term in terms {
        ways.push(Way::SideBySide(all(&term.term)));
        ways.extend(
            term.acronym
                .as_deref()
                .map(|initials| Way::SideBySide(vec![Word { capitals: true, ..Word::new(initials) }])),
        );
        ways.extend(term.finds.iter().map(|words| Way::Together(all(words))));
        tells.extend(term.finds.iter().map(|words| words.to_ascii_lowercase()));
    }
    ways.retain(|way| !matches!(way, Way::SideBySide(words) | Way::Together(words) if words.is_empty()));
    tells.retain(|tell| !tell.eq_ignore_ascii_case(typed));
    Unit { ways, open: false, quoted: false, term: Some((typed.to_owned(), tells)) }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
