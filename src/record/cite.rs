//! Citations: from a unit's id to words with which a reader finds the place in the document.

use super::ids::UnitId;
use super::model::{Document, Section};
use super::record::Record;
use super::thread::ThreadStep;

/// Where something stands, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document's title.
    pub document: String,
    /// The section's heading, in the project's words.
    pub section: String,
    /// The paragraph or bullet and its sentences: 'paragraph 17, sentences 1 to 3'.
    pub place: String,
    /// The units.
    pub units: Vec<UnitId>,
    /// Where the document can be read, if it is on the web.
    pub url: Option<String>,
    /// The other document that prints these paragraphs and from which they are coded, if there is one.
    pub printed_in: Option<String>,
}

/// The document's part and the rest of a unit's id: `ilacs-2024` and `p17.s2`.
pub fn split(unit: &str) -> Option<(&str, &str)> {
    let at = unit.bytes().position(|byte| byte == b'/')?;
    let (document, rest) = (unit.get(..at)?, unit.get(at + 1..)?);
    (!document.is_empty() && !rest.is_empty()).then_some((document, rest))
}

/// The paragraph of a unit (without its sentence), and the number of the sentence in it, where it has one.
pub fn paragraph(rest: &str) -> (&str, Option<u32>) {
    let parts = || {
        let at = rest.bytes().rposition(|byte| byte == b'.')?;
        let sentence = rest.get(at + 1..)?.strip_prefix('s')?.parse().ok()?;
        Some((rest.get(..at)?, Some(sentence)))
    };
    parts().unwrap_or((rest, None))
}

/// The citation of units of one paragraph. `None` where the record does not hold their document.
pub fn cite(record: &Record, units: &[UnitId]) -> Option<Citation> {
    let (document_id, rest) = split(units.first()?)?;
    let document = record.document(document_id)?;
    let (locator, _) = paragraph(rest);
    let sentences = units.iter().filter_map(|unit| paragraph(split(unit)?.1).1).collect::<Vec<_>>();
    let section = section_of(document, locator);
    let carried = section.and_then(|section| section.carries.as_deref()).and_then(|id| record.document(id));
    let shown = carried.unwrap_or(document);
    Some(Citation {
        document: shown.title.clone(),
        section: section.map(|section| section.label.clone()).unwrap_or_default(),
        place: format!("{}{}", words_for(locator), sentence_words(&sentences)),
        units: units.to_vec(),
        url: shown.url.clone(),
        printed_in: carried.map(|_| document.title.clone()),
    })
}

impl Citation {
    /// Where in the document: 'Care leavers, paragraph 17, sentence 2'. Empty where nothing is known.
    pub fn place_in_document(&self) -> String {
        let parts = [&self.section, &self.place].into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// ', as reprinted in the Corporate Parenting Panel report, 2022'; nothing where the document itself was read.
    pub fn reprinted(&self) -> String {
        self.printed_in.as_deref().map(reprinted_in).unwrap_or_default()
    }
}

/// ', as reprinted in the Corporate Parenting Panel report, 2022'.
fn reprinted_in(title: &str) -> String {
    format!(", as reprinted in the {title}")
}

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
    /// What follows the document's title: ', Care leavers, paragraph 17; paragraph 19; Adoption, paragraph 77', and in which
    /// other document it was read.
    pub fn words(&self) -> String {
        let section = |(section, paragraphs): &(String, Vec<String>)| {
            let paragraphs = paragraphs.join("; ");
            let parts = [section, &paragraphs].into_iter().filter(|part| !part.is_empty());
            parts.map(String::as_str).collect::<Vec<_>>().join(", ")
        };
        let sections: Vec<String> = self.sections.iter().map(section).filter(|part| !part.is_empty()).collect();
        let place = if sections.is_empty() { String::new() } else { format!(", {}", sections.join("; ")) };
        place + &self.printed_in.as_deref().map(reprinted_in).unwrap_or_default()
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

/// Where the findings of a step stand, and its units that belong to none: each run of sentences once, in the order of
/// the document, though two findings may rest on the same sentence.
pub fn step_citations(record: &Record, step: &ThreadStep) -> Vec<Citation> {
    let findings = step.findings.iter().filter_map(|id| record.finding(id));
    let mut units: Vec<UnitId> = findings.flat_map(|finding| &finding.units).chain(&step.units).cloned().collect();
    units.sort_by_cached_key(|unit| reading_order(unit));
    units.dedup();
    citations(record, &units)
}

/// The section in which a paragraph stands: the last one that begins at or before it.
pub fn section_of<'a>(document: &'a Document, locator: &str) -> Option<&'a Section> {
    let key = order(locator);
    let named = |section: &&Section| {
        let first = order(paragraph(&section.first).0);
        first.0 == key.0 && first.1 <= key.1
    };
    document.sections.iter().rfind(named)
}

