//! What is asked of an entry of the codebook: how high a grade is, what a kind or a word of a thread means.

use super::{Area, Certainty, Framework, Kind, KindRole, Says, Stance, Status};
use crate::Date;

impl Framework {
    /// The initials used on charts; the name where it has none.
    pub fn initials(self) -> &'static str {
        if self.0.initials.is_empty() { self.label() } else { &self.0.initials }
    }

    /// How many grades its scale has. Where the codebook gives no scale, it is one of four.
    pub fn grades(self) -> usize {
        if self.0.scale.is_empty() { 4 } else { self.0.scale.len() }
    }

    /// How high a place on its own scale is: from 0, the worst grade, to 1, the best.
    pub fn height(self, rank: u8) -> f64 {
        match self.grades() {
            1 => 1.0,
            grades => (f64::from(rank) - 1.0) / (grades - 1) as f64,
        }
    }

    /// The heights of all its grades, the worst first.
    pub fn heights(self) -> impl Iterator<Item = f64> {
        (1..=u8::MAX).take(self.grades()).map(move |rank| self.height(rank))
    }
}

impl Framework {
    /// Whether inspections of this day give no overall grade by its rules.
    pub fn lacks_overall(self, on: Option<Date>) -> bool {
        self.0.no_overall_since.zip(on).is_some_and(|(since, on)| !on.is_before(since))
    }
}

impl Area {
    /// Whether it is about services as a whole.
    pub fn is_overall(self) -> bool {
        self.0.overall
    }
}

impl Kind {
    /// What it contributes to a finding.
    pub fn role(self) -> KindRole {
        self.0.role
    }

    /// Whether runs of this kind become findings.
    pub fn makes_findings(self) -> bool {
        self.0.role != KindRole::NoFinding
    }

    /// Whether a unit of this kind needs a topic.
    pub fn needs_topic(self) -> bool {
        !self.0.without_topic
    }

    /// Whether the kind says that something is as it should be.
    pub fn is_favourable(self) -> bool {
        matches!(self.0.role, KindRole::Strength | KindRole::Met)
    }

    /// Whether the kind says that something is not, or not yet, as it should be.
    pub fn is_concern(self) -> bool {
        matches!(self.0.role, KindRole::Concern | KindRole::Recommendation)
    }

    /// The label in the plural, in lower case, for running text.
    pub fn plural(self) -> &'static str {
        if self.0.plural.is_empty() { self.label() } else { &self.0.plural }
    }
}

impl Says {
    /// What follows from it.
    pub fn stance(self) -> Stance {
        self.0.stance
    }

    /// Whether it says that the issue is not as it should be.
    pub fn is_concern(self) -> bool {
        self.0.stance.is_concern()
    }

    /// Whether it judges the issue at all: the council's response tells what is done, not how things stand.
    pub fn is_verdict(self) -> bool {
        self.0.stance.is_verdict()
    }
}

impl Stance {
    /// Whether it says that the issue is not as it should be.
    pub const fn is_concern(self) -> bool {
        matches!(self, Self::Raised | Self::RaisedAgain | Self::Persists)
    }

    /// Whether it judges the issue at all.
    pub const fn is_verdict(self) -> bool {
        !matches!(self, Self::Answered | Self::Other)
    }
}

impl Status {
    /// Who is known to have given the grade.
    pub fn role(self) -> Certainty {
        self.0.role
    }
}
