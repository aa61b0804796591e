//! The briefing as files: whatever a reader writes, Markdown keeps its shape and CSV its cells.

use crate::export::{is_formula, parted};
use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::briefing::{Briefing, Entry, Item, entries};
use inspection_explorer::chart::Table;
use inspection_explorer::export::briefing_markdown::OWN_WORDS;
use inspection_explorer::export::csv::guarded;
use inspection_explorer::export::{briefing_csv, briefing_markdown, markdown};
use inspection_explorer::record::{Date, Progress, Subject};
use inspection_explorer::statuses::Statuses;
use proptest::prelude::*;

/// One entry of each kind, and some that are not held.
fn tokens() -> Vec<String> {
    let thread = ANYSHIRE.threads.iter().max_by_key(|thread| thread.steps.len()).unwrap();
    vec![
        format!("finding:{}", ANYSHIRE.findings[0].id),
        format!("thread:{}", thread.id),
        "action:plan-2026/A2.action1".into(),
        "chart:topics?area=leaders".into(),
        "chart:grades".into(),
        format!("note:finding:{}", ANYSHIRE.findings[3].id),
        "finding:*moon*|<b>".into(),
    ]
}

fn briefing() -> Briefing {
    let mut briefing = Briefing::default();
    tokens().iter().for_each(|token| assert_eq!(briefing.add(Item::from_token(token)), Ok(true)));
    briefing
}

fn statuses() -> Statuses {
    let mut book = Statuses::default();
    book.set("plan-2026/A2.action1", Progress::Blocked, Date::parse("2026-11-05").ok());
    book
}

fn contents(briefing: &Briefing, note: &str) -> Vec<Entry> {
    entries(&ANYSHIRE, briefing, &|_| Some(note.to_owned()), &statuses())
}

fn file(briefing: &Briefing, note: &str) -> String {
    briefing_markdown(&ANYSHIRE, briefing, &contents(briefing, note), "22 November 2026")
}

#[test]
fn the_markdown_holds_everything_in_order() {
    let mut briefing = briefing();
    let plain = file(&briefing, "line one\n\nline two");
    assert!(plain.starts_with("# Briefing: Anyshire children's services\n\n22 November 2026\n\n## 1. "), "{plain}");
    briefing.set_heading("Scrutiny #3").unwrap();
    briefing.set_questions("Why?\nSince *when*?").unwrap();
    let text = file(&briefing, "line one\n\nline two");
    let wanted = "# Scrutiny \\#3\n\n22 November 2026\n\n## Questions\n\n1. Why?\n2. Since \\*when\\*?\n\n## 1. ";
    assert!(text.starts_with(wanted), "{text}");
    assert!(text.contains("\n\n> line one  \n>\n> line two\n\n"));
    assert!(text.contains("**Missing** · Finding\n"));
    assert!(text.contains("Your status: Blocked (5 November 2026)."));
    assert!(text.contains("See A1: "));
    assert!(text.ends_with(&format!("\n\n---\n\n{OWN_WORDS} {}\n", ANYSHIRE.authority.notice())));
    assert!(!text.contains("\n\n\n"));
    let mut rest = text.as_str();
    for (number, entry) in (1..).zip(contents(&briefing, "")) {
        let heading = format!("\n## {number}. {}\n\n**{}** · ", markdown::words(&entry.title), entry.label);
        rest = &rest[rest.find(&heading).unwrap_or_else(|| panic!("no {heading} in {rest}"))..];
    }
}

#[test]
fn the_markdown_holds_every_citation_and_link() {
    let (briefing, mut links) = (briefing(), 0);
    let text = file(&briefing, "note");
    for cited in contents(&briefing, "note").iter().flat_map(Entry::all_citations) {
        let line = format!("Source: {}\n", markdown::citation(cited));
        assert!(text.contains(&line), "{line}");
        let url = cited.url.as_ref().map(|url| format!("](<{url}>)"));
        assert!(url.iter().all(|url| line.contains(url)));
        links += url.iter().count();
        assert!(line.contains(&cited.place));
        assert!(!cited.units.iter().any(|unit| line.contains(&**unit)), "ids are of no use to a reader");
    }
    assert!(links > 3);
}

