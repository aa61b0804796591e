//! Searching words: every word of the query must begin a word of the text, or be one slip away where it begins none.

use super::spelling::{Near, begins};
use record::Term;

/// How many letters a word must have to be taken for a misspelling of another.
const MISSPELT_FROM: usize = 4;

/// A query, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Wanted>,
}

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    /// As typed, in lower case.
    typed: String,
    /// The beginnings of words that are looked for in its stead, where it is misspelt.
    read_as: Vec<String>,
    /// The words that tell of it, where it is a term of the field: each a list of beginnings that must all be there.
    tells: Vec<Vec<String>>,
}

impl Wanted {
    /// How much of a text's word is found, in bytes: the letters typed, or all of it where they were misspelt.
    fn found_in(&self, word: &str) -> Option<usize> {
        if self.read_as.is_empty() {
            begins(word, &self.typed).then_some(self.typed.len())
        } else {
            self.read_as.iter().any(|beginning| begins(word, beginning)).then_some(word.len())
        }
    }

    /// How much of a text's word is to be marked, in bytes.
    fn marked_in(&self, word: &str) -> Option<usize> {
        let tells = || self.tells.iter().flatten().any(|beginning| begins(word, beginning)).then_some(word.len());
        self.found_in(word).or_else(tells)
    }

    /// Whether it is found in one of the texts, or all words that tell of it are found in them together.
    fn is_in(&self, texts: &[&str]) -> bool {
        let any = |found: &dyn Fn(&str) -> bool| texts.iter().any(|text| words(text).any(|(_, word)| found(word)));
        any(&|word| self.found_in(word).is_some())
            || self.tells.iter().any(|tells| tells.iter().all(|beginning| any(&|word| begins(word, beginning))))
    }
}

impl Query {
    /// Reads what a reader typed: capitals, accents on apostrophes and punctuation do not matter.
    pub fn read(text: &str) -> Self {
        let exact = |(_, word): (usize, &str)| Wanted { typed: word.to_ascii_lowercase(), ..Wanted::default() };
        Self { words: words(text).map(exact).collect() }
    }

    /// The query that also finds what the field calls otherwise: a word that is a name of a term is found by the words
    /// with which the summaries tell of it.
    pub fn with_terms(mut self, glossary: &[Term]) -> Self {
        for wanted in &mut self.words {
            let is_name = |name: &str| name.eq_ignore_ascii_case(&wanted.typed);
            let terms = glossary.iter().filter(|term| term.names().any(is_name));
            let lower = |text: &String| words(text).map(|(_, word)| word.to_ascii_lowercase()).collect::<Vec<_>>();
            wanted.tells = terms.flat_map(|term| &term.finds).map(lower).filter(|words| !words.is_empty()).collect();
        }
        self
    }

    /// The terms of the field that were asked for, each with the words that are looked for as well.
    pub fn explained(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        let terms = self.words.iter().filter(|wanted| !wanted.tells.is_empty());
        terms.map(|wanted| (wanted.typed.as_str(), wanted.tells.iter().map(|words| words.join(" ")).collect()))
    }

    /// The query for searching these texts: a word that begins no word of any of them is taken for a misspelling.
    ///
    /// It is read as the words that one slip (a letter too many, missing, wrong, or swapped with its neighbour) turns
    /// into it; where there are none, as the beginnings of words. Words with fewer than four letters, and so numbers,
    /// are meant as they stand.
    pub fn corrected<'a>(&self, texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut exact =
            Self { words: self.words.iter().map(|w| Wanted { read_as: Vec::new(), ..w.clone() }).collect() };
        // A term of the field is no misspelling.
        let meant = self.words.iter().filter(|wanted| wanted.tells.is_empty());
        let mut unknown: Vec<&str> = meant.map(|wanted| wanted.typed.as_str()).collect();
        for (_, word) in texts.clone().flat_map(words) {
            if unknown.is_empty() {
                return exact;
            }
            unknown.retain(|typed| !begins(word, typed));
        }
        unknown.retain(|typed| typed.chars().filter(|c| c.is_alphabetic()).count() >= MISSPELT_FROM);
        unknown.sort_unstable();
        unknown.dedup();
        let mut near: Vec<(&str, Near)> = unknown.into_iter().map(|typed| (typed, Near::default())).collect();
        if !near.is_empty() {
            for (_, word) in texts.flat_map(words) {
                near.iter_mut().for_each(|(typed, near)| near.consider(typed, word));
            }
        }
        for wanted in &mut exact.words {
            if let Some((_, near)) = near.iter().find(|(typed, _)| *typed == wanted.typed) {
                wanted.read_as = near.best();
            }
        }
        exact
    }

    /// The words that were taken for misspellings, each with what it is read as: so that a reader can be told.
    pub fn corrections(&self) -> impl Iterator<Item = (&str, &[String])> {
        let misspelt = self.words.iter().filter(|wanted| !wanted.read_as.is_empty());
        misspelt.map(|wanted| (wanted.typed.as_str(), wanted.read_as.as_slice()))
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words were asked for.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether every word of the query is found in one of the texts.
    pub fn matches(&self, texts: &[&str]) -> bool {
        self.words.iter().all(|wanted| wanted.is_in(texts))
    }

    /// The text in parts, each with whether it matches: for marking what was found.
    pub fn mark<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts = Vec::new();
        let mut from = 0;
        for (start, word) in words(text) {
            let Some(length) = self.words.iter().filter_map(|wanted| wanted.marked_in(word)).max() else { continue };
            if let (Some(before), Some(hit)) = (text.get(from..start), text.get(start..start + length)) {
                if !before.is_empty() {
                    parts.push((before, false));
                }
                parts.push((hit, true));
                from = start + length;
            }
        }
        if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            parts.push((rest, false));
        }
        parts
    }
}

