//! What a reader follows, sets and gathers: threads, statuses of actions, and the briefing.

use crate::drawn::{drawn, drawn_for};
use crate::expected::record;
use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::poll::poll;
use crate::reader::{finding, second_key};
use inspection_explorer::briefing::{self, Briefing, Entry, Item};
use inspection_explorer::chart::plan;
use inspection_explorer::chart::scene::Scene;
use inspection_explorer::explore::Place;
use inspection_explorer::record::{Action, Citation, Date, PlanArea, Progress, Subject, Thread};
use inspection_explorer::statuses::{Said, Statuses};
use inspection_explorer::threads::{Course, courses};
use serde_json::json;

/// The view of a thread.
pub fn of_thread(id: &str) -> Place {
    Place::thread(id.into())
}

/// The view of the plan with an area open.
pub fn of_area(area: &PlanArea) -> Place {
    Place::Plan { open: Some(area.id.clone()) }
}

/// The course of a thread.
pub fn course(thread: &'static Thread) -> Course<'static> {
    Course::new(record(), thread).expect("every thread was raised")
}

/// The threads that a view shows, in its order.
pub fn shown(state: &Place) -> Vec<Course<'static>> {
    let filter = state.thread_filter().cloned().unwrap_or_default();
    courses(record()).into_iter().filter(|course| filter.shows(course)).collect()
}

/// The scene of the threads that a view shows, at a width.
pub fn threads_scene(state: &Place, width: f64) -> Scene {
    drawn("threads", &state.of_chart().to_query()).layout(width)
}

/// The scene of one thread, at a width.
pub fn thread_scene(own: &'static Thread, width: f64) -> Scene {
    drawn("thread", &of_thread(&own.id).to_query()).layout(width)
}

/// The plan with these statuses.
pub fn plan_model(book: &Statuses) -> plan::PlanModel {
    plan::model(record(), |unit| book.get(unit).map(|status| (status.progress, status.on)))
}

/// The scene of the plan with these statuses, at a width.
pub fn plan_scene(book: &Statuses, width: f64) -> Scene {
    drawn_for("plan", "view=plan", book).layout(width)
}

/// Some actions with a status each, of three areas where the plan has as many.
pub fn marked() -> Vec<(&'static PlanArea, &'static Action, Said)> {
    let told = [(Progress::OnTime, "2026-11-11"), (Progress::Blocked, "2025-10-10"), (Progress::Done, "2024-12-12")];
    let all = || record().plan.iter().filter(|area| area.actions.len() > 1).map(|area| (area, &area.actions[1]));
    let few = record().plan.iter().flat_map(|area| area.actions.iter().rev().map(move |action| (area, action)));
    // A short plan has no three areas as far apart: then each of its actions counts.
    let own: Vec<_> = if all().count() > 6 { all().step_by(3).collect() } else { few.collect() };
    let one = |((area, action), (progress, day)): ((&'static PlanArea, &'static Action), (Progress, &str))| {
        let on = Some(Date::parse(day).expect("it is a day"));
        (area, action, Said { progress, on })
    };
    own.into_iter().zip(told).map(one).collect()
}

/// A status as the second version kept it.
pub fn second_status(action: &str, Said { progress, on }: Said) -> String {
    let on = on.map(String::from);
    json!({ "version": 2, "action": action, "progress": progress.token(), "on": on, "updated": 1 }).to_string()
}

/// The selector of an action.
pub fn action(unit: &str) -> String {
    format!("[id='action-{unit}']")
}

/// Where something stands, as the page says it.
pub fn place(citation: &Citation) -> String {
    format!("{}, {}{}", citation.document, citation.place_in_document(), citation.reprinted())
}

/// Ten entries of every kind, fewer where the record has no threads or plan: the note is on a finding that is no entry itself.
pub fn ten() -> Vec<Item> {
    let findings = [0, 3, 8, 10].map(|number| Item::Subject(Subject::Finding(finding(number).id.clone())));
    let all = courses(record());
    let threads = all.first().into_iter().chain(all.iter().skip(1).nth((all.len() / 2).saturating_sub(1)));
    let threads = threads.map(|course| Item::Subject(Subject::Thread(course.thread.id.clone())));
    let chart = |id: &str, query: &str| Item::Chart { id: id.to_owned(), query: query.to_owned() };
    let mut ten = Vec::new();
    ten.extend(findings);
    ten.extend(threads);
    ten.extend(marked().first().map(|(_, action, _)| Item::Subject(Subject::Action(action.unit.clone()))));
    ten.push(chart("grades", ""));
    ten.extend((!record().plan.is_empty()).then(|| chart("plan", "view=plan")));
    ten.push(Item::Note(Subject::Finding(finding(5).id.clone())));
    ten
}

