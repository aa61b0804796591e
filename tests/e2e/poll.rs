//! Waiting for something: asking again and again, until it is so or the time is up.

use crate::fault::{Done, Fault};
use crate::patience::Wait;
use std::time::Duration;

/// How many seconds a page may take for anything, on an idle machine.
const LIMIT: u64 = 30;

/// How long to wait before asking again, in milliseconds: at first briefly, then longer.
const PAUSES: [u64; 4] = [5, 10, 20, 40];

/// Asks until there is an answer. `what` says what is awaited; 'not yet' says how things stand.
///
/// A fault counts as 'not yet' too: while a page changes, what is asked about may be gone.
pub async fn poll<T>(what: &str, mut ask: impl AsyncFnMut() -> Done<Result<T, String>>) -> Done<T> {
    let wait = Wait::of_seconds(LIMIT);
    let mut pauses = PAUSES.into_iter();
    loop {
        // Once more when the time is up: the machine may have held up the test and not the page.
        let last = wait.is_over();
        let not_yet = match ask().await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(not_yet)) => not_yet,
            Err(fault) if fault.is_lack() => return Err(fault),
            Err(fault) => format!("{fault:?}"),
        };
        if last {
            return Err(Fault::new(format!("waited {:.0?} for {what}, but {not_yet}", wait.taken())));
        }
        let pause = pauses.next().unwrap_or(PAUSES[3]);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
}

/// How two texts of many lines differ: the first line that does, with those around it.
pub fn difference(wanted: &str, seen: &str) -> String {
    let (wanted, seen): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), seen.lines().collect());
    let first = wanted.iter().zip(&seen).take_while(|(a, b)| a == b).count();
    let around = |lines: &[&str]| {
        lines.iter().skip(first.saturating_sub(3)).take(8).map(|line| format!("    {line}\n")).collect::<String>()
    };
    format!("from line {} on it should be\n{}and is\n{}", first + 1, around(&wanted), around(&seen))
}
