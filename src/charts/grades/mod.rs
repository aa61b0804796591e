//! The chart of the grades: how each area has been judged over time.

mod data;
mod labels;
mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn};
use crate::frame::{Frame, LegendEntry, Symbol};
use crate::marks::{is_told_by_the_press, mark_of_grade};
use crate::scene::{Dash, Form, Ink, Scene};
use crate::table::Table;
use record::Status;

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "grades", draw: |inputs, _| Some(Drawn::new(model(inputs.record))) };

impl Chart for GradesModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: legend(&self.certainties),
            source: self.source(),
        }
    }

    fn table(&self) -> Table {
        self.table()
    }

    fn data(&self) -> Table {
        self.data()
    }

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}

/// The key to the symbols: there, a circle or a square stands for every form.
fn legend(certainties: &[Status]) -> Vec<LegendEntry> {
    let grade = |certainty: &Status| {
        let form = if is_told_by_the_press(*certainty) { Form::Square } else { Form::Circle };
        LegendEntry::new(Symbol::Mark(mark_of_grade(form, *certainty)), certainty.label())
    };
    let others = [
        LegendEntry::new(Symbol::Tick, "inspection or visit that gave no grade"),
        LegendEntry::new(Symbol::Line(Ink::Grade, Dash::Unbroken), "line joins grades under the same framework"),
        LegendEntry::new(Symbol::Gap, "gap: framework changed, grades not comparable"),
    ];
    certainties.iter().map(grade).chain(others).collect()
}
