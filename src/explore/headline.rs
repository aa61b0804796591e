//! What the record says in a sentence, computed: never typed by hand.

use core::cmp::Reverse;
use record::grades::{Judged, Moves, area_name, judged, last_graded, last_pair, moves, not_judged, two_dates};
use record::order::sorted_by_key;
use record::threads::courses;
use record::words::{list, lower_first};
use record::{Area, Certainty, Graded, Inspection, Reach, Record, Stance, ThreadId};

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
/// framework, and the oldest issue that is still open.
pub fn sentences(record: &Record) -> Vec<Sentence> {
    [latest(record), change(record), oldest(record)].into_iter().flatten().collect()
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
    // A word whose place on the scale is not known is no lower than the others: it comes after them.
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

/// 'In November 2024 inspectors judged care leavers outstanding and every other area good.' Where an area was not judged,
/// the others are named, and so is that one.
fn latest(record: &Record) -> Option<Sentence> {
    let Some(inspection) = last_graded(record) else {
        record.inspections.first()?;
        return Some(vec![plain("No grade for any area is known from the inspections in this record.")]);
    };
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
            sentence.extend([plain(format!("{before}{areas} ")), strong(quoted(words))]);
        } else {
            sentence.extend([plain(before), strong(format!("{areas} {}", quoted(words)))]);
        }
    }
    sentence.extend(jointly(&judged).map(plain));
    // One grade of one thing is no claim about the others.
    let end = if missing.is_empty() || judged.len() < 2 {
        String::new()
    } else {
        format!(" Not judged: {}{}.", area_names(&missing), no_overall(inspection, &missing))
    };
    let told = [end, unplaced(&judged), by_press(&judged), later(record, inspection)];
    sentence.push(plain(format!(".{}", told.concat())));
    Some(sentence)
}

/// ' The pilot inspection in November 2026 gave no grades.' What came after the last grades and looked at more than a part.
fn later(record: &Record, last: &Inspection) -> String {
    let after = record.inspections.iter().rev().take_while(|one| one.id != last.id);
    let told = after.filter(|one| one.reach() != Reach::Part).find_map(|one| {
        let (event, when) = (lower_first(&one.event), one.month_and_year()?);
        match one.graded {
            Graded::No => Some(format!(" The {event} in {when} gave no grades.")),
            Graded::Unknown => Some(format!(" The grades of the {event} in {when} are not known.")),
            Graded::Yes => None,
        }
    });
    told.unwrap_or_default()
}

/// That the framework gives no overall grade, where that is why there is none.
fn no_overall(inspection: &Inspection, missing: &[Area]) -> &'static str {
    let lacks = inspection.framework.lacks_overall(inspection.when()) && missing.iter().any(|area| area.is_overall());
    if lacks { " (such inspections no longer give an overall grade)" } else { "" }
}

