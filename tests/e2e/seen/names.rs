//! Names of controls: whoever hears a list of the links or buttons of a page can tell them apart.

use crate::desk::of_area;
use crate::engine::Can;
use crate::expected::record;
use crate::fault::Done;
use crate::left_out::left_out;
use crate::page::Page;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::record::{Date, Progress};
use inspection_explorer::statuses::Said;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The roles of what can be pressed, chosen or written in.
const ROLES: [&str; 9] =
    ["button", "link", "combobox", "listbox", "checkbox", "textbox", "searchbox", "DisclosureTriangle", "Date"];

/// What a browser calls the button inside every field for a day, which no page can name.
const PICKER: &str = "Show date picker";

/// Each control by role and name, with what it leads to: the address of a link, or the control itself.
fn controls(tree: &Value) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut found: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for node in tree["nodes"].as_array().into_iter().flatten().filter(|node| node["ignored"] != true) {
        let role = node["role"]["value"].as_str().unwrap_or_default().to_owned();
        if ROLES.contains(&role.as_str()) {
            let url = || {
                let properties = node["properties"].as_array().into_iter().flatten();
                { properties }
                    .find(|property| property["name"] == "url")
                    .map(|property| property["value"]["value"].to_string())
            };
            let target = url().filter(|_| role == "link").unwrap_or_else(|| node["backendDOMNodeId"].to_string());
            let name = node["name"]["value"].as_str().unwrap_or_default().trim().to_owned();
            if !name.starts_with(PICKER) {
                found.entry((role, name)).or_default().insert(target);
            }
        }
    }
    found
}

/// What stands in the page, all unfolded, without a name or with the name of another.
async fn alike(page: &Page, seen: &str) -> Done<Vec<String>> {
    page.needs(Can::ReadAccessibilityTree)?;
    page.unfold().await?;
    page.frames().await?;
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let controls = controls(&tree);
    page.insist(controls.len() > 12, format!("{seen} has hardly any controls"))?;
    let wrong = |((role, name), targets): (&(String, String), &BTreeSet<String>)| match targets.len() {
        _ if name.is_empty() => Some(format!("{seen}: a {role} has no name")),
        1 => None,
        times => Some(format!("{seen}: {times} times {role} '{name}'")),
    };
    Ok(controls.iter().filter_map(wrong).collect())
}

#[tokio::test]
async fn no_two_controls_of_a_view_have_the_same_name() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let mut wrong = Vec::new();
        for sight in Sight::ALL {
            page.see(sight).await?;
            wrong.extend(alike(page, sight.name()).await?);
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// A status brings fields, which must not be called the same where several actions have one.
#[tokio::test]
async fn no_two_fields_of_an_area_of_the_plan_have_the_same_name() {
    let area = record().plan.iter().max_by_key(|area| area.actions.len());
    let Some(area) = area.filter(|area| area.actions.len() > 1) else {
        return left_out("statuses side by side", "no area of a plan has two actions");
    };
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("").await?;
        page.forget().await?;
        let on = Some(Date::parse("2026-11-11").expect("it is a day"));
        for action in &area.actions {
            page.keep_status(&action.unit, Said { progress: Progress::Done, on }).await?;
        }
        page.open(&of_area(area).to_query()).await?;
        page.element(".area.open .status input").await?;
        let wrong = alike(page, "plan").await?;
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}

/// Whoever says what they see must reach it: the name begins with the words on the control.
#[tokio::test]
async fn names_begin_with_the_words_that_are_seen() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let script = "
            const words = (e) => {
                const told = e.cloneNode(true);
                told.querySelectorAll('[aria-hidden=true]').forEach(sign => sign.remove());
                return told.textContent.trim();
            };
            return [...document.querySelectorAll('main button[aria-label], main a[aria-label], main summary[aria-label]')]
                .filter(e => !e.matches('.mark, .chip') && e.checkVisibility() && words(e))
                .filter(e => !e.getAttribute('aria-label').startsWith(words(e)))
                .map(e => `${words(e)} is called ${e.getAttribute('aria-label')}`)";
        let mut wrong = Vec::new();
        for sight in Sight::ALL {
            page.see(sight).await?;
            page.unfold().await?;
            let seen: Vec<String> = page.script(script, &[]).await?;
            wrong.extend(seen.into_iter().map(|seen| format!("{}: {seen}", sight.name())));
        }
        page.insist(wrong.is_empty(), wrong.join("\n"))
    })
    .await;
}
