//! The second coding of a random part of the units, and how far the two agree.

use super::coding::{self, CodedUnit, Row};
use super::names::{SECOND_CODING, SETTLEMENTS};
use super::problem::{Level, Problem};
#[cfg(feature = "files")]
use super::table::Table;
use crate::agreement::kappa;
use crate::codebook::Codebook;
use crate::model::Agreement;
use rustc_hash::{FxHashMap, FxHashSet};

/// A difference between the two codings, settled: the first coder's codes, which one stands, and why.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The unit.
    pub unit: String,
    /// The first coder's kinds.
    pub kind: String,
    /// The first coder's areas.
    pub area: String,
    /// The first coder's topics.
    pub topic: String,
    /// What the first coder took it to restate.
    pub restates: String,
    /// Whose codes stand: `first` or `second`.
    pub settled: String,
    /// Why.
    pub reason: String,
}

impl Settlement {
    /// The first coder's codes as a row of a coding file.
    pub fn first(&self) -> Row<'_> {
        let Self { unit, kind, area, topic, restates, .. } = self;
        Row { unit, kind, area, topic, restates }
    }
}

/// The second coding with the settlements of its differences from the first.
#[derive(Clone, Debug, Default)]
pub struct SecondCoding {
    /// The second coder's codes.
    pub units: Vec<CodedUnit>,
    /// The differences, settled.
    pub settlements: Vec<Settlement>,
    /// Whether there is a file of settlements: without one, nobody has settled any difference yet.
    pub settlements_held: bool,
}

/// The columns of `settlements.csv`.
#[cfg(feature = "files")]
pub const COLUMNS: [&str; 7] = ["unit", "kind", "area", "topic", "restates", "settled", "reason"];

/// What can be read from both tables, with a [`Problem`] for every row that cannot be read. Where nobody has coded a
/// second time there are no such files, or they hold their heads alone.
#[cfg(feature = "files")]
pub fn read(
    second: Option<Table<'_>>,
    settlements: Option<Table<'_>>,
    codebook: &Codebook,
) -> (SecondCoding, Vec<Problem>) {
    let (units, mut problems) = second.map(|table| coding::rows(SECOND_CODING, table, codebook)).unwrap_or_default();
    let settlements_held = settlements.is_some();
    let Table { rows, problems: found } = settlements.unwrap_or_default();
    problems.extend(found);
    let settlement = |row: super::table::Row<'_>| {
        let [unit, kind, area, topic, restates, settled, reason] =
            core::array::from_fn(|column| row.cell(column).to_owned());
        Settlement { unit, kind, area, topic, restates, settled, reason }
    };
    let settlements = rows.iter().map(settlement).collect();
    (SecondCoding { units, settlements, settlements_held }, problems)
}

/// The units that both coded, each with the first and the second coder's codes as they were before any settlement.
pub fn pairs(coding: &[CodedUnit], second: &SecondCoding, codebook: &Codebook) -> Vec<(CodedUnit, CodedUnit)> {
    let standing: FxHashMap<&str, &CodedUnit> = coding.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let settled: FxHashMap<&str, &Settlement> = second.settlements.iter().map(|s| (s.unit.as_str(), s)).collect();
    let first = |unit: &str| match settled.get(unit) {
        Some(settlement) => coding::decode(&settlement.first(), codebook).ok(),
        None => standing.get(unit).map(|unit| (*unit).clone()),
    };
    second.units.iter().filter_map(|unit| Some((first(&unit.unit)?, unit.clone()))).collect()
}

/// Cohen's kappa by kind, area and topic. A unit with several codes agrees only where all of them do; their order does not count.
pub fn agreement(coding: &[CodedUnit], second: &SecondCoding, codebook: &Codebook) -> Option<Agreement> {
    let pairs = pairs(coding, second, codebook);
    let by = |code: &dyn Fn(&CodedUnit) -> Vec<&'static str>| {
        let sorted = |unit: &CodedUnit| {
            let mut codes = code(unit);
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        kappa(&pairs.iter().map(|(first, second)| (sorted(first), sorted(second))).collect::<Vec<_>>())
    };
    Some(Agreement {
        units: pairs.len(),
        kind: by(&|unit| unit.codes.iter().map(|code| code.kind.token()).collect())?,
        area: by(&|unit| unit.codes.iter().map(|code| code.area.token()).collect())?,
        topic: by(&|unit| unit.codes.iter().map(|code| code.topic.map_or("-", |topic| topic.token())).collect())?,
    })
}

