//! The registry of charts: page and briefing get the same ones, and every mark leads somewhere.
use crate::support::anyshire::ANYSHIRE;
use crate::support::choose::{one_of, some_of, two_of};
use crate::support::codes::RECORD;
use inspection_explorer::chart::scene::LEAST_TARGET;
use inspection_explorer::chart::{ChartKind, Drawn, Hit, Inputs, Rect, registry};
use inspection_explorer::explore::{Filter, Kept, Opened, Place, View};
use inspection_explorer::record::{Finding, InspectionId, Progress, Standing, Subject};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeSet, HashSet};

/// A reader who has set no status and noted something on every tenth finding.
fn note(target: &str) -> Option<String> {
    let index = RECORD.findings.iter().position(|finding| finding.id == target)?;
    (index % 10 == 0).then(|| "Ask about the zeppelin".to_owned())
}

fn inputs() -> Inputs<'static> {
    Inputs { record: &RECORD, notes: &note, statuses: &|_| None }
}

fn with_findings() -> Vec<InspectionId> {
    RECORD.held_inspections().map(|inspection| inspection.id.clone()).collect()
}

prop_compose! {
    pub(crate) fn filters()(
        areas in some_of(RECORD.codebook.areas.clone(), 5),
        kinds in some_of(RECORD.codebook.kinds_of_findings().collect(), 4),
        topics in some_of(RECORD.codebook.topics.clone(), 6),
        urgencies in some_of(RECORD.codebook.urgencies.clone(), 2),
        inspections in some_of(with_findings(), 3),
        text in prop_oneof![3 => Just(String::new()), 1 => "(child|care|zeppelin|zzz|leadr)"],
    ) -> Filter {
        Filter {
            areas: areas.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            topics: topics.into_iter().collect(),
            urgencies: urgencies.into_iter().collect(),
            inspections: inspections.into_iter().collect(),
            text,
        }
    }
}

/// The inspections of other authorities.
fn others() -> Vec<InspectionId> {
    let compared = RECORD.comparison.iter().flat_map(|compared| &compared.neighbours.authorities);
    compared.flat_map(|authority| authority.inspections.iter().map(|one| one.id.clone())).collect()
}

prop_compose! {
    fn places()(
        view in select(View::ALL.to_vec()),
        filter in filters(),
        pair in two_of(with_findings()),
        turned: bool,
        thread in one_of(RECORD.threads.iter().map(|thread| thread.id.clone()).collect()),
        standings in some_of(Standing::all(&RECORD.codebook), 3),
        years in 0..12u8,
        chosen in one_of(RECORD.inspections.iter().map(|i| i.id.clone()).collect()),
        open in one_of(RECORD.findings.iter().map(|f| f.id.clone()).collect()),
        other in one_of(others()),
        area in one_of(RECORD.plan.iter().map(|area| area.id.clone()).collect()),
    ) -> Place {
        let pair = pair.map(|(one, other)| if turned { (other, one) } else { (one, other) });
        let kept = Kept { filter, standings: standings.into_iter().collect(), years, pair };
        match Place::of(view, &kept) {
            Place::Grades { .. } => Place::Grades { chosen: chosen.map(Subject::Inspection) },
            Place::Findings { filter, .. } => Place::Findings { filter, open },
            Place::Threads { filter, strong } => match thread {
                Some(id) => Place::Thread { id, filter },
                None => Place::Threads { filter, strong },
            },
            Place::Plan { .. } => Place::Plan { open: area },
            Place::Area { .. } => Place::Area { area: kept.filter.areas.iter().next().copied() },
            Place::Others { .. } => Place::Others { area: kept.filter.areas.only().copied().filter(|area| !area.is_overall()), open: other },
            place => place,
        }
    }
}

prop_compose! {
    /// Places that draw findings.
    fn places_of_findings()(filter in filters(), pair in two_of(with_findings()), which in 0..3u8) -> Place {
        match which {
            0 => Place::Findings { filter, open: None },
            1 => Place::Topics { filter },
            _ => Place::Compare { filter, pair },
        }
    }
}

/// The findings that a filter lists.
fn listed(filter: &Filter) -> Vec<&'static Finding> {
    inputs().with_shown(filter, |shown| RECORD.findings.iter().filter(|finding| shown(finding)).collect())
}

/// The findings of the place to which a mark leads.
fn led_to(hit: &Hit, from: &Place) -> Vec<&'static Finding> {
    hit.shown_from(from, &RECORD).filter().map(listed).unwrap_or_default()
}

