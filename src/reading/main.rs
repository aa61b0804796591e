//! `reading-age README FOLDER COMPUTED now|before`: measures a copy of the project, names its hardest sentences, and writes the
//! figures into the README. `script/reading-age` calls it.

use reading::readme::{Measured, with_row};
use reading::{Counts, folder, hardest};
use std::fs::{read_to_string, write};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// How many of the hardest sentences are named.
const HARDEST: usize = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [readme, folder, computed, version @ ("now" | "before")] => {
            measure(Path::new(readme), Path::new(folder), Path::new(computed), *version == "before")
        }
        _ => Err("use script/reading-age".into()),
    };
    match done {
        Ok(told) => {
            // Nothing can be told where standard output is closed.
            let _ = std::io::stdout().lock().write_all(told.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(
    readme: &Path,
    folder: &Path,
    computed: &Path,
    is_before: bool,
) -> Result<String, Box<dyn std::error::Error>> {
    let texts = folder::read(folder)?;
    let computed: Vec<String> = read_to_string(computed)?.lines().map(str::to_owned).collect();
    let page = [texts.page.clone(), computed.clone()].concat();
    let measured = Measured { page: Counts::of_texts(&page), summaries: Counts::of_texts(&texts.summaries) };
    let text = with_row(&read_to_string(readme)?, is_before, &measured)
        .ok_or("the README has no marks for the table of reading ages")?;
    write(readme, text)?;
    let parts = [
        ("words in the code, labels and notes", &texts.page),
        ("computed sentences", &computed),
        ("all of the page", &page),
        ("summaries", &texts.summaries),
    ];
    Ok(parts.map(|(name, texts)| told(name, texts)).concat())
}

/// The figures of some texts, and their hardest sentences.
fn told(name: &str, texts: &[String]) -> String {
    let counts = Counts::of_texts(texts);
    let figures = format!(
        "{name}: reading age {:.1}; {} sentences of {:.1} words, {:.2} syllables a word\n",
        counts.age(),
        counts.sentences,
        counts.words_per_sentence(),
        counts.syllables_per_word()
    );
    let hard = hardest(texts, HARDEST).into_iter().map(|(age, sentence)| format!("  {age:.1}  {sentence}\n"));
    figures + &hard.collect::<String>()
}
