//! The record that is compiled into the app: checked and written by the build.

use record::Record;

/// The text of the compiled record.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/record.json"));

/// Why the compiled record cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the record inside this app cannot be read ({0}): reload the page, and report this if it happens again")]
pub struct BadBundle(#[from] serde_json::Error);

/// The record.
///
/// # Errors
/// [`BadBundle`] where the compiled text does not fit the types; a test makes sure that it does.
pub fn record() -> Result<Record, BadBundle> {
    Ok(Record::read(TEXT)?)
}
