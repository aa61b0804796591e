//! The views of the explorer. Tokens are a published format: part of every shared link.

use record::Record;

/// The views, in the order of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// How each area has been judged over time.
    #[default]
    Grades,
    /// A page for each area: what inspectors say of it, and what is still open.
    Areas,
    /// What inspectors found.
    Findings,
    /// Which issues were a concern in which inspection.
    Topics,
    /// Two inspections side by side.
    Compare,
    /// How other authorities were graded.
    Others,
    /// Which issues keep coming back, and whether they were put right.
    Threads,
    /// What the council said it would do, and what the next inspection said.
    Plan,
    /// What the reader gathers to print or send.
    Briefing,
    /// What the reader wrote.
    Notes,
    /// Which documents we have, how we read them, and what is missing.
    Sources,
    /// What a search finds in all of them. It has no tab: the field in the page's head leads to it.
    Search,
}

impl View {
    /// All views that have a tab.
    pub const ALL: [Self; 11] = [
        Self::Grades,
        Self::Areas,
        Self::Findings,
        Self::Topics,
        Self::Compare,
        Self::Others,
        Self::Threads,
        Self::Plan,
        Self::Briefing,
        Self::Notes,
        Self::Sources,
    ];

    /// The view with this token.
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Search]).find(|view| view.token() == token)
    }

    /// The views by what a reader comes for, each group with its name, in the order of the navigation.
    pub const GROUPS: [(&'static str, &'static [Self]); 3] = [
        ("The record", &[Self::Grades, Self::Areas, Self::Findings, Self::Topics, Self::Compare, Self::Others]),
        ("Following up", &[Self::Threads, Self::Plan]),
        ("Your desk", &[Self::Briefing, Self::Notes, Self::Sources]),
    ];

    /// The heading of the page of this record: what it shows, in a few words.
    pub fn heading_in(self, record: &Record) -> String {
        match self {
            Self::Plan => format!("What {} promised, and what came next", record.authority.body()),
            other => other.heading().to_owned(),
        }
    }

    /// The heading of the page of any record.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Grades => "How each area has been judged",
            Self::Areas => "What inspectors say about each area",
            Self::Findings => "What inspectors found",
            Self::Topics => "Which topics were a concern, and when",
            Self::Compare => "What changed between two inspections",
            Self::Others => "How other authorities were graded",
            Self::Threads => "Issues followed over time",
            Self::Plan => "What was promised, and what came next",
            Self::Briefing => "Your briefing",
            Self::Notes => "Your notes",
            Self::Sources => "Sources",
            Self::Search => "Search",
        }
    }

    /// Whether the record has something for it: the navigation leaves the view out where it has not.
    pub const fn is_in(self, record: &Record) -> bool {
        !matches!(self, Self::Others) || record.comparison.is_some()
    }

    /// The token in the address.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::Areas => "area",
            Self::Findings => "findings",
            Self::Topics => "topics",
            Self::Compare => "compare",
            Self::Others => "others",
            Self::Threads => "threads",
            Self::Plan => "plan",
            Self::Briefing => "briefing",
            Self::Notes => "notes",
            Self::Sources => "sources",
            Self::Search => "search",
        }
    }

    /// The name in the navigation.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grades => "Grades",
            Self::Areas => "Areas",
            Self::Findings => "Findings",
            Self::Topics => "Topics",
            Self::Compare => "Compare",
            Self::Others => "Other authorities",
            Self::Threads => "Threads",
            Self::Plan => "Plan",
            Self::Briefing => "Briefing",
            Self::Notes => "Notes",
            Self::Sources => "Sources",
            Self::Search => "Search",
        }
    }
}
