//! Whether the codebook's lists can be used: each code once, with a label, and frameworks with one scale.

use super::Notes;
use super::ids;
use super::look::{Look, doubles};
use crate::source::names::CODEBOOK;

/// Notes codes that stand twice, without a label, or of a form that addresses cannot carry, and lists that are empty.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let book = &look.sources.codebook;
    macro_rules! lists {
        ($($list:ident),+) => {$(
            let known: Vec<_> = book.$list.iter().filter(|code| code.is_known()).collect();
            let of: Vec<(&str, &str)> = known.iter().map(|code| (code.token(), code.label())).collect();
            list(stringify!($list), &of, notes);
        )+};
    }
    lists!(frameworks, areas, topics, kinds, verdicts, urgencies, certainties);
    for (list, empty) in [
        ("frameworks", book.frameworks.iter().all(|code| !code.is_known())),
        ("areas", book.areas.iter().all(|code| !code.is_known())),
        ("topics", book.topics.iter().all(|code| !code.is_known())),
        ("kinds", book.kinds.iter().all(|code| !code.is_known())),
    ] {
        if empty {
            let remedy = format!("List the {list}, or copy them from another record's codebook.json");
            notes.fault(CODEBOOK, list, "the list is empty", remedy);
        }
    }
    if book.areas.iter().filter(|area| area.is_overall()).count() > 1 {
        let remedy = "Keep \"overall\": true for the one area that is about services as a whole";
        notes.fault(CODEBOOK, "areas", "two areas are overall", remedy);
    }
    for framework in &book.frameworks {
        let place = || format!("frameworks, '{}'", framework.token());
        let entry = framework.entry();
        if let (Some(from), Some(to)) = entry.years
            && from > to
        {
            notes.fault(CODEBOOK, place(), format!("it ends in {to}, before it begins in {from}"), "Correct the years");
        }
        for word in doubles(&entry.scale) {
            let remedy = "List each grade once, the worst first";
            notes.fault(CODEBOOK, place(), format!("'{word}' appears twice on its scale"), remedy);
        }
        if entry.scale.iter().any(|word| word.trim().is_empty()) {
            notes.fault(
                CODEBOOK,
                place(),
                "a grade on its scale has no word",
                "Write the grades in words, the worst first",
            );
        }
    }
}

fn list(name: &'static str, codes: &[(&str, &str)], notes: &mut Notes) {
    for code in doubles(codes.iter().map(|(code, _)| *code)) {
        notes.fault(
            CODEBOOK,
            name,
            format!("'{code}' is listed twice"),
            "Remove one of the two, or give it another id",
        );
    }
    for label in doubles(codes.iter().map(|(_, label)| *label).filter(|label| !label.trim().is_empty())) {
        let remedy = "Give each its own label: readers cannot tell the two apart";
        notes.slip(CODEBOOK, name, format!("two codes have the label '{label}'"), remedy);
    }
    for (code, label) in codes {
        if label.trim().is_empty() {
            notes.slip(CODEBOOK, name, format!("'{code}' has no label"), "Give the words that readers see");
        }
        ids::token(CODEBOOK, || name.to_owned(), code, notes);
    }
}
