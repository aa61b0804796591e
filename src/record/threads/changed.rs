//! What changed between two inspections under the same framework, issue by issue and topic by topic.

use crate::grades::{comparable, two_dates};
use crate::words::{count, list};
use crate::{Finding, Inspection, Kind, Reach, Record, Says, Set, Stance, Thread, ThreadStep, Topic};
use core::fmt;

/// What became of an issue from one inspection to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A concern in both.
    Still,
    /// A strength, or put right, in the earlier one, and a concern in the later one.
    Slipped,
    /// A concern in the later one alone.
    New,
    /// A strength, or put right, in the earlier one, and good in part in the later one.
    Reserved,
    /// Better, or good in part, in the later one.
    Better,
    /// A concern in the earlier one, and judged right in the later one.
    Turned,
    /// A concern in the earlier one, of which the later one says nothing.
    Gone,
}

impl Change {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Still, Self::Slipped, Self::New, Self::Reserved, Self::Better, Self::Turned, Self::Gone];

    /// The heading of such issues, by the year of the later inspection or what tells it from the earlier one.
    pub fn label(self, later: impl fmt::Display) -> String {
        match self {
            Self::Still => "Still a concern".to_owned(),
            Self::New => "New or returned".to_owned(),
            Self::Slipped => "From strength to concern".to_owned(),
            Self::Better => "Improved, not resolved".to_owned(),
            Self::Reserved => "From strength to not fully resolved".to_owned(),
            Self::Turned => "From concern to strength".to_owned(),
            Self::Gone => format!("Not mentioned in {later} (not a judgement)"),
        }
    }

    /// What became of so many issues, behind their number: 'are still a concern', '1 was not mentioned in 2024' without the number.
    pub fn became(self, number: usize, later: impl fmt::Display) -> String {
        let one = number == 1;
        match self {
            Self::Still if one => "is still a concern".to_owned(),
            Self::Still => "are still a concern".to_owned(),
            Self::New if one => "is new or returned".to_owned(),
            Self::New => "are new or returned".to_owned(),
            Self::Slipped => "went from strength to concern".to_owned(),
            Self::Better if one => "improved but is not resolved".to_owned(),
            Self::Better => "improved but are not resolved".to_owned(),
            Self::Reserved => "went from strength to not fully resolved".to_owned(),
            Self::Turned if one => "became a strength".to_owned(),
            Self::Turned => "became strengths".to_owned(),
            Self::Gone if one => format!("was not mentioned in {later}"),
            Self::Gone => format!("were not mentioned in {later}"),
        }
    }
}

/// What became of the issues of two inspections, in a sentence: 'Of 74 issues raised in 2021 or 2024, 6 are still a concern, 4 are
/// new or returned and 17 were not mentioned in 2024.'
fn sentence(numbers: &[(Change, usize)], from: impl fmt::Display, to: impl fmt::Display) -> String {
    let to = &to;
    let some: Vec<(Change, usize)> = numbers.iter().copied().filter(|(_, number)| *number > 0).collect();
    let raised = format!("raised in {from} or {to}");
    match (some.as_slice(), some.iter().map(|(_, number)| number).sum::<usize>()) {
        ([], _) => format!("No issue was {raised}."),
        ([(change, _)], 1) => format!("The one issue {raised} {}.", change.became(1, to)),
        ([(change, _)], 2) => format!("Both issues {raised} {}.", change.became(2, to)),
        ([(change, _)], all) => format!("All {} {raised} {}.", count(all, "issue", "issues"), change.became(all, to)),
        (several, all) => {
            let parts: Vec<String> =
                several.iter().map(|(change, number)| format!("{number} {}", change.became(*number, to))).collect();
            format!("Of {} {raised}, {}.", count(all, "issue", "issues"), list(&parts))
        }
    }
}

/// An issue with what the two inspections say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue<'a> {
    /// The issue in a few words.
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

/// What an inspection says of an issue: the word, and the same in the project's own sentence.
pub type Word<'a> = (Says, &'a str);

/// What changed between two inspections.
#[derive(Clone, Debug)]
pub struct Changed<'a> {
    /// The earlier inspection.
    pub from: &'a Inspection,
    /// The later inspection.
    pub to: &'a Inspection,
    /// The issues of which either is concerned, sorted by what became of them.
    pub issues: Vec<Issue<'a>>,
    /// The topics that drew a concern or recommendation in both.
    pub topics_still: Vec<Topic>,
    /// The topics that drew one in the earlier inspection, and only favourable findings in the later one.
    pub topics_turned: Vec<Topic>,
    /// The topics that drew one in the later inspection alone.
    pub topics_new: Vec<Topic>,
}

impl<'a> Changed<'a> {
    /// The issues of which the same became.
    pub fn of(&self, change: Change) -> impl Iterator<Item = &Issue<'a>> {
        self.issues.iter().filter(move |issue| issue.change == change)
    }

    /// What became of how many, in a sentence.
    pub fn sentence(&self) -> String {
        let numbers = Change::ALL.map(|change| (change, self.of(change).count()));
        let (from, to) = self.dates();
        sentence(&numbers, from, to)
    }

    /// When the two were, as words tell them apart.
    pub fn dates(&self) -> (String, String) {
        two_dates(self.from, self.to)
    }
}

/// The pairs of inspections that can be compared issue by issue, the latest first: both under one framework, of one
/// authority, and neither a visit to a part, which says nothing of the rest.
pub fn pairs(record: &Record) -> Vec<(&Inspection, &Inspection)> {
    let held: Vec<&Inspection> = record.held_inspections().filter(|held| held.reach() != Reach::Part).collect();
    let mut pairs = Vec::new();
    for (index, to) in held.iter().enumerate().rev() {
        let before = held.iter().take(index).rev().filter(|from| comparable(from, to));
        pairs.extend(before.map(|from| (*from, *to)));
    }
    pairs
}

