//! What is looked for in a text: words side by side, or words that are all in it.

use super::wording::{Text, Token, fold, push, stem};

/// A word that is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters, folded.
    pub folded: Box<str>,
    /// The same of the word of which it is the plural, where it may be one.
    pub stem: Box<str>,
    /// Whether only this form of it is meant, as between quotation marks.
    pub exact: bool,
    /// Whether it is only meant in capitals: FAST is not fast.
    pub capitals: bool,
    /// Whether the beginning of a word is enough: the reader is still typing it.
    pub beginning: bool,
    /// Whether the record writes it as one with the next word, by a hyphen.
    pub joins_next: bool,
}

impl Word {
    /// A word as it stands, by its letters.
    pub fn new(word: &str) -> Self {
        let folded = fold(word);
        Self { stem: stem(&folded).into(), folded: folded.into(), ..Self::default() }
    }

    /// Words that the record writes with hyphens, as one.
    pub fn as_one(words: &[Self]) -> Option<Self> {
        let (last, before) = words.split_last()?;
        let joined: String = before.iter().map(|word| &*word.folded).collect();
        Some(Self {
            folded: (joined.clone() + &last.folded).into(),
            stem: (joined + &last.stem).into(),
            ..last.clone()
        })
    }

    /// Whether this is the word.
    fn is(&self, token: Seen<'_>) -> bool {
        (!self.capitals || token.capitals) && self.same(token.folded, token.stem)
    }

    /// Whether these are its letters.
    pub fn same(&self, folded: &str, stem: &str) -> bool {
        *self.folded == *folded
            || (!self.exact && *self.stem == *stem)
            || (self.beginning && folded.starts_with(&*self.folded))
    }
}

/// A word of a text, as it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub folded: &'a str,
    pub stem: &'a str,
    pub capitals: bool,
    pub hyphen: bool,
    pub new_sentence: bool,
}

impl<'a> From<&'a Token> for Seen<'a> {
    fn from(token: &'a Token) -> Self {
        let Token { folded, stem, capitals, hyphen, new_sentence, .. } = token;
        Self { folded, stem, capitals: *capitals, hyphen: *hyphen, new_sentence: *new_sentence }
    }
}

/// A text word by word, however it is kept.
pub(super) trait Line {
    /// The word at this place.
    fn token(&self, at: usize) -> Option<Seen<'_>>;
}

/// One way in which what is looked for may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// These words side by side, in this order.
    SideBySide(Vec<Word>),
    /// These words in one text, in any order.
    Together(Vec<Word>),
}

impl Way {
    /// Whether a text tells it.
    pub fn is_in(&self, text: &Text) -> bool {
        self.is_in_line(text)
    }

    /// Whether a text tells it, however that is kept.
    pub fn is_in_line(&self, line: &dyn Line) -> bool {
        let tokens = || (0..).map_while(|at| line.token(at));
        match self {
            Self::SideBySide(words) => side_by_side(words, line).next().is_some(),
            Self::Together(words) => words.iter().all(|word| tokens().any(|token| word.is(token))),
        }
    }

    /// Where a text tells it, in bytes of the text from which it was read.
    pub fn places(&self, text: &Text, of: &str) -> Vec<(usize, usize)> {
        let tokens = &text.0;
        match self {
            Self::SideBySide(words) => {
                let found = side_by_side(words, text);
                found
                    .filter_map(|(first, last)| Some((tokens.get(first)?.start, end(words, tokens.get(last)?, of))))
                    .collect()
            }
            Self::Together(words) => {
                let found =
                    closest(words, tokens).iter().filter(|token| words.iter().any(|word| word.is((*token).into())));
                found.map(|token| (token.start, token.end)).collect()
            }
        }
    }
}

/// Where what was found ends: of a beginning only the letters that were typed are found.
fn end(words: &[Word], last: &Token, of: &str) -> usize {
    let Some(word) = words.last().filter(|word| word.beginning && !last.folded.ends_with(&*word.folded)) else {
        return last.end;
    };
    let mut folded = String::new();
    for (at, sign) in of.get(last.start..last.end).unwrap_or_default().char_indices() {
        push(&mut folded, sign);
        if folded.len() >= word.folded.len() {
            return last.start + at + sign.len_utf8();
        }
    }
    last.end
}

/// The shortest part of a text that has all of these words; nothing where there is none.
fn closest<'a>(words: &[Word], tokens: &'a [Token]) -> &'a [Token] {
    let from = |start: usize| {
        let tokens = tokens.get(start..)?;
        let ends = words.iter().map(|word| tokens.iter().position(|token| word.is(token.into())));
        let end = ends.collect::<Option<Vec<_>>>()?.into_iter().max()?;
        tokens.get(..=end)
    };
    (0..tokens.len()).filter_map(from).min_by_key(|part| part.len()).unwrap_or_default()
}

