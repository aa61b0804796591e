//! The head of the page while the app is on its way: room for its views, which are named but lead nowhere yet.

use crate::html::escaped;
use explore::View;
use record::Record;

/// The views in their groups. Each knows its heading: boot.js shows that of the view for which the address asks. A view
/// without a place in the navigation is there too, unseen.
pub fn tabs(record: &Record) -> String {
    let groups = View::GROUPS.into_iter().map(|(name, views)| {
        let own: String = views.iter().map(|view| tab(record, *view, view.is_in(record))).collect();
        format!("<div class=\"views\"><span class=\"group-name\">{}</span>{own}</div>", escaped(name))
    });
    groups.chain([tab(record, View::Search, false)]).collect()
}

fn tab(record: &Record, view: View, seen: bool) -> String {
    let now = if view == View::default() { " now" } else { "" };
    format!(
        "<span class=\"tab{now}\" data-view=\"{}\" data-heading=\"{}\"{}>{}</span>",
        escaped(view.token()),
        escaped(&view.heading_in(record)),
        if seen { "" } else { " hidden" },
        escaped(view.label())
    )
}
