//! The first part: the whole program but for the functions of the later one, in whose place stubs stand.
//!
//! Where a function is called by its name, its stub knows which one is meant. In the table one stub stands for thousands: so
//! whatever is called by its place in the table, that place is noted in a global first.

use crate::plan::Plan;
use crate::program::Program;
use crate::renumber::Numbers;
use crate::{MODULE, MORE, NotParted};
use std::borrow::Cow;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, Module, TableSection, TypeSection, ValType,
};

type Done<T = ()> = Result<T, Error<NotParted>>;

/// The first part, being written.
struct First<'p, 'a> {
    program: &'p Program<'a>,
    plan: &'p Plan,
    numbers: Numbers,
    tables: u32,
}

/// The number of the global that says whether the later part has joined: it follows the program's own.
pub(crate) fn joined(program: &Program<'_>) -> Result<u32, NotParted> {
    number(program.globals.len())
}

/// The number of the global that says which place in the table was called.
fn called(program: &Program<'_>) -> Result<u32, NotParted> {
    joined(program).map(|global| global + 1)
}

/// The name under which the first part exports a global.
pub(crate) fn global_name(global: u32) -> String {
    format!("{MODULE}.global{global}")
}

/// A length as a number of the program.
pub(crate) fn number(length: usize) -> Result<u32, NotParted> {
    u32::try_from(length).map_err(|_| NotParted::Unknown("more than it can count"))
}

/// Writes the first part.
pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, NotParted> {
    // What it imports, then MORE, then what finds the place of a later function, then its own, then the stubs, then the doors.
    let own = plan.first.iter().chain(&plan.stubs).copied().zip(program.imported + 2..);
    let functions = (0..program.imported).map(|import| (import, import)).chain(own).collect();
    let mut first = First { program, plan, numbers: Numbers { functions, ..Default::default() }, tables: 0 };
    let mut module = Module::new();
    first.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes)?;
    Ok(module.finish())
}

impl First<'_, '_> {
    /// The signature without values; the next is that of what finds a place.
    fn bare(&self) -> Done<u32> {
        Ok(number(self.program.signatures.len())?)
    }

    /// Takes the place of a later function in the table and returns it, once that function is there.
    fn finder(&self) -> Done<Function> {
        let joined = joined(self.program)?;
        let mut finder = Function::new([]);
        let mut write = finder.instructions();
        write.global_get(joined).i32_eqz().if_(BlockType::Empty).call(self.program.imported);
        // Whoever has it joined throws where that fails. Without this, a stub would call itself for ever.
        write.global_get(joined).i32_eqz().if_(BlockType::Empty).unreachable().end();
        write.end().local_get(0).end();
        Ok(finder)
    }

    /// The stub of a later function: the first part calls it in place of that function.
    fn stub(&self, function: u32) -> Result<Function, NotParted> {
        let place = i32::try_from(self.plan.place(function)?).map_err(|_| NotParted::Lost(function))?;
        self.passing(self.program.kind(function)?, Instruction::I32Const(place))
    }

    /// The stub for all later functions with a signature, where they are called by their place in the table.
    fn door(&self, kind: u32) -> Result<Function, NotParted> {
        self.passing(kind, Instruction::GlobalGet(called(self.program)?))
    }

    /// A stub: it calls the function at a place in the table with the same values, once a later function is there.
    fn passing(&self, kind: u32, place: Instruction<'_>) -> Result<Function, NotParted> {
        let mut passing = Function::new([]);
        for value in 0..self.program.takes(kind)? {
            passing.instructions().local_get(value);
        }
        passing.instruction(&place);
        passing.instructions().call(self.program.imported + 1).call_indirect(self.program.table.0, kind).end();
        Ok(passing)
    }

