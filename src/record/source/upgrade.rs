//! Brings a folder in an earlier format up to date: `script/check-data --upgrade FOLDER`.
//!
//! Each change of the format has a step here that makes it, and only it: what a step need not change stays byte for byte.
//! A folder that is up to date is left alone. To change the format, add a step at the end of [`STEPS`], with a test.

use super::names::{AUTHORITY, CODEBOOK, DOCUMENTS, INSPECTIONS};
use super::problem::Problem;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The text of a file by its name, or why it cannot be read.
pub type Texts<'a> = dyn Fn(&'static str) -> Result<String, String> + 'a;

/// What an upgrade did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upgrade {
    /// The files that are different now, with their texts.
    pub files: BTreeMap<&'static str, String>,
    /// What was done, one sentence for each change.
    pub done: Vec<String>,
}

/// The files while they are brought up to date.
struct Folder<'a> {
    texts: &'a Texts<'a>,
    upgrade: Upgrade,
}

/// Brings a folder up to one change of the format.
type Step = fn(&mut Folder<'_>) -> Result<(), Problem>;

/// The changes, the earliest first. Fields that may be left out need no step: grades without a rank, the owner, timescale
/// and progress of an action, the heading of a plan's area, the authority that came before. Nor do files that a record may
/// be without.
const STEPS: [Step; 2] = [name_inspectorates, date_the_end_of_overall_grades];

/// Brings a folder's files up to date.
///
/// # Errors
/// A [`Problem`] for a file that cannot be read: nothing is to be written then.
pub fn upgrade(texts: &Texts<'_>) -> Result<Upgrade, Problem> {
    let mut folder = Folder { texts, upgrade: Upgrade::default() };
    for step in STEPS {
        step(&mut folder)?;
    }
    Ok(folder.upgrade)
}

impl Folder<'_> {
    /// A file as it is now.
    fn text(&self, file: &'static str) -> Result<String, Problem> {
        if let Some(text) = self.upgrade.files.get(file) {
            return Ok(text.clone());
        }
        (self.texts)(file).map_err(|error| {
            let remedy = "Run script/check-data on the folder, and correct what it says of this file first";
            Problem::new(file, "the whole file", format!("it cannot be read: {error}"), remedy)
        })
    }
}

/// Reads a text in part.
fn parsed<'a, T: Deserialize<'a>>(file: &'static str, text: &'a str) -> Result<T, Problem> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let remedy = "Run script/check-data on the folder, and correct what it says of this file first";
        Problem::new(file, place, "it is not as the README says", remedy)
    })
}

/// Before, nothing said who inspected. Now an inspection names its inspectorate where that is not the authority's first:
/// the author of its document says it.
fn name_inspectorates(folder: &mut Folder<'_>) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Authority {
        #[serde(default)]
        inspectorates: Vec<String>,
    }
    #[derive(Deserialize)]
    struct Document {
        inspection: String,
        author: String,
        #[serde(default)]
        by_inspectorate: bool,
    }
    #[derive(Deserialize)]
    struct Inspection<'a> {
        id: String,
        #[serde(borrow)]
        event: &'a RawValue,
        #[serde(default)]
        inspectorate: Option<String>,
    }
    let (authority, documents) = (folder.text(AUTHORITY)?, folder.text(DOCUMENTS)?);
    let later = parsed::<Authority>(AUTHORITY, &authority)?.inspectorates;
    let documents: Vec<Document> = parsed(DOCUMENTS, &documents)?;
    let before = folder.text(INSPECTIONS)?;
    let mut text = before.clone();
    let mut done = Vec::new();
    // From the last to the first: what is put in moves only what is behind it.
    for inspection in parsed::<Vec<Inspection<'_>>>(INSPECTIONS, &before)?.into_iter().rev() {
        let mut own = documents.iter().filter(|one| one.by_inspectorate && one.inspection == inspection.id);
        let Some(author) = own.next().map(|one| one.author.as_str()) else { continue };
        let is_other = later.iter().skip(1).any(|other| other == author);
        if inspection.inspectorate.is_some() || !is_other || own.any(|one| one.author != author) {
            continue;
        }
        text = with_field_behind(&before, &text, inspection.event, "inspectorate", author);
        done.push(format!("{INSPECTIONS}, record {}: it now says that {author} inspected.", inspection.id));
    }
    if !done.is_empty() {
        folder.upgrade.files.insert(INSPECTIONS, text);
        folder.upgrade.done.extend(done.into_iter().rev());
    }
    Ok(())
}

