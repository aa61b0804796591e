//! The one runtime of all tests: what a browser or a server needs to answer must outlast the test that started it.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// Runs a future on the thread of its test, while its connections and clocks belong to the runtime of all tests.
pub async fn within<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    poll_fn(|context| {
        let _entered = RUNTIME.enter();
        future.as_mut().poll(context)
    })
    .await
}

/// Runs a future beside the tests, for as long as any of them runs.
pub fn beside(future: impl Future<Output = ()> + Send + 'static) {
    RUNTIME.spawn(future);
}
