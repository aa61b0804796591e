//! What the page is shown on: its width, its pixels and the reader's colours.

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
        let media = json!({
            "media": if medium.paper { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": scheme(medium.system) },
                { "name": "prefers-reduced-motion", "value": "reduce" },
                { "name": "forced-colors", "value": if medium.forced { "active" } else { "none" } },
            ],
        });
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Shows the page on this screen from now on: scroll bars take no room, and nothing moves by itself.
    pub async fn show_on(&self, screen: Screen) -> Done {
        let height = if screen.width < 700 { 740 } else { 900 };
        let metrics = json!({
            "width": screen.width, "height": height, "deviceScaleFactor": screen.ratio, "mobile": false,
        });
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        self.show_for(Medium { paper: false, system: screen.theme, forced: false }).await?;
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }
}
