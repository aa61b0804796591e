//! What the charts of findings count: an inspection's findings by kind, and the type and length of its document beside them.

use record::words::{count, list};
use record::{Document, Finding, Inspection, Kind, Reach, Record};

/// Where the data of every chart of findings come from.
pub const SOURCE: &str = "Source: the explorer's own coding of the documents, sentence by sentence; see Sources.";

/// How often each kind occurs, in the order of [`Kind::OF_FINDINGS`].
pub type Counts = [usize; 4];

/// How often each kind occurs.
pub fn counts<'a>(findings: impl Iterator<Item = &'a Finding>) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        for (count, kind) in counts.iter_mut().zip(Kind::OF_FINDINGS) {
            *count += usize::from(finding.kind == kind);
        }
    }
    counts
}

/// All of them.
pub fn total(counts: Counts) -> usize {
    counts.iter().sum()
}

/// The type and length of an inspection's document: 'letter, 67 sentences'.
pub fn extent(record: &Record, inspection: &str) -> String {
    let own = |document: &&Document| document.inspection == inspection && document.is_inspectors();
    let documents: Vec<&Document> = record.documents.iter().filter(own).collect();
    let forms = list(&documents.iter().map(|document| document.form.as_str()).collect::<Vec<_>>());
    let sentences: usize = documents.iter().map(|document| document.units + document.carried_units).sum();
    format!("{forms}, {}", count(sentences, "sentence", "sentences"))
}

/// How many of them are on one side: strengths and requirements met, or concerns and recommendations.
pub fn side(counts: Counts, favourable: bool) -> usize {
    let own = counts.into_iter().zip(Kind::OF_FINDINGS).filter(|(_, kind)| kind.is_favourable() == favourable);
    own.map(|(number, _)| number).sum()
}

/// What one inspection says on one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Findings that are shown, by kind.
    Found(Counts),
    /// It has findings, but none of them is shown.
    Hidden,
    /// It looked at such matters and has no finding.
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
        let own = || record.findings.iter().filter(|f| f.inspection == inspection.id && about(f));
        let counts = counts(own().filter(|finding| shown(finding)));
        match inspection.reach() {
            _ if total(counts) > 0 => Self::Found(counts),
            _ if own().next().is_some() => Self::Hidden,
            Reach::Part => Self::Outside,
            Reach::Full | Reach::Brief => Self::Quiet,
        }
    }

    /// The findings shown, by kind.
    pub fn counts(self) -> Counts {
        if let Self::Found(counts) = self { counts } else { Counts::default() }
    }

    /// How many of the findings shown are on one side.
    pub fn side(self, favourable: bool) -> usize {
        side(self.counts(), favourable)
    }

    /// Whether a concern or a recommendation is shown.
    pub fn drew_concern(self) -> bool {
        self.side(false) > 0
    }

    /// In words: '2 strengths, 1 concern', or why there is nothing.
    pub fn words(self) -> String {
        match self {
            Self::Found(counts) => {
                let kinds = counts.into_iter().zip(Kind::OF_FINDINGS).filter(|(number, _)| *number > 0);
                let said = kinds.map(|(number, kind)| count(number, &kind.label().to_ascii_lowercase(), kind.plural()));
                said.collect::<Vec<_>>().join(", ")
            }
            Self::Hidden => "none shown".to_owned(),
            Self::Quiet => "none".to_owned(),
            Self::Outside => "none (silence means nothing)".to_owned(),
        }
    }
}
