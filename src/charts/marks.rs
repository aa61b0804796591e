//! The signs of what is said of a matter and of how far an action has come: each differs by form as well as by colour.

use super::scene::{Form, Ink, Stroke};
use record::{Certainty, Progress, Says, Stance, Status};

/// A mark of one meaning: its form, its colour, filled or not.
pub type MarkSign = (Form, Ink, Stroke);

/// The sign of what a step of a thread says; `None` for silence.
pub fn sign_of(says: Option<Says>) -> MarkSign {
    sign_of_stance(says.map(Says::stance))
}

/// The sign of what follows from a step; `None` for silence.
const fn sign_of_stance(stance: Option<Stance>) -> MarkSign {
    match stance {
        Some(Stance::Praised) => (Form::Triangle, Ink::Strength, Stroke::Solid),
        Some(Stance::Raised) => (Form::Square, Ink::Concern, Stroke::Solid),
        Some(Stance::RaisedAgain) => (Form::Diamond, Ink::Concern, Stroke::Solid),
        Some(Stance::Persists) => (Form::Cross, Ink::Concern, Stroke::Solid),
        Some(Stance::Improved) => (Form::Circle, Ink::Better, Stroke::Solid),
        Some(Stance::Resolved) => (Form::Tick, Ink::Strength, Stroke::Solid),
        Some(Stance::Answered) => (Form::Circle, Ink::Muted, Stroke::Hollow),
        Some(Stance::Other) => (Form::Square, Ink::Muted, Stroke::Hollow),
        None => (Form::Dash, Ink::Muted, Stroke::Solid),
    }
}

/// The sign of how sure a grade is, in the legend: there, a circle or a square stands for every form.
pub fn sign_of_grade(status: Status) -> MarkSign {
    let (ink, stroke) = look_of(status);
    (if ink == Ink::Press { Form::Square } else { Form::Circle }, ink, stroke)
}

/// The colour and the outline of a grade by how sure it is.
pub fn look_of(status: Status) -> (Ink, Stroke) {
    match status.role() {
        Certainty::Held => (Ink::Grade, Stroke::Solid),
        Certainty::Official => (Ink::Grade, Stroke::Hollow),
        Certainty::Press | Certainty::Other => (Ink::Press, Stroke::Dashed),
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
        let stances = [
            Stance::Praised,
            Stance::Raised,
            Stance::RaisedAgain,
            Stance::Persists,
            Stance::Improved,
            Stance::Resolved,
            Stance::Answered,
            Stance::Other,
        ];
        let says = || stances.into_iter().map(Some).chain([None]).map(sign_of_stance);
        let progress = || Progress::ALL.iter().copied().map(Some).chain([None]).map(sign_of_progress);
        for signs in [says().collect::<Vec<_>>(), progress().collect()] {
            for (index, one) in signs.iter().enumerate() {
                assert!(signs.iter().skip(index + 1).all(|other| differ(*one, *other)), "{one:?}");
            }
        }
    }
}
