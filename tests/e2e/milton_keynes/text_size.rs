//! The reader's own text: larger letters, wider spacing, the narrowest window. Charts follow, nothing is cut, nothing scrolls
//! sideways.

use crate::drawn::{EVERY_CHART, drawn};
use crate::engine::engine;
use crate::fault::Done;
use crate::page::Page;
use crate::poll::poll;
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::chart::Drawn;
use serde_json::{Value, json};

impl Page {
    /// Sets the size of letters as a reader does in the browser's own settings: 16 is usual.
    async fn set_letters(&self, size: u32) -> Done {
        self.tools.letters(&self.driver, size).await
    }
}

/// The size of a chart's canvas on the page, in whole pixels.
const SIZE: &str = "
    const box = document.getElementById(arguments[0])?.getBoundingClientRect();
    return [Math.floor(box?.width ?? 0), Math.round(box?.height ?? 0)]";

/// Waits until a chart has the height that its picture has for a reader whose text is so many times the usual size.
async fn stands_for(page: &Page, picture: &Drawn, id: &str, text: f64) -> Done {
    poll(&format!("{id} to be laid out for text {text} times the usual size"), async || {
        let (width, height): (f64, f64) = page.script(SIZE, &[json!(format!("{id}-canvas"))]).await?;
        let wanted = picture.layout_for(width, text).height.round();
        Ok(if (wanted - height).abs() <= 1.0 {
            Ok(())
        } else {
            Err(format!("{height} instead of {wanted} at {width}"))
        })
    })
    .await
}

#[tokio::test]
async fn chart_letters_follow_the_size_that_the_browser_is_set_to() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        for (query, id) in EVERY_CHART {
            page.set_letters(16).await?;
            page.open(query).await?;
            let picture = drawn(id, query);
            // Without a reload where the browser does so, and back.
            for size in [16, 20, 24, 32, 16] {
                page.set_letters(size).await?;
                if !engine().resizes_open_pages() {
                    page.open(query).await?;
                }
                stands_for(page, &picture, id, f64::from(size) / 16.0).await?;
            }
        }
        page.set_letters(32).await?;
        page.open("").await?;
        page.is_painted("grades", screen, |width| drawn("grades", "").layout_for(width, 2.0)).await?;
        page.set_letters(16).await
    })
    .await;
}

#[tokio::test]
async fn a_canvas_grows_with_the_root_of_the_page() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=topics").await?;
        let height = "return document.querySelector('.frame canvas').getBoundingClientRect().height";
        page.until("the chart", "return document.querySelector('.frame canvas').height > 200", &[]).await?;
        let before: f64 = page.script(height, &[]).await?;
        page.script::<Value>("document.documentElement.style.fontSize = '200%'", &[]).await?;
        let taller =
            "return document.querySelector('.frame canvas').getBoundingClientRect().height > 1.5 * arguments[0]";
        page.until("a taller chart", taller, &[json!(before)]).await?;
        page.script::<Value>("document.documentElement.style.fontSize = ''", &[]).await?;
        page.shows("the chart as it was", height, &[], &before).await
    })
    .await;
}

/// What stands out of the window to the right, where the page has become wider than it.
const WIDER: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= innerWidth && innerWidth === arguments[0]) return [];
    return [`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`,
        ...[...document.body.querySelectorAll('*')]
            .filter(part => part.getBoundingClientRect().right > width + 0.5 && !part.closest('.scroll'))
            .map(part => `${part.localName}.${part.className} reaches ${Math.round(part.getBoundingClientRect().right)}`)]
        .slice(0, 6);";

/// Looks at each sight, as it is and with everything unfolded, in windows of these widths.
async fn no_sight_is_wider(page: &Page, widths: &[u32], before: &str) -> Done {
    let mut wider = Vec::new();
    for sight in Sight::ALL {
        page.show_on(Screen::wide(1280)).await?;
        page.see(sight).await?;
        page.script::<Value>(before, &[]).await?;
        page.unfold().await?;
        for width in widths {
            page.show_on(Screen::wide(*width)).await?;
            page.frames().await?;
            page.frames().await?;
            let mut seen: Vec<String> = page.script(WIDER, &[json!(width)]).await?;
            seen.extend(page.script::<Vec<String>>(CUT, &[]).await?);
            if !seen.is_empty() {
                wider.push(format!("{} at {width}: {seen:#?}", sight.name()));
            }
        }
    }
    page.insist(wider.is_empty(), wider.join("\n"))
}

#[tokio::test]
async fn nothing_scrolls_sideways_in_the_narrowest_window() {
    play(async |page: &Page| no_sight_is_wider(page, &[240], "").await).await;
}

#[tokio::test]
async fn nothing_scrolls_sideways_with_letters_twice_the_size() {
    play(async |page: &Page| {
        page.set_letters(32).await?;
        no_sight_is_wider(page, &[1280, 768, 360], "").await?;
        page.set_letters(16).await
    })
    .await;
}

/// What a reader with dyslexia may set: the spacing that WCAG 1.4.12 names.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";

/// Words that a box hides: it is lower or narrower than they are, and does not let them out.
const CUT: &str = "
    return [...document.body.querySelectorAll('*')].filter(part => {
        const style = getComputedStyle(part);
        const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
        if (!part.checkVisibility() || part.closest('.unseen, .frame, .letter-probe') || !part.textContent.trim()) return false;
        return (hides(style.overflowX) && part.scrollWidth > part.clientWidth + 1)
            || (hides(style.overflowY) && part.scrollHeight > part.clientHeight + 1);
    }).map(part => `${part.localName}.${part.className} cuts '${part.textContent.trim().slice(0, 40)}'`);";

#[tokio::test]
async fn wider_spacing_cuts_nothing_in_any_view() {
    play(async |page: &Page| {
        no_sight_is_wider(page, &[1280, 320], SPACED).await?;
        let mut cut = Vec::new();
        for sight in Sight::ALL {
            for width in [1280, 320] {
                page.show_on(Screen::wide(width)).await?;
                page.see(sight).await?;
                page.script::<Value>(SPACED, &[]).await?;
                page.unfold().await?;
                page.frames().await?;
                let seen: Vec<String> = page.script(CUT, &[]).await?;
                cut.extend(seen.into_iter().map(|seen| format!("{} at {width}: {seen}", sight.name())));
            }
        }
        page.insist(cut.is_empty(), cut.join("\n"))
    })
    .await;
}