#[test]
fn a_chart_is_a_table_with_its_source() {
    let briefing = briefing();
    let text = file(&briefing, "note");
    for picture in contents(&briefing, "note").into_iter().filter_map(|entry| entry.picture) {
        let (frame, table) = (picture.frame(), picture.table());
        assert!(text.contains(&markdown::table(&table)) && text.contains(&markdown::words(&frame.source)));
        assert!(text.contains(&markdown::words(&frame.subtitle)) && text.contains(&markdown::words(&table.caption)));
        for row in &table.rows {
            assert!(text.contains(&format!("\n| {} |", markdown::words(&row[0]))));
        }
    }
}

/// The signs of a line that nothing escapes.
fn bare(line: &str) -> String {
    let mut bare = String::new();
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else {
            bare.push(sign);
        }
    }
    bare
}

/// The line without what escapes its signs.
fn unescaped(line: &str) -> String {
    let mut plain = String::new();
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        plain.extend(if sign == '\\' { signs.next() } else { Some(sign) });
    }
    plain
}

fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// What breaks out of Markdown, HTML and CSV where it can.
fn nasty() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        3 => prop::sample::select("\\`*_[](){}<>#|~^&!$-+=:.)'\",;@ \t\r\n\u{b}\u{85}\u{2028}0123456789ab".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    let line = prop::sample::select(vec![
        "", "# ", "- ", "1. ", "10) ", "> ", "    ", "---", "===", "```", "| a |", "<div>", "[a]: b",
    ]);
    (line, proptest::collection::vec(sign, 0..16)).prop_map(|(line, signs)| line.to_owned() + &String::from_iter(signs))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_words_in_one_line(text in nasty()) {
        let made = markdown::words(&text);
        prop_assert_eq!(unescaped(&made), one_line(&text));
        let bare = bare(&made);
        prop_assert!(!bare.contains(|c: char| "`*_[]{}<>#|~^&!$\n\r".contains(c)), "{}", made);
        prop_assert!(!made.starts_with(|c: char| "-+=: \t".contains(c)), "{}", made);
        let digits = made.trim_start_matches(|c: char| c.is_ascii_digit());
        prop_assert!(digits.len() == made.len() || !digits.starts_with(['.', ')']), "{}", made);
    }

    #[test]
    fn every_line_of_a_note_is_quoted(text in nasty(), more in nasty()) {
        let made = markdown::quote(&format!("{text}\n{more}"));
        prop_assert!(made.split(['\n', '\r']).all(|line| line == ">" || line.starts_with("> ")), "{}", made);
        let lines: String = made.lines().map(|line| unescaped(line.strip_prefix('>').unwrap())).collect::<Vec<_>>().join(" ");
        // The signs that keep its direction to itself come on top.
        let plain = |text: &str| text.replace(|c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'), "");
        prop_assert_eq!(one_line(&plain(&lines)), one_line(&plain(&format!("{text}\n{more}"))));
    }

    #[test]
    fn a_table_keeps_rows_and_columns(rows in proptest::collection::vec(proptest::collection::vec(nasty(), 3), 0..4), head in proptest::collection::vec(nasty(), 3)) {
        let table = Table { caption: String::new(), head, rows };
        let made = markdown::table(&table);
        let lines: Vec<&str> = made.lines().collect();
        prop_assert_eq!(lines.len(), table.rows.len() + 2);
        for line in &lines {
            prop_assert_eq!(bare(line).matches('|').count(), 4, "{}", line);
            prop_assert!(line.starts_with('|') && line.ends_with('|'));
        }
        for (line, cells) in lines.iter().skip(2).zip(&table.rows) {
            let wanted: Vec<String> = cells.iter().map(|cell| markdown::words(cell)).collect();
            prop_assert_eq!(*line, format!("| {} |", wanted.join(" | ")));
        }
    }

    #[test]
    fn a_file_has_the_headings_and_rules_that_it_means_to_have(note in nasty(), heading in nasty(), questions in nasty(), date in nasty()) {
        let mut briefing = briefing();
        briefing.set_heading(&heading).unwrap();
        briefing.set_questions(&questions).unwrap();
        let entries = contents(&briefing, &note);
        let text = briefing_markdown(&ANYSHIRE, &briefing, &entries, &date);
        let starting = |mark: &str| text.lines().filter(|line| line.starts_with(mark)).count();
        prop_assert_eq!(starting("# "), 1);
        prop_assert_eq!(starting("## "), tokens().len() + usize::from(!briefing.questions().is_empty()));
        prop_assert_eq!(starting("---"), 1);
        prop_assert_eq!(starting("    ") + starting("\t") + starting("```") + starting("<") + starting("=") + starting("+"), 0);
        prop_assert!(text.lines().filter(|line| line.starts_with('-')).all(|line| line == "---" || line.starts_with("- Source: ")));
        let numbered = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()) && bare(line).contains(". "));
        prop_assert!(numbered.count() >= briefing.questions().len());
    }

    #[test]
    fn a_note_comes_back_from_csv(note in nasty()) {
        let cells = read(&briefing_csv(&contents(&briefing(), &note), "2026-11-26"));
        let row = cells.iter().find(|row| row[1] == "Your note").unwrap();
        prop_assert_eq!(row[4].as_str(), &*guarded(&note));
        prop_assert!(cells.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])));
    }

    #[test]
    fn no_cell_begins_with_a_formula_sign_wherever_cells_are_parted(note in nasty()) {
        for cell in parted(&briefing_csv(&contents(&briefing(), &note), "2026-11-26")) {
            prop_assert!(!is_formula(&cell), "{:?} from {:?}", cell, note);
        }
    }
}

