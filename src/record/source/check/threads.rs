//! Whether the threads hold together: who speaks, in what order, on what evidence, and that no issue is left out.

use super::look::{Look, doubles, repeats};
use super::{Notes, record, summaries};
use crate::cite::split;
use crate::codebook::{Kind, KindRole, Stance};
use crate::ids::FindingId;
use crate::model::SUMMARY_LIMIT;
use crate::source::names::{PLAN, RAISED_ONCE, THREADS};
use crate::source::near::suggestion;
use crate::thread::{RaisedOnce, Thread, ThreadStep};
use core::hash::BuildHasher;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// The longest that a thread's name may be, in characters.
const NAME_LIMIT: usize = 60;
/// The longest that its question may be, in characters.
const QUESTION_LIMIT: usize = 140;

/// Notes what is wrong with the threads and the issues raised once.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let mut known: FxHashMap<u64, &Thread> = FxHashMap::default();
    for thread in &look.sources.threads {
        form(look, THREADS, thread, notes);
        course(look, thread, notes);
        // A number in which two threads of the same findings agree, in whatever order.
        let number = cited(thread).fold(0, |sum: u64, id| sum.wrapping_add(FxBuildHasher.hash_one(id)));
        if cited(thread).next().is_some()
            && let Some(other) = known.insert(number, thread)
            && sorted(thread) == sorted(other)
        {
            let wrong = format!("it has exactly the findings of {}", other.id);
            notes.slip(THREADS, record(&thread.id), wrong, "Join the two threads");
        }
    }
    for (name, id) in repeats(look.sources.threads.iter().map(|thread| (thread.name.trim(), thread.id.as_str()))) {
        let wrong = format!("another thread is called '{name}' too");
        notes.advice(THREADS, record(id), wrong, "Say what is different in each");
    }
    let mut once: FxHashMap<&str, &str> = FxHashMap::default();
    for issue in &look.sources.raised_once {
        raised_once(look, issue, notes);
        for id in &issue.findings {
            if let Some(other) = once.insert(id, &issue.id) {
                let wrong = format!("it holds {id}, as {other} does");
                notes.slip(RAISED_ONCE, record(&issue.id), wrong, "Keep the finding in one of the two");
            }
        }
    }
    // A record may be without threads; one that follows some issues must not drop others.
    if !look.sources.threads.is_empty() {
        coverage(look, notes);
        plan(look, notes);
    }
}

/// The findings that a thread cites.
fn cited(thread: &Thread) -> impl Iterator<Item = &FindingId> {
    thread.steps.iter().flat_map(|step| &step.findings)
}

fn sorted(thread: &Thread) -> Vec<&FindingId> {
    let mut findings: Vec<&FindingId> = cited(thread).collect();
    findings.sort_unstable();
    findings
}

/// Whether a unit, or the first unit of a finding, is said by this inspection or document.
fn said_by(look: &Look<'_>, from: &str, id: &str) -> bool {
    let Some(document) = look.author_of(id.split(':').next().unwrap_or(id)) else { return false };
    match look.inspections.get(from) {
        // An inspection whose own document is not held speaks in the one that reports it.
        Some(inspection) => {
            document.is_inspectors()
                && (document.inspection == *from || inspection.source.document.as_deref() == Some(document.id.as_str()))
        }
        None => document.id == *from,
    }
}

/// Notes what is wrong with a name, a question, the order of the steps, and each step.
pub fn form(look: &Look<'_>, file: &'static str, thread: &Thread, notes: &mut Notes) {
    let place = record(&thread.id);
    let length = |text: &str| text.trim().chars().count();
    if !(1..=NAME_LIMIT).contains(&length(&thread.name)) {
        notes.slip(file, &place, format!("its name has {} characters", length(&thread.name)), "Give it 1 to 60");
    }
    if !(1..=QUESTION_LIMIT).contains(&length(&thread.question)) || !thread.question.ends_with('?') {
        let wrong = "its question is not a question of at most 140 characters";
        notes.slip(file, &place, wrong, "Ask in plain English, with a '?'");
    }
    if thread.steps.is_empty() {
        notes.fault(
            file,
            &place,
            "it has no steps",
            "Add a step for each inspection that mentions the issue, or remove it",
        );
    }
    for from in doubles(thread.steps.iter().map(|step| step.from.as_str())) {
        notes.fault(
            file,
            &place,
            format!("two steps are from {from}"),
            "Join them: each inspection or document has one step",
        );
    }
    let steps = thread.steps.iter().filter_map(|step| Some((look.when(&step.from)?, &step.from)));
    if let Some(((_, one), (_, next))) =
        steps.clone().zip(steps.skip(1)).find(|((one, from), (next, other))| one > next || one == next && from != other)
    {
        let wrong = format!("its steps are not in order of time: {next} is not later than {one}");
        notes.fault(file, &place, wrong, "Sort them by date, one step for each inspection");
    }
    for step in &thread.steps {
        if look.speaks(&step.from) {
            self::step(look, file, thread, step, notes);
        } else {
            let ids = look.documents.keys().chain(look.inspections.keys());
            let mut ids: Vec<&str> = ids.copied().collect();
            ids.sort_unstable();
            let wrong = format!("{} is neither an inspection nor a document", step.from);
            let remedy = format!("{}Use an id of inspections.json or documents.json", suggestion(&step.from, ids));
            notes.fault(file, format!("record {}, step {}", thread.id, step.from), wrong, remedy);
        }
    }
}

