//! What a record holds: documents, inspections with their grades, findings and the plan.

use super::codebook::{Area, Framework, Kind, Reach, Status, Topic, Urgency};
use super::date::Date;
use super::ids::{DocumentId, FindingId, InspectionId, PlanAreaId, UnitId};
use super::told::Told;
use serde::{Deserialize, Serialize};

/// A document that is held and coded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The first part of its units' ids, as `ilacs-2024`.
    pub id: DocumentId,
    /// Its title in the project's words.
    pub title: String,
    /// What kind of paper it is: letter, report, plan.
    pub form: String,
    /// Who wrote it.
    pub author: String,
    /// Whether inspectors wrote it: then it speaks for its inspection, and else for itself.
    #[serde(default)]
    pub by_inspectorate: bool,
    /// When it was published or, for council papers, dated.
    pub published: Date,
    /// The inspection that it evidences.
    pub inspection: InspectionId,
    /// Where the published document can be read, if it is on the web.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://")))]
    pub url: Option<String>,
    /// Whom to ask for a copy, where it is not on the web and that is not its author.
    #[serde(default)]
    pub ask: Option<String>,
    /// What of the document is held and coded, and what is not.
    pub held: String,
    /// What is named in it or belongs to it and could not be had, one line for each.
    #[serde(default)]
    pub not_held: Vec<String>,
    /// What else a reader should know of it, such as what inspectors read and whom they met.
    #[serde(default)]
    pub note: Option<String>,
    /// What its silence means (codebook, 'A thread').
    pub silence: String,
    /// The topics at which it looked, where it did not look at all: its silence about any other means nothing.
    #[serde(default)]
    pub looked_at: Option<Vec<Topic>>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// How many units (sentences, bullets, action steps) were coded; counted when the app is built.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub units: usize,
    /// How many units of it are coded from another document that prints them; counted when the app is built.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub carried_units: usize,
    /// How many of the units' codes are of each kind; counted when the app is built.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub kinds: Vec<(Kind, usize)>,
}

impl Document {
    /// Whether inspectors wrote it: then it speaks for its inspection, and else for itself.
    pub const fn is_inspectors(&self) -> bool {
        self.by_inspectorate
    }

    /// Whether it looked at matters of any of these topics, so that its silence about them can mean something.
    pub fn looked_at(&self, mut topics: impl Iterator<Item = Topic>) -> bool {
        self.looked_at.as_ref().is_none_or(|looked_at| topics.any(|topic| looked_at.contains(&topic)))
    }
}

/// A section of a document, from its first paragraph to the next section's first of the same series (`p`, `rec`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading in the project's words.
    pub label: String,
    /// The part of the first unit's id behind the document, as `p16.s1`.
    pub first: String,
    /// The document's own area where it differs from today's (codebook, 'Area').
    #[serde(default)]
    pub native_area: Option<String>,
    /// The document whose paragraphs it prints in full, as the panel's report prints Ofsted's.
    #[serde(default)]
    pub carries: Option<DocumentId>,
}

/// An inspection, a visit or an annual rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// The stable id, as `ilacs-2024`.
    pub id: InspectionId,
    /// The rules under which it was made.
    pub framework: Framework,
    /// What it was, in a few words.
    pub event: String,
    /// The authority that was inspected, where that was not the record's own but one before it.
    #[serde(default)]
    pub authority: Option<String>,
    /// Who inspected, where that was not the first of the authority's inspectorates.
    #[serde(default)]
    pub inspectorate: Option<String>,
    /// The first day on site, where known.
    #[serde(default)]
    pub start: Option<Date>,
    /// The last day on site, where known.
    #[serde(default)]
    pub end: Option<Date>,
    /// When it was published, where known.
    #[serde(default)]
    pub published: Option<Date>,
    /// Whether it gives grades, gives none, or gave grades that are not known.
    pub graded: Graded,
    /// How much it looked at, where that is not what its framework says: a visit to a part, between full inspections.
    #[serde(default)]
    pub reach: Option<Reach>,
    /// Its grades.
    #[serde(default)]
    pub grades: Vec<Grade>,
    /// Who tells of it and where.
    pub source: Source,
    /// What else a reader should know of it.
    #[serde(default)]
    pub note: Option<String>,
    /// What held documents tell of it in passing.
    #[serde(default)]
    pub reported: Vec<Reported>,
}

