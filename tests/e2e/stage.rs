//! How a test is played: a site, a browser, the test, and then a look at the console.

use crate::browser::Browser;
use crate::console;
use crate::fault::Done;
use crate::page::Page;
use crate::site::Site;
use std::any::Any;
use std::future::{Future, poll_fn};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::time::timeout;

/// How long a test may take.
const LIMIT: Duration = Duration::from_secs(240);

/// A site that waits for a reader.
#[derive(Debug)]
pub struct Stage {
    site: Site,
    javascript: bool,
}

/// Plays a test with the site as it was built.
pub async fn play(test: impl AsyncFnOnce(&Page) -> Done) {
    Stage::changed(|_| Ok(())).play(test).await;
}

impl Stage {
    /// The site, changed before it is served.
    pub fn changed(change: impl FnOnce(&Path) -> io::Result<()>) -> Self {
        Self { site: Site::serve(change).unwrap(), javascript: true }
    }

    /// For a reader who has switched JavaScript off.
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// Plays a test, then fails where it failed or where the console complains.
    pub async fn play(self, test: impl AsyncFnOnce(&Page) -> Done) {
        let browser = Browser::start(self.javascript).await.unwrap();
        let page = Page::new(&browser, self.site.address());
        let outcome = caught(timeout(LIMIT, test(&page))).await;
        let entries = browser.driver.browser_log().await;
        let excused = page.excused();
        drop(page);
        let ended = browser.quit().await;
        let entries = entries.unwrap();
        let console = console::judge(&entries, &excused);
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(panic) => {
                report(console);
                resume_unwind(panic)
            }
        };
        match outcome {
            Ok(Ok(())) => console.unwrap_or_else(|told| panic!("{told}")),
            Ok(Err(fault)) => {
                report(console);
                panic!("{fault:?}")
            }
            Err(_) => panic!("the test took longer than {LIMIT:?}"),
        }
        ended.unwrap();
    }
}

/// Tells what the console says of a test that fails anyway.
fn report(console: Result<(), String>) {
    if let Err(told) = console {
        eprintln!("{told}");
    }
}

/// The outcome of a future, or its panic.
async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
