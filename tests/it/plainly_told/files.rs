//! What another record holds and the bundled one does not is read from its files, and told.

use crate::support::anyshire::copy;
use inspection_explorer::chart::grades::model;
use inspection_explorer::chart::plan;
use inspection_explorer::explore::View;
use inspection_explorer::explore::headline::{self, Part};
use inspection_explorer::record::Record;
use inspection_explorer::record::grades::title;
use serde_json::json;

/// Anyshire as a trust runs it: its plan names owners, an earlier inspection was of the county before it, by others, and
/// its standard inspections give no overall grade from 2026 on.
fn other() -> Record {
    let files = copy("what-others-hold");
    files.json("authority.json", |authority| authority["body"] = json!("the trust"));
    files.json("codebook.json", |book| {
        let frameworks = book["frameworks"].as_array_mut().unwrap();
        frameworks.iter_mut().find(|one| one["id"] == "ilacs").unwrap()["no_overall_since"] = json!("2026-01");
    });
    files.record("inspections.json", "sif-2016", |one| {
        one["authority"] = json!("Old Anyshire");
        one["inspectorate"] = json!("Joint Reviewers");
    });
    files.json("plan.json", |plan| {
        plan[0]["name"] = json!("Priority 1");
        plan[0]["actions"][0]["owner"] = json!("Head of service");
        plan[0]["actions"][0]["timescale"] = json!("By March 2027");
        plan[0]["actions"][1]["progress"] = json!("Under way");
    });
    files.built()
}

#[test]
fn what_other_records_hold_is_read_and_told() {
    let record = other();
    let said: Vec<String> =
        headline::sentences(&record).iter().map(|sentence| sentence.iter().map(Part::words).collect()).collect();
    assert!(
        said[0].ends_with("Not judged: services overall (such inspections no longer give an overall grade)."),
        "{}",
        said[0]
    );
    let old = record.inspection("sif-2016").unwrap();
    assert_eq!(title(old, old.grades.get(1)), "2016 leadership: good (of Old Anyshire, by Joint Reviewers)");
    // Nothing joins the county's grades to those of its successor under the same framework.
    let grades = model(&record);
    let leads_over = |from: usize, to: usize| {
        let inspection = |place: usize| grades.marks[place].inspection.as_str();
        (inspection(from), inspection(to)) == ("sif-2012", "sif-2016")
    };
    assert!(!grades.joins.is_empty() && !grades.joins.iter().any(|join| leads_over(join.from, join.to)));
    assert!(
        model(&record)
            .subtitle
            .starts_with("Judgements of children's services in Anyshire, and before it in Old Anyshire, ")
    );
    assert_eq!(View::Plan.heading_in(&record), "What the trust promised, and what came next");
}

#[test]
fn what_a_plan_names_stands_with_each_action_and_what_it_leaves_out_is_said() {
    let record = other();
    let recorded: Vec<String> =
        record.plan.iter().flat_map(|area| &area.actions).map(|action| action.recorded()).collect();
    assert_eq!(
        recorded,
        [
            "Owner: Head of service. Timescale: By March 2027. The published plan records no progress.",
            "Progress in the plan: Under way. The published plan names no owner or timescale.",
            "The published plan names no owner or timescale and records no progress.",
        ]
    );
    let model = plan::model(&record, |_| None);
    assert!(!model.subtitle.contains("The published plan names no"), "{}", model.subtitle);
    assert!(model.subtitle.contains("what the trust's plan of June 2026 promised"), "{}", model.subtitle);
    let actions = model.actions();
    assert_eq!(actions.rows[0][0], "Priority 1");
    assert_eq!(actions.rows[0][4..7], ["Head of service", "By March 2027", "not in the plan"]);
    // The second area's actions refer to the first one by its name.
    assert_eq!(actions.rows[2][1], "Priority 1");
    assert_eq!(model.title, "No inspection has come since the plan: 3 actions in 2 areas");
}
