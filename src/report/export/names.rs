//! Names of files: of signs that every system takes, and that say what, where and when.

use record::slug::slug;

/// The longest that the words of a name may be, in signs; the day and the ending come on top.
const LIMIT: usize = 80;

/// The name of a file: 'milton-keynes-grades-2026-11-22.png'. `today` is a day as 2026-11-22.
pub fn file_name(place: &str, what: &str, today: &str, ending: &str) -> String {
    let words = shortened(&slug(&format!("{place} {what}")));
    let parts = [words.trim_end_matches('-').to_owned(), slug(today)];
    let stem = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "inspections".to_owned() } else { stem };
    match slug(ending) {
        ending if ending.is_empty() => stem,
        ending => format!("{stem}.{ending}"),
    }
}

/// Words that a name can do without.
const SMALL: [&str; 11] =
    ["findings", "issues", "about", "on", "from", "or", "and", "marked", "that", "mention", "whose"];

/// The name of a file of a view: whose record, which view, what it is about, to what it is filtered, the day:
/// 'milton-keynes-findings-fostering-2021-2026-11-26.csv'.
pub fn view_file_name(
    place: &str,
    view: &str,
    about: Option<&str>,
    filter: Option<&str>,
    today: &str,
    ending: &str,
) -> String {
    let filter = slug(filter.unwrap_or_default());
    let filter: Vec<&str> = filter.split('-').filter(|word| !SMALL.contains(word)).collect();
    file_name(place, &format!("{view} {} {}", about.unwrap_or_default(), filter.join(" ")), today, ending)
}

/// As many whole words of a name as are short enough; of a longer single word its beginning.
fn shortened(words: &str) -> String {
    let beginning: String = words.chars().take(LIMIT).collect();
    if beginning.len() == words.len() || words.get(LIMIT..).is_some_and(|rest| rest.starts_with('-')) {
        return beginning;
    }
    beginning.rsplit_once('-').map_or(beginning.clone(), |(whole, _)| whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_says_where_what_and_when() {
        assert_eq!(file_name("Milton Keynes", "grades", "2026-11-22", "png"), "milton-keynes-grades-2026-11-22.png");
        assert_eq!(
            file_name("Ynys Môn", "Findings: 2024", "2026-11-22", ".CSV"),
            "ynys-mon-findings-2024-2026-11-22.csv"
        );
        assert_eq!(file_name("King's  Lynn & Wisbech", "", "", "svg"), "kings-lynn-wisbech.svg");
        assert_eq!(file_name("YR ŴYDDFA", "ÂÉÏÔÛŶ", "", "svg"), "yr-wyddfa-aeiouy.svg");
        assert_eq!(file_name("../..", "\u{1F600}", "", "png"), "inspections.png");
    }

    #[test]
    fn a_name_says_what_is_filtered() {
        let name = |view, about, filter| view_file_name("Milton Keynes", view, about, filter, "2026-11-26", "csv");
        for (view, about, filter, words) in [
            ("findings", None, None, "findings"),
            ("findings", None, Some("findings about fostering from 2021"), "findings-fostering-2021"),
            ("topics", None, Some("strengths and concerns on care leavers"), "topics-strengths-concerns-care-leavers"),
            ("threads", None, Some("issues about health that are still open"), "threads-health-are-still-open"),
            ("compare", Some("2021 2024"), Some("concerns that mention ‘A/B’"), "compare-2021-2024-concerns-a-b"),
            ("thread", Some("Early help"), None, "thread-early-help"),
        ] {
            assert_eq!(name(view, about, filter), format!("milton-keynes-{words}-2026-11-26.csv"));
        }
        let long = name(
            "findings",
            None,
            Some("findings on achievements, education or employment and the local offer for care leavers"),
        );
        assert_eq!(long, "milton-keynes-findings-achievements-education-employment-the-local-offer-for-2026-11-26.csv");
    }

    proptest! {
        #[test]
        fn names_of_filtered_views_are_safe_and_short(filter in any::<String>(), about in ".{0,60}") {
            let name = view_file_name("Milton Keynes", "findings", Some(&about), Some(&filter), "2026-11-26", "csv");
            prop_assert!(name.starts_with("milton-keynes-findings"), "{}", name);
            prop_assert!(name.ends_with("-2026-11-26.csv") && name.len() <= LIMIT + 15, "{}", name);
            prop_assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.')));
            prop_assert!(!name.contains("--"), "{}", name);
        }

        #[test]
        fn every_system_takes_the_name(place in "([a-z ]{0,200}|.{0,40})", what in any::<String>(), today in any::<String>()) {
            let name = file_name(&place, &what, &today.chars().take(10).collect::<String>(), "png");
            let stem = name.strip_suffix(".png");
            prop_assert!(stem.is_some());
            let stem = stem.unwrap_or_default();
            prop_assert!(!stem.is_empty() && stem.len() <= 100, "{}", name);
            prop_assert!(stem.split('-').all(|word| !word.is_empty()), "{}", name);
            prop_assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", name);
        }
    }
}
