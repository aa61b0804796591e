//! The engines in which the site is tried, and what each of them, or its driver, cannot do.
//!
//! `EXPLORER_ENGINE` names one: `chromium`, which is taken where it names none, `firefox` or `webkit`.

mod chromium;
mod firefox;
pub mod raw;
mod webkit;

use crate::fault::{Done, Fault};
use crate::process::Process;
use serde_json::json;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use thirtyfour::prelude::*;

/// One of the engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// That of Chrome and Edge.
    Chromium,
    /// That of Firefox.
    Firefox,
    /// That of Safari, as the GTK port of it.
    WebKit,
}

/// What a test may ask for and not every engine can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Can {
    /// Shows a page in the few colours of the reader's own system.
    ForceColours,
    /// Shows on the screen what paper would show.
    ShowAsPaper,
    /// Touches the screen.
    Touch,
    /// Tells what the page's tree of roles and names holds.
    ReadAccessibilityTree,
    /// Tells how long the page has computed.
    MeasureOwnTime,
    /// Prints the texts of figures into the file.
    TagFigures,
    /// Makes errors in a page that are the page's own.
    ThrowInPage,
    /// Commands of Chromium's own tools.
    UseDevtools,
}

/// The engine of this run.
pub fn engine() -> Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| match env::var("EXPLORER_ENGINE").as_deref() {
        Ok("firefox") => Engine::Firefox,
        Ok("webkit") => Engine::WebKit,
        Ok("chromium") | Err(_) => Engine::Chromium,
        Ok(other) => panic!("EXPLORER_ENGINE is '{other}' and not chromium, firefox or webkit"),
    });
    *ENGINE
}

impl Engine {
    /// Its name, as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// Why it cannot do something; none where it can.
    pub const fn lacks(self, what: Can) -> Option<&'static str> {
        match (self, what) {
            (Self::Chromium, _) => None,
            (Self::WebKit, Can::ForceColours) => Some("WebKit has no colours that a system forces on pages"),
            (Self::WebKit, Can::ShowAsPaper) => Some("WebKitGTK shows what paper would show only on paper"),
            (Self::WebKit, Can::Touch) => Some("WebKitWebDriver has no finger"),
            (Self::Firefox, Can::ForceColours | Can::ShowAsPaper | Can::Touch) => None,
            (Self::Firefox, Can::ThrowInPage) => {
                Some("geckodriver runs scripts beside the page: what they make is none of its errors")
            }
            (Self::WebKit, Can::ThrowInPage) => None,
            (Self::Firefox | Self::WebKit, Can::TagFigures) => {
                Some("only Chromium's files for print hold the texts of figures")
            }
            (_, Can::ReadAccessibilityTree) => Some("only Chromium's tools give the whole tree of roles and names"),
            (_, Can::MeasureOwnTime) => Some("only Chromium's tools tell how long a page has computed"),
            (_, Can::UseDevtools) => Some("only Chromium has these tools"),
        }
    }

    /// Whether a new size of letters, chosen in the browser's settings, reaches the pages that are open.
    pub const fn resizes_open_pages(self) -> bool {
        !matches!(self, Self::Firefox)
    }

    /// Whether paper gets the numbers of pages that a page's style asks for. Others print them in a line of their own,
    /// which drivers leave away.
    pub const fn numbers_pages(self) -> bool {
        matches!(self, Self::Chromium)
    }

    /// Whether paper has the margins that a page's style asks for. Elsewhere the window for printing says how wide they are.
    pub const fn has_margins_of_pages(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether the heads of a table that is cut stand again on each page of paper.
    pub const fn repeats_heads(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether paper may be dark: some engines take all paper for light.
    pub const fn has_dark_paper(self) -> bool {
        matches!(self, Self::Chromium)
    }

    /// Whether a window stays active when it is made narrow. One that is not shows no focus.
    pub const fn keeps_windows_active(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether a site in a sandbox may run its own plain scripts. For WebKit a page without an origin has no 'self', and the
    /// page's policy then lets none of its files in.
    pub const fn runs_scripts_of_a_sandboxed_site(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether the browser's own buttons for back and forward pass over places that came without a press of the reader's.
    /// Much of what tests choose comes so.
    pub const fn leaves_out_what_was_not_pressed(self) -> bool {
        matches!(self, Self::WebKit)
    }

    /// Whether what a driver runs in a page is another's for the browser, which then says of its errors that there was one
    /// and no more.
    pub const fn takes_drivers_for_others(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether a test's script may read the clipboard. In WebKit only a press may, as one that pastes.
    pub const fn lets_scripts_read_the_clipboard(self) -> bool {
        !matches!(self, Self::WebKit)
    }

    /// Whether what a page told is a failure of the engine and none of the page. WebKitGTK compiles a program anew while it
    /// runs, and at times, on a busy machine, what comes of it reads beyond the program's memory: in 1 of 160 plays of one
    /// test, by another function each time, and never in another engine. See <https://bugs.webkit.org/show_bug.cgi?id=259441>.
    pub fn is_own_failure(self, told: &str) -> bool {
        self == Self::WebKit && told.contains("RuntimeError: Out of bounds memory access")
    }

    /// Whether the browser itself tells all that it complains of: elsewhere pages carry a witness, which sees less.
    pub const fn tells_complaints(self) -> bool {
        matches!(self, Self::Chromium)
    }
}

/// What a driver takes for a day that it is to enter into a field, where day and month are the same number, so that every
/// country types it alike. Firefox' driver enters the whole day by itself; the others press keys.
pub fn day_as_sent(iso: &str) -> String {
    match engine() {
        Engine::Firefox => iso.to_owned(),
        Engine::Chromium => format!("{}{}{}", &iso[5..7], &iso[8..10], &iso[0..4]),
        // It is a line of text there.
        Engine::WebKit => format!("{}/{}/{}", &iso[5..7], &iso[8..10], &iso[0..4]),
    }
}

/// The keys that enter a day part by part. In WebKit a part that is full takes the next digit too; elsewhere the next part
/// takes it.
pub fn by_parts(parts: [&str; 3]) -> String {
    let next = if engine() == Engine::WebKit { Key::Right.value().to_string() } else { String::new() };
    parts.join(&next)
}

/// A browser that has been started.
#[derive(Debug)]
pub struct Started {
    /// What drives it.
    pub driver: WebDriver,
    /// What is told to it past the driver.
    pub tools: Tools,
    /// Its number among the system's processes.
    pub pid: Option<u64>,
    /// What runs beside it.
    pub beside: Vec<Process>,
}

/// How to tell a browser what drivers have no command for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tools {
    /// By Chromium's own tools.
    Chromium,
    /// By scripts in Firefox's own window.
    Firefox,
    /// Through the socket of the small browser that is written for this.
    WebKit(PathBuf),
}

/// What a system asks pages for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Whether they should be dark.
    pub dark: bool,
    /// Whether they should not move.
    pub still: bool,
    /// Whether the system's own few colours take the place of theirs.
    pub forced: bool,
    /// Whether they are to look as on paper.
    pub paper: bool,
}

/// The size of a page, in its own pixels, and how many of the screen's each of them has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// How fine the screen is.
    pub ratio: f64,
}

/// Starts the engine of this run on a profile.
pub async fn start(profile: &Path, downloads: &Path, javascript: bool, own: &Path) -> Done<Started> {
    match engine() {
        Engine::Chromium => chromium::start(profile, downloads, javascript).await,
        Engine::Firefox => firefox::start(profile, downloads, javascript).await,
        Engine::WebKit => webkit::start(profile, downloads, javascript, own).await,
    }
}

/// Connects to a driver, which starts the browser.
async fn connect(port: u16, wanted: thirtyfour::Capabilities) -> Done<WebDriver> {
    let driver =
        WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted).request_timeout(crate::browser::COMMAND);
    driver.await.map_err(|error| Fault::new(format!("the browser does not start: {error}")))
}

