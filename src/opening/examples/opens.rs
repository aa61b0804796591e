//! How long it takes natively to check a record file, and then to read the answer:
//! `cargo run --profile opening -p opening --features check --example opens FILE`.
#![allow(missing_docs, clippy::print_stdout, reason = "a program")]

use opening::{Answer, answer, unpacked};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a record file")?;
    for _ in 0..3 {
        let file = std::fs::read(&path)?;
        let start = Instant::now();
        let answer = answer(file);
        let answered = start.elapsed();
        let (told, bytes) = Answer::read(&answer).ok_or("there is no answer")?;
        let start = Instant::now();
        let held = match told {
            Answer::Opened { name, .. } => unpacked(bytes).map(|record| (name, record.findings.len()))?,
            Answer::Refused(faults) => (format!("{} faults", faults.all), 0),
        };
        println!("{held:?}: checked in {answered:?}, unpacked in {:?}", start.elapsed());
    }
    Ok(())
}
