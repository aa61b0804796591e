//! The summaries are in words that a neighbour would use, and each acronym in them can be looked up.

use inspection_explorer::bundle;
use inspection_explorer::explore::{Filter, Found};
use inspection_explorer::record::Record;
use std::collections::BTreeSet;

/// Words and turns of phrase that are wrong in any summary, each with what to write instead.
const NEVER: [(&str, &str); 36] = [
    ("alike", "consistently"),
    ("among them", "including"),
    ("become better", "improve"),
    ("concerns grow", "concerns increase"),
    ("contingency", "what happens if things do not go to plan"),
    ("dwelt", "focused"),
    ("exemption", "leave to foster more children than the usual limit"),
    ("got better", "improved"),
    ("hand-kept", "manual"),
    ("hard to place", "for whom adopters are hard to find"),
    ("harder to place", "for whom adopters are harder to find"),
    ("helped to better", "helped improve"),
    ("in-house", "the council's own"),
    ("lately", "recently"),
    ("looked-after", "in care"),
    ("looked after child", "child in care"),
    ("matter", "issue"),
    ("mend", "improve"),
    ("never let up", "were steadfast"),
    ("of its own", "say whose"),
    ("placement", "home"),
    ("put away", "dismiss"),
    ("saw to", "arranged"),
    ("silent", "not mentioned"),
    ("so that", "to, or two sentences"),
    ("spoken of", "praised, or mentioned"),
    ("stakeholder", "say who"),
    ("steadily", "consistently"),
    ("steady", "the same, or consistent"),
    ("theirs", "say whose"),
    ("told as", "described as"),
    ("troubled", "say what happened"),
    ("unregistered", "not registered with Ofsted"),
    ("weighed", "considered"),
    ("whilst", "while"),
    ("worries grow", "concerns increase"),
];

fn record() -> Record {
    bundle::record().expect("the compiled record reads")
}

/// Whether the words stand in the text, from the beginning of a word to the end of one, or to a plural's end.
pub(super) fn stands_in(words: &str, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (text.get(..at).unwrap_or(""), text.get(at + words.len()..).unwrap_or(""));
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        !letter(before.chars().next_back()) && !letter(behind.chars().next())
    })
}

/// The words of a text that are acronyms: two capitals or more, with a plural's end or without.
fn acronyms(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).map(|word| word.strip_suffix('s').unwrap_or(word)).filter(|word| {
        word.chars().filter(char::is_ascii_uppercase).count() >= 2 && word.chars().all(|c| c.is_ascii_uppercase())
    })
}

#[test]
fn no_summary_holds_a_word_that_a_neighbour_would_not_say() {
    let mut wrong = Vec::new();
    let record = record();
    let strong = record.strong.iter().flat_map(|strong| strong.steps.iter().map(|step| (strong.id.as_str(), step)));
    let strong = strong.map(|(id, step)| (id, step.summary.as_str()));
    let findings = record.findings.iter().map(|finding| (finding.id.as_str(), finding.summary.as_str()));
    for (id, summary) in findings.chain(strong) {
        for (words, better) in NEVER {
            if stands_in(words, summary) {
                wrong.push(format!("{id}: '{words}', better: {better}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_acronym_in_a_summary_is_in_the_glossary() {
    let record = record();
    let known: BTreeSet<&str> = record.glossary.iter().flat_map(|term| term.names()).collect();
    let unknown: Vec<String> = record
        .findings
        .iter()
        .flat_map(|finding| acronyms(&finding.summary).map(|word| (finding.id.as_str(), word)))
        .filter(|(_, word)| !known.contains(word))
        .map(|(id, word)| format!("{id}: {word}"))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// A reader with a report at hand types what stands there.
#[test]
fn the_reports_own_acronyms_find_something() {
    let record = record();
    let acronyms = [
        "CAMHS", "CPP", "CSE", "DCS", "EHE", "FAST", "FDAC", "FGC", "FGM", "IRO", "JAR", "LADO", "LSCB", "MARAC",
        "MARMM", "MASH", "NEET", "PA", "PEP", "PLO", "SEND", "STEP", "UASC", "VSH",
    ];
    for acronym in acronyms {
        let term = record.glossary.iter().find(|term| term.names().any(|name| name == acronym));
        assert!(term.is_some(), "{acronym} is not in the glossary");
        let found = Found::new(&Filter { text: acronym.into(), ..Filter::default() }, &record, &|_| None);
        assert!(!found.places.is_empty(), "{acronym} finds nothing");
    }
}

/// What the summaries call otherwise than the field does must stand in them, or nobody finds it.
#[test]
fn the_words_by_which_a_term_is_found_stand_in_a_summary() {
    let record = record();
    for term in &record.glossary {
        for words in &term.finds {
            let found = Found::new(&Filter { text: words.clone(), ..Filter::default() }, &record, &|_| None);
            assert!(!found.places.is_empty(), "{}: '{words}' finds nothing", term.term);
        }
    }
}

#[test]
fn words_are_found_whole_and_acronyms_with_their_plural() {
    assert!(stands_in("matter", "Two matters were raised") && stands_in("so that", "So that it works"));
    assert!(!stands_in("mend", "They recommend it") && !stands_in("steady", "An unsteady start"));
    assert_eq!(acronyms("The IROs met in MASH, and A level pupils").collect::<Vec<_>>(), ["IRO", "MASH"]);
}
