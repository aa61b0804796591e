//! Tables as spreadsheets and editors write them: comma, semicolon or tab between cells, quotes around them, any order of
//! columns, empty lines and empty cells at the end.

use super::near::suggestion;
use super::problem::Problem;
use std::borrow::Cow;

/// The rows of a table, each with its cells in the order that was asked for.
#[derive(Clone, Debug, Default)]
pub struct Rows<'a> {
    /// What rows are counted in: the lines of a text, or the rows of a list.
    counted: &'static str,
    width: usize,
    cells: Vec<Cow<'a, str>>,
    numbers: Vec<usize>,
}

/// A table as far as it could be read: its rows, and a problem for each that cannot be read.
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    /// The rows.
    pub rows: Cow<'a, Rows<'a>>,
    /// What is wrong with the table.
    pub problems: Vec<Problem>,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    counted: &'static str,
    number: usize,
    cells: &'a [Cow<'a, str>],
}

impl<'a> Rows<'a> {
    /// No rows yet, of so many cells each, counted in 'line' or 'row'.
    pub fn new(counted: &'static str, width: usize) -> Self {
        Self { counted, width, ..Self::default() }
    }

    /// Adds a row by its number, from 1. What is missing of it is empty; a row without anything in it is left out.
    pub fn push(&mut self, number: usize, cells: impl IntoIterator<Item = Cow<'a, str>>) {
        let before = self.cells.len();
        self.cells.extend(cells.into_iter().take(self.width).map(trimmed));
        if self.cells.iter().skip(before).all(|cell| cell.is_empty()) {
            self.cells.truncate(before);
        } else {
            self.cells.resize(before + self.width, Cow::Borrowed(""));
            self.numbers.push(number);
        }
    }

    /// The rows in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        let rows = self.numbers.iter().zip(self.cells.chunks(self.width.max(1)));
        rows.map(|(number, cells)| Row { counted: self.counted, number: *number, cells })
    }
}

impl<'a> Row<'a> {
    /// A cell; nothing where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map(AsRef::as_ref).unwrap_or_default()
    }

    /// Where it is: 'line 3'.
    pub fn place(&self) -> String {
        format!("{} {}", self.counted, self.number)
    }
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// A line as it was cut.
struct Line {
    number: usize,
    cells: Vec<String>,
}

/// The rows that can be read, with a problem for each that cannot, for a wrong heading and for a quote that is not closed.
pub fn read<'a>(file: &'static str, text: &str, columns: &[&str]) -> Table<'a> {
    let mut rows = Rows::new("line", columns.len());
    let problems = read_into(&mut rows, file, text, columns);
    Table { rows: Cow::Owned(rows), problems }
}

