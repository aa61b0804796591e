//! What the forms of the marks say, in the words of the frameworks that are drawn.

use super::model::GradesModel;
use crate::marks::form_of_grade;
use crate::scene::Form;
use record::Framework;
use record::order::sorted_by;

impl GradesModel {
    /// The forms of the frameworks' grades, the best first, each with the words that it stands for.
    pub fn forms(&self) -> Vec<(Form, String)> {
        let words = |framework: Framework| framework.heights().zip(&framework.entry().scale);
        let grades =
            sorted_by(self.bands.iter().flat_map(|band| words(band.framework)), |(a, _), (b, _)| b.total_cmp(a));
        let mut forms: Vec<(Form, Vec<&str>)> = Vec::new();
        for (height, word) in grades {
            let word = word.as_str();
            let form = form_of_grade(Some(height));
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, words)) => add(words, word),
                None => forms.push((form, vec![word])),
            }
        }
        forms.into_iter().map(|(form, words)| (form, words.join(" or "))).collect()
    }
}

/// Adds a word, unless a shorter one that begins it stands there; a longer one that it begins gives way.
fn add<'a>(words: &mut Vec<&'a str>, word: &'a str) {
    if words.iter().any(|known| word.starts_with(known)) {
        return;
    }
    words.retain(|known| !known.starts_with(word));
    words.push(word);
}
