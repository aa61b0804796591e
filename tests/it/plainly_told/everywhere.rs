//! Every page, chart, table, file and printed sheet of records made at random: nothing stops, nothing is empty, and no word
//! belongs to another record.

use super::on;
use super::sound::{is_of_its_own_record, is_sound, is_whole};
use crate::support::computed;
use inspection_explorer::briefing::{Briefing, Item, entries, way};
use inspection_explorer::chart::frame::framed;
use inspection_explorer::chart::{Drawn, Inputs, Theme, registry};
use inspection_explorer::explore::area::{findings as about, title};
use inspection_explorer::explore::headline::{self, Part};
use inspection_explorer::explore::{AreaPage, Everywhere, Filter, Place, View, said};
use inspection_explorer::export::{
    Saved, briefing_csv, briefing_markdown, chart_csv, chart_html, findings_csv, markdown, picture_frame, svg,
    table_html, table_text,
};
use inspection_explorer::record::grades::title as title_of_grade;
use inspection_explorer::record::{Finding, Record, Subject};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{changed, courses, leads, pairs, plans, strong};

/// The queries of every page of a record, with something open and with nothing.
fn queries(record: &Record) -> Vec<String> {
    let mut all: Vec<String> = View::ALL.iter().map(|view| format!("view={}", view.token())).collect();
    all.extend(record.codebook.areas.iter().map(|area| Place::area(*area).to_query()));
    all.extend(record.threads.iter().map(|thread| Place::thread(thread.id.clone()).to_query()));
    all.extend(record.plan.iter().map(|area| Place::Plan { open: Some(area.id.clone()) }.to_query()));
    all.extend(record.findings.iter().take(5).map(|finding| Place::finding(finding).to_query()));
    all.extend(record.inspections.iter().map(|one| format!("view=findings&inspection={}", one.id)));
    all.extend(pairs(record).iter().map(|(from, to)| format!("view=compare&compare={},{}", from.id, to.id)));
    all
}

/// Every chart that a page can show.
fn drawn(record: &Record) -> Vec<(String, Drawn)> {
    let inputs = Inputs { record, notes: &|_| None, statuses: &|_| None };
    let mut all = Vec::new();
    for query in queries(record) {
        for kind in registry::ALL {
            let drawn = registry::of_query(&inputs, kind.id, &query);
            all.extend(drawn.map(|(drawn, _)| (format!("{} of {query}", kind.id), drawn)));
        }
    }
    all
}

#[test]
fn every_computed_sentence_is_whole_and_of_its_own_record() {
    on(80, |record| {
        let key = ["Shape:", "Outline:"];
        for sentence in computed::sentences(record).iter().filter(|words| !key.contains(&words.as_str())) {
            is_sound(record, sentence, "a computed sentence");
        }
        for sentence in headline::sentences(record) {
            is_sound(record, &sentence.iter().map(Part::words).collect::<String>(), "a sentence above the chart");
        }
        is_sound(record, &said::what_this_is(record), "what this is");
        is_sound(record, &said::read(record), "what was read");
        let followed =
            said::followed(record.threads.len(), record.threads_of_one_report().count(), record.raised_once.len());
        is_sound(record, &followed, "what is followed");
        for view in View::ALL {
            is_sound(record, &view.heading_in(record), "a heading");
        }
        for document in &record.documents {
            is_sound(record, &said::coded(document), "how much was coded");
        }
        for area in &record.codebook.areas {
            let page = AreaPage::new(record, *area);
            for sentence in &page.said {
                is_sound(record, &sentence.iter().map(Part::words).collect::<String>(), "a sentence of an area");
            }
            let told = [title(*area), said::still_open(page.open.len()), said::newest(page.told_by)];
            told.iter().chain(&said::since(*area, &page.since)).for_each(|words| is_sound(record, words, "a heading"));
        }
        for inspection in &record.inspections {
            is_sound(record, &title_of_grade(inspection, None), "an inspection");
            is_sound(record, &inspection.event_and_framework(), "an inspection");
            for grade in &inspection.grades {
                let told = title_of_grade(inspection, Some(grade));
                is_sound(record, &told, "a grade");
                assert_eq!(told.contains("not known"), grade.rank.is_none(), "{told}");
                assert!(inspection.authority.as_ref().is_none_or(|name| told.contains(name.as_str())), "{told}");
                assert!(inspection.inspectorate.as_ref().is_none_or(|name| told.contains(name.as_str())), "{told}");
                is_sound(record, &said::areas(&grade.areas), "the areas of a grade");
            }
        }
        for course in courses(record) {
            [course.summary(), course.facts(), course.status().to_owned()]
                .iter()
                .for_each(|words| is_sound(record, words, "a thread"));
        }
        for strong in strong(record) {
            is_sound(record, &strong.praised(), "what was praised");
        }
        for (from, to) in pairs(record) {
            let changed = changed(record, &from.id, &to.id).unwrap();
            is_sound(record, &changed.sentence(), "what changed");
            let (_, later) = changed.dates();
            leads(record, &changed).iter().for_each(|lead| is_sound(record, &lead.words(&later), "what changed most"));
        }
        for plan in plans(record) {
            is_sound(record, &plan.since.words(), "what came since a plan");
        }
    });
}

