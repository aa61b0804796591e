//! Chromium, by chromedriver and Chromium's own tools.

use crate::engine::{Size, Started, Tools, Wishes, connect};
use crate::fault::{Done, Fault};
use crate::process::Process;
use serde_json::{Value, json};
use std::env;
use std::path::Path;
use std::process::Command;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

/// What makes the browser run without a screen, without a network of its own and as any user.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1280,900",
];

/// Starts it.
pub async fn start(profile: &Path, downloads: &Path, javascript: bool) -> Done<Started> {
    let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    let process = Process::start(Command::new(program).arg("--port=0"), "successfully on port ")?;
    let driver = connect(process.port(), capabilities(profile, downloads, javascript)?).await?;
    let pid = driver.capabilities().get("goog:processID").and_then(Value::as_u64);
    Ok(Started { driver, tools: Tools::Chromium, pid, beside: vec![process] })
}

fn capabilities(profile: &Path, downloads: &Path, javascript: bool) -> Done<Capabilities> {
    let mut arguments: Vec<String> = ARGUMENTS.iter().map(|argument| (*argument).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let mut preferences = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
    });
    if !javascript {
        preferences["profile.default_content_setting_values.javascript"] = 2.into();
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "chrome")?;
    wanted.set("goog:chromeOptions", json!({ "args": arguments, "prefs": preferences }))?;
    wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    Ok(wanted)
}

/// Sends a command to the browser's own tools.
pub async fn devtools(driver: &WebDriver, command: &str, parameters: Value) -> Done<Value> {
    Ok(driver.cdp().send_raw(command, parameters).await?)
}

pub async fn renew(driver: &WebDriver) -> Done {
    for command in ["Page.bringToFront", "Browser.resetPermissions", "Network.clearBrowserCookies"] {
        devtools(driver, command, json!({})).await?;
    }
    Ok(())
}

pub async fn wish(driver: &WebDriver, wishes: Wishes) -> Done {
    let feature =
        |name: &str, so: bool, yes: &str, no: &str| json!({ "name": name, "value": if so { yes } else { no } });
    let media = json!({
        "media": if wishes.paper { "print" } else { "" },
        "features": [
            feature("prefers-color-scheme", wishes.dark, "dark", "light"),
            feature("prefers-reduced-motion", wishes.still, "reduce", ""),
            feature("forced-colors", wishes.forced, "active", "none"),
        ],
    });
    devtools(driver, "Emulation.setEmulatedMedia", media).await.map(drop)
}

pub async fn resize(driver: &WebDriver, size: Size) -> Done {
    let Size { width, height, ratio } = size;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
    devtools(driver, "Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    devtools(driver, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

pub async fn print(driver: &WebDriver, grounds: bool) -> Done<Vec<u8>> {
    let wanted = json!({ "preferCSSPageSize": true, "printBackground": grounds });
    let told = devtools(driver, "Page.printToPDF", wanted).await?;
    let data = told.get("data").and_then(Value::as_str).ok_or_else(|| Fault::new("nothing is printed"))?;
    crate::base64::decoded(data)
}

pub async fn letters(driver: &WebDriver, pixels: u32) -> Done {
    let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels } });
    devtools(driver, "Page.setFontSizes", sizes).await.map(drop)
}

pub async fn touch(driver: &WebDriver) -> Done {
    devtools(driver, "Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await.map(drop)
}

pub async fn grant(driver: &WebDriver, permissions: &[&str]) -> Done {
    devtools(driver, "Browser.grantPermissions", json!({ "permissions": permissions })).await.map(drop)
}
