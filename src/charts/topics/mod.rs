//! The chart of the topics: which drew a concern when.

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
pub const KIND: ChartKind = ChartKind { id: "topics", draw };

fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    let Place::Topics { filter } = place else { return None };
    let spoken = Spoken::new(filter, inputs.record);
    let drawn = inputs.with_shown(filter, |shown| Drawn::new(model(inputs.record, shown).spoken(&spoken)));
    Some(drawn.narrowed(spoken.whole()))
}

impl Chart for TopicsModel {
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
