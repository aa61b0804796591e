//! Taking over what cannot be read.

use super::mark::Earlier;
use super::{FirstForm, SET_ASIDE, TakeOver};
use crate::briefing::Briefing;
use crate::envelope::Misread;
use crate::faults::{Faults, Unread};
use crate::notes::Note;
use crate::quarantine::{self, without_number};
use crate::statuses::Status;
use std::collections::BTreeSet;

impl TakeOver<'_> {
    /// Copies to the quarantine what the first version had set aside.
    pub(super) fn set_aside(&mut self, faults: &mut Faults) {
        for place in self.places.clone() {
            if place.starts_with(SET_ASIDE)
                && let Some(first) = self.look_at(&place, faults)
            {
                let why = Misread::Shape("an earlier version of this page could not read it".to_owned());
                self.copy_aside(&place, first, why, faults);
            }
        }
    }

    /// Copies a value that cannot be read to the quarantine. Like all others it stays where it is for a while: perhaps the
    /// first version can read it.
    pub(super) fn copy_aside(&mut self, place: &str, first: Earlier, why: Misread, faults: &mut Faults) {
        if let Some(mark) = self.mark_of(place, &first) {
            return self.retire(place, first, &mark);
        }
        match quarantine::copy(self.store, &first.key, &self.quarantine(place)) {
            Ok(_) => self.mark(place, &first, None),
            Err(trouble) => {
                faults.unread.insert(first.key.clone(), Unread { why: why.to_string(), stuck: true });
                self.left.insert(first.key);
                self.note(trouble, faults);
            }
        }
    }

    /// Tells of what is in quarantine from the first version, copied now or earlier.
    pub(super) fn look_into_quarantine(&self, [briefing, statuses, notes]: [&mut Faults; 3]) {
        let prefix = self.quarantine("");
        for (key, text) in quarantine::values(self.store, &prefix, &BTreeSet::new()).unwrap_or_default() {
            let place = key.strip_prefix(&prefix).unwrap_or_default();
            let (was_set_aside, place) = match place.strip_prefix(SET_ASIDE) {
                Some(name) if name.starts_with(Status::FIRST) || without_number(name) == Briefing::FIRST => {
                    (true, name.to_owned())
                }
                Some(target) => (true, format!("{}{target}", Note::FIRST)),
                None => (false, place.to_owned()),
            };
            let (faults, why) = if place.starts_with(Status::FIRST) {
                (&mut *statuses, why_unread::<Status>(&place, &text))
            } else if place.starts_with(Note::FIRST) {
                (&mut *notes, why_unread::<Note>(&place, &text))
            } else {
                (&mut *briefing, why_unread::<Briefing>(&place, &text))
            };
            let unknown = || "an earlier version of this page could not read it".to_owned();
            faults.add_quarantined(key, why.or_else(|| was_set_aside.then(unknown)));
        }
    }
}

/// Why a value of the first version cannot be read, if it cannot.
fn why_unread<T: FirstForm>(place: &str, text: &str) -> Option<String> {
    let read = [place, without_number(place)].map(|place| T::rest(place).map(|rest| T::from_first(rest, text)));
    let mut read = read.into_iter().flatten();
    let first = read.next()?.err()?;
    read.all(|read| read.is_err()).then(|| first.to_string())
}
