//! The reader's own choice of colours goes before the system's, and is kept; paper is light whatever it is, and every
//! browser that can run the app shows the same colours.

use crate::drawn::grades_scene;
use crate::fault::Done;
use crate::page::Page;
use crate::screen::{Medium, Screen};
use crate::sights::Sight;
use crate::site::file;
use crate::stage::{Stage, play};
use inspection_explorer::chart::Theme;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::{fs, io};

/// Chooses colours at the foot of the page.
async fn choose(page: &Page, colours: &str) -> Done {
    page.press(&format!(".colours option[value='{colours}']")).await?;
    let script = "return document.querySelector('.colours select').value";
    page.shows("the choice of colours", script, &[], &colours.to_owned()).await
}

/// Waits until page and chart have the colours of this screen, whatever the system asks for.
async fn looks_like(page: &Page, screen: Screen) -> Done {
    page.is_painted("grades", screen, grades_scene).await?;
    let script = "return getComputedStyle(document.documentElement).backgroundColor === arguments[0]";
    let (red, green, blue) = screen.theme.colour(inspection_explorer::chart::scene::Ink::Paper);
    page.until("the page's own colours", script, &[json!(format!("rgb({red}, {green}, {blue})"))]).await
}

#[tokio::test]
async fn a_choice_of_colours_goes_before_the_systems() {
    play(async |page: &Page| {
        let (light, dark) = (Screen::wide(1280), Screen::wide(1280).dark());
        page.show_on(light).await?;
        page.open("").await?;
        looks_like(page, light).await?;
        choose(page, "dark").await?;
        looks_like(page, dark).await?;
        page.reload().await?;
        looks_like(page, dark).await?;
        page.show_on(dark).await?;
        choose(page, "light").await?;
        looks_like(page, light).await?;
        choose(page, "system").await?;
        looks_like(page, dark).await?;
        page.show_on(light).await?;
        looks_like(page, light).await
    })
    .await;
}

/// Every colour of every kind of element, and of what style sheets add to it: 'a.quiet: rgb(…) | …'.
const COLOURS: &str = "
    const names = ['color', 'background-color', 'background-image', 'border-top-color', 'border-right-color',
        'border-bottom-color', 'border-left-color', 'outline-color', 'text-decoration-color', 'box-shadow',
        'caret-color', 'accent-color', 'fill', 'stroke', 'color-scheme'];
    const said = new Set();
    for (const element of document.querySelectorAll('html, body, body *:not(script)')) {
        for (const part of ['', '::before', '::after', '::marker', '::placeholder']) {
            const style = getComputedStyle(element, part || null);
            const kind = [element.localName, ...[...element.classList].sort()].join('.');
            const state = ['aria-current', 'aria-pressed', 'aria-expanded'].map(name => element.getAttribute(name) ?? '');
            said.add(`${kind}${part} ${state}: ${names.map(name => style.getPropertyValue(name)).join(' | ')}`);
        }
    }
    return [...said].sort();";

/// What the reader can choose, by the token on the page's root.
const CHOICES: [&str; 3] = ["", "light", "dark"];

/// The sights that hold every kind of element.
const SIGHTS: [Sight; 9] = [
    Sight::ChosenGrade,
    Sight::OpenFinding,
    Sight::Compare,
    Sight::Threads,
    Sight::Thread,
    Sight::Plan,
    Sight::Briefing,
    Sight::Notes,
    Sight::Sources,
];

impl Page {
    /// Every colour of the page for a medium, under a choice.
    async fn colours(&self, choice: &str, medium: Medium) -> Done<BTreeSet<String>> {
        self.show_for(medium).await?;
        let script = "const root = document.documentElement;
            if (arguments[0]) root.dataset.colours = arguments[0]; else delete root.dataset.colours;";
        self.script::<Value>(script, &[json!(choice)]).await?;
        // On paper the charts' frames have no width: the marks go, one frame after that is noticed.
        self.frames().await?;
        self.script(COLOURS, &[]).await
    }

    /// Fails unless both hold the same colours.
    fn same_colours(&self, what: &str, wanted: &BTreeSet<String>, seen: &BTreeSet<String>) -> Done {
        let other: Vec<&String> = wanted.symmetric_difference(seen).take(6).collect();
        self.insist(
            other.is_empty(),
            format!("{what}: {} lines differ, as {other:#?}", wanted.symmetric_difference(seen).count()),
        )
    }
}

fn screen(system: Theme) -> Medium {
    Medium { paper: false, system, forced: false }
}

fn paper(system: Theme) -> Medium {
    Medium { paper: true, ..screen(system) }
}

#[tokio::test]
async fn a_dark_choice_never_reaches_paper() {
    play(async |page: &Page| {
        for sight in SIGHTS {
            page.see(sight).await?;
            let light = page.colours("light", paper(Theme::Light)).await?;
            page.insist(light.len() > 50, format!("only {} kinds of elements are looked at", light.len()))?;
            for choice in CHOICES {
                for system in [Theme::Light, Theme::Dark] {
                    let printed = page.colours(choice, paper(system)).await?;
                    let what = format!("{sight:?}, printed under the choice '{choice}' on a system of {system:?}");
                    page.same_colours(&what, &light, &printed)?;
                }
            }
            // The other way round: on screen the dark is dark.
            let dark = page.colours("dark", screen(Theme::Light)).await?;
            let root = dark.iter().find(|line| line.starts_with("html ,,: ")).map(String::as_str).unwrap_or_default();
            page.insist(root.contains("rgb(20, 23, 28)") && root.ends_with("dark"), format!("the dark page: {root}"))?;
        }
        Ok(())
    })
    .await;
}

/// Every colour of every sight, under each choice on each system.
async fn all_colours(page: &Page) -> Done<Vec<(String, BTreeSet<String>)>> {
    let mut all = Vec::new();
    for sight in SIGHTS {
        page.see(sight).await?;
        for choice in CHOICES {
            for system in [Theme::Light, Theme::Dark] {
                let what = format!("{sight:?} under the choice '{choice}' on a system of {system:?}");
                all.push((what, page.colours(choice, screen(system)).await?));
            }
        }
    }
    Ok(all)
}

/// Takes from all style sheets the colour functions that browsers of 2022 do not know.
fn without_new_functions(site: &std::path::Path) -> io::Result<()> {
    let sheets = fs::read_dir(site)?.filter_map(Result::ok).map(|entry| entry.path());
    for sheet in sheets.filter(|path| path.extension().is_some_and(|end| end == "css")) {
        let mut rules = fs::read_to_string(&sheet)?;
        for function in ["light-dark(", "color-mix(", "oklch(", "oklab("] {
            rules = rules.replace(function, "not-known(");
        }
        fs::write(sheet, rules)?;
    }
    // The sheets are where they are looked for.
    file(site, ".css").map(drop)
}

#[tokio::test]
async fn browsers_without_new_colour_functions_show_the_same_colours() {
    let mut known = Vec::new();
    play(async |page: &Page| {
        known = all_colours(page).await?;
        Ok(())
    })
    .await;
    Stage::changed(without_new_functions)
        .play(async |page: &Page| {
            page.insist(known.len() == 54, format!("{} are compared", known.len()))?;
            for ((what, wanted), (_, seen)) in known.iter().zip(all_colours(page).await?) {
                page.same_colours(what, wanted, &seen)?;
            }
            Ok(())
        })
        .await;
}
