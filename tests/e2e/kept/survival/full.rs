//! A storage that is full to the last sign: what is made then stays on the page, nothing that is stored is touched, and
//! all is saved as soon as there is room.

use super::tally::Tally;
use super::things::Things;
use crate::kept::storage::{FOREIGN, fill};
use crate::page::Page;
use crate::reader::FINDINGS;
use crate::stage::play;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[tokio::test]
async fn what_is_made_in_a_full_storage_is_saved_once_there_is_room() {
    play(async |page: &Page| {
        let mut tally = Tally::new("full");
        let (before, meanwhile) = (Things::new(0, "before"), Things::new(20, "meanwhile"));
        page.open(FINDINGS).await?;
        before.make(page).await?;
        page.is_all_saved().await?;
        let own = "
            return Object.entries(localStorage).filter(([key]) => key.startsWith('inspection-explorer/v'))";
        let stored: BTreeMap<String, String> =
            page.script::<Vec<(String, String)>>(own, &[]).await?.into_iter().collect();
        fill(page).await?;
        meanwhile.make(page).await?;
        page.is_not_saved("is full").await?;
        meanwhile.shown(page, &mut tally, "full").await?;
        let now: BTreeMap<String, String> = page.script::<Vec<(String, String)>>(own, &[]).await?.into_iter().collect();
        for (key, value) in &stored {
            tally.count(now.get(key) == Some(value), || format!("{key} was touched in a full storage"));
        }
        page.script::<Value>("localStorage.removeItem(arguments[0]); return null", &[json!(FOREIGN)]).await?;
        page.is_all_saved().await?;
        meanwhile.shown(page, &mut tally, "room was made").await?;
        meanwhile.kept(&page.desk().await?, &mut tally, "room was made");
        tally.tell()
    })
    .await;
}
