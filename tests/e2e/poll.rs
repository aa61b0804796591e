//! Waiting for something: asking again and again, until it is so or the time is up.

use crate::fault::{Done, Fault};
use std::time::{Duration, Instant};

/// How long a page may take for anything.
const LIMIT: Duration = Duration::from_secs(20);

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(40);

/// Asks until there is an answer. `what` says what is awaited; 'not yet' says how things stand.
///
/// A fault counts as 'not yet' too: while a page changes, what is asked about may be gone.
pub async fn poll<T>(what: &str, mut ask: impl AsyncFnMut() -> Done<Result<T, String>>) -> Done<T> {
    let begun = Instant::now();
    loop {
        let not_yet = match ask().await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(not_yet)) => not_yet,
            Err(fault) => format!("{fault:?}"),
        };
        if begun.elapsed() > LIMIT {
            return Err(Fault::new(format!("waited {LIMIT:?} for {what}, but {not_yet}")));
        }
        tokio::time::sleep(PAUSE).await;
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
