//! The desk: several pages, any order of events, any store, any values; nothing that a reader wrote is lost.

mod bounds;
mod briefing;
mod damaged;
mod earlier;
mod faults;
mod former;
mod merging;
mod pages;
mod second_copy;
