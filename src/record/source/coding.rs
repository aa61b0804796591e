//! The rows of `coding.csv`: what each unit of the documents does (codebook).

use super::near::suggestion;
use super::problem::{Level, Problem};
#[cfg(feature = "files")]
use super::table::Table;
use crate::codebook::{Area, Codebook, Kind, Topic};
use crate::ids::UnitId;
use serde::de::value::{Error as NoWord, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

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
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'a> {
    /// The unit's id.
    pub unit: &'a str,
    /// Kinds joined by `+`.
    pub kind: &'a str,
    /// One area, or as many as kinds.
    pub area: &'a str,
    /// As many topics as kinds; `-` for none.
    pub topic: &'a str,
    /// Units joined by `+`, or nothing.
    pub restates: &'a str,
}

/// The columns of the file.
#[cfg(feature = "files")]
pub const COLUMNS: [&str; 5] = ["unit", "kind", "area", "topic", "restates"];

/// Reads the text of `coding.csv`.
///
/// # Errors
/// A [`Problem`] for every fault of every row, and one where there is no row.
#[cfg(feature = "files")]
pub fn read(text: &str, codebook: &Codebook) -> Result<Vec<CodedUnit>, Vec<Problem>> {
    let (units, problems) = read_all(super::table::read(FILE, text, &COLUMNS), codebook);
    if problems.is_empty() { Ok(units) } else { Err(problems) }
}

/// The units that can be read from the table of `coding.csv`, with a [`Problem`] for every fault of every row, and one where
/// there is no row.
#[cfg(feature = "files")]
pub fn read_all(table: Table<'_>, codebook: &Codebook) -> (Vec<CodedUnit>, Vec<Problem>) {
    let (units, mut problems) = rows(FILE, table, codebook);
    if units.is_empty() && problems.is_empty() {
        problems.push(Problem::new(
            FILE,
            "the whole file",
            "it has no coded unit",
            "Code the first document: the README says how, under ‘Making another authority’s record’",
        ));
    }
    (units, problems)
}

/// The units that can be read from a table of this form, of which there may be none, with a [`Problem`] for every fault.
#[cfg(feature = "files")]
pub fn rows(file: &'static str, table: Table<'_>, codebook: &Codebook) -> (Vec<CodedUnit>, Vec<Problem>) {
    let Table { rows, mut problems } = table;
    let mut units = Vec::with_capacity(rows.iter().len());
    for cells in rows.iter() {
        let [unit, kind, area, topic, restates] = core::array::from_fn(|column| cells.cell(column));
        let row = Row { unit, kind, area, topic, restates };
        let mut found = Vec::new();
        units.extend(decode_all(&row, codebook, &mut found));
        problems.extend(found.into_iter().map(|problem| {
            let place = if row.unit.is_empty() { cells.place() } else { problem.place };
            Problem { file, place, ..problem }
        }));
    }
    (units, problems)
}

/// Reads one row's codes.
///
/// # Errors
/// A [`Problem`] that names the unit and the first word that is not in the codebook's lists.
pub fn decode(row: &Row<'_>, codebook: &Codebook) -> Result<CodedUnit, Problem> {
    let mut problems = Vec::new();
    let unit = decode_all(row, codebook, &mut problems);
    match (unit, problems.into_iter().next()) {
        (Some(unit), None) => Ok(unit),
        (_, Some(problem)) => Err(problem),
        (None, None) => Err(Problem::new(FILE, format!("unit {}", row.unit), "it cannot be read", "Correct the row")),
    }
}

