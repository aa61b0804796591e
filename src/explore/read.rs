//! Reading the view out of an address: what is known is taken, whatever sticks to it, and what is not is counted.

use crate::Filter;
use crate::place::{Kept, Pair, Place};
use crate::query;
use crate::stuck::{bare, meant, meant_id, trimmed};
use crate::view::View;
use core::str::FromStr as _;
use record::{Area, FindingId, InspectionId, PlanAreaId, Record, Set, Standing, Subject, ThreadId};

/// The names that are ours. Others may have added more, such as `utm_source`.
const NAMES: [&str; 17] = [
    "view",
    "inspection",
    "area",
    "kind",
    "topic",
    "urgency",
    "find",
    "open",
    "grade",
    "compare",
    "thread",
    "state",
    "years",
    "plan",
    "strong",
    "judged",
    "other",
];

/// What an address opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Where it leads.
    pub place: Place,
    /// What it chooses, for other views too.
    pub kept: Kept,
    /// How many of its values are left out: nobody knows them, or the record does not hold what they name.
    pub left_out: usize,
    /// Whether it names two inspections to compare that the record cannot compare.
    pub lost_pair: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    view: Option<View>,
    filter: Filter,
    find: Option<String>,
    area: Option<Area>,
    standings: Set<Standing>,
    years: Option<u8>,
    open: Option<String>,
    grade: Option<(String, String)>,
    compared: Option<(String, String)>,
    thread: Option<String>,
    plan: Option<String>,
    strong: Option<String>,
    judged: Option<Area>,
    other: Option<String>,
    left_out: usize,
}

impl Opened {
    /// Reads a query, with or without its question mark. What is not known, or not in the record, is left out and counted: a
    /// stale link still opens. Names that are not ours are passed over in silence.
    ///
    /// Signs stuck to a value are let go where the rest is known. Of several values where one is wanted the last one
    /// counts, and the others are left out.
    pub fn read(text: &str, record: &Record) -> Self {
        let mut reading = Reading::default();
        for (name, value) in query::pairs(text) {
            reading.take(&name, value, record);
        }
        reading.done(record)
    }
}

impl Reading {
    fn take(&mut self, name: &str, value: String, record: &Record) {
        let codebook = &record.codebook;
        // A link may have been copied out of HTML, where '&' is written '&amp;'.
        let name = bare(name);
        let name = name.trim_start_matches("amp;");
        self.left_out += match name {
            "view" => replace_known(&mut self.view, &value, View::from_token),
            "inspection" => insert_inspections(&mut self.filter.inspections, &value, record),
            "area" => {
                self.area =
                    parts(&value).filter_map(|part| meant(part, |token| codebook.area(token))).last().or(self.area);
                insert_known(&mut self.filter.areas, &value, |token| codebook.area(token))
            }
            "kind" => {
                let kind = |token: &str| codebook.kind(token).filter(|kind| kind.makes_findings());
                insert_known(&mut self.filter.kinds, &value, kind)
            }
            "topic" => insert_known(&mut self.filter.topics, &value, |token| codebook.topic(token)),
            "urgency" => insert_known(&mut self.filter.urgencies, &value, |token| codebook.urgency(token)),
            "state" => insert_known(&mut self.standings, &value, |token| Standing::from_token(codebook, token)),
            "find" => replace(&mut self.find, one_line(&value)),
            "years" => replace_known(&mut self.years, &value, |token| u8::from_str(token).ok()),
            "open" => replace_id(&mut self.open, value),
            "thread" => replace_id(&mut self.thread, value),
            "plan" => replace_id(&mut self.plan, value),
            "strong" => replace_id(&mut self.strong, value),
            "judged" => replace_known(&mut self.judged, &value, |token| judged(record, token)),
            "other" => replace_id(&mut self.other, value),
            "grade" if trimmed(&value).is_empty() => 0,
            "grade" => {
                // What makes a link of a text may take the colon at its end for punctuation.
                let value = value.trim_start_matches(|sign: char| !sign.is_alphanumeric());
                let (inspection, judgement) = value.split_once(':').unwrap_or((value, ""));
                replace(&mut self.grade, (inspection.to_owned(), judgement.to_owned()))
            }
            "compare" => take_pair(&mut self.compared, &value),
            // Escaped once too often: it is ours, but what of it is one value cannot be told.
            _ => usize::from(name.split_once('=').is_some_and(|(name, _)| NAMES.contains(&name))),
        };
    }

