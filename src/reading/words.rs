//! What counts as a word.

/// The words of a sentence, without signs around them. Figures are left out, and what a program fills in (`{name}`).
pub fn words(sentence: &str) -> Vec<&str> {
    sentence
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '–' | '—' | '·' | '…'))
        .filter(|part| !part.contains(['{', '}']))
        .map(|part| part.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| word.contains(char::is_alphabetic) && !is_figure(word))
        .collect()
}

/// Whether a word is a figure, with what may be written to it: '2024', '2nd', '16-year', 'p17', 'C3'.
fn is_figure(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_as_people_see_them() {
        let cases: [(&str, &[&str]); 7] = [
            ("In 2024, 83 of 102 findings were positive.", &["In", "of", "findings", "were", "positive"]),
            ("The children’s out-of-hours service", &["The", "children’s", "out-of-hours", "service"]),
            ("‘Not mentioned’ is not a judgement", &["Not", "mentioned", "is", "not", "a", "judgement"]),
            ("2024 inspection · Care leavers", &["inspection", "Care", "leavers"]),
            ("See {other}: the plan", &["See", "the", "plan"]),
            ("PNG, SVG or CSV / C3 or 16-year-olds", &["PNG", "SVG", "or", "CSV", "or"]),
            ("– 1,159 …", &[]),
        ];
        for (sentence, wanted) in cases {
            assert_eq!(words(sentence), wanted, "{sentence}");
        }
    }
}
