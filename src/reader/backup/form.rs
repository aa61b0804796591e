//! Which file it is: looked at from outside, field by field, before anything in it is read.

use super::literal::Exact;
use super::refusal::NotReadable;
use super::skim::{Fault, Walk};
use core::ops::Range;
use record::RecordId;

/// What the file of this version calls itself.
pub const BACKUP: &str = "inspection-explorer backup";
/// What the file of the second version calls itself.
pub const NOTES: &str = "inspection-explorer notes";
/// What the file of a briefing calls itself that a reader shares with another.
pub const SHARED: &str = "inspection-explorer shared briefing";
/// The form of the file that this version writes.
pub const VERSION: u64 = 3;
/// The most fields that are looked at: more keys than any browser keeps.
const FIELDS: usize = 250_000;

/// What the things in a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A key and its value.
    Entry,
    /// A note as the second version kept it.
    Note,
    /// A Web Annotation that this app made.
    Annotation,
    /// An annotation made with Hypothesis.
    Hypothesis,
}

/// A file whose form is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The version that made it, where that is newer than this one.
    pub newer: Option<u64>,
    /// The lists in it, and where they are.
    pub lists: Vec<(Sort, Range<usize>)>,
    /// The keys and values that it consists of, where it has no lists.
    pub pairs: Vec<Field>,
}

/// Where the name and the value of a field are.
pub type Field = (Range<usize>, Range<usize>);

/// Goes through the fields of an object.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    walk: Walk,
    is_in: bool,
    name: Option<Range<usize>>,
    value_at: Option<usize>,
    /// The fields so far.
    pub fields: Vec<Field>,
}

impl Scan {
    /// Of the object that begins here.
    pub fn from(at: usize) -> Self {
        Self { walk: Walk::from(at), ..Self::default() }
    }

    /// Where it is, in bytes.
    pub const fn at(&self) -> usize {
        self.walk.at
    }

    /// Goes on over about so many bytes, and tells whether it has come to the end.
    ///
    /// # Errors
    /// [`Fault`] where the object has no end. A value that has none is the last of the fields, to the end of the text.
    pub fn step(&mut self, text: &str, budget: &mut usize) -> Result<bool, Fault> {
        let gone = self.go(text, budget);
        if gone.is_err()
            && let (Some(name), Some(at)) = (self.name.take(), self.value_at)
        {
            self.fields.push((name, at..text.len()));
        }
        gone
    }

    fn go(&mut self, text: &str, budget: &mut usize) -> Result<bool, Fault> {
        while *budget > 0 {
            if !self.is_in {
                self.walk.over(text, b"{")?;
                self.is_in = true;
                if self.walk.peek(text) == Some(b'}') {
                    self.walk.at += 1;
                    return Ok(true);
                }
            }
            if self.name.is_none() && self.value_at.is_none() {
                self.walk.over(text, b"\"")?;
                self.walk.at -= 1;
                self.value_at = Some(self.walk.at);
            }
            let Some(found) = self.walk.value(text, budget)? else { return Ok(false) };
            let Some(name) = self.name.take() else {
                self.walk.over(text, b":")?;
                self.walk.peek(text).ok_or(Fault::Ends)?;
                (self.name, self.value_at) = (Some(found), Some(self.walk.at));
                continue;
            };
            self.fields.push((name, found));
            self.value_at = None;
            if self.walk.over(text, b",}")? == b'}' || self.fields.len() > FIELDS {
                return Ok(true);
            }
            *budget = budget.saturating_sub(1);
        }
        Ok(false)
    }
}

/// The fields of an object, as they stand in a text.
pub(crate) struct Object<'a>(pub &'a str, pub &'a [Field]);

