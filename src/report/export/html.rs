//! A table as HTML, for the paper of the page's own printing: paper repeats its headings on every page.

use charts::Table;

/// The table, its words written out as text and not as markup.
pub fn table_html(table: &Table) -> String {
    let head: String = table.head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", text(cell))).collect();
    let body: String = table.rows.iter().map(|row| format!("<tr>{}</tr>", cells(row))).collect();
    format!(
        "<table><caption>{}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        text(&table.caption)
    )
}

/// The cells of a row; the first one is its heading.
fn cells(row: &[String]) -> String {
    let cell = |(index, words): (usize, &String)| match index {
        0 => format!("<th scope=\"row\">{}</th>", text(words)),
        _ => format!("<td>{}</td>", text(words)),
    };
    row.iter().enumerate().map(cell).collect()
}

/// The words with what HTML takes for markup written out.
fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The words as the value of an attribute in quotation marks.
pub(super) fn attribute(words: &str) -> String {
    text(words).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let table = Table {
            caption: "A < B".to_owned(),
            head: vec!["Area".to_owned(), "<b>About</b>".to_owned()],
            rows: vec![vec!["C1".to_owned(), "A & <script>".to_owned()]],
        };
        assert_eq!(
            table_html(&table),
            "<table><caption>A &lt; B</caption><thead><tr><th scope=\"col\">Area</th>\
             <th scope=\"col\">&lt;b&gt;About&lt;/b&gt;</th></tr></thead>\
             <tbody><tr><th scope=\"row\">C1</th><td>A &amp; &lt;script&gt;</td></tr></tbody></table>"
        );
    }
}
