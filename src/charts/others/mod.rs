//! The charts of other authorities: how many of a country had which grade, and the grades of those most alike.
//!
//! The rules are those of the grades' own chart: the words of the figures, no averages, nothing joined across frameworks,
//! and the order of the alphabet instead of one by grade.

mod country;
mod country_layout;
mod neighbours;
mod neighbours_layout;

pub use country::{Bar, CountryModel, Segment};
pub use neighbours::{Join, Mark, NeighboursModel, Row};

use crate::chart::{Chart, ChartKind, Drawn};
use crate::frame::{Frame, LegendEntry, Symbol};
use crate::marks::form_of_grade;
use crate::scene::{Dash, Finish, Ink, MarkStyle, Scene};
use crate::table::Table;
use explore::Place;
use record::{Comparison, Record};

/// The chart of a whole country. A record without such figures has none.
pub const COUNTRY: ChartKind = ChartKind {
    id: "country",
    draw: |inputs, place| {
        let Place::Others { .. } = place else { return None };
        country::model(inputs.record).map(Drawn::new)
    },
};

/// The chart of the authorities most alike.
pub const NEIGHBOURS: ChartKind = ChartKind {
    id: "neighbours",
    draw: |inputs, place| {
        let Place::Others { area, .. } = place else { return None };
        neighbours::model(inputs.record, *area).map(Drawn::new)
    },
};

/// What is said of every such figure, where it leaves the page too.
pub const CAVEAT: &str =
    "Other authorities were inspected on other dates. The figures do not say why a grade was given.";

impl Chart for CountryModel {
    fn frame(&self) -> Frame {
        let own = LegendEntry::new(Symbol::Swatch(Ink::Grade), format!("the grade of {}", self.own));
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: self.key.iter().cloned().chain([own]).collect(),
            source: self.source.clone(),
        }
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn data(&self) -> Table {
        self.data.clone()
    }

    fn layout(&self, width: f64) -> Scene {
        country_layout::layout(self, width)
    }
}

impl Chart for NeighboursModel {
    fn frame(&self) -> Frame {
        let joint = self.joint.iter().map(|words| {
            let style = MarkStyle { form: record_form(), ink: Ink::Muted, finish: Finish::Outlined };
            LegendEntry::new(Symbol::Mark(style), format!("hollow: {words}"))
        });
        let others = [
            LegendEntry::new(Symbol::Line(Ink::Grade, Dash::Unbroken), "line joins grades under the same framework"),
            LegendEntry::new(Symbol::Gap, "gap: framework changed, grades not comparable"),
        ];
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: self.key.iter().cloned().chain(joint).chain(others).collect(),
            source: self.source.clone(),
        }
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn data(&self) -> Table {
        self.data.clone()
    }

    fn about(&self) -> Option<String> {
        Some(self.judged.clone())
    }

    fn layout(&self, width: f64) -> Scene {
        neighbours_layout::layout(self, width)
    }
}

/// The form that stands for any grade in the key.
const fn record_form() -> crate::scene::Form {
    crate::scene::Form::Circle
}

/// The mark of a grade at this height of its scale.
fn mark(height: f64, ink: Ink, joint: bool) -> MarkStyle {
    let finish = if joint { Finish::Outlined } else { Finish::Filled };
    MarkStyle { form: form_of_grade(Some(height)), ink, finish }
}

/// What each form means, the best grade first.
fn key(compared: &Comparison) -> Vec<LegendEntry> {
    let Some(latest) = compared.frameworks.last() else { return Vec::new() };
    let grades = latest.heights().zip(&latest.entry().scale);
    let mut key: Vec<LegendEntry> = grades
        .map(|(height, grade)| LegendEntry::new(Symbol::Mark(mark(height, Ink::Muted, false)), grade.clone()))
        .collect();
    key.reverse();
    key
}

/// A grade in running text: longer ones in quotation marks.
fn quoted(grade: &str) -> String {
    if grade.contains(' ') { format!("‘{grade}’") } else { grade.to_owned() }
}

/// The frameworks of the figures, written out.
fn frameworks(record: &Record) -> String {
    let named = record.comparison.iter().flat_map(|compared| &compared.frameworks);
    named.map(|one| format!("{}: {}. ", one.initials(), record::words::lower_first(one.label()))).collect()
}
