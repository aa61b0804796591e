//! The page of an area: each of its five sentences is true of any record, and its lists are what the other views show.
//!
//! The plain readings below know nothing of how the page is made: they go through the record's lists from the end.

use crate::support::anyshire::ANYSHIRE;
use crate::support::codes::RECORD;
use inspection_explorer::explore::area::{findings, open, scales, title};
use inspection_explorer::explore::headline::Part;
use inspection_explorer::explore::{AreaPage, Filter, Found, Place};
use inspection_explorer::record::grades::area_name;
use inspection_explorer::record::{Area, Certainty, Finding, Grade, Graded, Inspection, KindRole, Record, Stance};
use inspection_explorer::threads::{courses, strong, trace};
use proptest::prelude::*;

/// The sentences of an area's page in words.
fn said(record: &Record, area: Area) -> [String; 5] {
    AreaPage::new(record, area).said.map(|parts| parts.iter().map(Part::words).collect())
}

fn of(record: &Record, area: &str) -> [String; 5] {
    said(record, record.codebook.area(area).expect("an area"))
}

/// A made-up record in which something is changed.
fn changed(change: impl FnOnce(&mut Record)) -> Record {
    let mut record = ANYSHIRE.clone();
    change(&mut record);
    record.indexed()
}

/// The record as if only some inspections had been: without the findings, documents and steps of the others.
fn with_inspections(record: &Record, keep: impl Fn(usize) -> bool) -> Record {
    let mut record = record.clone();
    let kept: Vec<String> =
        record.inspections.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, one)| one.id.to_string()).collect();
    let is_kept = |id: &str| kept.iter().any(|one| one == id);
    record.inspections.retain(|one| is_kept(&one.id));
    record.findings.retain(|finding| is_kept(&finding.inspection));
    record.documents.retain(|document| is_kept(&document.inspection));
    let documents: Vec<String> = record.documents.iter().map(|document| document.id.to_string()).collect();
    let speaks = |id: &str| is_kept(id) || documents.iter().any(|document| document == id);
    for thread in record.threads.iter_mut().chain(&mut record.strong) {
        thread.steps.retain(|step| speaks(&step.from));
    }
    record.threads.retain(|thread| thread.steps.iter().any(|step| step.says.is_concern()));
    record.strong.retain(|strong| !strong.steps.is_empty());
    record.plan.retain(|area| area.unit.split_once('/').is_some_and(|(document, _)| speaks(document)));
    record.indexed()
}

/// What an inspection gave an area, by its own list.
fn grades(inspection: &Inspection, area: Area) -> Vec<&Grade> {
    inspection.grades.iter().filter(|grade| grade.areas.contains(&area)).collect()
}

fn month(inspection: &Inspection) -> String {
    inspection.month_and_year().expect("it has a date")
}

fn role(finding: &Finding) -> KindRole {
    finding.kind.entry().role
}

