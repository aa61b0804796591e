//! What a link asks for is open, in view and has the focus, wherever it stands and whatever the filter says.

use crate::expected::{listed, record, state};
use crate::fault::Done;
use crate::page::Page;
use crate::reader::item;
use crate::stage::play;
use inspection_explorer::explore::Filter;
use inspection_explorer::explore::{Opened, Place};
use inspection_explorer::record::Inspection;
use inspection_explorer::record::grades::title;
use inspection_explorer::view::View;
use inspection_explorer::words::sentence_case;
use serde_json::json;

/// Waits until a finding is open, in view, and its heading has the focus.
async fn finding_is_before_the_reader(page: &Page, id: &str) -> Done {
    let item = item(id);
    page.counts(&format!("{item}.open .details"), 1).await?;
    page.is_in_view(&item).await?;
    page.has_focus(&format!("{item} h3 button[aria-expanded=true]")).await
}

#[tokio::test]
async fn a_link_opens_a_finding_wherever_it_stands_in_the_list() {
    play(async |page: &Page| {
        let all = listed(&Filter::default());
        for place in [3, 40, 200, all.len() - 1] {
            let query = format!("view=findings&open={}", all[place]);
            page.open(&query).await?;
            page.shows_state(&state(&query)).await?;
            finding_is_before_the_reader(page, &all[place]).await?;
        }
        // Closing it takes nothing out of the list.
        page.press(".finding.open h3 button").await?;
        page.shows_all_of(&state("view=findings")).await?;
        // A new filter begins a new list.
        page.press("input[name='Kind'][value='strength']").await?;
        page.shows_state(&state("view=findings&kind=strength")).await
    })
    .await;
}

#[tokio::test]
async fn a_finding_that_the_filter_hides_is_shown_on_top_with_a_way_to_find_it() {
    play(async |page: &Page| {
        let id = "sif-2016/rec1:recommendation";
        for filter in ["inspection=ilacs-2024", "kind=concern&find=zyzzyva"] {
            let query = format!("view=findings&{filter}&open={id}");
            page.open(&query).await?;
            page.shows_state(&state(&query)).await?;
            finding_is_before_the_reader(page, id).await?;
            let words = "This finding is open, but your filters hide it from the list.";
            page.until(
                "the reason to be told",
                "return document.querySelector('.hidden-finding .notice').textContent.startsWith(arguments[0])",
                &[json!(words)],
            )
            .await?;
            page.is_in_view(".hidden-finding .notice").await?;
            page.press_named(".hidden-finding", "Clear the filters and list it").await?;
            page.counts(".hidden-finding", 0).await?;
            page.shows_state(&state(&format!("view=findings&open={id}"))).await?;
            finding_is_before_the_reader(page, id).await?;
        }
        // What is open stays before the reader when a choice hides it, until it is closed.
        page.press("input[name='Kind'][value='concern']").await?;
        page.shows_state(&state(&format!("view=findings&kind=concern&open={id}"))).await?;
        page.press(".hidden-finding h3 button").await?;
        page.shows_state(&state("view=findings&kind=concern")).await
    })
    .await;
}

#[tokio::test]
async fn links_open_threads_areas_of_the_plan_and_grades() {
    play(async |page: &Page| {
        for query in
            ["view=threads&thread=placement-with-parents", "thread=placement-with-parents.&state=raised&years=15"]
        {
            page.open(query).await?;
            let thread = record().thread("placement-with-parents").expect("the record holds it");
            page.reads("main h1", &[&thread.name]).await?;
            page.is_in_view("main h1").await?;
            page.has_focus("main h1").await?;
        }
        for query in ["view=plan&plan=C16", "plan=(c16)"] {
            page.open(query).await?;
            page.counts("#area-C16.open .details", 1).await?;
            page.is_in_view("#area-C16").await?;
            page.has_focus("#area-C16 h3 button").await?;
        }
        for query in ["grade=ilacs-2021:overall+effectiveness", "grade=Visit-2020", "kind=concern&grade=jar-2006:"] {
            page.open(query).await?;
            page.is_in_view("#judgement").await?;
            page.has_focus("#panel-title").await?;
        }
        page.is_told_nothing().await
    })
    .await;
}

