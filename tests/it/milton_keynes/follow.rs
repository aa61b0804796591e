//! The charts of threads and plan: compared with the pictures kept in snapshots/, and held to the rules of honesty.
//!
//! After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test --test it`, and look at what changed before you commit it.
use crate::support::codes::RECORD;
use crate::support::draw::{drawn, drawn_for};
use crate::support::paint::svg;
use inspection_explorer::chart::scene::{Form, MarkStyle, Shape};
use inspection_explorer::chart::{Drawn, Rect, Scene, Theme, plan, thread, threads};
use inspection_explorer::record::{Date, Progress, Subject};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{Course, courses};
use proptest::prelude::*;
use std::sync::LazyLock;

static COURSES: LazyLock<Vec<Course<'static>>> = LazyLock::new(|| courses(&RECORD));

fn all() -> threads::ThreadsModel {
    threads::model(&RECORD, &COURSES.iter().collect::<Vec<_>>())
}

fn one(id: &str) -> thread::ThreadModel {
    thread::model(&RECORD, &Course::new(&RECORD, RECORD.thread(id).unwrap()).unwrap())
}

/// What a reader says of a plan of which the first actions stand at each step of the key, and the others at none.
fn first_steps() -> Statuses {
    let actions = RECORD.plan.iter().flat_map(|area| &area.actions);
    let day = Date::parse("2022-06-30").ok();
    let mut book = Statuses::default();
    for (action, progress) in actions.zip(Progress::ALL) {
        book.set(&action.unit, *progress, day, 1);
    }
    book
}

fn begun() -> Drawn {
    drawn_for(&RECORD, "plan", "view=plan", &|_| None, &first_steps()).unwrap().0
}

fn begun_model() -> plan::PlanModel {
    let book = first_steps();
    plan::model(&RECORD, |unit| book.get(unit).map(|mark| (mark.progress, mark.on)))
}

fn kept(name: &str, scene: &Scene, theme: Theme) {
    crate::support::snapshot::compare(name, &svg(scene, theme), "follow");
}

fn pictures(name: &str, chart: &Drawn) {
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        kept(&format!("{name}-{screen}-light"), &chart.layout(width), Theme::Light);
    }
    for (theme, colours) in [(Theme::Dark, "dark"), (Theme::Print, "print")] {
        kept(&format!("{name}-wide-{colours}"), &chart.layout(1024.0), theme);
    }
}

#[test]
fn threads_look_as_kept() {
    pictures("threads", &drawn("threads", "view=threads&years=8"));
}

#[test]
fn one_thread_looks_as_kept() {
    pictures("thread", &drawn("thread", "view=threads&thread=thresholds-partner-agencies"));
}

#[test]
fn the_plan_looks_as_kept() {
    pictures("plan", &begun());
}

#[test]
fn every_word_of_a_thread_is_in_the_picture_and_in_the_table() {
    let model = all();
    for row in &model.rows {
        let steps = RECORD.thread(row.id.as_str()).unwrap().steps.len();
        assert_eq!(row.says.iter().flatten().count(), steps, "{}: a mark for each step", row.id);
    }
    let marks = |scene: &Scene| scene.shapes.iter().filter(|shape| matches!(shape, Shape::Mark { .. })).count();
    let steps: usize = RECORD.threads.iter().map(|thread| thread.steps.len()).sum();
    for width in [328.0, 1024.0] {
        let scene = drawn("threads", "view=threads").layout(width);
        assert_eq!(marks(&scene), steps);
        assert_eq!(scene.targets.len(), RECORD.threads.len());
    }
    assert_eq!(model.table().rows.len(), RECORD.threads.len());
    assert_eq!(model.table().head.len(), 5 + model.heads.len());
    let silent = model.table().rows.iter().flatten().filter(|cell| *cell == "not mentioned").count();
    assert_eq!(silent, RECORD.threads.len() * model.heads.len() - steps);
}

