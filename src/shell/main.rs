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
    // Neither parts nor packed copies serve who only tries something.
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let whole = if is_release { part(site)? } else { shell::Files::new() };
    keep(site)?;
    join(site, &whole)?;
    if is_release { pack(site) } else { Ok(()) }
}

/// Parts the program, and gives the files of the whole one. Or has it count what runs, where a file is named for the names
/// of what can.
fn part(site: &Path) -> Result<shell::Files, String> {
    let (page, bytes) = (read(site, shell::PAGE)?, |name: &str| bytes(site, name));
    let changed = match std::env::var_os("EXPLORER_COUNTS") {
        Some(names) => {
            let (changed, signs) = shell::counted(&page, &bytes).map_err(|bad| bad.to_string())?;
            let names = PathBuf::from(names);
            std::fs::write(&names, signs).map_err(|error| format!("{}: {error}", names.display()))?;
            changed
        }
        None => shell::parted(&page, &bytes, shell::FIRST_VIEW).map_err(|bad| bad.to_string())?,
    };
    println!("{}", changed.told);
    for name in &changed.gone {
        std::fs::remove_file(site.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    for (name, bytes) in &changed.files {
        std::fs::write(site.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    write(site, shell::PAGE, &changed.page)?;
    // In the one file all of it is there at once.
    Ok(changed.whole)
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

/// Writes the packed copies of the files, beside them, and sees how large all has become.
fn pack(site: &Path) -> Result<(), String> {
    for (name, bytes) in files(site)? {
        for (end, packed) in shell::copies(&name, &bytes) {
            let copy = format!("{name}{end}");
            std::fs::write(site.join(&copy), packed).map_err(|error| format!("{copy}: {error}"))?;
        }
    }
    // A program that counts is not for readers.
    if std::env::var_os("EXPLORER_COUNTS").is_some() {
        return Ok(());
    }
    let size = shell::Size::of(&files(site)?);
    println!("the first view needs {} bytes with brotli, the one file has {}", size.first_view, size.whole);
    size.check().map_err(|large| large.to_string())
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

/// Makes one file of the site, beside its page: of these files, and of those of the site.
fn join(site: &Path, whole: &shell::Files) -> Result<(), String> {
    let bytes = |name: &str| whole.get(name).map_or_else(|| bytes(site, name), |own| Ok(own.clone()));
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

fn bytes(site: &Path, name: &str) -> Result<Vec<u8>, String> {
    std::fs::read(site.join(name)).map_err(|error| error.to_string())
}

fn read(site: &Path, name: &str) -> Result<String, String> {
    std::fs::read_to_string(site.join(name)).map_err(|error| format!("{name}: {error}"))
}

fn write(site: &Path, name: &str, text: &str) -> Result<(), String> {
    std::fs::write(site.join(name), text).map_err(|error| format!("{name}: {error}"))
}
