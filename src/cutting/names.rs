//! What a section and its units are called.

/// The words with which a framework's chapters begin; only these open a chapter.
const CHAPTER_OPENINGS: [&str; 5] = [
    "the experiences and progress",
    "the graded judgement",
    "leadership, management",
    "the impact of leaders",
    "the local safeguarding children board",
];

/// What a chapter's heading names, and what the chapter is called. The first that fits counts.
const CHAPTERS: [(&str, &str); 7] = [
    ("safeguarding children board", "board"),
    ("adoption", "adoption"),
    ("help and protection", "help-and-protection"),
    ("children looked after", "children-in-care"),
    ("children in care", "children-in-care"),
    ("care leavers", "care-leavers"),
    ("leaders", "leaders"),
];

/// The sections whose paragraphs carry a short name of their own and no number of a bullet: 'exec2.s1'.
const SERIES: [(&str, &str); 5] = [
    ("introduction", "intro"),
    ("summary", "summary"),
    ("executive-summary", "exec"),
    ("context", "context"),
    ("conclusion", "conclusion"),
];

/// The grades of every framework.
const GRADES: [&str; 5] =
    ["requires improvement to be good", "requires improvement", "outstanding", "inadequate", "good"];

/// Where in the document the cutting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The chapter, where one is open.
    chapter: Option<String>,
    /// The section's name.
    pub section: String,
    /// Whether the last heading was one that the tool knows.
    pub known: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { chapter: None, section: "introduction".to_owned(), known: true }
    }
}

impl Place {
    /// The place behind a heading. A heading that is a grade alone changes nothing.
    #[must_use]
    pub fn after(&self, heading: &str) -> Self {
        let heading = without_note(heading.trim_end_matches(':')).to_ascii_lowercase();
        if GRADES.contains(&heading.as_str()) {
            return self.clone();
        }
        let inside = |part: &str| match &self.chapter {
            Some(chapter) => format!("{chapter}-{part}"),
            None => part.to_owned(),
        };
        let known = |chapter: Option<String>, section: String| Self { chapter, section, known: true };
        if let Some(chapter) = chapter(&heading) {
            return known(Some(chapter.to_owned()), chapter.to_owned());
        }
        // The last row of the table of grades stands before a report's opening words.
        if heading.starts_with("overall effectiveness") {
            return known(None, "summary".to_owned());
        }
        if heading.starts_with("what needs to improve") {
            return known(None, "what-needs-to-improve".to_owned());
        }
        if heading == "summary for children and young people" {
            return known(None, "for-children".to_owned());
        }
        if heading.starts_with("inspection findings") && self.chapter.is_some() {
            return known(self.chapter.clone(), inside("findings").trim_end_matches("-findings").to_owned());
        }
        match heading.as_str() {
            "summary" => known(self.chapter.clone(), inside("summary")),
            "executive summary" if self.chapter.is_some() => known(self.chapter.clone(), inside("summary")),
            "executive summary" | "recommendations" => known(self.chapter.clone(), inside(&slug(&heading))),
            _ => Self { chapter: None, section: slug(&heading), known: false },
        }
    }

    /// The head of a numbered item's id, and whether the item is one unit. A list that starts at 1 under 'Recommendations' holds
    /// recommendations; one that carries on the report's numbers holds paragraphs.
    pub fn numbered(&self, number: u32, first: u32) -> (String, bool) {
        if self.section.ends_with("recommendations") && first == 1 {
            return (format!("rec{number}"), true);
        }
        (format!("p{number}"), false)
    }

    /// The head of a bullet's id, and whether the bullet is one unit.
    pub fn bullet(&self, number: usize) -> (String, bool) {
        if self.section == "what-needs-to-improve" {
            return (format!("improve{number}"), true);
        }
        (format!("{}.b{number}", self.section), false)
    }

