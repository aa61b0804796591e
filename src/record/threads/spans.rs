//! For how long an issue was open.

use crate::{Date, Stance};

/// From which word to which an issue was open: from a concern to the next 'resolved', or to the last verdict on it. What
/// judges nothing, and silence, neither closes it nor keeps it open.
pub fn open_spans(says: &[Option<Stance>]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut since = None;
    let mut last = 0;
    let verdicts = says.iter().enumerate().filter_map(|(index, says)| Some((index, (*says)?)));
    for (index, says) in verdicts.filter(|(_, says)| says.is_verdict()) {
        last = index;
        match since {
            None if says.is_concern() => since = Some(index),
            Some(from) if says == Stance::Resolved => {
                spans.push((from, index));
                since = None;
            }
            _ => {}
        }
    }
    spans.extend(since.filter(|from| last > *from).map(|from| (from, last)));
    spans
}

/// The years during which an issue was open.
pub(super) fn years_open(verdicts: &[(Date, Stance)]) -> f64 {
    let says: Vec<Option<Stance>> = verdicts.iter().map(|(_, stance)| Some(*stance)).collect();
    let when = |index: usize| verdicts.get(index).map_or(0.0, |(when, _)| when.as_years());
    open_spans(&says).into_iter().map(|(from, to)| when(to) - when(from)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(steps: &[(&str, Stance)]) -> f64 {
        let verdicts: Vec<_> = steps.iter().map(|(when, says)| (Date::parse(when).unwrap(), *says)).collect();
        (years_open(&verdicts) * 100.0).round() / 100.0
    }

    #[test]
    fn a_matter_is_open_until_it_is_judged_right() {
        use Stance::{Improved, Persists, Praised, Raised, RaisedAgain, Resolved};
        assert_eq!(years(&[("2016-09-12", Raised), ("2024-09-12", Resolved)]), 8.0);
        assert_eq!(years(&[("2016-09-12", Raised), ("2021-09-12", Improved), ("2024-09-12", Persists)]), 8.0);
        assert_eq!(years(&[("2006-11-01", Raised)]), 0.0);
        // What is judged right is closed until it is raised again.
        let again =
            [("2006-11-01", Raised), ("2011-11-01", Resolved), ("2021-11-01", RaisedAgain), ("2024-11-01", Persists)];
        assert_eq!(years(&again), 8.0);
        // Praise before anybody raised it opens nothing.
        assert_eq!(years(&[("2006-11-01", Praised), ("2021-11-01", Raised), ("2024-11-01", Resolved)]), 3.0);
    }

    #[test]
    fn a_matter_is_open_from_word_to_word() {
        use Stance::{Answered, Improved, Praised, Raised, RaisedAgain, Resolved};
        let some = |says: &[Stance]| says.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(open_spans(&some(&[Praised, Raised, Improved, Resolved, Resolved])), [(1, 3)]);
        assert_eq!(open_spans(&some(&[Raised, Resolved, RaisedAgain, Improved])), [(0, 1), (2, 3)]);
        // The council's answer judges nothing, so it neither closes an issue nor keeps it open.
        assert_eq!(open_spans(&some(&[Raised, Answered])), []);
        assert_eq!(open_spans(&[Some(Raised), None, Some(Improved), None]), [(0, 2)]);
    }
}
