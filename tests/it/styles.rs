//! What the style sheets must not use, since not every engine takes it as the others do.

use std::fs;
use std::path::Path;

/// The style sheets with their names.
fn sheets() -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    for folder in ["style", "public"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok) {
            let path = file.path();
            if path.extension().is_some_and(|kind| kind == "css") {
                let text = fs::read_to_string(&path).expect("it can be read");
                sheets.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
            }
        }
    }
    assert!(sheets.len() > 10, "there are style sheets");
    sheets
}

/// What stands between this word and the next of these signs, wherever the word stands.
fn behind<'a>(text: &'a str, word: &'a str, ends: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(word).skip(1).filter_map(move |rest| rest.split(ends).next()).map(str::trim)
}

/// WebKit measures the window where it prints, and a wide one would give paper columns.
#[test]
fn rules_for_wide_windows_are_for_screens_alone() {
    let mut met = 0;
    for (name, text) in sheets() {
        for queries in behind(&text, "@media", &['{']) {
            for query in queries.split(',').map(str::trim).filter(|query| query.contains("min-width")) {
                met += 1;
                assert!(query.starts_with("screen and "), "{name}: '@media {query}' reaches paper");
            }
        }
    }
    assert!(met > 5, "{met} rules for wide windows");
}

/// What moves on a screen is half on its way on paper.
#[test]
fn nothing_moves_on_paper() {
    for (name, text) in sheets() {
        for queries in behind(&text, "@media", &['{']).filter(|queries| queries.contains("prefers-reduced-motion")) {
            assert!(queries.starts_with("screen and "), "{name}: '@media {queries}' reaches paper");
        }
    }
}

/// WebKit knows the long forms alone, and leaves out the whole rule.
#[test]
fn lines_under_words_are_asked_for_in_the_long_form() {
    for (name, text) in sheets() {
        for asked in behind(&text, "text-decoration:", &[';', '}']) {
            assert!(!asked.contains(' '), "{name}: 'text-decoration: {asked}' has no line in WebKit");
        }
    }
}
