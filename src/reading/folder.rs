//! What stands in a copy of the project for readers: the page's own words, and the summaries.

use super::literals::{literals, prose};
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};

/// The folders and files with the code of what a reader sees. The messages of the build are for editors.
const CODE: [&str; 15] = [
    "src/browser",
    "src/charts",
    "src/explore",
    "src/reader",
    "src/record/agreement.rs",
    "src/record/authority.rs",
    "src/record/cite.rs",
    "src/record/codebook.rs",
    "src/record/date.rs",
    "src/record/grades.rs",
    "src/record/model.rs",
    "src/record/threads",
    "src/report",
    "src/shell",
    "src/ui",
];

/// The fields of the record's files with words of the page.
const PAGE_FIELDS: [&str; 10] =
    ["attribution", "credits", "held", "label", "meaning", "note", "question", "reason", "silence", "title"];

/// The field with a summary: of a finding, of what one document says of another inspection, of a thread's step, of an action.
const SUMMARY: &str = "summary";

/// What stands in a copy of the project.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// Words in the page's code, labels and notes.
    pub page: Vec<String>,
    /// Summaries.
    pub summaries: Vec<String>,
}

/// Reads a copy of the project. Files that this version has not are passed over.
///
/// # Errors
/// Where a file cannot be read, or is not what it should be.
pub fn read(root: &Path) -> io::Result<Texts> {
    let mut texts = Texts::default();
    for path in CODE {
        for file in files(&root.join(path), ".rs")? {
            let source = std::fs::read_to_string(file)?;
            texts.page.extend(literals(&source).iter().filter_map(|literal| prose(literal)).map(str::to_owned));
        }
    }
    let start = std::fs::read_to_string(root.join("index.html"))?;
    texts.page.extend(of_html(&start).iter().filter_map(|text| prose(text)).map(str::to_owned));
    for file in files(&root.join("src/data"), ".json")? {
        texts.page.extend(of_json(&file, &PAGE_FIELDS)?.iter().filter_map(|text| prose(text)).map(str::to_owned));
        texts.summaries.extend(of_json(&file, &[SUMMARY])?);
    }
    Ok(texts)
}

/// The files with this ending in a folder and below, or the one file; none where it is not there. Files with tests alone are
/// left out.
fn files(path: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> =
            std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().map(|path| files(path, ending)).collect::<io::Result<Vec<_>>>().map(|all| all.concat());
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_wanted = path.is_file() && name.ends_with(ending) && !name.ends_with("tests.rs");
    Ok(if is_wanted { vec![path.to_owned()] } else { Vec::new() })
}

/// The texts of these fields in a file of JSON, wherever they stand in it.
fn of_json(path: &Path, fields: &[&str]) -> io::Result<Vec<String>> {
    let value: Value = serde_json::from_str(&std::fs::read_to_string(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display())))?;
    let mut found = Vec::new();
    collect(&value, fields, &mut found);
    Ok(found)
}

fn collect(value: &Value, fields: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields, found)),
        Value::Object(entries) => {
            for (name, inside) in entries {
                match inside {
                    Value::String(text) if fields.contains(&name.as_str()) => found.push(text.clone()),
                    _ => collect(inside, fields, found),
                }
            }
        }
        _ => {}
    }
}

/// The words between the tags of a page.
fn of_html(text: &str) -> Vec<String> {
    text.split('>').filter_map(|part| part.split('<').next()).map(|text| text.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_wanted_fields_are_read_at_any_depth() {
        let value: Value =
            serde_json::from_str(r#"[{"note": "One.", "id": "x", "steps": [{"note": "Two.", "says": "y"}]}]"#).unwrap();
        let mut found = Vec::new();
        collect(&value, &["note"], &mut found);
        assert_eq!(found, ["One.", "Two."]);
    }

    #[test]
    fn the_words_of_a_page_stand_between_its_tags() {
        let words = of_html("<h1>Something <b>went</b> wrong</h1>\n<p class=\"x\">Start again</p>");
        assert_eq!(
            words.iter().filter(|text| !text.is_empty()).collect::<Vec<_>>(),
            ["Something", "went", "wrong", "Start again"]
        );
    }

    #[test]
    fn this_project_has_words_of_each_sort() {
        let texts = read(Path::new("../..")).unwrap();
        assert!(
            texts.page.len() > 300 && !texts.summaries.is_empty(),
            "{} {}",
            texts.page.len(),
            texts.summaries.len()
        );
        assert!(texts.page.iter().any(|text| text.starts_with("Your notes, statuses and briefing are saved only")));
        // The words of whatever record is there.
        let meanings = of_json(Path::new("../../src/data/codebook.json"), &["meaning"]).unwrap();
        assert!(meanings.iter().any(|meaning| texts.page.contains(meaning)), "{meanings:?}");
        let is_told = |words: &str| texts.page.iter().any(|text| text.contains(words));
        assert!(!is_told("someone who had never"), "words of tests are left out");
    }
}
