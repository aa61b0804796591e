//! script/new-record: makes the folder of a record that has nothing in it yet.

use record::source::skeleton;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let made = match arguments.as_slice() {
        [folder, name] => make(Path::new(folder), name),
        _ => Err("give a folder and a name: script/new-record FOLDER \"NAME OF THE AUTHORITY\"".to_owned()),
    };
    match made {
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

/// Makes the folder. What is there already is never written over.
fn make(folder: &Path, name: &str) -> Result<String, String> {
    let files = skeleton::files(name).map_err(|bad| bad.to_string())?;
    let place = folder.display();
    if folder.is_file() {
        return Err(format!("{place} is a file: give the name of a new folder"));
    }
    if folder.read_dir().is_ok_and(|mut inside| inside.next().is_some()) {
        return Err(format!("{place} has files in it, which stay as they are: give the name of a new folder"));
    }
    let cannot = |error: std::io::Error| format!("{place} cannot be written ({error}): choose another folder");
    std::fs::create_dir_all(folder).map_err(cannot)?;
    for (file, text) in &files {
        std::fs::write(folder.join(file), text).map_err(cannot)?;
    }
    let names: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    Ok(format!(
        "Made {place} with {}.\nNext: read {place}/README.md, which has the steps in their order.\nscript/check-data {place} says at any time what is still missing.",
        record::words::list(&names)
    ))
}
