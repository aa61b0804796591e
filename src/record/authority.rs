//! Whose record it is.

use serde::{Deserialize, Serialize};

/// The authority whose children's services were inspected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The stable id, as `milton-keynes`: part of the keys under which readers' notes are kept.
    pub id: super::RecordId,
    /// The name, as a reader says it.
    pub name: String,
    /// The region of England, or the country.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Where its published reports can be found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Who inspected it, the latest first, as sources of grades are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inspectorates: Vec<String>,
    /// Under which licence the documents are used.
    pub attribution: String,
}

impl Authority {
    /// What stands at the foot of everything: whose reading this is, and under which licence the documents are used.
    pub fn licence(&self) -> String {
        format!("An unofficial reading of published documents. {}", self.attribution)
    }
}

/// A place on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words of the link.
    pub label: String,
    /// Its address, which begins with `https://`.
    pub url: String,
}
