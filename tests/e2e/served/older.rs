//! Older browsers and slow machines, imitated: what is missing is done without, or told.

use crate::engine::Can;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{FINDINGS, field, finding, findings, form};
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::{Stage, play};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What browsers have learned in the last four years, or never all of them. Nothing of it is there in an older one.
const YOUNGER: &str = "
    const gone = (place, names) => names.split(' ').forEach(name => { if (place) delete place[name]; });
    gone(window, 'structuredClone BroadcastChannel requestIdleCallback cancelIdleCallback scheduler CompressionStream navigation '
        + 'DecompressionStream TextDecoderStream TextEncoderStream CloseWatcher EditContext Iterator WeakRef FinalizationRegistry '
        + 'trustedTypes cookieStore showOpenFilePicker showSaveFilePicker launchQueue Sanitizer SuppressedError DisposableStack '
        + 'AsyncDisposableStack ViewTransition ReportingObserver TaskController URLPattern Highlight createImageBitmap OffscreenCanvas '
        + 'ResizeObserver IntersectionObserver reportError');
    gone(Array.prototype, 'at findLast findLastIndex toSorted toReversed toSpliced with group groupToMap');
    gone(String.prototype, 'at isWellFormed toWellFormed');
    gone(Array, 'fromAsync');
    gone(Object, 'groupBy');
    gone(Map, 'groupBy');
    gone(Promise, 'withResolvers try any');
    gone(Set.prototype, 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom');
    gone(ArrayBuffer.prototype, 'resize resizable transfer transferToFixedLength detached maxByteLength');
    gone(Uint8Array, 'fromBase64 fromHex');
    gone(URL, 'canParse parse');
    gone(AbortSignal, 'any timeout');
    gone(Symbol, 'dispose asyncDispose');
    gone(WebAssembly, 'instantiateStreaming compileStreaming JSTag Tag Exception promising Suspending');
    gone(HTMLElement.prototype, 'popover showPopover hidePopover togglePopover inert attachInternals');
    gone(Element.prototype, 'setHTMLUnsafe setHTML computedStyleMap moveBefore ariaNotify');
    gone(Document.prototype, 'startViewTransition adoptedStyleSheets parseHTMLUnsafe');
    gone(Navigator.prototype, 'serviceWorker locks storage clipboard share canShare userAgentData scheduling connection wakeLock');
    gone(Crypto.prototype, 'randomUUID subtle');
    gone(IDBFactory.prototype, 'databases');
    gone(IDBTransaction.prototype, 'commit durability');
    Object.defineProperty(window, 'Intl', { value: undefined });
    window.older = true;";

/// Lets a script go before every other of a page of the site.
fn before_all(site: &Path, page: &str, script: &str) -> std::io::Result<()> {
    let path = site.join(page);
    let text = fs::read_to_string(&path)?;
    fs::remove_file(&path)?;
    fs::write(path, text.replacen("<head>", "<head><script src=\"older.js\"></script>", 1))?;
    fs::write(site.join("older.js"), script)
}

/// A site in a browser without these.
fn without(script: &'static str) -> Stage {
    Stage::changed(move |site| before_all(site, "index.html", script))
}

/// What a reader comes for: finds, opens, reads, writes, copies, takes along, in any view.
async fn can_be_used(page: &Page) -> Done {
    page.show_on(Screen::wide(1280)).await?;
    let target = finding(0).id.as_str();
    page.open(FINDINGS).await?;
    page.until("the older browser", "return window.older === true", &[]).await?;
    page.until("the chart", "return document.querySelector('.frame canvas')?.height > 100", &[]).await?;
    page.open_finding(target).await?;
    page.save_note(target, "Older").await?;
    page.kept(target, "Older").await?;
    page.write("#find", "zyzzyva").await?;
    page.counts(".results .none", 1).await?;
    page.write("#find", "").await?;
    let all = format!("All {} findings", findings());
    page.reads("#results-title", &[&all]).await?;
    page.press_named(".results", "Save this list as CSV").await?;
    let saved = page.downloaded(".csv").await?;
    page.insist(saved.contains("Older"), "the list has no note in it")?;
    page.press_named("main .take-away", "Copy link").await?;
    page.reads("main .take-away [role=status], .toast span", &["Link copied."]).await?;
    for sight in
        [Sight::Grades, Sight::Topics, Sight::Compare, Sight::Others, Sight::Threads, Sight::Plan, Sight::Sources]
    {
        page.open(&sight.query()).await?;
        page.counts("main h1", 1).await?;
        page.is_told_nothing().await?;
    }
    page.reload().await?;
    page.open(&format!("{FINDINGS}&open={target}")).await?;
    page.field_holds(target, "Older").await
}

#[tokio::test]
async fn nothing_is_needed_that_browsers_learned_in_the_last_four_years() {
    without(YOUNGER).play(can_be_used).await;
}

/// One by one as well: together they might hide each other.
#[tokio::test]
async fn without_a_clipboard_and_its_older_way_the_page_says_what_to_do() {
    without(
        "delete Navigator.prototype.clipboard;
        Document.prototype.execCommand = () => false;
        window.older = true;",
    )
    .play(async |page: &Page| {
        page.open(FINDINGS).await?;
        page.press_named("main .take-away", "Copy link").await?;
        let told = "return document.body.innerText.includes('Not copied: this browser does not allow it')";
        page.until("what to do", told, &[]).await
    })
    .await;
}

/// What style sheets say in words that browsers before December 2022 do not know is left out by them.
fn in_older_words(site: &Path) -> std::io::Result<()> {
    for file in fs::read_dir(site)?.filter_map(Result::ok).map(|file| file.path()) {
        if file.extension().is_some_and(|end| end == "css") {
            let style = fs::read_to_string(&file)?;
            fs::remove_file(&file)?;
            let older = style
                .replace(":has(", ":not-known(")
                .replace("::details-content", "::not-known")
                .replace("text-wrap:", "not-known:")
                .replace("translate: ", "not-known: ")
                .replace("overscroll-behavior:", "not-known:")
                .replace("content-visibility:", "not-known:");
            fs::write(file, older)?;
        }
    }
    Ok(())
}

/// What is cut, or wider than the window.
const MISFIT: &str = "
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    const hides = overflow => overflow === 'hidden' || overflow === 'clip';
    return [...wide, ...[...document.body.querySelectorAll('*')].filter(part => {
        if (!part.checkVisibility() || part.closest('.unseen, .frame, .letter-probe') || !part.textContent.trim()) return false;
        const style = getComputedStyle(part);
        return (hides(style.overflowX) && part.scrollWidth > part.clientWidth + 1)
            || (hides(style.overflowY) && part.scrollHeight > part.clientHeight + 1);
    }).map(part => `${part.localName}.${part.className} is cut`)];";

#[tokio::test]
async fn where_newer_words_of_style_sheets_are_not_known_the_page_still_fits() {
    Stage::changed(in_older_words)
        .play(async |page: &Page| {
            let mut wrong = Vec::new();
            for sight in Sight::ALL {
                page.see(sight).await?;
                let known = "return [...document.styleSheets].every(sheet => [...sheet.cssRules].every(rule => !rule.cssText.includes(':has(')))";
                page.until("style sheets without newer words", known, &[]).await?;
                page.unfold().await?;
                for width in [1280, 320, 240] {
                    page.show_on(Screen::wide(width)).await?;
                    page.frames().await?;
                    let seen: Vec<String> = page.script(MISFIT, &[]).await?;
                    wrong.extend(seen.into_iter().map(|seen| format!("{} at {width}: {seen}", sight.name())));
                }
            }
            page.insist(wrong.is_empty(), wrong.join("\n"))
        })
        .await;
}

#[tokio::test]
async fn a_browser_that_cannot_unpack_the_one_file_is_told_so() {
    Stage::changed(|site| {
        before_all(site, "inspection-explorer.html", "delete window.DecompressionStream")?;
        // The file's own policy allows no script beside it.
        let path = site.join("inspection-explorer.html");
        let text = fs::read_to_string(&path)?;
        fs::write(path, text.replacen("http-equiv=\"Content-Security-Policy\"", "name=\"without-policy\"", 1))
    })
    .play(async |page: &Page| {
        page.expects_the_panel();
        page.visit("").await?;
        let file = "location.assign('inspection-explorer.html')";
        page.script::<Value>(file, &[]).await?;
        page.counts("#failed", 1).await?;
        let why = page.words("#failed-why").await?;
        page.insist(why.contains("it cannot unpack it"), format!("the panel says '{why}'"))?;
        page.counts(".lead p", 3).await
    })
    .await;
}

/// A machine four times slower, on a line of a megabyte a second that answers late: the page can be read before the program
/// is there, and does everything after that.
#[tokio::test]
async fn a_slow_machine_on_a_slow_line_can_read_at_once_and_do_everything_later() {
    play(async |page: &Page| {
        page.needs(Can::UseDevtools)?;
        page.show_on(Screen::wide(360)).await?;
        let line = json!({ "offline": false, "latency": 300, "downloadThroughput": 1_000_000, "uploadThroughput": 100_000 });
        page.devtools("Network.enable", json!({})).await?;
        page.devtools("Network.emulateNetworkConditions", line).await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        page.visit("").await?;
        page.started().await?;
        let script = "
            const program = performance.getEntriesByType('resource').filter(one => one.name.endsWith('_bg.wasm'));
            return [performance.getEntriesByName('first-contentful-paint')[0].startTime, Math.max(...program.map(one => one.responseEnd))];";
        let (painted, program): (f64, f64) = page.script(script, &[]).await?;
        eprintln!("painted after {painted} ms, the program was there after {program} ms");
        page.insist(painted < program, format!("painted after {painted} ms, and the program came after {program} ms"))?;
        let target = finding(0).id.as_str();
        page.open(&format!("{FINDINGS}&open={target}")).await?;
        page.write(&field(target), "Slowly").await?;
        page.press_named(&form(target), "Save note").await?;
        page.kept(target, "Slowly").await?;
        page.open("view=search&find=child").await?;
        page.counts(".searched h1", 1).await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await.map(drop)
    })
    .await;
}

/// iOS gives the canvases of a page 384 MB at most, and older ones 256: a page that takes more is stopped.
#[tokio::test]
async fn the_canvases_of_a_view_take_half_of_what_phones_give_at_most() {
    play(async |page: &Page| {
        page.with_charts_open().await?;
        for sight in Sight::ALL {
            page.show_on(Screen::wide(430).fine(3)).await?;
            page.see(sight).await?;
            page.frames().await?;
            let script = "return [...document.querySelectorAll('canvas')].reduce((sum, own) => sum + 4 * own.width * own.height, 0)";
            let bytes: u64 = page.script(script, &[]).await?;
            page.insist(bytes <= 128 * 1024 * 1024, format!("{}: {bytes} bytes", sight.name()))?;
        }
        Ok(())
    })
    .await;
}
