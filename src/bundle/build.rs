//! Checks the record and writes it in one compact file for the app to include. A fault stops the build and is named.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=../data");
    println!("cargo::rerun-if-changed=build.rs");
    match record::source::build(Path::new("../data")) {
        Ok(record) => write(&record),
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error=src/data/{problem}");
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
