//! Why a record cannot be read, field by field, in an editor's words.

use super::node::{Node, Value, short};
use super::shape::{Field, Shape};
use crate::date::Date;
use crate::source::near::suggestion;
use crate::source::problem::{Level, Problem};

/// The place of a file's one record.
pub const WHOLE: &str = "the whole file";

/// Notes everything in a record that does not fit, and takes out the fields that are not known. `place` is where it stands.
pub fn explain(file: &'static str, place: &str, node: &mut Node, shape: &Shape, problems: &mut Vec<Problem>) {
    Explained { file, problems }.value(place, None, node, shape);
}

struct Explained<'a> {
    file: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Explained<'_> {
    fn note(&mut self, place: &str, wrong: String, remedy: impl Into<String>) {
        self.problems.push(Problem::new(self.file, place, wrong, remedy));
    }

    /// Looks at a value; `field` is the name under which it stands.
    fn value(&mut self, place: &str, field: Option<&str>, node: &mut Node, shape: &Shape) {
        let it = field.map_or_else(|| "it".to_owned(), |field| format!("'{field}'"));
        match (shape, &mut node.value) {
            (Shape::Text, Value::Text(_)) | (Shape::Flag, Value::Flag(_)) => {}
            (Shape::Day, Value::Text(text)) => {
                if Date::parse(text).is_err() {
                    let wrong = format!("{it} is '{}', which is not a date", short(text));
                    self.note(place, wrong, date_remedy(text));
                }
            }
            (Shape::Whole(most), Value::Number(number)) => {
                if number.parse::<u64>().map_or(true, |number| number > *most) {
                    let remedy = format!("Write a whole number from 0 to {}", crate::words::grouped(*most as usize));
                    self.note(place, format!("{it} is {}", short(number)), remedy);
                }
            }
            (Shape::OneOf(words), Value::Text(text)) => {
                if !words.contains(&text.as_str()) {
                    let near = suggestion(text, words.iter().copied());
                    let remedy = format!("{near}Use one of: {}", words.join(", "));
                    self.note(place, format!("{it} is '{}', which is not known", short(text)), remedy);
                }
            }
            (Shape::Years, Value::List(years)) => {
                let fits = |node: &Node| match &node.value {
                    Value::Null => true,
                    Value::Number(number) => number.parse::<u16>().is_ok(),
                    _ => false,
                };
                if years.len() != 2 || !years.iter().all(fits) {
                    self.note(
                        place,
                        format!("{it} are not two years"),
                        "Write the first and the last year as [2018, null]",
                    );
                }
            }
            (Shape::List(item), Value::List(items)) => {
                for (at, node) in items.iter_mut().enumerate() {
                    let name = field.unwrap_or("item");
                    if matches!(item, Shape::Fields(_)) {
                        let at = within(place, &format!("{name} {}{}", at + 1, named(node)), node.line);
                        self.value(&at, None, node, item);
                    } else {
                        self.value(place, Some(&format!("{name} {}", at + 1)), node, item);
                    }
                }
            }
            (Shape::Fields(known), Value::Fields(fields)) => {
                let inside = field.map_or_else(|| place.to_owned(), |field| within(place, field, node.line));
                self.fields(&inside, fields, known);
            }
            (_, _) => {
                let wrong = format!("{it} is {}, and {} is needed", what(&node.value), needed(shape));
                self.note(&place_of(place, node.line), wrong, how(shape));
            }
        }
    }

    fn fields(&mut self, place: &str, fields: &mut Vec<(String, Node)>, known: &[Field]) {
        let names = || known.iter().map(|field| field.name);
        let mut unknown = Vec::new();
        for (at, (name, node)) in fields.iter().enumerate() {
            if fields.iter().take(at).any(|(other, _)| other == name) {
                let wrong = format!("the field '{}' appears twice", short(name));
                self.note(&place_of(place, node.line), wrong, "Remove one of the two");
            } else if !names().any(|known| known == name) {
                unknown.push((name.clone(), node.line));
            }
        }
        let here = |name: &str| fields.iter().any(|(own, _)| own == name);
        let missing: Vec<&str> =
            known.iter().filter(|field| !field.may_be_missing && !here(field.name)).map(|field| field.name).collect();
        for (name, line) in &unknown {
            // A field that is missing was most likely meant; else any field that is not there.
            let near = suggestion(name, missing.iter().copied());
            let near = if near.is_empty() { suggestion(name, names().filter(|own| !here(own))) } else { near };
            let remedy = if near.is_empty() {
                let list = names().collect::<Vec<_>>().join(", ");
                format!("Remove it, or use one of: {list}")
            } else {
                format!("{near}Correct the name, or remove the field")
            };
            self.problems.push(
                Problem::new(
                    self.file,
                    place_of(place, *line),
                    format!("the field '{}' is not known", short(name)),
                    remedy,
                )
                .at(Level::Slip),
            );
        }
        for field in known.iter().filter(|field| missing.contains(&field.name)) {
            self.note(
                place,
                format!("the field '{}' is missing", field.name),
                format!("Add it: {}", lower_first(&how(field.shape))),
            );
        }
        fields.retain(|(name, _)| !unknown.iter().any(|(unknown, _)| unknown == name));
        for (name, node) in fields {
            let Some(field) = known.iter().find(|field| field.name == name) else { continue };
            match (&node.value, field.may_be_null) {
                (Value::Null, true) => {}
                (Value::Null, false) if field.may_be_missing => {
                    self.note(place, format!("'{name}' is null"), "Leave the field out where there is nothing to say");
                }
                _ if matches!(field.shape, Shape::Fields(_) | Shape::List(_)) => {
                    self.value(place, Some(name), node, field.shape);
                }
                _ => self.value(&place_of(place, node.line), Some(name), node, field.shape),
            }
        }
    }
}

