//! Where the reader is: a view with what it shows, as a value and as the query of an address.

use crate::Filter;
use crate::query;
use crate::view::View;
use record::threads::ThreadFilter;
use record::{
    Area, Finding, FindingId, InspectionId, Kind, PlanAreaId, Set, Standing, Subject, ThreadId, Topic, Urgency,
};

/// A view with its own parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// How each area has been judged over time.
    Grades {
        /// The grade, or the inspection without grades, that is open beside the chart.
        chosen: Option<Subject>,
    },
    /// A page for each area.
    Area {
        /// The area; `None` for the choice of one.
        area: Option<Area>,
    },
    /// What inspectors found.
    Findings {
        /// Which findings are shown.
        filter: Filter,
        /// The finding that is open.
        open: Option<FindingId>,
    },
    /// Which topics were a concern in which inspection.
    Topics {
        /// Which findings are counted.
        filter: Filter,
    },
    /// Two inspections side by side.
    Compare {
        /// Which findings are counted; its own inspections do not matter.
        filter: Filter,
        /// The two; `None` for the latest two under one framework.
        pair: Option<Pair>,
    },
    /// How other authorities were graded.
    Others {
        /// Which judgement of the neighbours is shown; `None` for that on services as a whole.
        area: Option<Area>,
        /// The inspection of another authority that is open.
        open: Option<InspectionId>,
    },
    /// Which issues keep coming back, and whether they were put right.
    Threads {
        /// Which threads are shown.
        filter: ThreadFilter,
        /// What is open among the issues that were praised throughout, below the threads.
        strong: Option<ThreadId>,
    },
    /// One thread.
    Thread {
        /// The thread.
        id: ThreadId,
        /// Which threads the list shows to which it leads back.
        filter: ThreadFilter,
    },
    /// What the council said it would do, and what the next inspection said.
    Plan {
        /// The area of the plan that is open.
        open: Option<PlanAreaId>,
    },
    /// What the reader gathers to print or send.
    Briefing,
    /// What the reader wrote.
    Notes {
        /// That on which the notes are, or what belongs to it; `None` for all notes.
        about: Option<Subject>,
    },
    /// Which documents we have, how we read them, and what is missing.
    Sources,
    /// What a search finds in all of them.
    Search {
        /// What is searched for.
        text: String,
    },
}

/// Two inspections, in the order in which they are shown.
pub type Pair = (InspectionId, InspectionId);

/// What a reader has chosen, kept from view to view: the findings chosen in one view are those of the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Which findings. Its areas and topics are the threads' too.
    pub filter: Filter,
    /// Which threads, by how they stood at the last inspection.
    pub standings: Set<Standing>,
    /// Which threads, by how many years they were open at least.
    pub years: u8,
    /// Which two inspections are compared.
    pub pair: Option<Pair>,
}

impl Kept {
    /// Which threads are shown.
    pub fn thread_filter(&self) -> ThreadFilter {
        ThreadFilter {
            areas: self.filter.areas.clone(),
            topics: self.filter.topics.clone(),
            standings: self.standings.clone(),
            years: self.years,
        }
    }

    /// Takes over what was chosen at a place.
    pub fn note(&mut self, place: &Place) {
        match place {
            Place::Findings { filter, .. } | Place::Topics { filter } => self.filter.clone_from(filter),
            Place::Compare { filter, pair } => {
                self.filter.clone_from(filter);
                self.pair.clone_from(pair);
            }
            Place::Threads { filter, .. } | Place::Thread { filter, .. } => {
                self.filter.areas.clone_from(&filter.areas);
                self.filter.topics.clone_from(&filter.topics);
                self.standings.clone_from(&filter.standings);
                self.years = filter.years;
            }
            Place::Grades { .. }
            | Place::Area { .. }
            | Place::Others { .. }
            | Place::Plan { .. }
            | Place::Briefing
            | Place::Notes { .. }
            | Place::Sources => {}
            // What is searched for everywhere narrows no list.
            Place::Search { .. } => {}
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::Grades { chosen: None }
    }
}

impl Place {
    /// A view with nothing open, showing what the reader has chosen.
    pub fn of(view: View, kept: &Kept) -> Self {
        match view {
            View::Grades => Self::Grades { chosen: None },
            View::Areas => Self::Area { area: None },
            View::Findings => Self::Findings { filter: kept.filter.clone(), open: None },
            View::Topics => Self::Topics { filter: kept.filter.clone() },
            View::Compare => Self::Compare { filter: kept.filter.clone(), pair: kept.pair.clone() },
            View::Others => Self::Others { area: None, open: None },
            View::Threads => Self::Threads { filter: kept.thread_filter(), strong: None },
            View::Plan => Self::Plan { open: None },
            View::Briefing => Self::Briefing,
            View::Notes => Self::Notes { about: None },
            View::Sources => Self::Sources,
            View::Search => Self::Search { text: String::new() },
        }
    }

