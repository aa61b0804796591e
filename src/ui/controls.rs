//! Controls that say what the page shows. One rule for all: the signal behind a control decides what it says, whatever
//! was pressed, typed or chosen last. It is written to the element's properties: attributes lose to what a reader did.

use super::text::words;
use crate::browser::focus;
use crate::record::Date;
use leptos::ev::{Event, FocusEvent};
use leptos::html::{Input, Select};
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The field that searches everything.
pub const FIELD: &str = "find-everything";

/// An option of a list: its value and its words.
pub type SelectOption = (String, String);

/// A list to choose from, behind its label.
pub fn select(
    label: &'static str,
    options: impl Fn() -> Vec<SelectOption> + Send + Sync + 'static,
    value: impl Fn() -> String + Send + Sync + 'static,
    pick: impl Fn(String) + 'static,
) -> impl IntoView {
    select_for(label, None, options, value, pick)
}

/// The same where a page has several with this label: its name also says what it is for.
pub fn select_for(
    label: &'static str,
    what: Option<&str>,
    options: impl Fn() -> Vec<SelectOption> + Send + Sync + 'static,
    value: impl Fn() -> String + Send + Sync + 'static,
    pick: impl Fn(String) + 'static,
) -> impl IntoView {
    let name = what.map(|what| format!("{label}: {what}"));
    let list = NodeRef::<Select>::new();
    let options = Memo::new(move |_| options());
    let value = Memo::new(move |_| value());
    let show = move || {
        if let (Some(list), Some(value)) = (list.try_get_untracked().flatten(), value.try_get_untracked()) {
            list.set_value(&value);
        }
    };
    Effect::new(move |_| {
        list.track();
        options.track();
        value.track();
        show();
        // The options are written by an effect of their own, which may come later in this turn.
        queue_microtask(show);
    });
    let chosen = move |event: Event| {
        pick(event_target_value(&event));
        show();
    };
    let option = |(value, words): SelectOption| view! { <option value=value prop:textContent=words></option> };
    view! {
        <label>
            {label}" "
            // Some browsers would put back what was chosen before a reload.
            <select node_ref=list aria-label=name autocomplete="off" on:change=chosen>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// A box to tick. Its label stands around it.
pub fn checkbox(
    name: &'static str,
    value: String,
    checked: impl Fn() -> bool + Send + Sync + 'static,
    pick: impl Fn() + 'static,
) -> impl IntoView {
    let checked = Memo::new(move |_| checked());
    let chosen = move |event: Event| {
        pick();
        event_target::<HtmlInputElement>(&event).set_checked(checked.get_untracked());
    };
    view! {
        <input type="checkbox" name=name value=value autocomplete="off" prop:checked=move || checked.get() on:change=chosen />
    }
}

/// The first year of a day: browsers tell a year digit by digit, 0002, 0020, 0202, and only then 2026.
const FIRST_YEAR: u16 = 2000;

/// What is said where a reader leaves a day half typed.
const NOT_WHOLE: &str = "Date not saved: enter the day, month and full year.";

/// The words on the button that takes a day away.
const CLEAR_DATE: &str = "Clear date";

/// A field for a day, behind its label. Only a whole day is taken, and only the button takes a day away: a field that
/// is half typed reads as empty, and not every browser tells the one from the other. Its name ends with `what` the day is
/// of: a page may show several such fields.
pub fn day_field(
    label: &'static str,
    what: &str,
    id: String,
    day: impl Fn() -> Option<Date> + Send + Sync + 'static,
    set: impl Fn(Option<Date>) + Send + Sync + 'static,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let day = Memo::new(move |_| day());
    let set = StoredValue::new(set);
    let answer = RwSignal::new("");
    let iso = move || day.get().map(String::from).unwrap_or_default();
    // The same value again would disturb a reader who is still typing.
    let show = move |iso: String| {
        if let Some(field) = field.get().filter(|field| field.value() != iso) {
            field.set_value(&iso);
        }
    };
    Effect::new(move |_| show(iso()));
    let typed = move |event: Event| {
        // A browser tells of a change also when the field goes.
        if day.try_get_untracked().is_none() {
            return;
        }
        answer.set("");
        let whole = Date::parse(&event_target_value(&event)).ok().filter(|day| day.year() >= FIRST_YEAR);
        if whole.is_some() && whole != day.get_untracked() {
            set.with_value(|set| set(whole));
        }
    };
    let left = move |event: FocusEvent| {
        if day.try_get_untracked().is_none() {
            return;
        }
        let field = event_target::<HtmlInputElement>(&event);
        let kept = untrack(iso);
        if field.value() != kept || field.validity().bad_input() {
            answer.set(NOT_WHOLE);
            field.set_value(&kept);
        }
    };
    let name = format!("{label}: {what}");
    let clear_name = StoredValue::new(format!("{CLEAR_DATE}: {what}"));
    let own = StoredValue::new(id.clone());
    let clear = move |_| {
        set.with_value(|set| set(None));
        own.with_value(|id| focus::on(id));
    };
    view! {
        <label>
            {label}" "
            <input type="date" id=id node_ref=field aria-label=name min="2000-01-01" autocomplete="off" on:input=typed on:change=typed on:blur=left />
        </label>
        {move || day.with(Option::is_some).then(|| view! { <button type="button" class="quiet" aria-label=clear_name.get_value() on:click=clear>{CLEAR_DATE}</button> })}
        <span class="quiet-words" role="status" prop:textContent=words(move || answer.get())></span>
    }
}
