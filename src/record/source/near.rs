//! What somebody most likely meant by a word that is not in a list.

/// The word of a list that is nearest to this one, where one is near enough to be meant.
pub fn nearest<'a>(word: &str, list: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let allowed = match word.len() {
        0..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    let measured = list.into_iter().map(|other| (distance(&word, &plain(other)), other));
    measured.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

/// 'Did you mean 'summary'? ', or nothing where no word is near.
pub fn suggestion<'a>(word: &str, list: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, list).map(|near| format!("Did you mean '{near}'? ")).unwrap_or_default()
}

/// The letters that count: no capitals, and one sign between words.
fn plain(word: &str) -> Vec<char> {
    let small = word.trim().chars().map(|sign| sign.to_ascii_lowercase());
    small.map(|sign| if matches!(sign, '_' | ' ') { '-' } else { sign }).take(80).collect()
}

/// How many letters must be added, left out, replaced or swapped with their neighbour to make one word of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut letter_before = None;
    for (row, letter) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        let mut other_before = None;
        for (column, theirs) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(letter != theirs);
            let mut least = replaced.min(at(&last, column + 1) + 1).min(at(&now, column) + 1);
            if column > 0 && letter_before == Some(theirs) && other_before == Some(letter) {
                least = least.min(at(&before_last, column - 1) + 1);
            }
            now.push(least);
            other_before = Some(theirs);
        }
        before_last = core::mem::replace(&mut last, now);
        letter_before = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood_and_another_word_is_not() {
        let list = ["summary", "units", "native_area", "url"];
        for (word, meant) in [
            ("sumary", Some("summary")),
            ("smumary", Some("summary")),
            ("Units", Some("units")),
            ("nativeArea", Some("native_area")),
            ("uri", Some("url")),
            ("owner", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, list), meant, "{word}");
        }
        assert_eq!(suggestion("unit", list), "Did you mean 'units'? ");
        assert_eq!(suggestion("timescale", list), "");
    }
}
