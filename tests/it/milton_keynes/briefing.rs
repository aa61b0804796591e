//! What a briefing says, on the real record: every kind of entry, each with the place where it stands.

use crate::support::codes;
use crate::support::codes::RECORD;
use crate::support::draw::{drawn, drawn_for};
use inspection_explorer::briefing::contents::NOT_RECORDED;
use inspection_explorer::briefing::{Briefing, Entry, Item, entries, held};
use inspection_explorer::chart::{compare, findings, grades, registry, threads, topics};
use inspection_explorer::explore::Opened;
use inspection_explorer::record::{Date, Progress, Says, Subject, UnitId};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{Course, ThreadFilter, courses};

fn no_notes(_: &Subject) -> Option<String> {
    None
}

fn briefing<'a>(tokens: impl IntoIterator<Item = &'a str>) -> Briefing {
    let mut briefing = Briefing::default();
    tokens.into_iter().for_each(|token| assert_eq!(briefing.add(Item::from_token(token)), Ok(true)));
    briefing
}

fn said(token: &str, notes: &dyn Fn(&Subject) -> Option<String>, statuses: &Statuses) -> Entry {
    entries(&RECORD, &briefing([token]), notes, statuses).pop().unwrap()
}

fn entry(token: &str) -> Entry {
    said(token, &no_notes, &Statuses::default())
}

fn texts(entry: &Entry) -> Vec<&str> {
    entry.lines.iter().map(|line| line.text.as_str()).collect()
}

/// The units that the citations name, in their order.
fn units(entry: &Entry) -> Vec<&str> {
    entry.all_citations().flat_map(|cited| cited.units.iter().map(|unit| &**unit)).collect()
}

#[test]
fn every_finding_comes_with_its_place() {
    for finding in &RECORD.findings {
        let entry = entry(&format!("finding:{}", finding.id));
        assert_eq!((entry.label, &entry.title), ("Finding", &finding.summary));
        assert_eq!(units(&entry), finding.units);
        assert!(entry.citations.iter().all(|cited| !cited.place.is_empty() && !cited.document.is_empty()));
    }
    let finding = RECORD.findings.iter().find(|f| f.inspection == "ilacs-2024" && f.kind.token() == "concern").unwrap();
    let about = format!("2024 inspection · {} · Concern", finding.area.label());
    assert_eq!(entry(&format!("finding:{}", finding.id)).about, about);
}

#[test]
fn every_thread_tells_each_step_with_its_place() {
    assert!(RECORD.threads.len() > 50);
    for thread in &RECORD.threads {
        let entry = entry(&format!("thread:{}", thread.id));
        assert_eq!((entry.label, &entry.title, entry.lines.len()), ("Thread", &thread.name, thread.steps.len()));
        assert!(
            entry.about.starts_with(&thread.question) && entry.about.contains(" · 2024 inspection: "),
            "{}",
            entry.about
        );
        assert!(entry.citations.is_empty(), "the steps have them");
        for (line, step) in entry.lines.iter().zip(&thread.steps) {
            assert!(line.text.ends_with(&format!(": {}. {}", step.says.label(), step.summary)), "{}", line.text);
            let wanted = step.findings.iter().flat_map(|id| &RECORD.finding(id).unwrap().units).chain(&step.units);
            let cited: Vec<&UnitId> = line.citations.iter().flat_map(|cited| &cited.units).collect();
            assert!(!cited.is_empty() && wanted.clone().all(|unit| cited.contains(&unit)), "{}", line.text);
            assert!(cited.iter().all(|unit| wanted.clone().any(|own| own == *unit)), "{}", line.text);
        }
    }
}

#[test]
fn a_step_says_when_and_in_what() {
    let first = |from: &str| {
        let (thread, place) = RECORD
            .threads
            .iter()
            .find_map(|thread| Some((thread, thread.steps.iter().position(|step| step.from == from)?)))
            .unwrap();
        entry(&format!("thread:{}", thread.id)).lines[place].text.clone()
    };
    assert!(first("apa-2006").starts_with("November 2006, letter: "), "{}", first("apa-2006"));
    assert!(first("jar-2006").starts_with("June 2006, review, known from another document: "), "{}", first("jar-2006"));
    assert!(first("ilacs-2024").starts_with("November 2024, report: "), "{}", first("ilacs-2024"));
    assert!(
        first("plan-2022").contains(&format!(" 2022, the council's plan: {}. ", codes::says("answered").label())),
        "{}",
        first("plan-2022")
    );
}

