//! The chart of two inspections side by side.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::counted;
use crate::frame::Frame;
use crate::scene::Scene;
use crate::table::Table;
use explore::Filter;
use explore::found::in_words;
use explore::view::{View, ViewState};
use record::threads::latest_pair;
use record::{Record, Set};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "compare", part, draw };

fn part(view: &ViewState) -> ViewState {
    // The two are chosen here: the choice of inspections made elsewhere would leave one panel empty.
    let filter = Filter { inspections: Set::default(), ..view.filter.clone() };
    ViewState { view: View::Compare, filter, compared: view.compared.clone(), ..ViewState::default() }
}

fn draw(inputs: &Inputs<'_>, view: &ViewState) -> Option<Drawn> {
    let (first, second) = pair(inputs.record, view)?;
    let compared = inputs.with_shown(&view.filter, |shown| model(inputs.record, &first, &second, shown));
    Some(Drawn::new(compared?).narrowed(in_words(&view.filter, inputs.record)))
}

/// The two inspections that a view compares: the two latest under one framework where it names none.
pub fn pair(record: &Record, view: &ViewState) -> Option<(String, String)> {
    let latest = || latest_pair(record).map(|(from, to)| (from.id.clone(), to.id.clone()));
    view.compared.clone().or_else(latest)
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

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
