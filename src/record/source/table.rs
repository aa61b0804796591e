//! Tables as spreadsheets and editors write them: comma, semicolon or tab between cells, quotes around them, any order of
//! columns, empty lines and empty cells at the end.

use super::near::suggestion;
use super::problem::Problem;

/// A row of a table: the line on which it begins, and its cells in the order that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: usize,
    /// The cells, as many as columns were asked for.
    pub cells: Vec<String>,
}

impl Row {
    /// Takes a cell; nothing where there is none.
    pub fn take(&mut self, column: usize) -> String {
        self.cells.get_mut(column).map(core::mem::take).unwrap_or_default()
    }
}

/// The rows that can be read, with a problem for each that cannot, for a wrong heading and for a quote that is not closed.
pub fn read(file: &'static str, text: &str, columns: &[&str]) -> (Vec<Row>, Vec<Problem>) {
    let text = super::text::without_mark(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A heading has no text in it, so whichever sign is in it most often parts its cells.
    let separator =
        [',', ';', '\t'].into_iter().max_by_key(|sign| (first.matches(*sign).count(), *sign == ',')).unwrap_or(',');
    let (lines, mut problems) = cut(file, text, separator);
    let mut lines = lines.into_iter();
    let Some(heading) = lines.next() else {
        problems.push(wrong_heading(file, "the whole file", "it has no heading".into(), columns));
        return (Vec::new(), problems);
    };
    let Some(order) = order(file, &heading, columns, &mut problems) else { return (Vec::new(), problems) };
    let mut rows = Vec::new();
    for mut row in lines {
        let wanted = heading.cells.len();
        let too_many = row.cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        if too_many || row.cells.len() < wanted {
            let number = row.cells.len();
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
            problems.push(Problem::new(file, format!("line {}", row.line), wrong, remedy));
            continue;
        }
        let cells = order.iter().map(|column| row.take(*column).trim().to_owned()).collect();
        rows.push(Row { line: row.line, cells });
    }
    (rows, problems)
}

/// Where each wanted column stands in the heading; nothing where one is missing.
fn order(file: &'static str, heading: &Row, columns: &[&str], problems: &mut Vec<Problem>) -> Option<Vec<usize>> {
    let names: Vec<String> = heading.cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
    let place = format!("line {}", heading.line);
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
fn cut(file: &'static str, text: &str, separator: char) -> (Vec<Row>, Vec<Problem>) {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let mut cell = String::new();
    let mut line = 1;
    // The line on which the quoted cell begins that is being read.
    let mut quoted: Option<usize> = None;
    let mut signs = text.chars().peekable();
    let end_row = |row: &mut Row, cell: &mut String, rows: &mut Vec<Row>| {
        row.cells.push(core::mem::take(cell));
        let whole = core::mem::replace(row, Row { line: 0, cells: Vec::new() });
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
                    row.line = line;
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
        let (rows, problems) = read("coding.csv", text, &["unit", "kind"]);
        assert_eq!(problems, []);
        rows.into_iter().map(|row| row.cells).collect()
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
        let (rows, problems) = read("coding.csv", "unit,kind\n\nd/p1,\"a\nb\"\nx\ny,z,w\nq,r\n", &["unit", "kind"]);
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7]);
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["line 5", "line 6"]);
    }
}
