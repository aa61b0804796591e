//! Another authority's record: which one is shown, how one is opened from a file, and those that were opened before.

use super::notices::Notices;
use super::state::Explorer;
use crate::browser::checker::Checker;
use crate::browser::files::{Chosen, are_dragged, fetched};
use crate::browser::records::{self, Held, Kept};
use crate::browser::{address, checker, clock, focus};
use crate::explore::{Place, Whose};
use crate::opening::{
    Answer, BEGINNING, First, NOT_KEPT, elsewhere, may_be, not_a_record, not_checked, not_found, unpacked, unreadable,
};
use crate::record::Record;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What says what becomes of a file.
pub const STATUS: &str = "record-status";
/// The heading of the section in which a file is opened.
pub const HEADING: &str = "other-record";

/// Where the page is with a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// None is chosen.
    #[default]
    None,
    /// It is being read and checked.
    Checking(String),
    /// It cannot be opened, in a sentence.
    Failed(String),
    /// What is wrong with the file of this name.
    Refused(String, First),
}

/// A record that is shown in place of the one that is compiled in.
#[derive(Clone, Debug)]
pub struct Other {
    /// Which one.
    pub whose: Whose,
    /// What the page does not know of it.
    pub advice: First,
}

/// Opening records, for any component. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The record that is shown in place of the one that is compiled in.
    pub other: StoredValue<Option<Other>>,
    /// Whose record is compiled in.
    pub bundled: StoredValue<String>,
    /// Where the page is with a file.
    pub stage: RwSignal<Stage>,
    /// The records that this browser keeps.
    pub kept: RwSignal<Vec<Kept>>,
}

impl Opening {
    /// Nothing is being opened.
    pub fn new(other: Option<Other>, bundled: String, stage: Stage) -> Self {
        Self {
            other: StoredValue::new(other),
            bundled: StoredValue::new(bundled),
            stage: RwSignal::new(stage),
            kept: RwSignal::new(Vec::new()),
        }
    }

    /// Whether a record is shown in place of the one that is compiled in.
    pub fn is_other(self) -> bool {
        self.other.with_value(Option::is_some)
    }

    /// Checks a file, keeps its record, and shows it as a page of its own would.
    pub fn open(self, file: Chosen) {
        self.stage.set(Stage::Checking(file.name()));
        spawn_local(async move {
            let failed = match opened(&file).await {
                Ok(id) => return address::leave_for(&Whose::Opened(id)),
                Err(failed) => failed,
            };
            self.stage.set(failed);
            focus::on(STATUS);
        });
    }

    /// Reads which records this browser keeps. Where it cannot be told the list is empty.
    pub fn look(self) {
        spawn_local(async move {
            if let Ok(list) = records::list().await {
                self.kept.set(list);
            }
        });
    }

    /// Forgets a record that is not shown.
    pub fn forget(self, id: String) {
        spawn_local(async move {
            // What cannot be removed is still in the list.
            let _ = records::forget(&id).await;
            self.look();
        });
    }

    /// Opens a dropped file where it is a record, and else gives it to `other`.
    pub async fn take_dropped(self, state: Explorer, file: Chosen, other: impl Fn(Chosen)) {
        if file.beginning(BEGINNING).await.is_some_and(|beginning| may_be(&beginning)) {
            state.nav.go(Place::Sources);
            self.open(file);
        } else {
            other(file);
        }
    }

    /// Opens a record file that is dropped anywhere on the page; what takes files itself keeps its own.
    pub fn follow_drops(self, state: Explorer, notices: Notices) {
        let over = window_event_listener(ev::dragover, |event| {
            // Else the browser would leave the page for the file.
            if are_dragged(&event) {
                event.prevent_default();
            }
        });
        let dropped = window_event_listener(ev::drop, move |event| {
            if event.default_prevented() {
                return;
            }
            let Some(file) = Chosen::of(&event) else { return };
            event.prevent_default();
            let other = move |file: Chosen| notices.tell(not_a_record(&file.name()));
            spawn_local(async move { self.take_dropped(state, file, other).await });
        });
        on_cleanup(move || {
            over.remove();
            dropped.remove();
        });
    }
}

