//! How an issue stood at the last inspection, and how far the reader says that an action of the plan has come.

use super::codebook::{Codebook, Says, Stance};
use super::set::Set;
use core::fmt;
use serde::{Deserialize, Serialize};

/// How an issue stood at the last inspection: the word that it said, or that it did not mention the issue, which is no
/// judgement either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing(Option<Says>);

impl Standing {
    /// The inspection did not mention the issue.
    pub const NOT_MENTIONED: Self = Self(None);

    /// How an issue stood by what the last inspection said of it. Praise means that it was right; a response of the council
    /// is no word of the inspection's.
    pub fn of(codebook: &Codebook, said: Option<Says>) -> Self {
        let said = said.filter(|says| says.stance() != Stance::Answered);
        let resolved = || codebook.verdicts.iter().copied().find(|says| says.stance() == Stance::Resolved);
        Self(said.map(|says| if says.stance() == Stance::Praised { resolved().unwrap_or(says) } else { says }))
    }

    /// All of them, in the order in which they are shown.
    pub fn all(codebook: &Codebook) -> Vec<Self> {
        let words = codebook.verdicts.iter().copied();
        let words = words.filter(|says| !matches!(says.stance(), Stance::Praised | Stance::Answered));
        words.map(|says| Self(Some(says))).chain([Self::NOT_MENTIONED]).collect()
    }

    /// Those by which an issue is still open: a concern, or improved and not wholly as it should be.
    pub fn all_open(codebook: &Codebook) -> Set<Self> {
        Self::all(codebook).into_iter().filter(|standing| standing.is_open()).collect()
    }

    /// Whether the word itself says that the issue is not, or not yet wholly, as it should be.
    pub fn is_open(self) -> bool {
        self.stance().is_some_and(|stance| stance.is_concern() || stance == Stance::Improved)
    }

    /// The one with this token, if there is one.
    pub fn from_token(codebook: &Codebook, token: &str) -> Option<Self> {
        Self::all(codebook).into_iter().find(|standing| standing.token() == token)
    }

    /// The word that the inspection said, if it said one.
    pub const fn says(self) -> Option<Says> {
        self.0
    }

    /// What follows from the word; `None` where the issue is not mentioned.
    pub fn stance(self) -> Option<Stance> {
        self.0.map(Says::stance)
    }

    /// The stable token of the address.
    pub fn token(self) -> &'static str {
        self.0.map_or("not-mentioned", Says::token)
    }

    /// The words shown to a reader.
    pub fn label(self) -> &'static str {
        self.0.map_or("Not mentioned", Says::label)
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl PartialOrd for Standing {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order in which they are shown: not mentioned comes last.
impl Ord for Standing {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (self.0.is_none(), self.0).cmp(&(other.0.is_none(), other.0))
    }
}

/// How far an action of the plan has come, by the plan's own key of five steps, in the explorer's words. The source
/// gives the key no colours and leaves every progress cell empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Not started.
    NotStarted,
    /// On track.
    OnTime,
    /// At risk: it may be late.
    AtRisk,
    /// Started, and now blocked.
    Blocked,
    /// Done.
    Done,
}

impl Progress {
    /// Every step, in the order in which it is shown.
    pub const ALL: &'static [Self] = &[Self::NotStarted, Self::OnTime, Self::AtRisk, Self::Blocked, Self::Done];

    /// The stable token of what readers keep.
    pub const fn token(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::OnTime => "on-time",
            Self::AtRisk => "at-risk",
            Self::Blocked => "blocked",
            Self::Done => "done",
        }
    }

    /// The words shown to a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OnTime => "On track",
            Self::AtRisk => "At risk",
            Self::Blocked => "Blocked",
            Self::Done => "Done",
        }
    }

    /// The step with this token, if there is one.
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| step.token() == token)
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
