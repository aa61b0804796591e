//! What stands between quotation marks, as readers type them: straight, curly, low or pointed.

/// A part of a text between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Where it begins, behind the mark, in bytes.
    pub start: usize,
    /// Where it ends, before the mark.
    pub end: usize,
    /// Whether the mark at its end has been typed.
    pub closed: bool,
}

const fn is_double(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// The parts of a text between quotation marks, in their order. Single marks are apostrophes where a letter stands beside
/// them on the outside.
pub(super) fn quoted(text: &str) -> Vec<Quoted> {
    let mut all = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let mut before = ' ';
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let after = signs.peek().map_or(' ', |(_, next)| *next);
        match open {
            None if is_double(sign) => open = Some((at + sign.len_utf8(), true)),
            None if sign == '‘' && !before.is_alphanumeric() => open = Some((at + sign.len_utf8(), false)),
            Some((start, double))
                if (double && is_double(sign)) || (!double && sign == '’' && !after.is_alphanumeric()) =>
            {
                all.push(Quoted { start, end: at, closed: true });
                open = None;
            }
            _ => {}
        }
        before = sign;
    }
    all.extend(open.map(|(start, _)| Quoted { start, end: text.len(), closed: false }));
    all
}

/// A text without its quotation marks.
pub(super) fn without_marks(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut from = 0;
    for part in quoted(text) {
        let before = text.get(from..part.start).unwrap_or_default();
        bare.push_str(
            before.get(..before.len() - before.chars().next_back().map_or(0, char::len_utf8)).unwrap_or_default(),
        );
        bare.push_str(text.get(part.start..part.end).unwrap_or_default());
        from = text
            .get(part.end..)
            .and_then(|rest| rest.chars().next())
            .map_or(part.end, |mark| part.end + mark.len_utf8());
    }
    bare.push_str(text.get(from..).unwrap_or_default());
    bare.retain(|sign| !is_double(sign));
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_marks_quote() {
        for (text, wanted) in [
            ("\"care leavers\" now", &["care leavers"] as &[_]),
            ("“care leavers”", &["care leavers"]),
            ("„care leavers“ \"plans\"", &["care leavers", "plans"]),
            ("«care leavers»", &["care leavers"]),
            ("‘care leavers’", &["care leavers"]),
            ("‘children’s views’ heard", &["children’s views"]),
            ("children’s parents’ views", &[]),
            ("plans \"for care", &["for care"]),
            ("", &[]),
        ] {
            let parts: Vec<&str> = quoted(text).iter().map(|part| &text[part.start..part.end]).collect();
            assert_eq!(parts, wanted, "{text}");
        }
        assert_eq!(without_marks("“care leavers” and \"plans"), "care leavers and plans");
        assert_eq!(without_marks("parents’ views"), "parents’ views");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "[a-c’‘“”\" ]{0,20}") {
            let parts = quoted(&text);
            prop_assert!(parts.iter().all(|part| text.get(part.start..part.end).is_some()));
            prop_assert!(!without_marks(&text).contains(is_double));
        }
    }
}
