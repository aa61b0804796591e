//! Where a sentence ends.

/// Abbreviations after which a sentence hardly ever ends.
const NEVER: [&str; 33] = [
    "e.g", "i.e", "cf", "vs", "viz", "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "cllr", "approx", "para",
    "paras", "pp", "fig", "figs", "vol", "sect", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "ca", "nr", "sr",
    "jr",
];
/// Abbreviations that a number follows: 'No. 4'.
const BEFORE_NUMBER: [&str; 7] = ["no", "nos", "p", "s", "ss", "ch", "art"];
/// Abbreviations that stand inside a sentence as often as at its end.
const EITHER: [&str; 9] = ["etc", "ltd", "inc", "co", "a.m", "p.m", "ph.d", "u.k", "al"];
/// Words with which a sentence often begins, and a person's name hardly ever.
const OPENERS: [&str; 18] = [
    "the", "this", "these", "it", "they", "in", "however", "a", "an", "he", "she", "there", "as", "for", "all", "some",
    "most", "when",
];

/// A block's sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// The sentences in order.
    pub sentences: Vec<String>,
    /// What the tool was unsure of.
    pub unsure: Vec<String>,
}

/// Cuts a paragraph into sentences.
///
/// A remark in brackets after the full stop, such as '(Recommendation)', stays with the sentence before it.
pub fn split(text: &str) -> Sentences {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Sentences::default();
    let mut sentence = String::new();
    let mut in_remark = false;
    for (index, word) in words.iter().enumerate() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        let Some(next) = words.get(index + 1) else { continue };
        let ends_remark = in_remark && word.ends_with(')');
        if !(may_end(word) || ends_remark) || !may_begin(next) {
            continue;
        }
        in_remark = is_remark(words.get(index + 1..).unwrap_or_default());
        if in_remark {
            continue;
        }
        match abbreviation(word, next) {
            Ends::No => continue,
            Ends::Unsure => found.unsure.push(format!("'{word}' before '{next}' may or may not end a sentence")),
            Ends::Yes => {}
        }
        if is_open(&sentence) {
            found.unsure.push(format!("a quotation or bracket holds several sentences, cut after '{word}'"));
        }
        found.sentences.push(core::mem::take(&mut sentence));
    }
    if !sentence.is_empty() {
        found.sentences.push(sentence);
    }
    found
}

/// Whether a text ends as a sentence ends.
pub fn is_finished(text: &str) -> bool {
    let text = text.trim_end();
    if let Some(before) =
        text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map(|(before, _)| before.trim_end())
        && before.ends_with(['.', '!', '?'])
    {
        return true;
    }
    text.trim_end_matches(['\'', '"', ')', ']', '*']).ends_with(['.', '!', '?'])
}

enum Ends {
    Yes,
    No,
    Unsure,
}

/// Whether the word carries the mark that can end a sentence.
fn may_end(word: &str) -> bool {
    word.trim_end_matches(['\'', '"', ')', ']', '*']).ends_with(['.', '!', '?'])
}

