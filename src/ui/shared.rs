//! A briefing that somebody shared, while it is open: it lives as long as the page, and nothing of it is saved.

use super::anchors::{OPENING, SHARED};
use super::restore::breathe;
use super::shelf::ReaderData;
use crate::backup::{Applied, Plan, Progress, STEP};
use crate::briefing::Item;
use crate::browser::files::Chosen;
use crate::browser::focus;
use crate::shared::{FILE_LIMIT, Gathering, NotShared, Opened, Opening};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Where the page is with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// None is chosen, or it is open.
    None,
    /// It is being read: so much of a hundred is done.
    Reading(u8),
    /// This browser cannot read it.
    Unreadable(String),
    /// It is no shared briefing.
    Refused(NotShared),
}

/// What becomes of something that the reader may add to their own.
pub enum Adding<A, D> {
    /// Nothing was asked.
    None,
    /// What would be added.
    Asked(A),
    /// What was added.
    Done(D),
    /// It was undone, in words.
    Undone(String),
}

/// The shared briefing that is open.
#[derive(Clone, Copy)]
pub struct SharedBriefing {
    data: ReaderData,
    opened: RwSignal<Option<Arc<Opened>>>,
    is_shown: RwSignal<bool>,
    /// Where the page is with a file.
    pub stage: RwSignal<Stage>,
    /// What becomes of its entries.
    pub entries: RwSignal<Adding<Gathering, Vec<Item>>>,
    /// What becomes of its notes.
    pub notes: RwSignal<Adding<Plan, Applied>>,
}

impl SharedBriefing {
    /// None yet.
    pub fn new(data: ReaderData) -> Self {
        Self {
            data,
            opened: RwSignal::new(None),
            is_shown: RwSignal::new(false),
            stage: RwSignal::new(Stage::None),
            entries: RwSignal::new(Adding::None),
            notes: RwSignal::new(Adding::None),
        }
    }

    /// The one that is open. Tracks it.
    pub fn opened(self) -> Option<Arc<Opened>> {
        self.opened.get()
    }

    /// The one that is shown instead of the reader's own. Tracks it.
    pub fn shown(self) -> Option<Arc<Opened>> {
        self.is_shown.get().then(|| self.opened.get()).flatten()
    }

    /// Shows it, or the reader's own.
    pub fn show(self, is_shown: bool) {
        self.is_shown.set(is_shown);
    }

    /// Opens a file, in the place of any other.
    pub fn open(self, file: Chosen) {
        self.stage.set(Stage::Reading(0));
        spawn_local(async move {
            match self.read(&file).await {
                Ok(opened) => {
                    self.put(Some(Arc::new(opened)));
                    focus::bring(SHARED);
                }
                Err(stage) => {
                    self.stage.set(stage);
                    focus::on(OPENING);
                }
            }
        });
    }

    /// Closes it.
    pub fn close(self) {
        self.put(None);
    }

    fn put(self, opened: Option<Arc<Opened>>) {
        self.stage.set(Stage::None);
        self.entries.set(Adding::None);
        self.notes.set(Adding::None);
        self.is_shown.set(opened.is_some());
        self.opened.set(opened);
    }

    async fn read(self, file: &Chosen) -> Result<Opened, Stage> {
        if file.size() > FILE_LIMIT {
            return Err(Stage::Refused(NotShared::TooLarge(file.size())));
        }
        let unreadable =
            || format!("This browser cannot read the file {}. Nothing was opened. Try again.", file.name());
        let text = file.text().await.ok_or_else(|| Stage::Unreadable(unreadable()))?;
        let mut opening = Opening::new(text, &self.data.record_id()).map_err(Stage::Refused)?;
        loop {
            match opening.step(STEP / 4).map_err(Stage::Refused)? {
                Progress::Done => return opening.end().map_err(Stage::Refused),
                Progress::More(done) => self.stage.set(Stage::Reading(done)),
            }
            breathe().await;
        }
    }
}

/// The shared briefing, for any component.
pub fn shared_briefing() -> SharedBriefing {
    expect_context::<SharedBriefing>()
}
