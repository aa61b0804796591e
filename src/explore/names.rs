//! What inspections are called where findings are chosen by them: two of one year are told apart.

use record::words::lower_first;
use record::{Inspection, Record};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What an inspection is called that the record does not hold.
pub const UNKNOWN: &str = "an unknown inspection";

/// A way to call an inspection.
type Form = fn(&Inspection) -> String;

/// Ways to call inspections, the shortest first. Every one says the year.
const SHORT: [Form; 5] = [year, Inspection::short_name, year_and_event, day_and_noun, day_and_event];
const WHEN: [Form; 4] = [year, month, day, year_with_event];
const IN_A_WORD: [Form; 4] = [Inspection::short_name, year_and_event, day_and_noun, day_and_event];
const WITH_EVENT: [Form; 2] = [year_and_event, day_and_event];

/// What each inspection of a record is called, by its place: worked out once, since a page says it again and again.
#[derive(Default)]
struct Names {
    short: OnceLock<Vec<String>>,
    when: OnceLock<Vec<String>>,
    in_a_word: OnceLock<Vec<String>>,
    with_event: OnceLock<Vec<String>>,
}

/// The year alone where that is enough: '2024', '2016 review', '7 March 2016 inspection'.
pub fn short(record: &Record, inspection: &Inspection) -> String {
    told_apart(record, inspection, &SHORT, |names| &names.short)
}

/// When it was, for a sentence: '2024', 'November 2016', '12 September 2016', '2016 (joint review)'. As short as tells it from
/// every other inspection with findings.
pub fn when(record: &Record, inspection: &Inspection) -> String {
    told_apart(record, inspection, &WHEN, |names| &names.when)
}

/// The year and what it was, in one word: '2024 inspection'.
pub fn in_a_word(record: &Record, inspection: &Inspection) -> String {
    told_apart(record, inspection, &IN_A_WORD, |names| &names.in_a_word)
}

/// The year and what it was: '2024 standard inspection'.
pub fn with_event(record: &Record, inspection: &Inspection) -> String {
    told_apart(record, inspection, &WITH_EVENT, |names| &names.with_event)
}

/// The first way that calls no other inspection with findings the same; where all do, the last one with their order.
fn told_apart(
    record: &Record,
    inspection: &Inspection,
    forms: &[Form],
    kept: fn(&Names) -> &OnceLock<Vec<String>>,
) -> String {
    let names = record.index.names.get_or_make(Names::default);
    let names = kept(&names).get_or_init(|| all(record, forms));
    let own = record.place_of_inspection(&inspection.id).and_then(|place| names.get(place));
    own.cloned().unwrap_or_else(|| forms.last().map_or_else(|| inspection.short_name(), |form| form(inspection)))
}

