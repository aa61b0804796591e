//! The signs of what is said of a matter and of how far an action has come: each differs by form as well as by colour.

use super::scene::{Form, Ink, Stroke};
use record::{Progress, Says};

/// A mark of one meaning: its form, its colour, filled or not.
pub type MarkSign = (Form, Ink, Stroke);

/// The sign of what a step of a thread says; `None` for silence.
pub const fn sign_of(says: Option<Says>) -> MarkSign {
    match says {
        Some(Says::Praised) => (Form::Triangle, Ink::Strength, Stroke::Solid),
        Some(Says::Raised) => (Form::Square, Ink::Concern, Stroke::Solid),
        Some(Says::RaisedAgain) => (Form::Diamond, Ink::Concern, Stroke::Solid),
        Some(Says::Persists) => (Form::Cross, Ink::Concern, Stroke::Solid),
        Some(Says::Improved) => (Form::Circle, Ink::Better, Stroke::Solid),
        Some(Says::Resolved) => (Form::Tick, Ink::Strength, Stroke::Solid),
        Some(Says::Answered) => (Form::Circle, Ink::Muted, Stroke::Hollow),
        None => (Form::Dash, Ink::Muted, Stroke::Solid),
    }
}

/// The sign of how far an action has come; `None` where the reader has set nothing.
pub const fn sign_of_progress(progress: Option<Progress>) -> MarkSign {
    match progress {
        None => (Form::Dash, Ink::Muted, Stroke::Solid),
        Some(Progress::NotStarted) => (Form::Circle, Ink::Muted, Stroke::Hollow),
        Some(Progress::OnTime) => (Form::Circle, Ink::Better, Stroke::Solid),
        Some(Progress::AtRisk) => (Form::Diamond, Ink::Recommendation, Stroke::Solid),
        Some(Progress::Blocked) => (Form::Cross, Ink::Concern, Stroke::Solid),
        Some(Progress::Done) => (Form::Tick, Ink::Strength, Stroke::Solid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two signs differ where there are no colours.
    fn differ(a: MarkSign, b: MarkSign) -> bool {
        (a.0, a.2) != (b.0, b.2)
    }

    #[test]
    fn every_sign_is_told_apart_without_colour() {
        let says = || Says::ALL.iter().copied().map(Some).chain([None]).map(sign_of);
        let progress = || Progress::ALL.iter().copied().map(Some).chain([None]).map(sign_of_progress);
        for signs in [says().collect::<Vec<_>>(), progress().collect()] {
            for (index, one) in signs.iter().enumerate() {
                assert!(signs.iter().skip(index + 1).all(|other| differ(*one, *other)), "{one:?}");
            }
        }
    }
}
