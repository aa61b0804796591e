//! Tables that cannot be read: their headings, their rows, their quotes.
use super::{Edit, Fault, Swap, fault};

const CODING: &str = "coding.csv";
const HEAD: &str = "unit,kind,area,topic,restates";

pub fn faults() -> Vec<Fault> {
    vec![
        fault(
            "table-heading-missing",
            CODING,
            Edit(|text| text.replacen("unit,kind,area,topic,restates\n", "", 1)),
            ["line 1", "the column 'lpr-2014/p1.s1' is not known", "The columns are unit,kind,area,topic,restates"],
        )
        .among_others(),
        fault(
            "table-column-missing",
            CODING,
            Edit(|text| text.lines().map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0)).collect()),
            [
                "line 1",
                "the column 'restates' is missing",
                "Begin the file with the line unit,kind,area,topic,restates",
            ],
        ),
        fault(
            "table-column-misspelt",
            CODING,
            Swap(HEAD, "unit,kind,area,topics,restates"),
            ["line 1", "the column 'topics' is not known", "Did you mean 'topic'?"],
        ),
        fault(
            "table-column-twice",
            CODING,
            Swap(HEAD, "unit,kind,area,topic,topic"),
            ["line 1", "two columns are called 'topic'", "Begin the file with the line"],
        ),
        fault(
            "table-curly-heading",
            CODING,
            Swap(HEAD, "“unit”,“kind”,“area”,“topic”,“restates”"),
            ["line 1", "its heading has curly quotes", "Begin the file with the line unit,kind"],
        ),
        fault(
            "table-row-short",
            CODING,
            Swap("lpr-2014/p1.s1,context,overall,-,\n", "lpr-2014/p1.s1,context\n"),
            ["line 2", "it has 2 cells, and 5 are needed", "the 5 columns unit,kind,area,topic,restates"],
        ),
        fault(
            "table-row-long",
            CODING,
            Swap("lpr-2014/p1.s1,context,overall,-,\n", "lpr-2014/p1.s1,context,overall,-,,who came\n"),
            ["line 2", "it has 6 cells, and 5 are needed", "a text with a comma in double quotes"],
        ),
        fault(
            "table-quote-open",
            CODING,
            Swap("plan-2026/p7.s1,strength", "\"plan-2026/p7.s1,strength"),
            ["line 39", "a double quote opens here and is not closed", "Close it"],
        ),
        fault(
            "table-semicolons-in-rows-alone",
            CODING,
            Swap("lpr-2014/p1.s1,context,overall,-,\n", "lpr-2014/p1.s1;context;overall;-;\n"),
            ["line 2", "it has 1 cell, and 5 are needed", "the 5 columns"],
        ),
        fault(
            "table-settlement-short",
            "settlements.csv",
            Swap(",first,What is praised is the plan", ""),
            [
                "line 2",
                "it has 5 cells, and 7 are needed",
                "the 7 columns unit,kind,area,topic,restates,settled,reason",
            ],
        ),
        fault(
            "table-second-column",
            "second-coding.csv",
            Swap("topic", "subject"),
            ["line 1", "the column 'subject' is not known", "The columns are"],
        ),
        fault(
            "table-steps-short",
            "second-steps.csv",
            Swap(",first,It says so of all children", ""),
            ["line 5", "it has 4 cells, and 6 are needed", "the 6 columns thread,from"],
        ),
        fault(
            "table-without-rows",
            CODING,
            Edit(|_| "unit,kind,area,topic,restates\n".into()),
            ["the whole file", "it has no coded unit", "Code the first document"],
        )
        .among_others(),
    ]
}

/// How a program writes a table, and its name.
type Writer = (&'static str, fn(&str) -> String);

/// What other programs write says the same and is no fault.
#[test]
fn tables_with_other_separators_marks_and_line_ends_are_read() {
    let written: [Writer; 8] = [
        ("semicolons", |text| text.replace(',', ";")),
        ("tabs", |text| text.replace(',', "\t")),
        ("windows", |text| text.replace('\n', "\r\n")),
        ("old mac", |text| text.replace('\n', "\r")),
        ("mark", |text| format!("\u{FEFF}{text}")),
        ("quotes", |text| {
            let quoted = |line: &str| format!("\"{}\"\n", line.replace(',', "\",\""));
            text.lines().map(quoted).collect()
        }),
        ("empty cells and lines", |text| text.replace('\n', ",,,\n") + ",,,,,,,\n\n"),
        ("capitals in the heading", |text| text.replacen("unit,kind", "Unit, Kind", 1)),
    ];
    for (name, write) in written {
        let mut files = super::SOUND.clone();
        for file in ["coding.csv", "second-coding.csv", "settlements.csv", "second-steps.csv"] {
            let text = String::from_utf8(files[file].clone()).unwrap();
            files.insert(file, write(&text).into_bytes());
        }
        assert_eq!(super::problems(&files), [], "{name}");
    }
}

#[test]
fn json_with_mark_and_line_ends_of_windows_is_read() {
    let mut files = super::SOUND.clone();
    for (_, bytes) in files.iter_mut().filter(|(file, _)| file.ends_with(".json")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    assert_eq!(super::problems(&files), []);
}
