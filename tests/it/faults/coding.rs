//! Rows of the coding: their codes, what they repeat, and their order.
use super::{Edit, Fault, Swap, Swaps, advice, fault, slip};

const CODING: &str = "coding.csv";

pub fn faults() -> Vec<Fault> {
    let mut all = codes();
    all.extend(repetitions());
    all.extend(order());
    all
}

fn codes() -> Vec<Fault> {
    vec![
        slip(
            "code-kind",
            CODING,
            Swap("visit-2023/p1.s1,strength", "visit-2023/p1.s1,strenght"),
            ["unit visit-2023/p1.s1", "'strenght' is not a kind", "Did you mean 'strength'? Use one of: strength"],
        )
        .among_others(),
        slip(
            "code-area",
            CODING,
            Swap("lpr-2014/p3.s1,grade,leaders", "lpr-2014/p3.s1,grade,streets"),
            ["unit lpr-2014/p3.s1", "'streets' is not an area", "Use one of: overall"],
        ),
        slip(
            "code-topic",
            CODING,
            Swap("A1.action2,action,leaders,workforce", "A1.action2,action,leaders,workforces"),
            ["unit plan-2026/A1.action2", "'workforces' is not a topic", "Did you mean 'workforce'?"],
        )
        .among_others(),
        fault(
            "code-kind-missing",
            CODING,
            Swap("lpr-2014/p1.s1,context,", "lpr-2014/p1.s1,,"),
            ["unit lpr-2014/p1.s1", "kind is missing", "Use one of: strength"],
        ),
        fault(
            "code-area-missing",
            CODING,
            Swap("lpr-2014/p1.s1,context,overall,", "lpr-2014/p1.s1,context,,"),
            ["unit lpr-2014/p1.s1", "area is missing", "Use one of: overall"],
        ),
        fault(
            "code-topic-missing",
            CODING,
            Swap("lpr-2014/p2.s1,strength,children-in-care,fostering", "lpr-2014/p2.s1,strength,children-in-care,-"),
            ["unit lpr-2014/p2.s1", "its strength has no topic", "Choose the topic"],
        ),
        fault(
            "code-topics-too-few",
            CODING,
            Swap("fostering+fostering", "fostering"),
            ["unit annex-2021/p1.s1", "it has 2 kinds and 1 topic", "Give every kind its own topic"],
        ),
        fault(
            "code-areas-too-many",
            CODING,
            Swap("lpr-2014/p3.s1,grade,leaders", "lpr-2014/p3.s1,grade,leaders+overall"),
            ["unit lpr-2014/p3.s1", "it has 1 kind and 2 areas", "Give one area for all"],
        ),
        slip(
            "code-four",
            CODING,
            Swap(
                "A1.action2,action,leaders,workforce",
                "A1.action2,action+action+action+action,leaders,workforce+planning+voice+play",
            ),
            ["unit plan-2026/A1.action2", "it has 4 codes", "Keep the 3"],
        ),
        slip(
            "code-twice-the-same",
            CODING,
            Swap("A1.action2,action,leaders,workforce", "A1.action2,action+action,leaders,workforce+workforce"),
            [
                "unit plan-2026/A1.action2",
                "it is coded twice as action in leaders",
                "Give each code its own kind or topic",
            ],
        ),
        fault(
            "code-unit-twice",
            CODING,
            Swap(
                "lpr-2014/p1.s1,context,overall,-,\n",
                "lpr-2014/p1.s1,context,overall,-,\nlpr-2014/p1.s1,context,overall,-,\n",
            ),
            ["unit lpr-2014/p1.s1", "it is coded twice", "Remove one of the two rows"],
        ),
        fault(
            "code-document-unknown",
            CODING,
            Swap("plan-2026/p7.s1,", "plan-2206/p7.s1,"),
            ["unit plan-2206/p7.s1", "its document is not known", "Did you mean 'plan-2026'?"],
        )
        .among_others(),
        fault(
            "code-in-no-section",
            CODING,
            Swap("plan-2026/A1.area,concern", "plan-2026/preface1.s1,context,overall,-,\nplan-2026/A1.area,concern"),
            ["unit plan-2026/preface1.s1", "it is in no section of its document", "Add the section that begins there"],
        ),
    ]
}