/// The first sentence: which grade was the last, who gave it, and whether a later inspection left the area out.
fn the_grade_is_the_last_one(record: &Record, area: Area, sentence: &str) {
    let last = record.inspections.iter().rposition(|one| !grades(one, area).is_empty());
    let Some(last) = last else {
        assert!(sentence.starts_with(&format!("No grade for {} is known", area_name(area))), "{sentence}");
        return;
    };
    let inspection = &record.inspections[last];
    let own = grades(inspection, area);
    assert!(sentence.contains(&month(inspection)), "{sentence}");
    for grade in &own {
        assert!(sentence.contains(&format!("‘{}’", grade.grade)), "{sentence}");
        assert!(own.len() == 1 || sentence.contains(&grade.judgement), "{sentence}");
    }
    let quoted = sentence.matches('‘').count();
    assert_eq!(quoted, own.len(), "no other grade is named: {sentence}");
    let jointly = own.len() == 1 && own[0].areas.len() > 1;
    assert_eq!(sentence.contains(" together: "), jointly, "{sentence}");
    let press = own.iter().all(|grade| grade.status.role() == Certainty::Press);
    assert_eq!(sentence.starts_with("Press reports say"), press, "{sentence}");
    let by = |role: Certainty| own.iter().filter(|grade| grade.status.role() == role).count();
    let official = by(Certainty::Official);
    assert_eq!(sentence.contains("another official source"), official == own.len(), "{sentence}");
    let mixed = [official, by(Certainty::Press)].iter().any(|number| *number > 0 && *number < own.len());
    assert_eq!(sentence.contains("in part known from other sources"), mixed, "{sentence}");
    for name in [&inspection.authority, &inspection.inspectorate].into_iter().flatten() {
        assert!(sentence.contains(name.as_str()), "{sentence}");
    }
    let strange = own.iter().any(|grade| grade.rank.is_none());
    assert_eq!(sentence.contains("place on the scale is not known"), strange, "{sentence}");
    let scale = &inspection.framework.entry().scale;
    if own.len() == 1 {
        let best = scale.last().is_some_and(|best| *best == own[0].grade);
        let worst = scale.first().is_some_and(|worst| *worst == own[0].grade);
        assert_eq!(
            (sentence.contains("the highest of"), sentence.contains("the lowest of")),
            (best, worst),
            "{sentence}"
        );
    }
    let later = &record.inspections[last + 1..];
    let left_out = later.iter().any(|one| one.grades.iter().any(|grade| !grade.areas.is_empty()));
    assert_eq!(sentence.contains("gave no grade for"), left_out, "{sentence}");
    assert_eq!(sentence.contains("are not known"), later.iter().any(|one| one.graded == Graded::Unknown), "{sentence}");
}

/// The second sentence: what it is compared with, and whether the word for the change is that of the places on the scale.
fn the_comparison_is_within_one_framework(record: &Record, area: Area, sentence: &str) {
    let judged: Vec<&Inspection> = record.inspections.iter().filter(|one| !grades(one, area).is_empty()).collect();
    let Some((last, earlier)) = judged.split_last() else {
        assert_eq!(sentence, "So we cannot say whether its grade went up or down.");
        return;
    };
    let alike = |one: &&&Inspection| one.framework == last.framework && one.authority == last.authority;
    let same = earlier.iter().rev().find(alike);
    let Some(before) = same.or(earlier.last()) else {
        assert!(sentence.starts_with("This record has no earlier grade"), "{sentence}");
        return;
    };
    assert!(sentence.contains(&month(before)), "{sentence}");
    assert!(grades(before, area).iter().all(|grade| sentence.contains(&format!("‘{}’", grade.grade))), "{sentence}");
    let (old, new) = (grades(before, area), grades(last, area));
    let compares = sentence.contains(" higher") || sentence.contains(" lower") || sentence.contains("the same.");
    if same.is_none() {
        assert_eq!(sentence.contains("another authority"), before.authority != last.authority, "{sentence}");
        assert!(!compares && sentence.contains("cannot be compared"), "{sentence}");
    } else if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        let words = ["the latest grade is lower.", "the latest grade is the same.", "the latest grade is higher."];
        let moved = new.rank.zip(old.rank).map(|(new, old)| words[(new.cmp(&old) as i8 + 1) as usize]);
        assert!(sentence.ends_with(moved.unwrap_or("so the grades cannot be compared.")), "{sentence}");
    }
    let jointly = old.len() == 1 && old[0].areas.len() > 1;
    assert_eq!(sentence.contains(" together had the grade "), jointly, "{sentence}");
}

