//! A chart for the paper of the page's own printing: a picture that is cut between its rows, with its heads on every
//! page, or its table.

use super::html::{attribute, table_html};
use super::svg::svg;
use charts::frame::legend_alone;
use charts::paper::{for_paper, strips};
use charts::{Drawn, Scene, Theme};

/// What paper shows of a chart. The pieces of a picture are one figure with one text that says the same.
pub fn chart_html(drawn: &Drawn) -> String {
    if drawn.prints_as_table() {
        return table_html(&drawn.table());
    }
    let scene = for_paper(drawn);
    let cut = strips(&scene);
    let legend = legend_alone(scene.width, &drawn.frame().legend);
    let above: String = legend.iter().chain(&cut.above).map(picture).collect();
    let head = cut.head.iter().map(|head| format!("<thead><tr><th>{}</th></tr></thead>", picture(head)));
    let rows = cut.rows.iter().map(|row| format!("<tr><td>{}</td></tr>", picture(row)));
    format!(
        "<div class=\"figure\" role=\"img\" aria-label=\"{}\"><div class=\"above\">{above}</div>\
         <table class=\"strips\">{}<tbody>{}</tbody></table></div>",
        attribute(&drawn.in_words(&scene)),
        head.collect::<String>(),
        rows.collect::<String>()
    )
}

/// A piece of the picture in black, white and grey, sharp at any size.
fn picture(scene: &Scene) -> String {
    svg(scene, Theme::Print)
}
