//! The browser is killed during and after saves, and started again on the same profile: what was said to be saved is there.
//!
//! `KILLS` says how often, and `SURVIVAL_TABLE` names a file to which the figures are added.

use crate::browser::Browser;
use crate::fault::{Done, Fault};
use crate::folder::Folder;
use crate::kept::survival::tally::{ROWS, add, label};
use crate::page::Page;
use crate::patience::Wait;
use crate::reader::{FINDINGS, field, finding, form};
use crate::runtime::within;
use crate::site::Site;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, thread};
use tokio::time::sleep;

/// After how many milliseconds the browser is killed, from the moment at which the page said that a note is saved.
const AFTER: [u64; 8] = [0, 1, 5, 20, 50, 100, 300, 1_000];
/// After how many milliseconds the page is to press 'Save note' where it is killed meanwhile.
const PRESS: u64 = 20;
/// After how many milliseconds it is killed then: before, while and after it saves.
const DURING: [u64; 4] = [10, 20, 25, 40];

/// How a round ends.
#[derive(Clone, Copy, Debug)]
enum Kill {
    After(u64),
    During(u64),
}

/// Every kind of end in turn.
fn kill(number: usize) -> Kill {
    let ends: Vec<Kill> = AFTER.into_iter().map(Kill::After).chain(DURING.into_iter().map(Kill::During)).collect();
    // Those of the shortest delays first: an ordinary run has but a few.
    let order = [0, 8, 2, 9, 4, 7, 1, 10, 3, 11, 5, 6];
    ends[order[number % order.len()]]
}

/// The browser and the page in it, on a profile that outlives them.
struct Session {
    browser: Browser,
    page: Page,
}

impl Session {
    async fn start(profile: &Path, address: &str, script: Option<&str>) -> Done<Self> {
        let browser = Browser::start_on(profile).await?;
        let page = Page::new(&browser, address.to_owned());
        if let Some(script) = script {
            page.run_before(script);
        }
        page.open(&format!("{FINDINGS}&open={}", target())).await?;
        page.element(&field(target())).await?;
        Ok(Self { browser, page })
    }

    /// Writes a note and saves it, and waits for the page to say that it is saved.
    async fn save(&self, text: &str) -> Done {
        self.press(text, 0).await?;
        let said = [form(target()).into(), field(target()).into(), text.into()];
        self.page.until("the note to be saved", SAYS_SAVED, &said).await
    }

    /// Writes a note and presses 'Save note', all in the page itself, after so many milliseconds.
    async fn press(&self, text: &str, after: u64) -> Done {
        let script = "
            const [selector, text, after] = arguments;
            const press = () => {
                const field = document.querySelector(selector);
                field.focus();
                field.select();
                document.execCommand('insertText', false, text);
                field.form.requestSubmit();
            };
            if (after === 0) press();
            else setTimeout(press, after);
            return null;";
        let given = [field(target()).into(), text.into(), after.into()];
        self.page.script::<serde_json::Value>(script, &given).await.map(drop)
    }
}

/// Whether the page says of this text that it is saved.
const SAYS_SAVED: &str = "
    const status = document.querySelector(arguments[0]).querySelector('[role=status]').textContent;
    return status.startsWith('Saved in this browser on') && document.querySelector(arguments[1]).value === arguments[2];";

fn target() -> &'static str {
    finding(0).id.as_str()
}

