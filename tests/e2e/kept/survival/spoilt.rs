//! Values that are damaged in every way, as JavaScript holds texts: in units of 16 bits, which need not be proper Unicode.

use crate::desk::marked;
use crate::reader::finding;

/// A value under a key, the value as a JSON string: half signs stand escaped in it.
#[derive(Clone, Debug)]
pub struct Spoilt {
    /// What is wrong with it.
    pub sort: &'static str,
    /// Where it stands.
    pub key: String,
    /// The value as a JSON string.
    pub literal: String,
}

/// What a good value says, and how its fields are called.
struct Good {
    key: String,
    text: String,
    fields: &'static [&'static str],
}

/// A good value of the `number`th kind: of this version and of earlier ones.
fn good(number: usize, name: usize) -> Good {
    let (note, unit) = (&finding(name % 90).id, &marked()[name % 3].1.unit);
    let own = |kind: &str, id: &str| format!("inspection-explorer/v3/milton-keynes/{kind}/z{name}-1/{id}");
    let second = |kind: &str| format!("inspection-explorer/v2/milton-keynes/{kind}");
    let head = |id: &str| format!(r#""version":3,"id":"{id}","at":17{name:04}0000000,"over":{{}}"#);
    let (key, text, fields): (String, String, &'static [&'static str]) = match number % 10 {
        0 | 1 => {
            let id = format!("finding:{note}");
            let more = format!(r#""text":"Words {name}","created":1,"tags":["a"],"state":"waiting","asks":true"#);
            let fields = &["version", "id", "at", "over", "text", "created", "tags", "state", "asks"];
            (own("note", &id), format!("{{{},{more}}}", head(&id)), fields)
        }
        2 => {
            let text = format!(r#"{{{},"progress":"done","on":"2026-11-05"}}"#, head(unit));
            (own("status", unit), text, &["version", "id", "at", "over", "progress", "on"])
        }
        3 | 4 => {
            let kind = if number % 10 == 3 { "heading" } else { "questions" };
            let text = format!(r#"{{{},"text":"Words {name}"}}"#, head("own"));
            (own(kind, "own"), text, &["version", "id", "at", "over", "text"])
        }
        5 => {
            let id = format!("finding:{note}");
            let text = format!(r#"{{{},"place":{name}.5}}"#, head(&id));
            (own("entry", &id), text, &["version", "id", "at", "over", "place"])
        }
        6 => {
            let text = format!(
                r#"{{"version":2,"subject":"thread:x{name}","text":"Words","created":1,"updated":2,"mood":1}}"#
            );
            (second(&format!("note/thread:x{name}")), text, &["version", "subject", "text", "created", "updated"])
        }
        7 => {
            let text = format!(r#"{{"version":2,"action":"x{name}","progress":"done","on":null,"updated":2}}"#);
            (second(&format!("status/x{name}")), text, &["version", "action", "progress", "updated"])
        }
        8 => {
            let text = format!(r#"{{"version":1,"target":"thread:y{name}","text":"Words","created":1,"updated":2}}"#);
            let key = format!("inspection-explorer/v1/note/thread:y{name}");
            (key, text, &["version", "target", "text", "created", "updated"])
        }
        _ => {
            let text = format!(r#"{{"version":1,"action":"y{name}","progress":"done","on":null,"updated":2}}"#);
            let key = format!("inspection-explorer/v1/progress/y{name}");
            (key, text, &["version", "action", "progress", "updated"])
        }
    };
    Good { key, text, fields }
}

/// A text as a JSON string of plain signs.
fn literal(units: impl IntoIterator<Item = u16>) -> String {
    let sign = |unit: u16| match u8::try_from(unit) {
        Ok(byte @ b' '..=b'~') if byte != b'"' && byte != b'\\' => char::from(byte).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    format!("\"{}\"", units.into_iter().map(sign).collect::<String>())
}

/// The text with these units in its middle.
fn with(text: &str, inside: &[u16]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (before, after) = units.split_at(units.len() - 4);
    literal(before.iter().chain(inside).chain(after).copied())
}

/// The text with another value for a field, or without it.
fn with_field(good: &Good, number: usize, value: Option<&str>) -> String {
    let name = good.fields[number % good.fields.len()];
    let (before, rest) = good.text.split_once(&format!("\"{name}\":")).expect("it has this field");
    // The value ends before the next name, or where the object ends.
    let end = rest.find(",\"").filter(|end| !rest[..*end].contains('[')).or_else(|| rest.rfind('}')).expect("it ends");
    let end = if rest.starts_with('[') { rest.find(']').expect("it ends") + 1 } else { end };
    match value {
        Some(value) => format!("{before}\"{name}\":{value}{}", &rest[end..]),
        None => format!("{before}\"gone\":0{}", &rest[end..]),
    }
}

/// The `name`th damaged value. All sorts come in turn, each on all kinds of values.
pub fn spoilt(name: usize) -> Spoilt {
    const SORTS: usize = 19;
    let (sort, round) = (name % SORTS, name / SORTS);
    let good = good(round, name);
    let text = |text: &str| literal(text.encode_utf16());
    let among = |all: &[&str]| all[round % all.len()].to_owned();
    let mut key = good.key.clone();
    let (sort, literal) = match sort {
        0 => ("cut off", text(&good.text[..1 + (round * 7) % (good.text.len() - 1)])),
        1 => (
            "a field of a wrong type",
            text(&with_field(&good, round, Some(&among(&["[7]", "{\"a\":1}", "null", "\"?\"", "-1", "0.5"])))),
        ),
        2 => ("a field is missing", text(&with_field(&good, round, None))),
        3 => ("half a sign", with(&good.text, &[0xd800 + (round % 0x400) as u16])),
        4 => ("a pair the wrong way round", with(&good.text, &[0xdc00, 0xd83d])),
        5 => ("half a sign before all", literal([0xde42].into_iter().chain(good.text.encode_utf16()))),
        6 => ("an escaped half sign", text(&with_field(&good, round, Some("\"\\ud83d\"")))),
        7 => ("NUL", with(&good.text, &[0, 0])),
        8 => (
            "a huge number",
            text(&with_field(&good, round, Some(&among(&["1e400", "99999999999999999999999", "-9e99", "1e-400"])))),
        ),
        9 => (
            "of a newer version",
            text(&good.text.replacen("\"version\":", "\"mood\":12345678901234567890123,\"version\":9", 1)),
        ),
        10 => (
            "of a newer version and another form",
            format!("\"{{\\\"version\\\":{},\\\"data\\\":[1,{{}}]}}\"", 4 + round),
        ),
        11 => ("empty", text(&among(&["", " ", "\n\t", "\u{feff}"]))),
        12 => (
            "binary",
            literal(
                (0..40 + round as u32)
                    .map(|unit| (unit.wrapping_mul(2_654_435_761).wrapping_add(name as u32) >> 7) as u16),
            ),
        ),
        13 => ("other JSON", text(&among(&["null", "true", "[]", "\"text\"", "42", "{}", "[{}]"]))),
        14 => (
            "of something else",
            text(
                &good
                    .text
                    .replacen(good.key.rsplit('/').next().unwrap_or_default(), "nothing", 1)
                    .replace("own", "other"),
            ),
        ),
        15 => ("a field twice", text(&format!("{{\"version\":3,{}", &good.text[1..]))),
        16 => ("nested deep", text(&format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)))),
        17 => ("more after its end", text(&format!("{}{}", good.text, among(&["}", "x", ",{}", "\u{0}"])))),
        _ => {
            let under =
                ["v3/milton-keynes/other/z-1", "v3/milton-keynes/note/NO NAME", "v2/milton-keynes/thing", "v1/thing/x"];
            key = format!("inspection-explorer/{}/{name}", under[round % under.len()]);
            ("under an unknown key", text(&good.text))
        }
    };
    Spoilt { sort, key, literal }
}
