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

    #[test]
    fn what_is_left_out_is_said_with_the_way_to_it() {
        assert_eq!(only_latest(24, 24, ": x"), "");
        assert_eq!(only_latest(24, 2223, ": x"), ". Only the latest 24 of 2,223 inspections are shown: x");
        assert_eq!((only_first(150, 150), last(&[1, 2, 3], 2)), (String::new(), &[2, 3][..]));
        assert_eq!(only_first(150, 9034), ". Only the first 150 of 9,034 issues are shown: filter them to see others");
    }
}
