//! Which findings are shown, and how many each further choice would show.

use super::library::Library;
use super::search::Query;
use super::wording::Text;
use record::{Area, Codebook, Finding, InspectionId, Kind, Record, Set, Topic, Urgency};

/// The choices of a reader. An empty set lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Ids of inspections.
    pub inspections: Set<InspectionId>,
    /// Areas.
    pub areas: Set<Area>,
    /// Kinds.
    pub kinds: Set<Kind>,
    /// Topics.
    pub topics: Set<Topic>,
    /// How soon action was asked for.
    pub urgencies: Set<Urgency>,
    /// Words to be found.
    pub text: String,
}

/// The text of the reader's note about a finding, by the finding's id.
pub type Notes<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

/// One of the questions that a filter asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Inspection,
    Kind,
    Area,
    Topic,
    Urgency,
}

impl Question {
    /// All of them, in the order of the page.
    pub(super) const ALL: [Self; 5] = [Self::Inspection, Self::Kind, Self::Area, Self::Topic, Self::Urgency];
}

/// A choice with the number of findings that it would show, given all other choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What can be chosen.
    pub value: T,
    /// How many findings it would show.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// All choices with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Inspections by id, the latest first.
    pub inspections: Vec<Choice<InspectionId>>,
    /// Areas.
    pub areas: Vec<Choice<Area>>,
    /// Kinds.
    pub kinds: Vec<Choice<Kind>>,
    /// Topics that have findings or are chosen, in the codebook's order.
    pub topics: Vec<Choice<Topic>>,
    /// How soon action was asked for: what findings say or what is chosen, in the codebook's order.
    pub urgencies: Vec<Choice<Urgency>>,
}

/// A filter made ready to ask one finding after another: what its words find is known from the start.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    query: Query,
    record: &'a Record,
    /// Whether the words are found in a finding, by its place in the record; nothing where no words are asked for.
    found: Option<Vec<bool>>,
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The query for these findings and notes: what to mark texts with.
    pub fn query(&self, record: &Record, notes: &Notes<'_>) -> Query {
        self.sieve(record, notes).query
    }

    /// The filter made ready for these findings and notes. Every answer that a page gives at once (list, counts,
    /// chart, marks) can come from one sieve.
    pub fn sieve<'a>(&'a self, record: &'a Record, notes: &Notes<'_>) -> Sieve<'a> {
        if self.text.trim().is_empty() {
            return Sieve { filter: self, query: Query::default(), record, found: None };
        }
        let library = Library::of(record);
        let notes: Vec<Option<Text>> =
            record.findings.iter().map(|finding| notes(&finding.id).map(Text::read)).collect();
        let query = Query::read(&self.text, record, library.in_findings().chain(notes.iter().flatten()));
        let finds = |(place, note): (usize, &Option<Text>)| query.matches(library.finding(place).iter().chain(note));
        let found = (!query.is_empty()).then(|| notes.iter().enumerate().map(finds).collect());
        Sieve { filter: self, query, record, found }
    }

    /// Whether the choices made for a question let a finding through.
    pub(super) fn lets_through(&self, question: Question, finding: &Finding) -> bool {
        match question {
            Question::Inspection => {
                self.inspections.is_empty() || self.inspections.iter().any(|id| *id == finding.inspection)
            }
            Question::Kind => self.kinds.is_empty() || self.kinds.contains(&finding.kind),
            Question::Area => self.areas.is_empty() || self.areas.contains(&finding.area),
            Question::Topic => self.topics.is_empty() || self.topics.contains(&finding.topic),
            Question::Urgency => {
                self.urgencies.is_empty() || finding.urgency.is_some_and(|urgency| self.urgencies.contains(&urgency))
            }
        }
    }
}

