//! The summary that the page shows until the app takes its place: it says what the app says, of any record.

use crate::generated::many;
use crate::marrowdale::marrowdale;
use crate::shell::page;
use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::draw::drawn_of;
use crate::support::snapshot::compare_page;
use inspection_explorer::chart::frame::picture_label;
use inspection_explorer::chart::scene::{Ink, Shape};
use inspection_explorer::chart::{Drawn, Table, Theme};
use inspection_explorer::explore::{headline, said};
use inspection_explorer::record::Record;
use inspection_explorer::threads::courses;
use inspection_explorer::view::View;
use roxmltree::{Document, Node};

/// What stands in the page's main part.
fn main_part(page: &str) -> &str {
    let from = page.find("<main").expect("the page has a main part");
    let to = page.find("</main>").expect("the main part ends");
    &page[from..to + "</main>".len()]
}

/// The summaries of many records, each with its record.
fn on_all(check: impl Fn(&Record, &Document)) {
    let many = many(150).map(|made| made.record);
    for record in [ANYSHIRE.clone(), RECORD.clone(), marrowdale()].into_iter().chain(many) {
        let page = page(&record);
        let summary = main_part(&page);
        let parsed = Document::parse(summary).unwrap_or_else(|error| panic!("{error}\n{summary}"));
        check(&record, &parsed);
    }
}

fn words(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

fn all<'a, 'b: 'a>(within: Node<'a, 'b>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    within.descendants().filter(move |node| node.has_tag_name(tag))
}

fn of_class<'a, 'b: 'a>(within: Node<'a, 'b>, class: &'static str) -> Option<Node<'a, 'b>> {
    let has = |node: &Node| node.attribute("class").is_some_and(|own| own.split(' ').any(|own| own == class));
    within.descendants().find(has)
}

/// The picture for a range of widths, and what keeps its room until it is read.
fn picture_and_room<'a, 'b: 'a>(within: Node<'a, 'b>, range: &str) -> (Node<'a, 'b>, Node<'a, 'b>) {
    let of = |class: String| all(within, "svg").find(|svg| svg.attribute("class") == Some(&class)).unwrap();
    (of(range.to_owned()), of(format!("{range} room")))
}

/// The part under the heading with this id.
fn part<'a, 'b: 'a>(within: Node<'a, 'b>, heading: &str) -> Option<Node<'a, 'b>> {
    within.descendants().find(|node| node.attribute("aria-labelledby") == Some(heading))
}

/// A table as it is read.
fn read(table: Node) -> Table {
    let cells = |row: Node| row.children().filter(Node::is_element).map(words).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = all(table, "tr").map(cells).collect();
    let head = rows.remove(0);
    Table { caption: all(table, "caption").map(words).collect(), head, rows }
}

fn chart(record: &Record, id: &str, query: &str) -> Drawn {
    drawn_of(record, id, query).expect("every record has the chart")
}

#[test]
fn the_first_view_begins_with_the_same_words() {
    on_all(|record, page| {
        let root = page.root_element();
        assert_eq!(all(root, "h1").map(words).collect::<Vec<_>>(), [View::Grades.heading_in(record)]);
        assert_eq!(of_class(root, "intro").map(words), Some(said::what_this_is(record)));
        let lead = of_class(root, "lead").map(|lead| all(lead, "p").map(words).collect::<Vec<_>>());
        let said = headline::sentences(record);
        let said: Vec<String> = said.iter().map(|parts| parts.iter().map(headline::Part::words).collect()).collect();
        assert_eq!(lead, Some(said));
    });
}

#[test]
fn the_table_of_grades_is_the_one_of_the_first_view() {
    on_all(|record, page| {
        let table = all(page.root_element(), "table").next().map(read);
        assert_eq!(table, Some(chart(record, "grades", "").table()));
    });
}

#[test]
fn findings_are_counted_as_the_view_of_findings_counts_them() {
    on_all(|record, page| {
        let part = part(page.root_element(), "findings-title");
        let drawn = chart(record, "findings", "view=findings");
        assert_eq!(part.is_some(), !record.findings.is_empty());
        if let Some(part) = part {
            assert_eq!(all(part, "h2").map(words).collect::<String>(), drawn.frame().title);
            assert_eq!(all(part, "table").map(read).collect::<Vec<_>>(), [drawn.table()]);
        }
    });
}

#[test]
fn what_is_still_open_is_listed_and_nothing_else() {
    on_all(|record, page| {
        let part = part(page.root_element(), "open-title");
        assert_eq!(part.is_some(), !record.threads.is_empty());
        let listed: Vec<String> = part.map(|part| all(part, "li").map(words).collect()).unwrap_or_default();
        let courses = courses(record);
        let open: Vec<&str> =
            courses.iter().filter(|course| course.is_open()).map(|course| course.thread.name.as_str()).collect();
        assert_eq!(listed.len(), open.len());
        for (line, name) in listed.iter().zip(open) {
            assert!(line.starts_with(&format!("{name}: ")), "{line} is not about {name}");
        }
    });
}

