//! Which function goes where, and how the parts reach each other.

use crate::NotParted;
use crate::program::Program;
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{FunctionBody, Operator};

/// How a program is parted. Functions are meant by their numbers in the whole program.
pub(crate) struct Plan {
    /// The first part's own functions, in their order.
    pub first: Vec<u32>,
    /// The later part's, in their order.
    pub later: Vec<u32>,
    /// What the first part calls of the later one, or exports: it has stubs in their place.
    pub stubs: Vec<u32>,
    /// The signatures of the later functions in the program's table: there, one stub stands for all that share one.
    pub doors: Vec<u32>,
    /// What the later part calls of the first one, imports of the program among it.
    pub shared: Vec<u32>,
    /// The globals that the later part uses.
    pub globals: Vec<u32>,
    /// Where in the table each of the stubs' and the shared functions stands.
    pub places: BTreeMap<u32, u32>,
    /// The shared functions that the program has not in its table: they follow its end, and then the stubs' come.
    pub new_shared: Vec<u32>,
    /// The functions behind stubs that it has not in its table.
    pub new_later: Vec<u32>,
}

/// What a function uses.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<u32>,
    globals: BTreeSet<u32>,
    /// Something that only the part has which owns tables and data.
    is_bound: bool,
}

impl Uses {
    fn of(body: &FunctionBody<'_>, table: u32) -> Result<Self, NotParted> {
        let mut uses = Self::default();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    uses.functions.insert(function_index);
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                    uses.globals.insert(global_index);
                }
                Operator::CallIndirect { table_index, .. } | Operator::ReturnCallIndirect { table_index, .. } => {
                    uses.is_bound |= table_index != table;
                }
                Operator::RefFunc { function_index } => {
                    uses.functions.insert(function_index);
                    uses.is_bound = true;
                }
                Operator::MemoryInit { .. }
                | Operator::DataDrop { .. }
                | Operator::ElemDrop { .. }
                | Operator::TableInit { .. }
                | Operator::TableCopy { .. }
                | Operator::TableFill { .. }
                | Operator::TableGet { .. }
                | Operator::TableSet { .. }
                | Operator::TableGrow { .. }
                | Operator::TableSize { .. } => uses.is_bound = true,
                _ => {}
            }
        }
        Ok(uses)
    }
}

impl Plan {
    /// The plan for a program, where the first part has the functions with these names.
    pub fn new(program: &Program<'_>, is_first: impl Fn(&str) -> bool) -> Result<Self, NotParted> {
        let (mut first, mut later) = (Vec::new(), Vec::new());
        let (mut from_first, mut from_later) = (Uses::default(), Uses::default());
        for (function, body) in program.own() {
            let uses = Uses::of(body, program.table.0)?;
            let (part, all) = if uses.is_bound || is_first(program.names.get(function)) {
                (&mut first, &mut from_first)
            } else {
                (&mut later, &mut from_later)
            };
            part.push(function);
            all.functions.extend(uses.functions);
            all.globals.extend(uses.globals);
        }
        // The exports and the start are the first part's.
        from_first.functions.extend(&program.exported);
        let is_later: BTreeSet<u32> = later.iter().copied().collect();
        let in_table =
            program.places.iter().map(|(_, function)| *function).filter(|function| is_later.contains(function));
        let doors: BTreeSet<u32> = in_table.map(|function| program.kind(function)).collect::<Result<_, _>>()?;
        let stubs: Vec<u32> = from_first.functions.into_iter().filter(|one| is_later.contains(one)).collect();
        let shared: Vec<u32> = from_later.functions.into_iter().filter(|one| !is_later.contains(one)).collect();
        let mut places: BTreeMap<u32, u32> =
            program.places.iter().map(|(place, function)| (*function, *place)).collect();
        let lacks = |functions: &[u32], places: &BTreeMap<u32, u32>| -> Vec<u32> {
            functions.iter().copied().filter(|function| !places.contains_key(function)).collect()
        };
        let (new_shared, new_later) = (lacks(&shared, &places), lacks(&stubs, &places));
        let end = u32::try_from(program.table.1).map_err(|_| NotParted::Unknown("a table without end"))?;
        places.extend(new_shared.iter().chain(&new_later).copied().zip(end..));
        let globals = from_later.globals.into_iter().collect();
        let doors = doors.into_iter().collect();
        Ok(Self { first, later, stubs, doors, shared, globals, places, new_shared, new_later })
    }

    /// Whether the later part has a function.
    pub fn is_later(&self, function: u32) -> bool {
        self.later.binary_search(&function).is_ok()
    }

    /// The place of a function in the table.
    pub fn place(&self, function: u32) -> Result<u32, NotParted> {
        self.places.get(&function).copied().ok_or(NotParted::Lost(function))
    }

    /// How many places the table needs beyond those that it has.
    pub fn more_places(&self) -> usize {
        self.new_shared.len() + self.new_later.len()
    }
}
