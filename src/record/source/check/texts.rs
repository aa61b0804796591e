//! Every text that a reader sees: whether it is there, and whether its signs are those of a text.

use super::characters::spoilt;
use super::look::Look;
use super::{Notes, record};
use crate::model::Source;
use crate::source::Sources;
use crate::source::names::{
    ABOUT_PLAN, AUTHORITY, CODEBOOK, COMPARISON, DOCUMENTS, FINDINGS, GLOSSARY, INSPECTIONS, PLAN, RAISED_ONCE, STRONG,
    THREADS,
};
use crate::source::problem::Problem;

/// Where a text stands.
struct At<'a> {
    file: &'static str,
    place: &'a dyn Fn() -> String,
    field: &'static str,
    /// Whether a reader misses something where it is empty.
    needed: bool,
}

/// Notes texts that are empty and such as hold signs that no text should hold.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    each(look.sources, &mut |at, text| {
        if at.needed && text.trim().is_empty() {
            let remedy = "Fill it in: a reader sees it";
            notes.slip(at.file, (at.place)(), format!("'{}' is empty", at.field), remedy);
        }
        if let Some((wrong, level, remedy)) = spoilt(text) {
            let wrong = format!("'{}' {wrong}", at.field);
            notes.list().push(Problem::new(at.file, (at.place)(), wrong, remedy).at(level));
        }
        if !text.trim().is_empty() && text.trim().len() < text.len() {
            let remedy = "Remove them";
            notes.advice(at.file, (at.place)(), format!("'{}' has spaces before or after it", at.field), remedy);
        }
    });
}

