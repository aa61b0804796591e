//! Sources: the documents, what is held and what is missing, how it was coded, attribution.

use super::state::explorer;
use crate::record::{Authority, Document, Graded, Inspection};
use crate::words::{count, list, sentence_case};
use leptos::prelude::*;

/// The view.
pub fn sources_view() -> impl IntoView {
    let record = explorer().record;
    let missing = record
        .inspections
        .iter()
        .filter(|inspection| !record.documents.iter().any(|document| document.inspection == inspection.id));
    let size = format!(
        "{} are held, {} of them coded, which give {}.",
        count(record.documents.len(), "document", "documents"),
        count(record.units(), "sentence, bullet or step", "sentences, bullets and steps"),
        count(record.findings.len(), "finding", "findings")
    );
    let once: usize = record.raised_once.iter().map(|once| once.findings.len()).sum();
    let followed = format!(
        "{} run through the documents. Every concern and every recommendation is in one, but for {} of which only one document speaks; they stand at the end of the Threads view, each with the reason.",
        count(record.threads.len(), "thread", "threads"),
        count(once, "finding", "findings")
    );
    let agreement = record.agreement.map(|agreement| {
        view! {
            <p>
                {format!(
                    "{} drawn at random were coded a second time without sight of the first coding. Agreement beyond chance (Cohen's kappa; 1 is full agreement) was {:.2} by kind, {:.2} by area and {:.2} by topic. Where the two differed, the difference was settled and the reason recorded. Both followed the same codebook: agreement shows that its rules are applied evenly, not that they are the only ones possible.",
                    count(agreement.units, "unit", "units"), agreement.kind, agreement.area, agreement.topic
                )}
            </p>
        }
    });
    view! {
        <div class="reading">
            <h1>"Sources"</h1>
            <p>{size}</p>
            <h2>"Documents held"</h2>
            <ul class="documents">{record.documents.iter().map(document).collect_view()}</ul>
            <h2>"Known, but not held"</h2>
            <p>"These inspections, visits and ratings are known from other sources. Where a grade is known it is drawn hollow; where it is not, nothing is drawn."</p>
            <ul class="documents">{missing.map(not_held).collect_view()}</ul>
            <h2>"How it was coded"</h2>
            <p>"Each sentence, bullet and action step was read in its paragraph and coded by what it does (its kind), whose experience it is about (its area) and its issue (its topic). A finding is a run of sentences of one paragraph that share all three; sentences that repeat what is told in full elsewhere are left out of the counts. The words of the summaries are the explorer's own: each finding cites the sentences that it rests on, so that you can check it against the report."</p>
            <p>"What one document says of another inspection is kept as reported, and not counted. What no document states is not filled in."</p>
            {agreement}
            <h2>"How issues were followed"</h2>
            <p>{followed}</p>
            <p>"Which findings speak of one issue was found by reading, not by equal topics. Each step says no more than the sentences that it cites; each was read again by a second reader, who struck out what belonged to a neighbouring issue. Whether an issue was put right is never read out of silence: a document that says nothing of it gives no verdict, and the thread says what that document looked at."</p>
            <h2>"Attribution"</h2>
            {attribution(&record.authority)}
        </div>
    }
}

/// Under which licence the documents are used, and who wrote them.
fn attribution(authority: &Authority) -> impl IntoView + use<> {
    let (before, licence, after) = authority.attribution_parts();
    let (before, after) = (before.to_owned(), format!("{after} {}", authority.credits));
    let licence =
        licence.cloned().map(|licence| view! { <a href=licence.url rel="external license">{licence.label}</a> });
    view! {
        <p>{before}{licence}{after}" This explorer is unofficial and is endorsed by none of them."</p>
    }
}

/// A document that is held.
fn document(document: &Document) -> impl IntoView + use<> {
    let title = document.title.clone();
    let named = match document.url.clone() {
        Some(url) => view! { <a href=url rel="external noreferrer">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let kinds = document
        .kinds
        .iter()
        .filter(|(kind, _)| kind.makes_findings())
        .map(|(kind, number)| format!("{number} {}", kind.plural()))
        .collect::<Vec<_>>();
    let coded = if kinds.is_empty() { String::new() } else { format!(": {}", list(&kinds)) };
    let about = format!("{}, {}, {}", document.author, document.form, document.published);
    let units = format!("{} coded{coded}.", count(document.units, "unit", "units"));
    view! {
        <li>
            <h3>{named}</h3>
            <p class="quiet-words">{about}</p>
            <p>{document.held.clone()}</p>
            <p>{units}</p>
            <p class="quiet-words">{document.silence.clone()}</p>
        </li>
    }
}

/// An inspection whose document is not held.
fn not_held(inspection: &Inspection) -> impl IntoView + use<> {
    let when = inspection.when().map(|when| when.to_string());
    let grades = match inspection.graded {
        Graded::Yes => inspection
            .grades
            .iter()
            .map(|grade| format!("{}: {} ({})", grade.judgement, grade.grade, grade.status.label()))
            .collect::<Vec<_>>()
            .join("; "),
        Graded::No => "no grade is given".to_owned(),
        Graded::Unknown => "grades not known".to_owned(),
    };
    let place = inspection.source.place.clone();
    let source = match inspection.source.url.clone() {
        Some(url) => view! { <a href=url rel="external noreferrer">{place}</a> }.into_any(),
        None => place.into_any(),
    };
    let told = inspection.reported.iter().map(|reported| view! { <li>{reported.summary.clone()}</li> }).collect_view();
    view! {
        <li>
            <h3>{when}", "{inspection.event.clone()}</h3>
            <p>{sentence_case(&grades)}". "{inspection.note.clone()}</p>
            {(!inspection.reported.is_empty()).then(|| view! { <ul>{told}</ul> })}
            <p class="quiet-words">"Source: "{source}</p>
        </li>
    }
}
