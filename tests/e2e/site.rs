//! The built site, served from a folder below the root: addresses in it must be relative. Or its one file, on disk.

use crate::disk;
use crate::fault::{Done, Fault};
use crate::folder::{Folder, copy};
use crate::form::{Form, form};
use crate::leash;
use crate::server::serve;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, io};

/// Where the site stands on its server.
const PLACE: &str = "some/where";

/// A site to serve.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    /// What was made for this one.
    own: Option<Folder>,
}

impl Site {
    /// The site as it was built.
    pub fn as_built() -> Done<Self> {
        let own = if form() == Form::File { Some(Folder::new()?) } else { None };
        Ok(Self { root: original()?.to_owned(), own })
    }

    /// A copy of the built site, changed for the test.
    pub fn changed(change: impl FnOnce(&Path) -> io::Result<()>) -> Done<Self> {
        let own = Folder::new()?;
        copy(original()?, own.path(), |_| false)?;
        change(&own.path().join(PLACE))?;
        Ok(Self { root: own.path().to_owned(), own: Some(own) })
    }

    /// The site as it was built, with its packed copies.
    pub fn with_packed_copies() -> Done<Self> {
        let own = Folder::new()?;
        copy(&built()?, &own.path().join(PLACE), |_| false)?;
        Ok(Self { root: own.path().to_owned(), own: Some(own) })
    }

    /// The folder in which the site was built, with its packed copies.
    pub fn build_folder() -> Done<PathBuf> {
        built()
    }

    /// The folder of the built site, which no test changes.
    pub fn built_folder() -> Done<PathBuf> {
        Ok(original()?.join(PLACE))
    }

    /// Serves it, and gives its address with a slash at the end; or the address of its one file.
    pub async fn serve(&self) -> Done<String> {
        if let (Form::File, Some(own)) = (form(), &self.own) {
            return Ok(disk::lay(&self.root.join(PLACE), own.path())?);
        }
        let port = serve(self.root.clone()).await?;
        Ok(format!("http://127.0.0.1:{port}/{PLACE}/"))
    }
}

/// The folder to serve: a copy of the built site, so that all tests see the same even when it is built again meanwhile.
fn original() -> Done<&'static Path> {
    static ORIGINAL: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| {
        let copied = || -> Done<PathBuf> {
            let root = leash::folder().join("site");
            // Packed copies of files that a test changes would be those of others.
            copy(&built()?, &root.join(PLACE), shell::is_packed)?;
            Ok(root)
        };
        copied().map_err(|fault| format!("{fault:?}"))
    });
    ORIGINAL.as_deref().map_err(Fault::new)
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