/// Reads one row's codes and notes everything that is wrong with them. A word that the codebook does not list is noted and,
/// where a record is being read, kept by its name.
fn decode_all(row: &Row<'_>, codebook: &Codebook, problems: &mut Vec<Problem>) -> Option<CodedUnit> {
    let restates = split(row.restates).filter(|unit| !unit.is_empty()).map(UnitId::from).collect();
    if let Some(code) = only(row, codebook) {
        return Some(CodedUnit { unit: row.unit.into(), codes: vec![code], restates });
    }
    let before = problems.len();
    let mut problem = |wrong: String, remedy: String, level: Level| {
        problems.push(Problem::new(FILE, format!("unit {}", row.unit), wrong, remedy).at(level));
    };
    if row.unit.is_empty() {
        problem(
            "it names no unit".into(),
            "Begin the row with the unit, for example ilacs-2024/p17.s2".into(),
            Level::Fault,
        );
    }
    let kinds = codes(row.kind, "a kind", &codebook.kinds, |token| codebook.kind(token), Kind::token, &mut problem);
    let areas = codes(row.area, "an area", &codebook.areas, |token| codebook.area(token), Area::token, &mut problem);
    let topics: Vec<Option<Option<Topic>>> = split(row.topic)
        .map(|token| match token {
            "-" => Some(None),
            _ => codes(token, "a topic", &codebook.topics, |token| codebook.topic(token), Topic::token, &mut problem)
                .into_iter()
                .next()?
                .map(Some),
        })
        .collect();
    if kinds.len() > MOST_CODES {
        problem(
            format!("it has {} codes", kinds.len()),
            format!("Keep the {MOST_CODES} that say something of their own"),
            Level::Slip,
        );
    }
    let count = |number: usize, one: &str, many: &str| crate::words::count(number, one, many);
    if topics.len() != kinds.len() {
        problem(
            format!("it has {} and {}", count(kinds.len(), "kind", "kinds"), count(topics.len(), "topic", "topics")),
            "Give every kind its own topic, joined by +, and '-' where it needs none".to_owned(),
            Level::Fault,
        );
    }
    if areas.len() != 1 && areas.len() != kinds.len() {
        problem(
            format!("it has {} and {}", count(kinds.len(), "kind", "kinds"), count(areas.len(), "area", "areas")),
            "Give one area for all, or one for each kind in the same order".to_owned(),
            Level::Fault,
        );
    }
    let one_area = areas.first().copied().filter(|_| areas.len() == 1);
    let area_of_each = areas.iter().copied().map(Some).chain(core::iter::repeat(None));
    let codes = kinds
        .iter()
        .zip(&topics)
        .zip(area_of_each)
        .filter_map(|((kind, topic), area)| Some(Code { kind: (*kind)?, area: one_area.or(area)??, topic: (*topic)? }))
        .collect::<Vec<_>>();
    for code in codes.iter().filter(|code| code.topic.is_none() && code.kind.needs_topic()) {
        problem(
            format!("its {} has no topic", code.kind.token()),
            "Choose the topic from the codebook".to_owned(),
            Level::Fault,
        );
    }
    let readable = codes.len() == kinds.len() && problems.iter().skip(before).all(|one| one.level < Level::Fault);
    readable.then(|| CodedUnit { unit: row.unit.into(), codes, restates })
}

/// The code of a row that has one, as most have, where nothing is wrong with it.
fn only(row: &Row<'_>, codebook: &Codebook) -> Option<Code> {
    let (kind, area) = (codebook.kind(row.kind)?, codebook.area(row.area)?);
    let topic = if row.topic == "-" { None } else { Some(codebook.topic(row.topic)?) };
    (!row.unit.is_empty() && (topic.is_some() || !kind.needs_topic())).then_some(Code { kind, area, topic })
}

/// The codes in a cell: nothing in place of each that the codebook does not list and that is not kept by its name.
fn codes<T: Copy + DeserializeOwned>(
    cell: &str,
    what: &str,
    list: &[T],
    find: impl Fn(&str) -> Option<T>,
    token: impl Fn(T) -> &'static str,
    problem: &mut impl FnMut(String, String, Level),
) -> Vec<Option<T>> {
    let read = |word: &str, problem: &mut dyn FnMut(String, String, Level)| {
        if let Some(code) = find(word) {
            return Some(code);
        }
        let known = list.iter().map(|code| token(*code));
        let remedy = format!("{}{}", suggestion(word, known.clone()), one_of(known));
        let wrong = if word.is_empty() {
            format!("{} is missing", what.trim_start_matches("an ").trim_start_matches("a "))
        } else {
            format!("'{word}' is not {what}")
        };
        let kept = (!word.is_empty()).then(|| T::deserialize(word_of(word)).ok()).flatten();
        problem(wrong, remedy, if kept.is_some() { Level::Slip } else { Level::Fault });
        kept
    };
    split(cell).map(|word| read(word, problem)).collect()
}

/// A word as something that a code can be read from.
fn word_of(word: &str) -> StrDeserializer<'_, NoWord> {
    word.into_deserializer()
}

/// The parts of a cell that are joined by `+`.
fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('+').map(str::trim)
}

/// 'Use one of: …'. Of a long list only the beginning: it would be told again for each row that is not coded yet.
fn one_of<'a>(tokens: impl Iterator<Item = &'a str>) -> String {
    let tokens: Vec<&str> = tokens.collect();
    match tokens.get(..3).filter(|_| tokens.len() > 12) {
        Some(first) => format!("Use one of: {} and the others in codebook.json", first.join(", ")),
        None => format!("Use one of: {}", tokens.join(", ")),
    }
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use super::super::tests::codebook;
    use super::*;

    fn row<'a>(kind: &'a str, area: &'a str, topic: &'a str) -> Row<'a> {
        Row { unit: "x/p1.s1", kind, area, topic, restates: "" }
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
        assert!(wrong(row("concern+strength", "leaders", "voice")).contains("2 kinds and 1 topic"));
        assert!(wrong(row("concern", "leaders+overall", "voice")).contains("1 kind and 2 areas"));
    }

    #[test]
    fn an_empty_file_is_told() {
        let first = |text: &str| read(text, &codebook()).unwrap_err()[0].to_string();
        assert!(first("unit,kind,area,topic,restates\n").contains("no coded unit"));
        assert!(first("").contains("no heading"));
        assert!(first("unit,kind,area,topic,restates\nx,y\n").contains("line 2"));
    }
}
