//! Whose failure it is: the panel opens for the site's own scripts and program, and for nobody else's.

use crate::engine::{Can, engine};
use crate::fault::Done;
use crate::page::Page;
use crate::stage::{Stage, play};
use serde_json::{Value, json};
use std::fs;

/// What a browser reports: a name for the case, what was thrown, the script's address, and whether it is ours.
/// 'HERE' stands for the folder of the page. An error of nothing is `null`; a text is what was thrown itself.
fn reports() -> Vec<(&'static str, Value, &'static str, bool)> {
    let stack = |lines: &str| json!({ "name": "Error", "stack": lines });
    let trap = |lines: &str| json!({ "name": "RuntimeError", "stack": lines });
    let own = "HERE/inspection-explorer-12ab.js";
    vec![
        ("own script, V8", stack("Error: x\n    at f (HERE/inspection-explorer-12ab.js:1:2)"), own, true),
        ("own script, Gecko", stack("f@HERE/boot.js:1:2\n"), "HERE/boot.js", true),
        ("own script of its build", stack("Error: x\n    at f (HERE/boot.js?0123456789abcdef:1:2)"), "", true),
        ("own script that the browser names", json!("thrown"), "HERE/offline.js?0123456789abcdef", true),
        (
            "own script below a native function",
            stack("Error: x\n    at Array.map (<anonymous>)\n    at f (HERE/boot.js:1:2)"),
            "",
            true,
        ),
        (
            "own script called by an extension",
            stack("Error: x\n    at f (HERE/boot.js:1:2)\n    at chrome-extension://ab/x.js:1:2"),
            "",
            true,
        ),
        ("own snippet", stack("f@HERE/snippets/web-1a/inline0.js:1:2"), "", true),
        ("own words thrown", json!("words"), own, true),
        ("own rejection", stack("Error: x\n    at async f (HERE/inspection-explorer-12ab.js:1:2)"), "", true),
        (
            "trap, V8",
            trap(
                "RuntimeError: unreachable\n    at core::panic (HERE/inspection-explorer-12ab_bg.wasm:wasm-function[7]:0x12)",
            ),
            "",
            true,
        ),
        (
            "trap in a program from bytes, V8",
            trap(
                "RuntimeError: unreachable\n    at wasm://wasm/00f3:wasm-function[7]:0x12\n    at f (HERE/inspection-explorer-12ab.js:1:2)",
            ),
            "",
            true,
        ),
        (
            "trap in a program from bytes, Gecko",
            trap("@HERE/inspection-explorer-12ab.js line 12 > WebAssembly.instantiate:wasm-function[3]:0x1"),
            "",
            true,
        ),
        (
            "trap, WebKit",
            trap("<?>.wasm-function[7]@[wasm code]\nwasm-stub@[wasm code]\nreal@HERE/inspection-explorer-12ab.js:1:2"),
            "",
            true,
        ),
        (
            "trap without a caller, WebKit",
            trap("<?>.wasm-function[7]@[wasm code]\n<?>.wasm-function[8]@[wasm code]"),
            "",
            true,
        ),
        ("trap without a stack", json!({ "name": "RuntimeError", "stack": "" }), "", true),
        (
            "stack overflow, V8",
            json!({ "name": "RangeError", "stack": "RangeError: Maximum call stack size exceeded\n    at f (HERE/inspection-explorer-12ab_bg.wasm:wasm-function[7]:0x12)" }),
            "",
            true,
        ),
        (
            "stack overflow, Gecko",
            json!({ "name": "InternalError", "stack": "f@HERE/inspection-explorer-12ab_bg.wasm:wasm-function[7]:0x12" }),
            "",
            true,
        ),
        ("nothing thrown", Value::Null, "HERE/", false),
        ("nothing thrown, in our own file", Value::Null, own, false),
        ("'Script error.'", Value::Null, "", false),
        (
            "Chrome's extension",
            stack("TypeError: x\n    at f (chrome-extension://ab/HERE/inspection-explorer-12ab.js:1:2)"),
            "chrome-extension://ab/x.js",
            false,
        ),
        ("Firefox' extension", stack("f@moz-extension://ab/x.js:1:2"), "moz-extension://ab/x.js", false),
        ("Safari's extension", stack("f@safari-web-extension://ab/x.js:1:2"), "", false),
        ("a hidden extension", stack("@webkit-masked-url://hidden/:1:2"), "", false),
        (
            "extension that we called",
            stack("Error: x\n    at f (chrome-extension://ab/x.js:1:2)\n    at g (HERE/boot.js:1:2)"),
            "",
            false,
        ),
        (
            "extension that speaks of our file",
            stack("TypeError: cannot load HERE/boot.js\n    at f (chrome-extension://ab/x.js:1:2)"),
            "",
            false,
        ),
        ("script put into the page", stack("Error: x\n    at HERE/?view=findings:1:2"), "HERE/?view=findings", false),
        (
            "another site's script",
            stack("f@https://example.org/x.js?HERE/boot.js:1:2"),
            "https://example.org/x.js?HERE/boot.js",
            false,
        ),
        ("another folder of the site", stack("f@ROOT/other/boot.js:1:2"), "ROOT/other/boot.js", false),
        ("a script that the host adds", stack("f@HERE/cdn-cgi/scripts/mail.js:1:2"), "", false),
        (
            "another program",
            trap(
                "RuntimeError: unreachable\n    at wasm://wasm/00f3:wasm-function[7]:0x12\n    at chrome-extension://ab/x.js:1:2",
            ),
            "",
            false,
        ),
        ("rejection without a stack", json!({ "name": "TypeError", "stack": "TypeError: Failed to fetch" }), "", false),
        ("words rejected", json!("words"), "", false),
        ("a number rejected", json!(4001), "", false),
        ("a thing rejected", json!({ "code": 4001 }), "", false),
        ("an abort", json!({ "name": "AbortError", "stack": "" }), "", false),
    ]
}

