//! Searching everything, from any view: grouped results, what may have been meant, and the way back.

use crate::accessible::nothing_is_found;
use crate::desk::of_thread;
use crate::expected::record;
use crate::fault::Done;
use crate::page::Page;
use crate::reader::{finding, note};
use crate::screen::Screen;
use crate::sights::Sight;
use crate::stage::play;
use inspection_explorer::explore::everywhere::{Everywhere, FIRST, Group, Hits};
use inspection_explorer::explore::search::Query;
use inspection_explorer::explore::{Place, said};
use serde_json::json;
use thirtyfour::prelude::*;

const FIELD: &str = "#find-everything";

/// What the page must show of a search without notes: for each group its heading and the marked titles of its first hits.
fn wanted(text: &str) -> Vec<(String, Vec<String>)> {
    let groups = Everywhere::new(text, record(), &[]).groups;
    let first = |query: &Query, title: &str| {
        query
            .mark(title)
            .into_iter()
            .map(|(part, hit)| if hit { format!("[{part}]") } else { part.to_owned() })
            .collect()
    };
    let group = |hits: &Hits| {
        let titles = hits.hits.iter().take(FIRST).map(|hit| first(&hits.query, &hit.title)).collect();
        (format!("{} ({})", hits.group.label(), hits.number), titles)
    };
    groups.iter().map(group).collect()
}

const RESULTS: &str = "
    const marked = (element) => [...element.childNodes]
        .map(node => node.nodeName === 'MARK' ? `[${node.textContent}]` : node.textContent).join('');
    return [...document.querySelectorAll('.hits')].map(group => [
        group.querySelector('h2').textContent, [...group.querySelectorAll('li > a')].map(marked)]);";

impl Page {
    /// Waits until the results of a search are those of the record, and the address says what was searched.
    async fn shows_results(&self, text: &str) -> Done {
        self.reads("#search-title", &[&said::results(text)]).await?;
        self.shows("the results", RESULTS, &[], &wanted(text)).await?;
        self.is_at(&Place::Search { text: text.to_owned() }).await
    }

    /// Presses a key wherever the focus is.
    async fn key(&self, key: impl Into<TypingData>) -> Done {
        Ok(self.driver.action_chain().send_keys(key).perform().await?)
    }
}

