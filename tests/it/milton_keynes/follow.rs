//! The charts of threads and plan: compared with the pictures kept in snapshots/, and held to the rules of honesty.
//!
//! After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test --test it`, and look at what changed before you commit it.
use crate::support::codes::RECORD;
use crate::support::draw::{drawn, drawn_for};
use crate::support::paint::svg;
use inspection_explorer::chart::frame::Symbol;
use inspection_explorer::chart::scene::{Form, Ink, MarkStyle, Shape};
use inspection_explorer::chart::{Drawn, Hit, Rect, Scene, Theme, plan, thread, threads};
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
        book.set(&action.unit, *progress, day);
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
    crate::support::snapshot::compare_own(name, &svg(scene, theme), "follow");
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
    // A report that nobody here has may mention anything.
    let silent = |words: &str| model.table().rows.iter().flatten().filter(|cell| *cell == words).count();
    assert_eq!(silent("not mentioned") + silent("report not held"), RECORD.threads.len() * model.heads.len() - steps);
    let cells = |row: &Vec<String>| {
        let of_heads = row.iter().skip(5).zip(&model.heads);
        of_heads
            .into_iter()
            .all(|(cell, head)| if head.read { cell != "report not held" } else { cell != "not mentioned" })
    };
    assert!(model.table().rows.iter().all(cells), "only where the report is not held");
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
        let head = threads::Head {
            id: String::new(),
            when: 2020.0,
            year: 2020,
            short: String::new(),
            words: String::new(),
            read: true,
        };
        let lanes = one("early-help").lanes;
        lanes[thread::Moment { head, voice: Subject::Record, says, word: "", summary: String::new() }.lane()].clone()
    };
    let lanes: Vec<String> = RECORD.codebook.verdicts.iter().map(|says| lane(Some(*says))).collect();
    let concern = "A concern";
    let wanted =
        ["Judged good", concern, concern, concern, "Improved, not resolved", "Judged good", "Council's response"];
    assert_eq!(lanes, wanted);
    assert_eq!(lane(None), "Not mentioned");
}

#[test]
fn the_source_of_the_plan_is_empty_and_said_to_be() {
    let untouched = plan::model(&RECORD, |_| None);
    assert!(untouched.subtitle.ends_with("owner or timescale. You have set no status for its 44 actions yet"));
    for row in &untouched.actions().rows {
        assert_eq!(row[4..7], ["not in the plan", "not in the plan", "not in the plan"]);
        assert_eq!(row[7..], ["not set", "", ""]);
    }
    assert!(untouched.table().rows.iter().all(|row| row[5] == "not set"));
    let begun = begun_model();
    assert_eq!(begun.title, untouched.title, "what the reader says changes nothing that inspectors said");
    assert!(begun.subtitle.contains("You have set a status for 5 of 44 actions: 1 not started, 1 on track, 1 at risk"));
    assert_eq!(begun.actions().rows[0][7..], ["Not started", "2022-06-30", "30 June 2022"]);
    assert!(begun.actions().rows.iter().any(|row| row[..2] == ["C16", "C3"]));
    assert_eq!(begun.table().rows[0][5], "1 not started, 1 on track, 1 at risk, 1 blocked");
    assert_eq!(begun.counts.iter().map(|(_, number)| number).sum::<usize>(), 5);
}

#[test]
fn the_plan_says_what_was_said_what_was_promised_and_what_came_of_it() {
    let model = plan::model(&RECORD, |_| None);
    assert_eq!(
        model.title,
        "Of 16 areas in the plan, the 2024 inspection judged 2 good, 6 improved and 2 a concern; 6 were not mentioned"
    );
    let table = model.table();
    let row = |id: &str| table.rows.iter().find(|row| row[0] == id).unwrap()[2..].to_vec();
    assert_eq!(row("C1"), ["2 concerns, 1 recommendation", "4", "2024: Improved", "not set"]);
    assert_eq!(row("C4")[2], "2024: Resolved (2 issues)");
    assert_eq!(row("C8")[2], "2024: Improved (1 issue), Not mentioned (1 issue)");
    assert_eq!(row("C12"), ["1 concern", "2", "2024: Not mentioned", "not set"]);
    assert_eq!(row("C16 (see C3)")[1], "3");
    // The numbers of the title are those of the table.
    let said = |word: &str| table.rows.iter().filter(|row| row[4] == format!("2024: {word}")).count();
    assert_eq!((said("Not mentioned"), said("Improved")), (6, 4), "two of six had improved in one of two issues");
    assert_eq!(table.rows.iter().map(|row| row[3].parse::<usize>().unwrap()).sum::<usize>(), 44);
    assert_eq!(model.actions().rows.len(), 44);
}

/// Every area is a target with all that is said of it, and so is every action; the legend has every sign that is drawn.
#[test]
fn the_picture_of_the_plan_has_every_area_action_and_sign() {
    for width in [200.0, 288.0, 328.0, 620.0, 700.0, 1024.0, 1900.0] {
        let chart = begun();
        let scene = chart.layout(width);
        for room in scene.shapes.iter().filter_map(Shape::room) {
            assert!(room.left >= 0.0 && room.right() <= width, "{room:?} is cut at {width}");
        }
        let areas = scene.targets.iter().filter(|target| matches!(target.hit, Hit::PlanArea(_))).count();
        assert_eq!((areas, scene.targets.len()), (16, 16 + 44), "at {width}");
        let told = |start: &str| scene.targets.iter().any(|target| target.label.starts_with(start));
        assert!(told("C1, Support for privately fostered children"));
        assert!(told("C1, action 2: "));
        let drawn = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Mark { style, .. } => Some(Symbol::Mark(*style)),
            Shape::Fill { ink: Ink::Band, .. } => None,
            Shape::Fill { ink, .. } => Some(Symbol::Swatch(*ink)),
            _ => None,
        });
        let legend = chart.frame().legend;
        for symbol in drawn {
            assert!(legend.iter().any(|entry| entry.symbol == symbol), "{symbol:?} is not in the legend");
        }
        // Letters are never smaller than 11 pixels.
        let small = scene.shapes.iter().any(|shape| matches!(shape, Shape::Text { size, .. } if *size < 11.0));
        assert!(!small, "small letters at {width}");
        // Words may be broken into lines, but are never cut.
        let words: String = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(format!("{text} ")),
                _ => None,
            })
            .collect();
        for area in &RECORD.plan {
            assert!(words.contains(&area.title), "{} at {width}", area.title);
        }
    }
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
