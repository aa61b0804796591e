//! What leaves the page: pictures in SVG, tables in CSV and for the clipboard.

use crate::support::codes::RECORD;
use crate::support::draw::drawn;
use inspection_explorer::chart::frame::{Frame, Symbol, framed};
use inspection_explorer::chart::scene::{Align, Ink, Shape};
use inspection_explorer::chart::{Point, Rect, Scene, Table, Theme};
use inspection_explorer::export::csv::guarded;
use inspection_explorer::export::{Origin, findings_csv, svg, table_csv, table_text};
use inspection_explorer::record::{Finding, Kind};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn grades_picture(width: f64) -> (Scene, Frame) {
    let source = "Sources: Ofsted; Commission for Social Care Inspection; news reports where marked.".to_owned();
    let chart = drawn("grades", "");
    (chart.layout(width), Frame { source, ..chart.frame() })
}

fn findings_picture(width: f64) -> (Scene, Frame) {
    let source = "Source: the explorer's own coding of the documents, sentence by sentence.".to_owned();
    let chart = drawn("findings", "");
    (chart.layout(width), Frame { source, ..chart.frame() })
}

/// The words of an SVG file, piece by piece.
fn words_of(file: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(file).expect("the SVG is well-formed");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| node.text().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn a_printed_picture_has_no_colour() {
    let (scene, words) = findings_picture(1024.0);
    let drawn = svg(&framed(&scene, &words), Theme::Print);
    let colours: BTreeSet<&str> = drawn.split('"').filter(|part| part.starts_with('#')).collect();
    assert!(colours.len() >= words.legend.len(), "each kind has a grey of its own: {colours:?}");
    assert!(colours.iter().all(|c| c[1..3] == c[3..5] && c[3..5] == c[5..7]), "{colours:?}");
}

#[test]
fn numbers_on_patterns_stand_on_paper() {
    let bar = Rect::new(10.0, 10.0, 60.0, 24.0);
    for (ink, plated) in [(Ink::Concern, true), (Ink::Recommendation, true), (Ink::Strength, false)] {
        let mut scene = Scene { width: 100.0, height: 50.0, ..Scene::default() };
        scene.shapes.push(Shape::Fill { rect: bar, ink });
        scene.text(bar.centre(), "17", 11.0, Ink::OnDark, Align::Centre, false);
        let drawn = svg(&scene, Theme::Print);
        let lines: Vec<&str> = drawn.lines().collect();
        let words = lines.iter().position(|line| line.starts_with("<text")).unwrap();
        let plate = lines[words - 1].contains("<rect") && lines[words - 1].contains("fill=\"#FFFFFF\"");
        assert_eq!(plate, plated, "{ink:?}: {}", lines[words - 1]);
        let black = lines[words].contains("fill=\"#000000\"");
        assert_eq!(black, plated, "{ink:?}: {}", lines[words]);
    }
}

#[test]
fn a_framed_picture_holds_its_words() {
    for (scene, words) in [grades_picture(1024.0), findings_picture(1024.0), grades_picture(328.0)] {
        let drawn = svg(&framed(&scene, &words), Theme::Light);
        let document = roxmltree::Document::parse(&drawn).unwrap();
        let root = document.root_element();
        assert_eq!(root.children().find(|node| node.has_tag_name("title")).unwrap().text(), Some(&*words.title));
        let size = |name| root.attribute(name).unwrap().parse::<f64>().unwrap();
        assert_eq!(root.attribute("viewBox").unwrap(), format!("0 0 {} {}", size("width"), size("height")));
        assert!(size("width") > scene.width && size("height") > scene.height);
        let said = words_of(&drawn).join(" ");
        for wanted in [&words.title, &words.subtitle, &words.source] {
            assert!(said.contains(wanted.as_str()), "'{wanted}' is not in '{said}'");
        }
        for entry in &words.legend {
            assert!(said.contains(&entry.words), "'{}' is not in the legend", entry.words);
        }
    }
}

#[test]
fn a_frame_has_room_for_its_words_at_any_width() {
    for width in [288.0, 328.0, 560.0, 760.0, 1024.0, 1600.0] {
        for (scene, words) in [grades_picture(width), findings_picture(width)] {
            let picture = framed(&scene, &words);
            assert!(picture.targets.is_empty() && !scene.targets.is_empty());
            let page = Rect::new(8.0, 8.0, picture.width - 16.0, picture.height - 16.0);
            let own = picture.shapes.len() - scene.shapes.len();
            let rooms: Vec<Rect> = picture.shapes.iter().filter_map(Shape::room).collect();
            assert!(own > 4 && rooms.iter().all(|rect| page.holds(*rect)), "at {width}");
            let around: Vec<Rect> = picture.shapes[..own].iter().filter_map(Shape::room).collect();
            for (index, rect) in around.iter().enumerate() {
                assert!(around[index + 1..].iter().all(|other| rect.overlap(*other) < 1.0), "at {width}: {rect:?}");
            }
        }
    }
}

#[test]
fn the_chart_in_the_frame_is_the_same_chart() {
    let (scene, words) = grades_picture(760.0);
    let picture = framed(&scene, &words);
    let spots = |scene: &Scene| -> Vec<Point> {
        let at = |shape: &Shape| if let Shape::Mark { at, .. } = shape { Some(*at) } else { None };
        scene.shapes.iter().filter_map(at).collect()
    };
    let (before, after) = (spots(&scene), spots(&picture));
    let after = &after[after.len() - before.len()..];
    let shift = (after[0].x - before[0].x, after[0].y - before[0].y);
    assert!(shift.0 > 0.0 && shift.1 > 0.0);
    for (from, to) in before.iter().zip(after) {
        assert!((to.x - from.x - shift.0).abs() < 1e-6 && (to.y - from.y - shift.1).abs() < 1e-6);
    }
}

#[test]
fn the_legend_names_every_fill_of_the_findings() {
    let (scene, words) = findings_picture(1024.0);
    let fills: Vec<Ink> = scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Fill { ink, .. } = shape { Some(*ink) } else { None })
        .collect();
    let symbols: Vec<Symbol> = words.legend.iter().map(|entry| entry.symbol).collect();
    let shown = |kind: &Kind| RECORD.findings.iter().any(|finding| finding.kind == *kind);
    assert_eq!(symbols.len(), RECORD.codebook.kinds_of_findings().count());
    assert!(fills.iter().all(|ink| symbols.contains(&Symbol::Swatch(*ink))));
    let drawn = symbols.iter().filter(|symbol| fills.iter().any(|ink| **symbol == Symbol::Swatch(*ink)));
    assert_eq!(drawn.count(), RECORD.codebook.kinds_of_findings().filter(shown).count());
}

