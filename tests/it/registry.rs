//! The registry of charts: page and briefing get the same ones, and every mark leads somewhere.
use crate::support::codes::RECORD;
use inspection_explorer::chart::scene::LEAST_TARGET;
use inspection_explorer::chart::{ChartKind, Drawn, Hit, Inputs, Rect, grades, plan, registry, topics};
use inspection_explorer::explore::Filter;
use inspection_explorer::record::{Finding, Progress, Standing, Subject};
use inspection_explorer::view::{View, ViewState};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::{BTreeSet, HashSet};

/// A reader who has set no status and noted something on every tenth finding.
fn note(target: &str) -> Option<String> {
    let index = RECORD.findings.iter().position(|finding| finding.id == target)?;
    (index % 10 == 0).then(|| "Ask about the zeppelin".to_owned())
}

fn inputs() -> Inputs<'static> {
    Inputs { record: &RECORD, notes: &note, statuses: &|_| None }
}

fn with_findings() -> Vec<String> {
    let ids: BTreeSet<&str> = RECORD.findings.iter().map(|finding| finding.inspection.as_str()).collect();
    ids.into_iter().map(str::to_owned).collect()
}

prop_compose! {
    fn filters()(
        areas in subsequence(RECORD.codebook.areas.clone(), 0..=5),
        kinds in subsequence(RECORD.codebook.kinds_of_findings().collect::<Vec<_>>(), 0..=4),
        topics in subsequence(RECORD.codebook.topics.clone(), 0..=6),
        inspections in subsequence(with_findings(), 0..=3),
        text in prop_oneof![3 => Just(String::new()), 1 => "(child|care|zeppelin|zzz|leadr)"],
    ) -> Filter {
        Filter {
            areas: areas.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            topics: topics.into_iter().collect(),
            inspections: inspections.into_iter().collect(),
            text,
        }
    }
}

prop_compose! {
    fn views()(
        view in select(View::ALL.to_vec()),
        filter in filters(),
        compared in proptest::option::of(subsequence(with_findings(), 2).prop_shuffle()),
        thread in select(RECORD.threads.iter().map(|thread| thread.id.clone()).collect::<Vec<_>>()),
        open_thread: bool,
        standings in subsequence(Standing::all(&RECORD.codebook), 0..=3),
        years in 0..12u8,
        grade in proptest::option::of(select(RECORD.inspections.iter().map(|i| i.id.clone()).collect::<Vec<_>>())),
        open in proptest::option::of(select(RECORD.findings.iter().map(|f| f.id.clone()).collect::<Vec<_>>())),
        plan_area in proptest::option::of(select(RECORD.plan.iter().map(|area| area.id.clone()).collect::<Vec<_>>())),
    ) -> ViewState {
        ViewState {
            view,
            filter,
            open,
            grade: grade.map(|inspection| (inspection, String::new())),
            compared: compared.and_then(|two| Some((two.first()?.clone(), two.last()?.clone()))),
            thread: open_thread.then_some(thread),
            standings: standings.into_iter().collect(),
            years,
            plan_area,
        }
    }
}

/// The findings that a view lists.
fn listed(view: &ViewState) -> Vec<&'static Finding> {
    inputs().with_shown(&view.filter, |shown| RECORD.findings.iter().filter(|finding| shown(finding)).collect())
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
        Hit::Step { thread, voice } => RECORD.thread(thread.as_str()).is_some() && holds(voice),
    }
}

fn drawn(kind: &ChartKind, view: &ViewState) -> Option<Drawn> {
    kind.of_view(&inputs(), view)
}

#[test]
fn every_kind_is_found_by_its_id() {
    let ids: BTreeSet<&str> = registry::ALL.iter().map(|kind| kind.id).collect();
    assert_eq!(ids.len(), registry::ALL.len());
    assert!(ids.iter().all(|id| registry::find(id).is_some_and(|kind| kind.id == *id)));
    assert!(registry::find("moon").is_none() && registry::of_query(&inputs(), "moon", "").is_none());
}

#[test]
fn one_chart_has_one_address() {
    let query = |id: &str, query: &str| registry::find(id).unwrap().query(&ViewState::read(query, &RECORD.codebook).0);
    assert_eq!(query("grades", ""), query("grades", "area=leaders&find=foster&grade=ilacs-2024:overall+effectiveness"));
    assert_eq!(query("grades", ""), "");
    let topics = query("topics", "view=topics&area=leaders");
    assert_eq!(topics, query("topics", "view=topics&area=leaders&compare=sif-2016,ilacs-2024&years=3&plan=C3"));
    let two = query("compare", "view=compare&compare=sif-2016,ilacs-2024");
    assert_eq!(two, query("compare", "view=compare&inspection=ilacs-2021&compare=sif-2016,ilacs-2024"));
    assert_eq!(query("threads", "view=threads&years=3"), query("threads", "view=threads&years=3&thread=early-help"));
}