    /// Puts the record's own ids in the place of what the address says, and leaves out what the record does not hold.
    fn done(self, record: &Record) -> Opened {
        let Self {
            view,
            filter,
            area: own_area,
            find,
            standings,
            years,
            open,
            grade,
            compared,
            thread,
            plan,
            strong,
            judged,
            other,
            ..
        } = self;
        let mut left_out = self.left_out;
        let mut fit = |known: Option<bool>| left_out += usize::from(known == Some(false));
        let open = open.map(|text| {
            meant_id(&text, record.findings.iter().map(|finding| finding.id.as_ref())).map(FindingId::from)
        });
        fit(open.as_ref().map(Option::is_some));
        let chosen = grade.map(|(inspection, judgement)| fit_grade(&inspection, &judgement, record));
        fit(chosen.as_ref().map(Option::is_some));
        let pair = compared.map(|(first, second)| fit_pair(&first, &second, record));
        fit(pair.as_ref().map(Option::is_some));
        let thread = thread
            .map(|text| meant_id(&text, record.threads.iter().map(|thread| thread.id.as_ref())).map(ThreadId::from));
        fit(thread.as_ref().map(Option::is_some));
        let area =
            plan.map(|text| meant_id(&text, record.plan.iter().map(|area| area.id.as_ref())).map(PlanAreaId::from));
        fit(area.as_ref().map(Option::is_some));
        let strong = strong
            .map(|text| meant_id(&text, record.strong.iter().map(|strong| strong.id.as_ref())).map(ThreadId::from));
        fit(strong.as_ref().map(Option::is_some));
        let compared = record.comparison.iter().flat_map(|compared| &compared.neighbours.authorities);
        let others = compared.flat_map(|authority| authority.inspections.iter().map(|other| other.id.as_ref()));
        let other = other.map(|text| meant_id(&text, others).map(InspectionId::from));
        fit(other.as_ref().map(Option::is_some));
        let lost_pair = pair == Some(None);
        let (open, chosen, pair) = (open.flatten(), chosen.flatten(), pair.flatten());
        let (thread, area, strong, other) = (thread.flatten(), area.flatten(), strong.flatten(), other.flatten());
        // What is searched for everywhere narrows no list.
        let (searched, find) = if view == Some(View::Search) { (find, None) } else { (None, find) };
        let mut filter = Filter { text: find.unwrap_or_default(), ..filter };
        // The page of an area is about one, and narrows no list.
        if view == Some(View::Areas) {
            left_out += filter.areas.len().saturating_sub(1);
            filter.areas = Set::default();
        }
        let kept = Kept { filter, standings, years: years.unwrap_or_default(), pair };
        // What is to be opened can be shown in one view alone.
        let of_what_is_open = || match (&open, thread.as_ref().or(strong.as_ref()), &area) {
            (Some(_), ..) => View::Findings,
            (None, Some(_), _) => View::Threads,
            (None, None, Some(_)) => View::Plan,
            _ if other.is_some() => View::Others,
            _ => View::Grades,
        };
        let place = match (Place::of(view.unwrap_or_else(of_what_is_open), &kept), thread) {
            (Place::Grades { .. }, _) => Place::Grades { chosen },
            (Place::Area { .. }, _) => Place::Area { area: own_area },
            (Place::Findings { filter, .. }, _) => Place::Findings { filter, open },
            (Place::Threads { filter, .. }, Some(id)) => Place::Thread { id, filter },
            (Place::Threads { filter, .. }, None) => Place::Threads { filter, strong },
            (Place::Plan { .. }, _) => Place::Plan { open: area },
            (Place::Search { .. }, _) => Place::Search { text: searched.unwrap_or_default() },
            // The judgement on services as a whole is the one that shows where none is asked for.
            (Place::Others { .. }, _) => Place::Others { area: judged.filter(|area| !area.is_overall()), open: other },
            (place, _) => place,
        };
        Opened { place, kept, left_out, lost_pair }
    }
}

/// The parts of a list; what holds no token, as behind a last comma, is none.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|part| !trimmed(part).is_empty())
}

/// Adds the tokens of a list to a set. Says how many are not known.
fn insert_known<T: Ord>(set: &mut Set<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    let mut unknown = 0;
    for part in parts(value) {
        match meant(part, &known) {
            Some(token) => drop(set.insert(token)),
            None => unknown += 1,
        }
    }
    unknown
}

/// Sets a value. Says how many it takes the place of: the same value twice is no loss.
fn replace<T: PartialEq>(slot: &mut Option<T>, value: T) -> usize {
    let lost = usize::from(slot.as_ref().is_some_and(|before| *before != value));
    *slot = Some(value);
    lost
}

/// Sets a value where its token is known. Says how many values are left out.
fn replace_known<T: PartialEq>(slot: &mut Option<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    match meant(value, known) {
        Some(known) => replace(slot, known),
        None => usize::from(!trimmed(value).is_empty()),
    }
}

/// Sets an id, which only the record knows. Says how many values are left out.
fn replace_id(slot: &mut Option<String>, value: String) -> usize {
    if trimmed(&value).is_empty() { 0 } else { replace(slot, value) }
}