#[test]
fn silence_is_drawn_as_silence_on_a_threads_own_line() {
    let model = one("placement-with-parents");
    let silent: Vec<u16> = model.moments.iter().filter(|m| m.says.is_none()).map(|m| m.head.year).collect();
    assert_eq!(silent, [2011, 2022, 2024]);
    let scene = drawn("thread", "view=threads&thread=placement-with-parents").layout(900.0);
    let dashes = scene
        .shapes
        .iter()
        .filter(|shape| matches!(shape, Shape::Mark { style: MarkStyle { form: Form::Dash, .. }, .. }))
        .count();
    assert_eq!(dashes, 3);
    assert!(scene.targets.iter().any(|t| t.label.starts_with("2011 inspection: Not mentioned. ")));
    // Nothing joins two moments: what lies between inspections has not been measured.
    let slanting = scene.shapes.iter().any(|shape| matches!(shape, Shape::Line { from, to, .. } if from.x != to.x));
    assert!(!slanting, "no line runs from one inspection to another");
    assert!(model.subtitle.contains("Nothing is known between marks"));
}

#[test]
fn every_word_has_a_lane_and_the_better_words_stand_higher() {
    let lane = |says| {
        let head = threads::Head { id: String::new(), when: 2020.0, year: 2020, short: String::new() };
        thread::LANES[thread::Moment { head, voice: Subject::Record, says, word: "", summary: String::new() }.lane()]
    };
    let lanes: Vec<&str> = RECORD.codebook.verdicts.iter().map(|says| lane(Some(*says))).collect();
    let concern = "A concern";
    let wanted =
        ["Judged good", concern, concern, concern, "Improved, not resolved", "Judged good", "Council's response"];
    assert_eq!(lanes, wanted);
    assert_eq!(lane(None), "Not mentioned");
}

#[test]
fn the_source_of_the_plan_is_empty_and_said_to_be() {
    let untouched = plan::model(&RECORD, |_| None);
    assert_eq!(untouched.title, "44 actions in 16 areas: the published plan records no progress; add your own");
    for row in &untouched.table().rows {
        assert_eq!(row[3..6], ["not in the plan", "not in the plan", "not in the plan"]);
        assert_eq!(row[6..], ["not set", ""]);
    }
    let begun = begun_model();
    assert!(begun.title.starts_with("You have set a status for 5 of 44 actions: 1 not started, 1 on track, 1 at risk"));
    assert_eq!(begun.table().rows[0][6..], ["Not started", "30 June 2022"]);
    assert!(begun.table().rows.iter().any(|row| row[0] == "C16 (see C3)"));
    assert_eq!(begun.counts.iter().map(|(_, number)| number).sum::<usize>(), 5);
}

/// Where the letters of a scene's words stand: without the room above and below them.
fn words(scene: &Scene) -> Vec<Rect> {
    let letters =
        |room: Rect| Rect::new(room.left, room.centre().y - room.height * 0.35, room.width, room.height * 0.7);
    scene.shapes.iter().filter_map(Shape::room).map(letters).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_words_cover_others_and_every_target_can_be_hit(width in 288.0..1900.0f64, thread in 0..98usize) {
        let id = &RECORD.threads[thread % RECORD.threads.len()].id;
        let scenes = [
            drawn("threads", "view=threads&years=8").layout(width),
            drawn("thread", &format!("view=threads&thread={id}")).layout(width),
            begun().layout(width),
        ];
        for scene in scenes {
            let placed = words(&scene);
            for (index, one) in placed.iter().enumerate() {
                for other in placed.iter().skip(index + 1) {
                    prop_assert!(one.overlap(*other) < 1.0, "{id} at {width}: {one:?} and {other:?}");
                }
                prop_assert!(one.left >= -0.5 && one.right() <= scene.width + 0.5, "{id} at {width}: {one:?}");
            }
            for (index, target) in scene.targets.iter().enumerate() {
                prop_assert!(target.rect.width >= 24.0 && target.rect.height >= 24.0);
                // The middle of a target answers for that target and no other.
                let hit = scene.at(target.rect.centre()).unwrap();
                prop_assert_eq!(&hit.hit, &target.hit, "{} at {}: target {}", id, width, index);
            }
        }
    }
}