/// The two inspections that are set side by side where none are asked for: the latest pair that can be compared issue by
/// issue, or else the last two that have findings at all.
pub fn latest_pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let last_two = || {
        let mut held = record.held_inspections().rev();
        let last = held.next()?;
        Some((held.next()?, last))
    };
    pairs(record).first().copied().or_else(last_two)
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
        Some(Issue { name: &once.name, thread: None, findings, then, now, change })
    });
    let mut issues: Vec<Issue> = threads.chain(once).collect();
    issues.sort_by(|a, b| (a.change, a.name).cmp(&(b.change, b.name)));
    let drew = |inspection: &Inspection| topics(record, inspection, false);
    let (before, after, praised) = (drew(from), drew(to), topics(record, to, true));
    let gone = before.iter().filter(|topic| !after.contains(topic));
    Some(Changed {
        from,
        to,
        issues,
        topics_still: before.iter().filter(|topic| after.contains(topic)).copied().collect(),
        topics_turned: gone.filter(|topic| praised.contains(topic)).copied().collect(),
        topics_new: after.iter().filter(|topic| !before.contains(topic)).copied().collect(),
    })
}

/// The topics on which an inspection has favourable findings, or concerns and recommendations.
fn topics(record: &Record, inspection: &Inspection, favourable: bool) -> Set<Topic> {
    // A kind that the codebook does not know is neither.
    let wanted = |kind: Kind| if favourable { kind.is_favourable() } else { kind.is_concern() };
    record.findings_of(&inspection.id).filter(|finding| wanted(finding.kind)).map(|finding| finding.topic).collect()
}

fn of_thread<'a>(record: &'a Record, thread: &'a Thread, from: &Inspection, to: &Inspection) -> Option<Issue<'a>> {
    let verdict = |inspection: &Inspection| thread.step(&inspection.id).filter(|step| step.says.is_verdict());
    let (then, now) = (verdict(from), verdict(to));
    let stance = |step: &ThreadStep| step.says.stance();
    let change = change(then.map(stance), now.map(stance))?;
    let cited = then.into_iter().chain(now).flat_map(|step| &step.findings);
    Some(Issue {
        name: &thread.name,
        thread: Some(&thread.id),
        findings: cited.filter_map(|id| record.finding(id)).collect(),
        then: then.map(|step| (step.says, step.summary.as_str())),
        now: now.map(|step| (step.says, step.summary.as_str())),
        change,
    })
}

/// What became of an issue; `None` where neither inspection is concerned about it.
fn change(then: Option<Stance>, now: Option<Stance>) -> Option<Change> {
    let troubled = |stance: Stance| stance.is_concern() || stance == Stance::Improved;
    match (then, now) {
        (Some(then), Some(now)) if troubled(then) && now.is_concern() => Some(Change::Still),
        (Some(Stance::Praised | Stance::Resolved), Some(Stance::Improved)) => Some(Change::Reserved),
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
    fn what_became_of_how_many_is_one_sentence() {
        use Change::{Better, Gone, New, Reserved, Slipped, Still, Turned};
        let cases: [(&[(Change, usize)], &str); 16] = [
            (&[], "No issue was raised in 2021 or 2024."),
            (&[(Still, 0), (Gone, 0)], "No issue was raised in 2021 or 2024."),
            (&[(Still, 1)], "The one issue raised in 2021 or 2024 is still a concern."),
            (&[(New, 1)], "The one issue raised in 2021 or 2024 is new or returned."),
            (&[(Slipped, 1)], "The one issue raised in 2021 or 2024 went from strength to concern."),
            (&[(Better, 1)], "The one issue raised in 2021 or 2024 improved but is not resolved."),
            (&[(Turned, 1)], "The one issue raised in 2021 or 2024 became a strength."),
            (&[(Gone, 1)], "The one issue raised in 2021 or 2024 was not mentioned in 2024."),
            (&[(Still, 3)], "All 3 issues raised in 2021 or 2024 are still a concern."),
            (&[(Turned, 2)], "Both issues raised in 2021 or 2024 became strengths."),
            (&[(Gone, 2)], "Both issues raised in 2021 or 2024 were not mentioned in 2024."),
            (&[(Turned, 30)], "All 30 issues raised in 2021 or 2024 became strengths."),
            (
                &[(Still, 1), (Gone, 1)],
                "Of 2 issues raised in 2021 or 2024, 1 is still a concern and 1 was not mentioned in 2024.",
            ),
            (
                &[(Still, 6), (Slipped, 4), (New, 4), (Better, 18), (Turned, 25), (Gone, 17)],
                "Of 74 issues raised in 2021 or 2024, 6 are still a concern, 4 went from strength to concern, 4 are new or returned, 18 improved but are not resolved, 25 became strengths and 17 were not mentioned in 2024.",
            ),
            (
                &[(Reserved, 1), (Better, 1)],
                "Of 2 issues raised in 2021 or 2024, 1 went from strength to not fully resolved and 1 improved but is not resolved.",
            ),
            (
                &[(New, 1), (Turned, 1)],
                "Of 2 issues raised in 2021 or 2024, 1 is new or returned and 1 became a strength.",
            ),
        ];
        for (numbers, words) in cases {
            assert_eq!(sentence(numbers, 2021, 2024), words);
        }
    }

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
            (Some(Resolved), Some(Improved), Some(Change::Reserved)),
            (Some(Praised), Some(Improved), Some(Change::Reserved)),
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
