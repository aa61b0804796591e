//! Pictures of charts that are kept, for every test that compares one: those of Milton Keynes beside its facts, others in
//! `tests/it/snapshots`.

use std::path::PathBuf;

/// Compares a drawing with the picture kept under its name. With `UPDATE_SNAPSHOTS` set it is kept instead.
///
/// `test` is the test that draws it, for the words that say how to keep a wanted change.
pub fn compare(name: &str, drawn: &str, test: &str) {
    in_folder("tests/it/snapshots", &format!("{name}.svg"), drawn, test);
}

/// Compares a part of the page with the one kept under its name, in the same way.
pub fn compare_page(name: &str, page: &str, test: &str) {
    in_folder("tests/it/snapshots", &format!("{name}.html"), page, test);
}

/// The same among the pictures of Milton Keynes.
#[cfg(milton_keynes)]
pub fn compare_own(name: &str, drawn: &str, test: &str) {
    in_folder("tests/it/milton_keynes/snapshots", &format!("{name}.svg"), drawn, test);
}

fn in_folder(folder: &str, name: &str, drawn: &str, test: &str) {
    let path = PathBuf::from(folder).join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, drawn).unwrap();
        return;
    }
    if std::fs::read_to_string(&path).unwrap_or_default() != drawn {
        let changed = PathBuf::from(folder).join(name.replace('.', ".changed."));
        std::fs::write(&changed, drawn).unwrap();
        panic!(
            "the picture {name} differs from {}: look at {}; if it is as wanted, run UPDATE_SNAPSHOTS=1 cargo test --test it {test}",
            path.display(),
            changed.display()
        );
    }
}