/// Of how many units at least it is odd that all are coded as before.
const MANY: usize = 20;

/// Notes what does not fit: units that are not coded or stand twice, differences that are not settled, settlements that do
/// not stand.
pub fn check(coding: &[CodedUnit], second: &SecondCoding, codebook: &Codebook, problems: &mut Vec<Problem>) {
    if second.units.is_empty() && second.settlements.is_empty() {
        return;
    }
    let standing: FxHashMap<&str, &CodedUnit> = coding.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let settled: FxHashMap<&str, &Settlement> = second.settlements.iter().map(|s| (s.unit.as_str(), s)).collect();
    let theirs: FxHashMap<&str, &CodedUnit> = second.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let mut seen = FxHashSet::default();
    let mut unsettled = 0;
    for unit in &second.units {
        let place = format!("unit {}", unit.unit);
        if !seen.insert(unit.unit.as_str()) {
            let remedy = "Remove one of the two rows: each unit counts once in the agreement";
            problems.push(Problem::new(SECOND_CODING, place, "it is coded twice", remedy));
            continue;
        }
        let Some(now) = standing.get(unit.unit.as_str()) else {
            problems.push(Problem::new(
                SECOND_CODING,
                place,
                "it is not in coding.csv",
                "Remove it, or correct the unit",
            ));
            continue;
        };
        if *now != unit && !settled.contains_key(unit.unit.as_str()) {
            unsettled += 1;
            if second.settlements_held {
                let wrong = "the two codings differ, and the difference is not settled";
                let remedy = "Add a row with the first coder's codes, whose codes were kept, and why";
                problems.push(Problem::new(SETTLEMENTS, place, wrong, remedy).at(Level::Slip));
            }
        }
    }
    if unsettled > 0 && !second.settlements_held {
        let units = crate::words::count(unsettled, "unit", "units");
        let wrong = format!("{units} of it differ from coding.csv, and there is no settlements.csv");
        let remedy = "Settle the differences there when you can: the agreement is counted without it";
        problems.push(Problem::new(SECOND_CODING, "the whole file", wrong, remedy).at(Level::Advice));
    }
    let alike = || pairs(coding, second, codebook).iter().all(|(first, second)| first == second);
    if second.units.len() >= MANY && alike() {
        let wrong = "all of its units are coded as in coding.csv";
        let remedy = "Check whether it was copied from there: two people seldom agree in everything";
        problems.push(Problem::new(SECOND_CODING, "the whole file", wrong, remedy).at(Level::Advice));
    }
    let mut seen = FxHashSet::default();
    for settlement in &second.settlements {
        let place = format!("unit {}", settlement.unit);
        let mut problem =
            |wrong: &str, remedy: &str| problems.push(Problem::new(SETTLEMENTS, &place, wrong, remedy).at(Level::Slip));
        if !seen.insert(settlement.unit.as_str()) {
            problem("it is settled twice", "Remove one of the two rows");
            continue;
        }
        if !theirs.contains_key(settlement.unit.as_str()) {
            problem("nobody has coded it a second time", "Remove the row, or correct the unit");
            continue;
        }
        let kept = match settlement.settled.as_str() {
            "first" => coding::decode(&settlement.first(), codebook).ok(),
            "second" => theirs.get(settlement.unit.as_str()).map(|unit| (*unit).clone()),
            _ => {
                problem("'settled' is neither 'first' nor 'second'", "Write first or second: whose codes were kept");
                continue;
            }
        };
        if kept.as_ref() != standing.get(settlement.unit.as_str()).copied() {
            problem(
                "the codes that were kept are not those of coding.csv",
                "Bring coding.csv or the settlement up to date",
            );
        }
        if settlement.reason.trim().is_empty() {
            problem("it gives no reason", "Say in a few words why these codes were kept");
        }
    }
}
