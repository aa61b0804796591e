//! What keeps the site on a reader's device: the worker's list of files, and the id of the build they belong to.
//!
//! Pages ask for the files whose names hold no hash together with that id (`boot.js?0123456789abcdef`), so no cache can give
//! them a file of another build.

use crate::fill::{BadTemplate, fill};
use crate::one_file::ONE_FILE;
use crate::packed::is_packed;
use crate::preview::PICTURE;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files of a site by their names, which have slashes between their parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The worker, in which the list stands.
pub const WORKER: &str = "sw.js";

/// The page. Hosts may add to it: the worker knows it by the build that it names.
pub const PAGE: &str = "index.html";

/// What stands for the build's id until it is known: it follows the name of a file.
pub const THIS_BUILD: &str = "?this-build";

/// What no page loads: the site is whole without it.
const LEFT_OUT: [&str; 4] = [ONE_FILE, WORKER, PICTURE, "record.schema.json"];

/// The letters of a build's id, and of the hashes in the names of files.
const ID: usize = 16;

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// A file of a kind that is not known.
    #[error("{0}: nothing says what kind of file this is: add its ending to KINDS in src/shell/offline.rs")]
    Kind(String),
    /// The worker's template cannot be filled.
    #[error("{WORKER}: {0}")]
    Template(#[from] BadTemplate),
}

/// What browsers must know about a file to use it, whatever the host says.
const KINDS: [(&str, &str); 8] = [
    (".html", "text/html; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".wasm", "application/wasm"),
    (".svg", "image/svg+xml"),
    (".png", "image/png"),
    (".json", "application/json"),
    (".webmanifest", "application/manifest+json"),
];

/// The id of a build: another one for any change of any file.
pub fn build_id(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes] {
            // The length keeps the end of one from being read as the beginning of the next.
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    shortened(&hash.finalize())
}

/// A text with the id of its build in all places that wait for it.
pub fn stamped(text: &str, build: &str) -> String {
    text.replace(THIS_BUILD, &format!("?{build}"))
}

/// The worker, with the list of the files that it keeps.
///
/// # Errors
/// [`NotKept`] where a file is of no known kind, or the template is wrong.
pub fn worker(template: &str, build: &str, files: &Files) -> Result<String, NotKept> {
    let kept = files.iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()) && !is_packed(name));
    let lines: Vec<String> = kept.map(|(name, bytes)| line(name, bytes)).collect::<Result<_, _>>()?;
    let list = format!("[\n{}]", lines.concat());
    let word = |gap: &str| match gap {
        "build" => Some(build.to_owned()),
        "files" => Some(list.clone()),
        _ => None,
    };
    Ok(fill(template, word)?)
}

/// A file in the list: its name, its kind, what it holds, and whether its name says that too.
fn line(name: &str, bytes: &[u8]) -> Result<String, NotKept> {
    let kind = KINDS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, kind)| kind);
    let kind = kind.ok_or_else(|| NotKept::Kind(name.to_owned()))?;
    let name_as_json = serde_json::Value::from(name);
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let hashed = is_hashed(name);
    Ok(format!(
        "  {{ \"name\": {name_as_json}, \"kind\": \"{kind}\", \"sha256\": \"{sha256}\", \"hashed\": {hashed} }},\n"
    ))
}

/// Whether the name of a file changes with what it holds: `base-0123456789abcdef.css`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let stem = ["_bg", "_later"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    // Trunk leaves out zeros at the beginning of a hash.
    let is_hash = |hash: &str| (ID - 4..=ID).contains(&hash.len()) && hash.bytes().all(|sign| sign.is_ascii_hexdigit());
    stem.rsplit_once('-').is_some_and(|(_, hash)| is_hash(hash))
}

/// The name of a file that changes with what it holds.
pub fn hashed(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{ending}", shortened(&Sha256::digest(bytes)))
}

/// A hash with as many letters as ids and names have.
fn shortened(hash: &[u8]) -> String {
    let mut letters = hexadecimal(hash);
    letters.truncate(ID);
    letters
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
