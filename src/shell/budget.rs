//! How large the site may be. What is larger fails the build: whoever has a reason raises the number, and says why.

use crate::offline::Files;
use crate::one_file::ONE_FILE;
use crate::packed::is_packed;

/// Bytes with brotli of all that the first view needs: a little above what was reached.
pub const FIRST_VIEW: usize = 430_000;

/// Bytes of the one file.
pub const WHOLE: usize = 2_450_000;

/// What the first view needs: the page, and what every page asks for before its charts are drawn.
fn is_of_the_first_view(name: &str) -> bool {
    let is_program = name.starts_with("inspection-explorer-") && (name.ends_with(".js") || name.ends_with("_bg.wasm"));
    let is_style = name.starts_with("styles-") && name.ends_with(".css");
    is_program || is_style || ["index.html", "early.js", "boot.js", "later.js", "favicon.svg"].contains(&name)
}

/// The size of a site, in bytes: of all that the first view needs, with brotli, and of the one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// What the first view needs, with brotli where there is a packed copy.
    pub first_view: usize,
    /// The one file.
    pub whole: usize,
}

/// A site is larger than it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    /// The first view.
    #[error(
        "the first view needs {0} bytes with brotli, and may need {FIRST_VIEW}: make it smaller, run script/first-view, or raise the budget in src/shell/budget.rs"
    )]
    FirstView(usize),
    /// The one file.
    #[error(
        "{ONE_FILE} has {0} bytes, and may have {WHOLE}: make it smaller, or raise the budget in src/shell/budget.rs"
    )]
    Whole(usize),
}

impl Size {
    /// That of a site with its packed copies.
    pub fn of(site: &Files) -> Self {
        let sent = |name: &str, bytes: &Vec<u8>| site.get(&format!("{name}.br")).map_or(bytes.len(), Vec::len);
        let needed = site.iter().filter(|(name, _)| !is_packed(name) && is_of_the_first_view(name));
        Self {
            first_view: needed.map(|(name, bytes)| sent(name, bytes)).sum(),
            whole: site.get(ONE_FILE).map_or(0, Vec::len),
        }
    }

    /// # Errors
    /// [`TooLarge`], which names what is.
    pub fn check(self) -> Result<(), TooLarge> {
        match self {
            Self { first_view, .. } if first_view > FIRST_VIEW => Err(TooLarge::FirstView(first_view)),
            Self { whole, .. } if whole > WHOLE => Err(TooLarge::Whole(whole)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(sizes: &[(&str, usize)]) -> Files {
        sizes.iter().map(|(name, size)| ((*name).to_owned(), vec![0; *size])).collect()
    }

    #[test]
    fn the_first_view_counts_as_it_is_sent() {
        let site = site(&[
            ("index.html", 100),
            ("index.html.br", 10),
            ("index.html.gz", 12),
            ("inspection-explorer-1_bg.wasm", 1_000),
            ("inspection-explorer-1_bg.wasm.br", 300),
            ("inspection-explorer-1_later.wasm", 2_000),
            ("inspection-explorer.html", 5_000),
            ("styles-1.css", 7),
            ("sw.js", 50),
        ]);
        assert_eq!(Size::of(&site), Size { first_view: 317, whole: 5_000 });
    }

    #[test]
    fn what_is_too_large_is_told() {
        let fits = Size { first_view: FIRST_VIEW, whole: WHOLE };
        assert_eq!(fits.check(), Ok(()));
        assert_eq!(Size { first_view: FIRST_VIEW + 1, ..fits }.check(), Err(TooLarge::FirstView(FIRST_VIEW + 1)));
        let told = Size { whole: WHOLE + 1, ..fits }.check().unwrap_err().to_string();
        assert!(told.contains("inspection-explorer.html has 2450001 bytes"), "{told}");
    }
}
