//! How many pixels a canvas may have. iOS paints nothing at all on a larger one, and reports no error.

/// The largest area of a canvas, in device pixels.
pub const MAX_AREA: u32 = 16_777_216;

/// The longest side of a canvas, in device pixels.
pub const MAX_SIDE: u32 = 8192;

/// A length in device pixels, at least one.
pub fn device_pixels(css: f64, ratio: f64) -> u32 {
    (css * ratio).round().max(1.0) as u32
}

/// The ratio at which to paint a scene of this size: the screen's own, or the largest that keeps within the limits.
pub fn fit_ratio(width: f64, height: f64, ratio: f64) -> f64 {
    if fits(width, height, ratio) {
        return ratio;
    }
    let (width, height) = (width.max(1.0), height.max(1.0));
    let by_side = f64::from(MAX_SIDE) / width.max(height);
    // Rounding adds at most half a pixel to each side: the positive root of (width r + 1/2) (height r + 1/2) = area.
    let half = (width + height) / 4.0;
    let by_area = ((half * half + width * height * (f64::from(MAX_AREA) - 0.25)).sqrt() - half) / (width * height);
    ratio.min(by_side).min(by_area)
}

/// Whether a canvas of this size keeps within the limits.
fn fits(width: f64, height: f64, ratio: f64) -> bool {
    let (width, height) = (device_pixels(width, ratio), device_pixels(height, ratio));
    width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_AREA
}

#[cfg(test)]
mod tests {
    use super::{MAX_AREA, MAX_SIDE, device_pixels, fit_ratio};
    use proptest::prelude::*;

    #[test]
    fn a_canvas_within_the_limits_keeps_the_ratio_of_the_screen() {
        for (width, height, ratio) in
            [(1024.0, 642.0, 2.0), (4096.0, 4096.0, 1.0), (2048.0, 8192.0, 1.0), (0.0, 0.0, 3.0)]
        {
            assert_eq!(fit_ratio(width, height, ratio), ratio, "{width} x {height}");
        }
    }

    #[test]
    fn a_larger_canvas_gets_as_many_pixels_as_are_allowed() {
        // The chart of all threads on a phone, and one that is too long whatever its area.
        for (width, height, ratio) in [(395.0, 5104.0, 3.0), (100.0, 9000.0, 1.0), (9000.0, 9000.0, 4.0)] {
            let fitted = fit_ratio(width, height, ratio);
            let (wide, high) = (device_pixels(width, fitted), device_pixels(height, fitted));
            assert!(fitted < ratio);
            assert!(wide <= MAX_SIDE && high <= MAX_SIDE && wide * high <= MAX_AREA, "{wide} x {high}");
            let nearly = wide.max(high) >= MAX_SIDE - 1 || wide * high >= MAX_AREA - 2 * (wide + high);
            assert!(nearly, "{wide} x {high} leaves pixels unused");
        }
    }

    proptest! {
        #[test]
        fn no_size_and_no_ratio_exceed_the_limits(width in 0.0..100_000.0_f64, height in 0.0..100_000.0_f64, ratio in 0.5..5.0_f64) {
            let fitted = fit_ratio(width, height, ratio);
            prop_assert!(fitted > 0.0 && fitted <= ratio);
            let (wide, high) = (device_pixels(width, fitted), device_pixels(height, fitted));
            prop_assert!(wide <= MAX_SIDE && high <= MAX_SIDE && wide * high <= MAX_AREA, "{} x {}", wide, high);
        }
    }
}
