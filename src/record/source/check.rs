//! Whether the record's files agree with one another and with the codebook.

use super::coding::{self, CodedUnit};
use super::derive;
use super::names::{AUTHORITY, DOCUMENTS, FINDINGS, INSPECTIONS, PLAN, RAISED_ONCE, STRONG, THREADS};
use super::problem::Problem;
use super::sources::Sources;
use super::{comparison, glossary, second, second_steps, strong, threads, told};
use crate::authority::Authority;
use crate::cite::{paragraph, section_of, split};
use crate::codebook::{Area, Reach, Topic};
use crate::ids::UnitId;
use crate::model::{Document, Graded, SUMMARY_LIMIT, Section};
use std::collections::{HashMap, HashSet};

/// All problems of a record; none where it holds together.
pub fn check(sources: &Sources) -> Vec<Problem> {
    let known: HashSet<&str> = sources.coding.iter().map(|unit| unit.unit.as_str()).collect();
    let mut problems = Vec::new();
    authority(&sources.authority, &mut problems);
    known_codes(sources, &mut problems);
    documents(sources, &known, &mut problems);
    inspections(sources, &known, &mut problems);
    codes(sources, &known, &mut problems);
    findings(sources, &mut problems);
    plan(sources, &known, &mut problems);
    doubles(THREADS, sources.threads.iter().map(|thread| thread.id.as_str()), &mut problems);
    doubles(RAISED_ONCE, sources.raised_once.iter().map(|once| once.id.as_str()), &mut problems);
    doubles(STRONG, sources.strong.iter().map(|strong| strong.id.as_str()), &mut problems);
    threads::check(sources, &mut problems);
    told::check(sources, &known, &mut problems);
    strong::check(sources, &mut problems);
    glossary::check(&sources.glossary, &mut problems);
    comparison::check(sources, &mut problems);
    second_steps::check(sources, &mut problems);
    second::check(&sources.coding, &sources.second, &sources.codebook, &mut problems);
    problems
}

/// Notes an authority that keys, headings and links cannot use.
fn authority(authority: &Authority, problems: &mut Vec<Problem>) {
    let mut problem =
        |wrong: String, remedy: &str| problems.push(Problem::new(AUTHORITY, "the authority", wrong, remedy));
    let id = authority.id.as_str();
    if id.is_empty() || !id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-') {
        problem(format!("its id is '{id}'"), "Use small letters, digits and hyphens, for example milton-keynes");
    }
    if authority.name.trim().is_empty() {
        problem("it has no name".into(), "Give the name that readers use");
    }
    for link in authority.links.iter().chain(&authority.licence).filter(|link| !link.url.starts_with("https://")) {
        problem(format!("the link '{}' leads to '{}'", link.label, link.url), "Begin the address with https://");
    }
    if let Some(licence) = authority.licence.as_ref().filter(|licence| !authority.attribution.contains(&licence.label))
    {
        problem(
            format!("its attribution does not name '{}'", licence.label),
            "Use the same name for the licence as in the attribution",
        );
    }
}

/// Notes a code that the codebook does not hold: most likely a slip of the pen.
pub(super) fn unknown(
    file: &'static str,
    place: &str,
    code: &str,
    list: &str,
    known: bool,
    problems: &mut Vec<Problem>,
) {
    if !known {
        let remedy = format!("Correct that field, or add it to the {list} of codebook.json");
        problems.push(Problem::new(file, place, format!("'{code}' is not in the codebook"), remedy));
    }
}

