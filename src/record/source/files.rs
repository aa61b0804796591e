//! Reading the record's files. Everything that cannot be read is noted, and what can be read is given all the same.

use super::coding;
use super::json::{self, shape};
use super::names::{
    ABOUT_PLAN, AUTHORITY, CODEBOOK, COMPARISON, DOCUMENTS, FINDINGS, GLOSSARY, INSPECTIONS, PLAN, RAISED_ONCE,
    SECOND_CODING, SECOND_STEPS, SETTLEMENTS, STRONG, THREADS,
};
use super::problem::{Problem, Strictness};
use super::second;
use super::second_steps;
use super::sources::Sources;
use super::table::{self, Rows, Table};
use super::text::{Unreadable, without_mark};
use crate::codebook::Codebook;
use rustc_hash::FxHashSet;
use serde::de::DeserializeOwned;
use shape::Shape;
use std::borrow::Cow;

/// The text of a file by its name, or why it cannot be read. A file that need not be there is then taken to be missing.
pub type Texts<'a> = dyn Fn(&'static str) -> Result<String, String> + 'a;

/// What was read, as far as it could be.
#[derive(Debug)]
pub struct Read {
    /// What the files hold.
    pub sources: Sources,
    /// Everything that is wrong with their form.
    pub problems: Vec<Problem>,
    /// The files of which something could not be read: what is not in them may be there all the same.
    pub incomplete: FxHashSet<&'static str>,
    /// The tables with codes that the codebook does not list: what follows from these may be meant otherwise.
    pub misspelt: FxHashSet<&'static str>,
}

/// Reads all files of a record.
///
/// # Errors
/// A [`Problem`] for everything that cannot be read, or that an editor must correct.
pub fn read(texts: &Texts<'_>) -> Result<Sources, Vec<Problem>> {
    let Read { sources, problems, .. } = read_all(&|file| {
        texts(file).map_err(|words| if is_needed(file) { Unreadable::Other(words) } else { Unreadable::Missing(None) })
    });
    let (refused, _) = Strictness::Editing.part(problems);
    if refused.is_empty() { Ok(sources) } else { Err(refused) }
}

/// Whether every record needs this file.
pub fn is_needed(file: &str) -> bool {
    [AUTHORITY, CODEBOOK, DOCUMENTS, INSPECTIONS, coding::FILE, FINDINGS].contains(&file)
}

