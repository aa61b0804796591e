//! The charts of other authorities: their facts, their pictures, and the rules of honesty.
//!
//! The numbers of England are those of Ofsted's published statistics and of the covers of its reports.
use crate::support::codes::{self, RECORD};
use crate::support::draw::drawn;
use crate::support::paint::svg;
use inspection_explorer::chart::others::{CountryModel, NeighboursModel};
use inspection_explorer::chart::scene::{Finish, Form, Shape};
use inspection_explorer::chart::{Drawn, Hit, Rect, Scene, Theme};
use inspection_explorer::record::{Area, Comparison};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn compared() -> &'static Comparison {
    RECORD.comparison.as_ref().unwrap()
}

fn country() -> CountryModel {
    drawn("country", "view=others").model::<CountryModel>().unwrap().clone()
}

fn query(area: Area) -> String {
    format!("view=others&judged={}", area.token())
}

fn neighbours(area: Area) -> NeighboursModel {
    drawn("neighbours", &query(area)).model::<NeighboursModel>().unwrap().clone()
}

fn pictures(name: &str, chart: &Drawn) {
    let kept = |screen: &str, width: f64, theme: Theme| {
        crate::support::snapshot::compare_own(&format!("{name}-{screen}"), &svg(&chart.layout(width), theme), "others");
    };
    kept("wide-light", 1024.0, Theme::Light);
    kept("phone-light", 328.0, Theme::Light);
    kept("wide-dark", 1024.0, Theme::Dark);
    kept("wide-print", 1024.0, Theme::Print);
}

#[test]
fn the_country_looks_as_kept() {
    pictures("country", &drawn("country", "view=others"));
}

#[test]
fn the_neighbours_look_as_kept() {
    pictures("neighbours", &drawn("neighbours", "view=others"));
    pictures("neighbours-in-care", &drawn("neighbours", "view=others&judged=children-in-care"));
}

#[test]
fn each_day_counts_every_authority_with_a_grade_once() {
    let numbers = |on: &str| {
        let day = compared().country.dates.iter().find(|day| String::from(day.on) == on).unwrap();
        let numbers: Vec<(u8, usize)> = day.grades.iter().map(|share| (share.rank, share.number)).collect();
        (numbers, day.total())
    };
    for (on, own, total) in [
        ("2016-11-25", [2, 29, 55, 26], 112),
        ("2021-12-17", [19, 59, 50, 21], 149),
        ("2024-12-17", [32, 68, 35, 18], 153),
        ("2026-08-20", [46, 65, 29, 13], 153),
    ] {
        assert_eq!(numbers(on), ([4, 3, 2, 1].into_iter().zip(own).collect(), total), "{on}");
    }
    for bar in country().bars {
        assert_eq!(bar.segments.iter().map(|segment| segment.number).sum::<usize>(), bar.total);
        assert_eq!(bar.segments.iter().filter(|segment| segment.own).count(), 1, "one segment is the authority's");
    }
}

#[test]
fn the_days_are_those_of_the_records_own_judgements_and_one_of_today() {
    let own = ["sif-2016", "ilacs-2021", "ilacs-2024"].map(|id| RECORD.inspection(id).unwrap());
    let days: Vec<_> = compared().country.dates.iter().map(|day| day.on).collect();
    assert_eq!(days[..3], own.map(|inspection| inspection.published.unwrap()));
    for (bar, grade) in
        country().bars.iter().zip(["requires improvement", "requires improvement to be good", "good", "good"])
    {
        assert_eq!(bar.own.as_deref(), Some(grade), "{}: in the words of its report", bar.on);
    }
}

