//! `script/cut-units FILE`: the units of a report on standard output, warnings on standard error.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        return fail("name one file: script/cut-units FILE");
    };
    let path = Path::new(&file);
    let Some(document) = path.file_stem().and_then(|stem| stem.to_str()) else {
        return fail("the file's name gives the document's id: use letters, digits and hyphens");
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{} cannot be read as plain text: {error}", path.display())),
    };
    let cut = cutting::cut(document, &text);
    let mut warnings = std::io::stderr().lock();
    for warning in &cut.warnings {
        // Nothing can be told where standard error is closed.
        let _ = writeln!(warnings, "{warning}");
    }
    if cut.units.is_empty() {
        return fail("the text holds no sentence to cut");
    }
    match std::io::stdout().lock().write_all(cutting::table(&cut.units).as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("the table cannot be written: {error}")),
    }
}

fn fail(what: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "error: {what}");
    ExitCode::FAILURE
}
