//! Searching: every word typed narrows the findings, and what was found is marked.

use crate::drawn::findings_scene;
use crate::expected::{FIRST, filter_of, found, listed, record, state};
use crate::page::Page;
use crate::reader::{finding, item, note};
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::explore::Place;
use inspection_explorer::explore::said::findings as findings_said;
use inspection_explorer::words::sentence_case;
use serde_json::json;

/// The marked parts of each listed finding.
const MARKED: &str = "
    return [...document.querySelectorAll('.results .finding')]
        .map(item => [...item.querySelectorAll('h3 mark')].map(mark => mark.textContent))";

#[tokio::test]
async fn typing_narrows_the_findings_and_marks_the_words() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        let steps: usize = page.script("return history.length", &[]).await?;
        for (typed, query) in [
            ("child", "view=findings&find=child"),
            ("Child's need", "view=findings&find=Child's+need"),
            ("foster carers", "view=findings&find=foster+carers"),
            ("multiagency", "view=findings&find=multiagency"),
            ("“care leavers”", "view=findings&find=%E2%80%9Ccare+leavers%E2%80%9D"),
            ("NEET", "view=findings&find=NEET"),
        ] {
            page.write("#find", typed).await?;
            let wanted = state(query);
            page.shows_state(&wanted).await?;
            let found = found(&filter_of(&wanted));
            let summaries = found.findings(record()).take(FIRST).map(|f| &f.summary);
            let hits =
                |text| found.query.mark(text).into_iter().filter(|(_, hit)| *hit).map(|(part, _)| part.to_owned());
            let marked: Vec<Vec<String>> = summaries.map(|summary| hits(summary).collect()).collect();
            page.insist(marked.iter().any(|parts| !parts.is_empty()), format!("'{typed}' marks nothing"))?;
            page.shows("what is marked", MARKED, &[], &marked).await?;
        }
        let after: usize = page.script("return history.length", &[]).await?;
        page.insist(after == steps, format!("typing made {} steps of the history", after - steps))?;
        page.reload().await?;
        page.shows_state(&state("view=findings&find=NEET")).await?;
        page.write("#find", "").await?;
        page.shows_state(&state("view=findings")).await
    })
    .await;
}

/// Types a word letter by letter without a pause, and tells after each letter how many findings the list announces; then
/// how often the address was written and the chart drawn meanwhile.
const TYPE: &str = "
    const [word] = arguments, field = document.querySelector('#find');
    const own = history.replaceState, before = location.search;
    window.written = 0;
    history.replaceState = (...told) => { window.written++; own.apply(history, told); };
    const chart = document.querySelector('#findings-title').textContent;
    const said = [];
    let step = Promise.resolve();
    for (let at = 1; at <= word.length; at++) {
        step = step.then(() => {
            field.value = word.slice(0, at);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            // Effects follow in microtasks.
            return new Promise(done => { const go = new MessageChannel(); go.port1.onmessage = done; go.port2.postMessage(0); });
        }).then(() => { said.push(document.querySelector('#results-title').textContent); });
    }
    return step.then(() => [said,
        [String(window.written), String(location.search === before),
         String(document.querySelector('#findings-title').textContent === chart)]]);";

#[tokio::test]
async fn typing_redraws_the_list_at_once_and_chart_and_address_when_it_pauses() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=findings").await?;
        page.is_painted("findings", screen, |width| findings_scene("view=findings", width)).await?;
        let (said, meanwhile): (Vec<String>, Vec<String>) = page.script(TYPE, &[json!("foster")]).await?;
        let counted = |at: usize| {
            let query = format!("view=findings&find={}", &"foster"[..at]);
            findings_said(listed(&filter_of(&state(&query))).len(), false)
        };
        let wanted: Vec<String> = (1..=6).map(counted).collect();
        page.insist(said == wanted, format!("the list says {said:?} instead of {wanted:?}"))?;
        page.insist(meanwhile == ["0", "true", "true"], format!("address and chart: {meanwhile:?}"))?;
        let query = "view=findings&find=foster";
        page.shows_state(&state(query)).await?;
        page.is_painted("findings", screen, |width| findings_scene(query, width)).await?;
        page.shows("the address to be written once", "return window.written", &[], &1).await?;
        // Whoever goes on at once takes what was typed along.
        page.write("#find", "foster carers").await?;
        page.press("nav a[href*='view=notes']").await?;
        page.back().await?;
        page.shows_state(&state("view=findings&find=foster+carers")).await
    })
    .await;
}

