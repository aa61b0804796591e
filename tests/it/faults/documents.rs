//! Documents, their sections, and what inspections say of them.
use super::{Edit, Fault, Swap, Swaps, advice, fault, slip};

const DOCUMENTS: &str = "documents.json";
const INSPECTIONS: &str = "inspections.json";

pub fn faults() -> Vec<Fault> {
    let mut all = documents();
    all.extend(sections());
    all.extend(inspections());
    all
}

fn documents() -> Vec<Fault> {
    vec![
        fault(
            "document-inspection-unknown",
            DOCUMENTS,
            Swap("\"inspection\": \"visit-2023\"", "\"inspection\": \"visit-2032\""),
            ["record visit-2023", "the inspection visit-2032 is not known", "Did you mean 'visit-2023'?"],
        )
        .among_others(),
        slip(
            "document-uncoded",
            DOCUMENTS,
            Edit(|text| {
                let new = "{\"id\": \"note-2024\", \"title\": \"Note, 2024\", \"form\": \"note\", \"author\": \"Anyshire County Council\", \"published\": \"2024-01\", \"inspection\": \"visit-2023\", \"held\": \"All.\", \"silence\": \"None.\", \"sections\": [{\"label\": \"All\", \"first\": \"p1.s1\"}]}";
                text.replacen("[\n", &format!("[\n {new},\n"), 1)
            }),
            ["record note-2024", "no unit of it is coded", "the page says that it was read"],
        )
        .among_others(),
        advice(
            "document-without-findings",
            "findings.json",
            Edit(|text| text.lines().filter(|line| !line.contains("\"visit-2023/p1.")).collect::<Vec<_>>().join("\n")),
            ["record visit-2023", "inspectors wrote it, and no finding comes from it", "Check whether it holds no strength"],
        )
        .told_in(DOCUMENTS)
        .among_others(),
        fault(
            "document-title-twice",
            DOCUMENTS,
            Swap("Annex on fostering, 2021", "Inspection report, 2021"),
            ["record annex-2021", "another document has the title 'Inspection report, 2021' too", "citations name documents by it"],
        ),
        fault(
            "document-looked-at-nothing",
            DOCUMENTS,
            Swap("\"looked_at\": [\"fostering\"]", "\"looked_at\": []"),
            ["record annex-2021", "inspectors wrote it, and 'looked_at' is an empty list", "leave 'looked_at' out"],
        ),
        slip(
            "document-looked-at-twice",
            DOCUMENTS,
            Swap("\"looked_at\": [\"fostering\"]", "\"looked_at\": [\"fostering\", \"fostering\"]"),
            ["record annex-2021", "'looked_at' names fostering twice", "Name each topic once"],
        ),
        slip(
            "document-topic-unknown",
            DOCUMENTS,
            Swap("\"looked_at\": [\"fostering\"]", "\"looked_at\": [\"foster\"]"),
            ["record annex-2021", "'foster' is not in the codebook", "add it to the topics of codebook.json"],
        ),
    ]
}

