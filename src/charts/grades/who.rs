//! Who judged whose services, and when: the words around the chart of grades.

use record::Record;
use record::words::list;

/// Who inspected: the authority's inspectorates, and any other that the record names.
pub(super) fn inspectorates(record: &Record) -> Vec<String> {
    let mut all = record.authority.inspectorates.clone();
    for name in record.inspections.iter().filter_map(|inspection| inspection.inspectorate.as_ref()) {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

/// Whose services were judged: the authority's, and those of the one before it.
pub(super) fn places(record: &Record) -> String {
    let mut before: Vec<&str> = Vec::new();
    for name in record.inspections.iter().filter_map(|inspection| inspection.authority.as_deref()) {
        if !before.contains(&name) {
            before.push(name);
        }
    }
    match before.as_slice() {
        [] => record.authority.name.clone(),
        some => format!("{}, and before it in {}", record.authority.name, list(some)),
    }
}

/// The years of an axis: '2006 to 2024', '2024'.
pub(super) fn years_of((first, last): (u16, u16)) -> String {
    match (first, last) {
        (0, 0) => "no inspections yet".to_owned(),
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} to {last}"),
    }
}
