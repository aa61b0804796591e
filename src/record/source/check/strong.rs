//! Whether what is said to be strong throughout was praised by three inspections, and rests on praise alone.

use super::look::Look;
use super::{Notes, record, threads};
use crate::codebook::Stance;
use crate::source::names::STRONG;
use crate::thread::Thread;
use rustc_hash::FxHashSet;

/// By how many inspections an issue must have been praised at least.
const LEAST: usize = 3;

/// Notes what is wrong with the issues that are said to be strong throughout.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    for strong in &look.sources.strong {
        threads::form(look, STRONG, strong, notes);
        whole(look, strong, notes);
        praise_alone(look, strong, notes);
    }
}

/// Notes an issue that too few inspections praised, or that a thread follows too.
fn whole(look: &Look<'_>, strong: &Thread, notes: &mut Notes) {
    let place = record(&strong.id);
    let mut problem = |wrong: String, remedy: &str| notes.fault(STRONG, &place, wrong, remedy);
    let inspections = strong.steps.iter().map(|step| &step.from).collect::<FxHashSet<_>>().len();
    if inspections < LEAST {
        problem(
            format!("inspections that praise it: {inspections}"),
            "Cite the praise of three different inspections, or remove it from this list",
        );
    }
    if look.threads.contains_key(strong.id.as_str()) {
        problem(
            "a thread has the same id".into(),
            "Give it another id: an issue that was ever raised belongs in threads.json alone",
        );
    }
}

/// Notes a step that does not praise, or that rests on anything but praise by inspectors.
fn praise_alone(look: &Look<'_>, strong: &Thread, notes: &mut Notes) {
    for step in &strong.steps {
        let place = format!("record {}, step {}", strong.id, step.from);
        let mut problem = |wrong: String, remedy: &str| notes.fault(STRONG, &place, wrong, remedy);
        if step.says.stance() != Stance::Praised {
            problem(
                format!("it says '{}'", step.says.label().to_ascii_lowercase()),
                "Say 'praised', or follow the issue in threads.json",
            );
        }
        if look.documents.contains_key(step.from.as_str()) && !look.inspections.contains_key(step.from.as_str()) {
            problem("the council's own word is no praise by inspectors".into(), "Cite an inspection");
        }
        let cited = step.findings.iter().filter_map(|id| look.findings.get(id.as_str()));
        for finding in cited.clone().filter(|finding| !finding.kind.is_favourable()) {
            problem(
                format!("it cites {}, which is not positive", finding.id),
                "Cite strengths and requirements that are met; an issue with a concern belongs in threads.json",
            );
        }
        if cited.count() == 0 {
            problem("it cites no finding".into(), "Cite the positive finding that praises it");
        }
    }
}
