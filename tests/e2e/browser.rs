//! A browser with a profile of its own, driven by a driver of its own.

use crate::console::complaints;
use crate::engine::{self, Started, Tools, engine};
use crate::fault::Done;
use crate::folder::{Folder, empty};
use crate::leash;
use crate::process::Process;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use thirtyfour::TimeoutConfiguration;
use thirtyfour::prelude::*;

/// How long a single command may take. A test that hangs is ended by its own limit, which is shorter.
pub const COMMAND: Duration = Duration::from_secs(24 * 3600);

/// A running browser; nothing of it is left when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// What drives it.
    pub driver: WebDriver,
    /// What it is told past the driver.
    pub tools: Tools,
    /// Its number among the system's processes.
    pub pid: Option<u64>,
    /// Where it puts what is downloaded.
    pub downloads: Folder,
    _remains: Remains,
}

/// What must be cleared away in the end. The fields go in this order.
#[derive(Debug)]
struct Remains {
    pid: Option<u64>,
    _beside: Vec<Process>,
    _profile: Option<Folder>,
    _own: Folder,
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
        if let Some(pid) = self.pid {
            let all = family(pid).into_iter().map(|pid| pid.to_string());
            let _ = Command::new("kill").arg("-KILL").args(all).stderr(Stdio::null()).status();
        }
    }

    async fn try_to_start(javascript: bool, on: Option<&Path>) -> Done<Self> {
        let (new, downloads, own) = (on.is_none().then(Folder::new).transpose()?, Folder::new()?, Folder::new()?);
        let profile = new.as_ref().map(Folder::path).or(on).unwrap_or_else(|| downloads.path());
        let Started { driver, tools, pid, beside } =
            engine::start(profile, downloads.path(), javascript, own.path()).await?;
        pid.into_iter().for_each(leash::started);
        let remains = Remains { pid, _beside: beside, _profile: new, _own: own };
        let browser = Self { driver, tools, pid, downloads, _remains: remains };
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
        self.tools.renew(driver).await?;
        empty(self.downloads.path())?;
        self.complaints().await.map(drop)
    }

    /// No command of a test ends before the test does.
    async fn set_timeouts(&self) -> Done {
        let timeouts = TimeoutConfiguration::new(Some(COMMAND), Some(COMMAND), Some(Duration::ZERO));
        Ok(self.driver.update_timeouts(timeouts).await?)
    }

    /// What its console has complained of since it was last asked; nothing where an engine does not tell.
    pub async fn complaints(&self) -> Done<Vec<String>> {
        if !engine().tells_complaints() {
            return Ok(Vec::new());
        }
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
