//! Filters and first entries are near the top of a view, and stay within reach while a long list is scrolled.

use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The views that are lists, each with its filters and its first entry.
const LISTS: [(&str, &str, &str); 4] = [
    ("view=findings", ".filters .search", ".results .finding"),
    ("view=threads", "form.choose", ".threads .finding"),
    ("view=plan", ".fold-chart", ".areas .finding"),
    ("view=compare", "p.choose", ".changed .change li"),
];

/// Shows the page in a window of this size.
async fn window(page: &Page, width: u32, height: u32) -> Done {
    page.show_on(Screen::wide(width)).await?;
    page.resize(width, height, 1.0).await
}

#[tokio::test]
async fn filters_and_first_entries_are_on_the_first_screen() {
    play(async |page: &Page| {
        let mut far = Vec::new();
        // On a phone, a flick may scroll by 740 px.
        for (width, height, flick) in [(1280, 800, 0.0), (360, 740, 740.0)] {
            window(page, width, height).await?;
            for (view, filters, entry) in LISTS {
                page.open(view).await?;
                page.frames().await?;
                for wanted in [filters, entry] {
                    let top: f64 = page
                        .script(
                            "return document.querySelector(arguments[0]).getBoundingClientRect().top + scrollY",
                            &[json!(wanted)],
                        )
                        .await?;
                    // Enough of it to be read.
                    if top + 60.0 > f64::from(height) + flick {
                        far.push(format!("{wanted} of {view} is {top} px down at {width} px"));
                    }
                }
            }
        }
        page.insist(far.is_empty(), far.join("\n"))
    })
    .await;
}

/// Where the heading of the list and its button are, once the list is scrolled: its top, its height, whether the button is
/// the topmost thing where it stands.
const BAR: &str = "
    const bar = document.querySelector('.reach');
    const { top, height } = bar.getBoundingClientRect();
    const button = bar.querySelector('.to-filters').getBoundingClientRect();
    const over = document.elementFromPoint(button.left + button.width / 2, button.top + button.height / 2);
    return top > -1 && top < 2 && height <= 0.15 * innerHeight && over?.className.includes('to-filters');";

