//! What the record's files hold.

use super::coding::CodedUnit;
use super::second::SecondCoding;
use super::second_steps::SecondStep;
use crate::authority::Authority;
use crate::codebook::Codebook;
use crate::comparison::Comparison;
use crate::glossary::Term;
use crate::model::{Document, Finding, Inspection, PlanArea};
use crate::thread::{RaisedOnce, Thread};
use crate::told::AboutPlan;

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
    /// `about-plan.json`; nothing where there is no such file
    pub about_plan: Vec<AboutPlan>,
    /// `threads.json`
    pub threads: Vec<Thread>,
    /// `raised-once.json`
    pub raised_once: Vec<RaisedOnce>,
    /// `strong.json`; nothing where there is no such file
    pub strong: Vec<Thread>,
    /// `glossary.json`; nothing where there is no such file
    pub glossary: Vec<Term>,
    /// `comparison.json`; nothing where there is no such file
    pub comparison: Option<Comparison>,
    /// `second-coding.csv` and `settlements.csv`
    pub second: SecondCoding,
    /// `second-steps.csv`; nothing where there is no such file
    pub second_steps: Vec<SecondStep>,
}