impl Sieve<'_> {
    /// The query: what to mark texts with.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether a finding is shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        self.lets_through(finding, None) && self.finds(finding)
    }

    /// The findings that are shown, in the record's order but the latest inspection first.
    pub fn apply<'a>(&self, record: &'a Record) -> Vec<&'a Finding> {
        let mut findings: Vec<&Finding> = record.findings.iter().filter(|finding| self.shows(finding)).collect();
        let place =
            |finding: &Finding| record.inspections.iter().position(|inspection| inspection.id == finding.inspection);
        findings.sort_by_cached_key(|finding| core::cmp::Reverse(place(finding)));
        findings
    }

    /// How many findings each choice would show: the other questions' choices hold, its own question's do not.
    pub fn facets(&self, record: &Record) -> Facets {
        let chosen = self.filter;
        let within: Vec<&Finding> = record.findings.iter().filter(|finding| self.finds(finding)).collect();
        let left = |question| {
            within.iter().copied().filter(move |finding| self.lets_through(finding, Some(question))).collect::<Vec<_>>()
        };
        let inspections = record.held_inspections().rev().map(|inspection| InspectionId::from(inspection.id.as_str()));
        // What a link chose can be taken back, also where nothing has it.
        let with_topic = |topic: &Topic| {
            chosen.topics.contains(topic) || record.findings.iter().any(|finding| finding.topic == *topic)
        };
        let with_urgency = |urgency: &Urgency| {
            chosen.urgencies.contains(urgency)
                || record.findings.iter().any(|finding| finding.urgency == Some(*urgency))
        };
        let by_urgency = left(Question::Urgency);
        let (by_inspection, by_area) = (left(Question::Inspection), left(Question::Area));
        let (by_kind, by_topic) = (left(Question::Kind), left(Question::Topic));
        Facets {
            inspections: choices(inspections, &chosen.inspections, |id| {
                by_inspection.iter().filter(|f| *id == f.inspection).count()
            }),
            areas: choices(record.codebook.areas.iter().copied(), &chosen.areas, |area| {
                by_area.iter().filter(|f| f.area == *area).count()
            }),
            kinds: choices(record.codebook.kinds_of_findings(), &chosen.kinds, |kind| {
                by_kind.iter().filter(|f| f.kind == *kind).count()
            }),
            topics: choices(record.codebook.topics.iter().copied().filter(with_topic), &chosen.topics, |topic| {
                by_topic.iter().filter(|f| f.topic == *topic).count()
            }),
            urgencies: choices(
                record.codebook.urgencies.iter().copied().filter(with_urgency),
                &chosen.urgencies,
                |urgency| by_urgency.iter().filter(|f| f.urgency == Some(*urgency)).count(),
            ),
        }
    }

    /// Whether the query is found in a finding's words: its summary, its labels, what was being done about it, and the note
    /// about it.
    pub(super) fn finds(&self, finding: &Finding) -> bool {
        let found = |found: &Vec<bool>| {
            self.record.place_of(&finding.id).and_then(|place| found.get(place)).copied().unwrap_or_default()
        };
        self.found.as_ref().is_none_or(found)
    }

    /// Whether the choices let a finding through; one question may be left out.
    fn lets_through(&self, finding: &Finding, without: Option<Question>) -> bool {
        let held = |question: &&Question| without != Some(**question);
        Question::ALL.iter().filter(held).all(|question| self.filter.lets_through(*question, finding))
    }
}

fn choices<T: Clone + Ord>(
    values: impl Iterator<Item = T>,
    chosen: &Set<T>,
    count: impl Fn(&T) -> usize,
) -> Vec<Choice<T>> {
    values.map(|value| Choice { count: count(&value), chosen: chosen.contains(&value), value }).collect()
}

/// What pressing the switch of a kind does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// The kind is shown and will be left out.
    LeaveOut,
    /// The kind is the only one shown: all will be shown, since none would be an empty chart.
    ShowAll,
    /// The kind is left out and will be shown.
    Show,
}

impl Switch {
    /// What pressing does for a kind where these are chosen; none chosen shows all.
    pub fn of(kinds: &Set<Kind>, kind: Kind) -> Self {
        match (kinds.is_empty() || kinds.contains(&kind), kinds.len()) {
            (true, 1) => Self::ShowAll,
            (true, _) => Self::LeaveOut,
            (false, _) => Self::Show,
        }
    }

    /// Whether the kind is shown now.
    pub const fn is_shown(self) -> bool {
        !matches!(self, Self::Show)
    }

    /// Presses it.
    pub fn press(self, kinds: &mut Set<Kind>, kind: Kind, codebook: &Codebook) {
        match self {
            Self::ShowAll => kinds.clear(),
            Self::LeaveOut => {
                if kinds.is_empty() {
                    kinds.extend(codebook.kinds_of_findings());
                }
                kinds.remove(&kind);
            }
            Self::Show => {
                kinds.insert(kind);
            }
        }
        if kinds.len() == codebook.kinds_of_findings().count() {
            kinds.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use std::sync::LazyLock;

    static RECORD: LazyLock<Record> = LazyLock::new(crate::made_up::anyshire);

    fn kinds() -> Vec<Kind> {
        RECORD.codebook.kinds_of_findings().collect()
    }

    fn shown(chosen: &Set<Kind>) -> Set<Kind> {
        if chosen.is_empty() { kinds().into_iter().collect() } else { chosen.clone() }
    }

    proptest! {
        #[test]
        fn a_switch_does_what_it_says(chosen in subsequence(kinds(), 0..=kinds().len()), kind in select(kinds())) {
            let mut kinds: Set<Kind> = chosen.into_iter().collect();
            let before = shown(&kinds);
            let switch = Switch::of(&kinds, kind);
            prop_assert_eq!(switch.is_shown(), before.contains(&kind));
            switch.press(&mut kinds, kind, &RECORD.codebook);
            let after = shown(&kinds);
            match switch {
                Switch::LeaveOut => prop_assert!(!after.contains(&kind) && after.len() + 1 == before.len()),
                Switch::Show => prop_assert!(after.contains(&kind) && after.len() == before.len() + 1),
                Switch::ShowAll => prop_assert_eq!((before.len(), after.len()), (1, RECORD.codebook.kinds_of_findings().count())),
            }
        }
    }

    #[test]
    fn a_topic_without_findings_can_be_taken_back() {
        let mut record = crate::made_up::anyshire();
        let fostering = record.codebook.topic("fostering").unwrap();
        record.findings.retain(|finding| finding.topic != fostering);
        let has_it = |filter: &Filter| {
            filter.sieve(&record, &|_| None).facets(&record).topics.iter().any(|choice| choice.value == fostering)
        };
        assert!(!has_it(&Filter::default()));
        assert!(has_it(&Filter { topics: [fostering].into(), ..Filter::default() }));
    }
}
