//! Topics over time, and two inspections side by side: compared with the pictures kept in snapshots/, and held to
//! the rules of honesty.
//!
//! After a wanted change: `UPDATE_SNAPSHOTS=1 cargo test --test it`, and look at what changed before you commit it.
use crate::support::codes;
use crate::support::codes::RECORD;
use crate::support::draw::drawn;
use crate::support::paint::svg;
use inspection_explorer::chart::counted::Cell;
use inspection_explorer::chart::scene::{Form, MarkStyle, Shape};
use inspection_explorer::chart::topics::TopicsModel;
use inspection_explorer::chart::{Chart, Hit, Rect, Scene, Theme, compare, topics};
use inspection_explorer::explore::{Filter, Sieve};
use inspection_explorer::record::{Finding, Kind, Reach, Topic};
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;

static TOPICS: LazyLock<TopicsModel> = LazyLock::new(|| topics::model(&RECORD, |_| true));
/// The inspections that have findings, the oldest first.
const INSPECTIONS: [&str; 5] = ["apa-2006", "contact-2011", "sif-2016", "ilacs-2021", "ilacs-2024"];

fn pair(first: &str, second: &str) -> compare::CompareModel {
    compare::model(&RECORD, first, second, |_| true).expect("both have findings")
}

fn kept(name: &str, scene: &Scene, theme: Theme) {
    crate::support::snapshot::compare_own(name, &svg(scene, theme), "topics");
}

#[test]
fn topics_look_as_kept() {
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        kept(&format!("topics-{screen}-light"), &drawn("topics", "").layout(width), Theme::Light);
    }
    for (theme, name) in [(Theme::Dark, "dark"), (Theme::Print, "print")] {
        kept(&format!("topics-wide-{name}"), &drawn("topics", "").layout(1024.0), theme);
    }
}

#[test]
fn comparisons_look_as_kept() {
    let chart = drawn("compare", "compare=ilacs-2021,ilacs-2024");
    for (width, screen) in [(1024.0, "wide"), (328.0, "phone")] {
        kept(&format!("compare-{screen}-light"), &chart.layout(width), Theme::Light);
    }
    for (theme, name) in [(Theme::Dark, "dark"), (Theme::Print, "print")] {
        kept(&format!("compare-wide-{name}"), &chart.layout(1024.0), theme);
    }
}

/// What an inspection's framework says of its reach is what its document says of its silence.
#[test]
fn the_silence_of_each_document_means_what_its_inspection_looked_at() {
    let reaches: Vec<Reach> = TOPICS.columns.iter().map(|column| column.reach).collect();
    assert_eq!(reaches, [Reach::Brief, Reach::Part, Reach::Full, Reach::Full, Reach::Full]);
    for column in &TOPICS.columns {
        let silence = RECORD.silence(column.inspection.as_str()).expect("its document is held");
        let said = match column.reach {
            Reach::Full => "looked at all areas",
            Reach::Brief => "may or may not",
            Reach::Part => "nothing can be read into",
        };
        assert!(silence.contains(said), "{}: {silence}", column.inspection);
        assert_eq!(column.note.is_some(), column.reach != Reach::Full);
    }
    for inspection in &RECORD.inspections {
        if inspection.id.starts_with("visit-") {
            assert_eq!(inspection.reach(), Reach::Part, "{} looked at a part", inspection.id);
        }
    }
}

#[test]
fn what_persists_stands_first() {
    let first: Vec<(Topic, usize, bool)> =
        TOPICS.rows.iter().take(5).map(|row| (row.topic, row.persistence, row.still)).collect();
    assert_eq!(
        first,
        [
            (codes::topic("workforce"), 5, true),
            (codes::topic("leadership"), 4, true),
            (codes::topic("health"), 4, true),
            (codes::topic("front-door"), 4, false),
            (codes::topic("partnership"), 3, true),
        ]
    );
    assert_eq!(TOPICS.rows.len(), codes::topics().len(), "every topic has a finding");
    assert_eq!(TOPICS.columns.iter().map(|column| column.year).collect::<Vec<_>>(), [2006, 2011, 2016, 2021, 2024]);
}

