//! Tokens as they arrive in addresses: with a full stop, a bracket or a quotation mark stuck to them, or in capitals.
//!
//! Mail and chat programs take the end of a sentence for a part of the link. Every token and id of ours begins and ends
//! with a letter or a digit, so anything else around it can go.

/// A token without what stuck to it, in lower case; empty where nothing of a token is there.
pub(super) fn bare(text: &str) -> String {
    trimmed(text).to_ascii_lowercase()
}

/// A token without what stuck to it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// What a text means: as it stands, or else bare.
pub(super) fn meant<T>(text: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    known(text).or_else(|| known(&bare(text)))
}

/// The id that a text means: the one that it is, or else the one that is the same when both are bare.
pub(super) fn meant_id<'a>(text: &str, ids: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let exact = ids.clone().find(|id| *id == text);
    let wanted = bare(text);
    exact.or_else(|| (!wanted.is_empty()).then(|| { ids }.find(|id| bare(id) == wanted)).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sticks_to_a_token_is_let_go_where_the_rest_is_known() {
        let known = ["concern", "C1", "C10"];
        let meant = |text| meant_id(text, known.iter().copied());
        for text in ["concern", "concern.", "“concern”", " (Concern),", "concern\u{a0}\n", "*concern*", "<concern>"]
        {
            assert_eq!(meant(text), Some("concern"), "{text}");
        }
        assert_eq!((meant("c1"), meant("c10."), meant("C1")), (Some("C1"), Some("C10"), Some("C1")));
        for text in ["", ".", "con cern", "concerns", "concern).thanks"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn an_id_is_first_taken_as_it_stands() {
        assert_eq!(meant_id("B", ["b", "B"].into_iter()), Some("B"));
        assert_eq!(meant_id("b.", ["b.", "b"].into_iter()), Some("b."));
    }
}
