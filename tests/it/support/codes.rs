//! The record that the tests share, and its codes by their tokens.

use inspection_explorer::bundle;
use inspection_explorer::record::{Area, Kind, Record, Topic};
#[cfg(milton_keynes)]
use inspection_explorer::record::{Framework, Says, Standing, Status};
use std::sync::LazyLock;

/// The bundled record.
pub static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().expect("the compiled record reads"));

/// The area with this token.
#[cfg(milton_keynes)]
pub fn area(token: &str) -> Area {
    RECORD.codebook.area(token).expect("an area")
}

/// The topic with this token.
#[cfg(milton_keynes)]
pub fn topic(token: &str) -> Topic {
    RECORD.codebook.topic(token).expect("a topic")
}

/// The kind with this token.
#[cfg(milton_keynes)]
pub fn kind(token: &str) -> Kind {
    RECORD.codebook.kind(token).expect("a kind")
}

/// The framework with this token.
#[cfg(milton_keynes)]
pub fn framework(token: &str) -> Framework {
    RECORD.codebook.framework(token).expect("a framework")
}

/// The verdict word with this token.
#[cfg(milton_keynes)]
pub fn says(token: &str) -> Says {
    RECORD.codebook.says(token).expect("a verdict word")
}

/// The state at the last inspection with this token.
#[cfg(milton_keynes)]
pub fn standing(token: &str) -> Standing {
    Standing::from_token(&RECORD.codebook, token).expect("a state")
}

/// The degree of certainty with this token.
#[cfg(milton_keynes)]
pub fn status(token: &str) -> Status {
    RECORD.codebook.status(token).expect("a degree of certainty")
}

/// Every area.
pub fn areas() -> Vec<Area> {
    RECORD.codebook.areas.clone()
}

/// Every topic.
pub fn topics() -> Vec<Topic> {
    RECORD.codebook.topics.clone()
}

/// Every kind that makes findings.
pub fn kinds() -> Vec<Kind> {
    RECORD.codebook.kinds_of_findings().collect()
}

/// Every state at the last inspection.
#[cfg(milton_keynes)]
pub fn standings() -> Vec<Standing> {
    Standing::all(&RECORD.codebook)
}