fn read_into(rows: &mut Rows<'_>, file: &'static str, text: &str, columns: &[&str]) -> Vec<Problem> {
    let text = super::text::without_mark(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A heading has no text in it, so whichever sign is in it most often parts its cells.
    let separator =
        [',', ';', '\t'].into_iter().max_by_key(|sign| (first.matches(*sign).count(), *sign == ',')).unwrap_or(',');
    let (lines, mut problems) = cut(file, text, separator);
    let mut lines = lines.into_iter();
    let Some(heading) = lines.next() else {
        problems.push(wrong_heading(file, "the whole file", "it has no heading".into(), columns));
        return problems;
    };
    let Some(order) = order(file, &heading, columns, &mut problems) else { return problems };
    for mut line in lines {
        let wanted = heading.cells.len();
        let too_many = line.cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        if too_many || line.cells.len() < wanted {
            let number = line.cells.len();
            let remedy = if too_many {
                format!(
                    "Give each row the {} columns {}, and put a text with a comma in double quotes",
                    columns.len(),
                    columns.join(",")
                )
            } else {
                format!("Give each row the {} columns {}", columns.len(), columns.join(","))
            };
            let cells = crate::words::count(number, "cell", "cells");
            let wrong = format!("the row cannot be read: it has {cells}, and {wanted} are needed");
            problems.push(Problem::new(file, format!("line {}", line.number), wrong, remedy));
            continue;
        }
        let mut take = |column: &usize| line.cells.get_mut(*column).map(core::mem::take).unwrap_or_default();
        rows.push(line.number, order.iter().map(|column| Cow::Owned(take(column))));
    }
    problems
}

/// Where each wanted column stands in the heading; nothing where one is missing.
fn order(file: &'static str, heading: &Line, columns: &[&str], problems: &mut Vec<Problem>) -> Option<Vec<usize>> {
    let names: Vec<String> = heading.cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
    let place = format!("line {}", heading.number);
    let before = problems.len();
    if names.iter().any(|name| name.contains(['“', '”', '„'])) {
        let wrong = "its heading has curly quotes".into();
        problems.push(wrong_heading(file, &place, wrong, columns));
        return None;
    }
    for (at, name) in names.iter().enumerate() {
        if names.iter().take(at).any(|other| other == name) && !name.is_empty() {
            problems.push(wrong_heading(file, &place, format!("two columns are called '{name}'"), columns));
        } else if !name.is_empty() && !columns.contains(&name.as_str()) {
            let near = suggestion(name, columns.iter().copied());
            let wrong = format!("the column '{name}' is not known");
            let remedy = format!("{near}The columns are {}", columns.join(","));
            problems.push(Problem::new(file, &place, wrong, remedy));
        }
    }
    let order: Vec<Option<usize>> = columns.iter().map(|column| names.iter().position(|name| name == column)).collect();
    if problems.len() == before {
        for (column, _) in columns.iter().zip(&order).filter(|(_, at)| at.is_none()) {
            problems.push(wrong_heading(file, &place, format!("the column '{column}' is missing"), columns));
        }
    }
    if problems.len() == before { order.into_iter().collect() } else { None }
}

fn wrong_heading(file: &'static str, place: &str, wrong: String, columns: &[&str]) -> Problem {
    Problem::new(file, place, wrong, format!("Begin the file with the line {}", columns.join(",")))
}

/// Cuts a text into rows of cells, leaving out rows without anything in them.
fn cut(file: &'static str, text: &str, separator: char) -> (Vec<Line>, Vec<Problem>) {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut row = Line { number: 1, cells: Vec::new() };
    let mut cell = String::new();
    let mut line = 1;
    // The line on which the quoted cell begins that is being read.
    let mut quoted: Option<usize> = None;
    let mut signs = text.chars().peekable();
    let end_row = |row: &mut Line, cell: &mut String, rows: &mut Vec<Line>| {
        row.cells.push(core::mem::take(cell));
        let whole = core::mem::replace(row, Line { number: 0, cells: Vec::new() });
        if whole.cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(whole);
        }
    };
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted.is_some() => {
                if signs.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    quoted = None;
                }
            }
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = Some(line);
            }
            '\n' | '\r' => {
                if sign == '\r' && signs.peek() == Some(&'\n') {
                    signs.next();
                }
                line += 1;
                if quoted.is_some() {
                    cell.push('\n');
                } else {
                    end_row(&mut row, &mut cell, &mut rows);
                    row.number = line;
                }
            }
            _ if sign == separator && quoted.is_none() => row.cells.push(core::mem::take(&mut cell)),
            _ => cell.push(sign),
        }
    }
    if let Some(line) = quoted {
        problems.push(Problem::new(
            file,
            format!("line {line}"),
            "a double quote opens here and is not closed",
            "Close it, or write a quote within a text twice",
        ));
    } else {
        end_row(&mut row, &mut cell, &mut rows);
    }
    (rows, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let Table { rows, problems } = read("coding.csv", text, &["unit", "kind"]);
        assert_eq!(problems, []);
        rows.iter().map(|row| row.cells.iter().map(|cell| cell.to_string()).collect()).collect()
    }

    #[test]
    fn tables_of_all_programs_say_the_same() {
        let plain = [vec!["d/p1".to_owned(), "a,b".to_owned()]];
        for text in [
            "unit,kind\nd/p1,\"a,b\"\n",
            "\u{FEFF}unit;kind\r\nd/p1;a,b\r\n",
            "unit\tkind\rd/p1\ta,b",
            "kind,unit\n\"a,b\",d/p1\n\n\n",
            "Unit, Kind,,\nd/p1,\"a,b\",,\n,,,\n",
        ] {
            assert_eq!(cells(text), plain, "{text:?}");
        }
        assert_eq!(cells("unit,kind\nd/p1,\"say \"\"no\"\"\nnow\"\n"), [["d/p1", "say \"no\"\nnow"]]);
    }

    #[test]
    fn a_row_is_named_by_its_line() {
        let Table { rows, problems } =
            read("coding.csv", "unit,kind\n\nd/p1,\"a\nb\"\nx\ny,z,w\nq,r\n", &["unit", "kind"]);
        assert_eq!(rows.iter().map(|row| row.place()).collect::<Vec<_>>(), ["line 3", "line 7"]);
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["line 5", "line 6"]);
    }
}
