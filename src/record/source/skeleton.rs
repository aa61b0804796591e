//! The files of a record that has nothing in it yet.

use super::check::characters::spoilt;
use super::coding;
use super::names::{AUTHORITY, CODEBOOK, DOCUMENTS, FINDINGS, INSPECTIONS};
use crate::slug::slug;
use serde_json::{Value, json};

/// The longest name that an authority may have, in characters: it stands in titles and names of files.
const LONGEST: usize = 60;

/// Why no record can be made for a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// There is no name.
    #[error(
        "the authority has no name: give the name that readers use, as script/new-record FOLDER \"North Yorkshire\""
    )]
    Empty,
    /// There is no letter or digit of which an id could be made.
    #[error("'{0}' has no letter from a to z: give the name in Latin letters, as \"North Yorkshire\"")]
    NoLetters(String),
    /// It has a sign that no name has.
    #[error("the name {0}: write it as readers see it in a sentence, without line breaks or brackets")]
    Sign(String),
    /// It is too long for titles.
    #[error("the name has {0} characters: give the short name that readers use, of at most {LONGEST}")]
    Long(usize),
}

/// The files, each with its name and its text.
///
/// # Errors
/// [`BadName`] where the authority cannot have this name.
pub fn files(name: &str) -> Result<Vec<(&'static str, String)>, BadName> {
    let name = name.trim();
    let id = id(name)?;
    let empty = "[]\n";
    Ok(vec![
        ("README.md", include_str!("skeleton/README.md").replace("{{name}}", name)),
        (AUTHORITY, authority(&id, name)),
        (CODEBOOK, include_str!("skeleton/codebook.json").to_owned()),
        (DOCUMENTS, empty.to_owned()),
        (INSPECTIONS, empty.to_owned()),
        (coding::FILE, "unit,kind,area,topic,restates\n".to_owned()),
        (FINDINGS, empty.to_owned()),
    ])
}

/// The id of the record of an authority with this name.
fn id(name: &str) -> Result<String, BadName> {
    if name.is_empty() {
        return Err(BadName::Empty);
    }
    if let Some((fault, ..)) = spoilt(name) {
        return Err(BadName::Sign(fault));
    }
    if let Some(sign) = name.chars().find(|sign| matches!(sign, '<' | '>' | '{' | '}' | '[' | ']')) {
        return Err(BadName::Sign(format!("holds a '{sign}'")));
    }
    let length = name.chars().count();
    if length > LONGEST {
        return Err(BadName::Long(length));
    }
    let id = slug(name);
    if !id.contains(|sign: char| sign.is_ascii_lowercase()) {
        return Err(BadName::NoLetters(name.to_owned()));
    }
    Ok(id)
}

/// `authority.json`, for an authority that Ofsted inspects.
fn authority(id: &str, name: &str) -> String {
    const LICENCE: &str = "Open Government Licence v3.0";
    let fields: [(&str, Value); 8] = [
        ("id", id.into()),
        ("name", name.into()),
        ("region", "".into()),
        ("links", json!([])),
        ("inspectorates", json!(["Ofsted"])),
        ("attribution", format!("Contains public sector information licensed under the {LICENCE}.").into()),
        (
            "licence",
            json!({"label": LICENCE, "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}),
        ),
        ("credits", "Reports by Ofsted.".into()),
    ];
    let lines: Vec<String> = fields.iter().map(|(field, value)| format!(" \"{field}\": {value}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
