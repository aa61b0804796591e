//! Notes as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>): as they leave the page, and as they come back.
//!
//! What the model has no words for stands in fields of our own, whose names begin with `inspection:`.

use super::foreign::Foreign;
use super::refusal::Why;
use super::when;
use crate::notes::{About, State, Writing};
use crate::revisions::Id as _;
use record::RecordId;
use serde::{Deserialize, Serialize};

/// The context of the model.
pub const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What the names of our own fields stand for.
pub const OWN: &str = "urn:inspection-explorer:terms:";

/// A place that a note is about, on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The address of the document.
    pub url: String,
    /// Where in the document, in words; empty where that is not known.
    pub words: String,
}

/// A note on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving<'a> {
    /// What it is about.
    pub about: &'a About,
    /// What that is called.
    pub title: &'a str,
    /// What it says.
    pub writing: &'a Writing,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub updated: u64,
    /// The places where it can be read.
    pub places: &'a [Place],
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Terms),
    id: String,
    r#type: &'static str,
    #[serde(rename = "partOf")]
    part_of: Collection<'a>,
    #[serde(rename = "startIndex")]
    start_index: usize,
    #[serde(rename = "inspection:record")]
    record: &'a str,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Terms {
    inspection: &'static str,
}

#[derive(Serialize)]
struct Collection<'a> {
    id: String,
    r#type: &'static str,
    label: &'a str,
    total: usize,
    modified: &'a str,
}

/// One annotation.
#[derive(Debug, Serialize, Deserialize)]
pub struct Annotation {
    #[serde(default)]
    id: String,
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    motivation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(default)]
    body: Vec<Body>,
    #[serde(skip_deserializing)]
    target: Vec<Target>,
    #[serde(rename = "inspection:subject")]
    subject: String,
    #[serde(rename = "inspection:title", default)]
    title: String,
    #[serde(rename = "inspection:of", default, skip_serializing_if = "String::is_empty")]
    of: String,
    #[serde(rename = "inspection:state", default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(rename = "inspection:asks", default)]
    asks: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Body {
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    format: String,
    #[serde(default)]
    purpose: String,
    #[serde(rename = "textDirection", default, skip_serializing_if = "Option::is_none")]
    direction: Option<String>,
}

#[derive(Debug, Serialize)]
struct Target {
    r#type: &'static str,
    source: String,
    #[serde(rename = "inspection:place", skip_serializing_if = "String::is_empty")]
    place: String,
}

