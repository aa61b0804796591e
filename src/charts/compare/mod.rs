//! The chart of two inspections side by side.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::counted;
use crate::frame::Frame;
use crate::scene::Scene;
use crate::table::Table;
use explore::{Filter, Pair, Place, Spoken};
use record::threads::latest_pair;
use record::{Record, Set};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "compare", draw };

fn draw(inputs: &Inputs<'_>, place: &Place) -> Option<Drawn> {
    let Place::Compare { filter, pair } = place else { return None };
    let (first, second) = compared(inputs.record, pair.as_ref())?;
    // The two are chosen by the pair: a choice of inspections made elsewhere would leave one panel empty.
    let filter = Filter { inspections: Set::default(), ..filter.clone() };
    let spoken = Spoken::new(&filter, inputs.record);
    let compared = inputs.with_shown(&filter, |shown| model(inputs.record, &first, &second, shown));
    Some(Drawn::new(compared?.spoken(&spoken)).narrowed(spoken.whole()))
}

/// The two inspections that are compared: the two latest under one framework where none are chosen.
pub fn compared(record: &Record, pair: Option<&Pair>) -> Option<Pair> {
    let latest = || latest_pair(record).map(|(from, to)| (from.id.clone(), to.id.clone()));
    pair.cloned().or_else(latest)
}

impl Chart for CompareModel {
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

    fn about(&self) -> Option<String> {
        let [a, b] = &self.panels;
        Some(format!("{} {}", a.when, b.when))
    }

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
