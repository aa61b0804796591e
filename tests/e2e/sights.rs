//! Everything that a reader may have before them: each view, bare and in use.

use crate::desk::{briefing_of, marked, of_area, of_thread, ten};
use crate::expected::{grade, listed, record};
use crate::fault::Done;
use crate::left_out::left_out;
use crate::page::Page;
use crate::reader::{FINDINGS, finding, note, second_key};
use inspection_explorer::explore::{Filter, Place};
use inspection_explorer::record::{Area, Thread};
use inspection_explorer::threads::courses;

/// A view in some state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The grades.
    Grades,
    /// The grades, one of them chosen, with a note on it.
    ChosenGrade,
    /// The choice of an area.
    Areas,
    /// The page of an area.
    Area,
    /// All findings.
    Findings,
    /// Some findings, one of them open and with a note.
    OpenFinding,
    /// A search without result.
    NothingFound,
    /// The topics.
    Topics,
    /// Two inspections side by side, and what changed.
    Compare,
    /// Other authorities.
    Others,
    /// Other authorities, one judgement chosen, an inspection open.
    OpenOther,
    /// All threads.
    Threads,
    /// One thread.
    Thread,
    /// The plan, an area of it open, some statuses set.
    Plan,
    /// The briefing, of which there is none.
    NoBriefing,
    /// A briefing of everything.
    Briefing,
    /// The notes, of which there are none.
    NoNotes,
    /// The notes, with a notice above them.
    Notes,
    /// The sources.
    Sources,
    /// A search of everything.
    Search,
}

impl Sight {
    /// All of them. Where the record has no threads, plan or comparison, it is the view that says so: see
    /// [`Sight::lacking`].
    pub const ALL: [Self; 20] = [
        Self::Grades,
        Self::ChosenGrade,
        Self::Areas,
        Self::Area,
        Self::Findings,
        Self::OpenFinding,
        Self::NothingFound,
        Self::Topics,
        Self::Compare,
        Self::Others,
        Self::OpenOther,
        Self::Threads,
        Self::Thread,
        Self::Plan,
        Self::NoBriefing,
        Self::Briefing,
        Self::NoNotes,
        Self::Notes,
        Self::Sources,
        Self::Search,
    ];

    /// Its name in the names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grades => "grades",
            Self::ChosenGrade => "grade-chosen",
            Self::Areas => "areas",
            Self::Area => "area",
            Self::Findings => "findings",
            Self::OpenFinding => "finding-open",
            Self::NothingFound => "nothing-found",
            Self::Topics => "topics",
            Self::Compare => "compare",
            Self::Others => "others",
            Self::OpenOther => "other-open",
            Self::Threads => "threads",
            Self::Thread => "thread",
            Self::Plan => "plan",
            Self::NoBriefing => "briefing-none",
            Self::Briefing => "briefing",
            Self::NoNotes => "notes-none",
            Self::Notes => "notes",
            Self::Sources => "sources",
            Self::Search => "search",
        }
    }

    /// Its address.
    pub fn query(self) -> String {
        match self {
            Self::Grades => String::new(),
            Self::ChosenGrade => Place::Grades { chosen: Some(grade(1)) }.to_query(),
            Self::Areas => "view=area".to_owned(),
            Self::Area => Place::area(judged()).to_query(),
            Self::Findings => "view=findings".to_owned(),
            Self::OpenFinding => found_and_open(),
            Self::NothingFound => "view=findings&find=zyzzyva".to_owned(),
            Self::Topics => "view=topics".to_owned(),
            Self::Compare => "view=compare".to_owned(),
            Self::Others => "view=others".to_owned(),
            Self::OpenOther => other().unwrap_or_else(|| "view=others".to_owned()),
            Self::Threads => "view=threads".to_owned(),
            Self::Thread => longest().map_or_else(|| "view=threads".to_owned(), |own| of_thread(&own.id).to_query()),
            Self::Plan => marked().get(1).map_or_else(|| "view=plan".to_owned(), |(area, ..)| of_area(area).to_query()),
            Self::NoBriefing | Self::Briefing => "view=briefing".to_owned(),
            Self::NoNotes | Self::Notes => "view=notes".to_owned(),
            Self::Sources => "view=sources".to_owned(),
            Self::Search => "view=search&find=child".to_owned(),
        }
    }

    /// What the record lacks for this sight, which then is the plain view.
    fn lacking(self) -> Option<&'static str> {
        match self {
            Self::OpenOther if other().is_none() => Some("the record does not compare"),
            Self::Thread if longest().is_none() => Some("the record has no threads"),
            Self::Plan if marked().len() < 2 => Some("its plans have fewer than two actions"),
            _ => None,
        }
    }
}

