//! What documents tell that is no finding: of the plan as a whole, and how the council answered a finding.

use super::date::Date;
use super::ids::UnitId;
use serde::{Deserialize, Serialize};

/// One thing that a document tells, in the project's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The day or month for which the document tells it, where it names one.
    #[serde(default)]
    pub on: Option<Date>,
    /// One or two plain sentences, at most [`SUMMARY_LIMIT`](crate::SUMMARY_LIMIT) characters.
    pub summary: String,
    /// The units that say it.
    pub units: Vec<UnitId>,
}

/// One side of the plan that its areas do not tell: what good looks like, how it was to be checked, who was to see to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AboutPlan {
    /// The heading.
    pub title: String,
    /// What the council's documents say of it, in the order in which it is read.
    pub lines: Vec<Told>,
    /// Whether the lines are the plan's own steps of progress, with which readers mark their statuses.
    #[serde(default)]
    pub key: bool,
}
