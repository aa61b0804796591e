//! Names in signs that every system takes: parts of files' names, and ids.

/// The text in small letters a to z and digits, with one hyphen for whatever stands between them.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for sign in text.chars() {
        match plain(sign) {
            Some(letter) => slug.push(letter),
            // An apostrophe stands inside a word: "King's Lynn" is kings-lynn.
            None if matches!(sign, '\'' | '\u{2019}') => {}
            // Marks that stand above the letter before them.
            None if matches!(sign, '\u{300}'..='\u{36f}') => {}
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A small letter without its accent, as in Welsh place names; a digit as it is. The capitals with accents stand here
/// too: the rules for the capitals of every language are tables of several kB to download.
const fn plain(sign: char) -> Option<char> {
    match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Some(sign.to_ascii_lowercase()),
        'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => Some('a'),
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => Some('e'),
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => Some('i'),
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => Some('o'),
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => Some('u'),
        'ẁ' | 'ẃ' | 'ŵ' | 'ẅ' | 'Ẁ' | 'Ẃ' | 'Ŵ' | 'Ẅ' => Some('w'),
        'ỳ' | 'ý' | 'ŷ' | 'ÿ' | 'Ỳ' | 'Ý' | 'Ŷ' | 'Ÿ' => Some('y'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_keeps_its_letters_without_their_accents() {
        for (name, wanted) in [
            ("Ynys Môn", "ynys-mon"),
            ("King's  Lynn & Wisbech", "kings-lynn-wisbech"),
            ("  -- ", ""),
            ("../..", ""),
            ("Bath and North East Somerset (2)", "bath-and-north-east-somerset-2"),
        ] {
            assert_eq!(slug(name), wanted);
        }
    }
}
