//! The authority, the glossary, the figures of others; more of these in
//! `check_comparison.rs`.
use super::{Fault, Swap, advice, fault, slip};

const AUTHORITY: &str = "authority.json";
const GLOSSARY: &str = "glossary.json";
const COMPARISON: &str = "comparison.json";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "authority-name",
            AUTHORITY,
            Swap("\"name\": \"Anyshire\"", "\"name\": \" \""),
            ["the authority", "it has no name", "that readers use"],
        ),
        slip(
            "authority-licence",
            AUTHORITY,
            Swap("\"label\": \"Anyshire Licence\"", "\"label\": \"Open Licence\""),
            ["the authority", "its attribution does not name 'Open Licence'", "as in the attribution"],
        ),
        slip(
            "authority-attribution",
            AUTHORITY,
            Swap("Anyshire and everything said of it are made up, under the Anyshire Licence.", ""),
            ["the authority", "its attribution is empty", "under which licence"],
        )
        .among_others(),
        advice(
            "authority-inspectorates",
            AUTHORITY,
            Swap("[\"Children's Inspectorate\", \"County Reviewers\"]", "[]"),
            ["the authority", "no inspectorate is named", "the latest first"],
        ),
        slip(
            "term-twice",
            GLOSSARY,
            Swap("\"play round\"", "\"lpr\""),
            ["record Play circle", "the name 'lpr' is empty or is used twice", "to one term"],
        ),
        slip(
            "term-order",
            GLOSSARY,
            Swap("Local play", "Swing and play"),
            ["record Play circle", "it is not in alphabetical order", "Sort the terms"],
        ),
        slip(
            "term-meaning",
            GLOSSARY,
            Swap("playgrounds.", "playgrounds"),
            ["record Local play review", "no full stop at its end", "one or two whole sentences"],
        ),
        fault(
            "term-years",
            GLOSSARY,
            Swap("2016", "2011"),
            ["record Local play review", "it ends before it begins", "Correct the years"],
        ),
        fault(
            "others-rank",
            COMPARISON,
            Swap("\"inadequate\", \"rank\": 1, \"number\"", "\"inadequate\", \"rank\": 5, \"number\""),
            ["the day 2016-05-20", "'inadequate' has the rank 5", "1 for the worst"],
        )
        .among_others(),
        fault(
            "others-published",
            COMPARISON,
            Swap("\"published\": \"2021-06-14\"", "\"published\": \"2021-05-06\""),
            ["record otherplace-2021", "its report was published before its last day", "Correct the dates"],
        ),
        slip(
            "others-area-unknown",
            COMPARISON,
            Swap("[\"leaders\"]", "[\"leader\"]"),
            ["record elsewhere-2016", "'leader' is not in the codebook", "Did you mean 'leaders'?"],
        ),
    ]
}
