//! Whether words are sound: whole, with no name of another record, and with singular and plural where they belong.

use inspection_explorer::record::Record;

/// Names that belong to other records.
const FOREIGN: [&str; 7] = [
    "Milton",
    "Keynes",
    "Ofsted",
    "Anyshire",
    "Corporate Parenting Panel",
    "Social Care Inspection",
    "Getting to Good",
];

/// Plurals that may not follow a 1.
const PLURALS: [&str; 18] = [
    "findings",
    "issues",
    "areas",
    "concerns",
    "strengths",
    "recommendations",
    "actions",
    "sentences",
    "topics",
    "documents",
    "inspections",
    "visits",
    "ratings",
    "parts",
    "plans",
    "threads",
    "were",
    "have",
];

/// No words of this text belong to another record, and none call an authority a council that is none.
pub fn is_of_its_own_record(record: &Record, text: &str, place: &str) {
    for name in FOREIGN {
        assert!(!text.contains(name), "{place} names {name}: {text}");
    }
    if record.authority.body.is_some() {
        assert!(!text.to_ascii_lowercase().contains("council"), "{place} calls it a council: {text}");
    }
}

/// A sentence, a heading or a caption that is whole.
pub fn is_whole(text: &str, place: &str) {
    let wrong = |what: &str| panic!("{place} {what}: '{text}'");
    if text.trim().is_empty() || text.trim() != text {
        wrong("is empty, or begins or ends with a space");
    }
    for sign in [
        "  ",
        " ,",
        " .",
        " ;",
        " :",
        "..",
        ";;",
        ": ;",
        ":.",
        ",.",
        "(,",
        "()",
        " and,",
        " and;",
        "and and",
        "‘’",
        "by the by",
        "None",
        "Some(",
    ] {
        // 'None of 3 issues', 'None of these findings' are words.
        if text.contains(sign) && !(sign == "None" && text.contains("None of ")) {
            wrong(&format!("holds '{sign}'"));
        }
    }
    if [" and", ":", " for", " by", " of", " in", ","].iter().any(|end| text.trim_end_matches('.').ends_with(end)) {
        wrong("ends in the middle");
    }
    let words: Vec<&str> = text.split([' ', '(', ')']).collect();
    for (place, two) in words.windows(2).enumerate() {
        let of = place > 0 && words[place - 1] == "of";
        let noun = two[1].trim_end_matches([',', '.', ';', ':']);
        if two[0] == "1" && PLURALS.contains(&noun) && !of {
            wrong("has a plural behind 1");
        }
        if noun == "year" && two[0] == "0" {
            wrong("names the year 0");
        }
    }
}

/// Both.
pub fn is_sound(record: &Record, text: &str, place: &str) {
    is_whole(text, place);
    is_of_its_own_record(record, text, place);
}

#[test]
#[should_panic(expected = "plural behind 1")]
fn a_plural_behind_one_is_seen() {
    is_whole("There are 1 issues.", "here");
}

#[test]
#[should_panic(expected = "ends in the middle")]
fn an_and_at_the_end_is_seen() {
    is_whole("Judged good: leaders and.", "here");
}
