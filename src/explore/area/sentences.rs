//! What inspectors last said of an area, in five sentences. Each claims only what the record holds: not judged, judged
//! together with another area, judged for the first time, not mentioned and not inspected since each have their own words.

use super::about::{is_critical, is_positive, named, topics};
use super::given::{Given, Moved, moved};
use crate::headline::{Part, Sentence};
use record::grades::area_name;
use record::threads::Course;
use record::words::{count, list, lower_first};
use record::{Area, Certainty, Document, Finding, Framework, Grade, Graded, Inspection, Record, Stance};

/// The five sentences.
pub(super) fn five(
    record: &Record,
    area: Area,
    given: &[Given<'_>],
    told: Option<&Inspection>,
    courses: &[Course<'_>],
    open: &[Course<'_>],
) -> [Sentence; 5] {
    [
        judged(record, area, given),
        vec![plain(compared(record, area, given))],
        vec![plain(found(record, area, given, told))],
        vec![plain(what_about(record, area, told))],
        still_open(area, courses, open),
    ]
}

fn plain(text: impl Into<String>) -> Part {
    Part::Plain(text.into())
}

fn strong(text: impl Into<String>) -> Part {
    Part::Strong(text.into())
}

fn quoted(words: &str) -> String {
    format!("‘{words}’")
}

fn when(inspection: &Inspection) -> String {
    inspection.month_and_year().unwrap_or_else(|| "an unknown month".to_owned())
}

fn names(areas: &[Area]) -> String {
    list(&areas.iter().copied().map(area_name).collect::<Vec<_>>())
}

/// 'In November 2024 inspectors from Ofsted gave the grade ‘outstanding’ for care leavers, the highest of four grades.'
fn judged(record: &Record, area: Area, given: &[Given<'_>]) -> Sentence {
    let mut sentence = match given.first() {
        None => vec![plain(format!("No grade for {} is known from any inspection in this record.", area_name(area)))],
        Some(last) => latest(record, area, last),
    };
    let later =
        record.inspections.iter().rev().take_while(|one| given.first().is_none_or(|last| last.inspection.id != one.id));
    let later: Vec<&Inspection> = later.collect();
    if !given.is_empty() {
        let not_judged = later.iter().find(|one| one.grades.iter().any(|grade| !grade.areas.is_empty()));
        sentence.extend(not_judged.map(|one| {
            let lacks = area.is_overall() && one.framework.lacks_overall(one.when());
            let why = if lacks { ": such inspections no longer give an overall grade" } else { "" };
            plain(format!(" The {} in {} gave no grade for {}{why}.", one.noun(), when(one), area_name(area)))
        }));
    }
    let unknown = later.iter().find(|one| one.graded == Graded::Unknown);
    sentence.extend(
        unknown.map(|one| {
            plain(format!(" The grades of the {} in {} are not known.", lower_first(&one.event), when(one)))
        }),
    );
    sentence
}

/// Who gave the grade, which, for what, and where it stands on its scale.
fn latest(record: &Record, area: Area, last: &Given<'_>) -> Sentence {
    let Given { inspection, grades } = last;
    let from = inspection.inspectorate.as_deref().or_else(|| author(record, inspection));
    let from = from.map(|author| format!(" from {author}")).unwrap_or_default();
    let all = |role: Certainty| grades.iter().all(|grade| grade.status.role() == role);
    let by = if all(Certainty::Press) { "Press reports say that in" } else { "In" };
    let of = inspection.authority.as_ref().map(|before| format!(", in {before},")).unwrap_or_default();
    let begin = format!("{by} {}{of} inspectors{from} gave", when(inspection));
    let some = |role: Certainty| grades.iter().any(|grade| grade.status.role() == role);
    let end = if all(Certainty::Official) {
        " (known from another official source, not from the report)."
    } else if some(Certainty::Official) || (some(Certainty::Press) && !all(Certainty::Press)) {
        " (in part known from other sources, not from the report)."
    } else {
        "."
    };
    match grades.as_slice() {
        [only] if only.areas.len() > 1 => vec![
            plain(format!("{begin} one grade for {} together: ", names(&only.areas))),
            strong(quoted(&only.grade)),
            plain(format!("{}{end}", on_scale(inspection.framework, only))),
        ],
        [only] => vec![
            plain(format!("{begin} the grade ")),
            strong(quoted(&only.grade)),
            plain(format!(" for {}{}{end}", area_name(area), on_scale(inspection.framework, only))),
        ],
        several => {
            let number = several.len();
            let mut sentence = vec![plain(format!("{begin} {number} grades for {}: ", area_name(area)))];
            for (index, grade) in several.iter().enumerate() {
                let before = match index {
                    0 => "",
                    last if last + 1 == number => " and ",
                    _ => ", ",
                };
                sentence.extend([
                    plain(before),
                    strong(quoted(&grade.grade)),
                    plain(format!(" for {}{}", grade.judgement, place_not_known(grade))),
                ]);
            }
            sentence.push(plain(end));
            sentence
        }
    }
}

/// Who inspected, where a document of the inspection names its author.
fn author<'a>(record: &'a Record, inspection: &Inspection) -> Option<&'a str> {
    own_document(record, inspection).map(|document| document.author.as_str())
}

/// An inspection's own document.
fn own_document<'a>(record: &'a Record, inspection: &Inspection) -> Option<&'a Document> {
    record.documents.iter().find(|document| document.speaks_for(inspection))
}

