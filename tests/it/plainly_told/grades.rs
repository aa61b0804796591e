//! The sentences above the first chart and the chart's title: which areas were judged how, and what became of the grades.

use super::{alike, called, grades_of, in_a_row, judges, on_many};
use inspection_explorer::chart::grades::model;
use inspection_explorer::explore::headline::{self, Part};
use inspection_explorer::record::{Area, Grade, Graded, Inspection, Reach, Record};

fn said(record: &Record) -> Vec<String> {
    headline::sentences(record).iter().map(|sentence| sentence.iter().map(Part::words).collect()).collect()
}

fn last_judging(record: &Record) -> Option<&Inspection> {
    record.inspections.iter().rfind(|one| judges(one))
}

/// The last inspection that judged, and the one before it that it may be compared with.
fn pair(record: &Record) -> Option<(&Inspection, &Inspection)> {
    let last = last_judging(record)?;
    let before =
        record.inspections.iter().take_while(|one| one.id != last.id).filter(|one| judges(one) && alike(one, last));
    Some((before.last()?, last))
}

fn not_judged(record: &Record, one: &Inspection) -> Vec<String> {
    let none = record.codebook.areas.iter().filter(|area| grades_of(one, **area).is_empty());
    none.map(|area| called(*area)).collect()
}

#[test]
fn the_latest_outcome_is_that_of_the_last_inspection_that_judged() {
    on_many(|record| {
        let told = said(record);
        let Some(last) = last_judging(record) else {
            let nothing = told.first().is_none_or(|first| first.starts_with("No grade for any area is known"));
            assert!(nothing, "{told:?}");
            return;
        };
        let first = &told[0];
        assert!(
            first.contains(&format!("In {}", last.month_and_year().unwrap())) || first.starts_with("Press"),
            "{first}"
        );
        assert!(first.contains(&last.month_and_year().unwrap()), "{first}");
        let grades: Vec<&Grade> = last.grades.iter().filter(|grade| !grade.areas.is_empty()).collect();
        assert!(grades.iter().all(|grade| first.contains(&grade.grade)), "{first}");
        let press = last.grades.iter().all(|grade| grade.status.token() == "press");
        assert_eq!(first.starts_with("Press reports say"), press, "{first}");
        let names = |name: &Option<String>| name.as_ref().is_none_or(|name| first.contains(name.as_str()));
        assert!(names(&last.authority) && names(&last.inspectorate), "{first}");
        let missing = not_judged(record, last);
        if first.contains("every area") || first.contains("every other area") {
            assert!(missing.is_empty(), "{first}");
            let (named, word) = first.split_once("every ").unwrap();
            let word = word.split_once("area ").unwrap().1.trim_start_matches('‘');
            for area in &record.codebook.areas {
                let own = grades_of(last, *area);
                let is_named = named.contains(&called(*area));
                assert!(is_named || own.iter().all(|grade| word.starts_with(&grade.grade)), "{first}");
            }
        } else {
            let judged = record.codebook.areas.iter().filter(|area| !grades_of(last, **area).is_empty());
            assert!(judged.clone().all(|area| first.contains(&called(*area))), "{first}");
        }
        let several = record.codebook.areas.iter().map(|area| grades_of(last, *area).len()).sum::<usize>() > 1;
        let names_them = first.contains(&format!(" Not judged: {}", in_a_row(&missing)));
        assert_eq!(names_them && !missing.is_empty(), several && !missing.is_empty(), "{first}");
        let overall = missing.contains(&"services overall".to_owned()) && several;
        let no_longer = last.framework.token() == "ilacs" && String::from(last.when().unwrap()).as_str() >= "2026-04";
        assert_eq!(first.contains("no longer give an overall grade"), overall && no_longer, "{first}");
        assert_eq!(first.contains("one judgement for"), grades.iter().any(|grade| grade.areas.len() > 1), "{first}");
        let strange = grades.iter().any(|grade| grade.rank.is_none());
        assert_eq!(first.contains("on the scale is not known"), strange, "{first}");
        let later = record.inspections.iter().rev().take_while(|one| one.id != last.id);
        let later = later.filter(|one| one.reach() != Reach::Part && one.graded != Graded::Yes).count() > 0;
        assert_eq!(first.contains("gave no grades.") || first.contains("are not known."), later, "{first}");
    });
}

