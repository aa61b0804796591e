//! No id, no code's token and no unit's number stands in words that a reader sees: on the page, on paper or in a file. Only
//! the column of a CSV file that is there for programs has them.

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use crate::support::draw::drawn_for;
use inspection_explorer::briefing::{Briefing, Item, entries};
use inspection_explorer::chart::registry;
use inspection_explorer::explore::{AreaPage, Filter, Found, Spoken, View, chips, headline, names, said, suggestions};
use inspection_explorer::export::{Origin, briefing_csv, briefing_markdown, findings_csv, table_csv, table_text};
use inspection_explorer::record::grades::title;
use inspection_explorer::record::{Progress, Record, Standing, Subject};
use inspection_explorer::statuses::Statuses;
use inspection_explorer::threads::{Change, ThreadFilter, caveat, changed, courses, pairs, strong};
use std::collections::HashSet;

/// A word that a reader's note has, and that no id is.
const NOTE: &str = "Ask about this.";

/// An inspection that no record holds: a link may still name it.
const GONE: &str = "moon-1066";

/// Every id of a record and every token of its codes that could not be a word of English.
fn ids(record: &Record) -> HashSet<String> {
    let book = &record.codebook;
    let inspections = record.inspections.iter().map(|one| one.id.to_string());
    let documents = record.documents.iter().map(|one| one.id.to_string());
    let findings = record.findings.iter().flat_map(|finding| {
        finding.units.iter().chain(&finding.told_again).map(ToString::to_string).chain([finding.id.to_string()])
    });
    let threads = record.threads.iter().chain(&record.strong).map(|thread| thread.id.to_string());
    let once = record.raised_once.iter().map(|once| once.id.clone());
    let plan = record
        .plan
        .iter()
        .flat_map(|area| area.actions.iter().map(|action| action.unit.to_string()).chain([area.unit.to_string()]));
    let codes = book.topics.iter().map(|topic| topic.token().to_owned());
    let codes = codes.chain(book.areas.iter().map(|area| area.token().to_owned()));
    let codes = codes.chain(book.kinds.iter().map(|kind| kind.token().to_owned()));
    let codes = codes.chain(Standing::all(book).into_iter().map(|standing| standing.token().to_owned()));
    let codes = codes.chain(Progress::ALL.iter().map(|progress| progress.token().to_owned()));
    let all = inspections.chain(documents).chain(findings).chain(threads).chain(once).chain(plan).chain(codes);
    let all = all.filter(|id| id.contains(['-', '/'])).map(|id| id.to_ascii_lowercase());
    // Some are words of English too, as 'pre-proceedings'.
    let written: HashSet<String> = written(record).flat_map(|text| words(text).collect::<Vec<_>>()).collect();
    let ids = all.filter(|id| id.contains(|c: char| c.is_ascii_digit() || c == '/') || !written.contains(id));
    ids.chain([GONE.to_owned()]).collect()
}

/// What somebody wrote in the record.
fn written(record: &Record) -> impl Iterator<Item = &str> {
    let labels = record.codebook.topics.iter().map(|topic| topic.label());
    let threads = record.threads.iter().chain(&record.strong).flat_map(|thread| {
        thread.steps.iter().map(|step| step.summary.as_str()).chain([thread.name.as_str(), thread.question.as_str()])
    });
    let once = record.raised_once.iter().flat_map(|once| [once.name.as_str(), once.reason.as_str()]);
    labels.chain(threads).chain(once).chain(record.findings.iter().map(|finding| finding.summary.as_str()))
}

/// The words of a text in small letters; what joins the parts of an id joins a word.
fn words(text: &str) -> impl Iterator<Item = String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | ':' | '_');
    text.split(move |c: char| !part(c)).map(|word| word.trim_matches(['.', ':', '-']).to_ascii_lowercase())
}

/// The ids in a text, and what looks like a unit of one of the documents.
fn found_in(text: &str, ids: &HashSet<String>) -> Vec<String> {
    let is_id =
        |part: &str| ids.contains(part) || part.split_once('/').is_some_and(|(document, _)| ids.contains(document));
    let is_id = |word: &str| ids.contains(word) || word.split(':').any(is_id);
    words(text).filter(|word| is_id(word)).collect()
}

/// Every text that is made of a record for the page, for paper and for files.
fn texts(record: &Record) -> Vec<String> {
    let mut all = Vec::new();
    charts(record, &mut all);
    briefings(record, &mut all);
    sentences(record, &mut all);
    all
}