fn sections() -> Vec<Fault> {
    vec![
        fault(
            "section-none",
            DOCUMENTS,
            Swap("\"sections\": [\n  {\"label\": \"Fostering\", \"first\": \"p1.s1\"}]", "\"sections\": []"),
            ["record annex-2021", "it has no sections", "Give at least one"],
        )
        .among_others(),
        fault(
            "section-unknown-unit",
            DOCUMENTS,
            Swap("\"first\": \"p3.s1\"", "\"first\": \"p9.s1\""),
            ["record sif-2016", "it cites sif-2016/p9.s1, which is not in coding.csv", "Cite a unit of coding.csv"],
        )
        .among_others(),
        fault(
            "section-reversed",
            DOCUMENTS,
            Swaps(&[
                (
                    DOCUMENTS,
                    "{\"label\": \"What needs to improve\", \"first\": \"improve1\"}",
                    "{\"label\": \"What inspectors saw\", \"first\": \"p1.s1\"}",
                ),
                (
                    DOCUMENTS,
                    "{\"label\": \"What inspectors found\", \"first\": \"p1.s1\"}]},\n {\"id\": \"plan-2026\"",
                    "{\"label\": \"What needs to improve\", \"first\": \"improve1\"}]},\n {\"id\": \"plan-2026\"",
                ),
            ]),
            [
                "record ilacs-2026",
                "the section 'What needs to improve' begins before 'What inspectors saw', which is listed before it",
                "in the order of the document",
            ],
        ),
        fault(
            "section-missing",
            DOCUMENTS,
            Swap("  {\"label\": \"Recommendations\", \"first\": \"rec1\"},\n", ""),
            ["unit sif-2016/rec1", "it is in no section of its document", "Add the section that begins there"],
        )
        .told_in("coding.csv"),
        fault(
            "section-overlapping",
            DOCUMENTS,
            Swap(
                "{\"label\": \"Action plan\", \"first\": \"A1.area\"}",
                "{\"label\": \"Action plan\", \"first\": \"A1.area\"},\n  {\"label\": \"Actions\", \"first\": \"A1.area\"}",
            ),
            ["record plan-2026", "two sections begin at A1.area", "join the two"],
        ),
        slip(
            "section-within-paragraph",
            DOCUMENTS,
            Swap(
                "{\"label\": \"Help and protection\", \"first\": \"p1.s1\"}",
                "{\"label\": \"Help and protection\", \"first\": \"p1.s2\"}",
            ),
            [
                "record sif-2016",
                "the section 'Help and protection' begins at p1.s2, within a paragraph",
                "Begin it at p1.s1",
            ],
        ),
        advice(
            "section-label-twice",
            DOCUMENTS,
            Swap("\"label\": \"Recommendations\"", "\"label\": \"Summary\""),
            ["record sif-2016", "two sections are called 'Summary'", "Give each section its own label"],
        ),
        fault(
            "section-prints-unknown",
            DOCUMENTS,
            Swap("\"carries\": \"ilacs-2026\"", "\"carries\": \"ilacs-2062\""),
            [
                "record plan-2026",
                "a section prints ilacs-2062, which is not in this file",
                "Name another document of this file",
            ],
        ),
        fault(
            "section-prints-itself",
            DOCUMENTS,
            Swap("\"carries\": \"ilacs-2026\"", "\"carries\": \"plan-2026\""),
            ["record plan-2026", "a section prints plan-2026, which is the document itself", "Name another document"],
        ),
    ]
}

fn inspections() -> Vec<Fault> {
    vec![
        fault(
            "source-document-unknown",
            INSPECTIONS,
            Swap(
                "\"source\": {\"place\": \"Letter\", \"document\": \"visit-2023\"}",
                "\"source\": {\"place\": \"Letter\", \"document\": \"visit-2203\"}",
            ),
            [
                "record visit-2023",
                "its source names the document visit-2203, which is not in documents.json",
                "Did you mean 'visit-2023'?",
            ],
        ),
        fault(
            "source-unit-unknown",
            INSPECTIONS,
            Swap("\"units\": [\"lpr-2014/p3.s1\"]", "\"units\": [\"lpr-2014/p3.s9\"]"),
            ["record lpr-2014", "it cites lpr-2014/p3.s9, which is not in coding.csv", "Cite a unit of coding.csv"],
        ),
        slip(
            "source-unit-of-another",
            INSPECTIONS,
            Swap("\"units\": [\"lpr-2014/p3.s1\"]", "\"units\": [\"sif-2016/p1.s1\"]"),
            [
                "record lpr-2014",
                "its source names the document lpr-2014, and cites sif-2016/p1.s1 of another one",
                "Cite units of the document",
            ],
        ),
        fault(
            "reported-unit-unknown",
            INSPECTIONS,
            Swap("\"unit\": \"sif-2016/p2.s1\"", "\"unit\": \"sif-2016/p2.s7\""),
            ["record sif-2012", "it cites sif-2016/p2.s7, which is not in coding.csv", "Cite a unit"],
        ),
        slip(
            "reported-topic-unknown",
            INSPECTIONS,
            Swap("\"topic\": \"front-door\"", "\"topic\": \"front-dor\""),
            ["record sif-2012", "'front-dor' is not in the codebook", "Did you mean 'front-door'?"],
        ),
        slip(
            "reported-twice",
            INSPECTIONS,
            Swap(
                "\"reported\": [",
                "\"reported\": [{\"unit\": \"sif-2016/p2.s1\", \"topic\": \"front-door\", \"summary\": \"Families waited.\"}, ",
            ),
            ["record sif-2012", "sif-2016/p2.s1 is listed twice as reporting on front-door", "Remove one of the two"],
        ),
        slip(
            "reported-by-itself",
            INSPECTIONS,
            Swap(
                "\"source\": {\"place\": \"Letter\", \"document\": \"visit-2023\"}",
                "\"source\": {\"place\": \"Letter\", \"document\": \"visit-2023\"}, \"reported\": [{\"unit\": \"visit-2023/p1.s2\", \"topic\": \"front-door\", \"summary\": \"Calls waited.\"}]",
            ),
            [
                "record visit-2023",
                "visit-2023/p1.s2 reports on it, and is in its own document",
                "Code it as a concern there",
            ],
        ),
    ]
}
