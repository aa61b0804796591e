use super::*;
use crate::made_up::ANYSHIRE;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::LazyLock;

/// The record of the app, whatever it is: an address leads back to its place in all.
static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

/// What the app makes of an address, and how much it leaves out.
fn opened_in(record: &Record, query: &str) -> (Place, usize) {
    let Opened { place, left_out, .. } = Opened::read(query, record);
    (place, left_out)
}

/// The same with the made-up record.
fn opened(query: &str) -> (Place, usize) {
    opened_in(&ANYSHIRE, query)
}

#[test]
fn what_is_not_known_is_left_out_and_counted() {
    let opened = Opened::read("view=moon&area=moon,leaders&kind=context&utm=1&%%%=&find=%zz&years=x", &ANYSHIRE);
    assert_eq!((opened.place, opened.left_out), (Place::default(), 4));
    let filter = opened.kept.filter;
    assert_eq!(filter.areas, ANYSHIRE.codebook.area("leaders").into_iter().collect());
    assert!(filter.kinds.is_empty());
    assert_eq!(filter.text, "%zz");
}

#[test]
fn what_the_record_does_not_hold_is_left_out_and_counted() {
    let opened = Opened::read(
        "inspection=ilacs-2026,ilacs-1999&open=gone&grade=ilacs-2026:care+leavers&compare=ilacs-2026,ilacs-2026&thread=gone&plan=A99",
        &ANYSHIRE,
    );
    let chosen = Subject::Grade { inspection: "ilacs-2026".into(), judgement: "care leavers".into() };
    assert_eq!((opened.place, opened.left_out), (Place::Grades { chosen: Some(chosen) }, 5));
    assert_eq!(opened.kept.filter.inspections, Set::from(["ilacs-2026".into()]));
    assert_eq!(opened.kept.pair, None);
}

#[test]
fn what_another_view_needs_is_kept_for_it() {
    let opened = Opened::read("view=plan&kind=concern&years=8&compare=sif-2016,ilacs-2026&find=foster", &ANYSHIRE);
    assert_eq!(opened.place, Place::Plan { open: None });
    let there = |view| Place::of(view, &opened.kept).to_query();
    assert_eq!(there(View::Findings), "view=findings&kind=concern&find=foster");
    assert_eq!(there(View::Threads), "view=threads&years=8");
    assert_eq!(there(View::Compare), "view=compare&kind=concern&find=foster&compare=sif-2016,ilacs-2026");
    assert_eq!(there(View::Grades), "");
    let mut kept = Kept::default();
    kept.note(&Place::of(View::Compare, &opened.kept));
    kept.note(&Place::of(View::Threads, &opened.kept));
    assert_eq!(kept, opened.kept);
}

#[test]
fn what_sticks_to_an_address_changes_nothing() {
    let cases = [
        ("view=findings&kind=concern.", "view=findings&kind=concern"),
        ("view=findings&kind=concern)", "view=findings&kind=concern"),
        ("view=findings&kind=concern>", "view=findings&kind=concern"),
        ("view=findings&kind=concern%E2%80%9D", "view=findings&kind=concern"),
        ("view=findings&kind=concern%22", "view=findings&kind=concern"),
        ("view=findings&kind=concern,+recommendation", "view=findings&kind=concern,recommendation"),
        ("view=findings&kind=concern,%0D%0Arecommendation;", "view=findings&kind=concern,recommendation"),
        ("view=findings&kind=concern,", "view=findings&kind=concern"),
        ("view=findings&kind=%20Concern%20", "view=findings&kind=concern"),
        ("view=findings.&kind=concern", "view=findings&kind=concern"),
        ("view=findings&amp;kind=concern", "view=findings&kind=concern"),
        ("View=Findings", "view=findings"),
        ("view=threads&thread=foster-carers.", "view=threads&thread=foster-carers"),
        ("view=findings&open=ilacs-2026/p2.s1:strength%E2%80%99.", "view=findings&open=ilacs-2026/p2.s1:strength"),
        ("view=plan&plan=a1", "view=plan&plan=A1"),
        ("view=plan&plan=(A2).", "view=plan&plan=A2"),
        ("view=threads&years=8%5D&state=raised!", "view=threads&state=raised&years=8"),
        ("view=findings&inspection=ilacs-2026%0A", "view=findings&inspection=ilacs-2026"),
        ("view=compare&compare=sif-2016,+ilacs-2026).", "view=compare&compare=sif-2016,ilacs-2026"),
        ("grade=visit-2023", "grade=visit-2023:"),
        ("grade=visit-2023:).", "grade=visit-2023:"),
        ("grade=ilacs-2021:Overall+effectiveness.", "grade=ilacs-2021:overall+effectiveness"),
        // What is to be opened needs no view.
        ("thread=foster-carers", "view=threads&thread=foster-carers"),
        ("other=Elsewhere-2016.", "view=others&other=elsewhere-2016"),
        ("view=others&judged=overall", "view=others"),
        ("view=others&judged=Leaders)", "view=others&judged=leaders"),
        ("plan=A2", "view=plan&plan=A2"),
        ("open=ilacs-2026/p2.s1:strength", "view=findings&open=ilacs-2026/p2.s1:strength"),
        // What is searched for stands as it is, on one line.
        ("view=findings&find=planning.", "view=findings&find=planning."),
        ("view=findings&find=foster%0Acarers", "view=findings&find=foster+carers"),
        // Nothing is asked for.
        ("kind=&view=&years=&open=.&grade=&compare=,&find=", ""),
        ("view=findings&kind=concern&kind=recommendation", "view=findings&kind=concern,recommendation"),
        ("view=plan&view=plan", "view=plan"),
        ("utm_source=a&ref=b&=c", ""),
    ];
    for (address, wanted) in cases {
        let (place, left_out) = opened(address);
        assert_eq!((place.to_query().as_str(), left_out), (wanted, 0), "{address}");
    }
}

