//! The codebook's lists.
use super::{Fault, Swap, fault, slip};

const CODEBOOK: &str = "codebook.json";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "codebook-code-twice",
            CODEBOOK,
            Swap("{\"id\": \"voice\", \"label\": \"Voice\"", "{\"id\": \"fostering\", \"label\": \"Voice\""),
            ["topics", "'fostering' is listed twice", "Remove one of the two"],
        )
        .among_others(),
        slip(
            "codebook-label-twice",
            CODEBOOK,
            Swap("\"label\": \"Voice\"", "\"label\": \"Fostering\""),
            ["topics", "two codes have the label 'Fostering'", "readers cannot tell the two apart"],
        ),
        slip(
            "codebook-label-empty",
            CODEBOOK,
            Swap("\"label\": \"Voice\"", "\"label\": \" \""),
            ["topics", "'voice' has no label", "Give the words that readers see"],
        ),
        fault(
            "codebook-id-empty",
            CODEBOOK,
            Swap("{\"id\": \"play\", \"label\": \"Room to play\"", "{\"id\": \"\", \"label\": \"Room to play\""),
            ["topics", "the id is empty", "Give it an id"],
        )
        .among_others(),
        fault(
            "codebook-id-with-plus",
            CODEBOOK,
            Swap("\"id\": \"this-month\"", "\"id\": \"this+month\""),
            ["urgencies", "the id 'this+month' holds '+'", "Use letters, digits and hyphens"],
        )
        .among_others(),
        fault(
            "codebook-years",
            CODEBOOK,
            Swap("[2012, 2017]", "[2017, 2012]"),
            ["frameworks, 'sif'", "it ends in 2012, before it begins in 2017", "Correct the years"],
        )
        .among_others(),
        fault(
            "codebook-scale-twice",
            CODEBOOK,
            Swap("[\"poor\", \"fair\", \"good\", \"excellent\"]", "[\"poor\", \"poor\", \"good\", \"excellent\"]"),
            ["frameworks, 'rating'", "'poor' appears twice on its scale", "the worst first"],
        ),
        fault(
            "codebook-scale-empty-word",
            CODEBOOK,
            Swap("[\"poor\", \"fair\"", "[\"poor\", \"\""),
            ["frameworks, 'rating'", "a grade on its scale has no word", "Write the grades in words"],
        ),
        fault(
            "codebook-overall-twice",
            CODEBOOK,
            Swap("\"meaning\": \"Children under five.\"", "\"meaning\": \"Children under five.\", \"overall\": true"),
            ["areas", "two areas are overall", "for the one area"],
        ),
        fault(
            "codebook-list-empty",
            CODEBOOK,
            Swap(" \"topics\": [", " \"topics\": [],\n \"themes\": ["),
            ["topics", "the list is empty", "copy them from another record"],
        )
        .among_others(),
    ]
}
