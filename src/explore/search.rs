//! Searching words: every word of the query must begin a word of the text.

/// A query, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads what a reader typed: capitals, accents on apostrophes and punctuation do not matter.
    pub fn read(text: &str) -> Self {
        Self { words: words(text).map(|(_, word)| word).collect() }
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word of the query begins a word of one of the texts.
    pub fn matches(&self, texts: &[&str]) -> bool {
        self.words.iter().all(|wanted| texts.iter().any(|text| words(text).any(|(_, word)| word.starts_with(wanted))))
    }

    /// The text in parts, each with whether it matches: for marking what was found.
    pub fn mark<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts = Vec::new();
        let mut from = 0;
        for (start, word) in words(text) {
            // Folding keeps the length in bytes, so the match can be cut from the text itself.
            let found = self.words.iter().filter(|wanted| word.starts_with(*wanted)).map(String::len).max();
            let Some(length) = found else { continue };
            if let (Some(before), Some(hit)) = (text.get(from..start), text.get(start..start + length)) {
                if !before.is_empty() {
                    parts.push((before, false));
                }
                parts.push((hit, true));
                from = start + length;
            }
        }
        if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            parts.push((rest, false));
        }
        parts
    }
}

/// The words of a text in lower case, each with the place where it begins. Letters, digits and what lies beyond
/// ASCII belong to words; everything else parts them.
fn words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || (!c.is_ascii() && c != '’' && c != '–');
    let mut rest = 0;
    core::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(is_part)?;
        let word = text.get(start..)?;
        let end = start + word.find(|c| !is_part(c)).unwrap_or(word.len());
        rest = end;
        Some((start, text.get(start..end)?.to_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_word_must_begin_a_word() {
        let text = "Children's views were not always heard";
        assert!(Query::read("view CHILD").matches(&[text]));
        assert!(!Query::read("view iews").matches(&[text]));
        assert!(Query::read("").matches(&[text]));
        assert!(Query::read("heard planning").matches(&[text, "Planning"]));
    }

    #[test]
    fn what_was_found_is_marked() {
        assert_eq!(
            Query::read("view").mark("Children's views."),
            [("Children's ", false), ("view", true), ("s.", false)]
        );
        assert_eq!(Query::read("").mark("Nothing"), [("Nothing", false)]);
    }

    proptest! {
        #[test]
        fn marking_loses_no_letter(text in "\\PC{0,60}", query in "\\PC{0,8}") {
            let joined: String = Query::read(&query).mark(&text).iter().map(|(part, _)| *part).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn a_text_matches_its_own_words(text in "[a-z ’]{0,40}") {
            prop_assert!(Query::read(&text).matches(&[&text]));
        }
    }
}
