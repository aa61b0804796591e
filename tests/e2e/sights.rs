//! Everything that a reader may have before them: each view, bare and in use.

use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, note};
use inspection_explorer::view::ViewState;
use serde_json::Value;

/// A view in some state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The grades.
    Grades,
    /// The grades, one of them chosen, with a note on it.
    ChosenGrade,
    /// All findings.
    Findings,
    /// Some findings, one of them open and with a note.
    OpenFinding,
    /// A search without result.
    NothingFound,
    /// The topics.
    Topics,
    /// Two inspections side by side.
    Compare,
    /// The notes, of which there are none.
    NoNotes,
    /// The notes, with a notice above them.
    Notes,
    /// The sources.
    Sources,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Grades,
        Self::ChosenGrade,
        Self::Findings,
        Self::OpenFinding,
        Self::NothingFound,
        Self::Topics,
        Self::Compare,
        Self::NoNotes,
        Self::Notes,
        Self::Sources,
    ];

    /// Its name in the names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::ChosenGrade => "grade-chosen",
            Self::Findings => "findings",
            Self::OpenFinding => "finding-open",
            Self::NothingFound => "nothing-found",
            Self::Topics => "topics",
            Self::Compare => "compare",
            Self::NoNotes => "notes-none",
            Self::Notes => "notes",
            Self::Sources => "sources",
        }
    }

    /// Its address.
    pub fn query(self) -> String {
        match self {
            Self::Grades => String::new(),
            Self::ChosenGrade => ViewState { grade: Some(grade()), ..ViewState::default() }.to_query(),
            Self::Findings => "view=findings".to_owned(),
            Self::OpenFinding => format!("{FINDINGS}&find=child&open={}", finding(0).id),
            Self::NothingFound => "view=findings&find=zyzzyva".to_owned(),
            Self::Topics => "view=topics".to_owned(),
            Self::Compare => "view=compare".to_owned(),
            Self::NoNotes | Self::Notes => "view=notes".to_owned(),
            Self::Sources => "view=sources".to_owned(),
        }
    }
}

/// A grade: the inspection and what was judged.
fn grade() -> (String, String) {
    let inspection = record().inspection("ilacs-2021").expect("the record holds it");
    let grade = inspection.grades.last().expect("it gave grades");
    (inspection.id.clone(), grade.judgement.clone())
}

impl Page {
    /// Opens the page on a sight, with nothing in the browser but what belongs to it.
    pub async fn see(&self, sight: Sight) -> Done {
        self.open("").await?;
        self.script::<Value>("localStorage.clear()", &[]).await?;
        if matches!(sight, Sight::ChosenGrade | Sight::OpenFinding | Sight::Notes) {
            let texts = ["Who checks this, and how often?\nAsk on Monday.", "Compare with 2021."];
            for (number, text) in texts.iter().enumerate() {
                self.keep(&note(&finding(number).id, text, 1_700_000_000_000 + number as u64)).await?;
            }
        }
        if sight == Sight::ChosenGrade || sight == Sight::Notes {
            let (inspection, judgement) = grade();
            let target = format!("grade:{inspection}:{judgement}");
            self.keep(&note(&target, "What changed here?", 1_650_000_000_000)).await?;
        }
        if sight == Sight::Notes {
            self.keep(&note("moon-1066/p1.s1:strength", "Of a finding that is gone.", 1_600_000_000_000)).await?;
            self.store("inspection-explorer/v1/note/damaged", "{half").await?;
        }
        self.open(&sight.query()).await?;
        let sign = match sight {
            Sight::ChosenGrade => ".panel textarea",
            Sight::OpenFinding => ".finding.open textarea",
            Sight::NothingFound => ".none",
            Sight::Notes => ".notices li",
            _ => "main h1",
        };
        self.element(sign).await.map(drop)
    }

    /// Unfolds everything that can be folded.
    pub async fn unfold(&self) -> Done {
        self.script::<Value>("document.querySelectorAll('details').forEach(part => { part.open = true })", &[]).await?;
        Ok(())
    }
}
