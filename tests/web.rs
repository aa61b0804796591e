//! The browser layer in a real browser: storage, canvas, address.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop where something is not as expected"
)]

use inspection_explorer::browser::storage::BrowserStore;
use inspection_explorer::browser::{address, canvas, clock, crash};
use inspection_explorer::bundle;
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::scene::{Align, Ink};
use inspection_explorer::chart::{Chart, Hit, Point, Rect, Scene, Theme, grades};
use inspection_explorer::desk::Desk;
use inspection_explorer::explore::{Filter, Opened, Place};
use inspection_explorer::notes::{About, Writing};
use inspection_explorer::record::{Subject, source};
use inspection_explorer::shelf::How;
use inspection_explorer::store::{KeyValue, StoreError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

fn raw() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn new_canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().dyn_into().unwrap()
}

/// The colour of a device pixel.
fn pixel(canvas: &HtmlCanvasElement, x: f64, y: f64) -> (u8, u8, u8) {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
    let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
    (data[0], data[1], data[2])
}

fn open(random: u64) -> Desk {
    Desk::open(&BrowserStore::default(), &"anyshire".into(), random, clock::now())
}

#[wasm_bindgen_test]
fn a_note_is_saved_read_again_and_deleted() {
    raw().clear().unwrap();
    let store = BrowserStore::default();
    let about = About::from(Subject::Finding("ilacs-2024/p4.s4:concern".into()));
    let writing = Writing { text: "Wer fragt, gewinnt: 'ä', \u{1F600}".to_owned(), created: 5, ..Writing::default() };
    let mut desk = open(1);
    desk.write_note(&store, &about, Some(writing.clone()), How::DONE, clock::now()).unwrap();
    let again = open(2);
    assert_eq!((again.note(&about).map(|note| note.writing), again.told().len()), (Some(writing), 0));
    let key = "inspection-explorer/v3/anyshire/note/p1-1/finding:ilacs-2024/p4.s4:concern";
    assert!(raw().get_item(key).unwrap().is_some());
    desk.write_note(&store, &about, None, How::DONE, clock::now()).unwrap();
    assert_eq!(open(3).note(&about), None);
}

#[wasm_bindgen_test]
fn what_cannot_be_read_and_what_is_foreign_is_left_alone() {
    raw().clear().unwrap();
    let (key, foreign) = ("inspection-explorer/v3/anyshire/note/p9-1/x", "another-app");
    raw().set_item(key, "{ no note").unwrap();
    raw().set_item(foreign, "its own").unwrap();
    let desk = open(1);
    assert_eq!(
        (desk.told().len(), desk.unread().map(|unread| unread.key).collect::<Vec<_>>()),
        (1, vec![key.to_owned()])
    );
    assert_eq!(raw().get_item(key).unwrap().as_deref(), Some("{ no note"));
    assert_eq!(raw().get_item(foreign).unwrap().as_deref(), Some("its own"));
    raw().clear().unwrap();
}

#[wasm_bindgen_test]
fn texts_that_are_no_proper_unicode_leave_and_come_back_exactly() {
    #[wasm_bindgen(
        inline_js = "export function put(key, value) { localStorage.setItem(key, eval(value)); } export function holds(key, value) { return localStorage.getItem(key) === eval(value); }"
    )]
    extern "C" {
        fn put(key: &str, value: &str);
        fn holds(key: &str, value: &str) -> bool;
    }
    raw().clear().unwrap();
    let store = BrowserStore::default();
    let (key, copy) = ("inspection-explorer/v3/anyshire/note/p9-1/x", "copy");
    // To Rust these three are the same text.
    for half in ["'{\\ud83d'", "'{\\udc00'", "'{\\ufffd'"] {
        put(key, half);
        assert_eq!(open(1).unread().count(), 1);
        let literal = store.literal(key).unwrap().expect("it is there");
        store.set_literal(copy, &literal).unwrap();
        assert!(holds(key, half) && holds(copy, half), "{half}: {literal}");
    }
    raw().clear().unwrap();
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    raw().clear().unwrap();
    let store = BrowserStore::default();
    store.set("inspection-explorer/v1/probe-fill", "before").unwrap();
    let mut piece = "x".repeat(1 << 20);
    let mut number = 0;
    while !piece.is_empty() {
        if raw().set_item(&format!("fill-{number}"), &piece).is_err() {
            piece.truncate(piece.len() / 2);
        }
        number += 1;
    }
    let refused = store.set("inspection-explorer/v1/probe-fill", &"y".repeat(10_000));
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(store.get("inspection-explorer/v1/probe-fill").unwrap().as_deref(), Some("before"));
    raw().clear().unwrap();
}

#[wasm_bindgen_test]
fn a_scene_is_painted_in_device_pixels() {
    let mut scene = Scene { width: 100.0, height: 50.0, ..Scene::default() };
    scene.shapes.push(Shape::Fill { rect: Rect::new(10.0, 10.0, 20.0, 20.0), ink: Ink::Concern });
    scene.text(Point::new(80.0, 25.0), "Words", 12.0, Ink::Text, Align::Centre, true);
    for ratio in [1.0, 1.5, 2.0] {
        let surface = new_canvas();
        canvas::draw(&surface, &scene, Theme::Light, ratio).unwrap();
        assert_eq!((surface.width(), surface.height()), ((100.0 * ratio) as u32, (50.0 * ratio) as u32));
        assert_eq!(pixel(&surface, 20.0 * ratio, 20.0 * ratio), (0x80, 0x16, 0x50));
        assert_eq!(pixel(&surface, 5.0 * ratio, 5.0 * ratio), (0xff, 0xff, 0xff));
    }
}

