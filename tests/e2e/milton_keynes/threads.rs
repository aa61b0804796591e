//! Threads: reached from everywhere, read step by step, and narrowed.

use crate::desk::{course, of_area, of_thread, place, shown, thread_scene, threads_scene};
use crate::expected::record;
use crate::fault::Done;
use crate::milton_keynes::pointing::{middle, press_at};
use crate::milton_keynes::tables::table_is;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::chart::Hit;
use inspection_explorer::chart::scene::Step;
use inspection_explorer::chart::{thread, topics};
use inspection_explorer::explore::headline::{Part, sentences};
use inspection_explorer::explore::said;
use inspection_explorer::explore::{Filter, Place};
use inspection_explorer::record::UnitId;
use inspection_explorer::record::cite::cite;
use inspection_explorer::record::{Finding, Subject, Thread, ThreadStep, Voice};
use inspection_explorer::threads::ThreadFilter;
use inspection_explorer::threads::plan::trace;
use inspection_explorer::threads::{Event, Strong, courses, strong};
use inspection_explorer::words::sentence_case;
use thirtyfour::prelude::*;

/// The view of a finding among those of its inspection and topic.
fn of_finding(finding: &Finding) -> Place {
    let filter = Filter {
        inspections: [finding.inspection.clone()].into(),
        topics: [finding.topic].into(),
        ..Filter::default()
    };
    Place::Findings { filter, open: Some(finding.id.clone()) }
}

/// Follows a link to a thread, whose address leads there by itself too, and comes back.
async fn there_and_back(page: &Page, from: &Place, within: &str, thread: &Thread) -> Done {
    page.press_named(within, &thread.name).await?;
    page.is_on_thread(thread).await?;
    page.back().await?;
    page.is_at(from).await?;
    page.counts(within, 1).await?;
    page.open(&of_thread(&thread.id).to_query()).await?;
    page.is_on_thread(thread).await
}

#[tokio::test]
async fn a_finding_leads_to_its_threads() {
    play(async |page: &Page| {
        let many = |finding: &&Finding| record().threads_of_finding(&finding.id).count() > 1;
        let finding = record().findings.iter().find(many).expect("some finding is in two threads");
        let (from, within) = (of_finding(finding), ".finding.open .follow:not(.about-area)");
        page.open(&from.of_chart().to_query()).await?;
        page.open_finding(&finding.id).await?;
        let names: Vec<&str> = record().threads_of_finding(&finding.id).map(|thread| thread.name.as_str()).collect();
        page.reads(".finding.open .follow:not(.about-area) .thread-link", &names).await?;
        let thread = record().threads_of_finding(&finding.id).last().expect("there are two");
        there_and_back(page, &from, within, thread).await
    })
    .await;
}

#[tokio::test]
async fn a_finding_of_which_no_other_document_speaks_says_why_it_has_no_thread() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        for once in &record().raised_once {
            let finding = once.findings.iter().find_map(|id| record().finding(id)).expect("it is of a finding");
            page.turn_to(&of_finding(finding)).await?;
            page.reads(
                ".finding.open .follow:not(.about-area)",
                &[&format!("Raised in only one report: {}", once.reason)],
            )
            .await?;
            page.counts(".finding.open .thread-link", 0).await?;
        }
        page.open("view=threads").await?;
        let number = record().raised_once.len();
        let words = said::raised_once(number);
        page.press_named(".results", &words).await?;
        let names: Vec<&str> = record().raised_once.iter().map(|once| once.name.as_str()).collect();
        page.reads(".once > ul > li > strong", &names).await?;
        let finding = record().finding(&record().raised_once[0].findings[0]).expect("the record holds it");
        page.press_named(".once", &finding.summary).await?;
        page.is_at(&of_finding(finding)).await?;
        page.reads(".finding.open h3", &[&finding.summary]).await?;
        page.is_in_view(".finding.open").await
    })
    .await;
}

#[tokio::test]
async fn the_plan_leads_to_the_threads_that_it_answers() {
    play(async |page: &Page| {
        let traces = trace(record());
        let traced = traces.iter().find(|traced| traced.outcomes.len() > 1).expect("some area answers two issues");
        let from = of_area(traced.area);
        page.open(&from.to_query()).await?;
        let names: Vec<&str> = traced.outcomes.iter().map(|outcome| outcome.thread.name.as_str()).collect();
        page.reads(".area.open .thread-link", &names).await?;
        there_and_back(page, &from, ".area.open", traced.outcomes[1].thread).await
    })
    .await;
}

