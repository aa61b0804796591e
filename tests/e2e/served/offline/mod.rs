//! The site on the reader's device: it opens without its host, one build after another, on any host.

mod hosts;
mod update;
mod without;

use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::form::is_of_a_site;
use crate::host;
use crate::page::Page;
use crate::stage;
use inspection_explorer::record::source::file;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Plays a test of a site.
async fn play(test: impl AsyncFnMut(&Page) -> Done) {
    if !is_of_a_site("what is opened from disk has no host") {
        stage::play(test).await;
    }
}

/// Waits until all of the site is on the device.
async fn saved(page: &Page) -> Done {
    page.until("the site to be saved", "return globalThis.explorerOffline?.state === 'kept'", &[]).await
}

/// What the Sources view says of the site on this device.
async fn sources_say(page: &Page, words: &str) -> Done {
    page.until(
        &format!("Sources to say '{words}'"),
        "return document.querySelector('#on-device')?.textContent.includes(arguments[0]) ?? false",
        &[words.into()],
    )
    .await
}

/// The port of the site that is open.
async fn port(page: &Page) -> Done<u16> {
    page.driver.current_url().await?.port().ok_or_else(|| Fault::new("the page has no port"))
}

/// From now on the host answers nothing.
async fn lose_the_host(page: &Page) -> Done {
    host::change(port(page).await?, |host| host.is_down = true);
    Ok(())
}

/// What the host was asked for since this was last asked.
async fn asked(page: &Page) -> Done<Vec<String>> {
    Ok(host::change(port(page).await?, |host| std::mem::take(&mut host.asked)))
}

/// The page loads itself anew. What a driver does instead may go past the worker.
async fn again(page: &Page) -> Done {
    page.script::<Value>("window.isOld = true; location.reload()", &[]).await?;
    fresh(page).await
}

/// Waits for the app in a page that has been loaded anew.
async fn fresh(page: &Page) -> Done {
    page.until("another page", "return !window.isOld && !!document.querySelector('nav[aria-label=Views] a')", &[]).await
}

/// Chooses a file with the made-up record in the Sources view, and waits until it is shown.
async fn open_a_record(page: &Page) -> Done {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/anyshire");
    let read = |file: &str| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string());
    let text = file::write(&read).expect("it is sound");
    let own = Folder::new()?;
    let path = own.path().join("anyshire.json");
    fs::write(&path, text)?;
    page.element("#record-file").await?.send_keys(path.to_string_lossy().as_ref()).await?;
    page.reads(".site strong", &["Anyshire children’s services: the inspection record"]).await
}