#[test]
fn silence_at_the_last_inspection_is_no_verdict() {
    let silent = RECORD.threads.iter().find(|thread| thread.step("ilacs-2024").is_none()).unwrap();
    let about = entry(&format!("thread:{}", silent.id)).about;
    assert!(about.ends_with(" · 2024 inspection: not mentioned (not a judgement)"), "{about}");
    let says = |says: Says| {
        move |t: &&inspection_explorer::record::Thread| t.step("ilacs-2024").is_some_and(|step| step.says == says)
    };
    let open = RECORD.threads.iter().find(says(codes::says("persists"))).unwrap();
    assert!(entry(&format!("thread:{}", open.id)).about.ends_with(" · 2024 inspection: persists"));
}

#[test]
fn every_action_comes_with_its_area_and_what_is_not_recorded() {
    for area in &RECORD.plan {
        for action in &area.actions {
            let entry = entry(&format!("action:{}", action.unit));
            assert_eq!((entry.label, &entry.title), ("Plan action", &action.summary));
            assert!(entry.about.contains(&format!("2022 · {} · {}", area.id, area.area.label())), "{}", entry.about);
            assert_eq!(units(&entry), [action.unit.as_str()]);
            assert_eq!(texts(&entry)[0], format!("Area for improvement {}: {}.", area.id, area.title));
            assert!(texts(&entry).contains(&NOT_RECORDED) && entry.status.is_none());
            assert_eq!(texts(&entry).iter().any(|text| text.starts_with("See C3: ")), action.same_as.is_some());
            assert!(!texts(&entry).iter().any(|text| text.contains("Your status")));
        }
    }
}

#[test]
fn an_action_has_the_readers_own_status_and_day() {
    let mut book = Statuses::default();
    book.set("plan-2022/C3.action1", Progress::AtRisk, Date::parse("2026-11-05").ok());
    let with = said("action:plan-2022/C3.action1", &no_notes, &book);
    assert_eq!(texts(&with).last(), Some(&"Your status: At risk (5 November 2026)."));
    assert_eq!(with.status, book.get("plan-2022/C3.action1"));
    assert!(said("action:plan-2022/C3.action2", &no_notes, &book).status.is_none());
}

#[test]
fn a_chart_is_the_one_of_its_view() {
    let cases = [
        ("chart:grades", grades::model(&RECORD).title, grades::model(&RECORD).table()),
        (
            "chart:findings?view=findings",
            findings::model(&RECORD, |_| true).title,
            findings::model(&RECORD, |_| true).table(),
        ),
        ("chart:topics?view=topics", topics::model(&RECORD, |_| true).title, topics::model(&RECORD, |_| true).table()),
    ];
    for (token, title, table) in cases {
        let entry = entry(token);
        let picture = entry.picture.as_ref().unwrap();
        let frame = picture.frame();
        assert_eq!((entry.label, &entry.title, &frame.title), ("Chart", &title, &title));
        assert_eq!(picture.table(), table);
        assert!(frame.source.contains("Source") && !frame.legend.is_empty());
        assert!(picture.layout(760.0).width > 700.0 && picture.layout(760.0).shapes.len() > 20);
        assert!(entry.lines.is_empty(), "nothing narrows it");
    }
    let two = compare::model(&RECORD, "sif-2016", "ilacs-2024", |_| true).unwrap();
    assert_eq!(entry("chart:compare?view=compare&compare=sif-2016,ilacs-2024").picture.unwrap().table(), two.table());
    let latest = compare::model(&RECORD, "ilacs-2021", "ilacs-2024", |_| true).unwrap();
    assert_eq!(entry("chart:compare?view=compare").title, latest.title);
}

