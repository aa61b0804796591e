//! A thousand damaged values of every sort: each stays where it is, byte for byte, is shown with a reason, and is in the
//! backup exactly. Good notes beside them stand.

use super::spoilt::{Spoilt, spoilt};
use super::tally::{Tally, number};
use crate::fault::Done;
use crate::folder::empty;
use crate::page::Page;
use crate::reader::{FINDINGS, about, desk_of, field, finding};
use crate::stage::play;
use inspection_explorer::desk::Desk;
use serde_json::json;
use std::collections::BTreeSet;

/// How many are there at the first load, and how many more at each of the next.
const LOAD: usize = 100;

/// Which of these values are not stored exactly so.
const STORED: &str =
    "return arguments[0].filter(([key, value]) => localStorage.getItem(key) !== JSON.parse(value)).map(([key]) => key)";

/// Which of these values are not in a backup exactly so.
const IN_BACKUP: &str = "
    const held = new Map(JSON.parse(arguments[1]).entries.map(({ key, value }) => [key, value]));
    return arguments[0].filter(([key, value]) => held.get(key) !== JSON.parse(value)).map(([key]) => key)";

/// What the page says that it could not read, and why.
const SHOWN: &str = "
    const lists = [...document.querySelectorAll('details.bin')];
    const list = lists.find(list => list.querySelector('summary').textContent.startsWith('Could not be read'));
    return [...(list?.querySelectorAll('li') ?? [])].map(item => {
        const key = item.querySelector('code').textContent;
        return [key, item.textContent.slice(key.length + 2)];
    });";

/// What the browser keeps, as a page finds it: half signs come to it as the sign for what cannot be read.
async fn desk(page: &Page) -> Done<Desk> {
    let script = "return Object.entries(localStorage).map(([key, value]) => [key, value.toWellFormed()])";
    Ok(desk_of(page.script::<Vec<(String, String)>>(script, &[]).await?))
}

/// The file of a backup.
async fn backup(page: &Page) -> Done<String> {
    empty(&page.downloads)?;
    page.press_at_once("main", "Download a backup").await?;
    page.downloaded(".json").await
}

#[tokio::test]
async fn a_thousand_damaged_values_stay_are_shown_and_are_in_the_backup() {
    play(async |page: &Page| {
        let mut tally = Tally::new("damaged");
        let all: Vec<Spoilt> = (0..number(1000, 1000)).map(spoilt).collect();
        page.open(FINDINGS).await?;
        for place in 90..95 {
            page.put_good(place).await?;
        }
        for (load, values) in all.chunks(LOAD).enumerate() {
            let pairs: Vec<(String, String)> =
                values.iter().map(|value| (value.key.clone(), value.literal.clone())).collect();
            page.store_exactly(&pairs).await?;
            page.open("view=notes").await?;
            let desk = desk(page).await?;
            let unread: BTreeSet<String> = desk.unread().map(|unread| unread.key).collect();
            let shown: Vec<(String, String)> = page.script(SHOWN, &[]).await?;
            let own = finding(90 + load % 5).id.as_str();
            page.open(&format!("{FINDINGS}&open={own}")).await?;
            page.put_note(own, &format!("Good beside {load:02}")).await?;
            page.kept_beside(own, &format!("Good beside {load:02}")).await?;
            page.open("view=notes").await?;
            let file = backup(page).await?;
            let changed: BTreeSet<String> = page.script(STORED, &[json!(pairs)]).await?;
            let missing: BTreeSet<String> = page.script(IN_BACKUP, &[json!(pairs), json!(file)]).await?;
            for value in values {
                let reason = shown.iter().find(|(key, _)| *key == value.key).map(|(_, reason)| reason.as_str());
                // What this version can read all the same is shown as what it is.
                let is_shown = if unread.contains(&value.key) {
                    reason.is_some_and(|why| why.len() > 10)
                } else {
                    reason.is_none()
                };
                let so = !changed.contains(&value.key) && !missing.contains(&value.key) && is_shown;
                tally.count(so, || {
                    let Spoilt { sort, key, literal } = value;
                    format!(
                        "{sort}: {key} = {literal}: changed {}, missing {}, shown {reason:?}",
                        changed.contains(key),
                        missing.contains(key)
                    )
                });
            }
        }
        let (pairs, desk) =
            (all.iter().map(|value| (&value.key, &value.literal)).collect::<Vec<_>>(), desk(page).await?);
        let changed: Vec<String> = page.script(STORED, &[json!(pairs)]).await?;
        page.insist(changed.is_empty(), format!("changed in the end: {changed:?}"))?;
        let unread = desk.unread().count();
        page.insist(unread * 10 > all.len() * 8, format!("only {unread} cannot be read: what is damaged is too good"))?;
        tally.tell()
    })
    .await;
}

impl Page {
    /// Writes a good note on a finding.
    async fn put_good(&self, place: usize) -> Done {
        let target = finding(place).id.as_str();
        self.open(&format!("{FINDINGS}&open={target}")).await?;
        self.put_note(target, &format!("Good {place}")).await
    }

    /// Waits until a good note stands, here and after a reload.
    async fn kept_beside(&self, target: &str, text: &str) -> Done {
        for _ in 0..2 {
            let so = self.comes_to_hold(&field(target), text).await?;
            self.insist(so, format!("the good note on {target} is not '{text}'"))?;
            self.open(&format!("{FINDINGS}&open={target}")).await?;
        }
        let held = desk(self).await?.note(&about(target)).map(|note| note.writing.text);
        self.insist(held.as_deref() == Some(text), format!("the good note on {target} says {held:?}"))
    }
}