impl Object<'_> {
    /// A value exactly as the file has it, and where it is.
    pub(crate) fn raw(&self, name: &str) -> Option<(&str, Range<usize>)> {
        let Self(text, fields) = self;
        let named = |range: &Range<usize>| {
            text.get(range.clone()).and_then(|own| own.strip_prefix('"')?.strip_suffix('"')) == Some(name)
        };
        let (_, value) = fields.iter().find(|(own, _)| named(own))?;
        Some((text.get(value.clone())?, value.clone()))
    }

    /// A text.
    pub(crate) fn string(&self, name: &str) -> Option<String> {
        Exact::of(self.raw(name)?.0)?.text()
    }

    /// A number that is not negative.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        let (text, _) = self.raw(name)?;
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // One with more digits than any number here is newer than all of them.
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    }

    /// Where a list is.
    pub(crate) fn list(&self, name: &str) -> Option<Range<usize>> {
        self.raw(name).filter(|(text, _)| text.starts_with('[')).map(|(_, range)| range)
    }

    /// Where it calls itself by this name or these, among others.
    fn mentions(&self, name: &str, words: &str) -> bool {
        self.raw(name).is_some_and(|(text, _)| text.len() < 4_000 && text.contains(words))
    }
}

/// The form of a file with these fields, for this record.
///
/// # Errors
/// [`NotReadable`] where it is no file that can be brought back here.
pub fn recognise(text: &str, fields: Vec<Field>, record: &RecordId) -> Result<Form, NotReadable> {
    if fields.len() > FIELDS {
        return Err(NotReadable::NotBackup);
    }
    let object = Object(text, &fields);
    if let Some(format) = object.string("format") {
        return called(&format, &object, record);
    }
    let is_web = object.mentions("@context", "anno.jsonld") || object.mentions("type", "\"Annotation");
    if is_web {
        return annotations(text, &object, record);
    }
    let rows = object.raw("total").and_then(|_| object.list("rows"));
    if let Some(list) = object.list("annotations").or(rows) {
        return Ok(Form { lists: vec![(Sort::Hypothesis, list)], ..Form::default() });
    }
    let ours =
        |(name, _): &Field| text.get(name.clone()).is_some_and(|name| name.starts_with("\"inspection-explorer/v"));
    if fields.iter().any(ours) {
        return Ok(Form { pairs: fields, ..Form::default() });
    }
    Err(NotReadable::NotBackup)
}

/// A file that says which one it is.
fn called(format: &str, object: &Object<'_>, record: &RecordId) -> Result<Form, NotReadable> {
    let version = object.number("version");
    let (known, lists): (u64, &[(Sort, &str)]) = match format {
        BACKUP => (VERSION, &[(Sort::Entry, "entries")]),
        NOTES => (2, &[(Sort::Note, "notes"), (Sort::Entry, "set_aside")]),
        SHARED => return Err(NotReadable::SharedBriefing),
        _ if format.starts_with("inspection-explorer ") => return Err(NotReadable::Newer(version.unwrap_or_default())),
        _ => return Err(NotReadable::NotBackup),
    };
    if let Some(other) = object.string("record").filter(|other| other != record.as_str()) {
        return Err(NotReadable::OtherRecord(other));
    }
    let newer = version.filter(|version| *version > known);
    let found = lists.iter().filter_map(|(sort, name)| Some((*sort, object.list(name)?)));
    match (found.collect::<Vec<_>>(), newer) {
        (lists, None) if lists.is_empty() => Err(NotReadable::NotBackup),
        (lists, Some(version)) if lists.is_empty() => Err(NotReadable::Newer(version)),
        (lists, newer) => Ok(Form { newer, lists, ..Form::default() }),
    }
}

