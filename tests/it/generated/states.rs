//! The states in which a record can be, and which of them a record is in, read off it in the plainest way.

use inspection_explorer::record::{Graded, Record};
use std::collections::BTreeSet;

/// All of them.
pub const ALL: &[&str] = &[
    "no inspections",
    "overall not judged",
    "an area not judged",
    "judged for the first time",
    "judged jointly",
    "several grades for one area",
    "a grade of no area of today",
    "a grade in an unknown word",
    "judged under a predecessor authority",
    "another inspectorate",
    "grades not known",
    "a full inspection without grades",
    "a visit to a part",
    "interleaved frameworks",
    "two inspections of one year",
    "a date of a month alone",
    "a date of a year alone",
    "without an overall grade since 2026",
    "the renewed framework of 2027",
    "one report only",
    "no findings at all",
    "no documents on the web",
    "several documents to one inspection",
    "no plan",
    "one plan",
    "several plans",
    "a plan with owners, timescales or progress",
    "an area of a plan with a name",
    "not inspected since the plan",
    "no threads",
    "an issue that nobody looked at again",
    "a second coding",
    "grades of other authorities",
    "a grade of one's own beside those of others",
];

/// Notes the states that can be read off the record itself.
pub fn note_those_of_the_record(record: &Record, states: &mut BTreeSet<&'static str>) {
    let mut note = |state: &'static str, is: bool| {
        if is {
            states.insert(state);
        }
    };
    let book = &record.codebook;
    let graded = || record.inspections.iter().filter(|one| one.graded == Graded::Yes);
    let judges =
        |one: &inspection_explorer::record::Inspection, area| one.grades.iter().any(|grade| grade.areas.contains(area));
    let overall = |area: &&inspection_explorer::record::Area| area.is_overall();
    note("no inspections", record.inspections.is_empty());
    note("overall not judged", graded().any(|one| !book.areas.iter().filter(overall).all(|area| judges(one, area))));
    note(
        "an area not judged",
        graded().any(|one| !book.areas.iter().filter(|area| !area.is_overall()).all(|area| judges(one, area))),
    );
    note(
        "judged for the first time",
        graded().enumerate().any(|(place, one)| {
            book.areas.iter().any(|area| {
                judges(one, area)
                    && place > 0
                    && graded().take(place).any(|other| other.framework == one.framework)
                    && !graded().take(place).any(|other| other.framework == one.framework && judges(other, area))
            })
        }),
    );
    let grades = || graded().flat_map(|one| &one.grades);
    note("judged jointly", grades().any(|grade| grade.areas.len() > 1));
    note(
        "several grades for one area",
        graded().any(|one| {
            book.areas.iter().any(|area| one.grades.iter().filter(|grade| grade.areas.contains(area)).count() > 1)
        }),
    );
    note("a grade in an unknown word", grades().any(|grade| grade.rank.is_none()));
    note("judged under a predecessor authority", graded().any(|one| one.authority.is_some()));
    note("another inspectorate", record.inspections.iter().any(|one| one.inspectorate.is_some()));
    note("a grade of no area of today", grades().any(|grade| grade.areas.is_empty()));
    note("grades not known", record.inspections.iter().any(|one| one.graded == Graded::Unknown));
    note(
        "a full inspection without grades",
        record
            .inspections
            .iter()
            .any(|one| one.graded == Graded::No && one.reach() == inspection_explorer::record::Reach::Full),
    );
    note(
        "a visit to a part",
        record.inspections.iter().any(|one| one.reach() == inspection_explorer::record::Reach::Part),
    );
    let frameworks: Vec<_> = graded().map(|one| one.framework).collect();
    note("interleaved frameworks", frameworks.windows(3).any(|three| three[0] == three[2] && three[0] != three[1]));
    note("two inspections of one year", record.inspections.windows(2).any(|two| two[0].year() == two[1].year()));
    let dates = || record.inspections.iter().filter_map(|one| one.when()).map(String::from);
    note("a date of a month alone", dates().any(|date| date.len() == 7));
    note("a date of a year alone", dates().any(|date| date.len() == 4));
    note(
        "without an overall grade since 2026",
        graded().any(|one| {
            one.framework.token() == "ilacs" && !book.areas.iter().filter(overall).all(|area| judges(one, area))
        }),
    );
    note("the renewed framework of 2027", record.inspections.iter().any(|one| one.framework.token() == "renewed"));
    note(
        "several documents to one inspection",
        record.inspections.iter().any(|one| {
            record.documents.iter().filter(|document| document.by_inspectorate && document.inspection == one.id).count()
                > 1
        }),
    );
    let plans: BTreeSet<&str> = record.plan.iter().filter_map(|area| area.unit.split('/').next()).collect();
    note("no plan", plans.is_empty());
    note("one plan", plans.len() == 1);
    note("several plans", plans.len() > 1);
    let mut actions = record.plan.iter().flat_map(|area| &area.actions);
    note(
        "a plan with owners, timescales or progress",
        actions.any(|one| one.owner.is_some() || one.timescale.is_some() || one.progress.is_some()),
    );
    note("an area of a plan with a name", record.plan.iter().any(|area| area.name.is_some()));
    let since = |plan: &&str| {
        let published = record.document(plan).unwrap().published;
        record.inspections.iter().all(|one| one.when().unwrap() < published)
    };
    note("not inspected since the plan", plans.iter().any(since));
    let compared = record.comparison.as_ref();
    note(
        "a grade of one's own beside those of others",
        compared.is_some_and(|all| book.areas.iter().any(|area| all.own(&record.inspections, *area).count() > 0)),
    );
    note(
        "an issue that nobody looked at again",
        inspection_explorer::threads::courses(record).iter().any(|course| course.judged_by.is_none()),
    );
}
