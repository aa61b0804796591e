//! What a note is about.

use crate::revisions::Id;
use core::fmt;
use record::Subject;

/// What the first version's targets begin with that name nothing known; so they never become anything else.
const UNKNOWN: &str = "v1:";
/// What the name of a free note follows.
const FREE: &str = "free:";

/// What a note is about. Its text form round-trips, whatever it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Something that a record can hold.
    Subject(Subject),
    /// Nothing in particular: a note that stands free, with a name of its own.
    Free(String),
    /// What this version does not know, just as it was read.
    Other(String),
}

impl About {
    /// What the first version's note with this target is about.
    pub fn from_first_version(target: &str) -> Self {
        Subject::from_first_version(target).map_or_else(|| Self::Other(format!("{UNKNOWN}{target}")), Self::Subject)
    }

    /// The subject, if it is one.
    pub const fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Subject(subject) => Some(subject),
            Self::Free(_) | Self::Other(_) => None,
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(subject) => subject.fmt(f),
            Self::Free(name) => write!(f, "{FREE}{name}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl From<Subject> for About {
    fn from(subject: Subject) -> Self {
        Self::Subject(subject)
    }
}

impl Id for About {
    fn text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix(FREE) {
            return Some(Self::Free(name.to_owned()));
        }
        // Only the subject's own spelling: the id must lead to the same key again.
        let subject = text.parse().ok().filter(|subject: &Subject| subject.to_string() == text);
        Some(subject.map_or_else(|| Self::Other(text.to_owned()), Self::Subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_known_is_kept_as_it_is() {
        for (text, known) in [
            ("finding:ilacs-2024/p4.s1:strength", true),
            ("record", true),
            ("area:leaders", true),
            ("free:1a", false),
            ("grade:visit-2020:", false),
            ("v1:record", false),
            ("", false),
        ] {
            let about = About::from_text(text).unwrap();
            assert_eq!((about.subject().is_some(), about.to_string().as_str()), (known, text));
        }
        assert_eq!(About::from_first_version("grade:visit-2020:").to_string(), "inspection:visit-2020");
        assert_eq!(About::from_first_version("record"), About::Other("v1:record".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_gives_something_that_gives_the_text_again(text in "((finding|grade|thread|inspection):)?\\PC{0,20}") {
            prop_assert_eq!(About::from_text(&text).unwrap().to_string(), text.clone());
            let taken = About::from_first_version(&text);
            prop_assert_eq!(About::from_text(&taken.to_string()), Some(taken));
        }
    }
}
