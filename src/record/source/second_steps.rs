//! The second coding of a random part of the threads' steps, and how far the two agree.

use super::names::SECOND_STEPS;
use super::problem::{Level, Problem};
use super::sources::Sources;
#[cfg(feature = "files")]
use super::table::Table;
use crate::agreement::kappa;
use crate::model::StepAgreement;
use crate::thread::Thread;
use rustc_hash::{FxHashMap, FxHashSet};

/// A step that two people judged, each without sight of the other's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondStep {
    /// The thread.
    pub thread: String,
    /// Who speaks in the step.
    pub from: String,
    /// The first coder's word.
    pub first: String,
    /// The second coder's word.
    pub second: String,
    /// Whose word stands where they differ: `first` or `second`.
    pub settled: String,
    /// Why.
    pub reason: String,
}

impl SecondStep {
    /// The word that stands, unless the difference is not settled.
    fn stands(&self) -> Option<&str> {
        match self.settled.as_str() {
            "first" => Some(&self.first),
            "second" => Some(&self.second),
            _ => (self.first == self.second).then_some(&self.first),
        }
    }
}

/// The columns of the file.
#[cfg(feature = "files")]
pub const COLUMNS: [&str; 6] = ["thread", "from", "first", "second", "settled", "reason"];

/// The steps that can be read from the table, with a [`Problem`] for every row that cannot be read.
#[cfg(feature = "files")]
pub fn read(table: Table<'_>) -> (Vec<SecondStep>, Vec<Problem>) {
    let Table { rows, problems } = table;
    let step = |row: super::table::Row<'_>| {
        let [thread, from, first, second, settled, reason] = core::array::from_fn(|column| row.cell(column).to_owned());
        SecondStep { thread, from, first, second, settled, reason }
    };
    (rows.iter().map(step).collect(), problems)
}

/// Cohen's kappa of the two coders' words, before any settlement.
pub fn agreement(steps: &[SecondStep]) -> Option<StepAgreement> {
    let pairs: Vec<(&str, &str)> = steps.iter().map(|step| (step.first.as_str(), step.second.as_str())).collect();
    Some(StepAgreement { steps: pairs.len(), word: kappa(&pairs)? })
}

/// Notes steps that no thread has or that stand twice, words that do not stand, and differences without a reason.
pub(super) fn check(sources: &Sources, problems: &mut Vec<Problem>) {
    let threads: FxHashMap<&str, &Thread> = sources.threads.iter().map(|thread| (thread.id.as_str(), thread)).collect();
    let mut seen = FxHashSet::default();
    for step in &sources.second_steps {
        let mut problem = |level: Level, wrong: String, remedy: &str| {
            let place = format!("thread {}, step {}", step.thread, step.from);
            problems.push(Problem::new(SECOND_STEPS, place, wrong, remedy).at(level));
        };
        if !seen.insert((&step.thread, &step.from)) {
            problem(Level::Fault, "it is judged twice".into(), "Remove one of the two rows: each step counts once");
            continue;
        }
        let Some(now) = threads.get(step.thread.as_str()).and_then(|thread| thread.step(&step.from)) else {
            problem(Level::Fault, "no thread has this step".into(), "Remove it, or correct the thread and the step");
            continue;
        };
        for word in [&step.first, &step.second] {
            if sources.codebook.says(word).is_none_or(|says| !says.is_known()) {
                let remedy = "Use a word of the verdicts in codebook.json";
                problem(Level::Slip, format!("'{word}' is not a word for a step"), remedy);
            }
        }
        match step.stands() {
            None => problem(
                Level::Slip,
                "the two words differ, and the difference is not settled".into(),
                "Say whose word stands, and why",
            ),
            Some(word) if word != now.says.token() => problem(
                Level::Slip,
                "the word that was to stand is not that of threads.json".into(),
                "Bring one of the two up to date",
            ),
            Some(_) if step.first != step.second && step.reason.trim().is_empty() => {
                problem(Level::Slip, "it gives no reason".into(), "Say in a few words why this word stands");
            }
            Some(_) => {}
        }
    }
}