/// Takes the first two parts of a list. Says how many parts are left out.
fn take_pair(slot: &mut Option<(String, String)>, value: &str) -> usize {
    let all: Vec<&str> = parts(value).collect();
    match all.as_slice() {
        [first, second, more @ ..] => replace(slot, ((*first).to_owned(), (*second).to_owned())) + more.len(),
        fewer => fewer.len(),
    }
}

/// A text as a field of one line holds it.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The area of which other authorities have a grade.
fn judged(record: &Record, token: &str) -> Option<Area> {
    let compared = record.comparison.as_ref()?.areas();
    record.codebook.area(token).filter(|area| compared.contains(area))
}

/// The inspections by which findings can be chosen.
fn with_findings(record: &Record) -> impl Iterator<Item = &str> + Clone {
    record.held_inspections().map(|inspection| inspection.id.as_ref())
}

/// Adds the inspections of a list to a set. Says how many the record does not hold.
fn insert_inspections(set: &mut Set<InspectionId>, value: &str, record: &Record) -> usize {
    let mut unknown = 0;
    for part in parts(value) {
        match meant_id(part, with_findings(record)) {
            Some(id) => drop(set.insert(id.into())),
            None => unknown += 1,
        }
    }
    unknown
}

/// The grade that is meant, or the inspection where no judgement is named.
fn fit_grade(inspection: &str, judgement: &str, record: &Record) -> Option<Subject> {
    let id = meant_id(inspection, record.inspections.iter().map(|inspection| inspection.id.as_ref()))?;
    let inspection = InspectionId::from(id);
    if trimmed(judgement).is_empty() {
        return Some(Subject::Inspection(inspection));
    }
    let grades = &record.inspection(id)?.grades;
    let judgement = meant_id(judgement, grades.iter().map(|grade| grade.judgement.as_str()))?.to_owned();
    Some(Subject::Grade { inspection, judgement })
}

