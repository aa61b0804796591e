//! What the record says in a sentence, computed: never typed by hand.

use core::cmp::Reverse;
use record::grades::{Judged, Moves, area_name, judged, last_graded, last_pair, moves, not_judged, two_dates};
use record::order::sorted_by_key;
use record::threads::courses;
use record::words::{list, lower_first};
use record::{Area, Certainty, Inspection, Record, Stance, ThreadId};

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
        id: ThreadId,
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

/// The grades of an inspection with what was given them, the best grade first.
fn by_grade<'a>(judged: &[Judged<'a>]) -> Vec<(&'a str, Vec<Judged<'a>>)> {
    let mut grades: Vec<(&'a str, Vec<Judged<'a>>)> = Vec::new();
    for one in sorted_by_key(judged.iter().copied(), |judged| Reverse(judged.grade.rank)) {
        match grades.iter_mut().find(|(words, _)| *words == one.grade.grade) {
            Some((_, same)) => same.push(one),
            None => grades.push((&one.grade.grade, vec![one])),
        }
    }
    grades
}

fn names(judged: &[Judged]) -> String {
    list(&judged.iter().map(Judged::name).collect::<Vec<_>>())
}

fn area_names(areas: &[Area]) -> String {
    list(&areas.iter().copied().map(area_name).collect::<Vec<_>>())
}

/// When an inspection ended, or else when it was.
fn when(inspection: &Inspection) -> Option<String> {
    Some(inspection.end.or(inspection.when())?.month_and_year())
}

/// 'In November 2024 inspectors judged care leavers outstanding and every other area good.' Where an area was not judged,
/// the others are named, and so is that one.
fn latest(record: &Record) -> Option<Sentence> {
    let inspection = last_graded(record)?;
    let judged = judged(record, inspection);
    let missing = not_judged(record, inspection);
    let mut sentence = vec![plain(format!("{} ", told_by(inspection)?))];
    let grades = by_grade(&judged);
    let most = grades.iter().map(|(_, judged)| judged.len()).max()?;
    // The grade of most areas is said last.
    let (fewer, rest): (Vec<_>, Vec<_>) = grades.iter().partition(|(_, judged)| judged.len() < most);
    let mut parts: Vec<(String, &str, bool)> = fewer.iter().map(|(words, own)| (names(own), *words, false)).collect();
    match rest.as_slice() {
        [(words, own)] if missing.is_empty() && own.len() > 1 && judged.iter().all(|one| !one.one_of_several) => {
            let other = if fewer.is_empty() { "" } else { "other " };
            parts.push((format!("every {other}area"), words, true));
        }
        several => parts.extend(several.iter().map(|(words, own)| (names(own), *words, false))),
    }
    let last = parts.len().saturating_sub(1);
    for (index, (areas, words, all)) in parts.into_iter().enumerate() {
        let before = match index {
            0 => "",
            n if n == last => " and ",
            _ => ", ",
        };
        if all {
            sentence.extend([plain(format!("{before}{areas} ")), strong(words)]);
        } else {
            sentence.extend([plain(before), strong(format!("{areas} {words}"))]);
        }
    }
    // One grade of one thing is no claim about the others.
    let end = if missing.is_empty() || judged.len() < 2 {
        ".".to_owned()
    } else {
        format!(". Not judged: {}.", area_names(&missing))
    };
    sentence.push(plain(end));
    Some(sentence)
}

/// 'In November 2024 inspectors judged', or who says that they did.
fn told_by(inspection: &Inspection) -> Option<String> {
    let when = when(inspection)?;
    let press = inspection.grades.iter().all(|grade| grade.status.role() == Certainty::Press);
    Some(if press {
        format!("Press reports say that in {when} inspectors judged")
    } else {
        format!("In {when} inspectors judged")
    })
}

/// 'In November 2021, under the same framework, the grade of every area was requires improvement to be good; since then
/// every area has moved up.'
fn change(record: &Record) -> Option<Sentence> {
    let (from, to) = last_pair(record)?;
    let before = judged(record, from);
    let mut sentence = vec![plain(format!("In {}, under the same framework, ", when(from)?))];
    match by_grade(&before).as_slice() {
        [(words, _)] if not_judged(record, from).is_empty() => {
            sentence.extend([plain("the grade of every area was "), strong(*words)]);
        }
        grades => {
            let said = grades.iter().map(|(words, own)| format!("{words} for {}", names(own)));
            sentence.push(plain(format!("the grades were {}", said.collect::<Vec<_>>().join("; "))));
            sentence.extend(jointly(&before).map(plain));
        }
    }
    let moves = moves(record, from, to);
    sentence.extend([plain("; since then "), strong(moved(&moves)), plain(beside(&moves, &two_dates(from, to).1))]);
    Some(sentence)
}

/// ' (one judgement for children in care and care leavers)'.
fn jointly(judged: &[Judged]) -> Option<String> {
    let joint = judged.iter().filter(|one| one.grade.areas.first() == Some(&one.area) && one.grade.areas.len() > 1);
    let said: Vec<String> = joint.map(|one| format!("one judgement for {}", area_names(&one.grade.areas))).collect();
    (!said.is_empty()).then(|| format!(" ({})", said.join("; ")))
}

/// Which of the grades that can be compared moved.
fn moved(moves: &Moves) -> String {
    let every = if moves.complete { "every area" } else { "every area judged both times" };
    let (up, same, down) = (&moves.up, &moves.same, &moves.down);
    let stayed = if moves.complete { "the others stayed".to_owned() } else { format!("{} stayed", names(same)) };
    match (up.as_slice(), same.as_slice(), down.as_slice()) {
        ([], [], []) => "no area has been judged again".to_owned(),
        (_, [], []) => format!("{every} has moved up"),
        ([], _, []) if moves.complete => "no area has changed".to_owned(),
        ([], _, []) => format!("{every} has kept its grade"),
        ([], [], _) => format!("{every} has moved down"),
        (up, [], down) => format!("{} moved up and {} moved down", names(up), names(down)),
        (up, _, []) => format!("{} moved up, {stayed}", names(up)),
        ([], _, down) => format!("{} moved down, {stayed}", names(down)),
        (up, _, down) => format!("{} moved up, {} moved down, {stayed}", names(up), names(down)),
    }
}

/// What cannot be compared, and why: each reason has its own words.
fn beside(moves: &Moves, later: &str) -> String {
    let reasons = [
        (format!("not judged in {later}"), &moves.not_again),
        ("judged for the first time under this framework".to_owned(), &moves.first),
        ("judged again after a gap".to_owned(), &moves.resumed),
        ("judged in other terms".to_owned(), &moves.apart),
    ];
    let told = reasons.iter().filter(|(_, areas)| !areas.is_empty());
    let told: String = told.map(|(reason, areas)| format!("; {reason}: {}", area_names(areas))).collect();
    format!("{told}.")
}

/// 'Open longest: recruiting and keeping enough social work staff, first raised in November 2006; in 2024 inspectors found
/// it better or good in part.'
fn longest(record: &Record) -> Option<Sentence> {
    let courses = courses(record);
    let course = courses.iter().find(|course| course.is_open())?;
    let year = course.judged_by?.year();
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
