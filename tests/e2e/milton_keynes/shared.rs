//! Sharing a briefing: the file, and how another reader opens it beside their own; nothing of theirs changes unasked.

use crate::desk::{briefing_of, marked, ten};
use crate::engine::Can;
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::milton_keynes::briefing::{COLLECT, Told};
use crate::milton_keynes::printed::packed;
use crate::page::Page;
use crate::reader::{about, finding, note, texts_in};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::briefing::{Entry, Item, Voice, entry_of};
use inspection_explorer::record::Subject;
use inspection_explorer::shared::{Shared, read, written};
use inspection_explorer::statuses::Statuses;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;

/// What the browser keeps, key by key.
async fn kept(page: &Page) -> Done<BTreeMap<String, String>> {
    page.script("return { ...localStorage }", &[]).await
}

/// Fails where the browser keeps anything else than this.
async fn keeps_just(page: &Page, before: &BTreeMap<String, String>, when: &str) -> Done {
    let now = kept(page).await?;
    page.insist(now == *before, format!("{when}: {:?} became {:?}", before.keys(), now.keys()))
}

/// Opens a shared briefing with the field for it.
async fn choose(page: &Page, text: &str) -> Done<Folder> {
    let folder = Folder::new()?;
    let path = folder.path().join("briefing.json");
    fs::write(&path, text)?;
    page.element("#shared-file").await?.send_keys(path.to_string_lossy().as_ref()).await?;
    Ok(folder)
}

/// Drops a file with this text onto a field.
async fn drop_on(page: &Page, field: &str, text: &str) -> Done {
    let script = "
        const dropped = new DataTransfer();
        dropped.items.add(new File([arguments[1]], 'a.json', { type: 'application/json' }));
        document.querySelector(arguments[0]).closest('.drop')
            .dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
        return null;";
    page.script::<Value>(script, &[json!(field), json!(text)]).await.map(drop)
}

/// What the entries of a shared briefing say.
fn says(shared: &Shared) -> Vec<Entry> {
    let notes = |subject: &Subject| shared.notes.text_on(subject).map(str::to_owned);
    let items = shared.briefing.items().iter();
    items.map(|item| entry_of(record(), item, &notes, &shared.statuses, &Voice::THEIRS)).collect()
}

/// Waits until the sheet tells just what a shared briefing says.
async fn tells(page: &Page, shared: &Shared) -> Done {
    let wanted: Vec<Told> = says(shared).iter().map(Told::of).collect();
    page.shows("the shared entries", COLLECT, &[], &wanted).await
}

/// A file with entries of every kind, a note and a status, as its reader shares it.
fn file() -> String {
    let of = finding(5);
    let mut notes = inspection_explorer::notes::Notebook::default();
    let own = note(&of.id, "Who checks this?\nAsk on <Monday>.", 1_790_000_000_000);
    notes.put(own.about.clone(), Some(own));
    let mut statuses = Statuses::default();
    let (_, action, said) = &marked()[0];
    statuses.put(action.unit.clone(), Some(*said));
    let mut briefing = briefing_of(&ten());
    briefing.set_heading("Corporate parenting").expect("it is short");
    briefing.set_questions("Who owns this?").expect("it is short");
    let shared = Shared::of(&briefing, &notes, &statuses, &|item| format!("title of {}", item.token()));
    written(&record().authority.id, &shared.made_by("Jo Bloggs", 1_795_000_000_000))
}

fn opened(text: &str) -> Shared {
    read(text, &record().authority.id).expect("it is a shared briefing").shared
}

/// Puts a briefing of two entries and a note into the browser, and opens the briefing.
async fn with_own(page: &Page) -> Done<Vec<Item>> {
    let own: Vec<Item> = [0, 7].map(|number| Item::Subject(Subject::Finding(finding(number).id.clone()))).into();
    page.open("").await?;
    let mut briefing = briefing_of(&own);
    briefing.set_heading("My own heading").expect("it is short");
    page.keep_briefing(&briefing).await?;
    page.keep(&note(&finding(5).id, "Mine, from before", 1_780_000_000_000)).await?;
    page.open("view=briefing").await?;
    page.counts(".entries > .entry", 2).await?;
    Ok(own)
}

