//! A line or a paragraph of what a briefing says.

use record::Citation;

/// A line or a paragraph of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Whether they are the reader's own, as typed, with their line breaks.
    pub quoted: bool,
    /// Where that stands.
    pub citations: Vec<Citation>,
}

impl Line {
    /// A line in our words that cites nothing.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
