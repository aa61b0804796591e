//! What is on screen, as a value and as the query of an address. Tokens are a published format: part of every shared link.

use crate::Filter;
use crate::query;
use record::threads::ThreadFilter;
use record::{Area, Kind, Record, Standing, Topic};
use std::collections::BTreeSet;

/// The views, in the order of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// How each area has been judged over time.
    #[default]
    Grades,
    /// What inspectors found.
    Findings,
    /// Which matters were a concern in which inspection.
    Topics,
    /// Two inspections side by side.
    Compare,
    /// Which matters keep coming back, and whether they were put right.
    Threads,
    /// What the council said it would do, and what came of it.
    Plan,
    /// What the reader gathers to print or send.
    Briefing,
    /// What the reader wrote.
    Notes,
    /// How it is known, and what is missing.
    Sources,
}

impl View {
    /// All views.
    pub const ALL: [Self; 9] = [
        Self::Grades,
        Self::Findings,
        Self::Topics,
        Self::Compare,
        Self::Threads,
        Self::Plan,
        Self::Briefing,
        Self::Notes,
        Self::Sources,
    ];

    /// The token in the address.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::Findings => "findings",
            Self::Topics => "topics",
            Self::Compare => "compare",
            Self::Threads => "threads",
            Self::Plan => "plan",
            Self::Briefing => "briefing",
            Self::Notes => "notes",
            Self::Sources => "sources",
        }
    }

    /// The name in the navigation.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grades => "Grades",
            Self::Findings => "Findings",
            Self::Topics => "Topics",
            Self::Compare => "Compare",
            Self::Threads => "Threads",
            Self::Plan => "Plan",
            Self::Briefing => "Briefing",
            Self::Notes => "Notes",
            Self::Sources => "Sources",
        }
    }
}

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The view.
    pub view: View,
    /// Which findings are shown.
    pub filter: Filter,
    /// The finding that is open.
    pub open: Option<String>,
    /// The grade that is chosen: inspection and judgement; no judgement for a visit without a grade.
    pub grade: Option<(String, String)>,
    /// The two inspections that are compared; `None` for the latest two under one framework.
    pub compared: Option<(String, String)>,
    /// The thread that is open.
    pub thread: Option<String>,
    /// Which threads are shown by how they stood at the last inspection; areas and topics are the filter's own.
    pub standings: BTreeSet<Standing>,
    /// For how many years the threads shown were open at least.
    pub years: u8,
    /// The area of the plan that is open, as `C3`.
    pub plan_area: Option<String>,
}

