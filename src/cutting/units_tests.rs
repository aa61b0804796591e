use super::*;

fn ids(text: &str) -> Vec<String> {
    cut("canals", text).units.into_iter().map(|unit| unit.id).collect()
}

fn warned(text: &str) -> String {
    cut("canals", text).warnings.iter().map(|warning| format!("{warning}\n")).collect()
}

/// A report with what reports have, one line for each paragraph.
const REPORT: &str = "\
The canals were inspected in May.

Judgement\tGrade
Locks and gates\tGood
Overall effectiveness\tGood

The canals are sound. Boats pass, e.g. at No. 4 lock.

They are 2.5 metres deep.

What needs to improve?

- The gates of the old locks.
- The towpath.

The experiences and progress of families in need of help and protection: good

Summary

Keepers help children. Mr. Green's team is quick.

Inspection findings

1. Children pass safely. (Recommendation) Nobody waits.

Not even in winter.

2. A keeper says, 'They are careful.'

Staying safe

The path is lit.

- it is swept
- it is mended
";

#[test]
fn a_report_gives_units_with_the_ids_of_its_parts() {
    let expected = [
        "canals/intro1.s1",
        "canals/summary1.s1",
        "canals/summary1.s2",
        "canals/summary2.s1",
        "canals/improve1",
        "canals/improve2",
        "canals/help-and-protection.p1.s1",
        "canals/help-and-protection.p1.s2",
        "canals/p1.s1",
        "canals/p1.s2",
        "canals/p1.s3",
        "canals/p2.s1",
        "canals/staying-safe.p1.s1",
        "canals/staying-safe.b1.s1",
        "canals/staying-safe.b2.s1",
    ];
    assert_eq!(ids(REPORT), expected);
}

#[test]
fn what_the_tool_was_unsure_of_names_its_line() {
    let told = warned(REPORT);
    for words in [
        "line 3: a table's row was left out",
        "joined to paragraph 1",
        "'Staying safe' was taken for a heading",
        "this bullet ends without a full stop",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn a_recommendation_is_one_unit_with_its_bullets() {
    let text = "Recommendations\n\n1. Mend the locks. Soon.\n\n2. Help keepers by:\n\n- oil\n- wood.\n\nFindings\n\n3. It leaks.\n";
    let units = cut("canals", text).units;
    let ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["canals/rec1", "canals/rec2", "canals/p3.s1"]);
    assert_eq!(units[1].text, "Help keepers by: • oil • wood.");
}

#[test]
fn an_action_plan_gives_areas_actions_and_the_lines_of_its_key() {
    let text = "Key\n\nColour\tMeaning\n\tNot begun.\n\tDone.\n\nActions\n\n\tArea\tAction\tOwner\nA1\tLeaks.\t• Mend • Paint\t\n";
    assert_eq!(
        ids(text),
        ["canals/key.row1", "canals/key.row2", "canals/A1.area", "canals/A1.action1", "canals/A1.action2"]
    );
}

#[test]
fn no_two_units_share_an_id() {
    let text = "Locks\n\nThey leak.\n\nGates\n\nThey hold.\n\nLocks\n\nThey rust.\n";
    assert_eq!(ids(text), ["canals/locks.p1.s1", "canals/gates.p1.s1", "canals/locks.p1.s1-again"]);
    assert!(warned(text).contains("canals/locks.p1.s1 is used twice"));
}

#[test]
fn the_rows_of_a_printed_table_of_grades_are_no_units() {
    let text = "Canals of the county\n1. Locks and gates Good\n2. Paths Requires improvement\n \nSummary\nThe canals are old.\n";
    assert_eq!(ids(text), ["canals/summary1.s1"]);
    assert!(warned(text).contains("table of grades"));
}

#[test]
fn the_table_has_one_line_for_each_unit_under_its_columns() {
    let units = cut("canals", "They leak. They hold.\n").units;
    let expected = "unit\tdocument\tsection\tlocator\tsentence\ttext\n\
        canals/intro1.s1\tcanals\tintroduction\tintro1\t1\tThey leak.\n\
        canals/intro1.s2\tcanals\tintroduction\tintro1\t2\tThey hold.\n";
    assert_eq!(table(&units), expected);
}

#[test]
fn an_empty_text_gives_nothing() {
    assert!(cut("canals", "").units.is_empty());
    assert!(cut("canals", " \n\n7\n").units.is_empty());
}
