//! script/check-data --upgrade: brings a folder in an earlier format up to date.

use record::source::upgrade::upgrade;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = match arguments.as_slice() {
        [folder] => run(folder),
        _ => Err("name one folder: script/check-data --upgrade FOLDER".to_owned()),
    };
    match told {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(told) => {
            eprintln!("error: {told}");
            ExitCode::FAILURE
        }
    }
}

/// Brings the folder up to date. Nothing is written where anything cannot be read.
fn run(folder: &str) -> Result<String, String> {
    let place = Path::new(folder);
    if !place.is_dir() {
        return Err(format!("there is no folder {folder}: name the folder of a record"));
    }
    let text = |file: &str| std::fs::read_to_string(place.join(file)).map_err(|error| error.to_string());
    let upgrade = upgrade(&|file| text(file)).map_err(|problem| format!("nothing was changed. {folder}/{problem}"))?;
    for (file, text) in &upgrade.files {
        std::fs::write(place.join(file), text).map_err(|error| {
            format!("{folder}/{file} cannot be written: {error}. Correct that, then run this again")
        })?;
    }
    Ok(match upgrade.done.as_slice() {
        [] => format!("{folder} is in the format of today. Nothing was changed."),
        done => format!("{}\nNext: script/check-data {folder}", done.join("\n")),
    })
}
