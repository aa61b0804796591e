//! Parts of a page, as HTML that is well-formed as XML too.

use charts::Table;

/// A text as it is written in HTML, between tags and between the double quotes of a value. Signs that steer a terminal and
/// mean nothing on a page are left out.
pub fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An element with a text in it; nothing where the text is empty.
pub fn element(tag: &str, attributes: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<{tag}{attributes}>{}</{tag}>", escaped(text)) }
}

/// A table that scrolls by itself where the screen is narrow.
pub fn table(table: &Table) -> String {
    let head: String = table.head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", escaped(cell))).collect();
    let cell = |(place, words): (usize, &String)| match place {
        0 => format!("<th scope=\"row\">{}</th>", escaped(words)),
        _ => format!("<td>{}</td>", escaped(words)),
    };
    let row = |cells: &Vec<String>| format!("<tr>{}</tr>", cells.iter().enumerate().map(cell).collect::<String>());
    let rows: Vec<String> = table.rows.iter().map(row).collect();
    let caption = escaped(&table.caption);
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n<caption>{caption}</caption>\n\
         <thead><tr>{head}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>\n</div>",
        rows.join("\n")
    )
}

/// A list; nothing where it has no items. The items are HTML already.
pub fn list(attributes: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items: Vec<String> = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<ul{attributes}>\n{}\n</ul>", items.join("\n"))
}