fn kills() -> usize {
    env::var("KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(6)
}

#[tokio::test]
async fn a_note_that_was_said_to_be_saved_outlives_the_browser() {
    within(async {
        let (profile, site) = (Folder::new().unwrap(), Site::as_built().unwrap());
        let address = site.serve().await.unwrap();
        let mut claimed: Vec<String> = Vec::new();
        let mut lost = Vec::new();
        let (mut tried, mut silent) = (0, 0);
        for number in 0..kills() {
            let session = Session::start(profile.path(), &address, None).await.unwrap();
            check(&session, &mut claimed, &mut lost).await.unwrap();
            // Every other time it is not the session's first save: Chromium then takes longer.
            if number % 2 == 1 {
                let text = format!("Round {number}, first");
                session.save(&text).await.unwrap();
                claimed.push(text);
                tried += 1;
            }
            let text = format!("Round {number}, last");
            let is_claimed = end(session, kill(number), &text).await.unwrap();
            tried += usize::from(is_claimed);
            silent += usize::from(!is_claimed);
            claimed.extend(is_claimed.then_some(text));
        }
        let session = Session::start(profile.path(), &address, None).await.unwrap();
        check(&session, &mut claimed, &mut lost).await.unwrap();
        session.browser.kill();
        println!("{} kills, {silent} of them while the page was saving", kills());
        let survived = tried - lost.len();
        let label = label(&ROWS, "killed");
        println!("{label}: {tried} tried, {survived} survived, {} lost", lost.len());
        add(&format!("killed\t{label}\t{tried}\t{survived}\t{}", lost.len())).unwrap();
        assert!(lost.is_empty(), "lost: {lost:?}");
    })
    .await;
}

/// Writes a note and kills the browser. Tells whether the page had said that it is saved.
async fn end(session: Session, kill: Kill, text: &str) -> Done<bool> {
    match kill {
        Kill::After(delay) => {
            session.save(text).await?;
            sleep(Duration::from_millis(delay)).await;
            session.browser.kill();
            Ok(true)
        }
        Kill::During(delay) => {
            // Nothing is asked meanwhile, so nobody knows what the page says. What was there before must be there still.
            session.press(text, PRESS).await?;
            sleep(Duration::from_millis(delay)).await;
            session.browser.kill();
            Ok(false)
        }
    }
}

/// The text in the field, then the earlier ones.
const TEXTS: &str = "
    const form = document.querySelector(arguments[0]);
    const history = form.querySelector('.note-history');
    if (history && !history.open) history.querySelector('summary').click();
    return [form.querySelector('textarea').value, ...[...form.querySelectorAll('.note-history blockquote')].map(text => text.textContent)];";

/// Looks whether everything that was said to be saved is there: what was last so is to be there the next time too.
async fn check(session: &Session, claimed: &mut Vec<String>, lost: &mut Vec<String>) -> Done {
    let wait = Wait::of_seconds(15);
    // What the browser has lost comes back a moment after the start.
    let missing = loop {
        let last = wait.is_over();
        let there: Vec<String> = session.page.script(TEXTS, &[form(target()).into()]).await?;
        let missing: Vec<String> = claimed.iter().filter(|text| !there.contains(text)).cloned().collect();
        if missing.is_empty() || last {
            break missing;
        }
        sleep(Duration::from_millis(20)).await;
    };
    claimed.retain(|text| !missing.contains(text));
    lost.extend(missing);
    claimed.drain(..claimed.len().saturating_sub(1));
    Ok(())
}

/// A browser without the second copy, to see what Chromium does by itself.
const WITHOUT: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined });";

/// How long it takes until a text is in a file below a folder.
fn written(folder: &Path, text: &str, limit: Duration) -> Option<Duration> {
    let begun = Instant::now();
    while begun.elapsed() < limit {
        if files(folder).iter().any(|file| holds(file, text)) {
            return Some(begun.elapsed());
        }
        thread::sleep(Duration::from_millis(2));
    }
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn holds(file: &Path, text: &str) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

/// When Chromium writes what it was given, by what stands in the files of its profile. What stands there outlives a process
/// that is killed.
#[tokio::test]
#[ignore = "it waits for minutes; script/survival runs it"]
async fn chromium_writes_late_what_it_was_given() {
    within(async {
        let site = Site::as_built().unwrap();
        let address = site.serve().await.unwrap();
        for (name, script) in [("without a second copy", Some(WITHOUT)), ("with a second copy", None)] {
            let profile = Folder::new().unwrap();
            let session = Session::start(profile.path(), &address, script).await.unwrap();
            for number in ["first", "second", "third"] {
                let text = format!("Measured {name} {number}");
                session.save(&text).await.unwrap();
                let folders = match script {
                    Some(_) => vec![("localStorage", "Default/Local Storage")],
                    None => vec![("IndexedDB", "Default/IndexedDB"), ("localStorage", "Default/Local Storage")],
                };
                for (what, folder) in folders {
                    let taken = written(&profile.path().join(folder), &text, Duration::from_secs(180));
                    let taken = taken.ok_or_else(|| Fault::new(format!("{what} has no '{text}' after 180 s"))).unwrap();
                    let label =
                        format!("{name}: after ‘Saved’, the session’s {number} note is on the disk in {what} after");
                    println!("{label} {} ms", taken.as_millis());
                    add(&format!("time\t{label}\t{}", taken.as_millis())).unwrap();
                }
            }
            session.browser.kill();
        }
    })
    .await;
}

/// Without the second copy notes are lost that the page had said to be saved: the browser had not written them.
#[tokio::test]
#[ignore = "it tells how things are without the second copy; script/survival runs it"]
async fn without_the_second_copy_notes_are_lost() {
    within(async {
        let site = Site::as_built().unwrap();
        let address = site.serve().await.unwrap();
        for (label, is_later, delays) in [("first", false, [0, 1, 3, 5, 8]), ("later", true, [0, 10, 30, 45, 75])] {
            for seconds in delays {
                let profile = Folder::new().unwrap();
                let session = Session::start(profile.path(), &address, Some(WITHOUT)).await.unwrap();
                if is_later {
                    session.save("Before").await.unwrap();
                    // Else both are written at once.
                    written(&profile.path().join("Default/Local Storage"), "Before", Duration::from_secs(60)).unwrap();
                }
                session.save("Then killed").await.unwrap();
                sleep(Duration::from_secs(seconds)).await;
                session.browser.kill();
                let session = Session::start(profile.path(), &address, Some(WITHOUT)).await.unwrap();
                let script = "return document.querySelector(arguments[0]).value";
                let text: String = session.page.script(script, &[field(target()).into()]).await.unwrap();
                let so = if text == "Then killed" { "there" } else { "lost" };
                println!("localStorage alone: {label} note of a session, killed after {seconds} s: {so}");
                session.browser.kill();
            }
        }
    })
    .await;
}