/// Web Annotations: in a page, or in the first page of a collection.
fn annotations(text: &str, object: &Object<'_>, record: &RecordId) -> Result<Form, NotReadable> {
    let form = |list| Form { lists: vec![(Sort::Annotation, list)], ..Form::default() };
    match object.string("inspection:record") {
        Some(other) if other != record.as_str() => return Err(NotReadable::OtherRecord(other)),
        Some(_) => {}
        None => return Err(NotReadable::OtherAnnotations),
    }
    if let Some(list) = object.list("items") {
        return Ok(form(list));
    }
    let mut scan = Scan::from(object.raw("first").ok_or(NotReadable::OtherAnnotations)?.1.start);
    // What is no whole page has no list.
    let mut all = usize::MAX;
    let _ = scan.step(text, &mut all);
    Object(text, &scan.fields).list("items").map(form).ok_or(NotReadable::OtherAnnotations)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Result<Form, NotReadable> {
        let mut scan = Scan::default();
        while !scan.step(text, &mut 3).unwrap_or(true) {}
        recognise(text, scan.fields, &"milton-keynes".into())
    }

    #[test]
    fn each_file_is_known_by_its_fields() {
        let lists = |text: &str| form(text).unwrap().lists.into_iter().map(|(sort, _)| sort).collect::<Vec<_>>();
        for (text, sorts) in [
            (r#"{"format":"inspection-explorer backup","version":3,"record":null,"entries":[]}"#, vec![Sort::Entry]),
            (r#"{"entries":[{"key":"a]"}], "format" : "inspection-explorer backup"}"#, vec![Sort::Entry]),
            (r#"{"format":"inspection-explorer backup","entries":[{"key""#, vec![Sort::Entry]),
            (
                r#"{"format":"inspection-explorer notes","version":2,"notes":[],"set_aside":[]}"#,
                vec![Sort::Note, Sort::Entry],
            ),
            (r#"{"type":"AnnotationPage","inspection:record":"milton-keynes","items":[]}"#, vec![Sort::Annotation]),
            (
                r#"{"@context":["http://www.w3.org/ns/anno.jsonld"],"inspection:record":"milton-keynes","first":{"items":[]}}"#,
                vec![Sort::Annotation],
            ),
            (r#"{"export_date":"2024","annotations":[]}"#, vec![Sort::Hypothesis]),
            (r#"{"total":0,"rows":[]}"#, vec![Sort::Hypothesis]),
        ] {
            assert_eq!(lists(text), sorts, "{text}");
        }
        assert_eq!(form(r#"{"x":1,"inspection-explorer/v1/briefing":"{}"}"#).unwrap().pairs.len(), 2);
        let newer = form(r#"{"format":"inspection-explorer backup","version":12345678901234567890123,"entries":[]}"#);
        assert_eq!(newer.unwrap().newer, Some(u64::MAX));
    }

    #[test]
    fn every_other_file_is_told_apart() {
        let other = || NotReadable::OtherRecord("anyshire".to_owned());
        for (text, why) in [
            (r#"{"a":1}"#, NotReadable::NotBackup),
            ("{}", NotReadable::NotBackup),
            (r#"{"format":"another program","entries":[]}"#, NotReadable::NotBackup),
            (r#"{"format":"inspection-explorer backup","version":3}"#, NotReadable::NotBackup),
            (r#"{"format":"inspection-explorer backup","entries":{}}"#, NotReadable::NotBackup),
            (r#"{"format":"inspection-explorer backup","version":4,"things":[]}"#, NotReadable::Newer(4)),
            (r#"{"format":"inspection-explorer library","version":7}"#, NotReadable::Newer(7)),
            (r#"{"format":"inspection-explorer shared briefing","record":"anyshire"}"#, NotReadable::SharedBriefing),
            (r#"{"format":"inspection-explorer backup","record":"anyshire","entries":[]}"#, other()),
            (r#"{"type":"AnnotationPage","inspection:record":"anyshire","items":[]}"#, other()),
            (r#"{"type":"AnnotationPage","items":[]}"#, NotReadable::OtherAnnotations),
            (r#"{"type":"Annotation","inspection:record":"milton-keynes"}"#, NotReadable::OtherAnnotations),
            (r#"{"annotations":{}}"#, NotReadable::NotBackup),
        ] {
            assert_eq!(form(text), Err(why), "{text}");
        }
    }
}
