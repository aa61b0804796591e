//! What a test does with the page, as a reader would: opens it, reads it, presses and types.

use crate::browser::Browser;
use crate::disk;
use crate::engine::{Can, Engine, Tools, engine};
use crate::fault::{Done, Fault};
use crate::poll::{difference, poll};
use crate::server;
use inspection_explorer::export::Saved;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::PathBuf;
use thirtyfour::prelude::*;

/// The page in its browser.
#[derive(Debug)]
pub struct Page {
    /// What drives the browser.
    pub driver: WebDriver,
    /// Where downloads end up.
    pub downloads: PathBuf,
    /// What the browser is told past the driver.
    pub tools: Tools,
    address: String,
    excused: RefCell<Vec<&'static str>>,
    witnessed: RefCell<Vec<String>>,
    expects_the_panel: Cell<bool>,
    lacks: Cell<Option<&'static str>>,
}

impl Page {
    /// The page at an address; nothing is opened yet.
    pub fn new(browser: &Browser, address: String) -> Self {
        Self {
            driver: browser.driver.clone(),
            downloads: browser.downloads.path().to_owned(),
            tools: browser.tools.clone(),
            address,
            excused: RefCell::default(),
            witnessed: RefCell::default(),
            expects_the_panel: Cell::default(),
            lacks: Cell::default(),
        }
    }

    /// Asks for what not every engine can do. A test that asks for what this one cannot do ends here, and is told of as left
    /// out.
    pub fn needs(&self, what: Can) -> Done {
        let Some(why) = engine().lacks(what) else { return Ok(()) };
        self.lacks.set(Some(why));
        Err(Fault::lack(why))
    }