#[test]
fn the_charts_of_threads_and_plan_are_drawn_as_the_views_draw_them() {
    let all = courses(&RECORD);
    let filter = ThreadFilter { years: 8, ..ThreadFilter::default() };
    let long: Vec<&Course> = all.iter().filter(|course| filter.shows(course)).collect();
    let wanted = threads::model(&RECORD, &long);
    let drawn = entry("chart:threads?view=threads&years=8");

    let table = drawn.picture.unwrap().table();
    assert_eq!((drawn.title, &table.rows), (wanted.title.clone(), &wanted.table().rows));
    assert!(table.caption.ends_with("Showing only: issues, open for 8 years or more"), "{}", table.caption);
    let one = entry("chart:thread?view=threads&thread=early-help");
    assert!(one.about.starts_with("Early help for families"), "{}", one.about);
    assert!(one.picture.unwrap().frame().source.contains("cites its sentences"));
    assert_eq!(entry("chart:thread?view=threads").label, "Missing", "no thread is named");
    assert_eq!(entry("chart:thread?view=threads&thread=gone").label, "Missing");
    let mut book = Statuses::default();
    book.set("plan-2022/C3.action1", Progress::Done, None);
    let plan = said("chart:plan?view=plan", &no_notes, &book);
    assert!(plan.title.starts_with("Of 16 areas in the plan, the 2024 inspection judged"), "{}", plan.title);
    assert!(plan.about.ends_with("You have set a status for 1 of 44 actions: 1 done"), "{}", plan.about);
    assert!(plan.picture.unwrap().frame().source.contains("workstream C"));
}

#[test]
fn a_narrowed_chart_says_so_and_searches_the_readers_notes() {
    let narrowed = entry("chart:findings?view=findings&area=care-leavers&kind=concern");
    assert!(
        narrowed.about.starts_with("Showing only: concerns on care leavers. Findings by area"),
        "{}",
        narrowed.about
    );
    let filter = Opened::read("area=care-leavers&kind=concern", &RECORD).kept.filter;
    let wanted = {
        let sieve = filter.sieve(&RECORD, &|_| None);
        findings::model(&RECORD, |finding| sieve.shows(finding)).table()
    };
    let table = narrowed.picture.unwrap().table();
    assert_eq!(table.rows, wanted.rows);
    assert_eq!(table.caption, format!("{}. Showing only: concerns on care leavers", wanted.caption));
    let id = RECORD.findings[0].id.clone();
    let notes = |target: &str| (target == id).then(|| "Ask about the zeppelin".to_owned());
    let rows = |notes: &dyn Fn(&str) -> Option<String>| {
        drawn_for(&RECORD, "findings", "find=zeppelin", notes, &Statuses::default()).unwrap().0.table().rows.len()
    };
    assert_eq!((rows(&|_| None), rows(&notes)), (0, 1));
    // The two inspections are chosen by the comparison: a choice of inspections does not empty it.
    let both = drawn("compare", "inspection=sif-2016&compare=ilacs-2021,ilacs-2024");
    assert_eq!((both.table().rows.is_empty(), both.narrowed_to()), (false, None));
}

#[test]
fn a_stale_chart_says_so_or_is_not_held() {
    let stale = entry("chart:topics?inspection=ilacs-1999&area=moon");
    assert!(stale.picture.is_some());
    assert!(texts(&stale)[0].starts_with("2 parts of this chart's link no longer work"), "{:?}", stale.lines);
    // Another pair would be another chart.
    assert_eq!(entry("chart:compare?compare=ilacs-1999,ilacs-2024").label, "Missing");
}

#[test]
fn a_note_comes_with_what_it_is_about() {
    let finding = &RECORD.findings[7];
    let thread = &RECORD.threads[0];
    let notes = |about: &Subject| Some(format!("# my words\non {about}"));
    let grade = &RECORD.inspection("ilacs-2024").unwrap().grades[0].judgement;
    let cases = [
        (format!("finding:{}", finding.id), finding.summary.clone()),
        ("action:plan-2022/C3.action1".to_owned(), RECORD.plan[2].actions[0].summary.clone()),
        (format!("thread:{}", thread.id), thread.name.clone()),
        (format!("grade:ilacs-2024:{grade}"), "2024 ".to_owned()),
        ("inspection:visit-2020".to_owned(), "2020 focused visit: not graded".to_owned()),
        ("inspection:apa-2008".to_owned(), "2008 annual performance assessment".to_owned()),
        ("inspection:jar-2006".to_owned(), "2006 joint area review: grades not known".to_owned()),
    ];
    for (target, title) in cases {
        let token = format!("note:{target}");
        let with = said(&token, &notes, &Statuses::default());
        assert_eq!(with.label, "Your note", "{target}");
        let whole = title.ends_with(' ') || with.title == format!("About: {title}");
        assert!(whole && with.title.starts_with(&format!("About: {title}")), "{}", with.title);
        assert!(with.lines[0].quoted && with.lines[0].text == notes(&target.parse().unwrap()).unwrap());
        assert!(with.citations.iter().all(|cited| !cited.document.is_empty()) && !with.citations.is_empty());
        let without = entry(&token);
        assert_eq!((without.label, &without.citations), ("Missing", &with.citations));
        assert!(texts(&without)[0].contains("write it again, or remove this entry"));
    }
}

