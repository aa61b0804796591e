//! Sentences with numbers in them, each written once for none, one, several and all.

mod area;
mod long;
mod search;
mod sources;
pub use area::{
    actions, all_about, all_of_inspection, newest, newest_parts, of_them_improved, open_in_threads, promised,
    promised_parts, put_right, since, still_open, strong_here,
};
pub use long::{FOUND_NEAR, FOUND_NEAR_ALONE, earlier_inspections, printed_in_part, printed_in_part_alone, show_hits};
pub use search::{cut, did_you_mean, found, results, see_all_findings};
pub use sources::{lacking, matched, not_available};

use record::words::{count, grouped, list, lower_first, sentence_case};
use record::{Agreement, Area, Certainty, Document, Record, Status, StepAgreement};

/// What to say where an address asks for what is not there. `None` where all of it was understood.
pub fn stale_link(left_out: usize) -> Option<String> {
    match left_out {
        0 => None,
        1 => Some("Part of this link did not work and was ignored.".to_owned()),
        parts => Some(format!("{} parts of this link did not work and were ignored.", grouped(parts))),
    }
}

/// What to say of a chart in a briefing whose link asks for what is not there any more.
pub fn stale_chart(left_out: usize) -> Option<String> {
    let told = "the chart may show more than it did.";
    match left_out {
        0 => None,
        1 => Some(format!("Part of this chart's link no longer works and was ignored: {told}")),
        parts => Some(format!("{} parts of this chart's link no longer work and were ignored: {told}", grouped(parts))),
    }
}

/// How many findings are listed; `all` where nothing filters them.
pub fn findings(number: usize, all: bool) -> String {
    match number {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        more if all => format!("All {} findings", grouped(more)),
        more => format!("{} findings", grouped(more)),
    }
}

/// How many threads are listed.
pub fn threads(number: usize) -> String {
    if number == 0 { "No threads".to_owned() } else { count(number, "thread", "threads") }
}

/// How many of all findings are listed, for whoever listens: '12 of 570 findings'.
pub fn of_findings(number: usize, all: usize) -> String {
    of_all(number, all, "finding", "findings")
}

/// How many of all threads are listed, for whoever listens: '12 of 103 threads'.
pub fn of_threads(number: usize, all: usize) -> String {
    of_all(number, all, "thread", "threads")
}

fn of_all(number: usize, all: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("No {many} match"),
        number if number == all => format!("All {}", count(all, one, many)),
        number => format!("{} of {}", grouped(number), count(all, one, many)),
    }
}

/// How many notes there are.
pub fn notes(number: usize) -> String {
    if number == 0 { "No notes yet".to_owned() } else { count(number, "note", "notes") }
}

/// How many entries a briefing has.
pub fn entries(number: usize) -> String {
    if number == 0 { "no entries".to_owned() } else { count(number, "entry", "entries") }
}

/// What is said when an entry has been removed and so many are left.
pub fn removed(left: usize) -> String {
    match left {
        0 => "Removed. Your briefing has no entries now.".to_owned(),
        1 => "Removed. 1 entry is left.".to_owned(),
        more => format!("Removed. {} entries are left.", grouped(more)),
    }
}

/// The way to the whole of a list that shows only its beginning.
pub fn show_all(number: usize) -> String {
    format!("Show all {}", grouped(number))
}

/// The way to the filters of a list, with how many of them are in use.
pub fn filters(in_use: usize) -> String {
    match in_use {
        0 => "Filters".to_owned(),
        some => format!("Filters ({some} in use)"),
    }
}

/// The way to the whole list of issues. `None` where there is none.
pub fn see_all(number: usize) -> Option<String> {
    match number {
        0 => None,
        1 => Some("See it".to_owned()),
        more => Some(format!("See all {}", grouped(more))),
    }
}