/// The charts of all views, of every thread and of a narrowed list: words around, table, words in the picture, tips.
fn charts(record: &Record, all: &mut Vec<String>) {
    let mut own = Statuses::default();
    if let Some(action) = record.plan.iter().flat_map(|area| &area.actions).next() {
        own.set(&action.unit, Progress::OnTime, None);
    }
    let mut places: Vec<String> = View::ALL.iter().map(|view| format!("view={}", view.token())).collect();
    places.extend(record.threads.iter().map(|thread| format!("view=threads&thread={}", thread.id)));
    places.extend(record.held_inspections().map(|one| format!("view=findings&inspection={}", one.id)));
    places.extend(pairs(record).iter().map(|(from, to)| format!("view=compare&compare={},{}", from.id, to.id)));
    places
        .extend(["view=findings&find=zyzzyva", "view=threads&years=40", "view=topics&find=zyzzyva"].map(str::to_owned));
    places.extend(record.codebook.areas.iter().map(|area| format!("view=area&area={}", area.token())));
    for query in &places {
        for kind in registry::ALL {
            let Some((drawn, _)) = drawn_for(record, kind.id, query, &|_| None, &own) else { continue };
            let (frame, table) = (drawn.frame(), drawn.table());
            all.extend([frame.title, frame.subtitle, frame.source, table.caption.clone()]);
            all.extend(frame.legend.into_iter().map(|entry| entry.words.to_string()));
            all.extend([table_csv(&table), table_text(&table)]);
            for width in [360.0, 1100.0] {
                let scene = drawn.layout(width);
                all.extend(scene.targets.iter().map(|target| target.label.clone()));
                all.extend(scene.shapes.iter().filter_map(|shape| match shape {
                    inspection_explorer::chart::scene::Shape::Text { text, .. } => Some(text.clone()),
                    _ => None,
                }));
            }
        }
    }
}

/// Everything that can be gathered, and some of it that is not there: on the sheet, as Markdown and as CSV.
fn briefings(record: &Record, all: &mut Vec<String>) {
    let mut subjects = vec![Subject::Record];
    subjects.extend(record.documents.iter().map(|document| Subject::Document(document.id.clone())));
    subjects.extend(record.findings.iter().map(|finding| Subject::Finding(finding.id.clone())));
    subjects.extend(record.threads.iter().map(|thread| Subject::Thread(thread.id.clone())));
    let actions = record.plan.iter().flat_map(|area| &area.actions);
    subjects.extend(actions.map(|action| Subject::Action(action.unit.clone())));
    for inspection in &record.inspections {
        subjects.push(Subject::Inspection(inspection.id.clone()));
        let grade =
            |judgement: &str| Subject::Grade { inspection: inspection.id.clone(), judgement: judgement.to_owned() };
        subjects.extend(inspection.grades.iter().map(|one| grade(&one.judgement)));
    }
    // An earlier version of the record had these.
    let gone = record.inspections.iter().map(|one| Subject::Finding(format!("{}/p99.s9:concern", one.id).into()));
    subjects.extend(gone.collect::<Vec<_>>());
    let notes = subjects.iter().step_by(7).cloned().map(Item::Note).collect::<Vec<_>>();
    let items: Vec<Item> = subjects.into_iter().map(Item::Subject).chain(notes).collect();
    let mut statuses = Statuses::default();
    for action in record.plan.iter().flat_map(|area| &area.actions) {
        statuses.set(&action.unit, Progress::AtRisk, None);
    }
    for some in items.chunks(40) {
        let mut briefing = Briefing::default();
        for item in some {
            briefing.add(item.clone()).unwrap();
        }
        let entries = entries(record, &briefing, &|_| Some(NOTE.to_owned()), &statuses);
        for entry in &entries {
            all.extend([entry.title.clone(), entry.about.clone(), entry.label.to_owned()]);
            all.extend(entry.lines.iter().map(|line| line.text.clone()));
            all.extend(
                inspection_explorer::briefing::places(&entry.all_citations().cloned().collect::<Vec<_>>())
                    .iter()
                    .map(|place| format!("{}{}", place.document, place.words())),
            );
        }
        all.push(briefing_markdown(record, &briefing, &entries, "26 November 2026"));
        all.extend(without_units(&briefing_csv(&entries, "2026-11-26")));
    }
    let findings: Vec<_> = record.findings.iter().collect();
    all.extend(without_units(&findings_csv(record, &findings, &|_| Some(NOTE.to_owned()), &Origin::default())));
}

/// The cells of a CSV file but those of its own column of units.
fn without_units(file: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let units = rows[0].iter().position(|cell| cell == "units").expect("the file has a column of units");
    let others = |row: &csv::StringRecord| {
        row.iter().enumerate().filter(|(place, _)| *place != units).map(|(_, cell)| cell.to_owned()).collect::<Vec<_>>()
    };
    rows.iter().flat_map(others).collect()
}

