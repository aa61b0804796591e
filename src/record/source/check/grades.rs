//! Grades against the scale of their framework and against one another.

use super::look::{Look, doubles};
use super::{Notes, record};
use crate::codebook::{Certainty, Framework};
use crate::date::Date;
use crate::model::{Grade, Graded, Inspection};
use crate::source::names::INSPECTIONS;
use crate::source::near::nearest;
use rustc_hash::{FxHashMap, FxHashSet};

/// Notes grades whose word and place on the scale disagree, words that are misspelt, and areas that one judgement grades twice.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    // What each word that is on no scale was ranked as, in each framework.
    let mut ranks: FxHashMap<(Framework, &str), u8> = FxHashMap::default();
    for inspection in &look.sources.inspections {
        for grade in &inspection.grades {
            rank(inspection, grade, &mut ranks, notes);
            word(inspection, grade, notes);
            judgement(inspection, grade, notes);
            held(inspection, grade, notes);
        }
        areas(inspection, notes);
    }
}

fn place(inspection: &Inspection, grade: &Grade) -> String {
    format!("record {}, grade '{}'", inspection.id, grade.judgement)
}

fn rank<'a>(
    inspection: &'a Inspection,
    grade: &'a Grade,
    ranks: &mut FxHashMap<(Framework, &'a str), u8>,
    notes: &mut Notes,
) {
    let framework = inspection.framework;
    let scale = &framework.entry().scale;
    let on_scale = scale.iter().position(|word| *word == grade.grade).map(|at| at + 1);
    let Some(rank) = grade.rank else {
        if let Some(at) = on_scale {
            let wrong =
                format!("'{}' has no rank, and it is place {at} on the scale of {}", grade.grade, framework.token());
            notes.slip(INSPECTIONS, place(inspection, grade), wrong, format!("Add \"rank\": {at}"));
        }
        return;
    };
    if !(1..=framework.grades()).contains(&usize::from(rank)) {
        let remedy = "Give the place on the framework's own scale, 1 for the worst";
        let wrong = format!("'{}' has the rank {rank}", grade.judgement);
        notes.fault(INSPECTIONS, record(&inspection.id), wrong, remedy);
    } else if let Some(at) = on_scale.filter(|at| *at != usize::from(rank)) {
        let wrong =
            format!("'{}' has the rank {rank}, but is place {at} on the scale of {}", grade.grade, framework.token());
        let remedy = "Correct the word or the rank: they name one grade";
        notes.fault(INSPECTIONS, place(inspection, grade), wrong, remedy);
    } else if on_scale.is_none() {
        let before = *ranks.entry((framework, &grade.grade)).or_insert(rank);
        if before != rank {
            let wrong = format!("'{}' has the rank {rank}, and elsewhere the rank {before}", grade.grade);
            let remedy = "Give one word one place on the scale of its framework";
            notes.fault(INSPECTIONS, place(inspection, grade), wrong, remedy);
        }
    }
}

fn word(inspection: &Inspection, grade: &Grade, notes: &mut Notes) {
    let scale = &inspection.framework.entry().scale;
    if scale.contains(&grade.grade) || grade.grade.trim().is_empty() {
        return;
    }
    if let Some(near) = nearest(&grade.grade, scale.iter().map(String::as_str)) {
        let wrong = format!("the grade '{}' is not on the scale of {}", grade.grade, inspection.framework.token());
        notes.slip(
            INSPECTIONS,
            place(inspection, grade),
            wrong,
            format!("Did you mean '{near}'? Write it as the scale does"),
        );
    } else if let Some(longer) =
        scale.iter().find(|word| word.starts_with(&grade.grade) || grade.grade.starts_with(*word))
    {
        let wrong = format!("the grade '{}' is not on the scale of {}", grade.grade, inspection.framework.token());
        let remedy = format!("Check whether the report says '{longer}'");
        notes.advice(INSPECTIONS, place(inspection, grade), wrong, remedy);
    }
}

/// A judgement that is nearly one of the framework's is most likely that one, misspelt.
fn judgement(inspection: &Inspection, grade: &Grade, notes: &mut Notes) {
    let judgements = &inspection.framework.entry().judgements;
    if judgements.contains(&grade.judgement) {
        return;
    }
    if let Some(near) = nearest(&grade.judgement, judgements.iter().map(String::as_str)) {
        let wrong = format!("{} has no judgement '{}'", inspection.framework.token(), grade.judgement);
        notes.slip(
            INSPECTIONS,
            record(&inspection.id),
            wrong,
            format!("Did you mean '{near}'? Write it as codebook.json does"),
        );
    }
}

/// A grade of which it is said that we have the report needs the report.
fn held(inspection: &Inspection, grade: &Grade, notes: &mut Notes) {
    if grade.status.role() == Certainty::Held && grade.source.document.is_none() && inspection.source.document.is_none()
    {
        let wrong = format!("'{}' says that we have the report, and no document is named", grade.status.token());
        let remedy = "Name the document in the source, or use the certainty for what others report";
        notes.slip(INSPECTIONS, place(inspection, grade), wrong, remedy);
    }
}

/// A judgement's name without what differs between two spellings of it.
fn plain(judgement: &str) -> String {
    let words = judgement.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).filter(|word| word != "the").collect::<Vec<_>>().join(" ")
}

fn areas(inspection: &Inspection, notes: &mut Notes) {
    let mut named: FxHashSet<String> = FxHashSet::default();
    for grade in &inspection.grades {
        if !named.insert(plain(&grade.judgement)) {
            notes.fault(
                INSPECTIONS,
                record(&inspection.id),
                format!("two judgements are called '{}'", grade.judgement),
                "Give each judgement a different name: notes and links need it to find a grade",
            );
        }
        for area in doubles(&grade.areas) {
            let wrong = format!("it covers the area {} twice", area.token());
            notes.fault(INSPECTIONS, place(inspection, grade), wrong, "Name each area once");
        }
    }
    let overall = inspection.grades.iter().filter(|grade| grade.areas.iter().any(|area| area.is_overall()));
    if let Some(second) = overall.filter(|grade| !grade.sub_judgement).nth(1) {
        let remedy = "Keep one grade for services as a whole, and mark parts of it with \"sub_judgement\": true";
        notes.fault(INSPECTIONS, place(inspection, second), "it is a second grade for services as a whole", remedy);
    }
    if (inspection.graded == Graded::Yes) == inspection.grades.is_empty() {
        notes.fault(
            INSPECTIONS,
            record(&inspection.id),
            "'graded' and the list of grades disagree",
            "Write yes and list the grades, or write no or unknown and list none",
        );
    }
}

/// Notes one inspection that stands under two ids: the same framework on the same days.
pub fn twice(look: &Look<'_>, notes: &mut Notes) {
    let mut seen: FxHashMap<(Framework, [Option<Date>; 3]), &str> = FxHashMap::default();
    for inspection in &look.sources.inspections {
        let Inspection { framework, start, end, published, .. } = *inspection;
        // A year alone may well have had two.
        let precise = [start, end, published].into_iter().flatten().any(|date| !date.is_year_alone());
        if precise && let Some(other) = seen.insert((framework, [start, end, published]), &inspection.id) {
            notes.fault(
                INSPECTIONS,
                record(&inspection.id),
                format!("it has the framework and the dates of {other}"),
                "Remove one of the two if they are one inspection, or correct the dates",
            );
        }
    }
}