/// Before, the codebook did not say that Ofsted gives no overall grade since April 2026.
fn date_the_end_of_overall_grades(folder: &mut Folder<'_>) -> Result<(), Problem> {
    const OFSTEDS: &str = "Inspection of local authority children's services";
    #[derive(Deserialize)]
    struct Codebook<'a> {
        #[serde(borrow, default)]
        frameworks: Vec<Framework<'a>>,
    }
    #[derive(Deserialize)]
    struct Framework<'a> {
        id: String,
        #[serde(borrow)]
        label: &'a RawValue,
        #[serde(default)]
        no_overall_since: Option<String>,
    }
    let before = folder.text(CODEBOOK)?;
    let codebook: Codebook<'_> = parsed(CODEBOOK, &before)?;
    let label = |one: &Framework<'_>| serde_json::from_str::<String>(one.label.get()).unwrap_or_default();
    let ofsteds = |one: &&Framework<'_>| one.id == "ilacs" && label(one).replace('’', "'") == OFSTEDS;
    let Some(ilacs) = codebook.frameworks.iter().find(ofsteds).filter(|one| one.no_overall_since.is_none()) else {
        return Ok(());
    };
    let text = with_field_behind(&before, &before, ilacs.label, "no_overall_since", "2026-04");
    let done = format!("{CODEBOOK}, framework ilacs: it now says that there is no overall grade since April 2026.");
    folder.upgrade.files.insert(CODEBOOK, text);
    folder.upgrade.done.push(done);
    Ok(())
}

