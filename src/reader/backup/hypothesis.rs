//! Annotations made with Hypothesis, from the file of its export or of its service: each becomes a note that stands free,
//! with the words that it was made on.

use super::foreign::{Foreign, form};
use super::refusal::Why;
use super::when;
use crate::notes::{About, Writing};
use serde::Deserialize;

#[derive(Deserialize)]
struct Annotation {
    id: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    tags: Option<Vec<String>>,
    #[serde(default)]
    created: Option<String>,
    #[serde(default)]
    updated: Option<String>,
    #[serde(default)]
    uri: Option<String>,
    #[serde(default)]
    target: Option<Vec<Target>>,
    #[serde(default)]
    document: Option<Document>,
}

#[derive(Deserialize)]
struct Target {
    #[serde(default)]
    selector: Option<Vec<Selector>>,
}

#[derive(Deserialize)]
struct Selector {
    #[serde(default)]
    exact: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    title: Option<Vec<String>>,
}

/// Reads one annotation.
///
/// # Errors
/// [`Why`] where it is none, or says nothing.
pub fn read(text: &str) -> Result<Foreign, Why> {
    let Annotation { id, text, tags, created, updated, uri, target, document } =
        serde_json::from_str(text).map_err(form)?;
    let quotation = target.into_iter().flatten().flat_map(|target| target.selector.unwrap_or_default());
    let quotation = quotation.filter_map(|selector| selector.exact).find(|exact| !exact.trim().is_empty());
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.is_none() && quotation.is_none() {
        return Err(Why::Empty);
    }
    let quotation = quotation.map(|exact| format!("‘{}’", exact.trim()));
    let parts = [quotation, text, uri.filter(|uri| !uri.is_empty())];
    let at = updated.as_deref().or(created.as_deref()).and_then(when::read).unwrap_or_default();
    let writing = Writing {
        text: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        created: created.as_deref().and_then(when::read).unwrap_or(at),
        of: document.and_then(|document| document.title).into_iter().flatten().next().unwrap_or_default(),
        // However long and many: nothing is cut.
        tags: tags.into_iter().flatten().map(|tag| tag.trim().trim_start_matches('#').to_owned()).collect(),
        ..Writing::default()
    };
    Ok(Foreign { about: About::Free(format!("hypothesis-{id}")), writing, at, is_followed: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_becomes_a_free_note_with_its_quotation() {
        let text = r##"{"id":"AbC-1","created":"2024-11-05T12:00:00.000000+00:00","updated":"2024-11-05T12:00:01.5+00:00",
            "user":"acct:a@hypothes.is","uri":"https://example.org/r","text":" Ask about this. ","tags":["homes","#budget"],
            "target":[{"source":"https://example.org/r","selector":[{"type":"RangeSelector","startOffset":1},
            {"type":"TextQuoteSelector","exact":"too many moves","prefix":"a"}]}],"document":{"title":["A report"]}}"##;
        let Foreign { about, writing, at, is_followed } = read(text).unwrap();
        assert_eq!((about, at, is_followed), (About::Free("hypothesis-AbC-1".to_owned()), 1_730_808_001_500, true));
        assert_eq!(writing.text, "‘too many moves’\n\nAsk about this.\n\nhttps://example.org/r");
        assert_eq!(
            (writing.tags_text().as_str(), writing.created, writing.of.as_str()),
            ("budget, homes", 1_730_808_000_000, "A report")
        );
        let mark = read(r#"{"id":"1","text":"","target":[{"selector":[{"exact":"words"}]}]}"#).unwrap();
        assert_eq!((mark.writing.text.as_str(), mark.at), ("‘words’", 0));
        assert_eq!(read(r#"{"id":"1","text":" ","uri":"https://x.org"}"#), Err(Why::Empty));
        for odd in ["[]", "{}", r#"{"id":1}"#, r#"{"id":"1","text":7}"#, r#"{"id":"1","text":"\ud800"}"#] {
            assert!(matches!(read(odd), Err(Why::Form(_))), "{odd}");
        }
    }
}
