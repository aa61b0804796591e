//! A list of any length. A short one is made whole; of a very long one only what is near the window is made, and what is
//! open or has the focus (see `explore::window`). Each entry then says its place and how many there are.

use super::printing::printing;
use super::state::explorer;
use super::term::Told;
use super::text::remade;
use crate::browser::width::WidthObserver;
use crate::explore::said;
use crate::explore::window::{Heights, LONG, PRINTED, Piece, pieces};
use core::hash::Hash;
use core::ops::Range;
use leptos::ev;
use leptos::html::{Ol, Ul};
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The place of an entry in a long list, from 1 on, and how many entries that has. `None` in a list that is made whole.
pub type Placed = Option<(usize, usize)>;

/// The place, for `aria-posinset`.
pub fn posinset(placed: Placed) -> Option<String> {
    placed.map(|(place, _)| place.to_string())
}

/// The number of entries, for `aria-setsize`.
pub fn setsize(placed: Placed) -> Option<String> {
    placed.map(|(_, of)| of.to_string())
}

/// How many entries of a long list are made before it is known what the reader sees.
const FIRST: usize = 30;

/// What a list shows.
pub struct Shown<K: Clone + PartialEq + Send + Sync + 'static> {
    /// All entries, in their order.
    pub all: Memo<Vec<K>>,
    /// How many of them show.
    pub length: Signal<usize>,
    /// The entry that is open: it stays, wherever the reader scrolls.
    pub open: Signal<Option<usize>>,
    /// Whether the page is being printed.
    pub printing: ReadSignal<bool>,
}

// Its entries need not be `Copy`, as a derived one would ask.
impl<K: Clone + PartialEq + Send + Sync + 'static> Copy for Shown<K> {}

impl<K: Clone + PartialEq + Send + Sync + 'static> Clone for Shown<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Clone + PartialEq + Send + Sync + 'static> Shown<K> {
    /// How many entries show.
    fn number(self) -> usize {
        self.all.with(Vec::len).min(self.length.get())
    }

    /// Whether the list is so long that it is made in part.
    pub fn is_long(self) -> bool {
        self.number() > LONG
    }
}

