//! The record's files: their names, and what they hold.

use super::coding::CodedUnit;
use super::second::SecondCoding;
use crate::authority::Authority;
use crate::codebook::Codebook;
use crate::model::{Document, Finding, Inspection, PlanArea};
use crate::thread::{RaisedOnce, Thread};

/// The codebook's file.
pub const CODEBOOK: &str = "codebook.json";
/// The authority's file.
pub const AUTHORITY: &str = "authority.json";
/// The documents' file.
pub const DOCUMENTS: &str = "documents.json";
/// The inspections' file.
pub const INSPECTIONS: &str = "inspections.json";
/// The findings' file.
pub const FINDINGS: &str = "findings.json";
/// The plan's file.
pub const PLAN: &str = "plan.json";
/// The threads' file.
pub const THREADS: &str = "threads.json";
/// The file of the matters of which only one document speaks.
pub const RAISED_ONCE: &str = "raised-once.json";
/// The second coder's codes of a random part of the units.
pub const SECOND_CODING: &str = "second-coding.csv";
/// The first coder's codes of the units that were settled otherwise.
pub const SETTLEMENTS: &str = "settlements.csv";

/// The files' content.
#[derive(Clone, Debug)]
pub struct Sources {
    /// `codebook.json`, and the codes that it does not hold
    pub codebook: Codebook,
    /// `authority.json`
    pub authority: Authority,
    /// `documents.json`
    pub documents: Vec<Document>,
    /// `inspections.json`
    pub inspections: Vec<Inspection>,
    /// `coding.csv`
    pub coding: Vec<CodedUnit>,
    /// `findings.json`
    pub findings: Vec<Finding>,
    /// `plan.json`
    pub plan: Vec<PlanArea>,
    /// `threads.json`
    pub threads: Vec<Thread>,
    /// `raised-once.json`
    pub raised_once: Vec<RaisedOnce>,
    /// `second-coding.csv` and `settlements.csv`
    pub second: SecondCoding,
}
