//! Letters without what readers type or leave out as their keyboards have it: capitals, accents, ligatures.

/// The letters from `À` to `ſ`, each without its accent; `_` where more than one letter or none stands for it.
const LATIN: &str = "aaaaaa_ceeeeiiiidnooooo_ouuuuy__aaaaaa_ceeeeiiiidnooooo_ouuuuy_yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii__jjkkkllllllllllnnnnnnnnnoooooo__rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// The same from `Ḁ` to `ỿ`.
const MORE_LATIN: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy_s____aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy______";

/// Whether a sign may stand inside a word and is then passed over: don't, children’s.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

/// A word without capitals, accents, ligatures, apostrophes and signs that nobody sees.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    word.chars().for_each(|c| push(&mut folded, c));
    folded
}

/// Adds the letters for which a sign stands.
pub(crate) fn push(folded: &mut String, c: char) {
    if c.is_ascii() {
        if !is_apostrophe(c) {
            folded.push(c.to_ascii_lowercase());
        }
        return;
    }
    let from = |table: &str, first: char| {
        let at = (c as usize).checked_sub(first as usize)?;
        table.as_bytes().get(at).copied().filter(|letter| *letter != b'_').map(char::from)
    };
    if let Some(letter) = from(LATIN, 'À').or_else(|| from(MORE_LATIN, 'Ḁ')) {
        folded.push(letter);
        return;
    }
    match c {
        'Æ' | 'æ' => folded.push_str("ae"),
        'Œ' | 'œ' => folded.push_str("oe"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'Þ' | 'þ' => folded.push_str("th"),
        'Ĳ' | 'ĳ' => folded.push_str("ij"),
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        'ﬅ' | 'ﬆ' => folded.push_str("st"),
        // Full-width letters stand as far from the others as their first sign from its own.
        '！'..='～' => push(folded, char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        // Accents that stand alone, and signs without width.
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{fe0e}'
        | '\u{fe0f}'
        | '\u{feff}' => {}
        c if is_apostrophe(c) => {}
        // The capitals of other alphabets stay: to know them all would lengthen the download.
        c => folded.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_however_it_is_written() {
        for (typed, wanted) in [
            ("Café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("staﬀ", "staff"),
            ("oﬃcer", "officer"),
            ("ﬁnding", "finding"),
            ("Œuvre", "oeuvre"),
            ("straße", "strasse"),
            ("STAFF", "staff"),
            ("Ｏｆｓｔｅｄ", "ofsted"),
            ("don’t", "dont"),
            ("don't", "dont"),
            ("Łódź", "lodz"),
            ("Nguyễn", "nguyen"),
            ("ﬆep", "step"),
            ("ſafe", "safe"),
            ("co\u{ad}operate", "cooperate"),
            ("Ωmega", "Ωmega"),
            ("×", "×"),
        ] {
            assert_eq!(fold(typed), wanted, "{typed}");
        }
        assert_eq!((LATIN.len(), MORE_LATIN.len()), (192, 256));
    }
}