/// The third sentence: the findings are those of the last inspection with any, by kind.
fn the_findings_are_counted(record: &Record, area: Area, sentence: &str) {
    let told = record
        .inspections
        .iter()
        .rev()
        .find(|one| record.findings.iter().any(|finding| finding.inspection == one.id && finding.area == area));
    let Some(told) = told else {
        assert!(!sentence.chars().any(|c| c.is_ascii_digit()) || !sentence.contains("findings about"), "{sentence}");
        return;
    };
    let own: Vec<&Finding> =
        record.findings.iter().filter(|finding| finding.inspection == told.id && finding.area == area).collect();
    let documents: Vec<_> = record.documents.iter().filter(|document| document.speaks_for(told)).collect();
    let has = if documents.len() > 1 { "have" } else { "has" };
    assert!(sentence.contains(&format!(" {has} {} finding", own.len())), "{sentence}");
    assert!(documents.iter().all(|document| sentence.contains(&document.published.to_string())), "{sentence}");
    assert!(!documents.is_empty() || sentence.contains(&month(told)), "{sentence}");
    for kind in &record.codebook.kinds {
        let number = own.iter().filter(|finding| finding.kind == *kind).count();
        let one = format!("{number} {}", kind.label().to_ascii_lowercase());
        let many = format!("{number} {}", kind.plural());
        assert!(number == 0 || sentence.contains(&one) || sentence.contains(&many), "{sentence}");
    }
    let judged = record.inspections.iter().rposition(|one| !grades(one, area).is_empty());
    let at = record.inspections.iter().position(|one| one.id == told.id);
    assert_eq!(sentence.contains("The latest findings are older"), judged > at, "{sentence}");
}

/// The fourth sentence: no topic is named that has no such finding.
fn the_topics_are_those_of_the_findings(record: &Record, area: Area, sentence: &str) {
    let page = AreaPage::new(record, area);
    let Some((good, bad)) = sentence.split_once("; ") else {
        assert!(page.told_by.is_none() && sentence.starts_with("So we cannot say"), "{sentence}");
        return;
    };
    let is_good = |finding: &Finding| matches!(role(finding), KindRole::Strength | KindRole::Met);
    let is_bad = |finding: &Finding| matches!(role(finding), KindRole::Concern | KindRole::Recommendation);
    let has = |is: &dyn Fn(&Finding) -> bool, part: &str| {
        let about = part.split_once(" about ").map(|(_, about)| about.trim_end_matches('.').to_ascii_lowercase());
        let own: Vec<&&Finding> = page.newest.iter().filter(|finding| is(finding)).collect();
        assert_eq!(own.is_empty(), about.is_none(), "{sentence}");
        let Some(about) = about else { return };
        let topics: std::collections::BTreeSet<_> = own.iter().map(|finding| finding.topic).collect();
        let named = topics.iter().filter(|topic| about.contains(&topic.label().to_ascii_lowercase())).count();
        assert!(named >= topics.len().min(3), "{sentence}");
        assert_eq!(about.contains(&format!("{} topics, such as", topics.len())), topics.len() > 3, "{sentence}");
    };
    has(&is_good, good);
    has(&is_bad, bad);
    let none =
        if page.newest.len() == 1 { "That finding is not positive" } else { "None of these findings is positive" };
    assert_eq!(good.contains(none), !page.newest.iter().any(|one| is_good(one)));
    assert_eq!(bad.contains("none is a concern"), !page.newest.iter().any(|one| is_bad(one)));
}

/// The issues of an area that the last inspection which looked does not call right, by their steps alone.
fn plainly_open(record: &Record, area: Area) -> Vec<(&str, f64, Stance)> {
    let mut open = Vec::new();
    for thread in &record.threads {
        let cited: Vec<&Finding> = record
            .findings
            .iter()
            .filter(|finding| thread.steps.iter().any(|step| step.findings.contains(&finding.id)))
            .collect();
        let when = |from: &str| record.voice(from).and_then(|voice| voice.when()).expect("it has a date");
        let raised = thread.steps.iter().find(|step| step.says.is_concern()).map(|step| when(&step.from));
        let Some(raised) = raised.filter(|_| cited.iter().any(|finding| finding.area == area)) else { continue };
        let last = record.inspections.iter().rev().find(|one| {
            let has_findings = record.findings.iter().any(|finding| finding.inspection == one.id);
            let speaks = thread.steps.iter().any(|step| step.from == one.id.as_str());
            let looked = record.documents.iter().any(|document| {
                document.by_inspectorate
                    && document.inspection == one.id
                    && document.looked_at.as_ref().is_none_or(|at| cited.iter().any(|own| at.contains(&own.topic)))
            });
            let has_report =
                record.documents.iter().any(|document| document.by_inspectorate && document.inspection == one.id);
            (has_findings || has_report) && one.when().is_some_and(|when| when >= raised) && (speaks || looked)
        });
        let step = last.and_then(|last| thread.steps.iter().find(|step| step.from == last.id.as_str()));
        let stance = step.map(|step| step.says.stance());
        if let Some(stance @ (Stance::Raised | Stance::RaisedAgain | Stance::Persists | Stance::Improved)) = stance {
            open.push((thread.id.as_str(), raised.as_years(), stance));
        }
    }
    open
}

