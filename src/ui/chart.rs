//! A chart: heading in words, canvas with its marks, and the same data as a table.

use super::marks::{Marks, marks};
use super::state::explorer;
use super::table::data_table;
use super::take_away::take_away;
use super::text::words;
use crate::browser::canvas::{WidthObserver, draw};
use crate::chart::frame::{Frame, LegendEntry, framed};
use crate::chart::{Scene, Table, Theme};
use crate::export;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// What a chart component needs.
pub struct ChartParts {
    /// The id of its elements, and its name in files that leave the page.
    pub id: &'static str,
    /// The sentence that says what it shows.
    pub title: Signal<String>,
    /// The measure, the place and the period.
    pub subtitle: Signal<String>,
    /// The key to its marks, on the page.
    pub legend: AnyView,
    /// The key to its marks, in pictures that leave the page.
    pub key: Vec<LegendEntry>,
    /// The picture at a width in CSS pixels.
    pub layout: Callback<f64, Scene>,
    /// The same data.
    pub table: Signal<Table>,
    /// Where the data come from.
    pub source: String,
    /// The key of the target that is chosen, if one is.
    pub chosen: Signal<Option<String>>,
    /// What choosing the target with this key does.
    pub pick: Callback<String>,
    /// What choosing a target leads to, as the tip says it: 'shows these findings'.
    pub pick_words: &'static str,
}

/// The width of pictures that leave the page, in CSS pixels.
const PICTURE_WIDTH: f64 = 960.0;
/// The width of the picture on paper, in CSS pixels: narrower, so that its words stay large enough to read.
const PAPER_WIDTH: f64 = 760.0;

/// A chart with its words and its table.
pub fn chart(parts: ChartParts) -> impl IntoView {
    let ChartParts { id, title, subtitle, legend, key, layout, table, source, chosen, pick, pick_words } = parts;
    let state = explorer();
    let frame = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let width = RwSignal::new(0.0_f64);
    let fault = RwSignal::new(None::<String>);
    let observer = StoredValue::new_local(None::<WidthObserver>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            width.set(frame.get_bounding_client_rect().width());
            observer.set_value(WidthObserver::new(&frame, move |now| width.set(now)));
        }
    });
    // A width of 0 waits for the observer.
    let scene = Memo::new(move |_| {
        let width = width.get().floor();
        (width > 0.0).then(|| layout.run(width))
    });
    Effect::new(move |_| {
        let (Some(canvas), Some(scene)) = (canvas.get(), scene.get()) else { return };
        let painted = draw(&canvas, &scene, state.theme.get(), state.ratio.get()).err();
        if fault.get_untracked() != painted {
            fault.set(painted);
        }
        if let Some(performance) = window().performance() {
            let _ = performance.mark("charts-drawn");
        }
    });
    // On paper the chart is a drawing in black and white: sharp at any size, and its kinds told apart by pattern.
    let paper_words = Frame { legend: key.clone(), ..Frame::default() };
    let on_paper = Memo::new(move |_| {
        let scene = layout.run(PAPER_WIDTH);
        // A chart of many rows is shrunk to the height of a page: then it may as well be wide.
        let scene = if scene.height > PAPER_WIDTH * 1.4 { layout.run(PICTURE_WIDTH) } else { scene };
        export::svg(&framed(&scene, &paper_words), Theme::Print)
    });
    let paper = move || format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&on_paper.get()));
    let picture_source = source.clone();
    let picture = Callback::new(move |()| {
        let words = Frame {
            title: title.get_untracked(),
            subtitle: subtitle.get_untracked(),
            source: picture_source.clone(),
            legend: key.clone(),
        };
        framed(&untrack(|| layout.run(PICTURE_WIDTH)), &words)
    });
    let failed = move || {
        fault.get().map(|fault| {
            let told = format!("{fault}. The table below holds the same data.");
            view! { <p class="notice" prop:textContent=told></p> }
        })
    };
    view! {
        <section class="chart" aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title") aria-live="polite" prop:textContent=words(move || title.get())></h2>
            <p class="subtitle" id=format!("{id}-subtitle") prop:textContent=words(move || subtitle.get())></p>
            {legend}
            <div class="frame" node_ref=frame>
                <canvas
                    node_ref=canvas
                    id=format!("{id}-canvas")
                    role="img"
                    aria-label=move || format!("Chart: {}. The same data stand in the table below it.", title.get())
                ></canvas>
                {marks(Marks { id, scene, chosen, pick, pick_words })}
            </div>
            <img class="on-paper" alt="" src=paper />
            {failed}
            <p class="source">{source}</p>
            {take_away(id, picture, table)}
            <details class="as-table">
                <summary>"The same data as a table"</summary>
                {move || data_table(&table.get())}
            </details>
        </section>
    }
}