/// What all inspections are called in these ways.
fn all(record: &Record, forms: &[Form]) -> Vec<String> {
    let held: Vec<bool> = record.inspections.iter().map(|one| !record.places_of_findings(&one.id).is_empty()).collect();
    let mut names: Vec<Option<String>> = vec![None; record.inspections.len()];
    for (at, form) in forms.iter().enumerate() {
        if names.iter().all(Option::is_some) {
            break;
        }
        let own: Vec<String> = record.inspections.iter().map(form).collect();
        // How many of those with findings are called so.
        let mut called: FxHashMap<&str, usize> = FxHashMap::default();
        for (name, _) in own.iter().zip(&held).filter(|(_, held)| **held) {
            *called.entry(name).or_default() += 1;
        }
        let mut before: FxHashMap<&str, usize> = FxHashMap::default();
        for ((name, held), kept) in own.iter().zip(&held).zip(&mut names) {
            let all = called.get(name.as_str()).copied().unwrap_or_default();
            let place = before.entry(name).or_default();
            *place += usize::from(*held);
            if kept.is_some() {
                continue;
            }
            if all == usize::from(*held) {
                *kept = Some(name.clone());
            } else if at + 1 == forms.len() {
                // Nothing that is known tells them apart but their order.
                *kept = Some(if *held { format!("{name} {place} of {all}") } else { name.clone() });
            }
        }
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}

fn year(inspection: &Inspection) -> String {
    inspection.year().to_string()
}

fn month(inspection: &Inspection) -> String {
    inspection.when().map_or_else(|| year(inspection), |when| when.month_and_year())
}

fn year_with_event(inspection: &Inspection) -> String {
    format!("{} ({})", day(inspection), lower_first(&inspection.event))
}

fn year_and_event(inspection: &Inspection) -> String {
    format!("{} {}", inspection.year(), lower_first(&inspection.event))
}

fn day_and_noun(inspection: &Inspection) -> String {
    format!("{} {}", day(inspection), inspection.noun())
}

fn day_and_event(inspection: &Inspection) -> String {
    format!("{} {}", day(inspection), lower_first(&inspection.event))
}

fn day(inspection: &Inspection) -> String {
    inspection.when().map_or_else(|| inspection.year().to_string(), |when| when.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Codebook, Date};
    use std::collections::BTreeSet;

    /// The record with one more inspection: a copy of the one of 2016 with these changes, and a finding of it.
    fn with_another(change: impl FnOnce(&mut Inspection, &Codebook)) -> Record {
        let mut record = crate::made_up::anyshire();
        let mut other = record.inspection("sif-2016").unwrap().clone();
        other.id = "other-2016".into();
        change(&mut other, &record.codebook);
        record.inspections.push(other);
        let mut finding = record.findings.iter().find(|finding| finding.inspection == "sif-2016").unwrap().clone();
        finding.inspection = "other-2016".into();
        record.findings.push(finding);
        record.indexed()
    }

    /// One after the other: the first way that calls no other inspection with findings the same; where all do, the last one with their order.
    fn plainly(record: &Record, inspection: &Inspection, forms: &[Form]) -> String {
        // Every form says the year.
        let others = record.held_inspections().filter(|other| other.id != inspection.id);
        let alone = |form: &&Form| {
            let name = form(inspection);
            !others.clone().any(|other| form(other) == name)
        };
        if let Some(form) = forms.iter().find(alone) {
            return form(inspection);
        }
        let Some(form) = forms.last() else { return inspection.short_name() };
        // Nothing that is known tells them apart but their order.
        let name = form(inspection);
        let like: Vec<&Inspection> = record.held_inspections().filter(|other| form(other) == name).collect();
        let place = like.iter().position(|other| other.id == inspection.id);
        place.map_or_else(|| name.clone(), |place| format!("{name} {} of {}", place + 1, like.len()))
    }

    #[test]
    fn what_is_worked_out_for_all_is_what_each_is_called() {
        let unchanged = with_another(|_, _| ());
        let other_noun = with_another(|other, _| other.event = "Focused visit".to_owned());
        let other_day = with_another(|other, _| other.start = Date::parse("2016-02-01").ok());
        let mut without_findings = crate::made_up::anyshire();
        without_findings.findings.retain(|finding| finding.inspection != "sif-2016");
        let without_findings = without_findings.indexed();
        for record in [crate::made_up::anyshire(), unchanged, other_noun, other_day, without_findings] {
            for one in &record.inspections {
                assert_eq!(short(&record, one), plainly(&record, one, &SHORT));
                assert_eq!(when(&record, one), plainly(&record, one, &WHEN));
                assert_eq!(in_a_word(&record, one), plainly(&record, one, &IN_A_WORD));
                assert_eq!(with_event(&record, one), plainly(&record, one, &WITH_EVENT));
            }
        }
    }

    fn names(record: &Record) -> Vec<String> {
        ["sif-2016", "other-2016"].map(|id| short(record, record.inspection(id).unwrap())).into()
    }

    #[test]
    fn a_year_is_enough_where_no_other_inspection_has_it() {
        let record = crate::made_up::anyshire();
        let name = |id: &str| short(&record, record.inspection(id).unwrap());
        assert_eq!((name("sif-2016"), name("ilacs-2026")), ("2016".to_owned(), "2026".to_owned()));
    }

    #[test]
    fn two_inspections_of_one_year_are_told_apart() {
        let other_noun = with_another(|other, _| other.event = "Focused visit".to_owned());
        assert_eq!(names(&other_noun), ["2016 inspection", "2016 visit"]);
        let other_event = with_another(|other, _| other.event = "Pilot inspection".to_owned());
        assert_eq!(names(&other_event), ["2016 single inspection", "2016 pilot inspection"]);
        let other_day = with_another(|other, _| other.start = Date::parse("2016-02-01").ok());
        assert_eq!(names(&other_day), ["7 March 2016 inspection", "1 February 2016 inspection"]);
        let day_and_event = with_another(|other, _| {
            other.event = "Pilot inspection".to_owned();
            other.start = Date::parse("2016-02-01").ok();
        });
        assert_eq!(names(&day_and_event), ["2016 single inspection", "2016 pilot inspection"]);
    }

    #[test]
    fn no_two_choices_of_today_have_one_name() {
        let record = crate::made_up::anyshire();
        let ids: BTreeSet<&str> = record.findings.iter().map(|finding| finding.inspection.as_str()).collect();
        for form in [short, in_a_word, with_event] {
            let names: BTreeSet<String> = ids.iter().map(|id| form(&record, record.inspection(id).unwrap())).collect();
            assert_eq!(names.len(), ids.len());
        }
    }
}
