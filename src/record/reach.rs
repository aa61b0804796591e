//! How much an inspection looked at, and what its silence means.

use super::codebook::Reach;
use super::model::{Graded, Inspection, Record};

impl Inspection {
    /// How much it looked at. Ungraded ones are visits to a part of the services.
    pub fn reach(&self) -> Reach {
        if self.graded == Graded::No { Reach::Part } else { self.framework.entry().reach }
    }
}

impl Record {
    /// What the silence of an inspection's own document means, in the record's words.
    pub fn silence(&self, inspection: &str) -> Option<&str> {
        let mut own = self.documents.iter().filter(|document| document.inspection == inspection);
        own.find(|document| document.is_inspectors()).map(|document| document.silence.as_str())
    }

    /// What a reader must know of an inspection's silence; nothing where it looked at everything.
    pub fn caveat(&self, inspection: &Inspection) -> Option<&str> {
        if inspection.reach() == Reach::Full { None } else { self.silence(&inspection.id) }
    }
}
