//! The second coding, its settlements, and the steps that were judged twice.
use super::{Edit, Fault, Gone, Swap, advice, fault, slip};

const SECOND: &str = "second-coding.csv";
const SETTLEMENTS: &str = "settlements.csv";
const STEPS: &str = "second-steps.csv";
const ROW: &str = "pilot-2018/p2.s2,strength,leaders,workforce,\n";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "second-row-repeated",
            SECOND,
            Swap(ROW, "pilot-2018/p2.s2,strength,leaders,workforce,\npilot-2018/p2.s2,strength,leaders,workforce,\n"),
            ["unit pilot-2018/p2.s2", "it is coded twice", "each unit counts once in the agreement"],
        ),
        fault(
            "second-unit-unknown",
            SECOND,
            Swap("pilot-2018/p2.s2", "pilot-2018/p2.s7"),
            ["unit pilot-2018/p2.s7", "it is not in coding.csv", "Remove it, or correct the unit"],
        ),
        slip(
            "second-code-unknown",
            SECOND,
            Swap(ROW, "pilot-2018/p2.s2,strength,leaders,workfarce,\n"),
            ["unit pilot-2018/p2.s2", "'workfarce' is not a topic", "Did you mean 'workforce'?"],
        )
        .among_others(),
        slip(
            "second-not-settled",
            SECOND,
            Swap(ROW, "pilot-2018/p2.s2,concern,leaders,workforce,\n"),
            ["unit pilot-2018/p2.s2", "the two codings differ, and the difference is not settled", "Add a row"],
        )
        .told_in(SETTLEMENTS),
        advice(
            "second-without-settlements",
            SETTLEMENTS,
            Gone,
            [
                "the whole file",
                "1 unit of it differ from coding.csv, and there is no settlements.csv",
                "Settle the differences there",
            ],
        )
        .told_in(SECOND),
        advice(
            "second-copied",
            SECOND,
            Edit(|_| std::fs::read_to_string(std::path::Path::new(super::FOLDER).join("coding.csv")).unwrap()),
            ["the whole file", "all of its units are coded as in coding.csv", "Check whether it was copied"],
        )
        .among_others(),
        slip(
            "settled-by-nobody",
            SETTLEMENTS,
            Swap(",first,", ",both,"),
            ["unit ilacs-2026/p3.s1", "'settled' is neither 'first' nor 'second'", "Write first or second"],
        ),
        slip(
            "settled-otherwise",
            SETTLEMENTS,
            Swap(",first,", ",second,"),
            ["unit ilacs-2026/p3.s1", "the codes that were kept are not those of coding.csv", "up to date"],
        ),
        slip(
            "settled-without-reason",
            SETTLEMENTS,
            Swap("What is praised is the plan", ""),
            ["unit ilacs-2026/p3.s1", "it gives no reason", "Say in a few words"],
        ),
        slip(
            "settled-twice",
            SETTLEMENTS,
            Edit(|text| format!("{text}{}\n", text.lines().nth(1).unwrap())),
            ["unit ilacs-2026/p3.s1", "it is settled twice", "Remove one of the two rows"],
        ),
        slip(
            "settled-not-coded",
            SETTLEMENTS,
            Edit(|text| format!("{text}ilacs-2026/p4.s1,concern,leaders,workforce,,first,It is so\n")),
            ["unit ilacs-2026/p4.s1", "nobody has coded it a second time", "Remove the row"],
        ),
        fault(
            "steps-unknown",
            STEPS,
            Swap("foster-carers,ilacs-2026", "foster-carers,ilacs-2027"),
            ["thread foster-carers, step ilacs-2027", "no thread has this step", "correct the thread and the step"],
        ),
        fault(
            "steps-twice",
            STEPS,
            Edit(|text| format!("{text}{}\n", text.lines().nth(1).unwrap())),
            ["thread foster-carers, step ilacs-2021", "it is judged twice", "Remove one of the two rows"],
        ),
        slip(
            "steps-word-unknown",
            STEPS,
            Swap("resolved,improved,first", "resolved,improoved,first"),
            [
                "thread voice-in-care, step ilacs-2021",
                "'improoved' is not a word for a step",
                "Use a word of the verdicts",
            ],
        ),
        slip(
            "steps-not-settled",
            STEPS,
            Swap("first,It says so", ",It says so"),
            [
                "thread voice-in-care, step ilacs-2021",
                "the two words differ, and the difference is not settled",
                "Say whose word stands",
            ],
        ),
        slip(
            "steps-not-standing",
            STEPS,
            Swap("first,It says so", "second,It says so"),
            [
                "thread voice-in-care, step ilacs-2021",
                "the word that was to stand is not that of threads.json",
                "up to date",
            ],
        ),
        slip(
            "steps-without-reason",
            STEPS,
            Swap("It says so of all children", ""),
            ["thread voice-in-care, step ilacs-2021", "it gives no reason", "why this word stands"],
        ),
    ]
}
