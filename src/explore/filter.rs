//! Which findings are shown, and how many each further choice would show.

use super::search::Query;
use crate::record::{Area, Finding, Kind, Record, Topic};
use std::collections::BTreeSet;

/// The choices of a reader. An empty set lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Ids of inspections.
    pub inspections: BTreeSet<String>,
    /// Areas.
    pub areas: BTreeSet<Area>,
    /// Kinds.
    pub kinds: BTreeSet<Kind>,
    /// Topics.
    pub topics: BTreeSet<Topic>,
    /// Words to be found.
    pub text: String,
}

/// One of the questions that a filter asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Inspection,
    Area,
    Kind,
    Topic,
}

/// A choice with the number of findings that it would show, given all other choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What can be chosen.
    pub value: T,
    /// How many findings it would show.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// All choices with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Inspections by id, the latest first.
    pub inspections: Vec<Choice<String>>,
    /// Areas.
    pub areas: Vec<Choice<Area>>,
    /// Kinds.
    pub kinds: Vec<Choice<Kind>>,
    /// Topics that have findings, in the codebook's order.
    pub topics: Vec<Choice<Topic>>,
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The findings that are shown, in the record's order but the latest inspection first.
    pub fn apply<'a>(&self, record: &'a Record) -> Vec<&'a Finding> {
        let query = Query::read(&self.text);
        let shown = |finding: &&Finding| self.lets_through(finding, None) && found(&query, finding);
        let mut findings: Vec<&Finding> = record.findings.iter().filter(shown).collect();
        let place =
            |finding: &Finding| record.inspections.iter().position(|inspection| inspection.id == finding.inspection);
        findings.sort_by_key(|finding| core::cmp::Reverse(place(finding)));
        findings
    }

    /// Whether a finding is shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        self.lets_through(finding, None) && found(&Query::read(&self.text), finding)
    }

    /// How many findings each choice would show: the other questions' choices hold, its own question's do not.
    pub fn facets(&self, record: &Record) -> Facets {
        let query = Query::read(&self.text);
        let within: Vec<&Finding> = record.findings.iter().filter(|finding| found(&query, finding)).collect();
        let left = |question| {
            within.iter().copied().filter(move |finding| self.lets_through(finding, Some(question))).collect::<Vec<_>>()
        };
        let with_findings = |id: &str| record.findings.iter().any(|finding| finding.inspection == id);
        let inspections =
            record.inspections.iter().rev().map(|inspection| inspection.id.clone()).filter(|id| with_findings(id));
        let (by_inspection, by_area) = (left(Question::Inspection), left(Question::Area));
        let (by_kind, by_topic) = (left(Question::Kind), left(Question::Topic));
        Facets {
            inspections: choices(inspections, &self.inspections, |id| {
                by_inspection.iter().filter(|f| f.inspection == *id).count()
            }),
            areas: choices(Area::ALL.iter().copied(), &self.areas, |area| {
                by_area.iter().filter(|f| f.area == *area).count()
            }),
            kinds: choices(Kind::OF_FINDINGS.into_iter(), &self.kinds, |kind| {
                by_kind.iter().filter(|f| f.kind == *kind).count()
            }),
            topics: choices(
                Topic::ALL
                    .iter()
                    .copied()
                    .filter(|topic| record.findings.iter().any(|finding| finding.topic == *topic)),
                &self.topics,
                |topic| by_topic.iter().filter(|f| f.topic == *topic).count(),
            ),
        }
    }

    /// Whether the sets let a finding through; one question may be left out.
    fn lets_through(&self, finding: &Finding, without: Option<Question>) -> bool {
        let free = |question| without == Some(question);
        (free(Question::Inspection) || self.inspections.is_empty() || self.inspections.contains(&finding.inspection))
            && (free(Question::Area) || self.areas.is_empty() || self.areas.contains(&finding.area))
            && (free(Question::Kind) || self.kinds.is_empty() || self.kinds.contains(&finding.kind))
            && (free(Question::Topic) || self.topics.is_empty() || self.topics.contains(&finding.topic))
    }
}

/// Whether a query is found in a finding's words.
fn found(query: &Query, finding: &Finding) -> bool {
    query.is_empty()
        || query.matches(&[&finding.summary, finding.topic.label(), finding.area.label(), finding.kind.label()])
}

fn choices<T: Clone + Ord>(
    values: impl Iterator<Item = T>,
    chosen: &BTreeSet<T>,
    count: impl Fn(&T) -> usize,
) -> Vec<Choice<T>> {
    values.map(|value| Choice { count: count(&value), chosen: chosen.contains(&value), value }).collect()
}

/// Puts a value in a set, or takes it out.
pub fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
