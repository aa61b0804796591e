//! Which findings are shown, and how many each further choice would show.

use super::library::Library;
use super::phrase::Way;
use super::search::Query;
use super::wording::Text;
use record::index::Coded;
use record::{Area, Codebook, Finding, InspectionId, Kind, Record, Set, Topic, Urgency};
use std::collections::BTreeMap;
use std::sync::Arc;

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

    /// Its bit in a set of questions.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// What a finding says to it, by the place in the question's list.
    fn of(self, coded: Coded) -> Option<usize> {
        match self {
            Self::Inspection => coded.inspection(),
            Self::Kind => Some(coded.kind()),
            Self::Area => Some(coded.area()),
            Self::Topic => Some(coded.topic()),
            Self::Urgency => coded.urgency(),
        }
    }
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

/// A filter made ready to ask one finding after another: what stands against each is known from the start.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    query: Query,
    record: &'a Record,
    /// By which questions a finding is left out, by its place in the record: a bit for each, and one for the words.
    left_out: Vec<u8>,
}

/// The bit of the words; those of the questions come before it.
pub(super) const WORDS: u8 = 1 << Question::ALL.len();

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
        let (query, found) = self.words(record, notes);
        let mut left_out = vec![0; record.coded().len()];
        for question in Question::ALL {
            let Some(chosen) = self.chosen(question, record) else { continue };
            for (by, coded) in left_out.iter_mut().zip(record.coded()) {
                let lets_through = question.of(*coded).and_then(|place| chosen.get(place)).copied();
                *by |= if lets_through.unwrap_or_default() { 0 } else { question.bit() };
            }
        }
        if let Some(found) = found {
            for (by, found) in left_out.iter_mut().zip(found.into_iter().chain(core::iter::repeat(false))) {
                *by |= if found { 0 } else { WORDS };
            }
        }
        Sieve { left_out, filter: self, query, record }
    }

    /// What is searched, and in which findings it is found, by their places; nothing where no words are asked for.
    fn words(&self, record: &Record, notes: &Notes<'_>) -> (Query, Option<Vec<bool>>) {
        if self.text.trim().is_empty() {
            return (Query::default(), None);
        }
        let own = Own::new(record, notes);
        let query = Query::read_where(&self.text, record, &own.has());
        let found = query.found(|ways| own.marks(ways));
        (query, found)
    }

    /// What is chosen for a question, by the places in its list; nothing where it lets everything through.
    fn chosen(&self, question: Question, record: &Record) -> Option<Vec<bool>> {
        let place = |id: &InspectionId| record.place_of_inspection(id);
        let places: Vec<Option<usize>> = match question {
            Question::Inspection => self.inspections.iter().map(place).collect(),
            Question::Kind => self.kinds.iter().map(|kind| Some(kind.entry().index)).collect(),
            Question::Area => self.areas.iter().map(|area| Some(area.entry().index)).collect(),
            Question::Topic => self.topics.iter().map(|topic| Some(topic.entry().index)).collect(),
            Question::Urgency => self.urgencies.iter().map(|urgency| Some(urgency.entry().index)).collect(),
        };
        let length = places.iter().flatten().max().map_or(0, |last| last + 1);
        let mut chosen = vec![false; length];
        for place in places.iter().flatten() {
            chosen.get_mut(*place).into_iter().for_each(|one| *one = true);
        }
        (!places.is_empty()).then_some(chosen)
    }
}

/// The words of a record and of the reader's notes on its findings.
pub(super) struct Own {
    library: Arc<Library>,
    /// The notes, by the places of their findings.
    notes: Vec<(usize, Text)>,
}

impl Own {
    pub(super) fn new(record: &Record, notes: &Notes<'_>) -> Self {
        let noted = |(place, finding): (usize, &Finding)| Some((place, Text::read(notes(&finding.id)?)));
        Self { library: Library::of(record), notes: record.findings.iter().enumerate().filter_map(noted).collect() }
    }

    /// Whether a finding or a note tells something in a way.
    pub(super) fn has(&self) -> impl Fn(&Way) -> bool {
        |way| self.library.in_findings(way) || self.notes.iter().any(|(_, text)| way.is_in(text))
    }

    /// Which findings tell something in one of these ways, themselves or in the note on them.
    fn marks(&self, ways: &[Way]) -> Vec<bool> {
        let mut marks = self.library.findings(ways);
        for (place, text) in &self.notes {
            if let Some(mark) = marks.get_mut(*place) {
                *mark |= ways.iter().any(|way| way.is_in(text));
            }
        }
        marks
    }
}

