//! Texts that are no JSON, and records whose fields are not what they should be.
use super::{Edit, Fault, Swap, fault, slip};

const DOCUMENTS: &str = "documents.json";
const INSPECTIONS: &str = "inspections.json";
const FINDINGS: &str = "findings.json";

pub fn faults() -> Vec<Fault> {
    let mut all = syntax();
    all.extend(fields());
    all.extend(kinds());
    all
}

fn syntax() -> Vec<Fault> {
    vec![
        fault(
            "json-comma-missing",
            "plan.json",
            Swap("\"leaders\", \"topic\"", "\"leaders\" \"topic\""),
            [
                "line 2, character 68",
                "it is not valid JSON: a comma is missing before this",
                "Put a comma between two values",
            ],
        ),
        fault(
            "json-comma-too-many",
            "raised-once.json",
            Edit(|text| text.replacen("}\n]", "},\n]", 1)),
            ["line 3, character 1", "there is a comma before the closing bracket", "Remove that comma"],
        ),
        fault(
            "json-two-commas",
            "raised-once.json",
            Swap("\", \"name\"", "\",, \"name\""),
            ["line 2, character 31", "two commas follow one another", "Remove one"],
        ),
        fault(
            "json-smart-quotes",
            FINDINGS,
            Swap("\"kind\": \"strength\"", "\"kind\": “strength”"),
            ["line 2, character 98", "the quote “ is used here", "turn off 'smart quotes'"],
        ),
        fault(
            "json-smart-quotes-of-a-name",
            "glossary.json",
            Swap("\"term\"", "“term”"),
            ["line 2, character 3", "the quote “ is used here", "Replace it with \""],
        ),
        fault(
            "json-single-quotes",
            "authority.json",
            Swap("\"Nowhere\"", "'Nowhere'"),
            ["line 4, character 12", "the quote ' is used here", "Replace it with \""],
        ),
        fault(
            "json-quote-within",
            FINDINGS,
            Swap("foster family for", "\"foster family\" for"),
            ["line 2, character 193", "neither a comma nor a bracket follows", "a quote within a text as \\\""],
        ),
        fault(
            "json-text-not-closed",
            "raised-once.json",
            Swap("no date.\"", "no date."),
            ["line 2, character 120", "neither a comma nor a bracket follows", "within a text as \\\""],
        ),
        fault(
            "json-text-over-lines",
            "raised-once.json",
            Swap("plans that had", "plans\nthat had"),
            ["line 2, character 73", "a text opens here and is not closed on its line", "keep it on one line"],
        ),
        fault(
            "json-tab-in-text",
            "raised-once.json",
            Swap("plans that had", "plans\tthat had"),
            ["line 2, character 99", "a tab or another control character", "Write a space instead"],
        ),
        fault(
            "json-colon-missing",
            "plan.json",
            Swap("\"title\": ", "\"title\" "),
            ["line 2, character 23", "after 'title' a colon is missing", "\"name\": value"],
        ),
        fault(
            "json-name-without-quotes",
            "plan.json",
            Swap("\"title\"", "title"),
            ["line 2, character 15", "the name of a field has no quotes around it", "in double quotes"],
        ),
        fault(
            "json-word-without-quotes",
            INSPECTIONS,
            Swap("\"graded\": \"yes\"", "\"graded\": yes"),
            ["line 2, character 104", "the word 'yes' has no quotes around it", "Put it in double quotes"],
        ),
        fault(
            "json-true-in-capitals",
            DOCUMENTS,
            Swap("true", "True"),
            ["line 2, character 132", "the word 'True' has no quotes around it", "in small letters"],
        ),
        fault(
            "json-date-without-quotes",
            INSPECTIONS,
            Swap("\"2014-03-10\"", "2014-03-10"),
            ["line 13, character 81", "'2014-03-10' is not a number", "Put dates and other texts in double quotes"],
        ),
        fault(
            "json-number-with-zero",
            INSPECTIONS,
            Swap("\"rank\": 3", "\"rank\": 03"),
            ["line 3, character 80", "'03' is not a number", "write a number as 3"],
        ),
        fault(
            "json-comment",
            "plan.json",
            Swap("[\n", "[\n // the first area\n"),
            ["line 2, character 2", "a comment begins here", "Remove it"],
        ),
        fault(
            "json-cut-off",
            "threads.json",
            Edit(|text| text.trim_end().trim_end_matches([']', '\n']).to_owned()),
            [
                "line 22, character 141",
                "the file ends before its last bracket is closed",
                "Check whether its end was cut off",
            ],
        ),
        fault(
            "json-lines",
            "raised-once.json",
            Edit(|text| text.replace("[\n", "").replace("}\n]", "}\n{\"id\": \"b\"}").to_owned()),
            ["line 2, character 1", "the list or record is over, and more follows", "a comma between two"],
        ),
        fault(
            "json-more-follows",
            "glossary.json",
            Edit(|text| format!("{text}{text}")),
            ["line 5, character 1", "the list or record is over, and more follows", "Put all records into one list"],
        ),
        fault(
            "json-wrong-bracket",
            "raised-once.json",
            Swap("concern\"]", "concern\"}"),
            ["line 2, character 157", "'}' is where ']' is needed", "the last opened first"],
        ),
        fault(
            "json-backslash",
            "authority.json",
            Swap("Nowhere", "No\\where"),
            ["line 4, character 15", "a backslash is before a character that needs none", "Write a backslash twice"],
        ),
        fault(
            "json-other-blank",
            "raised-once.json",
            Swap("\"name\": ", "\"name\":\u{A0}"),
            ["line 2, character 39", "a special space", "an ordinary space"],
        ),
        fault(
            "json-table-in-its-place",
            INSPECTIONS,
            Edit(|_| "id;event\n".into()),
            ["line 1, character 1", "the word 'id' has no quotes around it", "double quotes"],
        ),
        fault(
            "json-record-for-list",
            "plan.json",
            Edit(|_| "{\"id\": \"A1\"}".into()),
            ["the whole file", "it is not a list of records", "[ before the first"],
        ),
        fault(
            "json-list-for-record",
            "authority.json",
            Edit(|text| format!("[{text}]")),
            ["line 1", "it is a list, and a record is needed", "Write a record in curly brackets with id, name"],
        ),
    ]
}

