//! The JSON Schema of the record file is the types' own, and takes the records that are there and no spoilt ones.

use crate::support::anyshire;
use inspection_explorer::record::schema;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Where it is published.
const FILE: &str = "public/record.schema.json";

/// The folder's files as one record file.
fn record_file(folder: &str) -> Value {
    let mut file =
        Map::from_iter([("format".to_owned(), "inspection-record".into()), ("version".to_owned(), 1.into())]);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let part = match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap(),
            Some("csv") => table(&path),
            _ => continue,
        };
        file.insert(path.file_stem().unwrap().to_string_lossy().into_owned(), part);
    }
    Value::Object(file)
}

/// A table's rows, each with its columns by name.
fn table(path: &Path) -> Value {
    let mut rows = csv::Reader::from_path(path).unwrap();
    let columns = rows.headers().unwrap().clone();
    let row = |row: csv::StringRecord| -> Value {
        // What nobody settled has no cell to speak of.
        let cells = columns.iter().zip(&row).filter(|(column, cell)| !(*column == "settled" && cell.is_empty()));
        cells.map(|(column, cell)| (column.to_owned(), Value::from(cell))).collect::<Map<_, _>>().into()
    };
    rows.records().map(|one| row(one.unwrap())).collect()
}

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&schema::text()).unwrap()).expect("it is a schema")
}

/// What is wrong, each with its place.
fn faults(file: &Value) -> Vec<String> {
    validator().iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let now = schema::text();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(FILE, &now).unwrap();
    }
    let published = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(published == now, "{FILE} is not up to date: run UPDATE_SNAPSHOTS=1 cargo test --test it schema");
}

#[test]
fn both_records_are_valid() {
    for folder in [anyshire::FOLDER, "src/data"] {
        let file = record_file(folder);
        assert_eq!(faults(&file), Vec::<String>::new(), "{folder}");
    }
}

/// A record needs no plan, threads, glossary or second coding.
#[test]
fn what_a_record_may_lack_is_not_asked_for() {
    let mut file = record_file(anyshire::FOLDER);
    let parts = file.as_object_mut().unwrap();
    let needed = ["format", "version", "authority", "codebook", "documents", "inspections", "coding", "findings"];
    parts.retain(|part, _| needed.contains(&part.as_str()));
    assert_eq!((file.as_object().unwrap().len(), faults(&file)), (8, Vec::new()));
    for part in needed {
        let mut without = file.clone();
        without.as_object_mut().unwrap().remove(part);
        assert!(faults(&without).iter().any(|fault| fault.contains(part)), "{part}");
    }
}

#[test]
fn a_spoilt_record_is_refused_where_it_is_spoilt() {
    let spoilt: [(&str, Value, &str); 14] = [
        ("/format", json!("inspection-explorer backup"), "/format"),
        ("/version", json!(2), "/version"),
        ("/authority/name", json!(7), "/authority/name"),
        ("/authority/links/0/url", json!("javascript:alert(1)"), "/authority/links/0/url"),
        ("/documents/0/published", json!("30.4.2014"), "/documents/0/published"),
        ("/documents/1/url", json!("ftp://x.example"), "/documents/1/url"),
        ("/documents/0/sections/0", json!({"label": "x", "frist": "p1.s1"}), "/documents/0/sections/0"),
        ("/inspections/0/graded", json!("perhaps"), "/inspections/0/graded"),
        ("/inspections/0/grades/0/rank", json!(0), "/inspections/0/grades/0/rank"),
        ("/findings/0/summary", json!(""), "/findings/0/summary"),
        ("/findings/0/summary", json!("x".repeat(161)), "/findings/0/summary"),
        ("/findings/0/units", json!("lpr-2014/p2.s1"), "/findings/0/units"),
        ("/coding/0/unit", json!("p1.s1"), "/coding/0/unit"),
        ("/codebook/kinds/0/role", json!("praise"), "/codebook/kinds/0/role"),
    ];
    for (at, value, place) in spoilt {
        let mut file = record_file(anyshire::FOLDER);
        *file.pointer_mut(at).expect(at) = value;
        assert!(faults(&file).iter().any(|fault| fault.starts_with(place)), "{at}: {:?}", faults(&file));
    }
}

/// Codes are texts: a record may have some that no list holds.
#[test]
fn a_code_may_be_any_word() {
    let mut file = record_file(anyshire::FOLDER);
    file["findings"][0]["topic"] = "weather".into();
    assert_eq!(faults(&file), Vec::<String>::new());
}
