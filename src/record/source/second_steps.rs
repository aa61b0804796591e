//! The second coding of a random part of the threads' steps, and how far the two agree.

use super::names::SECOND_STEPS;
use super::problem::Problem;
use super::sources::Sources;
use crate::agreement::kappa;
use crate::model::StepAgreement;

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

/// The steps that can be read from the file's text, with a [`Problem`] for every row that cannot be read.
#[cfg(feature = "files")]
pub fn read(text: &str) -> (Vec<SecondStep>, Vec<Problem>) {
    let (rows, problems) =
        super::table::read(SECOND_STEPS, text, &["thread", "from", "first", "second", "settled", "reason"]);
    let step = |mut row: super::table::Row| {
        let [thread, from, first, second, settled, reason] = core::array::from_fn(|column| row.take(column));
        SecondStep { thread, from, first, second, settled, reason }
    };
    (rows.into_iter().map(step).collect(), problems)
}

/// Cohen's kappa of the two coders' words, before any settlement.
pub fn agreement(steps: &[SecondStep]) -> Option<StepAgreement> {
    let pairs: Vec<(&str, &str)> = steps.iter().map(|step| (step.first.as_str(), step.second.as_str())).collect();
    Some(StepAgreement { steps: pairs.len(), word: kappa(&pairs)? })
}

/// Notes steps that no thread has, words that do not stand, and differences without a reason.
pub(super) fn check(sources: &Sources, problems: &mut Vec<Problem>) {
    for step in &sources.second_steps {
        let mut problem = |wrong: &str, remedy: &str| {
            let place = format!("thread {}, step {}", step.thread, step.from);
            problems.push(Problem::new(SECOND_STEPS, place, wrong, remedy));
        };
        let thread = sources.threads.iter().find(|thread| thread.id == step.thread);
        let Some(now) = thread.and_then(|thread| thread.step(&step.from)) else {
            problem("no thread has this step", "Remove it, or correct the thread and the step");
            continue;
        };
        match step.stands() {
            None => {
                problem("the two words differ, and the difference is not settled", "Say whose word stands, and why")
            }
            Some(word) if word != now.says.token() => {
                problem("the word that was to stand is not that of threads.json", "Bring one of the two up to date");
            }
            Some(_) if step.first != step.second && step.reason.trim().is_empty() => {
                problem("it gives no reason", "Say in a few words why this word stands");
            }
            Some(_) => {}
        }
    }
}
