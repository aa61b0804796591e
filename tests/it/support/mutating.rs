//! Texts changed at random, as a damaged disk or a careless program changes files.

/// Numbers that look random and are always the same (xorshift64*).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below this one.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides.max(1)
    }
}

/// What may break something where it stands by chance.
const TOKENS: [&str; 36] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e400",
    "-0",
    "18446744073709551616",
    "\\u0000",
    "\\ud800",
    "\\udc00\\ud800",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "😀",
    "\\\"version\\\":9",
    "\\\"version\\\":3,",
    "\"version\":2,",
    "\\\"draft\\\":true,",
    "\\\"deleted\\\":true,",
    "\\\"over\\\":{\\\"p1-1\\\":1795000000009},",
    "\"key\":",
    "\"value\":\"\",",
    "milton-keynes",
    "anyshire",
    "thread:a",
    "inspection-explorer/v3/",
    "p1-1",
    "\\\"at\\\":9007199254740993,",
    "{\"key\":\"inspection-explorer/v3/milton-keynes/note/p1-1/thread:a\",\"value\":\"\"},",
];

/// A place in a text between two signs.
fn place(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.roll(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn span(text: &str, dice: &mut Dice) -> (usize, usize) {
    let (one, most) = (place(text, dice), 1 << dice.roll(10));
    let mut other = (one + dice.roll(most + 1)).min(text.len());
    while !text.is_char_boundary(other) {
        other -= 1;
    }
    (one, other.max(one))
}

/// A text with one thing changed.
pub fn changed(text: &str, other: &str, dice: &mut Dice) -> String {
    let (from, to) = span(text, dice);
    let (before, cut, behind) = (&text[..from], &text[from..to], &text[to..]);
    match dice.roll(8) {
        0 => format!("{before}{behind}"),
        1 => format!("{before}{cut}{cut}{behind}"),
        2 | 3 => format!("{before}{}{behind}", TOKENS[dice.roll(TOKENS.len())]),
        4 => format!("{before}{}{cut}{behind}", TOKENS[dice.roll(TOKENS.len())]),
        5 => {
            let (from, to) = span(other, dice);
            format!("{before}{}{behind}", &other[from..to])
        }
        6 => format!("{before}{}", &other[place(other, dice)..]),
        _ => {
            let mut signs: Vec<char> = text.chars().collect();
            let (one, two) = (dice.roll(signs.len()), dice.roll(signs.len()));
            if one < signs.len() && two < signs.len() {
                signs.swap(one, two);
            }
            signs.into_iter().collect()
        }
    }
}
