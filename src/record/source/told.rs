//! Whether what is told beside the findings can be read and looked up.

use super::check::dangling;
use super::names::{ABOUT_PLAN, FINDINGS};
use super::problem::Problem;
use super::sources::Sources;
use crate::model::SUMMARY_LIMIT;
use crate::told::Told;
use std::collections::HashSet;

/// Notes what is told without words, at too great a length or without units, and parts of the plan without a heading.
pub(super) fn check(sources: &Sources, known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    for (at, part) in sources.about_plan.iter().enumerate() {
        let place = format!("record {}", at + 1);
        if part.title.trim().is_empty() || part.lines.is_empty() {
            problems.push(Problem::new(
                ABOUT_PLAN,
                &place,
                "it has no title or no lines",
                "Give it a heading and what stands under it, or remove it",
            ));
        }
        lines(ABOUT_PLAN, &place, &part.lines, known, problems);
    }
    for finding in &sources.findings {
        lines(FINDINGS, &format!("record {}", finding.id), &finding.responses, known, problems);
    }
}

fn lines(file: &'static str, place: &str, told: &[Told], known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    for (at, line) in told.iter().enumerate() {
        let length = line.summary.trim().chars().count();
        let line_at = format!("{place}, line {}", at + 1);
        if length == 0 || length > SUMMARY_LIMIT {
            problems.push(Problem::new(
                file,
                &line_at,
                format!("its summary has {length} characters"),
                "Say in one or two plain sentences of at most 160 characters what its units say",
            ));
        }
        if line.units.is_empty() {
            problems.push(Problem::new(file, &line_at, "it cites nothing", "Cite the units that say it"));
        }
        dangling(file, &line_at, &line.units, known, problems);
    }
}
