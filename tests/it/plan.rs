//! The chart of the plan on the made-up record, whose plan is newer than its last inspection: what it says where no report
//! has come since, where one has that did not look, and where one is missing.

use crate::anyshire::with_inspection_of_2027;
use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::chart::scene::{LEAST_TARGET, Shape};
use inspection_explorer::chart::{Chart, Hit, plan};
use inspection_explorer::record::{Date, Progress, Record};
use proptest::prelude::*;

fn untouched(record: &Record) -> plan::PlanModel {
    plan::model(record, |_| None)
}

/// What the table says of an area behind its number and title.
fn row(model: &plan::PlanModel, at: usize) -> Vec<String> {
    model.table().rows[at][2..].to_vec()
}

#[test]
fn no_inspection_has_come_since_the_plan() {
    let model = untouched(&ANYSHIRE);
    assert_eq!(model.title, "No inspection has come since the plan: 3 actions in 2 areas");
    assert!(!model.subtitle.contains("several issues"), "{}", model.subtitle);
    let nothing = "Not inspected since the plan";
    assert_eq!(row(&model, 0), ["1 concern, 1 recommendation", "2", nothing, "not set"]);
    // A sentence that gives a grade is in no finding.
    assert_eq!(row(&model, 1), ["1 concern, 1 other sentence", "1", nothing, "not set"]);
    assert_eq!(model.table().rows[1][0], "A2 (see A1)");
    // No mark stands for a word that nobody said.
    let legend: Vec<String> = model.frame().legend.into_iter().map(|entry| entry.words).collect();
    assert_eq!(legend, ["Concern", "Recommendation", "Your status: none set"]);
}

#[test]
fn what_the_reader_says_stands_beside_it() {
    let day = Date::parse("2026-11-11").ok();
    let own = |unit: &str| (!unit.ends_with("A1.action2")).then_some((Progress::Done, day));
    let model = plan::model(&ANYSHIRE, own);
    assert_eq!(model.title, untouched(&ANYSHIRE).title);
    assert!(model.subtitle.ends_with("You have set a status for 2 of 3 actions: 2 done"), "{}", model.subtitle);
    assert_eq!((row(&model, 0)[3].as_str(), row(&model, 1)[3].as_str()), ("1 done", "1 done"));
    let actions = model.actions();
    let told: Vec<&[String]> = actions.rows.iter().map(|row| &row[7..]).collect();
    assert_eq!(
        told,
        [["Done", "2026-11-11", "11 November 2026"], ["not set", "", ""], ["Done", "2026-11-11", "11 November 2026"]]
    );
    let legend: Vec<String> = model.frame().legend.into_iter().map(|entry| entry.words).collect();
    assert_eq!(legend[2..], ["Your status: done", "Your status: none set"]);
}

/// An inspection that is known but whose report is missing may have spoken of anything.
#[test]
fn a_missing_report_is_not_the_absence_of_an_inspection() {
    let model = untouched(&with_inspection_of_2027("plan-2027"));
    let missing = "The report of the 2027 inspection is not in this record";
    assert_eq!(model.title, format!("{missing}: 3 actions in 2 areas"));
    assert_eq!((row(&model, 0)[2].as_str(), row(&model, 1)[2].as_str()), (missing, missing));
}

/// The visit, moved behind the plan: it looked at the front door alone.
fn visited() -> Record {
    let mut record = ANYSHIRE.clone();
    let visit = record.inspections.iter_mut().find(|one| one.id.as_str() == "visit-2023").unwrap();
    visit.start = Date::parse("2027-02-14").ok();
    record.inspections.sort_by_key(|one| one.when());
    let thread = record.threads.iter_mut().find(|thread| thread.id.as_str() == "front-door-waits").unwrap();
    thread.steps.retain(|step| step.from.as_str() != "visit-2023");
    record.indexed()
}

#[test]
fn not_inspected_and_not_mentioned_are_two_things() {
    let model = untouched(&visited());
    assert_eq!(model.title, "Of 2 areas in the plan, 1 was not mentioned and 1 has no report since that looks at it");
    assert_eq!(row(&model, 0)[2], "No inspection since the plan looked at this");
    assert_eq!(row(&model, 1)[2], "2027: Not mentioned");
}

