//! Words as they are compared: a text is read once, and then asked as often as a reader types.

mod fold;
mod forms;

use fold::is_apostrophe;
pub(crate) use fold::{fold, push};
pub(crate) use forms::stem;

/// A text, ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub(super) Vec<Token>);

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, before the apostrophe of whose something is.
    pub end: usize,
    /// Its letters, folded.
    pub folded: Box<str>,
    /// The same of the word of which it is the plural, where it may be one.
    pub stem: Box<str>,
    /// Whether it is written in capitals, but for the `s` of a plural.
    pub capitals: bool,
    /// Whether only a hyphen stands between it and the word before.
    pub hyphen: bool,
    /// Whether a sentence ends between it and the word before.
    pub new_sentence: bool,
}

impl Text {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut from = 0;
        for (start, word) in pieces(text) {
            let Some((folded, stem, capitals)) = compared(word) else { continue };
            let between = text.get(from..start).unwrap_or_default();
            tokens.push(Token {
                start,
                end: start + word.len(),
                folded,
                stem,
                capitals,
                hyphen: !tokens.is_empty() && matches!(between, "-" | "\u{2010}" | "\u{2011}"),
                new_sentence: between.contains(['.', '!', '?', ';', '\n']),
            });
            from = start + word.len();
        }
        Self(tokens)
    }
}

/// The words of a text, each with the place where it begins, without the sign of whose something is.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    whole_words(text).map(|(start, word)| (start, without_possessive(word)))
}

/// A word as it is compared: its letters folded, those of the word of which it is the plural, and whether it is in capitals.
/// Nothing where it has no letters.
pub(super) fn compared(word: &str) -> Option<(Box<str>, Box<str>, bool)> {
    let folded = fold(word);
    let (capitals, several) = capitals(word);
    // 'CAMHS' is no plural, 'IROs' is.
    let stem = match (capitals, several) {
        (true, false) => folded.as_str().into(),
        (true, true) => folded.trim_end_matches('s').into(),
        _ => stem(&folded).into(),
    };
    (!folded.is_empty()).then(|| (folded.into(), stem, capitals))
}

/// Whether a word is in capitals, and whether it is the plural of one.
fn capitals(word: &str) -> (bool, bool) {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let letters = bare.chars().filter(|c| !c.is_ascii_digit());
    let all = letters.clone().count() >= 2 && { letters }.all(|c| c.is_ascii_uppercase());
    (all, all && bare.len() < word.len())
}

/// A word without the sign of whose something is: "children" of "children's".
fn without_possessive(word: &str) -> &str {
    let bare = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(word)
}

/// The words of a text, each with the place where it begins: like [`words`], with the apostrophes inside them.
fn whole_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = words(text).peekable();
    core::iter::from_fn(move || {
        let (start, word) = rest.next()?;
        let mut end = start + word.len();
        while let Some((next, more)) = rest.next_if(|(next, _)| {
            let mut between = text.get(end..*next).unwrap_or_default().chars();
            between.next().is_some_and(is_apostrophe) && between.next().is_none()
        }) {
            end = next + more.len();
        }
        Some((start, text.get(start..end)?))
    })
}

/// The words of a text, each with the place where it begins. Letters, digits and what lies beyond ASCII belong to
/// words; space and punctuation part them.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut signs = text.char_indices();
    core::iter::from_fn(move || {
        let (start, _) = signs.find(|(_, c)| is_part(*c))?;
        let end = signs.find(|(_, c)| !is_part(*c)).map_or(text.len(), |(end, _)| end);
        Some((start, text.get(start..end)?))
    })
}

/// Whether a sign belongs to a word. Beyond ASCII, dashes, quotation marks and the like do not.
pub(super) fn is_part(c: char) -> bool {
    let parts = matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '＂' | '＇');
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !parts && !c.is_whitespace() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        Text::read(text).0.iter().map(|token| format!("{}/{}", token.folded, token.stem)).collect()
    }

    #[test]
    fn a_text_is_read_word_by_word() {
        assert_eq!(
            read("Children’s views, the council's"),
            ["children/child", "views/view", "the/the", "council/council"]
        );
        assert_eq!(read("CAMHS, IROs and O'Brien"), ["camhs/camhs", "iros/iro", "and/and", "obrien/obrien"]);
        assert_eq!(read("carers’ ‘views’ don’t"), ["carers/carer", "views/view", "dont/dont"]);
        assert_eq!(read("\u{301} – … ’"), [""; 0]);
        let tokens = Text::read("multi-agency care. Leavers in 2024–2025").0;
        let told: Vec<(bool, bool)> = tokens.iter().map(|token| (token.hyphen, token.new_sentence)).collect();
        assert_eq!(told[..4], [(false, false), (true, false), (false, false), (false, true)]);
        assert!(!told[6].0, "a dash is no hyphen");
    }
}
