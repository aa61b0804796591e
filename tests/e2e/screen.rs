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
        let theme = if self.theme == Theme::Dark { "dark" } else { "light" };
        format!("{}-{theme}", self.width)
    }
}

impl Page {
    /// Shows the page on this screen from now on: scroll bars take no room, and nothing moves by itself.
    pub async fn show_on(&self, screen: Screen) -> Done {
        let scheme = if screen.theme == Theme::Dark { "dark" } else { "light" };
        let height = if screen.width < 700 { 740 } else { 900 };
        let metrics = json!({
            "width": screen.width, "height": height, "deviceScaleFactor": screen.ratio, "mobile": false,
        });
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        self.devtools("Emulation.setEmulatedMedia", media).await?;
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }
}