/// The thread that was open longest.
pub fn thread() -> &'static Thread {
    longest().expect("the record has threads")
}

/// The same, where the record has threads.
fn longest() -> Option<&'static Thread> {
    courses(record()).first().map(|course| course.thread)
}

/// The address of a search that finds the first finding, which is open: for a child, or else for its own longest word.
fn found_and_open() -> String {
    let own = finding(0);
    let words = own.summary.split(|sign: char| !sign.is_ascii_alphabetic());
    let longest = words.max_by_key(|word| word.len()).expect("there is always a first word");
    let finds = |word: &&str| {
        let filter = Filter { text: (*word).to_owned(), ..Filter::default() };
        listed(&filter).contains(&own.id)
    };
    let word = ["child", longest].into_iter().find(finds).expect("its own word finds it");
    format!("{FINDINGS}&find={word}&open={}", own.id)
}

/// The first area that the record has a finding in.
fn judged() -> Area {
    let has_finding = |area: &Area| record().findings.iter().any(|finding| finding.area == *area);
    record().codebook.areas.iter().copied().find(has_finding).expect("every finding has an area of the codebook")
}

/// The address of the latest inspection of another authority, where the record compares.
fn other() -> Option<String> {
    let of_others = record().comparison.as_ref()?.neighbours.authorities.iter();
    let (own, grade) = of_others.filter_map(|other| other.inspections.last()).find_map(|own| {
        let grade = own.grades.iter().rev().find(|grade| !grade.areas.is_empty())?;
        Some((own, grade))
    })?;
    Some(format!("view=others&judged={}&other={}", grade.areas.first()?.token(), own.id))
}

impl Page {
    /// Opens the page on a sight, with nothing in the browser but what belongs to it.
    pub async fn see(&self, sight: Sight) -> Done {
        if let Some(why) = sight.lacking() {
            left_out(&format!("the sight {}", sight.name()), why);
        }
        self.open("").await?;
        self.forget().await?;
        if matches!(sight, Sight::ChosenGrade | Sight::OpenFinding | Sight::Notes) {
            let texts = ["Who checks this, and how often?\nAsk on Monday.", "Compare with 2021."];
            for (number, text) in texts.iter().enumerate() {
                self.keep(&note(&finding(number).id, text, 1_700_000_000_000 + number as u64)).await?;
            }
        }
        if sight == Sight::ChosenGrade || sight == Sight::Notes {
            self.keep(&note(&grade(1).to_string(), "What changed here?", 1_650_000_000_000)).await?;
        }
        if sight == Sight::Notes {
            self.keep(&note("moon-1066/p1.s1:strength", "Of a finding that is gone.", 1_600_000_000_000)).await?;
            self.store(&second_key("note", "thread:damaged"), "{half").await?;
        }
        if matches!(sight, Sight::Plan | Sight::Briefing) {
            for (_, own, mark) in marked() {
                self.keep_status(&own.unit, mark).await?;
            }
        }
        if sight == Sight::Briefing {
            self.keep(&note(&finding(5).id, "Who checks this?", 1_700_000_000_000)).await?;
            let mut briefing = briefing_of(&ten());
            briefing.set_heading("Corporate parenting on Monday")?;
            briefing.set_questions("Who owns each action?\nWhat is late?")?;
            self.keep_briefing(&briefing).await?;
        }
        self.open(&sight.query()).await?;
        let last = format!(".entry:nth-child({})", ten().len());
        let sign = match sight {
            Sight::ChosenGrade => ".panel textarea",
            Sight::OpenFinding => ".finding.open textarea",
            Sight::NothingFound => ".none",
            Sight::Notes => ".notices li",
            Sight::OpenOther if sight.lacking().is_none() => ".panel h3",
            Sight::Area => ".newest li",
            Sight::Thread if sight.lacking().is_none() => ".steps > li",
            Sight::Plan if sight.lacking().is_none() => ".area.open .status input",
            Sight::NoBriefing => ".none",
            Sight::Briefing => &last,
            _ => "main h1",
        };
        self.element(sign).await.map(drop)
    }
}
