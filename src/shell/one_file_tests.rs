//! The whole site in one file: nothing in it is fetched, and its policy allows what is in it and nothing else.

use crate::one_file::{NotOneFile, one_file};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use std::io::Read;

const GLUE: &str = "export class One {}\nconst here = import.meta.url;\nexport { initSync, __wbg_init as default };\n";
const PAGE: &str = r#"<!doctype html>
<html lang="en-GB">
<head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
  <script async src="early.js?0123456789abcdef"></script>
  <title>A record</title>
  <link rel="icon" href="favicon.svg?0123456789abcdef" type="image/svg+xml">
  <link rel="stylesheet" href="./one-1.css"/>
  <link rel="stylesheet" href="./two-2.css"/>
  <noscript><link rel="stylesheet" href="without-scripts.css"></noscript>
  <script type="module" src="./boot.js?0123456789abcdef" data-js="./app-3.js" data-wasm="./app-3_bg.wasm"></script>
<link rel="modulepreload" href="./app-3.js"><link rel="preload" href="./app-3_bg.wasm" as="fetch"></head>
<body><main>A summary</main></body>
</html>
"#;

fn file(name: &str) -> Result<Vec<u8>, String> {
    let bytes = match name {
        "early.js" => "early();\n\nalways();",
        "boot.js" => "import \"./early.js?0123456789abcdef\";\nboot();",
        "app-3.js" => GLUE,
        "favicon.svg" => "<svg/>",
        "one-1.css" => "a { color: red }",
        "two-2.css" => "b > i { color: blue }",
        "without-scripts.css" => "main { top: 0 }",
        "opening.js" => "answer();",
        "opening/opening.js" => "let wasm_bindgen;",
        "app-3_bg.wasm" => "the program",
        "opening/opening_bg.wasm" => "the checker",
        _ => return Err("there is no such file".to_owned()),
    };
    Ok(bytes.as_bytes().to_vec())
}

/// What stands in the elements of this name, whatever their attributes.
fn within(page: &str, name: &str) -> Vec<(String, String)> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    page.split(&open)
        .skip(1)
        .map(|rest| {
            let (attributes, rest) = rest.split_once('>').expect("the tag ends");
            let (text, _) = rest.split_once(&close).expect("the element ends");
            (attributes.to_owned(), text.to_owned())
        })
        .collect()
}

#[test]
fn everything_is_in_it_and_nothing_is_fetched() {
    let made = one_file(PAGE, &file).unwrap();
    let text = |id: &str| {
        let scripts = within(&made, "script");
        scripts.into_iter().find(|(attributes, _)| attributes.contains(&format!("id=\"{id}\""))).unwrap().1
    };
    let unpacked = |id: &str| {
        let mut told = String::new();
        GzDecoder::new(&*STANDARD.decode(text(id)).unwrap()).read_to_string(&mut told).unwrap();
        told
    };
    assert_eq!((&*unpacked("program"), &*unpacked("checker-program")), ("the program", "the checker"));
    assert_eq!((&*text("checker-glue"), &*text("checker-script")), ("let wasm_bindgen;", "answer();"));
    for gone in ["<link rel=\"stylesheet\"", "preload", " src=", "import \"./early.js", "export { initSync"] {
        assert!(!made.contains(gone), "{gone}\n{made}");
    }
    for there in
        ["<main>A summary</main>", "<title>A record</title>", "a { color: red }b > i { color: blue }", "boot();"]
    {
        assert!(made.contains(there), "{there}\n{made}");
    }
    // What boot.js reads about the program, and what the program's script leaves for it.
    assert!(
        made.contains("data-wasm=\"./app-3_bg.wasm\"") && made.contains("globalThis.explorerProgram = __wbg_init;")
    );
}

#[test]
fn its_policy_allows_what_is_in_it_by_hash_and_nothing_else() {
    let made = one_file(PAGE, &file).unwrap();
    let hashed = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let (_, policy) = made.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = policy.split_once('"').unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("'self'") && !policy.contains("'unsafe"));
    let of = |name: &str| policy.split("; ").find_map(|rule| rule.strip_prefix(name)).unwrap().to_owned();
    let run = |(attributes, _): &(String, String)| !attributes.contains(" id=");
    let scripts: Vec<String> =
        within(&made, "script").iter().filter(|own| run(own)).map(|(_, text)| hashed(text)).collect();
    assert_eq!(of("script-src "), format!("{} 'wasm-unsafe-eval'", scripts.join(" ")));
    let mut styles: Vec<String> = within(&made, "style").iter().map(|(_, text)| hashed(text)).collect();
    let told = of("style-src ");
    let mut told: Vec<&str> = told.split(' ').collect();
    styles.sort();
    told.sort_unstable();
    assert_eq!((styles.len(), told), (2, styles.iter().map(String::as_str).collect()));
}

#[test]
fn what_is_in_the_way_is_named() {
    let told = |page: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>| one_file(page, read).unwrap_err();
    let missing = told(&PAGE.replace("two-2.css", "three-3.css"), &file);
    assert_eq!(missing, NotOneFile::Unreadable("three-3.css".to_owned(), "there is no such file".to_owned()));
    assert_eq!(told(&PAGE.replace("http-equiv", "name"), &file), NotOneFile::Lacks("policy"));
    assert_eq!(told("<main>", &file), NotOneFile::Lacks("head"));
    let plain = PAGE
        .replace(" data-js=\"./app-3.js\"", "")
        .replace("type=\"module\" src=\"./boot.js?0123456789abcdef\"", "src=\"early.js\"");
    assert!(matches!(told(&plain, &file), NotOneFile::Lacks(_)));
    let other = |name: &str, text: &'static str| {
        let name = name.to_owned();
        move |asked: &str| if asked == name { Ok(text.as_bytes().to_vec()) } else { file(asked) }
    };
    assert_eq!(told(PAGE, &other("app-3.js", "export default start;")), NotOneFile::OtherGlue("./app-3.js".to_owned()));
    assert_eq!(told(PAGE, &other("boot.js", "import './early.js';")), NotOneFile::LoaderLacksEarly);
    let early = told(PAGE, &other("early.js", "document.write('<b></SCRIPT>')"));
    assert_eq!(early, NotOneFile::EndsEarly("early.js".to_owned()));
    let checker = told(PAGE, &other("opening.js", "'</script>'"));
    assert_eq!(checker, NotOneFile::EndsEarly("opening.js".to_owned()));
}
