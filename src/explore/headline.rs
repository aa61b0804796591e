//! What the record says in a sentence, computed: never typed by hand.

use record::grades::{changes, grade_of, last_pair};
use record::threads::courses;
use record::words::{list, lower_first};
use record::{Area, Graded, Inspection, Record, Stance};

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// A thread's name, which leads to it.
    Thread {
        /// The thread's id.
        id: String,
        /// Its name.
        name: String,
    },
}

impl Part {
    /// The words.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Strong(words) | Self::Thread { name: words, .. } => words,
        }
    }
}

/// A sentence in parts.
pub type Sentence = Vec<Part>;

/// The sentences above the first chart: the latest outcome, what changed since the last inspection under the same
/// framework, and the thread that has been open longest.
pub fn sentences(record: &Record) -> Vec<Sentence> {
    [latest(record), change(record), longest(record)].into_iter().flatten().collect()
}

fn plain(text: impl Into<String>) -> Part {
    Part::Plain(text.into())
}

fn strong(text: impl Into<String>) -> Part {
    Part::Strong(text.into())
}

/// The areas of one inspection by grade, the best grade first.
fn by_grade(record: &Record, inspection: &Inspection) -> Vec<(String, Vec<Area>)> {
    let mut grades: Vec<(u8, String, Vec<Area>)> = Vec::new();
    for area in &record.codebook.areas {
        let Some(grade) = grade_of(inspection, *area) else { continue };
        match grades.iter_mut().find(|(_, words, _)| *words == grade.grade) {
            Some((_, _, areas)) => areas.push(*area),
            None => grades.push((grade.rank, grade.grade.clone(), vec![*area])),
        }
    }
    grades.sort_by_key(|(rank, ..)| core::cmp::Reverse(*rank));
    grades.into_iter().map(|(_, words, areas)| (words, areas)).collect()
}

/// The areas in running text; the most common grade may be said of 'every other area'.
fn names(areas: &[Area]) -> String {
    let name = |area: &Area| {
        if area.is_overall() { "services overall".to_owned() } else { area.label().to_ascii_lowercase() }
    };
    list(&areas.iter().map(name).collect::<Vec<_>>())
}

/// 'In November 2024 inspectors judged care leavers outstanding and every other area good.'
fn latest(record: &Record) -> Option<Sentence> {
    let inspection = record.inspections.iter().rev().find(|inspection| inspection.graded == Graded::Yes)?;
    let when = inspection.end.or(inspection.when())?.month_and_year();
    let grades = by_grade(record, inspection);
    let most = grades.iter().map(|(_, areas)| areas.len()).max()?;
    let mut sentence = vec![plain(format!("In {when} inspectors judged "))];
    if let [(words, areas)] = grades.as_slice() {
        let all = if areas.len() > 1 { "every area ".to_owned() } else { format!("{} ", names(areas)) };
        sentence.extend([plain(all), strong(words.clone()), plain(".")]);
        return Some(sentence);
    }
    // The grade of most areas is said last, of 'every other area'.
    let (others, rest): (Vec<_>, Vec<_>) = grades.iter().partition(|(_, areas)| areas.len() < most);
    let mut parts: Vec<(String, String)> = others.iter().map(|(words, areas)| (names(areas), words.clone())).collect();
    match rest.as_slice() {
        [(words, _)] => parts.push(("every other area".to_owned(), words.clone())),
        several => parts.extend(several.iter().map(|(words, areas)| (names(areas), words.clone()))),
    }
    let last = parts.len().saturating_sub(1);
    for (index, (areas, words)) in parts.into_iter().enumerate() {
        let before = match index {
            0 => String::new(),
            n if n == last => " and ".to_owned(),
            _ => ", ".to_owned(),
        };
        if areas == "every other area" {
            sentence.extend([plain(format!("{before}{areas} ")), strong(words)]);
        } else {
            sentence.extend([plain(before), strong(format!("{areas} {words}"))]);
        }
    }
    sentence.push(plain("."));
    Some(sentence)
}

/// 'In November 2021, under the same framework, every area was judged requires improvement to be good; since then every area has moved up.'
fn change(record: &Record) -> Option<Sentence> {
    let (from, to) = last_pair(record)?;
    let when = from.end.or(from.when())?.month_and_year();
    let grades = by_grade(record, from);
    let mut sentence = vec![plain(format!("In {when}, under the same framework, "))];
    match grades.as_slice() {
        [(words, _)] => sentence.extend([plain("the grade of every area was "), strong(words.clone())]),
        several => {
            let said = several.iter().map(|(words, areas)| format!("{} {words}", names(areas))).collect::<Vec<_>>();
            sentence.push(plain(format!("the grades were: {}", list(&said))));
        }
    }
    let [up, same, down] = changes(&record.codebook.areas, from, to);
    let moved = match (up.as_slice(), same.as_slice(), down.as_slice()) {
        (_, [], []) => "every area has moved up".to_owned(),
        ([], _, []) => "no area has changed".to_owned(),
        ([], [], _) => "every area has moved down".to_owned(),
        (up, _, []) => format!("{} moved up, the others stayed", names(up)),
        ([], _, down) => format!("{} moved down, the others stayed", names(down)),
        (up, _, down) => format!("{} moved up and {} moved down", names(up), names(down)),
    };
    sentence.extend([plain("; since then "), strong(moved), plain(".")]);
    Some(sentence)
}

/// 'Open longest: recruiting and keeping enough social work staff, first raised in November 2006; in 2024 inspectors found
/// it better or good in part.'
fn longest(record: &Record) -> Option<Sentence> {
    let courses = courses(record);
    let course = courses.iter().find(|course| course.is_open())?;
    let year = record.last_inspection()?.year();
    let found = match course.standing.stance() {
        Some(Stance::Improved) => "found it better, or good in part",
        Some(Stance::Persists) => "found it still not put right",
        _ => "raised it again",
    };
    Some(vec![
        plain("Open longest: "),
        Part::Thread { id: course.thread.id.clone(), name: lower_first(&course.thread.name) },
        plain(format!(", first raised in {}; in {year} inspectors {found}.", course.raised.month_and_year())),
    ])
}
