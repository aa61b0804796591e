//! What each record of a file may hold: the names of its fields and what belongs into each. It is asked only to explain why
//! a record cannot be read; a test compares it with the types.

/// What belongs into a place.
#[derive(Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// A date.
    Day,
    /// A whole number up to this one.
    Whole(u64),
    /// `true` or `false`
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The first and the last year, each a number or null.
    Years,
    /// A list.
    List(&'static Shape),
    /// A record with fields.
    Fields(&'static [Field]),
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What belongs into it.
    pub shape: &'static Shape,
    /// Whether it may be missing.
    pub may_be_missing: bool,
    /// Whether it may be null.
    pub may_be_null: bool,
}

/// A field that every record needs.
const fn needs(name: &'static str, shape: &'static Shape) -> Field {
    Field { name, shape, may_be_missing: false, may_be_null: false }
}

/// A field that may be missing or null.
const fn may(name: &'static str, shape: &'static Shape) -> Field {
    Field { name, shape, may_be_missing: true, may_be_null: true }
}

/// A field that may be missing and is then empty.
const fn or_empty(name: &'static str, shape: &'static Shape) -> Field {
    Field { name, shape, may_be_missing: true, may_be_null: false }
}

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);
const DAY: Shape = Shape::Day;
const FLAG: Shape = Shape::Flag;
const RANK: Shape = Shape::Whole(u8::MAX as u64);
const YEAR: Shape = Shape::Whole(u16::MAX as u64);
const NUMBER: Shape = Shape::Whole(u32::MAX as u64);
const REACH: Shape = Shape::OneOf(&["full", "brief", "part"]);

/// A record of `documents.json`.
pub const DOCUMENT: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("title", &TEXT),
    needs("form", &TEXT),
    needs("author", &TEXT),
    or_empty("by_inspectorate", &FLAG),
    needs("published", &DAY),
    needs("inspection", &TEXT),
    may("url", &TEXT),
    may("ask", &TEXT),
    needs("held", &TEXT),
    or_empty("not_held", &TEXTS),
    may("note", &TEXT),
    needs("silence", &TEXT),
    may("looked_at", &TEXTS),
    needs("sections", &Shape::List(&SECTION)),
    or_empty("units", &NUMBER),
    or_empty("carried_units", &NUMBER),
    or_empty("kinds", &Shape::List(&TEXT)),
]);

const SECTION: Shape =
    Shape::Fields(&[needs("label", &TEXT), needs("first", &TEXT), may("native_area", &TEXT), may("carries", &TEXT)]);

/// A record of `inspections.json`.
pub const INSPECTION: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("framework", &TEXT),
    needs("event", &TEXT),
    may("authority", &TEXT),
    may("inspectorate", &TEXT),
    may("start", &DAY),
    may("end", &DAY),
    may("published", &DAY),
    needs("graded", &Shape::OneOf(&["yes", "no", "unknown"])),
    may("reach", &REACH),
    or_empty("grades", &Shape::List(&GRADE)),
    needs("source", &SOURCE),
    may("note", &TEXT),
    or_empty("reported", &Shape::List(&REPORTED)),
]);

/// A grade of an inspection.
pub const GRADE: Shape = Shape::Fields(&[
    needs("judgement", &TEXT),
    needs("areas", &TEXTS),
    needs("grade", &TEXT),
    may("rank", &RANK),
    needs("status", &TEXT),
    needs("source", &SOURCE),
    or_empty("sub_judgement", &FLAG),
]);

/// Where a fact stands.
pub const SOURCE: Shape =
    Shape::Fields(&[needs("place", &TEXT), may("document", &TEXT), or_empty("units", &TEXTS), may("url", &TEXT)]);

const REPORTED: Shape = Shape::Fields(&[needs("unit", &TEXT), needs("topic", &TEXT), needs("summary", &TEXT)]);

/// A record of `findings.json`.
pub const FINDING: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("inspection", &TEXT),
    needs("area", &TEXT),
    may("native_area", &TEXT),
    needs("kind", &TEXT),
    needs("topic", &TEXT),
    may("urgency", &TEXT),
    needs("units", &TEXTS),
    needs("summary", &TEXT),
    or_empty("responses", &Shape::List(&TOLD)),
    or_empty("told_again", &TEXTS),
]);

/// One thing that a document tells.
pub const TOLD: Shape = Shape::Fields(&[may("on", &DAY), needs("summary", &TEXT), needs("units", &TEXTS)]);

/// A record of `plan.json`.
pub const PLAN_AREA: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("title", &TEXT),
    may("name", &TEXT),
    needs("area", &TEXT),
    needs("topic", &TEXT),
    needs("unit", &TEXT),
    needs("answers", &TEXTS),
    needs("actions", &Shape::List(&ACTION)),
]);

/// An action of the plan.
pub const ACTION: Shape = Shape::Fields(&[
    needs("unit", &TEXT),
    needs("summary", &TEXT),
    may("owner", &TEXT),
    may("timescale", &TEXT),
    may("progress", &TEXT),
    may("same_as", &TEXT),
]);

/// A record of `about-plan.json`.
pub const ABOUT_PLAN: Shape =
    Shape::Fields(&[needs("title", &TEXT), needs("lines", &Shape::List(&TOLD)), or_empty("key", &FLAG)]);

/// A record of `threads.json` and `strong.json`.
pub const THREAD: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("name", &TEXT),
    needs("question", &TEXT),
    needs("steps", &Shape::List(&STEP)),
]);

