//! Parts a WebAssembly program in two: what the first view runs comes first, the rest later.
//!
//! Which functions the first view runs is no guess: [`counting`] gives a program that tells it, and a list of their names
//! is kept. [`part`] takes that list. The list decides only how soon something is there, never whether it works: whatever
//! the first part calls of the later one goes through a stub, which has the later part joined before it goes on.
//!
//! What the two share is the memory, the globals and the table of functions. The later part imports them from the first
//! under the names that [`part`] describes. So the page needs no knowledge of the program to join them.

// Tests may stop where something is not as expected; a build may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

mod counting;
mod first;
mod later;
mod names;
mod plan;
mod program;
mod renumber;
#[cfg(test)]
mod tests;

pub use counting::counting;
pub use names::{Names, short};

use plan::Plan;
use program::Program;

/// The module that both parts import from: of the page in the first, of the first in the later.
pub const MODULE: &str = "parts";

/// What the first part calls to have the later one joined: it returns when that is done, or throws.
pub const MORE: &str = "more";

/// What a program that counts calls with the number of each function that runs.
pub const RAN: &str = "ran";

/// A program in two parts.
#[derive(Clone, Debug)]
pub struct Parted {
    /// What is started.
    pub first: Vec<u8>,
    /// What joins it.
    pub later: Vec<u8>,
    /// How many functions the first part has of the program's.
    pub in_first: usize,
    /// How many functions the later part has.
    pub in_later: usize,
}

/// Why a program cannot be parted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotParted {
    /// It cannot be read.
    #[error("the program is no WebAssembly that can be read: {0}")]
    Unreadable(String),
    /// It lacks something.
    #[error("the program has no {0}: it must be built with names and a table of functions (Trunk.toml, index.html)")]
    Lacks(&'static str),
    /// It has something that no program of rustc had so far.
    #[error("the program has {0}, which src/parting does not know: look at how rustc and wasm-bindgen write it now")]
    Unknown(&'static str),
    /// A function that is needed was left out: a fault of this crate.
    #[error("function {0} is in neither part, but is called: this is a fault of src/parting")]
    Lost(u32),
}

impl From<wasmparser::Error> for NotParted {
    fn from(error: wasmparser::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<NotParted> for wasm_encoder::reencode::Error<NotParted> {
    fn from(error: NotParted) -> Self {
        Self::UserError(error)
    }
}

impl From<wasm_encoder::reencode::Error<NotParted>> for NotParted {
    fn from(error: wasm_encoder::reencode::Error<NotParted>) -> Self {
        match error {
            wasm_encoder::reencode::Error::UserError(own) => own,
            other => Self::Unreadable(other.to_string()),
        }
    }
}

/// The whole program without its names, which are for who builds it.
///
/// # Errors
/// [`NotParted`] where it cannot be read.
pub fn unnamed(program: &[u8]) -> Result<Vec<u8>, NotParted> {
    let mut module = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(program) {
        if let Some((id, range)) = payload?.as_section().filter(|(id, _)| *id != 0) {
            let [from, to] = [range.start, range.end].map(|end| usize::try_from(end).unwrap_or(usize::MAX));
            let data = program.get(from..to).ok_or(NotParted::Unknown("a section beyond its end"))?;
            module.section(&wasm_encoder::RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// Parts a program. `is_first` says of the name of a function, as [`Names`] gives it, whether the first part has it.
///
/// The first part imports [`MORE`] from [`MODULE`], and exports what the later one imports. The later part imports all from
/// [`MODULE`]: a function by its place in the first part's export `parts.table`, as `17`; anything else by the name of the
/// first part's export. When it is instantiated, it is joined.
///
/// # Errors
/// [`NotParted`] where the program is not as rustc and wasm-bindgen write it.
pub fn part(program: &[u8], is_first: impl Fn(&str) -> bool) -> Result<Parted, NotParted> {
    let program = Program::read(program)?;
    let plan = Plan::new(&program, is_first)?;
    Ok(Parted {
        first: first::write(&program, &plan)?,
        later: later::write(&program, &plan)?,
        in_first: plan.first.len(),
        in_later: plan.later.len(),
    })
}
