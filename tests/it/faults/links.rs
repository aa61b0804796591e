//! Links that lead nowhere, or elsewhere than they seem.
use super::{Fault, Swap, advice, fault, slip};

const AUTHORITY: &str = "authority.json";
const OWN: &str = "https://anyshire.example/reports";
const DOCUMENTS: &str = "documents.json";
const REPORT: &str = "https://anyshire.example/2016";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "link-javascript",
            AUTHORITY,
            Swap(OWN, "javascript:alert(1)"),
            [
                "the authority",
                "the link 'Reports on Anyshire' leads to 'javascript:alert(1)': it is not a web address",
                "https://",
            ],
        ),
        fault(
            "link-data",
            DOCUMENTS,
            Swap(REPORT, "data:text/html,hello"),
            [
                "record sif-2016",
                "its 'url' leads to 'data:text/html,hello': it is not a web address",
                "Begin the address with https://",
            ],
        ),
        fault(
            "link-relative",
            DOCUMENTS,
            Swap(REPORT, "/reports/2016.pdf"),
            [
                "record sif-2016",
                "leads to '/reports/2016.pdf': it is not a web address",
                "Begin the address with https://",
            ],
        ),
        fault(
            "link-without-scheme",
            DOCUMENTS,
            Swap(REPORT, "anyshire.example/2016"),
            ["record sif-2016", "leads to 'anyshire.example/2016': it is not a web address", "https://"],
        ),
        fault(
            "link-empty",
            DOCUMENTS,
            Swap(REPORT, ""),
            ["record sif-2016", "leads to '': it is empty", "leave the field out"],
        ),
        slip(
            "link-not-encrypted",
            DOCUMENTS,
            Swap(REPORT, "http://anyshire.example/2016"),
            ["record sif-2016", "it is not encrypted", "Begin the address with https:// and try it"],
        ),
        fault(
            "link-misspelt",
            DOCUMENTS,
            Swap(REPORT, "https:/anyshire.example/2016"),
            ["record sif-2016", "its beginning is misspelt", "Copy the whole address"],
        ),
        fault(
            "link-blank",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example/the report"),
            ["record sif-2016", "it contains a space or an invisible character", "Copy the whole address"],
        ),
        fault(
            "link-unseen",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example/\u{202E}2016"),
            ["record sif-2016", "it contains a space or an invisible character", "Copy the whole address"],
        ),
        fault(
            "link-brackets",
            DOCUMENTS,
            Swap(REPORT, "<https://anyshire.example/2016>"),
            ["record sif-2016", "it is not a web address", "https://"],
        ),
        fault(
            "link-odd-sign",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example/{id}"),
            ["record sif-2016", "it contains a character that no address has", "Copy the whole address"],
        ),
        slip(
            "link-doubled",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example/https://anyshire.example/2016"),
            ["record sif-2016", "two addresses are joined", "Copy the whole address"],
        ),
        fault(
            "link-name-before-host",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example@elsewhere.example/2016"),
            ["record sif-2016", "a name is before the host", "Copy the whole address"],
        ),
        fault(
            "link-no-host",
            DOCUMENTS,
            Swap(REPORT, "https:///2016"),
            ["record sif-2016", "it has no host such as files.ofsted.gov.uk", "Copy the whole address"],
        ),
        fault(
            "link-own-machine",
            DOCUMENTS,
            Swap(REPORT, "https://localhost/2016"),
            ["record sif-2016", "it has no host", "Copy the whole address"],
        ),
        advice(
            "link-full-stop",
            DOCUMENTS,
            Swap(REPORT, "https://anyshire.example/2016."),
            ["record sif-2016", "punctuation of the sentence around it may be at its end", "Copy the whole address"],
        ),
        advice(
            "link-of-two-documents",
            DOCUMENTS,
            Swap("https://anyshire.example/2026", REPORT),
            ["record ilacs-2026", "its 'url' is also that of another document", "Give each document its own address"],
        ),
        fault(
            "link-of-a-licence",
            AUTHORITY,
            Swap("https://anyshire.example/licence", "vbscript:x"),
            ["the authority", "the link 'Anyshire Licence' leads to 'vbscript:x'", "Begin the address with https://"],
        ),
        fault(
            "link-of-a-source",
            "inspections.json",
            Swap(
                "{\"place\": \"Minutes of the county\"}",
                "{\"place\": \"Minutes of the county\", \"url\": \"JavaScript:x\"}",
            ),
            ["record lpr-2010", "the 'url' of a source leads to 'JavaScript:x': it is not a web address", "https://"],
        ),
        advice(
            "link-of-an-old-source",
            "inspections.json",
            Swap(
                "{\"place\": \"Minutes of the county\"}",
                "{\"place\": \"Minutes of the county\", \"url\": \"http://news.example/1\"}",
            ),
            [
                "record lpr-2010",
                "the 'url' of a source leads to 'http://news.example/1': it is not encrypted",
                "try it",
            ],
        ),
        fault(
            "link-of-another",
            "comparison.json",
            Swap("https://anyshire.example/otherplace-2021", "javascript:alert(1)"),
            ["record otherplace-2021", "its 'url' leads to 'javascript:alert(1)'", "https://"],
        ),
        slip(
            "link-without-words",
            AUTHORITY,
            Swap("\"label\": \"Reports on Anyshire\"", "\"label\": \"\""),
            ["the authority", "'label' is empty", "Fill it in"],
        ),
    ]
}
