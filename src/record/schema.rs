//! The JSON Schema of the record file: what an editor's program can check while a record is being written.
//!
//! It is made of the types that read a record. It knows no other fields than they do and no agreement between the parts: for
//! that there is `script/check-data`.

use crate::authority::Authority;
use crate::codebook::Codebook;
use crate::comparison::Comparison;
use crate::glossary::Term;
use crate::model::{Document, Finding, Inspection, PlanArea};
use crate::thread::{RaisedOnce, Thread};
use crate::told::AboutPlan;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A whole record in one file: a part for each file of a record's folder, under that file's name without its ending.
#[derive(JsonSchema)]
#[schemars(title = "An inspection record", deny_unknown_fields)]
#[expect(dead_code, reason = "it is here for its schema alone")]
struct RecordFile {
    /// By what this file is described.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// What kind of file it is.
    #[schemars(schema_with = "format")]
    format: (),
    /// The version of the format.
    #[schemars(schema_with = "version")]
    version: (),
    /// Whose record it is.
    authority: Authority,
    /// The lists of codes, in the order in which they are shown.
    codebook: Codebook,
    /// The documents that were read.
    documents: Vec<Document>,
    /// Every inspection, visit and rating that is known.
    inspections: Vec<Inspection>,
    /// A row for each unit of the documents.
    coding: Vec<Coded>,
    /// The findings that follow from the coding.
    findings: Vec<Finding>,
    /// The council's action plan.
    plan: Option<Vec<PlanArea>>,
    /// What the documents say of the plan as a whole.
    #[schemars(rename = "about-plan")]
    about_plan: Option<Vec<AboutPlan>>,
    /// Issues that several documents mention.
    threads: Option<Vec<Thread>>,
    /// Concerns and recommendations that only one document mentions.
    #[schemars(rename = "raised-once")]
    raised_once: Option<Vec<RaisedOnce>>,
    /// What was praised again and again and never criticised.
    strong: Option<Vec<Thread>>,
    /// The terms of the field.
    glossary: Option<Vec<Term>>,
    /// How other authorities were graded.
    comparison: Option<Comparison>,
    /// A part of the units, coded again without sight of the first coding.
    #[schemars(rename = "second-coding")]
    second_coding: Option<Vec<Coded>>,
    /// How each difference of the two codings was settled.
    settlements: Option<Vec<Settled>>,
    /// A part of the threads' steps, judged again without sight of the first word.
    #[schemars(rename = "second-steps")]
    second_steps: Option<Vec<SecondStep>>,
}

/// A unit with its codes.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "it is here for its schema alone")]
struct Coded {
    /// The unit: document, paragraph and sentence, as `ilacs-2024/p17.s2`.
    #[schemars(regex(pattern = "^[^/]+/.+$"))]
    unit: String,
    /// Its kinds, joined by `+`.
    #[schemars(length(min = 1))]
    kind: String,
    /// One area, or one for each kind, joined by `+`.
    #[schemars(length(min = 1))]
    area: String,
    /// A topic for each kind, joined by `+`; `-` for none.
    #[schemars(length(min = 1))]
    topic: String,
    /// The units that say the same in full, joined by `+`.
    restates: Option<String>,
}

/// A difference of the two codings: the first coder's codes, whose codes were kept, and why.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "it is here for its schema alone")]
struct Settled {
    /// The unit.
    unit: String,
    /// The first coder's kinds.
    kind: String,
    /// The first coder's areas.
    area: String,
    /// The first coder's topics.
    topic: String,
    /// What the first coder took it to restate.
    restates: Option<String>,
    /// Whose codes were kept.
    settled: Whose,
    /// Why.
    #[schemars(length(min = 1))]
    reason: String,
}

/// Which of two coders.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it is here for its schema alone")]
enum Whose {
    First,
    Second,
}

/// A step of a thread that two people judged.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "it is here for its schema alone")]
struct SecondStep {
    /// The thread.
    thread: String,
    /// Who speaks in the step.
    from: String,
    /// The first coder's word.
    first: String,
    /// The second coder's word.
    second: String,
    /// Whose word was kept, where they differ; empty where they do not.
    settled: Option<String>,
    /// Why.
    reason: Option<String>,
}

fn format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": "inspection-record" })
}

fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

/// The schema, as the text of its file.
pub fn text() -> String {
    let schema = SchemaGenerator::default().into_root_schema_for::<RecordFile>();
    let mut text = format!("{:#}", schema.as_value());
    text.push('\n');
    text
}
