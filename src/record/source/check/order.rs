//! The order of rows: findings are runs of neighbouring units, so a row in the wrong place changes what is counted.

use super::Notes;
use super::look::Look;
use crate::cite::{paragraph, split};
use crate::source::coding::FILE;
use rustc_hash::{FxHashMap, FxHashSet};

/// Notes rows that are not in the order of their document, and sentences that are left out.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let mut documents: FxHashSet<&str> = FxHashSet::default();
    let mut paragraphs: FxHashSet<(&str, &str)> = FxHashSet::default();
    // The numbers in the last locator of each series: paragraphs are counted on within it.
    let mut series: FxHashMap<(&str, String), (Vec<u64>, &str)> = FxHashMap::default();
    let mut here: Option<(&str, &str)> = None;
    let mut sentence_before = None;
    for unit in &look.sources.coding {
        let Some((document, rest)) = split(&unit.unit) else { continue };
        let (locator, sentence) = paragraph(rest);
        let place = || format!("unit {}", unit.unit);
        if here != Some((document, locator)) {
            if here.map(|(document, _)| document) != Some(document) && !documents.insert(document) {
                let wrong = format!("the rows of {document} are not together");
                notes.slip(FILE, place(), wrong, "Put all rows of a document one below another, in its order");
            } else if !paragraphs.insert((document, locator)) {
                let wrong = format!("the rows of paragraph {locator} are not together");
                notes.slip(FILE, place(), wrong, "Put the rows in the order of the document");
            } else {
                let (words, numbers) = parts(locator);
                match series.get(&(document, words.clone())) {
                    Some((before, last)) if *before > numbers => {
                        let wrong = format!("it comes after {last}, and its number is smaller");
                        notes.slip(FILE, place(), wrong, "Put the rows in the order of the document");
                    }
                    _ => {
                        series.insert((document, words), (numbers, locator));
                    }
                }
            }
            here = Some((document, locator));
            if let Some(first) = sentence.filter(|first| *first != 1) {
                let wrong = format!("its paragraph begins with sentence {first}");
                notes.slip(FILE, place(), wrong, "Add the rows before it, or count its sentences from 1");
            }
        } else if let (Some(before), Some(now)) = (sentence_before, sentence) {
            if now < before {
                let wrong = format!("sentence {now} comes after sentence {before}");
                notes.slip(FILE, place(), wrong, "Put the rows in the order of the document");
            } else if now > before + 1 {
                let wrong = format!("between it and the row before it sentence {} is missing", before + 1);
                notes.slip(FILE, place(), wrong, "Add a row for each sentence, as context where it judges nothing");
            }
        }
        sentence_before = sentence;
    }
}

/// A locator as its words and its numbers: `C3.action1` is 'C.action' with 3 and 1.
fn parts(locator: &str) -> (String, Vec<u64>) {
    let mut words = String::new();
    let mut numbers: Vec<u64> = Vec::new();
    let mut in_number = false;
    for sign in locator.chars() {
        match (sign.to_digit(10), numbers.last_mut()) {
            (Some(digit), Some(number)) if in_number => {
                *number = number.saturating_mul(10).saturating_add(digit.into())
            }
            (Some(digit), _) => {
                numbers.push(digit.into());
                in_number = true;
            }
            (None, _) => {
                words.push(sign);
                in_number = false;
            }
        }
    }
    (words, numbers)
}
