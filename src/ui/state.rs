//! The state of the app: the record, where the reader is, and how the page looks, wired to the browser. What the reader
//! makes and the browser keeps is in `shelf`.

use super::navigation::Navigation;
use super::notices::Notices;
use crate::browser::preference::{self, Colours};
use crate::browser::{canvas, focus};
use crate::chart::Theme;
use crate::explore::Terms;
use crate::record::Record;
use leptos::prelude::*;

/// Everything that the components share. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The record that is compiled in.
    pub record: &'static Record,
    /// The terms of its glossary, to be found in texts.
    pub terms: &'static Terms,
    /// Where the reader is.
    pub nav: Navigation,
    /// The anchor to which the last link or mark led: a very long list makes the entry that has it.
    pub wanted: RwSignal<Option<String>>,
    /// A short answer to what the reader asked for.
    pub said: RwSignal<Option<String>>,
    /// The colours that the reader wants.
    pub colours: RwSignal<Colours>,
    /// The colours in which charts are painted.
    pub theme: RwSignal<Theme>,
    /// How many device pixels a CSS pixel has.
    pub ratio: RwSignal<f64>,
    /// How many times the usual size the reader's text has: the letters of charts follow it.
    pub text_size: RwSignal<f64>,
    notices: Notices,
}

impl Explorer {
    /// Reads the address and the reader's colours.
    pub fn new(record: &'static Record, notices: Notices) -> Self {
        let (nav, told) = Navigation::new(record);
        told.into_iter().for_each(|notice| notices.tell(notice));
        let colours = preference::read();
        preference::show(colours);
        Self {
            record,
            terms: Box::leak(Box::new(Terms::new(&record.glossary))),
            nav,
            wanted: RwSignal::new(None),
            said: RwSignal::new(None),
            colours: RwSignal::new(colours),
            theme: RwSignal::new(colours.theme()),
            ratio: RwSignal::new(canvas::pixel_ratio()),
            text_size: RwSignal::new(1.0),
            notices,
        }
    }

    /// Shows what the address says: after the browser's back and forward.
    pub fn follow_address(self) {
        self.nav.follow_address().into_iter().for_each(|notice| self.notices.tell(notice));
    }

    /// Leads to the element with this anchor, also where a very long list has not made it yet.
    pub fn lead_to(self, anchor: String) {
        self.wanted.set(Some(anchor.clone()));
        focus::bring(&anchor);
        // What is near it in a very long list is made when the page is scrolled, and has other heights than were thought.
        focus::settle(&anchor);
    }

    /// Shows other colours and keeps the choice.
    pub fn choose_colours(self, colours: Colours) {
        preference::show(colours);
        preference::keep(colours);
        self.colours.set(colours);
        self.theme.set(colours.theme());
    }
}

/// The state, for any component.
pub fn explorer() -> Explorer {
    expect_context::<Explorer>()
}
