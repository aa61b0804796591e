//! The width of elements, as it changes under a chart or a list without anything done on the page.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Tells the width of an element in whole CSS pixels, now and after each change, until it is dropped.
///
/// A chart changes its height with its width. If it did so while the browser hands out changes of size, the browser
/// would report its own new change as an error. So a change waits for the next frame, which passes on the last one. One
/// frame does it for all elements: the charts of a view are then drawn together.
#[derive(Debug)]
pub struct WidthObserver {
    observer: ResizeObserver,
    _width: Rc<Width>,
    _noticed: Closure<dyn FnMut(js_sys::Array)>,
}

/// The width of one element.
struct Width {
    latest: Cell<f64>,
    last_told: Cell<f64>,
    told: Box<dyn Fn(f64)>,
}

impl std::fmt::Debug for Width {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Width").field("latest", &self.latest).finish_non_exhaustive()
    }
}

thread_local! {
    /// The widths that have changed since the last frame. If an observer is dropped before the next one, it hears nothing more.
    static CHANGED: RefCell<Vec<Weak<Width>>> = const { RefCell::new(Vec::new()) };
    static IN_FRAME: Closure<dyn FnMut()> = Closure::new(tell);
}

impl WidthObserver {
    /// Begins to observe. `None` where the browser has no such observer.
    pub fn new(element: &Element, told: impl Fn(f64) + 'static) -> Option<Self> {
        let first = element.get_bounding_client_rect().width().floor();
        told(first);
        let width = Rc::new(Width { latest: Cell::new(first), last_told: Cell::new(first), told: Box::new(told) });
        let noticed = {
            let width = Rc::downgrade(&width);
            Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                let Ok(entry) = entries.pop().dyn_into::<ResizeObserverEntry>() else { return };
                if let Some(width) = width.upgrade() {
                    width.latest.set(entry.content_rect().width().floor());
                    wait(Rc::downgrade(&width));
                }
            })
        };
        let observer = ResizeObserver::new(noticed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _width: width, _noticed: noticed })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Has a width told in the next frame. The first that waits asks for one.
fn wait(width: Weak<Width>) {
    let is_first = CHANGED.with_borrow_mut(|changed| {
        changed.push(width);
        changed.len() == 1
    });
    let window = web_sys::window().filter(|_| is_first);
    let asked =
        window.map(|window| IN_FRAME.with(|frame| window.request_animation_frame(frame.as_ref().unchecked_ref())));
    if let Some(Err(_)) = asked {
        tell();
    }
}

fn tell() {
    for width in CHANGED.take().iter().filter_map(Weak::upgrade) {
        let latest = width.latest.get();
        if width.last_told.replace(latest) != latest {
            (width.told)(latest);
        }
    }
}
