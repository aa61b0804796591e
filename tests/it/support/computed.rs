//! The sentences that the page computes from the record. `examples/computed_sentences.rs` prints them to be measured, also in
//! earlier versions of the project: so this file uses nothing but the app's own names, and few of them.

use inspection_explorer::chart::{Inputs, registry};
use inspection_explorer::explore::{View, headline};
use inspection_explorer::record::Record;
use inspection_explorer::threads::{caveat, courses, pairs};
use std::collections::BTreeSet;

/// Each sentence once: those above the first chart, what was said of each issue, and the words in and around the charts.
pub fn sentences(record: &Record) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for sentence in headline::sentences(record) {
        all.insert(sentence.iter().map(headline::Part::words).collect());
    }
    for course in courses(record) {
        all.insert(course.summary());
        for event in course.events(record) {
            all.extend(event.said.err().map(|silence| silence.words()));
        }
    }
    all.extend(record.inspections.windows(2).map(|two| caveat(&two[0], &two[1]).to_owned()));
    let inputs = Inputs { record, notes: &|_| None, statuses: &|_| None };
    let mut places: Vec<String> = View::ALL.iter().map(|view| format!("view={}", view.token())).collect();
    places.extend(record.held_inspections().map(|one| format!("view=findings&inspection={}", one.id)));
    places.extend(record.codebook.areas.iter().map(|area| format!("view=threads&area={}", area.token())));
    places.extend(pairs(record).iter().map(|(from, to)| format!("view=compare&compare={},{}", from.id, to.id)));
    places.push("view=findings&find=zyzzyva".to_owned());
    for query in &places {
        for kind in registry::ALL {
            let Some((drawn, _)) = registry::of_query(&inputs, kind.id, query) else { continue };
            let (frame, table) = (drawn.frame(), drawn.table());
            all.extend([frame.title, frame.subtitle, frame.source, table.caption]);
            all.extend(frame.legend.into_iter().map(|entry| entry.words.to_string()));
        }
    }
    all.retain(|text| !text.trim().is_empty());
    all
}