/// The words of a text, each with the place where it begins. Letters, digits and what lies beyond ASCII belong to
/// words; space and punctuation part them.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut signs = text.char_indices();
    core::iter::from_fn(move || {
        let (start, _) = signs.find(|(_, c)| is_part(*c))?;
        let end = signs.find(|(_, c)| !is_part(*c)).map_or(text.len(), |(end, _)| end);
        Some((start, text.get(start..end)?))
    })
}

/// Whether a sign belongs to a word. Beyond ASCII, dashes, quotation marks and the like do not.
pub(super) fn is_part(c: char) -> bool {
    let parts = matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»');
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !parts && !c.is_whitespace() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_word_must_begin_a_word() {
        let text = "Children's views were not always heard";
        assert!(Query::read("view CHILD").matches(&[text]));
        assert!(!Query::read("view iews").matches(&[text]));
        assert!(Query::read("").matches(&[text]));
        assert!(Query::read("heard planning").matches(&[text, "Planning"]));
        assert!(Query::read("heard").matches(&["“Heard…”"]));
    }

    #[test]
    fn what_was_found_is_marked() {
        assert_eq!(
            Query::read("view").mark("Children's views."),
            [("Children's ", false), ("view", true), ("s.", false)]
        );
        assert_eq!(Query::read("").mark("Nothing"), [("Nothing", false)]);
    }

    #[test]
    fn a_misspelling_is_read_as_the_words_that_it_may_mean() {
        let texts = ["Service plans", "Services for Ältere, the exploitation of 2022, and was"];
        let read_as = |typed: &str| {
            let query = Query::read(typed).corrected(texts.iter().copied());
            query
                .corrections()
                .map(|(typed, read)| format!("{typed}: {}", read.join(" ")))
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (typed, wanted) in [
            ("servicr", "servicr: service"),
            ("Sevrice", "sevrice: service"),
            ("servces fro", "servces: services"),
            ("servicees", "servicees: services"),
            // A beginning of a word, where no whole word is near.
            ("exploto", ""),
            ("explotati", "explotati: exploitati"),
            ("öltere", "öltere: Ältere"),
            // Words that are there, too short ones, numbers, and words that are further away.
            ("servic plan 2023 wsa", ""),
            ("zyzzyva", ""),
        ] {
            assert_eq!(read_as(typed), wanted, "{typed}");
        }
        let query = Query::read("servicr").corrected(texts.iter().copied());
        assert_eq!(query.mark("Our services"), [("Our ", false), ("services", true)]);
        assert!(query.matches(&["Services"]) && !query.matches(&["serving"]));
        // Corrected for texts that have the word, it is as typed again.
        assert_eq!(query.corrected(["servicr"].into_iter()), Query::read("servicr"));
    }

    #[test]
    fn a_term_of_the_field_is_found_by_the_words_that_tell_of_it() {
        let hub = Term {
            term: "Multi-agency hub".into(),
            acronym: Some("MASH".into()),
            finds: vec!["first contacts".into(), "front door".into()],
            ..Term::default()
        };
        let read = |typed: &str| Query::read(typed).with_terms(std::slice::from_ref(&hub));
        let texts = ["First calls and contacts were slow", "Front door"];
        assert!(read("mash").matches(&texts[..1]) && read("MASH slow").matches(&texts[..1]));
        assert!(read("mash").matches(&texts[1..]) && !read("mash fast").matches(&texts));
        assert!(!read("mash").matches(&["A front of houses", "Firstly"]) && read("mash").matches(&["The MASH"]));
        assert!(!read("mas").matches(&texts), "only the whole name is a term");
        let marked: Vec<&str> =
            read("mash").mark(texts[0]).into_iter().filter_map(|(part, hit)| hit.then_some(part)).collect();
        assert_eq!(marked, ["First", "contacts"]);
        // The search never corrects it, and says what else it looked for.
        let corrected = read("mash").corrected(["mask", "front door"].into_iter());
        assert_eq!(corrected.corrections().count(), 0);
        let told: Vec<_> = corrected.explained().collect();
        assert_eq!(told, [("mash", vec!["first contacts".to_owned(), "front door".to_owned()])]);
    }

    proptest! {
        #[test]
        fn marking_loses_no_letter(text in "\\PC{0,60}", query in "\\PC{0,8}") {
            let joined: String = Query::read(&query).mark(&text).iter().map(|(part, _)| *part).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn a_text_matches_its_own_words(text in "[a-z ’]{0,40}") {
            prop_assert!(Query::read(&text).matches(&[&text]));
        }
    }
}
