//! Checks the record and writes it in one compact file for the app to include. A fault stops the build and is named.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Names another folder of a record than the project's: `script/build FOLDER` sets it.
const FOLDER: &str = "RECORD_FOLDER";

fn main() -> ExitCode {
    let named = std::env::var(FOLDER).unwrap_or_else(|_| "src/data".to_owned());
    // Cargo runs this in src/bundle; the name counts from the project's own folder.
    let folder = Path::new("../..").join(&named);
    println!("cargo::rerun-if-env-changed={FOLDER}");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    match record::source::build(&folder) {
        Ok(record) => write(&record),
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={named}/{problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes the compiled record.
fn write(record: &record::Record) -> ExitCode {
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo::error=OUT_DIR is not set: build with cargo");
        return ExitCode::FAILURE;
    };
    let packed = record.pack().map_err(|error| error.to_string());
    match packed.and_then(|bytes| std::fs::write(out.join("record.bin"), bytes).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=the compiled record cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}
