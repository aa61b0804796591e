//! How the host of a site differs from a plain one, and what it was asked for. Each site has a port of its own.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// A host of static sites.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// It answers nothing.
    pub is_down: bool,
    /// It packs what it sends, for browsers that can unpack.
    pub packs: bool,
    /// It sends the packed copy that lies beside a file, to browsers that can unpack it.
    pub has_copies: bool,
    /// It sends who asks for `index.html` to its folder.
    pub sends_to_the_folder: bool,
    /// It does not know what a program is.
    pub knows_no_programs: bool,
    /// What was asked for, with what follows a question mark.
    pub asked: Vec<String>,
    /// Of which of these it has sent the packed copy.
    pub copies: Vec<String>,
}

static HOSTS: Mutex<BTreeMap<u16, Host>> = Mutex::new(BTreeMap::new());

/// The host at a port, as it is now. What it was asked for is left out: it may be long.
pub fn at(port: u16) -> Host {
    change(port, |host| Host { asked: Vec::new(), copies: Vec::new(), ..*host })
}

/// Changes the host at a port, or reads what it was asked for.
pub fn change<T>(port: u16, change: impl FnOnce(&mut Host) -> T) -> T {
    change(HOSTS.lock().expect("no test panics meanwhile").entry(port).or_default())
}