#[test]
fn ten_neighbours_stand_in_the_order_of_the_alphabet_with_every_grade() {
    let names: Vec<&str> = compared().neighbours.authorities.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Bedford",
            "Bexley",
            "Bournemouth, Christchurch and Poole",
            "Havering",
            "Hertfordshire",
            "Kent",
            "Leeds",
            "Reading",
            "Southend-on-Sea",
            "Sutton"
        ]
    );
    let inspections = || compared().neighbours.authorities.iter().flat_map(|one| &one.inspections);
    assert_eq!((inspections().count(), inspections().map(|one| one.grades.len()).sum::<usize>()), (30, 139));
    for area in codes::areas() {
        let model = neighbours(area);
        assert_eq!(
            model.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            [&["Milton Keynes"], names.as_slice()].concat()
        );
        let drawn: usize = model.rows.iter().filter(|row| !row.own).map(|row| row.marks.len()).sum();
        assert_eq!(drawn, inspections().filter(|one| one.grade(area).is_some()).count(), "{area}");
        for other in inspections() {
            // Each inspection of these frameworks judged every area, alone or with another one.
            assert!(other.grade(area).is_some(), "{}: {area}", other.id);
        }
        let own = model.rows.iter().find(|row| row.own).unwrap();
        assert_eq!(own.marks.len(), 3);
        for mark in &own.marks {
            let Hit::Subject(inspection_explorer::record::Subject::Grade { inspection, judgement }) = &mark.hit else {
                panic!("{mark:?}")
            };
            let grades = &RECORD.inspection(inspection).unwrap().grades;
            assert!(grades.iter().any(|grade| grade.judgement == *judgement
                && grade.grade == mark.grade
                && grade.areas.contains(&area)));
        }
    }
}

/// Rule 2: a line joins two grades only within one framework, and only the same judgement.
#[test]
fn nothing_is_joined_across_frameworks_or_judgements() {
    for area in codes::areas() {
        for row in neighbours(area).rows {
            for join in &row.joins {
                let (from, to) = (&row.marks[join.from], &row.marks[join.to]);
                assert_eq!((from.framework, &from.areas), (to.framework, &to.areas), "{} {area}", row.name);
                assert!(from.end < to.end);
            }
        }
    }
    let joins = |area: &str| neighbours(codes::area(area)).rows.iter().map(|row| row.joins.len()).collect::<Vec<_>>();
    assert_eq!(joins("overall"), [1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]);
    // Of the ten, Leeds alone was judged twice on children in care and care leavers together.
    assert_eq!(joins("care-leavers"), [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
}

/// Rule 3: a judgement over two areas says so.
#[test]
fn a_joint_judgement_is_hollow_and_explained() {
    let finished = |area: &str, wanted: Finish| {
        let scene = drawn("neighbours", &query(codes::area(area))).layout(1024.0);
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Mark { style, .. } if style.finish == wanted)).count()
    };
    assert_eq!((finished("overall", Finish::Outlined), finished("overall", Finish::Filled)), (0, 33));
    assert_eq!(
        (finished("children-in-care", Finish::Outlined), finished("children-in-care", Finish::Filled)),
        (12, 21)
    );
    let words = |area: &str| {
        drawn("neighbours", &query(codes::area(area)))
            .frame()
            .legend
            .into_iter()
            .map(|entry| entry.words)
            .collect::<Vec<_>>()
    };
    assert!(
        words("children-in-care").contains(&"hollow: one judgement for children in care and care leavers".to_owned())
    );
    assert!(words("overall").iter().all(|words| !words.starts_with("hollow")));
}

#[test]
fn a_better_grade_stands_higher_and_each_has_its_own_form() {
    let model = neighbours(codes::area("overall"));
    let scene = drawn("neighbours", "view=others").layout(1024.0);
    let marks: Vec<(f64, Form)> = scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Mark { at, style, .. } = shape { Some((at.y, style.form)) } else { None })
        .collect();
    let all: Vec<_> = model.rows.iter().flat_map(|row| &row.marks).collect();
    assert_eq!(marks.len(), all.len());
    let mut at = 0;
    for row in &model.rows {
        let own = &marks[at..at + row.marks.len()];
        for (one, (y, form)) in row.marks.iter().zip(own) {
            for (other, (other_y, other_form)) in row.marks.iter().zip(own) {
                assert_eq!(one.height > other.height, y < other_y, "{}", row.name);
                assert_eq!(one.height == other.height, form == other_form, "{}", row.name);
            }
        }
        at += row.marks.len();
    }
    assert_eq!(marks.iter().map(|(_, form)| format!("{form:?}")).collect::<BTreeSet<_>>().len(), 4);
}

#[test]
fn the_titles_and_caveats_are_those_of_the_figures() {
    let (country, overall) = (drawn("country", "view=others").frame(), drawn("neighbours", "view=others").frame());
    assert_eq!(country.title, "In December 2024, 68 of 153 authorities were graded good, as Milton Keynes was");
    assert_eq!(overall.title, "Milton Keynes was last graded good overall, as 4 of 10 similar authorities were");
    for frame in [country, overall] {
        assert!(
            frame.source.starts_with(
                "Other authorities were inspected on other dates. The figures do not say why a grade was given."
            ),
            "{}",
            frame.source
        );
        assert!(frame.source.contains("published statistics") && frame.source.contains("covers"), "{}", frame.source);
        let said = format!("{} {} {}", frame.title, frame.subtitle, frame.source).to_ascii_lowercase();
        assert!(
            ["rank", "average", "%", "per cent", "better than", "worse than"].iter().all(|word| !said.contains(word)),
            "{said}"
        );
    }
}

