//! Fills the gaps of a template.

/// Why a template cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// A gap that has a name which nothing fills.
    #[error(
        "index.html has the gap '{{{{{0}}}}}', which nothing fills: correct its name, or give its words in src/shell/words.rs"
    )]
    Unknown(String),
    /// A gap that does not end.
    #[error("index.html has a gap that does not end: write }}}} behind '{{{{{0}'")]
    Open(String),
}

/// The template with its gaps filled. What is put in is not read again: words may hold braces.
///
/// # Errors
/// [`BadTemplate`] where a gap does not end, or nothing has its name.
pub fn fill(template: &str, word: impl Fn(&str) -> Option<String>) -> Result<String, BadTemplate> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, gap)) = rest.split_once("{{") {
        let Some((name, behind)) = gap.split_once("}}") else {
            return Err(BadTemplate::Open(gap.chars().take(20).collect()));
        };
        filled.push_str(before);
        filled.push_str(&word(name).ok_or_else(|| BadTemplate::Unknown(name.to_owned()))?);
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(name: &str) -> Option<String> {
        (name == "title").then(|| "{{title}} & more".to_owned())
    }

    #[test]
    fn what_is_put_in_is_not_read_again() {
        let filled = fill("<b>{{title}}</b> {one brace} {{title}}.", word);
        assert_eq!(filled, Ok("<b>{{title}} & more</b> {one brace} {{title}} & more.".to_owned()));
        assert_eq!(fill("nothing", word), Ok("nothing".to_owned()));
    }

    #[test]
    fn a_gap_that_cannot_be_filled_is_named() {
        let unknown = fill("{{titel}}", word).map_err(|bad| bad.to_string());
        assert!(unknown.is_err_and(|told| told.contains("'{{titel}}'")));
        let open = fill("{{title} and then the rest of the page", word).map_err(|bad| bad.to_string());
        assert!(open.is_err_and(|told| told.contains("does not end: write }} behind '{{title} and then")));
    }
}
