//! What a term means, beside the term: asked for by a press, or by pointing at it for a moment. One shows at a time.

use super::anchors;
use super::marks::with_modifier;
use super::state::explorer;
use super::text::anew;
use super::timer::Timer;
use crate::chart::geometry::clamp_within;
use crate::record::Term;
use crate::words::sentence_case;
use core::time::Duration;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How long a pointer must rest on a term: it crosses many on its way.
const BEFORE: Duration = Duration::from_millis(350);
/// How long a meaning stays when the pointer has left its term, so that it can be reached.
const AFTER: Duration = Duration::from_millis(400);
/// What stays free between a meaning and the edges of the window, in CSS pixels.
const MARGIN: f64 = 12.0;
/// What stays free between a meaning and its term.
const GAP: f64 = 6.0;

/// A term whose meaning shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    /// Its place in the glossary.
    term: usize,
    /// Whether it was pressed, and so stays when the pointer leaves.
    pressed: bool,
}

/// Which meaning shows.
#[derive(Clone, Copy)]
pub struct Meanings {
    open: RwSignal<Option<Open>>,
    timer: Timer,
}

/// The meanings, for any component.
pub fn meanings() -> Meanings {
    expect_context::<Meanings>()
}

impl Meanings {
    /// None shows. A meaning goes with Escape, with a press elsewhere, and when the page shows another place.
    pub fn new() -> Self {
        let own = Self { open: RwSignal::new(None), timer: Timer::new() };
        let escape = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && !with_modifier(&event) {
                own.escape();
            }
        });
        let elsewhere = window_event_listener(ev::pointerdown, move |event| {
            if !is_within(event.target(), ".term, .meaning") {
                own.close();
            }
        });
        on_cleanup(move || {
            escape.remove();
            elsewhere.remove();
        });
        let nav = explorer().nav;
        Effect::new(move |_| {
            nav.with(|_| ());
            own.close();
        });
        own
    }

    /// Whether this term's meaning shows. Tracks it.
    pub fn is_open(self, term: usize) -> bool {
        self.open.with(|open| open.is_some_and(|open| open.term == term))
    }

    /// A press shows a meaning, keeps one that shows by pointing alone, and takes away one that was pressed for.
    pub fn press(self, term: usize) {
        let open = Open { term, pressed: true };
        let before = self.open.get_untracked();
        self.set((before != Some(open)).then_some(open));
    }

    /// The pointer has come upon a term.
    pub fn pointed_at(self, term: usize, event: &ev::PointerEvent) {
        if event.pointer_type() == "touch" || self.is_pressed() {
            return;
        }
        let open = move || self.set(Some(Open { term, pressed: false }));
        self.timer.set(BEFORE, open);
    }

    /// The pointer has left a term or its meaning.
    pub fn pointer_left(self, event: &ev::PointerEvent) {
        if event.pointer_type() != "touch" && !self.is_pressed() {
            self.timer.set(AFTER, move || self.close());
        }
    }

    /// The pointer has reached the meaning.
    fn reached(self) {
        if !self.is_pressed() {
            self.timer.stop();
        }
    }

    /// The focus has gone on to something else.
    pub fn left_by_key(self, event: &ev::FocusEvent) {
        if event.related_target().is_some() && self.is_pressed() {
            self.close();
        }
    }

    fn is_pressed(self) -> bool {
        self.open.with_untracked(|open| open.is_some_and(|open| open.pressed))
    }

    /// Takes the meaning away. The focus goes back to the term that was pressed.
    fn escape(self) {
        let pressed = self.open.get_untracked().filter(|open| open.pressed);
        self.close();
        let button = pressed.and_then(|open| document().get_element_by_id(&anchors::term(open.term)));
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A term that is gone cannot take it.
            let _ = button.focus();
        }
    }

    fn close(self) {
        self.set(None);
    }

    fn set(self, open: Option<Open>) {
        self.timer.stop();
        if self.open.with_untracked(|before| *before != open) {
            self.open.set(open);
        }
    }
}

/// Whether something lies within an element of this selector.
fn is_within(target: Option<web_sys::EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// The place of the meaning. It lies beside all views, so that no text that holds a term changes; screen readers say what
/// comes into it.
pub fn term_tip() -> impl IntoView {
    let record = explorer().record;
    let meanings = meanings();
    let open = move || meanings.open.with(|open| open.map(|open| open.term));
    let shown = anew(open, move |term| {
        let term = term?;
        Some(tip(term, record.glossary.get(term)?))
    });
    view! { <div class="meanings-place" role="status">{shown}</div> }
}

/// The meaning of a term.
fn tip(index: usize, term: &Term) -> impl IntoView + use<> {
    let meanings = meanings();
    let element = NodeRef::<Div>::new();
    let at = RwSignal::new(None::<(f64, f64)>);
    let put = move || {
        if let Some(place) = element.get_untracked().and_then(|tip| place_beside(index, &tip)) {
            at.set(Some(place));
        }
    };
    Effect::new(move |_| {
        element.track();
        put();
    });
    let resized = window_event_listener(ev::resize, move |_| put());
    on_cleanup(move || resized.remove());
    let pixels = move |side: fn((f64, f64)) -> f64| move || at.get().map(|place| format!("{}px", side(place)));
    let years =
        term.years().map(|years| view! { <span class="quiet-words">{format!(" {}.", sentence_case(&years))}</span> });
    view! {
        <div
            class="meaning"
            class:placed=move || at.with(Option::is_some)
            id=anchors::MEANING
            node_ref=element
            style:left=pixels(|(left, _)| left)
            style:top=pixels(|(_, top)| top)
            on:pointerenter=move |_| meanings.reached()
            on:pointerleave=move |event| meanings.pointer_left(&event)
        >
            <p class="meaning-of">{term.in_full()}</p>
            <p>{term.meaning.clone()}{years}</p>
        </div>
    }
}

/// Where on the page a meaning stands: below its term, above it where there is room only there, and always within the
/// window's width.
fn place_beside(term: usize, tip: &web_sys::HtmlDivElement) -> Option<(f64, f64)> {
    let (window, document) = (window(), document());
    let term = document.get_element_by_id(&anchors::term(term))?.get_bounding_client_rect();
    let root = document.document_element()?;
    let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let own = tip.get_bounding_client_rect();
    let left = clamp_within(term.left(), MARGIN, width - own.width() - MARGIN);
    let (below, above) = (term.bottom() + GAP, term.top() - GAP - own.height());
    let top = if below + own.height() > height && above > 0.0 { above } else { below };
    Some((left + window.scroll_x().unwrap_or_default(), top + window.scroll_y().unwrap_or_default()))
}