impl ViewState {
    /// The query of the address, without its question mark; empty for the first view with nothing chosen.
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if self.view != View::default() {
            pairs.push(("view", self.view.token().to_owned()));
        }
        let mut set = |name, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((name, values.join(",")));
            }
        };
        set("inspection", self.filter.inspections.iter().cloned().collect());
        set("area", tokens(&self.filter.areas, |area| area.token()));
        set("kind", tokens(&self.filter.kinds, |kind| kind.token()));
        set("topic", tokens(&self.filter.topics, |topic| topic.token()));
        set("find", Some(self.filter.text.clone()).into_iter().filter(|text| !text.is_empty()).collect());
        set("open", self.open.clone().into_iter().collect());
        set("grade", self.grade.iter().map(|(inspection, judgement)| format!("{inspection}:{judgement}")).collect());
        set("compare", self.compared.iter().map(|(first, second)| format!("{first},{second}")).collect());
        set("thread", self.thread.clone().into_iter().collect());
        set("state", tokens(&self.standings, |standing| standing.token()));
        set("years", Some(self.years).filter(|years| *years > 0).map(|years| years.to_string()).into_iter().collect());
        set("plan", self.plan_area.clone().into_iter().collect());
        pairs.iter().map(|(name, value)| format!("{name}={}", query::escape(value))).collect::<Vec<_>>().join("&")
    }

    /// Reads a query, with or without its question mark, and says how many of its values are not known. They are left out:
    /// a stale link still opens. Names that are not ours are passed over in silence: others may have added them.
    pub fn read(text: &str) -> (Self, usize) {
        let mut state = Self::default();
        let mut unknown = 0;
        for (name, value) in query::pairs(text) {
            let mut tokens = |known: &mut dyn FnMut(&str) -> bool| {
                unknown += value.split(',').filter(|part| !part.is_empty()).filter(|part| !known(part)).count();
            };
            let filter = &mut state.filter;
            match name.as_str() {
                "view" => match View::ALL.into_iter().find(|view| view.token() == value) {
                    Some(view) => state.view = view,
                    None => unknown += 1,
                },
                "inspection" => tokens(&mut |id| {
                    filter.inspections.insert(id.to_owned());
                    true
                }),
                "area" => tokens(&mut |token| Area::from_token(token).map(|area| filter.areas.insert(area)).is_some()),
                "kind" => tokens(&mut |token| {
                    let kind = Kind::from_token(token).filter(|kind| kind.makes_findings());
                    kind.map(|kind| filter.kinds.insert(kind)).is_some()
                }),
                "topic" => {
                    tokens(&mut |token| Topic::from_token(token).map(|topic| filter.topics.insert(topic)).is_some())
                }
                "find" => filter.text = value,
                "open" => state.open = Some(value).filter(|id| !id.is_empty()),
                "grade" => match value.split_once(':') {
                    Some((inspection, judgement)) => state.grade = Some((inspection.to_owned(), judgement.to_owned())),
                    None => unknown += 1,
                },
                "compare" => match value.split_once(',') {
                    Some((first, second)) => state.compared = Some((first.to_owned(), second.to_owned())),
                    None => unknown += 1,
                },
                "thread" => state.thread = Some(value).filter(|id| !id.is_empty()),
                "state" => {
                    let standings = &mut state.standings;
                    tokens(&mut |token| Standing::from_token(token).map(|known| standings.insert(known)).is_some());
                }
                "years" => match value.parse() {
                    Ok(years) => state.years = years,
                    Err(_) => unknown += 1,
                },
                "plan" => state.plan_area = Some(value).filter(|id| !id.is_empty()),
                _ => {}
            }
        }
        (state, unknown)
    }

    /// What of this a chart shows: the view without the finding, the grade or the area of the plan that is open beside it.
    pub fn of_chart(&self) -> Self {
        Self { open: None, grade: None, plan_area: None, ..self.clone() }
    }

    /// Which threads are shown.
    pub fn thread_filter(&self) -> ThreadFilter {
        ThreadFilter {
            areas: self.filter.areas.clone(),
            topics: self.filter.topics.clone(),
            standings: self.standings.clone(),
            years: self.years,
        }
    }

    /// Leaves out what a record does not hold, and says how much that was: inspections, findings and grades of a stale link.
    pub fn fit(&mut self, record: &Record) -> usize {
        let before = self.filter.inspections.len();
        self.filter.inspections.retain(|id| record.findings.iter().any(|finding| finding.inspection == *id));
        let mut left_out = before - self.filter.inspections.len();
        let mut drop_unless = |known: bool, drop: &mut dyn FnMut()| {
            if !known {
                drop();
                left_out += 1;
            }
        };
        let open_known = self.open.as_deref().is_none_or(|id| record.finding(id).is_some());
        drop_unless(open_known, &mut || self.open = None);
        let grade_known = self.grade.as_ref().is_none_or(|(id, judgement)| {
            let inspection = record.inspection(id);
            inspection.is_some_and(|inspection| {
                judgement.is_empty() || inspection.grades.iter().any(|grade| grade.judgement == *judgement)
            })
        });
        drop_unless(grade_known, &mut || self.grade = None);
        let has_findings = |id: &str| record.findings.iter().any(|finding| finding.inspection == id);
        let compared_known = self
            .compared
            .as_ref()
            .is_none_or(|(first, second)| has_findings(first) && has_findings(second) && first != second);
        drop_unless(compared_known, &mut || self.compared = None);
        let thread_known = self.thread.as_deref().is_none_or(|id| record.thread(id).is_some());
        drop_unless(thread_known, &mut || self.thread = None);
        let area_known = self.plan_area.as_deref().is_none_or(|id| record.plan.iter().any(|area| area.id == id));
        drop_unless(area_known, &mut || self.plan_area = None);
        left_out
    }
}

