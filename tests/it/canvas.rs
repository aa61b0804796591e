//! No chart asks for a canvas that is larger than browsers paint: on no screen, and in no picture that leaves the page.

use crate::narrow::PICTURES;
use inspection_explorer::chart::fit::{MAX_AREA, MAX_SIDE, device_pixels};
use inspection_explorer::chart::frame::framed;
use inspection_explorer::chart::{Scene, fit_ratio};
use proptest::prelude::*;

/// Whether the canvas of a scene keeps within the limits.
fn fits(scene: &Scene, ratio: f64) -> bool {
    let (width, height) = (device_pixels(scene.width, ratio), device_pixels(scene.height, ratio));
    width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_AREA
}

#[test]
fn no_chart_is_too_large_on_any_screen() {
    for (name, picture) in PICTURES.iter() {
        for width in (240..=2560).step_by(80).map(f64::from) {
            let scene = picture.layout(width);
            for ratio in [1.0, 1.25, 1.5, 2.0, 2.625, 3.0, 3.5, 4.0] {
                let fitted = fit_ratio(scene.width, scene.height, ratio);
                assert!(fits(&scene, fitted), "{name} at {width} and {ratio}");
                assert!(fitted == ratio || !fits(&scene, ratio), "{name} at {width} and {ratio} loses pixels");
            }
        }
    }
}

/// A chart of a thousand rows, higher than browsers paint at a phone's three pixels a point.
#[test]
fn a_long_chart_is_painted_more_coarsely_on_a_phone_and_as_it_is_on_an_ordinary_screen() {
    assert!(fit_ratio(398.0, 6_000.0, 3.0) < 3.0);
    assert!(fit_ratio(844.0, 6_000.0, 3.0) < 3.0);
    assert_eq!(fit_ratio(1024.0, 6_000.0, 1.0), 1.0);
}

#[test]
fn no_picture_that_leaves_the_page_is_too_large() {
    for (name, picture) in PICTURES.iter() {
        let scene = framed(&picture.layout(960.0), &picture.frame());
        assert!(fits(&scene, fit_ratio(scene.width, scene.height, 2.0)), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_chart_is_too_large_at_any_width_and_ratio(chosen in 0..PICTURES.len(), width in 240.0..2560.0_f64, ratio in 1.0..4.0_f64) {
        let (name, picture) = &PICTURES[chosen];
        let scene = picture.layout(width.floor());
        let fitted = fit_ratio(scene.width, scene.height, ratio);
        prop_assert!(fits(&scene, fitted), "{} at {} and {}", name, width, ratio);
    }
}
