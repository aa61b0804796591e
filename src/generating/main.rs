//! `script/generate-record N FOLDER`: writes a made-up record of N findings into a folder.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(number), Some(folder), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return fail("say how many findings, and where to: script/generate-record 1000 FOLDER");
    };
    let Some(number) = number.parse().ok().filter(|number| generating::SIZES.contains(number)) else {
        return fail(&format!("'{number}' is not a number from 100 to 1000000"));
    };
    let folder = Path::new(&folder);
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        generating::record(number).iter().try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("the record cannot be written into {}: {error}", folder.display())),
    }
}

fn fail(what: &str) -> ExitCode {
    eprintln!("error: {what}");
    ExitCode::FAILURE
}