#[tokio::test]
async fn on_a_phone_the_way_to_the_filters_stays_in_sight() {
    play(async |page: &Page| {
        window(page, 360, 740).await?;
        let lists = [
            ("view=findings&kind=concern&area=leaders", "Filters (2 in use)", ".filters"),
            ("view=threads&area=leaders", "Filters (1 in use)", "form.choose"),
            ("view=compare", "Change inspections", "p.choose select"),
        ];
        for (view, words, filters) in lists {
            page.open(view).await?;
            page.reads(".to-filters", &[words]).await?;
            page.script::<Value>("scrollTo(0, 2600)", &[]).await?;
            page.until("the way to the filters to stay in sight", BAR, &[]).await?;
            page.press(".to-filters").await?;
            page.has_focus(filters).await?;
            page.is_in_view(filters).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn on_a_wide_screen_the_filters_stay_in_sight() {
    play(async |page: &Page| {
        window(page, 1280, 800).await?;
        page.open("view=findings").await?;
        page.script::<Value>("scrollTo(0, 2600)", &[]).await?;
        page.is_in_view("#find").await?;
        page.counts(".to-filters", 0).await?;
        // Another filter shows its list from the beginning.
        page.press("input[name=Kind][value=concern]").await?;
        page.is_in_view(".results .finding").await?;
        page.has_focus("input[name=Kind][value=concern]").await?;
        page.is_in_view("input[name=Kind][value=concern]").await?;
        page.open("view=threads").await?;
        page.script::<Value>("scrollTo(0, 2600)", &[]).await?;
        page.until("the way to the filters to stay in sight", BAR, &[]).await
    })
    .await;
}

#[tokio::test]
async fn what_stays_in_sight_never_covers_the_focus() {
    play(async |page: &Page| {
        window(page, 360, 740).await?;
        for (view, item) in [("view=findings", ".finding"), ("view=threads", ".threads .finding")] {
            page.open(view).await?;
            let last = format!("{item}:nth-child(30) h3 button");
            page.element(&last).await?.focus().await?;
            let mut covered = Vec::new();
            for _ in 0..20 {
                let back = page.driver.action_chain().key_down(Key::Shift).send_keys(Key::Tab + "").key_up(Key::Shift);
                back.perform().await?;
                page.frames().await?;
                let script = "
                    const box = document.activeElement.getBoundingClientRect();
                    const bar = document.querySelector('.reach').getBoundingClientRect();
                    const own = document.activeElement.closest('.reach');
                    return own || box.bottom <= bar.top || box.top >= bar.bottom - 1 
                        ? null : document.activeElement.outerHTML.slice(0, 200);";
                covered.extend(page.script::<Option<String>>(script, &[]).await?);
            }
            page.insist(covered.is_empty(), covered.join("\n"))?;
        }
        Ok(())
    })
    .await;
}

/// The state of a group of filters: whether it is open, and which of its boxes can be seen.
const GROUP: &str = "
    const group = [...document.querySelectorAll('.choices')].find(e => e.textContent.startsWith(arguments[0]));
    const boxes = [...group.querySelectorAll('input')].filter(e => e.checkVisibility());
    return [group.open, boxes.filter(e => e.checked).map(e => e.value), boxes.some(e => !e.checked)];";

#[tokio::test]
async fn a_group_of_filters_in_use_is_never_folded_away() {
    type Group = (bool, Vec<String>, bool);
    let own = |all: bool| -> Group { (true, vec!["planning".to_owned()], all) };
    for width in [1280, 360] {
        play(async |page: &Page| {
            page.show_on(Screen::wide(width)).await?;
            let summary = "return [...document.querySelectorAll('.choices summary')].find(e => e.textContent.startsWith('Topic'))";
            let press = async || {
                let found = page.driver.execute(summary, vec![]).await?;
                page.click(&found.element()?).await
            };
            // A choice that comes by the address opens its group, as far as it is in use.
            page.open("view=findings&topic=planning").await?;
            page.shows("a group in use", GROUP, &[json!("Topic")], &own(false)).await?;
            press().await?;
            page.shows("all of its choices", GROUP, &[json!("Topic")], &own(true)).await?;
            press().await?;
            page.shows("what is in use", GROUP, &[json!("Topic")], &own(false)).await?;
            // Taken back, the group stays open around the focus.
            page.press("input[name=Topic]:checked").await?;
            let none: Group = (true, vec![], true);
            page.shows("a group that is not in use", GROUP, &[json!("Topic")], &none).await?;
            // Chosen on the page, the group stays.
            page.press("input[name=Topic][value=planning]").await?;
            page.shows("a choice", GROUP, &[json!("Topic")], &own(true)).await?;
            press().await?;
            page.shows("what was chosen", GROUP, &[json!("Topic")], &own(false)).await
        })
        .await;
    }
}

#[tokio::test]
async fn all_of_a_long_list_comes_by_pieces() {
    play(async |page: &Page| {
        window(page, 1280, 800).await?;
        page.open("view=findings").await?;
        // How many entries there are at the frame after the press, and in the end.
        let script = "
            const listed = () => document.querySelectorAll('.results .finding').length;
            const frame = () => new Promise(done => requestAnimationFrame(done));
            document.querySelector('.more').click();
            return frame().then(listed);";
        let soon: usize = page.script(script, &[]).await?;
        let all = inspection_explorer::bundle::record().expect("it is whole").findings.len();
        page.insist(soon < all / 2, format!("{soon} of {all} came at once"))?;
        page.counts(".results .finding", all).await?;
        // Another filter makes it short again.
        page.press("input[name=Kind][value=concern]").await?;
        page.counts(".results .finding", crate::expected::FIRST).await
    })
    .await;
}
