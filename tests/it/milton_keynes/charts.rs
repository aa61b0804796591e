//! The charts as pictures: every one is compared with the picture kept in snapshots/, and obeys the rules of honesty.
//!
//! After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test --test it`, and look at what changed before you commit it.
use crate::support::codes;
use crate::support::codes::RECORD;
use crate::support::draw::drawn;
use crate::support::paint::svg;
use inspection_explorer::chart::scene::{Finish, Ink, Shape};
use inspection_explorer::chart::{Hit, Point, Rect, Scene, Theme, findings, grades};
use inspection_explorer::explore::{Filter, headline};
use inspection_explorer::record::{Area, Finding, Framework, Status};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};

fn grades_model() -> grades::GradesModel {
    grades::model(&RECORD)
}

fn findings_model() -> findings::FindingsModel {
    findings::model(&RECORD, |_| true)
}

fn compare(name: &str, scene: &Scene, theme: Theme) {
    crate::support::snapshot::compare_own(name, &svg(scene, theme), "charts");
}

#[test]
fn grades_look_as_kept() {
    for (width, screen) in [(1024.0, "wide"), (760.0, "middle"), (328.0, "phone")] {
        let scene = drawn("grades", "").layout(width);
        compare(&format!("grades-{screen}-light"), &scene, Theme::Light);
    }
    compare("grades-wide-dark", &drawn("grades", "").layout(1024.0), Theme::Dark);
}

#[test]
fn the_grades_of_one_area_look_as_kept() {
    let query = "view=area&area=care-leavers";
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        compare(&format!("area-{screen}-light"), &drawn("area", query).layout(width), Theme::Light);
    }
    compare("area-wide-dark", &drawn("area", query).layout(1024.0), Theme::Dark);
}

/// The one row of an area has exactly that area's marks of the whole chart, and no line that the whole chart has not.
#[test]
fn the_chart_of_an_area_is_a_row_of_the_whole_chart() {
    let whole = grades_model();
    for area in codes::areas() {
        let row = grades::of_area(&RECORD, area);
        let own: Vec<_> =
            whole.marks.iter().filter(|mark| mark.areas.contains(&area)).map(|mark| mark.subject()).collect();
        assert_eq!(row.marks.iter().map(|mark| mark.subject()).collect::<Vec<_>>(), own);
        assert_eq!((row.bands.len(), row.ticks.len(), row.span), (whole.bands.len(), whole.ticks.len(), whole.span));
        let joined = |model: &grades::GradesModel| -> Vec<_> {
            let ends = |join: &grades::Join| (model.marks[join.from].subject(), model.marks[join.to].subject());
            model.joins.iter().filter(|join| model.marks[join.from].areas.contains(&area)).map(ends).collect()
        };
        assert_eq!(joined(&row), joined(&whole));
    }
}

#[test]
fn findings_look_as_kept() {
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        let scene = drawn("findings", "").layout(width);
        compare(&format!("findings-{screen}-light"), &scene, Theme::Light);
    }
    compare("findings-wide-dark", &drawn("findings", "").layout(1024.0), Theme::Dark);
}

/// Rule 1: grades keep the words of the report.
#[test]
fn grades_keep_the_words_of_their_report() {
    let known: BTreeSet<&str> =
        RECORD.inspections.iter().flat_map(|i| &i.grades).map(|grade| grade.grade.as_str()).collect();
    let model = grades_model();
    assert!(model.marks.iter().all(|mark| known.contains(mark.grade.as_str())));
    let of_2012: BTreeSet<&str> =
        model.marks.iter().filter(|mark| mark.inspection == "slac-2012").map(|m| m.grade.as_str()).collect();
    assert_eq!(of_2012, BTreeSet::from(["adequate"]), "Ofsted's later relabelling is not taken over");
    let scene = drawn("grades", "").layout(1024.0);
    let words: Vec<String> = scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.clone()) } else { None })
        .collect();
    assert_eq!(
        words.iter().filter(|text| *text == "Adequate" || text.starts_with("Adequate (")).count(),
        5,
        "overall, leaders and staying safe in 2006, two in 2012"
    );
    assert!(words.iter().all(|text| !text.contains("(2 of 4)")));
}