#[test]
fn a_visit_is_not_called_an_inspection_and_an_area_without_threads_says_so() {
    let mut record = visited();
    record.plan.remove(0);
    let model = untouched(&record.indexed());
    assert_eq!(model.title, "1 area in the plan: not mentioned by the 2027 visit");
    let mut record = visited();
    record.threads.clear();
    let model = untouched(&record.indexed());
    assert_eq!(model.title, "Neither area in the plan was mentioned in another report");
    assert_eq!(row(&model, 0)[2], "No other report mentions this area");
}

/// Good without reservation means that every issue was judged good.
#[test]
fn an_area_counts_by_the_least_good_word_on_its_issues() {
    let mut record = ANYSHIRE.clone();
    record.documents.iter_mut().find(|document| document.id == "plan-2026").unwrap().published =
        Date::parse("2024-01").unwrap();
    record.plan.truncate(1);
    let own = record.plan[0].unit.clone();
    let says = |token: &str| *record.codebook.verdicts.iter().find(|says| says.token() == token).unwrap();
    let words = ["resolved", "improved", "persists"].map(says);
    let thread = record.threads.iter().find(|thread| thread.id.as_str() == "front-door-waits").unwrap().clone();
    let told = |words: &[Option<inspection_explorer::record::Says>]| {
        let mut record = record.clone();
        record.threads = words
            .iter()
            .enumerate()
            .map(|(at, says)| {
                let mut thread = thread.clone();
                thread.id = format!("issue-{at}").into();
                let last = thread.steps.iter().position(|step| step.from.as_str() == "ilacs-2026");
                match (last, says) {
                    (Some(last), Some(says)) => thread.steps[last].says = *says,
                    (Some(last), None) => drop(thread.steps.remove(last)),
                    (None, _) => panic!("the issue is not judged"),
                }
                let answer = thread.steps.iter_mut().find(|step| step.from.as_str() == "plan-2026").unwrap();
                answer.units = vec![own.clone()];
                thread
            })
            .collect();
        let model = untouched(&record.indexed());
        (model.title.clone(), row(&model, 0)[2].clone())
    };
    let [resolved, improved, persists] = words.map(Some);
    for (said, title, cell) in [
        (vec![resolved, resolved], "judged good", "Resolved (2 issues)"),
        (vec![resolved, None], "judged good on some issues", "Resolved (1 issue), Not mentioned (1 issue)"),
        (vec![resolved, improved], "judged improved", "Resolved (1 issue), Improved (1 issue)"),
        (
            vec![None, improved, persists],
            "judged a concern",
            "Improved (1 issue), Persists (1 issue), Not mentioned (1 issue)",
        ),
    ] {
        let title = format!("1 area in the plan: {title} by the 2026 inspection");
        assert_eq!(told(&said), (title, format!("2026: {cell}")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_area_and_action_can_be_hit_and_no_words_cover_others(width in 190.0..1900.0f64, set in 0..4usize) {
        for record in [&*ANYSHIRE, &visited()] {
            let own = |unit: &str| (set > 0 && unit.ends_with(&set.to_string())).then_some((Progress::Blocked, None));
            let scene = plan::model(record, own).layout(width);
            let placed: Vec<_> = scene.shapes.iter().filter_map(Shape::room).collect();
            for (index, one) in placed.iter().enumerate() {
                prop_assert!(one.left >= -0.5 && one.right() <= scene.width + 0.5, "{one:?} at {width}");
                for other in placed.iter().skip(index + 1) {
                    prop_assert!(one.overlap(*other) < 1.0, "{one:?} and {other:?} at {width}");
                }
            }
            let areas = scene.targets.iter().filter(|target| matches!(target.hit, Hit::PlanArea(_))).count();
            prop_assert_eq!((areas, scene.targets.len()), (2, 5));
            for target in &scene.targets {
                prop_assert!(target.rect.width >= LEAST_TARGET && target.rect.height >= LEAST_TARGET);
                for other in scene.targets.iter().filter(|other| other.hit != target.hit) {
                    prop_assert!(target.rect.overlap(other.rect) < 1.0, "{} and {}", target.label, other.label);
                }
            }
        }
    }
}