/// How the grades of two inspections stand to each other, area by area, judgement by judgement.
#[derive(Default)]
struct Plainly {
    up: Vec<String>,
    same: Vec<String>,
    down: Vec<String>,
    /// One of the two is in a word without a place on the scale.
    unplaced: Vec<String>,
    not_again: Vec<String>,
    first: Vec<String>,
    /// Judged both times, but not every judgement has its like.
    unlike: Vec<String>,
    /// The first judged all areas, and so did the second, each judgement by its like.
    all: bool,
}

fn plainly(record: &Record, from: &Inspection, to: &Inspection) -> Plainly {
    let mut told = Plainly { all: true, ..Plainly::default() };
    for area in &record.codebook.areas {
        let (old, new) = (grades_of(from, *area), grades_of(to, *area));
        let several = old.len() > 1 || new.len() > 1;
        let mut pairs = Vec::new();
        for before in &old {
            let by_name = new.iter().find(|after| after.judgement == before.judgement);
            let alone = if old.len() == 1 && new.len() == 1 { new.first() } else { None };
            pairs.extend(by_name.or(alone).map(|after| (*before, *after)));
        }
        for (before, after) in &pairs {
            let name = called(*area);
            let name = if several { format!("{name} ({})", after.judgement) } else { name };
            match (before.rank, after.rank) {
                (Some(before), Some(after)) if after > before => told.up.push(name),
                (Some(before), Some(after)) if after == before => told.same.push(name),
                (Some(_), Some(_)) => told.down.push(name),
                _ => {
                    told.all = false;
                    told.unplaced.push(name);
                }
            }
        }
        if pairs.is_empty() || pairs.len() != old.len() || pairs.len() != new.len() {
            told.all = false;
            match (old.is_empty(), new.is_empty()) {
                (false, true) => told.not_again.push(called(*area)),
                (true, false) if never_before(record, to, *area) => told.first.push(called(*area)),
                (false, false) => told.unlike.push(called(*area)),
                _ => {}
            }
        }
    }
    told
}

/// Whether nothing before it under its rules judged the area, nor may have.
fn never_before(record: &Record, to: &Inspection, area: Area) -> bool {
    let mut before = record.inspections.iter().take_while(|one| one.id != to.id).filter(|one| alike(one, to));
    before.all(|one| one.graded != Graded::Unknown && grades_of(one, area).is_empty())
}

/// What a sentence on the change may say of all at once.
fn words_on_all_are_true(words: &str, told: &Plainly) {
    let only =
        |wanted: &[String], others: [&[String]; 2]| !wanted.is_empty() && others.iter().all(|other| other.is_empty());
    let (up, same, down) = (&told.up, &told.same, &told.down);
    let compared = told.unplaced.is_empty() && told.unlike.is_empty();
    let lower = words.to_ascii_lowercase();
    if lower.contains("all have since")
        || lower.contains("every area improved")
        || lower.contains("every area declined")
    {
        assert!(told.all, "{words}");
    }
    if lower.contains("no grade has changed") || lower.contains("no grade changed") {
        assert!(told.all && only(same, [up, down]), "{words}");
    }
    if lower.contains("both times") {
        assert!(compared, "{words}");
    }
    for begin in [
        "all have since ",
        "every area ",
        "has since ",
        "every area judged both times ",
        "every grade that can be compared ",
    ] {
        assert!(!lower.contains(&format!("{begin}improved")) || only(up, [same, down]), "{words}");
        assert!(!lower.contains(&format!("{begin}declined")) || only(down, [same, up]), "{words}");
        assert!(!lower.contains(&format!("{begin}kept its grade")) || only(same, [up, down]), "{words}");
        assert!(!lower.contains(&format!("{begin}stayed the same")) || only(same, [up, down]), "{words}");
    }
    if lower.contains("no area has been judged again") || lower.contains("no area was judged both") {
        assert!(up.is_empty() && same.is_empty() && down.is_empty() && compared, "{words}");
    }
    assert!(!lower.contains("; none declined") || (down.is_empty() && compared), "{words}");
    assert!(!lower.contains("; none improved") || (up.is_empty() && compared), "{words}");
}

/// A clause on some areas stands where there are such areas, and names just them.
fn names_just(words: &str, begin: &str, areas: &[String]) {
    let words = words.to_ascii_lowercase();
    let begin = begin.to_ascii_lowercase();
    assert_eq!(words.contains(&begin), !areas.is_empty(), "'{begin}' of {areas:?}: {words}");
    if let Some((_, rest)) = words.split_once(&begin) {
        assert!(rest.starts_with(&in_a_row(areas).to_ascii_lowercase()), "{areas:?}: {words}");
    }
}

