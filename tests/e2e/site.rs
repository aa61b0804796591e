//! The built site, served from a folder below the root: addresses in it must be relative.

use crate::fault::{Done, Fault};
use crate::folder::{Folder, copy};
use crate::process::Process;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Where the site stands on its server.
const PLACE: &str = "some/where";

/// A served site.
#[derive(Debug)]
pub struct Site {
    server: Process,
    _root: Folder,
}

impl Site {
    /// Serves a copy of the built site, changed for the test.
    pub fn serve(change: impl FnOnce(&Path) -> io::Result<()>) -> Done<Self> {
        let built = built()?;
        let root = Folder::new()?;
        let place = root.path().join(PLACE);
        copy(&built, &place)?;
        change(&place)?;
        let mut command = Command::new("python3");
        command.args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"]).arg(root.path());
        Ok(Self { server: Process::start(&mut command)?, _root: root })
    }

    /// Its address, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{PLACE}/", self.server.port())
    }
}

/// The folder with the built site.
fn built() -> Done<PathBuf> {
    let named = env::var_os("EXPLORER_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    // Tests run in the package's folder, but do not depend on it.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(named);
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(Fault::new(format!("there is no built site in {}: run script/build, or set EXPLORER_DIST", folder.display())))
}

/// The file of the site whose name ends so, as `_bg.wasm`.
pub fn file(site: &Path, end: &str) -> io::Result<PathBuf> {
    let fits = |path: &PathBuf| path.to_string_lossy().ends_with(end);
    let mut files = fs::read_dir(site)?.filter_map(Result::ok).map(|entry| entry.path());
    files.find(fits).ok_or_else(|| io::Error::other(format!("the site has no file *{end}")))
}
