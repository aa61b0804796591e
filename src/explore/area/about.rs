//! What findings are about in a few words, and what the words of grades mean.

use super::Given;
use record::words::{list, lower_first};
use record::{Finding, Framework, Kind, KindRole, Topic};

/// The grades that a framework can give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The framework.
    pub framework: Framework,
    /// Its grades, the best first.
    pub grades: Vec<String>,
}

/// The scales by which the grades of an area were given, the newest first, each once.
pub fn scales(given: &[Given<'_>]) -> Vec<Scale> {
    let mut scales: Vec<Scale> = Vec::new();
    for framework in given.iter().map(|one| one.inspection.framework) {
        let grades: Vec<String> = framework.entry().scale.iter().rev().cloned().collect();
        if !grades.is_empty() && !scales.iter().any(|scale| scale.framework == framework) {
            scales.push(Scale { framework, grades });
        }
    }
    scales
}

/// Whether a kind of finding says that something is good or as it must be.
pub(super) fn is_positive(kind: Kind) -> bool {
    matches!(kind.entry().role, KindRole::Strength | KindRole::Met)
}

/// Whether a kind of finding says that something is not as it should be, or asks for something.
pub(super) fn is_critical(kind: Kind) -> bool {
    matches!(kind.entry().role, KindRole::Concern | KindRole::Recommendation)
}

/// How many topics are named.
const NAMED: usize = 3;

/// The topics of some findings in words, those of most findings first: 'health and identity', or '9 topics, such as health,
/// identity and fostering'.
pub(super) fn topics(findings: &[&Finding]) -> String {
    let mut counted: Vec<(Topic, usize)> = Vec::new();
    for finding in findings {
        match counted.iter_mut().find(|(topic, _)| *topic == finding.topic) {
            Some((_, number)) => *number += 1,
            None => counted.push((finding.topic, 1)),
        }
    }
    counted.sort_by_key(|(topic, number)| (core::cmp::Reverse(*number), *topic));
    let named: Vec<String> = counted.iter().take(NAMED).map(|(topic, _)| lower_first(topic.label())).collect();
    match counted.len() {
        few if few <= NAMED => list(&named),
        many => format!("{many} topics, such as {}", list(&named)),
    }
}

/// What some critical findings are called: 'the concern', 'the concerns and the recommendation'.
pub(super) fn named(findings: &[&Finding]) -> String {
    let mut kinds: Vec<Kind> = Vec::new();
    for finding in findings {
        if !kinds.contains(&finding.kind) {
            kinds.push(finding.kind);
        }
    }
    kinds.sort();
    let named = kinds.iter().map(|kind| match findings.iter().filter(|one| one.kind == *kind).count() {
        1 => format!("the {}", lower_first(kind.label())),
        _ => format!("the {}", kind.plural()),
    });
    list(&named.collect::<Vec<_>>())
}
