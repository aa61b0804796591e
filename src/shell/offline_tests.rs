//! What the worker that keeps a site is told: all files, in their own build, and nothing that no page needs.

use crate::offline::{Files, NotKept, build_id, stamped, worker};
use sha2::{Digest, Sha256};

/// A template as `public/sw.js` is one.
const TEMPLATE: &str = "const BUILD = \"{{build}}\";\nconst FILES = {{files}};\n";

fn site() -> Files {
    let files = [
        ("index.html", "<script src=\"boot.js?this-build\">"),
        ("boot.js", "import \"./early.js?this-build\";"),
        ("base-0123456789abcdef.css", "a {}"),
        ("app-0123456789abcdef_bg.wasm", "program"),
        ("app-0123456789abcdef_later.wasm", "the rest of it"),
        ("app-123456789abcdef.js", "a hash that began with a zero"),
        ("opening/opening_bg.wasm", "checker"),
        ("icon-192.png", "picture"),
        ("favicon.svg", "<svg/>"),
        ("manifest.webmanifest", "{}"),
        ("inspection-explorer.html", "everything"),
        ("record.schema.json", "{}"),
        ("sw.js", TEMPLATE),
    ];
    files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
}

/// The list as the worker reads it: name, kind, whether the name holds a hash, and the hash of what it holds.
fn listed(files: &Files) -> Vec<(String, String, bool, String)> {
    let made = worker(TEMPLATE, "0123456789abcdef", files).unwrap();
    let (_, list) = made.split_once("const FILES = ").unwrap();
    // A script may have a comma at the end of a list, and JSON may not.
    let list: Vec<serde_json::Value> =
        serde_json::from_str(&list.trim_end_matches(";\n").replace(",\n]", "]")).unwrap();
    let text = |file: &serde_json::Value, key: &str| file[key].as_str().unwrap().to_owned();
    let read = |file: &serde_json::Value| {
        (text(file, "name"), text(file, "kind"), file["hashed"].as_bool().unwrap(), text(file, "sha256"))
    };
    list.iter().map(read).collect()
}

#[test]
fn every_file_is_listed_but_what_no_page_needs() {
    let names: Vec<String> = listed(&site()).into_iter().map(|(name, ..)| name).collect();
    let wanted = [
        "app-0123456789abcdef_bg.wasm",
        "app-0123456789abcdef_later.wasm",
        "app-123456789abcdef.js",
        "base-0123456789abcdef.css",
        "boot.js",
        "favicon.svg",
        "icon-192.png",
        "index.html",
        "manifest.webmanifest",
        "opening/opening_bg.wasm",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn each_is_listed_with_its_kind_and_hash() {
    let list = listed(&site());
    let of = |name: &str| list.iter().find(|(own, ..)| own == name).cloned().unwrap();
    let hash = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let wanted = |name: &str, kind: &str, hashed: bool, text: &str| {
        assert_eq!(of(name), (name.to_owned(), kind.to_owned(), hashed, hash(text)));
    };
    wanted("app-0123456789abcdef_bg.wasm", "application/wasm", true, "program");
    wanted("app-0123456789abcdef_later.wasm", "application/wasm", true, "the rest of it");
    wanted("app-123456789abcdef.js", "text/javascript; charset=utf-8", true, "a hash that began with a zero");
    wanted("opening/opening_bg.wasm", "application/wasm", false, "checker");
    wanted("base-0123456789abcdef.css", "text/css; charset=utf-8", true, "a {}");
    wanted("icon-192.png", "image/png", false, "picture");
    wanted("boot.js", "text/javascript; charset=utf-8", false, "import \"./early.js?this-build\";");
}

#[test]
fn a_file_of_unknown_kind_is_refused_by_name() {
    let mut files = site();
    files.insert("video.xyz".to_owned(), Vec::new());
    assert_eq!(worker(TEMPLATE, "0123456789abcdef", &files), Err(NotKept::Kind("video.xyz".to_owned())));
    assert!(matches!(worker("{{other}}", "0123456789abcdef", &site()), Err(NotKept::Template(_))));
}

#[test]
fn the_id_of_a_build_changes_with_any_file() {
    let first = build_id(&site());
    assert!(first.len() == 16 && first.bytes().all(|sign| sign.is_ascii_hexdigit()), "{first}");
    assert_eq!(first, build_id(&site()));
    let mut ids = vec![first];
    for name in site().into_keys() {
        let mut changed = site();
        changed.get_mut(&name).unwrap().push(b' ');
        ids.push(build_id(&changed));
        let mut without = site();
        without.remove(&name);
        ids.push(build_id(&without));
        // The same bytes under another name, and at the end of the name.
        let mut renamed = site();
        let bytes = renamed.remove(&name).unwrap();
        renamed.insert(format!("x{name}"), bytes);
        ids.push(build_id(&renamed));
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((all, ids.len()), (40, 40));
    let parted = |name: &str, text: &str| build_id(&Files::from([(name.to_owned(), text.into())]));
    assert_ne!(parted("ab", "c"), parted("a", "bc"));
}

#[test]
fn the_id_follows_each_name_that_waits_for_it() {
    let page =
        stamped("<script src=\"early.js?this-build\"></script><script src=\"boot.js?this-build\">", "0123456789abcdef");
    assert_eq!(page, "<script src=\"early.js?0123456789abcdef\"></script><script src=\"boot.js?0123456789abcdef\">");
}

/// The page and its loader ask for every script of theirs together with the id, or a cache could mix two builds.
#[test]
fn no_script_without_a_hash_is_asked_for_without_the_id() {
    for (file, text) in [
        ("index.html", include_str!("../../index.html")),
        ("boot.js", include_str!("../../public/boot.js")),
        ("Trunk.toml", include_str!("../../Trunk.toml")),
    ] {
        for name in ["early.js", "boot.js", "offline.js", "opening.js"] {
            for (at, _) in text.match_indices(name) {
                let (before, behind) = (text.get(..at).unwrap(), text.get(at + name.len()..).unwrap());
                let asked = before.ends_with(['"', '/', '}', '`']) && !before.ends_with("public/");
                assert!(
                    !asked || behind.starts_with("?this-build") || behind.starts_with("${BUILD}"),
                    "{file}: {name}"
                );
            }
        }
    }
}