fn repetitions() -> Vec<Fault> {
    vec![
        fault(
            "repeat-unknown",
            CODING,
            Swap(",front-door,sif-2016/p1.s2\n", ",front-door,sif-2016/p1.s9\n"),
            [
                "unit sif-2016/summary1.s1",
                "it cites sif-2016/p1.s9, which is not in coding.csv",
                "Cite a unit of coding.csv",
            ],
        ),
        fault(
            "repeat-itself",
            CODING,
            Swap(",front-door,sif-2016/p1.s2\n", ",front-door,sif-2016/summary1.s1\n"),
            ["unit sif-2016/summary1.s1", "it repeats itself", "Name another unit"],
        ),
        fault(
            "repeat-of-a-repetition",
            CODING,
            Swap(",front-door,ilacs-2026/p1.s1\n", ",front-door,sif-2016/summary1.s1\n"),
            [
                "unit plan-2026/A2.area",
                "it repeats sif-2016/summary1.s1, which itself repeats another unit",
                "says it most fully",
            ],
        ),
        slip(
            "repeat-of-another-kind",
            CODING,
            Swap("sif-2016/summary1.s1,concern,", "sif-2016/summary1.s1,strength,"),
            [
                "unit sif-2016/summary1.s1",
                "it is a strength and repeats sif-2016/p1.s2, a concern",
                "Name a unit of the same kind",
            ],
        ),
        slip(
            "repeat-recommendation-as-concern",
            CODING,
            Swap(",front-door,sif-2016/p1.s2\n", ",front-door,sif-2016/rec1\n"),
            [
                "unit sif-2016/summary1.s1",
                "it is a concern and repeats sif-2016/rec1, a recommendation",
                "a unit repeats only what is of its kind",
            ],
        ),
        advice(
            "repeat-strength-in-a-plan",
            CODING,
            Swap(",workforce,ilacs-2026/p4.s1\n", ",workforce,ilacs-2026/p3.s1\n"),
            [
                "unit plan-2026/A1.area",
                "it is a concern and repeats ilacs-2026/p3.s1, a strength",
                "Name a unit of the same kind",
            ],
        ),
        slip(
            "repeat-twice",
            CODING,
            Swap(",front-door,sif-2016/p1.s2\n", ",front-door,sif-2016/p1.s2+sif-2016/p1.s2\n"),
            ["unit sif-2016/summary1.s1", "it repeats sif-2016/p1.s2 twice", "Name each unit once"],
        ),
        slip(
            "repeat-of-what-comes-later",
            CODING,
            Swap(",front-door,sif-2016/p1.s2\n", ",front-door,ilacs-2026/p1.s1\n"),
            [
                "unit sif-2016/summary1.s1",
                "it repeats ilacs-2026/p1.s1, which was written later",
                "of the same document or of an earlier one",
            ],
        ),
    ]
}

fn order() -> Vec<Fault> {
    vec![
        slip(
            "order-of-sentences",
            CODING,
            Edit(|text| swapped(text, "visit-2023/p1.s1", "visit-2023/p1.s2")),
            ["unit visit-2023/p1.s2", "its paragraph begins with sentence 2", "count its sentences from 1"],
        )
        .among_others(),
        slip(
            "order-of-sentences-back",
            CODING,
            Edit(|text| swapped(text, "visit-2023/p1.s1", "visit-2023/p1.s2")),
            ["unit visit-2023/p1.s1", "sentence 1 comes after sentence 2", "in the order of the document"],
        )
        .among_others(),
        slip(
            "order-of-paragraphs",
            CODING,
            Edit(|text| swapped(text, "report-2021/p2.s1", "report-2021/p3.s1")),
            ["unit report-2021/p2.s1", "it comes after p3, and its number is smaller", "in the order of the document"],
        )
        .among_others(),
        slip(
            "order-of-actions",
            CODING,
            Edit(|text| swapped(text, "plan-2026/A1.action1", "plan-2026/A1.action2")),
            ["unit plan-2026/A1.action1", "it comes after A1.action2, and its number is smaller", "in the order of the document"],
        ),
        slip(
            "order-of-a-document",
            CODING,
            Edit(|text| swapped(text, "visit-2023/p1.s2", "ilacs-2026/improve1")),
            ["unit visit-2023/p1.s2", "the rows of visit-2023 are not together", "all rows of a document one below another"],
        )
        .among_others(),
        slip(
            "order-of-a-paragraph",
            CODING,
            Edit(|text| swapped(text, "ilacs-2026/p2.s2", "ilacs-2026/p3.s1")),
            ["unit ilacs-2026/p2.s2", "the rows of paragraph p2 are not together", "in the order of the document"],
        )
        .among_others(),
        slip(
            "order-gap",
            CODING,
            Swaps(&[
                (CODING, "pilot-2018/p2.s1,recommendation", "pilot-2018/p2.s1,context,overall,-,\npilot-2018/p2.s3,context,overall,-,\npilot-2018/p3.s1,recommendation"),
            ]),
            ["unit pilot-2018/p2.s3", "between it and the row before it sentence 2 is missing", "as context where it judges nothing"],
        )
        .among_others(),
        slip(
            "order-first-missing",
            CODING,
            Swap("lpr-2014/p3.s1,grade,leaders,-,\n", "lpr-2014/p3.s1,grade,leaders,-,\nlpr-2014/p4.s3,context,overall,-,\n"),
            ["unit lpr-2014/p4.s3", "its paragraph begins with sentence 3", "Add the rows before it"],
        ),
    ]
}

/// The rows of two units in each other's place.
fn swapped(text: &str, one: &str, other: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let at =
        |unit: &str| lines.iter().position(|line| line.starts_with(&format!("{unit},"))).expect("the unit has a row");
    let (one, other) = (at(one), at(other));
    lines.swap(one, other);
    lines.join("\n") + "\n"
}
