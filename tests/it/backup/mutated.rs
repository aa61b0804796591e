//! Files of the corpus, changed at random: however they are broken, nothing is lost, and nothing stops the page.
//!
//! `IMPORT_RUNS=100000 IMPORT_SEED=7 cargo test --locked --test it backup::mutated -- --nocapture` runs longer. The seed of
//! a file that fails is printed.

use super::hostile::survives;
use std::fs::{read_dir, read_to_string};

/// The executions of an ordinary test run.
const RUNS: u64 = 400;

/// Numbers that look random and are always the same (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides.max(1)
    }
}

/// What may break something where it stands by chance.
const TOKENS: [&str; 36] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e400",
    "-0",
    "18446744073709551616",
    "\\u0000",
    "\\ud800",
    "\\udc00\\ud800",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "😀",
    "\\\"version\\\":9",
    "\\\"version\\\":3,",
    "\"version\":2,",
    "\\\"draft\\\":true,",
    "\\\"deleted\\\":true,",
    "\\\"over\\\":{\\\"p1-1\\\":1795000000009},",
    "\"key\":",
    "\"value\":\"\",",
    "milton-keynes",
    "anyshire",
    "thread:a",
    "inspection-explorer/v3/",
    "p1-1",
    "\\\"at\\\":9007199254740993,",
    "{\"key\":\"inspection-explorer/v3/milton-keynes/note/p1-1/thread:a\",\"value\":\"\"},",
];

/// A place in a text between two signs.
fn place(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.roll(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn span(text: &str, dice: &mut Dice) -> (usize, usize) {
    let (one, most) = (place(text, dice), 1 << dice.roll(10));
    let mut other = (one + dice.roll(most + 1)).min(text.len());
    while !text.is_char_boundary(other) {
        other -= 1;
    }
    (one, other.max(one))
}

/// A text with one thing changed.
fn changed(text: &str, other: &str, dice: &mut Dice) -> String {
    let (from, to) = span(text, dice);
    let (before, cut, behind) = (&text[..from], &text[from..to], &text[to..]);
    match dice.roll(8) {
        0 => format!("{before}{behind}"),
        1 => format!("{before}{cut}{cut}{behind}"),
        2 | 3 => format!("{before}{}{behind}", TOKENS[dice.roll(TOKENS.len())]),
        4 => format!("{before}{}{cut}{behind}", TOKENS[dice.roll(TOKENS.len())]),
        5 => {
            let (from, to) = span(other, dice);
            format!("{before}{}{behind}", &other[from..to])
        }
        6 => format!("{before}{}", &other[place(other, dice)..]),
        _ => {
            let mut signs: Vec<char> = text.chars().collect();
            let (one, two) = (dice.roll(signs.len()), dice.roll(signs.len()));
            if one < signs.len() && two < signs.len() {
                signs.swap(one, two);
            }
            signs.into_iter().collect()
        }
    }
}

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
