//! The views of the explorer. Tokens are a published format: part of every shared link.

use record::Record;

/// The views, in the order of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// How each area has been judged over time.
    #[default]
    Grades,
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
}

impl View {
    /// All views.
    pub const ALL: [Self; 10] = [
        Self::Grades,
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

    /// The views that a record has something for.
    pub fn all_of(record: &Record) -> impl Iterator<Item = Self> {
        let compared = record.comparison.is_some();
        Self::ALL.into_iter().filter(move |view| compared || *view != Self::Others)
    }

    /// The token in the address.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::Findings => "findings",
            Self::Topics => "topics",
            Self::Compare => "compare",
            Self::Others => "others",
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
            Self::Others => "Other authorities",
            Self::Threads => "Threads",
            Self::Plan => "Plan",
            Self::Briefing => "Briefing",
            Self::Notes => "Notes",
            Self::Sources => "Sources",
        }
    }
}
