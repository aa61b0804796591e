//! The signs of a chart as the page's words have them: a letter that looks like the mark, and a class of the style sheet.

use super::frame::Symbol;
use super::scene::{Finish, Form, Ink, MarkStyle};

/// What a key to the signs of a chart is called.
pub const KEY: &str = "What a mark means";

/// The letter that looks like a mark.
pub const fn letter(style: MarkStyle) -> &'static str {
    match (style.form, style.finish) {
        (Form::Triangle, Finish::Filled) => "▲",
        (Form::Triangle, _) => "△",
        (Form::Square, Finish::Filled) => "■",
        (Form::Square, _) => "□",
        (Form::Diamond, Finish::Filled) => "◆",
        (Form::Diamond, _) => "◇",
        (Form::Circle, Finish::Filled) => "●",
        (Form::Circle, _) => "○",
        (Form::Upright, Finish::Filled) => "▮",
        (Form::Upright, _) => "▯",
        (Form::Tick, _) => "✓",
        (Form::Cross, _) => "✕",
        (Form::Dash, _) => "–",
        (Form::Dot, _) => "·",
    }
}

/// The class of a mark's colour.
pub const fn class_of(ink: Ink) -> &'static str {
    match ink {
        Ink::Strength | Ink::Grade => "right",
        Ink::Concern => "wrong",
        Ink::Better => "better",
        Ink::Recommendation => "late",
        _ => "quiet-sign",
    }
}

/// The class and the letter of a sign in the key to a chart of grades; `None` for a heading in it.
pub fn in_key(symbol: Symbol) -> Option<(String, &'static str)> {
    Some(match symbol {
        Symbol::Heading => return None,
        Symbol::Mark(MarkStyle { finish: Finish::Broken, .. }) => ("sign press".to_owned(), ""),
        Symbol::Mark(style) => (format!("sign-of {}", class_of(style.ink)), letter(style)),
        Symbol::Swatch(_) => ("sign own".to_owned(), ""),
        Symbol::Line(..) => ("sign joined".to_owned(), ""),
        Symbol::Tick => ("sign tick".to_owned(), ""),
        Symbol::Gap => ("sign gap".to_owned(), ""),
    })
}
