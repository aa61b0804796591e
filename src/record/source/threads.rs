//! Whether the threads hold together: who speaks, in what order, on what evidence, and that no matter is left out.

use super::names::{PLAN, RAISED_ONCE, THREADS};
use super::problem::Problem;
use super::sources::Sources;
use crate::cite::{paragraph, section_of, split};
use crate::codebook::{Kind, KindRole, Stance};
use crate::date::Date;
use crate::ids::FindingId;
use crate::model::{Document, Finding, SUMMARY_LIMIT};
use crate::thread::{RaisedOnce, Thread, ThreadStep};
use std::collections::{HashMap, HashSet};

/// The longest that a thread's name may be, in characters.
const NAME_LIMIT: usize = 60;
/// The longest that its question may be, in characters.
const QUESTION_LIMIT: usize = 140;

/// What the checks look up again and again.
pub(super) struct Known<'a> {
    pub(super) sources: &'a Sources,
    pub(super) findings: HashMap<&'a str, &'a Finding>,
    /// The finding to which a unit belongs.
    holds: HashMap<&'a str, &'a str>,
    units: HashSet<&'a str>,
}

/// Notes what is wrong with the threads and the matters raised once.
pub fn check(sources: &Sources, problems: &mut Vec<Problem>) {
    let known = Known::of(sources);
    for thread in &sources.threads {
        known.thread(thread, problems);
    }
    for once in &sources.raised_once {
        known.once(once, problems);
    }
    // A record may be without threads; one that follows some matters must not drop others.
    if !sources.threads.is_empty() {
        known.coverage(problems);
        known.plan(problems);
    }
}

impl<'a> Known<'a> {
    /// What these files hold.
    pub(super) fn of(sources: &'a Sources) -> Self {
        Self {
            sources,
            findings: sources.findings.iter().map(|finding| (finding.id.as_str(), finding)).collect(),
            holds: sources.findings.iter().flat_map(|f| f.units.iter().map(|u| (u.as_str(), f.id.as_str()))).collect(),
            units: sources.coding.iter().map(|unit| unit.unit.as_str()).collect(),
        }
    }

    /// The day on which this inspection or document speaks.
    fn when(&self, from: &str) -> Option<Date> {
        let inspection = self.sources.inspections.iter().find(|inspection| inspection.id == from);
        match inspection {
            Some(inspection) => inspection.when(),
            None => self.sources.documents.iter().find(|document| document.id == from).map(|d| d.published),
        }
    }

    /// The document whose words a unit is: that in which it stands, or the one that is printed there.
    fn document_of(&self, unit: &str) -> Option<&Document> {
        let (id, rest) = split(unit)?;
        let find = |id: &str| self.sources.documents.iter().find(|document| document.id == id);
        let standing_in = find(id)?;
        let carries = section_of(standing_in, paragraph(rest).0).and_then(|section| section.carries.as_deref());
        carries.map_or(Some(standing_in), find)
    }

    /// Whether a unit, or the first unit of a finding, is said by this inspection or document.
    fn said_by(&self, from: &str, id: &str) -> bool {
        let Some(document) = self.document_of(id.split(':').next().unwrap_or(id)) else { return false };
        match self.sources.inspections.iter().find(|inspection| inspection.id == from) {
            // An inspection whose own document is not held speaks in the one that reports it.
            Some(inspection) => {
                document.is_inspectors()
                    && (document.inspection == from
                        || inspection.source.document.as_deref() == Some(document.id.as_str()))
            }
            None => document.id == from,
        }
    }

