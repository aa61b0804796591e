//! The threads: what several reports say of one issue.

use crate::dice::Dice;
use crate::reports::{Found, Report};
use crate::words::{About, Kind, TOPICS, Words, capital};
use serde_json::{Value, json};
use std::collections::HashMap;

/// For how many findings there is one thread.
const FINDINGS: usize = 9;
/// How many of a topic's threads a later report may take up.
const RECENT: usize = 12;

/// A thread in the making.
#[derive(Clone, Debug)]
struct Thread {
    about: About,
    topic: usize,
    steps: Vec<Step>,
    recommended: bool,
    answered: Option<Value>,
}

#[derive(Clone, Debug)]
struct Step {
    from: String,
    year: u16,
    says: &'static str,
    findings: Vec<String>,
}

/// The threads of a record, and where each concern went.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    threads: Vec<Thread>,
    /// The thread of a concern or recommendation, by the finding's id.
    of_finding: HashMap<String, usize>,
}

impl Threads {
    /// Follows each concern and recommendation through the reports.
    pub fn follow(dice: &mut Dice, reports: &[Report]) -> Self {
        let mut threads = Self::default();
        let mut by_topic: Vec<Vec<usize>> = vec![Vec::new(); TOPICS.len()];
        let mut seen = 0;
        for report in reports {
            for found in &report.found {
                seen += 1;
                let Some(own) = by_topic.get_mut(found.topic) else { continue };
                let recent = own.get(own.len().saturating_sub(RECENT)..).unwrap_or_default();
                let taken = dice.one(recent).copied();
                if found.kind.is_favourable() {
                    if dice.in_percent(12)
                        && let Some(thread) = taken.and_then(|at| threads.threads.get_mut(at))
                    {
                        thread.praise(dice, report, found);
                    }
                    continue;
                }
                let more = threads.threads.len() * FINDINGS < seen;
                let at = match taken.filter(|_| !more) {
                    Some(at) if threads.threads.get_mut(at).is_some_and(|thread| thread.worry(report, found)) => at,
                    _ => {
                        own.push(threads.threads.len());
                        threads.threads.push(Thread::new(report, found));
                        threads.threads.len() - 1
                    }
                };
                threads.of_finding.insert(found.id.clone(), at);
            }
        }
        threads
    }

    /// The council answers a finding in a document: these units say how. Says whether its thread had no answer yet.
    pub fn answer(&mut self, finding: &str, document: &str, units: &[String]) -> bool {
        let thread = self.of_finding.get(finding).and_then(|at| self.threads.get_mut(*at));
        let Some(thread) = thread.filter(|thread| thread.answered.is_none()) else { return false };
        let summary = format!("The plan names steps for {} {}.", thread.about.what, thread.about.place);
        thread.answered = Some(json!({"from": document, "says": "answered", "summary": summary, "units": units}));
        true
    }

    /// `threads.json` and `raised-once.json`.
    pub fn files(&self) -> (Vec<Value>, Vec<Value>) {
        let (mut threads, mut once) = (Vec::new(), Vec::new());
        let mut names: HashMap<String, usize> = HashMap::new();
        for (at, thread) in self.threads.iter().enumerate() {
            let About { what, place, .. } = thread.about;
            let name = format!("{} {place}", capital(what));
            let times = names.entry(name.clone()).or_default();
            *times += 1;
            let name = if *times == 1 { name } else { format!("{name}, {times}") };
            let alone = thread.steps.len() == 1 && !thread.recommended && thread.answered.is_none();
            if alone { &mut once } else { &mut threads }.push(thread.file(at, &name, alone));
        }
        (threads, once)
    }
}

impl Thread {
    fn new(report: &Report, found: &Found) -> Self {
        let step =
            Step { from: report.id.clone(), year: report.year, says: "raised", findings: vec![found.id.clone()] };
        Self {
            about: found.about,
            topic: found.topic,
            steps: vec![step],
            recommended: found.kind == Kind::Recommendation,
            answered: None,
        }
    }

    /// Takes up a concern. Says whether it could: a report that judges the issue good has no concern about it.
    fn worry(&mut self, report: &Report, found: &Found) -> bool {
        let good = |says: &str| matches!(says, "improved" | "resolved");
        let Some(last) = self.steps.last_mut() else { return false };
        if last.from == report.id {
            if good(last.says) {
                return false;
            }
            last.findings.push(found.id.clone());
        } else {
            let says = if last.says == "resolved" { "raised-again" } else { "persists" };
            self.steps.push(Step {
                from: report.id.clone(),
                year: report.year,
                says,
                findings: vec![found.id.clone()],
            });
        }
        self.recommended |= found.kind == Kind::Recommendation;
        true
    }

    /// Takes up praise, where the report has not spoken of the issue yet.
    fn praise(&mut self, dice: &mut Dice, report: &Report, found: &Found) {
        if self.steps.last().is_some_and(|last| last.from != report.id) {
            let says = if dice.in_percent(50) { "improved" } else { "resolved" };
            self.steps.push(Step {
                from: report.id.clone(),
                year: report.year,
                says,
                findings: vec![found.id.clone()],
            });
        }
    }

    fn file(&self, at: usize, name: &str, alone: bool) -> Value {
        let About { who, what, place } = self.about;
        let id = format!("{}-{}", TOPICS.get(self.topic).map_or("issue", |topic| topic.0), at + 1);
        if alone {
            let findings: Vec<&String> = self.steps.iter().flat_map(|step| &step.findings).collect();
            let reason = format!("No other report speaks of {what} for {who} {place}.");
            return json!({"id": id, "name": name, "reason": reason, "findings": findings});
        }
        let steps = self.steps.iter().map(|step| {
            let summary = Words::step(step.says, self.about, step.year);
            json!({"from": step.from, "says": step.says, "summary": summary, "findings": step.findings})
        });
        let steps: Vec<Value> = steps.chain(self.answered.clone()).collect();
        json!({"id": id, "name": name, "question": format!("Are {what} good enough for {who} {place}?"), "steps": steps})
    }
}
