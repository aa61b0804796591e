//! Signs that no text should hold, and texts that are empty.
use super::{Fault, Swap, advice, fault, slip};

const FINDINGS: &str = "findings.json";
const FIRST: &str = "record lpr-2014/p2.s1:strength";
const WORDS: &str = "a foster family";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "sign-bidi-override",
            FINDINGS,
            Swap(WORDS, "a \u{202E}foster family"),
            [FIRST, "'summary' holds a character that turns the direction of reading (U+202E)", "Remove it"],
        ),
        fault(
            "sign-bidi-isolate",
            "threads.json",
            Swap("Enough foster", "Enough \u{2067}foster"),
            [
                "record foster-carers",
                "'name' holds a character that turns the direction of reading (U+2067)",
                "Remove it",
            ],
        ),
        fault(
            "sign-bidi-mark",
            "authority.json",
            Swap("\"Nowhere\"", "\"Nowhere\u{200F}\""),
            ["the authority", "'region' holds a character that turns the direction of reading (U+200F)", "Remove it"],
        ),
        slip(
            "sign-no-width",
            FINDINGS,
            Swap(WORDS, "a foster\u{200B} family"),
            [FIRST, "'summary' holds a character of no width (U+200B)", "Remove it"],
        ),
        slip(
            "sign-mark-within",
            "glossary.json",
            Swap("playgrounds.", "play\u{FEFF}grounds."),
            ["record Local play review", "'meaning' holds a character of no width (U+FEFF)", "plain text editor"],
        ),
        slip(
            "sign-soft-hyphen",
            FINDINGS,
            Swap(WORDS, "a foster fam\u{AD}ily"),
            [FIRST, "'summary' holds a soft hyphen (U+00AD)", "Remove it"],
        ),
        fault(
            "sign-control",
            FINDINGS,
            Swap(WORDS, "a foster\\u0007 family"),
            [FIRST, "'summary' holds a control character (U+0007)", "Remove it"],
        ),
        fault(
            "sign-nought",
            "plan.json",
            Swap("Keeping social", "Keeping\\u0000 social"),
            ["record A1", "'title' holds a control character (U+0000)", "Remove it"],
        ),
        slip(
            "sign-line-break",
            FINDINGS,
            Swap(WORDS, "a foster\\nfamily"),
            [FIRST, "'summary' holds a line break (U+000A)", "Remove it"],
        ),
        slip(
            "sign-tab",
            FINDINGS,
            Swap(WORDS, "a foster\\tfamily"),
            [FIRST, "'summary' holds a tab (U+0009)", "Remove it"],
        ),
        slip(
            "sign-unread",
            FINDINGS,
            Swap(WORDS, "a foster\u{FFFD}family"),
            [FIRST, "a character in place of one that could not be read (U+FFFD)", "type it"],
        ),
        slip(
            "sign-private",
            FINDINGS,
            Swap(WORDS, "a foster \u{E001}family"),
            [FIRST, "a character that only one font knows (U+E001)", "Remove it"],
        ),
        slip(
            "sign-garbled",
            FINDINGS,
            Swap(WORDS, "a childâ€™s family"),
            [FIRST, "'summary' holds 'â€', which was once another letter", "the letter that was meant"],
        ),
        slip(
            "sign-tag",
            FINDINGS,
            Swap(WORDS, "a <b>foster</b> family"),
            [FIRST, "'summary' holds the HTML <b>", "Write the text alone"],
        ),
        slip(
            "sign-script",
            "documents.json",
            Swap("The whole letter.", "The whole letter.<script>alert(1)</script>"),
            ["record lpr-2014", "'held' holds the HTML <script>", "Write the text alone"],
        ),
        slip(
            "sign-entity",
            FINDINGS,
            Swap(WORDS, "a foster &amp; family"),
            [FIRST, "'summary' holds the HTML &amp;", "Write the text alone"],
        ),
        slip(
            "sign-numbered-entity",
            "inspections.json",
            Swap("Minutes of the county", "Minutes of the county&#39;s"),
            ["record lpr-2010", "'source' holds the HTML &#39;", "Write the text alone"],
        ),
        slip(
            "sign-two-alphabets",
            FINDINGS,
            Swap(WORDS, "a f\u{43E}ster family"),
            [FIRST, "mixes letters of two alphabets", "a search would not find it"],
        ),
        slip(
            "sign-in-codebook",
            "codebook.json",
            Swap("\"label\": \"Voice\"", "\"label\": \"<i>Voice</i>\""),
            ["topics, 'voice'", "'label' holds the HTML <i>", "Write the text alone"],
        ),
        fault(
            "sign-in-comparison",
            "comparison.json",
            Swap("\"Elsewhere\"", "\"Else\u{202D}where\""),
            [
                "the authority Else\u{202D}where",
                "'name' holds a character that turns the direction of reading",
                "Remove it",
            ],
        ),
        advice(
            "sign-blank-before",
            "plan.json",
            Swap("\"Keeping social", "\" Keeping social"),
            ["record A1", "'title' has spaces before or after it", "Remove them"],
        ),
        slip(
            "empty-title",
            "documents.json",
            Swap("\"Partnership review letter, 2014\"", "\"\""),
            ["record lpr-2014", "'title' is empty", "Fill it in"],
        ),
        slip(
            "empty-author",
            "documents.json",
            Swap("\"author\": \"County Reviewers\"", "\"author\": \" \""),
            ["record lpr-2014", "'author' is empty", "Fill it in"],
        ),
        slip(
            "empty-silence",
            "documents.json",
            Swap("It answers the recommendation and one concern of 2026.", ""),
            ["record plan-2026", "'silence' is empty", "Fill it in"],
        ),
        slip(
            "empty-section",
            "documents.json",
            Swap("\"label\": \"Fostering\"", "\"label\": \"\""),
            ["record annex-2021, section p1.s1", "'label' is empty", "Fill it in"],
        ),
        slip(
            "empty-event",
            "inspections.json",
            Swap("\"event\": \"Annual rating\"", "\"event\": \"\""),
            ["record rating-2009", "'event' is empty", "Fill it in"],
        ),
        slip(
            "empty-source",
            "inspections.json",
            Swap("\"source\": {\"place\": \"Minutes of the county\"}", "\"source\": {\"place\": \"\"}"),
            ["record lpr-2010", "'source' is empty", "Fill it in"],
        ),
        slip(
            "empty-source-of-grade",
            "inspections.json",
            Swap(
                "\"status\": \"press\", \"source\": {\"place\": \"Anyshire Gazette\"}",
                "\"status\": \"press\", \"source\": {\"place\": \" \"}",
            ),
            ["record rating-2009, grade 'all services'", "'source' is empty", "Fill it in"],
        ),
        slip(
            "empty-reported",
            "inspections.json",
            Swap("Families had waited too long for a first answer in 2012.", ""),
            ["record sif-2012, reported in sif-2016/p2.s1", "'summary' is empty", "Fill it in"],
        ),
        slip(
            "empty-action",
            "plan.json",
            Swap("Give each new social worker a mentor.", ""),
            ["record A1, action plan-2026/A1.action2", "'summary' is empty", "Fill it in"],
        ),
    ]
}
