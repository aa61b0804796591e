//! How long to wait. A limit only ends a wait that leads nowhere, so it is generous, and grows with the machine's load.

use std::fs;
use std::future::Future;
use std::thread;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// A wait that has begun.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    begun: Instant,
    limit: Duration,
}

impl Wait {
    /// Begins a wait that takes at most this long on an idle machine.
    pub fn of_seconds(seconds: u64) -> Self {
        Self { begun: Instant::now(), limit: Duration::from_secs(seconds) }
    }

    /// Whether it has taken too long, as busy as the machine is now.
    pub fn is_over(&self) -> bool {
        let taken = self.begun.elapsed();
        taken > self.limit && taken > self.limit.mul_f64(slowness())
    }

    /// The outcome of a future; none where it takes too long.
    pub async fn end<T>(self, future: impl Future<Output = T>) -> Option<T> {
        let over = async {
            while !self.is_over() {
                sleep(Duration::from_secs(1)).await;
            }
        };
        tokio::select! {
            outcome = future => Some(outcome),
            () = over => None,
        }
    }

    /// How long it has taken.
    pub fn taken(&self) -> Duration {
        self.begun.elapsed()
    }
}

/// How many times slower than on an idle machine everything is: programs that want to run, for each processor.
fn slowness() -> f64 {
    // Linux tells; elsewhere the limits stay as they are.
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let mut parts = told.split([' ', '/']);
    let mut next = |skipped: usize| parts.nth(skipped).and_then(|part| part.parse::<f64>().ok()).unwrap_or_default();
    let (of_a_minute, now) = (next(0), next(2));
    let processors = thread::available_parallelism().map_or(1.0, |number| number.get() as f64);
    (of_a_minute.max(now) / processors).max(1.0)
}