/// Notes as a page of annotations, saved at this time. `label` says whose notes on what they are.
pub fn page(record: &RecordId, label: &str, made: u64, notes: &[Leaving<'_>]) -> String {
    let made = when::written(made);
    let collection = urn(&[record.as_str(), "notes"]);
    let page = Page {
        context: (CONTEXT, Terms { inspection: OWN }),
        id: format!("{collection}:1"),
        r#type: "AnnotationPage",
        part_of: Collection {
            id: collection,
            r#type: "AnnotationCollection",
            label,
            total: notes.len(),
            modified: &made,
        },
        start_index: 0,
        record: record.as_str(),
        items: notes.iter().map(|note| Annotation::of(record, note)).collect(),
    };
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

impl Annotation {
    fn of(record: &RecordId, note: &Leaving<'_>) -> Self {
        let Leaving { about, title, writing, updated, places } = note;
        let own = urn(&[record.as_str(), "about", &about.text()]);
        let target = |place: &Place| Target {
            r#type: "SpecificResource",
            source: place.url.clone(),
            place: place.words.clone(),
        };
        let mut target: Vec<Target> = places.iter().map(target).collect();
        if target.is_empty() {
            target.push(Target { r#type: "SpecificResource", source: own, place: String::new() });
        }
        let main = if writing.asks { "questioning" } else { "commenting" };
        let body = |value: &str, purpose: &str, direction: Option<&str>| Body {
            r#type: "TextualBody".to_owned(),
            value: value.to_owned(),
            format: "text/plain".to_owned(),
            purpose: purpose.to_owned(),
            direction: direction.map(str::to_owned),
        };
        let mut bodies = vec![body(&writing.text, main, Some("auto"))];
        bodies.extend(writing.tags.iter().map(|tag| body(tag, "tagging", None)));
        Self {
            id: urn(&[record.as_str(), "note", &about.text()]),
            r#type: "Annotation".to_owned(),
            motivation: main.to_owned(),
            created: Some(when::written(writing.created)),
            modified: Some(when::written(*updated)),
            body: bodies,
            target,
            subject: about.text(),
            title: (*title).to_owned(),
            of: writing.of.clone(),
            state: writing.state.map(|state| state.token().to_owned()),
            asks: writing.asks,
        }
    }

    /// The note that it is.
    ///
    /// # Errors
    /// [`Why`] where it is none.
    pub fn note(self) -> Result<Foreign, Why> {
        let Self { created, modified, body, subject, of, state, asks, .. } = self;
        let about = About::from_text(&subject).ok_or_else(|| Why::Form("inspection:subject".to_owned()))?;
        let unknown = |token: &String| Why::Form(format!("state: unknown word `{token}`"));
        let state = state.map(|token| State::from_token(&token).ok_or_else(|| unknown(&token))).transpose()?;
        let (tags, texts): (Vec<Body>, Vec<Body>) = body.into_iter().partition(|body| body.purpose == "tagging");
        let text = texts.into_iter().map(|body| body.value).next().unwrap_or_default();
        if text.trim().is_empty() {
            return Err(Why::Empty);
        }
        let at = modified.as_deref().or(created.as_deref()).and_then(when::read).unwrap_or_default();
        let created = created.as_deref().and_then(when::read).unwrap_or(at);
        let tags = tags.into_iter().map(|body| body.value).collect();
        Ok(Foreign { about, writing: Writing { text, tags, state, asks, created, of }, at, is_followed: false })
    }
}

/// A name for something that has no address on the web.
fn urn(parts: &[&str]) -> String {
    let mut urn = "urn:inspection-explorer".to_owned();
    for part in parts {
        urn.push(':');
        for byte in part.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' => {
                    urn.push(char::from(byte));
                }
                _ => urn.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    urn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_leaves_comes_back_as_it_was() {
        let about = About::from_text("grade:ilacs-2024:overall effectiveness").unwrap();
        let writing = Writing {
            text: " \u{202e}two\nlines ".to_owned(),
            state: Some(State::Waiting),
            asks: true,
            created: 1,
            of: "Overall".to_owned(),
            ..Writing::default()
        };
        let writing = writing.tagged("homes, budget");
        let places = [Place { url: "https://example.org/r".to_owned(), words: "paragraph 1".to_owned() }];
        for places in [&places[..], &[]] {
            let note = Leaving { about: &about, title: "t", writing: &writing, updated: 1_730_808_000_250, places };
            let text = serde_json::to_string(&Annotation::of(&"milton-keynes".into(), &note)).unwrap();
            let back = serde_json::from_str::<Annotation>(&text).unwrap().note().unwrap();
            assert_eq!((&back.about, &back.writing, back.at), (&about, &writing, 1_730_808_000_250));
        }
        assert_eq!(urn(&["a b", "é"]), "urn:inspection-explorer:a%20b:%C3%A9");
    }

    #[test]
    fn what_is_no_note_of_ours_is_told() {
        let read = |text: &str| serde_json::from_str::<Annotation>(text).ok().map(Annotation::note);
        assert!(read(r#"{"id":"x","body":[]}"#).is_none());
        assert_eq!(read(r#"{"inspection:subject":"thread:a","body":[]}"#), Some(Err(Why::Empty)));
        let odd = r#"{"inspection:subject":"thread:a","inspection:state":"later","body":[{"value":"t"}]}"#;
        assert!(matches!(read(odd), Some(Err(Why::Form(_)))));
    }
}
