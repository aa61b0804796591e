//! What is on screen, as a value and as the query of an address. Tokens are a published format: part of every shared link.

use crate::Filter;
use crate::query;
use record::threads::ThreadFilter;
use record::{Area, Kind, Set, Standing, Topic};

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
    pub standings: Set<Standing>,
    /// For how many years the threads shown were open at least.
    pub years: u8,
    /// The area of the plan that is open, as `C3`.
    pub plan_area: Option<String>,
}

impl ViewState {
    /// The query of the address, without its question mark; empty for the first view with nothing chosen.
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        // An address without a view is read as the view of what is open.
        if self.view != self.view_of_what_is_open() || self.view != View::default() {
            pairs.push(("view", self.view.token().to_owned()));
        }
        let mut set = |name, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((name, values.join(",")));
            }
        };
        set("inspection", self.filter.inspections.iter().cloned().collect());
        set("area", tokens(&self.filter.areas, Area::token));
        set("kind", tokens(&self.filter.kinds, Kind::token));
        set("topic", tokens(&self.filter.topics, Topic::token));
        set("find", Some(self.filter.text.clone()).into_iter().filter(|text| !text.is_empty()).collect());
        set("open", self.open.clone().into_iter().collect());
        set("grade", self.grade.iter().map(|(inspection, judgement)| format!("{inspection}:{judgement}")).collect());
        set("compare", self.compared.iter().map(|(first, second)| format!("{first},{second}")).collect());
        set("thread", self.thread.clone().into_iter().collect());
        set("state", tokens(&self.standings, Standing::token));
        set("years", Some(self.years).filter(|years| *years > 0).map(|years| years.to_string()).into_iter().collect());
        set("plan", self.plan_area.clone().into_iter().collect());
        pairs.iter().map(|(name, value)| format!("{name}={}", query::escape(value))).collect::<Vec<_>>().join("&")
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

    /// The view that shows what is open.
    pub(super) const fn view_of_what_is_open(&self) -> View {
        match self {
            Self { open: Some(_), .. } => View::Findings,
            Self { thread: Some(_), .. } => View::Threads,
            Self { plan_area: Some(_), .. } => View::Plan,
            _ => View::Grades,
        }
    }
}

fn tokens<T: Copy + Ord>(set: &Set<T>, token: impl Fn(T) -> &'static str) -> Vec<String> {
    set.iter().map(|value| token(*value).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::subsequence;
    use record::Record;
    use std::sync::LazyLock;

    static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

    fn read(query: &str) -> (ViewState, usize) {
        ViewState::read(query, &RECORD.codebook)
    }

    #[test]
    fn the_first_view_has_no_query() {
        assert_eq!(ViewState::default().to_query(), "");
    }

    #[test]
    fn a_link_of_today_stays_readable() {
        let link =
            "view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength";
        let (state, unknown) = read(&format!("?{link}"));
        assert_eq!((state.view, unknown), (View::Findings, 0));
        assert_eq!(state.to_query(), link);
    }

    proptest! {
        #[test]
        fn there_and_back(
            view in 0..View::ALL.len(),
            areas in subsequence(RECORD.codebook.areas.clone(), 0..=5),
            kinds in subsequence(RECORD.codebook.kinds_of_findings().collect::<Vec<_>>(), 0..=4),
            topics in subsequence(RECORD.codebook.topics.clone(), 0..=6),
            inspections in proptest::collection::btree_set("[a-z]{3,5}-20[0-9]{2}", 0..4),
            text in "\\PC{0,20}",
            open in proptest::option::of("[a-z0-9][a-z0-9/.:-]{0,19}"),
            grade in proptest::option::of(("[a-z0-9][a-z0-9-]{0,11}", "\\PC{0,20}")),
            compared in proptest::option::of(("[a-z0-9][a-z0-9-]{0,11}", "[a-z0-9][a-z0-9-]{0,11}")),
            thread in proptest::option::of("[a-z0-9][a-z0-9-]{0,19}"),
            standings in subsequence(Standing::all(&RECORD.codebook), 0..=3),
            years in 0..40u8,
            plan_area in proptest::option::of("C[0-9]{1,2}"),
        ) {
            let filter = Filter { inspections: inspections.into_iter().collect(), areas: areas.into_iter().collect(), kinds: kinds.into_iter().collect(), topics: topics.into_iter().collect(), text };
            let standings = standings.into_iter().collect();
            let state = ViewState { view: View::ALL[view], filter, open, grade, compared, thread, standings, years, plan_area };
            prop_assert_eq!(read(&state.to_query()), (state, 0));
        }

        #[test]
        fn any_query_opens_something(query in "\\PC{0,80}") {
            let (once, _) = read(&query);
            prop_assert_eq!(read(&once.to_query()).0, once);
        }
    }
}