/// The heading over the issues that only one report raised.
pub fn raised_once(number: usize) -> String {
    match number {
        0 => "No issue was raised in only one report".to_owned(),
        more => format!("{} raised in only one report", count(more, "issue", "issues")),
    }
}

/// The way down to what was praised throughout. `None` where there is nothing.
pub fn strong(number: usize) -> Option<String> {
    (number > 0).then(|| {
        format!("Strong throughout: {} praised in three or more inspections", count(number, "issue", "issues"))
    })
}

/// How many marks a chart has, and which keys reach them.
pub fn marks(number: usize) -> String {
    match number {
        0 => "The chart has no marks".to_owned(),
        1 => "The chart has 1 mark. Press Enter to select it".to_owned(),
        more => format!(
            "The chart has {} marks. Use the arrow keys, Home and End to move between them, and Enter to select one",
            grouped(more)
        ),
    }
}

/// What this is, by whom and as of when: the line under the first heading. 'An unofficial record of 15 inspections, visits and
/// ratings of children's services since 2006, up to Ofsted's report of 17 December 2024.'
pub fn what_this_is(record: &Record) -> String {
    let when = if record.inspections.len() == 1 { "in" } else { "since" };
    let since = record.inspections.first().map(|one| format!(" {when} {}", one.year())).unwrap_or_default();
    format!("An unofficial record of {} of children's services{since}{}.", events(record), up_to(record))
}

/// How many inspections, visits and ratings there are; each sort is named only where there is one.
fn events(record: &Record) -> String {
    let all = record.inspections.len();
    let (visits, ratings) = (number_of(record, "visit"), number_of(record, "rating"));
    let sorts = [
        (all - visits - ratings, ["inspection", "inspections"]),
        (visits, ["visit", "visits"]),
        (ratings, ["rating", "ratings"]),
    ];
    let named = sorts.iter().filter(|(number, _)| *number > 0).map(|(_, words)| words);
    match all {
        0 => "no inspections yet".to_owned(),
        1 => format!("1 {}", named.map(|[one, _]| *one).collect::<String>()),
        more => format!("{} {}", grouped(more), list(&named.map(|[_, many]| *many).collect::<Vec<_>>())),
    }
}

/// How many events of the record are of this sort.
fn number_of(record: &Record, noun: &str) -> usize {
    record.inspections.iter().filter(|one| one.noun() == noun).count()
}

/// ', up to Ofsted's report of 17 December 2024'; where a later inspection is known without its report, up to that one.
fn up_to(record: &Record) -> String {
    let Some(report) = record.documents.iter().rev().find(|document| document.is_inspectors()) else {
        return String::new();
    };
    let place = |id: &str| record.inspections.iter().position(|one| one.id == id);
    let later = record.inspections.last().filter(|last| place(&last.id) > place(&report.inspection));
    if let Some((last, when)) = later.and_then(|last| Some((last, last.month_and_year()?))) {
        return format!(", up to the {} of {when}", lower_first(&last.event));
    }
    let author = &report.author;
    let author = if author.ends_with('s') { format!("{author}'") } else { format!("{author}'s") };
    format!(", up to {author} {} of {}", report.form, report.published)
}

/// How much was read.
pub fn read(record: &Record) -> String {
    let documents = count(record.documents.len(), "document", "documents");
    let sentences = count(record.units(), "sentence", "sentences");
    let give = if record.units() == 1 { "gives" } else { "give" };
    let findings = match record.findings.len() {
        0 => "no findings".to_owned(),
        some => count(some, "finding", "findings"),
    };
    format!(
        "We read {documents} and coded {sentences}, which {give} {findings}. Bullet points and plan actions count as sentences."
    )
}

