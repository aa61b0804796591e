//! A parted program does what the whole one does, whatever is in which part.

use super::*;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use wasmi::{Caller, Engine, Extern, ExternType, Func, Instance, Linker, Module, Ref, Store};

/// Functions that call each other through the table and directly, with imports, a global and memory. `ask` tells the page.
const PROGRAM: &str = r#"(module $whole
  (type $one (func (param i32) (result i32)))
  (import "page" "told" (func $told (param i32)))
  (memory (export "memory") 1)
  (table $unused 2 2 externref)
  (table (export "functions") 4 4 funcref)
  (global $stack (mut i32) (i32.const 1000))
  (global (export "fixed") i32 (i32.const 7))
  (elem (table 1) (i32.const 1) func $double $triple $double)
  (func $double (type $one) local.get 0 i32.const 2 i32.mul)
  (func $triple (type $one) (call $told (local.get 0)) local.get 0 i32.const 3 i32.mul)
  (func $by_table (param i32 i32) (result i32) local.get 0 local.get 1 call_indirect 1 (type $one))
  (func $down (param i32) (result i32)
    global.get $stack i32.const 16 i32.sub global.set $stack
    (i32.store (global.get $stack) (local.get 0))
    (call $even (i32.load (global.get $stack)))
    global.get $stack i32.const 16 i32.add global.set $stack)
  (func $even (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (call $odd (i32.sub (local.get 0) (i32.const 1))))))
  (func $odd (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else (call $even (i32.sub (local.get 0) (i32.const 1))))))
  (func $wide (param i64 f64 i32) (result f64)
    local.get 0 f64.convert_i64_s local.get 1 f64.add local.get 2 call $double f64.convert_i32_s f64.add)
  (func $bound (result i32) table.size $unused)
  (func (export "ask") (param i32) (result i32)
    (call $told (i32.const 100))
    (call $by_table (local.get 0) (i32.const 1))
    (call $by_table (local.get 0) (i32.const 2)) i32.add
    (call $by_table (local.get 0) (i32.const 3)) i32.add
    (call $down (local.get 0)) i32.add
    (call $bound) i32.add
    (i32.trunc_f64_s (call $wide (i64.const 5) (f64.const 0.5) (local.get 0))) i32.add
    global.get $stack i32.add)
  (func (export "light") (result i32) i32.const 42)
  (data (i32.const 0) "kept")
)"#;

/// The names of its own functions.
const OWN: [&str; 9] = ["double", "triple", "by_table", "down", "even", "odd", "wide", "bound", "ask"];

/// What the page was told, and how often it was asked for the later part.
#[derive(Default)]
struct Page {
    told: Vec<i32>,
    asked: u32,
}

/// What a page does with the parts.
struct Joining {
    store: Store<()>,
    first: Instance,
    page: Arc<Mutex<Page>>,
}

fn program() -> Vec<u8> {
    // Exported functions without a name are called by their export in what rustc writes.
    wat::parse_str(PROGRAM.replace("(func (export \"ask\")", "(func $ask (export \"ask\")")).unwrap()
}

/// Instantiates a later part: what `public/later.js` does.
fn join(mut caller: Caller<'_, ()>, module: &Module, first: Instance) {
    let table = first.get_table(&caller, "parts.table").unwrap();
    let mut linker = Linker::new(module.engine());
    for import in module.imports() {
        let own: Extern = match import.ty() {
            ExternType::Func(_) => {
                let place = import.name().parse::<u64>().unwrap();
                let Some(Ref::Func(function)) = table.get(&caller, place) else { panic!("no function") };
                Extern::Func(*Option::<&Func>::from(function.as_ref()).unwrap())
            }
            _ => first.get_export(&caller, import.name()).unwrap(),
        };
        linker.define(import.module(), import.name(), own).unwrap();
    }
    linker.instantiate_and_start(&mut caller, module).unwrap();
}

impl Joining {
    /// Starts the first part. What it asks for joins where `joins`.
    fn new(parted: &Parted, joins: bool) -> Self {
        let engine = Engine::default();
        let mut store = Store::new(&engine, ());
        let page = Arc::new(Mutex::new(Page::default()));
        let later = Module::new(&engine, &parted.later).unwrap();
        let mut linker = Linker::new(&engine);
        let told = page.clone();
        linker.func_wrap("page", "told", move |value: i32| told.lock().unwrap().told.push(value)).unwrap();
        let (asked, started) = (page.clone(), Arc::new(Mutex::new(None::<Instance>)));
        let first = started.clone();
        let more = move |caller: Caller<'_, ()>| {
            asked.lock().unwrap().asked += 1;
            if joins {
                let first = first.lock().unwrap().unwrap();
                join(caller, &later, first);
            }
        };
        linker.func_wrap(MODULE, MORE, more).unwrap();
        let module = Module::new(&engine, &parted.first).unwrap();
        let first = linker.instantiate_and_start(&mut store, &module).unwrap();
        *started.lock().unwrap() = Some(first);
        Self { store, first, page }
    }

    fn ask(&mut self, value: i32) -> Result<i32, wasmi::Error> {
        self.first.get_typed_func::<i32, i32>(&self.store, "ask").unwrap().call(&mut self.store, value)
    }
}

/// What the whole program answers, and tells.
fn whole(value: i32) -> (i32, Vec<i32>) {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let page = Arc::new(Mutex::new(Page::default()));
    let mut linker = Linker::new(&engine);
    let told = page.clone();
    linker.func_wrap("page", "told", move |value: i32| told.lock().unwrap().told.push(value)).unwrap();
    let module = Module::new(&engine, program()).unwrap();
    let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
    let answer = instance.get_typed_func::<i32, i32>(&store, "ask").unwrap().call(&mut store, value).unwrap();
    let told = page.lock().unwrap().told.clone();
    (answer, told)
}

