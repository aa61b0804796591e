//! Room for what others work out from a record once, such as its words ready to be searched.

use core::any::Any;
use core::fmt;
use std::sync::{Arc, OnceLock};

/// Something that was worked out from a record. It belongs to the record's lists as they are: whoever changes them calls
/// [`super::Record::indexed`], which empties it.
#[derive(Clone, Default)]
pub struct Derived(OnceLock<Arc<dyn Any + Send + Sync>>);

impl Derived {
    /// What was worked out before, or else is worked out now and stays.
    ///
    /// There is room for one kind of thing: another kind is worked out each time.
    pub fn get_or_make<T: Send + Sync + 'static>(&self, mut make: impl FnMut() -> T) -> Arc<T> {
        let made = self.0.get_or_init(|| Arc::new(make()));
        Arc::clone(made).downcast().unwrap_or_else(|_| Arc::new(make()))
    }

    /// Whether something has been worked out.
    pub fn is_made(&self) -> bool {
        self.0.get().is_some()
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "Derived(made)" } else { "Derived" })
    }
}

/// It says nothing that the record does not say.
impl PartialEq for Derived {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Derived {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once_and_says_nothing_more() {
        let (derived, empty) = (Derived::default(), Derived::default());
        assert_eq!(*derived.get_or_make(|| 1), 1);
        assert_eq!(*derived.get_or_make(|| 2), 1);
        assert_eq!(*derived.get_or_make(|| "another kind"), "another kind");
        assert_eq!(derived, empty);
        assert_eq!(format!("{derived:?} {empty:?}"), "Derived(made) Derived");
    }
}
