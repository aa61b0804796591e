//! Words as Markdown (CommonMark, with the tables of GitHub): whatever they hold, they stay words.

use charts::Table;
use explore::direction::isolated;
use record::Citation;

/// Words in one line, in which nothing is taken for Markdown or HTML.
pub fn words(text: &str) -> String {
    let mut line = String::new();
    for (index, word) in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).enumerate()
    {
        if index > 0 {
            line.push(' ');
        }
        let begins = marker(word).filter(|_| index == 0);
        for (place, sign) in word.char_indices() {
            if is_special(sign) || begins == Some(place) {
                line.push('\\');
            }
            line.push(sign);
        }
    }
    line
}

/// A reader's words of several lines, each of them quoted, and by itself in its direction.
pub fn quote(text: &str) -> String {
    let breaks = |c: char| matches!(c, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.trim_end().split(breaks).map(|line| isolated(&words(line)).into_owned()).collect();
    let last = lines.len().saturating_sub(1);
    // Two spaces at its end keep a line from running into the next.
    let quoted = lines.iter().enumerate().map(|(index, line)| match line.as_str() {
        "" => ">".to_owned(),
        line if index < last => format!("> {line}  "),
        line => format!("> {line}"),
    });
    quoted.collect::<Vec<_>>().join("\n")
}

/// A table; cells that a row has too few are empty, those that it has too many are put into its last one.
pub fn table(table: &Table) -> String {
    let columns = table.head.len();
    let row = |cells: &[String]| {
        let cell = |place: usize| {
            let own = cells.get(place).map(|cell| words(cell)).unwrap_or_default();
            let over = cells.get(columns..).filter(|_| place + 1 == columns).unwrap_or_default();
            over.iter().fold(own, |all, more| format!("{all} {}", words(more)))
        };
        format!("| {} |\n", (0..columns).map(cell).collect::<Vec<_>>().join(" | "))
    };
    if columns == 0 {
        return String::new();
    }
    let rule = format!("|{}\n", " --- |".repeat(columns));
    row(&table.head) + &rule + &table.rows.iter().map(|cells| row(cells)).collect::<String>()
}

/// A link; only words where the address is none of the web.
pub fn link(text: &str, url: Option<&str>) -> String {
    let safe = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '\\');
    match url.filter(|url| (url.starts_with("https://") || url.starts_with("http://")) && url.chars().all(safe)) {
        Some(url) => format!("[{}](<{url}>)", words(text)),
        None => words(text),
    }
}

/// A citation: the document as a link, and the place in it.
pub fn citation(citation: &Citation) -> String {
    link(&citation.document, citation.url.as_deref()) + &in_line(&crate::cited::behind_title(citation))
}

/// Words that continue a line: a space at their beginning stays.
pub(super) fn in_line(text: &str) -> String {
    if text.starts_with(' ') { format!(" {}", words(text)) } else { words(text) }
}

/// Whether a sign may mean something to Markdown wherever it stands.
const fn is_special(sign: char) -> bool {
    matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '#' | '|' | '~' | '^' | '&' | '!' | '$')
}

/// Where a word that begins a line has the sign that would make a list or a heading of it.
fn marker(word: &str) -> Option<usize> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let sign = word.chars().nth(digits)?;
    let list = digits > 0 && matches!(sign, '.' | ')');
    let rule = digits == 0 && matches!(sign, '-' | '+' | '=' | ':');
    (list || rule).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_signs() {
        let cases = [
            ("a *b* _c_ `d` <e> #f [g](h)", "a \\*b\\* \\_c\\_ \\`d\\` \\<e\\> \\#f \\[g\\](h)"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("+ no list", "\\+ no list"),
            ("1. no list", "1\\. no list"),
            ("12) no list", "12\\) no list"),
            ("1.5 times - or 3. more", "1\\.5 times - or 3. more"),
            ("=== ", "\\==="),
            ("    no code\n\tnor this\r\nor\u{0}that", "no code nor this or that"),
            ("H^2^ {#id}", "H\\^2\\^ \\{\\#id\\}"),
            ("&amp; a\\|b", "\\&amp; a\\\\\\|b"),
            ("", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(words(text), wanted, "{text}");
        }
    }

    #[test]
    fn every_line_of_a_quote_is_quoted() {
        assert_eq!(quote("one\r\n\n# two\u{2028}> three\n\n"), "> one  \n>\n> \\# two  \n> \\> three");
        assert_eq!(quote("old\rbreaks"), "> old  \n> breaks");
        assert_eq!(quote(""), ">");
    }

    #[test]
    fn a_table_keeps_its_shape() {
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = vec![text(&["a|b", "c\nd"]), text(&["e"]), text(&["f", "g", "h"])];
        let made = table(&Table { caption: String::new(), head: text(&["x", ""]), rows });
        assert_eq!(made, "| x |  |\n| --- | --- |\n| a\\|b | c d |\n| e |  |\n| f | g h |\n");
        assert_eq!(table(&Table::default()), "");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(link("a [b]", Some("https://x.org/a(b)")), "[a \\[b\\]](<https://x.org/a(b)>)");
        for url in ["javascript:alert(1)", "https://x.org/a b", "https://x.org/>", ""] {
            assert_eq!(link("a", Some(url)), "a");
        }
    }
}
