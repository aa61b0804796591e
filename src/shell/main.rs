//! Trunk's last step: names the page that it has built after the record that is compiled into it, lists its files for the
//! worker that keeps them on a device, and makes one file of the whole site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The script that starts the app.
const LOADER: &str = "boot.js";

fn main() -> ExitCode {
    let Some(site) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("This names the page that Trunk builds: run script/build FOLDER.");
        return ExitCode::FAILURE;
    };
    let folder = std::env::var_os("RECORD_FOLDER").map_or_else(|| PathBuf::from("src/data"), PathBuf::from);
    match make(&site, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

fn make(site: &Path, folder: &Path) -> Result<(), String> {
    name(site, folder)?;
    style(site)?;
    keep(site)?;
    join(site)?;
    // Packing takes a minute that nobody needs who only tries something.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") { pack(site) } else { Ok(()) }
}

/// Writes the page and the manifest in the words of the record.
fn name(site: &Path, folder: &Path) -> Result<(), String> {
    let record = record::source::build(folder).map_err(|problems| {
        problems.iter().map(|problem| format!("{}/{problem}", folder.display())).collect::<Vec<_>>().join("\n")
    })?;
    let words = shell::Words(&record);
    let address = shell::SiteAddress::new(&std::env::var("SITE_ADDRESS").unwrap_or_default());
    let address = address.map_err(|bad| bad.to_string())?;
    let picture = folder.join(shell::PICTURE);
    if picture.is_file() {
        let told = |error: std::io::Error| format!("{}: {error}", picture.display());
        std::fs::copy(&picture, site.join(shell::PICTURE)).map_err(told)?;
    }
    let preview = || shell::preview(picture.is_file(), &address, &words.title());
    let word = |gap: &str| if gap == "preview" { Some(preview()) } else { words.gap(gap) };
    let filled = shell::fill(&read(site, shell::PAGE)?, word).map_err(|bad| bad.to_string())?;
    write(site, shell::PAGE, &filled)?;
    write(site, shell::MANIFEST, &words.manifest())
}

/// Makes one style sheet of all.
fn style(site: &Path) -> Result<(), String> {
    let Some(joined) = shell::joined(&read(site, shell::PAGE)?, |name| read(site, name))? else { return Ok(()) };
    for part in &joined.parts {
        std::fs::remove_file(site.join(part)).map_err(|error| format!("{part}: {error}"))?;
    }
    write(site, &joined.name, &joined.style)?;
    write(site, shell::PAGE, &joined.page)
}

/// Writes the packed copies of the files, beside them.
fn pack(site: &Path) -> Result<(), String> {
    for (name, bytes) in files(site)? {
        for (end, packed) in shell::copies(&name, &bytes) {
            let copy = format!("{name}{end}");
            std::fs::write(site.join(&copy), packed).map_err(|error| format!("{copy}: {error}"))?;
        }
    }
    Ok(())
}

/// Writes the id of the build into what waits for it, and the worker with its list.
fn keep(site: &Path) -> Result<(), String> {
    let build = shell::build_id(&files(site)?);
    for name in [shell::PAGE, LOADER] {
        write(site, name, &shell::stamped(&read(site, name)?, &build))?;
    }
    let worker = shell::worker(&read(site, shell::WORKER)?, &build, &files(site)?);
    write(site, shell::WORKER, &worker.map_err(|bad| bad.to_string())?)
}

/// Makes one file of the site, beside its page.
fn join(site: &Path) -> Result<(), String> {
    let bytes = |name: &str| std::fs::read(site.join(name)).map_err(|error| error.to_string());
    let file = shell::one_file(&read(site, shell::PAGE)?, &bytes).map_err(|bad| bad.to_string())?;
    write(site, shell::ONE_FILE, &file)
}

/// All files of the site.
fn files(site: &Path) -> Result<shell::Files, String> {
    let told = |error: std::io::Error| format!("{}: {error}", site.display());
    let (mut files, mut folders) = (shell::Files::new(), vec![String::new()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(site.join(&folder)).map_err(told)? {
            let entry = entry.map_err(told)?;
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(name + "/");
            } else {
                let bytes = std::fs::read(entry.path()).map_err(told)?;
                files.insert(name, bytes);
            }
        }
    }
    Ok(files)
}

fn read(site: &Path, name: &str) -> Result<String, String> {
    std::fs::read_to_string(site.join(name)).map_err(|error| format!("{name}: {error}"))
}

fn write(site: &Path, name: &str, text: &str) -> Result<(), String> {
    std::fs::write(site.join(name), text).map_err(|error| format!("{name}: {error}"))
}