    /// A thread, reached from anywhere.
    pub fn thread(id: ThreadId) -> Self {
        Self::Thread { id, filter: ThreadFilter::default() }
    }

    /// Where a finding is open, among those of its inspection and topic.
    pub fn finding(finding: &Finding) -> Self {
        let mut filter = Filter::default();
        filter.inspections.insert(finding.inspection.clone());
        filter.topics.insert(finding.topic);
        Self::Findings { filter, open: Some(finding.id.clone()) }
    }

    /// The page of an area.
    pub const fn area(area: Area) -> Self {
        Self::Area { area: Some(area) }
    }

    /// What was praised throughout, reached from anywhere.
    pub fn strong(id: ThreadId) -> Self {
        Self::Threads { filter: ThreadFilter::default(), strong: Some(id) }
    }

    /// The finding that is open.
    pub fn open_finding(&self) -> Option<FindingId> {
        if let Self::Findings { open, .. } = self { open.clone() } else { None }
    }

    /// The thread that is open.
    pub fn open_thread(&self) -> Option<ThreadId> {
        if let Self::Thread { id, .. } = self { Some(id.clone()) } else { None }
    }

    /// What is open among the issues that were praised throughout.
    pub fn open_strong(&self) -> Option<ThreadId> {
        if let Self::Threads { strong, .. } = self { strong.clone() } else { None }
    }

    /// The area whose page it is.
    pub const fn own_area(&self) -> Option<Area> {
        if let Self::Area { area } = self { *area } else { None }
    }

    /// What the notes are asked about.
    pub fn notes_about(&self) -> Option<Subject> {
        if let Self::Notes { about } = self { about.clone() } else { None }
    }

    /// The area of the plan that is open.
    pub fn open_area(&self) -> Option<PlanAreaId> {
        if let Self::Plan { open } = self { open.clone() } else { None }
    }

    /// The view of which it is a part.
    pub const fn view(&self) -> View {
        match self {
            Self::Grades { .. } => View::Grades,
            Self::Area { .. } => View::Areas,
            Self::Findings { .. } => View::Findings,
            Self::Topics { .. } => View::Topics,
            Self::Compare { .. } => View::Compare,
            Self::Others { .. } => View::Others,
            Self::Threads { .. } | Self::Thread { .. } => View::Threads,
            Self::Plan { .. } => View::Plan,
            Self::Briefing => View::Briefing,
            Self::Notes { .. } => View::Notes,
            Self::Sources => View::Sources,
            Self::Search { .. } => View::Search,
        }
    }

    /// Which findings are shown, where findings are.
    pub const fn filter(&self) -> Option<&Filter> {
        match self {
            Self::Findings { filter, .. } | Self::Topics { filter } | Self::Compare { filter, .. } => Some(filter),
            _ => None,
        }
    }

    /// Which findings are shown, to be changed.
    pub const fn filter_mut(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Findings { filter, .. } | Self::Topics { filter } | Self::Compare { filter, .. } => Some(filter),
            _ => None,
        }
    }

    /// What is searched for in all views.
    pub fn searched(&self) -> Option<String> {
        if let Self::Search { text } = self { Some(text.clone()) } else { None }
    }

    /// Which threads are shown, where threads are.
    pub const fn thread_filter(&self) -> Option<&ThreadFilter> {
        match self {
            Self::Threads { filter, .. } | Self::Thread { filter, .. } => Some(filter),
            _ => None,
        }
    }

