//! What a reader does in a field, done at once: typing key by key through the driver takes too long a thousand times.
//! The browser itself puts the text in, so the page gets the events that it gets from a keyboard or a paste.

use crate::fault::Done;
use crate::page::Page;
use crate::patience::Wait;
use crate::reader::{field, form};
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::WindowHandle;
use tokio::time::sleep;

/// Puts a text into a field in the place of what is there.
const PUT: &str = "
    const [selector, text] = arguments;
    const field = document.querySelector(selector);
    field.focus();
    field.select();
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    return field.value === text;";

/// Presses a button by its words.
const PRESS: &str = "
    const all = document.querySelector(arguments[0])?.querySelectorAll('button, summary, a') ?? [];
    const button = [...all].find(e => e.textContent.trim() === arguments[1] && e.checkVisibility());
    button?.click();
    return !!button;";

/// Two tabs of the same browser.
#[derive(Debug)]
pub struct Tabs<'a> {
    page: &'a Page,
    tabs: [WindowHandle; 2],
}

impl<'a> Tabs<'a> {
    /// The tab that is open, and another one; both are at this address.
    pub async fn open(page: &'a Page, query: &str) -> Done<Self> {
        page.open(query).await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second.clone()).await?;
        page.open(query).await?;
        Ok(Self { page, tabs: [first, second] })
    }

    /// Turns to one of them: 0 or 1, and so on in turn.
    pub async fn turn(&self, number: usize) -> Done {
        Ok(self.page.driver.switch_to_window(self.tabs[number % 2].clone()).await?)
    }
}

impl Page {
    /// Puts a text into a field at once.
    pub async fn put(&self, selector: &str, text: &str) -> Done {
        self.element(selector).await?;
        let so: bool = self.script(PUT, &[json!(selector), json!(text)]).await?;
        self.insist(so, format!("{selector} does not take '{text}'"))
    }

    /// Puts a text into the field of a note and saves it.
    pub async fn put_note(&self, target: &str, text: &str) -> Done {
        self.put(&field(target), text).await?;
        self.press_at_once(&form(target), "Save note").await
    }

    /// Presses a button that is there, wherever it is scrolled to.
    pub async fn press_at_once(&self, within: &str, words: &str) -> Done {
        self.until(&format!("'{words}' in {within}"), PRESS, &[json!(within), json!(words)]).await
    }

    /// Whether a script comes to return true within so many seconds on an idle machine.
    pub async fn comes(&self, seconds: u64, script: &str, arguments: &[Value]) -> Done<bool> {
        let wait = Wait::of_seconds(seconds);
        loop {
            let last = wait.is_over();
            // While a page changes, what is asked about may be gone.
            let so = self.script::<bool>(script, arguments).await.unwrap_or_default();
            if so || last {
                return Ok(so);
            }
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether the field of a selector comes to hold this.
    pub async fn comes_to_hold(&self, selector: &str, value: &str) -> Done<bool> {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        self.comes(5, script, &[json!(selector), json!(value)]).await
    }

    /// Opens what is folded around the first element of a selector, or around the place where it will be.
    pub async fn unfold_at(&self, summary: &str) -> Done {
        let script = "
            const details = document.querySelector(arguments[0])?.closest('details');
            if (details && !details.open) details.querySelector('summary').click();
            return !!details?.open;";
        self.until(&format!("{summary} to be unfolded"), script, &[json!(summary)]).await
    }

    /// Everything that is stored, each value as a JSON string, exactly.
    pub async fn stored_exactly(&self) -> Done<Vec<(String, String)>> {
        let script = "
            return Object.keys(localStorage).sort().map(key => [key, JSON.stringify(localStorage.getItem(key))])";
        self.script(script, &[]).await
    }

    /// Stores values that are given as JSON strings, so that they may hold half signs.
    pub async fn store_exactly(&self, values: &[(String, String)]) -> Done {
        let script =
            "for (const [key, value] of arguments[0]) localStorage.setItem(key, JSON.parse(value)); return null";
        self.script::<Value>(script, &[json!(values)]).await.map(drop)
    }
}