impl Tools {
    /// Lets the system ask pages for this from now on.
    pub async fn wish(&self, driver: &WebDriver, wishes: Wishes) -> Done {
        match self {
            Self::Chromium => chromium::wish(driver, wishes).await,
            Self::Firefox => firefox::wish(driver, wishes).await,
            Self::WebKit(socket) => {
                let order = json!({ "do": "wish", "dark": wishes.dark, "still": wishes.still });
                webkit::order(socket, &order).await.map(drop)
            }
        }
    }

    /// Gives the page a size.
    pub async fn resize(&self, driver: &WebDriver, size: Size) -> Done {
        match self {
            Self::Chromium => chromium::resize(driver, size).await,
            Self::Firefox => firefox::resize(driver, size).await,
            Self::WebKit(socket) => webkit::resize(socket, size).await,
        }
    }

    /// Prints the page, with or without grounds, and gives the bytes of the file.
    pub async fn print(&self, driver: &WebDriver, grounds: bool) -> Done<Vec<u8>> {
        match self {
            Self::Chromium => chromium::print(driver, grounds).await,
            Self::Firefox => firefox::print(driver, grounds).await,
            Self::WebKit(socket) => webkit::print(socket, grounds).await,
        }
    }

    /// Grants pages what they would have to ask a reader for.
    pub async fn grant(&self, driver: &WebDriver, permissions: &[&str]) -> Done {
        match self {
            Self::Chromium => chromium::grant(driver, permissions).await,
            Self::Firefox => firefox::grant(driver).await,
            // Its window grants whatever is asked for.
            Self::WebKit(_) => Ok(()),
        }
    }

    /// Lets pages know from the next one on that the screen can be touched.
    pub async fn touch(&self, driver: &WebDriver) -> Done {
        match self {
            Self::Chromium => chromium::touch(driver).await,
            Self::Firefox => firefox::touch(driver).await,
            Self::WebKit(_) => Ok(()),
        }
    }

    /// Sets the size of letters that a reader has chosen in the browser, in pixels.
    pub async fn letters(&self, driver: &WebDriver, pixels: u32) -> Done {
        match self {
            Self::Chromium => chromium::letters(driver, pixels).await,
            Self::Firefox => firefox::letters(driver, pixels).await,
            Self::WebKit(socket) => {
                webkit::order(socket, &json!({ "do": "letters", "pixels": pixels })).await.map(drop)
            }
        }
    }

    /// Clears what the browser as a whole may still hold of the last test; a new window is open already.
    pub async fn renew(&self, driver: &WebDriver) -> Done {
        match self {
            Self::Chromium => chromium::renew(driver).await,
            Self::Firefox => firefox::renew(driver).await,
            Self::WebKit(socket) => webkit::order(socket, &json!({ "do": "renew" })).await.map(drop),
        }
    }
}
