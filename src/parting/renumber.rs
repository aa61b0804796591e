//! Functions and globals have other numbers in each part than in the whole program.

use crate::NotParted;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode};

/// The numbers in one part by those in the whole program.
#[derive(Default)]
pub(crate) struct Numbers {
    pub functions: BTreeMap<u32, u32>,
    /// Where there are none, globals keep theirs.
    pub globals: Option<BTreeMap<u32, u32>>,
    /// The same of the table of functions.
    pub table: Option<u32>,
}

impl Numbers {
    /// The number of a function in this part.
    pub fn function(&self, function: u32) -> Result<u32, NotParted> {
        self.functions.get(&function).copied().ok_or(NotParted::Lost(function))
    }
}

impl Reencode for Numbers {
    type Error = NotParted;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<NotParted>> {
        self.function(function).map_err(Error::UserError)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<NotParted>> {
        let Some(globals) = &self.globals else { return Ok(global) };
        globals.get(&global).copied().ok_or(Error::UserError(NotParted::Unknown("a global that only one part knows")))
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<NotParted>> {
        Ok(self.table.unwrap_or(table))
    }
}