/// The cells of a CSV file, read with the library and nothing else.
pub fn read(file: &str) -> Vec<Vec<String>> {
    assert!(file.starts_with('\u{feff}'), "Excel needs the byte order mark, which the library takes off");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Every cell that some program may see in a file: split at `,`, `;` or tab by one that knows quotation marks, and by one
/// that does not.
pub fn parted(file: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for separator in [',', ';', '\t'] {
        cells.extend(file.split([separator, '\n', '\r']).map(str::to_owned));
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(u8::try_from(separator).unwrap());
        for row in reader.from_reader(file.as_bytes()).records() {
            cells.extend(row.unwrap().iter().map(str::to_owned));
        }
    }
    cells
}

/// Whether a spreadsheet could run a cell: it may take off space and quotation marks first.
pub fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches(|c: char| c == '"' || c.is_whitespace() || c.is_control());
    bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn words_are_quoted_and_numbers_are_not() {
    let row = ["7", "2024", "-3", "1.5", "", "a;b", "say \"no\""].map(str::to_owned).to_vec();
    let file = table_csv(&Table { head: vec!["words".into()], rows: vec![row], ..Table::default() });
    assert_eq!(file, "\u{feff}\"words\"\r\n7,2024,\"'-3\",\"1.5\",\"\",\"a;b\",\"say \"\"no\"\"\"\r\n");
}

#[test]
fn the_charts_tables_come_back_from_csv() {
    for table in [drawn("grades", "").table(), drawn("findings", "").table()] {
        let file = table_csv(&table);
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains('\n'));
        let cells = read(&file);
        assert_eq!(cells[0], table.head);
        assert_eq!(cells[1..], table.rows);
        let text = table_text(&table);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines[1..], table.rows);
    }
}

