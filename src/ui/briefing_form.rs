//! The heading and the questions of the briefing. What is typed is kept as it is typed.

use super::notices::Notices;
use super::printing::before_printing_or_leaving;
use super::shelf::{ReaderData, reader_data};
use super::state::explorer;
use super::timer::Timer;
use super::typed::taken;
use crate::briefing::{Briefing, HEADING_LIMIT, Refused, default_heading};
use crate::desk::Field;
use crate::record::words::grouped;
use crate::room::Room;
use leptos::ev::Event;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key what is typed becomes a part of the briefing.
const PAUSE: Duration = Duration::from_secs(1);

/// The heading and the questions.
pub fn form() -> impl IntoView {
    let state = explorer();
    let (heading, questions) = (Typing::new(Field::Heading), Typing::new(Field::Questions));
    let length = move || heading.text.with(|text| text.chars().count());
    let counter = move || {
        let is_near = length() + 40 > HEADING_LIMIT;
        is_near.then(|| format!("{} of {} characters", grouped(length()), grouped(HEADING_LIMIT)))
    };
    view! {
        <form class="briefing-form not-on-paper" on:submit=|event| event.prevent_default()>
            <label for="briefing-heading">"Heading"</label>
            <input id="briefing-heading" type="text" dir="auto" autocomplete="off" placeholder=default_heading(&state.record.authority.name) prop:value=heading.text on:input=move |event| heading.write(&event) on:change=move |_| heading.settle() />
            <span class="quiet-words count" prop:textContent=move || counter().unwrap_or_default()></span>
            <label for="briefing-questions">"Questions to ask (one per line)"</label>
            <textarea id="briefing-questions" rows="4" dir="auto" prop:value=questions.text on:input=move |event| questions.write(&event) on:change=move |_| questions.settle()></textarea>
        </form>
    }
}

/// A field as it is being written in, beside what stands in the briefing.
#[derive(Clone, Copy)]
struct Typing {
    data: ReaderData,
    notices: Notices,
    field: Field,
    text: RwSignal<String>,
    /// Whether something is typed that is no part of the briefing yet.
    typed: RwSignal<bool>,
    timer: Timer,
}

impl Typing {
    fn new(field: Field) -> Self {
        let data = reader_data();
        let draft = data.briefing_draft(field);
        let text = RwSignal::new(draft.clone().unwrap_or_default());
        let typing = Self {
            data,
            notices: expect_context(),
            field,
            text,
            typed: RwSignal::new(draft.is_some()),
            timer: Timer::new(),
        };
        // What stands otherwise, here or in another page, shows here too, unless something is being written here.
        Effect::new(move |_| {
            let stands = typing.data.briefing.with(|briefing| typing.of(briefing));
            let differs = || typing.text.with_untracked(|text| typing.plain(text) != stands);
            if !typing.typed.get_untracked() && differs() {
                typing.text.set(stands);
            }
        });
        // A reader may print or leave with the caret still in a field: the browser reports no change then.
        before_printing_or_leaving(move || typing.settle());
        on_cleanup(move || typing.settle());
        typing
    }

    fn of(self, briefing: &Briefing) -> String {
        match self.field {
            Field::Heading => briefing.heading().to_owned(),
            Field::Questions => briefing.questions_text(),
        }
    }

    fn put(self, briefing: &mut Briefing, text: &str) -> Result<(), Refused> {
        match self.field {
            Field::Heading => briefing.set_heading(text),
            Field::Questions => briefing.set_questions(text),
        }
    }

    /// A text as the briefing takes it, without space that nobody sees.
    fn plain(self, text: &str) -> String {
        let mut briefing = Briefing::default();
        if self.put(&mut briefing, text).is_ok() { self.of(&briefing) } else { text.to_owned() }
    }

    fn write(self, event: &Event) {
        let room = match self.field {
            Field::Heading => Room::HEADING,
            Field::Questions => Room::QUESTIONS,
        };
        let (text, cut) = self.text.with_untracked(|before| taken(event, before, room));
        cut.into_iter().for_each(|cut| self.notices.tell(cut));
        self.data.draft_briefing(self.field, Some(&text));
        self.text.set(text);
        self.typed.set(true);
        self.timer.set(PAUSE, move || self.try_now());
    }

    /// Makes what is typed a part of the briefing, if it can be one: what is too long stays as it is until that is told.
    fn try_now(self) {
        let fits = || self.text.try_with_untracked(|text| self.put(&mut Briefing::default(), text).is_ok());
        if fits() == Some(true) {
            self.settle();
        }
    }

    /// Makes what is typed a part of the briefing, or tells why it cannot be.
    fn settle(self) {
        self.timer.stop();
        if self.typed.try_get_untracked() != Some(true) {
            return;
        }
        let text = self.text.get_untracked();
        if self.data.edit_briefing(|briefing| self.put(briefing, &text)) {
            self.typed.set(false);
            self.data.draft_briefing(self.field, None);
        }
    }
}