#[test]
fn nothing_of_ours_is_dropped_in_silence() {
    let cases = [
        ("view=plan&view=topics", "view=topics", 1),
        ("view=threads&years=3&years=8", "view=threads&years=8", 1),
        ("view=findings&find=a&find=b", "view=findings&find=b", 1),
        ("thread=a&thread=foster-carers", "view=threads&thread=foster-carers", 1),
        ("view=compare&compare=sif-2016,ilacs-2026,ilacs-2021", "view=compare&compare=sif-2016,ilacs-2026", 1),
        ("view=compare&compare=ilacs-2026", "view=compare", 1),
        (
            "view=compare&compare=sif-2016,ilacs-2021&compare=sif-2016,ilacs-2026",
            "view=compare&compare=sif-2016,ilacs-2026",
            1,
        ),
        ("view=threads&years=300", "view=threads", 1),
        ("view=threads&years=3,5", "view=threads", 1),
        ("view=findings&kind=con%0Acern,concern).thanks,concern", "view=findings&kind=concern", 2),
        ("view=area", "view=area", 0),
        ("view=area&area=leaders.", "view=area&area=leaders", 0),
        ("view=area&area=moon", "view=area", 1),
        ("view=area&area=leaders,care-leavers", "view=area&area=care-leavers", 1),
        ("view=area&area=care-leavers&area=moon&area=leaders", "view=area&area=leaders", 2),
        ("grade=moon", "", 1),
        ("view=others&judged=moon&other=moon-2017", "view=others", 2),
        ("grade=ilacs-2026:moon", "", 1),
        ("view=findings?utm_source=a", "", 1),
        ("view%3Dfindings%26kind%3Dconcern", "", 1),
        ("view=findings&inspection=lpr-2010,moon-1066", "view=findings", 2),
    ];
    for (address, wanted, number) in cases {
        let (place, left_out) = opened(address);
        assert_eq!((place.to_query().as_str(), left_out), (wanted, number), "{address}");
    }
}

/// One of these, or none: a record may be without plan, threads or strengths.
fn one_of<T: Clone + core::fmt::Debug + 'static>(all: Vec<T>) -> BoxedStrategy<Option<T>> {
    if all.is_empty() { Just(None).boxed() } else { proptest::option::of(select(all)).boxed() }
}

/// At most so many of these.
fn some_of<T: Clone + core::fmt::Debug + 'static>(all: Vec<T>, most: usize) -> BoxedStrategy<Vec<T>> {
    let most = most.min(all.len());
    subsequence(all, 0..=most).boxed()
}

