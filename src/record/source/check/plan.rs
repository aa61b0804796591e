//! The plan: its areas and actions, and what they answer.

use super::look::{Look, doubles, repeats};
use super::{Notes, record};
use crate::cite::split;
use crate::model::PlanArea;
use crate::source::names::PLAN;
use rustc_hash::{FxHashMap, FxHashSet};

/// Notes areas and actions that stand twice, that answer nothing, or that refer to what is not in the plan.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let plan = &look.sources.plan;
    let ids: FxHashSet<&str> = plan.iter().map(|area| area.id.as_str()).collect();
    for (unit, id) in repeats(plan.iter().map(|area| (area.unit.as_str(), area.id.as_str()))) {
        notes.fault(PLAN, record(id), format!("another area has the unit {unit} too"), "Give each area its own unit");
    }
    // One plan names each area once; two plans may well have areas of one title.
    let mut titles: FxHashMap<(&str, String), &str> = FxHashMap::default();
    for area in plan {
        let of = split(&area.unit).map(|(document, _)| document).unwrap_or_default();
        let title = area.title.trim().to_ascii_lowercase();
        if !title.is_empty()
            && let Some(other) = titles.insert((of, title), &area.id)
        {
            notes.advice(
                PLAN,
                record(&area.id),
                format!("it has the title of {other}"),
                "Say what is different in each",
            );
        }
        one(look, area, &ids, notes);
    }
}

fn one(look: &Look<'_>, area: &PlanArea, ids: &FxHashSet<&str>, notes: &mut Notes) {
    let place = record(&area.id);
    let units = area.actions.iter().map(|action| &action.unit).chain([&area.unit]).chain(&area.answers);
    look.dangling(PLAN, &place, units, notes);
    if area.answers.is_empty() {
        notes.advice(
            PLAN,
            &place,
            "it answers no unit of a report",
            "Cite the units of the report that it answers, if it answers any",
        );
    }
    for twice in doubles(&area.answers) {
        notes.slip(PLAN, &place, format!("it answers {twice} twice"), "Name each unit once");
    }
    let of = split(&area.unit).map(|(document, _)| document).unwrap_or_default();
    for answered in area.answers.iter().filter(|unit| split(unit).is_some_and(|(document, _)| document == of)) {
        let wrong = format!("it answers {answered}, which the plan itself says");
        notes.slip(PLAN, &place, wrong, "Cite the units of the report that it answers");
    }
    if area.actions.is_empty() {
        notes.advice(PLAN, &place, "it has no actions", "List its actions, if the plan gives any");
    }
    for action in &area.actions {
        if let Some(other) = action.same_as.as_deref() {
            let wrong = if other == area.id {
                format!("{} refers to its own area, {other}", action.unit)
            } else if !ids.contains(other) {
                format!("{} refers to {other}, which is not in the plan", action.unit)
            } else {
                String::new()
            };
            if !wrong.is_empty() {
                notes.fault(PLAN, &place, wrong, "Name another area of the plan");
            }
        }
        let code = look.unit(&action.unit).and_then(|unit| unit.codes.first());
        if code.is_some_and(|code| code.topic != Some(area.topic)) {
            let wrong = format!("the topic of {} is not that of its area", action.unit);
            notes.slip(PLAN, &place, wrong, "Give the action the topic of its area for improvement");
        }
        if split(&action.unit).is_some_and(|(document, _)| document != of) {
            let wrong = format!("{} is of another document than the area", action.unit);
            notes.slip(PLAN, &place, wrong, "Cite the unit of the plan that states the action");
        }
    }
}
