//! What survives: everything that a reader has made, whatever happens to the page, its storage and its files. Each test
//! counts what it tried, what survived and what was lost; nothing may be lost.
//!
//! `script/survival` runs them in full and writes the table into the README.

mod damaged;
mod fields;
mod full;
mod hostile;
mod imports;
mod leaving;
mod many;
mod orders;
mod quick;
mod seen;
mod spoilt;
mod table;
mod tabs;
pub mod tally;
mod things;
mod upgrade;
mod withheld;
