//! Style sheets and scripts say nothing that a browser of four years ago would stop at.
//!
//! Browsers leave out what they do not know of a style. What is younger may stand there where the page is right without it, and
//! stands here with what then happens. Scripts have no such mercy.

use std::fs;
use std::path::Path;

/// Words of style sheets that browsers learned since December 2022, or some of them later than that.
const YOUNGER_STYLES: [&str; 33] = [
    "light-dark(",
    "color-mix(",
    "oklch(",
    "oklab(",
    "@container",
    "@scope",
    "@property",
    "@starting-style",
    "@view-transition",
    "@position-try",
    "@function",
    "anchor(",
    "anchor-name",
    "position-area",
    "subgrid",
    "field-sizing",
    "interpolate-size",
    "calc-size(",
    "text-box",
    "text-wrap-style",
    "scrollbar-color",
    "scrollbar-width",
    "popover",
    ":user-valid",
    ":user-invalid",
    ":state(",
    "::backdrop",
    "::highlight",
    "linear(",
    "animation-timeline",
    "transition-behavior",
    "if(",
    "margin-trim",
];

/// What is younger and may be left out, with what is seen then.
const LEFT_OUT: [(&str, &str); 4] = [
    (
        ":has(",
        "sentences stand below one another, and what lies at the foot of a narrow window covers the end of the page",
    ),
    ("text-wrap:", "headings break where they are full"),
    ("::details-content", "what is folded is not printed"),
    ("accent-color", "boxes have the browser's colour"),
];

/// Words of scripts that the same browsers do not know.
const YOUNGER_SCRIPTS: [&str; 28] = [
    "structuredClone",
    ".at(",
    ".findLast(",
    ".findLastIndex(",
    ".toSorted(",
    ".toReversed(",
    ".toSpliced(",
    "groupBy(",
    "hasOwn(",
    "fromAsync(",
    "withResolvers",
    "Promise.try",
    "AbortSignal.any",
    "AbortSignal.timeout",
    "canParse(",
    "URL.parse(",
    "isWellFormed(",
    "toWellFormed(",
    "requestIdleCallback",
    "BroadcastChannel",
    "navigator.locks",
    "randomUUID",
    "scheduler.",
    "Iterator.",
    "with { type",
    "startViewTransition",
    "checkVisibility",
    "moveBefore(",
];

/// The files of a folder with this ending, with their texts without comments.
fn texts(folder: &str, end: &str) -> Vec<(String, String)> {
    let all = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let paths = all.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|own| own == end));
    paths.map(|path| (path.display().to_string(), without_comments(&fs::read_to_string(&path).unwrap()))).collect()
}

/// A text without what stands between /* and */, and without lines that begin with two strokes.
fn without_comments(text: &str) -> String {
    let mut left = String::new();
    for part in text.split("/*") {
        left += if left.is_empty() { part } else { part.split_once("*/").map_or("", |(_, after)| after) };
    }
    left.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn found<'a>(texts: &'a [(String, String)], words: &'a [&str]) -> Vec<String> {
    // What is asked for, with something else in its place, is not needed.
    let needs = |text: &str, word: &str| text.replace(&format!("globalThis.{word} ??"), "").contains(word);
    let in_one = move |(path, text): &'a (String, String)| {
        words.iter().filter(move |word| needs(text, word)).map(move |word| format!("{path}: {word}"))
    };
    texts.iter().flat_map(in_one).collect()
}

#[test]
fn no_style_says_what_older_browsers_do_not_know() {
    let styles: Vec<_> = ["style", "public"].into_iter().flat_map(|folder| texts(folder, "css")).collect();
    assert!(styles.len() > 10, "there are hardly any style sheets");
    assert_eq!(found(&styles, &YOUNGER_STYLES), Vec::<String>::new());
    // Rules within rules are younger too.
    for (path, text) in &styles {
        assert!(!text.contains('&'), "{path} has rules within rules");
    }
    for (word, _) in LEFT_OUT {
        assert!(styles.iter().any(|(_, text)| text.contains(word)), "nothing says '{word}' any more");
    }
}

#[test]
fn no_script_says_what_older_browsers_do_not_know() {
    let scripts = texts("public", "js");
    assert!(scripts.len() >= 3, "there are hardly any scripts");
    assert_eq!(found(&scripts, &YOUNGER_SCRIPTS), Vec::<String>::new());
    // One thing can be asked for, and what is done without it is told.
    let unpacks = |text: &str| text.contains("new DecompressionStream");
    for (path, text) in scripts.iter().filter(|(_, text)| unpacks(text)) {
        assert!(text.contains("typeof DecompressionStream"), "{path} does not ask whether it is there");
    }
}