/// Whether the record holds what a mark stands for.
fn resolves(hit: &Hit) -> bool {
    let holds = |subject: &Subject| match subject {
        Subject::Grade { inspection, judgement } => RECORD
            .inspection(inspection.as_str())
            .is_some_and(|inspection| inspection.grades.iter().any(|grade| grade.judgement == *judgement)),
        Subject::Inspection(id) => RECORD.inspection(id.as_str()).is_some(),
        Subject::Document(id) => RECORD.document(id.as_str()).is_some(),
        Subject::Finding(id) => RECORD.finding(id.as_str()).is_some(),
        Subject::Thread(id) => RECORD.thread(id.as_str()).is_some(),
        Subject::Action(unit) => RECORD.action(unit.as_str()).is_some(),
        Subject::Area(id) => RECORD.area(id.as_str()).is_some(),
        Subject::Record => true,
    };
    match hit {
        Hit::Subject(subject) => holds(subject),
        Hit::Findings { inspection, area, kind, topic } => RECORD.findings.iter().any(|finding| {
            *inspection == finding.inspection.as_str()
                && area.is_none_or(|area| finding.area == area)
                && kind.is_none_or(|kind| finding.kind == kind)
                && topic.is_none_or(|topic| finding.topic == topic)
        }),
        Hit::Country(on) => RECORD.comparison.as_ref().unwrap().country.dates.iter().any(|day| day.on == *on),
        Hit::Other(id) => RECORD.comparison.as_ref().unwrap().other(id).is_some(),
        Hit::Step { thread, voice } => RECORD.thread(thread.as_str()).is_some() && holds(voice),
        Hit::PlanArea(id) => RECORD.plan.iter().any(|area| area.id == *id),
    }
}

fn drawn(place: &Place) -> Option<Drawn> {
    registry::draw(&inputs(), place)
}

/// All charts of a place.
fn all_drawn(place: &Place) -> Vec<(&'static ChartKind, Drawn)> {
    let kinds = registry::all_of(place).iter();
    kinds.filter_map(|kind| Some((*kind, (kind.draw)(&inputs(), place)?))).collect()
}

/// The made-up record to a reader who has written nothing.
fn of_anyshire() -> Inputs<'static> {
    Inputs { record: &ANYSHIRE, notes: &|_| None, statuses: &|_| None }
}

fn drawn_there(place: &Place) -> Option<Drawn> {
    registry::draw(&of_anyshire(), place)
}

#[test]
fn every_kind_is_found_by_its_id() {
    let ids: BTreeSet<&str> = registry::ALL.iter().map(|kind| kind.id).collect();
    assert_eq!(ids.len(), registry::ALL.len());
    assert!(ids.iter().all(|id| registry::find(id).is_some_and(|kind| kind.id == *id)));
    assert!(registry::find("moon").is_none() && registry::of_query(&of_anyshire(), "moon", "").is_none());
}

#[test]
fn one_chart_has_one_address() {
    let address = |query: &str| registry::address(&Opened::read(query, &ANYSHIRE).place);
    let grades = Some(("grades", String::new()));
    assert_eq!(address(""), grades);
    assert_eq!(address("area=leaders&find=foster&grade=ilacs-2021:overall+effectiveness"), grades);
    let topics = address("view=topics&area=leaders");
    assert_eq!(topics, address("view=topics&area=leaders&compare=sif-2016,ilacs-2026&years=3&plan=A2"));
    let two = address("view=compare&compare=sif-2016,ilacs-2026");
    assert_eq!(two, address("view=compare&inspection=ilacs-2021&compare=sif-2016,ilacs-2026"));
    let thread = address("view=threads&thread=foster-carers");
    assert_eq!(thread, address("view=threads&years=3&thread=foster-carers"));
    assert_eq!(address("view=notes"), None);
    let others = Opened::read("view=others&judged=leaders&other=elsewhere-2016", &ANYSHIRE).place;
    let queries = registry::all_of(&others).iter().map(|kind| registry::query_of(kind, &others));
    assert_eq!(queries.collect::<Vec<_>>(), ["view=others", "view=others&judged=leaders"]);
}