    /// Which threads are shown, to be changed.
    pub const fn thread_filter_mut(&mut self) -> Option<&mut ThreadFilter> {
        match self {
            Self::Threads { filter, .. } | Self::Thread { filter, .. } => Some(filter),
            _ => None,
        }
    }

    /// The same without what is open beside its chart: two places with one chart become one.
    pub fn of_chart(&self) -> Self {
        match self.clone() {
            Self::Grades { .. } => Self::Grades { chosen: None },
            Self::Findings { filter, .. } => Self::Findings { filter, open: None },
            // The two inspections are chosen by the pair.
            Self::Compare { filter, pair } => {
                Self::Compare { filter: Filter { inspections: Set::default(), ..filter }, pair }
            }
            Self::Others { area, .. } => Self::Others { area, open: None },
            Self::Thread { id, .. } => Self::Thread { id, filter: ThreadFilter::default() },
            Self::Threads { filter, .. } => Self::Threads { filter, strong: None },
            Self::Plan { .. } => Self::Plan { open: None },
            other => other,
        }
    }

    /// The query of its address, without the question mark; empty for the first view with nothing chosen.
    pub fn to_query(&self) -> String {
        let mut query = Query::default();
        let first = View::default();
        // An address without a view is read as the view of what is open.
        if self.view() != first {
            query.set("view", [self.view().token()]);
        }
        match self {
            Self::Grades { chosen } => query.set("grade", chosen.iter().filter_map(grade_name)),
            Self::Area { area } => query.set("area", area.map(Area::token)),
            Self::Findings { filter, open } => {
                query.filter(filter);
                query.set("open", open);
            }
            Self::Topics { filter } => query.filter(filter),
            Self::Compare { filter, pair } => {
                query.filter(filter);
                query.set("compare", pair.iter().flat_map(|(first, second)| [first, second]));
            }
            Self::Others { area, open } => {
                query.set("judged", area.map(Area::token));
                query.set("other", open);
            }
            Self::Threads { filter, strong } => {
                query.threads(filter, None);
                query.set("strong", strong);
            }
            Self::Thread { id, filter } => query.threads(filter, Some(id)),
            Self::Plan { open } => query.set("plan", open),
            Self::Notes { about } => query.set("about", about.as_ref().map(Subject::to_string)),
            Self::Briefing | Self::Sources => {}
            Self::Search { text } => query.set("find", Some(text).filter(|text| !text.is_empty())),
        }
        query.0
    }
}

/// How an address names a grade, or an inspection without one.
fn grade_name(chosen: &Subject) -> Option<String> {
    match chosen {
        Subject::Grade { inspection, judgement } => Some(format!("{inspection}:{judgement}")),
        Subject::Inspection(inspection) => Some(format!("{inspection}:")),
        _ => None,
    }
}

/// A query as it grows.
#[derive(Default)]
struct Query(String);

impl Query {
    /// Adds a parameter, unless it has no values.
    fn set(&mut self, name: &str, values: impl IntoIterator<Item = impl AsRef<str>>) {
        for (index, value) in values.into_iter().enumerate() {
            match (index, self.0.is_empty()) {
                (0, true) => self.0 += &format!("{name}="),
                (0, false) => self.0 += &format!("&{name}="),
                _ => self.0.push(','),
            }
            self.0 += &query::escape(value.as_ref());
        }
    }

    fn filter(&mut self, filter: &Filter) {
        self.set("inspection", &filter.inspections);
        self.set("area", filter.areas.iter().copied().map(Area::token));
        self.set("kind", filter.kinds.iter().copied().map(Kind::token));
        self.set("topic", filter.topics.iter().copied().map(Topic::token));
        self.set("urgency", filter.urgencies.iter().copied().map(Urgency::token));
        self.set("find", Some(&filter.text).filter(|text| !text.is_empty()));
    }

    fn threads(&mut self, filter: &ThreadFilter, open: Option<&ThreadId>) {
        self.set("area", filter.areas.iter().copied().map(Area::token));
        self.set("topic", filter.topics.iter().copied().map(Topic::token));
        self.set("thread", open);
        self.set("state", filter.standings.iter().copied().map(Standing::token));
        self.set("years", Some(filter.years).filter(|years| *years > 0).map(|years| years.to_string()));
    }
}
