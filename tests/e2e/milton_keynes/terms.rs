//! Which terms of the field are marked, and where: each where a view first has it, in texts that stay as they are.

use crate::desk::{course, of_area, of_thread, shown};
use crate::expected::{FIRST, filter_of, found, record, state};
use crate::milton_keynes::glossary::SIGHTS;
use crate::page::Page;
use crate::screen::Screen;
use crate::stage::play;
use inspection_explorer::explore::Terms;
use inspection_explorer::explore::terms::Reading;
use inspection_explorer::threads::courses;
use inspection_explorer::threads::plan::trace;
use serde_json::Value;

/// The words of the marked terms, in the order of the page.
const MARKED: &str = "return [...document.querySelectorAll('main .term')].map(term => term.textContent)";

/// What is marked in texts that a view has in this order.
fn marked<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let terms = Terms::new(&record().glossary);
    let mut reading = Reading::new(&terms);
    let own = |text: &'a str| {
        let places = reading.first_places(text);
        places.into_iter().map(|place| text[place.start..place.end].to_owned()).collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(own).collect()
}

/// The summaries that the findings view lists for a query.
fn listed(query: &str, limit: usize) -> Vec<&'static str> {
    let found = found(&filter_of(&state(query)));
    let findings = found.findings(record()).take(limit);
    findings.map(|finding| finding.summary.as_str()).collect()
}

#[tokio::test]
async fn the_first_finding_that_shows_has_the_term_whatever_is_filtered() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        let all = marked(listed("view=findings", FIRST));
        page.insist(all.len() > 4, format!("only {all:?} are marked"))?;
        page.shows("the terms of the list", MARKED, &[], &all).await?;
        for query in
            ["view=findings&find=children", "view=findings&find=care+leavers", "view=findings&find=zyzzyva", ""]
        {
            let typed = state(query).filter().map(|filter| filter.text.clone()).unwrap_or_default();
            page.write("#find", &typed).await?;
            let query = if query.is_empty() { "view=findings" } else { query };
            page.shows(&format!("the terms of {query}"), MARKED, &[], &marked(listed(query, FIRST))).await?;
        }
        page.press(".more").await?;
        let whole = marked(listed("view=findings", usize::MAX));
        page.insist(whole[..all.len()] == all[..] && whole.len() > 30, "a longer list has other marks")?;
        page.shows("the terms of the whole list", MARKED, &[], &whole).await
    })
    .await;
}

#[tokio::test]
async fn threads_and_plan_have_each_term_where_it_first_stands() {
    play(async |page: &Page| {
        for query in ["view=threads", "view=threads&years=4", "view=threads&state=persists"] {
            let once = record().raised_once.iter().flat_map(|once| [once.name.as_str(), once.reason.as_str()]);
            let courses = shown(&state(query));
            let questions = courses.iter().map(|course| course.thread.question.as_str());
            page.open(query).await?;
            page.shows(&format!("the terms of {query}"), MARKED, &[], &marked(questions.chain(once))).await?;
        }
        for course in courses(record()).iter().step_by(7) {
            let thread = course.thread;
            let said = self::course(thread).events(record()).into_iter().map(|event| match event.said {
                Ok(step) => step.summary.clone(),
                Err(silence) => silence.words(),
            });
            let texts: Vec<String> = [thread.name.clone(), thread.question.clone()].into_iter().chain(said).collect();
            page.open(&of_thread(&thread.id).to_query()).await?;
            let what = format!("the terms of {}", thread.id);
            page.shows(&what, MARKED, &[], &marked(texts.iter().map(String::as_str))).await?;
        }
        for traced in trace(record()) {
            page.open(&of_area(traced.area).to_query()).await?;
            let script = "return [...document.querySelectorAll('.area.open .action-words, .area.open .plain:last-of-type > li > p:first-child')]
                .map(part => part.textContent)";
            page.element(".area.open .details").await?;
            let texts: Vec<String> = page.script(script, &[]).await?;
            let what = format!("the terms of {}", traced.area.id);
            page.shows(&what, MARKED, &[], &marked(texts.iter().map(String::as_str))).await?;
        }
        Ok(())
    })
    .await;
}

/// The terms that stand in an earlier text of the page which could mark them, or are there twice.
const LATE: &str = "
    const out = 'a, button, summary, h2, .about, .chart, .panel-head, .citation, .glossary, .narrowed, .by-topic, .says, .note, form, .meanings, .legend';
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const open = texts.filter(text => !text.parentElement.closest(out));
    const terms = [...document.querySelectorAll('main .term')];
    const late = terms.filter(term => {
        const words = term.textContent.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&');
        const whole = new RegExp(`(?<![\\\\w-])${words}(?![\\\\w-])`, 'i');
        const first = open.find(text => whole.test(text.data) && !text.parentElement.closest('.term:not(#' + term.id + ')'));
        return first && !term.contains(first) && (term.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_PRECEDING);
    });
    const twice = terms.filter(term => document.querySelectorAll('#' + term.id).length !== 1);
    const nested = terms.filter(term => term.parentElement.closest('a, button, summary, label, [role=button]'));
    return [late, twice, nested].map(list => list.map(term => term.textContent).join());";

#[tokio::test]
async fn no_term_is_late_or_twice_or_inside_another_control() {
    play(async |page: &Page| {
        for sight in SIGHTS {
            page.see(sight).await?;
            page.unfold().await?;
            page.element("main .term").await?;
            let wrong: [String; 3] = page.script(LATE, &[]).await?;
            page.insist(wrong.iter().all(String::is_empty), format!("{sight:?}: late, twice or nested: {wrong:?}"))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_reads_and_lies_as_it_would_without_terms() {
    play(async |page: &Page| {
        for width in [1280, 360] {
            page.show_on(Screen::wide(width)).await?;
            for sight in SIGHTS {
                page.see(sight).await?;
                page.unfold().await?;
                page.element("main .term").await?;
                page.frames().await?;
                let script = "
                    const main = document.querySelector('main');
                    const look = () => [main.innerText, main.offsetHeight, getSelection().selectAllChildren(main) ?? `${getSelection()}`];
                    const before = look();
                    main.querySelectorAll('.term').forEach(term => {
                        const parent = term.parentElement;
                        term.replaceWith(...term.childNodes);
                        parent.normalize();
                    });
                    const after = look();
                    getSelection().removeAllRanges();
                    return [before, after]";
                let [before, after]: [Value; 2] = page.script(script, &[]).await?;
                page.insist(before == after, format!("{sight:?} at {width}: {before}\nis without terms\n{after}"))?;
            }
        }
        Ok(())
    })
    .await;
}