#[test]
fn charts_are_equal_where_they_show_the_same() {
    let view = |query: &str| ViewState::read(query, &RECORD.codebook).0;
    let all = drawn(&topics::KIND, &view("view=topics"));
    assert_eq!(all, drawn(&topics::KIND, &view("view=findings&open=ilacs-2024/p4.s1:strength")));
    assert_ne!(all, drawn(&topics::KIND, &view("view=topics&kind=concern")));
    assert_ne!(all, drawn(&grades::KIND, &view("view=topics")));
    let begun = Inputs { statuses: &|_| Some((Progress::Done, None)), ..inputs() };
    assert_ne!(plan::KIND.of_view(&begun, &view("view=plan")), drawn(&plan::KIND, &view("view=plan")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What a briefing keeps of a chart is its id and a query: read again, it is the chart of the page.
    #[test]
    fn a_briefing_draws_the_chart_of_the_page(view in views(), kind in 0..registry::ALL.len()) {
        let kind = registry::ALL[kind];
        let of_page = drawn(kind, &view);
        let of_briefing = registry::of_query(&inputs(), kind.id, &kind.query(&view));
        prop_assert_eq!(of_briefing, of_page.map(|drawn| (drawn, 0)));
    }

    #[test]
    fn every_mark_leads_somewhere_and_lies_in_the_picture(view in views(), kind in 0..registry::ALL.len(), width in 288.0..2600.0f64) {
        let Some(drawn) = drawn(registry::ALL[kind], &view) else { return Ok(()) };
        let scene = drawn.layout(width);
        let half = LEAST_TARGET / 2.0;
        let room = Rect::new(-half, -half, scene.width + LEAST_TARGET, scene.height + LEAST_TARGET);
        let hits: HashSet<&Hit> = scene.targets.iter().map(|target| &target.hit).collect();
        prop_assert_eq!(hits.len(), scene.targets.len(), "two marks stand for the same");
        for target in &scene.targets {
            prop_assert!(resolves(&target.hit), "{:?}", target.hit);
            prop_assert!(room.holds(target.rect), "{target:?} at {width}");
            prop_assert!(!target.label.is_empty() && scene.at(target.rect.centre()).is_some());
            let after = target.hit.shown_in(&view, &RECORD);
            let mut fits = after.clone();
            fits.fit(&RECORD);
            prop_assert_eq!(&fits, &after, "the address of what a mark leads to is understood");
        }
    }

    /// The bars count the findings that are shown, each once, and each leads to the findings that it counts.
    #[test]
    fn bars_lead_to_the_findings_that_they_count(view in views(), id in select(vec!["findings", "topics", "compare"])) {
        let Some(kind) = registry::find(id) else { return Ok(()) };
        let part = (kind.part)(&view);
        let Some(drawn) = drawn(kind, &view) else { return Ok(()) };
        let scene = drawn.layout(900.0);
        let mut reached: Vec<&str> = Vec::new();
        let mut inspections = BTreeSet::new();
        for target in &scene.targets {
            let own = listed(&target.hit.shown_in(&part, &RECORD));
            prop_assert!(!own.is_empty(), "{:?} counts nothing", target.hit);
            inspections.extend(own.iter().map(|finding| finding.inspection.as_str()));
            reached.extend(own.iter().map(|finding| finding.id.as_str()));
        }
        let once: BTreeSet<&str> = reached.iter().copied().collect();
        prop_assert_eq!(once.len(), reached.len(), "a finding is counted twice");
        // A comparison shows two inspections alone.
        let shown = listed(&part).into_iter().filter(|finding| id != "compare" || inspections.contains(finding.inspection.as_str()));
        prop_assert_eq!(once, shown.map(|finding| finding.id.as_str()).collect::<BTreeSet<_>>());
    }

    /// The mark of what is open, or of what the filter asks for, is the chosen one.
    #[test]
    fn the_mark_that_was_chosen_is_the_chosen_one(view in views(), id in select(vec!["grades", "findings"])) {
        let Some(kind) = registry::find(id) else { return Ok(()) };
        let Some(drawn) = drawn(kind, &view) else { return Ok(()) };
        for target in drawn.layout(900.0).targets {
            let after = target.hit.shown_in(&view, &RECORD);
            prop_assert_eq!(Hit::chosen(&after), Some(target.hit));
        }
    }
}
