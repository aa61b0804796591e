//! Faulty threads: each fault is told with file, place and remedy, so that nobody's promise is dropped unseen.
use crate::support::copy::{Fault, each_is_told};

/// Each fault that an editor may make in the threads.
fn faults() -> Vec<Fault> {
    vec![
        (
            "thread-finding",
            "threads.json",
            |t| t.replacen("sif-2016/rec1:recommendation", "sif-2016/rec9:recommendation", 1),
            [
                "record foster-carers, step sif-2016",
                "sif-2016/rec9:recommendation, which is not in findings.json",
                "Use an id",
            ],
        ),
        (
            "thread-unit",
            "threads.json",
            |t| t.replacen("\"plan-2026/A2.action1\"", "\"plan-2026/A2.action9\"", 1),
            [
                "record front-door-waits, step plan-2026",
                "plan-2026/A2.action9, which is not in coding.csv",
                "Cite a unit",
            ],
        ),
        (
            "thread-unit-of-another",
            "threads.json",
            |t| t.replacen("\"plan-2026/A2.action1\"", "\"plan-2026/A2.action1\", \"ilacs-2026/p1.s1\"", 1),
            ["step plan-2026", "ilacs-2026/p1.s1 is not said by plan-2026", "step of the document that says it"],
        ),
        (
            "thread-unit-of-finding",
            "threads.json",
            |t| t.replacen("\"findings\": [\"pilot-2018/p1.s2:concern\"]", "\"units\": [\"pilot-2018/p1.s2\"]", 1),
            ["step pilot-2018", "belongs to the finding pilot-2018/p1.s2:concern", "Cite the finding instead"],
        ),
        (
            // What the plan prints of the report is the report's word, not the plan's.
            "thread-carried",
            "threads.json",
            |t| {
                t.replacen(
                    "\"units\": [\"plan-2026/A2.action1\"]",
                    "\"units\": [\"plan-2026/A2.action1\", \"plan-2026/p7.s1\"]",
                    1,
                )
            },
            ["step plan-2026", "plan-2026/p7.s1 is not said by plan-2026", "step of the document that says it"],
        ),
        (
            "thread-order",
            "threads.json",
            |t| {
                t.replacen(
                    "{\"from\": \"lpr-2014\", \"says\": \"praised\"",
                    "{\"from\": \"ilacs-2026\", \"says\": \"praised\"",
                    1,
                )
            },
            ["threads.json, record foster-carers", "not in order of time", "Sort them by date"],
        ),
        (
            "thread-voice",
            "threads.json",
            |t| t.replacen("{\"from\": \"sif-2012\"", "{\"from\": \"sif-1912\"", 1),
            ["step sif-1912", "is neither an inspection nor a document", "inspections.json or documents.json"],
        ),
        (
            "thread-elsewhere",
            "threads.json",
            |t| t.replacen("\"pilot-2018/p1.s2:concern\"", "\"ilacs-2026/p1.s1:concern\"", 1),
            ["step pilot-2018", "ilacs-2026/p1.s1:concern is not said by pilot-2018", "whose document says it"],
        ),
        (
            "thread-raised-twice",
            "threads.json",
            |t| t.replacen("\"says\": \"raised-again\"", "\"says\": \"raised\"", 1),
            ["threads.json, record voice-in-care", "must be raised once", "Begin with 'raised'"],
        ),
        (
            "thread-too-good",
            "threads.json",
            |t| t.replacen("\"says\": \"persists\"", "\"says\": \"resolved\"", 1),
            [
                "threads.json, record foster-carers, step pilot-2018",
                "does not say 'resolved'",
                "no concern for 'resolved'",
            ],
        ),
        (
            "thread-answer",
            "threads.json",
            |t| t.replacen("\"says\": \"improved\"", "\"says\": \"answered\"", 1),
            ["threads.json, record foster-carers, step ilacs-2021", "does not say", "no finding for 'answered'"],
        ),
        (
            "thread-word",
            "threads.json",
            |t| t.replacen("\"says\": \"persists\"", "\"says\": \"lingers\"", 1),
            ["threads.json, record foster-carers", "lingers", "Correct that field"],
        ),
        (
            "thread-question",
            "threads.json",
            |t| t.replacen("?\"", "\"", 1),
            ["threads.json, record foster-carers", "not a question", "Ask in plain English"],
        ),
        (
            "thread-twice",
            "threads.json",
            |t| t.replacen("\"id\": \"room-to-play\"", "\"id\": \"staff-turnover\"", 1),
            ["threads.json, record staff-turnover", "two records have this id", "Remove one"],
        ),
        (
            "thread-of-one",
            "threads.json",
            |t| {
                t.replacen(
                    "\"findings\": [\"pilot-2018/p2.s1:recommendation\"]",
                    "\"findings\": [\"pilot-2018/p1.s2:concern\"]",
                    1,
                )
            },
            ["threads.json, record room-to-play", "only one document mentions it", "Move it to raised-once.json"],
        ),
        (
            "matter-dropped",
            "raised-once.json",
            |t| t.replacen("\"sif-2016/p1.s4:concern\"", "", 1),
            ["record sif-2016/p1.s4:concern", "in no thread", "raised-once.json with the reason"],
        ),
        (
            "matter-twice",
            "raised-once.json",
            |t| t.replacen("\"sif-2016/p1.s4:concern\"", "\"sif-2016/p1.s4:concern\", \"sif-2016/p3.s1:concern\"", 1),
            ["record sif-2016/p3.s1:concern", "also in raised-once.json", "one of the two"],
        ),
        (
            "matter-of-two",
            "raised-once.json",
            |t| t.replacen("\"sif-2016/p1.s4:concern\"", "\"sif-2016/p1.s4:concern\", \"pilot-2018/p1.s2:concern\"", 1),
            ["raised-once.json, record plans-without-dates", "more than one inspection", "Make it a thread"],
        ),
        (
            "matter-recommended",
            "threads.json",
            |t| t.replacen("\"sif-2016/rec1:recommendation\", ", "", 1),
            [
                "record sif-2016/rec1:recommendation",
                "a concern or recommendation, but in no thread",
                "Add it to a thread",
            ],
        ),
        (
            "matter-without-reason",
            "raised-once.json",
            |t| {
                let start = t.find("\"reason\": \"").unwrap() + 11;
                let end = start + t[start..].find('"').unwrap();
                format!("{}{}", &t[..start], &t[end..])
            },
            ["raised-once.json, record plans-without-dates", "reason is missing", "why it has no thread"],
        ),
        (
            "plan-area-alone",
            "threads.json",
            |t| t.replace("plan-2026/A2.action1", "plan-2026/intro1.s1"),
            ["plan.json, record A2", "none of its actions is in a thread", "cites its actions"],
        ),
    ]
}

#[test]
fn every_fault_of_a_thread_is_told_with_file_place_and_remedy() {
    each_is_told(faults());
}
