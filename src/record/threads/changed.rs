//! What changed between two inspections under the same framework, matter by matter and topic by topic.

use crate::{Finding, Inspection, Reach, Record, Says, Set, Stance, Thread, ThreadStep, Topic};

/// What became of a matter from one inspection to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A concern in both.
    Still,
    /// A concern in the later one alone.
    New,
    /// A strength, or put right, in the earlier one, and a concern in the later one.
    Slipped,
    /// Better, or good in part, in the later one.
    Better,
    /// A concern in the earlier one, and judged right in the later one.
    Turned,
    /// A concern in the earlier one, of which the later one says nothing.
    Gone,
}

impl Change {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Still, Self::New, Self::Slipped, Self::Better, Self::Turned, Self::Gone];

    /// The heading of such matters.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Still => "Still there",
            Self::New => "New, or back after silence",
            Self::Slipped => "Turned from strength to concern",
            Self::Better => "Better, or good in part",
            Self::Turned => "Turned from concern to strength",
            Self::Gone => "No longer mentioned, which is no verdict",
        }
    }
}

impl Change {
    /// What became of them in a few words, behind a number.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Still => "still there",
            Self::New => "new or back",
            Self::Slipped => "turned to a concern",
            Self::Better => "better or good in part",
            Self::Turned => "turned to a strength",
            Self::Gone => "no longer mentioned",
        }
    }
}

/// A matter with what the two inspections say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter<'a> {
    /// The matter in a few words.
    pub name: &'a str,
    /// Its thread; `None` where only one document speaks of it.
    pub thread: Option<&'a str>,
    /// The findings of both that say so, in order of time.
    pub findings: Vec<&'a Finding>,
    /// What the earlier inspection says; `None` for silence.
    pub then: Option<Word<'a>>,
    /// What the later inspection says; `None` for silence.
    pub now: Option<Word<'a>>,
    /// What became of it.
    pub change: Change,
}

/// What an inspection says of a matter: the word, and the same in the project's own sentence.
pub type Word<'a> = (Says, &'a str);

/// What changed between two inspections.
#[derive(Clone, Debug)]
pub struct Changed<'a> {
    /// The earlier inspection.
    pub from: &'a Inspection,
    /// The later inspection.
    pub to: &'a Inspection,
    /// The matters of which either is concerned, sorted by what became of them.
    pub matters: Vec<Matter<'a>>,
    /// The topics that drew a concern or recommendation in both.
    pub topics_still: Vec<Topic>,
    /// The topics that drew one in the earlier inspection, and only favourable findings in the later one.
    pub topics_turned: Vec<Topic>,
    /// The topics that drew one in the later inspection alone.
    pub topics_new: Vec<Topic>,
}

impl<'a> Changed<'a> {
    /// The matters of which the same became.
    pub fn of(&self, change: Change) -> impl Iterator<Item = &Matter<'a>> {
        self.matters.iter().filter(move |matter| matter.change == change)
    }
}

/// The pairs of inspections that can be compared matter by matter, the latest first: both under one framework, and neither
/// a visit to a part, which says nothing of the rest.
pub fn pairs(record: &Record) -> Vec<(&Inspection, &Inspection)> {
    let held: Vec<&Inspection> = record.held_inspections().filter(|held| held.reach() != Reach::Part).collect();
    let mut pairs = Vec::new();
    for (index, to) in held.iter().enumerate().rev() {
        let before = held.iter().take(index).rev().filter(|from| from.framework == to.framework);
        pairs.extend(before.map(|from| (*from, *to)));
    }
    pairs
}

/// The two inspections that are set side by side where none are asked for: the latest pair that can be compared matter by
/// matter, or else the last two that have findings at all.
pub fn latest_pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let last_two = || {
        let mut held = record.held_inspections().rev();
        let last = held.next()?;
        Some((held.next()?, last))
    };
    pairs(record).first().copied().or_else(last_two)
}

/// Why no list of changes between two inspections is drawn up, in a sentence.
pub fn why_not_compared(one: &Inspection, other: &Inspection) -> &'static str {
    if one.framework == other.framework {
        "One of these two looked at a part of the services alone: what it does not mention it may not have looked at, so no list of changes is drawn up. Choose two that looked at all of them."
    } else {
        "These two inspections were made under different frameworks: they did not ask the same, so no list of changes is drawn up. Choose two under the same framework."
    }
}