/// Notes a thread that is not raised once and then followed.
fn course(look: &Look<'_>, thread: &Thread, notes: &mut Notes) {
    let place = record(&thread.id);
    let says: Vec<Stance> = thread.steps.iter().map(|step| step.says.stance()).collect();
    let raised = says.iter().position(|says| *says == Stance::Raised);
    let before = says.get(..raised.unwrap_or_default()).unwrap_or_default();
    let after = says.get(raised.map_or(0, |raised| raised + 1)..).unwrap_or_default();
    let orderly = raised.is_some()
        && before.iter().all(|says| *says == Stance::Praised)
        && !after.iter().any(|says| matches!(says, Stance::Raised | Stance::Praised));
    if !orderly {
        notes.fault(
            THREADS,
            &place,
            "it must be raised once, and only praised before that",
            "Begin with 'raised' (or with 'praised', then 'raised'). Later steps say what became of it",
        );
    }
    let recommended = || {
        let kinds = kinds(look, cited(thread));
        kinds.iter().any(|kind| kind.role() == KindRole::Recommendation)
    };
    if thread.steps.len() == 1 && !recommended() {
        notes.slip(THREADS, &place, "only one document mentions it", "Move it to raised-once.json with the reason");
    }
}

/// The kinds of these findings.
fn kinds<'b>(look: &Look<'_>, ids: impl Iterator<Item = &'b FindingId>) -> Vec<Kind> {
    ids.filter_map(|id| look.findings.get(id.as_str())).map(|finding| finding.kind).collect()
}

fn step(look: &Look<'_>, file: &'static str, thread: &Thread, step: &ThreadStep, notes: &mut Notes) {
    let place = || format!("record {}, step {}", thread.id, step.from);
    if (1..=SUMMARY_LIMIT).contains(&step.summary.trim().chars().count()) {
        summaries::form(file, place, &step.summary, notes);
    } else {
        let wrong = "its summary is empty or longer than 160 characters";
        notes.slip(file, place(), wrong, "Say in one or two plain sentences what its units say");
    }
    if step.findings.is_empty() && step.units.is_empty() {
        notes.fault(file, place(), "it cites nothing", "Cite the findings or units that say it");
    }
    for id in doubles(&step.findings) {
        notes.slip(file, place(), format!("it cites the finding {id} twice"), "Cite it once");
    }
    for unit in doubles(&step.units) {
        notes.slip(file, place(), format!("it cites the unit {unit} twice"), "Cite it once");
    }
    let mut kinds = Vec::with_capacity(step.findings.len());
    for id in &step.findings {
        let finding = look.findings.get(id.as_str());
        kinds.extend(finding.map(|finding| finding.kind));
        if finding.is_none() {
            let wrong = format!("it cites the finding {id}, which is not in findings.json");
            notes.fault(file, place(), wrong, "Use an id of findings.json");
        } else if !said_by(look, &step.from, id) {
            let wrong = format!("{id} is not said by {}", step.from);
            notes.fault(file, place(), wrong, "Cite it in the step of the inspection whose document says it");
        }
    }
    for unit in &step.units {
        if !look.units.contains_key(unit.as_str()) {
            let wrong = format!("it cites {unit}, which is not in coding.csv");
            notes.fault(file, place(), wrong, "Cite a unit of coding.csv");
        } else if !said_by(look, &step.from, unit) {
            let wrong = format!("{unit} is not said by {}", step.from);
            notes.fault(file, place(), wrong, "Cite it in the step of the document that says it");
        } else if let Some(finding) = look.held_by(unit) {
            let wrong = format!("{unit} belongs to the finding {finding}");
            notes.slip(file, place(), wrong, "Cite the finding instead of the unit");
        }
    }
    evidence(look, file, step, &kinds, place, notes);
}