/// Any place with anything that the record holds.
fn of_the_record() -> impl Strategy<Value = Place> {
    let record = &*RECORD;
    let inspections: Vec<InspectionId> = with_findings(record).map(InspectionId::from).collect();
    let grades: Vec<Subject> = record
        .inspections
        .iter()
        .flat_map(|one| {
            let judged = one
                .grades
                .iter()
                .map(|grade| Subject::Grade { inspection: one.id.clone(), judgement: grade.judgement.clone() });
            judged.chain([Subject::Inspection(one.id.clone())])
        })
        .collect();
    let pairs = inspections
        .iter()
        .enumerate()
        .flat_map(|(at, one)| inspections.iter().skip(at + 1).map(move |other| (one.clone(), other.clone())));
    let filter = (
        some_of(inspections.clone(), 3),
        some_of(record.codebook.areas.clone(), 3),
        some_of(record.codebook.kinds_of_findings().collect(), 3),
        some_of(record.codebook.topics.clone(), 3),
        some_of(record.codebook.urgencies.clone(), 2),
    )
        .prop_map(|(inspections, areas, kinds, topics, urgencies)| Filter {
            inspections: inspections.into_iter().collect(),
            areas: areas.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            topics: topics.into_iter().collect(),
            urgencies: urgencies.into_iter().collect(),
            text: String::new(),
        });
    let opened = (
        one_of(record.findings.iter().map(|finding| finding.id.clone()).collect()),
        one_of(record.threads.iter().map(|thread| thread.id.clone()).collect()),
        one_of(record.plan.iter().map(|area| area.id.clone()).collect()),
        one_of(record.strong.iter().map(|strong| strong.id.clone()).collect()),
    );
    let compared = record.comparison.as_ref();
    let authorities = compared.iter().flat_map(|compared| &compared.neighbours.authorities);
    let others = authorities.flat_map(|one| one.inspections.iter().map(|one| one.id.clone()));
    let judged = compared.iter().flat_map(|compared| compared.areas()).filter(|area| !area.is_overall());
    let others = (one_of(judged.collect()), one_of(others.collect()), one_of(record.codebook.areas.clone()));
    let chosen = (one_of(grades), one_of(pairs.collect()), some_of(Standing::all(&record.codebook), 3), 0..40u8);
    (select(View::ALL.to_vec()), filter, opened, chosen, others).prop_map(
        |(view, filter, (open, thread, area, strong), (chosen, pair, standings, years), (judged, other, own))| {
            let kept = Kept { filter, standings: standings.into_iter().collect(), years, pair };
            match (Place::of(view, &kept), thread) {
                (Place::Grades { .. }, _) => Place::Grades { chosen },
                (Place::Area { .. }, _) => Place::Area { area: own },
                (Place::Findings { filter, .. }, _) => Place::Findings { filter, open },
                (Place::Threads { filter, .. }, Some(id)) => Place::Thread { id, filter },
                (Place::Threads { filter, .. }, None) => Place::Threads { filter, strong },
                (Place::Plan { .. }, _) => Place::Plan { open: area },
                (Place::Others { .. }, _) => Place::Others { area: judged, open: other },
                (place, _) => place,
            }
        },
    )
}

/// What sticks to links, escaped or not.
const STUCK: &str = "([.,;:!?)(>\"'`*]|%5D|%3E|%22|%0D%0A|%0A|%20|\\+|%C2%A0|%E2%80%9D|%E2%80%99|%E2%80%9C|“|”|’){0,3}";

proptest! {
    #[test]
    fn an_address_leads_back_to_its_place(place in of_the_record(), text in "\\PC{0,20}") {
        let mut place = place;
        if let Some(filter) = place.filter_mut() {
            filter.text = text;
        }
        prop_assert_eq!(opened_in(&RECORD, &place.to_query()), (place, 0));
    }

    #[test]
    fn any_query_opens_something(query in "\\PC{0,80}") {
        let (once, _) = opened_in(&RECORD, &query);
        prop_assert_eq!(opened_in(&RECORD, &once.to_query()), (once, 0));
    }

    #[test]
    fn whatever_sticks_to_its_values_a_link_opens_the_same(
        place in of_the_record(),
        before in proptest::collection::vec(STUCK, 12),
        behind in proptest::collection::vec(STUCK, 12),
    ) {
        let query = place.to_query();
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).zip(before.iter().zip(&behind));
        let stuck: Vec<String> = pairs.map(|(pair, (before, behind))| {
            let (name, value) = pair.split_once('=').unwrap();
            // A judgement may hold a comma of its own.
            let parts: Vec<&str> = if name == "grade" { vec![value] } else { value.split(',').collect() };
            let parts: Vec<String> = parts.iter().map(|part| format!("{before}{part}{behind}")).collect();
            format!("{name}={}", parts.join(","))
        }).collect();
        prop_assert_eq!(opened_in(&RECORD, &stuck.join("&")), (place, 0), "{}", stuck.join("&"));
    }

    #[test]
    fn as_many_are_told_as_are_not_known(place in of_the_record(), kinds in 0..4usize, inspections in 0..4usize, found in 0..3usize) {
        let more = |name: &str, number: usize| (0..number).map(|at| format!("&{name}=unknown{at}")).collect::<String>();
        // Three times the same is asked for once.
        let query = format!("{}{}{}{}", place.to_query(), more("kind", kinds), more("inspection", inspections), "&find=a".repeat(found));
        let mut place = place;
        if let Some(filter) = place.filter_mut().filter(|_| found > 0) {
            filter.text = "a".to_owned();
        }
        prop_assert_eq!(opened_in(&RECORD, &query), (place, kinds + inspections));
    }
}
