//! Dates that no inspection can have.
use super::{Fault, Swap, Swaps, advice, fault, slip};

const INSPECTIONS: &str = "inspections.json";
const DOCUMENTS: &str = "documents.json";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "date-no-calendar",
            INSPECTIONS,
            Swap("\"start\": \"2021-06-07\"", "\"start\": \"2021-13-07\""),
            [
                "record ilacs-2021",
                "'start' is '2021-13-07', which is not a date",
                "Write a day of the calendar as 2021-10-25",
            ],
        ),
        fault(
            "date-no-leap-year",
            INSPECTIONS,
            Swap("\"start\": \"2023-02-14\"", "\"start\": \"2023-02-29\""),
            ["record visit-2023", "'start' is '2023-02-29', which is not a date", "a month as 2009-11"],
        ),
        fault(
            "date-british",
            INSPECTIONS,
            Swap("\"start\": \"2023-02-14\"", "\"start\": \"14/02/2023\""),
            ["record visit-2023", "'start' is '14/02/2023', which is not a date", "Write 2023-02-14 if that is meant"],
        ),
        fault(
            "date-of-one-digit",
            INSPECTIONS,
            Swap("\"start\": \"2023-02-14\"", "\"start\": \"2023-2-14\""),
            ["record visit-2023", "'start' is '2023-2-14', which is not a date", "Write 2023-02-14 if that is meant"],
        ),
        fault(
            "date-in-words",
            DOCUMENTS,
            Swap("\"published\": \"2023-03-17\"", "\"published\": \"17 March 2023\""),
            ["record visit-2023", "'published' is '17 March 2023', which is not a date", "Write a day of the calendar"],
        ),
        fault(
            "date-empty",
            INSPECTIONS,
            Swap("\"published\": \"2009\"", "\"published\": \"\""),
            ["record rating-2009", "'published' is '', which is not a date", "a year as 2009"],
        ),
        fault(
            "date-number",
            INSPECTIONS,
            Swap("\"published\": \"2009\"", "\"published\": 2009"),
            [
                "record rating-2009",
                "'published' is the number 2009, and a date in quotes is needed",
                "a year as \"2009\"",
            ],
        ),
        fault(
            "date-none",
            INSPECTIONS,
            Swap("\"published\": \"2009\", ", ""),
            ["record rating-2009", "it has no date", "as a day, a month or a year"],
        ),
        fault(
            "date-year-9999",
            INSPECTIONS,
            Swap("\"published\": \"2010-06\"", "\"published\": \"9999-06\""),
            ["record lpr-2010", "'published' is in the year 9999", "Correct the year"],
        ),
        fault(
            "date-before-1900",
            INSPECTIONS,
            Swap("\"start\": \"2012-05\"", "\"start\": \"1012-05\""),
            ["record sif-2012", "'start' is in the year 1012", "Correct the year"],
        )
        .among_others(),
        fault(
            "date-year-of-a-document",
            DOCUMENTS,
            Swap("\"published\": \"2026-06-15\"", "\"published\": \"2206-06-15\""),
            ["record plan-2026", "'published' is in the year 2206", "Correct the year"],
        ),
        fault(
            "date-year-of-a-plan-line",
            "about-plan.json",
            Swap("\"on\": \"2026-07\"", "\"on\": \"0026-07\""),
            ["record 1, line 1", "'on' is in the year 26", "Correct the year"],
        ),
        fault(
            "date-year-of-a-term",
            "glossary.json",
            Swap("\"to\": 2016", "\"to\": 20166"),
            ["record Local play review", "'to' is the year 20166", "Correct the year"],
        ),
        fault(
            "date-year-of-another",
            "comparison.json",
            Swap("\"published\": \"2021-06-14\"", "\"published\": \"3021-06-14\""),
            ["record otherplace-2021", "'published' is in the year 3021", "Correct the year"],
        ),
        fault(
            "date-end-before-start",
            INSPECTIONS,
            Swap("\"end\": \"2014-03-14\"", "\"end\": \"2014-03-04\""),
            ["record lpr-2014", "its end, 4 March 2014, is before its start, 10 March 2014", "Correct the dates"],
        ),
        fault(
            "date-published-before-end",
            INSPECTIONS,
            Swaps(&[
                (INSPECTIONS, "\"published\": \"2014-04-30\"", "\"published\": \"2014-03-11\""),
                (DOCUMENTS, "\"published\": \"2014-04-30\"", "\"published\": \"2014-03-14\""),
            ]),
            [
                "record lpr-2014",
                "it was published, 11 March 2014, before its end, 14 March 2014",
                "a report comes after its inspection",
            ],
        )
        .among_others(),
        fault(
            "date-published-before-start",
            INSPECTIONS,
            Swap("\"published\": \"2012-07-02\"", "\"published\": \"2011-07-02\""),
            ["record sif-2012", "it was published, 2 July 2011, before its start, May 2012", "Correct the dates"],
        ),
        advice(
            "date-long",
            INSPECTIONS,
            Swaps(&[
                (
                    INSPECTIONS,
                    "\"end\": \"2026-02-13\", \"published\": \"2026-03-27\"",
                    "\"end\": \"2027-12-13\", \"published\": \"2028-03-27\"",
                ),
                (DOCUMENTS, "\"published\": \"2026-03-27\"", "\"published\": \"2028-03-27\""),
                (DOCUMENTS, "\"published\": \"2026-06-15\"", "\"published\": \"2028-06-15\""),
            ]),
            [
                "record ilacs-2026",
                "it lasted from 2 February 2026 to 13 December 2027",
                "Check whether the years are right",
            ],
        )
        .among_others(),
        advice(
            "date-published-late",
            INSPECTIONS,
            Swap("\"published\": \"2012-07-02\"", "\"published\": \"2015-07-02\""),
            [
                "record sif-2012",
                "it ended May 2012 and was published only 2 July 2015",
                "Check whether the years are right",
            ],
        ),
        advice(
            "date-framework",
            "codebook.json",
            Swap("\"years\": [2007, 2011]", "\"years\": [2010, 2011]"),
            ["record rating-2009", "rating was not in use in 2009", "the framework's years in codebook.json"],
        )
        .told_in(INSPECTIONS),
        fault(
            "date-document-before-inspection",
            DOCUMENTS,
            Swap("\"published\": \"2021-09\"", "\"published\": \"2020-09\""),
            [
                "record annex-2021",
                "it is dated September 2020, before its inspection ilacs-2021 ended, 18 June 2021",
                "name the inspection that it reports",
            ],
        ),
        advice(
            "date-document-and-inspection",
            DOCUMENTS,
            Swap("\"published\": \"2023-03-17\"", "\"published\": \"2023-03-27\""),
            [
                "record visit-2023",
                "it is dated 27 March 2023, and visit-2023 says it was published 17 March 2023",
                "Give both the same date",
            ],
        ),
        slip(
            "date-plan-before-inspection",
            DOCUMENTS,
            Swap("\"published\": \"2026-06-15\"", "\"published\": \"2025-06-15\""),
            [
                "record plan-2026",
                "it is dated 15 June 2025, before its inspection ilacs-2026 began",
                "name the inspection that it answers",
            ],
        )
        .among_others(),
    ]
}