/// The computed sentences, and those of the record itself.
fn sentences(record: &Record, all: &mut Vec<String>) {
    for area in &record.codebook.areas {
        let page = AreaPage::new(record, *area);
        all.extend(page.said.iter().flatten().map(|part| part.words().to_owned()));
        all.extend(said::since(*area, &page.since));
    }
    let headlines = headline::sentences(record);
    all.extend(headlines.iter().map(|sentence| sentence.iter().map(headline::Part::words).collect::<String>()));
    for course in courses(record) {
        all.extend([course.summary(), course.facts()]);
        all.extend([course.thread.name.clone(), course.thread.question.clone()]);
        for event in course.events(record) {
            all.extend([event.voice.label().to_owned(), event.voice.short().to_owned()]);
            all.extend(event.voice.dates());
            all.push(event.said.map_or_else(|silence| silence.words(), |step| step.summary.clone()));
        }
    }
    for one in strong(record) {
        all.extend([one.praised(), one.thread.name.clone(), one.thread.question.clone()]);
        all.extend(one.thread.steps.iter().map(|step| step.summary.clone()));
    }
    for inspection in &record.inspections {
        all.extend([names::short, names::in_a_word, names::with_event].map(|name| name(record, inspection)));
        all.extend([title(inspection, None), inspection.event_and_framework(), inspection.source.place.clone()]);
        all.extend(inspection.all_dates().into_iter().chain(inspection.note.clone()));
        all.extend(inspection.grades.iter().map(|grade| title(inspection, Some(grade))));
        all.extend(inspection.reported.iter().map(|reported| reported.summary.clone()));
        for other in &record.inspections {
            all.push(caveat(inspection, other).to_owned());
        }
    }
    for (from, to) in pairs(record) {
        let changed = changed(record, &from.id, &to.id).expect("they can be compared");
        all.push(changed.sentence());
        all.extend(Change::ALL.map(|change| change.label(to.year())));
    }
    all.extend(record.documents.iter().flat_map(|one| [one.title.clone(), one.held.clone(), one.silence.clone()]));
    let once = record.raised_once.iter();
    all.extend(once.flat_map(|once| [once.name.clone(), once.reason.clone()]));
    filters(record, all);
}

/// Every filter in words, what to remove from it, and what a search was taken for.
fn filters(record: &Record, all: &mut Vec<String>) {
    let book = &record.codebook;
    let inspections = record.inspections.iter().map(|one| one.id.clone()).chain([GONE.into()]);
    let mut made: Vec<Filter> =
        inspections.map(|id| Filter { inspections: [id].into(), ..Filter::default() }).collect();
    made.extend(book.topics.iter().map(|topic| Filter { topics: [*topic].into(), ..Filter::default() }));
    made.extend(book.areas.iter().map(|area| Filter { areas: [*area].into(), ..Filter::default() }));
    made.extend(book.kinds_of_findings().map(|kind| Filter { kinds: [kind].into(), ..Filter::default() }));
    for filter in made {
        all.extend(Spoken::new(&filter, record).whole());
        all.extend(chips(&filter, record).into_iter().map(|chip| chip.label));
        for text in ["zyzzyva", "concrn", "LADO"] {
            let filter = Filter { text: text.to_owned(), ..filter.clone() };
            all.extend(suggestions(&filter, record, &|_| None).iter().map(ToString::to_string));
            all.extend(Found::new(&filter, record, &|_| None).explanation());
        }
    }
    let one = |standing: Standing| ThreadFilter { standings: [standing].into(), ..ThreadFilter::default() };
    for filter in Standing::all(book).into_iter().map(one) {
        all.extend(filter.whole(book));
        all.extend(filter.chips(book).into_iter().map(|(label, _)| label));
    }
}

#[test]
fn no_id_stands_in_words_for_a_reader() {
    for record in [&*RECORD, &*ANYSHIRE] {
        let ids = ids(record);
        let texts = texts(record);
        assert!(texts.len() > 1000 && texts.iter().filter(|text| !text.is_empty()).count() > 1000, "{}", texts.len());
        let faults: Vec<String> = texts
            .iter()
            .filter_map(|text| {
                let found = found_in(text, &ids);
                (!found.is_empty()).then(|| format!("{found:?} in: {}", text.chars().take(160).collect::<String>()))
            })
            .collect();
        assert!(
            faults.is_empty(),
            "{} texts show ids:\n{}",
            faults.len(),
            faults.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
        );
    }
}

/// The page's own files put no id of the record into words either.
#[test]
fn no_component_of_the_page_shows_units() {
    for file in std::fs::read_dir("src/ui").unwrap().chain(std::fs::read_dir("src/ui/marks").unwrap()) {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(!text.contains("units.join"), "{}", path.display());
        }
    }
}