/// Whoever sees the picture reads what the table's title says, and no heading is left out on the way down.
#[test]
fn parts_are_named() {
    on_all(|record, page| {
        let root = page.root_element();
        let picture = root.descendants().find(|node| node.attribute("role") == Some("img")).unwrap();
        let title = chart(record, "grades", "").frame().title;
        assert_eq!(picture.attribute("aria-label"), Some(picture_label(&title).as_str()));
        let levels = root.descendants().filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse::<u8>().ok());
        let mut before = 0;
        for level in levels {
            assert!(level <= before + 1, "a heading {level} follows a heading {before}");
            before = level;
        }
        let ids: Vec<&str> = root.descendants().filter_map(|node| node.attribute("id")).collect();
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id), "{id} twice");
        }
        for name in root.descendants().filter_map(|node| node.attribute("aria-labelledby")) {
            assert!(ids.contains(&name), "{name}");
        }
    });
}

/// The policy of the page allows neither, and nothing of a record may become either.
#[test]
fn nothing_in_it_is_style_or_script() {
    on_all(|_, page| {
        for node in page.root_element().descendants().filter(Node::is_element) {
            assert!(!["script", "style", "iframe", "form"].contains(&node.tag_name().name()));
            let bad = |name: &str| name == "style" || name.starts_with("on");
            assert!(!node.attributes().any(|own| bad(own.name())), "{node:?}");
        }
    });
}

/// The pictures with the widths of the chart at which the style sheet shows them, and the one for which each is laid out.
const SHOWN: [(&str, std::ops::Range<u32>, u32); 7] = [
    ("tiny", 208..320, 256),
    ("narrow", 320..460, 320),
    ("roomy", 460..620, 460),
    ("middle", 620..900, 620),
    ("broad", 900..1100, 900),
    ("wide", 1100..1216, 1100),
    ("full", 1216..1281, 1216),
];

#[test]
fn every_picture_is_as_high_as_the_one_that_the_app_paints() {
    for record in [ANYSHIRE.clone(), RECORD.clone(), marrowdale()].into_iter().chain(many(20).map(|made| made.record)) {
        let page = page(&record);
        let parsed = Document::parse(main_part(&page)).unwrap();
        let drawn = chart(&record, "grades", "");
        for (class, widths, _) in SHOWN {
            let (picture, room) = picture_and_room(parsed.root_element(), class);
            assert_eq!(picture.attribute("width"), Some("100%"));
            assert_eq!(room.attribute("height"), picture.attribute("height"));
            assert!(room.range().end < picture.range().start && !room.has_children());
            for width in widths.step_by(20) {
                let wanted = drawn.layout(f64::from(width)).height.to_string();
                assert_eq!(picture.attribute("height"), Some(wanted.as_str()), "{class} at {width}");
            }
        }
    }
}

/// The words of a picture in a part of the page.
fn lettering(node: Node) -> Vec<String> {
    all(node, "text").map(words).collect()
}

#[test]
fn a_picture_shows_what_the_chart_shows() {
    on_all(|record, page| {
        let drawn = chart(record, "grades", "");
        for (class, width) in SHOWN.map(|(class, _, width)| (class, f64::from(width))) {
            let ((picture, _), scene) = (picture_and_room(page.root_element(), class), drawn.layout(width));
            let text = |shape: &Shape| if let Shape::Text { text, .. } = shape { Some(text.clone()) } else { None };
            assert_eq!(lettering(picture), scene.shapes.iter().filter_map(text).collect::<Vec<_>>());
            // Words stand where the chart has them.
            let at = |shape: &Shape| if let Shape::Text { at, .. } = shape { Some(at.x) } else { None };
            for (text, at) in all(picture, "text").zip(scene.shapes.iter().filter_map(at)) {
                let share: f64 = text.attribute("x").unwrap().trim_end_matches('%').parse().unwrap();
                assert!((share / 100.0 * width - at).abs() < 0.1, "{text:?} for {at}");
            }
            let marks = scene
                .shapes
                .iter()
                .filter_map(|shape| if let Shape::Mark { at, .. } = shape { Some(*at) } else { None });
            let marks: Vec<_> = marks.collect();
            let used: Vec<Node> = all(picture, "use").collect();
            assert_eq!(used.len(), marks.len());
            let known: Vec<String> =
                all(picture, "g").filter_map(|mark| Some(format!("#{}", mark.attribute("id")?))).collect();
            for (mark, at) in used.iter().zip(marks) {
                assert!(known.iter().any(|id| Some(id.as_str()) == mark.attribute("href")), "{mark:?}");
                let [x, y] = ["x", "y"].map(|name| mark.attribute(name).unwrap());
                let share: f64 = x.trim_end_matches('%').parse().unwrap();
                assert!((share / 100.0 * width - at.x).abs() < 0.1, "{x} for {}", at.x);
                assert!((y.parse::<f64>().unwrap() - at.y).abs() < 0.1, "{y} for {}", at.y);
            }
            // A place that is no share of the width would stay where it is while the others move.
            let places =
                picture.descendants().flat_map(|node| ["x", "x1", "x2", "width"].map(|name| node.attribute(name)));
            for place in places.flatten() {
                assert!(place == "0" || place.ends_with('%'), "{place}");
            }
        }
    });
}

