//! The search takes two words of this record for one only where a reader does.

use crate::support::codes::RECORD;
use inspection_explorer::explore::Filter;
use inspection_explorer::explore::search::Query;
use inspection_explorer::explore::wording::Text;
use inspection_explorer::record::Record;
use std::collections::{BTreeMap, BTreeSet};

/// The words of some texts, in small letters.
fn words<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let parts = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_alphabetic()));
    parts.filter(|word| word.len() > 2).map(str::to_ascii_lowercase).collect()
}

/// A plural, by the rules of the schoolbook.
fn plural(word: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    match word {
        "child" => "children".to_owned(),
        "person" => "people".to_owned(),
        "life" => "lives".to_owned(),
        _ if ends(&["s", "x", "ch", "sh"]) => format!("{word}es"),
        _ if ends(&["y"]) && !ends(&["ay", "ey", "oy", "uy"]) => format!("{}ies", &word[..word.len() - 1]),
        _ => format!("{word}s"),
    }
}

/// The findings that a text finds.
fn find(text: &str) -> Vec<&'static str> {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let sieve = filter.sieve(&RECORD, &|_| None);
    RECORD.findings.iter().filter(|finding| sieve.shows(finding)).map(|finding| finding.id.as_str()).collect()
}

#[test]
fn a_word_of_the_summaries_and_its_plural_find_the_same() {
    let words = words(RECORD.findings.iter().map(|finding| finding.summary.as_str()));
    // These are other words.
    let others = ["lives", "goods", "news", "means", "hers", "theirs", "ours", "yours", "besides"];
    let has_plural = |word: &&String| {
        let several = plural(word);
        words.contains(&several) && !others.contains(&several.as_str())
    };
    let pairs: Vec<&String> = words.iter().filter(has_plural).collect();
    for word in &pairs {
        assert_eq!(find(word), find(&plural(word)), "{word}");
    }
    assert!(pairs.len() > 100, "{}", pairs.len());
}

/// The one is the plural of the other, or the third person of the same verb.
#[test]
fn no_two_words_of_the_record_fall_together() {
    let findings = RECORD.findings.iter().map(|finding| finding.summary.as_str());
    let steps = RECORD.threads.iter().flat_map(|thread| &thread.steps).map(|step| step.summary.as_str());
    let actions = RECORD.plan.iter().flat_map(|area| &area.actions).map(|action| action.summary.as_str());
    let names = RECORD.threads.iter().flat_map(|thread| [thread.name.as_str(), thread.question.as_str()]);
    let terms = RECORD.glossary.iter().flat_map(|term| [term.term.as_str(), term.meaning.as_str()]);
    let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for word in words(findings.chain(steps).chain(actions).chain(names).chain(terms)) {
        alike.entry(word.chars().take(3).collect()).or_default().push(word);
    }
    // A term also finds the words that tell of it, which are others.
    let record = Record { glossary: Vec::new(), ..RECORD.clone() }.indexed();
    let mut fell = 0;
    for group in alike.values() {
        for (at, one) in group.iter().enumerate() {
            // Only the last word of a search may be the beginning of another, so it is typed twice.
            let typed = format!("{one} {one}");
            for other in &group[at + 1..] {
                let text = [Text::read(other)];
                if Query::read(&typed, &record, text.iter()).matches(text.iter()) {
                    fell += 1;
                    let is_plural = plural(one) == *other || plural(other) == *one;
                    assert!(is_plural || *other == "goes" || *other == "does", "{one} and {other}");
                }
            }
        }
    }
    assert!(fell > 100, "{fell}");
}
