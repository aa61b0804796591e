//! What must be known of a program to part it.

use crate::{Names, NotParted};
use wasmparser::{
    ConstExpr, ElementItems, ElementKind, FuncType, FunctionBody, KnownCustom, Name, Operator, Parser, Payload,
    RefType, TypeRef,
};

/// A program, read.
pub(crate) struct Program<'a> {
    /// As it is.
    pub bytes: &'a [u8],
    /// The signatures of functions.
    pub signatures: Vec<FuncType>,
    /// How many functions it imports. They come before its own.
    pub imported: u32,
    /// The number of the signature of each function.
    pub kinds: Vec<u32>,
    /// Its own functions.
    pub bodies: Vec<FunctionBody<'a>>,
    /// Which table holds functions, and how many places it has.
    pub table: (u32, u64),
    /// The places of the table with their functions, in order.
    pub places: Vec<(u32, u32)>,
    /// Its globals.
    pub globals: Vec<wasmparser::GlobalType>,
    /// Its memory.
    pub memory: wasmparser::MemoryType,
    /// The functions that it exports, or starts.
    pub exported: Vec<u32>,
    /// What they are called.
    pub names: Names,
}

impl<'a> Program<'a> {
    /// Reads a program.
    pub fn read(bytes: &'a [u8]) -> Result<Self, NotParted> {
        let mut read = Reading::default();
        for payload in Parser::new(0).parse_all(bytes) {
            read.take(payload?)?;
        }
        read.places.sort_unstable();
        let program = Self {
            bytes,
            signatures: read.signatures,
            imported: read.imported,
            kinds: read.kinds,
            bodies: read.bodies,
            table: read.table.ok_or(NotParted::Lacks("table of functions"))?,
            places: read.places,
            globals: read.globals,
            memory: read.memory.ok_or(NotParted::Lacks("memory"))?,
            exported: read.exported,
            names: read.names,
        };
        if program.names.0.is_empty() { Err(NotParted::Lacks("names")) } else { Ok(program) }
    }

    /// Its own functions: each with its number.
    pub fn own(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        (self.imported..).zip(&self.bodies)
    }

    /// The number of a function's signature.
    pub fn kind(&self, function: u32) -> Result<u32, NotParted> {
        self.kinds.get(at(function)).copied().ok_or(NotParted::Lost(function))
    }

    /// How many values functions with a signature take.
    pub fn takes(&self, kind: u32) -> Result<u32, NotParted> {
        let signature = self.signatures.get(at(kind)).ok_or(NotParted::Unknown("a signature that is not there"))?;
        Ok(u32::try_from(signature.params().len()).unwrap_or(u32::MAX))
    }
}

/// A number as an index.
pub(crate) fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What has been read so far.
#[derive(Default)]
struct Reading<'a> {
    signatures: Vec<FuncType>,
    imported: u32,
    kinds: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    table: Option<(u32, u64)>,
    tables: u32,
    places: Vec<(u32, u32)>,
    globals: Vec<wasmparser::GlobalType>,
    memory: Option<wasmparser::MemoryType>,
    exported: Vec<u32>,
    names: Names,
}

impl<'a> Reading<'a> {
    fn take(&mut self, payload: Payload<'a>) -> Result<(), NotParted> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    self.signatures.extend(group?.into_types().map(|kind| kind.unwrap_func().clone()));
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    match import?.ty {
                        TypeRef::Func(kind) => {
                            self.imported += 1;
                            self.kinds.push(kind);
                        }
                        _ => return Err(NotParted::Unknown("an import that is no function")),
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.kinds.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let kind = table?.ty;
                    if kind.element_type == RefType::FUNCREF && self.table.is_none() {
                        self.table = Some((self.tables, kind.initial));
                    }
                    self.tables += 1;
                }
            }
            Payload::MemorySection(section) => self.memory = section.into_iter().next().transpose()?,
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == wasmparser::ExternalKind::Func {
                        self.exported.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.exported.push(func),
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    self.place(element.kind, element.items)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.name(names)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes what an element puts into the table.
    fn place(&mut self, kind: ElementKind<'a>, items: ElementItems<'a>) -> Result<(), NotParted> {
        let ElementKind::Active { table_index, offset_expr } = kind else {
            return Err(NotParted::Unknown("functions that are put into the table only when it runs"));
        };
        let ElementItems::Functions(functions) = items else {
            return Err(NotParted::Unknown("expressions in the table"));
        };
        if self.table.is_none_or(|(table, _)| table != table_index.unwrap_or(0)) {
            return Err(NotParted::Unknown("two tables of functions"));
        }
        let from = constant(&offset_expr)?;
        for (place, function) in (from..).zip(functions) {
            self.places.push((place, function?));
        }
        Ok(())
    }

    fn name(&mut self, section: wasmparser::NameSectionReader<'a>) -> Result<(), NotParted> {
        for part in section {
            if let Name::Function(names) = part? {
                for naming in names {
                    let naming = naming?;
                    self.names.0.insert(naming.index, Names::told(naming.name));
                }
            }
        }
        Ok(())
    }
}

/// The number that an expression gives.
fn constant(expression: &ConstExpr<'_>) -> Result<u32, NotParted> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => {
            u32::try_from(value).map_err(|_| NotParted::Unknown("a place before the table"))
        }
        _ => Err(NotParted::Unknown("a place in the table that is no plain number")),
    }
}