/// What a locator sorts by inside its series: the series (`p`, `being-healthy`) and the number.
///
/// Locators with a dot (`being-healthy.b2`, `C3.action1`) belong to the series before the dot.
fn order(locator: &str) -> (&str, u32) {
    let head = locator.split_once('.').map_or(locator, |(head, _)| head);
    let letters = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = head.get(letters.len()..).and_then(|n| n.parse().ok()).unwrap_or(0);
    (letters, number)
}

/// A locator in words: `p17` is 'paragraph 17', `being-healthy.b2` is 'bullet 2'.
fn words_for(locator: &str) -> String {
    // Steps of a plan are named so, whatever the plan calls its areas.
    if let Some((area, step)) = locator.split_once('.') {
        if step == "area" {
            return format!("{area}, area for improvement");
        }
        if let Some(number) = step.strip_prefix("action").filter(|number| is_number(number)) {
            return format!("{area}, action {number}");
        }
    }
    let last = locator.rsplit_once('.').map_or(locator, |(_, last)| last);
    let letters = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = last.get(letters.len()..).unwrap_or_default();
    let word = match letters {
        "b" => "bullet",
        "rec" => "recommendation",
        "improve" => "point",
        "good" => "bullet",
        "rag" => "key, line",
        "workstream" => "workstream",
        _ => "paragraph",
    };
    if number.is_empty() { format!("{word} 1") } else { format!("{word} {number}") }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// ', sentence 2' or ', sentences 2 to 4'; nothing where the paragraph has no numbered sentences.
fn sentence_words(sentences: &[u32]) -> String {
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) if first == last => format!(", sentence {first}"),
        (Some(first), Some(last)) => format!(", sentences {first} to {last}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_come_apart_into_document_paragraph_and_sentence() {
        assert_eq!(split("ilacs-2024/p17.s2"), Some(("ilacs-2024", "p17.s2")));
        assert_eq!(paragraph("p17.s2"), ("p17", Some(2)));
        assert_eq!(paragraph("being-healthy.b1.s1"), ("being-healthy.b1", Some(1)));
        assert_eq!(paragraph("C3.area"), ("C3.area", None));
        assert_eq!(paragraph("improve2"), ("improve2", None));
        assert_eq!(split("nothing"), None);
    }

    #[test]
    fn locators_read_as_words() {
        assert_eq!(words_for("p17"), "paragraph 17");
        assert_eq!(words_for("being-healthy.b2"), "bullet 2");
        assert_eq!(words_for("strengths.b1"), "bullet 1");
        assert_eq!(words_for("C3.action2"), "C3, action 2");
        assert_eq!(words_for("C3.area"), "C3, area for improvement");
        assert_eq!(words_for("rec7"), "recommendation 7");
        assert_eq!(words_for("closing"), "paragraph 1");
        for (sentences, words) in
            [(&[][..], ""), (&[2], ", sentence 2"), (&[2, 3], ", sentences 2 to 3"), (&[2, 3, 4], ", sentences 2 to 4")]
        {
            assert_eq!(sentence_words(sentences), words);
        }
    }

    #[test]
    fn where_something_stands_is_said_for_one_place_and_for_several() {
        let cited = |section: &str, place: &str, printed_in: Option<&str>| Citation {
            document: "Report, 2030".to_owned(),
            section: section.to_owned(),
            place: place.to_owned(),
            units: Vec::new(),
            url: None,
            printed_in: printed_in.map(str::to_owned),
        };
        let cases = [
            (vec![cited("", "", None)], ""),
            (vec![cited("Leaders", "paragraph 1, sentence 2", None)], ", Leaders, paragraph 1, sentence 2"),
            (vec![cited("", "paragraph 1", Some("paper"))], ", paragraph 1, as reprinted in the paper"),
            (
                vec![cited("Leaders", "paragraph 1", None), cited("Leaders", "paragraph 3", None)],
                ", Leaders, paragraph 1; paragraph 3",
            ),
            (
                vec![cited("Leaders", "paragraph 1", Some("paper")), cited("Care", "bullet 2", Some("paper"))],
                ", Leaders, paragraph 1; Care, bullet 2, as reprinted in the paper",
            ),
        ];
        for (citations, words) in cases {
            let places = places(&citations);
            assert_eq!((places.len(), places[0].words().as_str()), (1, words));
        }
    }
}
