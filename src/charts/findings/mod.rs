//! The chart of the findings, counted by area and kind.

mod layout;
mod model;

pub use model::*;

use crate::chart::{Chart, ChartKind, Drawn, Inputs};
use crate::counted;
use crate::frame::Frame;
use crate::scene::Scene;
use crate::table::Table;
use explore::found::in_words;
use explore::view::{View, ViewState};

/// The kind of chart.
pub const KIND: ChartKind = ChartKind { id: "findings", part, draw };

fn part(view: &ViewState) -> ViewState {
    ViewState { view: View::Findings, filter: view.filter.clone(), ..ViewState::default() }
}

fn draw(inputs: &Inputs<'_>, view: &ViewState) -> Option<Drawn> {
    let drawn = inputs.with_shown(&view.filter, |shown| Drawn::new(model(inputs.record, shown)));
    Some(drawn.narrowed(in_words(&view.filter, inputs.record)))
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

    fn layout(&self, width: f64) -> Scene {
        layout::layout(self, width)
    }
}