/// Makes what was thrown out of its description.
const THROWN: &str = "
    const folder = new URL('.', document.baseURI).href.replace(/[/]$/, '');
    const placed = text => text.replaceAll('HERE', folder).replaceAll('ROOT', location.origin);
    const thrown = told => {
        if (told === null || typeof told !== 'object') return told;
        const kind = told.name === 'RuntimeError' ? WebAssembly.RuntimeError : Error;
        return told.stack === undefined ? told : Object.assign(new kind('x'), told, { stack: placed(told.stack) });
    };";

#[tokio::test]
async fn failures_of_the_site_are_told_from_others() {
    play(async |page: &Page| {
        page.open("").await?;
        let script = format!(
            "{THROWN}
            const [cases, done] = arguments;
            import(`${{folder}}/boot.js`).then(({{ isOurs }}) => done(cases.map(([, error, filename]) =>
                isOurs({{ error: thrown(error), filename: placed(filename) }}, folder + '/'))), error => done([String(error)]))"
        );
        let reports = reports();
        let judged: Value = page.driver.execute_async(script, vec![json!(reports)]).await?.convert()?;
        for (at, (name, _, _, ours)) in reports.iter().enumerate() {
            page.insist(judged[at] == *ours, format!("{name}: {} instead of {ours}; all: {judged}", judged[at]))?;
        }
        page.insist(reports.len() > 30, "there are few cases")
    })
    .await;
}