/// Notes a step whose word is not that of what it cites, which is of these kinds.
fn evidence(
    look: &Look<'_>,
    file: &'static str,
    step: &ThreadStep,
    kinds: &[Kind],
    place: impl Fn() -> String,
    notes: &mut Notes,
) {
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
        notes.fault(
            file,
            place(),
            format!("what it cites does not say '{}'", step.says.label().to_ascii_lowercase()),
            "Cite a concern for 'raised', a strength for 'improved', no concern for 'resolved' or 'praised', and no finding for 'answered'",
        );
    }
    // Context judges nothing, but what a later document reports of an inspection is coded as context there.
    let own = |unit: &str| look.author_of(unit).is_some_and(|document| document.inspection == *step.from);
    let context = |unit: &str| {
        let codes = look.unit(unit).map(|unit| unit.codes.as_slice()).unwrap_or_default();
        !codes.is_empty() && codes.iter().all(|code| !code.kind.needs_topic())
    };
    if step.says.is_verdict()
        && step.findings.is_empty()
        && !step.units.is_empty()
        && step.units.iter().all(|unit| own(unit) && context(unit))
    {
        let wrong = format!("it says '{}' and rests only on context", step.says.label().to_ascii_lowercase());
        notes.advice(file, place(), wrong, "Check whether a finding, or a unit that judges the issue, says it");
    }
}

fn raised_once(look: &Look<'_>, once: &RaisedOnce, notes: &mut Notes) {
    let place = record(&once.id);
    if once.reason.trim().is_empty() || once.name.trim().is_empty() {
        let remedy = "Name the issue and say why it has no thread";
        notes.slip(RAISED_ONCE, &place, "its name or its reason is missing", remedy);
    }
    if once.findings.is_empty() {
        notes.slip(RAISED_ONCE, &place, "it cites no finding", "Cite the findings that raise it, or remove it");
    }
    let findings = once.findings.iter().filter_map(|id| look.findings.get(id.as_str()));
    let inspections: FxHashSet<&str> = findings.map(|finding| finding.inspection.as_str()).collect();
    if inspections.len() > 1 {
        notes.fault(RAISED_ONCE, &place, "more than one inspection mentions it", "Make it a thread in threads.json");
    }
    for id in once.findings.iter().filter(|id| !look.findings.contains_key(id.as_str())) {
        let wrong = format!("it cites the finding {id}, which is not in findings.json");
        notes.fault(RAISED_ONCE, &place, wrong, "Use an id of findings.json");
    }
}

/// Every concern and recommendation is followed, or said to be raised once; no recommendation is dropped.
fn coverage(look: &Look<'_>, notes: &mut Notes) {
    let steps = look.sources.threads.iter().flat_map(|thread| &thread.steps);
    let followed: FxHashSet<&str> = steps.flat_map(|step| &step.findings).map(|id| &**id).collect();
    let once: FxHashSet<&str> =
        look.sources.raised_once.iter().flat_map(|once| &once.findings).map(|id| &**id).collect();
    let telling: FxHashSet<&str> = look.sources.findings.iter().map(|finding| finding.inspection.as_str()).collect();
    let held = look.sources.inspections.iter().filter(|inspection| telling.contains(inspection.id.as_str()));
    let last = held.max_by_key(|inspection| inspection.when()).map(|inspection| inspection.id.as_str());
    for finding in &look.sources.findings {
        let id = finding.id.as_str();
        let mut problem = |wrong: &str, remedy: &str| notes.slip(THREADS, record(id), wrong, remedy);
        match (followed.contains(id), once.contains(id)) {
            (true, true) => problem("it is in a thread and also in raised-once.json", "Remove it from one of the two"),
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

/// Every area of the plan is in a thread, which leads back and forward from it.
fn plan(look: &Look<'_>, notes: &mut Notes) {
    let steps = look.sources.threads.iter().flat_map(|thread| &thread.steps);
    let cited: FxHashSet<&str> = steps.flat_map(|step| &step.units).map(|id| &**id).collect();
    for area in look.sources.plan.iter().filter(|area| !area.actions.is_empty()) {
        if split(&area.unit).is_some() && !area.actions.iter().any(|action| cited.contains(action.unit.as_str())) {
            let remedy = "Add a step that cites its actions to the thread on its issue in threads.json";
            notes.slip(PLAN, record(&area.id), "none of its actions is in a thread", remedy);
        }
    }
}