#[test]
fn the_titles_are_computed_from_the_record() {
    assert_eq!(
        TOPICS.title,
        "8 topics had a concern or recommendation in 2016, 2021 and 2024; 22 earlier problem topics had only positive findings in 2024"
    );
    let told = |shown: &dyn Fn(&Finding) -> bool| topics::model(&RECORD, shown).title;
    assert_eq!(told(&|_| false), "No findings match these filters");
    assert_eq!(
        told(&|f| f.kind == codes::kind("strength")),
        "In the findings shown, no topic had a concern or recommendation"
    );
    assert_eq!(
        told(&|f| f.topic == codes::topic("fostering")),
        "In the findings shown, fostering had a concern or recommendation in 2016, 2021 and 2024"
    );
    assert_eq!(
        told(&|f| f.topic == codes::topic("child-protection")),
        "In the findings shown, no topic had a concern or recommendation in all of 2016, 2021 and 2024; 1 earlier problem topic had only positive findings in 2024"
    );
    assert_eq!(
        told(&|f| f.inspection == "contact-2011"),
        "In the findings shown, front door, thresholds and workforce had a concern or recommendation in 2011"
    );
    assert_eq!(
        pair("ilacs-2021", "ilacs-2024").title,
        "8 topics were a concern in both 2021 and 2024, 13 in 2021 only and 3 in 2024 only"
    );
    // The letter of 2011 looked at the front door alone: of its silence nothing is said.
    assert_eq!(
        pair("sif-2016", "contact-2011").title,
        "3 topics were a concern in both 2011 and 2016 and 3 in 2016 only"
    );
    let none = compare::model(&RECORD, "ilacs-2021", "ilacs-2024", |_| false).unwrap();
    assert_eq!(none.title, "No findings match these filters");
}

/// A comparison's title speaks of the silence of an inspection only where it looked at everything.
#[test]
fn a_silence_that_means_nothing_is_not_told_as_a_change() {
    for other in ["sif-2016", "ilacs-2021", "ilacs-2024"] {
        for (first, second) in [("contact-2011", other), (other, "contact-2011")] {
            let title = pair(first, second).title;
            let drew = |id: &str, topic: Topic| {
                RECORD.findings_of(id).any(|finding| finding.topic == topic && finding.kind.is_concern())
            };
            let spoken = |topic: &Topic| RECORD.findings_of("contact-2011").any(|finding| finding.topic == *topic);
            let alone = |topic: &Topic| drew(other, *topic) && !drew("contact-2011", *topic);
            let counted = codes::topics().into_iter().filter(|topic| spoken(topic) && alone(topic)).count();
            let year = &other[other.len() - 4..];
            assert!(
                if counted == 0 {
                    !title.contains(&format!("in {year} only"))
                } else {
                    title.contains(&format!("{counted} in {year} only"))
                        || title.contains(&format!("concern in {year} only"))
                },
                "{title}: {counted}"
            );
        }
    }
}

#[test]
fn only_two_known_and_different_inspections_are_set_side_by_side() {
    for (first, second) in [
        ("ilacs-2024", "ilacs-2024"),
        ("ilacs-2024", "ilacs-1999"),
        ("visit-2020", "ilacs-2024"),
        ("ilacs-2024", "jar-2006"),
    ] {
        assert!(compare::model(&RECORD, first, second, |_| true).is_none(), "{first} {second}");
    }
    let turned = pair("ilacs-2024", "ilacs-2021");
    assert_eq!(turned.panels.map(|panel| panel.year), [2024, 2021], "the order asked for");
}

/// A blank, a dot and a line without bars are different things.
#[test]
fn cells_without_findings_tell_why() {
    let cell = |model: &TopicsModel, topic: Topic, index: usize| {
        model.rows.iter().find(|row| row.topic == topic).unwrap().cells[index].clone()
    };
    assert_eq!(cell(&TOPICS, codes::topic("fostering"), 0), Cell::Quiet);
    assert_eq!(cell(&TOPICS, codes::topic("fostering"), 1), Cell::Outside);
    let found = cell(&TOPICS, codes::topic("fostering"), 2);
    let numbers: Vec<usize> = found.counts().unwrap().iter().map(|(_, number)| number).collect();
    assert_eq!(numbers, [4, 0, 2, 0]);
    let concerns = topics::model(&RECORD, |finding| finding.kind == codes::kind("concern"));
    assert_eq!(
        cell(&concerns, codes::topic("front-door"), 4),
        Cell::Hidden,
        "strengths that a filter hides are no silence"
    );
    let said = |topic: Topic| TOPICS.table().rows.iter().find(|row| row[0] == topic.label()).unwrap()[1..].to_vec();
    assert_eq!(
        said(codes::topic("fostering")),
        [
            "none",
            "none (may not have been inspected)",
            "4 strengths, 2 concerns",
            "2 strengths, 3 concerns, 1 recommendation",
            "1 strength, 1 concern"
        ]
    );
    let dots = |scene: &Scene| {
        scene
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Mark { style: MarkStyle { form: Form::Circle, .. }, .. }))
            .count()
    };
    let quiet = TOPICS.rows.iter().flat_map(|row| &row.cells).filter(|cell| **cell == Cell::Quiet).count();
    assert_eq!(dots(&drawn("topics", "").layout(1024.0)), quiet + 1, "one in the key");
}