/// The element of a list, and its class.
#[derive(Clone, Copy)]
pub enum Markup {
    /// Entries in an order.
    Ol(&'static str),
    /// Entries in no order.
    Ul(&'static str),
}

/// The element that was made.
#[derive(Clone, Copy)]
struct Made {
    ol: NodeRef<Ol>,
    ul: NodeRef<Ul>,
}

impl Made {
    /// The element, unless the view is gone.
    fn element(self) -> Option<Element> {
        let ol = self.ol.try_get_untracked().flatten().map(Element::from);
        ol.or_else(|| self.ul.try_get_untracked().flatten().map(Element::from))
    }
}

/// An entry with its place, or a gap with its height.
#[derive(Clone, PartialEq)]
enum Row<K> {
    Entry(K, Placed),
    Gap(Range<usize>),
}

/// The list.
pub fn long_list<K, V>(
    markup: Markup,
    shown: Shown<K>,
    item: impl Fn(K, Placed) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = Made { ol: NodeRef::new(), ul: NodeRef::new() };
    let heights = StoredValue::new(Heights::default());
    let near = RwSignal::new(0..FIRST);
    let focused = RwSignal::new(None::<usize>);
    let is_long = Memo::new(move |_| shown.is_long());
    // Another list begins anew.
    Effect::new(move |_| {
        let number = shown.number();
        heights.set_value(Heights::new(if is_long.get() { number } else { 0 }));
        focused.set(None);
        look(list, heights, near);
    });
    let rows = move || -> Vec<Row<K>> {
        let number = shown.number();
        if !is_long.get() {
            return shown.all.with(|all| all.iter().take(number).map(|key| Row::Entry(key.clone(), None)).collect());
        }
        // Gaps have their height at once: a link may lead far down before anything has been measured.
        if heights.with_value(Heights::len) != number {
            heights.set_value(Heights::new(number));
        }
        let near = if shown.printing.get() { 0..PRINTED } else { near.get() };
        let kept = shown.open.get().into_iter().chain(focused.get());
        let pieces = pieces(number, &near, kept);
        shown.all.with(|all| {
            let row = |piece: Piece| match piece {
                Piece::Entry(at) => Some(Row::Entry(all.get(at)?.clone(), Some((at + 1, number)))),
                Piece::Gap(gap) => Some(Row::Gap(gap)),
            };
            pieces.into_iter().filter_map(row).collect()
        })
    };
    let key = |row: &Row<K>| match row {
        Row::Entry(key, placed) => (Some(key.clone()), *placed, 0..0),
        Row::Gap(gap) => (None, None, gap.clone()),
    };
    let children = move |row: Row<K>| match row {
        Row::Entry(key, placed) => item(key, placed).into_any(),
        Row::Gap(gap) => {
            let height = heights.with_value(|heights| heights.of(&gap));
            view! { <li class="gap not-on-paper" role="presentation" aria-hidden="true" style:height=format!("{height:.0}px")></li> }
                .into_any()
        }
    };
    follow_scrolling(list, is_long, heights, near);
    let has_focus = move |event: ev::FocusEvent| {
        if is_long.get_untracked() {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            focused.set(target.and_then(|target| place_of(&target.closest("[aria-posinset]").ok()??)));
        }
    };
    match markup {
        Markup::Ol(class) => view! {
            <ol class=class node_ref=list.ol on:focusin=has_focus>
                <For each=rows key=key children=children />
            </ol>
        }
        .into_any(),
        Markup::Ul(class) => view! {
            <ul class=class node_ref=list.ul on:focusin=has_focus>
                <For each=rows key=key children=children />
            </ul>
        }
        .into_any(),
    }
}

/// A list whose entries stay as they are. A link leads to an entry by its anchor, where entries have one. In a very long
/// list no terms are explained: which entry comes first would change with every step of the wheel.
pub fn fixed_list<T, V>(
    markup: Markup,
    entries: Vec<T>,
    anchor: Option<fn(&T) -> String>,
    told: &Told,
    item: impl Fn(&T, Placed, &Told) -> V + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    if entries.len() <= LONG {
        let items = entries.iter().map(|entry| item(entry, None, told)).collect_view();
        return match markup {
            Markup::Ol(class) => view! { <ol class=class>{items}</ol> }.into_any(),
            Markup::Ul("") => view! { <ul>{items}</ul> }.into_any(),
            Markup::Ul(class) => view! { <ul class=class>{items}</ul> }.into_any(),
        };
    }
    let places: HashMap<String, usize> =
        anchor.map(|anchor| entries.iter().map(anchor).zip(0..).collect()).unwrap_or_default();
    let wanted = explorer().wanted;
    let shown = Shown {
        all: Memo::new({
            let number = entries.len();
            move |_| (0..number).collect::<Vec<usize>>()
        }),
        length: Signal::derive(|| usize::MAX),
        open: Signal::derive(move || wanted.with(|wanted| places.get(wanted.as_deref()?).copied())),
        printing: printing(),
    };
    let entries = StoredValue::new(entries);
    let one = move |at: usize, placed: Placed| {
        entries.with_value(|entries| entries.get(at).map(|entry| item(entry, placed, &Told::plain())))
    };
    view! {
        <div class="quiet-words">
            <p class="not-on-paper">{said::FOUND_NEAR_ALONE}</p>
            <p class="on-paper">{said::printed_in_part_alone()}</p>
        </div>
        {long_list(markup, shown, one)}
    }
    .into_any()
}

/// What a reader must know of a list that is made in part: on screen of the browser's own search, on paper of its end.
pub fn found_near<K: Clone + PartialEq + Send + Sync + 'static>(shown: Shown<K>) -> impl IntoView {
    let told = move || {
        shown.is_long().then(|| {
            view! {
                <div class="quiet-words">
                    <p class="not-on-paper">{said::FOUND_NEAR}</p>
                    <p class="on-paper">{said::printed_in_part()}</p>
                </div>
            }
        })
    };
    remade(told)
}

/// The place of an entry, from 0 on.
fn place_of(entry: &Element) -> Option<usize> {
    entry.get_attribute("aria-posinset")?.parse::<usize>().ok()?.checked_sub(1)
}

/// Looks again whenever the page is scrolled or has another size, once a frame.
fn follow_scrolling(list: Made, is_long: Memo<bool>, heights: StoredValue<Heights>, near: RwSignal<Range<usize>>) {
    let asked = StoredValue::new(false);
    let ask = move || {
        if is_long.try_get_untracked() != Some(true) || asked.get_value() {
            return;
        }
        asked.set_value(true);
        request_animation_frame(move || {
            // The view may be gone.
            if asked.try_set_value(false).is_none() {
                look(list, heights, near);
            }
        });
    };
    let scrolled = window_event_listener(ev::scroll, move |_| ask());
    let resized = window_event_listener(ev::resize, move |_| ask());
    // What is unfolded is seen without being scrolled.
    let unfolded = StoredValue::new_local(None::<WidthObserver>);
    Effect::new(move |_| {
        list.ol.track();
        list.ul.track();
        let element = list.element().filter(|_| is_long.get());
        unfolded.set_value(element.and_then(|element| WidthObserver::new(&element, move |_| ask())));
    });
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// Keeps the list as high as it is while its entries change, until the next frame: with fewer of them the page would be
/// shorter for a moment, and the browser would scroll up to its end.
fn keep_height(list: &Element, height: f64) {
    let Some(list) = list.dyn_ref::<HtmlElement>() else { return };
    let (style, own) = (list.style(), list.clone());
    // A browser that refuses scrolls a little too far at worst.
    if style.set_property("min-height", &format!("{height:.0}px")).is_ok() {
        request_animation_frame(move || {
            let _ = own.style().remove_property("min-height");
        });
    }
}

/// Measures what is made, and makes what the reader has come near to.
fn look(list: Made, heights: StoredValue<Heights>, near: RwSignal<Range<usize>>) {
    let Some(list) = list.element() else { return };
    if heights.with_value(Heights::is_empty) {
        return;
    }
    let rect = list.get_bounding_client_rect();
    // What is folded has no heights.
    if rect.width() == 0.0 {
        return;
    }
    let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    heights.update_value(|heights| {
        let mut child = list.first_element_child();
        while let Some(entry) = child {
            if let Some(place) = place_of(&entry) {
                heights.measured(place, entry.get_bounding_client_rect().height());
            }
            child = entry.next_element_sibling();
        }
    });
    let top = -rect.top();
    let moved = heights.with_value(|heights| near.with_untracked(|made| heights.moved(made, top, top + window)));
    if let Some(moved) = moved {
        keep_height(&list, rect.height());
        near.set(moved);
    }
}
