//! Where the reader is on the page: focus and scroll, after the page has changed.
//!
//! The rule: a press that changes the page leaves the focus inside `main`, on the element that says what happened.
//! - Where the pressed control stays in its place and shows its new state itself (a switch, a checkbox, a list, a heading
//!   that folds), it keeps the focus. It is never `disabled`, since that drops the focus: it is `aria-disabled`, and the
//!   next press does nothing but say why.
//! - Else the focus goes to what has changed: the heading of the results, the status line of the note, the heading of what
//!   opened, or the neighbour of what went. The code that handles the press says which, with one of the functions here.
//! - Whoever presses keys sees where the focus is: what is outside the window is brought into it. Under a pointer the page
//!   stays where it is, but for what a link, a mark or an entry opens.
//! - Focus never scrolls by itself: browsers scroll for it after the page has been scrolled, and past it.
//!
//! [`watch`] catches what nobody thought of: what is moved keeps the focus and stays in sight, and where it goes the heading
//! of the view takes it.

use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

thread_local! {
    /// Whether the reader's last act was a key, and not a pointer. Screen readers count as keys.
    static BY_KEY: Cell<bool> = const { Cell::new(true) };
    /// Whether a key has just pressed or changed the control that has the focus.
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    /// What had the focus last.
    static LAST: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// What had the focus last inside `main`.
    static LAST_IN_MAIN: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// What can take the focus by itself, inside an element that cannot. Terms are no controls: they are words of the text.
const CONTROLS: &str = "a[href], button, input, select, summary, textarea, [tabindex]:not(.term)";

/// Goes to the top of what is now shown, with the focus on its heading: after a link to another view.
pub fn top() {
    soon(|document| {
        heading(document);
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Gives the focus to the element with this id and brings it into view: for what a link or a mark opens.
pub fn bring(id: &str) {
    let id = id.to_owned();
    soon(move |document| {
        if let Some(element) = by_id(document, &id) {
            let whole = whole_of(&element);
            if !is_fixed(&whole) {
                whole.scroll_into_view();
            }
            give(document, &element);
        }
    });
}

/// Shows the element with this id again, unless it stays where it was shown: some frames later, once what stands above it
/// has been made.
pub fn settle(id: &str) {
    let id = id.to_owned();
    soon(move |document| {
        let Some(shown) = by_id(document, &id).map(|element| element.get_bounding_client_rect().top()) else { return };
        let again = move |document: &Document| {
            let element = by_id(document, &id).filter(|now| (now.get_bounding_client_rect().top() - shown).abs() > 1.0);
            element.iter().for_each(|element| whole_of(element).scroll_into_view());
        };
        after(3, Box::new(again));
    });
}

/// Gives the focus to the element with this id, and shows what it stands for with as little scrolling as may be: for what
/// opens beside what was pressed. Where the page does not have it, the first heading takes the focus.
pub fn show(id: &str) {
    let id = id.to_owned();
    soon(move |document| match by_id(document, &id) {
        Some(element) => {
            reveal(&whole_of(&element));
            give(document, &element);
        }
        None => heading(document),
    });
}

/// Goes back to the beginning of a list that has changed while it was scrolled; the focus stays where it is. The list is
/// named by its heading.
pub fn begin(id: &str) {
    let id = id.to_owned();
    soon(move |document| {
        let list = by_id(document, &id).map(|heading| whole_of(&heading));
        if let Some(list) = list.filter(|list| list.get_bounding_client_rect().top() < 0.0) {
            list.scroll_into_view();
            // What was pressed stays in sight: filters beside the list move with it.
            document.active_element().iter().filter(|active| !in_window(active)).for_each(to_nearest);
        }
    });
}

/// What was pressed stays in sight where the press moves the page, as a chip above it does.
pub fn keep_in_sight() {
    soon(|document| document.active_element().iter().filter(|active| !in_window(active)).for_each(to_nearest));
}

/// Gives the focus to the element with this id, once the page shows it where it now is. Where it is gone, a neighbour in
/// its list takes the focus.
pub fn on(id: &str) {
    on_any(&[id]);
}

/// Gives the focus to the first of these elements that the page shows and that takes it. Where none does, a neighbour in the
/// list of the first one takes the focus.
pub fn on_any(ids: &[&str]) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let now = web_sys::window().and_then(|window| window.document());
    let beside = ids.iter().find_map(|id| Some(neighbours(&by_id(now.as_ref()?, id)?.into()))).unwrap_or_default();
    soon(move |document| {
        let named = ids.iter().filter_map(|id| by_id(document, id));
        show_first(document, named.chain(beside));
    });
}

/// Gives the focus to a neighbour of the list's item in which this element stands, since a press takes the item away.
pub fn beside(element: &Element) {
    let beside = neighbours(element);
    soon(move |document| show_first(document, beside));
}

/// Gives the focus to the first element of a selector that takes it, once the page shows it.
pub fn on_first(selector: &str) {
    let selector = selector.to_owned();
    soon(move |document| show_first(document, document.query_selector(&selector).ok().flatten().and_then(html)));
}

/// Gives the focus back to what had it inside `main`: for answers that stand outside of it and are dismissed.
pub fn back() {
    soon(|document| show_first(document, LAST_IN_MAIN.with_borrow(Clone::clone)));
}

/// The id of what had the focus last inside `main`, or of what holds it, if it has one.
pub fn last_in_main() -> Option<String> {
    let last = LAST_IN_MAIN.with_borrow(Clone::clone).filter(|element| element.is_connected())?;
    let named = last.closest("main [id]").ok().flatten()?;
    Some(named.id())
}

/// Follows the focus from now on, and catches it where it would fall out of the page.
pub fn watch() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    remember(document.active_element());
    let listen = |kind: &str, told: fn(Event)| {
        let listener = Closure::<dyn FnMut(Event)>::new(told).into_js_value();
        // A window always takes a listener.
        let _ = window.add_event_listener_with_callback_and_bool(kind, listener.unchecked_ref(), true);
    };
    listen("keydown", |_| BY_KEY.set(true));
    listen("pointerdown", |_| {
        BY_KEY.set(false);
        // Who presses beside everything means to leave what had the focus.
        LAST.set(None);
    });
    listen("click", |event| pressed(&event));
    listen("change", |event| pressed(&event));
    listen("focusin", |event| remember(event.target().and_then(|target| target.dyn_into().ok())));
    // A frame later, since whoever changed the page may have said where the focus goes.
    let changed = Closure::<dyn FnMut()>::new(|| {
        if PRESSED.get() {
            // A list in another order takes what was pressed along. Chromium follows it, others do not.
            soon(|document| {
                document.active_element().iter().filter(|active| is_out_of_sight(active)).for_each(to_nearest)
            });
        }
        if lost().is_some() {
            soon(|document| match lost() {
                // What is moved within the page loses the focus on the way.
                Some(element) if element.is_connected() => give(document, &element),
                Some(_) => show_first(document, None),
                None => {}
            });
        }
    });
    let observer = MutationObserver::new(changed.into_js_value().unchecked_ref());
    if let (Ok(observer), Some(body)) = (observer, document.body()) {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        let _ = observer.observe_with_options(&body, &init);
    }
}

/// Notes for the next moment that a key has pressed what has the focus. Programs that read the page press other things too.
fn pressed(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_focused = target.zip(active()).is_some_and(|(target, active)| active.contains(Some(&target)));
    if BY_KEY.get() && is_focused {
        PRESSED.set(true);
        // What is saved first changes the page some frames later.
        after(20, Box::new(|_| PRESSED.set(false)));
    }
}

/// Notes what has the focus.
fn remember(element: Option<Element>) {
    let Some(element) = element.and_then(html).filter(|element| element.tag_name() != "BODY") else { return };
    if element.closest("main").ok().flatten().is_some() {
        LAST_IN_MAIN.set(Some(element.clone()));
    }
    LAST.set(Some(element));
}

/// What has the focus.
fn active() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// What had the focus last, where nothing has it now.
fn lost() -> Option<HtmlElement> {
    let nothing = active().is_none_or(|element| element.tag_name() == "BODY");
    LAST.with_borrow(Clone::clone).filter(|_| nothing)
}

/// Gives the focus to the heading of what is shown: the first that can be seen. `main` where there is none.
fn heading(document: &Document) {
    let Some(main) = by_id(document, "main") else { return };
    let mut element = main.clone();
    if let Ok(headings) = main.query_selector_all("h1, h2, h3") {
        let all = (0..headings.length()).filter_map(|index| headings.get(index)?.dyn_into::<HtmlElement>().ok());
        // Headings for screen readers alone are a pixel high.
        element = { all }.find(|heading| heading.get_bounding_client_rect().height() > 1.0).unwrap_or(main);
    }
    take(document, &element);
}

/// Gives the focus to the first of these elements that takes it, else to the heading. Where the reader presses keys, brings
/// it into the window.
fn show_first(document: &Document, elements: impl IntoIterator<Item = HtmlElement>) {
    if !elements.into_iter().any(|element| take(document, &element)) {
        heading(document);
    }
    let now = document.active_element().filter(|now| BY_KEY.get() && !in_window(now));
    if let Some(now) = now {
        now.scroll_into_view();
    }
}

/// The items after and before the list's item in which an element stands, the next one first.
fn neighbours(element: &Element) -> Vec<HtmlElement> {
    let Some(item) = element.closest("li").ok().flatten() else { return Vec::new() };
    [item.next_element_sibling(), item.previous_element_sibling()].into_iter().flatten().filter_map(html).collect()
}

/// Gives the focus to an element, or to the heading where it cannot take it, as inside of what is folded.
fn give(document: &Document, element: &HtmlElement) {
    if !take(document, element) {
        heading(document);
    }
}

/// Gives the focus to an element, or to its first control where it takes none itself. Says whether it was taken.
fn take(document: &Document, element: &HtmlElement) -> bool {
    let takes = |element: &HtmlElement| element.tab_index() >= 0 || element.has_attribute("tabindex");
    let inner = || element.query_selector(CONTROLS).ok().flatten().and_then(html);
    let target = if takes(element) { element.clone() } else { inner().unwrap_or_else(|| element.clone()) };
    if !takes(&target) {
        // Headings and lines of words take the focus only when they are given it.
        let _ = target.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let asked = target.focus_with_options(&options);
    asked.is_ok() && document.active_element().is_some_and(|now| target.is_same_node(Some(&now)))
}

/// What is to be seen with an element that has the focus: the panel of a heading, the list under a heading that stays in
/// sight, else the element itself.
fn whole_of(element: &HtmlElement) -> Element {
    let whole = |selector: &str| element.closest(selector).ok().flatten();
    let below = whole(".reach").and_then(|heading| heading.parent_element());
    below.or_else(|| whole(".panel")).unwrap_or_else(|| element.clone().into())
}

/// Whether an element keeps its place in the window, as a sheet does: nothing can be scrolled to show it.
fn is_fixed(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("position").ok()).is_some_and(|position| position == "fixed")
}

/// Scrolls no further than needed. What is too long for the window is seen from its beginning.
fn reveal(element: &Element) {
    if is_fixed(element) {
        // What opened a sheet is to be seen above it.
        let chosen =
            element.owner_document().and_then(|document| document.query_selector(".mark.chosen").ok().flatten());
        return chosen.iter().for_each(to_nearest);
    }
    let rect = element.get_bounding_client_rect();
    let height = window_height();
    // The heading that stays takes some of the window.
    if rect.height() > height - 96.0 {
        let begins_in_sight = rect.top() >= 0.0 && (rect.bottom() <= height || rect.top() <= height / 3.0);
        if !begins_in_sight {
            element.scroll_into_view();
        }
    } else {
        to_nearest(element);
    }
}

/// Scrolls an element into the window by the nearest edge.
fn to_nearest(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

fn is_out_of_sight(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = window_height();
    rect.bottom() <= 0.0 || rect.top() >= height
}

fn in_window(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = window_height();
    rect.top() >= 0.0 && rect.bottom() <= height
}

fn by_id(document: &Document, id: &str) -> Option<HtmlElement> {
    document.get_element_by_id(id).and_then(html)
}

fn html(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// Does something before the next frame is painted, when the page has changed.
fn soon(act: impl FnOnce(&Document) + 'static) {
    let later = Closure::once_into_js(move || {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            act(&document);
        }
    });
    if let Some(window) = web_sys::window() {
        // Without frames nothing is painted, and nobody reads.
        let _ = window.request_animation_frame(later.unchecked_ref());
    }
}

/// Does something so many frames later.
fn after(frames: u8, act: Box<dyn FnOnce(&Document)>) {
    soon(move |document| if frames > 1 { after(frames - 1, act) } else { act(document) });
}

/// Whether the focus is within such an element.
pub fn is_within(selector: &str) -> bool {
    active().is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}
