//! How a test is played: a site, a browser, the test, and then a look at what it has left.

use crate::browser::Browser;
use crate::console;
use crate::engine::{Engine, engine};
use crate::fault::{Done, Fault};
use crate::form::{Form, form, is_of_a_site};
use crate::host::{self, Host};
use crate::left_out::{left_out_here, played_again};
use crate::page::Page;
use crate::patience::Wait;
use crate::pool;
use crate::runtime::within;
use crate::site::Site;
use std::any::Any;
use std::future::{Future, poll_fn};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::pin;
use std::task::Poll;

/// How many seconds a test may take, on an idle machine.
const LIMIT: u64 = 600;

/// How many seconds the browser may take to tell how the page was left, and to clear it away, on an idle machine.
const REPORT: u64 = 60;

/// Removes what the site has saved on the device to open without its host.
const CLEAR: &str = "
    const clear = async () => {
        await (await navigator.serviceWorker.getRegistration())?.unregister();
        await Promise.all((await caches.keys()).map(name => caches.delete(name)));
        return null;
    };
    return clear()";

/// What a test is played with.
#[derive(Debug)]
pub struct Stage {
    site: Site,
    is_changed: bool,
    javascript: bool,
    host: Host,
}

/// Plays a test with the site as it was built.
pub async fn play(test: impl AsyncFnMut(&Page) -> Done) {
    Stage { site: Site::as_built().unwrap(), is_changed: false, javascript: true, host: Host::default() }
        .play(test)
        .await;
}

impl Stage {
    /// The site, changed before it is served.
    pub fn changed(change: impl FnOnce(&Path) -> io::Result<()>) -> Self {
        Self { site: Site::changed(change).unwrap(), is_changed: true, javascript: true, host: Host::default() }
    }

    /// The site with its packed copies, on a host that sends them.
    pub fn with_packed_copies() -> Self {
        let host = Host { has_copies: true, ..Host::default() };
        Self { site: Site::with_packed_copies().unwrap(), is_changed: true, javascript: true, host }
    }

    /// For a reader who has switched JavaScript off.
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// On a host that differs from a plain one.
    pub fn hosted(self, host: Host) -> Self {
        Self { host, ..self }
    }

    /// Plays a test, then fails where it failed, where the browser complains or where the panel is shown unasked.
    pub async fn play(self, test: impl AsyncFnMut(&Page) -> Done) {
        within(self.perform(test)).await;
    }

    async fn perform(self, mut test: impl AsyncFnMut(&Page) -> Done) {
        if self.is_changed && is_of_a_site("it changes the files of a site") {
            return;
        }
        if let Err(failed) = self.once(&mut test).await {
            // A test that changes its site has not the same one before it the second time.
            if self.is_changed || !engine().is_own_failure(&failed.left) {
                failed.tell();
            }
            played_again(&failed.left);
            if let Err(failed) = self.once(&mut test).await {
                failed.tell();
            }
        }
    }

    async fn once(&self, test: &mut impl AsyncFnMut(&Page) -> Done) -> Result<(), Failed> {
        let address = self.site.serve().await.unwrap();
        // From disk there is no host.
        if let Some(port) = address.split(['/', ':']).nth(4).and_then(|port| port.parse().ok()) {
            host::change(port, |host| host.clone_from(&self.host));
        }
        let start = async || if self.javascript { pool::take().await } else { Browser::start(false).await };
        let browser = Wait::of_seconds(LIMIT).end(start()).await.expect("the browser takes too long to start").unwrap();
        let page = Page::new(&browser, address);
        let outcome = caught(Wait::of_seconds(LIMIT).end(test(&page))).await;
        let left = Wait::of_seconds(REPORT).end(judge(&browser, &page)).await;
        let left = left.unwrap_or_else(|| Err("the browser does not answer".to_owned()));
        let is_fit = matches!(outcome, Ok(Some(Ok(())))) && left.is_ok() && self.javascript && !shares_storage();
        // What a site saves is large, and no other test has its address. WebKit has been seen not to answer.
        if is_fit && Wait::of_seconds(REPORT).end(page.script::<serde_json::Value>(CLEAR, &[])).await.is_some() {
            pool::give_back(browser);
        } else {
            // Nobody knows what state it is in, or it is of no use to other tests.
            drop(browser);
        }
        let how = match outcome {
            Ok(Some(Ok(()))) => match left {
                Ok(()) => return Ok(()),
                Err(_) => How::Left,
            },
            Ok(Some(Err(fault))) => match page.lacks() {
                // A test that ends early has not come to what it may have announced: a panel, a complaint.
                Some(why) => {
                    left_out_here(why);
                    return Ok(());
                }
                None => How::Fault(format!("{fault:?}")),
            },
            Ok(None) => How::Fault("the test takes too long".to_owned()),
            Err(panic) => How::Panic(panic),
        };
        Err(Failed { how, left: left.err().unwrap_or_default() })
    }
}

/// A test that has failed.
struct Failed {
    how: How,
    /// What is wrong with how it has left the page and the browser; nothing where nothing is.
    left: String,
}

/// How a test fails.
enum How {
    /// By what it has left alone.
    Left,
    /// By a fault that it has found.
    Fault(String),
    /// By a panic.
    Panic(Box<dyn Any + Send>),
}

impl Failed {
    /// Fails, with all there is to tell.
    fn tell(self) -> ! {
        if !self.left.is_empty() {
            eprintln!("{}", self.left);
        }
        match self.how {
            How::Left => panic!("{}", self.left),
            How::Fault(fault) => panic!("{fault}"),
            How::Panic(panic) => resume_unwind(panic),
        }
    }
}

/// Whether what one test keeps would be there for the next: all pages from disk are of one origin, but in Firefox.
fn shares_storage() -> bool {
    form() == Form::File && engine() != Engine::Firefox
}

/// How a test has left the page and the browser.
async fn judge(browser: &Browser, page: &Page) -> Result<(), String> {
    let told = |fault: Fault| format!("{fault:?}");
    let panel = page.look_at_all().await.map_err(told).and_then(|panel| page.judge_panel(panel));
    let mut complaints = browser.complaints().await.map_err(told)?;
    complaints.extend(page.witnessed());
    let console = console::judge(&complaints, &page.excused());
    let faults: Vec<String> = [panel.err(), console.err()].into_iter().flatten().collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// The outcome of a future, or its panic.
pub async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
