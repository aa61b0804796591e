//! Misspelt words: what a word may have been meant as, when one slip has crept in.

use core::str::Chars;
use std::collections::BTreeSet;

/// What a misspelt word may have been meant as.
#[derive(Default)]
pub(super) struct Near {
    words: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

impl Near {
    /// Takes in a word of a text, if it is one slip away.
    pub(super) fn consider(&mut self, typed: &str, word: &str) {
        // Most words are too short, which is quick to see: a letter has at most four bytes.
        if word.len() + 4 < typed.len() {
            return;
        }
        let ends = one_slip_away(typed, word);
        if ends.contains(&Some(word.len())) {
            self.words.insert(word.to_ascii_lowercase());
        } else if self.words.is_empty() {
            // The shortest takes in the longer ones.
            let beginning = ends.into_iter().flatten().min().and_then(|end| word.get(..end));
            self.beginnings.extend(beginning.map(str::to_ascii_lowercase));
        }
    }

    /// Whole words, or beginnings where there are none.
    pub(super) fn best(&self) -> Vec<String> {
        let best = if self.words.is_empty() { &self.beginnings } else { &self.words };
        best.iter().cloned().collect()
    }
}

/// Where the beginnings of a word end that one slip turns into what was typed: a wrong letter, one too many, one
/// missing, two swapped.
fn one_slip_away(typed: &str, word: &str) -> [Option<usize>; 4] {
    let (mut typed, mut rest) = (typed.chars(), word.chars());
    loop {
        let (next_typed, next_rest) = (after(&typed), after(&rest));
        match (typed.clone().next(), rest.clone().next()) {
            (Some(a), Some(b)) if a.eq_ignore_ascii_case(&b) => (typed, rest) = (next_typed, next_rest),
            _ => break,
        }
    }
    // A slip can always be told as one at the first letter that differs: behind it all must agree.
    let end = |typed: &Chars<'_>, rest: &Chars<'_>| {
        let (typed, rest) = (typed.as_str(), rest.as_str());
        begins(rest, typed).then(|| word.len() - rest.len() + typed.len())
    };
    let (typed_1, rest_1) = (after(&typed), after(&rest));
    let same = |a: &Chars<'_>, b: &Chars<'_>| {
        a.clone().next().zip(b.clone().next()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b))
    };
    let swapped = same(&typed, &rest_1) && same(&typed_1, &rest);
    [
        end(&typed_1, &rest_1),
        end(&typed_1, &rest),
        end(&typed, &rest_1),
        swapped.then(|| end(&after(&typed_1), &after(&rest_1))).flatten(),
    ]
}

/// Whether a word begins so, whatever the capitals. Folding keeps the length in bytes.
pub(super) fn begins(word: &str, beginning: &str) -> bool {
    word.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// What follows the next letter.
fn after<'a>(chars: &Chars<'a>) -> Chars<'a> {
    let mut chars = chars.clone();
    chars.next();
    chars
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        fn slips_are_those_of_the_distance(typed in "[abé]{1,6}", word in "[abé]{0,7}") {
            prop_assume!(!word.starts_with(&typed));
            let letters: Vec<char> = typed.chars().collect();
            let near = |beginning: &str| distance(&letters, &beginning.chars().collect::<Vec<_>>()) == 1;
            let ends: Vec<usize> = one_slip_away(&typed, &word).into_iter().flatten().collect();
            prop_assert_eq!(ends.contains(&word.len()), near(&word));
            let cuts = word.char_indices().map(|(at, _)| at).chain([word.len()]);
            let wanted = cuts.filter(|at| near(&word[..*at])).min();
            prop_assert_eq!(ends.into_iter().min(), wanted);
        }
    }
}
