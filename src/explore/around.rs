//! The neighbours of an open entry, in its list as it is filtered and sorted.

/// Where an open entry stands in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around<T> {
    /// The entry before it.
    pub previous: Option<T>,
    /// The entry after it.
    pub next: Option<T>,
    /// Its place, from 1 on.
    pub number: usize,
    /// How many entries the list has.
    pub of: usize,
}

impl<T: Clone + PartialEq> Around<T> {
    /// The place of an entry; nothing where the list does not show it.
    pub fn new(list: &[T], open: &T) -> Option<Self> {
        let index = list.iter().position(|entry| entry == open)?;
        let at = |index: usize| list.get(index).cloned();
        Some(Self {
            previous: index.checked_sub(1).and_then(at),
            next: at(index + 1),
            number: index + 1,
            of: list.len(),
        })
    }

    /// Where a step leads.
    pub fn to(&self, step: Step) -> Option<&T> {
        match step {
            Step::Previous => self.previous.as_ref(),
            Step::Next => self.next.as_ref(),
            Step::Close => None,
        }
    }

    /// The place in words, as '3 of 40'.
    pub fn said(&self) -> String {
        format!("{} of {}", self.number, self.of)
    }
}

/// What a reader asks of an open entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The entry before it.
    Previous,
    /// The entry after it.
    Next,
    /// The list alone.
    Close,
}

impl Step {
    /// What a key asks for. No letters: those belong to what readers type, and to screen readers.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Previous),
            "ArrowRight" => Some(Self::Next),
            "Escape" => Some(Self::Close),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Around, Step};

    #[test]
    fn each_entry_has_the_neighbours_of_its_list() {
        let list = ["a", "b", "c"];
        let table =
            [("a", None, Some("b"), "1 of 3"), ("b", Some("a"), Some("c"), "2 of 3"), ("c", Some("b"), None, "3 of 3")];
        for (open, previous, next, said) in table {
            let around = Around::new(&list, &open).unwrap();
            assert_eq!(
                (around.to(Step::Previous).copied(), around.to(Step::Next).copied()),
                (previous, next),
                "{open}"
            );
            assert_eq!((around.said().as_str(), around.to(Step::Close)), (said, None), "{open}");
        }
    }

    #[test]
    fn an_entry_that_the_list_does_not_show_has_none() {
        assert_eq!(Around::new(&["a"], &"b"), None);
        assert_eq!(Around::new(&[], &"b"), None);
    }

    #[test]
    fn only_arrows_and_escape_are_keys_of_an_entry() {
        assert_eq!(Step::of_key("ArrowLeft"), Some(Step::Previous));
        assert_eq!(Step::of_key("ArrowRight"), Some(Step::Next));
        assert_eq!(Step::of_key("Escape"), Some(Step::Close));
        for other in ["j", "k", "n", "p", "ArrowUp", "ArrowDown", "Enter", " "] {
            assert_eq!(Step::of_key(other), None, "{other}");
        }
    }
}
