//! Opens the file of a shared briefing, step by step: the page goes on between two steps.

use super::model::{BY_LIMIT, Shared, one_line};
use super::parts::{self, Entry};
use super::refusal::{FILE_LIMIT, NotShared, Why};
use super::write::VERSION;
use crate::backup::form::{Field, Object, SHARED, Scan, recognise};
use crate::backup::literal::Exact;
use crate::backup::skim::{Fault, Walk};
use crate::backup::{Listed, NotReadable, Progress, when};
use crate::briefing::{Briefing, Item};
use crate::notes::{About, Note};
use core::ops::Range;
use record::RecordId;
use std::collections::BTreeMap;

/// What one thing of a list costs besides its bytes.
const THING_COST: usize = 256;
/// How many things of a list are looked at: more than are shown, for some may be none.
const THINGS: usize = 20_000;
/// The longest heading that is shown whole, in characters.
const HEADING: usize = 1_000;

/// A part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Whose it is.
    By,
    /// When it was made.
    Made,
    /// The heading.
    Heading,
    /// A question.
    Question,
    /// An entry.
    Entry,
    /// A note.
    Note,
    /// The status of an action.
    Status,
}

impl Part {
    /// The parts that are lists, with the names of their fields.
    const LISTS: [(Self, &'static str); 4] =
        [(Self::Question, "questions"), (Self::Entry, "entries"), (Self::Note, "notes"), (Self::Status, "statuses")];

    /// What it is called, where there is one of it or with its number.
    pub const fn label(self) -> &'static str {
        match self {
            Self::By => "The name",
            Self::Made => "The date",
            Self::Heading => "The heading",
            Self::Question => "Question",
            Self::Entry => "Entry",
            Self::Note => "Note",
            Self::Status => "Status",
        }
    }
}

/// Something in the file that is not shown, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What it is.
    pub part: Part,
    /// The how manieth of its list, counted from 1; 0 where it is in no list.
    pub number: usize,
    /// Why.
    pub why: Why,
}

impl Left {
    /// In words: 'Entry 3: the file holds it twice'.
    pub fn words(&self) -> String {
        let number = if self.number > 0 { format!(" {}", self.number) } else { String::new() };
        format!("{}{number}: {}", self.part.label(), self.why)
    }
}

/// A file that is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The briefing.
    pub shared: Shared,
    /// What is not shown of the file.
    pub left: Listed<Left>,
    /// The version that made the file, where it is newer than this one: what is understood is shown.
    pub newer: Option<u64>,
    /// Where the file is damaged: what comes before is shown.
    pub damage: Option<Fault>,
}

#[derive(Debug)]
enum Phase {
    Scan(Scan),
    /// The lists of the file, which one it is at, and where in it.
    Lists(Vec<(Part, Range<usize>)>, usize, Option<Walk>),
    Done,
}

/// A file that is being opened. Nothing is changed by it.
#[derive(Debug)]
pub struct Opening {
    text: String,
    record: RecordId,
    phase: Phase,
    number: usize,
    heading: String,
    questions: Vec<String>,
    items: Vec<Item>,
    notes: BTreeMap<About, (usize, Note)>,
    opened: Opened,
}