/// Whether a sentence can begin with the word: a capital letter or a digit, behind quotation marks or a bracket.
fn may_begin(word: &str) -> bool {
    let first = word.trim_start_matches(['\'', '"', '(', '[', '*']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the words begin with a remark in brackets of at most three words that ends the text or is followed by a new sentence.
fn is_remark(words: &[&str]) -> bool {
    if !words.first().is_some_and(|word| word.starts_with('(')) {
        return false;
    }
    let close = words.iter().take(3).position(|word| word.ends_with(')'));
    close.is_some_and(|at| words.get(at + 1).is_none_or(|next| may_begin(next)))
}

/// What the abbreviations say about a full stop.
fn abbreviation(word: &str, next: &str) -> Ends {
    let bare = word.trim_start_matches(['\'', '"', '(', '[', '*']);
    // After a remark in brackets nothing is abbreviated.
    if !bare.ends_with('.') {
        return Ends::Yes;
    }
    let stem = bare.trim_end_matches('.').to_ascii_lowercase();
    let number_follows = next.starts_with(|c: char| c.is_ascii_digit());
    if NEVER.contains(&stem.as_str()) || (BEFORE_NUMBER.contains(&stem.as_str()) && number_follows) {
        return Ends::No;
    }
    if EITHER.contains(&stem.as_str()) {
        return Ends::Unsure;
    }
    // Initials: 'J. Smith', 'J.R. Smith'. A single letter that is a word, or a lone label, is unsure.
    let letters: Vec<&str> = stem.split('.').collect();
    let initials = letters.iter().all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    let opener = OPENERS.contains(&next.to_ascii_lowercase().as_str());
    match (initials, bare.starts_with(char::is_uppercase)) {
        (true, true) if stem == "i" => Ends::Yes,
        (true, true) if opener => Ends::Unsure,
        (true, true) => Ends::No,
        (true, false) => Ends::Unsure,
        _ => Ends::Yes,
    }
}

/// Whether a double quotation mark or a bracket is still open at the end of the text.
fn is_open(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    // A single mark is an apostrophe too: it opens only before a word, and closes only behind one.
    let opens = |at: usize| at == 0 || text.get(..at).is_some_and(|before| before.ends_with([' ', '(', '"']));
    let closes = |at: usize| {
        text.get(at + 1..)
            .is_some_and(|after| after.is_empty() || after.starts_with([' ', ',', '.', '!', '?', ')', ';', ':']))
    };
    let single = |test: &dyn Fn(usize) -> bool| text.match_indices('\'').filter(|(at, _)| test(*at)).count();
    count('"') % 2 == 1 || count('(') > count(')') || (single(&opens) > single(&closes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        split(text).sentences
    }

    #[test]
    fn a_full_stop_before_a_capital_letter_ends_a_sentence() {
        assert_eq!(
            cut("The bridge is old. It stands! Does it? 40 boats pass."),
            ["The bridge is old.", "It stands!", "Does it?", "40 boats pass."]
        );
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(cut("Some boats, e.g. Dutch ones, i.e. Mr. Green's, pass Dr. Brown's lock.").len(), 1);
        assert_eq!(cut("See No. 4 and p. 12. It says no. Nobody reads it.").len(), 3);
        assert_eq!(cut("It was built by J. Smith and A.B. Jones in St. Ives. They left.").len(), 2);
    }

    #[test]
    fn a_letter_before_a_word_that_opens_sentences_may_end_one() {
        let found = split("It was so for boat A and boat M. The keeper saw them.");
        assert_eq!((found.sentences.len(), found.unsure.len()), (2, 1));
    }

    #[test]
    fn a_decimal_or_a_web_address_is_no_end() {
        assert_eq!(cut("It is 2.5 metres wide, as www.bridge.example says. So it is.").len(), 2);
    }

    #[test]
    fn what_may_be_an_end_is_cut_and_told() {
        let found = split("Boats, barges, etc. Many pass at 4 p.m. Others wait.");
        assert_eq!(found.sentences.len(), 3);
        assert_eq!(found.unsure.len(), 2);
        assert!(found.unsure[0].contains("'etc.' before 'Many'"), "{:?}", found.unsure);
    }

    #[test]
    fn a_remark_in_brackets_stays_with_its_sentence() {
        assert_eq!(
            cut("The lock leaks. (Recommendation) It is old."),
            ["The lock leaks. (Recommendation)", "It is old."]
        );
        assert_eq!(cut("The lock leaks. (Recommendation)").len(), 1);
    }

    #[test]
    fn a_quotation_of_several_sentences_is_cut_and_told() {
        let found = split("A keeper said, 'It leaks. Nobody comes.' Others agree.");
        assert_eq!(found.sentences, ["A keeper said, 'It leaks.", "Nobody comes.'", "Others agree."]);
        assert_eq!(found.unsure.len(), 1);
        assert!(split("The keeper's 'wide lock' works. The boats' crews wait. They do.").unsure.is_empty());
    }

    #[test]
    fn a_text_is_finished_by_its_mark_also_behind_brackets_and_quotation_marks() {
        for text in ["It is.", "Is it?", "He said 'yes.'", "It leaks. (Recommendation)", "(It is.)"] {
            assert!(is_finished(text), "{text}");
        }
        for text in ["It is", "as follows:", "the lock (old)"] {
            assert!(!is_finished(text), "{text}");
        }
    }
}