/// The text with one more field behind a value of it, set as the value's own field is. `value` is a part of `before`, and
/// up to its end `text` is the same.
fn with_field_behind(before: &str, text: &str, value: &RawValue, name: &str, new: &str) -> String {
    let begins = (value.get().as_ptr() as usize).saturating_sub(before.as_ptr() as usize);
    let (head, tail) = text.split_at_checked(begins + value.get().len()).unwrap_or((text, ""));
    // The space before the value's own name; a first field on the line of its bracket has none.
    let name_begins =
        before.get(..begins).and_then(|head| head.trim_end_matches([' ', ':', '\n', '\t', '\r', '"']).rfind('"'));
    let space = before.get(..name_begins.unwrap_or_default()).unwrap_or_default();
    let space = space.get(space.trim_end().len()..).filter(|space| !space.is_empty()).unwrap_or(" ");
    let new = serde_json::Value::from(new);
    format!("{head},{space}\"{name}\": {new}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHORITY_TEXT: &str = r#"{"id": "a", "inspectorates": ["Ofsted", "County \"Reviewers\""]}"#;
    const DOCUMENTS_TEXT: &str = r#"[
      {"inspection": "r-2014", "author": "County \"Reviewers\"", "by_inspectorate": true},
      {"inspection": "s-2016", "author": "Ofsted", "by_inspectorate": true},
      {"inspection": "t-2018", "author": "County \"Reviewers\"", "by_inspectorate": true},
      {"inspection": "t-2018", "author": "Ofsted", "by_inspectorate": true},
      {"inspection": "s-2016", "author": "County \"Reviewers\""}]"#;

    fn upgraded(inspections: &str) -> Upgrade {
        upgrade(&|file| match file {
            AUTHORITY => Ok(AUTHORITY_TEXT.to_owned()),
            DOCUMENTS => Ok(DOCUMENTS_TEXT.to_owned()),
            INSPECTIONS => Ok(inspections.to_owned()),
            CODEBOOK => Ok("{}".to_owned()),
            other => Err(format!("{other} is not needed")),
        })
        .unwrap()
    }

    #[test]
    fn an_inspection_by_another_inspectorate_says_so_and_all_else_stays() {
        let before = concat!(
            "\u{feff}[\r\n {\"id\": \"r-2014\", \"event\":\"Review\",\"x\": [1,2]},\r\n",
            " {\"id\": \"s-2016\", \"event\": \"Inspection\"},\n",
            " {\"id\": \"t-2018\", \"event\": \"By both\"}]"
        );
        let after = concat!(
            "\u{feff}[\r\n {\"id\": \"r-2014\", \"event\":\"Review\", \"inspectorate\": \"County \\\"Reviewers\\\"\",\"x\": [1,2]},\r\n",
            " {\"id\": \"s-2016\", \"event\": \"Inspection\"},\n",
            " {\"id\": \"t-2018\", \"event\": \"By both\"}]"
        );
        let upgrade = upgraded(before);
        assert_eq!(upgrade.files.get(INSPECTIONS).map(String::as_str), Some(after));
        let told = "inspections.json, record r-2014: it now says that County \"Reviewers\" inspected.";
        assert_eq!(upgrade.done, [told]);
        assert_eq!(upgraded(after), Upgrade::default(), "a second time there is nothing to do");
    }

    #[test]
    fn a_record_on_several_lines_gets_one_more_line() {
        let before = "[\n  {\n    \"event\": \"A \\\"new\\\" review\",\n    \"id\": \"r-2014\"\n  }\n]\n";
        let after = "[\n  {\n    \"event\": \"A \\\"new\\\" review\",\n    \"inspectorate\": \"County \\\"Reviewers\\\"\",\n    \"id\": \"r-2014\"\n  }\n]\n";
        assert_eq!(upgraded(before).files.get(INSPECTIONS).map(String::as_str), Some(after));
        let first = "[{\"event\": \"Review\", \"id\": \"r-2014\"}]";
        assert!(upgraded(first).files[INSPECTIONS].starts_with("[{\"event\": \"Review\", \"inspectorate\": \"County"));
    }

    #[test]
    fn two_records_are_changed_in_one_go() {
        let before = "[{\"id\": \"r-2014\", \"event\": \"One\"}, {\"id\": \"r-2014\", \"event\": \"Two\"}]";
        let upgrade = upgraded(before);
        assert_eq!((upgrade.done.len(), upgrade.files[INSPECTIONS].matches("inspectorate").count()), (2, 2));
        assert!(serde_json::from_str::<serde_json::Value>(&upgrade.files[INSPECTIONS]).is_ok());
    }

    #[test]
    fn the_codebook_says_since_when_there_is_no_overall_grade() {
        let upgraded = |codebook: &str| {
            upgrade(&|file| match file {
                CODEBOOK => Ok(codebook.to_owned()),
                AUTHORITY => Ok("{}".to_owned()),
                _ => Ok("[]".to_owned()),
            })
            .unwrap()
        };
        let before = "{\"frameworks\": [{\"id\": \"sif\", \"label\": \"Single\"},\n {\"id\": \"ilacs\", \"label\": \"Inspection of local authority children's services\", \"x\": 1}]}";
        let after = before.replace(", \"x\"", ", \"no_overall_since\": \"2026-04\", \"x\"");
        let upgrade = upgraded(before);
        assert_eq!((upgrade.files.get(CODEBOOK), upgrade.done.len()), (Some(&after), 1));
        assert_eq!(upgraded(&after), Upgrade::default());
        // Other inspectorates may use the same initials.
        assert_eq!(upgraded(&before.replace("Inspection of local", "Standard")), Upgrade::default());
    }

    #[test]
    fn what_cannot_be_read_is_told_and_nothing_is_changed() {
        let told = upgrade(&|file| if file == AUTHORITY { Ok("{".to_owned()) } else { Ok("[]".to_owned()) });
        assert!(
            told.unwrap_err().to_string().starts_with("authority.json, line 1, column 1: it is not as the README says")
        );
        let told = upgrade(&|_| Err("no such file".to_owned())).unwrap_err().to_string();
        assert!(told.contains("it cannot be read: no such file. Run script/check-data"), "{told}");
    }
}
