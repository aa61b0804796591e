//! Whose record an address asks for: the one that is compiled in, one that was opened from a file, or one at an address.

use crate::query;

/// The name in the query.
const NAME: &str = "record";
/// How the value begins that names a record opened from a file.
const OPENED: &str = "opened:";

/// Which record is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The one that is compiled in.
    #[default]
    Bundled,
    /// One that this browser keeps, by its authority's id.
    Opened(String),
    /// One that is fetched from this address.
    At(String),
}

impl Whose {
    /// The record that a query asks for, with or without its question mark. The last one counts.
    pub fn of(text: &str) -> Self {
        let asked = query::pairs(text).filter(|(name, _)| name.trim_start_matches("amp;") == NAME);
        let Some(value) = asked.map(|(_, value)| value.trim().to_owned()).last().filter(|value| !value.is_empty())
        else {
            return Self::Bundled;
        };
        match value.strip_prefix(OPENED) {
            // What is stuck to the id, such as a full stop, is none of it.
            Some(id) => {
                Self::Opened(id.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect())
            }
            None => Self::At(value),
        }
    }

    /// A query that leads to the same place in this record.
    pub fn with(&self, query: &str) -> String {
        let value = match self {
            Self::Bundled => return query.to_owned(),
            Self::Opened(id) => format!("{OPENED}{id}"),
            Self::At(address) => address.clone(),
        };
        let own = format!("{NAME}={}", query::escape(&value));
        if query.is_empty() { own } else { format!("{own}&{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Opened, Place};
    use proptest::prelude::*;

    #[test]
    fn an_address_without_a_record_is_as_it_always_was() {
        for text in ["", "?", "?view=findings&topic=fostering", "?record=", "?utm_source=x&record=+"] {
            assert_eq!(Whose::of(text), Whose::Bundled, "{text}");
        }
        assert_eq!(Whose::Bundled.with("view=plan"), "view=plan");
        assert_eq!(Whose::Bundled.with(""), "");
    }

    #[test]
    fn the_record_is_read_out_of_the_address() {
        let opened = |id: &str| Whose::Opened(id.to_owned());
        assert_eq!(Whose::of("?view=plan&record=opened:anyshire"), opened("anyshire"));
        assert_eq!(Whose::of("?record=opened%3Aany-shire-2&amp;view=plan"), opened("any-shire-2"));
        // The end of a sentence that a link closes.
        assert_eq!(Whose::of("?record=opened:anyshire."), opened("anyshire"));
        assert_eq!(Whose::of("?record=a.json&record=records/b.json"), Whose::At("records/b.json".to_owned()));
    }

    proptest! {
        #[test]
        fn the_record_stays_in_the_address(
            whose in prop_oneof![
                Just(Whose::Bundled),
                "[a-z0-9-]{1,12}".prop_map(Whose::Opened),
                "[!-9;-~é]{1,20}".prop_map(Whose::At),
            ],
            query in prop_oneof![Just(""), Just("view=sources"), Just("view=findings&find=record")],
        ) {
            let written = whose.with(query);
            prop_assert_eq!(Whose::of(&written), whose);
            // And the rest of it is as it was.
            let pairs: Vec<_> = query::pairs(&written).filter(|(name, _)| name != NAME).collect();
            prop_assert_eq!(pairs, query::pairs(query).collect::<Vec<_>>());
        }
    }

    #[test]
    fn views_pass_over_the_record() {
        let record = bundle::record().unwrap();
        for own in ["opened:anyshire", "records/a.json"] {
            let opened = Opened::read(&format!("?record={own}&view=sources"), &record);
            assert_eq!((opened.place, opened.left_out), (Place::Sources, 0));
        }
    }
}