/// Notes the codes of documents, inspections, findings, plan and threads that the codebook does not hold.
fn known_codes(sources: &Sources, problems: &mut Vec<Problem>) {
    let place = |id: &dyn core::fmt::Display| format!("record {id}");
    let topic = |file, at: &str, topic: Topic, problems: &mut Vec<Problem>| {
        unknown(file, at, topic.token(), "topics", topic.is_known(), problems);
    };
    let area = |file, at: &str, area: Area, problems: &mut Vec<Problem>| {
        unknown(file, at, area.token(), "areas", area.is_known(), problems);
    };
    for document in &sources.documents {
        for looked_at in document.looked_at.iter().flatten() {
            topic(DOCUMENTS, &place(&document.id), *looked_at, problems);
        }
    }
    for inspection in &sources.inspections {
        let at = place(&inspection.id);
        let framework = inspection.framework;
        unknown(INSPECTIONS, &at, framework.token(), "frameworks", framework.is_known(), problems);
        for grade in &inspection.grades {
            unknown(INSPECTIONS, &at, grade.status.token(), "certainties", grade.status.is_known(), problems);
            grade.areas.iter().for_each(|of| area(INSPECTIONS, &at, *of, problems));
        }
        inspection.reported.iter().for_each(|reported| topic(INSPECTIONS, &at, reported.topic, problems));
    }
    for finding in &sources.findings {
        let at = place(&finding.id);
        unknown(FINDINGS, &at, finding.kind.token(), "kinds", finding.kind.is_known(), problems);
        area(FINDINGS, &at, finding.area, problems);
        topic(FINDINGS, &at, finding.topic, problems);
        if let Some(urgency) = finding.urgency {
            unknown(FINDINGS, &at, urgency.token(), "urgencies", urgency.is_known(), problems);
        }
    }
    for of_plan in &sources.plan {
        let at = place(&of_plan.id);
        area(PLAN, &at, of_plan.area, problems);
        topic(PLAN, &at, of_plan.topic, problems);
    }
    let threads = sources.threads.iter().map(|thread| (THREADS, thread));
    for (file, thread) in threads.chain(sources.strong.iter().map(|strong| (STRONG, strong))) {
        for step in &thread.steps {
            let at = format!("record {}, step {}", thread.id, step.from);
            unknown(file, &at, step.says.token(), "verdicts", step.says.is_known(), problems);
        }
    }
}

/// Notes ids that stand twice.
fn doubles<'a>(file: &'static str, ids: impl Iterator<Item = &'a str>, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for id in ids.filter(|id| !seen.insert(*id)).collect::<Vec<_>>() {
        problems.push(Problem::new(
            file,
            format!("record {id}"),
            "two records have this id",
            "Remove one of the two, or give it another id",
        ));
    }
}

/// Notes units that no document holds.
pub(super) fn dangling<'a>(
    file: &'static str,
    place: &str,
    units: impl IntoIterator<Item = &'a UnitId>,
    known: &HashSet<&str>,
    problems: &mut Vec<Problem>,
) {
    for unit in units.into_iter().filter(|unit| !known.contains(unit.as_str())) {
        problems.push(Problem::new(
            file,
            place,
            format!("it cites {unit}, which is not in coding.csv"),
            "Cite a unit of coding.csv, for example ilacs-2024/p17.s2",
        ));
    }
}

fn documents(sources: &Sources, known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    doubles(DOCUMENTS, sources.documents.iter().map(|document| document.id.as_str()), problems);
    let inspections: HashSet<&str> = sources.inspections.iter().map(|inspection| inspection.id.as_str()).collect();
    for document in &sources.documents {
        let place = format!("record {}", document.id);
        if !inspections.contains(document.inspection.as_str()) {
            problems.push(Problem::new(
                DOCUMENTS,
                &place,
                format!("the inspection {} is not known", document.inspection),
                "Use an id of inspections.json, or add the inspection there",
            ));
        }
        for other in document.sections.iter().filter_map(|section| section.carries.as_deref()) {
            if !sources.documents.iter().any(|document| document.id == other) {
                problems.push(Problem::new(
                    DOCUMENTS,
                    &place,
                    format!("a section prints {other}, which is not in this file"),
                    "Name a document of this file",
                ));
            }
        }
        let first = |section: &Section| UnitId::new(format!("{}/{}", document.id, section.first));
        let firsts: Vec<UnitId> = document.sections.iter().map(first).collect();
        dangling(DOCUMENTS, &place, &firsts, known, problems);
    }
}

