//! How much an inspection looked at, and what its silence means.

use super::codebook::{Reach, Topic};
use super::model::{Document, Inspection};
use super::record::Record;

impl Inspection {
    /// How much it looked at: what the record says of it, or else what its framework looks at.
    pub fn reach(&self) -> Reach {
        self.reach.unwrap_or(self.framework.entry().reach)
    }
}

impl Record {
    /// Whether an inspection looked at issues of any of these topics, so that its silence about them can mean something.
    /// Where none of its own documents is held, its silence is never heard.
    pub fn looked_at(&self, inspection: &Inspection, topics: impl Iterator<Item = Topic> + Clone) -> bool {
        let mut own = self.documents_of(&inspection.id).filter(|document| document.is_inspectors());
        own.any(|document| document.looked_at(topics.clone()))
    }

    /// What the silence of an inspection's own document means, in the record's words.
    pub fn silence(&self, inspection: &str) -> Option<&str> {
        self.documents_of(inspection)
            .find(|document| document.is_inspectors())
            .map(|document| document.silence.as_str())
    }

    /// What a reader must know of an inspection's silence; nothing where it looked at everything.
    pub fn caveat(&self, inspection: &Inspection) -> Option<&str> {
        if inspection.reach() == Reach::Full { None } else { self.silence(&inspection.id) }
    }
}

impl Document {
    /// Whether it is an inspection's own word: there may be several such documents.
    pub fn speaks_for(&self, inspection: &Inspection) -> bool {
        self.is_inspectors() && self.inspection == inspection.id
    }
}
