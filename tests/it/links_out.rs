//! Links out of the page: they do not say where the reader comes from, and those of the bundled record are encrypted.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder whose names end like this.
fn files(folder: &Path, end: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, end, into);
        } else if path.extension().is_some_and(|own| own == end) {
            into.push(path);
        }
    }
}

fn files_below(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), end, &mut all);
    all.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The links of a source text that lead to an address of the record, each with its attributes.
fn links_out(source: &str) -> Vec<&str> {
    let tags = source.match_indices("<a ").filter_map(|(at, _)| source.get(at..)?.split('>').next());
    tags.filter(|tag| tag.contains("href=url") || tag.contains(".url")).collect()
}

#[test]
fn no_link_out_tells_where_the_reader_comes_from() {
    let sources = files_below("src/ui", "rs");
    let links: Vec<_> =
        sources.iter().flat_map(|(path, text)| links_out(text).into_iter().map(move |tag| (path, tag))).collect();
    assert!(links.len() >= 7, "only {} links out are seen", links.len());
    for (path, tag) in links {
        assert!(tag.contains("external") && tag.contains("noreferrer"), "{}: {tag}", path.display());
    }
    for (path, text) in &sources {
        assert!(!text.contains("rel=\"external\"") && !text.contains("rel=\"external license\""), "{}", path.display());
        assert!(!text.contains("\"_blank\""), "{}", path.display());
    }
}

#[test]
fn every_address_in_the_bundled_record_is_encrypted() {
    let all = files_below("src/data", "json");
    assert!(all.iter().any(|(_, text)| text.contains("https://")));
    for (path, text) in all {
        assert_eq!(text.find("\"http://"), None, "{}", path.display());
    }
}
