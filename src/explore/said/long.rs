//! What is said of lists that are too long to be made whole.

use crate::window::PRINTED;
use record::words::grouped;

/// Why the browser's own search finds little in a very long list.
pub const FOUND_NEAR: &str = "This list is very long. Your browser's ‘find in page’ searches only the entries near you: use the search field or the filters.";

/// The same of a list without a field and filters beside it.
pub const FOUND_NEAR_ALONE: &str = "This list is very long. Your browser's ‘find in page’ searches only the entries near you: use the page’s own search.";

/// What is printed of a very long list.
pub fn printed_in_part() -> String {
    format!("Only the first {} entries are printed. Filter the list to print others.", grouped(PRINTED))
}

/// The same of a list without filters.
pub fn printed_in_part_alone() -> String {
    format!("Only the first {} entries are printed.", grouped(PRINTED))
}

/// The button that shows earlier inspections among the filters, and how many there are.
pub fn earlier_inspections(shown: usize, all: usize) -> String {
    format!("Show earlier inspections ({} of {} shown)", grouped(shown), grouped(all))
}

/// The button that shows the other hits of a group; of very many the first.
pub fn show_hits(all: &str, listed: usize, number: usize) -> String {
    if listed < number { format!("Show the first {} of {all}", grouped(listed)) } else { format!("Show all {all}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_counted() {
        assert_eq!(printed_in_part(), "Only the first 1,000 entries are printed. Filter the list to print others.");
        assert_eq!(printed_in_part_alone(), "Only the first 1,000 entries are printed.");
        assert_eq!(earlier_inspections(60, 2223), "Show earlier inspections (60 of 2,223 shown)");
        assert_eq!(show_hits("9,134 threads", 200, 9134), "Show the first 200 of 9,134 threads");
        assert_eq!(show_hits("7 threads", 7, 7), "Show all 7 threads");
    }
}