/// All places where words stand side by side: the first and the last word of each.
fn side_by_side<'a>(words: &'a [Word], line: &'a dyn Line) -> impl Iterator<Item = (usize, usize)> + 'a {
    let starts = (0..).take_while(|start| line.token(*start).is_some());
    starts.filter_map(move |start| {
        let length = length(words, line, start)?;
        (length > 0).then(|| (start, start + length - 1))
    })
}

/// How many of a text's words from here on these are, if it goes on with them. A word with hyphens may be told in one.
fn length(words: &[Word], line: &dyn Line, from: usize) -> Option<usize> {
    let Some(word) = words.first() else { return Some(0) };
    let first = line.token(from)?;
    let then = |words_done: usize, tokens_done: usize| {
        let rest = line.token(from + tokens_done);
        let apart = words.len() > words_done && rest.is_some_and(|next| next.new_sentence);
        if apart { None } else { Some(tokens_done + length(words.get(words_done..)?, line, from + tokens_done)?) }
    };
    if word.is(first)
        && let Some(length) = then(1, 1)
    {
        return Some(length);
    }
    // 'multi-agency' in the text, 'multiagency' looked for.
    let hyphens = (from + 1..).map_while(|at| line.token(at)).take_while(|token| token.hyphen).count();
    for parts in 2..=hyphens + 1 {
        let last = line.token(from + parts - 1)?;
        let joined: String =
            (from..from + parts - 1).filter_map(|at| line.token(at)).map(|token| token.folded).collect();
        if word.same(&(joined.clone() + last.folded), &(joined + last.stem))
            && let Some(length) = then(1, parts)
        {
            return Some(length);
        }
    }
    // 'multiagency' in the text, 'multi-agency' looked for.
    let joins = 1 + words.iter().take_while(|word| word.joins_next).count();
    for parts in 2..=joins.min(words.len()) {
        if Word::as_one(words.get(..parts)?).is_some_and(|as_one| as_one.is(first))
            && let Some(length) = then(parts, 1)
        {
            return Some(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        text.split(' ').map(Word::new).collect()
    }

    fn places(way: &Way, text: &str) -> Vec<String> {
        let found = way.places(&Text::read(text), text);
        found.into_iter().map(|(start, end)| text[start..end].to_owned()).collect()
    }

    #[test]
    fn words_side_by_side_stand_in_their_order_and_in_one_sentence() {
        let way = Way::SideBySide(words("care leaver"));
        assert_eq!(places(&way, "Care leavers and a care-leaver’s home"), ["Care leavers", "care-leaver"]);
        assert_eq!(places(&way, "leavers care; care. Leavers, care for leavers"), [""; 0]);
        let exact =
            Way::SideBySide(words("care leaver").into_iter().map(|word| Word { exact: true, ..word }).collect());
        assert_eq!(places(&exact, "Care leavers, a care, leaver"), ["care, leaver"]);
    }

    #[test]
    fn a_hyphen_may_be_there_or_not() {
        let mut apart = words("multi agency");
        apart[0].joins_next = true;
        let text = "Multi-agency, multi agency, multiagency, multi-agencies and a multi";
        for way in [Way::SideBySide(apart.clone()), Way::SideBySide(words("multiagency"))] {
            let joined = places(&way, text);
            assert!(joined.contains(&"Multi-agency".into()) && joined.contains(&"multi-agencies".into()), "{joined:?}");
            assert!(joined.contains(&"multiagency".into()), "{joined:?}");
        }
        assert_eq!(places(&Way::SideBySide(apart), text).len(), 4);
        assert_eq!(places(&Way::SideBySide(words("a way")), "away"), [""; 0], "these are other words");
        assert_eq!(places(&Way::SideBySide(words("upto date")), "up-to-date, up to date"), ["up-to-date"]);
    }

    #[test]
    fn of_a_beginning_only_what_was_typed_is_marked() {
        let begun = |text: &str| Way::SideBySide(vec![Word { beginning: true, ..Word::new(text) }]);
        assert_eq!(places(&begun("sta"), "Staﬀ stay"), ["Sta", "sta"]);
        assert_eq!(places(&begun("staf"), "Staﬀ"), ["Staﬀ"]);
        assert_eq!(places(&begun("caf"), "the cafe\u{301}"), ["caf"]);
        assert_eq!(places(&begun("multiag"), "multi-agency"), ["multi-agency"]);
    }

    #[test]
    fn words_together_are_marked_only_where_all_are_there() {
        let way = Way::Together(words("first contact"));
        assert_eq!(places(&way, "First calls and contacts"), ["First", "contacts"]);
        assert_eq!(places(&way, "First calls"), [""; 0]);
        assert_eq!(places(&way, "A contact came. The first new contact came first"), ["first", "contact"]);
    }
}
