//! Threads and the issues raised once.
use super::{Edit, Fault, Swap, advice, fault, slip};

const THREADS: &str = "threads.json";
const ONCE: &str = "raised-once.json";

pub fn faults() -> Vec<Fault> {
    let mut all = form();
    all.extend(evidence());
    all.extend(coverage());
    all
}

fn form() -> Vec<Fault> {
    vec![
        slip(
            "thread-name",
            THREADS,
            Swap("\"name\": \"Room to play\"", "\"name\": \"\""),
            ["record room-to-play", "its name has 0 characters", "Give it 1 to 60"],
        ),
        slip(
            "thread-question",
            THREADS,
            Swap("on wet days?\"", "on wet days\""),
            ["record room-to-play", "its question is not a question", "Ask in plain English"],
        ),
        advice(
            "thread-name-twice",
            THREADS,
            Swap("\"name\": \"Room to play\"", "\"name\": \"Enough foster carers\""),
            [
                "record room-to-play",
                "another thread is called 'Enough foster carers' too",
                "Say what is different in each",
            ],
        ),
        fault(
            "thread-without-steps",
            THREADS,
            Edit(|text| {
                let at = text.find("{\"from\": \"pilot-2018\", \"says\": \"raised\"").unwrap();
                let end = at + text[at..].find("]}").unwrap() + 2;
                format!("{}{}", &text[..at], &text[end..])
            }),
            ["record room-to-play", "it has no steps", "Add a step for each inspection"],
        )
        .among_others(),
        fault(
            "thread-speaker-unknown",
            THREADS,
            Swap("{\"from\": \"sif-2012\"", "{\"from\": \"sif-1012\""),
            [
                "record front-door-waits, step sif-1012",
                "sif-1012 is neither an inspection nor a document",
                "Did you mean 'sif-2012'?",
            ],
        ),
        fault(
            "thread-speaker-twice",
            THREADS,
            Swap(
                "{\"from\": \"ilacs-2026\", \"says\": \"resolved\"",
                "{\"from\": \"ilacs-2021\", \"says\": \"persists\", \"summary\": \"Few took sisters.\", \"findings\": [\"annex-2021/p1.s1:concern\"]},\n  {\"from\": \"ilacs-2026\", \"says\": \"resolved\"",
            ),
            ["record foster-carers", "two steps are from ilacs-2021", "Join them"],
        ),
        fault(
            "thread-order",
            THREADS,
            Edit(|text| {
                let mut lines: Vec<&str> = text.lines().collect();
                let at = lines.iter().position(|line| line.contains("\"from\": \"pilot-2018\"")).unwrap();
                lines.swap(at - 1, at);
                lines.join("\n")
            }),
            [
                "record foster-carers",
                "its steps are not in order of time: sif-2016 is not later than pilot-2018",
                "Sort them by date",
            ],
        )
        .among_others(),
        fault(
            "thread-raised-twice",
            THREADS,
            Swap("\"says\": \"raised-again\"", "\"says\": \"raised\""),
            ["record voice-in-care", "it must be raised once, and only praised before that", "Begin with 'raised'"],
        ),
        fault(
            "thread-never-raised",
            THREADS,
            Swap(
                "{\"from\": \"pilot-2018\", \"says\": \"raised\"",
                "{\"from\": \"pilot-2018\", \"says\": \"persists\"",
            ),
            ["record room-to-play", "it must be raised once", "Begin with 'raised'"],
        ),
        slip(
            "thread-word-unknown",
            THREADS,
            Swap(
                "{\"from\": \"pilot-2018\", \"says\": \"persists\"",
                "{\"from\": \"pilot-2018\", \"says\": \"lingers\"",
            ),
            ["record foster-carers, step pilot-2018", "'lingers' is not in the codebook", "add it to the verdicts"],
        ),
        slip(
            "thread-step-empty",
            THREADS,
            Swap("There were still too few in the south.", ""),
            [
                "record foster-carers, step pilot-2018",
                "its summary is empty or longer than 160 characters",
                "Say in one or two plain sentences",
            ],
        ),
        slip(
            "thread-step-of-three-sentences",
            THREADS,
            Swap(
                "There were still too few in the south.",
                "There were too few. They were in the south. It was so before.",
            ),
            ["record foster-carers, step pilot-2018", "its summary has 3 sentences", "Say it in one or two"],
        ),
        slip(
            "thread-of-one",
            THREADS,
            Swap("\"findings\": [\"pilot-2018/p2.s1:recommendation\"]", "\"findings\": [\"pilot-2018/p1.s2:concern\"]"),
            ["record room-to-play", "only one document mentions it", "Move it to raised-once.json"],
        )
        .among_others(),
    ]
}

