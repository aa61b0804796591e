//! Names of files: of signs that every system takes, and that say what, where and when.

/// The longest that the words of a name may be, in signs; the day and the ending come on top.
const LIMIT: usize = 80;

/// The name of a file: 'milton-keynes-grades-2026-11-22.png'. `today` is a day as 2026-11-22.
pub fn file_name(place: &str, what: &str, today: &str, ending: &str) -> String {
    let words: String = slug(&format!("{place} {what}")).chars().take(LIMIT).collect();
    let parts = [words.trim_end_matches('-').to_owned(), slug(today)];
    let stem = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "inspections".to_owned() } else { stem };
    match slug(ending) {
        ending if ending.is_empty() => stem,
        ending => format!("{stem}.{ending}"),
    }
}

/// The text in small letters a to z and digits, with one hyphen for whatever stands between them.
fn slug(text: &str) -> String {
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
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_says_where_what_and_when() {
        assert_eq!(file_name("Milton Keynes", "grades", "2026-11-22", "png"), "milton-keynes-grades-2026-11-22.png");
        assert_eq!(
            file_name("Ynys Môn", "Findings: 2024", "2026-11-22", ".CSV"),
            "ynys-mon-findings-2024-2026-11-22.csv"
        );
        assert_eq!(file_name("King's  Lynn & Wisbech", "", "", "svg"), "kings-lynn-wisbech.svg");
        assert_eq!(file_name("YR ŴYDDFA", "ÂÉÏÔÛŶ", "", "svg"), "yr-wyddfa-aeiouy.svg");
        assert_eq!(file_name("../..", "\u{1F600}", "", "png"), "inspections.png");
    }

    proptest! {
        #[test]
        fn every_system_takes_the_name(place in "([a-z ]{0,200}|.{0,40})", what in any::<String>(), today in any::<String>()) {
            let name = file_name(&place, &what, &today.chars().take(10).collect::<String>(), "png");
            let stem = name.strip_suffix(".png");
            prop_assert!(stem.is_some());
            let stem = stem.unwrap_or_default();
            prop_assert!(!stem.is_empty() && stem.len() <= 100, "{}", name);
            prop_assert!(stem.split('-').all(|word| !word.is_empty()), "{}", name);
            prop_assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", name);
        }
    }
}
