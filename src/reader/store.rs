//! Where everything is kept: anything that holds texts under keys.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// A store of texts under keys, such as the browser's.
///
/// `set` either keeps the whole value or fails and leaves the former one as it was.
pub trait KeyValue {
    /// The text under this key, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Keeps a text under this key in place of any other.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not take it.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes away what is kept under this key.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not let it go.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Every key, ours and others', in any order.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under this key as a JSON string, exactly. A store whose texts may be no proper Unicode must do this without
    /// turning them into one.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    fn literal(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.get(key)?.and_then(|text| serde_json::to_string(&text).ok()))
    }

    /// Keeps the text that a JSON string stands for, exactly.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not take it.
    fn set_literal(&self, key: &str, literal: &str) -> Result<(), StoreError> {
        match serde_json::from_str::<String>(literal) {
            Ok(text) => self.set(key, &text),
            Err(error) => Err(StoreError::Other(error.to_string())),
        }
    }
}

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser saves nothing for this page: cookies are off, or the window is a private one.
    #[error(
        "This browser does not let the page save anything, so what you write lasts only until you close the page. \
         Download your notes before you close it, or allow this site to store data."
    )]
    Blocked,
    /// There is no more room.
    #[error(
        "The space that this browser gives the page is full, so the last change was not saved. What was saved before is \
         safe. Download your notes, then delete some that you no longer need."
    )]
    Full,
    /// What was saved is no longer there.
    #[error(
        "What was saved here has been deleted from this browser, perhaps when its data was cleared. It is still on this \
         page: save it again, or download a backup before you close the page."
    )]
    Gone,
    /// Anything else, in the words of whoever noticed.
    #[error(
        "This browser could not save or read everything ({0}). Download your notes before you close the page, then reload \
         it."
    )]
    Other(String),
}

/// A store that forgets when the page is closed: for browsers that keep nothing, and for tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryStore {
    entries: RefCell<BTreeMap<String, String>>,
    /// How many bytes of keys and values it holds at most.
    capacity: Option<usize>,
}

impl MemoryStore {
    /// A store that is full when its keys and values have this many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { entries: RefCell::default(), capacity: Some(bytes) }
    }

    /// A copy of all that it holds.
    pub fn entries(&self) -> BTreeMap<String, String> {
        self.entries.borrow().clone()
    }
}

impl FromIterator<(String, String)> for MemoryStore {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        Self { entries: RefCell::new(entries.into_iter().collect()), capacity: None }
    }
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.entries.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let mut entries = self.entries.borrow_mut();
        let others = entries.iter().filter(|(other, _)| *other != key).map(|(other, value)| other.len() + value.len());
        if self.capacity.is_some_and(|capacity| others.sum::<usize>() + key.len() + value.len() > capacity) {
            return Err(StoreError::Full);
        }
        entries.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.entries.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.entries.borrow().keys().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_store_refuses_and_keeps_what_it_had() {
        let store = MemoryStore::with_capacity(6);
        assert_eq!(store.set("a", "12"), Ok(()));
        assert_eq!(store.set("b", "12"), Ok(()));
        assert_eq!(store.set("a", "123"), Err(StoreError::Full));
        assert_eq!(store.set("c", ""), Err(StoreError::Full));
        assert_eq!(store.get("a"), Ok(Some("12".into())));
        assert_eq!(store.remove("b"), Ok(()));
        assert_eq!(store.set("a", "12345"), Ok(()));
        assert_eq!(store.keys(), Ok(vec!["a".to_owned()]));
    }

    #[test]
    fn every_trouble_says_what_to_do() {
        for trouble in [StoreError::Blocked, StoreError::Full, StoreError::Gone, StoreError::Other("odd".into())] {
            assert!(trouble.to_string().to_ascii_lowercase().contains("download"), "{trouble}");
        }
    }
}
