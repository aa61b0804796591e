//! Where the reader's system puts its own few colours in the place of the page's (Windows: contrast themes), what is
//! current, chosen, pressed and focused is told by shape.

use crate::drawn::grades_scene;
use crate::expected::state;
use crate::fault::Done;
use crate::page::Page;
use crate::screen::{Medium, Screen};
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::chart::Theme;
use serde_json::{Value, json};

/// How far around an element it is looked, in pixels: as far as the outline of what is focused reaches.
const MARGIN: usize = 6;

/// Takes the part of a picture of the window that shows an element, and says for each pixel whether it stands out from
/// the colour that most of them have: only light and dark count, and so shapes.
const SHAPE: &str = "
    const [data, selector, margin] = arguments;
    const box = document.querySelector(selector).getBoundingClientRect();
    const picture = new Image();
    picture.src = 'data:image/png;base64,' + data;
    return picture.decode().then(() => {
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(box.width) + 2 * margin;
        canvas.height = Math.round(box.height) + 2 * margin;
        const context = canvas.getContext('2d');
        context.drawImage(picture, margin - Math.round(box.left), margin - Math.round(box.top));
        const bytes = context.getImageData(0, 0, canvas.width, canvas.height).data;
        const light = [];
        for (let at = 0; at < bytes.length; at += 4) {
            light.push(Math.round(0.3 * bytes[at] + 0.6 * bytes[at + 1] + 0.1 * bytes[at + 2]));
        }
        const often = new Map();
        for (const value of light) often.set(value, (often.get(value) ?? 0) + 1);
        const ground = [...often].sort((a, b) => b[1] - a[1])[0][0];
        const signs = light.map(value => Math.abs(value - ground) > 60 ? '#' : ' ').join('');
        return signs.match(new RegExp(`.{${canvas.width}}`, 'g'));
    });";

/// An element and its surroundings: a row of '#' and ' ' for each row of pixels.
#[derive(Debug, PartialEq)]
struct Shape(Vec<Vec<u8>>);

impl Shape {
    fn height(&self) -> usize {
        self.0.len()
    }

    fn width(&self) -> usize {
        self.0.first().map_or(0, Vec::len)
    }

    /// The part of the pixels that stand out, of a row or of a column of the element itself.
    fn share(&self, row: Option<usize>, column: Option<usize>) -> f64 {
        let rows = row.map_or(MARGIN..self.height() - MARGIN, |row| row..row + 1);
        let columns = column.map_or(MARGIN..self.width() - MARGIN, |column| column..column + 1);
        let cells: Vec<u8> = rows.flat_map(|row| self.0[row][columns.clone()].to_vec()).collect();
        cells.iter().filter(|cell| **cell == b'#').count() as f64 / cells.len() as f64
    }

    /// How much of a line stands at the bottom, left and right, between these distances outwards from the element's
    /// edge. (A tip may stand at the top.)
    fn framed(&self, from: isize, to: isize) -> f64 {
        let best = |shares: Vec<f64>| shares.into_iter().fold(0.0, f64::max);
        let at = |edge: usize, out: isize| edge.checked_add_signed(out).expect("the margin is wide enough");
        let bottom = (from..to).map(|out| self.share(Some(at(self.height() - MARGIN, out)), None)).collect();
        let right = (from..to).map(|out| self.share(None, Some(at(self.width() - MARGIN, out)))).collect();
        let left = (from..to).map(|out| self.share(None, Some(at(MARGIN - 1, -out)))).collect();
        [best(bottom), best(right), best(left)].into_iter().fold(1.0, f64::min)
    }

    /// How many pixels stand out around the element.
    fn around(&self) -> usize {
        let (rows, columns) = (MARGIN..self.height() - MARGIN, MARGIN..self.width() - MARGIN);
        let outside = |row: usize, column: usize| !rows.contains(&row) || !columns.contains(&column);
        let cells =
            self.0.iter().enumerate().flat_map(|(row, cells)| cells.iter().enumerate().map(move |cell| (row, cell)));
        cells.filter(|(row, (column, cell))| **cell == b'#' && outside(*row, *column)).count()
    }

    /// How many pixels its edge is long.
    fn edge(&self) -> usize {
        2 * (self.width() + self.height()) - 8 * MARGIN
    }

    /// How many pixels differ, where both have the same size.
    fn differs(&self, other: &Self) -> usize {
        let cells = |shape: &Self| shape.0.concat();
        if self.width() != other.width() || self.height() != other.height() {
            return usize::MAX;
        }
        cells(self).iter().zip(cells(other)).filter(|(a, b)| **a != *b).count()
    }

    fn drawn(&self) -> String {
        self.0.iter().map(|row| format!("{}\n", String::from_utf8_lossy(row))).collect()
    }
}

impl Page {
    /// Takes the focus from wherever it is, and the pointer away.
    async fn let_go(&self) -> Done {
        self.point(1.0, 1.0).await?;
        self.script::<Value>("document.activeElement.blur()", &[]).await.map(drop)
    }

    /// The shape of an element, brought into view.
    async fn shape(&self, selector: &str) -> Done<Shape> {
        self.element(selector).await?;
        let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script::<Value>(script, &[json!(selector)]).await?;
        self.frames().await?;
        let picture = self.driver.screenshot_as_png_base64().await?;
        let rows: Vec<String> = self.script(SHAPE, &[json!(picture), json!(selector), json!(MARGIN)]).await?;
        Ok(Shape(rows.into_iter().map(String::into_bytes).collect()))
    }

    /// Shows the page on a wide screen whose system forces its colours.
    async fn force(&self, system: Theme) -> Done {
        self.show_on(Screen::wide(1280)).await?;
        self.show_for(Medium { paper: false, system, forced: true }).await
    }
}

