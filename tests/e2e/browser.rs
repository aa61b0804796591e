//! A browser with a profile of its own, driven by a driver of its own.

use crate::console::complaints;
use crate::fault::{Done, Fault};
use crate::folder::{Folder, empty};
use crate::leash;
use crate::process::Process;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};
use thirtyfour::TimeoutConfiguration;
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

/// How long a single command may take. A test that hangs is ended by its own limit, which is shorter.
const COMMAND: Duration = Duration::from_secs(24 * 3600);

/// A running browser; nothing of it is left when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    /// Where it puts what is downloaded.
    pub downloads: Folder,
    _remains: Remains,
}

/// What must be cleared away in the end. The fields go in this order.
#[derive(Debug)]
struct Remains {
    pid: Option<u64>,
    _driver: Process,
    _profile: Option<Folder>,
}

impl Browser {
    /// Starts one, with or without JavaScript.
    pub async fn start(javascript: bool) -> Done<Self> {
        Self::start_with(javascript, None).await
    }

    /// Starts one on a profile that outlives it.
    pub async fn start_on(profile: &Path) -> Done<Self> {
        Self::start_with(true, Some(profile)).await
    }

    async fn start_with(javascript: bool, on: Option<&Path>) -> Done<Self> {
        // A driver takes a port that is free for one kind of address, and gives up where it is taken for the other.
        for _ in 0..3 {
            match Self::try_to_start(javascript, on).await {
                Ok(browser) => return Ok(browser),
                Err(fault) => eprintln!("once more: {fault:?}"),
            }
        }
        Self::try_to_start(javascript, on).await
    }

    /// Kills every process of it at the same moment, as a crash of the machine would end them.
    pub fn kill(self) {
        if let Some(pid) = self._remains.pid {
            let all = family(pid).into_iter().map(|pid| pid.to_string());
            let _ = Command::new("kill").arg("-KILL").args(all).stderr(Stdio::null()).status();
        }
    }

    async fn try_to_start(javascript: bool, on: Option<&Path>) -> Done<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let process = Process::start(Command::new(program).arg("--port=0"))?;
        let (own, downloads) = (on.is_none().then(Folder::new).transpose()?, Folder::new()?);
        let profile = own.as_ref().map(Folder::path).or(on).unwrap_or_else(|| downloads.path());
        let wanted = capabilities(profile, downloads.path(), javascript)?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{}", process.port()), wanted)
            .request_timeout(COMMAND)
            .await
            .map_err(|error| Fault::new(format!("the browser does not start: {error}")))?;
        let pid = driver.capabilities().get("goog:processID").and_then(Value::as_u64);
        pid.into_iter().for_each(leash::started);
        let browser = Self { driver, downloads, _remains: Remains { pid, _driver: process, _profile: own } };
        browser.set_timeouts().await?;
        Ok(browser)
    }

    /// Makes it ready for the next test, which finds nothing of the last one: one new window, in which nothing has been
    /// opened, typed or emulated, and no cookie, permission, download or complaint. What a site keeps needs no clearing,
    /// since each test has a site of its own.
    pub async fn renew(&self) -> Done {
        let driver = &self.driver;
        let old = driver.windows().await?;
        let new = driver.new_tab().await?;
        for window in old {
            driver.switch_to_window(window).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(new).await?;
        driver.action_chain().reset_actions().await?;
        self.set_timeouts().await?;
        let cdp = driver.cdp();
        cdp.send_raw("Page.bringToFront", json!({})).await?;
        cdp.send_raw("Browser.resetPermissions", json!({})).await?;
        cdp.send_raw("Network.clearBrowserCookies", json!({})).await?;
        empty(self.downloads.path())?;
        self.complaints().await.map(drop)
    }

    /// No command of a test ends before the test does.
    async fn set_timeouts(&self) -> Done {
        let timeouts = TimeoutConfiguration::new(Some(COMMAND), Some(COMMAND), Some(Duration::ZERO));
        Ok(self.driver.update_timeouts(timeouts).await?)
    }

    /// What its console has complained of since it was last asked.
    pub async fn complaints(&self) -> Done<Vec<String>> {
        Ok(complaints(&self.driver.browser_log().await?))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It is not asked to end, for it may be what does not answer: it is ended.
        let _ = self.driver.clone().leak();
    }
}

impl Drop for Remains {
    fn drop(&mut self) {
        // A driver that is killed does not take its browser along.
        if let Some(pid) = self.pid {
            let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).stderr(Stdio::null()).status();
            leash::ended(pid);
        }
    }
}

/// A process and all that it has started, as far as the system tells.
fn family(first: u64) -> Vec<u64> {
    let processes = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let parent = |pid: u64| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name, in brackets, may hold anything.
        stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse::<u64>().ok()
    };
    let pids = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u64>().ok());
    let parents: Vec<(u64, u64)> = pids.filter_map(|pid| Some((pid, parent(pid)?))).collect();
    let mut family = vec![first];
    let mut next = 0;
    while let Some(of) = family.get(next).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == of).map(|(pid, _)| *pid));
        next += 1;
    }
    family
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
