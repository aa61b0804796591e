//! The reader's choice of colours: kept, and shown on the page's root, from which the style sheets take it.

use crate::chart::Theme;

/// The key under which the choice is kept. early.js reads it too, before anything is seen.
const KEY: &str = "inspection-explorer/v1/colours";

/// Which colours the reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Those of the reader's system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Colours {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The stable token.
    pub const fn token(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The words shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "Match my device",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The choice with this token; the system's where there is none.
    pub fn from_token(token: &str) -> Self {
        Self::ALL.into_iter().find(|colours| colours.token() == token).unwrap_or_default()
    }

    /// The colours in which charts are painted.
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::System => super::canvas::system_theme(),
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The choice that is kept; the system's where nothing can be read.
pub fn read() -> Colours {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .map(|token| Colours::from_token(&token))
        .unwrap_or_default()
}

/// Shows a choice on the page.
pub fn show(colours: Colours) {
    if let Some(root) =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element())
    {
        let shown = match colours {
            Colours::System => root.remove_attribute("data-colours"),
            chosen => root.set_attribute("data-colours", chosen.token()),
        };
        if shown.is_err() {
            leptos::logging::warn!("the page did not take the colours");
        }
    }
}

/// Keeps a choice. Where nothing can be kept it lasts until the page is closed.
pub fn keep(colours: Colours) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, colours.token());
    }
}
