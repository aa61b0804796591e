//! What the first version kept, turned into the form of the second one.

use crate::briefing::Item;
use crate::envelope::{Fields, Misread};
use crate::notes::About;
use crate::revisions::Id;

/// The form that it wrote.
pub const VERSION: u64 = 1;

/// A note by its target: what it is about, and its fields as the second version wrote them.
///
/// # Errors
/// [`Misread`] where the fields do not name the target.
pub fn note(target: &str, mut fields: Fields) -> Result<(About, Fields), Misread> {
    fields.take_own("target", target)?;
    let about = About::from_first_version(target);
    // The first version knew no such field; whoever wrote one meant something else.
    fields.rename("subject", "v1:subject");
    Ok((about.clone(), Fields::default().with("subject", about.text()).and(&fields)))
}

/// The briefing, its entries named as the second version names them.
///
/// # Errors
/// [`Misread`] where there is no list of entries.
pub fn briefing(mut fields: Fields) -> Result<Fields, Misread> {
    let tokens: Vec<String> = fields.take("items")?;
    let items: Vec<String> = tokens.iter().map(|token| Item::from_first_version(token).token()).collect();
    Ok(Fields::default().with("items", items).and(&fields))
}