#[tokio::test]
async fn the_topics_lead_to_threads_in_the_charts_order() {
    play(async |page: &Page| {
        let from = Place::Topics { filter: Filter::default() };
        page.open(&from.to_query()).await?;
        let (all, model) = (courses(record()), topics::model(record(), |_| true));
        let of_topic = |row: &topics::TopicRow| {
            let own = all.iter().filter(|course| course.main_topics.contains(&row.topic));
            (row.topic.label().to_owned(), own.map(|course| course.thread.name.clone()).collect::<Vec<_>>())
        };
        let listed: Vec<_> = model.rows.iter().map(of_topic).filter(|(_, names)| !names.is_empty()).collect();
        let script = "return [...document.querySelectorAll('.by-topic dt')].map(topic => [topic.textContent,
            [...topic.nextElementSibling.querySelectorAll('a')].map(link => link.textContent)])";
        page.shows("the threads of each topic", script, &[], &listed).await?;
        let thread = record().threads.iter().find(|thread| thread.name == listed[2].1[0]).expect("it is listed");
        there_and_back(page, &from, ".by-topic", thread).await
    })
    .await;
}

#[tokio::test]
async fn the_first_screen_leads_to_the_thread_that_is_open_longest() {
    play(async |page: &Page| {
        page.open("").await?;
        let said: Vec<String> =
            sentences(record()).iter().map(|sentence| sentence.iter().map(Part::words).collect()).collect();
        page.reads(".lead p", &said.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        page.insist(said.len() == 3, format!("there are {} sentences", said.len()))?;
        let longest = courses(record()).into_iter().find(|course| course.is_open()).expect("something is open");
        page.press(".lead p:nth-of-type(3) a").await?;
        page.is_on_thread(longest.thread).await?;
        page.back().await?;
        page.is_at(&Place::default()).await?;
        page.counts(".lead", 1).await
    })
    .await;
}

#[tokio::test]
async fn the_chart_of_all_threads_leads_to_each_by_pointer_and_by_key() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let all = Place::Threads { filter: ThreadFilter::default(), strong: None };
        page.open(&all.to_query()).await?;
        let scene = threads_scene(&all, page.chart_width("threads").await?);
        page.insist(scene.targets.len() == record().threads.len(), "some threads have no mark")?;
        let shown = shown(&all);
        for place in [0, shown.len() / 2, shown.len() - 1] {
            let thread = shown[place].thread;
            press_at(page, "threads", middle(&scene, &Hit::Subject(Subject::Thread(thread.id.as_str().into()))))
                .await?;
            page.is_on_thread(thread).await?;
            page.back().await?;
            page.is_at(&all).await?;
        }
        page.element(".mark:first-child").await?.focus().await?;
        let mut at = 0;
        let focused = "return document.activeElement.getAttribute('aria-label')";
        let steps = [(Key::Down, Step::Down), (Key::Right, Step::Next), (Key::End, Step::Last), (Key::Up, Step::Up)];
        for (key, step) in steps {
            page.driver.action_chain().send_keys(key).perform().await?;
            at = scene.step(at, step);
            page.shows(&format!("the focus after {step:?}"), focused, &[], &scene.targets[at].label).await?;
        }
        page.driver.action_chain().send_keys(Key::Enter).perform().await?;
        page.is_on_thread(shown[at].thread).await
    })
    .await;
}

/// A place on the time line: its element, its word, who and when, what it says, and where that stands.
type Told = (String, String, String, String, Vec<String>);

/// Collects them from the page.
const TOLD: &str = "return [...document.querySelectorAll('.steps > li')].map(step => [
    step.id,
    step.querySelector('.about .says').textContent.slice(1),
    step.querySelector('.about .when').textContent,
    step.querySelector('h3, .about ~ p').textContent,
    [...step.querySelectorAll('.citation')].map(citation => citation.textContent.trim())])";

/// What must be told there.
fn told(event: &Event) -> Told {
    let cited = |units: &[UnitId]| Some(place(&cite(record(), units)?));
    let findings = |step: &ThreadStep| {
        let findings = step.findings.iter().filter_map(|id| cited(&record().finding(id)?.units)).collect::<Vec<_>>();
        findings.into_iter().chain(step.units.iter().filter_map(|unit| cited(std::slice::from_ref(unit)))).collect()
    };
    let (word, said, cited) = match event.said {
        Ok(step) => (step.says.label(), step.summary.clone(), findings(step)),
        Err(silence) => ("Not mentioned", silence.words(), Vec::new()),
    };
    let who = format!("{}: {}", event.voice.dates().unwrap_or_default(), sentence_case(event.voice.label()));
    (format!("step-{}", event.voice.id()), word.to_owned(), who, said, cited)
}

#[tokio::test]
async fn every_thread_tells_every_step_and_silence_in_order_with_its_place() {
    play(async |page: &Page| {
        page.open("view=threads").await?;
        let (mut silent, mut cited) = (0, 0);
        for own in &record().threads {
            page.turn_to(&of_thread(&own.id)).await?;
            page.reads("main h1", &[&own.name]).await?;
            let events = course(own).events(record());
            let wanted: Vec<Told> = events.iter().map(told).collect();
            silent += events.iter().filter(|event| event.said.is_err()).count();
            cited += wanted.iter().map(|told| told.4.len()).sum::<usize>();
            page.insist(
                wanted.iter().all(|told| told.1 == "Not mentioned" || !told.4.is_empty()),
                "a step cites nothing",
            )?;
            page.shows(&format!("the steps of {}", own.id), TOLD, &[], &wanted).await?;
            page.reads(".thread-head .question", &[&own.question]).await?;
            page.reads("#thread-title", &[&thread::model(record(), &course(own)).title]).await?;
        }
        page.insist(silent > 100 && cited > 300, format!("only {silent} silences and {cited} citations"))
    })
    .await;
}