fn tokens<T: Copy>(set: &BTreeSet<T>, token: impl Fn(T) -> &'static str) -> Vec<String> {
    set.iter().map(|value| token(*value).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    #[test]
    fn the_first_view_has_no_query() {
        assert_eq!(ViewState::default().to_query(), "");
    }

    #[test]
    fn a_link_of_today_stays_readable() {
        let link =
            "view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength";
        let (state, unknown) = ViewState::read(&format!("?{link}"));
        assert_eq!((state.view, unknown), (View::Findings, 0));
        assert_eq!(state.to_query(), link);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_counted() {
        let (state, unknown) = ViewState::read("view=moon&area=moon,leaders&kind=context&utm=1&%%%=&find=%zz&grade=x");
        assert_eq!((state.view, unknown), (View::Grades, 4));
        assert_eq!(state.filter.areas, BTreeSet::from([Area::Leaders]));
        assert!(state.filter.kinds.is_empty());
        assert_eq!(state.filter.text, "%zz");
    }

    #[test]
    fn what_the_record_does_not_hold_is_left_out_and_counted() {
        let record = bundle::record().unwrap();
        let (mut state, _) = ViewState::read(
            "inspection=ilacs-2024,ilacs-1999&open=gone&grade=ilacs-2024:care+leavers&compare=ilacs-2024,ilacs-2024&thread=gone&plan=C99",
        );
        assert_eq!(state.fit(&record), 5);
        assert_eq!((state.thread.as_deref(), state.plan_area.as_deref()), (None, None));
        assert_eq!(state.filter.inspections, BTreeSet::from(["ilacs-2024".to_owned()]));
        assert_eq!((state.open, state.compared), (None, None));
        assert!(state.grade.is_some());
    }

    proptest! {
        #[test]
        fn there_and_back(
            view in 0..View::ALL.len(),
            areas in subsequence(Area::ALL, 0..=5),
            kinds in subsequence(Kind::OF_FINDINGS.to_vec(), 0..=4),
            topics in subsequence(Topic::ALL, 0..=6),
            inspections in proptest::collection::btree_set("[a-z]{3,5}-20[0-9]{2}", 0..4),
            text in "\\PC{0,20}",
            open in proptest::option::of("[a-z0-9/.:-]{1,20}"),
            grade in proptest::option::of(("[a-z0-9-]{1,12}", "\\PC{0,20}")),
            compared in proptest::option::of(("[a-z0-9-]{1,12}", "[a-z0-9-]{1,12}")),
            thread in proptest::option::of("[a-z0-9-]{1,20}"),
            standings in subsequence(Standing::ALL, 0..=3),
            years in 0..40u8,
            plan_area in proptest::option::of("C[0-9]{1,2}"),
        ) {
            let filter = Filter { inspections, areas: areas.into_iter().collect(), kinds: kinds.into_iter().collect(), topics: topics.into_iter().collect(), text };
            let standings = standings.into_iter().collect();
            let state = ViewState { view: View::ALL[view], filter, open, grade, compared, thread, standings, years, plan_area };
            prop_assert_eq!(ViewState::read(&state.to_query()), (state, 0));
        }

        #[test]
        fn any_query_opens_something(query in "\\PC{0,80}") {
            let (once, _) = ViewState::read(&query);
            prop_assert_eq!(ViewState::read(&once.to_query()).0, once);
        }

        #[test]
        fn any_query_fits_the_record_in_the_end(query in "(inspection|open|grade|compare|thread|plan)=[a-z0-9,:-]{0,30}") {
            let record = bundle::record().unwrap();
            let (mut state, _) = ViewState::read(&query);
            state.fit(&record);
            prop_assert_eq!(state.fit(&record), 0);
        }
    }
}
