//! Citations of an entry, and their words.

use record::cite::citations;
use record::{Citation, Inspection, Record, Source};

/// The citations of a source: its units, or who says it where it names none.
pub fn of_source(record: &Record, source: &Source, inspection: &Inspection) -> Vec<Citation> {
    let cited = citations(record, &source.units);
    if !cited.is_empty() {
        return cited;
    }
    let document = source.document.as_deref().and_then(|id| record.document(id));
    let url = source.url.clone().or_else(|| document.and_then(|document| document.url.clone()));
    vec![Citation {
        document: source.place.clone(),
        section: String::new(),
        place: String::new(),
        units: Vec::new(),
        url: url.or_else(|| inspection.source.url.clone()),
        printed_in: None,
    }]
}

/// What follows a document's title: ', Care leavers, paragraph 17, sentence 2, as reprinted in …'. Empty where nothing does.
pub fn behind_title(citation: &Citation) -> String {
    let place = Some(citation.place_in_document()).filter(|place| !place.is_empty());
    place.map(|place| format!(", {place}")).unwrap_or_default() + &citation.reprinted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_without_units_is_named_and_linked() {
        let mut record = crate::made_up::anyshire();
        record.inspections[0].source.url = Some("https://anyshire.example/gazette".to_owned());
        let inspection = record.inspection("rating-2009").unwrap();
        let cited = of_source(&record, &inspection.source, inspection);
        assert!(cited.len() == 1 && cited[0].document.starts_with("Anyshire Gazette") && cited[0].url.is_some());
        assert_eq!(behind_title(&cited[0]), "");
        assert_eq!(record::cite::places(&cited)[0].words(), "");
        let inspection = record.inspection("sif-2012").unwrap();
        let cited = of_source(&record, &inspection.source, inspection);
        assert_eq!(cited[0].units, ["sif-2016/p2.s1"]);
        assert!(behind_title(&cited[0]).starts_with(", Help and protection, paragraph 2, sentence 1"), "{cited:?}");
    }
}