/// ' The place of ‘secure’ on the scale is not known.'
fn unplaced(judged: &[Judged]) -> String {
    let mut words: Vec<String> = Vec::new();
    for one in judged.iter().filter(|one| one.grade.rank.is_none()) {
        let word = format!("‘{}’", one.grade.grade);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() { String::new() } else { format!(" The place of {} on the scale is not known.", list(&words)) }
}

/// ' The grade for leaders is known only from press reports.', where others are known better.
fn by_press(judged: &[Judged]) -> String {
    let (press, others): (Vec<Judged>, Vec<Judged>) =
        judged.iter().partition(|one| one.grade.status.role() == Certainty::Press);
    match press.len() {
        0 => String::new(),
        _ if others.is_empty() => String::new(),
        1 => format!(" The grade for {} is known only from press reports.", names(&press)),
        _ => format!(" The grades for {} are known only from press reports.", names(&press)),
    }
}

/// A grade of several words in quotation marks: 'judged leaders ‘requires improvement’' reads as English, and so does
/// 'judged leaders good'.
fn quoted(grade: &str) -> String {
    if grade.contains(' ') { format!("‘{grade}’") } else { grade.to_owned() }
}

/// 'In November 2024 inspectors judged', or who says that they did, and of which authority.
fn told_by(inspection: &Inspection) -> Option<String> {
    let when = inspection.month_and_year()?;
    let press = inspection.grades.iter().all(|grade| grade.status.role() == Certainty::Press);
    let who = inspection.inspectors();
    let of = inspection.authority.as_ref().map(|before| format!(", in {before},")).unwrap_or_default();
    Some(if press {
        format!("Press reports say that in {when}{of} {who} judged")
    } else {
        format!("In {when}{of} {who} judged")
    })
}

/// 'In November 2021, under the same framework, every area was graded ‘requires improvement to be good’; all have since
/// improved.'
fn change(record: &Record) -> Option<Sentence> {
    let (from, to) = last_pair(record)?;
    let before = judged(record, from);
    let press = before.iter().all(|one| one.grade.status.role() == Certainty::Press);
    let press = if press { " and by press reports" } else { "" };
    let mut sentence = vec![plain(format!("In {}, under the same framework{press}, ", from.month_and_year()?))];
    match by_grade(&before).as_slice() {
        [(words, _)] if not_judged(record, from).is_empty() => {
            sentence.extend([plain("every area was graded "), strong(format!("‘{words}’"))]);
        }
        grades => {
            let said = grades.iter().map(|(words, own)| format!("‘{words}’ for {}", names(own)));
            let were = if before.len() == 1 { "the grade was" } else { "the grades were" };
            sentence.push(plain(format!("{were} {}", said.collect::<Vec<_>>().join("; "))));
            sentence.extend(jointly(&before).map(plain));
        }
    }
    let moves = moves(record, from, to);
    let later = two_dates(from, to).1;
    sentence.extend([
        plain("; "),
        strong(moved(&moves)),
        plain(beside(&moves, &later, no_overall(to, &moves.not_again))),
    ]);
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
    let all = if moves.complete { "all have since".to_owned() } else { format!("{} has since", moves.every()) };
    let (up, same, down) = (&moves.up, &moves.same, &moves.down);
    let stayed = if moves.complete && same.len() > 1 {
        "the others stayed the same".to_owned()
    } else {
        format!("{} stayed the same", names(same))
    };
    match (up.as_slice(), same.as_slice(), down.as_slice()) {
        ([], [], []) if moves.all_compared() => "no area has been judged again since".to_owned(),
        ([], [], []) => "the later grades cannot be compared with these".to_owned(),
        (_, [], []) => format!("{all} improved"),
        ([], _, []) if moves.complete => "no grade has changed since".to_owned(),
        ([], _, []) if moves.all_compared() => format!("{all} kept its grade"),
        ([], _, []) => format!("{all} stayed the same"),
        ([], [], _) => format!("{all} declined"),
        (up, [], down) => format!("since then {} improved and {} declined", names(up), names(down)),
        (up, _, []) => format!("since then {} improved and {stayed}", names(up)),
        ([], _, down) => format!("since then {} declined and {stayed}", names(down)),
        (up, _, down) => format!("since then {} improved, {} declined and {stayed}", names(up), names(down)),
    }
}

/// What cannot be compared, and why: each reason has its own words. `no_overall` follows what was not judged again.
fn beside(moves: &Moves, later: &str, no_overall: &str) -> String {
    let areas = |areas: &[Area]| (!areas.is_empty()).then(|| area_names(areas));
    let unplaced = (!moves.unplaced.is_empty()).then(|| names(&moves.unplaced));
    let reasons = [
        (format!("not judged in {later}"), areas(&moves.not_again).map(|areas| format!("{areas}{no_overall}"))),
        ("judged for the first time under this framework".to_owned(), areas(&moves.first)),
        ("judged again after a gap".to_owned(), areas(&moves.resumed)),
        ("judged, but any earlier grade is not known".to_owned(), areas(&moves.unknown_before)),
        ("judged under different headings".to_owned(), areas(&moves.apart)),
        ("judged in part under different headings".to_owned(), areas(&moves.in_part)),
        ("graded in words whose place on the scale is not known".to_owned(), unplaced),
    ];
    let told = reasons.into_iter().filter_map(|(reason, areas)| Some(format!("; {reason}: {}", areas?)));
    format!("{}.", told.collect::<String>())
}

/// 'Oldest issue that is still a concern: recruiting foster carers, first raised in November 2006. In 2024 inspectors found
/// it still a concern.' It is the first of the list of threads.
fn oldest(record: &Record) -> Option<Sentence> {
    let courses = courses(record);
    let course = courses.iter().find(|course| course.is_open())?;
    let year = course.judged_by?.year();
    let stance = course.standing.stance();
    let lead = if stance.is_some_and(Stance::is_concern) {
        "Oldest issue that is still a concern: "
    } else {
        "Oldest issue that is not yet fully resolved: "
    };
    Some(vec![
        plain(lead),
        Part::Thread { id: course.thread.id.clone(), name: lower_first(&course.thread.name) },
        plain(format!(", first raised in {}.{}", course.raised_in, found(stance, year))),
    ])
}

/// ' In 2024 inspectors found it improved, but not fully resolved.' Nothing where they raised it for the first time.
fn found(stance: Option<Stance>, year: u16) -> String {
    let found = match stance {
        Some(Stance::Improved) => "found it improved, but not fully resolved",
        Some(Stance::Persists) => "found it still a concern",
        Some(Stance::RaisedAgain) => "raised it again",
        Some(Stance::Resolved | Stance::Praised) => "judged it good",
        _ => return String::new(),
    };
    format!(" In {year} inspectors {found}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inspectors_found_of_the_oldest_open_issue() {
        let cases = [
            (Some(Stance::Improved), " In 2024 inspectors found it improved, but not fully resolved."),
            (Some(Stance::Persists), " In 2024 inspectors found it still a concern."),
            (Some(Stance::RaisedAgain), " In 2024 inspectors raised it again."),
            (Some(Stance::Resolved), " In 2024 inspectors judged it good."),
            (Some(Stance::Raised), ""),
            (None, ""),
        ];
        for (stance, words) in cases {
            assert_eq!(found(stance, 2024), words, "{stance:?}");
        }
    }

    #[test]
    fn what_moved_is_said_for_all_for_some_and_for_none() {
        let record = crate::made_up::anyshire();
        let inspection = record.inspection("ilacs-2021").unwrap();
        let all = judged(&record, inspection);
        let some = |from: usize, to: usize| all.iter().skip(from).take(to - from).copied().collect::<Vec<_>>();
        // The first areas improved, the next stayed, the next declined.
        let cases = [
            ((5, 0, 0), true, "all have since improved"),
            ((0, 5, 0), true, "no grade has changed since"),
            ((0, 0, 5), true, "all have since declined"),
            ((2, 3, 0), true, "since then services overall and leaders improved and the others stayed the same"),
            (
                (4, 1, 0),
                true,
                "since then services overall, leaders, help and protection and children in care improved and care leavers stayed the same",
            ),
            ((0, 4, 1), true, "since then care leavers declined and the others stayed the same"),
            (
                (1, 3, 1),
                true,
                "since then services overall improved, care leavers declined and the others stayed the same",
            ),
            (
                (1, 0, 4),
                true,
                "since then services overall improved and leaders, help and protection, children in care and care leavers declined",
            ),
            ((0, 0, 0), false, "no area has been judged again since"),
            ((2, 0, 0), false, "every area judged both times has since improved"),
            ((0, 2, 0), false, "every area judged both times has since kept its grade"),
            ((0, 0, 1), false, "every area judged both times has since declined"),
            ((1, 1, 0), false, "since then services overall improved and leaders stayed the same"),
            ((0, 1, 1), false, "since then leaders declined and services overall stayed the same"),
        ];
        for ((up, same, down), complete, words) in cases {
            let moves = Moves {
                up: some(0, up),
                same: some(up, up + same),
                down: some(up + same, up + same + down),
                complete,
                ..Moves::default()
            };
            assert_eq!(moved(&moves), words);
        }
        let overall = record.codebook.area("overall").unwrap();
        let leaders = record.codebook.area("leaders").unwrap();
        let apart = Moves { not_again: vec![overall, leaders], ..Moves::default() };
        assert_eq!(beside(&apart, "2024", ""), "; not judged in 2024: services overall and leaders.");
        let apart = Moves { first: vec![overall], resumed: vec![leaders], apart: vec![leaders], ..Moves::default() };
        assert_eq!(
            beside(&apart, "2024", ""),
            "; judged for the first time under this framework: services overall; judged again after a gap: leaders; judged under different headings: leaders."
        );
        assert_eq!(beside(&Moves::default(), "2024", ""), ".");
    }
}