/// A place in another one. Of a file that is one record the line is named, since it has no id to look for.
fn within(place: &str, part: &str, line: usize) -> String {
    if place == WHOLE { format!("{part}, line {line}") } else { format!("{place}, {part}") }
}

/// The place of a value that is a field of this one.
fn place_of(place: &str, line: usize) -> String {
    if place == WHOLE { format!("line {line}") } else { place.to_owned() }
}

/// What names a record within another one: ' ('overall effectiveness')'.
fn named(node: &Node) -> String {
    let name = ["id", "judgement", "term", "from", "unit", "name", "label", "title", "on"];
    let name = name.iter().find_map(|name| node.get(name)?.text().filter(|text| !text.is_empty()));
    name.map(|name| format!(" ('{}')", short(name))).unwrap_or_default()
}

/// What a value is.
fn what(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Flag(flag) => format!("{flag}"),
        Value::Number(number) => format!("the number {}", short(number)),
        Value::Text(text) => format!("the text \"{}\"", short(text)),
        Value::List(_) => "a list".into(),
        Value::Fields(_) => "a record".into(),
    }
}

/// What belongs into a place.
const fn needed(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::OneOf(_) => "a text",
        Shape::Day => "a date in quotes",
        Shape::Whole(_) => "a number",
        Shape::Flag => "true or false",
        Shape::Years => "a list of two years",
        Shape::List(_) => "a list",
        Shape::Fields(_) => "a record",
    }
}

/// How to write it.
fn how(shape: &Shape) -> String {
    match shape {
        Shape::Text => "Write a text in double quotes".into(),
        Shape::Day => "Write a day as \"2021-10-25\", a month as \"2009-11\" or a year as \"2009\"".into(),
        Shape::Whole(_) => "Write a whole number without quotes, as 3".into(),
        Shape::Flag => "Write true or false without quotes".into(),
        Shape::OneOf(words) => format!("Write one of: {}", words.join(", ")),
        Shape::Years => "Write the first and the last year as [2018, null]".into(),
        Shape::List(Shape::Fields(_)) => "Write a list of records: [{…}, {…}], or [] for none".into(),
        Shape::List(_) => "Write a list in square brackets, as [\"one\", \"two\"], or [] for none".into(),
        Shape::Fields(fields) => {
            let names: Vec<&str> =
                fields.iter().filter(|field| !field.may_be_missing).map(|field| field.name).collect();
            format!("Write a record in curly brackets with {}", names.join(", "))
        }
    }
}

fn lower_first(text: &str) -> String {
    crate::words::lower_first(text)
}

/// How to write the date that is meant, where it can be guessed.
fn date_remedy(text: &str) -> String {
    let numbers: Vec<&str> = text.trim().split(['/', '.', '-', ' ']).collect();
    let guess = match numbers.as_slice() {
        [day, month, year] if year.len() == 4 && !day.is_empty() && !month.is_empty() => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [year, month] if year.len() == 4 => Some(format!("{year}-{month:0>2}")),
        _ => None,
    };
    match guess.filter(|guess| Date::parse(guess).is_ok()) {
        Some(guess) => format!("Write {guess} if that is meant: year, month and day with hyphens"),
        None => "Write a day of the calendar as 2021-10-25, a month as 2009-11 or a year as 2009".into(),
    }
}