/// A briefing of these entries.
pub fn briefing_of(items: &[Item]) -> Briefing {
    let mut briefing = Briefing::default();
    for item in items {
        briefing.add(item.clone()).expect("there is room");
    }
    briefing
}

impl Page {
    /// Shows another view without loading the page anew, as back and forward do.
    pub async fn turn_to(&self, state: &Place) -> Done {
        self.turn_to_query(&state.to_query()).await
    }

    /// The same, for the query of an address.
    pub async fn turn_to_query(&self, query: &str) -> Done {
        // WebKit takes a hundred steps in ten seconds, and then none for a while.
        let script = "
            try {
                history.pushState(null, '', `?${arguments[0]}`);
            } catch (error) {
                if (error.name !== 'SecurityError') throw error;
                return false;
            }
            dispatchEvent(new PopStateEvent('popstate'));
            return true";
        self.until("the browser to take another step", script, &[json!(query)]).await
    }

    /// Waits until this is the address.
    pub async fn is_at(&self, state: &Place) -> Done {
        self.shows("the address", "return location.search.slice(1)", &[], &state.to_query()).await
    }

    /// Waits until the page of a thread is open, and seen from its beginning.
    pub async fn is_on_thread(&self, thread: &Thread) -> Done {
        self.reads("main h1", &[&thread.name]).await?;
        self.is_at(&of_thread(&thread.id)).await?;
        self.is_in_view("main h1").await
    }

    /// Waits until the top of an element can be seen in the window.
    pub async fn is_in_view(&self, selector: &str) -> Done {
        let script = "
            const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
            return top >= -1 && top < innerHeight && bottom > 0";
        self.until(&format!("{selector} to be in the window"), script, &[json!(selector)]).await
    }

    /// Waits until an element has the focus.
    pub async fn has_focus(&self, selector: &str) -> Done {
        let script = "
            const has = document.activeElement;
            return has.matches(arguments[0]) ? '' : has.cloneNode(false).outerHTML";
        self.shows(&format!("{selector} to have the focus"), script, &[json!(selector)], &String::new()).await
    }

    /// Chooses an option of a list, as a reader does.
    pub async fn choose(&self, list: &str, value: &str) -> Done {
        self.press(&format!("{list} option[value='{value}']")).await
    }

    /// Puts a status into the browser, as a visit to the second version may have left it.
    pub async fn keep_status(&self, action: &str, said: Said) -> Done {
        self.store(&second_key("status", action), &second_status(action, said)).await
    }

    /// Puts a briefing into the browser, as a visit to the second version may have left it.
    pub async fn keep_briefing(&self, briefing: &Briefing) -> Done {
        let items: Vec<String> = briefing.items().iter().map(Item::token).collect();
        let (heading, questions) = (briefing.heading(), briefing.questions());
        let value = json!({ "version": 2, "heading": heading, "questions": questions, "items": items, "updated": 1 });
        self.store(&second_key("briefing", "own"), &value.to_string()).await
    }

    /// Puts something into the briefing with the button inside this element.
    pub async fn gather(&self, within: &str) -> Done {
        self.press_named(within, "Add to briefing").await?;
        self.counts(&format!("{within} .gather[aria-pressed=true]"), 1).await
    }

    /// Waits until the browser keeps a briefing of these entries, in this order, and gives it.
    pub async fn keeps_entries(&self, items: &[Item]) -> Done<Briefing> {
        poll("the briefing to be kept", async || {
            let kept = self.desk().await?.briefing();
            Ok(if kept.items() == items { Ok(kept) } else { Err(format!("it holds {:?}", kept.items())) })
        })
        .await
    }

    /// The statuses that the browser keeps.
    pub async fn statuses(&self) -> Done<Statuses> {
        Ok(self.desk().await?.all_statuses())
    }

    /// What the entries of a briefing say, with the statuses and notes that the browser keeps.
    pub async fn says(&self, briefing: &Briefing) -> Done<Vec<Entry>> {
        let notes = self.desk().await?.notebook();
        let text = |subject: &Subject| notes.text_on(subject).map(str::to_owned);
        Ok(briefing::entries(record(), briefing, &text, &self.statuses().await?))
    }

    /// The width of a chart on the page, as it is laid out.
    pub async fn chart_width(&self, chart: &str) -> Done<f64> {
        let canvas = format!("#{chart}-canvas");
        self.element(&canvas).await?;
        let script = "return Math.floor(document.querySelector(arguments[0]).getBoundingClientRect().width)";
        let width: f64 = self.script(script, &[json!(canvas)]).await?;
        if width > 0.0 { Ok(width) } else { Err(Fault::new(format!("the {chart} chart has no width"))) }
    }
}
