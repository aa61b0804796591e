//! Where a file comes from: said in every row of a table, and in the foot of a picture.
//!
//! A table says it in columns of its own at the end, and not in a block below: a block breaks programs that take every
//! row for data, and is lost when somebody sorts, filters or copies rows.

use charts::frame::Frame;
use charts::{Drawn, Table};
use record::words::sentence_case;
use record::{Date, Record};

/// The columns at the end of every table.
pub const COLUMNS: [&str; 4] = ["source", "filter", "saved on", "address"];

/// When and where something was saved: the browser knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The day, as 2026-11-26.
    pub today: String,
    /// The address that leads back to the view.
    pub address: String,
}

impl Saved {
    /// The day in words: '26 November 2026'.
    pub fn day(&self) -> String {
        Date::parse(&self.today).map_or_else(|_| self.today.clone(), |day| day.to_string())
    }
}

/// Where a table comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The source and its licence.
    pub source: String,
    /// To what the table is filtered, in words; `None` where to nothing.
    pub filter: Option<String>,
    /// When and where it was saved.
    pub saved: Saved,
}

impl Origin {
    /// Where a table of this record comes from.
    pub fn new(record: &Record, source: &str, filter: Option<&str>, saved: &Saved) -> Self {
        Self {
            source: format!("{source} {}", record.authority.notice()).trim_start().to_owned(),
            filter: filter.map(str::to_owned),
            saved: saved.clone(),
        }
    }

    /// What stands in the columns at the end of every row.
    pub fn cells(&self) -> [String; 4] {
        let filter = self.filter.clone().unwrap_or_else(|| "none".to_owned());
        [self.source.clone(), filter, self.saved.today.clone(), self.saved.address.clone()]
    }

    /// A table that says in each row where it comes from.
    pub fn with(&self, mut table: Table) -> Table {
        table.head.extend(COLUMNS.map(sentence_case));
        table.rows.iter_mut().for_each(|row| row.extend(self.cells()));
        table
    }
}

/// The words around a picture that leaves the page: what is filtered, the source, the day, that it is unofficial, the licence.
pub fn picture_frame(record: &Record, drawn: &Drawn, saved: &Saved) -> Frame {
    let mut frame = drawn.frame();
    let day = saved.day();
    let day = if day.is_empty() { String::new() } else { format!("Saved on {day}. ") };
    frame.source = format!("{}\n{day}{}", frame.source, record.authority.notice());
    frame
}
