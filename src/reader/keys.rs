//! The keys under which everything is kept. They are a published format: readers' browsers hold them.

use record::RecordId;

/// The record whose notes the first version kept; its keys named none.
pub const FIRST_RECORD: &str = "milton-keynes";

/// What all keys of the first version begin with.
pub const FIRST: &str = "inspection-explorer/v1/";

/// The keys of one record: no other record's values stand under them, whatever the records are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// What the keys of this version begin with; the kind, the revision and the id's text follow.
    pub own: String,
    /// What the keys of the second version begin with; the kind and the id's text follow.
    pub second: String,
    /// What the keys of the first version begin with, if it knew this record.
    pub first: Option<&'static str>,
}

impl Keys {
    /// The keys of this record.
    pub fn new(record: &RecordId) -> Self {
        // A sign that parts keys must not be part of a name in them.
        let name = record.as_str().replace('%', "%25").replace('/', "%2F");
        let root = |version: u64| format!("inspection-explorer/v{version}/{name}/");
        Self { own: root(3), second: root(2), first: (record.as_str() == FIRST_RECORD).then_some(FIRST) }
    }

    /// What the keys of this kind begin with.
    pub fn of_kind(&self, kind: &str) -> String {
        format!("{}{kind}/", self.own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_never_share_a_key() {
        let prefixes = ["milton-keynes", "a", "a/note", "a%2Fnote", "a%252Fnote", "", "/"]
            .map(|record| Keys::new(&record.into()).of_kind("note"));
        assert_eq!(prefixes[0], "inspection-explorer/v3/milton-keynes/note/");
        for (number, one) in prefixes.iter().enumerate() {
            assert!(
                prefixes.iter().skip(number + 1).all(|other| !one.starts_with(&**other) && !other.starts_with(&**one))
            );
        }
        assert_eq!((Keys::new(&"a".into()).first, Keys::new(&"milton-keynes".into()).first), (None, Some(FIRST)));
    }
}
