//! Codes that the codebook does not list: a record file may have them, and they are shown by their names.

use super::parts::Parts;
use crate::codebook::Codebook;
use crate::source::files::Given;
use crate::source::names::{CODEBOOK, SECOND_CODING};
use crate::source::{Sources, coding};
use crate::words::sentence_case;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The codes of one list.
type Codes = (&'static str, BTreeSet<String>);

/// Adds the codes to the codebook that the tables use and it does not list.
pub fn of_tables(parts: &mut Parts<'_>) {
    let mut used: [Codes; 3] = ["kinds", "areas", "topics"].map(|list| (list, BTreeSet::new()));
    for file in [coding::FILE, SECOND_CODING] {
        let Some(rows) = parts.rows(file) else { continue };
        for row in rows.iter() {
            for (at, (_, codes)) in used.iter_mut().enumerate() {
                for code in row.cell(at + 1).split('+').map(str::trim).filter(|code| !matches!(*code, "" | "-")) {
                    if !codes.contains(code) {
                        codes.insert(code.to_owned());
                    }
                }
            }
        }
    }
    add(parts, used);
}

/// Adds the codes to the codebook that the rest uses and it does not list. Tells whether there are any.
pub fn of_sources(sources: &Sources, parts: &mut Parts<'_>) -> bool {
    let Codebook { frameworks, areas, topics, kinds, verdicts, urgencies, certainties } = &sources.codebook;
    macro_rules! unknown {
        ($($list:ident),+) => {
            [$((stringify!($list), $list.iter().filter(|code| !code.is_known()).map(|code| code.token().to_owned()).collect())),+]
        };
    }
    add(parts, unknown!(frameworks, areas, topics, kinds, verdicts, urgencies, certainties))
}

/// Adds codes to the lists of the codebook's text where they are not in it. Tells whether it has added any.
fn add<const N: usize>(parts: &mut Parts<'_>, used: [Codes; N]) -> bool {
    let Some(mut codebook) = parts.get(CODEBOOK).and_then(|text| serde_json::from_str::<Map<String, Value>>(text).ok())
    else {
        return false;
    };
    let mut advice = Vec::new();
    for (list, codes) in used {
        let entries = codebook.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        let Some(entries) = entries.as_array_mut() else { continue };
        for code in codes {
            if entries.iter().any(|entry| entry.get("id").and_then(Value::as_str) == Some(&code)) {
                continue;
            }
            // No more than a name: nothing is claimed of it.
            entries.push(json!({"id": code, "label": sentence_case(&code.replace('-', " "))}));
            advice.push(format!("its codebook does not list ‘{code}’ among its {list}; it is shown by that name"));
        }
    }
    if advice.is_empty() {
        return false;
    }
    advice.iter().for_each(|wrong| parts.advise("codebook", wrong));
    parts.set(CODEBOOK, Value::Object(codebook).to_string());
    true
}
