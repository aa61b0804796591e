//! From codes to findings: the codebook's rule ('A finding'), and nothing else.

use super::coding::{Code, CodedUnit};
use crate::cite::{paragraph, split};
use crate::codebook::Kind;
use crate::ids::{FindingId, UnitId};

/// A finding as the coding gives it, without inspection and summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// First unit and kind; a second code of one kind in that unit adds its number.
    pub id: FindingId,
    /// What its units share.
    pub code: Code,
    /// Its units, in order.
    pub units: Vec<UnitId>,
}

/// The findings of coded units, in the units' order.
///
/// A finding is a run of consecutive units of one paragraph that share kind, topic and area; units that restate belong to none.
pub fn findings(units: &[CodedUnit]) -> Vec<Derived> {
    let mut found: Vec<Derived> = Vec::new();
    let mut paragraph_before = None;
    // The runs that the unit before belongs to: code -> place in `found`.
    let mut open: Vec<(Code, usize)> = Vec::new();
    for unit in units {
        let here = split(&unit.unit).map(|(document, rest)| (document, paragraph(rest).0));
        if here != paragraph_before {
            open.clear();
            paragraph_before = here;
        }
        let mut still_open: Vec<(Code, usize)> = Vec::new();
        if unit.restates.is_empty() {
            let codes = || unit.codes.iter().filter(|code| code.kind.makes_findings());
            for (at, code) in codes().enumerate() {
                if codes().take(at).any(|other| other == code) {
                    continue;
                }
                let nth = codes().take(at + 1).filter(|other| other.kind == code.kind).count();
                let run = open.iter().find(|(other, _)| other == code).map(|(_, place)| *place);
                let place = match run.and_then(|place| found.get_mut(place).map(|run| (place, run))) {
                    Some((place, run)) => {
                        run.units.push(unit.unit.clone());
                        place
                    }
                    None => {
                        found.push(Derived {
                            id: id_for(&unit.unit, code.kind, nth),
                            code: *code,
                            units: vec![unit.unit.clone()],
                        });
                        found.len() - 1
                    }
                };
                still_open.push((*code, place));
            }
        }
        open = still_open;
    }
    found
}

/// The id of a finding: it stays as long as its first unit keeps the kind.
fn id_for(unit: &str, kind: Kind, nth: usize) -> FindingId {
    let kind = kind.token();
    FindingId::new(if nth == 1 { format!("{unit}:{kind}") } else { format!("{unit}:{kind}-{nth}") })
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use super::super::coding::read;
    use super::super::tests::codebook;
    use super::*;

    fn derive(rows: &str) -> Vec<(String, usize)> {
        let units = read(&format!("unit,kind,area,topic,restates\n{rows}"), &codebook()).unwrap();
        findings(&units).into_iter().map(|finding| (finding.id.into(), finding.units.len())).collect()
    }

    #[test]
    fn a_run_ends_with_its_paragraph_and_with_another_code() {
        let rows = "d/p1.s1,concern,leaders,voice,\nd/p1.s2,concern,leaders,voice,\nd/p1.s3,strength,leaders,voice,\n\
                    d/p1.s4,concern,leaders,voice,\nd/p2.s1,concern,leaders,voice,\n";
        assert_eq!(
            derive(rows),
            [
                ("d/p1.s1:concern".into(), 2),
                ("d/p1.s3:strength".into(), 1),
                ("d/p1.s4:concern".into(), 1),
                ("d/p2.s1:concern".into(), 1),
            ]
        );
    }

    #[test]
    fn a_unit_with_two_codes_takes_part_in_both_runs() {
        let rows = "d/p1.s1,strength,leaders,voice,\nd/p1.s2,strength+concern,leaders,voice+voice,\nd/p1.s3,concern,leaders,voice,\n";
        assert_eq!(derive(rows), [("d/p1.s1:strength".into(), 2), ("d/p1.s2:concern".into(), 2)]);
    }

    #[test]
    fn a_unit_that_restates_belongs_to_no_run_and_breaks_one() {
        let rows =
            "d/p1.s1,concern,leaders,voice,\nd/p1.s2,concern,leaders,voice,d/p9.s1\nd/p1.s3,concern,leaders,voice,\n";
        assert_eq!(derive(rows), [("d/p1.s1:concern".into(), 1), ("d/p1.s3:concern".into(), 1)]);
    }

    #[test]
    fn two_recommendations_in_one_bullet_are_two_findings_with_two_ids() {
        let rows = "d/improve1,recommendation+recommendation,leaders,fostering+planning,\n";
        assert_eq!(derive(rows), [("d/improve1:recommendation".into(), 1), ("d/improve1:recommendation-2".into(), 1)]);
    }

    #[test]
    fn actions_and_context_make_no_finding() {
        assert!(derive("d/p1.s1,action,leaders,voice,\nd/p1.s2,context,overall,-,\n").is_empty());
    }
}
