//! Citations: from a unit's id to words with which a reader finds the place in the document.

use super::ids::UnitId;
use super::model::{Document, Section};
use super::record::Record;

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
    unit.split_once('/').filter(|(document, rest)| !document.is_empty() && !rest.is_empty())
}

/// The paragraph of a unit (without its sentence), and the number of the sentence in it, where it has one.
pub fn paragraph(rest: &str) -> (&str, Option<u32>) {
    let sentence = |part: &str| part.strip_prefix('s').and_then(|n| n.parse().ok());
    match rest.rsplit_once('.') {
        Some((paragraph, last)) if sentence(last).is_some() => (paragraph, sentence(last)),
        _ => (rest, None),
    }
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
        assert_eq!(sentence_words(&[2, 3, 4]), ", sentences 2 to 4");
    }
}