/// The fifth sentence: how many are open, and which is among the oldest.
fn the_open_issues_are_counted(record: &Record, area: Area, sentence: &str) {
    let open = plainly_open(record, area);
    let page = AreaPage::new(record, area);
    let mut shown: Vec<&str> = page.open.iter().map(|course| course.thread.id.as_str()).collect();
    let mut wanted: Vec<&str> = open.iter().map(|(id, ..)| *id).collect();
    shown.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(shown, wanted);
    if open.is_empty() {
        assert!(
            sentence.contains("none that we follow was still open") || sentence.contains("We follow no issue"),
            "{sentence}"
        );
        return;
    }
    assert!(sentence.starts_with(&format!("{} issue", open.len())), "{sentence}");
    let concerns = open.iter().filter(|(_, _, stance)| *stance != Stance::Improved).count();
    if concerns > 0 && concerns < open.len() {
        assert!(
            sentence.contains(&format!("{concerns} w"))
                && sentence.contains(&format!("and {} had", open.len() - concerns)),
            "{sentence}"
        );
    } else {
        assert_eq!(sentence.contains(" concern"), concerns > 0, "{sentence}");
        assert_eq!(sentence.contains(" improved"), concerns == 0, "{sentence}");
    }
    let oldest = open.iter().map(|(_, raised, _)| *raised).fold(f64::INFINITY, f64::min);
    let oldest: Vec<&str> = open.iter().filter(|(_, raised, _)| *raised <= oldest).map(|(id, ..)| *id).collect();
    let linked =
        page.said[4].iter().find_map(|part| if let Part::Thread { id, .. } = part { Some(id.as_str()) } else { None });
    assert!(oldest.contains(&linked.expect("the oldest is linked")), "{sentence}");
    assert_eq!(sentence.contains("Among the oldest"), open.len() > 1 && oldest.len() > 1, "{sentence}");
}

/// All five against their plain readings, for every area.
pub fn all_are_true(record: &Record) {
    for area in &record.codebook.areas {
        let [first, second, third, fourth, fifth] = said(record, *area);
        the_grade_is_the_last_one(record, *area, &first);
        the_comparison_is_within_one_framework(record, *area, &second);
        the_findings_are_counted(record, *area, &third);
        the_topics_are_those_of_the_findings(record, *area, &fourth);
        the_open_issues_are_counted(record, *area, &fifth);
        for sentence in [first, second, third, fourth, fifth] {
            assert!(sentence.ends_with('.') && !sentence.contains("  ") && !sentence.contains(".."), "{sentence}");
        }
    }
}

#[test]
fn the_sentences_are_true_of_both_records() {
    all_are_true(&RECORD);
    all_are_true(&ANYSHIRE);
}