/// Rule 2: a line joins two grades of one framework only, and frameworks have a gap between them.
#[test]
fn lines_stay_inside_a_framework_and_breaks_are_seen() {
    let model = grades_model();
    for join in &model.joins {
        let (from, to) = (&model.marks[join.from], &model.marks[join.to]);
        assert_eq!(from.framework, to.framework);
        assert_eq!(from.areas, to.areas);
        assert!(from.time < to.time);
    }
    let joined: Vec<(&str, &str, Area)> = model
        .joins
        .iter()
        .map(|join| {
            (
                model.marks[join.from].inspection.as_str(),
                model.marks[join.to].inspection.as_str(),
                model.marks[join.from].areas[0],
            )
        })
        .collect();
    assert_eq!(
        joined,
        [
            ("apa-2006", "apa-2008", codes::area("overall")),
            ("ilacs-2021", "ilacs-2024", codes::area("overall")),
            ("ilacs-2021", "ilacs-2024", codes::area("leaders")),
            ("ilacs-2021", "ilacs-2024", codes::area("help-and-protection")),
        ]
    );
    let frameworks: Vec<Framework> = model.bands.iter().map(|band| band.framework).collect();
    assert_eq!(frameworks, ["apa", "csa", "slac", "sif", "ilacs"].map(codes::framework));
    for pair in model.bands.windows(2) {
        assert!(pair[0].to < pair[1].from, "{:?} and {:?} have a gap", pair[0].framework, pair[1].framework);
    }
}

/// Rule 3: the one judgement of 2021 over two areas is one mark, one target and one line over both rows.
#[test]
fn one_judgement_over_two_areas_is_one_mark() {
    let model = grades_model();
    let both: Vec<_> = model.marks.iter().filter(|mark| mark.areas.len() == 2).collect();
    assert_eq!(both.len(), 1);
    assert_eq!(
        (both[0].inspection.as_str(), both[0].areas.as_slice()),
        ("ilacs-2021", [codes::area("children-in-care"), codes::area("care-leavers")].as_slice())
    );
    let scene = drawn("grades", "").layout(1024.0);
    let targets: Vec<_> = scene.targets.iter().filter(|target| target.hit == Hit::Subject(both[0].subject())).collect();
    assert_eq!(targets.len(), 1);
    assert!(targets[0].rect.height > 80.0, "it reaches over both rows");
    let spans = |shape: &&Shape| matches!(shape, Shape::Line { from, to, width, .. } if *width > 4.0 && from.x == to.x && to.y - from.y > 80.0);
    assert_eq!(scene.shapes.iter().filter(spans).count(), 1);
}

/// Rule 4: ungraded inspections and visits are ticks on the time axis.
#[test]
fn visits_without_a_grade_are_ticks() {
    let model = grades_model();
    let ticks: Vec<&str> = model.ticks.iter().map(|tick| tick.inspection.as_str()).collect();
    assert_eq!(ticks, ["contact-2009", "contact-2011", "visit-2020", "visit-2022", "visit-2023"]);
    let scene = drawn("grades", "").layout(1024.0);
    let drawn = scene
        .shapes
        .iter()
        .filter(|shape| matches!(shape, Shape::Line { width, from, to, .. } if *width == 3.0 && from.x == to.x));
    assert_eq!(drawn.count(), 5);
}

/// Rule 5: what is not held is hollow, what is known from the press broken, what is not known is not drawn but told.
#[test]
fn what_is_not_held_is_drawn_hollow_and_what_is_not_known_is_told() {
    let model = grades_model();
    let scene = drawn("grades", "").layout(1024.0);
    let finished = |wanted: Finish| {
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Mark { style, .. } if style.finish == wanted)).count()
    };
    let spots = |status: Status| {
        model.marks.iter().filter(|mark| mark.status == status).map(|mark| mark.areas.len()).sum::<usize>()
    };
    assert_eq!(
        (finished(Finish::Filled), finished(Finish::Outlined), finished(Finish::Broken)),
        (spots(codes::status("published")), 2, 2)
    );
    assert_eq!((spots(codes::status("reported")), spots(codes::status("press"))), (2, 2));
    let inadequate =
        model.marks.iter().find(|mark| mark.inspection == "apa-2008").expect("leaving out 2008 would mislead");
    assert_eq!((inadequate.grade.as_str(), inadequate.status), ("inadequate", codes::status("press")));
    let unknown: Vec<&str> = model.unknown.iter().map(|inspection| inspection.id.as_str()).collect();
    assert_eq!(unknown, ["jar-2006", "rating-2009"]);
    assert!(model.marks.iter().all(|mark| !unknown.contains(&mark.inspection.as_str())));
    for id in unknown {
        let date = RECORD.inspection(id).unwrap().when().unwrap().to_string();
        assert!(
            model.table().rows.iter().any(|row| row[0] == date && row[4] == "Not known"),
            "{id} stands in the table"
        );
    }
}

