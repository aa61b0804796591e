//! The tags of the page's own head, which this project writes: each attribute has a value in double quotes, or none.

/// A tag, with a script's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends, in bytes; where that of a script ends, with its closing tag.
    pub to: usize,
    /// Whether it counts only where scripts are switched off.
    pub within_noscript: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, behind)) = rest.split_once("=\"") {
            let (value, behind) = behind.split_once('"')?;
            if before.rsplit(char::is_whitespace).next() == Some(name) {
                return Some(value);
            }
            rest = behind;
        }
        None
    }
}

/// The opening tags of a head, in their order.
pub fn tags(head: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut within_noscript = false;
    while let Some((before, inner)) = head.get(at..).and_then(|rest| rest.split_once('<')) {
        let from = at + before.len();
        let Some((tag, _)) = inner.split_once('>') else { break };
        let mut to = from + 1 + tag.len() + 1;
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        match name {
            "noscript" => within_noscript = true,
            "/noscript" => within_noscript = false,
            "script" => {
                const END: &str = "</script>";
                to += head.get(to..).and_then(|rest| rest.find(END)).map_or(0, |length| length + END.len());
            }
            _ => {}
        }
        if !name.starts_with(['/', '!']) {
            found.push(Tag { name, from, to, within_noscript, attributes });
        }
        at = to;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let head = "<!doctype html><head>\n<meta charset=\"utf-8\"><noscript><link rel=\"stylesheet\" href=\"a b.css\"></noscript>\n<script async src=\"early.js\">no <tag></script><link rel=\"icon\" href=\"x\"/>";
        let found = tags(head);
        let names: Vec<&str> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["head", "meta", "noscript", "link", "script", "link"]);
        let of = |place: usize, name: &str| found.get(place).and_then(|tag| tag.attribute(name));
        assert_eq!(
            (of(1, "charset"), of(3, "rel"), of(3, "href")),
            (Some("utf-8"), Some("stylesheet"), Some("a b.css"))
        );
        assert_eq!((of(4, "src"), of(4, "async"), of(5, "href")), (Some("early.js"), None, Some("x")));
        assert_eq!(found.iter().filter(|tag| tag.within_noscript).count(), 2);
        let script = found.get(4).and_then(|tag| head.get(tag.from..tag.to));
        assert_eq!(script, Some("<script async src=\"early.js\">no <tag></script>"));
    }
}