#[test]
fn no_cell_is_taken_for_a_formula() {
    let dangerous = ["=1+1", "+44", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"];
    let row: Vec<String> = dangerous.iter().map(|cell| (*cell).to_owned()).collect();
    let cells = read(&table_csv(&Table { rows: vec![row], ..Table::default() }));
    assert_eq!(cells.last().unwrap().len(), dangerous.len());
    for (cell, before) in cells.last().unwrap().iter().zip(dangerous) {
        assert!(cell.starts_with('\'') && cell.replace('\'', "") == before, "{cell}");
    }
    for (cell, safe) in [
        ("3 = 3", "3 = 3"),
        ("care-experienced, 18+; a - b", "care-experienced, 18+; a - b"),
        ("plain;=1+1;@SUM(1)", "plain;'=1+1;'@SUM(1)"),
        ("first\n- second\r\n+ third", "first\n'- second\r\n'+ third"),
        ("\t=1", "'\t'=1"),
        ("  =1, \"=2\"", "  '=1, \"'=2\""),
        ("＝1;＋2\t－3,＠4", "'＝1;'＋2\t'－3,'＠4"),
        ("'=1", "'=1"),
    ] {
        assert_eq!(guarded(cell), safe);
    }
}

/// Any text, with the control signs that no keyboard writes but a pasted text may have.
fn anything() -> impl Strategy<Value = String> {
    let sign = prop_oneof![4 => any::<char>(), 1 => (0_u8..160).prop_map(char::from), 1 => Just('\u{ffff}')];
    proptest::collection::vec(sign, 0..24).prop_map(String::from_iter)
}

/// Cells with everything that CSV, spreadsheets and XML find hard.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![anything(), "[=+@＝－\t\r\n \"',;'a1-]{0,9}", Just(String::new())]
}

proptest! {
    #[test]
    fn every_cell_comes_back_from_csv(
        head in proptest::collection::vec(cell(), 3),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 3), 0..6),
    ) {
        let table = Table { caption: String::new(), head, rows };
        let cells = read(&table_csv(&table));
        let wanted: Vec<Vec<String>> = core::iter::once(&table.head)
            .chain(&table.rows)
            .map(|row| row.iter().map(|cell| guarded(cell).into_owned()).collect())
            .collect();
        prop_assert_eq!(cells, wanted);
    }

    #[test]
    fn a_guard_adds_only_apostrophes(cell in cell()) {
        let written = guarded(&cell);
        let mut own = cell.chars().peekable();
        for c in written.chars() {
            prop_assert!(own.next_if_eq(&c).is_some() || c == '\'', "{:?} from {:?}", written, cell);
        }
        prop_assert!(own.next().is_none());
        prop_assert_eq!(guarded(&written), written.clone());
    }

    #[test]
    fn no_cell_begins_with_a_formula_sign_wherever_cells_are_parted(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 4), 0..6),
        note in cell(),
    ) {
        let all: Vec<&Finding> = RECORD.findings.iter().take(3).collect();
        let table = Table { caption: String::new(), head: vec!["a".into(), "b".into(), "c".into(), "d".into()], rows };
        for file in [table_csv(&table), findings_csv(&RECORD, &all, &|_| Some(note.clone()), &Origin { filter: Some(note.clone()), ..Origin::default() })] {
            for cell in parted(&file) {
                prop_assert!(!is_formula(&cell), "{:?} in {:?}", cell, file);
            }
        }
        for cell in table_text(&table).split(['\t', '\n']) {
            prop_assert!(!is_formula(cell), "{:?}", cell);
        }
    }

    #[test]
    fn text_for_the_clipboard_has_one_line_a_row_and_one_tab_between_cells(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 4), 0..6),
    ) {
        let table = Table { caption: String::new(), head: vec!["a".into(), "b".into(), "c".into(), "d".into()], rows };
        let text = table_text(&table);
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        prop_assert_eq!(lines.len(), table.rows.len() + 1);
        prop_assert!(!text.contains('\r'));
        prop_assert!(lines.iter().all(|line| line.split('\t').count() == 4));
    }

    #[test]
    fn any_words_make_a_well_formed_svg(title in anything(), words in anything()) {
        let mut scene = Scene { width: 90.4, height: 40.0, ..Scene::default() };
        scene.text(Point::new(4.0, 20.0), words, 12.0, Ink::Text, Align::Left, false);
        let drawn = svg(&framed(&scene, &Frame { title: title.clone(), ..Frame::default() }), Theme::Dark);
        let document = roxmltree::Document::parse(&drawn);
        prop_assert!(document.is_ok(), "{:?}: {}", document, drawn);
        let document = document.unwrap();
        let told = document.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        let printable = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
        let kept = |text: &str| text.chars().filter(printable).filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(kept(told.unwrap_or_default()), kept(&title));
    }
}

#[test]
fn a_chart_without_a_frame_has_no_title_and_an_empty_frame_no_room_for_words() {
    for (scene, words) in [grades_picture(1024.0), findings_picture(1024.0)] {
        assert!(!svg(&scene, Theme::Print).contains("<title>"));
        let bare = framed(&scene, &Frame::default());
        assert_eq!((bare.width, bare.height), (scene.width + 56.0, scene.height + 56.0));
        let only_legend = framed(&scene, &Frame { legend: words.legend, ..Frame::default() });
        assert!(only_legend.height > bare.height + 20.0);
    }
}
