//! Words that change, written so that a browser's translation of the page survives them, and they it.
//!
//! A browser that translates a page takes each text node out and puts `<font>` elements in its place. A text node of ours
//! that is changed afterwards is no longer on the page: the reader goes on seeing the old number, and a text node that
//! should go leaves its translation behind. So no text node is ever changed or taken away by itself:
//! - words that follow a signal are the whole content of an element, written with `prop:textContent=words(...)`;
//! - what is more than words, or is made from a value as a whole, is made [`anew`] from elements;
//! - a list is a `For` whose items never change their words, or change them by these ways;
//! - what comes and goes is an element, never bare words.
//!
//! An element that holds a number alone says `translate="no"`.

use leptos::either::Either;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Words that follow signals, for `prop:textContent`: written only when they are other words, since a live region
/// would say the same words again.
pub fn words<T>(said: impl Fn() -> T + Send + Sync + 'static) -> impl Fn() -> T + Clone + Send + Sync + 'static
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let said = Memo::new(move |_| said());
    move || said.get()
}

/// Elements that are made from a value, and made anew whenever it is another one. They begin with an element.
pub fn anew<T, V>(
    value: impl Fn() -> T + Send + Sync + 'static,
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let value = Memo::new(move |_| value());
    remade(move || {
        let value = value.get();
        untrack(|| show(value))
    })
}

/// Elements that are made anew whenever a signal changes that their making reads. They begin with an element.
pub fn remade<V>(show: impl Fn() -> V + Send + Sync + 'static) -> impl IntoView
where
    V: IntoView + 'static,
{
    let turn = AtomicBool::new(false);
    move || {
        // Elements on the same side would be changed in place, word by word.
        if turn.fetch_xor(true, Ordering::Relaxed) { Either::Left(show()) } else { Either::Right(show()) }
    }
}
