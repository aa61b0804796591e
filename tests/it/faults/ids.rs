//! Ids that are empty, that stand twice, or that addresses cannot carry.
use super::{Fault, Swap, Swaps, fault, slip};

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "id-of-authority",
            "authority.json",
            Swap("\"id\": \"anyshire\"", "\"id\": \"Any/shire\""),
            ["the authority", "its id is 'Any/shire'", "Use small letters"],
        ),
        fault(
            "id-of-authority-empty",
            "authority.json",
            Swap("\"id\": \"anyshire\"", "\"id\": \"\""),
            ["the authority", "its id is ''", "for example north-yorkshire"],
        ),
        fault(
            "id-empty",
            "inspections.json",
            Swap("\"id\": \"lpr-2010\"", "\"id\": \"\""),
            ["record ", "the id is empty", "Give it an id of small letters"],
        ),
        fault(
            "id-with-slash",
            "inspections.json",
            Swap("\"id\": \"lpr-2010\"", "\"id\": \"lpr/2010\""),
            ["record lpr/2010", "the id 'lpr/2010' holds '/'", "Use letters, digits and hyphens"],
        ),
        fault(
            "id-with-blank",
            "threads.json",
            Swap("\"id\": \"room-to-play\"", "\"id\": \"room to play\""),
            ["record room to play", "the id 'room to play' holds a space", "Use letters, digits and hyphens"],
        ),
        fault(
            "id-with-question-mark",
            "raised-once.json",
            Swap("\"id\": \"plans-without-dates\"", "\"id\": \"plans?\""),
            ["record plans?", "the id 'plans?' holds '?'", "Use letters"],
        ),
        fault(
            "id-with-unseen-sign",
            "plan.json",
            Swap("\"id\": \"A2\"", "\"id\": \"A2\u{200B}\""),
            ["record A2\u{200B}", "the id 'A2�' holds a character that cannot be seen (U+200B)", "Use letters"],
        ),
        fault(
            "id-with-accent",
            "threads.json",
            Swap("\"id\": \"room-to-play\"", "\"id\": \"réseau\""),
            ["record réseau", "the id 'réseau' holds 'é'", "Use letters"],
        ),
        fault(
            "id-twice",
            "inspections.json",
            Swap("\"id\": \"lpr-2010\"", "\"id\": \"rating-2009\""),
            ["record rating-2009", "two records have this id", "Remove one of the two"],
        ),
        fault(
            "id-of-document-twice",
            "documents.json",
            Swap("\"id\": \"annex-2021\"", "\"id\": \"report-2021\""),
            ["record report-2021", "two records have this id", "give it another id"],
        )
        .among_others(),
        fault(
            "id-of-finding-twice",
            "findings.json",
            Swap("\"id\": \"sif-2016/p1.s4:concern\"", "\"id\": \"sif-2016/p1.s4:strength\""),
            ["record sif-2016/p1.s4:strength", "two records have this id", "Remove one"],
        )
        .among_others(),
        fault(
            "id-of-plan-twice",
            "plan.json",
            Swap("\"id\": \"A2\"", "\"id\": \"A1\""),
            ["record A1", "two records have this id", "Remove one"],
        )
        .among_others(),
        fault(
            "id-of-action-twice",
            "plan.json",
            Swap("\"unit\": \"plan-2026/A1.action2\"", "\"unit\": \"plan-2026/A1.action1\""),
            ["record plan-2026/A1.action1", "two records have this id", "Remove one"],
        ),
        fault(
            "id-of-thread-twice",
            "threads.json",
            Swap("\"id\": \"room-to-play\"", "\"id\": \"staff-turnover\""),
            ["record staff-turnover", "two records have this id", "Remove one"],
        ),
        fault(
            "id-of-raised-once-twice",
            "raised-once.json",
            Swap("concern\"]}", "concern\"]},\n {\"id\": \"plans-without-dates\", \"name\": \"Plans\", \"reason\": \"Once.\", \"findings\": [\"sif-2016/p1.s4:concern\"]}"),
            ["record plans-without-dates", "two records have this id", "Remove one"],
        )
        .among_others(),
        slip(
            "id-of-thread-and-raised-once",
            "raised-once.json",
            Swap("\"id\": \"plans-without-dates\"", "\"id\": \"room-to-play\""),
            ["record room-to-play", "a thread has the same id", "Keep one of the two"],
        ),
        fault(
            "id-of-inspection-and-other-document",
            "inspections.json",
            Swaps(&[
                ("inspections.json", "\"id\": \"lpr-2010\"", "\"id\": \"annex-2021\""),
            ]),
            ["record annex-2021", "an inspection has the same id, and this is not its own document", "Give the document another id"],
        )
        .told_in("documents.json"),
        fault(
            "id-of-unit-without-document",
            "coding.csv",
            Swap("lpr-2014/p1.s1,", "p1.s1,"),
            ["unit p1.s1", "it does not have the form of a unit", "document/paragraph.sentence"],
        )
        .among_others(),
        fault(
            "id-of-unit-with-colon",
            "coding.csv",
            Swap("plan-2026/intro1.s1,", "plan-2026/intro:1.s1,"),
            ["unit plan-2026/intro:1.s1", "it does not have the form of a unit", "for example ilacs-2024/p17.s2"],
        )
        .among_others(),
        fault(
            "id-of-unit-empty",
            "coding.csv",
            Swap("pilot-2018/p1.s1,context", ",context"),
            ["line 14", "it names no unit", "Begin the row with the unit"],
        ),
    ]
}
