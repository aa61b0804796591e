//! What the charts of findings count: an inspection's findings by kind, and the type and length of its document beside them.

use crate::frame::{LegendEntry, Symbol};
use crate::scene::Ink;
use record::words::{count, list, lower_first, sentence_case};
use record::{Codebook, Document, Finding, Inspection, Kind, Reach, Record};

/// Where the data of every chart of findings come from.
pub const SOURCE: &str = "Source: our reading of each report, sentence by sentence (see Sources).";

/// The key to the kinds.
pub fn legend(kinds: &[Kind]) -> Vec<LegendEntry> {
    kinds.iter().map(|kind| LegendEntry::new(Symbol::Swatch(Ink::of(*kind)), kind.label())).collect()
}

/// How often each kind that makes findings occurs, in the codebook's order; kinds that do not occur included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(Vec<(Kind, usize)>);

impl Counts {
    /// Counts findings by kind.
    pub fn of<'a>(codebook: &Codebook, findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::none(codebook);
        findings.for_each(|finding| counts.count(finding));
        counts
    }

    /// No finding of any kind.
    pub fn none(codebook: &Codebook) -> Self {
        Self(codebook.kinds_of_findings().map(|kind| (kind, 0)).collect())
    }

    /// Counts one more.
    pub fn count(&mut self, finding: &Finding) {
        self.add(finding.kind, 1);
    }

    fn add(&mut self, kind: Kind, more: usize) {
        match self.0.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, number)) => *number += more,
            None => self.0.push((kind, more)),
        }
    }

    /// Both together.
    pub fn plus(mut self, other: &Self) -> Self {
        other.iter().for_each(|(kind, number)| self.add(kind, number));
        self
    }

    /// Each kind with its number.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Kind, usize)> + Clone + '_ {
        self.0.iter().copied()
    }

    /// The kinds that occur on one side of a chart, each with its number: strengths and requirements met, or concerns and
    /// recommendations. A kind that the codebook does not know judges nothing, and stands on neither side.
    pub fn side(&self, favourable: bool) -> impl Iterator<Item = (Kind, usize)> + Clone + '_ {
        let on_side = move |kind: Kind| if favourable { kind.is_favourable() } else { kind.is_concern() };
        self.iter().filter(move |(kind, number)| *number > 0 && on_side(*kind))
    }

    /// How many stand on one side.
    pub fn on_side(&self, favourable: bool) -> usize {
        self.side(favourable).map(|(_, number)| number).sum()
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.iter().map(|(_, number)| number).sum()
    }

    /// The kinds that occur in words: '15 concerns', '4 recommendations'.
    pub fn words(&self) -> Vec<String> {
        let some = self.iter().filter(|(_, number)| *number > 0);
        some.map(|(kind, number)| count(number, &lower_first(kind.label()), kind.plural())).collect()
    }
}

/// What an inspection's findings were counted in: the type and length of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The type: 'letter'.
    pub document: String,
    /// The length.
    pub sentences: usize,
}

impl Extent {
    /// The type and length of an inspection's document.
    pub fn new(record: &Record, inspection: &str) -> Self {
        let documents: Vec<&Document> =
            record.documents_of(inspection).filter(|document| document.is_inspectors()).collect();
        Self {
            document: list(&documents.iter().map(|document| document.form.as_str()).collect::<Vec<_>>()),
            sentences: documents.iter().map(|document| document.units + document.carried_units).sum(),
        }
    }

    /// In words: 'letter, 67 sentences'.
    pub fn words(&self) -> String {
        format!("{}, {}", self.document, count(self.sentences, "sentence", "sentences"))
    }
}

/// The type and length of an inspection's document: 'letter, 67 sentences'.
pub fn extent(record: &Record, inspection: &str) -> String {
    Extent::new(record, inspection).words()
}

/// The heads of the columns of one count: the inspection, its document, and each kind.
pub fn count_heads(kinds: &[Kind]) -> Vec<String> {
    let named = ["Year", "Inspection", "Document", "Sentences in it"].into_iter().map(str::to_owned);
    named.chain(kinds.iter().map(|kind| sentence_case(kind.plural()))).chain(["Note".to_owned()]).collect()
}

