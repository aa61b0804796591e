//! The form of all that is kept for a reader: a JSON object with a version, whose unknown fields stay.

use super::codec::VALUE_LIMIT;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Why a text is nothing that this app can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// A later version of the app has written it.
    #[error(
        "A newer version of this page wrote it (form {0}): load the page again to get that version. It is kept \
         unchanged."
    )]
    Newer(u64),
    /// It is no JSON at all.
    #[error(
        "It is damaged: it is not JSON ({0}). It is kept unchanged: download your notes to get at what is left of it."
    )]
    NotJson(String),
    /// It is JSON of another form.
    #[error("It has another form than expected ({0}). It is kept unchanged: download your notes to see what it holds.")]
    Shape(String),
    /// It is longer than anything that this app writes.
    #[error(
        "It is too large: at most {VALUE_LIMIT} bytes are read. It is kept unchanged: download your notes to see it."
    )]
    TooLarge,
}

/// Reads a text of this version. The field `version` is left to the type, or to what it keeps of unknown fields.
///
/// # Errors
/// [`Misread`] where the text is of another version or form.
pub fn read<T: DeserializeOwned>(text: &str, version: u64) -> Result<T, Misread> {
    if text.len() > VALUE_LIMIT {
        return Err(Misread::TooLarge);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| Misread::NotJson(error.to_string()))?;
    match value.get("version").map(Value::as_u64) {
        Some(Some(held)) if held == version => {}
        Some(Some(held)) if held > version => return Err(Misread::Newer(held)),
        Some(_) => return Err(Misread::Shape("its version is no number that has ever been used".to_owned())),
        None => return Err(Misread::Shape("it has no version".to_owned())),
    }
    // From the text, not from the value: so that a field which stands there twice is refused and neither is lost.
    serde_json::from_str(text).map_err(|error| Misread::Shape(error.to_string()))
}

/// An object of known fields and of unknown ones; where both have a name, the known one counts.
pub fn object<const N: usize>(known: [(&str, Value); N], extra: &Map<String, Value>) -> Value {
    let mut fields: Map<String, Value> = known.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for (name, value) in extra {
        fields.entry(name.as_str()).or_insert_with(|| value.clone());
    }
    Value::Object(fields)
}
