//! Files of the corpus, changed at random: however they are broken, nothing is lost, and nothing stops the page.
//!
//! `IMPORT_RUNS=100000 IMPORT_SEED=7 cargo test --locked --test it backup::mutated -- --nocapture` runs longer. The seed of
//! a file that fails is printed.

use super::hostile::survives;
use crate::support::mutating::{Dice, changed};
use std::fs::{read_dir, read_to_string};

/// The executions of an ordinary test run.
const RUNS: u64 = 400;

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn files_changed_at_random_lose_nothing() {
    let mut paths: Vec<_> = read_dir("tests/corpus/import").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let corpus: Vec<String> = paths.iter().map(|path| read_to_string(path).unwrap()).collect();
    for (path, text) in paths.iter().zip(&corpus) {
        let plan = survives(text).unwrap_or_else(|| panic!("{} is refused", path.display()));
        assert!(plan.new > 0, "{}", path.display());
    }
    let (runs, seed) = (setting("IMPORT_RUNS", RUNS), setting("IMPORT_SEED", 1));
    let (mut read, mut refused) = (0, 0);
    for run in 0..runs {
        let own = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(run) | 1;
        let mut dice = Dice(own);
        let mut text = corpus[dice.roll(corpus.len())].clone();
        for _ in 0..=dice.roll(6) {
            let other = &corpus[dice.roll(corpus.len())];
            text = changed(&text, other, &mut dice);
        }
        let result = std::panic::catch_unwind(|| survives(&text).is_some());
        match result {
            Ok(true) => read += 1,
            Ok(false) => refused += 1,
            Err(_) => panic!("IMPORT_SEED={seed}, run {run}: {text}"),
        }
    }
    println!("{runs} changed files (seed {seed}): {read} taken in part or whole, {refused} refused, none lost");
    assert!(read > runs / 20 && refused > 0, "the changes are too coarse or too fine");
}