    /// The head of a plain paragraph's id.
    pub fn paragraph(&self, number: usize) -> String {
        match SERIES.iter().find(|(section, _)| *section == self.section) {
            Some((_, series)) => format!("{series}{number}"),
            // A chapter's own summary is numbered under the chapter: 'help-and-protection.p1'.
            None => format!("{}.p{number}", self.section.trim_end_matches("-summary")),
        }
    }
}

/// Whether words that end in a grade are a row of a table of grades.
pub fn ends_with_grade(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    GRADES.iter().any(|grade| text.ends_with(grade))
}

/// The chapter that a heading opens.
fn chapter(heading: &str) -> Option<&'static str> {
    CHAPTER_OPENINGS.iter().any(|opening| heading.starts_with(opening)).then_some(())?;
    if heading.starts_with("leadership") {
        return Some("leaders");
    }
    CHAPTERS.iter().find(|(words, _)| heading.contains(words)).map(|(_, name)| *name)
}

/// A heading without the number of a footnote at its last word: 'Information about the area2'.
fn without_note(heading: &str) -> &str {
    let bare = heading.trim_end_matches(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    if bare.ends_with(char::is_alphabetic) { bare } else { heading }
}

/// A heading as a name: small letters, digits and hyphens.
fn slug(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    words.map(|word| word.replace('\'', "")).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(headings: &[&str]) -> Place {
        headings.iter().fold(Place::default(), |place, heading| place.after(heading))
    }

    #[test]
    fn a_chapter_keeps_its_name_through_summary_and_findings() {
        let chapter = "The experiences and progress of families in need of help and protection";
        let summary = walk(&[chapter, "Requires improvement", "Summary"]);
        assert_eq!(
            (summary.section.as_str(), summary.paragraph(2).as_str()),
            ("help-and-protection-summary", "help-and-protection.p2")
        );
        assert_eq!(walk(&[chapter, "Summary", "Inspection findings"]).section, "help-and-protection");
        assert_eq!(walk(&[&format!("{chapter}: good")]).section, "help-and-protection");
    }

    #[test]
    fn only_the_words_of_a_framework_open_a_chapter() {
        let title = walk(&["Inspection of work on help and protection", "Executive summary"]);
        assert_eq!((title.section.as_str(), title.paragraph(1).as_str()), ("executive-summary", "exec1"));
        let board = walk(&["The Local Safeguarding Children Board (LSCB)", "Executive summary"]);
        assert_eq!((board.section.as_str(), board.paragraph(1).as_str()), ("board-summary", "board.p1"));
        assert_eq!(walk(&["Leadership, management and governance"]).section, "leaders");
        assert_eq!(walk(&["The graded judgement for adoption is that it is good"]).section, "adoption");
    }

    #[test]
    fn recommendations_are_recommendations_only_where_they_start_at_one() {
        let place = walk(&["Recommendations"]);
        assert_eq!(place.numbered(4, 1), ("rec4".to_owned(), true));
        assert_eq!(place.numbered(127, 126), ("p127".to_owned(), false));
        assert_eq!(walk(&["What needs to improve?"]).bullet(2), ("improve2".to_owned(), true));
    }

    #[test]
    fn other_headings_name_their_section() {
        let place = walk(&["Staying safe"]);
        assert_eq!((place.section.as_str(), place.known), ("staying-safe", false));
        assert_eq!(
            (place.paragraph(1), place.bullet(2).0),
            ("staying-safe.p1".to_owned(), "staying-safe.b2".to_owned())
        );
        assert_eq!(walk(&["The council's plan2"]).section, "the-councils-plan");
        assert_eq!(walk(&["Overall effectiveness Requires improvement to be good"]).paragraph(1), "summary1");
    }

    #[test]
    fn a_row_of_grades_is_known_by_its_end() {
        assert!(ends_with_grade("Bridges and locks Requires improvement to be good "));
        assert!(!ends_with_grade("The lock was repaired"));
    }
}
