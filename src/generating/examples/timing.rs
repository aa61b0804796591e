//! How long each step takes with records of 1,000, 10,000 and 100,000 findings, natively:
//! `cargo run --release -p generating --example timing [SIZE…]`. What would take too long at a size is left out.
#![allow(missing_docs, reason = "a program")]

use charts::{Inputs, registry};
use explore::{Everywhere, Filter, Found, Place, View, headline, search};
use record::threads::courses;
use record::{Codebook, Kind, KindRole, Record, Subject, source};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A step is left out at a size where it would take longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// The times of each step, by size.
#[derive(Default)]
struct Times {
    names: Vec<&'static str>,
    times: BTreeMap<(&'static str, usize), Duration>,
    size: usize,
}

impl Times {
    /// Times a step; nothing where it would take too long.
    fn step<T>(&mut self, name: &'static str, step: impl FnOnce() -> T) -> Option<T> {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        let before: Vec<(usize, Duration)> =
            self.names.iter().filter(|own| **own == name).flat_map(|_| self.of(name)).collect();
        let guess = match before.as_slice() {
            [.., (n1, t1), (n2, t2)] => {
                t2.as_secs_f64() * (self.size as f64 / *n2 as f64).powf(exponent((*n1, *t1), (*n2, *t2)).max(1.0))
            }
            [(n1, t1)] => t1.as_secs_f64() * (self.size as f64 / *n1 as f64),
            [] => 0.0,
        };
        if guess > PATIENCE.as_secs_f64() {
            return None;
        }
        let start = Instant::now();
        let value = black_box(step());
        self.times.insert((name, self.size), start.elapsed());
        Some(value)
    }

    fn of(&self, name: &str) -> Vec<(usize, Duration)> {
        self.times.iter().filter(|((own, _), _)| *own == name).map(|((_, size), time)| (*size, *time)).collect()
    }

    fn print(&self) {
        for name in &self.names {
            let all = self.of(name);
            let told: Vec<String> =
                all.iter().map(|(size, time)| format!("{size}: {:>9.2} ms", time.as_secs_f64() * 1e3)).collect();
            let grows = match all.as_slice() {
                [.., one, next] => format!("  n^{:.2}", exponent(*one, *next)),
                _ => String::new(),
            };
            println!("{name:<34} {}{grows}", told.join("  "));
        }
    }
}

fn exponent((n1, t1): (usize, Duration), (n2, t2): (usize, Duration)) -> f64 {
    (t2.as_secs_f64() / t1.as_secs_f64()).ln() / (n2 as f64 / n1 as f64).ln()
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    let mut times = Times::default();
    for size in sizes {
        times.size = size;
        run(&mut times, size);
        eprintln!("{size} done");
    }
    times.print();
}

fn run(times: &mut Times, size: usize) {
    let Some(files) = times.step("make", || generating::record(size)) else { return };
    let text = |name: &'static str| {
        let file = files.iter().find(|(own, _)| *own == name);
        file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
    };
    let Some(Ok(sources)) = times.step("read", || source::files::read(&text)) else { return };
    drop(times.step("check", || source::check::check(&sources, &Default::default())));
    let Some(record) = times.step("compile", || source::compile::compile(sources)) else { return };
    let Ok(bytes) = record.pack() else { return };
    println!(
        "{size}: {} bytes packed, {} inspections, {} threads",
        bytes.len(),
        record.inspections.len(),
        record.threads.len()
    );
    drop(record);
    let Some(Ok(record)) = times.step("unpack and index", || Record::unpack(&bytes)) else { return };
    drop(times.step("headline", || headline::sentences(&record)));
    let _ = times.step("library", || search::prepare(&record));
    find(times, &record);
    drop(times.step("courses", || courses(&record)));
    drop(times.step("within record", || explore::within(&record, &Subject::Record)));
    draw(times, &record);
}

fn find(times: &mut Times, record: &Record) {
    let concern = |book: &Codebook| book.kinds.iter().copied().find(|kind: &Kind| kind.role() == KindRole::Concern);
    let none = |_: &str| None;
    let all = Filter::default();
    let some = Filter {
        kinds: concern(&record.codebook).into_iter().collect(),
        areas: record.codebook.areas.get(2).copied().into_iter().collect(),
        ..Filter::default()
    };
    let words = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    drop(times.step("found: all", || Found::new(&all, record, &none)));
    drop(times.step("found: concerns of an area", || Found::new(&some, record, &none)));
    drop(times.step("found: f", || Found::new(&words("f"), record, &none)));
    drop(times.step("found: foster ca", || Found::new(&words("foster ca"), record, &none)));
    drop(times.step("found: \"foster carers\"", || Found::new(&words("\"foster carers\" north"), record, &none)));
    drop(times.step("found: nothing (zzzz)", || Found::new(&words("zzzz"), record, &none)));
    drop(times.step("found: a slip (assesment)", || Found::new(&words("assesments"), record, &none)));
    drop(times.step("everywhere: foster ca", || Everywhere::new("foster ca", record, &[])));
}

fn draw(times: &mut Times, record: &Record) {
    let inputs = Inputs { record, notes: &|_| None, statuses: &|_| None };
    let kept = explore::Kept::default();
    let places = View::ALL.into_iter().map(|view| Place::of(view, &kept));
    let area = record.codebook.areas.get(3).copied().map(Place::area);
    let thread = record.threads.first().map(|thread| Place::thread(thread.id.clone()));
    for place in places.chain(area).chain(thread) {
        for kind in registry::all_of(&place) {
            let name: &'static str = kind.id;
            let drawn = times.step(leaked(name, "model"), || (kind.draw)(&inputs, &place)).flatten();
            let Some(drawn) = drawn else { continue };
            let scene = times.step(leaked(name, "layout"), || drawn.layout(900.0));
            if let Some(scene) = scene {
                println!(
                    "   {name}: {:.0} px high, {} shapes, {} targets",
                    scene.height,
                    scene.shapes.len(),
                    scene.targets.len()
                );
                drop(times.step(leaked(name, "words"), || drawn.in_words(&scene)));
            }
        }
    }
}

/// The name of a step. A few are made for each size, and the program is short.
fn leaked(chart: &str, part: &str) -> &'static str {
    Box::leak(format!("chart {chart}: {part}").into_boxed_str())
}