fn inspections(sources: &Sources, known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    doubles(INSPECTIONS, sources.inspections.iter().map(|inspection| inspection.id.as_str()), problems);
    let held: HashSet<&str> = sources.documents.iter().map(|document| document.id.as_str()).collect();
    for inspection in &sources.inspections {
        let place = format!("record {}", inspection.id);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(INSPECTIONS, &place, wrong, remedy));
        if inspection.when().is_none() {
            problem("it has no date".into(), "Give start or published, as a day, a month or a year");
        }
        if let (Some(start), Some(end)) = (inspection.start, inspection.end)
            && end.is_before(start)
        {
            problem(format!("its end, {end}, is before its start, {start}"), "Correct the dates");
        }
        if (inspection.graded == Graded::Yes) == inspection.grades.is_empty() {
            problem(
                "'graded' and the list of grades disagree".into(),
                "Write yes and list the grades, or write no or unknown and list none",
            );
        }
        // Most are visits to a part, but not all: what silence means must not be guessed.
        if inspection.graded == Graded::No
            && inspection.framework.entry().reach != Reach::Part
            && inspection.reach.is_none()
        {
            problem(
                "it has no grade, and nothing says how much it looked at".into(),
                "Write \"reach\": \"part\" for a visit to part of the services, or \"full\" if it looked at everything",
            );
        }
        for grade in &inspection.grades {
            if let Some(rank) =
                grade.rank.filter(|rank| !(1..=inspection.framework.grades()).contains(&usize::from(*rank)))
            {
                problem(
                    format!("'{}' has the rank {rank}", grade.judgement),
                    "Give the place on the framework's own scale, 1 for the worst",
                );
            }
        }
        let named: Vec<&str> = inspection.grades.iter().map(|grade| grade.judgement.as_str()).collect();
        if let Some((_, twice)) =
            named.iter().enumerate().find(|(at, name)| named.iter().take(*at).any(|other| other == *name))
        {
            problem(
                format!("two judgements are called '{twice}'"),
                "Give each judgement a different name: notes and links need it to find a grade",
            );
        }
        let sources_of = inspection.grades.iter().map(|grade| &grade.source).chain([&inspection.source]);
        for source in sources_of.clone() {
            if let Some(document) = source.document.as_deref().filter(|document| !held.contains(document)) {
                problem(
                    format!("its source names the document {document}, which is not in documents.json"),
                    "Use an id of documents.json, or leave the document out",
                );
            }
        }
        dangling(INSPECTIONS, &place, sources_of.flat_map(|source| &source.units), known, problems);
        dangling(INSPECTIONS, &place, inspection.reported.iter().map(|reported| &reported.unit), known, problems);
    }
}

fn codes(sources: &Sources, known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    let documents: HashMap<&str, &Document> =
        sources.documents.iter().map(|document| (document.id.as_str(), document)).collect();
    let restating: HashSet<&str> =
        sources.coding.iter().filter(|unit| !unit.restates.is_empty()).map(|unit| unit.unit.as_str()).collect();
    let mut seen = HashSet::new();
    for unit in &sources.coding {
        let place = format!("unit {}", unit.unit);
        let mut problem =
            |wrong: String, remedy: &str| problems.push(Problem::new(coding::FILE, &place, wrong, remedy));
        if !seen.insert(unit.unit.as_str()) {
            problem("it is coded twice".into(), "Remove one of the two rows");
        }
        match split(&unit.unit).and_then(|(document, rest)| Some((documents.get(document)?, rest))) {
            None => problem(
                "its document is not known".into(),
                "Begin the unit with an id of documents.json, for example ilacs-2024/p1.s1",
            ),
            Some((document, rest)) if section_of(document, paragraph(rest).0).is_none() => {
                problem(
                    "it is in no section of its document".into(),
                    "Add the section that begins there to documents.json",
                );
            }
            Some(_) => {}
        }
        for full in &unit.restates {
            if restating.contains(full.as_str()) || *full == unit.unit {
                problem(
                    format!("it repeats {full}, which itself repeats another unit"),
                    "Name the unit that says it most fully",
                );
            }
        }
        dangling(coding::FILE, &place, &unit.restates, known, problems);
    }
}

