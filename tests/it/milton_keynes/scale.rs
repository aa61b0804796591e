//! A chart that is filtered to a few findings keeps a scale that does not shout.
use crate::support::codes::{self, RECORD};
use crate::support::draw::drawn;
use inspection_explorer::chart::Scene;
use inspection_explorer::chart::scene::{Ink, Shape};

/// As wide as the widest picture of one finding may be, in CSS pixels.
const ONE: f64 = 20.0;

/// The widest bar of a kind.
fn widest(scene: &Scene) -> f64 {
    let kinds = [Ink::Strength, Ink::MeetsRequirement, Ink::Concern, Ink::Recommendation];
    let bar = |shape: &Shape| match shape {
        Shape::Fill { rect, ink } if kinds.contains(ink) => Some(rect.width),
        _ => None,
    };
    scene.shapes.iter().filter_map(bar).fold(0.0, f64::max)
}

/// Every choice of an area and a topic that leaves one to five findings, with their number.
fn few() -> Vec<(String, usize)> {
    let mut few = Vec::new();
    for area in codes::areas() {
        for topic in codes::topics() {
            let number = RECORD.findings.iter().filter(|f| f.area == area && f.topic == topic).count();
            if (1..=5).contains(&number) {
                few.push((format!("area={}&topic={}", area.token(), topic.token()), number));
            }
        }
    }
    few
}

#[test]
fn a_few_findings_are_drawn_small() {
    let few = few();
    assert!(few.len() > 20, "{} choices are few", few.len());
    for (query, number) in few {
        for view in ["findings", "topics", "compare"] {
            for width in [1024.0, 420.0] {
                let bar = widest(&drawn(view, &format!("view={view}&{query}")).layout(width));
                // What the two inspections compared do not hold, is not drawn.
                assert!(bar > 0.0 || view == "compare", "{view}&{query} draws nothing");
                assert!(bar <= ONE * number as f64, "{view}&{query} at {width}: {bar} px for {number}");
            }
        }
    }
}

#[test]
fn no_choice_of_a_topic_draws_a_longer_bar_than_all_findings() {
    let all = widest(&drawn("findings", "view=findings").layout(1024.0));
    for topic in codes::topics() {
        let query = format!("view=findings&topic={}", topic.token());
        let most = widest(&drawn("findings", &query).layout(1024.0));
        assert!(most <= all, "{query}: a bar of {most} px, where all findings have one of {all}");
    }
}