    /// The number of the function, or of the stub, that the table has for it.
    fn in_table(&self, function: u32) -> Result<u32, NotParted> {
        if !self.plan.is_later(function) {
            return self.numbers.function(function);
        }
        let door =
            self.plan.doors.binary_search(&self.program.kind(function)?).map_err(|_| NotParted::Lost(function))?;
        number(self.plan.first.len() + self.plan.stubs.len() + door).map(|door| self.program.imported + 2 + door)
    }
}

impl Reencode for First<'_, '_> {
    type Error = NotParted;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        self.numbers.function_index(function)
    }

    fn parse_type_section(&mut self, types: &mut TypeSection, section: wasmparser::TypeSectionReader<'_>) -> Done {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Done {
        utils::parse_import_section(self, imports, section)?;
        imports.import(MODULE, MORE, EntityType::Function(self.bare()?));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        functions.function(self.bare()? + 1);
        for function in self.plan.first.iter().chain(&self.plan.stubs) {
            functions.function(self.program.kind(*function)?);
        }
        for kind in &self.plan.doors {
            functions.function(*kind);
        }
        Ok(())
    }

    fn parse_table(&mut self, tables: &mut TableSection, table: wasmparser::Table<'_>) -> Done {
        let mut table = table;
        if self.tables == self.program.table.0 {
            let more = self.plan.more_places() as u64;
            table.ty.initial += more;
            table.ty.maximum = table.ty.maximum.map(|most| most + more);
        }
        self.tables += 1;
        utils::parse_table(self, tables, table)
    }

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Done {
        utils::parse_global_section(self, globals, section)?;
        let kind = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        // Whether the later part has joined, and which place in the table was called.
        globals.global(kind, &ConstExpr::i32_const(0));
        globals.global(kind, &ConstExpr::i32_const(0));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Done {
        utils::parse_export_section(self, exports, section)?;
        exports.export(&format!("{MODULE}.memory"), ExportKind::Memory, 0);
        exports.export(&format!("{MODULE}.table"), ExportKind::Table, self.program.table.0);
        let joined = joined(self.program)?;
        for global in self.plan.globals.iter().copied().chain([joined]) {
            exports.export(&global_name(global), ExportKind::Global, global);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Done {
        let table = Some(self.program.table.0).filter(|table| *table > 0);
        let mut put = |place: u32, functions: Result<Vec<u32>, NotParted>| -> Result<(), NotParted> {
            let place = i32::try_from(place).map_err(|_| NotParted::Unknown("a table without end"))?;
            elements.active(table, &ConstExpr::i32_const(place), Elements::Functions(Cow::Owned(functions?)));
            Ok(())
        };
        for run in self.program.places.chunk_by(|(before, _), (next, _)| before + 1 == *next) {
            let Some((place, _)) = run.first() else { continue };
            put(*place, run.iter().map(|(_, function)| self.in_table(*function)).collect())?;
        }
        let end = u32::try_from(self.program.table.1).unwrap_or(u32::MAX);
        let new = self.plan.new_shared.iter().map(|function| self.numbers.function(*function)).collect();
        Ok(put(end, new)?)
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, _: wasmparser::CodeSectionReader<'_>) -> Done {
        code.function(&self.finder()?);
        let (program, plan) = (self.program, self.plan);
        for (function, body) in program.own() {
            if !plan.is_later(function) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        for function in &plan.stubs {
            code.function(&self.stub(*function)?);
        }
        for kind in &plan.doors {
            code.function(&self.door(*kind)?);
        }
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: wasmparser::FunctionBody<'_>) -> Done {
        let called = called(self.program)?;
        let mut written = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let instruction = self.parse_instruction(&mut reader)?;
            if matches!(instruction, Instruction::CallIndirect { table_index, .. } if table_index == self.program.table.0)
            {
                written.instructions().global_set(called).global_get(called);
            }
            written.instruction(&instruction);
        }
        code.function(&written);
        Ok(())
    }

    /// Names and the like are for who builds it.
    fn parse_custom_section(&mut self, _: &mut Module, _: wasmparser::CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}
