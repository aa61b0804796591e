//! Files that nobody's page has made, or that were damaged: some thought out, the others of the corpus changed at random.

use crate::fault::Done;
use mutating::{Dice, changed};
use serde_json::json;
use std::fs::{read_dir, read_to_string};
use std::path::Path;

#[path = "../../../it/support/mutating.rs"]
mod mutating;

/// The keys of this record.
const ROOT: &str = "inspection-explorer/v3/milton-keynes/";

/// A file and what is wrong with it.
pub type File = (&'static str, String);

/// A revision of a note as JSON in a JSON string, with more fields.
fn note(id: &str, more: &str) -> String {
    json!(format!(r#"{{"version":3,"id":"{id}","at":1795000000000,"over":{{}},"text":"of {id}","created":1{more}}}"#))
        .to_string()
}

/// A key of a revision of a note, as JSON.
fn key(id: &str, revision: &str) -> String {
    json!(format!("{ROOT}note/{revision}/{id}")).to_string()
}

/// A backup with these keys and values, both as JSON.
fn backup(entries: impl IntoIterator<Item = (String, String)>) -> String {
    let entries = entries.into_iter().map(|(key, value)| format!("{{\"key\":{key},\"value\":{value}}}"));
    let entries = entries.collect::<Vec<_>>().join(",");
    format!(r#"{{"format":"inspection-explorer backup","version":3,"record":"milton-keynes","entries":[{entries}]}}"#)
}

/// The ones that were thought out. `standing` is a key, and the id and the name of the revision of a note that is there.
pub fn thought_out(id: &str, revision: &str, at: u64) -> Vec<File> {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let one = |key_of: String, value: String| backup([(key_of, value)]);
    let new = |more: &str| one(key("thread:new", "h1-1"), note("thread:new", more));
    let many = |number: usize, of: fn(usize) -> (String, String)| backup((0..number).map(of));
    let over = format!(r#","over":{{"{revision}":{at}}}"#);
    vec![
        ("empty", String::new()),
        ("space", " \n\t ".to_owned()),
        ("no JSON", "Dear councillor,".to_owned()),
        ("HTML", "<!doctype html><script>document.title = 'taken'</script>".to_owned()),
        ("JSON of another kind", "{\"a\":1}".to_owned()),
        ("a list", "[1,2,3]".to_owned()),
        ("a text", "\"inspection-explorer backup\"".to_owned()),
        ("null", "null".to_owned()),
        ("NUL alone", "\u{0}\u{0}\u{0}".to_owned()),
        ("a mark of the order of bytes", format!("\u{feff}{}", new(""))),
        ("cut off", new("")[..200].to_owned()),
        ("cut off in a sign", "{\"format\":\"inspection-explorer backup\",\"entries\":[{\"key\":\"\\u26".to_owned()),
        ("nested deep", deep.clone()),
        ("nested deep in a field", format!(r#"{{"x":{deep},"format":"inspection-explorer backup","entries":[{deep}]}}"#)),
        ("nested deep in a value", new(&format!(",\"x\":{}", &deep[..40_000].replace('[', "{\"a\":"))) ),
        ("another record", new("").replace("milton-keynes", "anyshire")),
        ("another record inside", new("").replace("v3/milton-keynes", "v3/anyshire")),
        ("a newer form", new("").replace("\"version\":3,\"record\"", "\"version\":99,\"record\"")),
        ("no entries", new("").replace("entries", "entities")),
        ("entries of a wrong type", r#"{"format":"inspection-explorer backup","version":3,"entries":"all"}"#.to_owned()),
        ("entries without keys", r#"{"format":"inspection-explorer backup","version":3,"entries":[{},1,null,[],{"key":1,"value":2}]}"#.to_owned()),
        ("half a sign in a text", one(key("thread:new", "h1-1"), note("thread:new", "").replace("of thread", "\\ud83d of"))),
        ("half a sign in a key", one("\"inspection-explorer/v3/milton-keynes/note/h1-1/thread:\\ud800\"".to_owned(), note("x", ""))),
        ("NUL in a text", one(key("thread:new", "h1-1"), note("thread:new", "").replace("of thread", "\\u0000 of"))),
        ("NUL in a key", one("\"inspection-explorer/v3/milton-keynes/note/h1-1/thread:\\u0000\"".to_owned(), "\"\"".to_owned())),
        ("keys of nobody", one("\"another-program/secret\"".to_owned(), "\"taken\"".to_owned())),
        ("a key of the choice of colours", one("\"inspection-explorer/v1/colours\"".to_owned(), "\"dark\"".to_owned())),
        ("a prototype", r#"{"__proto__":{"format":"inspection-explorer backup"},"constructor":1}"#.to_owned()),
        ("over the note that is there", one(key(id, revision), note(id, ""))),
        ("later than the note that is there", one(key(id, revision), note(id, "").replace("1795000000000", "8640000000000000"))),
        ("deletes the note that is there", one(key(id, "h1-1"), note(id, "").replace(",\"over\":{}", &over).replace("\\\"text\\\"", "\\\"deleted\\\":true,\\\"text\\\""))),
        ("in the place of the note that is there", one(key(id, "h1-1"), json!(format!(r#"{{"version":3,"id":"{id}","at":8640000000000000{over},"deleted":true}}"#)).to_string())),
        ("a time beyond all times", new("").replace("1795000000000", "99999999999999999999")),
        ("a time before all times", new("").replace("1795000000000", "-1")),
        ("an endless text", one(key("thread:new", "h1-1"), note("thread:new", "").replace("of thread", &"long ".repeat(200_000)))),
        ("an endless key", one(key(&"x".repeat(200_000), "h1-1"), note("x", ""))),
        ("numbers beyond all numbers", new(",\"created\":1e400")),
        ("fields twice", new("").replace("\\\"at\\\"", "\\\"at\\\":1,\\\"at\\\"")),
        ("the same key a thousand times", many(1000, |number| (key("thread:new", "h1-1"), note("thread:new", &format!(",\"n\":{number}"))))),
        ("the same note a thousand times", many(1000, |number| (key("thread:new", &format!("h1-{number}")), note("thread:new", "")))),
        ("a circle", many(2, |number| (key("thread:new", &format!("h1-{number}")), note("thread:new", "").replace("{}", &format!("{{\\\"h1-{}\\\":1795000000000}}", 1 - number))))),
        ("scripts", one(key("thread:new", "h1-1"), note("thread:new", "").replace("of thread", "<img src=x onerror=alert(1)> javascript:alert(1) \u{202e}"))),
        ("annotations of something else", r#"{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[{"type":"Annotation","target":"https://example.org"}]}"#.to_owned()),
        ("Hypothesis of wrong types", r#"{"export_date":1,"annotations":[{"id":{},"text":[],"tags":7,"target":"x"},null,7,{"text":"good","tags":["a"],"id":"1"}]}"#.to_owned()),
        ("Hypothesis without end", format!(r#"{{"export_date":"x","annotations":[{}"#, r#"{"id":"1","text":"t"},"#.repeat(2_000))),
        ("ten thousand notes", many(10_000, |number| (key(&format!("free:h{number}"), "h1-1"), note(&format!("free:h{number}"), "")))),
        ("a million signs of nothing", "[".repeat(1_000_000)),
    ]
}

/// So many of the corpus, changed at random, the same in each run.
pub fn at_random(number: usize) -> Done<Vec<File>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/import");
    let mut paths = read_dir(corpus)?.map(|entry| Ok(entry?.path())).collect::<Done<Vec<_>>>()?;
    paths.sort();
    let corpus = paths.iter().map(|path| Ok(read_to_string(path)?)).collect::<Done<Vec<String>>>()?;
    let file = |number: u64| {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_add(number * 7919) | 1);
        let mut text = corpus[dice.roll(corpus.len())].clone();
        for _ in 0..=dice.roll(6) {
            text = changed(&text, &corpus[dice.roll(corpus.len())], &mut dice);
        }
        ("changed at random", text)
    };
    Ok((0..number as u64).map(file).collect())
}
