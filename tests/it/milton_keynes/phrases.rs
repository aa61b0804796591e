//! No turn of phrase stands on the page, in the data or in the README that nobody would say to a neighbour.

use super::summaries::stands_in;
use reading::literals::literals;
use serde_json::Value;
use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// Phrases that are wrong wherever a reader sees them, each with what to write instead.
const NEVER: [(&str, &str); 116] = [
    ("matter", "issue"),
    ("put away", "dismiss"),
    ("on the clipboard", "copied"),
    ("the same data as a table", "show as a table"),
    ("narrowed to", "showing only"),
    ("loosen", "remove a filter"),
    ("all choices", "all filters"),
    ("take out", "remove"),
    ("taken out", "removed"),
    ("taken along", "saved"),
    ("as the system", "match my device"),
    ("says nothing of", "does not mention"),
    ("means nothing", "nothing can be read into that"),
    ("the explorer's own", "our"),
    ("could not be understood", "did not work"),
    ("has moved up", "has improved"),
    ("open longest", "longest-running"),
    ("better, or good in part", "improved"),
    ("good in part", "not fully resolved"),
    ("report held", "from the report"),
    ("press report only", "from press reports only"),
    ("a higher place", "higher means a better grade"),
    ("grades are joined", "line joins grades"),
    ("not comparable;", "grades not comparable"),
    ("does not draw", "not shown"),
    ("among today's areas", "no equivalent area today"),
    ("none of today's", "no equivalent area today"),
    ("none is drawn", "none is shown"),
    ("none are drawn", "none are shown"),
    ("stands in the table", "the table gives"),
    ("shows where it stands", "see the source"),
    ("click or enter", "select"),
    ("shown under", "area"),
    ("no grade is given", "not graded"),
    ("told of something good", "positive"),
    ("meets requirement", "requirement met"),
    ("in 2024 alone", "in 2024 only"),
    ("findings alone", "findings only"),
    ("read in:", "as reprinted in"),
    ("told again", "also in"),
    ("follow this", "this issue over time"),
    ("kept in this browser", "saved in this browser"),
    ("favourable", "positive"),
    ("drew one", "were a concern"),
    ("necessarily well", "necessarily good"),
    ("looked at such matters", "inspected"),
    ("do not compare lengths across", "do not compare lengths between inspections"),
    ("none found in", "were a concern in both"),
    ("one by one", "see all"),
    ("after silence", "returned"),
    ("no verdict", "not a judgement"),
    ("is drawn up", "can be listed"),
    ("by the last inspection", "in 2024, or latest status"),
    ("any length", "any time"),
    ("any state", "any"),
    ("judged well", "judged good"),
    ("first told", "first described"),
    ("told as", "described as"),
    ("told to be", "described as"),
    ("this very", "exactly this"),
    ("judged right", "judged good"),
    ("that it is right", "that it is resolved"),
    ("council's answer", "council's response"),
    ("silent", "not mentioned"),
    ("silence is", "not being mentioned is"),
    ("no later verdict", "not judged since"),
    ("raised once:", "raised in only one report"),
    ("last word", "last mentioned"),
    ("by the account of", "the letter says"),
    ("got better", "improved"),
    ("lately", "recently"),
    ("not recorded in the source", "the published plan records no progress"),
    ("no status is recorded", "the published plan records no progress"),
    ("under way, on time", "on track"),
    ("may be late", "at risk"),
    ("what it answers", "what inspectors had said"),
    ("what came of it", "what the next inspection said, or what happened next"),
    ("its matter", "its issue"),
    ("make sure of", "ensure"),
    ("tailor-made", "tailored"),
    ("is gathered yet", "your briefing is empty"),
    ("one a line", "one per line"),
    ("empty it", "clear"),
    ("is empty now", "cleared"),
    ("bring it back", "undo"),
    ("action of the plan", "plan action"),
    ("your notes stand", "your notes appear"),
    ("this record does not hold", "no longer in this record"),
    ("documents held", "documents we have"),
    ("not held, but", "not available to us"),
    ("are not held", "we do not have"),
    ("still to develop", "still outstanding"),
    ("police notices", "police notifications"),
    ("word of its day", "word used at the time"),
    ("by equal topics", "by topic label"),
    ("struck out", "removed"),
    ("read out of silence", "inferred from silence"),
    ("helped to better", "helped improve"),
    ("among them", "including"),
    ("spoken of", "praised, or mentioned"),
    ("worries grow", "concerns increase"),
    ("mending", "correcting"),
    ("has stopped", "something went wrong"),
    ("which leads nowhere", "say where it is missing"),
    ("stands twice", "say what is there twice"),
    ("what is no", "what is not"),
    ("wherein", "in which"),
    ("whilst", "while"),
    ("alike", "consistently, or both"),
    ("is not held", "we do not have"),
    ("needed to develop", "needed improvement"),
    ("of its own", "say whose"),
    ("so that", "to, or two sentences"),
    ("steadily", "consistently"),
    ("steady", "the same, or consistent"),
    ("theirs", "say whose"),
];
/// Every text for readers as it is written, with its file.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    in_folder(Path::new("src"), &mut texts);
    for file in ["README.md", "index.html", "public/boot.js"] {
        add(Path::new(file), &mut texts);
    }
    texts
}