/// Opening records, for any component.
pub fn opening() -> Opening {
    expect_context::<Opening>()
}

/// Checks a file and keeps its record. Gives the id under which it is kept.
async fn opened(file: &Chosen) -> Result<String, Stage> {
    let (answer, told) = checked(file).await?;
    let (id, name) = told.named;
    let kept = Kept { id: id.clone(), name, file: file.name(), size: file.size() as f64, opened: clock::now() as f64 };
    let held = Held { file: file.clone(), build: checker::build(), answer };
    match records::keep(&kept, &held).await {
        Ok(()) => Ok(id),
        Err(_) => Err(Stage::Failed(NOT_KEPT.to_owned())),
    }
}

/// What an answer says of a record that can be opened.
struct Good {
    named: (String, String),
    advice: First,
}

/// The checker's answer to a file that can be opened.
async fn checked(file: &Chosen) -> Result<(Vec<u8>, Good), Stage> {
    let cannot = || Stage::Failed(not_checked(&file.name(), "this browser cannot read the file"));
    let checker = Checker::start();
    let bytes = file.bytes().await.ok_or_else(cannot)?;
    checked_bytes(&file.name(), checker, &bytes).await
}

/// The checker's answer to bytes that can be opened.
async fn checked_bytes(
    name: &str,
    checker: Result<Checker, String>,
    bytes: &js_sys::ArrayBuffer,
) -> Result<(Vec<u8>, Good), Stage> {
    let failed = |why: &str| Stage::Failed(not_checked(name, why));
    let answered = async { checker?.answer(bytes).await };
    let answer = answered.await.map_err(|why| failed(&why))?;
    match Answer::read(&answer).map(|(told, _)| told) {
        Some(Answer::Opened { id, name, advice }) => Ok((answer, Good { named: (id, name), advice })),
        Some(Answer::Refused(faults)) => Err(Stage::Refused(name.to_owned(), faults)),
        None => Err(failed("its answer is of another version of this page")),
    }
}

/// The record that an address asks for, with what the page does not know of it.
///
/// # Errors
/// Why it cannot be shown.
pub async fn asked_for(whose: &Whose, bundled: &str) -> Result<(Record, Other), Stage> {
    let other = |advice: First, whose: Whose| Other { whose, advice };
    let (answer, advice) = match whose {
        Whose::Bundled => return Err(Stage::None),
        Whose::Opened(id) => {
            let missing = || Stage::Failed(not_found(id, bundled));
            let held = records::held(id).await.ok().flatten().ok_or_else(missing)?;
            match Answer::read(&held.answer) {
                Some((Answer::Opened { advice, .. }, _)) if held.build == checker::build() => (held.answer, advice),
                // Another version of the page checked it.
                _ => {
                    opened(&held.file).await?;
                    let again = records::held(id).await.ok().flatten().ok_or_else(missing)?;
                    let Some((Answer::Opened { advice, .. }, _)) = Answer::read(&again.answer) else {
                        return Err(missing());
                    };
                    (again.answer, advice)
                }
            }
        }
        Whose::At(given) => {
            let unreadable = |why: &str| Stage::Failed(unreadable(given, why, bundled));
            let (address, is_own) = address::resolved(given).ok_or_else(|| unreadable("that is no address"))?;
            if !is_own {
                return Err(Stage::Failed(elsewhere(given, bundled)));
            }
            let checker = Checker::start();
            let bytes = fetched(&address).await.map_err(|why| unreadable(&why))?;
            let (answer, good) = checked_bytes(given, checker, &bytes).await?;
            (answer, good.advice)
        }
    };
    let damaged = || Stage::Failed(not_checked("The record", "what was kept of it is damaged"));
    let (_, bytes) = Answer::read(&answer).ok_or_else(damaged)?;
    let record = unpacked(bytes).map_err(|_| damaged())?;
    Ok((record, other(advice, whose.clone())))
}