#[tokio::test]
async fn typing_in_any_view_shows_results_in_groups_and_back_leads_there_again() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        for sight in Sight::ALL.into_iter().filter(|sight| *sight != Sight::Search) {
            page.see(sight).await?;
            page.forget().await?;
            page.open(&sight.query()).await?;
            let before = page.query().await?;
            page.element(FIELD).await?.send_keys("foster carer").await?;
            page.shows_results("foster carer").await?;
            page.has_focus(FIELD).await?;
            page.back().await?;
            page.shows("the address before", "return location.search.slice(1)", &[], &before).await?;
            page.counts(".hits", 0).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_search_has_an_address_and_enter_leads_to_its_results() {
    play(async |page: &Page| {
        page.open("view=search&find=NEET").await?;
        page.shows_results("NEET").await?;
        page.reads(".searched > .quiet-words", &[&Everywhere::new("NEET", record(), &[]).explanation.unwrap()]).await?;
        let tab: usize = page.script("return document.querySelectorAll('nav [aria-current]').length", &[]).await?;
        page.insist(tab == 0, "a search has no tab")?;
        page.write(FIELD, "“care leavers”").await?;
        page.shows_results("“care leavers”").await?;
        let marks: Vec<String> = page
            .script("return [...document.querySelectorAll('.hits mark')].map(e => e.textContent.toLowerCase())", &[])
            .await?;
        page.insist(marks.iter().all(|mark| mark == "care leavers"), format!("marked: {marks:?}"))?;
        page.key(Key::Enter + "").await?;
        page.has_focus("#search-title").await?;
        page.reload().await?;
        page.shows_results("“care leavers”").await?;
        // The view of the findings lists the same, and its own field takes the words over.
        let groups = wanted("“care leavers”");
        let number = groups.iter().find(|group| group.0.starts_with("Findings")).expect("there are findings").0.clone();
        page.press(".hits .all a").await?;
        page.element("#find").await?;
        let heading = page.words("#results-title").await?;
        page.insist(
            number == format!("Findings ({})", heading.trim_end_matches(" findings")),
            format!("{number}: {heading}"),
        )?;
        page.back().await?;
        page.shows_results("“care leavers”").await
    })
    .await;
}

#[tokio::test]
async fn hits_lead_to_where_they_stand() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        let thread = &record().threads[0];
        for (text, group, place, at) in [
            (thread.name.as_str(), "Threads", of_thread(&thread.id).to_query(), "main h1, main h2"),
            ("LADO", "Words", "view=sources".to_owned(), "[id^=glossary-]"),
            ("assessment letter", "Sources", "view=sources".to_owned(), "[id^=source-]"),
            ("fostering information pack", "Plan", "view=plan&plan=C1".to_owned(), "[id^=action-], [id^=action-] *"),
            (
                "activities and interests",
                "Strong",
                "view=threads&strong=activities-and-interests".to_owned(),
                "[id^=strong-], [id^=strong-] *",
            ),
        ] {
            page.open("").await?;
            page.write(FIELD, text).await?;
            page.shows_results(text).await?;
            let link = "return [...document.querySelectorAll('.hits')]
                .find(e => e.querySelector('h2').textContent.startsWith(arguments[0])).querySelector('li > a')";
            let link = page.driver.execute(link, vec![json!(group)]).await?.element()?;
            // As it stands in the page: a driver may give it whole.
            let written = "return arguments[0].getAttribute('href')";
            let href: String = page.driver.execute(written, vec![link.to_json()?]).await?.convert()?;
            page.click(&link).await?;
            page.shows("where it leads", "return location.search.slice(1)", &[], &place).await?;
            page.has_focus(at).await?;
            // As in a new tab.
            page.open("view=notes").await?;
            page.open(href.trim_start_matches('?')).await?;
            page.shows("the same in a new tab", "return location.search.slice(1)", &[], &place).await?;
            if href.contains("#glossary") {
                page.has_focus(at).await?;
                page.shows("no more of the address", "return location.hash", &[], &String::new()).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_rest_of_a_group_is_a_press_away() {
    play(async |page: &Page| {
        page.open("view=search&find=foster").await?;
        page.shows_results("foster").await?;
        let groups = Everywhere::new("foster", record(), &[]).groups;
        let long = |hits: &Hits| hits.group != Group::Findings && hits.number > FIRST;
        let place = groups.iter().position(long).expect("a group has more than its first hits");
        let (group, number) = (groups[place].group, groups[place].number);
        let section = format!(".hits:nth-of-type({})", place + 1);
        page.press_named(&section, &format!("Show all {}", group.count(number))).await?;
        page.counts(&format!("{section} li"), number).await?;
        page.has_focus(&format!("{section} li:nth-child({}) a", FIRST + 1)).await
    })
    .await;
}

#[tokio::test]
async fn what_may_have_been_meant_is_offered_and_not_counted() {
    play(async |page: &Page| {
        page.open("view=search&find=exploitaton").await?;
        page.shows_results("exploitaton").await?;
        page.counts(".hits", 0).await?;
        page.reads(".found", &["Nothing matches. Try fewer or shorter words."]).await?;
        page.press_named(".meant", "Did you mean ‘exploitation’?").await?;
        page.shows_results("exploitation").await?;
        page.has_focus("#search-title").await?;
        page.shows(
            "the field",
            "return document.querySelector(arguments[0]).value",
            &[json!(FIELD)],
            &"exploitation".to_owned(),
        )
        .await
    })
    .await;
}

#[tokio::test]
async fn a_stroke_leads_into_the_field_and_escape_back_to_what_had_the_focus() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(1280)).await?;
        page.open("view=plan&plan=C3").await?;
        page.element("#area-C3 h3 button").await?.focus().await?;
        page.key("/").await?;
        page.has_focus(FIELD).await?;
        // Nothing typed: the page is as it was.
        page.key(Key::Escape + "").await?;
        page.has_focus("#area-C3 h3 button").await?;
        page.key("/").await?;
        page.key("foster").await?;
        page.shows_results("foster").await?;
        page.key(Key::Escape + "").await?;
        page.shows("the plan", "return location.search", &[], &"?view=plan&plan=C3".to_owned()).await?;
        page.has_focus("#area-C3 *").await?;
        // From among the results too.
        page.key("/").await?;
        page.key("foster").await?;
        page.shows_results("foster").await?;
        page.key(Key::Enter + "").await?;
        page.has_focus("#search-title").await?;
        page.key(Key::Tab + "").await?;
        page.has_focus(".hits a").await?;
        page.key(Key::Escape + "").await?;
        page.shows("the plan", "return location.search", &[], &"?view=plan&plan=C3".to_owned()).await?;
        // Whoever writes may write a stroke.
        page.open("view=findings").await?;
        page.write("#find", "and/or").await?;
        page.has_focus("#find").await?;
        page.shows("the field", "return document.querySelector('#find').value", &[], &"and/or".to_owned()).await
    })
    .await;
}

#[tokio::test]
async fn what_was_found_is_said_half_a_second_after_the_last_key() {
    play(async |page: &Page| {
        page.open("view=search").await?;
        page.reads("#said-when-quiet", &[&said::found("", &Everywhere::default(), record())]).await?;
        let script = "
            const region = document.querySelector('#said-when-quiet'), told = [];
            new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
            const field = document.querySelector(arguments[0]);
            let step = Promise.resolve();
            for (let at = 1; at <= 6; at++) {
                step = step.then(() => {
                    field.value = 'foster'.slice(0, at);
                    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                    return new Promise(done => setTimeout(done, 100));
                });
            }
            return step.then(() => new Promise(done => setTimeout(done, 1000))).then(() => told);";
        let told: Vec<String> = page.script(script, &[json!(FIELD)]).await?;
        let wanted = said::found("foster", &Everywhere::new("foster", record(), &[]), record());
        page.insist(told == [wanted.clone()], format!("{told:?} instead of {wanted:?}"))
    })
    .await;
}

#[tokio::test]
async fn the_readers_notes_are_found() {
    play(async |page: &Page| {
        page.open("").await?;
        page.keep(&note(&finding(2).id, "Ask about the zyzzyva", 1_700_000_000_000)).await?;
        page.open("").await?;
        page.write(FIELD, "zyzzyva").await?;
        page.reads(".hits h2", &["Findings (1)", "Your notes (1)"]).await?;
        page.reads(".hits p mark", &["zyzzyva"]).await
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_button_unfolds_the_field() {
    play(async |page: &Page| {
        page.show_on(Screen::wide(360)).await?;
        page.open("view=topics").await?;
        page.counts(FIELD, 0).await?;
        page.press(".unfold").await?;
        page.has_focus(FIELD).await?;
        page.key("foster").await?;
        page.shows_results("foster").await?;
        let wide: bool = page.script("return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
        page.insist(wide, "the page is wider than the window")?;
        nothing_is_found(page).await?;
        page.key(Key::Escape + "").await?;
        page.counts(FIELD, 0).await?;
        page.shows("the topics", "return location.search", &[], &"?view=topics".to_owned()).await
    })
    .await;
}