impl Sieve<'_> {
    /// The query: what to mark texts with.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether a finding is shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        self.record.place_in_list(finding).is_some_and(|place| self.left_out.get(place) == Some(&0))
    }

    /// How many findings are left out by just these questions, by the set of their bits.
    pub(super) fn left_out(&self) -> BTreeMap<u8, usize> {
        let mut numbers = [0; 1 << u8::BITS];
        for by in &self.left_out {
            numbers.get_mut(usize::from(*by)).into_iter().for_each(|number| *number += 1);
        }
        (0..=u8::MAX).zip(numbers).filter(|(_, number)| *number > 0).collect()
    }

    /// How many findings are shown.
    pub fn number(&self) -> usize {
        self.left_out.iter().filter(|by| **by == 0).count()
    }

    /// The places of the findings that are shown, in the record's order but the latest inspection first.
    pub fn places(&self) -> Vec<usize> {
        let own = |coded: &Coded| coded.inspection().map_or(0, |inspection| inspection + 1);
        let shown = || self.left_out.iter().zip(self.record.coded()).enumerate().filter(|(_, (by, _))| **by == 0);
        // Where each inspection's own begin. Findings whose inspection is not known come last.
        let mut begins = vec![0; self.record.inspections.len() + 1];
        shown().for_each(|(_, (_, coded))| begins.get_mut(own(coded)).into_iter().for_each(|number| *number += 1));
        let mut before = 0;
        for begin in begins.iter_mut().rev() {
            before += core::mem::replace(begin, before);
        }
        let mut places = vec![0; before];
        for (place, (_, coded)) in shown() {
            let Some(next) = begins.get_mut(own(coded)) else { continue };
            places.get_mut(*next).into_iter().for_each(|one| *one = place);
            *next += 1;
        }
        places
    }

    /// The findings that are shown, in the record's order but the latest inspection first.
    pub fn apply<'a>(&self, record: &'a Record) -> Vec<&'a Finding> {
        self.places().into_iter().filter_map(|place| record.findings.get(place)).collect()
    }

    /// How many findings each choice would show: the other questions' choices hold, its own question's do not.
    pub fn facets(&self, record: &Record) -> Facets {
        let (chosen, book) = (self.filter, &record.codebook);
        // What only its own question leaves out would be shown by another choice.
        let numbers = |question: Question, length: usize| {
            let mut numbers = Numbers(vec![(0, false); length]);
            for (by, coded) in self.left_out.iter().zip(record.coded()) {
                if let Some(code) = question.of(*coded) {
                    numbers.add(code, by & !question.bit() == 0);
                }
            }
            numbers
        };
        let inspections = numbers(Question::Inspection, record.inspections.len());
        let areas = numbers(Question::Area, book.areas.len());
        let kinds = numbers(Question::Kind, book.kinds.len());
        let topics = numbers(Question::Topic, book.topics.len());
        let urgencies = numbers(Question::Urgency, book.urgencies.len());
        let by_id = |id: &InspectionId| record.place_of_inspection(id).map_or(0, |place| inspections.of(place));
        let held = record.held_inspections().rev().map(|inspection| inspection.id.clone());
        // What a link chose can be taken back, also where nothing has it.
        let with_topic = |topic: &Topic| chosen.topics.contains(topic) || topics.has(topic.entry().index);
        let with_urgency =
            |urgency: &Urgency| chosen.urgencies.contains(urgency) || urgencies.has(urgency.entry().index);
        Facets {
            inspections: choices(held, &chosen.inspections, by_id),
            areas: choices(book.areas.iter().copied(), &chosen.areas, |area| areas.of(area.entry().index)),
            kinds: choices(book.kinds_of_findings(), &chosen.kinds, |kind| kinds.of(kind.entry().index)),
            topics: choices(book.topics.iter().copied().filter(with_topic), &chosen.topics, |topic| {
                topics.of(topic.entry().index)
            }),
            urgencies: choices(book.urgencies.iter().copied().filter(with_urgency), &chosen.urgencies, |urgency| {
                urgencies.of(urgency.entry().index)
            }),
        }
    }
}

/// How many findings each code of a list would show, and whether any finding has it.
struct Numbers(Vec<(usize, bool)>);

impl Numbers {
    fn add(&mut self, code: usize, counts: bool) {
        if let Some((number, has)) = self.0.get_mut(code) {
            *number += usize::from(counts);
            *has = true;
        }
    }

    fn of(&self, code: usize) -> usize {
        self.0.get(code).map_or(0, |(number, _)| *number)
    }

    fn has(&self, code: usize) -> bool {
        self.0.get(code).is_some_and(|(_, has)| *has)
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
        let record = record.indexed();
        let has_it = |filter: &Filter| {
            filter.sieve(&record, &|_| None).facets(&record).topics.iter().any(|choice| choice.value == fostering)
        };
        assert!(!has_it(&Filter::default()));
        assert!(has_it(&Filter { topics: [fostering].into(), ..Filter::default() }));
    }
}
