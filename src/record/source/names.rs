//! The names of the record's files.

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
/// The file of the issues that only one document mentions.
pub const RAISED_ONCE: &str = "raised-once.json";
/// What inspectors praised again and again and never criticised; a record that follows none needs no such file.
pub const STRONG: &str = "strong.json";
/// The terms of the field; an authority whose record has none needs no such file.
pub const GLOSSARY: &str = "glossary.json";
/// How other authorities were graded; a record without such figures needs no such file.
pub const COMPARISON: &str = "comparison.json";
/// What is said of the plan as a whole.
pub const ABOUT_PLAN: &str = "about-plan.json";
/// The second coder's codes of a random part of the units.
pub const SECOND_CODING: &str = "second-coding.csv";
/// The second coder's words for a random part of the threads' steps; a record without them needs no such file.
pub const SECOND_STEPS: &str = "second-steps.csv";
/// The first coder's codes of the units that were settled otherwise.
pub const SETTLEMENTS: &str = "settlements.csv";

/// Every file that a record may have, in the order in which a record file has its parts.
pub const ALL: [&str; 16] = [
    AUTHORITY,
    CODEBOOK,
    DOCUMENTS,
    INSPECTIONS,
    super::coding::FILE,
    FINDINGS,
    PLAN,
    ABOUT_PLAN,
    THREADS,
    RAISED_ONCE,
    STRONG,
    GLOSSARY,
    COMPARISON,
    SECOND_CODING,
    SETTLEMENTS,
    SECOND_STEPS,
];