fn findings(sources: &Sources, problems: &mut Vec<Problem>) {
    doubles(FINDINGS, sources.findings.iter().map(|finding| finding.id.as_str()), problems);
    let derived = derive::findings(&sources.coding);
    let by_id: HashMap<&str, &derive::Derived> = derived.iter().map(|finding| (finding.id.as_str(), finding)).collect();
    let told: HashSet<&str> = sources.findings.iter().map(|finding| finding.id.as_str()).collect();
    for missing in derived.iter().filter(|finding| !told.contains(finding.id.as_str())) {
        problems.push(Problem::new(
            FINDINGS,
            format!("record {}", missing.id),
            "the coding gives this finding, but it has no record",
            "Run script/draft-findings, which adds it, and write its summary",
        ));
    }
    for finding in &sources.findings {
        let place = format!("record {}", finding.id);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(FINDINGS, &place, wrong, remedy));
        let length = finding.summary.chars().count();
        if length > SUMMARY_LIMIT {
            problem(format!("its summary has {length} characters"), "Shorten it to 160");
        }
        if finding.summary.trim().is_empty() {
            problem("it has no summary".into(), "Say in one or two plain sentences what its units say");
        }
        let Some(rule) = by_id.get(finding.id.as_str()) else {
            problem(
                "the coding does not give this finding".into(),
                "Remove it, or correct its id: first unit, colon, kind",
            );
            continue;
        };
        let document = finding
            .units
            .first()
            .and_then(|unit| split(unit))
            .and_then(|(id, _)| sources.documents.iter().find(|d| d.id == id));
        let section = document
            .zip(finding.units.first().and_then(|unit| split(unit)))
            .and_then(|(d, (_, rest))| section_of(d, paragraph(rest).0));
        let same = finding.kind == rule.code.kind
            && finding.area == rule.code.area
            && Some(finding.topic) == rule.code.topic
            && finding.units == rule.units
            && document.is_some_and(|document| document.inspection == finding.inspection)
            && section.is_some_and(|section| section.native_area == finding.native_area);
        if !same {
            problem(
                "its inspection, areas, kind, topic or units differ from what the coding gives".into(),
                "Copy them from the coding: only the summary is written by hand",
            );
        }
    }
}

fn plan(sources: &Sources, known: &HashSet<&str>, problems: &mut Vec<Problem>) {
    doubles(PLAN, sources.plan.iter().map(|area| area.id.as_str()), problems);
    doubles(PLAN, sources.plan.iter().flat_map(|area| &area.actions).map(|action| action.unit.as_str()), problems);
    let ids: HashSet<&str> = sources.plan.iter().map(|area| area.id.as_str()).collect();
    let coded: HashMap<&str, &CodedUnit> = sources.coding.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    for area in &sources.plan {
        let place = format!("record {}", area.id);
        let units = area.actions.iter().map(|action| &action.unit).chain([&area.unit]).chain(&area.answers);
        dangling(PLAN, &place, units, known, problems);
        let mut problem = |wrong: String, remedy: &str| problems.push(Problem::new(PLAN, &place, wrong, remedy));
        if area.answers.is_empty() {
            problem("it names nothing that it answers".into(), "Cite the units of the report that it answers");
        }
        for action in &area.actions {
            if let Some(other) = action.same_as.as_deref().filter(|other| !ids.contains(other)) {
                problem(
                    format!("{} refers to {other}, which is not in the plan", action.unit),
                    "Name another area of the plan",
                );
            }
            let code = coded.get(action.unit.as_str()).and_then(|unit| unit.codes.first());
            if code.is_some_and(|code| code.topic != Some(area.topic)) {
                problem(
                    format!("the topic of {} is not that of its area", action.unit),
                    "Give the action the topic of its area for improvement",
                );
            }
        }
    }
}