/// What there is to read: a folder's files, or the parts of one file.
pub trait Given {
    /// The text of a file by its name.
    ///
    /// # Errors
    /// [`Unreadable`] where there is none.
    fn text(&self, file: &'static str) -> Result<Cow<'_, str>, Unreadable>;

    /// The rows of a table, where they have been read already.
    fn rows(&self, _: &'static str) -> Option<&Rows<'_>> {
        None
    }
}

impl<F: Fn(&'static str) -> Result<String, Unreadable>> Given for F {
    fn text(&self, file: &'static str) -> Result<Cow<'_, str>, Unreadable> {
        self(file).map(Cow::Owned)
    }
}

/// Reads all files of a record as far as they can be read.
pub fn read_all(given: &dyn Given) -> Read {
    let mut files =
        Files { given, problems: Vec::new(), incomplete: FxHashSet::default(), misspelt: FxHashSet::default() };
    let (sources, codebook) = Codebook::reading(|| {
        // The codebook first: all codes are looked up in it.
        let codebook: Codebook = files.one(CODEBOOK, &shape::CODEBOOK).unwrap_or_default();
        Sources {
            authority: files.one(AUTHORITY, &shape::AUTHORITY).unwrap_or_default(),
            documents: files.list(DOCUMENTS, &shape::DOCUMENT),
            inspections: files.list(INSPECTIONS, &shape::INSPECTION),
            coding: files.coding(&codebook),
            findings: files.list(FINDINGS, &shape::FINDING),
            plan: files.list(PLAN, &shape::PLAN_AREA),
            threads: files.list(THREADS, &shape::THREAD),
            raised_once: files.list(RAISED_ONCE, &shape::RAISED_ONCE),
            about_plan: files.list(ABOUT_PLAN, &shape::ABOUT_PLAN),
            strong: files.list(STRONG, &shape::THREAD),
            glossary: files.list(GLOSSARY, &shape::TERM),
            comparison: files.one(COMPARISON, &shape::COMPARISON),
            second: files.second(&codebook),
            second_steps: files.second_steps(),
            codebook,
        }
    });
    let Files { problems, incomplete, misspelt, .. } = files;
    Read { sources: Sources { codebook, ..sources }, problems, incomplete, misspelt }
}

/// The files that are being read, and what has been noted so far.
struct Files<'a> {
    given: &'a dyn Given,
    problems: Vec<Problem>,
    incomplete: FxHashSet<&'static str>,
    misspelt: FxHashSet<&'static str>,
}

impl<'a> Files<'a> {
    /// The text of a file; nothing where there is none, which is noted unless the file need not be there.
    fn text(&mut self, file: &'static str) -> Option<Cow<'a, str>> {
        let problem = match self.given.text(file) {
            Ok(text) if without_mark(&text).trim().is_empty() => {
                let remedy = "Put it back from version control, or copy it from another record and fill it in";
                Problem::new(file, "the whole file", "it is empty", remedy)
            }
            Ok(text) => return Some(text),
            Err(Unreadable::Missing(None)) if !is_needed(file) => return None,
            Err(why) => Problem::new(file, "the whole file", why.wrong(), why.remedy()),
        };
        self.incomplete.insert(file);
        self.problems.push(problem);
        None
    }

    /// The rows of a table; nothing where there is none.
    fn rows(&mut self, file: &'static str, columns: &[&str]) -> Option<Table<'a>> {
        if let Some(rows) = self.given.rows(file) {
            return Some(Table { rows: Cow::Borrowed(rows), problems: Vec::new() });
        }
        let text = self.text(file)?;
        Some(table::read(file, &text, columns))
    }

    fn one<T: DeserializeOwned>(&mut self, file: &'static str, shape: &Shape) -> Option<T> {
        let text = self.text(file)?;
        let (record, problems) = json::one(file, without_mark(&text), shape);
        self.problems.extend(problems);
        if record.is_none() {
            self.incomplete.insert(file);
        }
        record
    }

    fn list<T: DeserializeOwned>(&mut self, file: &'static str, shape: &Shape) -> Vec<T> {
        let Some(text) = self.text(file) else { return Vec::new() };
        let (records, problems, whole) = json::list(file, without_mark(&text), shape);
        self.problems.extend(problems);
        if !whole {
            self.incomplete.insert(file);
        }
        records
    }

    /// Keeps what was read from a table: it is incomplete where a row is missing.
    fn table<T>(&mut self, files: &[&'static str], (read, problems): (T, Vec<Problem>)) -> T {
        for file in files {
            for problem in problems.iter().filter(|problem| problem.file == *file) {
                let unreadable = Strictness::Opening.refuses(problem.level);
                if unreadable { &mut self.incomplete } else { &mut self.misspelt }.insert(file);
            }
        }
        // Without a codebook no code is known, and that has been told.
        let codes_known = !self.incomplete.contains(CODEBOOK);
        if !codes_known {
            self.incomplete.extend(files);
        }
        self.problems.extend(problems.into_iter().filter(|problem| codes_known || !problem.place.starts_with("unit ")));
        read
    }

    fn coding(&mut self, codebook: &Codebook) -> Vec<coding::CodedUnit> {
        let Some(rows) = self.rows(coding::FILE, &coding::COLUMNS) else { return Vec::new() };
        self.table(&[coding::FILE], coding::read_all(rows, codebook))
    }

    fn second(&mut self, codebook: &Codebook) -> second::SecondCoding {
        let coded = self.rows(SECOND_CODING, &coding::COLUMNS);
        let settlements = self.rows(SETTLEMENTS, &second::COLUMNS);
        let read = second::read(coded, settlements, codebook);
        self.table(&[SECOND_CODING, SETTLEMENTS], read)
    }

    fn second_steps(&mut self) -> Vec<second_steps::SecondStep> {
        let Some(rows) = self.rows(SECOND_STEPS, &second_steps::COLUMNS) else { return Vec::new() };
        self.table(&[SECOND_STEPS], second_steps::read(rows))
    }
}
