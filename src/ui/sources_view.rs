//! Sources: the documents, what is held and what is missing, how it was coded, attribution.

use super::accessibility::accessibility;
use super::anchors;
use super::citation::copy_citation;
use super::long_list::{Markup, Placed, fixed_list, posinset, setsize};
use super::note_count::note_count;
use super::note_editor::own_note;
use super::one_file::take_with_you;
use super::other_record::open_another;
use super::others_view::report_of;
use super::state::explorer;
use super::term::Told;
use crate::browser::address;
use crate::explore::said;
use crate::record::reference::{no_link, of_document, whom_to_ask, whom_to_ask_of_inspection};
use crate::record::{
    Authority, Comparison, Document, Graded, Inspection, Neighbour, OtherInspection, Record, Subject, Term,
};
use crate::words::{lower_first, sentence_case};
use leptos::prelude::*;

/// The view.
pub fn sources_view() -> impl IntoView {
    let state = explorer();
    let record = state.record;
    // A link opened in a new tab may lead to a term or a document.
    if let Some(id) = address::take_fragment() {
        state.lead_to(id);
    }
    let missing = record
        .inspections
        .iter()
        .filter(|inspection| !record.documents.iter().any(|document| document.inspection == inspection.id));
    let missing: Vec<&'static Inspection> = missing.collect();
    let parts: usize = record.documents.iter().map(|document| document.not_held.len()).sum();
    let without = not_available(record, &missing);
    let missing = missing.len();
    let once: usize = record.raised_once.iter().map(|once| once.findings.len()).sum();
    let followed = said::followed(record.threads.len(), record.threads_of_one_report().count(), once);
    // A term is explained where the page first has it: what is said is made in the page's order.
    let told = Told::new();
    let say = |text: &str| told.say(text);
    view! {
        <div class="reading">
            <h1>"Sources"</h1>
            <p>{say(&said::read(record))}</p>
            <h2>"Documents we have"</h2>
            {fixed_list(Markup::Ul("documents"), record.documents.iter().collect(), Some(document_anchor), &told, document)}
            <h2>"Known, but not available to us"</h2>
            <p>{say(said::not_available(missing, parts))}</p>
            {(missing + parts > 0).then(|| fixed_list(Markup::Ul("documents"), without, Some(Missing::anchor), &told, Missing::item))}
            <h2>"How we read the documents"</h2>
            <p>{say("We read each sentence, bullet point and plan action in its paragraph. We gave it three codes: its kind (such as strength or concern), its area (whose experience it is about) and its topic. A finding is a run of sentences in one paragraph that share all three. Sentences that only repeat others are not counted. The summaries are in our words. Each finding cites its sentences, so you can check it against the report.")}</p>
            <p>{say("When a document describes another inspection, we record that as reported and do not count it. We never fill gaps with guesses.")}</p>
            {record.agreement.map(|agreement| view! { <p>{say(&said::agreement(&agreement))}</p> })}
            <h2>"How we followed issues"</h2>
            <p>{say(&followed)}</p>
            {said::matched(record).map(|matched| view! { <p>{say(&matched)}</p> })}
            {record.step_agreement.map(|steps| view! { <p>{say(&said::step_agreement(&steps))}</p> })}
            {lacking(&said::lacking(record))}
            {record.comparison.as_ref().map(others)}
            {glossary(&record.glossary)}
            <h2>"Attribution"</h2>
            {attribution(&record.authority)}
            {accessibility()}
            {open_another()}
            {take_with_you()}
        </div>
    }
}

