//! Whether what is told beside the findings can be read and looked up.

use super::look::Look;
use super::{Notes, record, summaries};
use crate::model::SUMMARY_LIMIT;
use crate::source::names::{ABOUT_PLAN, FINDINGS};
use crate::told::Told;

/// Notes what is told without words, at too great a length or without units, and parts of the plan without a heading.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    for (at, part) in look.sources.about_plan.iter().enumerate() {
        let place = format!("record {}", at + 1);
        if part.title.trim().is_empty() || part.lines.is_empty() {
            let remedy = "Give it a heading and what belongs under it, or remove it";
            notes.slip(ABOUT_PLAN, &place, "it has no title or no lines", remedy);
        }
        lines(look, ABOUT_PLAN, &place, &part.lines, notes);
    }
    for finding in look.sources.findings.iter().filter(|finding| !finding.responses.is_empty()) {
        lines(look, FINDINGS, &record(&finding.id), &finding.responses, notes);
    }
}

fn lines(look: &Look<'_>, file: &'static str, place: &str, told: &[Told], notes: &mut Notes) {
    for (at, line) in told.iter().enumerate() {
        let length = line.summary.trim().chars().count();
        let line_at = format!("{place}, line {}", at + 1);
        if length == 0 || length > SUMMARY_LIMIT {
            let remedy = "Say in one or two plain sentences of at most 160 characters what its units say";
            notes.slip(file, &line_at, format!("its summary has {length} characters"), remedy);
        } else {
            summaries::form(file, || line_at.clone(), &line.summary, notes);
        }
        if line.units.is_empty() {
            notes.slip(file, &line_at, "it cites nothing", "Cite the units that say it");
        }
        look.dangling(file, &line_at, &line.units, notes);
    }
}
