//! Findings against the coding, and their summaries.
use super::{Edit, Fault, Swap, Swaps, advice, fault, slip};

const FINDINGS: &str = "findings.json";
const FIRST: &str = "record lpr-2014/p2.s1:strength";
const SUMMARY: &str = "The county found a foster family for nearly every child who needed one.";

pub fn faults() -> Vec<Fault> {
    let mut all = coded();
    all.extend(summaries());
    all
}

fn coded() -> Vec<Fault> {
    vec![
        fault(
            "finding-not-told",
            FINDINGS,
            Edit(|text| text.lines().filter(|line| !line.contains("\"pilot-2018/p2.s2:strength\"")).map(|line| format!("{line}\n")).collect()),
            ["record pilot-2018/p2.s2:strength", "the coding gives this finding, but it has no record", "Run script/draft-findings"],
        ),
        fault(
            "finding-not-coded",
            FINDINGS,
            Swap("{\"id\": \"pilot-2018/p2.s2:strength\"", "{\"id\": \"pilot-2018/p2.s2:concern\""),
            ["record pilot-2018/p2.s2:concern", "the coding does not give this finding", "correct its id: first unit, colon, kind"],
        )
        .among_others(),
        fault(
            "finding-kind-misspelt",
            FINDINGS,
            Swap("{\"id\": \"pilot-2018/p2.s2:strength\"", "{\"id\": \"pilot-2018/p2.s2:strenght\""),
            ["record pilot-2018/p2.s2:strenght", "the coding does not give this finding", "Did you mean 'pilot-2018/p2.s2:strength'?"],
        )
        .among_others(),
        fault(
            "finding-topic",
            FINDINGS,
            Swap("\"topic\": \"play\"", "\"topic\": \"voice\""),
            ["record pilot-2018/p2.s1:recommendation", "its topic 'voice' (the coding gives 'play') differ from what the coding gives", "Copy them from the coding"],
        ),
        fault(
            "finding-area",
            FINDINGS,
            Swap("\"area\": \"early-years\"", "\"area\": \"leaders\""),
            ["record pilot-2018/p2.s1:recommendation", "its area 'leaders' (the coding gives 'early-years')", "Copy them"],
        ),
        fault(
            "finding-kind",
            FINDINGS,
            Swap("\"inspection\": \"pilot-2018\", \"area\": \"leaders\", \"kind\": \"strength\"", "\"inspection\": \"pilot-2018\", \"area\": \"leaders\", \"kind\": \"concern\""),
            ["record pilot-2018/p2.s2:strength", "its kind 'concern' (the coding gives 'strength')", "Copy them"],
        )
        .among_others(),
        fault(
            "finding-units",
            FINDINGS,
            Swap("\"units\": [\"sif-2016/p1.s2\", \"sif-2016/p1.s3\"]", "\"units\": [\"sif-2016/p1.s2\"]"),
            ["record sif-2016/p1.s2:concern", "its units 'sif-2016/p1.s2' (the coding gives 'sif-2016/p1.s2 sif-2016/p1.s3')", "Copy them"],
        ),
        fault(
            "finding-without-units",
            FINDINGS,
            Swap("\"units\": [\"lpr-2014/p2.s1\"]", "\"units\": []"),
            [FIRST, "it names no units", "List its units"],
        )
        .among_others(),
        fault(
            "finding-inspection",
            FINDINGS,
            Swap("\"inspection\": \"visit-2023\"", "\"inspection\": \"ilacs-2021\""),
            ["record visit-2023/p1.s1:strength", "its inspection 'ilacs-2021' (the coding gives 'visit-2023')", "Copy them"],
        ),
        fault(
            "finding-native-area",
            FINDINGS,
            Swap("\"native_area\": \"children looked after\", ", ""),
            ["record sif-2016/p3.s1:concern", "its native_area '' (the coding gives 'children looked after')", "Copy them"],
        ),
        fault(
            "finding-told-twice",
            FINDINGS,
            Swap(" {\"id\": \"pilot-2018/p2.s2:strength\"", " {\"id\": \"pilot-2018/p2.s2:strength-2\", \"inspection\": \"pilot-2018\", \"area\": \"leaders\", \"kind\": \"strength\", \"topic\": \"workforce\", \"units\": [\"pilot-2018/p2.s2\"], \"summary\": \"Staff stayed.\"},\n {\"id\": \"pilot-2018/p2.s2:strength\""),
            ["record pilot-2018/p2.s2:strength-2", "pilot-2018/p2.s2:strength has the same units, kind and topic", "Remove one of the two"],
        )
        .among_others(),
        slip(
            "finding-order",
            FINDINGS,
            Edit(|text| {
                let mut lines: Vec<&str> = text.lines().collect();
                lines.swap(1, 2);
                lines.join("\n")
            }),
            [FIRST, "it comes after lpr-2014/p2.s2:recommendation, and its units come before", "Sort the findings"],
        ),
        slip(
            "finding-area-unknown",
            FINDINGS,
            Swaps(&[
                (FINDINGS, "\"area\": \"early-years\"", "\"area\": \"streets\""),
                ("coding.csv", "pilot-2018/p2.s1,recommendation,early-years", "pilot-2018/p2.s1,recommendation,streets"),
            ]),
            ["record pilot-2018/p2.s1:recommendation", "'streets' is not in the codebook", "Correct that field, or add it to the areas"],
        )
        .among_others(),
        slip(
            "finding-urgency-unknown",
            FINDINGS,
            Swap("\"this-month\"", "\"this-munth\""),
            ["record lpr-2014/p2.s2:recommendation", "'this-munth' is not in the codebook", "Did you mean 'this-month'?"],
        ),
        fault(
            "response-unit-unknown",
            FINDINGS,
            Swap("\"units\": [\"sif-2016/p1.s1\"]", "\"units\": [\"sif-2016/p99.s1\"]"),
            ["record sif-2016/p1.s2:concern, line 1", "it cites sif-2016/p99.s1, which is not in coding.csv", "coding.csv"],
        ),
        fault(
            "response-document-misspelt",
            FINDINGS,
            Swap("\"units\": [\"sif-2016/p1.s1\"]", "\"units\": [\"sif-2061/p1.s1\"]"),
            ["record sif-2016/p1.s2:concern, line 1", "it cites sif-2061/p1.s1, which is not in coding.csv", "Did you mean 'sif-2016'?"],
        ),
        slip(
            "response-cites-nothing",
            FINDINGS,
            Swap("\"units\": [\"sif-2016/p1.s1\"]", "\"units\": []"),
            ["record sif-2016/p1.s2:concern, line 1", "it cites nothing", "Cite the units that say it"],
        ),
        slip(
            "response-empty",
            FINDINGS,
            Swap("The council was hiring more staff to answer.", ""),
            ["record sif-2016/p1.s2:concern, line 1", "its summary has 0 characters", "at most 160 characters"],
        ),
    ]
}