#[test]
fn what_the_record_does_not_hold_says_so_without_an_id_and_keeps_its_token() {
    let tokens = [
        ("finding:moon", "Finding"),
        ("thread:moon", "Thread"),
        ("action:moon", "Plan action"),
        ("chart:moon", "Chart"),
        ("note:thread:moon", "Your note"),
        ("note:moon", ""),
        ("video:moon", ""),
        ("", ""),
        ("grade:x", ""),
    ];
    let briefing = briefing(tokens.map(|(token, _)| token));
    let all = entries(&RECORD, &briefing, &no_notes, &Statuses::default());
    for (entry, (token, sort)) in all.iter().zip(tokens) {
        assert_eq!((entry.label, entry.about.as_str()), ("Missing", sort), "{token}");
        assert_eq!(entry.item.token(), token);
        assert!(texts(entry)[0].contains("remove"), "{token}: no remedy");
    }
    let note = said("note:thread:moon", &|_| Some("still here".to_owned()), &Statuses::default());
    assert_eq!((note.label, note.about.as_str(), texts(&note)), ("Your note", "Thread", vec!["still here"]));
}

#[test]
fn entries_keep_the_readers_order() {
    let mut briefing = briefing(["chart:grades", "action:plan-2022/C3.action1", "note:thread:x"]);
    briefing.move_by(2, -1);
    let all = entries(&RECORD, &briefing, &no_notes, &Statuses::default());
    assert_eq!(all.iter().map(|entry| entry.item.clone()).collect::<Vec<_>>(), briefing.items());
}

#[test]
fn the_same_chart_is_one_entry_whatever_else_the_view_holds() {
    let address = |query: &str| registry::address(&Opened::read(query, &RECORD).place).unwrap();
    for (queries, token) in [
        (&["", "area=leaders", "find=x", "inspection=ilacs-2024", "grade=visit-2020:"][..], "chart:grades"),
        (&["view=plan", "view=plan&plan=C3", "view=plan&area=leaders&find=x"], "chart:plan?view=plan"),
        (
            &["view=topics&area=leaders", "view=topics&area=leaders&years=3", "area=leaders"],
            "chart:topics?view=topics&area=leaders",
        ),
        (
            &["view=compare&kind=concern", "view=compare&kind=concern&inspection=sif-2016&years=3"],
            "chart:compare?view=compare&kind=concern",
        ),
        (
            &["view=threads&area=leaders&years=3", "view=threads&area=leaders&years=3&find=x&kind=concern"],
            "chart:threads?view=threads&area=leaders&years=3",
        ),
    ] {
        let id = token.split(['?', ':']).nth(1).unwrap();
        for query in queries {
            // What an earlier version gathered with more of the view is the same entry.
            let earlier = Item::Chart { id: id.to_owned(), query: (*query).to_owned() }.token();
            let briefing = briefing([earlier.as_str()]);
            assert_eq!(held(&briefing, &Item::from_token(token), &RECORD).map(Item::token), Some(earlier), "{query}");
            let (own, query) = address(query);
            if own == id {
                assert_eq!(Item::Chart { id: id.to_owned(), query }.token(), token);
            }
        }
    }
    let one = briefing(["chart:topics?view=topics&area=leaders", "chart:grades?area=moon", "finding:a"]);
    for other in [
        "chart:topics?view=topics",
        "chart:findings?view=findings&area=leaders",
        "chart:grades",
        "chart:moon",
        "finding:b",
        "note:finding:a",
    ] {
        assert_eq!(held(&one, &Item::from_token(other), &RECORD), None, "{other}");
    }
    assert!(held(&one, &Item::from_token("finding:a"), &RECORD).is_some());
}
