//! The reader's own choice of colours goes before the system's, and is kept.

use crate::charts::grades_scene;
use crate::fault::Done;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use serde_json::json;

/// Chooses colours at the foot of the page.
async fn choose(page: &Page, colours: &str) -> Done {
    page.press(&format!("label.colours option[value='{colours}']")).await?;
    let script = "return document.querySelector('label.colours select').value";
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