/// One count in columns of one value each; a count of what was not looked at is empty, not 0.
pub fn count_cells(year: u16, event: &str, extent: &Extent, kinds: &[Kind], cell: &Cell) -> Vec<String> {
    let number = |kind: &Kind| match cell {
        Cell::Found(counts) => {
            let own = counts.iter().find(|(other, _)| other == kind);
            own.map_or(0, |(_, number)| number).to_string()
        }
        Cell::Hidden | Cell::Quiet => "0".to_owned(),
        Cell::Outside => String::new(),
    };
    let named = [year.to_string(), event.to_owned(), extent.document.clone(), extent.sentences.to_string()];
    let note = if matches!(cell, Cell::Found(_)) { String::new() } else { cell.words() };
    named.into_iter().chain(kinds.iter().map(number)).chain([note]).collect()
}

/// What one inspection says on one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Findings that are shown, by kind.
    Found(Counts),
    /// It has findings, but none of them is shown.
    Hidden,
    /// It looked at such issues and has no finding.
    Quiet,
    /// It has no finding, and its silence means nothing.
    Outside,
}

impl Cell {
    /// What an inspection says in the findings that `about` picks.
    pub fn new(
        record: &Record,
        inspection: &Inspection,
        about: impl Fn(&Finding) -> bool,
        shown: impl Fn(&Finding) -> bool,
    ) -> Self {
        let own = || record.findings_of(&inspection.id).filter(|finding| about(finding));
        let counts = Counts::of(&record.codebook, own().filter(|finding| shown(finding)));
        match inspection.reach() {
            _ if counts.total() > 0 => Self::Found(counts),
            _ if own().next().is_some() => Self::Hidden,
            Reach::Part => Self::Outside,
            Reach::Full | Reach::Brief => Self::Quiet,
        }
    }

    /// The findings shown, by kind; `None` where there are none.
    pub const fn counts(&self) -> Option<&Counts> {
        if let Self::Found(counts) = self { Some(counts) } else { None }
    }

    /// How many of the findings shown are on one side.
    pub fn side(&self, favourable: bool) -> usize {
        self.counts().map_or(0, |counts| counts.on_side(favourable))
    }

    /// Whether a concern or a recommendation is shown.
    pub fn drew_concern(&self) -> bool {
        self.side(false) > 0
    }

    /// In words: '2 strengths, 1 concern', or why there is nothing.
    pub fn words(&self) -> String {
        match self {
            Self::Found(counts) => counts.words().join(", "),
            Self::Hidden => "none shown".to_owned(),
            Self::Quiet => "none".to_owned(),
            Self::Outside => "none (may not have been inspected)".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_for_none_one_and_several() {
        let record = crate::made_up::anyshire();
        let kind = |token: &str| record.codebook.kind(token).unwrap();
        let of = |numbers: [usize; 3]| {
            let kinds = ["strength", "concern", "recommendation"].map(kind);
            Cell::Found(Counts(kinds.into_iter().zip(numbers).collect())).words()
        };
        assert_eq!(of([0, 0, 0]), "");
        assert_eq!(of([1, 1, 1]), "1 strength, 1 concern, 1 recommendation");
        assert_eq!(of([9, 0, 4]), "9 strengths, 4 recommendations");
        assert_eq!(of([2, 3, 0]), "2 strengths, 3 concerns");
        for (cell, words) in
            [(Cell::Hidden, "none shown"), (Cell::Quiet, "none"), (Cell::Outside, "none (may not have been inspected)")]
        {
            assert_eq!(cell.words(), words);
        }
    }

    #[test]
    fn the_length_of_a_document_is_said_for_one_sentence_and_for_many() {
        let mut record = crate::made_up::anyshire();
        for (units, words) in [(0, "report, 0 sentences"), (1, "report, 1 sentence"), (1159, "report, 1,159 sentences")]
        {
            let report = record.documents.iter_mut().find(|document| document.id == "ilacs-2026").unwrap();
            (report.units, report.carried_units) = (units, 0);
            assert_eq!(extent(&record, "ilacs-2026"), words);
        }
    }
}