/// The two inspections that are meant.
fn fit_pair(first: &str, second: &str, record: &Record) -> Option<Pair> {
    let (first, second) = (meant_id(first, with_findings(record))?, meant_id(second, with_findings(record))?);
    (first != second).then(|| (first.into(), second.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use std::sync::LazyLock;

    static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

    /// What the app makes of an address, and how much it leaves out.
    fn opened(query: &str) -> (Place, usize) {
        let Opened { place, left_out, .. } = Opened::read(query, &RECORD);
        (place, left_out)
    }

    #[test]
    fn what_is_not_known_is_left_out_and_counted() {
        let opened = Opened::read("view=moon&area=moon,leaders&kind=context&utm=1&%%%=&find=%zz&years=x", &RECORD);
        assert_eq!((opened.place, opened.left_out), (Place::default(), 4));
        let filter = opened.kept.filter;
        assert_eq!(filter.areas, RECORD.codebook.area("leaders").into_iter().collect());
        assert!(filter.kinds.is_empty());
        assert_eq!(filter.text, "%zz");
    }

    #[test]
    fn what_the_record_does_not_hold_is_left_out_and_counted() {
        let opened = Opened::read(
            "inspection=ilacs-2024,ilacs-1999&open=gone&grade=ilacs-2024:care+leavers&compare=ilacs-2024,ilacs-2024&thread=gone&plan=C99",
            &RECORD,
        );
        let chosen = Subject::Grade { inspection: "ilacs-2024".into(), judgement: "care leavers".into() };
        assert_eq!((opened.place, opened.left_out), (Place::Grades { chosen: Some(chosen) }, 5));
        assert_eq!(opened.kept.filter.inspections, Set::from(["ilacs-2024".into()]));
        assert_eq!(opened.kept.pair, None);
    }

    #[test]
    fn what_another_view_needs_is_kept_for_it() {
        let opened = Opened::read("view=plan&kind=concern&years=8&compare=sif-2016,ilacs-2024&find=foster", &RECORD);
        assert_eq!(opened.place, Place::Plan { open: None });
        let there = |view| Place::of(view, &opened.kept).to_query();
        assert_eq!(there(View::Findings), "view=findings&kind=concern&find=foster");
        assert_eq!(there(View::Threads), "view=threads&years=8");
        assert_eq!(there(View::Compare), "view=compare&kind=concern&find=foster&compare=sif-2016,ilacs-2024");
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
            ("view=threads&thread=placement-with-parents.", "view=threads&thread=placement-with-parents"),
            ("view=findings&open=ilacs-2024/p4.s1:strength%E2%80%99.", "view=findings&open=ilacs-2024/p4.s1:strength"),
            ("view=plan&plan=c1", "view=plan&plan=C1"),
            ("view=plan&plan=(C10).", "view=plan&plan=C10"),
            ("view=threads&years=8%5D&state=raised!", "view=threads&state=raised&years=8"),
            ("view=findings&inspection=ilacs-2024%0A", "view=findings&inspection=ilacs-2024"),
            ("view=compare&compare=sif-2016,+ilacs-2024).", "view=compare&compare=sif-2016,ilacs-2024"),
            ("grade=visit-2020", "grade=visit-2020:"),
            ("grade=visit-2020:).", "grade=visit-2020:"),
            ("grade=ilacs-2024:Overall+effectiveness.", "grade=ilacs-2024:overall+effectiveness"),
            // What is to be opened needs no view.
            ("thread=placement-with-parents", "view=threads&thread=placement-with-parents"),
            ("other=Bedford-2017.", "view=others&other=bedford-2017"),
            ("view=others&judged=overall", "view=others"),
            ("view=others&judged=Leaders)", "view=others&judged=leaders"),
            ("plan=C3", "view=plan&plan=C3"),
            ("open=ilacs-2024/p4.s1:strength", "view=findings&open=ilacs-2024/p4.s1:strength"),
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
            ("thread=a&thread=placement-with-parents", "view=threads&thread=placement-with-parents", 1),
            ("view=compare&compare=sif-2016,ilacs-2024,ilacs-2021", "view=compare&compare=sif-2016,ilacs-2024", 1),
            ("view=compare&compare=ilacs-2024", "view=compare", 1),
            (
                "view=compare&compare=sif-2016,ilacs-2021&compare=sif-2016,ilacs-2024",
                "view=compare&compare=sif-2016,ilacs-2024",
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
            ("grade=ilacs-2024:moon", "", 1),
            ("view=findings?utm_source=a", "", 1),
            ("view%3Dfindings%26kind%3Dconcern", "", 1),
            ("view=findings&inspection=jar-2006,moon-1066", "view=findings", 2),
        ];
        for (address, wanted, number) in cases {
            let (place, left_out) = opened(address);
            assert_eq!((place.to_query().as_str(), left_out), (wanted, number), "{address}");
        }
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
        let filter = (
            subsequence(inspections.clone(), 0..=3),
            subsequence(record.codebook.areas.clone(), 0..=3),
            subsequence(record.codebook.kinds_of_findings().collect::<Vec<_>>(), 0..=3),
            subsequence(record.codebook.topics.clone(), 0..=3),
            subsequence(record.codebook.urgencies.clone(), 0..=2),
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
            proptest::option::of(select(record.findings.iter().map(|finding| finding.id.clone()).collect::<Vec<_>>())),
            proptest::option::of(select(record.threads.iter().map(|thread| thread.id.clone()).collect::<Vec<_>>())),
            proptest::option::of(select(record.plan.iter().map(|area| area.id.clone()).collect::<Vec<_>>())),
            proptest::option::of(select(record.strong.iter().map(|strong| strong.id.clone()).collect::<Vec<_>>())),
        );
        let compared = record.comparison.as_ref().unwrap();
        let others =
            compared.neighbours.authorities.iter().flat_map(|one| one.inspections.iter().map(|one| one.id.clone()));
        let others = (
            proptest::option::of(select(
                compared.areas().into_iter().filter(|area| !area.is_overall()).collect::<Vec<_>>(),
            )),
            proptest::option::of(select(others.collect::<Vec<_>>())),
            proptest::option::of(select(record.codebook.areas.clone())),
        );
        let chosen = (
            proptest::option::of(select(grades)),
            proptest::option::of(subsequence(inspections, 2).prop_map(|two| (two[0].clone(), two[1].clone()))),
            subsequence(Standing::all(&record.codebook), 0..=3),
            0..40u8,
        );
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
    const STUCK: &str =
        "([.,;:!?)(>\"'`*]|%5D|%3E|%22|%0D%0A|%0A|%20|\\+|%C2%A0|%E2%80%9D|%E2%80%99|%E2%80%9C|“|”|’){0,3}";

    proptest! {
        #[test]
        fn an_address_leads_back_to_its_place(place in of_the_record(), text in "\\PC{0,20}") {
            let mut place = place;
            if let Some(filter) = place.filter_mut() {
                filter.text = text;
            }
            prop_assert_eq!(opened(&place.to_query()), (place, 0));
        }

        #[test]
        fn any_query_opens_something(query in "\\PC{0,80}") {
            let (once, _) = opened(&query);
            prop_assert_eq!(opened(&once.to_query()), (once, 0));
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
            prop_assert_eq!(opened(&stuck.join("&")), (place, 0), "{}", stuck.join("&"));
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
            prop_assert_eq!(opened(&query), (place, kinds + inspections));
        }
    }
}