/// The selector of the step to which a mark leads.
fn step_of(hit: &Hit) -> String {
    match hit {
        Hit::Step { voice: Subject::Inspection(id), .. } => format!("[id='step-{id}']"),
        Hit::Step { voice: Subject::Document(id), .. } => format!("[id='step-{id}']"),
        other => panic!("no step: {other}"),
    }
}

#[tokio::test]
async fn a_mark_on_the_time_line_leads_to_its_step() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let own = courses(record())[0].thread;
        page.open(&of_thread(&own.id).to_query()).await?;
        let scene = thread_scene(own, page.chart_width("thread").await?);
        page.insist(scene.targets.len() == course(own).events(record()).len(), "a step has no mark")?;
        for target in &scene.targets {
            press_at(page, "thread", middle(&scene, &target.hit)).await?;
            let step = step_of(&target.hit);
            page.has_focus(&step).await?;
            page.is_in_view(&step).await?;
        }
        page.element(".mark:first-child").await?.focus().await?;
        page.driver.action_chain().send_keys(Key::Right).send_keys(Key::Enter).perform().await?;
        let next = scene.step(0, Step::Next);
        page.has_focus(&step_of(&scene.targets[next].hit)).await?;
        table_is(page, &thread::model(record(), &course(own)).table()).await
    })
    .await;
}

#[tokio::test]
async fn what_is_strong_throughout_is_reached_from_the_top_and_from_a_finding_and_filtered() {
    play(async |page: &Page| {
        let all = Place::Threads { filter: ThreadFilter::default(), strong: None };
        page.open(&all.to_query()).await?;
        let issues = strong(record());
        let names = |issues: &[Strong]| issues.iter().map(|one| one.thread.name.clone()).collect::<Vec<_>>();
        let listed = "return [...document.querySelectorAll('.strong-issue h3')].map(name => name.textContent)";
        page.shows("the issues", listed, &[], &names(&issues)).await?;
        page.press_named("main", &said::strong(issues.len()).expect("there are some")).await?;
        page.has_focus("#strong-title").await?;
        page.is_in_view("#strong-title").await?;
        // An entry opens with the praise of each inspection and what it rests on, and its address opens it again.
        let first = issues[0].thread;
        let open = Place::strong(first.id.clone());
        page.press_named(".strong", &first.name).await?;
        page.is_at(&open).await?;
        let beside = praise(&issues[0]);
        page.reads(".strong-issue.open .about > .when", &beside.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        let summaries: Vec<&str> = first.steps.iter().map(|step| step.summary.as_str()).collect();
        page.reads(".strong-issue.open h4", &summaries).await?;
        page.open(&open.to_query()).await?;
        page.reads(".strong-issue.open h4", &summaries).await?;
        page.is_in_view(".strong-issue.open h3").await?;
        // From a step to its finding, and from there back to the issue.
        let finding = record().finding(&first.steps[0].findings[0]).expect("it is told");
        page.press_named(".strong-issue.open", &finding.summary).await?;
        page.is_at(&of_finding(finding)).await?;
        page.press_named(".finding.open .follow:not(.about-area)", &first.name).await?;
        page.is_at(&open).await?;
        page.is_in_view(".strong-issue.open h3").await?;
        // The list follows the filters.
        let filter = ThreadFilter { areas: issues[1].areas.clone(), ..ThreadFilter::default() };
        let fewer: Vec<Strong> = issues.iter().filter(|one| filter.shows_strong(one)).cloned().collect();
        page.insist(!fewer.is_empty() && fewer.len() < issues.len(), "the area narrows nothing")?;
        page.turn_to(&Place::Threads { filter, strong: None }).await?;
        page.shows("the issues of the area", listed, &[], &names(&fewer)).await?;
        let long = Place::Threads { filter: ThreadFilter { years: 8, ..ThreadFilter::default() }, strong: None };
        page.turn_to(&long).await?;
        page.counts(".strong-issue", 0).await?;
        page.counts(".strong .none", 1).await
    })
    .await;
}

/// What is said beside an open issue and beside each of its steps.
fn praise(issue: &Strong) -> Vec<String> {
    let voices = issue.thread.steps.iter().filter_map(|step| record().voice(&step.from));
    let who = |voice: Voice| format!("{}: {}", voice.dates().unwrap_or_default(), sentence_case(voice.label()));
    [issue.praised()].into_iter().chain(voices.map(who)).collect()
}
