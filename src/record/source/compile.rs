//! From the checked files to the record that is compiled into the app.

use super::coding::CodedUnit;
use super::second::agreement;
use super::second_steps;
use super::sources::Sources;
use crate::cite::{paragraph, section_of, split};
use crate::codebook::{Codebook, Kind};
use crate::ids::{DocumentId, UnitId};
use crate::index::Index;
use crate::model::{Document, Finding};
use crate::record::Record;
use rustc_hash::FxHashMap;

/// Puts the record together and counts what each document holds.
pub fn compile(sources: Sources) -> Record {
    let Sources {
        codebook,
        authority,
        mut documents,
        mut inspections,
        coding,
        mut findings,
        plan,
        about_plan,
        threads,
        raised_once,
        strong,
        glossary,
        comparison,
        second,
        second_steps,
    } = sources;
    tell_again(&coding, &mut findings);
    count(&coding, &codebook, &mut documents);
    documents.sort_by_key(|document| document.published);
    inspections.sort_by(|a, b| a.when().cmp(&b.when()).then_with(|| a.id.cmp(&b.id)));
    let agreement = agreement(&coding, &second, &codebook);
    let step_agreement = second_steps::agreement(&second_steps);
    Record {
        codebook,
        authority,
        documents,
        inspections,
        findings,
        plan,
        about_plan,
        threads,
        raised_once,
        strong,
        glossary,
        comparison,
        agreement,
        step_agreement,
        index: Index::default(),
    }
    .indexed()
}

/// Notes at each finding the units that tell the same again, in the order of the coding.
fn tell_again(coding: &[CodedUnit], findings: &mut [Finding]) {
    let mut of_unit: FxHashMap<&str, Vec<&UnitId>> = FxHashMap::default();
    for unit in coding {
        for full in &unit.restates {
            let again = of_unit.entry(full.as_str()).or_default();
            if again.last() != Some(&&unit.unit) {
                again.push(&unit.unit);
            }
        }
    }
    if of_unit.is_empty() {
        return;
    }
    let places: FxHashMap<&str, usize> = coding.iter().zip(0..).map(|(unit, at)| (unit.unit.as_str(), at)).collect();
    for finding in findings {
        let again = finding.units.iter().filter_map(|unit| of_unit.get(unit.as_str())).flatten();
        let mut again: Vec<UnitId> = again.map(|unit| (*unit).clone()).collect();
        again.sort_by_key(|unit| places.get(unit.as_str()).copied());
        again.dedup();
        finding.told_again = again;
    }
}

/// Counts the units of each document, those that another document prints, and how many codes are of each kind.
fn count(coding: &[CodedUnit], codebook: &Codebook, documents: &mut [Document]) {
    let places: FxHashMap<String, usize> =
        documents.iter().zip(0..).map(|(document, at)| (document.id.to_string(), at)).collect();
    let mut carried: FxHashMap<DocumentId, usize> = FxHashMap::default();
    let mut kinds: Vec<FxHashMap<Kind, usize>> = vec![FxHashMap::default(); documents.len()];
    documents.iter_mut().for_each(|document| document.units = 0);
    for unit in coding {
        let Some((own, rest)) = split(&unit.unit).and_then(|(id, rest)| Some((*places.get(id)?, rest))) else {
            continue;
        };
        let Some(document) = documents.get_mut(own) else { continue };
        document.units += 1;
        if let Some(other) = section_of(document, paragraph(rest).0).and_then(|section| section.carries.clone()) {
            *carried.entry(other).or_default() += 1;
        }
        if let Some(kinds) = kinds.get_mut(own) {
            unit.codes.iter().for_each(|code| *kinds.entry(code.kind).or_default() += 1);
        }
    }
    for (document, kinds) in documents.iter_mut().zip(kinds) {
        document.carried_units = carried.get(&document.id).copied().unwrap_or_default();
        document.kinds = codebook.kinds.iter().filter_map(|kind| Some((*kind, *kinds.get(kind)?))).collect();
    }
}
