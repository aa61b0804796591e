//! What a chart is, and how one comes out of a view.

use super::frame::Frame;
use super::scene::Scene;
use super::table::Table;
use core::any::Any;
use core::fmt::Debug;
use core::ops::Deref;
use explore::{Filter, Place};
use record::{Date, Finding, Progress, Record};
use std::collections::HashMap;
use std::sync::Arc;

/// A chart: everything that it shows comes from one model, so that picture, table and words cannot disagree.
pub trait Chart: Comparable + Debug + Send + Sync {
    /// The words around it and the key to its symbols.
    fn frame(&self) -> Frame;
    /// The same data as a table.
    fn table(&self) -> Table;
    /// The same data for programs: one value a cell, numbers as numbers, dates as 2024-11-08 with their words beside them.
    fn data(&self) -> Table {
        self.table()
    }
    /// What it is about where its kind alone does not say: the issue, the area, the years that are compared.
    fn about(&self) -> Option<String> {
        None
    }
    /// The picture at a width in CSS pixels.
    fn layout(&self, width: f64) -> Scene;
    /// Whether paper shows the table and not the picture, which would be too long for a page.
    fn prints_as_table(&self) -> bool {
        false
    }
}

/// Whether two charts show the same. Every model that can be compared with its like has it.
pub trait Comparable: Any {
    /// Whether the other is of the same kind and equal.
    fn same(&self, other: &dyn Any) -> bool;
}

impl<T: Any + PartialEq> Comparable for T {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }
}

impl PartialEq for dyn Chart {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}

/// What the reader says of an action of the plan: how far it has come, and on which day that was so.
pub type OwnStatus = (Progress, Option<Date>);

/// The text of the reader's note on a finding, by the finding's id.
pub type Notes<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What charts are drawn from, besides the view.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The record.
    pub record: &'a Record,
    /// The reader's notes, which are searched with the findings.
    pub notes: &'a Notes<'a>,
    /// The reader's statuses, by the action's unit.
    pub statuses: &'a dyn Fn(&str) -> Option<OwnStatus>,
}

impl Inputs<'_> {
    /// Draws what a filter shows.
    pub fn with_shown<T>(&self, filter: &Filter, draw: impl FnOnce(&dyn Fn(&Finding) -> bool) -> T) -> T {
        let findings = self.record.findings.iter();
        let searched = || findings.filter_map(|finding| Some((finding.id.as_str(), (self.notes)(&finding.id)?)));
        let texts: HashMap<&str, String> =
            if filter.text.trim().is_empty() { HashMap::new() } else { searched().collect() };
        let note = |id: &str| texts.get(id).map(String::as_str);
        let sieve = filter.sieve(self.record, &note);
        draw(&|finding| sieve.shows(finding))
    }
}

/// A kind of chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartKind {
    /// Its id: part of the briefings that readers keep, and of the names of files that leave the page.
    pub id: &'static str,
    /// Draws it as a place shows it. `None` where the place has another chart, or asks for what there is not.
    pub draw: fn(&Inputs<'_>, &Place) -> Option<Drawn>,
}

/// The longest text for a picture, in bytes.
const LONGEST_WORDS: usize = 9_800;

/// A chart that is drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// To what it is narrowed, in words: 'concerns about fostering from 2021'.
    narrowed: Option<String>,
    chart: Arc<dyn Chart>,
}

impl Drawn {
    /// A chart that is not narrowed.
    pub fn new(chart: impl Chart) -> Self {
        Self { narrowed: None, chart: Arc::new(chart) }
    }

    /// The chart, narrowed to this.
    pub fn narrowed(self, narrowed: Option<String>) -> Self {
        Self { narrowed, ..self }
    }

    /// To what it is narrowed, in words; `None` where to nothing.
    pub fn narrowed_to(&self) -> Option<&str> {
        self.narrowed.as_deref()
    }

    /// The words around it where the page says beside it to what it is narrowed.
    pub fn words_around(&self) -> Frame {
        self.chart.frame()
    }

    /// The words around it, which say to what it is narrowed.
    pub fn frame(&self) -> Frame {
        let mut frame = self.chart.frame();
        if let Some(narrowed) = &self.narrowed {
            frame.subtitle = format!("Showing only: {narrowed}. {}", frame.subtitle);
        }
        frame
    }

    /// All that the picture says, in words: for those who do not see it. Of a very long one the beginning, and how much
    /// more there is: browsers cut a longer text anywhere.
    pub fn in_words(&self, scene: &Scene) -> String {
        let Frame { title, subtitle, .. } = self.frame();
        let labels = scene.targets.iter().map(|target| target.label.as_str());
        let parts: Vec<&str> = [title.as_str(), subtitle.as_str()].into_iter().chain(labels).map(str::trim).collect();
        let mut words = "Chart:".to_owned();
        for (number, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            if words.len() + part.len() > LONGEST_WORDS {
                let left = parts.len() - number;
                return format!("{words} And {left} more: the list and the table have all.");
            }
            words = format!("{words} {part}{}", if part.ends_with(['.', '?', '!']) { "" } else { "." });
        }
        words
    }

    /// The same data as a table, whose caption says to what it is narrowed.
    pub fn table(&self) -> Table {
        let mut table = self.chart.table();
        if let Some(narrowed) = &self.narrowed {
            table.caption = format!("{}. Showing only: {narrowed}", table.caption);
        }
        table
    }

    /// The model, where it is of this kind: for what a view tells beside the chart.
    pub fn model<T: Chart>(&self) -> Option<&T> {
        let chart: &dyn Any = self.chart.as_ref();
        chart.downcast_ref()
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.narrowed == other.narrowed && *self.chart == *other.chart
    }
}

impl Deref for Drawn {
    type Target = dyn Chart;

    fn deref(&self) -> &Self::Target {
        self.chart.as_ref()
    }
}
