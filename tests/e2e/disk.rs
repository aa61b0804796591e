//! The one file on a disk. Each test has a copy in a folder of its own, with a script in it that keeps what the console
//! does not tell. It stands before the file's policy, and so is not under it.

use crate::server::witness;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

/// The name of the file.
const NAME: &str = "inspection-explorer.html";

/// The scheme of addresses of files.
const SCHEME: &str = "file://";

/// A file as it was built, and what runs before it.
struct Laid {
    original: PathBuf,
    before: BTreeMap<usize, String>,
}

/// The files of all tests, by their addresses.
static LAID: Mutex<BTreeMap<String, Laid>> = Mutex::new(BTreeMap::new());

/// Puts a copy of the one file of a site into a folder, and gives its address.
pub fn lay(site: &Path, folder: &Path) -> io::Result<String> {
    let address = format!("{SCHEME}{}", folder.join(NAME).display());
    let mut all = LAID.lock().expect("no test panics meanwhile");
    let laid =
        all.entry(address.clone()).or_insert_with(|| Laid { original: site.join(NAME), before: BTreeMap::new() });
    write(&address, laid)?;
    Ok(address)
}

/// From now on runs a script before the page, and gives its number.
pub fn run_before(address: &str, script: &str) -> usize {
    let mut number = 0;
    change(address, |before| {
        number = before.last_key_value().map_or(0, |(last, _)| last + 1);
        before.insert(number, script.to_owned());
    });
    number
}

/// Runs it no longer.
pub fn run_no_longer(address: &str, number: usize) {
    change(address, |before| drop(before.remove(&number)));
}

fn change(address: &str, change: impl FnOnce(&mut BTreeMap<usize, String>)) {
    let mut all = LAID.lock().expect("no test panics meanwhile");
    let laid = all.get_mut(address).expect("the file was laid");
    change(&mut laid.before);
    write(address, laid).expect("the file can be written again");
}

fn write(address: &str, laid: &Laid) -> io::Result<()> {
    let script = witness(laid.before.values().map(String::as_str));
    let whole = fs::read_to_string(&laid.original)?;
    let page = whole.replacen("<head>", &format!("<head><script>{script}</script>"), 1);
    fs::write(address.trim_start_matches(SCHEME), page)
}