impl Inspection {
    /// The day at which it stands on a time axis: the start on site, else the publication.
    pub fn when(&self) -> Option<Date> {
        self.start.or(self.published)
    }

    /// The days on site, or else the publication, in words: '28 October to 8 November 2024'. `None` where no date is known.
    pub fn dates(&self) -> Option<String> {
        let start = self.start.or(self.end).or(self.published)?;
        Some(self.end.map_or_else(|| start.to_string(), |end| start.to(end)))
    }

    /// All that is known of its dates: '28 October to 8 November 2024, published 17 December 2024', 'published 1 November
    /// 2006'. `None` where no date is known.
    pub fn all_dates(&self) -> Option<String> {
        let on_site = self.start.or(self.end).and_then(|_| self.dates());
        let published = self.published.map(|day| format!("published {day}"));
        let parts: Vec<String> = on_site.into_iter().chain(published).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The month in which it ended and so gave its judgements: 'November 2024'; the year alone where no more is known.
    pub fn month_and_year(&self) -> Option<String> {
        Some(self.end.or(self.when())?.month_and_year())
    }

    /// Who inspected, in running text: 'inspectors', or 'inspectors from the Commission for Care' where the record names
    /// another inspectorate than the authority's first.
    pub fn inspectors(&self) -> String {
        self.inspectorate.as_ref().map_or_else(|| "inspectors".to_owned(), |who| format!("inspectors from {who}"))
    }

    /// What must be told beside an inspection: ' (of Old Borough, by the Commission for Care)', each where the record names
    /// it; nothing for the authority's own, by its first inspectorate.
    pub fn of_and_by(&self) -> String {
        let of = self.authority.as_ref().map(|before| format!("of {before}"));
        let by = self.inspectorate.as_ref().map(|who| format!("by {who}"));
        let told: Vec<String> = of.into_iter().chain(by).collect();
        if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
    }

    /// What it was, in one word: 'inspection', 'visit', 'assessment', 'rating' or 'review'.
    pub fn noun(&self) -> &'static str {
        const NOUNS: [&str; 5] = ["inspection", "visit", "rating", "review", "assessment"];
        let event = self.event.to_ascii_lowercase();
        NOUNS.into_iter().find(|noun| event.contains(noun)).unwrap_or("inspection")
    }

    /// What it is called in short: '2024 inspection', '2020 visit'.
    pub fn short_name(&self) -> String {
        format!("{} {}", self.year(), self.noun())
    }

    /// What it was and under which rules: 'Focused visit (inspection of local authority children's services)'. Where the
    /// one says the other, only the longer: 'Annual performance assessment'.
    pub fn event_and_framework(&self) -> String {
        let rules = self.framework.label();
        let words = |text: &str| text.to_ascii_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let says = |one: &str, other: &str| {
            let one = words(one);
            words(other).iter().all(|word| one.iter().any(|own| own.trim_matches(',') == word.trim_matches(',')))
        };
        if says(&self.event, rules) {
            self.event.clone()
        } else if says(rules, &self.event) {
            rules.to_owned()
        } else {
            format!("{} ({})", self.event, crate::words::lower_first(rules))
        }
    }

    /// The year in which it took place, or 0 where no date is known (the checks refuse that).
    pub fn year(&self) -> u16 {
        self.when().map_or(0, Date::year)
    }
}

/// Whether an inspection gives grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Graded {
    /// It has grades and they are known.
    Yes,
    /// It gives none.
    No,
    /// It gave grades, but they are not known: nothing is drawn.
    Unknown,
}

