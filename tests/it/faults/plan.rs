//! The plan, and what is said of it as a whole.
use super::{Fault, Swap, Swaps, advice, fault, slip};

const PLAN: &str = "plan.json";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "plan-answers-unknown",
            PLAN,
            Swap("\"ilacs-2026/improve1\"", "\"ilacs-2026/improve9\""),
            ["record A1", "it cites ilacs-2026/improve9, which is not in coding.csv", "Cite a unit"],
        ),
        advice(
            "plan-answers-nothing",
            PLAN,
            Swap("\"answers\": [\"ilacs-2026/p1.s1\", \"ilacs-2026/p6.s1\"]", "\"answers\": []"),
            ["record A2", "it answers no unit of a report", "Cite the units of the report"],
        ),
        slip(
            "plan-answers-twice",
            PLAN,
            Swap("\"ilacs-2026/p6.s1\"", "\"ilacs-2026/p1.s1\""),
            ["record A2", "it answers ilacs-2026/p1.s1 twice", "Name each unit once"],
        ),
        slip(
            "plan-answers-itself",
            PLAN,
            Swap("\"ilacs-2026/p6.s1\"", "\"plan-2026/intro1.s1\""),
            ["record A2", "it answers plan-2026/intro1.s1, which the plan itself says", "Cite the units of the report"],
        ),
        fault(
            "plan-unit-unknown",
            PLAN,
            Swap("\"unit\": \"plan-2026/A2.area\"", "\"unit\": \"plan-2026/A3.area\""),
            ["record A2", "it cites plan-2026/A3.area, which is not in coding.csv", "Cite a unit"],
        ),
        fault(
            "plan-unit-twice",
            PLAN,
            Swap("\"unit\": \"plan-2026/A2.area\"", "\"unit\": \"plan-2026/A1.area\""),
            ["record A2", "another area has the unit plan-2026/A1.area too", "Give each area its own unit"],
        ),
        advice(
            "plan-title-twice",
            PLAN,
            Swap("A first answer within a day", "Keeping Social Workers"),
            ["record A2", "it has the title of A1", "Say what is different in each"],
        ),
        advice(
            "plan-without-actions",
            PLAN,
            Swap(
                "\"actions\": [\n  {\"unit\": \"plan-2026/A2.action1\", \"summary\": \"Fill the posts of the front door first.\", \"same_as\": \"A1\"}]",
                "\"actions\": []",
            ),
            ["record A2", "it has no actions", "List its actions"],
        ),
        fault(
            "plan-same-as-unknown",
            PLAN,
            Swap("\"same_as\": \"A1\"", "\"same_as\": \"A9\""),
            ["record A2", "plan-2026/A2.action1 refers to A9, which is not in the plan", "Name another area"],
        ),
        fault(
            "plan-same-as-itself",
            PLAN,
            Swap("\"same_as\": \"A1\"", "\"same_as\": \"A2\""),
            ["record A2", "plan-2026/A2.action1 refers to its own area, A2", "Name another area"],
        ),
        slip(
            "plan-topic",
            PLAN,
            Swap("\"topic\": \"front-door\"", "\"topic\": \"voice\""),
            ["record A2", "the topic of plan-2026/A2.action1 is not that of its area", "the topic of its area"],
        ),
        slip(
            "plan-topic-unknown",
            "codebook.json",
            Swaps(&[(PLAN, "\"area\": \"help-and-protection\"", "\"area\": \"help-and-protecton\"")]),
            ["record A2", "'help-and-protecton' is not in the codebook", "Did you mean 'help-and-protection'?"],
        )
        .told_in(PLAN),
        slip(
            "plan-action-of-another",
            PLAN,
            Swaps(&[(PLAN, "\"unit\": \"plan-2026/A1.action2\"", "\"unit\": \"ilacs-2026/p4.s1\"")]),
            ["record A1", "ilacs-2026/p4.s1 is of another document than the area", "Cite the unit of the plan"],
        ),
        slip(
            "plan-action-long",
            PLAN,
            Swap(
                "Ask everybody who leaves why.",
                "Ask everybody who leaves why, and write it down, and read what is written down once in each month, and tell the committee once in each year what was read, and what was done about it.",
            ),
            ["record A1, action plan-2026/A1.action1", "its summary has 182 characters", "Shorten it to 160"],
        ),
        slip(
            "plan-alone",
            "threads.json",
            Swap("\"units\": [\"plan-2026/A2.action1\"]", "\"units\": [\"plan-2026/intro1.s1\"]"),
            ["record A2", "none of its actions is in a thread", "cites its actions"],
        )
        .told_in(PLAN),
        slip(
            "about-plan-title",
            "about-plan.json",
            Swap("How it will be checked", " "),
            ["record 1", "it has no title or no lines", "Give it a heading"],
        ),
        slip(
            "about-plan-empty",
            "about-plan.json",
            Swap("Done means that the children were asked.", ""),
            ["record 2, line 1", "its summary has 0 characters", "at most 160 characters"],
        ),
        slip(
            "about-plan-cites-nothing",
            "about-plan.json",
            Swap("\"plan-2026/intro1.s1\"", ""),
            ["record 1, line 1", "it cites nothing", "Cite the units"],
        ),
        fault(
            "about-plan-unit-unknown",
            "about-plan.json",
            Swap("\"plan-2026/intro1.s1\"", "\"plan-2026/intro7.s1\""),
            ["record 1, line 1", "it cites plan-2026/intro7.s1, which is not in coding.csv", "Cite a unit"],
        ),
    ]
}
