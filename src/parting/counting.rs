//! A program that tells which of its functions run.

use crate::program::Program;
use crate::renumber::Numbers;
use crate::{MODULE, NotParted, RAN};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, EntityType, ImportSection, Module, TypeSection, ValType};

type Done<T = ()> = Result<T, Error<NotParted>>;

struct Counting<'p, 'a> {
    program: &'p Program<'a>,
    numbers: Numbers,
}

/// The same program, but each of its own functions first calls [`RAN`] of [`MODULE`] with its number.
///
/// # Errors
/// [`NotParted`] where the program is not as rustc and wasm-bindgen write it.
pub fn counting(program: &[u8]) -> Result<Vec<u8>, NotParted> {
    let program = Program::read(program)?;
    let imports = (0..program.imported).map(|import| (import, import));
    let functions = imports.chain(program.own().map(|(function, _)| (function, function + 1))).collect();
    let mut counting = Counting { program: &program, numbers: Numbers { functions, ..Default::default() } };
    let mut module = Module::new();
    counting.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes)?;
    Ok(module.finish())
}

impl Reencode for Counting<'_, '_> {
    type Error = NotParted;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        self.numbers.function_index(function)
    }

    fn parse_type_section(&mut self, types: &mut TypeSection, section: wasmparser::TypeSectionReader<'_>) -> Done {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([ValType::I32], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Done {
        utils::parse_import_section(self, imports, section)?;
        let kind = crate::first::number(self.program.signatures.len())?;
        imports.import(MODULE, RAN, EntityType::Function(kind));
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, _: wasmparser::CodeSectionReader<'_>) -> Done {
        let program = self.program;
        for (function, body) in program.own() {
            let mut counted = self.new_function_with_parsed_locals(body)?;
            let sign = i32::from_ne_bytes(function.to_ne_bytes());
            counted.instructions().i32_const(sign).call(program.imported);
            let mut reader = body.get_operators_reader()?;
            while !reader.eof() {
                counted.instruction(&self.parse_instruction(&mut reader)?);
            }
            code.function(&counted);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: wasmparser::CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}
