//! The briefing as a Markdown file: for a mail, a wiki or a word processor.

use super::markdown::{citation, quote, table, words};
use crate::{Entry, Line};
use explore::direction::isolated;
use reader::briefing::{Briefing, default_heading};
use record::Record;

/// What stands at the end of every briefing.
pub const OWN_WORDS: &str = "Summaries are in our words, not the documents' wording.";

/// The briefing as Markdown; `date` is the line below its heading, in the reader's words.
pub fn briefing_markdown(record: &Record, briefing: &Briefing, entries: &[Entry], date: &str) -> String {
    let heading = Some(briefing.heading().to_owned()).filter(|heading| !heading.is_empty());
    let heading = words(&heading.unwrap_or_else(|| default_heading(&record.authority.name)));
    let mut blocks = vec![format!("# {}", isolated(&heading))];
    blocks.push(words(date));
    if !briefing.questions().is_empty() {
        blocks.push("## Questions".to_owned());
        let numbered = (1..)
            .zip(briefing.questions())
            .map(|(number, question)| format!("{number}. {}", isolated(&words(question))));
        blocks.push(numbered.collect::<Vec<_>>().join("\n"));
    }
    for (number, entry) in (1..).zip(entries) {
        blocks.extend(of_entry(number, entry));
    }
    blocks.push("---".to_owned());
    blocks.push(format!("{} {}", words(OWN_WORDS), words(&record.authority.notice())));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// The blocks of an entry: heading, label and where it belongs, its lines, its table, where it stands.
fn of_entry(number: usize, entry: &Entry) -> Vec<String> {
    let about = if entry.about.is_empty() { String::new() } else { format!(" · {}", words(&entry.about)) };
    let mut blocks =
        vec![format!("## {number}. {}", words(&entry.title)), format!("**{}**{about}", words(entry.label))];
    blocks.extend(entry.lines.iter().flat_map(of_line));
    if let Some(picture) = &entry.picture {
        let data = picture.table();
        blocks.push(table(&data).trim_end().to_owned());
        // The whole caption: it says what can be read into what a document leaves out.
        blocks.push(words(&data.caption));
        blocks.push(words(&picture.frame().source));
    }
    blocks.extend(entry.citations.iter().map(|cited| format!("Source: {}", citation(cited))));
    blocks
}

/// A line, and where it stands.
fn of_line(line: &Line) -> Vec<String> {
    let said = if line.quoted { quote(&line.text) } else { words(&line.text) };
    if line.citations.is_empty() {
        return vec![said];
    }
    let cited = line.citations.iter().map(|cited| format!("- Source: {}", citation(cited)));
    vec![said, cited.collect::<Vec<_>>().join("\n")]
}