/// The type and length of each document stand over its counts; no line or ground reaches from one to another.
#[test]
fn counts_stand_by_themselves() {
    for width in [328.0, 1024.0] {
        let model = pair("sif-2016", "ilacs-2024");
        let scene = drawn("compare", "compare=sif-2016,ilacs-2024").layout(width);
        let seam = scene
            .targets
            .iter()
            .filter(|t| matches!(&t.hit, Hit::Findings { inspection, .. } if *inspection == "sif-2016"))
            .map(|t| t.rect.right())
            .next()
            .unwrap();
        for shape in &scene.shapes {
            let (left, right) = match shape {
                Shape::Line { from, to, .. } => (from.x.min(to.x), from.x.max(to.x)),
                Shape::Fill { rect, .. } => (rect.left, rect.right()),
                _ => continue,
            };
            assert!(right <= seam || left > seam, "at {width}: {shape:?} reaches from one panel to the other");
        }
        let words = words(&scene).concat();
        for panel in &model.panels {
            for word in panel.extent.split_whitespace() {
                assert!(words.contains(word), "{word} stands over {}", panel.year);
            }
        }
        let scales = scene.shapes.iter().filter(|s| matches!(s, Shape::Text { text, .. } if text == "2 findings" || text == "5 findings" || text == "10 findings"));
        assert_eq!(scales.count(), 2, "each panel states its scale");
    }
    let scene = drawn("topics", "").layout(1024.0);
    let upright = scene.shapes.iter().filter_map(|s| {
        if let Shape::Line { from, to, .. } = s { Some(from.x == to.x && to.y - from.y < 24.0) } else { None }
    });
    let upright: Vec<bool> = upright.collect();
    assert!(upright.iter().all(|upright| *upright));
    assert_eq!(upright.len(), scene.targets.len(), "one middle line a cell with findings");
}

fn words(scene: &Scene) -> Vec<String> {
    scene
        .shapes
        .iter()
        .filter_map(|s| if let Shape::Text { text, .. } = s { Some(text.clone()) } else { None })
        .collect()
}

/// What is wrong with a scene, if anything: words on words or bars, marks off the canvas, targets too small or alike.
fn fault(scene: &Scene) -> Option<String> {
    let words: Vec<(Rect, &Shape)> = scene.shapes.iter().filter_map(|shape| Some((shape.room()?, shape))).collect();
    let bars = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Fill { rect, .. } if rect.height <= 14.0 => Some(*rect),
        Shape::Mark { at, radius, .. } => Some(Rect::around(*at, *radius)),
        _ => None,
    });
    let bars: Vec<Rect> = bars.collect();
    let canvas = Rect::new(-0.5, -0.5, scene.width + 1.0, scene.height + 1.0);
    for (index, (rect, shape)) in words.iter().enumerate() {
        if let Some((_, other)) = words[index + 1..].iter().find(|(other, _)| rect.overlap(*other) >= 12.0) {
            return Some(format!("{shape:?} on {other:?}"));
        }
        if bars.iter().any(|bar| bar.overlap(*rect) >= 6.0) {
            return Some(format!("{shape:?} on a bar"));
        }
        if !canvas.holds(*rect) {
            return Some(format!("{shape:?} is cut off"));
        }
    }
    if let Some(bar) = bars.iter().find(|bar| !canvas.holds(**bar)) {
        return Some(format!("{bar:?} is cut off"));
    }
    let hits: HashSet<&Hit> = scene.targets.iter().map(|target| &target.hit).collect();
    if hits.len() != scene.targets.len() {
        return Some("two targets stand for the same".to_owned());
    }
    scene.targets.iter().find_map(|target| {
        let fine = canvas.holds(target.rect)
            && target.rect.width >= 24.0
            && target.rect.height >= 24.0
            && !target.label.is_empty()
            && scene.at(target.rect.centre()) == Some(target);
        (!fine).then(|| format!("{target:?}"))
    })
}

fn direct(inspection: &str, sieve: &Sieve, about: impl Fn(&Finding) -> bool) -> Vec<(Kind, usize)> {
    let number = |kind| {
        let own = |f: &&Finding| f.inspection == inspection && f.kind == kind && about(f) && sieve.shows(f);
        RECORD.findings.iter().filter(own).count()
    };
    codes::kinds().into_iter().map(|kind| (kind, number(kind))).filter(|(_, number)| *number > 0).collect()
}