    /// Notes what is wrong with a name, a question, the order of the steps, and each step.
    pub(super) fn form(&self, file: &'static str, thread: &Thread, problems: &mut Vec<Problem>) {
        let place = format!("record {}", thread.id);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(file, &place, wrong, remedy));
        let length = |text: &str| text.trim().chars().count();
        if !(1..=NAME_LIMIT).contains(&length(&thread.name)) {
            problem(format!("its name has {} characters", length(&thread.name)), "Give it 1 to 60");
        }
        if !(1..=QUESTION_LIMIT).contains(&length(&thread.question)) || !thread.question.ends_with('?') {
            problem(
                "its question is not a question of at most 140 characters".into(),
                "Ask in plain English, with a '?'",
            );
        }
        let times: Vec<_> = thread.steps.iter().filter_map(|step| self.when(&step.from)).collect();
        if times.iter().zip(times.iter().skip(1)).any(|(one, next)| one >= next) {
            problem("its steps are not in order of time".into(), "Sort them by date, one step for each inspection");
        }
        for step in &thread.steps {
            self.step(file, thread, step, problems);
        }
    }

    fn thread(&self, thread: &Thread, problems: &mut Vec<Problem>) {
        self.form(THREADS, thread, problems);
        let place = format!("record {}", thread.id);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(THREADS, &place, wrong, remedy));
        let says: Vec<Stance> = thread.steps.iter().map(|step| step.says.stance()).collect();
        let raised = says.iter().position(|says| *says == Stance::Raised);
        let before = says.get(..raised.unwrap_or_default()).unwrap_or_default();
        let after = says.get(raised.map_or(0, |raised| raised + 1)..).unwrap_or_default();
        let orderly = raised.is_some()
            && before.iter().all(|says| *says == Stance::Praised)
            && !after.iter().any(|says| matches!(says, Stance::Raised | Stance::Praised));
        if !orderly {
            problem(
                "it must be raised once, and only praised before that".into(),
                "Begin with 'raised' (or with 'praised', then 'raised'). Later steps say what became of it",
            );
        }
        let recommended = || {
            let kinds = self.kinds(thread.steps.iter().flat_map(|step| &step.findings));
            kinds.iter().any(|kind| kind.role() == KindRole::Recommendation)
        };
        if thread.steps.len() < 2 && !recommended() {
            problem("only one document mentions it".into(), "Move it to raised-once.json with the reason");
        }
    }

    /// The kinds of these findings.
    fn kinds<'b>(&self, ids: impl Iterator<Item = &'b FindingId>) -> HashSet<Kind> {
        ids.filter_map(|id| self.findings.get(id.as_str())).map(|finding| finding.kind).collect()
    }

    fn step(&self, file: &'static str, thread: &Thread, step: &ThreadStep, problems: &mut Vec<Problem>) {
        let place = format!("record {}, step {}", thread.id, step.from);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(file, &place, wrong, remedy));
        if self.when(&step.from).is_none() {
            problem(
                format!("{} is neither an inspection nor a document", step.from),
                "Use an id of inspections.json or documents.json",
            );
            return;
        }
        if !(1..=SUMMARY_LIMIT).contains(&step.summary.trim().chars().count()) {
            problem(
                "its summary is empty or longer than 160 characters".into(),
                "Say in one or two plain sentences what its units say",
            );
        }
        if step.findings.is_empty() && step.units.is_empty() {
            problem("it cites nothing".into(), "Cite the findings or units that say it");
        }
        for id in &step.findings {
            match self.findings.get(id.as_str()) {
                None => problem(
                    format!("it cites the finding {id}, which is not in findings.json"),
                    "Use an id of findings.json",
                ),
                Some(_) if !self.said_by(&step.from, id) => problem(
                    format!("{id} is not said by {}", step.from),
                    "Cite it in the step of the inspection whose document says it",
                ),
                Some(_) => {}
            }
        }
        for unit in &step.units {
            if !self.units.contains(unit.as_str()) {
                problem(format!("it cites {unit}, which is not in coding.csv"), "Cite a unit of coding.csv");
            } else if !self.said_by(&step.from, unit) {
                problem(
                    format!("{unit} is not said by {}", step.from),
                    "Cite it in the step of the document that says it",
                );
            } else if let Some(finding) = self.holds.get(unit.as_str()) {
                problem(format!("{unit} belongs to the finding {finding}"), "Cite the finding instead of the unit");
            }
        }
        let kinds = self.kinds(step.findings.iter());
        let concern = kinds.iter().any(|kind| kind.is_concern());
        let favourable = kinds.iter().any(|kind| kind.is_favourable());
        let borne_out = match step.says.stance() {
            // What is only reported of an inspection has no findings of its own.
            Stance::Raised | Stance::RaisedAgain | Stance::Persists => concern || step.findings.is_empty(),
            Stance::Improved => favourable || !step.units.is_empty(),
            Stance::Resolved | Stance::Praised => !concern && (favourable || !step.units.is_empty()),
            Stance::Answered => kinds.is_empty(),
            Stance::Other => true,
        };
        if !borne_out {
            problem(
                format!("what it cites does not say '{}'", step.says.label().to_ascii_lowercase()),
                "Cite a concern for 'raised', a strength for 'improved', no concern for 'resolved' or 'praised', and no finding for 'answered'",
            );
        }
    }

    fn once(&self, once: &RaisedOnce, problems: &mut Vec<Problem>) {
        let place = format!("record {}", once.id);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(RAISED_ONCE, &place, wrong, remedy));
        if once.reason.trim().is_empty() || once.name.trim().is_empty() {
            problem("its name or its reason is missing".into(), "Name the issue and say why it has no thread");
        }
        let inspections: HashSet<&str> = once
            .findings
            .iter()
            .filter_map(|id| self.findings.get(id.as_str()))
            .map(|finding| finding.inspection.as_str())
            .collect();
        if inspections.len() > 1 {
            problem("more than one inspection mentions it".into(), "Make it a thread in threads.json");
        }
        for id in once.findings.iter().filter(|id| !self.findings.contains_key(id.as_str())) {
            problem(format!("it cites the finding {id}, which is not in findings.json"), "Use an id of findings.json");
        }
    }

    /// Every concern and recommendation is followed, or said to be raised once; no recommendation is dropped.
    fn coverage(&self, problems: &mut Vec<Problem>) {
        let steps = self.sources.threads.iter().flat_map(|thread| &thread.steps);
        let followed: HashSet<&str> = steps.flat_map(|step| &step.findings).map(|id| &**id).collect();
        let once: HashSet<&str> =
            self.sources.raised_once.iter().flat_map(|once| &once.findings).map(|id| &**id).collect();
        let last = self
            .sources
            .inspections
            .iter()
            .filter(|inspection| self.sources.findings.iter().any(|finding| finding.inspection == inspection.id))
            .max_by_key(|inspection| inspection.when())
            .map(|inspection| inspection.id.as_str());
        for finding in &self.sources.findings {
            let id = finding.id.as_str();
            let place = format!("record {id}");
            let mut problem = |wrong: &str, remedy: &str| problems.push(Problem::new(THREADS, &place, wrong, remedy));
            match (followed.contains(id), once.contains(id)) {
                (true, true) => {
                    problem("it is in a thread and also in raised-once.json", "Remove it from one of the two")
                }
                (false, false) if !finding.kind.is_favourable() => problem(
                    "it is a concern or recommendation, but in no thread",
                    "Add it to a thread, or to raised-once.json with the reason",
                ),
                (false, true)
                    if finding.kind.role() == KindRole::Recommendation && Some(finding.inspection.as_str()) != last =>
                {
                    problem("it is a recommendation of an earlier inspection, but in no thread", "Add it to a thread");
                }
                _ => {}
            }
        }
    }

    /// Every area of the plan is in a thread, so that it leads back and forward.
    fn plan(&self, problems: &mut Vec<Problem>) {
        let steps = self.sources.threads.iter().flat_map(|thread| &thread.steps);
        let cited: HashSet<&str> = steps.flat_map(|step| &step.units).map(|id| &**id).collect();
        for area in &self.sources.plan {
            if !area.actions.iter().any(|action| cited.contains(action.unit.as_str())) {
                problems.push(Problem::new(
                    PLAN,
                    format!("record {}", area.id),
                    "none of its actions is in a thread",
                    "Add a step that cites its actions to the thread on its issue in threads.json",
                ));
            }
        }
    }
}