/// A wide screen whose charts have these colours.
fn wide(theme: Theme) -> Screen {
    Screen { theme, ..Screen::wide(1280) }
}

/// The systems whose colours are tried: dark words on a light ground, and the other way round.
const SYSTEMS: [Theme; 2] = [Theme::Light, Theme::Dark];

#[tokio::test]
async fn the_present_view_alone_is_underlined() {
    play(async |page: &Page| {
        for system in SYSTEMS {
            page.force(system).await?;
            for query in ["", "view=findings"] {
                page.open(query).await?;
                page.let_go().await?;
                let script = "return [...document.querySelectorAll('nav a')].map(e => e.getAttribute('href'))";
                let links: Vec<String> = page.script(script, &[]).await?;
                page.insist(links.len() > 6, format!("there are {} views", links.len()))?;
                for link in links {
                    let link = format!("nav a[href='{link}']");
                    let current: bool = page
                        .script(
                            "return document.querySelector(arguments[0]).hasAttribute('aria-current')",
                            &[json!(link)],
                        )
                        .await?;
                    let shape = page.shape(&link).await?;
                    // One of the lowest rows is the rule under the page's head.
                    let rows = shape.height() - MARGIN - 6..shape.height() - MARGIN + 1;
                    let full = rows.filter(|row| shape.share(Some(*row), None) > 0.9).count();
                    let right = if current { full >= 3 } else { full <= 1 };
                    page.insist(right, format!("{link}, current: {current}, {system:?}:\n{}", shape.drawn()))?;
                }
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_chosen_mark_has_a_ring() {
    play(async |page: &Page| {
        for system in SYSTEMS {
            // The chart keeps the page's colours: also those that the system would not choose.
            for choice in ["light", "dark"] {
                page.force(system).await?;
                page.see(Sight::ChosenGrade).await?;
                page.press(&format!(".colours option[value='{choice}']")).await?;
                let painted = wide(if choice == "dark" { Theme::Dark } else { Theme::Light });
                page.is_painted("grades", painted, grades_scene).await?;
                let label: String = page.script("return document.querySelector('.mark.chosen').ariaLabel", &[]).await?;
                page.let_go().await?;
                let chosen = page.shape(".mark.chosen").await?;
                page.open("").await?;
                page.is_painted("grades", painted, grades_scene).await?;
                page.let_go().await?;
                let plain = page.shape(&format!(".mark[aria-label=\"{label}\"]")).await?;
                let what = format!("{system:?}, {choice}:\n{}\n{}", chosen.drawn(), plain.drawn());
                page.insist(chosen.framed(-1, 3) > 0.85 && plain.framed(-1, 3) < 0.5, what)?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_open_finding_and_a_pressed_switch_differ_from_others_by_shape() {
    play(async |page: &Page| {
        for system in SYSTEMS {
            page.force(system).await?;
            page.open("view=findings").await?;
            let finding = "#main .finding:nth-child(2) h3 button";
            for (what, selector) in [("the switch", ".legend .switch"), ("the finding", finding)] {
                page.element(selector).await?;
                page.let_go().await?;
                let before = page.shape(selector).await?;
                page.press(selector).await?;
                let pressed = "const part = document.querySelector(arguments[0]);
                    return (part.ariaPressed ?? part.ariaExpanded) === arguments[1]";
                let now = if what == "the switch" { "false" } else { "true" };
                page.until("it to be pressed", pressed, &[json!(selector), json!(now)]).await?;
                page.let_go().await?;
                let after = page.shape(selector).await?;
                let differs = before.differs(&after);
                page.insist(
                    differs > 40,
                    format!("{what}, {system:?}: {differs} pixels differ\n{}\n{}", before.drawn(), after.drawn()),
                )?;
                // As it was, for what comes next.
                page.press(selector).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tip_has_an_edge() {
    play(async |page: &Page| {
        for system in SYSTEMS {
            page.force(system).await?;
            page.open("").await?;
            page.is_painted("grades", wide(system), grades_scene).await?;
            page.script::<Value>("document.querySelectorAll('.mark')[6].focus()", &[]).await?;
            let shape = page.shape(".tip").await?;
            page.insist(shape.framed(-2, 1) > 0.85, format!("{system:?}:\n{}", shape.drawn()))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_focused_has_a_frame() {
    let looked_at = [
        ("", vec!["nav a:not([aria-current])", ".mark", ".take-away button", ".as-table summary", ".colours select"]),
        (
            "view=findings",
            vec![".legend .switch", ".search input", ".choices summary", ".choices input", ".finding h3 button"],
        ),
        ("view=compare", vec![".choose select"]),
        ("view=briefing", vec![".briefing-form input", ".briefing-form textarea"]),
    ];
    play(async |page: &Page| {
        for system in SYSTEMS {
            page.force(system).await?;
            for (query, selectors) in &looked_at {
                page.open(query).await?;
                page.insist(state(query).to_query() == *query, format!("'{query}' is an address"))?;
                for selector in selectors {
                    page.element(selector).await?;
                    page.let_go().await?;
                    let before = page.shape(selector).await?;
                    page.script::<Value>("document.querySelector(arguments[0]).focus()", &[json!(selector)]).await?;
                    let after = page.shape(selector).await?;
                    // The outline is three pixels wide; beside a mark its tip covers a side.
                    let added = after.around().saturating_sub(before.around());
                    let what = format!("{selector}, {system:?}: {added}\n{}\n{}", before.drawn(), after.drawn());
                    page.insist(added * 2 > after.edge() * 3, what)?;
                }
            }
        }
        Ok(())
    })
    .await;
}
