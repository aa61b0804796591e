//! Summaries: each is there, short, and says one thing in words that no other summary has.

use super::look::Look;
use super::{Notes, record};
use crate::model::{Finding, SUMMARY_LIMIT};
use crate::source::names::{FINDINGS, PLAN};
use core::hash::Hasher;
use rustc_hash::{FxHashMap, FxHasher};

/// The most sentences that a summary may have.
const MOST: usize = 2;

/// Notes summaries that are missing, too long, of more than two sentences, or the same as another one.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let mut told: FxHashMap<u64, &Finding> = FxHashMap::default();
    for finding in &look.sources.findings {
        let place = || record(&finding.id);
        let summary = finding.summary.trim();
        if summary.is_empty() {
            notes.slip(FINDINGS, place(), "it has no summary", "Say in one or two plain sentences what its units say");
            continue;
        }
        let length = finding.summary.chars().count();
        if length > SUMMARY_LIMIT {
            let remedy = format!("Shorten it to {SUMMARY_LIMIT}");
            notes.slip(FINDINGS, place(), format!("its summary has {length} characters"), remedy);
        }
        form(FINDINGS, place, summary, notes);
        if let Some(other) = told.insert(fingerprint(summary), finding)
            && words(summary).eq(words(&other.summary))
        {
            let wrong = format!("its summary is that of {}", other.id);
            notes.slip(FINDINGS, place(), wrong, "Say what is different in each, or code one as repeating the other");
        }
    }
    for area in &look.sources.plan {
        for action in &area.actions {
            let place = || format!("record {}, action {}", area.id, action.unit);
            let length = action.summary.chars().count();
            if length > SUMMARY_LIMIT {
                let remedy = format!("Shorten it to {SUMMARY_LIMIT}");
                notes.slip(PLAN, place(), format!("its summary has {length} characters"), remedy);
            }
        }
    }
}

/// Notes a summary of more than two sentences, or one that does not end as a sentence does.
pub fn form(file: &'static str, place: impl Fn() -> String, summary: &str, notes: &mut Notes) {
    let number = sentences(summary);
    if number > MOST {
        let wrong = format!("its summary has {number} sentences");
        notes.slip(file, place(), wrong, "Say it in one or two, and leave out what its units do not judge");
    }
    if !summary.trim_end_matches(['"', '\'', '’', '”', ')']).ends_with(['.', '?', '!', '…']) {
        notes.advice(file, place(), "its summary ends without a full stop", "Write whole sentences");
    }
    if summary.contains("  ") {
        notes.advice(file, place(), "its summary has two spaces in a row", "Keep one");
    }
}

/// How many sentences a text has: an end of one is followed by a blank and a capital.
fn sentences(text: &str) -> usize {
    // Most have one or two, which is seen at once.
    let ends = text.bytes().filter(|byte| matches!(byte, b'.' | b'?' | b'!')).count();
    if ends <= 1 {
        return usize::from(!text.trim().is_empty());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |word: &str| word.trim_end_matches(['"', '\'', '’', '”', ')']).ends_with(['.', '?', '!']);
    let begins = |word: &str| {
        word.trim_start_matches(['"', '\'', '‘', '“', '('])
            .chars()
            .next()
            .is_some_and(|sign| sign.is_uppercase() || sign.is_ascii_digit())
    };
    // Initials and the like: 'Mr. Smith', 'St. Albans', 'No. 5'.
    let short = |word: &str| word.chars().filter(|sign| sign.is_alphabetic()).count() < 3;
    let within =
        words.iter().zip(words.iter().skip(1)).filter(|(word, next)| ends(word) && begins(next) && !short(word));
    usize::from(!words.is_empty()) + within.count()
}

/// The words of a summary, in which two that say the same agree.
fn words(summary: &str) -> impl Iterator<Item = char> + '_ {
    let signs = summary.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    signs.flat_map(|word| word.chars().map(|sign| sign.to_ascii_lowercase()).chain([' ']))
}

/// A number in which two summaries that say the same agree.
fn fingerprint(summary: &str) -> u64 {
    let mut hasher = FxHasher::default();
    words(summary).for_each(|sign| hasher.write_u32(sign.into()));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted_and_initials_are_not() {
        for (text, number) in [
            ("One.", 1),
            ("One. Two.", 2),
            ("One? “Two!” Three.", 3),
            ("In St. Albans, e.g. the MASH team, it took 3.5 days.", 1),
            ("", 0),
        ] {
            assert_eq!(sentences(text), number, "{text}");
        }
    }
}