#[test]
fn the_whole_program_answers_as_its_text_says() {
    assert_eq!(whole(10), (20 + 30 + 20 + 1 + 2 + 25 + 1000, vec![100, 10]));
    assert_eq!(whole(3), (6 + 9 + 6 + 2 + 11 + 1000, vec![100, 3]));
}

#[test]
fn it_answers_the_same_whatever_is_in_which_part() {
    for choice in 0..1_u32 << OWN.len() {
        let first: BTreeSet<&str> =
            OWN.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, name)| *name).collect();
        let parted = part(&program(), |name| first.contains(name)).unwrap();
        let mut joining = Joining::new(&parted, true);
        for value in [10, 3] {
            joining.page.lock().unwrap().told.clear();
            let answer = joining.ask(value).unwrap();
            let told = joining.page.lock().unwrap().told.clone();
            assert_eq!((answer, told), whole(value), "first: {first:?}");
        }
        // Once joined, it stays.
        let asked = joining.page.lock().unwrap().asked;
        assert_eq!(
            asked,
            u32::from(!OWN.iter().all(|name| first.contains(name) || *name == "bound")),
            "first: {first:?}"
        );
    }
}

#[test]
fn nothing_is_asked_for_while_the_first_part_suffices() {
    let parted = part(&program(), |name| name.is_empty()).unwrap();
    let mut joining = Joining::new(&parted, true);
    let light = joining.first.get_typed_func::<(), i32>(&joining.store, "light").unwrap();
    assert_eq!(light.call(&mut joining.store, ()).unwrap(), 42);
    assert_eq!(joining.page.lock().unwrap().asked, 0);
}

#[test]
fn without_the_later_part_it_stops_where_it_needs_it() {
    let parted = part(&program(), |name| name == "ask").unwrap();
    let mut joining = Joining::new(&parted, false);
    assert!(joining.ask(1).unwrap_err().to_string().contains("unreachable"));
    assert_eq!(joining.page.lock().unwrap().asked, 1);
}

#[test]
fn every_function_is_in_one_part() {
    let parted = part(&program(), |name| ["even", "odd"].contains(&name)).unwrap();
    // What uses a table of its own stays in the first part, and so does what has no name.
    assert_eq!((parted.in_first, parted.in_later), (3, 7));
    let whole = part(&program(), |_| true).unwrap();
    assert_eq!((whole.in_first, whole.in_later), (10, 0));
    assert!(parted.first.len() < whole.first.len());
}

#[test]
fn a_program_that_counts_tells_what_runs() {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let ran = Arc::new(Mutex::new(BTreeSet::new()));
    let mut linker = Linker::new(&engine);
    linker.func_wrap("page", "told", |_: i32| ()).unwrap();
    let counted = ran.clone();
    linker
        .func_wrap(MODULE, RAN, move |function: i32| {
            counted.lock().unwrap().insert(function as u32);
        })
        .unwrap();
    let module = Module::new(&engine, counting(&program()).unwrap()).unwrap();
    let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
    let names = Names::of(&program()).unwrap();
    let told = || ran.lock().unwrap().iter().map(|one| names.get(*one).to_owned()).collect::<BTreeSet<_>>();
    instance.get_typed_func::<(), i32>(&store, "light").unwrap().call(&mut store, ()).unwrap();
    assert_eq!(told(), BTreeSet::from([String::new()]));
    let answer = instance.get_typed_func::<i32, i32>(&store, "ask").unwrap().call(&mut store, 0).unwrap();
    assert_eq!(answer, whole(0).0);
    let mut wanted: BTreeSet<String> = OWN.iter().map(|name| (*name).to_owned()).collect();
    // Nought is even at once.
    wanted.remove("odd");
    wanted.insert(String::new());
    assert_eq!(told(), wanted);
}

#[test]
fn the_whole_program_can_do_without_names() {
    let bare = unnamed(&program()).unwrap();
    assert!(bare.len() < program().len() && !bare.windows(6).any(|part| part == b"triple"));
    Module::new(&Engine::default(), &bare).unwrap();
    assert_eq!(Names::of(&bare).unwrap_err(), NotParted::Lacks("names"));
}

#[test]
fn names_lose_what_differs_between_builds() {
    let mangled = "_RINvCs4fqI2P2rA04_5chart4drawNtB2_5SceneE";
    assert_eq!(Names::told(mangled), "chart::draw::<chart::Scene>");
    assert_eq!(Names::told("memcpy"), "memcpy");
    assert_ne!(short("memcpy"), short("memset"));
    assert_eq!(short("memcpy").len(), 8);
}

#[test]
fn what_cannot_be_parted_is_told() {
    let told = |text: &str| part(&wat::parse_str(text).unwrap(), |_| true).unwrap_err().to_string();
    assert!(part(b"no program", |_| true).unwrap_err().to_string().contains("can be read"));
    assert!(told("(module (memory 1))").contains("no table of functions"));
    assert!(told("(module (table 1 funcref) (func $f))").contains("no memory"));
    assert!(told("(module (table 1 funcref) (memory 1) (func))").contains("no names"));
    assert!(
        told("(module (import \"a\" \"m\" (memory 1)) (table 1 funcref) (func $f))")
            .contains("an import that is no function")
    );
    assert!(told("(module (table 1 funcref) (memory 1) (func $f) (elem func $f))").contains("only when it runs"));
}
