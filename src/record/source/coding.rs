//! The rows of `coding.csv`: what each unit of the documents does (codebook).

use super::problem::Problem;
use crate::codebook::{Area, Codebook, Kind, Topic};
use crate::ids::UnitId;
use serde::Deserialize;

/// The file's name.
pub const FILE: &str = "coding.csv";

/// The most codes that one unit may take (codebook, 'Kind').
const MOST_CODES: usize = 3;

/// One code of a unit: a unit that does two things has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// What it does.
    pub kind: Kind,
    /// Whose experience it is about.
    pub area: Area,
    /// The matter; `None` for context and bare grades.
    pub topic: Option<Topic>,
}

/// A coded unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedUnit {
    /// The unit's id.
    pub unit: UnitId,
    /// Its codes, in the order of the sentence.
    pub codes: Vec<Code>,
    /// The units that tell the same matter in full.
    pub restates: Vec<UnitId>,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The unit's id.
    pub unit: String,
    /// Kinds joined by `+`.
    pub kind: String,
    /// One area, or as many as kinds.
    pub area: String,
    /// As many topics as kinds; `-` for none.
    pub topic: String,
    /// Units joined by `+`, or nothing.
    pub restates: String,
}

/// Reads the text of `coding.csv`.
///
/// # Errors
/// A [`Problem`] for every row that cannot be read, and one where there is none.
#[cfg(feature = "files")]
pub fn read(text: &str, codebook: &Codebook) -> Result<Vec<CodedUnit>, Vec<Problem>> {
    let units = read_some(text, codebook)?;
    if units.is_empty() {
        return Err(vec![Problem::new(
            FILE,
            "the whole file",
            "it has no coded unit",
            "Put the file back from version control, or code the first document",
        )]);
    }
    Ok(units)
}

/// Reads rows of `coding.csv`, of which there may be none.
///
/// # Errors
/// A [`Problem`] for every row that cannot be read.
#[cfg(feature = "files")]
pub fn read_some(text: &str, codebook: &Codebook) -> Result<Vec<CodedUnit>, Vec<Problem>> {
    let mut units = Vec::new();
    let mut problems = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (index, row) in reader.deserialize::<Row>().enumerate() {
        match row {
            Ok(row) => match decode(&row, codebook) {
                Ok(unit) => units.push(unit),
                Err(problem) => problems.push(problem),
            },
            Err(error) => problems.push(Problem::new(
                FILE,
                format!("line {}", index + 2),
                format!("the row cannot be read: {error}"),
                "Give each row the five columns unit,kind,area,topic,restates",
            )),
        }
    }
    if problems.is_empty() { Ok(units) } else { Err(problems) }
}

/// Reads one row's codes.
///
/// # Errors
/// A [`Problem`] that names the unit and the word that is not in the codebook's lists.
pub fn decode(row: &Row, codebook: &Codebook) -> Result<CodedUnit, Problem> {
    let problem = |wrong: String, remedy: String| Problem::new(FILE, format!("unit {}", row.unit), wrong, remedy);
    let kinds = split(&row.kind)
        .map(|token| {
            let known = || one_of(codebook.kinds.iter().map(|kind| kind.token()));
            codebook.kind(token).ok_or_else(|| problem(format!("'{token}' is not a kind"), known()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let areas = split(&row.area)
        .map(|token| {
            let known = || one_of(codebook.areas.iter().map(|area| area.token()));
            codebook.area(token).ok_or_else(|| problem(format!("'{token}' is not an area"), known()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let topics = split(&row.topic)
        .map(|token| match token {
            "-" => Ok(None),
            _ => codebook.topic(token).map(Some).ok_or_else(|| {
                let known = one_of(codebook.topics.iter().map(|topic| topic.token()));
                problem(format!("'{token}' is not a topic"), known)
            }),
        })
        .collect::<Result<Vec<_>, _>>()?;
    if kinds.len() > MOST_CODES {
        return Err(problem(
            format!("it has {} codes", kinds.len()),
            format!("Keep the {MOST_CODES} that say something of their own"),
        ));
    }
    if topics.len() != kinds.len() {
        return Err(problem(
            format!("it has {} kinds and {} topics", kinds.len(), topics.len()),
            "Give every kind its own topic, joined by +, and '-' where it needs none".to_owned(),
        ));
    }
    if areas.len() != 1 && areas.len() != kinds.len() {
        return Err(problem(
            format!("it has {} kinds and {} areas", kinds.len(), areas.len()),
            "Give one area for all, or one for each kind in the same order".to_owned(),
        ));
    }
    let one_area = areas.first().copied().filter(|_| areas.len() == 1);
    let area_of_each = areas.iter().copied().map(Some).chain(core::iter::repeat(None));
    let codes = kinds
        .iter()
        .zip(&topics)
        .zip(area_of_each)
        .filter_map(|((kind, topic), area)| Some(Code { kind: *kind, area: one_area.or(area)?, topic: *topic }))
        .collect::<Vec<_>>();
    if let Some(code) = codes.iter().find(|code| code.topic.is_none() && code.kind.needs_topic()) {
        return Err(problem(
            format!("its {} has no topic", code.kind.token()),
            "Choose the topic from the codebook".to_owned(),
        ));
    }
    Ok(CodedUnit {
        unit: row.unit.as_str().into(),
        codes,
        restates: split(&row.restates).filter(|unit| !unit.is_empty()).map(UnitId::from).collect(),
    })
}

/// The parts of a cell that are joined by `+`.
fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('+').map(str::trim)
}

/// 'Use one of: …'.
fn one_of<'a>(tokens: impl Iterator<Item = &'a str>) -> String {
    format!("Use one of: {}", tokens.collect::<Vec<_>>().join(", "))
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use super::super::tests::codebook;
    use super::*;

    fn row(kind: &str, area: &str, topic: &str) -> Row {
        Row {
            unit: "x/p1.s1".into(),
            kind: kind.into(),
            area: area.into(),
            topic: topic.into(),
            restates: String::new(),
        }
    }

    #[test]
    fn a_unit_that_does_two_things_has_two_codes() {
        let unit = decode(&row("strength+concern", "leaders+overall", "workforce+voice"), &codebook()).unwrap();
        assert_eq!(unit.codes.len(), 2);
        let code = unit.codes[1];
        assert_eq!((code.kind.token(), code.area.token()), ("concern", "overall"));
        assert_eq!(code.topic.map(Topic::token), Some("voice"));
    }

    #[test]
    fn what_the_codebook_does_not_list_is_named() {
        let wrong = |r: Row| decode(&r, &codebook()).unwrap_err().to_string();
        assert!(wrong(row("praise", "leaders", "voice")).contains("unit x/p1.s1: 'praise' is not a kind"));
        assert!(wrong(row("concern", "streets", "voice")).contains("'streets' is not an area"));
        assert!(wrong(row("concern", "leaders", "weather")).contains("'weather' is not a topic"));
        assert!(wrong(row("concern", "leaders", "-")).contains("has no topic"));
        assert!(wrong(row("concern+strength", "leaders", "voice")).contains("2 kinds and 1 topics"));
        assert!(wrong(row("concern", "leaders+overall", "voice")).contains("1 kinds and 2 areas"));
    }

    #[test]
    fn an_empty_file_is_told() {
        assert!(read("", &codebook()).unwrap_err()[0].to_string().contains("no coded unit"));
        assert!(
            read("unit,kind,area,topic,restates\nx,y\n", &codebook()).unwrap_err()[0].to_string().contains("line 2")
        );
    }
}
