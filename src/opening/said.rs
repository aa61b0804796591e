//! What is said of a record file on the page.

use record::words::count;

/// Where the browser keeps no files.
pub const NOT_KEPT: &str = "This browser does not let the page keep the record, so it was not opened. Allow this site to store data, or use a window that is not private, then try again.";

/// The head over what is wrong with a file.
pub fn refused(file: &str, all: usize) -> String {
    let wrong = count(all, "thing needs", "things need");
    format!("{file} was not opened: {wrong} correcting. Nothing was changed.")
}

/// How many of all are shown, where that is not all.
pub fn counted(shown: usize, all: usize) -> Option<String> {
    (all > shown)
        .then(|| format!("These are the first {shown}. Correct them, then open the file again to see the others."))
}

/// What the page does not know of a record, or an editor should correct in it.
pub fn advised(all: usize) -> String {
    let (one, many) = ("thing in this file is unknown here or needs", "things in this file are unknown here or need");
    format!("{} correcting", count(all, one, many))
}

/// The banner over every view.
pub fn told_from(name: &str, from: Option<&str>) -> String {
    match from {
        Some(address) => format!("You are reading the record of {name}, opened from {address}."),
        None => format!("You are reading the record of {name}, opened from a file."),
    }
}

/// Where notes on records from files are kept.
pub fn apart(bundled: &str) -> String {
    format!(
        "Your notes, statuses and briefing on a record from a file are kept apart from those on {bundled}. A newer file of the same authority takes the place of the older one and keeps its notes."
    )
}

/// A record that is asked for and that this browser does not keep.
pub fn not_found(id: &str, bundled: &str) -> String {
    format!("This browser has no record called ‘{id}’. Open its file again below. Until then the page shows {bundled}.")
}

/// An address on another site.
pub fn elsewhere(address: &str, bundled: &str) -> String {
    format!(
        "The record at {address} was not opened: this page opens records only from its own site. Download the file, then open it below. The page shows {bundled}."
    )
}

/// A file that cannot be fetched from an address.
pub fn unreadable(address: &str, why: &str, bundled: &str) -> String {
    format!(
        "The record at {address} was not opened: {why}. Check the address, or open the file below. The page shows {bundled}."
    )
}

/// A dropped file that is no record.
pub fn not_a_record(file: &str) -> String {
    format!(
        "{file} is not a record file, and nothing was changed. To bring back a backup, drop it on its field in the Notes view."
    )
}

/// A file that could not be checked.
pub fn not_checked(file: &str, why: &str) -> String {
    format!("{file} could not be checked ({why}). Nothing was changed. Reload the page, then try again.")
}

/// A size in words.
pub fn in_size(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} KB", (bytes / 1e3).ceil()) } else { format!("{:.1} MB", bytes / 1e6) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_said() {
        assert_eq!(refused("a.json", 1), "a.json was not opened: 1 thing needs correcting. Nothing was changed.");
        assert_eq!(
            refused("a.json", 1200),
            "a.json was not opened: 1,200 things need correcting. Nothing was changed."
        );
        assert_eq!(counted(50, 50), None);
        assert!(counted(50, 51).is_some_and(|words| words.contains("first 50")));
        assert_eq!(
            (in_size(400.0), in_size(33_000.0), in_size(70_400_000.0)),
            ("1 KB".into(), "33 KB".into(), "70.4 MB".into())
        );
        assert!(told_from("Anyshire", None).ends_with("of Anyshire, opened from a file."));
    }
}
