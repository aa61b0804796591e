//! Dates that are known by the month or the year alone, in a long record: no words or pictures claim more than is known.

use inspection_explorer::bundle;
use inspection_explorer::chart::{Chart, grades, threads};
use inspection_explorer::explore::headline;
use inspection_explorer::record::{Date, Record};
use inspection_explorer::threads::{courses, plan};

fn date(text: &str) -> Date {
    Date::parse(text).expect("it is a date")
}

/// The record as if nobody knew more than the years.
fn by_years() -> Record {
    let mut record = bundle::record().expect("the compiled record reads");
    let year = |when: Date| date(&when.year().to_string());
    for inspection in &mut record.inspections {
        for when in [&mut inspection.start, &mut inspection.end, &mut inspection.published] {
            *when = when.map(year);
        }
    }
    for document in &mut record.documents {
        document.published = year(document.published);
    }
    record
}

#[test]
fn no_words_claim_a_month_where_only_years_are_known() {
    let record = by_years();
    let mut said: Vec<String> = courses(&record)
        .iter()
        .flat_map(|course| [course.facts(), course.summary()])
        .chain(headline::sentences(&record).iter().map(|sentence| sentence.iter().map(headline::Part::words).collect()))
        .collect();
    let chart = grades::model(&record);
    said.extend(chart.layout(1024.0).targets.into_iter().map(|target| target.label));
    said.extend(chart.table().rows.into_iter().map(|row| row[0].clone()));
    let all = courses(&record);
    let chart = threads::model(&record, &all.iter().collect::<Vec<_>>());
    said.extend(chart.layout(1024.0).targets.into_iter().map(|target| target.label));
    let months = ["month", "January", "March ", "October", "November", "December"];
    for words in &said {
        assert!(!months.iter().any(|month| words.contains(month)), "{words}");
    }
    assert!(said.iter().any(|words| words.starts_with("In 2024 inspectors judged")), "{said:?}");
}

#[test]
fn what_was_judged_again_within_days_is_not_said_not_to_have_been_judged_since() {
    let mut record = bundle::record().expect("the compiled record reads");
    for (index, inspection) in record.inspections.iter_mut().enumerate() {
        inspection.start = Some(date(&format!("2024-11-{:02}", index + 1)));
    }
    for course in courses(&record) {
        let judged = course.thread.steps.iter().skip_while(|step| !step.says.is_concern());
        let judged = judged.filter(|step| step.says.is_verdict()).count();
        assert!(
            judged < 2 || !course.facts().contains("not inspected since"),
            "{}: {}",
            course.thread.id,
            course.facts()
        );
    }
}

#[test]
fn an_inspection_answers_a_plan_only_where_it_came_later_for_sure() {
    let mut record = bundle::record().expect("the compiled record reads");
    let own = plan::document_of(&record, &record.plan[0]).expect("the plan's document is held").id.clone();
    for (published, answered) in [("2023", true), ("2024-10-27", true), ("2024", false), ("2024-11", false)] {
        let document = record.documents.iter_mut().find(|document| document.id == own).expect("it is held");
        document.published = date(published);
        let steps =
            plan::trace(&record).iter().flat_map(|trace| &trace.outcomes).filter(|it| it.step.is_some()).count();
        assert_eq!(steps > 0, answered, "{published}");
    }
}

/// What an inspection was and under which rules, said once.
#[test]
fn an_event_and_its_framework_are_not_said_twice() {
    let record = inspection_explorer::bundle::record().unwrap();
    let said = |id: &str| {
        let inspection = record.inspection(id).unwrap();
        (inspection.event_and_framework(), inspection.short_name())
    };
    for (id, words, short) in [
        ("apa-2006", "Annual performance assessment", "2006 assessment"),
        ("jar-2006", "Joint area review", "2006 review"),
        ("contact-2011", "Unannounced inspection of contact, referral and assessment", "2011 inspection"),
        ("rating-2011", "Annual rating of children's services", "2011 rating"),
        ("slac-2012", "Safeguarding and looked after children inspection", "2012 inspection"),
        ("sif-2016", "Single inspection framework", "2016 inspection"),
        ("lscb-2016", "Review of the Local Safeguarding Children Board", "2016 review"),
        ("visit-2020", "Focused visit (inspection of local authority children's services)", "2020 visit"),
        ("ilacs-2024", "Standard inspection (inspection of local authority children's services)", "2024 inspection"),
    ] {
        assert_eq!(said(id), (words.to_owned(), short.to_owned()), "{id}");
    }
}
