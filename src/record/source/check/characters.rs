//! Signs that a text must not have: those that cannot be seen, that turn the direction of reading, or that belong to HTML.

use crate::source::problem::Level;

/// What is wrong with a text, how much it matters, and what to do about it.
pub type Spoilt = (String, Level, &'static str);

/// What a sign is that cannot be seen, and whether it can make a text say something else than it holds.
pub const fn unseen(sign: char) -> Option<(&'static str, Level)> {
    Some(match sign {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            ("a character that turns the direction of reading", Level::Fault)
        }
        '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' | '\u{34F}' => {
            ("a character of no width", Level::Slip)
        }
        '\u{AD}' => ("a soft hyphen", Level::Slip),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E007F}' => ("a character that only marks another one", Level::Slip),
        '\u{E000}'..='\u{F8FF}' => ("a character that only one font knows", Level::Slip),
        '\u{FFFD}' => ("a character in place of one that could not be read", Level::Slip),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => ("a line break", Level::Slip),
        '\t' => ("a tab", Level::Slip),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => ("a control character", Level::Fault),
        _ => return None,
    })
}

/// The first thing that is wrong with the signs of a text.
pub fn spoilt(text: &str) -> Option<Spoilt> {
    // Most texts are plain: they are passed over quickly.
    let plain = |byte: u8| (b' '..0x7F).contains(&byte) && byte != b'<' && byte != b'&';
    if text.bytes().all(plain) {
        return None;
    }
    let found = text.chars().find_map(|sign| unseen(sign).map(|(what, level)| (sign, what, level)));
    if let Some((sign, what, level)) = found {
        let remedy = "Remove it: copy the text through a plain text editor, or type it";
        return Some((format!("holds {what} (U+{:04X})", u32::from(sign)), level, remedy));
    }
    if let Some(garbled) =
        ["â€", "Ã©", "Ã¨", "Ã¶", "Ã¼", "Ã¤", "Â£", "Â\u{A0}", "ï»¿"].iter().find(|signs| text.contains(**signs))
    {
        let remedy = "Replace it with the letter that was meant: the text was once read in another encoding";
        return Some((format!("holds '{garbled}', which was once another letter"), Level::Slip, remedy));
    }
    if let Some(tag) = tag(text) {
        let remedy = "Write the text alone: it is shown as it stands, tags and all";
        return Some((format!("holds the HTML {tag}"), Level::Slip, remedy));
    }
    let word = mixed(text)?;
    let remedy = "Type the word anew: a search would not find it";
    Some((format!("mixes letters of two alphabets in '{word}'"), Level::Slip, remedy))
}

/// A tag or an entity of HTML: `<b>`, `&amp;`, `&#39;`.
fn tag(text: &str) -> Option<String> {
    for (at, sign) in text.char_indices().filter(|(_, sign)| matches!(sign, '<' | '&')) {
        let rest: &str = text.get(at..).unwrap_or_default();
        let (end, body): (char, fn(char) -> bool) = if sign == '<' {
            ('>', |sign| sign != '<')
        } else {
            (';', |sign| sign.is_ascii_alphanumeric() || sign == '#')
        };
        let Some(inside) = rest.get(1..).and_then(|rest| rest.split_once(end)).map(|(inside, _)| inside) else {
            continue;
        };
        let begins = inside.chars().next().is_some_and(|first| match sign {
            '<' => first.is_ascii_alphabetic() || matches!(first, '/' | '!'),
            _ => first.is_ascii_alphabetic() || first == '#',
        });
        if begins && inside.chars().all(body) && (sign == '<' || (2..=10).contains(&inside.len())) {
            return Some(format!("{sign}{}{end}", inside.chars().take(30).collect::<String>()));
        }
    }
    None
}

/// A word of Latin letters and those of another alphabet that look like them.
fn mixed(text: &str) -> Option<&str> {
    text.split(|sign: char| !sign.is_alphabetic()).find(|word| {
        word.chars().any(|sign| sign.is_ascii_alphabetic())
            && word.chars().any(|sign| matches!(sign, '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_of_all_kinds_pass() {
        for text in [
            "Children’s social workers – “well led” – at Ysgol Tŷ Gwyn; £3,000; 5 < 6 & 7 > 6; R&D; AT&T; a & b;",
            "Zoë, José and Łukasz; Ελλάδα; Москва",
            "",
        ] {
            assert_eq!(spoilt(text), None, "{text}");
        }
    }

    #[test]
    fn each_sign_is_named() {
        for (text, what) in [
            ("a\u{202E}b", "direction of reading (U+202E)"),
            ("a\u{200B}b", "no width (U+200B)"),
            ("a\u{AD}b", "a soft hyphen"),
            ("a\u{7}b", "a control character (U+0007)"),
            ("a\nb", "a line break"),
            ("a\u{FFFD}b", "could not be read"),
            ("childrenâ€™s", "once another letter"),
            ("<b>bold</b>", "the HTML <b>"),
            ("a <br/> b", "the HTML <br/>"),
            ("R&amp;D", "the HTML &amp;"),
            ("it&#39;s", "the HTML &#39;"),
            ("sоcial", "two alphabets in 'sоcial'"),
        ] {
            assert!(spoilt(text).is_some_and(|spoilt| spoilt.0.contains(what)), "{text:?}: {:?}", spoilt(text));
        }
    }
}
