//! The closed lists of the codebook: kinds, areas, topics and the words shown for them.
//!
//! Tokens (`help-and-protection`) are a published format: they stand in the data files, in the address of a
//! view and in readers' notes. Labels may be reworded, tokens may not.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants each have a stable token and a label to show.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $token:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[doc = $label] $(#[$vdoc])* #[serde(rename = $token)] $variant,)+ }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable token of the data files and of the address.
            pub const fn token(self) -> &'static str { match self { $(Self::$variant => $token,)+ } }

            /// The words shown to a reader.
            pub const fn label(self) -> &'static str { match self { $(Self::$variant => $label,)+ } }

            /// The value with this token, if there is one.
            pub fn from_token(token: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.token() == token)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(self.label()) }
        }
    };
}

codes! {
    /// What a sentence of a document does (codebook, 'Kind').
    Kind {
        Strength = "strength", "Strength";
        MeetsRequirement = "meets-requirement", "Meets requirement";
        Concern = "concern", "Concern";
        Recommendation = "recommendation", "Recommendation";
        Grade = "grade", "Grade";
        Response = "response", "Response";
        Action = "action", "Action";
        Context = "context", "Context";
    }
}

impl Kind {
    /// The kinds that make findings, in the order in which charts show them.
    pub const OF_FINDINGS: [Self; 4] = [Self::Strength, Self::MeetsRequirement, Self::Concern, Self::Recommendation];

    /// Whether runs of this kind become findings.
    pub fn makes_findings(self) -> bool {
        Self::OF_FINDINGS.contains(&self)
    }

    /// Whether the kind says that something is as it should be.
    pub const fn is_favourable(self) -> bool {
        matches!(self, Self::Strength | Self::MeetsRequirement)
    }

    /// The label in the plural, in lower case, for running text.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Strength => "strengths",
            Self::MeetsRequirement => "requirements met",
            Self::Concern => "concerns",
            Self::Recommendation => "recommendations",
            Self::Grade => "grades",
            Self::Response => "responses",
            Self::Action => "actions",
            Self::Context => "context",
        }
    }
}

codes! {
    /// Whose experience a finding is about (codebook, 'Area').
    Area {
        Overall = "overall", "Overall";
        Leaders = "leaders", "Leaders";
        HelpAndProtection = "help-and-protection", "Help and protection";
        ChildrenInCare = "children-in-care", "Children in care";
        CareLeavers = "care-leavers", "Care leavers";
    }
}

codes! {
    /// The matter that a finding is about (codebook, 'Topic').
    Topic {
        FrontDoor = "front-door", "Front door";
        Thresholds = "thresholds", "Thresholds";
        EarlyHelp = "early-help", "Early help";
        Assessment = "assessment", "Assessment";
        Planning = "planning", "Planning";
        ChildProtection = "child-protection", "Child protection";
        ExploitationAndMissing = "exploitation-and-missing", "Exploitation and missing";
        PreProceedings = "pre-proceedings", "Pre-proceedings and court";
        DisabledChildren = "disabled-children", "Disabled children";
        YoungCarers = "young-carers", "Young carers";
        PrivateFostering = "private-fostering", "Private fostering";
        Allegations = "allegations", "Allegations against staff";
        Homeless16To17 = "homeless-16-17", "Homeless at 16 or 17";
        UnaccompaniedChildren = "unaccompanied-children", "Unaccompanied children";
        SchoolAccess = "school-access", "Access to school";
        YouthJustice = "youth-justice", "Youth justice";
        EntryToCare = "entry-to-care", "Coming into care and kinship";
        PlacementWithParents = "placement-with-parents", "Placement with parents";
        Permanence = "permanence", "Permanence";
        Placements = "placements", "Homes for children in care";
        Fostering = "fostering", "Fostering";
        Adoption = "adoption", "Adoption";
        VisitsAndDirectWork = "visits-and-direct-work", "Visits and direct work";
        Records = "records", "Records written to the child";
        ReviewingOfficers = "reviewing-officers", "Independent reviewing officers";
        Voice = "voice", "Voice and advocacy";
        FamilyTime = "family-time", "Family time";
        Health = "health", "Health";
        EducationInCare = "education-in-care", "Education of children in care";
        Achievements = "achievements", "Achievements and interests";
        Identity = "identity", "Identity";
        PathwayPlanning = "pathway-planning", "Pathway plans and advisers";
        CareLeaverOffer = "care-leaver-offer", "The care leavers' offer";
        CareLeaverHomes = "care-leaver-homes", "Homes for care leavers";
        EmploymentAndTraining = "employment-and-training", "Employment and training";
        PreparingForAdulthood = "preparing-for-adulthood", "Preparing for adulthood";
        Leadership = "leadership", "Leadership";
        PerformanceAndAudit = "performance-and-audit", "Performance and audit";
        Workforce = "workforce", "Workforce";
        Partnership = "partnership", "Partnership";
        Investment = "investment", "Investment";
        CorporateParenting = "corporate-parenting", "Corporate parenting";
    }
}

