//! Grades against their scale and one another.
use super::{Fault, Swap, Swaps, advice, fault, slip};

const INSPECTIONS: &str = "inspections.json";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "grade-off-the-scale",
            INSPECTIONS,
            Swap("\"grade\": \"effective\", \"rank\": 3", "\"grade\": \"effective\", \"rank\": 4"),
            ["record lpr-2014", "'protecting children' has the rank 4", "1 for the worst"],
        ),
        fault(
            "grade-rank-nought",
            INSPECTIONS,
            Swap("\"grade\": \"effective\", \"rank\": 3", "\"grade\": \"effective\", \"rank\": 0"),
            ["record lpr-2014", "'protecting children' has the rank 0", "1 for the worst"],
        ),
        fault(
            "grade-word-against-rank",
            INSPECTIONS,
            Swap("\"grade\": \"inadequate\", \"rank\": 1", "\"grade\": \"inadequate\", \"rank\": 2"),
            [
                "record sif-2016, grade 'help and protection'",
                "'inadequate' has the rank 2, but is place 1 on the scale of sif",
                "they name one grade",
            ],
        ),
        slip(
            "grade-without-rank",
            INSPECTIONS,
            Swap("\"grade\": \"inadequate\", \"rank\": 1", "\"grade\": \"inadequate\""),
            ["record sif-2016, grade 'help and protection'", "'inadequate' has no rank", "Add \"rank\": 1"],
        ),
        fault(
            "grade-word-with-two-ranks",
            INSPECTIONS,
            Swaps(&[
                (
                    INSPECTIONS,
                    "\"areas\": [\"leaders\"], \"grade\": \"requires improvement\", \"rank\": 2",
                    "\"areas\": [\"leaders\"], \"grade\": \"mixed\", \"rank\": 2",
                ),
                (
                    INSPECTIONS,
                    "\"areas\": [\"help-and-protection\"], \"grade\": \"requires improvement\", \"rank\": 2",
                    "\"areas\": [\"help-and-protection\"], \"grade\": \"mixed\", \"rank\": 3",
                ),
            ]),
            [
                "record sif-2012, grade 'help and protection'",
                "'mixed' has the rank 3, and elsewhere the rank 2",
                "Give one word one place",
            ],
        ),
        slip(
            "grade-misspelt",
            INSPECTIONS,
            Swap("\"outstanding\"", "\"outstandng\""),
            [
                "record ilacs-2026, grade 'care leavers'",
                "the grade 'outstandng' is not on the scale of ilacs",
                "Did you mean 'outstanding'?",
            ],
        ),
        slip(
            "grade-in-capitals",
            INSPECTIONS,
            Swap(
                "\"grade\": \"good\", \"rank\": 3, \"status\": \"press\"",
                "\"grade\": \"Good\", \"rank\": 3, \"status\": \"press\"",
            ),
            [
                "record rating-2009, grade 'all services'",
                "the grade 'Good' is not on the scale of rating",
                "Did you mean 'good'?",
            ],
        ),
        advice(
            "grade-cut-short",
            INSPECTIONS,
            Swap("\"grade\": \"requires improvement to be good\"", "\"grade\": \"requires improvement\""),
            [
                "record ilacs-2021, grade 'help and protection'",
                "the grade 'requires improvement' is not on the scale of ilacs",
                "Check whether the report says 'requires improvement to be good'",
            ],
        ),
        slip(
            "grade-empty",
            INSPECTIONS,
            Swap("\"grade\": \"effective\"", "\"grade\": \" \""),
            ["record lpr-2014, grade 'protecting children'", "'grade' is empty", "Fill it in"],
        ),
        slip(
            "grade-judgement-misspelt",
            INSPECTIONS,
            Swap("\"judgement\": \"early years\"", "\"judgement\": \"early yaers\""),
            ["record ilacs-2026", "ilacs has no judgement 'early yaers'", "Did you mean 'early years'?"],
        ),
        slip(
            "grade-judgement-empty",
            INSPECTIONS,
            Swap("\"judgement\": \"adoption\"", "\"judgement\": \"\""),
            ["record sif-2012, grade ''", "'judgement' is empty", "Fill it in"],
        ),
        fault(
            "grade-judgement-twice",
            INSPECTIONS,
            Swap("\"judgement\": \"governance\"", "\"judgement\": \"leadership\""),
            ["record sif-2012", "two judgements are called 'leadership'", "Give each judgement a different name"],
        ),
        fault(
            "grade-judgement-twice-in-other-letters",
            INSPECTIONS,
            Swap("\"judgement\": \"governance\"", "\"judgement\": \"The Leadership\""),
            ["record sif-2012", "two judgements are called 'The Leadership'", "Give each judgement a different name"],
        ),
        fault(
            "grade-area-twice",
            INSPECTIONS,
            Swap("[\"children-in-care\", \"care-leavers\"]", "[\"children-in-care\", \"children-in-care\"]"),
            [
                "record ilacs-2021, grade 'children in care and care leavers'",
                "it covers the area children-in-care twice",
                "Name each area once",
            ],
        ),
        fault(
            "grade-overall-twice",
            INSPECTIONS,
            Swap(
                "\"judgement\": \"leaders\", \"areas\": [\"leaders\"]",
                "\"judgement\": \"leaders\", \"areas\": [\"overall\"]",
            ),
            [
                "record ilacs-2021, grade 'leaders'",
                "it is a second grade for services as a whole",
                "\"sub_judgement\": true",
            ],
        ),
        fault(
            "grade-not-given",
            INSPECTIONS,
            Swap("\"graded\": \"yes\"", "\"graded\": \"unknown\""),
            ["record rating-2009", "'graded' and the list of grades disagree", "Write yes and list the grades"],
        ),
        fault(
            "grade-none-listed",
            INSPECTIONS,
            Swap("\"graded\": \"unknown\"", "\"graded\": \"yes\""),
            ["record lpr-2010", "'graded' and the list of grades disagree", "or write no or unknown"],
        ),
        slip(
            "grade-of-no-report",
            INSPECTIONS,
            Swap("\"status\": \"press\"", "\"status\": \"published\""),
            [
                "record rating-2009, grade 'all services'",
                "'published' says that we have the report, and no document is named",
                "use the certainty",
            ],
        ),
        slip(
            "grade-certainty-unknown",
            INSPECTIONS,
            Swap("\"status\": \"press\"", "\"status\": \"pres\""),
            [
                "record rating-2009",
                "'pres' is not in the codebook",
                "Did you mean 'press'? Correct that field, or add it to the certainties",
            ],
        ),
        fault(
            "grade-without-reach",
            INSPECTIONS,
            Swap("\"reach\": \"full\", ", ""),
            [
                "record pilot-2018",
                "it has no grade, and nothing says how much it looked at",
                "Write \"reach\": \"part\"",
            ],
        ),
        fault(
            "grade-inspection-under-two-ids",
            INSPECTIONS,
            Swap(
                " {\"id\": \"visit-2023\"",
                " {\"id\": \"visit-23\", \"framework\": \"ilacs\", \"event\": \"Visit\", \"start\": \"2023-02-14\", \"published\": \"2023-03-17\", \"graded\": \"no\", \"reach\": \"part\", \"source\": {\"place\": \"Letter\"}},\n {\"id\": \"visit-2023\"",
            ),
            ["record visit-2023", "it has the framework and the dates of visit-23", "Remove one of the two"],
        ),
        slip(
            "grade-framework-unknown",
            INSPECTIONS,
            Swap("\"framework\": \"lpr\"", "\"framework\": \"lrp\""),
            [
                "record lpr-2010",
                "'lrp' is not in the codebook",
                "Did you mean 'lpr'? Correct that field, or add it to the frameworks",
            ],
        ),
        slip(
            "grade-area-unknown",
            INSPECTIONS,
            Swap("\"areas\": [\"early-years\"]", "\"areas\": [\"early-year\"]"),
            ["record ilacs-2026", "'early-year' is not in the codebook", "Did you mean 'early-years'?"],
        ),
    ]
}
