//! Faulty figures of other authorities: each fault is told with file, place and remedy.
use crate::support::anyshire::{ANYSHIRE, copy};
use crate::support::copy::{Fault, each_is_told};

const FILE: &str = "comparison.json";

/// Each fault that an editor may make.
fn faults() -> Vec<Fault> {
    vec![
        (
            "compared-field",
            FILE,
            |t| t.replacen("\"chosen\"", "\"choosen\"", 1),
            ["comparison.json, neighbours", "the field 'choosen' is not known", "Did you mean 'chosen'?"],
        ),
        (
            "compared-framework",
            FILE,
            |t| t.replacen("[\"sif\", \"ilacs\"]", "[\"sif\", \"ilac\"]", 1),
            ["comparison.json, the frameworks", "'ilac' is not in the codebook", "frameworks of codebook.json"],
        ),
        (
            "compared-other-framework",
            FILE,
            |t| t.replacen("[\"sif\", \"ilacs\"]", "[\"ilacs\"]", 1),
            ["comparison.json, record elsewhere-2016", "its framework, sif, is not compared", "at the top of the file"],
        ),
        (
            "compared-source",
            FILE,
            |t| t.replacen("The Children's Inspectorate's yearbook", "", 1),
            ["comparison.json, the country", "does not say where its figures come from", "Name who published them"],
        ),
        (
            "compared-chosen",
            FILE,
            |t| t.replacen("The county chose two others of its size.", " ", 1),
            ["comparison.json, the neighbours", "does not say where its figures come from", "how they were chosen"],
        ),
        (
            "compared-area",
            FILE,
            |t| t.replacen("\"area\": \"overall\",", "", 1),
            ["comparison.json, the country", "its area is missing", "an area of codebook.json"],
        ),
        (
            "compared-areas",
            FILE,
            |t| t.replacen("[\"leaders\"]", "[\"leader\"]", 1),
            ["comparison.json, record elsewhere-2016", "'leader' is not in the codebook", "areas of codebook.json"],
        ),
        (
            "compared-days",
            FILE,
            |t| t.replacen("2021-07-30", "2016-05-20", 1),
            ["comparison.json, the day 2016-05-20", "not in order of time", "Sort the days"],
        ),
        (
            "compared-rank",
            FILE,
            |t| t.replacen("\"inadequate\", \"rank\": 1, \"number\"", "\"inadequate\", \"rank\": 5, \"number\"", 1),
            ["comparison.json, the day 2016-05-20", "'inadequate' has the rank 5", "1 for the worst"],
        ),
        (
            "compared-ranks-differ",
            FILE,
            |t| t.replacen("\"inadequate\", \"rank\": 1}", "\"inadequate\", \"rank\": 2}", 1),
            ["comparison.json, record elsewhere-2020", "'inadequate' has another rank", "the same place everywhere"],
        ),
        (
            "compared-scale",
            FILE,
            |t| t.replacen("\"outstanding\", \"rank\": 4, \"number\"", "\"good\", \"rank\": 3, \"number\"", 1),
            ["comparison.json, the day 2016-05-20", "not in the order of the scale", "the best first"],
        ),
        (
            "compared-not-counted",
            FILE,
            |t| t.replacen("\"rank\": 2, \"number\": 2", "\"rank\": 2, \"number\": 0", 1),
            [
                "comparison.json, the day 2016-05-20",
                "no authority is counted as 'requires improvement', but Anyshire was graded so in sif-2016",
                "one of those counted",
            ],
        ),
        (
            "compared-with-itself",
            FILE,
            |t| t.replacen("\"Elsewhere\"", "\"Anyshire\"", 1),
            ["comparison.json, the authority Anyshire", "is the record's own", "List other authorities"],
        ),
        (
            "compared-order",
            FILE,
            |t| t.replacen("\"Elsewhere\"", "\"Somewhere\"", 1),
            ["comparison.json, the authority Otherplace", "not in alphabetical order", "by their names"],
        ),
        (
            "compared-time",
            FILE,
            |t| t.replacen("\"end\": \"2016-01-22\"", "\"end\": \"2020-02-22\"", 1),
            ["comparison.json, the authority Elsewhere", "inspections are not in order of time", "last day"],
        ),
        (
            "compared-dates",
            FILE,
            |t| t.replacen("\"published\": \"2021-06-14\"", "\"published\": \"2021-05-06\"", 1),
            ["comparison.json, record otherplace-2021", "published before its last day", "Correct the dates"],
        ),
        (
            "compared-id",
            FILE,
            |t| t.replacen("\"id\": \"elsewhere-2020\"", "\"id\": \"ilacs-2021\"", 1),
            ["comparison.json, record ilacs-2021", "two inspections have this id", "another id"],
        ),
        (
            "compared-url",
            FILE,
            |t| t.replacen("https://anyshire.example/otherplace-2021", "javascript:alert(1)", 1),
            ["comparison.json, record otherplace-2021", "leads to 'javascript:alert(1)'", "https://"],
        ),
        (
            "compared-twice",
            FILE,
            |t| t.replacen("[\"leaders\"]", "[\"overall\"]", 1),
            ["comparison.json, record elsewhere-2016", "an area has two grades", "one grade"],
        ),
        (
            "compared-without-grades",
            FILE,
            |t| t.replacen("{\"areas\": [\"overall\"], \"grade\": \"outstanding\", \"rank\": 4}", "", 1),
            ["comparison.json, record otherplace-2021", "it has no grades", "leave the inspection out"],
        ),
    ]
}

#[test]
fn each_fault_is_told() {
    each_is_told(faults());
}

#[test]
fn a_record_without_figures_of_others_is_whole() {
    let copy = copy("no-comparison");
    std::fs::remove_file(copy.0.join(FILE)).unwrap();
    assert!(copy.built().comparison.is_none() && ANYSHIRE.comparison.is_some());
}

#[test]
fn an_empty_file_is_a_fault() {
    let copy = copy("empty-comparison");
    assert!(copy.write(FILE, " ").problems().contains("comparison.json, the whole file: it is empty"));
}
