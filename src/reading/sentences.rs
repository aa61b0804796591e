//! Where a sentence ends.

/// Shortened words whose full stop ends no sentence.
const SHORTENED: [&str; 12] = ["approx", "cf", "dr", "e.g", "etc", "i.e", "mr", "mrs", "ms", "no", "st", "vs"];

/// The sentences of a text, without the space around them.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let next = at + sign.len_utf8();
        let ends = match sign {
            '\n' => true,
            '.' => is_end(text, at, next),
            '!' | '?' | '…' => begins_anew(text, next),
            _ => false,
        };
        if ends {
            // What closes a quotation or a bracket belongs to the sentence in it.
            let rest = text.get(next..).unwrap_or_default();
            let closing: usize = rest.chars().take_while(|sign| is_closing(*sign)).map(char::len_utf8).sum();
            found.push(text.get(from..next + closing).unwrap_or_default());
            from = next + closing;
        }
    }
    found.push(text.get(from..).unwrap_or_default());
    found.into_iter().map(str::trim).filter(|sentence| sentence.chars().any(char::is_alphanumeric)).collect()
}

const fn is_closing(sign: char) -> bool {
    matches!(sign, '’' | '”' | '\'' | '"' | ')')
}

/// Whether a full stop ends a sentence: not in '0.90' or 'e.g.', nor after an initial as in 'J. P. Smith'.
fn is_end(text: &str, at: usize, next: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next().unwrap_or_default();
    let is_initial = word.len() == 1 && word.starts_with(|sign: char| sign.is_ascii_uppercase()) && word != "I";
    let shortened = word.to_ascii_lowercase();
    // 'No.' is a number where a figure follows, and a word of its own elsewhere.
    let figure = text.get(next..).unwrap_or_default().trim_start().starts_with(|sign: char| sign.is_ascii_digit());
    let is_short = SHORTENED.contains(&shortened.as_str()) && (shortened != "no" || figure);
    !is_initial && !is_short && begins_anew(text, next)
}

/// Whether a new sentence may begin here: at the end, or behind a space or what closes a quotation.
fn begins_anew(text: &str, next: usize) -> bool {
    let rest = text.get(next..).unwrap_or_default().trim_start_matches(is_closing);
    let after = rest.trim_start();
    rest.is_empty()
        || rest.starts_with(char::is_whitespace) && !after.starts_with(|sign: char| sign.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_with_its_stop() {
        let cases: [(&str, &[&str]); 11] = [
            ("", &[]),
            (" … ", &[]),
            ("Show all 510", &["Show all 510"]),
            ("One. Two! Three? Four …", &["One.", "Two!", "Three?", "Four …"]),
            ("Agreement was 0.90 by kind.", &["Agreement was 0.90 by kind."]),
            ("Plans, e.g. Those of 2021, helped.", &["Plans, e.g. Those of 2021, helped."]),
            ("J. P. Kincaid wrote it.", &["J. P. Kincaid wrote it."]),
            ("See No. 4. No. It is gone.", &["See No. 4.", "No.", "It is gone."]),
            ("He said ‘Stop.’ She did.", &["He said ‘Stop.’", "She did."]),
            ("Loading the record … please wait", &["Loading the record … please wait"]),
            ("A title\nA line below", &["A title", "A line below"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(sentences(text), wanted, "{text}");
        }
    }
}
