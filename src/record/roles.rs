//! What the entries of the codebook's lists are taken for: the few things that the project's own rules ask of them.

use serde::{Deserialize, Serialize};

/// How much an inspection looks at: what its silence can mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// All areas, in full.
    Full,
    /// All services, in short: what is left out was not necessarily good.
    Brief,
    /// A part alone: nothing can be read into what it leaves out.
    #[default]
    Part,
}

/// What a kind contributes to a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum KindRole {
    /// Inspectors found something good.
    Strength,
    /// Inspectors found that a requirement is met.
    Met,
    /// Inspectors found a weakness.
    Concern,
    /// Inspectors asked for something.
    Recommendation,
    /// It makes no finding.
    NoFinding,
    /// The codebook does not list the kind: it is shown by its name and judges nothing.
    #[default]
    Other,
}

/// What follows from a verdict word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Judged good before anybody raised the issue.
    Praised,
    /// A weakness for the first time.
    Raised,
    /// A weakness again.
    RaisedAgain,
    /// A weakness that is still there.
    Persists,
    /// Better, or good with a reservation.
    Improved,
    /// Good, without a reservation.
    Resolved,
    /// What the council says: it judges nothing.
    Answered,
    /// The codebook does not list the word: it is shown by its name and judges nothing.
    #[default]
    Other,
}

/// Who is known to have given a grade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The report itself is at hand.
    Held,
    /// Another official source tells it.
    Official,
    /// Press reports alone tell it.
    Press,
    /// The codebook does not say.
    #[default]
    Other,
}
