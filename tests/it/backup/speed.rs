//! How fast files are read and brought back, and that no step of it is long. The figures are printed with `--nocapture`.

use crate::support::backups::{Browser, NOW, full, json, open, planned};
use crate::support::pages::record;
use inspection_explorer::backup::{FILE_LIMIT, Import, NotReadable, Plan, Progress, STEP, backup};
use inspection_explorer::store::{KeyValue, MemoryStore};
use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The longest that a step may take: what this machine needs now to look at each sign of 16 MB eight times. A limit in
/// seconds would only tell how fast the machine is.
pub fn longest_allowed() -> Duration {
    let text = " ".repeat(16 << 20);
    let began = Watch::start();
    assert_eq!(std::hint::black_box(&text).chars().filter(char::is_ascii_digit).count(), 0);
    let allowed = 8 * began.took();
    println!("a step may take {allowed:.2?}");
    allowed
}

/// A stop watch that runs only while this thread does, for others use the machine too.
pub struct Watch(Duration);

impl Watch {
    /// Starts one.
    pub fn start() -> Self {
        Self(Self::now())
    }

    /// How long this thread has run since.
    pub fn took(&self) -> Duration {
        Self::now() - self.0
    }

    fn now() -> Duration {
        static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let own = told.and_then(|told| told.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
        own.unwrap_or_else(|| BEGAN.elapsed())
    }
}

/// A backup with so many notes of so many characters.
fn notes(number: usize, characters: usize) -> String {
    let mut text = r#"{"format":"inspection-explorer backup","version":3,"record":null,"entries":["#.to_owned();
    let words = "words ".repeat(characters / 6);
    for number in 0..number {
        let key = json(&format!("inspection-explorer/v3/milton-keynes/note/p1-{number}/finding:x/{number}:concern"));
        let value = json(&format!(
            r#"{{"version":3,"id":"finding:x/{number}:concern","at":{NOW},"over":{{}},"text":"{words}","created":1}}"#
        ));
        write!(text, "{}{{\"key\":{key},\"value\":{value}}}", if number > 0 { "," } else { "" }).unwrap();
    }
    text + "]}"
}

/// Reads a file step by step; the plan, and how long the longest step took.
fn step_by_step(text: String, store: &dyn KeyValue) -> (Result<Plan, NotReadable>, Duration) {
    let desk = open(store);
    let began = Watch::start();
    let mut import = match Import::new(text, &record(), &desk) {
        Ok(import) => import,
        Err(why) => return (Err(why), began.took()),
    };
    let (mut longest, mut last) = (began.took(), 0);
    loop {
        let began = Watch::start();
        let step = import.step(store, STEP);
        longest = longest.max(began.took());
        match step {
            Ok(Progress::More(done)) => {
                assert!(done >= last && done < 100, "{done} after {last}");
                last = done;
            }
            Ok(Progress::Done) => return (import.plan(), longest),
            Err(why) => return (Err(why), longest),
        }
    }
}

#[test]
fn a_hundred_thousand_notes_and_other_large_files_are_counted_and_no_step_is_long() {
    let deep = format!("{}{}", "[".repeat(8_000_000), "]".repeat(8_000_000));
    let long = format!(
        r#"{{"format":"inspection-explorer backup","entries":[{{"key":{},"value":"{}"}}]}}"#,
        json("inspection-explorer/v3/milton-keynes/note/p1-1/thread:a"),
        "x".repeat(8_000_000)
    );
    let many = format!("{{\"format\":\"inspection-explorer backup\",\"entries\":[{}1]}}", "1,".repeat(200_000));
    for (name, text, counts) in [
        ("10,000 notes", notes(10_000, 300), (10_000, 0)),
        ("100,000 notes", notes(100_000, 60), (100_000, 0)),
        ("500 of the longest notes", notes(500, 10_000), (500, 0)),
        ("16 MB of brackets", deep, (0, 0)),
        ("one value of 8 MB", long, (1, 0)),
        ("200,000 numbers for entries", many, (0, 200_001)),
        ("larger than any backup", "x".repeat(FILE_LIMIT + 1), (0, 0)),
    ] {
        let (bytes, began) = (text.len(), Watch::start());
        let store = Browser::default();
        let (plan, longest) = step_by_step(text, &store);
        let took = began.took();
        let told = match &plan {
            Ok(plan) => format!("{} new, {} refused", plan.new, plan.refused.all),
            Err(_) => "refused".to_owned(),
        };
        println!("{name}: {:.1} MB read in {took:.2?}, longest step {longest:.0?}; {told}", bytes as f64 / 1e6);
        assert!(longest < longest_allowed(), "{name}: {longest:?}");
        assert_eq!(plan.as_ref().map_or((0, 0), |plan| (plan.new, plan.refused.all)), counts);
        let Ok(plan) = plan else { continue };
        let (mut desk, began, mut longest) = (open(&store), Watch::start(), Duration::ZERO);
        let mut applying = plan.begin();
        loop {
            let began = Watch::start();
            let is_done = applying.step(&mut desk, &store, 500);
            longest = longest.max(began.took());
            if is_done {
                break;
            }
        }
        let applied = applying.end();
        println!("{name}: {} values written in {:.2?}, longest step {longest:.0?}", applied.written, began.took());
        assert!(longest < longest_allowed(), "{name}: {longest:?}");
    }
}

#[test]
fn steps_of_any_size_give_the_same_plan() {
    let (store, text) = (MemoryStore::default(), crate::support::backups::saved(&full()));
    let whole = planned(&text, &store).unwrap();
    for budget in [1, 7, 100, 4_096] {
        let mut import = Import::new(text.clone(), &record(), &open(&store)).unwrap();
        while import.step(&store, budget).unwrap() != Progress::Done {}
        assert_eq!(import.plan().as_ref(), Ok(&whole));
        let mut applying = whole.clone().begin();
        let (other, mut steps) = (MemoryStore::default(), 0);
        while !applying.step(&mut open(&other), &other, 1) {
            steps += 1;
        }
        assert_eq!((steps + 1, applying.left()), (whole.writes(), 0));
    }
}

#[test]
fn a_backup_of_ten_thousand_notes_is_made_at_once() {
    let store = Browser::default();
    planned(&notes(10_000, 300), &store).unwrap().apply(&mut open(&store), &store);
    let (desk, began) = (open(&store), Watch::start());
    let made = backup(&record(), &desk, &store, NOW);
    println!("backup of {} values: {:.1} MB in {:.0?}", made.values, made.text.len() as f64 / 1e6, began.took());
    assert!(made.values == 10_000 && began.took() < 3 * longest_allowed());
}