/// The cells of a CSV file, read with the library and nothing else.
fn read(file: &str) -> Vec<Vec<String>> {
    assert!(file.starts_with('\u{feff}'), "Excel needs the byte order mark, which the library takes off");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_csv_has_a_row_for_each_entry_and_each_step() {
    let entries = contents(&briefing(), "my\nnote");
    let cells = read(&briefing_csv(&entries, "2026-11-26"));
    let head = "number,type,title,about,text,document,section,place,units,link,reader's status,status day,\
                status day in words,filter,saved on";
    assert_eq!(cells[0].join(","), head);
    let mut rows = cells[1..].iter();
    for (number, entry) in (1..).zip(&entries) {
        let thread = matches!(entry.item, Item::Subject(Subject::Thread(_)));
        let steps = if thread { entry.lines.len() } else { 1 };
        for index in 0..steps {
            let cited: Vec<_> = if thread { &entry.lines[index].citations } else { &entry.citations }.iter().collect();
            // A row for each place that is cited: one value a cell.
            for place in 0..cited.len().max(1) {
                let row = rows.next().unwrap();
                assert_eq!(
                    row[..4],
                    [number.to_string(), entry.label.into(), entry.title.clone(), entry.about.clone()]
                );
                let cited = cited.get(place);
                assert_eq!(row[8], cited.map(|cited| cited.units.join(" ")).unwrap_or_default());
                assert_eq!(row[9], cited.and_then(|cited| cited.url.clone()).unwrap_or_default());
                let held = entry.label != "Missing";
                assert_eq!(!row[5].is_empty(), held, "{row:?}");
                assert_eq!(!row[7].is_empty(), held && entry.picture.is_none(), "{row:?}");
                let filter = entry.picture.as_ref().and_then(|picture| picture.narrowed_to()).unwrap_or_default();
                assert_eq!(row[13..], [filter, "2026-11-26"]);
                if thread {
                    assert_eq!(row[4], entry.lines[index].text);
                }
            }
        }
    }
    assert!(rows.next().is_none());
    let row = |label: &str| cells.iter().find(|row| row[1] == label).unwrap();
    assert_eq!(row("Plan action")[10..13], ["Blocked", "2026-11-05", "5 November 2026"]);
    assert_eq!(row("Finding")[10..13], ["", "", ""]);
    assert_eq!((row("Your note")[4].as_str(), row("Chart")[5].starts_with("Source: ")), ("my\nnote", true));
}