fn in_folder(folder: &Path, texts: &mut Vec<(String, String)>) {
    for entry in read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { in_folder(&path, texts) } else { add(&path, texts) }
    }
}

/// The texts of a file: all strings of code and of data, and the lines of what is prose.
fn add(path: &Path, texts: &mut Vec<(String, String)>) {
    let name = path.display().to_string();
    if name.ends_with("tests.rs") {
        return;
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let found: Vec<String> = match ending {
        "rs" => literals(&read_to_string(path).unwrap()),
        "json" => {
            let mut found = Vec::new();
            strings(&serde_json::from_str(&read_to_string(path).unwrap()).unwrap(), &mut found);
            found
        }
        "md" | "html" | "js" => read_to_string(path).unwrap().lines().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    texts.extend(found.into_iter().filter(|text| text.contains(' ')).map(|text| (name.clone(), text)));
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}

/// The phrases of a list that stand in a text, with straight apostrophes for curly ones.
fn faults<'a>(text: &str, list: &'a [(&str, &str)]) -> Vec<&'a (&'a str, &'a str)> {
    // What a program fills in is no word of the text.
    let (mut text, mut rest) = (String::new(), text);
    while let Some((before, filled)) = rest.split_once('{') {
        text += before;
        rest = filled.split_once('}').map_or("", |(_, behind)| behind);
    }
    let text = (text + rest).replace('’', "'");
    list.iter().filter(|(words, _)| stands_in(words, &text)).collect()
}

#[test]
fn no_phrase_stands_anywhere_that_nobody_would_say() {
    let texts = texts();
    let mut wrong = Vec::new();
    for (file, text) in &texts {
        for (words, better) in faults(text, &NEVER) {
            wrong.push(format!("{file}: '{words}', better: {better}, in: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_place_with_words_for_readers_is_read() {
    let texts = texts();
    for (file, words) in [
        ("src/ui/app.rs", "Nothing is sent anywhere."),
        ("src/reader/store.rs", "does not let the page save anything"),
        ("src/record/source/check/ids.rs", "two records have this id"),
        ("src/data/codebook.json", "Inspectors asked for a change."),
        ("src/data/threads.json", "?"),
        ("src/data/codebook.md", "How the documents became data."),
        ("README.md", "# Inspection explorer"),
        ("index.html", "Something went wrong"),
        ("public/boot.js", "The explorer could not start."),
    ] {
        assert!(texts.iter().any(|(at, text)| at == file && text.contains(words)), "{file}: {words}");
    }
}

#[test]
fn each_phrase_is_found_and_no_longer_word_is_taken_for_it() {
    for (words, _) in &NEVER {
        let found = |text: &str| !faults(text, &[(words, "")]).is_empty();
        assert!(found(&format!("Here {words} stands.")) && found(&words.replace('\'', "’")), "{words}");
        assert!(!found(&format!("x{words}x")), "{words}");
    }
    assert!(faults("They recommend an unsteady antimatter", &NEVER).is_empty());
}