#[tokio::test]
async fn a_word_that_nowhere_occurs_is_told() {
    play(async |page: &Page| {
        let screen = Screen::wide(1280);
        page.show_on(screen).await?;
        page.open("view=findings").await?;
        page.write("#find", "zyzzyva").await?;
        page.shows_state(&state("view=findings&find=zyzzyva")).await?;
        page.reads(".results .none p", &["No findings match. Remove a filter, or try fewer or shorter words:"]).await?;
        page.reads("#findings-title", &["No findings match these filters"]).await?;
        page.counts(".results .finding", 0).await?;
        page.press_named(".chips", "Clear all filters").await?;
        page.shows_state(&state("view=findings")).await?;
        page.is_painted("findings", screen, |width| findings_scene("", width)).await
    })
    .await;
}

#[tokio::test]
async fn an_empty_result_offers_ways_out() {
    play(async |page: &Page| {
        let query = "view=findings&inspection=ilacs-2024&kind=recommendation&find=foster";
        let wanted = state(query);
        let ways = found(&filter_of(&wanted)).loosen;
        let way = ways.first().expect("nothing is found, and there is a way out");
        page.open(query).await?;
        page.shows_state(&wanted).await?;
        page.press_named(".none", &sentence_case(&way.to_string())).await?;
        page.shows_state(&Place::Findings { filter: way.filter.clone(), open: None }).await
    })
    .await;
}

#[tokio::test]
async fn a_likely_slip_is_offered_and_not_counted() {
    play(async |page: &Page| {
        for (typed, meant) in [("fostr carers", "foster carers"), ("exploitaton", "exploitation")] {
            page.open("view=findings").await?;
            page.write("#find", typed).await?;
            page.reads("#results-title", &["No findings"]).await?;
            page.press_named(".meant", &format!("Did you mean ‘{meant}’?")).await?;
            page.shows_state(&state(&format!("view=findings&find={}", meant.replace(' ', "+")))).await?;
            page.has_focus("#results-title").await?;
        }
        for typed in ["LADOO", "zyzzyva", "cafés 2031"] {
            page.write("#find", typed).await?;
            page.reads("#results-title", &["No findings"]).await?;
            page.counts(".meant", 0).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn quotation_marks_can_be_let_go() {
    play(async |page: &Page| {
        page.open("view=findings&find=%22leavers+care%22").await?;
        let number = listed(&filter_of(&state("view=findings&find=leavers+care"))).len();
        page.press_named(".none", &format!("Search without the quotation marks ({number} findings)")).await?;
        page.shows_state(&state("view=findings&find=leavers+care")).await
    })
    .await;
}

#[tokio::test]
async fn the_words_of_notes_are_found_too() {
    play(async |page: &Page| {
        let target = finding(2).id.as_str();
        page.open("").await?;
        page.keep(&note(target, "Ask about the zyzzyva", 1_700_000_000_000)).await?;
        page.open("view=findings").await?;
        page.write("#find", "zyzzyva").await?;
        page.reads("#results-title", &["1 finding"]).await?;
        page.counts(&item(target), 1).await?;
        page.reads(".note mark", &["zyzzyva"]).await
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_is_never_taken_for_markup() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        let typed = "<b onclick=x>\"&'%+ ü";
        page.write("#find", typed).await?;
        let mut wanted = state("view=findings");
        if let Some(filter) = wanted.filter_mut() {
            filter.text = typed.to_owned();
        }
        page.shows_state(&wanted).await?;
        page.reload().await?;
        page.shows_state(&wanted).await
    })
    .await;
}