#[tokio::test]
async fn a_dozen_links_of_today_open_what_they_say() {
    play(async |page: &Page| {
        for query in [
            "",
            "grade=ilacs-2024:care+leavers",
            "kind=concern&grade=visit-2023:",
            "view=findings&inspection=ilacs-2021,ilacs-2024",
            "view=findings&area=leaders,care-leavers&kind=concern&find=foster+carers&open=ilacs-2024/p4.s1:strength",
            "view=findings&kind=meets-requirement,concern,recommendation&topic=front-door",
            "view=findings&inspection=sif-2016&open=sif-2016%2Frec1%3Arecommendation",
            "view=topics&area=children-in-care&kind=concern,recommendation&find=fostering",
            "view=compare&compare=ilacs-2024%2Csif-2016",
            "view=compare&area=leaders&topic=workforce&compare=apa-2006,contact-2011",
            "view=threads&area=care-leavers&topic=pathway-planning&state=not-mentioned&years=15",
            "view=threads&state=raised,persists&years=4",
            "view=plan&kind=strength&plan=C16",
            "view=findings&kind=concern).",
            "view=findings&inspection=ilacs-2024,%20ilacs-2021%0A&kind=concern%E2%80%9D",
        ] {
            page.open(query).await?;
            page.controls_agree(query, "system").await?;
            page.is_told_nothing().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_of_the_navigation_leads_to_the_same_by_a_click_and_in_a_new_tab() {
    play(async |page: &Page| {
        let link = |view: View| format!("nav a[href*='view={}']", view.token());
        for from in [
            "kind=concern&grade=visit-2023:&state=raised&years=3",
            "view=findings&inspection=ilacs-2024&open=ilacs-2024/p4.s1:strength",
            "view=threads&thread=placement-with-parents&area=leaders",
            "view=plan&plan=C3&compare=sif-2016,ilacs-2024",
            "view=others&judged=leaders&other=bedford-2017",
        ] {
            for to in View::ALL.into_iter().filter(|view| *view != View::Grades) {
                page.open(from).await?;
                let led = Place::of(to, &Opened::read(from, record()).kept);
                let script = "return document.querySelector(arguments[0]).getAttribute('href')";
                let href = format!("?{}", led.to_query());
                page.shows("where the link leads", script, &[json!(link(to))], &href).await?;
                page.press(&link(to)).await?;
                page.is_at(&led).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_panel_says_whether_an_inspection_gave_grades() {
    play(async |page: &Page| {
        for (id, words) in [
            ("jar-2006", "2006 joint area review: grades not known"),
            ("visit-2020", "2020 focused visit: not graded"),
            ("ilacs-2024", "2024 standard inspection"),
        ] {
            let inspection: &Inspection = record().inspection(id).expect("the record holds it");
            page.open(&format!("grade={id}:")).await?;
            page.reads("#panel-title", &[words]).await?;
            let grades = inspection.grades.iter();
            let grades: Vec<String> =
                grades.map(|grade| format!("{}: {}", sentence_case(&grade.judgement), grade.grade)).collect();
            page.reads(".panel .grades button", &grades.iter().map(String::as_str).collect::<Vec<_>>()).await?;
            // A note on it is named alike.
            let target = format!("grade:{id}:");
            page.save_note(&target, "Why?").await?;
            page.kept(&target, "Why?").await?;
            page.open("view=notes").await?;
            page.press_named("main", words).await?;
            page.field_holds(&target, "Why?").await?;
        }
        let grade = &record().inspection("ilacs-2024").expect("the record holds it").grades[4];
        page.press(".panel .grades li:nth-child(5) button").await?;
        page.reads("#panel-title", &[&title(record().inspection("ilacs-2024").expect("it is held"), Some(grade))])
            .await?;
        page.has_focus("#panel-title").await
    })
    .await;
}

#[tokio::test]
async fn printing_shows_the_whole_list_and_leaves_it_as_it_was() {
    play(async |page: &Page| {
        page.open("view=findings").await?;
        page.shows_state(&state("view=findings")).await?;
        page.script::<()>("dispatchEvent(new Event('beforeprint'))", &[]).await?;
        page.shows_all_of(&state("view=findings")).await?;
        page.script::<()>("dispatchEvent(new Event('afterprint'))", &[]).await?;
        page.shows_state(&state("view=findings")).await?;
        page.tools.print(&page.driver, false).await?;
        page.shows_state(&state("view=findings")).await
    })
    .await;
}

#[tokio::test]
async fn the_switch_of_the_only_kind_shown_says_that_it_shows_all() {
    play(async |page: &Page| {
        page.open("view=findings&kind=concern").await?;
        let script = "return [...document.querySelectorAll('.switch')].map(e => e.title)";
        let left_out = || "Hidden: select to show".to_owned();
        let only = "Only this kind is shown: select to show all kinds".to_owned();
        page.shows("the tips", script, &[], &vec![left_out(), left_out(), only, left_out()]).await?;
        page.press_named(".legend", "Concern").await?;
        page.shows_state(&state("view=findings")).await?;
        page.shows("the tips", script, &[], &vec!["Shown: select to hide".to_owned(); 4]).await
    })
    .await;
}