/// What changed from one inspection to another. `None` unless they are one of the [`pairs`], in order of time.
pub fn changed<'a>(record: &'a Record, from: &str, to: &str) -> Option<Changed<'a>> {
    let (from, to) = pairs(record).into_iter().find(|(earlier, later)| earlier.id == from && later.id == to)?;
    let threads = record.threads.iter().filter_map(|thread| of_thread(record, thread, from, to));
    let once = record.raised_once.iter().filter_map(|once| {
        let findings: Vec<&Finding> = once.findings.iter().filter_map(|id| record.finding(id)).collect();
        let raised_in = |inspection: &Inspection| findings.iter().any(|finding| finding.inspection == inspection.id);
        let raised = record.codebook.verdicts.iter().copied().find(|says| says.stance() == Stance::Raised);
        let said = raised.zip(findings.first()).map(|(raised, finding)| (raised, finding.summary.as_str()));
        let (change, then, now) = match (raised_in(from), raised_in(to)) {
            (true, false) => (Change::Gone, said, None),
            (false, true) => (Change::New, None, said),
            _ => return None,
        };
        Some(Matter { name: &once.name, thread: None, findings, then, now, change })
    });
    let mut matters: Vec<Matter> = threads.chain(once).collect();
    matters.sort_by(|a, b| (a.change, a.name).cmp(&(b.change, b.name)));
    let drew = |inspection: &Inspection| topics(record, inspection, false);
    let (before, after, praised) = (drew(from), drew(to), topics(record, to, true));
    let gone = before.iter().filter(|topic| !after.contains(topic));
    Some(Changed {
        from,
        to,
        matters,
        topics_still: before.iter().filter(|topic| after.contains(topic)).copied().collect(),
        topics_turned: gone.filter(|topic| praised.contains(topic)).copied().collect(),
        topics_new: after.iter().filter(|topic| !before.contains(topic)).copied().collect(),
    })
}

/// The topics on which an inspection has favourable findings, or others.
fn topics(record: &Record, inspection: &Inspection, favourable: bool) -> Set<Topic> {
    let own = record.findings_of(&inspection.id);
    own.filter(|finding| finding.kind.is_favourable() == favourable).map(|finding| finding.topic).collect()
}

fn of_thread<'a>(record: &'a Record, thread: &'a Thread, from: &Inspection, to: &Inspection) -> Option<Matter<'a>> {
    let verdict = |inspection: &Inspection| thread.step(&inspection.id).filter(|step| step.says.is_verdict());
    let (then, now) = (verdict(from), verdict(to));
    let stance = |step: &ThreadStep| step.says.stance();
    let change = change(then.map(stance), now.map(stance))?;
    let cited = then.into_iter().chain(now).flat_map(|step| &step.findings);
    Some(Matter {
        name: &thread.name,
        thread: Some(&thread.id),
        findings: cited.filter_map(|id| record.finding(id)).collect(),
        then: then.map(|step| (step.says, step.summary.as_str())),
        now: now.map(|step| (step.says, step.summary.as_str())),
        change,
    })
}

/// What became of a matter; `None` where neither inspection is concerned about it.
fn change(then: Option<Stance>, now: Option<Stance>) -> Option<Change> {
    let troubled = |stance: Stance| stance.is_concern() || stance == Stance::Improved;
    match (then, now) {
        (Some(then), Some(now)) if troubled(then) && now.is_concern() => Some(Change::Still),
        (_, Some(Stance::Improved)) => Some(Change::Better),
        (Some(then), Some(_)) if troubled(then) => Some(Change::Turned),
        (Some(then), None) if troubled(then) => Some(Change::Gone),
        (Some(_), Some(now)) if now.is_concern() => Some(Change::Slipped),
        (None, Some(now)) if now.is_concern() => Some(Change::New),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stance::{Improved, Persists, Praised, Raised, RaisedAgain, Resolved};

    #[test]
    fn what_became_of_a_matter_follows_from_the_two_words_on_it() {
        let cases = [
            (Some(Raised), Some(Persists), Some(Change::Still)),
            (Some(Improved), Some(RaisedAgain), Some(Change::Still)),
            (Some(RaisedAgain), Some(Improved), Some(Change::Better)),
            (Some(Persists), Some(Resolved), Some(Change::Turned)),
            (Some(Improved), Some(Resolved), Some(Change::Turned)),
            (Some(Raised), None, Some(Change::Gone)),
            (None, Some(Raised), Some(Change::New)),
            (None, Some(Improved), Some(Change::Better)),
            (Some(Resolved), Some(Improved), Some(Change::Better)),
            (None, Some(RaisedAgain), Some(Change::New)),
            (Some(Resolved), Some(RaisedAgain), Some(Change::Slipped)),
            (Some(Praised), Some(Raised), Some(Change::Slipped)),
            (Some(Resolved), Some(Resolved), None),
            (None, Some(Resolved), None),
            (Some(Resolved), None, None),
            (None, None, None),
        ];
        for (then, now, wanted) in cases {
            assert_eq!(change(then, now), wanted, "{then:?} {now:?}");
        }
    }
}