/// A grade in the words of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// What was judged, in the framework's own term.
    pub judgement: String,
    /// The areas that the one judgement covers; none where it has no counterpart among today's areas.
    pub areas: Vec<Area>,
    /// The grade, word for word: never relabelled.
    pub grade: String,
    /// The place on the framework's own scale, from 1, the worst. It orders; it is never averaged. `None` where the scale
    /// does not know the word: then it is told, and neither placed nor compared.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub rank: Option<u8>,
    /// How sure the grade is.
    pub status: Status,
    /// Where it stands.
    pub source: Source,
    /// Whether the judgement is a part of another one.
    #[serde(default)]
    pub sub_judgement: bool,
}

/// Where a fact stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who says it, and where.
    pub place: String,
    /// The held document, if it is one.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// The units that say it.
    #[serde(default)]
    pub units: Vec<UnitId>,
    /// Where it can be read on the web.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://")))]
    pub url: Option<String>,
}

/// What a document says of another inspection: reported, not read (codebook).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// The unit that reports it.
    pub unit: UnitId,
    /// The topic of the concern.
    pub topic: Topic,
    /// What it was, in the project's words.
    pub summary: String,
}

/// A run of sentences that share kind, topic and area (codebook, 'A finding').
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The stable id: first unit and kind.
    pub id: FindingId,
    /// The inspection whose finding it is.
    pub inspection: InspectionId,
    /// Whose experience it is about.
    pub area: Area,
    /// The document's own area, where it has other ones.
    #[serde(default)]
    pub native_area: Option<String>,
    /// What it does.
    pub kind: Kind,
    /// The matter.
    pub topic: Topic,
    /// How soon the inspectors wanted it done, where the document says so.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// Its units, in order.
    pub units: Vec<UnitId>,
    /// One or two plain sentences in the project's own words, at most [`SUMMARY_LIMIT`] characters.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 160)))]
    pub summary: String,
    /// What the document says that was being done or planned about it.
    #[serde(default)]
    pub responses: Vec<Told>,
    /// The units that tell the same again elsewhere; looked up when the app is built.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub told_again: Vec<UnitId>,
}

/// The longest that a summary may be, in characters.
pub const SUMMARY_LIMIT: usize = 160;

/// An area for improvement of the action plan, with its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanArea {
    /// Its number in the plan, as `C3`.
    pub id: PlanAreaId,
    /// What it is about, in the project's words.
    pub title: String,
    /// What the plan itself calls it, where that is not the id: 'Priority 2'. Two plans may use one name.
    #[serde(default)]
    pub name: Option<String>,
    /// Whose experience it is about.
    pub area: Area,
    /// The matter.
    pub topic: Topic,
    /// The unit of the plan.
    pub unit: UnitId,
    /// The units of reports that it answers.
    pub answers: Vec<UnitId>,
    /// Its actions in order.
    pub actions: Vec<Action>,
}

/// A step of the action plan, with what the plan says of who does it, by when and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The unit of the plan, which is also its id.
    pub unit: UnitId,
    /// What is to be done, in the project's words.
    pub summary: String,
    /// Who is to do it, as the plan names the role; `None` where the plan leaves it empty.
    #[serde(default)]
    pub owner: Option<String>,
    /// By when, in the plan's terms; `None` where the plan leaves it empty.
    #[serde(default)]
    pub timescale: Option<String>,
    /// How far it had come by the plan's own account; `None` where the plan leaves it empty.
    #[serde(default)]
    pub progress: Option<String>,
    /// The area for improvement whose actions this one refers to, as C16 refers to C3.
    #[serde(default)]
    pub same_as: Option<PlanAreaId>,
}

/// How far two people who judged the same steps of threads agreed on the word: Cohen's kappa.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepAgreement {
    /// How many steps were judged twice.
    pub steps: usize,
    /// Kappa by the step's word.
    pub word: f64,
}

/// How far two people who coded the same units agreed: Cohen's kappa, 1 for full agreement, 0 for chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// How many units were coded twice.
    pub units: usize,
    /// Kappa by kind.
    pub kind: f64,
    /// Kappa by area.
    pub area: f64,
    /// Kappa by topic.
    pub topic: f64,
}
