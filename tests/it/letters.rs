//! Letters follow the browser's text size: at no size do words lie on words, and nothing is cut.

use crate::narrow::PICTURES;
use inspection_explorer::chart::letters::{LEAST_WIDTH, fit_letters};
use inspection_explorer::chart::scene::Shape;
use inspection_explorer::chart::{Rect, Scene};
use proptest::prelude::*;

/// What is wrong with the words of a scene: one on another, or one that stands out of the picture.
fn faults(scene: &Scene, by: f64) -> Vec<String> {
    let words: Vec<(Rect, &str)> = scene
        .shapes
        .iter()
        .filter_map(
            |shape| if let Shape::Text { text, .. } = shape { Some((shape.room()?, text.as_str())) } else { None },
        )
        .collect();
    let mut faults = Vec::new();
    for (index, (rect, text)) in words.iter().enumerate() {
        for (other, other_text) in &words[index + 1..] {
            if rect.overlap(*other) > 12.0 * by * by {
                faults.push(format!("'{text}' on '{other_text}': {}", rect.overlap(*other)));
            }
        }
        if rect.left < -by || rect.right() > scene.width + by || rect.top < -by || rect.bottom() > scene.height + by {
            faults.push(format!("'{text}' is cut: {rect:?} in {} x {}", scene.width, scene.height));
        }
    }
    faults
}

#[test]
fn letters_of_any_size_lie_on_no_others_and_are_not_cut() {
    for (name, picture) in PICTURES.iter() {
        for width in [250.0, 296.0, 328.0, 440.0, 560.0, 760.0, 1024.0, 1216.0, 1600.0] {
            for text in [1.0, 1.25, 1.5, 2.0] {
                let scene = picture.layout_for(width, text);
                let by = fit_letters(width, text);
                assert_eq!(faults(&scene, by), Vec::<String>::new(), "{name} at {width} and {text}");
                assert_eq!(scene.width, width, "{name}");
            }
        }
    }
}

/// The letters are as much larger as was asked, and so is all that can be pressed.
#[test]
fn letters_and_targets_grow_with_the_text() {
    let sizes = |scene: &Scene| -> Vec<f64> {
        let size = |shape: &Shape| if let Shape::Text { size, .. } = shape { Some(*size) } else { None };
        scene.shapes.iter().filter_map(size).collect()
    };
    for (name, picture) in PICTURES.iter() {
        let (usual, large) = (picture.layout(600.0), picture.layout_for(1200.0, 2.0));
        assert_eq!(sizes(&usual).iter().map(|size| size * 2.0).collect::<Vec<_>>(), sizes(&large), "{name}");
        assert_eq!((usual.height * 2.0, usual.targets.len()), (large.height, large.targets.len()), "{name}");
        for (one, other) in usual.targets.iter().zip(&large.targets) {
            assert_eq!((one.rect.left * 2.0, one.rect.height * 2.0), (other.rect.left, other.rect.height), "{name}");
        }
        assert_eq!(picture.layout_for(700.0, 1.0), picture.layout(700.0), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn letters_of_any_size_fit_any_width(chosen in 0..PICTURES.len(), width in LEAST_WIDTH..2000.0_f64, text in 1.0..3.0_f64) {
        let (name, picture) = &PICTURES[chosen];
        let scene = picture.layout_for(width, text);
        prop_assert_eq!(faults(&scene, fit_letters(width, text)), Vec::<String>::new(), "{} at {} and {}", name, width, text);
    }
}