/// Gives every text of the record.
fn each(sources: &Sources, give: &mut dyn FnMut(&At<'_>, &str)) {
    authority_and_codebook(sources, give);
    documents_and_inspections(sources, give);
    findings_and_plan(sources, give);
    threads_and_others(sources, give);
}

/// Gives texts of one place: those that are needed, and those that may be empty.
macro_rules! texts {
    ($give:ident, $file:expr, $place:expr, needed: {$($needed:literal: $of:expr),*}, free: {$($field:literal: $texts:expr),* $(,)?}) => {{
        let place = $place;
        $($give(&At { file: $file, place: &place, field: $needed, needed: true }, $of);)*
        $(for text in IntoIterator::into_iter($texts) { $give(&At { file: $file, place: &place, field: $field, needed: false }, text); })*
    }};
}

fn authority_and_codebook(sources: &Sources, give: &mut dyn FnMut(&At<'_>, &str)) {
    let own = &sources.authority;
    texts!(give, AUTHORITY, || "the authority".to_owned(), needed: {}, free: {
        "name": [&own.name], "region": [&own.region], "attribution": [&own.attribution], "credits": [&own.credits],
        "body": &own.body,
        "inspectorates": &own.inspectorates,
    });
    for link in own.links.iter().chain(&own.licence) {
        texts!(give, AUTHORITY, || "the authority".to_owned(), needed: {"label": &link.label}, free: {});
    }
    let book = &sources.codebook;
    macro_rules! lists {
        ($($list:ident),+) => {$(
            for code in &book.$list {
                let place = || format!("{}, '{}'", stringify!($list), code.token());
                texts!(give, CODEBOOK, place, needed: {}, free: {
                    "id": [code.token()], "label": [code.label()], "meaning": [code.meaning()],
                });
            }
        )+};
    }
    lists!(frameworks, areas, topics, kinds, verdicts, urgencies, certainties);
    for framework in &book.frameworks {
        let entry = framework.entry();
        texts!(give, CODEBOOK, || format!("frameworks, '{}'", framework.token()), needed: {}, free: {
            "initials": [&entry.initials], "scale": &entry.scale, "judgements": &entry.judgements,
        });
    }
}

fn source(source: &Source, file: &'static str, place: &dyn Fn() -> String, give: &mut dyn FnMut(&At<'_>, &str)) {
    give(&At { file, place, field: "source", needed: true }, &source.place);
}

fn documents_and_inspections(sources: &Sources, give: &mut dyn FnMut(&At<'_>, &str)) {
    for document in &sources.documents {
        texts!(give, DOCUMENTS, || record(&document.id), needed: {
            "title": &document.title, "form": &document.form, "author": &document.author, "held": &document.held,
            "silence": &document.silence
        }, free: { "ask": &document.ask, "note": &document.note, "not_held": &document.not_held });
        for section in &document.sections {
            let place = || format!("record {}, section {}", document.id, section.first);
            texts!(give, DOCUMENTS, place, needed: {"label": &section.label}, free: {"native_area": &section.native_area});
        }
    }
    for inspection in &sources.inspections {
        let place = || record(&inspection.id);
        texts!(give, INSPECTIONS, place, needed: {"event": &inspection.event}, free: {
            "note": &inspection.note, "authority": &inspection.authority, "inspectorate": &inspection.inspectorate,
        });
        source(&inspection.source, INSPECTIONS, &place, give);
        for grade in &inspection.grades {
            let place = || format!("record {}, grade '{}'", inspection.id, grade.judgement);
            texts!(give, INSPECTIONS, place, needed: {"judgement": &grade.judgement, "grade": &grade.grade}, free: {});
            source(&grade.source, INSPECTIONS, &place, give);
        }
        for reported in &inspection.reported {
            let place = || format!("record {}, reported in {}", inspection.id, reported.unit);
            texts!(give, INSPECTIONS, place, needed: {"summary": &reported.summary}, free: {});
        }
    }
}

fn findings_and_plan(sources: &Sources, give: &mut dyn FnMut(&At<'_>, &str)) {
    for finding in &sources.findings {
        texts!(give, FINDINGS, || record(&finding.id), needed: {}, free: {
            "summary": [&finding.summary], "native_area": &finding.native_area,
        });
        for (at, told) in finding.responses.iter().enumerate() {
            let place = || format!("record {}, line {}", finding.id, at + 1);
            texts!(give, FINDINGS, place, needed: {}, free: {"summary": [&told.summary]});
        }
    }
    for area in &sources.plan {
        texts!(give, PLAN, || record(&area.id), needed: {"title": &area.title}, free: {"name": &area.name});
        for action in &area.actions {
            let place = || format!("record {}, action {}", area.id, action.unit);
            texts!(give, PLAN, place, needed: {"summary": &action.summary}, free: {
                "owner": &action.owner, "timescale": &action.timescale, "progress": &action.progress,
            });
        }
    }
    for (number, about) in sources.about_plan.iter().enumerate() {
        texts!(give, ABOUT_PLAN, || format!("record {}", number + 1), needed: {}, free: {"title": [&about.title]});
        for (at, told) in about.lines.iter().enumerate() {
            let place = || format!("record {}, line {}", number + 1, at + 1);
            texts!(give, ABOUT_PLAN, place, needed: {}, free: {"summary": [&told.summary]});
        }
    }
}

fn threads_and_others(sources: &Sources, give: &mut dyn FnMut(&At<'_>, &str)) {
    let threads = sources.threads.iter().map(|thread| (THREADS, thread));
    for (file, thread) in threads.chain(sources.strong.iter().map(|strong| (STRONG, strong))) {
        texts!(give, file, || record(&thread.id), needed: {}, free: {"name": [&thread.name], "question": [&thread.question]});
        for step in &thread.steps {
            let place = || format!("record {}, step {}", thread.id, step.from);
            texts!(give, file, place, needed: {}, free: {"summary": [&step.summary]});
        }
    }
    for once in &sources.raised_once {
        texts!(give, RAISED_ONCE, || record(&once.id), needed: {}, free: {"name": [&once.name], "reason": [&once.reason]});
    }
    for term in &sources.glossary {
        texts!(give, GLOSSARY, || record(&term.term), needed: {}, free: {
            "term": [&term.term], "acronym": &term.acronym, "also": &term.also, "meaning": [&term.meaning], "finds": &term.finds,
        });
    }
    if let Some(comparison) = &sources.comparison {
        let (country, neighbours) = (&comparison.country, &comparison.neighbours);
        texts!(give, COMPARISON, || "the country".to_owned(), needed: {}, free: {
            "name": [&country.name], "source": [&country.source], "note": [&country.note],
            "grade": country.dates.iter().flat_map(|day| &day.grades).map(|share| &share.grade),
        });
        texts!(give, COMPARISON, || "the neighbours".to_owned(), needed: {}, free: {
            "source": [&neighbours.source], "chosen": [&neighbours.chosen],
        });
        for authority in &neighbours.authorities {
            let grades = authority.inspections.iter().flat_map(|inspection| &inspection.grades);
            texts!(give, COMPARISON, || format!("the authority {}", authority.name), needed: {}, free: {
                "name": [&authority.name], "grade": grades.map(|grade| &grade.grade),
            });
        }
    }
}