#[test]
fn what_became_of_the_grades_is_what_became_of_them() {
    on_many(|record| {
        let told = said(record);
        let change = told.iter().find(|sentence| sentence.contains("under the same framework"));
        let Some((from, to)) = pair(record) else {
            assert!(change.is_none(), "{change:?}");
            assert_eq!(model(record).title, "How each area has been judged");
            return;
        };
        let change = change.unwrap();
        assert!(change.starts_with(&format!("In {}", from.month_and_year().unwrap())), "{change}");
        let plainly = plainly(record, from, to);
        if change.contains("every area was graded") {
            let words: std::collections::BTreeSet<&str> =
                from.grades.iter().filter(|one| !one.areas.is_empty()).map(|one| one.grade.as_str()).collect();
            assert!(not_judged(record, from).is_empty() && words.len() == 1, "{change}");
        }
        let title = model(record).title;
        for words in [change, &title] {
            words_on_all_are_true(words, &plainly);
        }
    });
}

#[test]
fn who_moved_is_named_and_nobody_else() {
    on_many(|record| {
        let Some((from, to)) = pair(record) else { return };
        let plainly = plainly(record, from, to);
        let change = said(record).into_iter().find(|sentence| sentence.contains("under the same framework")).unwrap();
        let title = model(record).title;
        if let Some((_, since)) = change.split_once("since then ") {
            for (areas, word) in [(&plainly.up, "improved"), (&plainly.down, "declined")] {
                assert_eq!(since.contains(&format!("{} {word}", in_a_row(areas))), !areas.is_empty(), "{change}");
            }
            let stayed = format!("{} stayed the same", in_a_row(&plainly.same));
            assert!(
                plainly.same.is_empty() || since.contains("the others stayed") || since.contains(&stayed),
                "{change}"
            );
        }
        names_just(&change, "judged for the first time under this framework: ", &plainly.first);
        names_just(&title, "judged for the first time: ", &plainly.first);
        let strange = "graded in words whose place on the scale is not known: ";
        names_just(&change, strange, &plainly.unplaced);
        let again = |words: &str| {
            let (_, rest) = words.split_once("not judged in ")?;
            Some(rest.split_once(": ")?.1.to_owned())
        };
        for words in [&change, &title] {
            let named = again(words);
            assert_eq!(named.is_some(), !plainly.not_again.is_empty(), "{words}");
            assert!(named.is_none_or(|named| named.starts_with(&in_a_row(&plainly.not_again))), "{words}");
        }
    });
}

/// Rule 2: a line joins two grades of one framework, of one authority, and never what has no place on the scale.
#[test]
fn lines_join_only_what_may_be_compared() {
    on_many(|record| {
        let model = model(record);
        for join in &model.joins {
            let (from, to) = (&model.marks[join.from], &model.marks[join.to]);
            let [one, other] = [from, to].map(|mark| record.inspection(&mark.inspection).unwrap());
            assert!(from.rank.is_some() && to.rank.is_some());
            assert!(alike(one, other) && from.areas == to.areas && one.when() < other.when());
        }
        let in_a_row = record.inspections.iter().flat_map(|one| &one.grades).filter(|one| !one.areas.is_empty());
        assert_eq!(model.marks.len(), in_a_row.clone().count());
        let strange = model.marks.iter().filter(|mark| mark.height.is_none());
        assert_eq!(strange.count(), in_a_row.filter(|one| one.rank.is_none()).count());
    });
}

/// Each grade stands in the table with its word, and with what is known of it.
#[test]
fn the_table_has_every_grade_with_its_authority_and_inspectorate() {
    on_many(|record| {
        let table = model(record).table();
        let graded = record.inspections.iter().flat_map(|one| one.grades.iter().map(move |grade| (one, grade)));
        for (one, grade) in graded {
            let row = table.rows.iter().find(|row| {
                row[0] == one.dates().unwrap()
                    && row[2].eq_ignore_ascii_case(&grade.judgement)
                    && row[4].to_ascii_lowercase().starts_with(&grade.grade)
            });
            let row = row.unwrap_or_else(|| panic!("{} {} has a row", one.id, grade.judgement));
            for name in [&one.authority, &one.inspectorate].into_iter().flatten() {
                assert!(row[1].contains(name.as_str()), "{row:?}");
            }
            assert_eq!(row[4].contains("not known"), grade.rank.is_none(), "{row:?}");
        }
    });
}
