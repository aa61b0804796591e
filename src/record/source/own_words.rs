//! Whether the record's own words are its own: where the texts of the documents are at hand, what repeats them is named.

use super::names::{ABOUT_PLAN, FINDINGS, INSPECTIONS, PLAN, STRONG, THREADS};
use super::problem::{Level, Problem};
use super::sources::Sources;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
#[cfg(feature = "files")]
use std::path::Path;

/// A run of this many words in common may be chance, and is worth a look.
const NEAR: usize = 8;
/// A run of this many words in common is a quotation.
const QUOTED: usize = 10;

/// The runs of words in the documents' texts.
#[derive(Debug, Default)]
pub struct Texts {
    near: HashSet<u64>,
    quoted: HashSet<u64>,
}

impl Texts {
    /// Reads every plain text in a folder.
    ///
    /// # Errors
    /// In one line why there is none.
    #[cfg(feature = "files")]
    pub fn read(folder: &Path) -> Result<Self, String> {
        let name = folder.display();
        let entries = std::fs::read_dir(folder).map_err(|_| format!("{name} is not a folder of plain texts"))?;
        let mut texts = Self::default();
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|ending| ending == "txt") {
                let bytes = std::fs::read(&path).map_err(|_| format!("{} cannot be read", path.display()))?;
                texts.add(&String::from_utf8_lossy(&bytes));
            }
        }
        if texts.near.is_empty() { Err(format!("{name} has no plain text (*.txt)")) } else { Ok(texts) }
    }

    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let words = words(text);
        self.near.extend(words.windows(NEAR).map(key));
        self.quoted.extend(words.windows(QUOTED).map(key));
    }

    /// The first run of words in common, and whether it is a quotation.
    fn shared(&self, text: &str) -> Option<(String, bool)> {
        let words = words(text);
        let first = |length: usize, runs: &HashSet<u64>| {
            words.windows(length).find(|run| runs.contains(&key(run))).map(|run| run.join(" "))
        };
        let quoted = first(QUOTED, &self.quoted).map(|run| (run, true));
        quoted.or_else(|| first(NEAR, &self.near).map(|run| (run, false)))
    }
}

/// The words of a text, without signs and capitals.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase().replace('\u{2019}', "'");
    lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A number for a run of words: texts are long, and only whether one stands in them is asked.
fn key(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Notes what repeats the documents' own words.
pub fn check(sources: &Sources, texts: &Texts, problems: &mut Vec<Problem>) {
    let mut look = |file: &'static str, place: String, what: &str, ours: &str| {
        let Some((run, quoted)) = texts.shared(ours) else { return };
        let level = if quoted { Level::Slip } else { Level::Advice };
        let wrong = format!("{what} repeats words of a document: '{run}'");
        problems.push(Problem::new(file, place, wrong, "Say it in words that are your own").at(level));
    };
    for finding in &sources.findings {
        look(FINDINGS, format!("record {}", finding.id), "its summary", &finding.summary);
        for (at, told) in finding.responses.iter().enumerate() {
            look(FINDINGS, format!("record {}, line {}", finding.id, at + 1), "its summary", &told.summary);
        }
    }
    let threads = sources.threads.iter().map(|thread| (THREADS, thread));
    for (file, thread) in threads.chain(sources.strong.iter().map(|strong| (STRONG, strong))) {
        look(file, format!("record {}", thread.id), "its question", &thread.question);
        for step in &thread.steps {
            look(file, format!("record {}, step {}", thread.id, step.from), "its summary", &step.summary);
        }
    }
    for area in &sources.plan {
        look(PLAN, format!("record {}", area.id), "its title", &area.title);
        for action in &area.actions {
            look(PLAN, format!("record {}, action {}", area.id, action.unit), "its summary", &action.summary);
        }
    }
    for (at, about) in sources.about_plan.iter().enumerate() {
        for (line, told) in about.lines.iter().enumerate() {
            look(ABOUT_PLAN, format!("record {}, line {}", at + 1, line + 1), "its summary", &told.summary);
        }
    }
    for inspection in &sources.inspections {
        for reported in &inspection.reported {
            look(INSPECTIONS, format!("record {}", inspection.id), "what is reported in it", &reported.summary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_eight_words_is_near_and_one_of_ten_is_a_quotation() {
        let mut texts = Texts::default();
        texts.add("One two three four\nfive six seven eight nine ten eleven, twelve.");
        assert_eq!(texts.shared("one two three four five six seven"), None);
        assert_eq!(
            texts.shared("So: two three four five six seven, EIGHT nine!"),
            Some(("two three four five six seven eight nine".into(), false))
        );
        assert!(texts.shared("one two three four five six seven eight nine ten").unwrap().1);
    }
}
