//! What the page is shown on: its width, its pixels and the reader's colours.

use crate::engine::{Can, Size, Wishes, engine};
use crate::fault::Done;
use crate::page::Page;
use inspection_explorer::chart::Theme;
use serde_json::json;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// The width in CSS pixels.
    pub width: u32,
    /// How many device pixels a CSS pixel has.
    pub ratio: u32,
    /// The colours that the reader's system asks for.
    pub theme: Theme,
}

impl Screen {
    /// A light screen of ordinary pixels.
    pub fn wide(width: u32) -> Self {
        Self { width, ratio: 1, theme: Theme::Light }
    }

    /// The same in the dark.
    pub fn dark(self) -> Self {
        Self { theme: Theme::Dark, ..self }
    }

    /// The same with finer pixels.
    pub fn fine(self, ratio: u32) -> Self {
        Self { ratio, ..self }
    }

    /// Its name, as `360-dark`.
    pub fn name(self) -> String {
        format!("{}-{}", self.width, scheme(self.theme))
    }
}

/// The name of a system's colours in style sheets.
const fn scheme(theme: Theme) -> &'static str {
    if matches!(theme, Theme::Dark) { "dark" } else { "light" }
}

/// What the page is shown for: on a screen or on paper, in the colours that the system asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Medium {
    /// Whether it is to be printed.
    pub paper: bool,
    /// The colours that the reader's system asks for.
    pub system: Theme,
    /// Whether the system puts its own few colours in the place of the page's.
    pub forced: bool,
}

impl Page {
    /// Shows the page for this medium from now on. Nothing moves by itself.
    pub async fn show_for(&self, medium: Medium) -> Done {
        let Medium { paper, system, forced } = medium;
        if forced {
            self.needs(Can::ForceColours)?;
        }
        if paper {
            self.needs(Can::ShowAsPaper)?;
        }
        let wishes = Wishes { dark: system == Theme::Dark, still: true, forced, paper };
        self.tools.wish(&self.driver, wishes).await?;
        if paper && !engine().has_dark_paper() {
            return self.until("the wishes to reach the page", "return matchMedia('print').matches", &[]).await;
        }
        let scheme = format!("(prefers-color-scheme: {})", scheme(system));
        self.until("the wishes to reach the page", "return matchMedia(arguments[0]).matches", &[json!(scheme)]).await
    }

    /// Shows the page on this screen from now on: scroll bars take no room, and nothing moves by itself.
    pub async fn show_on(&self, screen: Screen) -> Done {
        let height = if screen.width < 700 { 740 } else { 900 };
        self.show_for(Medium { paper: false, system: screen.theme, forced: false }).await?;
        self.resize(screen.width, height, f64::from(screen.ratio)).await
    }

    /// Gives the page this size, on a screen as fine as this.
    pub async fn resize(&self, width: u32, height: u32, ratio: f64) -> Done {
        self.tools.resize(&self.driver, Size { width, height, ratio }).await?;
        let script = "return [innerWidth, innerHeight, devicePixelRatio]";
        self.shows("the size to reach the page", script, &[], &(f64::from(width), f64::from(height), ratio)).await
    }
}