/// The kinds that a cell shows, each with its number.
fn some(cell: &Cell) -> Vec<(Kind, usize)> {
    cell.counts().into_iter().flat_map(|counts| counts.iter()).filter(|(_, number)| *number > 0).collect()
}

fn filters() -> impl Strategy<Value = Filter> {
    (
        proptest::sample::subsequence(codes::areas(), 0..=5),
        proptest::sample::subsequence(codes::kinds(), 0..=4),
        proptest::sample::subsequence(INSPECTIONS.to_vec(), 0..=5),
        "(child|care|plan|zzz)?",
    )
        .prop_map(|(areas, kinds, inspections, text)| Filter {
            areas: areas.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            inspections: inspections.into_iter().map(Into::into).collect(),
            text,
            ..Filter::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn topics_stand_well_at_any_width(width in 288.0..2600.0f64) {
        prop_assert_eq!(fault(&drawn("topics", "").layout(width.floor())), None, "at {}", width);
    }

    #[test]
    fn comparisons_stand_well_at_any_width(width in 288.0..2600.0f64, two in proptest::sample::subsequence(INSPECTIONS.to_vec(), 2)) {
        for (first, second) in [(two[0], two[1]), (two[1], two[0])] {
            let scene = drawn("compare", &format!("compare={first},{second}")).layout(width.floor());
            prop_assert_eq!(fault(&scene), None, "{} {} at {}", first, second, width);
        }
    }

    #[test]
    fn what_a_filter_leaves_is_counted_and_laid_out(filter in filters(), phone in 288.0..420.0f64, desk in 700.0..1400.0f64) {
        let sieve = filter.sieve(&RECORD, &|_| None);
        let model = topics::model(&RECORD, |finding| sieve.shows(finding));
        let mut counted = 0;
        for row in &model.rows {
            for (cell, column) in row.cells.iter().zip(&model.columns) {
                let own = direct(column.inspection.as_str(), &sieve, |finding| finding.topic == row.topic);
                prop_assert_eq!(some(cell), own.clone());
                counted += own.iter().map(|(_, number)| number).sum::<usize>();
            }
        }
        prop_assert_eq!(counted, sieve.apply(&RECORD).len());
        let order: Vec<_> = model.rows.iter().map(|row| {
            let concerns: usize = row.cells.iter().flat_map(some).filter(|(kind, _)| kind.token() == "concern").map(|(_, number)| number).sum();
            (usize::MAX - row.persistence, !row.still, usize::MAX - concerns, row.topic)
        }).collect();
        prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "sorted, and no two alike");
        prop_assert_eq!(model.table().rows.len(), model.rows.len());
        for width in [phone, desk] {
            let scene = model.layout(width.floor());
            prop_assert_eq!(fault(&scene), None, "{:?} at {}", filter, width);
            let found = model.rows.iter().flat_map(|row| &row.cells).filter(|cell| matches!(cell, Cell::Found(_)));
            prop_assert_eq!(scene.targets.len(), found.count());
        }
    }

    #[test]
    fn a_filtered_comparison_counts_what_is_shown(filter in filters(), width in 288.0..1400.0f64, two in proptest::sample::subsequence(INSPECTIONS.to_vec(), 2)) {
        let sieve = filter.sieve(&RECORD, &|_| None);
        let model = compare::model(&RECORD, two[0], two[1], |finding| sieve.shows(finding)).unwrap();
        let mut counted = 0;
        for area in &model.areas {
            prop_assert!(area.rows.windows(2).all(|pair| pair[0].topic < pair[1].topic), "the codebook's order");
            for row in &area.rows {
                for (cell, panel) in row.cells.iter().zip(&model.panels) {
                    let own = direct(panel.inspection.as_str(), &sieve, |f| f.topic == row.topic && f.area == area.area);
                    prop_assert_eq!(some(cell), own.clone());
                    counted += own.iter().map(|(_, number)| number).sum::<usize>();
                }
                prop_assert!(row.cells.iter().any(|cell| matches!(cell, Cell::Found(_))));
            }
        }
        let shown = sieve.apply(&RECORD).iter().filter(|f| two.contains(&f.inspection.as_str())).count();
        prop_assert_eq!(counted, shown);
        prop_assert_eq!(fault(&model.layout(width.floor())), None, "{:?} at {}", filter, width);
    }
}
