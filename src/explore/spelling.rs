//! Slips: what a word that nobody wrote may have been meant as. It is offered, and never searched unasked.

use super::library::Library;
use super::limit::within_limit;
use super::phrase::{Way, Word};
use super::search::Query;
use super::wording::Text;
use record::Record;
use std::collections::BTreeMap;

/// The fewest letters of a word that is offered: shorter ones are one slip away from too many others.
const LETTERS: usize = 6;

/// What was typed with each word that nowhere stands replaced by the only one that is one slip away from it; `None` where
/// there is none, or more than one.
///
/// A word that the record has is never replaced, nor are initials and numbers.
///
/// `has` says whether one of the texts tells something in a way.
pub(super) fn meant(text: &str, record: &Record, has: &dyn Fn(&Way) -> bool) -> Option<String> {
    let (text, library) = (within_limit(text), Library::of(record));
    let mut meant = String::with_capacity(text.len());
    let mut from = 0;
    for token in Text::read(text).0 {
        let word = Word { beginning: true, ..Word::new(&token.folded) };
        // What is typed as one word, or with hyphens, is known if all of its parts are.
        let known = library.has(&word.folded, &word.stem)
            || library.parts(&word.stem).is_some()
            || library.typed_as_one(&word).is_some()
            || !library.terms(&word.folded).is_empty();
        let way = Way::SideBySide(vec![word]);
        if known || has(&way) {
            continue;
        }
        let replaced = (!token.capitals).then(|| only_near(&token.folded, &library)).flatten()?;
        meant.push_str(text.get(from..token.start)?);
        meant.push_str(&as_typed(replaced, text.get(token.start..)?));
        from = token.end;
    }
    meant.push_str(text.get(from..)?);
    (from > 0 && Query::read_where(&meant, record, has) != Query::default()).then_some(meant)
}

/// A word without its capital where a small letter was typed: the record may have it only at the beginning of a sentence.
fn as_typed(word: String, typed: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if typed.starts_with(|first: char| first.is_ascii_lowercase()) => {
            core::iter::once(first.to_ascii_lowercase()).chain(letters).collect()
        }
        _ => word,
    }
}

/// The only word of the record that is one slip away from this one; of its forms the first.
fn only_near(typed: &str, library: &Library) -> Option<String> {
    let first = typed.chars().next().filter(|_| typed.chars().all(char::is_alphabetic))?;
    let long = |word: &str| word.chars().count() >= LETTERS;
    let near = library.words_from(first).filter(|(folded, ..)| long(folded) && one_slip(typed, folded));
    let mut words: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, shown, stem) in near {
        words.entry(stem).or_insert(shown);
    }
    let (_, only) = words.pop_first().filter(|_| words.is_empty())?;
    Some(only.to_owned())
}

/// Whether one slip makes one word of the other: a wrong letter, one too many, one missing, two swapped.
fn one_slip(typed: &str, word: &str) -> bool {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    // A slip can always be told as one at the first letter that differs: behind it all must agree.
    let same = typed.iter().zip(&word).take_while(|(one, other)| one == other).count();
    let (typed, word) = (typed.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    match (typed, word) {
        ([], []) => false,
        ([a, b, typed @ ..], [c, d, word @ ..]) if (a, b) == (d, c) && typed == word => true,
        ([_, typed @ ..], [_, word @ ..]) if typed == word => true,
        ([_, rest @ ..], word) if rest == word => true,
        (typed, [_, rest @ ..]) => typed == rest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_capital_is_offered_only_where_one_was_typed() {
        for (word, typed, wanted) in [
            ("Placement", "placemnt", "placement"),
            ("Placement", "Placemnt", "Placement"),
            ("placement", "Placemnt", "placement"),
            ("", "x", ""),
        ] {
            assert_eq!(as_typed(word.to_owned(), typed), wanted);
        }
    }

    /// The distance by the book: letters inserted, deleted, replaced, neighbours swapped.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn slips_are_those_of_the_distance(typed in "[abé]{0,6}", word in "[abé]{0,7}") {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            prop_assert_eq!(one_slip(&typed, &word), distance(&letters(&typed), &letters(&word)) == 1);
        }
    }
}
