//! What survives: everything that a reader has made, whatever happens to the page, its storage and its files. Each test
//! counts what it tried, what survived and what was lost; nothing may be lost.
//!
//! `script/survival` runs them in full and writes the table into the README.

// What earlier versions kept, and files that were spoilt on purpose, name Milton Keynes' record.
#[cfg(milton_keynes)]
mod damaged;
mod fields;
mod full;
#[cfg(milton_keynes)]
mod hostile;
#[cfg(milton_keynes)]
mod imports;
mod leaving;
#[cfg(milton_keynes)]
mod many;
mod orders;
mod quick;
mod seen;
#[cfg(milton_keynes)]
mod spoilt;
mod table;
mod tabs;
pub mod tally;
mod things;
#[cfg(milton_keynes)]
mod upgrade;
mod withheld;
