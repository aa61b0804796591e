//! A chart: heading in words, canvas with its marks, and the same data as a table.

use super::hits::leads_to;
use super::marks::marks;
use super::paper::on_paper;
use super::quiet::said_when_quiet;
use super::shelf::reader_data;
use super::state::explorer;
use super::table::data_table;
use super::take_away::{PICTURE_WIDTH, take_away};
use super::text::words;
use crate::browser::canvas::draw;
use crate::browser::drawn;
use crate::browser::width::WidthObserver;
use crate::chart::frame::{Frame, picture_label};
use crate::chart::{ChartKind, Drawn, Inputs, Scene};
use crate::explore::Place;
use crate::export;
use leptos::html::{Canvas, Details, Div};
use leptos::prelude::*;

/// The chart of this kind as the view on screen shows it, as long as it is on screen. Nothing where the view asks for what
/// there is not.
pub fn drawn(kind: &'static ChartKind) -> Memo<Option<Drawn>> {
    let (state, data) = (explorer(), reader_data());
    // What is open beside a chart does not change it.
    let part = Memo::new(move |_| state.nav.with_settled(Place::of_chart));
    Memo::new(move |_| {
        let notes = |finding: &str| data.note_on_finding(finding);
        let statuses = |unit: &str| data.own_status(unit);
        let inputs = Inputs { record: state.record, notes: &notes, statuses: &statuses };
        part.with(|place| (kind.draw)(&inputs, place))
    })
}

/// Says a chart's title when it has changed, for views where the chart is what a choice changes.
pub fn title_said(drawn: Memo<Option<Drawn>>) {
    said_when_quiet(
        move || drawn.with(|drawn| drawn.as_ref().map(Drawn::words_around).unwrap_or_default().title),
        false,
    );
}

/// A chart with its words, the key to its marks and its table.
pub fn chart(kind: &'static ChartKind, drawn: Memo<Option<Drawn>>, legend: AnyView) -> impl IntoView {
    let id = kind.id;
    let words_around =
        Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(Drawn::words_around).unwrap_or_default()));
    let said = move |part: fn(&Frame) -> &String| words(move || words_around.with(|words| part(words).clone()));
    let holder = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let scene = laid_out(holder, drawn);
    let fault = painted(canvas, scene);
    let failed = move || {
        fault.get().map(|fault| {
            let told = format!("The chart cannot be shown: {fault}. The table below has the same data.");
            view! { <p class="notice" role="status" prop:textContent=told></p> }
        })
    };
    let title = said(|words| &words.title);
    let label = {
        let title = title.clone();
        move || picture_label(&title())
    };
    view! {
        <section class=format!("chart chart-{id}") aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title") prop:textContent=said(|words| &words.title)></h2>
            <p class="subtitle" id=format!("{id}-subtitle") prop:textContent=said(|words| &words.subtitle)></p>
            {failed}
            {legend}
            <div class="frame" class:blank=move || fault.with(Option::is_some) node_ref=holder>
                <canvas node_ref=canvas id=format!("{id}-canvas") role="img" aria-label=label></canvas>
                {marks(id, scene)}
            </div>
            {how_to_open(drawn)}
            {on_paper(move || drawn.with_untracked(|drawn| drawn.as_ref().map(export::chart_html).unwrap_or_default()))}
            <p class="source" prop:textContent=said(|words| &words.source)></p>
            {take_away(kind, drawn)}
            {as_table(drawn, fault, title)}
        </section>
    }
}

/// What a mark of the chart leads to, where it leads anywhere.
fn how_to_open(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let words = words(move || {
        let hit =
            drawn.with(|drawn| drawn.as_ref()?.layout(PICTURE_WIDTH).targets.first().map(|first| leads_to(&first.hit)));
        hit.map(|way| format!("Select a mark to {way}.")).unwrap_or_default()
    });
    view! { <p class="how-to-open not-on-paper" prop:textContent=words></p> }
}

/// The picture at the width that there is, in letters of the size that the reader's text has. A width of 0 waits for the observer.
fn laid_out(holder: NodeRef<Div>, drawn: Memo<Option<Drawn>>) -> Memo<Option<Scene>> {
    let state = explorer();
    let width = RwSignal::new(0.0_f64);
    let observer = StoredValue::new_local(None::<WidthObserver>);
    Effect::new(move |_| {
        if let Some(holder) = holder.get() {
            observer.set_value(WidthObserver::new(&holder, move |now| width.set(now)));
        }
    });
    Memo::new(move |_| {
        let (width, text) = (width.get(), state.text_size.get());
        drawn.with(|drawn| drawn.as_ref().filter(|_| width > 0.0).map(|drawn| drawn.layout_for(width, text)))
    })
}

/// Paints the picture on the canvas, and tells what kept it from being painted.
fn painted(canvas: NodeRef<Canvas>, scene: Memo<Option<Scene>>) -> RwSignal<Option<String>> {
    let state = explorer();
    let fault = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let (theme, ratio) = (state.theme.get(), state.ratio.get());
        let Some(painted) = scene.with(|scene| Some(draw(&canvas, scene.as_ref()?, theme, ratio).err())) else {
            return;
        };
        if fault.get_untracked() != painted {
            fault.set(painted);
        }
        drawn::mark();
    });
    fault
}

/// The same data as a table, which is made while it is open. Where there is no picture it opens by itself; the reader may
/// still close it.
fn as_table(
    drawn: Memo<Option<Drawn>>,
    fault: RwSignal<Option<String>>,
    title: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if let (Some(details), true) = (details.get(), fault.with(Option::is_some)) {
            details.set_open(true);
        }
    });
    let toggled = move |_| open.set(details.get_untracked().is_some_and(|details| details.open()));
    let table = move || open.get().then(|| drawn.with(|drawn| drawn.as_ref().map(|drawn| data_table(&drawn.table()))));
    view! {
        <details class="as-table" node_ref=details on:toggle=toggled>
            <summary aria-label=move || format!("Show as a table: {}", title())>"Show as a table"</summary>
            {table}
        </details>
    }
}
