//! A browser with an empty profile, driven by a driver of its own.

use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::process::Process;
use serde_json::{Value, json};
use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
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

/// A running browser; nothing of it is left when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    /// Where it puts what is downloaded.
    pub downloads: Folder,
    remains: Remains,
}

/// What must be cleared away in the end. The fields go in this order.
#[derive(Debug)]
struct Remains {
    pid: Option<u64>,
    _driver: Process,
    _profile: Folder,
}

impl Browser {
    /// Starts one, with or without JavaScript.
    pub async fn start(javascript: bool) -> Done<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let process = Process::start(Command::new(program).arg("--port=0"))?;
        let (profile, downloads) = (Folder::new()?, Folder::new()?);
        let wanted = capabilities(profile.path(), downloads.path(), javascript)?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", process.port()), wanted)
            .await
            .map_err(|error| Fault::new(format!("the browser does not start: {error}")))?;
        let pid = driver.capabilities().get("goog:processID").and_then(Value::as_u64);
        Ok(Self { driver, downloads, remains: Remains { pid, _driver: process, _profile: profile } })
    }

    /// Ends it in good order.
    pub async fn quit(mut self) -> Done {
        self.driver.quit().await?;
        self.remains.pid = None;
        Ok(())
    }
}

impl Drop for Remains {
    fn drop(&mut self) {
        // A driver that is killed does not take its browser along.
        if let Some(pid) = self.pid {
            let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).stderr(Stdio::null()).status();
        }
    }
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