impl Opening {
    /// Begins to open a file, beside this record.
    ///
    /// # Errors
    /// [`NotShared::TooLarge`] where it is larger than any shared briefing.
    pub fn new(text: String, record: &RecordId) -> Result<Self, NotShared> {
        if text.len() > FILE_LIMIT {
            return Err(NotShared::TooLarge(text.len()));
        }
        // Some editors put a mark before the text.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Ok(Self {
            text,
            record: record.clone(),
            phase: Phase::Scan(Scan::from(at)),
            number: 0,
            heading: String::new(),
            questions: Vec::new(),
            items: Vec::new(),
            notes: BTreeMap::new(),
            opened: Opened::default(),
        })
    }

    /// Goes on for about so many bytes.
    ///
    /// # Errors
    /// [`NotShared`] where nothing of the file can be shown.
    pub fn step(&mut self, budget: usize) -> Result<Progress, NotShared> {
        let mut left = budget.max(1);
        while left > 0 {
            self.phase = match core::mem::replace(&mut self.phase, Phase::Done) {
                Phase::Scan(scan) => self.scan(scan, &mut left)?,
                Phase::Lists(lists, list, walk) => self.list(lists, list, walk, &mut left),
                Phase::Done => return Ok(Progress::Done),
            };
        }
        let at = match &self.phase {
            Phase::Scan(scan) => scan.at() / 4,
            Phase::Lists(lists, list, walk) => {
                walk.map_or_else(|| lists.get(*list).map_or(0, |(_, range)| range.start), |walk| walk.at)
            }
            Phase::Done => self.text.len(),
        };
        Ok(Progress::More(u8::try_from(at * 99 / self.text.len().max(1)).unwrap_or(99)))
    }

    fn scan(&mut self, mut scan: Scan, left: &mut usize) -> Result<Phase, NotShared> {
        match scan.step(&self.text, left) {
            Ok(false) => return Ok(Phase::Scan(scan)),
            Ok(true) => {}
            Err(fault) => self.opened.damage = Some(fault),
        }
        self.head(&scan.fields)
    }

    /// Reads what is in no list, and finds the lists.
    fn head(&mut self, fields: &[Field]) -> Result<Phase, NotShared> {
        let text = core::mem::take(&mut self.text);
        let object = Object(&text, fields);
        let phase = if object.string("format").as_deref() == Some(SHARED) {
            self.own_head(&object)
        } else {
            Err(other(&text, fields, &self.record, self.opened.damage.as_ref()))
        };
        self.text = text;
        phase
    }

    fn own_head(&mut self, object: &Object<'_>) -> Result<Phase, NotShared> {
        match object.string("record") {
            Some(own) if own == self.record.as_str() => {}
            Some(other) => return Err(NotShared::OtherRecord(parts::short(&other, BY_LIMIT).0)),
            None => return Err(NotShared::Other),
        }
        self.opened.newer = object.number("version").filter(|version| *version > VERSION);
        let lists: Vec<(Part, Range<usize>)> =
            Part::LISTS.into_iter().filter_map(|(part, name)| Some((part, object.list(name)?))).collect();
        if let (Some(newer), true) = (self.opened.newer, lists.is_empty()) {
            return Err(NotShared::Newer(newer));
        }
        for (part, name) in Part::LISTS {
            if object.list(name).is_none() && object.raw(name).is_some() {
                self.leave(part, Why::Form("it is not a list".to_owned()));
            }
        }
        let by = self.words(object, Part::By, "by", BY_LIMIT);
        self.opened.shared.by = one_line(&by);
        self.heading = self.words(object, Part::Heading, "heading", HEADING);
        let made = self.words(object, Part::Made, "made", HEADING);
        match when::read(&made) {
            Some(made) => self.opened.shared.made = made,
            None if made.is_empty() => {}
            None => self.leave(Part::Made, Why::Form("it is not a date".to_owned())),
        }
        Ok(Phase::Lists(lists, 0, None))
    }

    /// A text that is in no list; empty if there is none.
    fn words(&mut self, object: &Object<'_>, part: Part, name: &str, limit: usize) -> String {
        let Some((raw, _)) = object.raw(name) else { return String::new() };
        match Exact::of(raw).map(Exact::text) {
            Some(Some(text)) => {
                let (text, is_cut) = parts::short(&text, limit);
                if is_cut {
                    self.leave(part, Why::Cut(limit));
                }
                text
            }
            Some(None) => {
                self.leave(part, Why::Form("it holds half a character".to_owned()));
                String::new()
            }
            None => {
                self.leave(part, Why::Form("it is not text".to_owned()));
                String::new()
            }
        }
    }

    fn leave(&mut self, part: Part, why: Why) {
        self.opened.left.push(Left { part, number: self.number, why });
    }

    fn list(&mut self, lists: Vec<(Part, Range<usize>)>, list: usize, walk: Option<Walk>, left: &mut usize) -> Phase {
        let Some((part, range)) = lists.get(list).cloned() else {
            self.number = 0;
            return Phase::Done;
        };
        let begins = walk.is_none();
        if begins {
            self.number = 0;
        }
        let mut walk = walk.unwrap_or_else(|| Walk::from(range.start));
        match self.thing(part, &mut walk, begins, left) {
            Ok(true) => Phase::Lists(lists, list, Some(walk)),
            Ok(false) => Phase::Lists(lists, list + 1, None),
            Err(fault) => {
                // There is no telling where the next one begins.
                self.number += 1;
                self.leave(part, Why::Damaged(fault.clone()));
                self.opened.damage = Some(fault);
                Phase::Lists(lists, list + 1, None)
            }
        }
    }

    /// Reads one thing of a list, or a part of it; tells whether there is more in the list.
    fn thing(&mut self, part: Part, walk: &mut Walk, begins: bool, left: &mut usize) -> Result<bool, Fault> {
        if begins {
            walk.over(&self.text, b"[")?;
            if walk.peek(&self.text) == Some(b']') {
                return Ok(false);
            }
        }
        let Some(range) = walk.value(&self.text, left)? else { return Ok(true) };
        *left = left.saturating_sub(THING_COST);
        self.number += 1;
        if self.number > THINGS {
            self.leave(part, Why::Many(THINGS));
            return Ok(false);
        }
        let text = core::mem::take(&mut self.text);
        if let Err(why) = self.take(part, text.get(range).unwrap_or_default()) {
            self.leave(part, why);
        }
        self.text = text;
        Ok(walk.over(&self.text, b",]")? == b',')
    }

    /// Takes one thing in. What is shown in part is taken in and told.
    fn take(&mut self, part: Part, text: &str) -> Result<(), Why> {
        match part {
            Part::Question => {
                parts::room(self.questions.len())?;
                let (question, is_cut) = parts::question(text)?;
                self.questions.push(question);
                if is_cut { Err(Why::Cut(parts::QUESTION)) } else { Ok(()) }
            }
            Part::Entry => {
                parts::room(self.items.len())?;
                let Entry { item, title } = parts::entry(text)?;
                if self.opened.shared.titles.contains_key(&item) {
                    return Err(Why::Twice);
                }
                self.opened.shared.titles.insert(item.clone(), title);
                self.items.push(item);
                Ok(())
            }
            Part::Note => {
                parts::room(self.notes.len())?;
                let note = parts::note(text)?;
                if self.notes.contains_key(&note.about) {
                    return Err(Why::Twice);
                }
                self.notes.insert(note.about.clone(), (self.number, note));
                Ok(())
            }
            Part::Status => {
                let statuses = &mut self.opened.shared.statuses;
                parts::room(statuses.len())?;
                let (action, said) = parts::status(text)?;
                if statuses.get(&action).is_some() {
                    return Err(Why::Twice);
                }
                statuses.put(action, Some(said));
                Ok(())
            }
            Part::By | Part::Made | Part::Heading => Ok(()),
        }
    }

    /// The briefing, when the file is read to its end.
    ///
    /// # Errors
    /// [`NotShared`] where there is nothing to show.
    pub fn end(mut self) -> Result<Opened, NotShared> {
        let shown = |about: &About| about.subject().is_some_and(|own| self.items.contains(&Item::Note(own.clone())));
        let (shown, others): (Vec<_>, Vec<_>) =
            core::mem::take(&mut self.notes).into_iter().partition(|(about, _)| shown(about));
        for (about, (_, note)) in shown {
            self.opened.shared.notes.put(about, Some(note));
        }
        for (_, (number, _)) in others {
            self.number = number;
            self.leave(Part::Note, Why::NotShown);
        }
        let Self { heading, questions, items, mut opened, .. } = self;
        opened.shared.briefing = Briefing::of(&heading, &questions.join("\n"), items);
        match (opened.shared.briefing.is_empty(), &opened.damage) {
            (true, Some(fault)) => Err(NotShared::NotJson(fault.to_string())),
            (true, None) => Err(NotShared::Empty),
            (false, _) => Ok(opened),
        }
    }
}

/// What a file is that is no shared briefing.
fn other(text: &str, fields: &[Field], record: &RecordId, damage: Option<&Fault>) -> NotShared {
    let is_list = text.trim_start_matches('\u{feff}').trim_start().starts_with(['[', '"']);
    match (recognise(text, fields.to_vec(), record), damage) {
        (Ok(_) | Err(NotReadable::OtherRecord(_) | NotReadable::OtherAnnotations), _) => NotShared::Backup,
        (Err(NotReadable::Newer(version)), _) => NotShared::Newer(version),
        (Err(_), Some(fault)) if !is_list => NotShared::NotJson(fault.to_string()),
        (Err(_), _) => NotShared::Other,
    }
}

/// Opens a whole file at once.
///
/// # Errors
/// [`NotShared`] where nothing of it can be shown.
pub fn read(text: &str, record: &RecordId) -> Result<Opened, NotShared> {
    let mut opening = Opening::new(text.to_owned(), record)?;
    while opening.step(usize::MAX)? != Progress::Done {}
    opening.end()
}
