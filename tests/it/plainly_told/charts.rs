//! The charts of findings: their titles count what the record holds, and their tables add up.

use super::on_many;
use inspection_explorer::chart::{compare, findings, topics};
use inspection_explorer::explore::{names, said};
use inspection_explorer::record::{Finding, Inspection, Record};
use std::collections::BTreeSet;

fn own<'a>(record: &'a Record, one: &'a Inspection) -> Vec<&'a Finding> {
    record.findings.iter().filter(|finding| finding.inspection == one.id).collect()
}

/// The inspections that have findings, in order of time.
fn told(record: &Record) -> Vec<&Inspection> {
    record.inspections.iter().filter(|one| !own(record, one).is_empty()).collect()
}

#[test]
fn no_two_inspections_have_one_name() {
    on_many(|record| {
        let names: BTreeSet<String> = told(record).iter().map(|one| names::when(record, one)).collect();
        assert_eq!(names.len(), told(record).len(), "{names:?}");
    });
}

/// 'In 2024, 3 of 5 findings were positive' counts those of the latest inspection, which the words tell from any other.
#[test]
fn the_title_of_the_findings_counts_those_of_the_latest_inspection() {
    on_many(|record| {
        let title = findings::model(record, |_| true).title;
        let all = told(record);
        let Some(latest) = all.last() else {
            assert_eq!(title, "No findings match these filters");
            return;
        };
        let good = |one: &Inspection| own(record, one).iter().filter(|finding| finding.kind.is_favourable()).count();
        let mixed = all.iter().any(|one| good(one) > 0 && good(one) < own(record, one).len());
        let when = names::when(record, latest);
        if !mixed {
            assert!(title.contains(&format!("in {}", names::when(record, all[0]))) || all.len() > 1, "{title}");
            assert!(all.iter().all(|one| title.contains(&names::when(record, one))), "{title}");
            return;
        }
        assert!(title.starts_with(&format!("In {when}, ")), "{title}");
        let (number, of) = (good(latest), own(record, latest).len());
        let counted = match (number, of) {
            (0 | 1, 1) => title.contains("the only finding"),
            (0, 2) => title.contains("neither finding was positive"),
            (2, 2) => title.contains("both findings were positive"),
            (0, of) => title.contains(&format!("none of {of} findings was")),
            (number, of) if number == of => title.contains(&format!("all {of} findings were")),
            (number, of) => title.contains(&format!("{number} of {of} findings")),
        };
        assert!(counted, "{number} of {of}: {title}");
    });
}

#[test]
fn the_tables_of_findings_add_up() {
    on_many(|record| {
        let model = findings::model(record, |_| true);
        let sum: usize = model.table().rows.iter().map(|row| row.last().unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(sum, record.findings.len());
        let data = topics::model(record, |_| true).data();
        let first = data.head.iter().position(|head| head == "Strengths").unwrap();
        let counts = data.rows.iter().flat_map(|row| &row[first..row.len() - 1]);
        let sum: usize = counts.filter_map(|cell| cell.parse::<usize>().ok()).sum();
        assert_eq!(sum, record.findings.len());
    });
}

/// What is said of topics holds of every topic that it is said of.
#[test]
fn the_title_of_the_topics_is_true() {
    on_many(|record| {
        let (model, all) = (topics::model(record, |_| true), told(record));
        let title = model.title.to_ascii_lowercase();
        let concern = |one: &Inspection, topic| {
            own(record, one).iter().any(|finding| finding.topic == topic && finding.kind.is_concern())
        };
        let any = all.iter().any(|one| own(record, one).iter().any(|finding| finding.kind.is_concern()));
        if all.is_empty() {
            assert_eq!(title, "no findings match these filters");
            return;
        }
        assert_eq!(title == "no topic had a concern or recommendation", !any, "{title}");
        let Some((_, rest)) = title.split_once(" had a concern or recommendation ") else { return };
        let rest = rest.split(';').next().unwrap();
        let named: Vec<&&Inspection> =
            all.iter().filter(|one| rest.contains(&names::when(record, one).to_ascii_lowercase())).collect();
        assert!(!named.is_empty(), "{title}");
        let steady: Vec<String> = record
            .codebook
            .topics
            .iter()
            .filter(|topic| named.iter().all(|one| concern(one, **topic)))
            .map(|topic| topic.label().to_ascii_lowercase())
            .collect();
        let who = title.split(" had a concern").next().unwrap();
        match steady.len() {
            0 => assert_eq!(who, "no topic", "{title}"),
            1..=3 => assert!(steady.iter().all(|topic| who.contains(topic)), "{steady:?}: {title}"),
            more => assert!(who.contains(&format!("{more} topics")), "{title}"),
        }
        let latest = all.last().unwrap();
        let turned = record.codebook.topics.iter().filter(|topic| {
            let praised = own(record, latest).iter().any(|finding| finding.topic == **topic);
            praised && !concern(latest, **topic) && all.iter().any(|one| concern(one, **topic))
        });
        let number = turned.count();
        assert_eq!(title.contains("earlier problem topic"), number > 0, "{title}");
        assert!(number == 0 || title.contains(&format!("; {number} earlier problem topic")), "{title}");
    });
}

#[test]
fn the_title_of_a_comparison_is_true() {
    on_many(|record| {
        for two in told(record).windows(2) {
            let model = compare::model(record, &two[0].id, &two[1].id, |_| true).unwrap();
            let turned = compare::model(record, &two[1].id, &two[0].id, |_| true).unwrap();
            assert_eq!(model.title, turned.title);
            let title = &model.title;
            let concerns = |one: &Inspection| -> BTreeSet<_> {
                own(record, one)
                    .iter()
                    .filter(|finding| finding.kind.is_concern())
                    .map(|finding| finding.topic)
                    .collect()
            };
            let (before, after) = (concerns(two[0]), concerns(two[1]));
            let both = before.intersection(&after).count();
            assert!(!title.contains("No topic was a concern in both") || both == 0, "{title}");
            let none = title.starts_with("No topic was a concern") && !title.contains("in both");
            assert_eq!(none, before.is_empty() && after.is_empty(), "{title}");
            if both > 0 {
                assert!(title.starts_with(&format!("{both} topic")) && title.contains("in both"), "{title}");
            }
            let (one, other) = (&model.panels[0].when, &model.panels[1].when);
            assert!(one != other, "{title}");
        }
    });
}

/// What the page says of itself: only what there is, and only as far as it goes.
#[test]
fn what_this_is_is_true() {
    on_many(|record| {
        let told = said::what_this_is(record);
        for (noun, many) in [("visit", "visit"), ("rating", "rating")] {
            let is = record.inspections.iter().any(|one| one.noun() == noun);
            assert_eq!(told.contains(many), is, "{told}");
        }
        let number = record.inspections.len();
        assert!(number == 0 || told.contains(&format!("{number} ")), "{told}");
        assert_eq!(told.contains("no inspections yet"), number == 0, "{told}");
        if let Some(first) = record.inspections.first() {
            assert!(told.contains(&format!("since {}", first.year())), "{told}");
        }
        let report = record.documents.iter().rev().find(|document| document.by_inspectorate);
        let Some(report) = report else {
            assert!(!told.contains("up to"), "{told}");
            return;
        };
        let at = |id: &str| record.inspections.iter().position(|one| one.id == id).unwrap();
        let last = at(&report.inspection) + 1 == record.inspections.len();
        assert_eq!(told.contains(&format!("{} of {}", report.form, report.published)), last, "{told}");
        if !last {
            assert!(told.contains(&record.inspections.last().unwrap().month_and_year().unwrap()), "{told}");
        }
    });
}