/// A step of a thread.
pub const STEP: Shape = Shape::Fields(&[
    needs("from", &TEXT),
    needs("says", &TEXT),
    needs("summary", &TEXT),
    or_empty("findings", &TEXTS),
    or_empty("units", &TEXTS),
]);

/// A record of `raised-once.json`.
pub const RAISED_ONCE: Shape =
    Shape::Fields(&[needs("id", &TEXT), needs("name", &TEXT), needs("reason", &TEXT), needs("findings", &TEXTS)]);

/// A record of `glossary.json`.
pub const TERM: Shape = Shape::Fields(&[
    needs("term", &TEXT),
    may("acronym", &TEXT),
    or_empty("also", &TEXTS),
    needs("meaning", &TEXT),
    may("from", &YEAR),
    may("to", &YEAR),
    or_empty("finds", &TEXTS),
]);

/// The whole of `authority.json`.
pub const AUTHORITY: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("name", &TEXT),
    may("body", &TEXT),
    or_empty("region", &TEXT),
    or_empty("links", &Shape::List(&LINK)),
    or_empty("inspectorates", &TEXTS),
    needs("attribution", &TEXT),
    may("licence", &LINK),
    or_empty("credits", &TEXT),
]);

const LINK: Shape = Shape::Fields(&[needs("label", &TEXT), needs("url", &TEXT)]);

/// The whole of `comparison.json`.
pub const COMPARISON: Shape = Shape::Fields(&[
    needs("frameworks", &TEXTS),
    needs(
        "country",
        &Shape::Fields(&[
            or_empty("name", &TEXT),
            may("area", &TEXT),
            or_empty("source", &TEXT),
            or_empty("note", &TEXT),
            or_empty("dates", &Shape::List(&STANDINGS)),
        ]),
    ),
    needs(
        "neighbours",
        &Shape::Fields(&[
            or_empty("source", &TEXT),
            or_empty("chosen", &TEXT),
            or_empty("authorities", &Shape::List(&NEIGHBOUR)),
        ]),
    ),
]);

const STANDINGS: Shape = Shape::Fields(&[needs("on", &DAY), needs("grades", &Shape::List(&SHARE))]);
const SHARE: Shape = Shape::Fields(&[needs("grade", &TEXT), needs("rank", &RANK), needs("number", &NUMBER)]);
const NEIGHBOUR: Shape = Shape::Fields(&[needs("name", &TEXT), needs("inspections", &Shape::List(&OTHER_INSPECTION))]);
const OTHER_INSPECTION: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("framework", &TEXT),
    needs("end", &DAY),
    needs("published", &DAY),
    needs("url", &TEXT),
    needs("grades", &Shape::List(&OTHER_GRADE)),
]);
const OTHER_GRADE: Shape = Shape::Fields(&[needs("areas", &TEXTS), needs("grade", &TEXT), needs("rank", &RANK)]);

/// The whole of `codebook.json`.
pub const CODEBOOK: Shape = Shape::Fields(&[
    or_empty("frameworks", &Shape::List(&FRAMEWORK)),
    or_empty(
        "areas",
        &Shape::List(&Shape::Fields(&[
            needs("id", &TEXT),
            needs("label", &TEXT),
            or_empty("meaning", &TEXT),
            or_empty("overall", &FLAG),
        ])),
    ),
    or_empty(
        "topics",
        &Shape::List(&Shape::Fields(&[
            needs("id", &TEXT),
            needs("label", &TEXT),
            or_empty("meaning", &TEXT),
            or_empty("group", &TEXT),
        ])),
    ),
    or_empty(
        "kinds",
        &Shape::List(&Shape::Fields(&[
            needs("id", &TEXT),
            needs("label", &TEXT),
            or_empty("meaning", &TEXT),
            or_empty("plural", &TEXT),
            or_empty("role", &Shape::OneOf(&["strength", "met", "concern", "recommendation", "no-finding", "other"])),
            or_empty("without_topic", &FLAG),
        ])),
    ),
    or_empty(
        "verdicts",
        &Shape::List(&Shape::Fields(&[
            needs("id", &TEXT),
            needs("label", &TEXT),
            or_empty("meaning", &TEXT),
            or_empty(
                "stance",
                &Shape::OneOf(&[
                    "praised",
                    "raised",
                    "raised-again",
                    "persists",
                    "improved",
                    "resolved",
                    "answered",
                    "other",
                ]),
            ),
        ])),
    ),
    or_empty(
        "urgencies",
        &Shape::List(&Shape::Fields(&[needs("id", &TEXT), needs("label", &TEXT), or_empty("meaning", &TEXT)])),
    ),
    or_empty(
        "certainties",
        &Shape::List(&Shape::Fields(&[
            needs("id", &TEXT),
            needs("label", &TEXT),
            or_empty("meaning", &TEXT),
            or_empty("role", &Shape::OneOf(&["held", "official", "press", "other"])),
        ])),
    ),
]);

const FRAMEWORK: Shape = Shape::Fields(&[
    needs("id", &TEXT),
    needs("label", &TEXT),
    or_empty("meaning", &TEXT),
    or_empty("initials", &TEXT),
    or_empty("reach", &REACH),
    or_empty("scale", &TEXTS),
    or_empty("years", &Shape::Years),
    or_empty("judgements", &TEXTS),
    or_empty("todays_areas", &FLAG),
    may("no_overall_since", &DAY),
]);
