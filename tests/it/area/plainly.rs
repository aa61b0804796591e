//! The five sentences of an area, read against the record in the plainest way.

use super::role;
use inspection_explorer::explore::AreaPage;
use inspection_explorer::explore::headline::Part;
use inspection_explorer::record::grades::area_name;
use inspection_explorer::record::{Area, Certainty, Finding, Grade, Graded, Inspection, KindRole, Record, Stance};

/// What an inspection gave an area, by its own list.
fn grades(inspection: &Inspection, area: Area) -> Vec<&Grade> {
    inspection.grades.iter().filter(|grade| grade.areas.contains(&area)).collect()
}

fn month(inspection: &Inspection) -> String {
    inspection.month_and_year().expect("it has a date")
}

/// The first sentence: which grade was the last, who gave it, and whether a later inspection left the area out.
pub(super) fn the_grade_is_the_last_one(record: &Record, area: Area, sentence: &str) {
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
pub(super) fn the_comparison_is_within_one_framework(record: &Record, area: Area, sentence: &str) {
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
pub(super) fn the_findings_are_counted(record: &Record, area: Area, sentence: &str) {
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
pub(super) fn the_topics_are_those_of_the_findings(record: &Record, area: Area, sentence: &str) {
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
pub(super) fn plainly_open(record: &Record, area: Area) -> Vec<(&str, f64, Stance)> {
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
pub(super) fn the_open_issues_are_counted(record: &Record, area: Area, sentence: &str) {
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