codes! {
    /// The rules under which an inspection was made. Grades are compared inside one framework only.
    Framework {
        JointAreaReview = "jar", "Joint area review";
        AnnualAssessment = "apa", "Annual performance assessment";
        ContactReferral = "ucra", "Unannounced contact, referral and assessment";
        AnnualRating = "csa", "Annual rating";
        SafeguardingLookedAfter = "slac", "Safeguarding and looked after children inspection";
        SingleInspection = "sif", "Single inspection framework";
        BoardReview = "lscb", "Review of the safeguarding board";
        Ilacs = "ilacs", "Inspection of local authority children's services";
    }
}

impl Framework {
    /// The initials used on charts.
    pub const fn initials(self) -> &'static str {
        match self {
            Self::JointAreaReview => "JAR",
            Self::AnnualAssessment => "APA",
            Self::ContactReferral => "UCRA",
            Self::AnnualRating => "Annual rating",
            Self::SafeguardingLookedAfter => "SLAC",
            Self::SingleInspection => "SIF",
            Self::BoardReview => "LSCB",
            Self::Ilacs => "ILACS",
        }
    }
}

codes! {
    /// How sure a grade is (rules of honesty, 5).
    Status {
        Published = "published", "report held";
        Reported = "reported", "known from another official source";
        Press = "press", "press report only";
    }
}

codes! {
    /// What a step of a thread says of the matter (codebook, 'A thread').
    Says {
        Praised = "praised", "Judged well before";
        Raised = "raised", "Raised";
        RaisedAgain = "raised-again", "Raised again";
        Persists = "persists", "Persists";
        Improved = "improved", "Improved";
        Resolved = "resolved", "Resolved";
        Answered = "answered", "Council's answer";
    }
}

impl Says {
    /// Whether it says that the matter is not as it should be.
    pub const fn is_concern(self) -> bool {
        matches!(self, Self::Raised | Self::RaisedAgain | Self::Persists)
    }

    /// Whether it judges the matter at all: an answer of the council tells what is done, not how the matter stands.
    pub const fn is_verdict(self) -> bool {
        !matches!(self, Self::Answered)
    }
}

codes! {
    /// How a matter stood at the last inspection. `NotMentioned` is no verdict.
    Standing {
        Raised = "raised", "Raised";
        RaisedAgain = "raised-again", "Raised again";
        Persists = "persists", "Persists";
        Improved = "improved", "Improved";
        Resolved = "resolved", "Resolved";
        NotMentioned = "not-mentioned", "Not mentioned";
    }
}

impl From<Option<Says>> for Standing {
    fn from(says: Option<Says>) -> Self {
        match says {
            Some(Says::Raised) => Self::Raised,
            Some(Says::RaisedAgain) => Self::RaisedAgain,
            Some(Says::Persists) => Self::Persists,
            Some(Says::Improved) => Self::Improved,
            Some(Says::Resolved | Says::Praised) => Self::Resolved,
            Some(Says::Answered) | None => Self::NotMentioned,
        }
    }
}

codes! {
    /// How far an action of the plan has come, by the plan's own key of five steps, in the explorer's words. The source
    /// gives the key no colours and leaves every progress cell empty.
    Progress {
        NotStarted = "not-started", "Not started";
        OnTime = "on-time", "Under way, on time";
        AtRisk = "at-risk", "Under way, may be late";
        Blocked = "blocked", "Started, now blocked";
        Done = "done", "Done";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_unique_and_lead_back_to_their_value() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_token(topic.token()), Some(*topic));
        }
        assert_eq!(Topic::ALL.len(), 42, "the codebook lists 42 topics");
        assert_eq!(Area::from_token("the moon"), None);
    }
}
