//! Citations of an entry: one for each run of sentences of a paragraph, and their words.

use record::cite::{cite, paragraph, split};
use record::{Citation, Inspection, Record, Source, UnitId};

/// The citations of units: one for each paragraph, or for each run of its sentences where some between are left out.
pub fn citations(record: &Record, units: &[UnitId]) -> Vec<Citation> {
    units.chunk_by(|one, next| follows(one, next)).filter_map(|run| cite(record, run)).collect()
}

/// What units sort by to stand as in their documents: their words, and their numbers as numbers.
pub fn reading_order(unit: &str) -> Vec<(String, u32)> {
    let mut parts: Vec<(String, u32)> = Vec::new();
    for sign in unit.chars() {
        match (sign.to_digit(10), parts.last_mut()) {
            (Some(digit), Some((_, number))) => *number = number.saturating_mul(10).saturating_add(digit),
            (Some(digit), None) => parts.push((String::new(), digit)),
            (None, Some((words, 0))) => words.push(sign),
            (None, _) => parts.push((sign.to_string(), 0)),
        }
    }
    parts
}

/// The citations of one document, those of a section together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The document's title.
    pub document: String,
    /// Where it can be read, if it is on the web.
    pub url: Option<String>,
    /// The other document that prints these paragraphs, if there is one.
    pub printed_in: Option<String>,
    /// Each section with the paragraphs in it.
    pub sections: Vec<(String, Vec<String>)>,
    /// The units.
    pub units: Vec<UnitId>,
}

impl Place {
    /// What follows the document's title: ', Care leavers, paragraph 17; paragraph 19; Adoption, paragraph 77'.
    pub fn words(&self) -> String {
        let section = |(section, paragraphs): &(String, Vec<String>)| {
            let paragraphs = paragraphs.join("; ");
            let parts = [section, &paragraphs].into_iter().filter(|part| !part.is_empty());
            parts.map(String::as_str).collect::<Vec<_>>().join(", ")
        };
        let sections: Vec<String> = self.sections.iter().map(section).filter(|part| !part.is_empty()).collect();
        if sections.is_empty() { String::new() } else { format!(", {}", sections.join("; ")) }
    }
}

/// Citations put together by document and section, so that much evidence takes few lines.
pub fn places(citations: &[Citation]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for citation in citations {
        let same = |place: &&mut Place| place.document == citation.document && place.printed_in == citation.printed_in;
        if places.iter_mut().rfind(same).is_none() {
            places.push(Place {
                document: citation.document.clone(),
                url: citation.url.clone(),
                printed_in: citation.printed_in.clone(),
                sections: Vec::new(),
                units: Vec::new(),
            });
        }
        let Some(place) = places.iter_mut().rfind(same) else { continue };
        place.units.extend(citation.units.iter().cloned());
        match place.sections.iter_mut().rfind(|(section, _)| *section == citation.section) {
            Some((_, paragraphs)) => paragraphs.push(citation.place.clone()),
            None => place.sections.push((citation.section.clone(), vec![citation.place.clone()])),
        }
    }
    places
}

/// Whether a unit is the next sentence of the same paragraph.
fn follows(one: &str, next: &str) -> bool {
    let place = |unit| {
        let (document, rest): (&str, &str) = split(unit)?;
        let (paragraph, sentence) = paragraph(rest);
        Some((document, paragraph, sentence?))
    };
    match (place(one), place(next)) {
        (Some((document, paragraph, sentence)), Some(after)) => after == (document, paragraph, sentence + 1),
        _ => false,
    }
}

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

/// What follows a document's title: ', Care leavers, paragraph 17, sentence 2; read in: …'. Empty where nothing does.
pub fn behind_title(citation: &Citation) -> String {
    let parts = [&citation.section, &citation.place].into_iter().filter(|part| !part.is_empty());
    let place: String = parts.map(|part| format!(", {part}")).collect();
    let printed = citation.printed_in.as_ref().map(|other| format!("; read in: {other}")).unwrap_or_default();
    place + &printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_cited_once_and_a_gap_is_not_passed_over() {
        let record = bundle::record().unwrap();
        let units = |list: &[&str]| list.iter().map(|unit| UnitId::from(*unit)).collect::<Vec<_>>();
        let places = |list: &[&str]| {
            citations(&record, &units(list)).into_iter().map(|citation| citation.place).collect::<Vec<_>>()
        };
        let three = ["ilacs-2024/p4.s1", "ilacs-2024/p4.s2", "ilacs-2024/p5.s3"];
        assert_eq!(places(&three), ["paragraph 4, sentences 1 to 2", "paragraph 5, sentence 3"]);
        let gap = ["ilacs-2024/p4.s1", "ilacs-2024/p4.s4", "sif-2016/p4.s5"];
        assert_eq!(places(&gap), ["paragraph 4, sentence 1", "paragraph 4, sentence 4", "paragraph 4, sentence 5"]);
        assert_eq!(places(&["plan-2022/C3.action1", "plan-2022/C3.action2"]), ["C3, action 1", "C3, action 2"]);
        assert!(places(&["nothing", "moon-1999/p1.s1"]).is_empty());
    }

    #[test]
    fn units_stand_as_in_their_documents() {
        let mut units = ["a-2024/p10.s1", "a-2024/p9.s2", "a-2024/p9.s10", "a-2024/improve2", "a-2024/p9"];
        units.sort_by_cached_key(|unit| reading_order(unit));
        assert_eq!(units, ["a-2024/improve2", "a-2024/p9", "a-2024/p9.s2", "a-2024/p9.s10", "a-2024/p10.s1"]);
    }

    #[test]
    fn much_evidence_is_put_together_by_document_and_section() {
        let record = bundle::record().unwrap();
        let units = ["sif-2016/p38.s2", "sif-2016/p102.s7", "sif-2016/p115.s1", "ilacs-2024/p4.s1"].map(UnitId::from);
        let placed = places(&citations(&record, &units));
        assert_eq!(placed.len(), 2);
        assert_eq!(placed[0].sections.len(), 2, "{placed:?}");
        assert_eq!(placed[0].sections[1].1, ["paragraph 102, sentence 7", "paragraph 115, sentence 1"]);
        assert_eq!(placed[0].units, units[..3]);
        let (first, second) = (&placed[0].sections[0].0, &placed[0].sections[1].0);
        let wanted = format!(
            ", {first}, paragraph 38, sentence 2; {second}, paragraph 102, sentence 7; paragraph 115, sentence 1"
        );
        assert_eq!(placed[0].words(), wanted);
        assert!(places(&[]).is_empty());
    }

    #[test]
    fn a_source_without_units_is_named_and_linked() {
        let record = bundle::record().unwrap();
        let inspection = record.inspection("apa-2008").unwrap();
        let cited = of_source(&record, &inspection.source, inspection);
        assert!(cited.len() == 1 && cited[0].document.starts_with("BBC News") && cited[0].url.is_some());
        assert_eq!(behind_title(&cited[0]), "");
        assert_eq!(places(&cited)[0].words(), "");
        let inspection = record.inspection("visit-2020").unwrap();
        let cited = of_source(&record, &inspection.source, inspection);
        assert_eq!(cited[0].units, ["ilacs-2021/summary1.s4"]);
        assert!(behind_title(&cited[0]).starts_with(", Summary, paragraph 1, sentence 4"), "{cited:?}");
    }
}
