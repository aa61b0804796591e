//! The reading age of the page's words: at what age most people read them with ease.
//!
//! # The formula
//! Flesch–Kincaid: grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Source: J. P. Kincaid, R. P. Fishburne,
//! R. L. Rogers and B. S. Chissom, 'Derivation of New Readability Formulas', Research Branch Report 8-75, US Navy, 1975. The
//! grade is a year of school in the United States, where children start grade 1 at the age of 6. So the age is the grade plus 5.
//!
//! # How we count
//! * [`sentences`]: a sentence ends with a full stop, a question mark, an exclamation mark or an ellipsis. A title, a button or a
//!   note without one is a sentence too. A colon or a semicolon ends nothing: that is stricter than Flesch's own rule.
//! * [`words`]: a word with a hyphen or an apostrophe is one word. Figures such as 2024 are left out, as Flesch advises ('How to
//!   write plain English', chapter 2), because their syllables would swamp the rest. So are parts that a program fills in.
//! * [`syllables`]: by rules for English spelling, with a list of exceptions. Initials have a syllable for each letter, unless
//!   people say them as a word, as in MASH.
//!
//! # What we count
//! [`folder`] reads a copy of the project: the words written in the code of the page, the labels and notes of the record, and the
//! summaries. Sentences that the page computes come from `examples/computed_sentences.rs`, which needs the whole app.

// Tests may stop where something is not as expected; the tool may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod folder;
pub mod literals;
pub mod readme;
pub mod sentences;
pub mod syllables;
pub mod words;

use std::collections::BTreeSet;

/// How much there is of what in some texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables.
    pub syllables: usize,
}

impl Counts {
    /// Counts one sentence; nothing where it has no words.
    pub fn of(sentence: &str) -> Self {
        let words = words::words(sentence);
        let syllables = words.iter().map(|word| syllables::syllables(word)).sum();
        Self { sentences: usize::from(!words.is_empty()), words: words.len(), syllables }
    }

    /// Counts some texts. A sentence that stands in several is counted once.
    pub fn of_texts<T: AsRef<str>>(texts: &[T]) -> Self {
        distinct(texts).iter().map(|sentence| Self::of(sentence)).fold(Self::default(), Self::plus)
    }

    /// Both together.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The average number of words in a sentence.
    pub fn words_per_sentence(self) -> f64 {
        ratio(self.words, self.sentences)
    }

    /// The average number of syllables in a word.
    pub fn syllables_per_word(self) -> f64 {
        ratio(self.syllables, self.words)
    }

    /// The reading age in years; 0 where there are no words.
    pub fn age(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        0.39 * self.words_per_sentence() + 11.8 * self.syllables_per_word() - 15.59 + 5.0
    }
}

#[allow(clippy::cast_precision_loss, reason = "nobody has that many words")]
fn ratio(number: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { number as f64 / of as f64 }
}

/// The sentences of some texts, each once.
fn distinct<T: AsRef<str>>(texts: &[T]) -> BTreeSet<&str> {
    texts.iter().flat_map(|text| sentences::sentences(text.as_ref())).collect()
}

/// The hardest sentences of some texts with the age of each, the hardest first. Short ones do not count: three long words
/// are a name, and say little about how the texts read.
pub fn hardest<T: AsRef<str>>(texts: &[T], number: usize) -> Vec<(f64, &str)> {
    let mut aged: Vec<(f64, &str)> = distinct(texts)
        .into_iter()
        .filter_map(|sentence| {
            let counts = Counts::of(sentence);
            (counts.words >= SHORTEST).then(|| (counts.age(), sentence))
        })
        .collect();
    aged.sort_by(|one, other| other.0.total_cmp(&one.0));
    aged.truncate(number);
    aged
}

/// The fewest words of a sentence that may be named as hard.
const SHORTEST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_follows_the_formula() {
        // 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45.
        let easy = Counts::of("The cat sat on the mat.");
        assert_eq!(easy, Counts { sentences: 1, words: 6, syllables: 6 });
        assert!((easy.age() - 3.55).abs() < 1e-9, "{}", easy.age());
        // 0.39 × 10 + 11.8 × 2 − 15.59 = 11.91.
        let hard = Counts { sentences: 10, words: 100, syllables: 200 };
        assert!((hard.age() - 16.91).abs() < 1e-9, "{}", hard.age());
        assert_eq!(Counts::default().age(), 0.0);
    }

    #[test]
    fn a_sentence_counts_once() {
        let counts = Counts::of_texts(&["Select a mark. Show all 510.", "Select a mark.", "2024"]);
        assert_eq!(counts, Counts { sentences: 2, words: 5, syllables: 6 });
    }

    #[test]
    fn the_hardest_sentence_comes_first_and_names_are_left_out() {
        let texts = [
            "Independent reviewing officers",
            "We read every sentence of each report.",
            "Inspectors identified considerable variability in managerial oversight.",
        ];
        let hardest: Vec<&str> = hardest(&texts, 5).into_iter().map(|(_, sentence)| sentence).collect();
        assert_eq!(hardest, [texts[2], texts[1]]);
    }
}