/// ', a word whose place on the scale is not known', where that is so.
const fn place_not_known(grade: &Grade) -> &'static str {
    if grade.rank.is_none() { ", a word whose place on the scale is not known" } else { "" }
}

/// ', the highest of four grades'. Nothing where the codebook has no such scale.
fn on_scale(framework: Framework, grade: &Grade) -> String {
    let Some(rank) = grade.rank else { return place_not_known(grade).to_owned() };
    let scale = framework.entry().scale.len();
    let rank = usize::from(rank);
    let place = match (scale, rank) {
        (0 | 1, _) | (_, 0) => return String::new(),
        (scale, rank) if rank > scale => return String::new(),
        (scale, rank) if rank == scale => "highest",
        (_, 1) => "lowest",
        (3, _) => "middle one",
        (scale, rank) if rank + 1 == scale => "second highest",
        (_, 2) => "second lowest",
        _ => return String::new(),
    };
    format!(", the {place} of {} grades", number(scale))
}

fn number(number: usize) -> String {
    const WORDS: [&str; 6] = ["two", "three", "four", "five", "six", "seven"];
    let word = number.checked_sub(2).and_then(|at| WORDS.get(at));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// 'In November 2021, under the same inspection rules, the grade was ‘requires improvement to be good’; the latest grade is
/// higher.'
fn compared(record: &Record, area: Area, given: &[Given<'_>]) -> String {
    const SAME: &str = "under the same inspection rules, ";
    match moved(record, area, given) {
        None => "So we cannot say whether its grade went up or down.".to_owned(),
        Some(Moved::First) => format!("This record has no earlier grade for {}.", area_name(area)),
        Some(Moved::OtherRules(before)) => format!(
            "{}; the inspection rules were different then, so the grades cannot be compared.",
            earlier(&before, "")
        ),
        Some(Moved::OtherAuthority(before)) => format!(
            "{}{}; that was another authority, so the grades cannot be compared.",
            earlier(&before, ""),
            before.inspection.of_and_by()
        ),
        Some(Moved::Unplaced(before)) => {
            let why = "the place of a word on the scale is not known, so the grades cannot be compared.";
            format!("{}; {why}", earlier(&before, SAME))
        }
        Some(Moved::Apart(before)) => {
            format!("{}; those are other judgements, so the grades cannot be compared.", earlier(&before, SAME))
        }
        Some(Moved::Matched { before, higher, same, lower }) => {
            let now = now(given.first().is_some_and(|last| last.grades.len() == 1), [&higher, &same, &lower]);
            format!("{}; {now}.", earlier(&before, SAME))
        }
    }
}

/// 'In October 2016, under the same inspection rules, the grade was ‘requires improvement’'.
fn earlier(before: &Given<'_>, rules: &str) -> String {
    let press = before.grades.iter().all(|grade| grade.status.role() == Certainty::Press);
    let press = if press { " (by press reports)" } else { "" };
    let begin = format!("In {}, {rules}", when(before.inspection));
    match before.grades.as_slice() {
        [only] if only.areas.len() > 1 => {
            format!("{begin}{} together had the grade {}{press}", names(&only.areas), quoted(&only.grade))
        }
        [only] => format!("{begin}the grade was {}{press}", quoted(&only.grade)),
        several => {
            let each = several.iter().map(|grade| format!("{} for {}", quoted(&grade.grade), grade.judgement));
            format!("{begin}the grades were {}{press}", list(&each.collect::<Vec<_>>()))
        }
    }
}

/// How the latest grades stand to those that they are compared with. `only` where there is one.
fn now(only: bool, [higher, same, lower]: [&[&Grade]; 3]) -> String {
    if only {
        let now = match (higher, same) {
            ([_, ..], _) => "higher",
            (_, [_, ..]) => "the same",
            _ => "lower",
        };
        return format!("the latest grade is {now}");
    }
    let told = |grades: &[&Grade], words: &str| {
        let names: Vec<&str> = grades.iter().map(|grade| grade.judgement.as_str()).collect();
        (!names.is_empty()).then(|| format!("the grade for {} is now {words}", list(&names)))
    };
    let all = [told(higher, "higher"), told(same, "the same"), told(lower, "lower")];
    list(&all.into_iter().flatten().collect::<Vec<_>>())
}

/// What an inspection's documents are called, and what they do: 'the report of 17 December 2024 has', 'the report of 3 May
/// 2024 and the annex of 9 June 2024 have'; the inspection where it has none.
fn called(record: &Record, inspection: &Inspection) -> String {
    let own = record.documents.iter().filter(|document| document.speaks_for(inspection));
    let own: Vec<String> = own.map(|document| format!("the {} of {}", document.form, document.published)).collect();
    match own.len() {
        0 => format!("the {} in {} has", inspection.noun(), when(inspection)),
        1 => format!("{} has", list(&own)),
        _ => format!("{} have", list(&own)),
    }
}

/// 'By our reading, the report of 17 December 2024 has 22 findings about care leavers: 21 strengths and 1 concern.'
fn found(record: &Record, area: Area, given: &[Given<'_>], told: Option<&Inspection>) -> String {
    let about = area_name(area);
    let last = given.first().map(|last| last.inspection);
    let place = |wanted: &Inspection| record.inspections.iter().position(|one| one.id == wanted.id);
    let newer = last.filter(|last| told.is_none_or(|told| place(told) < place(last)));
    let nothing = newer.map(|last| match own_document(record, last) {
        Some(_) => format!("By our reading, {} no finding about {about} alone.", called(record, last)),
        None => format!("We do not have the report of the {} in {}.", last.noun(), when(last)),
    });
    let Some(told) = told else {
        return nothing.unwrap_or_else(|| format!("No report that we have has a finding about {about} alone."));
    };
    let own: Vec<&Finding> = of_area(record, told, area);
    let counts = record.codebook.kinds_of_findings().filter_map(|kind| {
        let number = own.iter().filter(|finding| finding.kind == kind).count();
        (number > 0).then(|| count(number, &lower_first(kind.label()), kind.plural()))
    });
    let counts: Vec<String> = counts.collect();
    let has = format!("{} {} about {about}", called(record, told), count(own.len(), "finding", "findings"));
    match nothing {
        Some(nothing) => format!("{nothing} The latest findings are older: {has}: {}.", list(&counts)),
        None => format!("By our reading, {has}: {}.", list(&counts)),
    }
}

fn of_area<'a>(record: &'a Record, told: &Inspection, area: Area) -> Vec<&'a Finding> {
    record.findings_of(&told.id).filter(|finding| finding.area == area).collect()
}

/// 'The positive findings are about 9 topics, such as health, identity and fostering; the concern is about workforce.'
fn what_about(record: &Record, area: Area, told: Option<&Inspection>) -> String {
    let Some(told) = told else {
        return "So we cannot say what inspectors praised or criticised.".to_owned();
    };
    let own = of_area(record, told, area);
    let positive: Vec<&Finding> = own.iter().copied().filter(|finding| is_positive(finding.kind)).collect();
    let critical: Vec<&Finding> = own.iter().copied().filter(|finding| is_critical(finding.kind)).collect();
    let good = match positive.len() {
        0 if own.len() == 1 => "That finding is not positive".to_owned(),
        0 => "None of these findings is positive".to_owned(),
        1 => format!("The positive finding is about {}", topics(&positive)),
        _ => format!("The positive findings are about {}", topics(&positive)),
    };
    let bad = match critical.len() {
        0 => "none is a concern or a recommendation".to_owned(),
        1 => format!("{} is about {}", named(&critical), topics(&critical)),
        _ => format!("{} are about {}", named(&critical), topics(&critical)),
    };
    format!("{good}; {bad}.")
}

/// '4 issues that touch on care leavers were still open in November 2024: 1 was a concern, and 3 had improved but were not
/// fully resolved. The oldest: …, first raised in October 2016.'
fn still_open(area: Area, courses: &[Course<'_>], open: &[Course<'_>]) -> Sentence {
    let about = area_name(area);
    if courses.is_empty() {
        return vec![plain(format!("We follow no issue that touches on {about} from one report to the next."))];
    }
    let when = when_looked(if open.is_empty() { courses } else { open });
    let Some(oldest) = open.iter().min_by_key(|course| course.raised) else {
        let said = format!("Of the issues that touch on {about}, none that we follow was still open {when}");
        return vec![plain(format!("{said}{}.", not_told(courses)))];
    };
    let is = |wanted: fn(Stance) -> bool| open.iter().filter(|one| one.standing.stance().is_some_and(wanted)).count();
    let among = open.iter().filter(|course| course.raised == oldest.raised).count();
    let issues = match open.len() {
        1 => format!("1 issue that touches on {about} was"),
        more => format!("{more} issues that touch on {about} were"),
    };
    let lead = match (open.len(), among) {
        (1, _) => "It is this one: ",
        (_, 1) => "The oldest: ",
        _ => "Among the oldest: ",
    };
    let how = how(is(Stance::is_concern), is(|stance| stance == Stance::Improved));
    vec![
        plain(format!("{issues} still open {when}: {how}. {lead}")),
        Part::Thread { id: oldest.thread.id.clone(), name: lower_first(&oldest.thread.name) },
        plain(format!(", first raised in {}.", oldest.raised_in)),
    ]
}

/// What silence leaves open: '; 2 were not mentioned', '; 1 has not been inspected since'.
fn not_told(courses: &[Course<'_>]) -> String {
    let silent = courses.iter().filter(|course| course.standing.stance().is_none());
    let (looked, not): (Vec<&Course>, Vec<&Course>) = silent.partition(|course| course.judged_by.is_some());
    let told = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        more => Some(format!("{more} {many}")),
    };
    let told = [
        told(looked.len(), "was not mentioned", "were not mentioned"),
        told(not.len(), "has not been inspected since it was raised", "have not been inspected since they were raised"),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!("; {}", list(&told)) }
}

/// How many of the open issues are a concern, and how many have improved.
fn how(concerns: usize, improved: usize) -> String {
    let (was, had) = (if concerns == 1 { "was" } else { "were" }, if improved == 1 { "was" } else { "were" });
    match (concerns, improved) {
        (1, 0) => "it was a concern".to_owned(),
        (_, 0) => "all were a concern".to_owned(),
        (0, 1) => "it had improved but was not fully resolved".to_owned(),
        (0, _) => "all had improved but were not fully resolved".to_owned(),
        _ => format!("{concerns} {was} a concern, and {improved} had improved but {had} not fully resolved"),
    }
}

/// 'in November 2024' where one inspection looked at all of them last.
fn when_looked(courses: &[Course<'_>]) -> String {
    let mut by = courses.iter().map(|course| course.judged_by);
    let first = by.next().flatten();
    match first.filter(|first| by.all(|other| other.is_some_and(|other| other.id == first.id))) {
        Some(inspection) => format!("in {}", when(inspection)),
        None => "when inspectors last looked".to_owned(),
    }
}
