//! The reader's statuses and briefing: changed on the page, kept in the browser, and what to say where that fails.

use super::notices::Notice;
use super::state::Explorer;
use crate::briefing::{self, Briefing, Item, LoadedBriefing, Refused};
use crate::browser::clock;
use crate::progress::{self, LoadedProgress};
use crate::record::{Date, Progress};
use crate::words::count;
use leptos::prelude::*;

/// What to tell the reader of what was found in the store.
pub fn faults(statuses: &LoadedProgress, gathered: &LoadedBriefing) -> Vec<Notice> {
    let mut told = Vec::new();
    if statuses.set_aside > 0 {
        told.push(Notice::warning(format!(
            "{} of actions could not be read. Nothing was overwritten: the download of your notes holds them.",
            count(statuses.set_aside, "stored status", "stored statuses")
        )));
    }
    if statuses.newer > 0 {
        told.push(Notice::warning(format!(
            "{} of actions were written by a newer version of this page and are left as they are: load the page again.",
            count(statuses.newer, "status", "statuses")
        )));
    }
    told.extend(gathered.unread.iter().map(|why| Notice::warning(why.to_string())));
    told.extend(statuses.trouble.iter().chain(&gathered.trouble).map(|trouble| Notice::warning(trouble.to_string())));
    told
}

impl Explorer {
    /// Sets how far an action has come, or with `None` clears it, and keeps that.
    pub fn set_progress(self, action: &str, progress: Option<Progress>, on: Option<Date>) {
        let mark = match progress {
            Some(progress) => self.progress.try_update(|book| {
                book.set(action, progress, on, clock::now());
                book.get(action).cloned()
            }),
            None => {
                self.progress.update(|book| {
                    book.clear(action);
                });
                None
            }
        };
        let kept = self.with_store(|store, _| {
            self.progress_kept.try_update_value(|kept| match mark.flatten() {
                Some(mark) => progress::save(store, kept, &mark),
                None => progress::remove(store, kept, action),
            })
        });
        if let Some(Err(error)) = kept {
            self.tell(error.to_string());
        }
    }

    /// Adds something to the briefing, or takes it out if it is there.
    pub fn gather(self, item: Item) {
        let there = self.briefing.with_untracked(|briefing| briefing.contains(&item));
        self.edit_briefing(|briefing| {
            if there {
                briefing.remove(&item);
                Ok(())
            } else {
                briefing.add(item).map(|_| ())
            }
        });
    }

    /// Changes the briefing and keeps it. Says whether the change was taken.
    pub fn edit_briefing(self, change: impl FnOnce(&mut Briefing) -> Result<(), Refused>) -> bool {
        let before = self.briefing.get_untracked();
        match self.briefing.try_update(change) {
            Some(Ok(())) => {}
            Some(Err(refused)) => {
                self.tell(refused.to_string());
                return false;
            }
            None => return false,
        }
        if self.briefing.with_untracked(|after| *after == before) {
            return true;
        }
        let kept = self.with_store(|store, _| {
            let briefing = self.briefing.get_untracked();
            self.briefing_kept.try_update_value(|kept| briefing::save(store, kept, &briefing, clock::now()))
        });
        if let Some(Err(error)) = kept {
            self.tell(error.to_string());
        }
        true
    }
}
