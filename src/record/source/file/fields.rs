//! Fields that this version does not know: they are told as advice, and the rest is read.
//!
//! The types refuse a field that they do not have, since in a folder it is most likely a slip of the pen. A record file may
//! come from a newer version, so here such a field is let go of, exactly where the reading stopped.

use super::parts::{Parts, not_known};
use crate::authority::Authority;
use crate::codebook::Codebook;
use crate::comparison::Comparison;
use crate::glossary::Term;
use crate::model::{Document, Finding, Inspection, PlanArea};
use crate::source::names::{
    ABOUT_PLAN, AUTHORITY, CODEBOOK, COMPARISON, DOCUMENTS, FINDINGS, GLOSSARY, INSPECTIONS, PLAN, RAISED_ONCE, STRONG,
    THREADS,
};
use crate::thread::{RaisedOnce, Thread};
use crate::told::AboutPlan;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

/// The most fields that are let go of in one thing: what has more is something else.
const MOST: usize = 1_000;
/// The most things of one file that are named for an unknown field.
const NAMED: usize = 3;

/// Lets go of the fields that this version does not know. Tells whether there were any.
pub fn let_go(parts: &mut Parts<'_>) -> bool {
    let before = parts.advice.len();
    Codebook::reading(|| {
        one::<Codebook>(parts, CODEBOOK);
        one::<Authority>(parts, AUTHORITY);
        one::<Comparison>(parts, COMPARISON);
        list::<Document>(parts, DOCUMENTS);
        list::<Inspection>(parts, INSPECTIONS);
        list::<Finding>(parts, FINDINGS);
        list::<PlanArea>(parts, PLAN);
        list::<AboutPlan>(parts, ABOUT_PLAN);
        list::<Thread>(parts, THREADS);
        list::<RaisedOnce>(parts, RAISED_ONCE);
        list::<Thread>(parts, STRONG);
        list::<Term>(parts, GLOSSARY);
    });
    parts.advice.len() > before
}

/// A file that holds one thing.
fn one<T: DeserializeOwned>(parts: &mut Parts<'_>, file: &'static str) {
    let Some((text, fields)) = parts.get(file).and_then(known::<T>) else { return };
    parts.set(file, text);
    for field in fields {
        parts.advice.push(not_known(file, "the whole file", &field));
    }
}

/// A file that holds a list of things.
fn list<T: DeserializeOwned>(parts: &mut Parts<'_>, file: &'static str) {
    let Some(items) = parts.get(file).and_then(|text| serde_json::from_str::<Vec<&RawValue>>(text).ok()) else {
        return;
    };
    let mut all = String::from("[");
    // Each field with the first few that have it, and how many do.
    let mut found: Vec<(String, Vec<String>, usize)> = Vec::new();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            all.push(',');
        }
        let Some((text, fields)) = known::<T>(item.get()) else {
            all.push_str(item.get());
            continue;
        };
        for field in fields {
            let at = found.iter().position(|(known, ..)| *known == field).unwrap_or_else(|| {
                found.push((field, Vec::new(), 0));
                found.len() - 1
            });
            if let Some((_, named, count)) = found.get_mut(at) {
                *count += 1;
                if named.len() < NAMED {
                    named.push(name(item.get()).unwrap_or_else(|| format!("number {} of the list", number + 1)));
                }
            }
        }
        all.push_str(&text);
    }
    all.push(']');
    if found.is_empty() {
        return;
    }
    parts.set(file, all);
    for (field, named, count) in found {
        let more = if count > named.len() { format!(" and {} more", count - named.len()) } else { String::new() };
        let place = format!("record{} {}{more}", if count > 1 { "s" } else { "" }, named.join(", "));
        parts.advice.push(not_known(file, &place, &field));
    }
}

/// What a thing in a list is called.
fn name(json: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        #[serde(alias = "term", alias = "title")]
        id: String,
    }
    serde_json::from_str::<Named>(json).ok().map(|named| named.id)
}

/// The text without the fields that its type does not have, and their names, each once. `None` where there are none.
fn known<T: DeserializeOwned>(text: &str) -> Option<(String, Vec<String>)> {
    let mut left = text.to_owned();
    let mut fields: Vec<String> = Vec::new();
    for _ in 0..MOST {
        let Err(error) = serde_json::from_str::<T>(&left) else { break };
        let Some((field, without)) = without(&left, &error) else { break };
        left = without;
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    (!fields.is_empty()).then_some((left, fields))
}

/// The unknown field at which the reading stopped, and the text without it.
fn without(text: &str, error: &serde_json::Error) -> Option<(String, String)> {
    let said = error.to_string();
    let field = said.strip_prefix("unknown field `")?.split('`').next()?;
    let at = offset(text, error.line(), error.column())?;
    // The reading stops behind the name.
    let begins = text.get(..at)?.rfind(&format!("\"{field}\""))?;
    let behind = begins + field.len() + 2;
    let gap = text.get(behind..)?;
    let value = gap.trim_start().strip_prefix(':')?;
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let ends = text.len() - value.len() + values.byte_offset();
    let (before, after) = (text.get(..begins)?, text.get(ends..)?);
    let left = match after.trim_start().strip_prefix(',') {
        Some(rest) => format!("{before}{rest}"),
        None => format!("{}{after}", before.trim_end().strip_suffix(',').unwrap_or(before)),
    };
    Some((field.to_owned(), left))
}

/// Where a line and a column are in a text, in bytes: no earlier, and at most a few bytes later.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let at = (start + column + 1).min(text.len());
    (at..=text.len()).find(|at| text.is_char_boundary(*at))
}
