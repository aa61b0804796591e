//! Very long records: what charts draw of them is bounded, and they say what they leave out. The bundled record reaches no
//! limit: its snapshots show that.

use inspection_explorer::chart::limit::{BARS, COUNTED, ON_AXIS, THREADS};
use inspection_explorer::chart::{Inputs, findings, grades, registry, threads, topics};
use inspection_explorer::explore::{Filter, Found, Kept, Place, View};
use inspection_explorer::record::{Record, source};
use std::sync::LazyLock;

/// A made-up record of 3,000 findings, 67 inspections and more than 150 threads.
static LONG: LazyLock<Record> = LazyLock::new(|| {
    let files = generating::record(3_000);
    let text = |name: &'static str| {
        let file = files.iter().find(|(own, _)| *own == name);
        file.map(|(_, text)| text.clone()).ok_or_else(|| "there is no such file".to_owned())
    };
    source::checked(source::files::read(&text).unwrap()).unwrap()
});

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
