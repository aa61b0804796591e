//! Which charts of this record are longer than browsers paint.

use crate::narrow::PICTURES;
use inspection_explorer::chart::fit_ratio;

/// The number of charts that are painted more coarsely than a screen of this width and ratio asks for.
fn coarsened(width: f64, ratio: f64) -> usize {
    let scenes = PICTURES.iter().map(|(_, picture)| picture.layout(width));
    scenes.filter(|scene| fit_ratio(scene.width, scene.height, ratio) < ratio).count()
}

#[test]
fn the_long_charts_need_the_limit_on_a_phone_and_none_on_an_ordinary_screen() {
    assert!(coarsened(398.0, 3.0) > 0);
    assert!(coarsened(844.0, 3.0) > 0);
    assert_eq!(coarsened(1024.0, 1.0), 0);
}