#[test]
fn every_chart_table_and_file_of_it_is_whole() {
    on(50, |record| {
        let saved = Saved { today: "2027-01-02".to_owned(), address: "https://x.example".to_owned() };
        for (place, drawn) in drawn(record) {
            let frame = drawn.frame();
            for words in [&frame.title, &frame.subtitle, &frame.source] {
                is_sound(record, words, &place);
            }
            for table in [drawn.table(), drawn.data()] {
                is_sound(record, &table.caption, &place);
                assert!(table.head.iter().all(|head| !head.trim().is_empty()), "{place}: {:?}", table.head);
                assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{place}");
                let files = [table_html(&table), table_text(&table), markdown::table(&table)];
                files.iter().for_each(|file| is_of_its_own_record(record, file, &place));
            }
            for width in [300.0, 1024.0] {
                let scene = drawn.layout(width);
                assert!(scene.height.is_finite() && scene.height > 0.0, "{place}");
                for target in &scene.targets {
                    is_whole(&target.label, &place);
                    assert!(target.rect.width.is_finite() && target.rect.left.is_finite(), "{place}: {}", target.label);
                }
                let picture = svg(&framed(&scene, &picture_frame(record, &drawn, &saved)), Theme::Light);
                assert!(!picture.contains("NaN") && !picture.contains("inf\""), "{place}");
                is_of_its_own_record(record, &picture, &place);
            }
            is_of_its_own_record(record, &chart_html(&drawn), &place);
            is_of_its_own_record(record, &chart_csv(record, &drawn, &saved), &place);
        }
    });
}

#[test]
fn every_briefing_and_every_list_of_findings_is_whole() {
    on(50, |record| {
        let mut briefing = Briefing::default();
        let mut items: Vec<Item> = vec![Item::Subject(Subject::Record)];
        items.extend(record.documents.iter().map(|one| Item::Subject(Subject::Document(one.id.clone()))));
        items.extend(record.inspections.iter().map(|one| Item::Subject(Subject::Inspection(one.id.clone()))));
        for one in &record.inspections {
            items.extend(one.grades.iter().map(|grade| {
                Item::Subject(Subject::Grade { inspection: one.id.clone(), judgement: grade.judgement.clone() })
            }));
        }
        items.extend(record.findings.iter().map(|one| Item::Subject(Subject::Finding(one.id.clone()))));
        items.extend(record.threads.iter().map(|one| Item::Subject(Subject::Thread(one.id.clone()))));
        let actions = record.plan.iter().flat_map(|area| &area.actions);
        items.extend(actions.map(|action| Item::Subject(Subject::Action(action.unit.clone()))));
        items.extend(
            ["chart:grades", "chart:findings", "chart:topics", "chart:threads", "chart:plan"].map(Item::from_token),
        );
        for item in items {
            _ = briefing.add(item);
        }
        let told = entries(record, &briefing, &|_| Some("A note.".to_owned()), &Statuses::default());
        for entry in &told {
            let missing = entry.label == "Missing";
            let chart = matches!(entry.item, Item::Chart { .. });
            assert!(!missing || chart, "{}", entry.title);
            is_sound(record, &entry.title, "an entry");
            is_of_its_own_record(record, &entry.about, "an entry");
            entry.lines.iter().for_each(|line| is_sound(record, &line.text, "a line of an entry"));
            assert!(missing || way(record, &entry.item).is_some(), "an entry has a way to its place");
        }
        let files = [briefing_markdown(record, &briefing, &told, "2 January 2027"), briefing_csv(&told, "2027-01-02")];
        files.iter().for_each(|file| is_of_its_own_record(record, file, "a briefing's file"));
        let all: Vec<&Finding> = record.findings.iter().collect();
        let origin = inspection_explorer::export::Origin::default();
        let file = findings_csv(record, &all, &|_| None, &origin);
        is_of_its_own_record(record, &file, "the findings' file");
        assert_eq!(file.lines().filter(|line| !line.is_empty()).count(), all.len() + 1);
    });
}

/// A view without anything of its own says so, and the others are still there.
#[test]
fn every_place_of_a_record_can_be_read_again_from_its_address() {
    on(50, |record| {
        for query in queries(record) {
            let opened = inspection_explorer::explore::Opened::read(&query, record);
            assert!(View::from_token(opened.place.view().token()).is_some(), "{query}");
        }
        for area in &record.codebook.areas {
            let filter: Filter = about(*area, None);
            assert_eq!(
                record.findings.iter().filter(|finding| filter.areas.contains(&finding.area)).count(),
                AreaPage::new(record, *area).findings
            );
        }
        let found = Everywhere::new("issue", record, &[]);
        is_of_its_own_record(record, &said::found("issue", &found, record), "a search");
        is_of_its_own_record(record, &said::found("", &found, record), "a search that is yet to be typed");
    });
}
