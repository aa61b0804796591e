//! The page's style sheets as one file: a browser then asks for one, and waits for one.

use crate::offline::hashed;
use crate::tags::tags;

/// A page with one style sheet, and what became of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The page.
    pub page: String,
    /// The name of the one sheet, which changes with its rules.
    pub name: String,
    /// Its rules.
    pub style: String,
    /// The names of the sheets that are in it.
    pub parts: Vec<String>,
}

/// The page with one style sheet in the place of the first. What counts only where scripts are switched off stays apart.
/// `None` where it has no style sheet.
///
/// # Errors
/// What `read` says of a sheet that it cannot read.
pub fn joined(page: &str, read: impl Fn(&str) -> Result<String, String>) -> Result<Option<Joined>, String> {
    let Some((head, _)) = page.split_once("</head>") else { return Ok(None) };
    let own = |tag: &crate::tags::Tag<'_>| {
        tag.name == "link" && tag.attribute("rel") == Some("stylesheet") && !tag.within_noscript
    };
    let links: Vec<_> = tags(head).into_iter().filter(own).collect();
    let Some(first) = links.first() else { return Ok(None) };
    let mut parts = Vec::new();
    let mut style = String::new();
    for link in &links {
        let name = link.attribute("href").unwrap_or_default().trim_start_matches("./");
        style.push_str(read(name)?.trim_end());
        style.push('\n');
        parts.push(name.to_owned());
    }
    let name = hashed("styles", "css", style.as_bytes());
    let mut made = String::with_capacity(page.len());
    let mut from = 0;
    for link in &links {
        made.push_str(page.get(from..link.from).unwrap_or_default());
        if link.from == first.from {
            made.push_str(&format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
        }
        from = link.to;
    }
    made.push_str(page.get(from..).unwrap_or_default());
    Ok(Some(Joined { page: made, name, style, parts }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>T</title><link rel=\"stylesheet\" href=\"./a-1.css\"/>\n<link rel=\"icon\" href=\"i\"><link rel=\"stylesheet\" href=\"./b-2.css\"/><noscript><link rel=\"stylesheet\" href=\"c.css\"></noscript></head><body><link rel=\"stylesheet\" href=\"no\"></body>";

    fn sheet(name: &str) -> Result<String, String> {
        match name {
            "a-1.css" => Ok("a {}\n\n".to_owned()),
            "b-2.css" => Ok("b {}".to_owned()),
            other => Err(format!("there is no {other}")),
        }
    }

    #[test]
    fn all_sheets_of_the_head_become_one_in_their_order() {
        let made = joined(PAGE, sheet).unwrap().unwrap();
        assert_eq!(made.style, "a {}\nb {}\n");
        assert_eq!(made.parts, ["a-1.css", "b-2.css"]);
        assert!(made.name.starts_with("styles-") && made.name.ends_with(".css"), "{}", made.name);
        let link = format!("<link rel=\"stylesheet\" href=\"./{}\">", made.name);
        let wanted = format!(
            "<head><title>T</title>{link}\n<link rel=\"icon\" href=\"i\"><noscript><link rel=\"stylesheet\" href=\"c.css\"></noscript></head><body><link rel=\"stylesheet\" href=\"no\"></body>"
        );
        assert_eq!(made.page, wanted);
    }

    #[test]
    fn other_rules_give_another_name() {
        let other = |name: &str| sheet(name).map(|style| style.replace("{}", "{ top: 0 }"));
        assert_ne!(joined(PAGE, sheet).unwrap().unwrap().name, joined(PAGE, other).unwrap().unwrap().name);
    }

    #[test]
    fn a_page_without_sheets_stays_as_it_is_and_a_missing_sheet_is_told() {
        assert_eq!(joined("<head></head>", sheet), Ok(None));
        let told = joined("<head><link rel=\"stylesheet\" href=\"x.css\"></head>", sheet);
        assert_eq!(told, Err("there is no x.css".to_owned()));
    }
}
