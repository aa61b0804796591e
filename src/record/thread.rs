//! Threads: issues that several inspections and documents speak of, followed through time (codebook, 'A thread').

use super::codebook::Says;
use super::date::Date;
use super::ids::{FindingId, SpeakerId, ThreadId, UnitId};
use super::model::{Document, Inspection};
use super::subject::Subject;
use serde::{Deserialize, Serialize};

/// An issue followed through time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// The stable id, as `placement-with-parents`.
    pub id: ThreadId,
    /// The issue in a few words.
    pub name: String,
    /// The question that the thread answers, in plain English.
    pub question: String,
    /// What was said of the issue, in order of time.
    pub steps: Vec<ThreadStep>,
}

impl Thread {
    /// The step of this inspection or document.
    pub fn step(&self, from: &str) -> Option<&ThreadStep> {
        self.steps.iter().find(|step| step.from == from)
    }
}

/// What one inspection or document said of a thread's issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ThreadStep {
    /// Who says it: an inspection's id, or that of a document of the council.
    pub from: SpeakerId,
    /// What it says of the issue.
    pub says: Says,
    /// The same in one or two plain sentences of the project's own, at most [`super::SUMMARY_LIMIT`] characters.
    pub summary: String,
    /// The findings that say it.
    #[serde(default)]
    pub findings: Vec<FindingId>,
    /// The units that say it and belong to no finding: actions, responses, what is reported of another inspection.
    #[serde(default)]
    pub units: Vec<UnitId>,
}

/// An issue that only one of the documents mentions, and why it is no thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RaisedOnce {
    /// The stable id.
    pub id: String,
    /// The issue in a few words.
    pub name: String,
    /// Why it is no thread.
    pub reason: String,
    /// Its concerns and recommendations.
    pub findings: Vec<FindingId>,
}

/// Who speaks in a thread: an inspection, or a document of the council.
#[derive(Clone, Copy, Debug)]
pub enum Voice<'a> {
    /// An inspection, heard in its own document or in one that reports it.
    Inspection(&'a Inspection),
    /// A document that is no inspection's own.
    Document(&'a Document),
}

impl<'a> Voice<'a> {
    /// Its id.
    pub fn id(self) -> &'a str {
        match self {
            Self::Inspection(inspection) => &inspection.id,
            Self::Document(document) => &document.id,
        }
    }

    /// What it is.
    pub fn subject(self) -> Subject {
        match self {
            Self::Inspection(inspection) => Subject::Inspection(inspection.id.clone()),
            Self::Document(document) => Subject::Document(document.id.clone()),
        }
    }

    /// Where it stands on a time axis.
    pub fn when(self) -> Option<Date> {
        match self {
            Self::Inspection(inspection) => inspection.when(),
            Self::Document(document) => Some(document.published),
        }
    }

    /// Its year, or 0 where no date is known (the checks refuse that).
    pub fn year(self) -> u16 {
        self.when().map_or(0, Date::year)
    }

    /// What it is, in a few words.
    pub fn label(self) -> &'a str {
        match self {
            Self::Inspection(inspection) => &inspection.event,
            Self::Document(document) => &document.title,
        }
    }

    /// What stands on a chart's axis: what kind of inspection it was, or the form of the document: 'visit', 'plan'.
    pub fn short(self) -> &'a str {
        match self {
            Self::Inspection(inspection) => inspection.noun(),
            Self::Document(document) => &document.form,
        }
    }

    /// When it was, in words: '28 October to 8 November 2024', 'January 2022'. `None` where no date is known.
    pub fn dates(self) -> Option<String> {
        match self {
            Self::Inspection(inspection) => inspection.dates(),
            Self::Document(document) => Some(document.published.to_string()),
        }
    }

    /// The month in which it spoke: an inspection when it ended.
    pub fn month_and_year(self) -> Option<String> {
        match self {
            Self::Inspection(inspection) => inspection.month_and_year(),
            Self::Document(document) => Some(document.published.month_and_year()),
        }
    }
}