#[tokio::test]
async fn a_briefing_is_shared_and_read_in_another_browser_beside_ones_own() {
    let file = RefCell::new(String::new());
    play(async |page: &Page| {
        page.open("").await?;
        page.keep(&note(&finding(5).id, "Who checks this?", 2)).await?;
        page.keep(&note(&finding(6).id, "Nobody else's business", 3)).await?;
        page.keep_status(&marked()[0].1.unit, marked()[0].2).await?;
        page.keep_briefing(&briefing_of(&ten())).await?;
        page.open("view=briefing").await?;
        page.counts(".entries > .entry", 10).await?;
        let before = kept(page).await?;
        page.press_named("main", "Share this briefing").await?;
        page.write("#share-by", &"x".repeat(101)).await?;
        page.press_named(".sharing", "Download the file").await?;
        page.reads(".toast span", &["This name has 101 characters and can have at most 100: shorten it."]).await?;
        page.write("#share-by", " Jo  Bloggs ").await?;
        page.press_named(".sharing", "Download the file").await?;
        let text = page.downloaded(".json").await?;
        page.insist(!text.contains("business"), "a note is in the file that the briefing does not show")?;
        keeps_just(page, &before, "after sharing").await?;
        let shared = opened(&text);
        page.insist(shared.by == "Jo Bloggs", format!("it is of '{}'", shared.by))?;
        page.insist((shared.notes.len(), shared.statuses.len()) == (1, 1), format!("{shared:?}"))?;
        page.insist(shared.briefing.items() == ten(), "other entries are shared")?;
        *file.borrow_mut() = text;
        Ok(())
    })
    .await;
    let text = file.into_inner();
    play(async |page: &Page| {
        let own = with_own(page).await?;
        let before = kept(page).await?;
        page.press_named("main", "Open a shared briefing").await?;
        let _file = choose(page, &text).await?;
        let shared = opened(&text);
        let day: String = page
            .script(
                "return new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })",
                &[],
            )
            .await?;
        page.reads(".sheet h2", &[&format!("Briefing of Jo Bloggs, made on {day}")]).await?;
        tells(page, &shared).await?;
        page.has_focus("#shared-title").await?;
        page.reads("nav a[href*='view=briefing'] .count", &["2"]).await?;
        keeps_just(page, &before, "with the briefing open").await?;
        // One's own is a press away, and as it was.
        page.press_named(".tabs", "Your briefing").await?;
        page.reads(".sheet h2", &["My own heading"]).await?;
        page.has_focus("#show-own-briefing").await?;
        page.counts(".entries > .entry", 2).await?;
        page.press_named(".tabs", "Briefing of Jo Bloggs").await?;
        page.counts(".entries > .entry", 10).await?;
        // Its links lead to what the entries are about, and it is there when the reader comes back.
        page.press(".entry:first-child .entry-link").await?;
        page.counts(&format!("[id='finding-{}'].open", finding(0).id), 1).await?;
        page.press_named("nav", "Briefing2").await?;
        tells(page, &shared).await?;
        keeps_just(page, &before, "after walking about").await?;
        page.keeps_entries(&own).await?;
        page.press_named(".tools", "Close this briefing").await?;
        page.reads(".sheet h2", &["My own heading"]).await?;
        page.counts(".tabs", 0).await?;
        // It does not outlive the page.
        page.press_named("main", "Open a shared briefing").await?;
        let _again = choose(page, &text).await?;
        page.counts(".entries > .entry", 10).await?;
        page.reload().await?;
        page.reads(".sheet h2", &["My own heading"]).await?;
        page.counts(".tabs", 0).await?;
        keeps_just(page, &before, "after a reload").await?;
        page.is_told_nothing().await
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_is_added_and_can_be_undone() {
    play(async |page: &Page| {
        let own = with_own(page).await?;
        let text = file();
        page.press_named("main", "Open a shared briefing").await?;
        let _file = choose(page, &text).await?;
        let before = kept(page).await?;
        // The notes: the reader's own on the same thing stays beside theirs.
        page.press_named(".tools", "Add the notes to yours").await?;
        page.has_focus("#shared-notes").await?;
        let said = page.words("#shared-notes").await?;
        page.insist(said.contains("1 note is later than yours on the same thing"), format!("it says '{said}'"))?;
        keeps_just(page, &before, "before it is asked for").await?;
        page.press_named("#shared-notes", "Add 1 note").await?;
        page.until(
            "the word that it is added",
            "return document.querySelector('#shared-notes').innerText.includes('1 note was added to your notes.')",
            &[],
        )
        .await?;
        let id = finding(5).id.as_str();
        let texts = texts_in(&page.desk().await?, id);
        for text in ["Who checks this?\nAsk on <Monday>.", "Mine, from before"] {
            page.insist(texts.iter().any(|held| held == text), format!("'{text}' is not in {texts:?}"))?;
        }
        let tags = page.desk().await?.note(&about(id)).map(|note| note.writing.tags_text()).unwrap_or_default();
        page.insist(tags == "from Jo Bloggs", format!("the tags are '{tags}'"))?;
        // The undo is there after another view too.
        page.press_named("nav", "Plan").await?;
        page.counts("main h1", 1).await?;
        page.press_named("nav", "Briefing2").await?;
        page.press_named("#shared-notes", "Undo").await?;
        page.until(
            "the word that it is undone",
            "return document.querySelector('#shared-notes').innerText.includes('Undone: 1 note was removed')",
            &[],
        )
        .await?;
        keeps_just(page, &before, "after undo").await?;
        // The entries: what is there already is not added again.
        page.press_named(".tools", "Add what is gathered to your briefing").await?;
        let said = page.words("#shared-entries").await?;
        page.insist(
            said.contains("9 entries would be added") && said.contains("1 entry is in your briefing already"),
            format!("it says '{said}'"),
        )?;
        keeps_just(page, &before, "before it is asked for").await?;
        page.press_named("#shared-entries", "Add 9 entries").await?;
        let all: Vec<Item> = own.iter().cloned().chain(ten().into_iter().skip(1)).collect();
        let briefing = page.keeps_entries(&all).await?;
        page.insist(briefing.heading() == "My own heading", "the heading is changed")?;
        page.reads("nav a[href*='view=briefing'] .count", &["11"]).await?;
        page.press_named("#shared-entries", "Undo").await?;
        page.keeps_entries(&own).await?;
        page.reads("nav a[href*='view=briefing'] .count", &["2"]).await
    })
    .await;
}

#[tokio::test]
async fn files_find_their_place_whatever_field_they_are_dropped_on() {
    play(async |page: &Page| {
        with_own(page).await?;
        page.open("view=notes").await?;
        let backup = page.backup().await?;
        page.insist(!backup.is_empty(), "the backup is empty")?;
        let backup = page.downloaded(".json").await?;
        let before = kept(page).await?;
        page.open("view=briefing").await?;
        page.press_named("main", "Open a shared briefing").await?;
        let text = file();
        for (wrong, told) in [
            ("nonsense", "is not a shared briefing, or it is damaged"),
            ("{\"a\":1}", "is not a shared briefing"),
            (&text.replace("milton-keynes", "anyshire"), "about another record (anyshire)"),
            (&text[..text.len() / 9], "is not a shared briefing, or it is damaged"),
            (&backup, "is a backup or holds notes"),
        ] {
            drop_on(page, "#shared-file", wrong).await?;
            let script = "return document.querySelector('#shared-opening').innerText.includes(arguments[0])";
            page.until(&format!("the page to say '{told}'"), script, &[json!(told)]).await?;
            page.has_focus("#shared-opening").await?;
        }
        page.press_named("#shared-opening", "Go to the Notes view").await?;
        // The other way round the file need not be chosen again.
        page.element("#restore-file").await?;
        drop_on(page, "#restore-file", &text).await?;
        page.until(
            "where it belongs",
            "return document.querySelector('.restored').innerText.includes('a briefing that somebody shared')",
            &[],
        )
        .await?;
        page.press_named(".restored", "Open it in the Briefing view").await?;
        tells(page, &opened(&text)).await?;
        // Another one takes its place.
        page.press_named(".tabs", "Your briefing").await?;
        page.press_named("main", "Open a shared briefing").await?;
        drop_on(page, "#shared-file", &text.replace("Jo Bloggs", "Sam")).await?;
        page.reads(".sheet h2", &["Briefing of Sam, made on 18 November 2026"]).await?;
        keeps_just(page, &before, "after all files").await
    })
    .await;
}

#[tokio::test]
async fn paper_says_whose_briefing_it_is_and_holds_no_other() {
    play(async |page: &Page| {
        with_own(page).await?;
        page.press_named("main", "Open a shared briefing").await?;
        let text = file();
        let _file = choose(page, &text).await?;
        tells(page, &opened(&text)).await?;
        let printed = async || {
            Done::Ok(packed(&page.pdf(false).await?.read("pdftotext", &["-layout", "-enc", "UTF-8"], &["-"])?))
        };
        let theirs = printed().await?;
        for words in [
            "Briefing of Jo Bloggs, made on 18 November 2026",
            "Corporate parenting",
            "Who owns this?",
            "Who checks this?",
            "come from whoever shared it.",
        ] {
            page.insist(theirs.contains(&packed(words)), format!("'{words}' is not printed"))?;
        }
        for words in [
            "My own heading",
            "Add what is gathered",
            "Your briefing",
            "See it in the explorer",
            "You are reading a briefing",
        ] {
            page.insist(!theirs.contains(&packed(words)), format!("'{words}' is printed"))?;
        }
        page.press_named(".tabs", "Your briefing").await?;
        page.counts(".entries > .entry", 2).await?;
        let own = printed().await?;
        page.insist(own.contains(&packed("My own heading")), "one's own heading is not printed")?;
        page.insist(!own.contains("JoBloggs") && !own.contains("Openashared"), "the other briefing is printed too")
    })
    .await;
}

#[tokio::test]
async fn hostile_words_stay_words_and_fit_a_phone() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(360)).await?;
        page.open("view=briefing").await?;
        let odd = "\u{202e}<script>document.title='x'</script><img src=x onerror=alert(1)>";
        let long = "W".repeat(300);
        let text = json!({
            "format": "inspection-explorer shared briefing", "version": 9, "record": "milton-keynes",
            "by": format!("{odd}{}", "M".repeat(20)), "made": "not a day", "heading": format!("{odd}{long}"), "questions": [odd, long],
            "entries": [
                { "item": "note:thread:gone", "of": format!("{odd}{long}") }, { "item": "finding:gone", "of": odd },
                { "item": "note:thread:gone" }, { "item": "chart:gone?x=<script>" }, { "item": odd, "of": long }, 7,
            ],
            "notes": [{ "id": "thread:gone", "updated": 1, "created": 1, "text": format!("{odd}\u{0}\n{long}"), "tags": [odd] }],
            "statuses": [],
        });
        page.press_named("main", "Open a shared briefing").await?;
        let before = kept(page).await?;
        drop_on(page, "#shared-file", &text.to_string()).await?;
        page.counts(".entries > .entry", 4).await?;
        // Nothing of it has become an element, and each reader's words are by themselves.
        page.counts(".shared-briefing script, .shared-briefing img", 0).await?;
        let script = "
            const within = document.querySelector('.shared-briefing');
            const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
            const out = [];
            while (walker.nextNode()) {
                const node = walker.currentNode, holder = node.parentElement;
                if (!node.data.includes('\\u202e') || holder.closest('.unseen')) continue;
                let safe = false;
                for (let at = holder; at && at !== within; at = at.parentElement) {
                    safe ||= /isolate|plaintext/.test(getComputedStyle(at).unicodeBidi) || (at.hasAttribute('dir') && at.localName === 'li');
                }
                if (!safe && !/\\u2068/.test(node.data)) out.push(node.data);
            }
            return out;";
        page.shows("words outside an isolate", script, &[], &Vec::<String>::new()).await?;
        let orphan = page.words(".entry:nth-child(2) .former-title").await?;
        page.insist(orphan.contains("When it was shared it was called:"), format!("it says '{orphan}'"))?;
        let left: Vec<String> = page.script("return [...document.querySelectorAll('.shared-briefing .bin li')].map(e => e.textContent)", &[]).await?;
        page.insist(left.len() == 3, format!("left out: {left:?}"))?;
        page.until("a newer version", "return document.querySelector('.shared-briefing .notice').innerText.includes('newer version')", &[]).await?;
        for width in [360, 320] {
            page.show_on(Screen::wide(width)).await?;
            let script = "return [document.documentElement.scrollWidth, innerWidth]";
            let [own, window]: [f64; 2] = page.script(script, &[]).await?;
            page.insist(own <= window, format!("the page is {own} wide in a window of {window}"))?;
        }
        page.press_named(".tools", "Add the notes to yours").await?;
        page.press_named("#shared-notes", "Cancel").await?;
        page.has_focus("#shared-title").await?;
        keeps_just(page, &before, "after a hostile file").await
    })
    .await;
}