#[test]
fn the_tables_hold_what_is_drawn() {
    let model = country();
    let numbers: Vec<usize> = model.bars.iter().flat_map(|bar| &bar.segments).map(|segment| segment.number).collect();
    let told: Vec<usize> = model.table.rows.iter().map(|row| row[2].parse().unwrap()).collect();
    assert_eq!(told, numbers);
    let own: Vec<&str> = model.table.rows.iter().map(|row| row[4].as_str()).filter(|cell| !cell.is_empty()).collect();
    assert_eq!(
        own,
        [
            "Requires improvement (2016 inspection)",
            "Requires improvement to be good (2021 inspection)",
            "Good (2024 inspection)",
            "Good (2024 inspection)"
        ]
    );
    for area in codes::areas() {
        let model = neighbours(area);
        let marks = model.rows.iter().flat_map(|row| row.marks.iter().map(|mark| (row.name.clone(), mark)));
        let wanted: Vec<(String, String, String)> =
            marks.map(|(name, mark)| (name, mark.end.to_string(), mark.grade.to_ascii_lowercase())).collect();
        let told: Vec<(String, String, String)> =
            model.table.rows.iter().map(|row| (row[0].clone(), row[1].clone(), row[5].to_ascii_lowercase())).collect();
        assert_eq!(told, wanted, "{area}");
        assert!(model.table.rows.iter().all(|row| row[6].starts_with("https://files.ofsted.gov.uk/v1/file/")));
    }
}

#[test]
fn a_record_without_figures_has_no_such_chart_and_no_such_view() {
    use inspection_explorer::chart::{Inputs, registry};
    use inspection_explorer::view::View;
    // The groups of the navigation have each view once.
    assert!(View::GROUPS.iter().flat_map(|(_, views)| views.iter().copied()).eq(View::ALL));
    let mut record = RECORD.clone();
    assert!(View::ALL.iter().all(|view| view.is_in(&record)));
    record.comparison = None;
    let left: Vec<View> = View::ALL.into_iter().filter(|view| !view.is_in(&record)).collect();
    assert_eq!(left, [View::Others]);
    let inputs = Inputs { record: &record, notes: &|_| None, statuses: &|_| None };
    assert_eq!(registry::of_query(&inputs, "country", "view=others"), None);
    assert_eq!(registry::of_query(&inputs, "neighbours", "view=others"), None);
}

/// What stands on the canvas: words, and marks that words must leave free.
fn placed(scene: &Scene) -> (Vec<Rect>, Vec<Rect>) {
    let marks = scene.shapes.iter().filter_map(|shape| {
        if let Shape::Mark { at, radius, .. } = shape { Some(Rect::around(*at, *radius)) } else { None }
    });
    (scene.shapes.iter().filter_map(Shape::room).collect(), marks.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_words_cover_others_and_every_target_can_be_hit(width in 200.0..1900.0f64, area in 0..5usize) {
        for (id, query) in [("country", "view=others".to_owned()), ("neighbours", query(codes::areas()[area]))] {
            let scene = drawn(id, &query).layout(width);
            let (words, marks) = placed(&scene);
            for (index, one) in words.iter().enumerate() {
                for other in words.iter().skip(index + 1) {
                    prop_assert!(one.overlap(*other) < 1.0, "{id} at {width}: {one:?} and {other:?}");
                }
                prop_assert!(marks.iter().all(|mark| mark.overlap(*one) < 1.0), "{id} at {width}: {one:?} on a mark");
                prop_assert!(one.left >= -0.5 && one.right() <= scene.width + 0.5, "{id} at {width}: {one:?}");
                prop_assert!(one.top >= -1.0 && one.bottom() <= scene.height, "{id} at {width}: {one:?}");
            }
            for target in &scene.targets {
                prop_assert!(target.rect.width >= 24.0 && target.rect.height >= 24.0);
                prop_assert_eq!(&scene.at(target.rect.centre()).unwrap().hit, &target.hit);
            }
        }
    }
}
