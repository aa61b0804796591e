//! The later part: functions alone. When it is instantiated, it puts them into the first part's table.

use crate::first::{global_name, joined, number};
use crate::plan::Plan;
use crate::program::Program;
use crate::renumber::Numbers;
use crate::{MODULE, NotParted};
use std::borrow::Cow;
use std::collections::BTreeMap;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, Function, FunctionSection, GlobalType, ImportSection,
    Module, RefType, StartSection, TableType, TypeSection, ValType,
};

/// Writes the later part.
pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, NotParted> {
    let shared = number(plan.shared.len())?;
    let functions = plan.shared.iter().chain(&plan.later).copied().zip(0..).collect();
    let globals: BTreeMap<u32, u32> = plan.globals.iter().copied().zip(0..).collect();
    let mut numbers = Numbers { functions, globals: Some(globals), table: Some(0) };
    let mut types = TypeSection::new();
    for signature in &program.signatures {
        types.ty().func_type(&numbers.func_type(signature.clone())?);
    }
    types.ty().function([], []);

    let mut own = FunctionSection::new();
    let mut code = CodeSection::new();
    for function in &plan.later {
        own.function(program.kind(*function)?);
    }
    for (function, body) in program.own() {
        if plan.is_later(function) {
            numbers.parse_function_body(&mut code, body.clone())?;
        }
    }
    own.function(number(program.signatures.len())?);
    let mut start = Function::new([]);
    start.instructions().i32_const(1).global_set(number(plan.globals.len())?).end();
    code.function(&start);

    let mut module = Module::new();
    module.section(&types).section(&imports(program, plan, &mut numbers)?).section(&own);
    module.section(&StartSection { function_index: shared + number(plan.later.len())? });
    module.section(&elements(program, plan, &numbers)?).section(&code);
    Ok(module.finish())
}

/// What it takes from the first part.
fn imports(program: &Program<'_>, plan: &Plan, numbers: &mut Numbers) -> Result<ImportSection, NotParted> {
    let mut imports = ImportSection::new();
    for function in &plan.shared {
        imports.import(MODULE, &plan.place(*function)?.to_string(), EntityType::Function(program.kind(*function)?));
    }
    imports.import(MODULE, &format!("{MODULE}.memory"), EntityType::Memory(numbers.memory_type(program.memory)?));
    let table = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: program.table.1,
        maximum: None,
        shared: false,
    };
    imports.import(MODULE, &format!("{MODULE}.table"), EntityType::Table(table));
    for global in &plan.globals {
        let kind = program.globals.get(crate::program::at(*global));
        let kind = *kind.ok_or(NotParted::Unknown("a global that is not there"))?;
        imports.import(MODULE, &global_name(*global), EntityType::Global(numbers.global_type(kind)?));
    }
    let kind = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    imports.import(MODULE, &global_name(joined(program)?), EntityType::Global(kind));
    Ok(imports)
}

/// Its functions in the table: wherever the program has them, and where the first part's stubs look for them.
fn elements(program: &Program<'_>, plan: &Plan, numbers: &Numbers) -> Result<ElementSection, NotParted> {
    let own = program.places.iter().filter(|(_, function)| plan.is_later(*function)).copied();
    let new = plan.new_later.iter().map(|function| Ok((plan.place(*function)?, *function)));
    let all =
        own.map(Ok).chain(new).map(|one| one.and_then(|(place, function)| Ok((place, numbers.function(function)?))));
    let mut places: Vec<(u32, u32)> = all.collect::<Result<_, NotParted>>()?;
    places.sort_unstable();
    let mut elements = ElementSection::new();
    for run in places.chunk_by(|(before, _), (next, _)| before + 1 == *next) {
        let Some((from, _)) = run.first() else { continue };
        let from = i32::try_from(*from).map_err(|_| NotParted::Unknown("a table without end"))?;
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        elements.active(None, &ConstExpr::i32_const(from), Elements::Functions(Cow::Owned(functions)));
    }
    Ok(elements)
}
