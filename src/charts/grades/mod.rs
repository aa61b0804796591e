//! The chart of the grades: how each area has been judged over time.

mod data;
mod forms;
mod labels;
mod layout;
mod model;
mod one;
mod who;

pub use model::*;
pub use one::{AREA, of_area};

use crate::chart::{Chart, ChartKind, Drawn};
use crate::frame::{Frame, LegendEntry, Symbol};
use crate::marks::{is_told_by_the_press, mark_of_grade};
use crate::scene::{Dash, Finish, Form, Ink, MarkStyle, Scene};
use crate::table::Table;
use record::Status;

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "grades", draw: |inputs, _| Some(Drawn::new(model(inputs.record))) };

/// How to read the chart, as it stands beside the key to its signs.
pub const HOW_TO_READ: &str =
    "Higher is better. Each framework has its own scale; the words beside the rows are today’s.";

impl Chart for GradesModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: legend(self),
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

/// What the form of a grade says whose word the scale does not have.
const NO_PLACE: &str = "place on the scale not known";

/// The key to the symbols: what the forms say, then how sure a grade is, then the rest. In the second part a circle or a
/// square stands for every form.
fn legend(model: &GradesModel) -> Vec<LegendEntry> {
    let form = |(form, words): (Form, String)| {
        LegendEntry::new(Symbol::Mark(MarkStyle { form, ink: Ink::Grade, finish: Finish::Filled }), words)
    };
    let source = |certainty: &Status| {
        let form = if is_told_by_the_press(*certainty) { Form::Square } else { Form::Circle };
        LegendEntry::new(Symbol::Mark(mark_of_grade(form, *certainty)), certainty.label())
    };
    let others = [
        LegendEntry::new(Symbol::Tick, "gave no grade"),
        LegendEntry::new(Symbol::Line(Ink::Grade, Dash::Unbroken), "same framework"),
        LegendEntry::new(Symbol::Gap, "new framework: grades not comparable"),
    ];
    let mut entries = vec![LegendEntry::new(Symbol::Heading, "Shape:")];
    entries.extend(model.forms().into_iter().map(form));
    if model.marks.iter().any(|mark| mark.height.is_none()) {
        entries.push(form((Form::Upright, NO_PLACE.to_owned())));
    }
    entries.push(LegendEntry::new(Symbol::Heading, "Outline:"));
    entries.extend(model.certainties.iter().map(source));
    entries.extend(others);
    entries
}
