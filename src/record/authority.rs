//! Whose record it is.

use serde::{Deserialize, Serialize};

/// The authority whose children's services were inspected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The stable id, as `north-yorkshire`: part of the keys under which readers' notes are kept.
    pub id: super::RecordId,
    /// The name, as a reader says it.
    pub name: String,
    /// What it is called in running text, where it is no council: 'the trust'.
    #[serde(default)]
    pub body: Option<String>,
    /// The region of England, or the country.
    #[serde(default)]
    pub region: String,
    /// Where its published reports can be found.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Who inspected it, the latest first, as sources of grades are named.
    #[serde(default)]
    pub inspectorates: Vec<String>,
    /// Under which licence the documents are used.
    pub attribution: String,
    /// The licence's name, as the attribution has it, and where its text stands.
    #[serde(default)]
    pub licence: Option<Link>,
    /// Who wrote the documents.
    #[serde(default)]
    pub credits: String,
}

impl Authority {
    /// What it is called in running text: 'the council'.
    pub fn body(&self) -> &str {
        self.body.as_deref().unwrap_or("the council")
    }

    /// The notice at the foot of every page and export: that this is unofficial, and the licence of the documents.
    pub fn notice(&self) -> String {
        format!("An unofficial reading of published documents. {}", self.attribution)
    }

    /// The attribution parted at the licence's name, which can be a link: what stands before it, the licence, the rest.
    pub fn attribution_parts(&self) -> (&str, Option<&Link>, &str) {
        let parted =
            self.licence.as_ref().and_then(|licence| Some((self.attribution.split_once(&licence.label)?, licence)));
        match parted {
            Some(((before, after), licence)) => (before, Some(licence), after),
            None => (&self.attribution, None, ""),
        }
    }
}

/// A place on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words of the link.
    pub label: String,
    /// Its address, which begins with `https://`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https://")))]
    pub url: String,
}
