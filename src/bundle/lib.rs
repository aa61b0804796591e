//! The record that is compiled into the app: checked and written by the build.

use record::Record;

/// The compiled record.
const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/record.bin"));

/// Why the compiled record cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the record inside this app cannot be read ({0}): reload the page, and report this if it happens again")]
pub struct BadBundle(#[from] record::Unpacked);

/// The record.
///
/// # Errors
/// [`BadBundle`] where the compiled bytes do not fit the types; a test makes sure that it does.
pub fn record() -> Result<Record, BadBundle> {
    Ok(Record::unpack(BYTES)?)
}