fn evidence() -> Vec<Fault> {
    vec![
        fault(
            "thread-finding-unknown",
            THREADS,
            Swap("\"sif-2016/rec1:recommendation\"", "\"sif-2016/rec9:recommendation\""),
            [
                "record foster-carers, step sif-2016",
                "it cites the finding sif-2016/rec9:recommendation, which is not in findings.json",
                "Use an id",
            ],
        )
        .among_others(),
        fault(
            "thread-unit-unknown",
            THREADS,
            Swap("\"plan-2026/A1.action1\", ", "\"plan-2026/A1.action9\", "),
            [
                "record staff-turnover, step plan-2026",
                "it cites plan-2026/A1.action9, which is not in coding.csv",
                "Cite a unit",
            ],
        ),
        fault(
            "thread-finding-of-another",
            THREADS,
            Swap("\"pilot-2018/p1.s2:concern\"", "\"ilacs-2026/p1.s1:concern\""),
            [
                "record foster-carers, step pilot-2018",
                "ilacs-2026/p1.s1:concern is not said by pilot-2018",
                "whose document says it",
            ],
        )
        .among_others(),
        fault(
            "thread-unit-of-another",
            THREADS,
            Swap("\"plan-2026/A1.action1\", ", "\"sif-2016/p1.s1\", "),
            [
                "record staff-turnover, step plan-2026",
                "sif-2016/p1.s1 is not said by plan-2026",
                "the document that says it",
            ],
        ),
        slip(
            "thread-unit-of-finding",
            THREADS,
            Swap(
                "\"findings\": [\"ilacs-2026/p2.s2:concern\"]",
                "\"findings\": [\"ilacs-2026/p2.s2:concern\"], \"units\": [\"ilacs-2026/p2.s2\"]",
            ),
            [
                "record voice-in-care, step ilacs-2026",
                "ilacs-2026/p2.s2 belongs to the finding ilacs-2026/p2.s2:concern",
                "Cite the finding instead",
            ],
        ),
        slip(
            "thread-finding-twice",
            THREADS,
            Swap(
                "\"findings\": [\"ilacs-2026/p2.s2:concern\"]",
                "\"findings\": [\"ilacs-2026/p2.s2:concern\", \"ilacs-2026/p2.s2:concern\"]",
            ),
            [
                "record voice-in-care, step ilacs-2026",
                "it cites the finding ilacs-2026/p2.s2:concern twice",
                "Cite it once",
            ],
        ),
        slip(
            "thread-unit-twice",
            THREADS,
            Swap("\"plan-2026/A1.action2\"", "\"plan-2026/A1.action1\""),
            ["record staff-turnover, step plan-2026", "it cites the unit plan-2026/A1.action1 twice", "Cite it once"],
        ),
        fault(
            "thread-cites-nothing",
            THREADS,
            Swap(", \"units\": [\"plan-2026/A1.action1\", \"plan-2026/A1.action2\"]", ""),
            ["record staff-turnover, step plan-2026", "it cites nothing", "Cite the findings or units"],
        )
        .among_others(),
        fault(
            "thread-too-good",
            THREADS,
            Swap(
                "{\"from\": \"pilot-2018\", \"says\": \"persists\"",
                "{\"from\": \"pilot-2018\", \"says\": \"resolved\"",
            ),
            [
                "record foster-carers, step pilot-2018",
                "what it cites does not say 'resolved'",
                "no concern for 'resolved'",
            ],
        ),
        fault(
            "thread-too-bad",
            THREADS,
            Swap(
                "{\"from\": \"ilacs-2026\", \"says\": \"resolved\"",
                "{\"from\": \"ilacs-2026\", \"says\": \"persists\"",
            ),
            ["record foster-carers, step ilacs-2026", "what it cites does not say 'persists'", "Cite a concern"],
        )
        .among_others(),
        fault(
            "thread-answer",
            THREADS,
            Swap("\"says\": \"improved\"", "\"says\": \"answered\""),
            ["record foster-carers, step ilacs-2021", "what it cites does not say", "no finding for 'answered'"],
        )
        .among_others(),
        advice(
            "thread-on-context-alone",
            THREADS,
            Swap("\"findings\": [\"sif-2016/p1.s2:concern\"]", "\"units\": [\"sif-2016/p1.s1\"]"),
            [
                "record front-door-waits, step sif-2016",
                "it says 'persists' and rests only on context",
                "a unit that judges the issue",
            ],
        )
        .among_others(),
        slip(
            "thread-of-the-same-findings",
            THREADS,
            Swap(
                " {\"id\": \"staff-turnover\"",
                " {\"id\": \"rooms\", \"name\": \"Rooms\", \"question\": \"Are there rooms?\", \"steps\": [\n  {\"from\": \"pilot-2018\", \"says\": \"raised\", \"summary\": \"Inspectors asked for one.\", \"findings\": [\"pilot-2018/p2.s1:recommendation\"]}]},\n {\"id\": \"staff-turnover\"",
            ),
            ["record rooms", "it has exactly the findings of room-to-play", "Join the two threads"],
        ),
    ]
}

