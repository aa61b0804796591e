//! The parts of a briefing, each kept by itself, so that two pages can work on one briefing: the heading, the questions,
//! and every entry with its place.

use super::item::Item;
use crate::envelope::{Fields, Misread};
use crate::notes::holds;
use crate::revisions::{Content, Id};

/// The id of what there is one of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own;

impl Id for Own {
    fn text(&self) -> String {
        "own".to_owned()
    }

    fn from_text(text: &str) -> Option<Self> {
        (text == "own").then_some(Self)
    }
}

/// The heading, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading(pub String);

/// The questions, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions(pub String);

/// Where an entry stands: those with a smaller number come first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot(pub f64);

macro_rules! of_text {
    ($type:ident, $kind:literal, $name:literal) => {
        impl Content for $type {
            const KIND: &'static str = $kind;
            const NAME: &'static str = $name;
            const NAMES: &'static str = concat!($name, "s");
            type Id = Own;

            fn read(fields: &mut Fields) -> Result<Self, Misread> {
                fields.take("text").map(Self)
            }

            fn write(&self) -> Fields {
                Fields::default().with("text", &self.0)
            }

            fn weight(&self) -> usize {
                self.0.chars().count()
            }

            fn holds(&self, former: &Self) -> bool {
                holds(&self.0, &former.0)
            }
        }
    };
}

of_text!(Heading, "heading", "briefing heading");
of_text!(Questions, "questions", "list of question");

impl Id for Item {
    fn text(&self) -> String {
        self.token()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from_token(text))
    }
}

impl Content for Spot {
    const KIND: &'static str = "entry";
    const NAME: &'static str = "briefing entry";
    const NAMES: &'static str = "briefing entries";
    type Id = Item;

    fn read(fields: &mut Fields) -> Result<Self, Misread> {
        let place: f64 = fields.take("place")?;
        if place.is_finite() { Ok(Self(place)) } else { Err(Misread::Shape("place: it is no number".to_owned())) }
    }

    fn write(&self) -> Fields {
        Fields::default().with("place", self.0)
    }

    fn weight(&self) -> usize {
        1
    }

    fn holds(&self, _: &Self) -> bool {
        true
    }
}