/// Marks are drawn once and used often, and browsers ask a rule for a used mark without what stands around it.
#[test]
fn every_class_of_a_picture_has_a_rule_that_asks_for_nothing_else() {
    let sheet = std::fs::read_to_string("style/summary.css").unwrap();
    on_all(|_, page| {
        for picture in all(page.root_element(), "svg") {
            let classes = picture.descendants().skip(1).filter_map(|node| node.attribute("class"));
            for class in classes {
                assert!(sheet.lines().any(|line| line.starts_with(&format!(".{class} {{"))), "{class}");
            }
        }
    });
}

/// The style sheet's colours are those in which the app paints.
#[test]
fn the_colours_of_a_picture_are_those_of_the_theme() {
    let [sheet, tokens] = ["style/summary.css", "style/tokens.css"].map(|file| std::fs::read_to_string(file).unwrap());
    let behind = |line: Option<&str>, before: &str| {
        let line = line.unwrap_or_else(|| panic!("nothing has {before}"));
        line.split_once(before).unwrap().1.split([';', '}']).next().unwrap().trim().to_owned()
    };
    let value = |name: &str| behind(tokens.lines().find(|line| line.contains(&format!("--{name}:"))), ":");
    for (class, ink) in INKS {
        let rule = behind(sheet.lines().find(|line| line.starts_with(&format!(".ink-{class} {{"))), "color:");
        let name = rule.strip_prefix("var(--").map(|name| name.trim_end_matches(')'));
        let written = name.map_or(rule.clone(), value);
        for (theme, before) in [(Theme::Light, "--light, "), (Theme::Dark, "--dark, ")] {
            let own = written.split_once(before).map_or(written.as_str(), |(_, own)| own.split(')').next().unwrap());
            let (r, g, b) = theme.colour(ink);
            assert_eq!(own, format!("#{r:02x}{g:02x}{b:02x}"), "{class} {theme:?}");
        }
    }
}

/// The classes of the inks.
const INKS: [(&str, Ink); 12] = [
    ("text", Ink::Text),
    ("muted", Ink::Muted),
    ("on-dark", Ink::OnDark),
    ("on-light", Ink::OnLight),
    ("grid", Ink::Grid),
    ("band", Ink::Band),
    ("paper", Ink::Paper),
    ("strength", Ink::Grade),
    ("concern", Ink::Press),
    ("meets-requirement", Ink::MeetsRequirement),
    ("recommendation", Ink::Recommendation),
    ("better", Ink::Better),
];

#[test]
fn words_that_look_like_markup_stay_words() {
    let hostile = "</svg><script>alert(1)</script>\"'&<b>\u{0}\u{1b}";
    let plain = "</svg><script>alert(1)</script>\"'&<b>";
    let mut record = ANYSHIRE.clone();
    for one in &mut record.inspections {
        one.event = hostile.to_owned();
        for grade in &mut one.grades {
            (grade.judgement, grade.grade) = (format!("{hostile} {}", grade.judgement), hostile.to_owned());
        }
    }
    record.threads.iter_mut().for_each(|thread| thread.name = format!("{hostile} {}", thread.name));
    let record = record.indexed();
    let page = page(&record);
    let parsed = Document::parse(main_part(&page)).unwrap_or_else(|error| panic!("{error}\n{page}"));
    assert_eq!(all(parsed.root_element(), "script").count(), 0);
    let said = words(parsed.root_element());
    assert!(said.matches(plain).count() > 10, "{said}");
    assert!(lettering(parsed.root_element()).iter().any(|text| text.contains("<script>")), "{said}");
}

/// From the chart on: what the sentences before it say is held by the tests of the headline.
#[test]
fn the_summary_of_the_made_up_record_stays_as_it_is() {
    let page = page(&ANYSHIRE);
    let (_, summary) = main_part(&page).split_once("<section").expect("the chart has a part of the page");
    compare_page("summary", summary, "summary");
}
