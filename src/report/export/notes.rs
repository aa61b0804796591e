//! Readers' notes as files: for a mail or a word processor, for a spreadsheet, for other programs that keep annotations.

use super::csv::written;
use super::markdown::{in_line, link, quote, words};
use super::origin::{self, Origin, Saved};
use crate::noted::Noted;
use explore::direction::isolated;
use reader::backup::annotations::{Leaving, Place, page};
use reader::backup::when;
use record::cite::places;
use record::words::count;
use record::{Citation, Record};

/// The columns of the notes' table, before those that say where it comes from.
const COLUMNS: [&str; 14] = [
    "number",
    "about",
    "belongs to",
    "note",
    "tags",
    "state",
    "question for the meeting",
    "first written",
    "last changed",
    "document",
    "section",
    "place",
    "units",
    "link",
];

/// When notes were saved, and how a time is told.
pub struct Day<'a> {
    /// When the file was saved.
    pub saved: &'a Saved,
    /// The day of a time in milliseconds since the beginning of 1970, where the reader is: '26 November 2026'.
    pub of: &'a dyn Fn(u64) -> String,
}

/// The heading of the file.
fn heading(record: &Record) -> String {
    format!("Notes on {} children's services", record.authority.name)
}

/// How many notes there are, and when they were saved.
fn lead(notes: &[Noted<'_>], day: &Day<'_>) -> String {
    let saved = day.saved.day();
    let saved = if saved.is_empty() { String::new() } else { format!(" · saved on {saved}") };
    format!("{}{saved}", count(notes.len(), "note", "notes"))
}

/// When a note was written and changed.
fn times(noted: &Noted<'_>, day: &Day<'_>) -> String {
    let (created, updated) = ((day.of)(noted.note.writing.created), (day.of)(noted.note.updated));
    if created == updated {
        format!("Written on {created}")
    } else {
        format!("Written on {created}, changed on {updated}")
    }
}

/// Notes as Markdown: each under what it is about, with its citation.
pub fn notes_markdown(record: &Record, notes: &[Noted<'_>], day: &Day<'_>) -> String {
    let mut blocks = vec![format!("# {}", words(&heading(record))), words(&lead(notes, day))];
    for (number, noted) in (1..).zip(notes) {
        blocks.push(format!("## {number}. {}", isolated(&words(&noted.title))));
        blocks.push(words(&noted.about));
        blocks.push(quote(&noted.note.writing.text));
        blocks.push(isolated(&words(&noted.marks())).into_owned());
        blocks.push(words(&times(noted, day)));
        blocks.extend(places(&noted.citations).iter().map(|place| {
            format!("Source: {}{}", link(&place.document, place.url.as_deref()), in_line(&place.words()))
        }));
    }
    blocks.push("---".to_owned());
    blocks.push(words(&record.authority.notice()));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// Notes as text: each under what it is about, with its citation. Readers' words are set in.
pub fn notes_text(record: &Record, notes: &[Noted<'_>], day: &Day<'_>) -> String {
    let mut lines = vec![heading(record), lead(notes, day)];
    for (number, noted) in (1..).zip(notes) {
        let given = |words: String| Some(words).filter(|words| !words.is_empty());
        let title = isolated(&one_line(&noted.title)).into_owned();
        let own = breaks(&noted.note.writing.text).map(|line| format!("    {}", isolated(line)).trim_end().to_owned());
        let source = |place: &record::cite::Place| {
            let url = place.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
            format!("Source: {}{}{url}", place.document, place.words())
        };
        lines.extend([String::new(), format!("{number}. {title}")]);
        lines.extend(given(noted.about.clone()));
        lines.extend(own);
        lines.extend(given(isolated(&one_line(&noted.marks())).into_owned()));
        lines.push(times(noted, day));
        lines.extend(places(&noted.citations).iter().map(source));
    }
    lines.push(String::new());
    lines.push(record.authority.notice());
    lines.join("\n") + "\n"
}

/// The lines of a text, whatever ends them, without control signs.
fn breaks(text: &str) -> impl Iterator<Item = &str> {
    let is_break = |sign: char| matches!(sign, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.trim_end().split(is_break).map(|line| line.trim_end_matches('\r'))
}

/// Words in one line.
fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Notes as a CSV file: one row a note; where several places are cited, one for each.
pub fn notes_csv(notes: &[Noted<'_>], origin: &Origin) -> String {
    let head = COLUMNS.into_iter().chain(origin::COLUMNS).map(str::to_owned).collect();
    let rows = (1..).zip(notes).flat_map(|(number, noted)| {
        let cited: Vec<Option<&Citation>> = noted.citations.iter().map(Some).collect();
        let cited = if cited.is_empty() { vec![None] } else { cited };
        cited.into_iter().map(move |citation| row(number, noted, citation))
    });
    written(core::iter::once(head).chain(rows.map(|row| row.into_iter().chain(origin.cells()).collect::<Vec<_>>())))
}

fn row(number: usize, noted: &Noted<'_>, citation: Option<&Citation>) -> Vec<String> {
    let column = |part: &dyn Fn(&Citation) -> String| citation.map(part).unwrap_or_default();
    let writing = &noted.note.writing;
    vec![
        number.to_string(),
        noted.title.clone(),
        noted.about.clone(),
        writing.text.clone(),
        writing.tags_text(),
        writing.state.map(|state| state.label().to_owned()).unwrap_or_default(),
        if writing.asks { "yes" } else { "no" }.to_owned(),
        when::written(writing.created),
        when::written(noted.note.updated),
        column(&|citation| format!("{}{}", citation.document, citation.reprinted())),
        column(&|citation| citation.section.clone()),
        column(&|citation| citation.place.clone()),
        column(&|citation| citation.units.join(" ")),
        column(&|citation| citation.url.clone().unwrap_or_default()),
    ]
}

/// Notes as W3C Web Annotations, saved at the time `made` in milliseconds since the beginning of 1970.
pub fn notes_annotations(record: &Record, notes: &[Noted<'_>], made: u64) -> String {
    let of = |noted: &Noted<'_>| -> Vec<Place> {
        let cited = places(&noted.citations).into_iter();
        let place = |place: record::cite::Place| {
            let words = place.words().trim_start_matches([',', ' ']).to_owned();
            place.url.map(|url| Place { url, words })
        };
        cited.filter_map(place).collect()
    };
    let all: Vec<Vec<Place>> = notes.iter().map(of).collect();
    let leaving: Vec<Leaving<'_>> = notes
        .iter()
        .zip(&all)
        .map(|(noted, places)| Leaving {
            about: &noted.note.about,
            title: &noted.title,
            writing: &noted.note.writing,
            updated: noted.note.updated,
            places,
        })
        .collect();
    page(&record.authority.id, &heading(record), made, &leaving)
}
