//! One and several: 'family' and 'families' are the same word, 'policy' and 'police' are not.
//!
//! Only the plural is undone, so that no two words fall together: 'visited' and 'visiting' stay what they are. The third
//! person of a verb looks like a plural and is undone with it, which brings it to its own verb: 'needs' to 'need'.

/// Plurals that follow no rule.
const IRREGULAR: [(&str, &str); 23] = [
    ("children", "child"),
    ("grandchildren", "grandchild"),
    ("schoolchildren", "schoolchild"),
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("lives", "life"),
    ("wives", "wife"),
    ("halves", "half"),
    ("selves", "self"),
    ("knives", "knife"),
    ("shelves", "shelf"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("analyses", "analysis"),
    ("crises", "crisis"),
    ("diagnoses", "diagnosis"),
    ("emphases", "emphasis"),
    ("criteria", "criterion"),
    ("buses", "bus"),
    ("statuses", "status"),
    ("focuses", "focus"),
    ("shoes", "shoe"),
];

/// Words that end as a plural does and are none, or are another word without the last letter.
const NO_PLURAL: [&str; 22] = [
    "afterwards",
    "always",
    "arms",
    "besides",
    "bias",
    "christmas",
    "customs",
    "ethics",
    "goods",
    "hers",
    "means",
    "news",
    "ours",
    "overseas",
    "perhaps",
    "physics",
    "politics",
    "series",
    "species",
    "theirs",
    "themselves",
    "yours",
];

/// The word of which this is a form, by its folded letters.
pub(crate) fn stem(word: &str) -> String {
    let irregular =
        |word: &str| IRREGULAR.iter().find(|(several, _)| *several == word).map(|(_, one)| (*one).to_owned());
    if let Some(one) = irregular(word) {
        return one;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let without = |letters: usize| word.get(..word.len() - letters).unwrap_or(word);
    if !word.ends_with('s') || word.len() <= 3 || ends(&["ss", "us", "is"]) || NO_PLURAL.contains(&word) {
        word.to_owned()
    } else if word.ends_with("ies") && word.len() > 4 {
        without(3).to_owned() + "y"
    } else if ends(&["sses", "shes", "ches", "xes", "zzes", "oes"]) && word.len() > 4 {
        without(2).to_owned()
    } else if word.len() == 4 && word.ends_with("oes") {
        // 'goes' and 'does', not 'toes'.
        if ends(&["goes", "does"]) { without(2).to_owned() } else { without(1).to_owned() }
    } else {
        // 'childrens', with its apostrophe forgotten.
        irregular(without(1)).unwrap_or_else(|| without(1).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_several_are_one_word() {
        for (one, several) in [
            ("family", "families"),
            ("policy", "policies"),
            ("agency", "agencies"),
            ("strategy", "strategies"),
            ("assessment", "assessments"),
            ("child", "children"),
            ("child", "childrens"),
            ("person", "people"),
            ("life", "lives"),
            ("analysis", "analyses"),
            ("process", "processes"),
            ("wish", "wishes"),
            ("search", "searches"),
            ("box", "boxes"),
            ("case", "cases"),
            ("house", "houses"),
            ("size", "sizes"),
            ("status", "statuses"),
            ("day", "days"),
            ("tie", "ties"),
            ("child", "child"),
            ("iro", "iros"),
            ("go", "goes"),
            ("toe", "toes"),
            ("criterion", "criteria"),
        ] {
            assert_eq!(stem(several), stem(one), "{several}");
            assert_eq!(stem(one), one);
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("policy", "police"),
            ("visit", "visited"),
            ("visit", "visiting"),
            ("visit", "visitor"),
            ("new", "news"),
            ("good", "goods"),
            ("mean", "means"),
            ("progress", "progres"),
            ("as", "a"),
            ("has", "ha"),
            ("us", "u"),
            ("status", "statu"),
            ("this", "thi"),
            ("care", "caring"),
            ("adopt", "adoption"),
            ("person", "personal"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }
}
