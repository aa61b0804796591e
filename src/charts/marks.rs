//! The marks of what is said of an issue and of how far an action has come: each differs by form as well as by colour.

use super::scene::{Finish, Form, Ink, MarkStyle};
use record::{Certainty, Progress, Says, Stance, Status};

const fn filled(form: Form, ink: Ink) -> MarkStyle {
    MarkStyle { form, ink, finish: Finish::Filled }
}

const fn outlined(form: Form, ink: Ink) -> MarkStyle {
    MarkStyle { form, ink, finish: Finish::Outlined }
}

/// The mark of what a step of a thread says; `None` for silence.
pub fn mark_of(says: Option<Says>) -> MarkStyle {
    mark_of_stance(says.map(Says::stance))
}

/// The mark of what follows from a step; `None` for silence.
const fn mark_of_stance(stance: Option<Stance>) -> MarkStyle {
    match stance {
        Some(Stance::Praised) => filled(Form::Triangle, Ink::Strength),
        Some(Stance::Raised) => filled(Form::Square, Ink::Concern),
        Some(Stance::RaisedAgain) => filled(Form::Diamond, Ink::Concern),
        Some(Stance::Persists) => filled(Form::Cross, Ink::Concern),
        Some(Stance::Improved) => filled(Form::Circle, Ink::Better),
        Some(Stance::Resolved) => filled(Form::Tick, Ink::Strength),
        Some(Stance::Answered) => outlined(Form::Circle, Ink::Muted),
        Some(Stance::Other) => outlined(Form::Square, Ink::Muted),
        None => filled(Form::Dash, Ink::Muted),
    }
}

/// Whether nobody surer than the press is known to have told a grade.
pub fn is_told_by_the_press(certainty: Status) -> bool {
    matches!(certainty.role(), Certainty::Press | Certainty::Other)
}

/// The form of a grade at this height of its scale: grades differ by form as well as by place. `None` where the scale does
/// not have its word.
pub fn form_of_grade(height: Option<f64>) -> Form {
    let Some(height) = height else { return Form::Upright };
    // The best and the worst of any scale look the same; in a scale of four the two between them differ.
    match height {
        1.0.. => Form::Triangle,
        0.6.. => Form::Circle,
        0.2.. => Form::Diamond,
        _ => Form::Square,
    }
}

/// The mark of a grade: its form says how good the grade is, its finish and colour how sure.
pub fn mark_of_grade(form: Form, certainty: Status) -> MarkStyle {
    let (ink, finish) = match certainty.role() {
        Certainty::Held => (Ink::Grade, Finish::Filled),
        Certainty::Official => (Ink::Grade, Finish::Outlined),
        Certainty::Press | Certainty::Other => (Ink::Press, Finish::Broken),
    };
    MarkStyle { form, ink, finish }
}

/// The mark of how far an action has come; `None` where the reader has set nothing.
pub const fn mark_of_progress(progress: Option<Progress>) -> MarkStyle {
    match progress {
        None => filled(Form::Dot, Ink::Muted),
        Some(Progress::NotStarted) => outlined(Form::Circle, Ink::Muted),
        Some(Progress::OnTime) => filled(Form::Circle, Ink::Better),
        Some(Progress::AtRisk) => filled(Form::Diamond, Ink::Recommendation),
        Some(Progress::Blocked) => filled(Form::Cross, Ink::Concern),
        Some(Progress::Done) => filled(Form::Tick, Ink::Strength),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two marks differ where there are no colours.
    fn differ(a: MarkStyle, b: MarkStyle) -> bool {
        (a.form, a.finish) != (b.form, b.finish)
    }

    #[test]
    fn every_mark_is_told_apart_without_colour() {
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
        let says = || stances.into_iter().map(Some).chain([None]).map(mark_of_stance);
        let progress = || Progress::ALL.iter().copied().map(Some).chain([None]).map(mark_of_progress);
        for marks in [says().collect::<Vec<_>>(), progress().collect()] {
            for (index, one) in marks.iter().enumerate() {
                assert!(marks.iter().skip(index + 1).all(|other| differ(*one, *other)), "{one:?}");
            }
        }
    }
}
