//! Trunk's last step: names the page that it has built after the record that is compiled into it, and makes one file of the
//! whole site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(site) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("This names the page that Trunk builds: run script/build FOLDER.");
        return ExitCode::FAILURE;
    };
    let folder = std::env::var_os("RECORD_FOLDER").map_or_else(|| PathBuf::from("src/data"), PathBuf::from);
    match name(&site.join("index.html"), &folder).and_then(|page| join(&site, &page)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

/// Fills the gaps of the built page. Gives it.
fn name(page: &Path, folder: &Path) -> Result<String, String> {
    let told = |error: std::io::Error| format!("{}: {error}", page.display());
    let record = record::source::build(folder).map_err(|problems| {
        problems.iter().map(|problem| format!("{}/{problem}", folder.display())).collect::<Vec<_>>().join("\n")
    })?;
    let template = std::fs::read_to_string(page).map_err(told)?;
    let words = shell::Words(&record);
    let filled = shell::fill(&template, |gap| words.gap(gap)).map_err(|bad| bad.to_string())?;
    std::fs::write(page, &filled).map_err(told)?;
    Ok(filled)
}

/// Makes one file of the site, beside its page.
fn join(site: &Path, page: &str) -> Result<(), String> {
    let read = |name: &str| std::fs::read(site.join(name)).map_err(|error| error.to_string());
    let file = shell::one_file(page, &read).map_err(|bad| bad.to_string())?;
    std::fs::write(site.join(shell::ONE_FILE), file).map_err(|error| format!("{}: {error}", shell::ONE_FILE))
}
