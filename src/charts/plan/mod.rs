//! The chart of the plan: its actions with the reader's own statuses.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::frame::Frame;
use crate::frame::{LegendEntry, Symbol};
use crate::marks::mark_of_progress;
use crate::scene::Scene;
use crate::table::Table;
use explore::Place;
use record::Progress;

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "plan", draw };

fn draw(inputs: &Inputs<'_>, _: &Place) -> Option<Drawn> {
    (!inputs.record.plan.is_empty()).then(|| Drawn::new(model(inputs.record, inputs.statuses)))
}

/// The key to the marks.
fn legend() -> Vec<LegendEntry> {
    let entry = |progress: Option<Progress>, words| LegendEntry::new(Symbol::Mark(mark_of_progress(progress)), words);
    let steps = Progress::ALL.iter().map(|step| entry(Some(*step), step.label()));
    steps.chain([entry(None, "No status set")]).collect()
}

impl Chart for PlanModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: legend(),
            source: self.source.clone(),
        }
    }

    fn table(&self) -> Table {
        self.table()
    }

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