#[test]
fn what_the_first_version_kept_of_a_chart_is_still_drawn() {
    let of = |id: &str, query: &str| {
        registry::of_query(&of_anyshire(), id, query).map(|(drawn, left_out)| (drawn.frame().title, left_out))
    };
    let page = |query: &str| drawn_there(&Opened::read(query, &ANYSHIRE).place).map(|drawn| (drawn.frame().title, 0));
    assert_eq!(of("grades", "area=leaders"), page(""));
    assert_eq!(of("findings", "area=leaders"), page("view=findings&area=leaders"));
    assert_eq!(of("thread", "view=threads&thread=foster-carers"), page("view=threads&thread=foster-carers"));
    assert_eq!(of("thread", "view=threads&thread=moon"), None);
    assert_eq!(of("compare", "view=compare&compare=sif-2016,moon"), None);
    assert!(of("findings", "view=findings&kind=concern,moon").is_some_and(|(_, left_out)| left_out == 1));
}

#[test]
fn charts_are_equal_where_they_show_the_same() {
    let at = |query: &str| Opened::read(query, &ANYSHIRE).place;
    let all = drawn_there(&at("view=topics"));
    assert_eq!(all, drawn_there(&at("view=topics&open=ilacs-2026/p2.s1:strength")));
    assert_ne!(all, drawn_there(&at("view=topics&kind=concern")));
    assert_ne!(all, drawn_there(&at("")));
    let begun = Inputs { statuses: &|_| Some((Progress::Done, None)), ..of_anyshire() };
    assert_ne!(registry::draw(&begun, &at("view=plan")), drawn_there(&at("view=plan")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What a briefing keeps of a chart is its id and a query: read again, it is the chart of the page.
    #[test]
    fn a_briefing_draws_the_chart_of_the_page(place in places()) {
        for (kind, of_page) in all_drawn(&place) {
            let of_briefing = registry::of_query(&inputs(), kind.id, &registry::query_of(kind, &place));
            prop_assert_eq!(of_briefing, Some((of_page, 0)));
        }
    }

    #[test]
    fn every_mark_leads_somewhere_and_lies_in_the_picture(place in places(), width in 288.0..2600.0f64) {
        for (_, drawn) in all_drawn(&place) {
        let scene = drawn.layout(width);
        let half = LEAST_TARGET / 2.0;
        let room = Rect::new(-half, -half, scene.width + LEAST_TARGET, scene.height + LEAST_TARGET);
        let hits: HashSet<&Hit> = scene.targets.iter().map(|target| &target.hit).collect();
        prop_assert_eq!(hits.len(), scene.targets.len(), "two marks stand for the same");
        for target in &scene.targets {
            prop_assert!(resolves(&target.hit), "{:?}", target.hit);
            prop_assert!(room.holds(target.rect), "{target:?} at {width}");
            prop_assert!(!target.label.is_empty() && scene.at(target.rect.centre()).is_some());
            let after = target.hit.shown_from(&place, &RECORD);
            let read = Opened::read(&after.to_query(), &RECORD);
            prop_assert_eq!((read.place, read.left_out), (after, 0), "the address of what a mark leads to is understood");
        }
        }
    }

    /// The bars count the findings that are shown, each once, and each leads to the findings that it counts.
    #[test]
    fn bars_lead_to_the_findings_that_they_count(place in places_of_findings()) {
        let Some(drawn) = drawn(&place) else { return Ok(()) };
        let scene = drawn.layout(900.0);
        let mut reached: Vec<&str> = Vec::new();
        let mut inspections = BTreeSet::new();
        for target in &scene.targets {
            let own = led_to(&target.hit, &place);
            prop_assert!(!own.is_empty(), "{:?} counts nothing", target.hit);
            inspections.extend(own.iter().map(|finding| finding.inspection.as_str()));
            reached.extend(own.iter().map(|finding| finding.id.as_str()));
        }
        let once: BTreeSet<&str> = reached.iter().copied().collect();
        prop_assert_eq!(once.len(), reached.len(), "a finding is counted twice");
        // A comparison shows its two inspections alone.
        let compares = matches!(place, Place::Compare { .. });
        let chart = place.of_chart();
        let shown = chart.filter().map(listed).unwrap_or_default().into_iter();
        let shown = shown.filter(|finding| !compares || inspections.contains(finding.inspection.as_str()));
        prop_assert_eq!(once, shown.map(|finding| finding.id.as_str()).collect::<BTreeSet<_>>());
    }

    /// The mark of what is open, or of what the filter asks for, is the chosen one.
    #[test]
    fn the_mark_that_was_chosen_is_the_chosen_one(filter in filters(), grades: bool) {
        let place = if grades { Place::default() } else { Place::Findings { filter, open: None } };
        let Some(drawn) = drawn(&place) else { return Ok(()) };
        for target in drawn.layout(900.0).targets {
            let after = target.hit.shown_from(&place, &RECORD);
            prop_assert_eq!(Hit::chosen(&after), Some(target.hit));
        }
    }
}