/// What a record may have and this one does not.
fn lacking(parts: &[&'static str]) -> impl IntoView + use<> {
    let parts = parts.iter().map(|part| view! { <li>{*part}</li> }).collect_view();
    let any = !parts.is_empty();
    any.then(|| {
        view! {
            <h2>"What this record does not have yet"</h2>
            <ul>{parts}</ul>
        }
    })
}

/// Where the grades of other authorities come from, with the reports.
fn others(compared: &Comparison) -> impl IntoView + use<> {
    let (country, neighbours) = (&compared.country, &compared.neighbours);
    let link = |authority: &Neighbour, inspection: &OtherInspection| {
        view! { <li><a href=inspection.url.clone() rel="external noreferrer">{report_of(authority, inspection)}</a></li> }
    };
    let authority = |one: &Neighbour| one.inspections.iter().map(|inspection| link(one, inspection)).collect_view();
    view! {
        <h2 id="other-authorities">"Other authorities"</h2>
        <p>{format!("{}: {}. {}", country.name, lower_first(&country.source), country.note)}</p>
        <p>{format!("{} {}.", neighbours.chosen, neighbours.source)}</p>
        <p>"We copied these grades and dates from those sources. We have not read these reports sentence by sentence, and none of their findings is counted here."</p>
        <details>
            <summary>"The reports on these authorities"</summary>
            <ul>{neighbours.authorities.iter().map(authority).collect_view()}</ul>
        </details>
    }
}

/// The terms of the field with their meanings.
fn glossary(terms: &[Term]) -> impl IntoView + use<> {
    let entry = |(place, term): (usize, &Term)| {
        let years = term
            .years()
            .map(|years| view! { <span class="quiet-words">{format!(" {}.", sentence_case(&years))}</span> });
        view! {
            <div id=anchors::meaning_of(place)>
                <dt>{term.in_full()}</dt>
                <dd>{term.meaning.clone()}{years}</dd>
            </div>
        }
    };
    (!terms.is_empty()).then(|| {
        view! {
            <h2 id="glossary">"Words and initials"</h2>
            <dl class="glossary">{terms.iter().enumerate().map(entry).collect_view()}</dl>
        }
    })
}

/// Under which licence the documents are used, and who wrote them.
fn attribution(authority: &Authority) -> impl IntoView + use<> {
    let (before, licence, after) = authority.attribution_parts();
    let (before, after) = (before.to_owned(), format!("{after} {}", authority.credits));
    let endorses = match authority.credits.is_empty() {
        true => "No inspectorate or council endorses it.",
        false => "None of them endorses it.",
    };
    let licence = licence
        .cloned()
        .map(|licence| view! { <a href=licence.url rel="external license noreferrer">{licence.label}</a> });
    view! {
        <p>{before}{licence}{after}" This explorer is unofficial. "{endorses}</p>
    }
}

/// The anchor of a document that is held.
fn document_anchor(document: &&'static Document) -> String {
    anchors::source(&document.id)
}

/// A document that is held.
fn document(document: &&'static Document, placed: Placed, told: &Told) -> impl IntoView + use<> {
    let document = *document;
    let title = document.title.clone();
    let named = match document.url.clone() {
        Some(url) => view! { <a href=url rel="external noreferrer">{title}</a> }.into_any(),
        None => told.say(&title),
    };
    let about = format!("{}, {}, published {}", document.author, document.form, document.published);
    let units = said::coded(document);
    let no_link = document.url.is_none().then(|| view! { <p class="no-link">{no_link(whom_to_ask(document))}"."</p> });
    view! {
        <li id=document_anchor(&document) tabindex="-1" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <h3>{named}</h3>
            <p class="quiet-words">{told.say(&about)}" "{note_count(Subject::Document(document.id.clone()))}</p>
            <p>{told.say(&document.held)}</p>
            <p>{told.say(&units)}</p>
            {document.note.as_ref().map(|note| view! { <p>{told.say(note)}</p> })}
            <p class="quiet-words">{told.say(&document.silence)}</p>
            {no_link}
            <p>{copy_citation(&document.title, |today| of_document(explorer().record, document, today))}</p>
            {own_note(Subject::Document(document.id.clone()))}
        </li>
    }
}

/// What is known and not available to us.
#[derive(Clone, Copy)]
enum Missing {
    /// An inspection whose document is not held.
    Inspection(&'static Inspection),
    /// What a held document names and could not be had.
    Part(&'static Document, &'static str),
}

/// Everything that is not available.
fn not_available(record: &'static Record, inspections: &[&'static Inspection]) -> Vec<Missing> {
    let parts = |document: &'static Document| document.not_held.iter().map(move |part| Missing::Part(document, part));
    let parts = record.documents.iter().flat_map(parts);
    inspections.iter().map(|inspection| Missing::Inspection(inspection)).chain(parts).collect()
}

impl Missing {
    /// The anchor of an inspection. No link leads to a part.
    fn anchor(&self) -> String {
        match self {
            Self::Inspection(inspection) => anchors::source(&inspection.id),
            Self::Part(..) => String::new(),
        }
    }

    fn item(&self, placed: Placed, told: &Told) -> AnyView {
        match self {
            Self::Inspection(inspection) => not_held(inspection, placed, told).into_any(),
            Self::Part(document, part) => part_not_held(document, part, placed).into_any(),
        }
    }
}

/// What a held document names and could not be had.
fn part_not_held(document: &Document, part: &'static str, placed: Placed) -> impl IntoView + use<> {
    let source = format!("Named in: {}. {}.", document.title, no_link(&document.author));
    view! {
        <li aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <h3>{part}</h3>
            <p class="quiet-words">{source}</p>
        </li>
    }
}

/// An inspection whose document is not held.
fn not_held(inspection: &Inspection, placed: Placed, told: &Told) -> impl IntoView + use<> {
    let when = inspection.all_dates();
    let grades = match inspection.graded {
        Graded::Yes => inspection
            .grades
            .iter()
            .map(|grade| format!("{}: {} ({})", grade.judgement, grade.grade, grade.status.label()))
            .collect::<Vec<_>>()
            .join("; "),
        Graded::No => "not graded".to_owned(),
        Graded::Unknown => "grades not known".to_owned(),
    };
    let place = inspection.source.place.clone();
    let source = match inspection.source.url.clone() {
        Some(url) => view! { <a href=url rel="external noreferrer">{place}</a> }.into_any(),
        None => format!("{place}. {}", no_link(whom_to_ask_of_inspection(explorer().record))).into_any(),
    };
    let heading = told.say(&format!("{}{}", inspection.event, inspection.of_and_by()));
    let note = inspection.note.as_deref().map(|note| told.say(note));
    let reported =
        inspection.reported.iter().map(|reported| view! { <li>{told.say(&reported.summary)}</li> }).collect_view();
    view! {
        <li id=anchors::source(&inspection.id) tabindex="-1" aria-posinset=posinset(placed) aria-setsize=setsize(placed)>
            <h3>{heading}", "{when}</h3>
            <p>{sentence_case(&grades)}". "{note}</p>
            {(!inspection.reported.is_empty()).then(|| view! { <ul>{reported}</ul> })}
            <p class="quiet-words">"Source: "{source}</p>
        </li>
    }
}
