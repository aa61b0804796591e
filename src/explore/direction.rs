//! Readers' words among others: written from right to left, or with signs that turn the direction, they stay by themselves.

use std::borrow::Cow;

/// Begins words whose direction is their own.
const BEGIN: char = '\u{2068}';
/// Ends them.
const END: char = '\u{2069}';
/// Ends what an embedding or an override has begun.
const POP: char = '\u{202c}';

/// One line of a reader's words: in an isolate where anything in it runs from right to left or turns the direction, and
/// with an end for whatever it begins. No sign of it is left out.
pub fn isolated(line: &str) -> Cow<'_, str> {
    if !line.chars().any(turns) {
        return line.into();
    }
    let mut open = Vec::new();
    let mut safe = String::from(BEGIN);
    for sign in line.chars() {
        match sign {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP),
            '\u{2066}'..='\u{2068}' => open.push(END),
            POP => drop(open.pop_if(|end| *end == POP)),
            END => match open.iter().rposition(|end| *end == END) {
                // What was begun inside ends with it.
                Some(place) => {
                    let inside = open.split_off(place).len() - 1;
                    safe.extend(core::iter::repeat_n(POP, inside));
                }
                // It would end the isolate that is around all of it: it gets a beginning.
                None => safe.push(BEGIN),
            },
            _ => {}
        }
        safe.push(sign);
    }
    safe.extend(open.into_iter().rev());
    safe.push(END);
    safe.into()
}

/// Whether a sign runs from right to left, or turns the direction of others.
const fn turns(sign: char) -> bool {
    matches!(sign,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_from_right_to_left_stay_by_themselves() {
        for (line, wanted) in [
            ("plain words, é", "plain words, é"),
            ("", ""),
            ("سلام", "\u{2068}سلام\u{2069}"),
            ("a\u{202e}b", "\u{2068}a\u{202e}b\u{202c}\u{2069}"),
            ("a\u{2067}b", "\u{2068}a\u{2067}b\u{2069}\u{2069}"),
            ("a\u{2069}b", "\u{2068}a\u{2068}\u{2069}b\u{2069}"),
            ("\u{202c}", "\u{2068}\u{202c}\u{2069}"),
            ("\u{2067}\u{202e}a\u{2069}", "\u{2068}\u{2067}\u{202e}a\u{202c}\u{2069}\u{2069}"),
            ("\u{202e}\u{2067}a", "\u{2068}\u{202e}\u{2067}a\u{2069}\u{202c}\u{2069}"),
        ] {
            assert_eq!(isolated(line), wanted, "{}", line.escape_unicode());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_begun_ends_inside_and_nothing_is_left_out(line in "[aא\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,12}") {
            let safe = isolated(&line);
            let mut rest = safe.chars();
            prop_assert!(line.chars().all(|sign| rest.any(|kept| kept == sign)), "a sign is left out");
            if safe == line {
                prop_assert!(!line.chars().any(turns));
                return Ok(());
            }
            // The isolate around it is open until the last sign, and nothing is open behind it.
            let mut open = Vec::new();
            for (place, sign) in safe.chars().enumerate() {
                match sign {
                    '\u{2066}'..='\u{2068}' => open.push(END),
                    '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP),
                    END => prop_assert_eq!(open.pop(), Some(END)),
                    POP => drop(open.pop_if(|end| *end == POP)),
                    _ => {}
                }
                prop_assert_eq!(open.is_empty(), place + 1 == safe.chars().count());
            }
        }
    }
}
