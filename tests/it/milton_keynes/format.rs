//! This record's files are in the format of today.

use crate::support::copy::Copy;
use crate::upgrade::{files, upgrade};

#[test]
fn the_record_is_up_to_date() {
    let copy = Copy::of("src/data", "upgrade-bundled");
    let before = files(&copy);
    let (done, said) = upgrade(&copy);
    assert!(done && said.contains("Nothing was changed."), "{said}");
    assert_eq!(files(&copy), before);
}