#[wasm_bindgen_test]
fn a_long_scene_is_painted_with_fewer_pixels_than_the_screen_has() {
    let mut scene = Scene { width: 400.0, height: 9000.0, ..Scene::default() };
    scene.shapes.push(Shape::Fill { rect: Rect::new(0.0, 8900.0, 400.0, 100.0), ink: Ink::Concern });
    let surface = new_canvas();
    canvas::draw(&surface, &scene, Theme::Light, 3.0).unwrap();
    assert_eq!((surface.width(), surface.height()), (364, 8192));
    assert_eq!(pixel(&surface, 200.0, 8180.0), (0x80, 0x16, 0x50));
}

#[wasm_bindgen_test]
fn the_grades_of_the_record_stand_where_their_targets_are() {
    let record = bundle::record().unwrap();
    let model = grades::model(&record);
    let scene = model.layout(1024.0);
    let surface = new_canvas();
    canvas::draw(&surface, &scene, Theme::Dark, 2.0).unwrap();
    // The latest grade comes from a report that is held, so its mark is filled.
    let held =
        |mark: &&grades::Mark| record.inspection(&mark.inspection).is_some_and(|own| own.source.document.is_some());
    let mark = model.marks.iter().rev().find(held).unwrap();
    let target = scene.targets.iter().find(|target| target.hit == Hit::Subject(mark.subject())).unwrap();
    let centre = target.rect.centre();
    assert_eq!(pixel(&surface, centre.x * 2.0, centre.y * 2.0), Theme::Dark.colour(Ink::Grade));
}

/// The files of the app's own record, each with its text.
const OWN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/record_files.rs"));

fn own(name: &str) -> Result<String, String> {
    let file = OWN.iter().find(|(file, _)| *file == name);
    file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("there is no {name}"))
}

/// The files of the made-up record.
fn made_up(name: &str) -> Result<String, String> {
    let text = match name {
        "codebook.json" => include_str!("fixtures/anyshire/codebook.json"),
        "comparison.json" => include_str!("fixtures/anyshire/comparison.json"),
        "authority.json" => include_str!("fixtures/anyshire/authority.json"),
        "documents.json" => include_str!("fixtures/anyshire/documents.json"),
        "inspections.json" => include_str!("fixtures/anyshire/inspections.json"),
        "coding.csv" => include_str!("fixtures/anyshire/coding.csv"),
        "findings.json" => include_str!("fixtures/anyshire/findings.json"),
        "plan.json" => include_str!("fixtures/anyshire/plan.json"),
        "threads.json" => include_str!("fixtures/anyshire/threads.json"),
        "raised-once.json" => include_str!("fixtures/anyshire/raised-once.json"),
        "second-coding.csv" => include_str!("fixtures/anyshire/second-coding.csv"),
        "about-plan.json" => include_str!("fixtures/anyshire/about-plan.json"),
        "glossary.json" => include_str!("fixtures/anyshire/glossary.json"),
        "second-steps.csv" => include_str!("fixtures/anyshire/second-steps.csv"),
        "settlements.csv" => include_str!("fixtures/anyshire/settlements.csv"),
        _ => return Err(format!("there is no {name}")),
    };
    Ok(text.to_owned())
}

#[wasm_bindgen_test]
fn the_records_files_pass_the_same_checks_in_the_browser() {
    let checked = source::files::read(&own).and_then(source::checked);
    let problems: Vec<String> = checked.as_ref().err().into_iter().flatten().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    // Compiled here it is the record that the build compiled.
    assert_eq!(checked.unwrap(), bundle::record().unwrap());
}

#[wasm_bindgen_test]
fn a_fault_in_the_files_is_told_in_the_browser_too() {
    let faulty = |name: &'static str| {
        let text = made_up(name)?;
        Ok(match name {
            "inspections.json" => text.replacen("\"start\": \"2021-06-07\"", "\"start\": \"2022-06-07\"", 1),
            "threads.json" => text.replacen("\"says\": \"persists\"", "\"says\": \"lingers\"", 1),
            _ => text,
        })
    };
    let problems = source::files::read(&faulty).and_then(source::checked).expect_err("two things are wrong");
    let told = |parts: [&str; 2]| {
        problems.iter().map(ToString::to_string).any(|problem| parts.iter().all(|part| problem.contains(part)))
    };
    assert!(told(["inspections.json, record ilacs-2021", "is before its start, 7 June 2022"]), "{problems:?}");
    assert!(told(["threads.json", "'lingers' is not in the codebook"]), "{problems:?}");
    let missing = source::files::read(&|name| if name == "findings.json" { Err("gone".into()) } else { made_up(name) });
    let problems = missing.expect_err("a file is missing");
    assert!(
        problems[0].to_string().starts_with("findings.json, the whole file: it cannot be read: gone"),
        "{problems:?}"
    );
}

#[wasm_bindgen_test]
fn the_address_carries_the_view() {
    let filter = Filter { text: "foster carers & 50%".into(), ..Filter::default() };
    let place = Place::Findings { filter, open: None };
    address::show(&place.to_query(), false);
    assert_eq!(Opened::read(&address::query(), &bundle::record().unwrap()).place, place);
    address::show("", false);
    assert_eq!(address::query(), "");
}

#[wasm_bindgen_test]
fn a_failure_reaches_the_page() {
    #[wasm_bindgen(
        inline_js = "let heard = ''; export function listen() { addEventListener('explorer-failed', (e) => { heard = e.detail; }, { once: true }); } export function heard_of() { return heard; }"
    )]
    extern "C" {
        fn listen();
        fn heard_of() -> String;
    }
    listen();
    crash::report("a test of the panel");
    assert_eq!(heard_of(), "a test of the panel");
}
