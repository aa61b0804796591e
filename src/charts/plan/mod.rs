//! The chart of the plan, area by area: what inspectors had said, what was promised, what the next inspection said, and
//! the reader's own statuses.

mod layout;
mod model;
mod parts;
mod tables;
mod words;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::frame::Frame;
use crate::frame::{LegendEntry, Symbol};
use crate::marks::{mark_of, mark_of_progress};
use crate::scene::{Ink, Scene};
use crate::table::Table;
use explore::Place;
use record::{Kind, Progress, Says, Standing};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "plan", draw };

fn draw(inputs: &Inputs<'_>, _: &Place) -> Option<Drawn> {
    (!inputs.record.plan.is_empty()).then(|| Drawn::new(model(inputs.record, inputs.statuses)))
}

/// The key to the signs that occur.
fn legend(model: &PlanModel) -> Vec<LegendEntry> {
    let kind = |kind: Kind| LegendEntry::new(Symbol::Swatch(Ink::of(kind)), kind.label());
    let word = |says: Option<Says>| {
        LegendEntry::new(Symbol::Mark(mark_of(says)), says.map_or(Standing::NOT_MENTIONED.label(), Says::label))
    };
    let status = |progress: Option<Progress>| {
        let words =
            progress.map_or_else(|| "none set".to_owned(), |progress| record::words::lower_first(progress.label()));
        LegendEntry::new(Symbol::Mark(mark_of_progress(progress)), format!("Your status: {words}"))
    };
    let kinds = model.kinds().into_iter().map(kind);
    let words = model.verdicts().into_iter().map(word);
    kinds.chain(words).chain(model.statuses().into_iter().map(status)).collect()
}

impl Chart for PlanModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: legend(self),
            source: self.source.clone(),
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

    fn prints_as_table(&self) -> bool {
        true
    }
}
