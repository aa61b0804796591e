//! The page's words are easy to read. `script/reading-age` names the hardest sentences where this fails.

use crate::support::anyshire::ANYSHIRE;
#[cfg(milton_keynes)]
use crate::support::codes::RECORD;
use crate::support::computed::sentences;
use reading::{Counts, folder};
use std::path::Path;

/// The age at which most people should read the page with ease.
const AIM: f64 = 12.0;

#[test]
fn most_people_of_twelve_read_the_page_with_ease() {
    let written = folder::read(Path::new(".")).unwrap().page;
    let computed: Vec<String> = sentences(&ANYSHIRE).into_iter().collect();
    #[cfg_attr(not(milton_keynes), allow(unused_mut, reason = "more is added where the record is Milton Keynes'"))]
    let mut all = vec![("written", written), ("computed", computed)];
    // What another record's issues are called is for its own editors to judge.
    #[cfg(milton_keynes)]
    all.push(("computed for Milton Keynes", sentences(&RECORD).into_iter().collect()));
    for (name, texts) in all {
        let counts = Counts::of_texts(&texts);
        assert!(counts.sentences > 50, "{name}: {counts:?}");
        assert!(counts.age() <= AIM, "the {name} words need an age of {:.1}: see script/reading-age", counts.age());
    }
}
