//! Very long records: what charts draw of them is bounded, and they say what they leave out. The bundled record reaches no
//! limit: its snapshots show that.

use inspection_explorer::chart::limit::{BARS, COUNTED, ON_AXIS, THREADS};
use inspection_explorer::chart::{Inputs, findings, grades, others, registry, thread, threads, topics};
use inspection_explorer::explore::{Filter, Found, Kept, Place, View, said};
use inspection_explorer::record::{Record, source};
use inspection_explorer::threads::courses;
use std::sync::LazyLock;

/// A made-up record of 3,000 findings, 67 inspections and more than 150 threads.
static LONG: LazyLock<Record> = LazyLock::new(|| made(3_000));

/// A made-up record of so many findings.
fn made(number: usize) -> Record {
    let files = generating::record(number);
    let text = |name: &'static str| {
        let file = files.iter().find(|(own, _)| *own == name);
        file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
    };
    source::checked(source::files::read(&text).unwrap()).unwrap()
}

fn inputs(record: &Record) -> Inputs<'_> {
    Inputs { record, notes: &|_| None, statuses: &|_| None }
}

#[test]
fn no_picture_is_longer_than_a_browser_can_draw() {
    let place = View::ALL.into_iter().map(|view| Place::of(view, &Kept::default()));
    for place in place.chain(LONG.codebook.areas.iter().copied().map(Place::area)) {
        for kind in registry::all_of(&place) {
            let Some(drawn) = (kind.draw)(&inputs(&LONG), &place) else { continue };
            for width in [320.0, 900.0, 1600.0] {
                let scene = drawn.layout(width);
                assert!(scene.height < 12_000.0, "{} is {} high at {width}", kind.id, scene.height);
                assert!(scene.targets.len() < 1_000, "{} has {} marks", kind.id, scene.targets.len());
            }
        }
    }
}

#[test]
fn what_a_chart_leaves_out_is_said() {
    let all = LONG.inspections.len();
    let model = findings::model(&LONG, |_| true);
    // Of inspections with many bars fewer are drawn than of those with few.
    let bars = |model: &findings::FindingsModel| model.groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>();
    let (rows, drawn) = (bars(&model), model.groups.len());
    let (last, before) = rows.split_last().unwrap();
    assert!(drawn < COUNTED && before.iter().sum::<usize>() < BARS && before.iter().sum::<usize>() + last >= BARS);
    assert_eq!(drawn + model.earlier.0, all);
    let only = format!(". Only the latest {drawn} of {all} inspections are shown: filter by inspection to see others");
    assert!(model.subtitle.ends_with(&only), "{}", model.subtitle);
    assert!(model.table().caption.ends_with(&only));
    let area = LONG.codebook.areas[1];
    let model = findings::model(&LONG, |finding| finding.area == area);
    assert_eq!((model.groups.len(), bars(&model).iter().sum::<usize>()), (COUNTED, COUNTED));

    let only =
        format!(". Only the latest {COUNTED} of {all} inspections are shown: filter by inspection to see others");
    let model = topics::model(&LONG, |_| true);
    assert_eq!((model.columns.len(), model.with_findings), (COUNTED, all));
    assert!(model.subtitle.ends_with(&only), "{}", model.subtitle);
    assert!(model.title.starts_with(&format!("In the latest {COUNTED} inspections, ")), "{}", model.title);

    let model = grades::model(&LONG);
    let only = format!(". Only the latest {ON_AXIS} of {all} inspections are shown");
    assert!(model.subtitle.ends_with(&only) && model.table().caption.ends_with(&only), "{}", model.subtitle);
    let last = LONG.inspections.iter().rev().take(ON_AXIS).filter_map(|one| one.when()).min().unwrap();
    assert!(model.marks.iter().all(|mark| mark.time >= last.as_years()) && model.span.0 == last.year());

    let place = Place::of(View::Threads, &Kept::default());
    let drawn = (threads::KIND.draw)(&inputs(&LONG), &place).unwrap();
    let model = drawn.model::<threads::ThreadsModel>().unwrap();
    assert_eq!((model.rows.len(), model.heads.len()), (THREADS, ON_AXIS));
    assert!(model.subtitle.contains("Only the first 150 of "), "{}", model.subtitle);
}

