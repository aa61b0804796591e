//! Which charts the reader has folded away or opened: kept, so that a view looks as it was left.

/// The key under which the choices are kept, as 'findings:folded,plan:open'.
const KEY: &str = "inspection-explorer/v1/charts";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn kept() -> Vec<(String, bool)> {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    let one = |part: &str| {
        let (chart, state) = part.split_once(':')?;
        Some((chart.to_owned(), state == "open"))
    };
    text.split(',').filter_map(one).collect()
}

/// Whether the reader wants this chart open; `None` where they have not said.
pub fn is_open(chart: &str) -> Option<bool> {
    kept().into_iter().find(|(id, _)| id == chart).map(|(_, open)| open)
}

/// Keeps a choice. Where nothing can be kept it lasts as long as the view.
pub fn keep(chart: &str, open: bool) {
    let others = kept().into_iter().filter(|(id, _)| id != chart);
    let all: Vec<String> = others
        .chain([(chart.to_owned(), open)])
        .map(|(id, open)| format!("{id}:{}", if open { "open" } else { "folded" }))
        .collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &all.join(","));
    }
}
