//! Colours: the kinds in the order of the Government Analysis Function, dark enough for words beside them.

use super::scene::Ink;

/// Which colours a chart is painted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// On a white page.
    #[default]
    Light,
    /// On a dark page.
    Dark,
    /// On paper, without colours: kinds differ by pattern.
    Print,
}

/// How a filled rectangle is painted, where its colour alone would not tell what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Its colour.
    Plain,
    /// Its colour with an outline.
    Outlined,
    /// Rising lines of its colour on paper, with an outline.
    Hatched,
    /// Dots of its colour on paper, with an outline.
    Dotted,
}

impl Pattern {
    /// Whether words on it would be hard to read.
    pub const fn is_busy(self) -> bool {
        matches!(self, Self::Hatched | Self::Dotted)
    }
}

/// A colour as red, green and blue from 0 to 255.
pub type Rgb = (u8, u8, u8);

impl Theme {
    /// The colour of an ink.
    pub const fn colour(self, ink: Ink) -> Rgb {
        match (self, ink) {
            (Self::Print, Ink::Paper | Ink::OnDark) => (0xff, 0xff, 0xff),
            (Self::Print, Ink::Band) => (0xf2, 0xf2, 0xf2),
            (Self::Print, Ink::MeetsRequirement) => (0xd4, 0xd4, 0xd4),
            (Self::Print, Ink::Grid) => (0xcc, 0xcc, 0xcc),
            (Self::Print, Ink::Muted | Ink::Strength) => (0x40, 0x40, 0x40),
            (Self::Print, _) => (0x00, 0x00, 0x00),
            (Self::Light, Ink::Text) => (0x1b, 0x1b, 0x1d),
            (Self::Light, Ink::Muted) => (0x54, 0x56, 0x5c),
            (Self::Light, Ink::Grid) => (0xe1, 0xe4, 0xe8),
            (Self::Light, Ink::Band) => (0xf3, 0xf5, 0xf8),
            (Self::Light, Ink::Paper) => (0xff, 0xff, 0xff),
            (Self::Light, Ink::Grade | Ink::Strength) => (0x12, 0x43, 0x6d),
            (Self::Light, Ink::Press | Ink::Concern) => (0x80, 0x16, 0x50),
            (_, Ink::MeetsRequirement) => (0x28, 0xa1, 0x97),
            (_, Ink::Recommendation) => (0xf4, 0x6a, 0x25),
            (Self::Light, Ink::Better) => (0x1f, 0x7d, 0x75),
            (Self::Dark, Ink::Better) => (0x4c, 0xc4, 0xb9),
            (_, Ink::OnLight) => (0x10, 0x12, 0x14),
            (Self::Light, Ink::OnDark) => (0xff, 0xff, 0xff),
            (Self::Dark, Ink::Text) => (0xec, 0xed, 0xef),
            (Self::Dark, Ink::Muted) => (0xa9, 0xad, 0xb5),
            (Self::Dark, Ink::Grid) => (0x34, 0x38, 0x40),
            (Self::Dark, Ink::Band) => (0x1e, 0x22, 0x29),
            (Self::Dark, Ink::Paper) => (0x14, 0x17, 0x1c),
            (Self::Dark, Ink::Grade | Ink::Strength) => (0x7f, 0xb6, 0xe6),
            (Self::Dark, Ink::Press | Ink::Concern) => (0xe0, 0x8a, 0xb8),
            (Self::Dark, Ink::OnDark) => (0x10, 0x12, 0x14),
        }
    }

    /// The pattern of an ink.
    pub const fn pattern(self, ink: Ink) -> Pattern {
        match (self, ink) {
            (Self::Print, Ink::MeetsRequirement) => Pattern::Outlined,
            (Self::Print, Ink::Concern) => Pattern::Hatched,
            (Self::Print, Ink::Recommendation) => Pattern::Dotted,
            _ => Pattern::Plain,
        }
    }

    /// Whether any of its patterns makes words on it hard to read.
    pub fn has_busy_patterns(self) -> bool {
        Ink::ALL.iter().any(|ink| self.pattern(*ink).is_busy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];
    const KINDS: [Ink; 4] = [Ink::Strength, Ink::MeetsRequirement, Ink::Concern, Ink::Recommendation];

    /// Relative luminance by WCAG 2.
    fn luminance((r, g, b): Rgb) -> f64 {
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_and_marks_stand_out_from_their_ground() {
        for theme in THEMES {
            for ground in [Ink::Paper, Ink::Band] {
                for ink in [Ink::Text, Ink::Muted] {
                    assert!(
                        contrast(theme.colour(ink), theme.colour(ground)) >= 4.5,
                        "{theme:?} {ink:?} on {ground:?}"
                    );
                }
                for ink in [Ink::Grade, Ink::Press, Ink::Better] {
                    assert!(
                        contrast(theme.colour(ink), theme.colour(ground)) >= 3.0,
                        "{theme:?} {ink:?} on {ground:?}"
                    );
                }
            }
            for (bar, words) in [
                (Ink::Strength, Ink::OnDark),
                (Ink::Concern, Ink::OnDark),
                (Ink::MeetsRequirement, Ink::OnLight),
                (Ink::Recommendation, Ink::OnLight),
            ] {
                // On a busy pattern words stand on a plate of paper, which is tested above.
                if theme.pattern(bar).is_busy() {
                    continue;
                }
                assert!(contrast(theme.colour(bar), theme.colour(words)) >= 4.5, "{theme:?} {words:?} on {bar:?}");
            }
        }
    }

    #[test]
    fn print_has_no_colours_and_tells_kinds_apart_by_pattern() {
        for ink in Ink::ALL {
            let (r, g, b) = Theme::Print.colour(ink);
            assert!(r == g && g == b, "{ink:?} is a colour");
        }
        for (index, one) in KINDS.into_iter().enumerate() {
            for other in KINDS.into_iter().skip(index + 1) {
                assert_ne!(Theme::Print.pattern(one), Theme::Print.pattern(other), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn bars_of_print_stand_out_from_the_paper_and_from_each_other() {
        let colour = |ink| Theme::Print.colour(ink);
        for kind in KINDS {
            // The outline has the colour of words.
            let edge = if Theme::Print.pattern(kind) == Pattern::Plain { kind } else { Ink::Text };
            assert!(contrast(colour(edge), colour(Ink::Paper)) >= 3.0, "{kind:?} on paper");
            if Theme::Print.pattern(kind).is_busy() {
                assert!(contrast(colour(kind), colour(Ink::Paper)) >= 4.5, "the pattern of {kind:?}");
            }
        }
        assert!(contrast(colour(Ink::Strength), colour(Ink::MeetsRequirement)) >= 3.0);
        assert!(contrast(colour(Ink::Grid), colour(Ink::Band)) >= 1.4, "lines are seen in the bands");
    }

    #[test]
    fn colours_are_enough_on_a_screen() {
        for theme in [Theme::Light, Theme::Dark] {
            assert!(KINDS.into_iter().all(|kind| theme.pattern(kind) == Pattern::Plain), "{theme:?}");
        }
    }
}
