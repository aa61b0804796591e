//! The rules of threads and plan, on the made-up record: where an issue stands and by whose word, for how long it was open,
//! whose silence means something, what changed, and what came of the plan.

mod changed;
mod kept;
mod plan;
mod standing;
mod time_line;

use crate::support::anyshire::copy;
use inspection_explorer::record::Record;
use inspection_explorer::threads::Course;

fn course<'a>(record: &'a Record, id: &str) -> Course<'a> {
    Course::new(record, record.thread(id).expect("there is such a thread")).expect("it was raised")
}

/// The record as it stood before the inspection of 2026: the last word is that of a visit to a part.
fn until_2023(name: &str) -> Record {
    let copy = copy(name);
    let early = |id: &str| !["ilacs-2026", "plan-2026"].contains(&id.split('/').next().unwrap_or_default());
    copy.retain("documents.json", |document| early(document["id"].as_str().unwrap()));
    copy.retain("inspections.json", |one| early(one["id"].as_str().unwrap()));
    copy.retain("findings.json", |finding| early(finding["id"].as_str().unwrap()));
    copy.edit("coding.csv", |text| text.lines().filter(|line| early(line)).map(|line| format!("{line}\n")).collect());
    copy.json("threads.json", |threads| {
        let threads = threads.as_array_mut().unwrap();
        for thread in threads.iter_mut() {
            thread["steps"].as_array_mut().unwrap().retain(|step| early(step["from"].as_str().unwrap()));
        }
        threads.retain(|thread| !thread["steps"].as_array().unwrap().is_empty());
    });
    copy.write("plan.json", "[]").write("about-plan.json", "[]");
    crate::support::anyshire::no_second_coding(&copy);
    copy.built()
}