fn fields() -> Vec<Fault> {
    vec![
        fault(
            "field-missing",
            DOCUMENTS,
            Swap("\"published\": \"2014-04-30\", ", ""),
            ["record lpr-2014", "the field 'published' is missing", "Add it: write a day as \"2021-10-25\""],
        ),
        fault(
            "field-missing-inside",
            DOCUMENTS,
            Swap("\"first\": \"p1.s1\"}", "\"carries\": null}"),
            ["record lpr-2014, sections 1 ('Findings of the review')", "the field 'first' is missing", "Add it"],
        ),
        fault(
            "field-missing-of-finding",
            FINDINGS,
            Swap("\"units\": [\"lpr-2014/p2.s1\"], ", ""),
            ["record lpr-2014/p2.s1:strength", "the field 'units' is missing", "in square brackets"],
        ),
        fault(
            "field-missing-id",
            "plan.json",
            Swap("\"id\": \"A1\", ", ""),
            ["record Keeping social workers", "the field 'id' is missing", "Add it: write a text"],
        ),
        fault(
            "field-missing-of-action",
            "plan.json",
            Swap("\"summary\": \"Ask everybody who leaves why.\"", "\"owner\": null"),
            ["record A1, actions 1 ('plan-2026/A1.action1')", "the field 'summary' is missing", "Add it"],
        ),
        fault(
            "field-missing-of-authority",
            "authority.json",
            Swap(" \"name\": \"Anyshire\",\n", ""),
            ["the whole file", "the field 'name' is missing", "Add it: write a text"],
        ),
        slip(
            "field-misspelt",
            FINDINGS,
            Swap("\"responses\"", "\"response\""),
            ["record sif-2016/p1.s2:concern", "the field 'response' is not known", "Did you mean 'responses'?"],
        ),
        fault(
            "field-needed-misspelt",
            FINDINGS,
            Swap("\"summary\": \"The county", "\"sumary\": \"The county"),
            ["record lpr-2014/p2.s1:strength", "the field 'summary' is missing", "Add it"],
        )
        .among_others(),
        slip(
            "field-of-nobody",
            "threads.json",
            Swap("\"id\": \"foster-carers\"", "\"colour\": \"red\", \"id\": \"foster-carers\""),
            [
                "record foster-carers",
                "the field 'colour' is not known",
                "Remove it, or use one of: id, name, question, steps",
            ],
        ),
        slip(
            "field-of-step",
            "threads.json",
            Swap("\"says\": \"praised\"", "\"said\": \"x\", \"says\": \"praised\""),
            ["record foster-carers, steps 1 ('lpr-2014')", "the field 'said' is not known", "Remove it, or use one of"],
        ),
        slip(
            "field-of-authority",
            "authority.json",
            Swap("\"credits\"", "\"credit\""),
            ["line 9", "the field 'credit' is not known", "Did you mean 'credits'?"],
        ),
        slip(
            "field-of-link",
            "authority.json",
            Swap("\"label\": \"Reports on Anyshire\"", "\"lang\": \"en\", \"label\": \"Reports on Anyshire\""),
            ["links 1 ('Reports on Anyshire'), line 5", "the field 'lang' is not known", "label, url"],
        ),
        slip(
            "field-of-codebook",
            "codebook.json",
            Swap("\"group\": \"help\"", "\"grup\": \"help\""),
            ["topics 1 ('front-door'), line 17", "the field 'grup' is not known", "Did you mean 'group'?"],
        ),
        fault(
            "field-twice",
            FINDINGS,
            Swap("\"kind\": \"strength\"", "\"kind\": \"strength\", \"kind\": \"concern\""),
            ["record lpr-2014/p2.s1:strength", "the field 'kind' appears twice", "Remove one of the two"],
        ),
        fault(
            "field-twice-inside",
            INSPECTIONS,
            Swap("\"rank\": 3", "\"rank\": 3, \"rank\": 4"),
            [
                "record rating-2009, grades 1 ('all services')",
                "the field 'rank' appears twice",
                "Remove one of the two",
            ],
        ),
        fault(
            "field-twice-of-authority",
            "authority.json",
            Swap("\"region\": \"Nowhere\",", "\"region\": \"Nowhere\",\n \"region\": \"Elsewhere\","),
            ["line 5", "the field 'region' appears twice", "Remove one of the two"],
        ),
    ]
}

