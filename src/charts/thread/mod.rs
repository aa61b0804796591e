//! The chart of one thread: its time line.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::frame::Frame;
use crate::scene::Scene;
use crate::table::Table;
use crate::threads;
use explore::Place;
use record::threads::Course;

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "thread", draw };

fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    let Place::Thread { id, .. } = place else { return None };
    let thread = inputs.record.thread(id)?;
    Some(Drawn::new(model(inputs.record, &Course::new(inputs.record, thread)?)))
}

impl Chart for ThreadModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: threads::legend(&self.verdicts),
            source: threads::SOURCE.to_owned(),
        }
    }

    fn table(&self) -> Table {
        self.table()
    }

    fn data(&self) -> Table {
        self.data()
    }

    fn about(&self) -> Option<String> {
        Some(self.name.clone())
    }

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
