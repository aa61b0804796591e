//! Firefox, by geckodriver and scripts in the browser's own window.

use crate::base64::decoded;
use crate::engine::{Size, Started, Tools, Wishes, connect, raw};
use crate::fault::{Done, Fault};
use crate::process::Process;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::env;
use std::path::Path;
use std::process::Command;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

/// Starts it.
pub async fn start(profile: &Path, downloads: &Path, javascript: bool) -> Done<Started> {
    let program = env::var_os("GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
    let mut command = Command::new(program);
    // Access to the browser's own window is what the scripts below need.
    command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
    let process = Process::start(&mut command, "Listening on 127.0.0.1:")?;
    let driver = connect(process.port(), capabilities(profile, downloads, javascript)?).await?;
    let pid = driver.capabilities().get("moz:processID").and_then(Value::as_u64);
    Ok(Started { driver, tools: Tools::Firefox, pid, beside: vec![process] })
}

fn capabilities(profile: &Path, downloads: &Path, javascript: bool) -> Done<Capabilities> {
    let preferences = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.useDownloadDir": true,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
        "dom.disable_open_during_load": false,
        "javascript.enabled": javascript,
        // A page keeps its place among the browser's own things, and with it the wishes that are told to it.
        "fission.autostart": false,
        "fission.bfcacheInParent": false,
        // Scroll bars take no room.
        "ui.useOverlayScrollbars": 1,
        // Pages from disk are as strangers to each other as they are to readers; the driver would have it otherwise.
        "security.fileuri.strict_origin_policy": true,
    });
    let arguments = json!(["-headless", "-profile", profile, "--width", "1280", "--height", "1000"]);
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "firefox")?;
    wanted.set("moz:firefoxOptions", json!({ "args": arguments, "prefs": preferences }))?;
    Ok(wanted)
}

/// Runs a script in the browser's own window: `page` is the page's context, `frame` its frame.
async fn own<T: DeserializeOwned>(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Done<T> {
    raw::post(driver, "moz/context", json!({ "context": "chrome" })).await?;
    let script = format!("const frame = gBrowser.selectedBrowser, page = frame.browsingContext; {script}");
    let told = driver.execute(script, arguments).await;
    raw::post(driver, "moz/context", json!({ "context": "content" })).await?;
    Ok(told?.convert()?)
}

pub async fn renew(driver: &WebDriver) -> Done {
    let script = "
        for (const name of ['font.size.variable.x-western', 'font.size.monospace.x-western', 'dom.events.testing.asyncClipboard']) {
            Services.prefs.clearUserPref(name);
        }
        Services.cookies.removeAll();
        Services.perms.removeAll();
        window.focus();
        frame.focus();";
    own::<Value>(driver, script, vec![]).await.map(drop)
}

pub async fn wish(driver: &WebDriver, wishes: Wishes) -> Done {
    let script = "
        const [dark, still, forced, paper] = arguments;
        page.prefersColorSchemeOverride = dark ? 'dark' : 'light';
        page.prefersReducedMotionOverride = still ? 'reduce' : 'none';
        page.forcedColorsOverride = forced ? 'active' : 'none';
        page.mediumOverride = paper ? 'print' : '';";
    let arguments = [wishes.dark, wishes.still, wishes.forced, wishes.paper].map(Value::from);
    own::<Value>(driver, script, arguments.to_vec()).await.map(drop)
}

pub async fn resize(driver: &WebDriver, size: Size) -> Done {
    // The frame of the page is cut to size: no window of Firefox is as narrow as a phone.
    let script = "
        const [width, height, ratio] = arguments;
        const wide = Math.max(width, 500) - frame.parentNode.clientWidth, high = height - frame.parentNode.clientHeight;
        if (wide > 0 || high > 0) window.resizeBy(Math.max(wide, 0), Math.max(high, 0));
        frame.style.flex = 'none';
        for (const [side, size] of [['width', width], ['height', height]]) {
            for (const edge of [side, `min-${side}`, `max-${side}`]) frame.style.setProperty(edge, `${size}px`, 'important');
        }
        page.overrideDPPX = ratio;";
    let Size { width, height, ratio } = size;
    own::<Value>(driver, script, vec![json!(width), json!(height), json!(ratio)]).await.map(drop)
}

pub async fn print(driver: &WebDriver, grounds: bool) -> Done<Vec<u8>> {
    // A4 in centimetres; margins are the page's own.
    let none = json!({ "top": 0, "bottom": 0, "left": 0, "right": 0 });
    let paper = json!({ "width": 21.0, "height": 29.7 });
    let wanted = json!({ "background": grounds, "page": paper, "margin": none, "shrinkToFit": false });
    let told = raw::post(driver, "print", wanted).await?;
    decoded(told.as_str().ok_or_else(|| Fault::new("nothing is printed"))?)
}

pub async fn letters(driver: &WebDriver, pixels: u32) -> Done {
    let script = "
        Services.prefs.setIntPref('font.size.variable.x-western', arguments[0]);
        Services.prefs.setIntPref('font.size.monospace.x-western', arguments[0]);";
    own::<Value>(driver, script, vec![json!(pixels)]).await.map(drop)
}

pub async fn touch(driver: &WebDriver) -> Done {
    own::<Value>(driver, "page.touchEventsOverride = 'enabled'", vec![]).await.map(drop)
}

pub async fn grant(driver: &WebDriver) -> Done {
    // What is on the clipboard may be read without a press; nothing else is asked for.
    let script = "Services.prefs.setBoolPref('dom.events.testing.asyncClipboard', true)";
    own::<Value>(driver, script, vec![]).await.map(drop)
}