fn coverage() -> Vec<Fault> {
    vec![
        slip(
            "issue-dropped",
            ONCE,
            Edit(|_| "[]".into()),
            [
                "record sif-2016/p1.s4:concern",
                "it is a concern or recommendation, but in no thread",
                "raised-once.json with the reason",
            ],
        )
        .told_in(THREADS),
        slip(
            "issue-twice",
            ONCE,
            Swap("[\"sif-2016/p1.s4:concern\"]", "[\"sif-2016/p1.s4:concern\", \"sif-2016/p3.s1:concern\"]"),
            [
                "record sif-2016/p3.s1:concern",
                "it is in a thread and also in raised-once.json",
                "Remove it from one of the two",
            ],
        )
        .told_in(THREADS),
        fault(
            "issue-of-two",
            ONCE,
            Swap("[\"sif-2016/p1.s4:concern\"]", "[\"sif-2016/p1.s4:concern\", \"pilot-2018/p1.s2:concern\"]"),
            ["record plans-without-dates", "more than one inspection mentions it", "Make it a thread"],
        )
        .among_others(),
        slip(
            "issue-without-findings",
            ONCE,
            Swap("[\"sif-2016/p1.s4:concern\"]", "[]"),
            ["record plans-without-dates", "it cites no finding", "Cite the findings that raise it"],
        )
        .among_others(),
        fault(
            "issue-finding-unknown",
            ONCE,
            Swap("[\"sif-2016/p1.s4:concern\"]", "[\"sif-2016/p1.s4:concern\", \"sif-2016/p8.s4:concern\"]"),
            [
                "record plans-without-dates",
                "it cites the finding sif-2016/p8.s4:concern, which is not in findings.json",
                "Use an id",
            ],
        ),
        slip(
            "issue-without-reason",
            ONCE,
            Swap("Only 2016 speaks of plans that had no date.", ""),
            ["record plans-without-dates", "its name or its reason is missing", "say why it has no thread"],
        ),
        slip(
            "issue-in-two-lists",
            ONCE,
            Swap(
                "concern\"]}",
                "concern\"]},\n {\"id\": \"dates\", \"name\": \"Dates\", \"reason\": \"Once.\", \"findings\": [\"sif-2016/p1.s4:concern\"]}",
            ),
            [
                "record dates",
                "it holds sif-2016/p1.s4:concern, as plans-without-dates does",
                "Keep the finding in one of the two",
            ],
        ),
        slip(
            "issue-recommended-earlier",
            THREADS,
            Edit(|text| {
                let at = text.find(" {\"id\": \"room-to-play\"").unwrap();
                let end = text.find(" {\"id\": \"staff-turnover\"").unwrap();
                format!("{}{}", &text[..at], &text[end..])
            }),
            [
                "record pilot-2018/p2.s1:recommendation",
                "it is a concern or recommendation, but in no thread",
                "Add it to a thread",
            ],
        ),
    ]
}
