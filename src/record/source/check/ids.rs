//! Ids stand in addresses, in keys and in what readers keep: each is there, once, and of signs that all of these can carry.

use super::look::{Look, doubles};
use super::{Notes, record};
use crate::cite::split;
use crate::source::coding::FILE as CODING;
use crate::source::names::{DOCUMENTS, FINDINGS, INSPECTIONS, PLAN, RAISED_ONCE, STRONG, THREADS};

/// Notes ids that are empty, that stand twice, or that hold signs which addresses cannot carry.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let sources = look.sources;
    let documents = || sources.documents.iter().map(|document| document.id.as_str());
    let inspections = || sources.inspections.iter().map(|inspection| inspection.id.as_str());
    let threads = || sources.threads.iter().map(|thread| thread.id.as_str());
    twice(DOCUMENTS, documents(), notes);
    twice(INSPECTIONS, inspections(), notes);
    if look.findings.len() < sources.findings.len() {
        twice(FINDINGS, sources.findings.iter().map(|finding| finding.id.as_str()), notes);
    }
    twice(PLAN, sources.plan.iter().map(|area| area.id.as_str()), notes);
    twice(PLAN, sources.plan.iter().flat_map(|area| &area.actions).map(|action| action.unit.as_str()), notes);
    twice(THREADS, threads(), notes);
    twice(RAISED_ONCE, sources.raised_once.iter().map(|once| once.id.as_str()), notes);
    twice(STRONG, sources.strong.iter().map(|strong| strong.id.as_str()), notes);
    for (file, id) in documents()
        .map(|id| (DOCUMENTS, id))
        .chain(inspections().map(|id| (INSPECTIONS, id)))
        .chain(threads().map(|id| (THREADS, id)))
        .chain(sources.raised_once.iter().map(|once| (RAISED_ONCE, once.id.as_str())))
        .chain(sources.strong.iter().map(|strong| (STRONG, strong.id.as_str())))
    {
        token(file, || record(id), id, notes);
    }
    for area in &sources.plan {
        token(PLAN, || record(&area.id), &area.id, notes);
    }
    for unit in &sources.coding {
        unit_id(&unit.unit, notes);
    }
    for once in sources.raised_once.iter().filter(|once| look.threads.contains_key(once.id.as_str())) {
        notes.slip(
            RAISED_ONCE,
            record(&once.id),
            "a thread has the same id",
            "Keep one of the two, or give it another id",
        );
    }
    for document in &sources.documents {
        // Who speaks in a step is named by either id.
        if look.inspections.contains_key(document.id.as_str())
            && (*document.inspection != *document.id || !document.by_inspectorate)
        {
            notes.fault(
                DOCUMENTS,
                record(&document.id),
                "an inspection has the same id, and this is not its own document",
                "Give the document another id, in its units too",
            );
        }
    }
}

/// Notes ids that stand twice.
pub fn twice<'a>(file: &'static str, ids: impl Iterator<Item = &'a str>, notes: &mut Notes) {
    for id in doubles(ids) {
        notes.fault(file, record(id), "two records have this id", "Remove one of the two, or give it another id");
    }
}

/// Notes an id that is empty or holds signs that it must not have. Capitals and the like are only a slip.
pub fn token(file: &'static str, place: impl Fn() -> String, id: &str, notes: &mut Notes) {
    if id.trim().is_empty() {
        notes.fault(file, place(), "the id is empty", "Give it an id of small letters, digits and hyphens");
        return;
    }
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return;
    }
    let sign = id.chars().find(|sign| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'))).unwrap_or(' ');
    let remedy = "Use letters, digits and hyphens, for example ilacs-2024";
    notes.fault(file, place(), format!("the id '{}' holds {}", shown(id), name(sign)), remedy);
}

/// Notes a unit whose id has not the form document/paragraph.sentence.
fn unit_id(unit: &str, notes: &mut Notes) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let sound = split(unit).is_some_and(|(document, rest)| {
        document.bytes().chain(rest.bytes()).all(plain) && !rest.starts_with('.') && !rest.ends_with('.')
    });
    if !sound {
        let remedy = "Write it as document/paragraph.sentence in letters, digits, hyphens and dots, for example ilacs-2024/p17.s2";
        notes.fault(CODING, format!("unit {}", shown(unit)), "it does not have the form of a unit", remedy);
    }
}

/// A sign by a name that can be read.
fn name(sign: char) -> String {
    match sign {
        ' ' => "a space".into(),
        _ if sign.is_control() || super::characters::unseen(sign).is_some() => {
            format!("a character that cannot be seen (U+{:04X})", u32::from(sign))
        }
        _ => format!("'{sign}'"),
    }
}

/// A text in which nothing is unseen.
fn shown(text: &str) -> String {
    let replaced =
        |sign: char| if sign.is_control() || super::characters::unseen(sign).is_some() { '�' } else { sign };
    text.chars().take(60).map(replaced).collect()
}
