//! The chart of the findings, counted by area and kind.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::counted;
use crate::frame::Frame;
use crate::scene::Scene;
use crate::table::Table;
use explore::{Place, Spoken};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "findings", draw };

fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    let Place::Findings { filter, .. } = place else { return None };
    let spoken = Spoken::new(filter, inputs.record);
    let drawn = inputs.with_shown(filter, |shown| Drawn::new(model(inputs.record, shown).spoken(&spoken)));
    Some(drawn.narrowed(spoken.whole()))
}

impl Chart for FindingsModel {
    fn frame(&self) -> Frame {
        Frame {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            legend: counted::legend(&self.kinds),
            source: counted::SOURCE.to_owned(),
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