#[test]
fn the_chart_of_one_thread_draws_every_word_and_the_latest_silences() {
    let courses = courses(&LONG);
    let course = courses.iter().max_by_key(|course| course.events(&LONG).len()).unwrap();
    let thread = course.thread;
    let all = course.events(&LONG);
    assert!(all.len() > ON_AXIS && thread.steps.len() < ON_AXIS, "{} of {}", thread.steps.len(), all.len());
    let model = thread::model(&LONG, course);
    assert_eq!((model.moments.len(), model.table().rows.len(), model.data().rows.len()), (ON_AXIS, ON_AXIS, all.len()));
    assert_eq!(model.moments.iter().filter(|moment| moment.says.is_some()).count(), thread.steps.len());
    let newest = all.last().unwrap().voice.subject();
    assert_eq!(model.moments.last().unwrap().voice, newest);
    let only = format!(
        ". Of {} inspections and documents, 60 are shown: all that mention the issue, and the latest of the others",
        all.len()
    );
    assert!(model.subtitle.ends_with(&only) && model.table().caption.ends_with(&only), "{}", model.subtitle);
}

#[test]
fn a_sentence_names_the_latest_of_very_many_inspections() {
    let area = *LONG.codebook.areas.first().unwrap();
    let since: Vec<_> = LONG.inspections.iter().collect();
    let told = said::since(area, &since).unwrap();
    assert!(told.starts_with(&format!("Since then: {} earlier inspections, ", since.len() - 20)), "{told}");
    let last = since.last().unwrap().month_and_year().unwrap();
    assert!(told.contains(&format!(" ({last}). This record has no grade")) && told.len() < 1_200, "{told}");
    let twenty = said::since(area, since.get(..20).unwrap()).unwrap();
    assert!(!twenty.contains("earlier"), "{twenty}");
}

#[test]
fn beside_other_authorities_only_the_latest_grades_are_drawn() {
    let record = made(12_000);
    let overall = record.codebook.areas.iter().copied().find(|area| area.is_overall()).unwrap();
    let all = record.comparison.as_ref().unwrap().own(&record.inspections, overall).count();
    assert!(all > ON_AXIS, "{all} grades");
    let drawn = (others::NEIGHBOURS.draw)(&inputs(&record), &Place::of(View::Others, &Kept::default())).unwrap();
    let model = drawn.model::<others::NeighboursModel>().unwrap();
    let own = model.rows.iter().find(|row| row.name == record.authority.name).unwrap();
    assert_eq!((own.marks.len(), model.rows.len()), (ON_AXIS, 11));
    let only = format!(". Of Larkshire only the latest {ON_AXIS} of {all} grades are shown");
    assert!(model.subtitle.ends_with(&only), "{}", model.subtitle);
}

#[test]
fn counts_in_a_title_are_those_of_all_findings_and_not_of_what_is_drawn() {
    let concern = LONG.codebook.kind("concern").unwrap();
    let all = LONG.findings.iter().filter(|finding| finding.kind == concern).count();
    let title = findings::model(&LONG, |finding| finding.kind == concern).title;
    let inspections = LONG.held_inspections().filter(|one| LONG.findings_of(&one.id).any(|own| own.kind == concern));
    let wanted = format!("{} concerns in {} inspections", grouped(all), inspections.count());
    assert_eq!(title, wanted);
    // A filter of one early inspection draws it.
    let first = LONG.inspections.first().unwrap();
    let filter = Filter { inspections: [first.id.clone()].into(), ..Filter::default() };
    assert_eq!(Found::new(&filter, &LONG, &|_| None).places.len(), LONG.findings_of(&first.id).count());
    let drawn = (findings::KIND.draw)(&inputs(&LONG), &Place::Findings { filter, open: None }).unwrap();
    let model = drawn.model::<findings::FindingsModel>().unwrap();
    assert_eq!((model.groups.len(), model.earlier.0), (1, 0));
}

fn grouped(number: usize) -> String {
    inspection_explorer::words::grouped(number)
}
