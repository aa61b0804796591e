use super::*;
use crate::lines;

fn blocks(text: &str) -> Vec<(Kind, String)> {
    read(&lines::read(text)).blocks.into_iter().map(|block| (block.kind, block.text)).collect()
}

fn warned(text: &str) -> Vec<String> {
    read(&lines::read(text)).warnings.into_iter().map(|warning| warning.to_string()).collect()
}

fn of(kind: &Kind, text: &str) -> Vec<String> {
    blocks(text).into_iter().filter(|(found, _)| found == kind).map(|(_, text)| text).collect()
}

/// A text as a PDF gives it: lines of some sixty letters, no empty lines.
const PRINTED: &str = "\
The state of the canals
Summary
The canals of the county are old but sound, and most of the
locks work. Boats pass every day of the year. Few of them wait
long.
In the north the water is low, which keepers have noticed and
reported more than once.
Inspection findings
1. The first lock leaks in summer, when the wood of its gates is
dry. This was reported in
1998. No gate has been mended since then.
2. The second lock is sound.
\u{f06e} Its gates were painted and oiled in the spring of the year
before the last one.
\u{f06e} Its keeper lives near by.
";

#[test]
fn printed_lines_give_headings_paragraphs_numbers_and_bullets() {
    let kinds: Vec<Kind> = blocks(PRINTED).into_iter().map(|(kind, _)| kind).collect();
    let (heading, paragraph, bullet) = (Kind::Heading, Kind::Paragraph, Kind::Bullet);
    let expected = [
        heading.clone(),
        heading.clone(),
        paragraph.clone(),
        paragraph,
        heading,
        Kind::Numbered(1),
        Kind::Numbered(2),
        bullet.clone(),
        bullet,
    ];
    assert_eq!(kinds, expected, "{:?}", blocks(PRINTED));
}

#[test]
fn a_short_last_line_ends_a_paragraph() {
    let found = of(&Kind::Paragraph, PRINTED);
    assert!(found[0].ends_with("Few of them wait long."), "{found:?}");
    assert!(found[1].starts_with("In the north"), "{found:?}");
}

#[test]
fn a_year_at_the_start_of_a_line_is_no_number_of_a_paragraph() {
    assert!(of(&Kind::Numbered(1), PRINTED)[0].contains("reported in 1998. No gate"));
}

#[test]
fn a_number_out_of_turn_is_text_and_told() {
    let text = "1. The lock is old.\n\n7. The lock is new.\n";
    assert_eq!(blocks(text).len(), 1);
    assert!(warned(text)[0].contains("line 3: '7.' may be the number of a paragraph"), "{:?}", warned(text));
}

#[test]
fn a_list_may_start_again_at_one() {
    let text = "1. Mend the lock.\n\n2. Oil the gate.\n\nFindings\n\n3. It leaks.\n\nActions\n\n1. Buy oil.\n";
    let numbers: Vec<Kind> =
        blocks(text).into_iter().map(|(kind, _)| kind).filter(|kind| *kind != Kind::Heading).collect();
    assert_eq!(numbers, [1, 2, 3, 1].map(Kind::Numbered));
}

#[test]
fn a_sentence_runs_on_over_the_end_of_a_page() {
    let text = "The lock that was built by hand has\n\n\n\nsince been widened.\n\nIt is safe.\n";
    let found = of(&Kind::Paragraph, text);
    assert_eq!(found, ["The lock that was built by hand has since been widened.", "It is safe."]);
}

#[test]
fn a_word_with_a_hyphen_at_the_end_of_a_line_loses_no_hyphen() {
    let text = "The keeper of the lock is a self-\nemployed man who knows the canal\nand its boats.\n";
    assert!(of(&Kind::Paragraph, text)[0].contains("self-employed man"));
}

#[test]
fn a_paragraph_without_a_number_belongs_to_the_numbered_one_before_it_and_is_told() {
    let text =
        format!("4. The lock leaks. {}\n\nBoats wait.\n\n5. The gate is sound.\n", "It has for years. ".repeat(8));
    assert!(of(&Kind::Numbered(4), &text)[0].ends_with("Boats wait."));
    assert!(warned(&text)[0].contains("joined to paragraph 4"));
}

#[test]
fn a_contents_page_gives_no_headings() {
    let text = "Contents\nSummary 2\nThe state of the locks and\ngates 7\nSummary\nThe canals of the county are old.\n";
    assert_eq!(of(&Kind::Heading, text), ["Contents", "Summary"]);
}

#[test]
fn a_letter_begins_behind_its_greeting_and_ends_before_its_farewell() {
    let text = "Lock House\nCanal Street\n\nDear Ms Green\n\nThe lock leaks.\n\nYours sincerely\n\nA. Brown\n";
    assert_eq!(blocks(text), [(Kind::Paragraph, "The lock leaks.".to_owned())]);
}

#[test]
fn a_line_that_ends_like_a_sentence_or_opens_a_list_is_no_heading() {
    let text = "The keeper has written to the canal\nboard. (Recommendation)\n1. The board answered.\n";
    assert!(of(&Kind::Heading, text).is_empty());
    let long = "Word ".repeat(40);
    let list = format!("{long}ends.\n\nFor action now:\n\n- mend it\n- paint it\n");
    assert!(of(&Kind::Heading, &list).is_empty());
    assert_eq!(of(&Kind::Bullet, &list), ["mend it", "paint it"]);
}

#[test]
fn a_dash_inside_a_sentence_is_no_bullet() {
    let text = "It leaks. The lock is old\n- older than the bridge -\nand it rusts.\n";
    assert!(of(&Kind::Bullet, text).is_empty(), "{:?}", blocks(text));
}

#[test]
fn a_bullet_that_may_have_ended_is_told() {
    let text = "\u{f06e} The keeper of the old lock is away in the winter months.\n\u{f06e} It leaks.\nBoats then wait for days.\n";
    assert!(warned(text).iter().any(|warning| warning.contains("line 3: a bullet may end before this line")));
}

#[test]
fn the_rows_of_a_table_are_cells() {
    assert_eq!(blocks("Lock\tGrade\n"), [(Kind::Row(vec!["Lock".into(), "Grade".into()]), String::new())]);
}

#[test]
fn the_publishers_imprint_is_left_out_and_told() {
    let text = format!("The lock leaks.\n\n{IMPRINT}'s Services and Skills regulates.\n");
    assert_eq!(blocks(&text).len(), 1);
    assert!(warned(&text)[0].contains("imprint"));
}
