//! The made-up record is made up: what holds for both holds for neither's own codes.

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;

/// The two records have nothing in common but the codes of kinds and verdicts.
#[test]
fn the_made_up_record_has_frameworks_areas_and_topics_of_its_own() {
    let theirs = &RECORD.codebook;
    let own = |mine: Vec<&'static str>, known: &dyn Fn(&str) -> bool| -> Vec<&str> {
        mine.into_iter().filter(|token| !known(token)).collect()
    };
    let book = &ANYSHIRE.codebook;
    let frameworks =
        own(book.frameworks.iter().map(|code| code.token()).collect(), &|token| theirs.framework(token).is_some());
    let areas = own(book.areas.iter().map(|code| code.token()).collect(), &|token| theirs.area(token).is_some());
    let topics = own(book.topics.iter().map(|code| code.token()).collect(), &|token| theirs.topic(token).is_some());
    assert_eq!((frameworks, areas, topics), (vec!["rating", "lpr"], vec!["early-years"], vec!["play"]));
}
