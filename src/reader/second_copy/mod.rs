//! A second copy of what the reader makes, beside the store of the browser.
//!
//! Chromium writes what a page puts into localStorage to the disk seconds later, or a minute: when it is killed before, the
//! last words are lost. So the page keeps every revision once more, in a place that says when it is on the disk for certain.
//! Everything that this page puts into the store or removes from it goes the same way there ([`Queue`]). When the page
//! starts, what the store has lost comes back out of it, and what it lacks is put into it ([`compare`]).
//!
//! The rules: what only one of the two has, both have afterwards. Of two states of one revision the later one stands, as
//! everywhere; a value that cannot be read is never written over. Nothing is removed because the other one lacks it: what
//! was let go in one, and was to be let go in the other when the browser was killed, is there once more and goes again with
//! the bounds of the history. A deletion is a revision too, and comes back with what it deleted.

pub mod compare;
mod queue;
mod told;

pub use queue::{Change, Queue, Wanted};
pub use told::Tally;
