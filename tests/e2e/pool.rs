//! Browsers that wait for the next test. There are as many as tests that run at a time.

use crate::browser::Browser;
use crate::fault::Done;
use crate::patience::Wait;
use std::sync::Mutex;

/// How many seconds a browser may take to become ready for the next test, on an idle machine.
const RENEWAL: u64 = 30;

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser in which nothing is left of any test: a waiting one, or a new one where none is well.
pub async fn take() -> Done<Browser> {
    while let Some(browser) = idle(Vec::pop) {
        match Wait::of_seconds(RENEWAL).end(browser.renew()).await {
            Some(Ok(())) => return Ok(browser),
            Some(Err(fault)) => eprintln!("a browser is replaced: {fault:?}"),
            None => eprintln!("a browser is replaced: it does not answer"),
        }
    }
    Browser::start(true).await
}

/// Leaves a browser to the next test. Only one whose test went well: any other may be broken.
pub fn give_back(browser: Browser) {
    idle(|browsers| browsers.push(browser));
}

fn idle<T>(change: impl FnOnce(&mut Vec<Browser>) -> T) -> T {
    change(&mut IDLE.lock().expect("no test panics while it takes a browser"))
}
