//! How much an inspection looked at, and what its silence means.

use super::codes::Framework;
use super::model::{Graded, Inspection, Record};

/// How much an inspection looked at: what its silence can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All areas, in full.
    Full,
    /// All services, in short: what it leaves out was not necessarily well.
    Brief,
    /// Only a part: its silence about anything else means nothing.
    Part,
}

impl Inspection {
    /// How much it looked at. Ungraded ones are visits to a part of the services.
    pub fn reach(&self) -> Reach {
        match self.framework {
            _ if self.graded == Graded::No => Reach::Part,
            Framework::ContactReferral | Framework::BoardReview => Reach::Part,
            Framework::AnnualAssessment | Framework::AnnualRating => Reach::Brief,
            Framework::JointAreaReview
            | Framework::SafeguardingLookedAfter
            | Framework::SingleInspection
            | Framework::Ilacs => Reach::Full,
        }
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
