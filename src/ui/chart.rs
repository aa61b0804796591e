//! A chart: heading in words, canvas, and the same data as a table.

use super::state::explorer;
use super::table::data_table;
use crate::browser::canvas::{WidthObserver, draw};
use crate::chart::{Point, Scene, Table};
use leptos::ev;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// What a chart component needs.
pub struct ChartParts {
    /// The id of its elements.
    pub id: &'static str,
    /// The sentence that says what it shows.
    pub title: Signal<String>,
    /// The measure, the place and the period.
    pub subtitle: Signal<String>,
    /// The key to its marks.
    pub legend: AnyView,
    /// The picture at a width in CSS pixels.
    pub layout: Callback<f64, Scene>,
    /// The same data.
    pub table: Signal<Table>,
    /// Where the data come from.
    pub source: &'static str,
    /// What a click on the target with this key does.
    pub pick: Callback<String>,
}

/// The mark under the pointer: its words and where they stand.
#[derive(Clone, Debug, PartialEq)]
struct Tip {
    text: String,
    left: f64,
    top: f64,
}

/// A chart with its words and its table.
pub fn chart(parts: ChartParts) -> impl IntoView {
    let ChartParts { id, title, subtitle, legend, layout, table, source, pick } = parts;
    let state = explorer();
    let frame = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let width = RwSignal::new(0.0_f64);
    let fault = RwSignal::new(None::<String>);
    let tip = RwSignal::new(None::<Tip>);
    let observer = StoredValue::new_local(None::<WidthObserver>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            width.set(frame.get_bounding_client_rect().width());
            observer.set_value(WidthObserver::new(&frame, move |now| width.set(now)));
        }
    });
    // The frame is at least as wide as the narrowest phone; a width of 0 waits for the observer.
    let scene = Memo::new(move |_| {
        let width = width.get().floor();
        (width > 0.0).then(|| layout.run(width))
    });
    Effect::new(move |_| {
        let (Some(canvas), Some(scene)) = (canvas.get(), scene.get()) else { return };
        let painted = draw(&canvas, &scene, state.theme.get(), state.ratio.get());
        if fault.get_untracked() != painted.clone().err() {
            fault.set(painted.err());
        }
        if let Some(performance) = window().performance() {
            let _ = performance.mark("charts-drawn");
        }
    });
    let hovered = move |event: &ev::MouseEvent| {
        let at = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
        scene.with_untracked(|scene| scene.as_ref().and_then(|scene| scene.at(at).cloned()))
    };
    let point = move |event: ev::MouseEvent| {
        let shown = hovered(&event).map(|target| {
            let centre = target.rect.centre();
            Tip {
                text: target.label,
                left: centre.x.clamp(90.0, (width.get_untracked() - 90.0).max(90.0)),
                top: target.rect.top,
            }
        });
        if tip.get_untracked() != shown {
            tip.set(shown);
        }
    };
    let click = move |event: ev::MouseEvent| {
        if let Some(target) = hovered(&event) {
            pick.run(target.key);
        }
    };
    let tip_shown = move || {
        tip.get().map(|tip| view! { <div class="tip" style:left=format!("{}px", tip.left) style:top=format!("{}px", tip.top)>{tip.text}</div> })
    };
    let failed = move || {
        fault.get().map(|fault| view! { <p class="notice">{fault}". The table below holds the same data."</p> })
    };
    view! {
        <section class="chart" aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{title}</h2>
            <p class="subtitle" id=format!("{id}-subtitle")>{subtitle}</p>
            {legend}
            <div class="frame" node_ref=frame>
                <canvas
                    node_ref=canvas
                    id=format!("{id}-canvas")
                    role="img"
                    aria-label=move || format!("Chart: {}. The same data stand in the table below it.", title.get())
                    class:pointing=move || tip.with(Option::is_some)
                    on:mousemove=point
                    on:mouseleave=move |_| tip.set(None)
                    on:click=click
                ></canvas>
                {tip_shown}
            </div>
            {failed}
            <p class="source">{source}</p>
            <details class="as-table">
                <summary>"The same data as a table"</summary>
                {move || data_table(&table.get())}
            </details>
        </section>
    }
}