#[tokio::test]
async fn only_failures_of_the_site_open_the_panel() {
    play(async |page: &Page| {
        page.needs(Can::ThrowInPage)?;
        // The listener of these tests cannot put an odd one into words.
        page.excuse("Uncaught");
        page.open("").await?;
        let script = format!(
            "{THROWN}
            const [told, filename] = arguments;
            const error = thrown(told);
            document.getElementById('failed').hidden = true;
            dispatchEvent(new ErrorEvent('error', {{ message: 'Uncaught', error, filename: placed(filename) }}));
            if (filename === '') dispatchEvent(new PromiseRejectionEvent('unhandledrejection',
                {{ promise: Promise.resolve(), reason: error }}));
            return document.getElementById('failed').hidden"
        );
        for (name, error, filename, ours) in reports() {
            let hidden: bool = page.script(&script, &[error, json!(filename)]).await?;
            page.insist(hidden != ours, format!("{name}: the panel is {}", if hidden { "hidden" } else { "shown" }))?;
        }
        // What cannot be looked into or put into words is nobody's of ours either.
        let odd = "
            document.getElementById('failed').hidden = true;
            const closed = new Proxy({}, { get() { throw new Error('x') }, getPrototypeOf() { throw new Error('x') } });
            for (const reason of [closed, Object.create(null), Symbol('x')]) {
                dispatchEvent(new ErrorEvent('error', { message: 'Uncaught', error: reason }));
                dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason }));
            }
            return document.getElementById('failed').hidden";
        page.insist(page.script(odd, &[]).await?, "an odd rejection opens the panel")?;
        // None of these came by itself.
        page.script::<Value>("witnessed.length = 0", &[]).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn scripts_of_others_may_fail_without_a_word_on_the_page() {
    // As a host may add it: in a folder of its own, of the same origin.
    let script = "
        setTimeout(() => { throw new Error('somebody else threw') });
        Promise.reject(new Error('somebody else rejected'));
        const box = document.body.appendChild(document.createElement('div'));
        new ResizeObserver(() => {
            box.style.height = `${box.clientHeight + 1}px`;
            if (box.clientHeight > 40) box.remove();
        }).observe(box);";
    let added = Stage::changed(|site| {
        fs::create_dir(site.join("added"))?;
        fs::write(site.join("added/script.js"), script)
    });
    added
        .play(async |page: &Page| {
            page.needs(Can::ThrowInPage)?;
            page.excuse("somebody else threw");
            page.excuse("somebody else rejected");
            page.excuse("Script error.");
            page.excuse("ResizeObserver loop");
            let listen = "window.heard = []; for (const kind of ['error', 'unhandledrejection'])
                addEventListener(kind, event => heard.push(event.message ?? String(event.reason)))";
            page.run_before(listen);
            page.open("").await?;
            // What the driver runs is of another origin for some browsers: 'Script error.'
            page.script::<Value>("setTimeout(() => { throw new Error('somebody else threw') })", &[]).await?;
            let add =
                "document.head.append(Object.assign(document.createElement('script'), { src: 'added/script.js' }))";
            page.script::<Value>(add, &[]).await?;
            let all = "return ['else threw', 'else rejected', 'ResizeObserver loop', ...arguments]
                .every(words => heard.some(what => what.includes(words)))";
            let of_others = engine().takes_drivers_for_others().then(|| json!("Script error."));
            page.until("all to be reported", all, of_others.as_slice()).await?;
            page.counts("#failed", 0).await?;
            page.started().await
        })
        .await;
}

/// The site with some more words at the end of the program's script.
fn with_more(script: &'static str) -> Stage {
    Stage::changed(move |site| {
        let glue = fs::read_dir(site)?.filter_map(Result::ok).map(|file| file.path()).find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("inspection-explorer-") && name.ends_with(".js")
        });
        let glue = glue.ok_or_else(|| std::io::Error::other("the site has no script"))?;
        let text = fs::read_to_string(&glue)?;
        fs::write(glue, format!("{text}\n{script}\n"))
    })
}

/// Waits for the panel, which must name this.
async fn panel_names(page: &Page, what: &str) -> Done {
    page.counts("#failed", 1).await?;
    let named = page.words("#failed-what").await?;
    page.insist(named.contains(what), format!("the panel names '{named}'"))
}

#[tokio::test]
async fn a_trap_of_the_program_is_told() {
    // Asks for more memory than there is: no panic, only a trap.
    with_more("addEventListener('fall', () => setTimeout(() => wasm.__wbindgen_malloc(-1, 1)))")
        .play(async |page: &Page| {
            page.expects_the_panel();
            // WebKit begins its sentence with it.
            page.excuse("nreachable");
            page.open("").await?;
            page.script::<Value>("dispatchEvent(new Event('fall'))", &[]).await?;
            panel_names(page, "nreachable").await
        })
        .await;
}

#[tokio::test]
async fn a_failure_of_the_programs_own_script_is_told() {
    with_more(
        "addEventListener('fall', () => setTimeout(() => { throw new Error('the glue gives way') }));
        addEventListener('reject', async () => { await null; throw new Error('the glue gives way') });",
    )
    .play(async |page: &Page| {
        page.expects_the_panel();
        page.excuse("the glue gives way");
        for kind in ["fall", "reject"] {
            page.open("").await?;
            page.script::<Value>("dispatchEvent(new Event(arguments[0]))", &[json!(kind)]).await?;
            panel_names(page, "the glue gives way").await?;
        }
        Ok(())
    })
    .await;
}