    /// Why the test ended early, where it asked for what the engine cannot do.
    pub fn lacks(&self) -> Option<&'static str> {
        self.lacks.get()
    }

    /// Names a complaint of the browser that belongs to the test. It must come.
    pub fn excuse(&self, words: &'static str) {
        self.excused.borrow_mut().push(words);
    }

    /// The complaints that belong to the test.
    pub fn excused(&self) -> Vec<&'static str> {
        self.excused.borrow().clone()
    }

    /// The complaints that came as events.
    pub fn witnessed(&self) -> Vec<String> {
        self.witnessed.borrow().clone()
    }

    /// The panel that tells of a failure belongs to the test. It must be shown at its end.
    pub fn expects_the_panel(&self) {
        self.expects_the_panel.set(true);
    }

    /// Looks whether the panel is shown as it must be, and remembers the errors that came.
    async fn look(&self) -> Done<Option<String>> {
        let script = "
            const panel = document.getElementById('failed');
            const shown = panel?.checkVisibility() ? panel.innerText : null;
            return [shown, (window.witnessed ?? []).splice(0)];";
        let (panel, errors): (Option<String>, Vec<String>) = self.script(script, &[]).await?;
        self.witnessed.borrow_mut().extend(errors);
        Ok(panel)
    }

    /// The words of the panel that tells of a failure, in any window where it is shown.
    pub async fn look_at_all(&self) -> Done<Option<String>> {
        let mut panel = None;
        for window in self.driver.windows().await? {
            self.driver.switch_to_window(window).await?;
            panel = poll("a look at the page", async || Ok(Ok(self.look().await?))).await?.or(panel);
        }
        Ok(panel)
    }

    /// Fails where the panel is shown and belongs to no test, or the other way round.
    pub fn judge_panel(&self, panel: Option<String>) -> Result<(), String> {
        match (panel, self.expects_the_panel.get()) {
            (Some(words), false) => Err(format!("the page tells of a failure: {words}")),
            (None, true) => Err("the page does not tell of a failure".to_owned()),
            _ => Ok(()),
        }
    }

    /// Looks at the page for the last time before another takes its place.
    async fn leave(&self) -> Done {
        // It may be on its way to another by itself, and then there is nothing to see.
        match self.look().await.unwrap_or_default() {
            Some(words) => self.judge_panel(Some(words)).map_err(Fault::new),
            None => Ok(()),
        }
    }

    /// Lets every chart be open from the next page on, as a reader may wish: on a phone they are folded at first.
    pub async fn with_charts_open(&self) -> Done {
        let script = "
            try {
                const charts = ['findings', 'threads', 'plan', 'compare', 'topics'];
                localStorage.setItem('inspection-explorer/v1/charts', charts.map(id => `${id}:open`).join(','));
            } catch {}";
        self.run_before(script);
        Ok(())
    }

    /// Runs a script before each page of the site from the next one on, and gives its number.
    pub fn run_before(&self, script: &str) -> usize {
        match self.port() {
            Some(port) => server::run_before(port, script),
            None => disk::run_before(&self.address, script),
        }
    }

    /// Runs it no longer.
    pub fn run_no_longer(&self, number: usize) {
        match self.port() {
            Some(port) => server::run_no_longer(port, number),
            None => disk::run_no_longer(&self.address, number),
        }
    }

    /// The port of the site; none where the page is on disk.
    fn port(&self) -> Option<u16> {
        let host = self.address.split('/').nth(2).unwrap_or_default();
        host.rsplit(':').next().and_then(|port| port.parse().ok())
    }

    /// Unfolds everything that can be folded.
    pub async fn unfold(&self) -> Done {
        self.script::<Value>("document.querySelectorAll('details').forEach(part => { part.open = true })", &[]).await?;
        Ok(())
    }

    /// Goes to the page with this query, whatever becomes of it.
    pub async fn visit(&self, query: &str) -> Done {
        self.leave().await?;
        let mark = if query.is_empty() { "" } else { "?" };
        Ok(self.driver.goto(format!("{}{mark}{query}", self.address)).await?)
    }

    /// Goes to the page with this query and waits for the app.
    pub async fn open(&self, query: &str) -> Done {
        self.visit(query).await?;
        self.started().await
    }

    /// Loads the page anew and waits for the app.
    pub async fn reload(&self) -> Done {
        self.leave().await?;
        self.driver.refresh().await?;
        self.started().await
    }

    /// Waits for the app.
    pub async fn started(&self) -> Done {
        self.until("the app", "return !!document.querySelector('nav[aria-label=Views] a')", &[]).await
    }

    /// Sends a command to the browser's own tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Done<Value> {
        self.needs(Can::UseDevtools)?;
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }

    /// Goes back, as by the browser's own button.
    pub async fn back(&self) -> Done {
        if engine().leaves_out_what_was_not_pressed() {
            return self.script::<Value>("history.back()", &[]).await.map(drop);
        }
        Ok(self.driver.back().await?)
    }

    /// Goes forward, as by the browser's own button.
    pub async fn forward(&self) -> Done {
        if engine().leaves_out_what_was_not_pressed() {
            return self.script::<Value>("history.forward()", &[]).await.map(drop);
        }
        Ok(self.driver.forward().await?)
    }

    /// Runs a script in the page; it returns what it finds.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Done<T> {
        Ok(self.driver.execute(script, arguments.to_vec()).await?.convert()?)
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Done {
        poll(what, async || {
            let so = self.script::<bool>(script, arguments).await?;
            Ok(so.then_some(()).ok_or_else(|| "it is not so".to_owned()))
        })
        .await
    }

    /// Waits until a script returns this.
    pub async fn shows<T>(&self, what: &str, script: &str, arguments: &[Value], wanted: &T) -> Done
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        poll(what, async || {
            let seen: T = self.script(script, arguments).await?;
            let told = || difference(&format!("{wanted:#?}"), &format!("{seen:#?}"));
            Ok(if seen == *wanted { Ok(()) } else { Err(told()) })
        })
        .await
    }

    /// Waits until the elements of this selector have these texts, one each.
    pub async fn reads(&self, selector: &str, wanted: &[&str]) -> Done {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim())";
        let wanted: Vec<String> = wanted.iter().map(|text| (*text).to_owned()).collect();
        self.shows(&format!("the words of {selector}"), script, &[json!(selector)], &wanted).await
    }

    /// Waits until this many elements of a selector can be seen.
    pub async fn counts(&self, selector: &str, wanted: usize) -> Done {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length";
        self.shows(&format!("{wanted} times {selector}"), script, &[json!(selector)], &wanted).await
    }

    /// What a reader sees of an element, waiting for it.
    pub async fn words(&self, selector: &str) -> Done<String> {
        Ok(self.element(selector).await?.text().await?)
    }

    /// The first element of a selector, waiting for it.
    pub async fn element(&self, selector: &str) -> Done<WebElement> {
        poll(&format!("an element {selector}"), async || Ok(Ok(self.driver.find(By::Css(selector)).await?))).await
    }

    /// Presses an element as soon as it can be pressed.
    pub async fn press(&self, selector: &str) -> Done {
        poll(&format!("{selector} to be pressed"), async || {
            Ok(Ok(self.click(&self.driver.find(By::Css(selector)).await?).await?))
        })
        .await
    }

    /// Presses an element where it is now.
    pub async fn click(&self, element: &WebElement) -> Done {
        if engine() == Engine::WebKit {
            // Its driver brings nothing into the window, and does not press what is outside of it.
            let script = "const seen = arguments[0].closest('select') ?? arguments[0];
                const { top, bottom } = seen.getBoundingClientRect();
                if (top < 0 || bottom > innerHeight) seen.scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.driver.execute(script, vec![element.to_json()?]).await?;
        }
        Ok(element.click().await?)
    }

    /// Presses the button or the link with these words inside the first element of a selector.
    pub async fn press_named(&self, within: &str, words: &str) -> Done {
        let script = "return [...(document.querySelector(arguments[0])?.querySelectorAll('button, a, summary') ?? [])]
            .find(e => e.textContent.trim() === arguments[1] && e.checkVisibility())";
        poll(&format!("'{words}' in {within} to be pressed"), async || {
            let found = self.driver.execute(script, vec![json!(within), json!(words)]).await?;
            if found.json().is_null() {
                return Ok(Err("there is none".to_owned()));
            }
            Ok(Ok(self.click(&found.element()?).await?))
        })
        .await
    }

    /// Types into a field, in place of what stands there.
    pub async fn write(&self, selector: &str, text: &str) -> Done {
        let field = self.element(selector).await?;
        field.send_keys(Key::Control + "a").await?;
        if text.is_empty() {
            field.send_keys(Key::Delete).await?;
        } else {
            // Some drivers type no line's end but that of the key.
            field.send_keys(text.replace('\n', &Key::Enter.value().to_string())).await?;
        }
        Ok(())
    }

    /// Waits for some frames: until what the page has changed is painted, and what it does a frame after that is done.
    pub async fn frames(&self) -> Done {
        let script = "const frame = () => new Promise(done => requestAnimationFrame(done));
            return frame().then(frame).then(frame).then(() => null);";
        self.script::<serde_json::Value>(script, &[]).await.map(drop)
    }

    /// Waits until chart and address have followed what was typed. The page's own timer was set before this one and is
    /// shorter, so it is through.
    pub async fn pause(&self) -> Done {
        self.script::<serde_json::Value>("return new Promise(done => setTimeout(done, 250))", &[]).await.map(drop)
    }

    /// The query of the address as it stands, without its question mark.
    pub async fn query(&self) -> Done<String> {
        self.script("return location.search.slice(1)", &[]).await
    }

    /// What the browser keeps for the page under a key.
    pub async fn stored(&self, key: &str) -> Done<Option<String>> {
        self.script("return localStorage.getItem(arguments[0])", &[json!(key)]).await
    }

    /// Puts a value under a key, as another program or another version might have.
    pub async fn store(&self, key: &str, value: &str) -> Done {
        self.script::<Value>("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(value)]).await?;
        Ok(())
    }

    /// Clears everything that the browser keeps for the page, as a reader does who clears its data: the second copy too.
    pub async fn forget(&self) -> Done {
        let script = "
            localStorage.clear();
            const gone = () => new Promise((done, failed) => {
                const request = indexedDB.deleteDatabase('inspection-explorer');
                request.onsuccess = done;
                request.onerror = failed;
            });
            const pause = () => new Promise(done => setTimeout(done, 30));
            const is_there = async () => (await indexedDB.databases()).length > 0;
            // What the page was just writing may come after it.
            return gone().then(pause).then(is_there).then(again => again && gone()).then(() => null);";
        self.script::<Value>(script, &[]).await.map(drop)
    }

    /// What the second copy holds, by key.
    pub async fn copied(&self) -> Done<BTreeMap<String, String>> {
        let script = "
            const ask = request => new Promise((done, failed) => {
                request.onsuccess = () => done(request.result);
                request.onerror = () => failed(request.error);
            });
            const read = async () => {
                if ((await indexedDB.databases()).length === 0) return {};
                const database = await ask(indexedDB.open('inspection-explorer'));
                const texts = database.transaction('texts').objectStore('texts');
                const [keys, values] = await Promise.all([ask(texts.getAllKeys()), ask(texts.getAll())]);
                database.close();
                return Object.fromEntries(keys.map((key, number) => [key, values[number]]));
            };
            return read();";
        self.script(script, &[]).await
    }

    /// The file that is being downloaded, once it is whole.
    pub async fn download(&self, end: &str) -> Done<PathBuf> {
        poll(&format!("a download *{end}"), async || {
            let mut files = std::fs::read_dir(&self.downloads)?.filter_map(Result::ok).map(|entry| entry.path());
            let Some(file) = files.find(|path| path.to_string_lossy().ends_with(end)) else {
                return Ok(Err("there is none".to_owned()));
            };
            let empty = std::fs::metadata(&file)?.len() == 0;
            Ok(if empty { Err("it is empty".to_owned()) } else { Ok(file) })
        })
        .await
    }

    /// The text of the file that is being downloaded.
    pub async fn downloaded(&self, end: &str) -> Done<String> {
        Ok(std::fs::read_to_string(self.download(end).await?)?)
    }

    /// What a file says of itself that is saved now.
    pub async fn saved_now(&self) -> Done<Saved> {
        let script = "const day = new Date(), two = number => String(number).padStart(2, '0');
            return [`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`, location.href];";
        let [today, address]: [String; 2] = self.script(script, &[]).await?;
        Ok(Saved { today, address })
    }

    /// Fails with these words unless it is so.
    pub fn insist(&self, so: bool, otherwise: impl Into<String>) -> Done {
        if so { Ok(()) } else { Err(Fault::new(otherwise)) }
    }
}
