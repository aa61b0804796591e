//! From the checked files to the record that is compiled into the app.

use super::second::agreement;
use super::second_steps;
use super::sources::Sources;
use crate::cite::{paragraph, section_of, split};
use crate::codebook::Kind;
use crate::ids::DocumentId;
use crate::index::Index;
use crate::record::Record;
use std::collections::HashMap;

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
    for finding in &mut findings {
        let again = coding.iter().filter(|unit| unit.restates.iter().any(|full| finding.units.contains(full)));
        finding.told_again = again.map(|unit| unit.unit.clone()).collect();
    }
    let mut carried: HashMap<DocumentId, usize> = HashMap::new();
    for document in &documents {
        for (_, rest) in coding.iter().filter_map(|unit| split(&unit.unit)).filter(|(id, _)| **id == *document.id) {
            if let Some(other) = section_of(document, paragraph(rest).0).and_then(|section| section.carries.clone()) {
                *carried.entry(other).or_default() += 1;
            }
        }
    }
    for document in &mut documents {
        let own = || coding.iter().filter(|unit| split(&unit.unit).is_some_and(|(id, _)| *id == *document.id));
        let count = |kind: Kind| own().flat_map(|unit| &unit.codes).filter(|code| code.kind == kind).count();
        document.units = own().count();
        document.carried_units = carried.get(&document.id).copied().unwrap_or_default();
        document.kinds =
            codebook.kinds.iter().map(|kind| (*kind, count(*kind))).filter(|(_, count)| *count > 0).collect();
    }
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
