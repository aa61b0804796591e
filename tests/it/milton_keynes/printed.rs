//! Pictures of this record as they are printed, kept beside its facts.
//!
//! After a wanted change of a picture: `UPDATE_SNAPSHOTS=1 cargo test --test it`, and look at what changed.

use crate::support::draw::drawn;
use crate::support::snapshot;
use inspection_explorer::chart::Theme;
use inspection_explorer::chart::frame::{Frame, framed};
use inspection_explorer::export::svg;

#[test]
fn printed_pictures_look_as_kept() {
    let sources = [
        ("grades", "Sources: Ofsted; Commission for Social Care Inspection; news reports where marked."),
        ("findings", "Source: the explorer's own coding of the documents, sentence by sentence."),
    ];
    for (name, source) in sources {
        let chart = drawn(name, "");
        let words = Frame { source: source.to_owned(), ..chart.frame() };
        let printed = svg(&framed(&chart.layout(1024.0), &words), Theme::Print);
        snapshot::compare_own(&format!("{name}-wide-print"), &printed, "printed");
    }
}
