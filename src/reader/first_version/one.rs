//! Taking over one value that can be read.

use super::mark::{Earlier, Mark, Place};
use super::{Copied, FirstForm, GRACE, TakeOver};
use crate::keep::{Id, encode};
use crate::quarantine;
use crate::shelf::{Block, Loaded, SaveError};

impl TakeOver<'_> {
    /// Takes one value over, unless that was done before or what is in its new place must stay.
    pub(super) fn one<T: FirstForm>(&mut self, loaded: &mut Loaded<T>, place: &str, first: Earlier, value: T) {
        let name = value.id().text();
        match loaded.shelf.places.blocked.get(&name) {
            Some(Block::Newer) => return,
            Some(Block::Unreadable) => {
                loaded.values.entry(value.id()).or_insert(value);
                return;
            }
            None => {}
        }
        let text = loaded.shelf.places.known.get(&name).cloned();
        match (loaded.values.get(&value.id()), text) {
            (Some(held), Some(text)) => {
                if let Some(mark) = self.mark_of(place, &first) {
                    loaded.shelf.places.earlier.insert(name, Earlier { is_taken: true, ..first.clone() });
                    self.retire(place, first, &mark);
                } else if *held == value {
                    self.mark(place, &first, Some(&text));
                    loaded.shelf.places.earlier.insert(name, Earlier { is_taken: true, ..first });
                } else if self.is_free_to_replace(loaded, place, &first, &value, &text) {
                    self.copy(loaded, place, first, value, false);
                }
            }
            // Whatever was marked: where the reader deletes something, it is removed from both places.
            _ => self.copy(loaded, place, first, value, true),
        }
    }

    /// Whether the value may take the place of what is there: nothing was changed there since it was made of the first
    /// version's former value. Otherwise both are kept: the older one is quarantined, and the newer one is shown.
    fn is_free_to_replace<T: FirstForm>(
        &mut self,
        loaded: &mut Loaded<T>,
        place: &str,
        first: &Earlier,
        value: &T,
        text: &str,
    ) -> bool {
        if self.marked.get(&Place(place.to_owned())).is_some_and(|mark| mark.is_made_of_it(text)) {
            return true;
        }
        let name = value.id().text();
        let is_newer = loaded.values.get(&value.id()).is_none_or(|held| value.updated() > held.updated());
        let (key, to) = if is_newer {
            (loaded.shelf.places.key(&name), loaded.shelf.places.quarantine(&name))
        } else {
            (first.key.clone(), self.quarantine(place))
        };
        match quarantine::copy(self.store, &key, &to) {
            Ok(copy) if is_newer => loaded.faults.older.push(copy),
            Ok(_) => {
                // Nothing here was made of it: its next change is not the next one of what is here.
                self.mark(place, first, None);
                loaded.shelf.places.earlier.insert(name, Earlier { is_taken: true, ..first.clone() });
            }
            Err(trouble) => {
                loaded.faults.not_taken += 1;
                self.note(trouble, &mut loaded.faults);
                return false;
            }
        }
        is_newer
    }

    /// Saves the value in its new place and marks it. What finds no room there is shown all the same.
    fn copy<T: FirstForm>(&mut self, loaded: &mut Loaded<T>, place: &str, first: Earlier, value: T, is_first: bool) {
        let (id, name) = (value.id(), value.id().text());
        let saved = loaded.shelf.save(self.store, &value);
        let is_taken = saved.is_ok();
        if is_taken {
            let text = encode(&value);
            self.mark(place, &first, Some(&text));
            if is_first {
                self.copied.push(Copied { kind: T::KIND, id: name.clone(), text, from: first.clone() });
            }
        } else if let Err(SaveError::Store(_, trouble)) = saved {
            self.note(trouble, &mut loaded.faults);
        }
        loaded.shelf.places.earlier.insert(name, Earlier { is_taken, ..first });
        loaded.values.insert(id, value);
    }

    /// Removes a value of the first version that was taken over long enough ago. What was made of it has just been read;
    /// of what was quarantined there must be an exact copy.
    pub(super) fn retire(&mut self, place: &str, first: Earlier, mark: &Mark) {
        if mark.second.is_none() && quarantine::copy(self.store, &first.key, &self.quarantine(place)).is_err() {
            return;
        }
        if mark.at.saturating_add(GRACE) <= self.now {
            // What does not go now goes at another load.
            self.let_go(&Place(place.to_owned()), &first);
        } else {
            self.confirmed.push((Place(place.to_owned()), first));
        }
    }

    /// Removes a value of the first version, and says whether it went. The mark goes before it: what the first version
    /// writes there after that was not made of what is here. It comes back only where the value is there for certain.
    pub(super) fn let_go(&mut self, place: &Place, first: &Earlier) -> bool {
        if self.marks.remove(self.store, place).is_err() {
            return false;
        }
        if first.remove(self.store).is_ok() {
            return true;
        }
        if self.store.get(&first.key).is_ok_and(|held| held.as_ref() == Some(&first.text))
            && let Some(mark) = self.marked.get(place)
        {
            let _ = self.marks.save(self.store, mark);
        }
        false
    }
}
