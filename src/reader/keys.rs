//! The keys under which everything is kept. They are a published format: readers' browsers hold them.

use record::RecordId;

/// The keys of one record: no other record's values stand under them, whatever the records are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    root: String,
}

impl Keys {
    /// The keys of this record.
    pub fn new(record: &RecordId) -> Self {
        // A sign that parts keys must not be part of a name in them.
        let name = record.as_str().replace('%', "%25").replace('/', "%2F");
        Self { root: format!("inspection-explorer/v2/{name}/") }
    }

    /// What the keys of this kind begin with; the id's text follows.
    pub fn of_kind(&self, kind: &str) -> String {
        format!("{}{kind}/", self.root)
    }

    /// What the keys of all that is quarantined begin with; kind and id follow.
    pub fn quarantine(&self) -> String {
        self.of_kind("quarantine")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_never_share_a_key() {
        let prefixes = ["milton-keynes", "a", "a/note", "a%2Fnote", "a%252Fnote", "", "/"]
            .map(|record| Keys::new(&record.into()).of_kind("note"));
        assert_eq!(prefixes[0], "inspection-explorer/v2/milton-keynes/note/");
        for (number, one) in prefixes.iter().enumerate() {
            assert!(
                prefixes.iter().skip(number + 1).all(|other| !one.starts_with(&**other) && !other.starts_with(&**one))
            );
        }
        assert_eq!(Keys::new(&"a".into()).quarantine(), "inspection-explorer/v2/a/quarantine/");
    }
}
