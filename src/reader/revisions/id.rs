//! The name of a revision: who wrote it, and the how manieth of theirs it is.

use core::fmt;

/// The name of one revision. No two are alike: each opened page is a writer with a name of its own, and counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(Box<str>);

impl RevisionId {
    /// The name with this text. `None` where it could not stand in a key.
    pub fn from_text(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!text.is_empty() && text.len() <= 64 && text.chars().all(fits)).then(|| Self(text.into()))
    }

    /// The name of what an earlier version of the app keeps: its version and the fingerprint of its text.
    pub fn of_earlier(version: u64, text: &str) -> Self {
        Self(format!("v{version}-{}", fingerprint(text)).into())
    }

    /// The name of what comes out of a file and has none, or whose own is taken: the fingerprint of its text, so that it is
    /// the same whenever the file is read.
    pub fn of_import(text: &str) -> Self {
        Self(format!("i-{}", fingerprint(text)).into())
    }

    /// Whether it came out of a file under a name made for it.
    pub fn is_of_import(&self) -> bool {
        self.0.starts_with("i-")
    }

    /// The name that comes before all others, and that nothing has.
    pub(crate) fn least() -> Self {
        Self(Box::default())
    }

    /// Whether the second version of the app keeps it.
    pub(crate) fn is_of_second(&self) -> bool {
        self.0.starts_with("v2-")
    }

    /// Whether an earlier version of the app keeps it.
    pub fn is_of_earlier(&self) -> bool {
        self.0.starts_with("v1-") || self.0.starts_with("v2-")
    }

    /// Its text, as it stands in keys.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whoever writes: one opened page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    name: Box<str>,
    written: u64,
}

impl Writer {
    /// A writer with a name made of a random number, which no other page has.
    pub fn new(random: u64) -> Self {
        // It begins with a sign that names of earlier versions do not begin with.
        Self { name: format!("p{}", base36(random)).into(), written: 0 }
    }

    /// The name of this writer's next revision.
    pub fn next_name(&mut self) -> RevisionId {
        self.written += 1;
        RevisionId(format!("{}-{}", self.name, base36(self.written)).into())
    }

    /// Whether this writer has written that revision.
    pub fn wrote(&self, id: &RevisionId) -> bool {
        id.as_str().split_once('-').is_some_and(|(name, _)| *name == *self.name)
    }
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// A text in 32 signs: the 128 bit FNV-1a hash. Nobody gains by forging one, as readers keep their own words only.
pub fn fingerprint(text: &str) -> String {
    let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let prime = 0x0000_0000_0100_0000_0000_0000_0000_013b_u128;
    let hash = text.bytes().fold(start, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(prime));
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_revision_of_each_writer_has_its_own_name() {
        let (mut one, mut other) = (Writer::new(u64::MAX), Writer::new(35));
        let names: Vec<String> =
            [one.next_name(), one.next_name(), other.next_name()].iter().map(ToString::to_string).collect();
        assert_eq!(names, ["p3w5e11264sgsf-1", "p3w5e11264sgsf-2", "pz-1"]);
        let (id, third) = (other.next_name(), one.next_name());
        assert!(other.wrote(&id) && !one.wrote(&id) && one.wrote(&third));
        assert!(!Writer::new(3).wrote(&RevisionId::of_earlier(2, "text")));
    }

    #[test]
    fn only_what_can_stand_in_a_key_is_a_name() {
        for text in ["a-1", "v2-00ff", "a"] {
            assert_eq!(RevisionId::from_text(text).unwrap().as_str(), text);
        }
        for text in ["", "a/1", "A-1", "é", "a 1", &"a".repeat(65)] {
            assert_eq!(RevisionId::from_text(text), None, "{text}");
        }
    }
}
