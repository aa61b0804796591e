//! Reading a folder of a record's files, on the host.

use super::names::ALL;
use super::near::nearest;
use super::problem::{Level, Problem};
use super::text::{Unreadable, decode};
use std::io::ErrorKind;
use std::path::Path;

/// In one line why a path is no folder of a record; nothing where it may be one.
pub fn unusable(folder: &Path) -> Option<String> {
    let name = folder.display();
    let Ok(about) = std::fs::metadata(folder) else {
        return Some(format!("{name} does not exist. Give the folder in which the record's files are"));
    };
    if !about.is_dir() {
        return Some(format!("{name} is a file. Give the folder in which the record's files are"));
    }
    if !ALL.iter().any(|file| folder.join(file).exists()) {
        return Some(format!(
            "{name} has none of a record's files. Give the folder in which findings.json and the others are"
        ));
    }
    None
}

/// The text of a file in a folder.
///
/// # Errors
/// [`Unreadable`] where it is missing, something else, or not UTF-8.
pub fn text(folder: &Path, file: &'static str) -> Result<String, Unreadable> {
    let path = folder.join(file);
    if path.is_dir() {
        return Err(Unreadable::Folder);
    }
    match std::fs::read(&path) {
        Ok(bytes) => decode(&bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Unreadable::Missing(
            strangers(folder).into_iter().find(|name| nearest(name, ALL.iter().copied()) == Some(file)),
        )),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Err(Unreadable::Other("you have no permission to read it".into()))
        }
        Err(error) => Err(Unreadable::Other(error.to_string())),
    }
}

/// Notes files that a record does not have: most likely one with a slip in its name, which would be passed over unseen.
pub fn check(folder: &Path, problems: &mut Vec<Problem>) {
    for name in strangers(folder) {
        let ending = Path::new(&name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if let Some(file) = nearest(&name, ALL.iter().copied()) {
            if folder.join(file).exists() {
                problems.push(
                    Problem::new(
                        file,
                        "the whole file",
                        format!("beside it there is '{name}', which is not read"),
                        "Remove one of the two",
                    )
                    .at(Level::Advice),
                );
            }
        } else if ["json", "csv", "tsv", "xlsx", "ods"].contains(&ending) {
            let remedy = format!("Remove it if it is not needed. A record has: {}", ALL.join(", "));
            problems.push(
                Problem::new(
                    "the folder",
                    "its files",
                    format!("'{name}' is not one of a record's files and is not read"),
                    remedy,
                )
                .at(Level::Advice),
            );
        }
    }
}

/// The names in a folder that are no file of a record, in order.
fn strangers(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !ALL.contains(&name.as_str())).collect();
    names.sort();
    names
}
