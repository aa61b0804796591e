//! How much of a very long record a chart draws, and the words that say so. No record of today reaches these limits.

use record::words::{count, grouped};

/// How many inspections a time axis shows.
pub const ON_AXIS: usize = 60;
/// How many inspections are counted side by side or one below the other.
pub const COUNTED: usize = 24;
/// Of how many bars at most one inspection more is counted: a chart of several screens is painted anew at each choice.
pub const BARS: usize = 60;
/// How many threads have a row.
pub const THREADS: usize = 150;
/// How many grades have their words beside them: of more there would be no room.
pub const WORDED: usize = 120;

/// The last of a list, as many as are drawn.
pub fn last<T>(all: &[T], most: usize) -> &[T] {
    all.get(all.len().saturating_sub(most)..).unwrap_or_default()
}

/// What of one thread's time line is drawn: all, or as many as there is room for. Silence gives way to words, and what is old
/// to what is new.
pub fn spoken_first<T>(all: Vec<T>, most: usize, speaks: impl Fn(&T) -> bool) -> Vec<T> {
    if all.len() <= most {
        return all;
    }
    let spoken = all.iter().filter(|one| speaks(one)).count();
    let mut left_out = [spoken.saturating_sub(most), all.len() - spoken - most.saturating_sub(spoken)];
    let mut has_room = |one: &T| {
        let [words, silences] = &mut left_out;
        let own = if speaks(one) { words } else { silences };
        *own = match own.checked_sub(1) {
            Some(less) => less,
            None => return true,
        };
        false
    };
    all.into_iter().filter(|one| has_room(one)).collect()
}

/// '. Of 2,140 inspections and documents, 60 are shown: all that mention the issue, and the latest of the others'. Nothing
/// where all are.
pub fn only_spoken(most: usize, all: usize, spoken: usize) -> String {
    if all <= most {
        return String::new();
    }
    let which = match spoken {
        more if more > most => "the latest that mention the issue",
        same if same == most => "those that mention the issue",
        _ => "all that mention the issue, and the latest of the others",
    };
    format!(". Of {} inspections and documents, {most} are shown: {which}", grouped(all))
}

/// '. Only the latest 24 of 2,223 inspections are shown: filter by inspection to see others'. Nothing where all are.
pub fn only_latest(most: usize, all: usize, others: &str) -> String {
    if all <= most {
        return String::new();
    }
    format!(". Only the latest {most} of {} are shown{others}", count(all, "inspection", "inspections"))
}

/// '. Only the first 150 of 9,034 issues are shown: filter them to see others'. Nothing where all are.
pub fn only_first(most: usize, all: usize) -> String {
    if all <= most {
        return String::new();
    }
    format!(". Only the first {most} of {} issues are shown: filter them to see others", grouped(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_drawn_before_silence_and_the_new_before_the_old(all in proptest::collection::vec(any::<bool>(), 0..40), most in 0..30usize) {
            let all: Vec<(usize, bool)> = all.into_iter().enumerate().collect();
            let drawn = spoken_first(all.clone(), most, |(_, speaks)| *speaks);
            // Ranked plainly: words before silence, then the latest first.
            let mut ranked = all.clone();
            ranked.sort_by_key(|(at, speaks)| (!speaks, core::cmp::Reverse(*at)));
            ranked.truncate(most);
            ranked.sort_unstable();
            prop_assert_eq!(drawn, ranked);
        }
    }

    #[test]
    fn what_is_left_out_is_said_with_the_way_to_it() {
        assert_eq!(only_latest(24, 24, ": x"), "");
        assert_eq!(only_latest(24, 2223, ": x"), ". Only the latest 24 of 2,223 inspections are shown: x");
        assert_eq!((only_first(150, 150), last(&[1, 2, 3], 2)), (String::new(), &[2, 3][..]));
        let others = ". Of 2,140 inspections and documents, 60 are shown: all that mention the issue, and the latest of the others";
        assert_eq!((only_spoken(60, 60, 3), only_spoken(60, 2140, 3).as_str()), (String::new(), others));
        assert!(only_spoken(60, 2140, 61).ends_with(": the latest that mention the issue"));
        assert!(only_spoken(60, 2140, 60).ends_with(": those that mention the issue"));
        assert_eq!(only_first(150, 9034), ". Only the first 150 of 9,034 issues are shown: filter them to see others");
    }
}
