//! Faulty threads: each fault is told with file, place and remedy, so that nobody's promise is dropped unseen.
use crate::support::copy::{Fault, each_is_told};

/// Each fault that an editor may make in the threads.
fn faults() -> Vec<Fault> {
    vec![
        (
            "thread-finding",
            "threads.json",
            |t| t.replacen("panel-2022/rec2:recommendation", "panel-2022/rec22:recommendation", 1),
            [
                "record placement-with-parents, step ilacs-2021",
                "panel-2022/rec22:recommendation, which is not told",
                "Use an id",
            ],
        ),
        (
            "thread-unit",
            "threads.json",
            |t| t.replacen("\"plan-2022/C3.action1\"", "\"plan-2022/C3.action99\"", 1),
            [
                "record placement-with-parents, step plan-2022",
                "plan-2022/C3.action99, which leads nowhere",
                "Cite a unit",
            ],
        ),
        (
            "thread-unit-of-finding",
            "threads.json",
            |t| t.replacen("\"plan-2022/C3.action1\"", "\"plan-2022/C3.action1\", \"panel-2022/p17.s2\"", 1),
            ["step plan-2022", "panel-2022/p17.s2 is not said by plan-2022", "step of its own document"],
        ),
        (
            "thread-order",
            "threads.json",
            |t| {
                t.replacen(
                    "{\"from\": \"jar-2006\", \"says\": \"raised\"",
                    "{\"from\": \"ilacs-2024\", \"says\": \"raised\"",
                    1,
                )
            },
            ["threads.json, record ", "not in order of time", "Sort them by date"],
        ),
        (
            "thread-voice",
            "threads.json",
            |t| t.replacen("{\"from\": \"jar-2006\"", "{\"from\": \"jar-1906\"", 1),
            ["step jar-1906", "is no inspection and no document", "inspections.json or documents.json"],
        ),
        (
            "thread-elsewhere",
            "threads.json",
            |t| t.replacen("\"panel-2022/rec2:recommendation\"", "\"sif-2016/rec1:recommendation\"", 1),
            ["step ilacs-2021", "sif-2016/rec1:recommendation is not said by ilacs-2021", "whose document holds it"],
        ),
        (
            "thread-raised-twice",
            "threads.json",
            |t| t.replacen("\"says\": \"raised-again\"", "\"says\": \"raised\"", 1),
            ["threads.json, record ", "not raised exactly once", "Begin with 'raised'"],
        ),
        (
            "thread-too-good",
            "threads.json",
            |t| t.replacen("\"says\": \"persists\"", "\"says\": \"resolved\"", 1),
            ["threads.json, record ", "does not say 'resolved'", "stand with no concern"],
        ),
        (
            "thread-word",
            "threads.json",
            |t| t.replacen("\"says\": \"persists\"", "\"says\": \"lingers\"", 1),
            ["threads.json, record ", "lingers", "Correct that field"],
        ),
        (
            "thread-question",
            "threads.json",
            |t| t.replacen("?\"", "\"", 1),
            ["threads.json, record ", "no question", "Ask in plain English"],
        ),
        (
            "thread-twice",
            "threads.json",
            |t| t.replacen("\"id\": \"early-help\"", "\"id\": \"life-story-work\"", 1),
            ["threads.json, record life-story-work", "stands twice", "Remove one"],
        ),
        (
            "matter-dropped",
            "raised-once.json",
            |t| t.replacen("\"sif-2016/p123.s4:concern\"", "", 1),
            ["record sif-2016/p123.s4:concern", "in no thread", "raised-once.json with the reason"],
        ),
        (
            "matter-twice",
            "raised-once.json",
            |t| {
                t.replacen(
                    "\"sif-2016/p123.s4:concern\"",
                    "\"sif-2016/p123.s4:concern\", \"panel-2022/p17.s2:concern\"",
                    1,
                )
            },
            ["record panel-2022/p17.s2:concern", "also raised once", "one of the two"],
        ),
        (
            "matter-of-two",
            "raised-once.json",
            |t| {
                t.replacen(
                    "\"sif-2016/p123.s4:concern\"",
                    "\"sif-2016/p123.s4:concern\", \"panel-2022/p17.s2:concern\"",
                    1,
                )
            },
            ["raised-once.json, record complaints-from-children", "more than one inspection", "Make it a thread"],
        ),
        (
            "matter-without-reason",
            "raised-once.json",
            |t| {
                let start = t.find("\"reason\": \"").unwrap() + 11;
                let end = start + t[start..].find('"').unwrap();
                format!("{}{}", &t[..start], &t[end..])
            },
            ["raised-once.json, record ", "reason is missing", "why it is no thread"],
        ),
        (
            "plan-area-alone",
            "threads.json",
            |t| {
                t.replace("plan-2022/C12.action1", "plan-2022/context5.s1")
                    .replace("plan-2022/C12.action2", "plan-2022/context5.s2")
            },
            ["plan.json, record C12", "none of its actions is in a thread", "cites its actions"],
        ),
    ]
}

#[test]
fn every_fault_of_a_thread_is_told_with_file_place_and_remedy() {
    each_is_told(faults());
}