/// Rule 6: counts stand beside the type and length of their document, and nothing joins two inspections' counts.
#[test]
fn counts_stand_beside_the_type_and_length_of_their_document() {
    let model = findings_model();
    let extents: Vec<(u16, &str)> = model.groups.iter().map(|group| (group.year, group.extent.as_str())).collect();
    assert_eq!(
        extents,
        [
            (2024, "report, 190 sentences"),
            (2021, "report, 207 sentences"),
            (2016, "report, 754 sentences"),
            (2011, "letter, 41 sentences"),
            (2006, "letter, 67 sentences"),
        ]
    );
    let scene = drawn("findings", "").layout(1024.0);
    // The only lines are the middles, each inside its own group: as many as groups, and they do not meet.
    let mut middles: Vec<(f64, f64)> = scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Line { from, to, .. } = shape { Some((from.y, to.y)) } else { None })
        .collect();
    middles.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(middles.len(), model.groups.len());
    assert!(middles.windows(2).all(|pair| pair[0].1 < pair[1].0));
}

#[test]
fn bars_and_table_and_findings_agree() {
    let model = findings_model();
    let bar_sum: usize = model.groups.iter().flat_map(|group| &group.rows).map(|row| row.counts.total()).sum();
    let table_sum: usize = model.table().rows.iter().map(|row| row.last().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!((bar_sum, table_sum), (RECORD.findings.len(), RECORD.findings.len()));
    for group in &model.groups {
        for row in &group.rows {
            for (kind, counted) in row.counts.iter() {
                let own = RECORD
                    .findings
                    .iter()
                    .filter(|f| group.inspection == f.inspection.as_str() && f.area == row.area && f.kind == kind)
                    .count();
                assert_eq!(counted, own, "{} {} {kind}", group.year, row.area);
            }
        }
    }
}

#[test]
fn one_finding_is_not_told_as_several() {
    let record = &RECORD;
    let first = |inspection: &str, kind: &str| {
        let of_kind = |finding: &&Finding| finding.inspection == *inspection && finding.kind.token() == kind;
        record.findings.iter().find(of_kind).unwrap().id.clone()
    };
    let shown = [first("ilacs-2024", "strength"), first("ilacs-2021", "strength"), first("ilacs-2021", "concern")];
    let title = findings::model(record, |finding| shown.contains(&finding.id)).title;
    assert_eq!(title, "In 2024, the only finding was positive");
}

#[test]
fn the_sentences_are_computed_from_the_record() {
    let said: Vec<String> =
        headline::sentences(&RECORD).iter().map(|s| s.iter().map(headline::Part::words).collect()).collect();
    assert_eq!(
        said,
        [
            "In November 2024 inspectors judged care leavers outstanding and every other area good.",
            "In November 2021, under the same framework, every area was graded ‘requires improvement to be good’; all have since improved.",
            "Oldest issue that is still a concern: quality of assessments, first raised in November 2009. In 2024 inspectors found it still a concern.",
        ]
    );
    let mut other = RECORD.clone();
    let latest = other.inspections.last_mut().unwrap();
    latest.grades[0].grade = "requires improvement to be good".into();
    latest.grades[0].rank = Some(2);
    let said: Vec<String> =
        headline::sentences(&other).iter().map(|s| s.iter().map(headline::Part::words).collect()).collect();
    assert_eq!(
        said[0],
        "In November 2024 inspectors judged care leavers outstanding, services overall ‘requires improvement to be good’ and every other area good."
    );
    assert!(
        said[1]
            .ends_with("since then leaders, help and protection, children in care and care leavers improved and services overall stayed the same."),
        "{}",
        said[1]
    );
    assert_eq!(
        grades::model(&other).title,
        "Leaders, help and protection, children in care and care leavers improved between 2021 and 2024; none declined"
    );
}

#[test]
fn no_words_of_the_grades_lie_on_other_words_or_marks() {
    for width in [288.0, 328.0, 400.0, 560.0, 640.0, 760.0, 900.0, 1024.0, 1600.0] {
        let scene = drawn("grades", "").layout(width);
        let words: Vec<(Rect, &Shape)> = scene.shapes.iter().filter_map(|shape| Some((shape.room()?, shape))).collect();
        let marks = scene.shapes.iter().filter_map(|shape| {
            if let Shape::Mark { at, radius, .. } = shape { Some(Rect::around(*at, radius * 0.9)) } else { None }
        });
        let marks: Vec<Rect> = marks.collect();
        for (index, (rect, shape)) in words.iter().enumerate() {
            for (other, other_shape) in &words[index + 1..] {
                assert!(rect.overlap(*other) < 12.0, "at {width}: {shape:?} on {other_shape:?}");
            }
            assert!(marks.iter().all(|mark| mark.overlap(*rect) < 12.0), "at {width}: {shape:?} on a mark");
            assert!(rect.left > -1.0 && rect.right() < scene.width + 1.0, "at {width}: {shape:?} is cut off");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_target_lies_on_the_canvas_and_answers_at_its_middle(width in 288.0..2600.0f64) {
        for scene in [drawn("grades", "").layout(width), drawn("findings", "").layout(width)] {
            let canvas = Rect::new(-12.0, -12.0, scene.width + 24.0, scene.height + 24.0);
            let hits: HashSet<&Hit> = scene.targets.iter().map(|target| &target.hit).collect();
            prop_assert_eq!(hits.len(), scene.targets.len());
            for target in &scene.targets {
                prop_assert!(canvas.holds(target.rect), "{:?} at {}", target, width);
                prop_assert!(target.rect.width >= 24.0 && target.rect.height >= 24.0);
                prop_assert!(!target.label.is_empty());
                prop_assert!(scene.at(target.rect.centre()).is_some());
            }
            prop_assert!(scene.at(Point::new(-1.0, -1.0)).is_none() || scene.width < 300.0);
        }
    }

    #[test]
    fn a_filtered_chart_counts_what_the_list_shows(areas in proptest::sample::subsequence(codes::areas(), 0..=5), kinds in proptest::sample::subsequence(codes::kinds(), 0..=4), text in "(child|care|plan|zzz)?") {
        let filter = Filter { areas: areas.into_iter().collect(), kinds: kinds.into_iter().collect(), text, ..Filter::default() };
        let sieve = filter.sieve(&RECORD, &|_| None);
        let model = findings::model(&RECORD, |finding| sieve.shows(finding));
        let counted: usize = model.groups.iter().flat_map(|group| &group.rows).map(|row| row.counts.total()).sum();
        let shown = sieve.apply(&RECORD);
        prop_assert_eq!(counted, shown.len());
        let hidden = RECORD.findings.iter().filter(|finding| !sieve.shows(finding)).count();
        prop_assert_eq!(shown.len() + hidden, RECORD.findings.len());
        let facets = sieve.facets(&RECORD);
        for choice in facets.areas.iter().filter(|choice| choice.chosen) {
            let only = Filter { areas: [choice.value].into(), ..filter.clone() };
            prop_assert_eq!(choice.count, only.sieve(&RECORD, &|_| None).apply(&RECORD).len());
        }
    }
}

#[test]
fn the_painter_colours_by_the_theme() {
    let scene = drawn("findings", "").layout(600.0);
    let light = svg(&scene, Theme::Light);
    let dark = svg(&scene, Theme::Dark);
    let hex = |theme: Theme, ink: Ink| {
        let (r, g, b) = theme.colour(ink);
        format!("#{r:02X}{g:02X}{b:02X}")
    };
    for ink in [Ink::Strength, Ink::Concern, Ink::Recommendation, Ink::MeetsRequirement, Ink::Text] {
        assert!(light.contains(&hex(Theme::Light, ink)), "{ink:?}");
        assert!(dark.contains(&hex(Theme::Dark, ink)), "{ink:?}");
    }
}
