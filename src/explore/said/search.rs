//! What is said of a search of everything.

use crate::direction::isolated;
use crate::everywhere::Everywhere;
use crate::limit::{CHARACTERS, WORDS};
use crate::wording::words;
use record::words::grouped;
use record::{Record, Term};

/// In how many findings it is counted what initials find.
const READ: usize = 1000;

/// A search that may have been meant, where nothing was found.
pub fn did_you_mean(text: &str) -> String {
    format!("Did you mean ‘{}’?", isolated(text))
}

/// What to say where a search is longer than what is read of it.
pub fn cut() -> String {
    format!(
        "This search is too long. Only its beginning was used: a search can have {WORDS} words and {CHARACTERS} characters."
    )
}

/// The heading of a search of everything.
pub fn results(text: &str) -> String {
    match text.trim() {
        "" => "Search everything".to_owned(),
        text => format!("Results for ‘{}’", isolated(text)),
    }
}

/// What can be typed, with the initials that find most in the record, by themselves or by what they stand for.
fn what_to_type(record: &Record) -> String {
    let read: Vec<(&str, String)> =
        record.findings.iter().take(READ).map(|own| (own.summary.as_str(), own.summary.to_ascii_lowercase())).collect();
    let finds = |(initials, term): &(&str, &Term)| {
        let stands_for: Vec<String> = term.finds.iter().map(|words| words.to_ascii_lowercase()).collect();
        let tells = |lower: &str| stands_for.iter().any(|words| lower.contains(words));
        read.iter().filter(|(summary, lower)| has_word(summary, initials) || tells(lower)).count()
    };
    let initials = record.glossary.iter().filter_map(|term| Some((term.acronym.as_deref()?, term)));
    match initials.rev().max_by_key(finds) {
        Some((initials, _)) => format!("Type a word, initials such as {initials}, or “words in quotation marks”."),
        None => "Type a word or “words in quotation marks”.".to_owned(),
    }
}

fn has_word(text: &str, word: &str) -> bool {
    words(text).any(|(_, other)| other == word)
}

/// What a search of everything found in a record, in numbers.
pub fn found(text: &str, found: &Everywhere, record: &Record) -> String {
    match (text.trim(), found.said()) {
        ("", _) => what_to_type(record),
        (_, Some(counts)) => format!("Found {counts}."),
        (_, None) => "Nothing matches. Try fewer or shorter words.".to_owned(),
    }
}

/// The way from a search of everything to the list of its findings.
pub fn see_all_findings(number: usize) -> String {
    if number == 1 { "See it in Findings".to_owned() } else { format!("See all {} in Findings", grouped(number)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_says_what_it_found() {
        let record = crate::made_up::anyshire();
        let said = |text: &str| found(text, &Everywhere::new(text, &record, &[]), &record);
        assert_eq!(
            (results(" "), results(" LADO ")),
            ("Search everything".to_owned(), "Results for ‘LADO’".to_owned())
        );
        assert_eq!(
            cut(),
            "This search is too long. Only its beginning was used: a search can have 50 words and 400 characters."
        );
        assert_eq!(said("zyzzyva"), "Nothing matches. Try fewer or shorter words.");
        assert!(
            said("foster").starts_with("Found ") && said("foster").contains(" findings and "),
            "{}",
            said("foster")
        );
        assert_eq!(
            (see_all_findings(1).as_str(), see_all_findings(1200).as_str()),
            ("See it in Findings", "See all 1,200 in Findings")
        );
    }

    #[test]
    fn who_has_typed_nothing_is_told_initials_of_this_record() {
        let mut record = crate::made_up::anyshire();
        let said = |record: &Record| found(" ", &Everywhere::new("", record, &[]), record);
        record.glossary.iter_mut().for_each(|term| term.finds.clear());
        assert_eq!(said(&record), "Type a word, initials such as LPR, or “words in quotation marks”.");
        record.findings[0].summary.push_str(" This is the (PCR).");
        assert_eq!(said(&record), "Type a word, initials such as PCR, or “words in quotation marks”.");
        let local = record.glossary.iter_mut().find(|term| term.acronym.as_deref() == Some("LPR")).unwrap();
        local.finds.push("Foster carers".to_owned());
        assert_eq!(said(&record), "Type a word, initials such as LPR, or “words in quotation marks”.");
        record.glossary.clear();
        assert_eq!(said(&record), "Type a word or “words in quotation marks”.");
    }
}
