//! Looking things up in a record: made once, when something is first looked up.

use super::derived::Derived;
use super::model::Finding;
use super::record::Record;
use super::thread::Thread;
use core::hash::BuildHasher;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::sync::OnceLock;

/// What follows from a record's lists, made when it is first needed.
#[derive(Clone, Debug, Default)]
pub struct Index {
    places: OnceLock<Places>,
    /// What others have worked out from the record.
    pub derived: Derived,
    /// What its inspections are called.
    pub names: Derived,
    /// The courses of its threads.
    pub(super) courses: Derived,
}

impl Index {
    /// The places of what is looked up in this record.
    pub(super) fn places(&self, record: &Record) -> &Places {
        self.places.get_or_init(|| Places::new(record))
    }
}

/// It says nothing that the lists do not say.
impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

/// At which places of a record's lists its things are.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    findings: ById,
    pub(super) inspections: ById,
    pub(super) documents: ById,
    pub(super) threads: ById,
    /// For each inspection in the record's order, the places of its findings.
    pub(super) of_inspection: Vec<Vec<usize>>,
    /// For each inspection in the record's order, the places of the documents that evidence it.
    pub(super) documents_of: Vec<Vec<usize>>,
    /// For each finding in the record's order, what filters and counts ask of it.
    pub(super) coded: Vec<Coded>,
    /// For each finding in the record's order, the places of the threads in which it speaks.
    pub(super) threads_of: Vec<Vec<usize>>,
    /// For each finding in the record's order, the places of what was praised throughout and rests on it.
    pub(super) strong_of: Vec<Vec<usize>>,
}

impl Places {
    fn new(record: &Record) -> Self {
        let Record { findings, inspections, documents, threads, strong, .. } = record;
        let mut index = Self {
            findings: ById::of(findings.len(), |place| findings.get(place).map(|finding| finding.id.as_str())),
            inspections: ById::of(inspections.len(), |place| inspections.get(place).map(|one| one.id.as_str())),
            documents: ById::of(documents.len(), |place| documents.get(place).map(|one| one.id.as_str())),
            threads: ById::of(threads.len(), |place| threads.get(place).map(|one| one.id.as_str())),
            of_inspection: vec![Vec::new(); inspections.len()],
            documents_of: vec![Vec::new(); inspections.len()],
            ..Self::default()
        };
        let id = |place: usize| inspections.get(place).map(|one| one.id.as_str());
        let mut last = None;
        index.coded.reserve_exact(findings.len());
        for (place, finding) in findings.iter().enumerate() {
            // Findings of one report follow one another.
            let same = last.filter(|last| id(*last) == Some(finding.inspection.as_str()));
            last = same.or_else(|| index.inspections.place(&finding.inspection, id));
            index.coded.push(Coded::new(finding, last));
            if let Some(own) = last.and_then(|own| index.of_inspection.get_mut(own)) {
                own.push(place);
            }
        }
        for (place, document) in documents.iter().enumerate() {
            let own = index.inspections.place(&document.inspection, id);
            if let Some(own) = own.and_then(|own| index.documents_of.get_mut(own)) {
                own.push(place);
            }
        }
        index.threads_of = index.cited_by(findings, threads);
        index.strong_of = index.cited_by(findings, strong);
        index
    }

    /// For each finding, the places of those that cite it.
    fn cited_by(&self, findings: &[Finding], threads: &[Thread]) -> Vec<Vec<usize>> {
        let mut cited_by = vec![Vec::new(); findings.len()];
        for (thread, cited) in threads.iter().enumerate() {
            for id in cited.steps.iter().flat_map(|step| &step.findings) {
                let finding = self.finding(findings, id.as_ref());
                if let Some(own) = finding.and_then(|finding| cited_by.get_mut(finding))
                    && own.last() != Some(&thread)
                {
                    own.push(thread);
                }
            }
        }
        cited_by
    }

    /// The place of a finding among all of them.
    pub(super) fn finding(&self, findings: &[Finding], id: &str) -> Option<usize> {
        self.findings.place(id, |place| findings.get(place).map(|finding| finding.id.as_str()))
    }
}

/// What filters and counts ask of a finding: its inspection by its place in the record, its codes by their places in the
/// codebook's lists. Many thousand findings are walked through at each change of the page, and these lie close together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    inspection: u32,
    kind: u32,
    area: u32,
    topic: u32,
    urgency: u32,
}

impl Coded {
    /// Stands for nothing: no list is that long.
    const NONE: u32 = u32::MAX;

    fn new(finding: &Finding, inspection: Option<usize>) -> Self {
        let short = |place: Option<usize>| place.and_then(|place| place.try_into().ok()).unwrap_or(Self::NONE);
        Self {
            inspection: short(inspection),
            kind: short(Some(finding.kind.entry().index)),
            area: short(Some(finding.area.entry().index)),
            topic: short(Some(finding.topic.entry().index)),
            urgency: short(finding.urgency.map(|urgency| urgency.entry().index)),
        }
    }

    /// The place of its inspection among the record's; `None` where the record does not list that.
    pub fn inspection(self) -> Option<usize> {
        (self.inspection != Self::NONE).then_some(self.inspection as usize)
    }

    /// The place of its kind in the codebook's list.
    pub fn kind(self) -> usize {
        self.kind as usize
    }

    /// The place of its area in the codebook's list.
    pub fn area(self) -> usize {
        self.area as usize
    }

    /// The place of its topic in the codebook's list.
    pub fn topic(self) -> usize {
        self.topic as usize
    }

    /// The place in the codebook's list of how soon action was asked for, where it says that.
    pub fn urgency(self) -> Option<usize> {
        (self.urgency != Self::NONE).then_some(self.urgency as usize)
    }
}

/// The places of things, found by their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct ById(HashTable<usize>);

impl ById {
    fn of<'a>(number: usize, id: impl Fn(usize) -> Option<&'a str>) -> Self {
        let mut places = HashTable::with_capacity(number);
        for place in 0..number {
            let hash = hash(id(place));
            // The first of those with one id is found.
            if places.find(hash, |own: &usize| id(*own) == id(place)).is_none() {
                places.insert_unique(hash, place, |own| self::hash(id(*own)));
            }
        }
        Self(places)
    }

    /// The first of the things with this id.
    pub(super) fn place<'a>(&self, wanted: &str, id: impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
        self.0.find(hash(Some(wanted)), |place| id(*place) == Some(wanted)).copied()
    }
}

fn hash(id: Option<&str>) -> u64 {
    FxBuildHasher.hash_one(id)
}