#[test]
fn the_sentences_are_true_on_the_day_of_every_inspection() {
    for record in [&*RECORD, &*ANYSHIRE] {
        for last in 0..=record.inspections.len() {
            all_are_true(&with_inspections(record, |at| at < last));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_sentences_are_true_of_any_inspections(kept in proptest::collection::vec(any::<bool>(), 15), made_up: bool) {
        let record = if made_up { &*ANYSHIRE } else { &*RECORD };
        all_are_true(&with_inspections(record, |at| kept[at % kept.len()]));
    }

    /// Whatever was judged together, by the press or by nobody.
    #[test]
    fn the_sentences_are_true_of_any_grades(
        jointly in proptest::collection::vec(any::<bool>(), 40),
        left_out in proptest::collection::vec(0..4u8, 40),
        status in proptest::collection::vec(0..3usize, 40),
    ) {
        let record = changed(|record| {
            let (areas, certainties) = (record.codebook.areas.clone(), record.codebook.certainties.clone());
            let mut at = 0;
            for inspection in &mut record.inspections {
                inspection.grades.retain(|_| { at += 1; left_out[at % 40] > 0 });
                for grade in &mut inspection.grades {
                    at += 1;
                    grade.status = certainties[status[at % 40] % certainties.len()];
                    // The next area is judged with it, where nothing else judges it.
                    if jointly[at % 40] && grade.areas.len() == 1 {
                        grade.areas.extend(areas.iter().copied().find(|area| *area > grade.areas[0]));
                    }
                }
            }
        });
        all_are_true(&record);
    }
}

#[test]
fn each_kind_of_case_has_its_own_words() {
    let [first, second, ..] = of(&ANYSHIRE, "overall");
    assert_eq!(
        first,
        "In June 2021 inspectors from Children's Inspectorate gave the grade ‘good’ for services overall, the second highest of four grades. The inspection in February 2026 gave no grade for services overall."
    );
    assert_eq!(
        second,
        "In March 2016, the grade was ‘requires improvement’; the inspection rules were different then, so the grades cannot be compared."
    );
    // Judged once, and then never.
    let once = changed(|record| record.inspections.retain(|one| one.id == "ilacs-2026"));
    assert_eq!(of(&once, "care-leavers")[1], "This record has no earlier grade for care leavers.");
    let never = changed(|record| record.inspections.iter_mut().for_each(|one| one.grades.clear()));
    let [first, second, ..] = of(&never, "leaders");
    assert_eq!(
        (first.as_str(), second.as_str()),
        (
            "No grade for leaders is known from any inspection in this record. The grades of the partnership review in June 2010 are not known.",
            "So we cannot say whether its grade went up or down."
        )
    );
    // Two areas with one grade.
    let until = |last: &'static str| {
        let at = ANYSHIRE.inspections.iter().position(|one| one.id == last).unwrap();
        with_inspections(&ANYSHIRE, move |place| place <= at)
    };
    assert_eq!(
        of(&until("ilacs-2021"), "care-leavers")[0],
        "In June 2021 inspectors from Children's Inspectorate gave one grade for children in care and care leavers together: ‘good’, the second highest of four grades."
    );
    assert_eq!(
        of(&ANYSHIRE, "children-in-care")[1],
        "In June 2021, under the same inspection rules, children in care and care leavers together had the grade ‘good’; the latest grade is lower."
    );
    // Several grades for one area, and then one.
    let [first, second, ..] = of(&until("sif-2016"), "leaders");
    assert_eq!(
        first,
        "In March 2016 inspectors from Children's Inspectorate gave 2 grades for leaders: ‘good’ for leadership and ‘good’ for governance."
    );
    assert_eq!(
        second,
        "In May 2012, under the same inspection rules, the grades were ‘requires improvement’ for leadership and ‘good’ for governance; the grade for leadership is now higher and the grade for governance is now the same."
    );
    // The press alone, and another official source.
    assert!(
        of(&until("rating-2009"), "overall")[0]
            .starts_with("Press reports say that in 2009 inspectors gave the grade ‘good’")
    );
    assert!(
        of(&until("sif-2012"), "help-and-protection")[0]
            .ends_with("(known from another official source, not from the report).")
    );
}

#[test]
fn what_is_not_there_is_said_for_findings_plan_and_threads() {
    let bare = changed(|record| {
        record.findings.clear();
        record.threads.clear();
        record.strong.clear();
        record.plan.clear();
    });
    for area in &bare.codebook.areas {
        let [_, _, third, fourth, fifth] = said(&bare, *area);
        let none = third.contains("has no finding about") || third.contains("have no finding about");
        assert!(none || third.starts_with("We do not have the report"), "{third}");
        assert_eq!(fourth, "So we cannot say what inspectors praised or criticised.");
        assert_eq!(
            fifth,
            format!("We follow no issue that touches on {} from one report to the next.", area_name(*area))
        );
        let page = AreaPage::new(&bare, *area);
        assert!(page.open.is_empty() && page.plan.is_empty() && page.newest.is_empty() && page.told_by.is_none());
    }
    // Issues, but none that is open.
    let early = of(&ANYSHIRE, "early-years");
    assert_eq!(
        early[4],
        "Of the issues that touch on early years, none that we follow was still open in February 2026; 1 was not mentioned."
    );
}

#[test]
fn a_visit_without_grades_may_be_the_last_to_tell_of_an_area() {
    let at = ANYSHIRE.inspections.iter().position(|one| one.id == "visit-2023").unwrap();
    let record = with_inspections(&ANYSHIRE, move |place| place <= at);
    let told: Vec<Area> = record.findings_of("visit-2023").map(|finding| finding.area).collect();
    let area = told.first().copied().expect("it found something");
    let [first, _, third, ..] = said(&record, area);
    assert!(first.starts_with("In June 2021"), "{first}");
    let published = record.documents.iter().find(|one| one.inspection == "visit-2023").unwrap().published.to_string();
    assert!(third.contains(&published), "{third}");
    // What came after the last word on an area is named.
    let other = record
        .codebook
        .areas
        .iter()
        .copied()
        .find(|area| !told.contains(area) && !plainly_open(&record, *area).is_empty());
    for area in other.into_iter().chain(record.codebook.area("overall")) {
        let since: Vec<&str> = AreaPage::new(&record, area).since.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(since, ["visit-2023"], "{area}");
    }
}

/// 'Still open' is the threads' own choice for the area, and so are findings, plan and what is strong.
#[test]
fn the_lists_are_what_the_other_views_show() {
    for record in [&*RECORD, &*ANYSHIRE] {
        for area in &record.codebook.areas {
            let page = AreaPage::new(record, *area);
            let query = Place::Threads { filter: open(record, *area), strong: None }.to_query();
            assert!(query.contains(&format!("area={}", area.token())) && query.contains("state="), "{query}");
            let ids = |all: &[inspection_explorer::threads::Course]| -> Vec<String> {
                all.iter().map(|course| course.thread.id.to_string()).collect()
            };
            let shown: Vec<_> = courses(record).into_iter().filter(|one| open(record, *area).shows(one)).collect();
            assert_eq!(ids(&page.open), ids(&shown));
            assert!(page.resolved.iter().all(|course| course.standing.stance() == Some(Stance::Resolved)));
            let found = |filter: &Filter| Found::new(filter, record, &|_| None).places.len();
            assert_eq!(found(&findings(*area, None)), page.findings);
            if let Some(told) = page.told_by {
                assert_eq!(found(&findings(*area, Some(told))), page.newest.len());
            }
            assert_eq!(page.plan.len(), trace(record).iter().filter(|one| one.area.area == *area).count());
            assert_eq!(page.strong.len(), strong(record).iter().filter(|one| one.areas.contains(area)).count());
            let critical =
                page.newest.iter().take_while(|one| matches!(role(one), KindRole::Concern | KindRole::Recommendation));
            let all =
                page.newest.iter().filter(|one| matches!(role(one), KindRole::Concern | KindRole::Recommendation));
            assert_eq!(critical.count(), all.count(), "what is critical comes first");
            for scale in scales(&page.given) {
                let best_first: Vec<&String> = scale.framework.entry().scale.iter().rev().collect();
                assert_eq!(scale.grades.iter().collect::<Vec<_>>(), best_first);
            }
            assert!(title(*area).chars().next().is_some_and(char::is_uppercase));
        }
    }
}
