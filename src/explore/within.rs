//! What belongs to what: where a reader asks for the notes on something, those on its parts are meant too.

use record::{Finding, Inspection, Record, Subject};

/// Something and all that belongs to it, itself first: to an inspection its grades, to a thread the findings of its steps,
/// to an area, a document or an inspection its findings, to the record everything.
pub fn within(record: &Record, subject: &Subject) -> Vec<Subject> {
    let finding = |finding: &Finding| Subject::Finding(finding.id.clone());
    let own = core::iter::once(subject.clone());
    match subject {
        Subject::Record => own.chain(of_record(record)).collect(),
        Subject::Document(id) => {
            let cited = |finding: &&Finding| {
                finding
                    .units
                    .iter()
                    .any(|unit| record::cite::split(unit).is_some_and(|(document, _)| document == id.as_str()))
            };
            own.chain(record.findings.iter().filter(cited).map(finding)).collect()
        }
        Subject::Area(id) => {
            let held = record.findings.iter().filter(|finding| finding.area.token() == id.as_str());
            own.chain(held.map(finding)).collect()
        }
        Subject::Inspection(id) => {
            let grades = record.inspection(id).map(grades).unwrap_or_default();
            own.chain(grades).chain(record.findings_of(id).map(finding)).collect()
        }
        Subject::Thread(id) => {
            let steps = record.thread(id).map(|thread| thread.steps.as_slice()).unwrap_or_default();
            let mut all: Vec<Subject> = own.collect();
            for finding in steps.iter().flat_map(|step| &step.findings) {
                let finding = Subject::Finding(finding.clone());
                if !all.contains(&finding) {
                    all.push(finding);
                }
            }
            all
        }
        Subject::Grade { .. } | Subject::Finding(_) | Subject::Action(_) => own.collect(),
    }
}

fn grades(inspection: &Inspection) -> Vec<Subject> {
    let one = |judgement: &String| Subject::Grade { inspection: inspection.id.clone(), judgement: judgement.clone() };
    inspection.grades.iter().map(|grade| one(&grade.judgement)).collect()
}

fn of_record(record: &Record) -> impl Iterator<Item = Subject> {
    let inspections = record
        .inspections
        .iter()
        .flat_map(|inspection| core::iter::once(Subject::Inspection(inspection.id.clone())).chain(grades(inspection)));
    let documents = record.documents.iter().map(|document| Subject::Document(document.id.clone()));
    let areas = record.codebook.areas.iter().map(|area| Subject::Area(area.token().into()));
    let findings = record.findings.iter().map(|finding| Subject::Finding(finding.id.clone()));
    let threads = record.threads.iter().map(|thread| Subject::Thread(thread.id.clone()));
    let actions = record.plan.iter().flat_map(|area| &area.actions).map(|action| Subject::Action(action.unit.clone()));
    inspections.chain(documents).chain(areas).chain(findings).chain(threads).chain(actions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::sync::LazyLock;

    /// The record of the app, whatever it is: this holds of all.
    static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

    #[test]
    fn what_belongs_to_something_is_listed_once_and_itself_first() {
        for subject in within(&RECORD, &Subject::Record) {
            let all = within(&RECORD, &subject);
            assert_eq!(all.first(), Some(&subject));
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{subject}");
        }
    }

    #[test]
    fn every_finding_belongs_to_its_area_its_document_and_its_inspection() {
        let whole = within(&RECORD, &Subject::Record);
        for finding in &RECORD.findings {
            let own = Subject::Finding(finding.id.clone());
            let (document, _) = record::cite::split(&finding.units[0]).unwrap();
            let holders = [
                Subject::Area(finding.area.token().into()),
                Subject::Document(document.into()),
                Subject::Inspection(finding.inspection.clone()),
            ];
            for holder in holders {
                assert!(within(&RECORD, &holder).contains(&own), "{own} in {holder}");
            }
            assert!(whole.contains(&own));
        }
        for thread in &RECORD.threads {
            let all = within(&RECORD, &Subject::Thread(thread.id.clone()));
            let findings = thread.steps.iter().flat_map(|step| &step.findings);
            assert!(findings.clone().all(|id| all.contains(&Subject::Finding(id.clone()))), "{}", thread.id);
        }
    }

    #[test]
    fn to_something_that_the_record_does_not_hold_belongs_itself_alone() {
        for text in ["thread:gone", "inspection:gone", "document:gone", "area:gone", "finding:gone"] {
            let subject: Subject = text.parse().unwrap();
            assert_eq!(within(&RECORD, &subject), [subject]);
        }
    }
}