fn kinds() -> Vec<Fault> {
    vec![
        fault(
            "kind-word-for-number",
            INSPECTIONS,
            Swap("\"rank\": 3", "\"rank\": \"three\""),
            [
                "record rating-2009, grades 1 ('all services')",
                "'rank' is the text \"three\", and a number is needed",
                "Write a whole number without quotes",
            ],
        ),
        fault(
            "kind-fraction",
            INSPECTIONS,
            Swap("\"rank\": 3", "\"rank\": 2.5"),
            ["record rating-2009, grades 1 ('all services')", "'rank' is 2.5", "Write a whole number from 0 to 255"],
        ),
        fault(
            "kind-too-large",
            INSPECTIONS,
            Swap("\"rank\": 3", "\"rank\": 300"),
            ["record rating-2009, grades 1 ('all services')", "'rank' is 300", "from 0 to 255"],
        ),
        fault(
            "kind-text-for-list",
            FINDINGS,
            Swap("\"units\": [\"lpr-2014/p2.s1\"]", "\"units\": \"lpr-2014/p2.s1\""),
            [
                "record lpr-2014/p2.s1:strength",
                "'units' is the text \"lpr-2014/p2.s1\", and a list is needed",
                "as [\"one\", \"two\"]",
            ],
        ),
        fault(
            "kind-number-in-list",
            FINDINGS,
            Swap("\"units\": [\"lpr-2014/p2.s1\"]", "\"units\": [1]"),
            ["record lpr-2014/p2.s1:strength", "'units 1' is the number 1, and a text is needed", "in double quotes"],
        ),
        fault(
            "kind-null",
            FINDINGS,
            Swap("\"kind\": \"strength\"", "\"kind\": null"),
            ["record lpr-2014/p2.s1:strength", "'kind' is null, and a text is needed", "Write a text"],
        ),
        fault(
            "kind-null-list",
            INSPECTIONS,
            Swap("\"reported\": [", "\"grades\": null, \"reported\": ["),
            ["record sif-2012", "the field 'grades' appears twice", "Remove one"],
        )
        .among_others(),
        fault(
            "kind-null-for-nothing",
            DOCUMENTS,
            Swap("\"by_inspectorate\": true", "\"by_inspectorate\": null"),
            ["record lpr-2014", "'by_inspectorate' is null", "Leave the field out"],
        ),
        fault(
            "kind-text-for-flag",
            DOCUMENTS,
            Swap("\"by_inspectorate\": true", "\"by_inspectorate\": \"yes\""),
            ["record lpr-2014", "'by_inspectorate' is the text \"yes\", and true or false is needed", "without quotes"],
        ),
        fault(
            "kind-text-for-record",
            INSPECTIONS,
            Swap("\"source\": {\"place\": \"Anyshire Gazette\"}", "\"source\": \"Anyshire Gazette\""),
            [
                "record rating-2009",
                "'source' is the text \"Anyshire Gazette\", and a record is needed",
                "in curly brackets with place",
            ],
        ),
        fault(
            "kind-record-in-list-of-texts",
            "plan.json",
            Swap("\"answers\": [\"ilacs-2026/improve1\"", "\"answers\": [{\"unit\": \"ilacs-2026/improve1\"}"),
            ["record A1", "'answers 1' is a record, and a text is needed", "in double quotes"],
        ),
        fault(
            "kind-text-in-list-of-records",
            FINDINGS,
            Edit(|text| text.replacen("[\n", "[\n \"lpr-2014\",\n", 1)),
            [
                "record 1 of the list, line 2",
                "it is the text \"lpr-2014\", and a record is needed",
                "in curly brackets",
            ],
        ),
        fault(
            "kind-word-of-graded",
            INSPECTIONS,
            Swap("\"graded\": \"yes\"", "\"graded\": \"yess\""),
            [
                "record rating-2009",
                "'graded' is 'yess', which is not known",
                "Did you mean 'yes'? Use one of: yes, no, unknown",
            ],
        ),
        fault(
            "kind-word-of-reach",
            INSPECTIONS,
            Swap("\"reach\": \"full\"", "\"reach\": \"whole\""),
            ["record pilot-2018", "'reach' is 'whole', which is not known", "Use one of: full, brief, part"],
        ),
        fault(
            "kind-word-of-role",
            "codebook.json",
            Swap("\"role\": \"no-finding\"", "\"role\": \"nothing\""),
            ["kinds 4 ('grade'), line 28", "'role' is 'nothing', which is not known", "no-finding"],
        )
        .among_others(),
        fault(
            "kind-years",
            "codebook.json",
            Swap("[2007, 2011]", "[2007]"),
            ["frameworks 1 ('rating'), line 3", "'years' are not two years", "[2018, null]"],
        )
        .among_others(),
        fault(
            "kind-year-as-text",
            "glossary.json",
            Swap("\"from\": 2012", "\"from\": \"2012\""),
            ["record Local play review", "'from' is the text \"2012\", and a number is needed", "without quotes"],
        ),
    ]
}
