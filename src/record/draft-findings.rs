//! script/draft-findings: writes into `findings.json` what the coding gives, with everything but the summaries. With the
//! tables of units that script/cut-units made, it shows the sentences for which a summary is to be written.

use record::source::draft::{self, Draft};
use record::source::names::FINDINGS;
use record::words::{count, list};
use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((folder, tables)) = arguments.split_first() else {
        eprintln!("error: name a folder: script/draft-findings FOLDER [UNITS.tsv …]");
        return ExitCode::FAILURE;
    };
    let written = sentences(tables).and_then(|sentences| Ok((write(folder)?, sentences)));
    match written {
        Ok((draft, sentences)) => {
            // Whoever reads only the first lines closes the pipe, which is no fault.
            let _ = writeln!(std::io::stdout(), "{}", told(folder, &draft, &sentences));
            ExitCode::SUCCESS
        }
        Err(problems) => {
            problems.iter().for_each(|problem| println!("{problem}"));
            eprintln!("Nothing was written: {} correcting first.", count(problems.len(), "thing needs", "things need"));
            ExitCode::FAILURE
        }
    }
}

/// Drafts the findings of a folder, and writes the file where something is different.
fn write(folder: &str) -> Result<Draft, Vec<String>> {
    let place = Path::new(folder);
    if !place.is_dir() {
        return Err(vec![format!("There is no folder {folder}: name the folder of a record")]);
    }
    let text = |file: &str| std::fs::read_to_string(place.join(file));
    let file = place.join(FINDINGS);
    let before = match text(FINDINGS) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        read => read.map_err(|error| vec![format!("{} cannot be read: {error}", file.display())])?,
    };
    let draft = draft::read(&|file| text(file).map_err(|error| error.to_string()))
        .and_then(|sources| draft::draft(&sources, &before))
        .map_err(|problems| problems.iter().map(|problem| format!("{folder}/{problem}")).collect::<Vec<_>>())?;
    if draft.text != before {
        std::fs::write(&file, &draft.text)
            .map_err(|error| vec![format!("{} cannot be written: {error}", file.display())])?;
    }
    Ok(draft)
}

/// The sentences of tables of units, by unit.
fn sentences(tables: &[String]) -> Result<HashMap<String, String>, Vec<String>> {
    let mut sentences = HashMap::new();
    for table in tables {
        let text = std::fs::read_to_string(table).map_err(|error| vec![format!("{table} cannot be read: {error}")])?;
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        let column = |name: &str| head.iter().position(|column| *column == name);
        let (Some(unit), Some(words)) = (column("unit"), column("text")) else {
            return Err(vec![format!(
                "{table} is not a table of units: make it with script/cut-units REPORT.txt >{table}"
            )]);
        };
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            if let (Some(unit), Some(words)) = (cells.get(unit), cells.get(words)) {
                sentences.insert((*unit).to_owned(), (*words).to_owned());
            }
        }
    }
    Ok(sentences)
}

/// What was done, and what is next.
fn told(folder: &str, draft: &Draft, sentences: &HashMap<String, String>) -> String {
    let mut lines = Vec::new();
    for id in &draft.added {
        lines.push(format!("added: {id}"));
    }
    for (id, fields) in &draft.updated {
        lines.push(format!("updated: {id} ({}). Read its summary again.", list(fields)));
    }
    for id in &draft.left_over {
        lines.push(format!(
            "no longer fits: {id}. The coding does not give it: move its summary to the finding in its place, then remove it."
        ));
    }
    let findings = |number| count(number, "finding", "findings");
    lines.push(match (draft.added.len(), draft.updated.len()) {
        (0, 0) => format!("{FINDINGS} has every finding that the coding gives. Nothing was changed."),
        (added, updated) => format!("{FINDINGS}: {} added, {updated} updated.", findings(added)),
    });
    for (id, units) in draft.without_summary.iter().filter(|_| !sentences.is_empty()) {
        let words: Vec<&str> = units.iter().filter_map(|unit| sentences.get(unit).map(String::as_str)).collect();
        let words = if words.is_empty() { "(in none of these tables)".to_owned() } else { words.join(" ") };
        lines.push(format!("{id}\n    {words}"));
    }
    lines.push(match draft.without_summary.len() {
        0 => format!("Each finding has a summary. Next: script/check-data {folder}"),
        some => format!(
            "Next: {} without a summary. Read the sentences of each in the report, and write one or two plain sentences in your own words, of at most {} characters. Then: script/check-data {folder}",
            findings(some),
            record::SUMMARY_LIMIT
        ),
    });
    lines.join("\n")
}
