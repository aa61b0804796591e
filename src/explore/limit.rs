//! How much of a search is read: what people really search for is far shorter, and what is far longer held up the page.
//!
//! A reader types a few words, or pastes a sentence; a long sentence of an inspection report has 40 words and 300
//! characters. Each word is looked up on its own and again for slips, so a pasted document or a made-up link of ten
//! thousand words would stop the page for minutes.

/// The most words of a search that are read.
pub const WORDS: usize = 50;

/// The most characters of a search that are read.
pub const CHARACTERS: usize = 400;

/// The longest fragment of an address that may lead to a part of the page, in bytes: ids have at most some hundred.
pub const FRAGMENT: usize = 2_000;

/// The most values of a list in an address that are looked up: no record has as many to choose from.
pub(crate) const VALUES: usize = 2_000;

/// The part of a search that is read: all of it, or its beginning up to the end of a word. Its length does not depend on
/// that of the text, nor does the time to find it.
pub fn within_limit(text: &str) -> &str {
    let mut words = 0;
    let mut in_word = false;
    // Where the last whole word ends.
    let mut end = 0;
    for (place, (at, sign)) in text.char_indices().enumerate() {
        let begins = sign.is_alphanumeric() && !in_word;
        if in_word && !sign.is_alphanumeric() {
            end = at;
        }
        if place == CHARACTERS || (begins && words == WORDS) {
            // A single word that is too long has no end within the limit.
            let end = if end == 0 { at } else { end };
            return text.get(..end).unwrap_or_default();
        }
        words += usize::from(begins);
        in_word = sign.is_alphanumeric();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;
    use crate::search::Query;
    use crate::{Opened, Place, spelling};
    use core::cell::Cell;
    use proptest::prelude::*;

    #[test]
    fn what_people_search_for_is_read_whole() {
        let sentence = "children’s social workers visit them regularly, and know them well ".repeat(4);
        for text in ["", " ", "MASH", "“care leavers” front door", "care ", &sentence] {
            assert_eq!(within_limit(text), text);
        }
        // Every finding of the bundled record can be pasted.
        let record = bundle::record().unwrap();
        for finding in &record.findings {
            assert_eq!(within_limit(&finding.summary), finding.summary, "{}", finding.id);
        }
    }

    #[test]
    fn a_longer_search_ends_with_a_whole_word() {
        assert_eq!(within_limit(&"a ".repeat(500_000)), "a ".repeat(WORDS).trim_end());
        assert_eq!(within_limit(&"é".repeat(1_000_000)), "é".repeat(CHARACTERS));
        assert_eq!(within_limit(&",".repeat(1_000_000)), ",".repeat(CHARACTERS));
        assert_eq!(within_limit(&format!("care {}", "x".repeat(1_000_000))), "care");
        assert_eq!(within_limit(&format!("“care plans” {}", "leavers ".repeat(1_000))).split(' ').count(), WORDS);
    }

    proptest! {
        #[test]
        fn what_is_read_is_a_beginning_and_stays_as_it_is(text in "([a-c]{0,12}[ ,’\"é-]{1,2}){0,120}") {
            let read = within_limit(&text);
            prop_assert!(text.starts_with(read));
            prop_assert_eq!(within_limit(read), read);
            prop_assert!(read.chars().count() <= CHARACTERS);
            prop_assert!(read.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).count() <= WORDS);
        }
    }

    /// Texts that a hostile link or a mistaken paste may hold.
    fn endless() -> Vec<String> {
        let unlike = |number: usize| format!("placemnt{number} ");
        let mut all: Vec<String> = ["a ", "a", ",", "\"a\" ", "‘a’ ", "“", "placemnt ", "early-help ", "MASH ", "("]
            .map(|part| part.repeat(200_000))
            .into();
        all.push((0..100_000).map(unlike).collect());
        all.push(format!("\"{}", "care ".repeat(200_000)));
        all
    }

    #[test]
    fn an_endless_search_looks_up_no_more_than_one_within_the_limit() {
        let record = crate::made_up::anyshire();
        for text in endless() {
            let looked_up = Cell::new(0_usize);
            let has = |_: &crate::phrase::Way| {
                looked_up.set(looked_up.get() + 1);
                false
            };
            let query = Query::read_where(&text, &record, &has);
            assert!(query.len() <= WORDS, "{} things are asked for", query.len());
            let start: String = text.chars().take(40).collect();
            let _ = spelling::meant(&text, &record, &has);
            assert!(looked_up.get() <= 3 * WORDS, "{} look-ups for {start}", looked_up.get());
            assert_eq!(query, Query::read_where(within_limit(&text), &record, &|_| false), "{start}");
        }
    }

    #[test]
    fn an_address_keeps_what_is_read_and_says_so() {
        let record = crate::made_up::anyshire();
        for text in endless() {
            let find = crate::query::escape(&text);
            for view in ["findings", "topics", "search"] {
                let opened = Opened::read(&format!("?view={view}&find={find}"), &record);
                assert!(opened.cut);
                assert!(opened.place.to_query().len() < 13 * CHARACTERS);
                let again = Opened::read(&opened.place.to_query(), &record);
                assert_eq!((again.place, again.cut), (opened.place, false));
            }
        }
        let opened = Opened::read("?view=findings&find=care+plans", &record);
        let text = "care plans".to_owned();
        assert_eq!(opened.place, Place::Findings { filter: Filter { text, ..Filter::default() }, open: None });
        assert!(!opened.cut);
    }

    #[test]
    fn values_behind_the_limit_are_counted_and_not_looked_up() {
        let record = crate::made_up::anyshire();
        // The one that is known stands behind the limit.
        let address = format!("?view=findings&kind={}concern", "x,".repeat(VALUES));
        let opened = Opened::read(&address, &record);
        assert_eq!(opened.left_out, VALUES + 1);
        assert_eq!(opened.place.filter().map(|filter| filter.kinds.iter().count()), Some(0));
        let address = format!("?view=findings&inspection={}", "x,".repeat(100_000));
        assert_eq!(Opened::read(&address, &record).left_out, 100_000);
    }
}