fn summaries() -> Vec<Fault> {
    vec![
        slip(
            "summary-empty",
            FINDINGS,
            Swap(SUMMARY, ""),
            [FIRST, "it has no summary", "Say in one or two plain sentences"],
        ),
        slip(
            "summary-long",
            FINDINGS,
            Swap(
                SUMMARY,
                "The county found a foster family for nearly every child who needed one, and it found it in the child's own district, near to school and friends, in hardly more than two or three weeks.",
            ),
            [FIRST, "its summary has 184 characters", "Shorten it to 160"],
        ),
        slip(
            "summary-of-three-sentences",
            FINDINGS,
            Swap(SUMMARY, "There were foster families. Nearly every child had one. They were near."),
            [FIRST, "its summary has 3 sentences", "Say it in one or two"],
        ),
        slip(
            "summary-twice",
            FINDINGS,
            Swap(SUMMARY, "Thirty new foster carers had been found in two years."),
            [
                "record annex-2021/p1.s1:strength",
                "its summary is that of lpr-2014/p2.s1:strength",
                "Say what is different in each",
            ],
        ),
        slip(
            "summary-twice-in-other-signs",
            FINDINGS,
            Swap(SUMMARY, "Thirty NEW foster-carers had been found, in two years"),
            [
                "record annex-2021/p1.s1:strength",
                "its summary is that of lpr-2014/p2.s1:strength",
                "Say what is different in each",
            ],
        )
        .among_others(),
        advice(
            "summary-without-full-stop",
            FINDINGS,
            Swap(SUMMARY, "The county found foster families"),
            [FIRST, "its summary ends without a full stop", "Write whole sentences"],
        ),
        advice(
            "summary-with-two-blanks",
            FINDINGS,
            Swap(SUMMARY, "The county found  foster families."),
            [FIRST, "its summary has two spaces in a row", "Keep one"],
        ),
    ]
}
