//! Plans: whether anybody has looked since, what the next inspection said, and what the plans name and leave out.

use super::on_many;
use super::threads::heard;
use inspection_explorer::briefing::Item;
use inspection_explorer::briefing::contents::entry;
use inspection_explorer::chart::plan::model;
use inspection_explorer::record::{Date, Document, Inspection, PlanArea, Record, Subject};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{Since, plans};
use std::collections::BTreeSet;

fn document<'a>(record: &'a Record, area: &PlanArea) -> &'a Document {
    record.document(area.unit.split('/').next().unwrap()).unwrap()
}

/// Whether an inspection came after a day for sure.
fn after(one: &Inspection, day: Date) -> bool {
    day.is_before(one.when().unwrap())
}

fn is_read(record: &Record, one: &Inspection) -> bool {
    record.documents.iter().any(|document| document.by_inspectorate && document.inspection == one.id)
        || record.findings.iter().any(|finding| finding.inspection == one.id)
}

#[test]
fn each_plan_stands_by_itself_with_its_own_areas() {
    on_many(|record| {
        let plans = plans(record);
        let documents: BTreeSet<&str> = record.plan.iter().map(|area| document(record, area).id.as_str()).collect();
        assert_eq!(plans.len(), documents.len());
        for plan in &plans {
            let own = record.plan.iter().filter(|area| document(record, area).id == plan.document.unwrap().id);
            assert!(own.map(|area| &area.id).eq(plan.areas.iter().map(|traced| &traced.area.id)));
        }
        let model = model(record, |_| None);
        assert_eq!(model.plans.len(), plans.len());
        let table = model.table();
        assert_eq!(table.head[0] == "Plan", plans.len() > 1, "{:?}", table.head);
    });
}

/// 'Not inspected since the plan' is said only where no inspection can have come since.
#[test]
fn what_has_come_since_the_plan_is_true() {
    on_many(|record| {
        for plan in plans(record) {
            let published = plan.document.unwrap().published;
            let later: Vec<&Inspection> = record.inspections.iter().filter(|one| after(one, published)).collect();
            let unsure = record.inspections.iter().any(|one| {
                let when = one.when().unwrap();
                !when.is_before(published) && !published.is_before(when)
            });
            let unread = later.iter().rfind(|one| !is_read(record, one));
            match plan.since {
                Since::Nothing => assert!(later.is_empty() && !unsure),
                Since::Unsure(_) => assert!(later.is_empty() && unsure),
                Since::NotRead(one) => assert_eq!(Some(&one.id), unread.map(|one| &one.id)),
                Since::NotLooked => assert!(!later.is_empty() && unread.is_none()),
            }
            let words = plan.since.words();
            assert_eq!(words.starts_with("Not inspected since"), later.is_empty() && !unsure, "{words}");
        }
    });
}

#[test]
fn the_next_inspection_is_the_first_that_looked_after_the_plan() {
    on_many(|record| {
        for plan in plans(record) {
            let published = plan.document.unwrap().published;
            for outcome in plan.areas.iter().flat_map(|traced| &traced.outcomes) {
                let next = record
                    .inspections
                    .iter()
                    .find(|one| after(one, published) && is_read(record, one) && heard(record, outcome.thread, one));
                assert_eq!(outcome.inspection.map(|one| &one.id), next.map(|one| &one.id));
                let step = next.and_then(|next| outcome.thread.steps.iter().find(|step| step.from == next.id.as_str()));
                assert_eq!(outcome.step, step);
            }
        }
    });
}

#[test]
fn the_title_counts_the_areas() {
    on_many(|record| {
        if record.plan.is_empty() {
            return;
        }
        let (model, plans) = (model(record, |_| None), plans(record));
        let (title, all) = (&model.title, record.plan.len());
        let nothing = plans.iter().all(|plan| matches!(plan.since, Since::Nothing));
        assert!(!title.contains("No inspection has come since") || nothing, "{title}");
        assert!(!title.contains("nswered"), "a plan that nobody has looked at is not unanswered: {title}");
        assert_eq!(title.contains("plans"), plans.len() > 1 && !title.contains("report of the"), "{title}");
        let numbers: Vec<usize> =
            title.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
        assert!(all < 3 || numbers.contains(&all), "{title}");
        let judged = model.rows.iter().filter(|row| row.outcomes.iter().any(|one| one.says.is_some())).count();
        let number_of = |word: &str| {
            let (before, _) = title.split_once(word)?;
            before.rsplit(|c: char| !c.is_ascii_digit()).find(|word| !word.is_empty())?.parse::<usize>().ok()
        };
        if let Some(rest) = number_of(" in the plan, ").map(|_| title) {
            let told: usize = [" good", " improved", " a concern"]
                .iter()
                .filter_map(|word| {
                    rest.split(", ").flat_map(|part| part.split(" and ")).find_map(|part| {
                        part.split(';').next()?.strip_suffix(word)?.rsplit(' ').next()?.parse::<usize>().ok()
                    })
                })
                .sum();
            assert!(told <= judged, "{told} of {judged}: {title}");
        }
    });
}

/// Rule 7, and what the plans do name stands where it belongs: in the page's words, in the files and in a briefing.
#[test]
fn owners_timescales_and_progress_are_those_of_the_plan() {
    on_many(|record| {
        let model = model(record, |_| None);
        let (subtitle, actions) = (&model.subtitle, model.actions());
        let all = || record.plan.iter().flat_map(|area| area.actions.iter().map(move |action| (area, action)));
        if !record.plan.is_empty() {
            let no_owner = all().all(|(_, action)| action.owner.is_none());
            let no_time = all().all(|(_, action)| action.timescale.is_none());
            assert_eq!(subtitle.contains("no owner"), no_owner, "{subtitle}");
            assert_eq!(subtitle.contains("or timescale") || subtitle.contains("no timescale"), no_time, "{subtitle}");
            assert_eq!(subtitle.contains("council"), record.authority.body.is_none(), "{subtitle}");
        }
        let column = |name: &str| actions.head.iter().position(|head| head == name).unwrap();
        for ((area, action), row) in all().zip(&actions.rows) {
            let said = action.recorded();
            let item = Item::Subject(Subject::Action(action.unit.clone()));
            let told = entry(record, &item, &|_| None, &Statuses::default());
            let told: String = told.lines.iter().map(|line| line.text.as_str()).collect();
            let fields = [
                ("Owner", &action.owner),
                ("Timescale", &action.timescale),
                ("Progress in the plan", &action.progress),
            ];
            for (name, field) in fields {
                let words = field.as_deref().unwrap_or("not in the plan");
                assert_eq!(row[column(name)], words, "{row:?}");
                assert_eq!(said.contains(&format!("{name}: ")), field.is_some(), "{said}");
                assert!(
                    field.as_deref().is_none_or(|words| said.contains(words) && told.contains(words)),
                    "{said}, {told}"
                );
            }
            assert_eq!(said.contains("owner"), action.owner.is_none(), "{said}");
            assert!(row[column("Area")] == area.called() && told.contains(area.called()), "{row:?}");
            assert_eq!(told.contains("Plan: "), model.plans.len() > 1, "{told}");
        }
        assert_eq!(all().count(), actions.rows.len());
    });
}
