//! The most important of what changed, by name: what a reader should know before the whole list.

use super::changed::{Change, Changed, Issue};
use crate::words::list;
use crate::{KindRole, Record, Says};

/// How many issues are named for each kind of change.
const NAMED: usize = 3;

/// What became of some issues, with the names of the most important ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead<'a> {
    /// What became of them.
    pub change: Change,
    /// The most important ones.
    pub named: Vec<Issue<'a>>,
    /// How many more there are.
    pub more: usize,
}

impl Lead<'_> {
    /// What follows the names: 'and 3 more'. `None` where all are named.
    pub fn rest(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more", self.more))
    }

    /// The whole line: 'Still a concern: social workers who leave, and 3 more'.
    pub fn words(&self, later: impl core::fmt::Display) -> String {
        let names: Vec<String> = self.named.iter().map(|issue| issue.name.to_owned()).collect();
        let names = match self.rest() {
            Some(rest) => format!("{} {rest}", names.join(", ")),
            None => list(&names),
        };
        format!("{}: {names}", self.change.label(later))
    }
}

/// The most important issues of each kind of change, in the order of the page. What the later inspection does not mention is
/// no news: it is in the list alone.
pub fn leads<'a>(record: &Record, changed: &Changed<'a>) -> Vec<Lead<'a>> {
    let kinds = Change::ALL.into_iter().filter(|change| *change != Change::Gone);
    let leads = kinds.map(|change| {
        let mut issues: Vec<Issue<'a>> = changed.of(change).cloned().collect();
        issues.sort_by_cached_key(|issue| core::cmp::Reverse(weight(record, changed, issue)));
        // One more is named rather than counted.
        let more = if issues.len() > NAMED + 1 { issues.len() - NAMED } else { 0 };
        issues.truncate(issues.len() - more);
        Lead { change, named: issues, more }
    });
    leads.filter(|lead| !lead.named.is_empty()).collect()
}

/// How much an issue weighs: first whether inspectors recommended something on it in either inspection, then how many
/// documents raised it.
fn weight(record: &Record, changed: &Changed<'_>, issue: &Issue<'_>) -> (bool, usize) {
    let own = [&changed.from.id, &changed.to.id];
    let recommended = issue
        .findings
        .iter()
        .any(|finding| finding.kind.role() == KindRole::Recommendation && own.contains(&&finding.inspection));
    let raised = |says: Says| says.stance().is_concern();
    let thread = issue.thread.and_then(|id| record.thread(id));
    let times = thread.map_or(1, |thread| thread.steps.iter().filter(|step| raised(step.says)).count());
    (recommended, times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(names: &[&'static str], more: usize) -> Lead<'static> {
        let issue =
            |name| Issue { name, thread: None, findings: Vec::new(), then: None, now: None, change: Change::Still };
        Lead { change: Change::Still, named: names.iter().map(|name| issue(name)).collect(), more }
    }

    #[test]
    fn a_line_names_some_and_counts_the_rest() {
        for (names, more, words) in [
            (&["Visits"][..], 0, "Still a concern: Visits"),
            (&["Visits", "Homes"], 0, "Still a concern: Visits and Homes"),
            (&["Visits", "Homes", "Plans"], 0, "Still a concern: Visits, Homes and Plans"),
            (&["Visits", "Homes", "Plans"], 2, "Still a concern: Visits, Homes, Plans and 2 more"),
            (&["Visits", "Homes", "Plans"], 38, "Still a concern: Visits, Homes, Plans and 38 more"),
        ] {
            assert_eq!(lead(names, more).words(2024), words);
        }
    }
}