/// How long the page has worked, in seconds, without the time in which the machine did something else.
async fn own_time(page: &Page) -> Done<f64> {
    page.needs(Can::MeasureOwnTime)?;
    let told = page.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
    task.and_then(|metric| metric["value"].as_f64()).ok_or_else(|| Fault::new(format!("the browser tells {told}")))
}

#[tokio::test]
async fn two_hundred_charts_do_not_stop_the_page() {
    play(async |page: &Page| {
        page.open("view=briefing").await?;
        let item = |number: usize| json!({ "item": format!("chart:findings?view=findings&find=a{number}") });
        let entries: Vec<Value> = (0..200).map(item).collect();
        let text = json!({ "format": "inspection-explorer shared briefing", "version": 1, "record": "milton-keynes", "by": "Jo", "entries": entries });
        page.press_named("main", "Open a shared briefing").await?;
        // How many entries come in one go: how long that takes by the clock depends on what else the machine does.
        let watch = "
            window.most = 0;
            const number = () => document.querySelectorAll('.entries > .entry').length;
            let before = number();
            new MutationObserver(() => {
                const now = number();
                window.most = Math.max(window.most, now - before);
                before = now;
            }).observe(document.querySelector('main'), { childList: true, subtree: true });
            return null;";
        page.script::<Value>(watch, &[]).await?;
        page.needs(Can::MeasureOwnTime)?;
        page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        let began = own_time(page).await?;
        drop_on(page, "#shared-file", &text.to_string()).await?;
        page.counts(".entries > .entry", 200).await?;
        let took = own_time(page).await? - began;
        let most: usize = page.script("return window.most", &[]).await?;
        page.insist((1..=8).contains(&most), format!("{most} entries are made in one go"))?;
        let piece = took * most as f64 / 200.0;
        println!("200 charts take {took:.2} s of the page's own time, {piece:.3} s in one go");
        page.insist(piece < 1.0, format!("{most} charts take {piece:.2} s"))
    })
    .await;
}
