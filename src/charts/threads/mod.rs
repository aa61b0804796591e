//! The chart of the threads: who said what of each issue.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::frame::Frame;
use crate::frame::{LegendEntry, Symbol};
use crate::marks::mark_of;
use crate::scene::Scene;
use crate::table::Table;
use explore::Place;
use record::threads::{Course, courses};
use record::{Says, Standing};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "threads", draw };

fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    let Place::Threads { filter, .. } = place else { return None };
    let all = courses(inputs.record);
    let shown: Vec<&Course> = all.iter().filter(|course| filter.shows(course)).collect();
    Some(Drawn::new(model(inputs.record, &shown)).narrowed(filter.whole(&inputs.record.codebook)))
}

/// The key to the marks.
pub fn legend(verdicts: &[Says]) -> Vec<LegendEntry> {
    let steps = verdicts.iter().map(|says| LegendEntry::new(Symbol::Mark(mark_of(Some(*says))), says.label()));
    steps.chain([LegendEntry::new(Symbol::Mark(mark_of(None)), Standing::NOT_MENTIONED.label())]).collect()
}

impl Chart for ThreadsModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: legend(&self.verdicts),
            source: SOURCE.to_owned(),
        }
    }

    fn table(&self) -> Table {
        self.table()
    }

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