/// How many threads there are, how many of them rest on one report, and what is in none of them.
pub fn followed(threads: usize, single: usize, once: usize) -> String {
    let threads = match threads {
        0 => return "No issue is followed through time yet.".to_owned(),
        1 => "1 thread follows an issue".to_owned(),
        more => format!("{} threads each follow one issue", grouped(more)),
    };
    let rest = match once {
        0 => "Every concern and recommendation is in a thread.".to_owned(),
        1 => "Every concern and recommendation is in a thread, except 1 finding that only one report mentions. It is listed at the end of the Threads view, with the reason.".to_owned(),
        more => format!("Every concern and recommendation is in a thread, except {} findings that only one report mentions. They are listed at the end of the Threads view, each with the reason.", grouped(more)),
    };
    let single = match single {
        0 => String::new(),
        1 => " 1 thread rests on a single report so far: that report asks for something, and the next one should say what happened.".to_owned(),
        more => format!(" {} threads rest on a single report so far: each holds a request, and the next report should say what happened.", grouped(more)),
    };
    format!("{threads} through every report that mentions it.{single} {rest}")
}

/// How far a second coder agreed with the first.
pub fn agreement(agreement: &Agreement) -> String {
    let coded = match agreement.units {
        1 => "1 sentence, drawn at random, was coded again".to_owned(),
        more => format!("{} sentences, drawn at random, were coded again", grouped(more)),
    };
    format!(
        "{coded} by someone who had not seen the first codes. Agreement beyond chance (Cohen's kappa, where 1 is full agreement) was {:.2} by kind, {:.2} by area and {:.2} by topic. Each difference was settled and the reason recorded. Both coders used the same codebook, so this shows that its rules are applied consistently. It does not show that they are the only possible rules.",
        agreement.kind, agreement.area, agreement.topic
    )
}

/// How far a second reader agreed on the words of threads' steps.
pub fn step_agreement(agreement: &StepAgreement) -> String {
    let judged = match agreement.steps {
        1 => "1 step of a thread, drawn at random, was judged again".to_owned(),
        more => format!("{} steps of threads, drawn at random, were judged again", grouped(more)),
    };
    format!(
        "{judged} by someone who saw the sentences but not our words for them. Agreement beyond chance on the word (such as raised, improved or resolved) was {:.2}. Each difference was settled and the reason recorded.",
        agreement.word
    )
}

/// What is said of a grade whose word its framework's scale does not have.
pub const NO_PLACE: &str = "We do not know the place of this word on the scale. We compare the grade with no other, and the chart shows it in the middle of its row.";

/// How sure a grade is, in a sentence.
pub fn certainty(status: Status) -> String {
    match status.role() {
        Certainty::Held => "The grade is in the report.".to_owned(),
        Certainty::Official => "Known from another official source, not from the report.".to_owned(),
        Certainty::Press => "Known only from press reports.".to_owned(),
        Certainty::Other => format!("{}.", sentence_case(status.label())),
    }
}

/// Which areas a grade judges: 'Area: leaders.', 'Areas: children in care and care leavers. One judgement covers both.'
pub fn areas(areas: &[Area]) -> String {
    let names = list(&areas.iter().map(|area| lower_first(area.label())).collect::<Vec<_>>());
    match areas.len() {
        0 => "No equivalent area today.".to_owned(),
        1 => format!("Area: {names}."),
        2 => format!("Areas: {names}. One judgement covers both."),
        _ => format!("Areas: {names}. One judgement covers them all."),
    }
}

/// How much of a document was coded: '190 sentences coded: 78 strengths and 20 concerns.'
pub fn coded(document: &Document) -> String {
    let kinds = document.kinds.iter().filter(|(kind, number)| kind.makes_findings() && *number > 0);
    let kinds: Vec<String> =
        kinds.map(|(kind, number)| count(*number, &lower_first(kind.label()), kind.plural())).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(": {}", list(&kinds)) };
    format!(
        "{} coded{kinds}.",
        if document.units == 0 { "No sentences".to_owned() } else { count(document.units, "sentence", "sentences") }
    )
}

#[cfg(test)]
#[path = "said_tests.rs"]
mod tests;
