//! Whether keys, headings and links can use what is said of the authority.

use super::Notes;
use super::look::Look;
use crate::source::names::AUTHORITY;

const PLACE: &str = "the authority";

/// Notes an authority without a name, and a licence that its attribution does not name.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let authority = &look.sources.authority;
    // Nothing at all was read: that has been told.
    if *authority == crate::Authority::default() {
        return;
    }
    let id = authority.id.as_str();
    if id.is_empty() || !id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-') {
        let remedy = "Use small letters, digits and hyphens, for example north-yorkshire";
        notes.fault(AUTHORITY, PLACE, format!("its id is '{id}'"), remedy);
    }
    if authority.name.trim().is_empty() {
        notes.fault(AUTHORITY, PLACE, "it has no name", "Give the name that readers use");
    }
    if authority.attribution.trim().is_empty() {
        let remedy = "Say under which licence the documents are used";
        notes.slip(AUTHORITY, PLACE, "its attribution is empty", remedy);
    }
    if authority.inspectorates.is_empty() {
        let remedy =
            "List who inspected it under 'inspectorates', the latest first: readers are told whom to ask for a report";
        notes.advice(AUTHORITY, PLACE, "no inspectorate is named", remedy);
    }
    if let Some(licence) = authority.licence.as_ref().filter(|licence| !authority.attribution.contains(&licence.label))
    {
        let remedy = "Use the same name for the licence as in the attribution";
        notes.slip(AUTHORITY, PLACE, format!("its attribution does not name '{}'", licence.label), remedy);
    }
}
