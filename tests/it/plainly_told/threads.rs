//! Threads: where an issue stands and by whose word, what became of it between two inspections, and the charts of them.

use super::{alike, on_many};
use inspection_explorer::chart::threads::model;
use inspection_explorer::explore::headline::{self, Part};
use inspection_explorer::record::{Date, Finding, Inspection, Reach, Record, Stance, Thread};
use inspection_explorer::threads::{Change, Course, by_topic, caveat, changed, courses, pairs};

/// When somebody spoke.
fn when(record: &Record, from: &str) -> Date {
    record.voice(from).and_then(|voice| voice.when()).unwrap()
}

/// The inspections whose word is in the record: by findings or by their own report.
fn read(record: &Record) -> Vec<&Inspection> {
    let is_read = |one: &&Inspection| {
        record.findings.iter().any(|finding| finding.inspection == one.id)
            || record.documents.iter().any(|document| document.by_inspectorate && document.inspection == one.id)
    };
    record.inspections.iter().filter(is_read).collect()
}

/// Whether an inspection speaks of the issue, or looked at such issues.
pub fn heard(record: &Record, thread: &Thread, one: &Inspection) -> bool {
    let cited = || {
        thread
            .steps
            .iter()
            .flat_map(|step| &step.findings)
            .filter_map(|id| record.findings.iter().find(|finding| finding.id == *id))
    };
    let topics: Vec<_> = cited().map(|finding: &Finding| finding.topic).collect();
    let looked = record.documents.iter().any(|document| {
        document.by_inspectorate
            && document.inspection == one.id
            && document.looked_at.as_ref().is_none_or(|at| topics.iter().any(|topic| at.contains(topic)))
    });
    looked || thread.steps.iter().any(|step| step.from == one.id.as_str())
}

/// The last inspection that spoke of an issue or looked at it since it was raised.
fn last_heard<'a>(record: &'a Record, thread: &Thread) -> Option<&'a Inspection> {
    let raised = thread.steps.iter().find(|step| step.says.is_concern()).map(|step| when(record, &step.from))?;
    read(record).into_iter().rfind(|one| one.when().unwrap() >= raised && heard(record, thread, one))
}

#[test]
fn an_issue_stands_by_the_last_word_on_it() {
    on_many(|record| {
        for course in courses(record) {
            let last = last_heard(record, course.thread);
            assert_eq!(course.judged_by.map(|one| &one.id), last.map(|one| &one.id), "{}", course.thread.id);
            let said = last.and_then(|last| course.thread.steps.iter().find(|step| step.from == last.id.as_str()));
            let (summary, facts, status) = (course.summary(), course.facts(), course.status());
            let verdicts: Vec<_> = course.thread.steps.iter().filter(|step| step.says.is_verdict()).collect();
            let spoke = when(record, &verdicts.last().unwrap().from);
            let came = record.inspections.iter().any(|one| {
                !one.when().unwrap().is_before(spoke)
                    && course.thread.steps.iter().all(|step| step.from != one.id.as_str())
            });
            for words in [&summary, &facts] {
                let silent = last.is_some() && said.is_none();
                assert_eq!(
                    words.contains("; not mentioned in") || words.contains(", not mentioned in"),
                    silent,
                    "{words}"
                );
                assert_eq!(words.contains("not inspected since"), last.is_none() && !came, "{words}");
                assert_eq!(words.contains("no report since that we have"), last.is_none() && came, "{words}");
            }
            assert_eq!(status == "Not mentioned", last.is_some() && said.is_none(), "{status}");
            let first = verdicts.iter().find(|step| step.says.is_concern()).unwrap();
            let year = when(record, &first.from).year();
            assert!(
                facts.contains(&format!("raised in {year}")) || facts.contains(&format!("first time in {year}")),
                "{facts}"
            );
            let times = verdicts.iter().filter(|step| step.says.is_concern()).count();
            let told = match times {
                1 => !facts.contains("in all"),
                2 => facts.contains("twice in all"),
                more => facts.contains(&format!("{more} times in all")),
            };
            assert!(told, "{facts}");
        }
    });
}

/// Silence is told only of what was read, and says whether anything can be read into it.
#[test]
fn only_what_was_read_is_silent() {
    on_many(|record| {
        let model = model(record, &courses(record).iter().collect::<Vec<_>>());
        let table = model.table();
        let is_read = |id: &str| read(record).iter().any(|one| one.id == id) || record.document(id).is_some();
        for row in &table.rows {
            for (cell, head) in row.iter().skip(5).zip(&model.heads) {
                assert!(cell != "not mentioned" || is_read(&head.id), "{}: {row:?}", head.id);
                assert!(cell != "report not held" || !is_read(&head.id), "{}: {row:?}", head.id);
            }
        }
        let mut heads = table.head.clone();
        heads.sort();
        heads.dedup();
        assert_eq!(heads.len(), table.head.len(), "two columns have one name: {:?}", table.head);
    });
}

#[test]
fn the_chart_counts_issues_by_where_they_stand() {
    on_many(|record| {
        let all = courses(record);
        let title = model(record, &all.iter().collect::<Vec<_>>()).title;
        let stance = |course: &Course| {
            let last = last_heard(record, course.thread)?;
            course.thread.steps.iter().find(|step| step.from == last.id.as_str()).map(|step| step.says.stance())
        };
        let number = |is: &dyn Fn(Option<Stance>) -> bool| all.iter().filter(|course| is(stance(course))).count();
        let unheard = all.iter().filter(|course| last_heard(record, course.thread).is_none()).count();
        let counts = [
            (number(&|one| matches!(one, Some(Stance::Resolved | Stance::Praised))), "good"),
            (number(&|one| one == Some(Stance::Improved)), "improved"),
            (number(&|one| one.is_some_and(Stance::is_concern)), "a concern"),
        ];
        for (number, word) in counts {
            let alone = number == all.len() && number > 0;
            assert!(alone || number == 0 || title.contains(&format!("{number} {word}")), "{number} {word}: {title}");
            assert!(number > 0 || !title.contains(&format!(" {word}")), "{number} {word}: {title}");
        }
        let silent = number(&|one| one.is_none()) - unheard;
        assert_eq!(title.contains("mentioned"), silent > 0, "{title}");
        let looks = title.to_ascii_lowercase().contains("no report since");
        assert_eq!(looks, unheard > 0, "{title}");
        assert!(all.len() < 3 || title.contains(&all.len().to_string()), "{title}");
    });
}

#[test]
fn the_oldest_open_issue_is_open_and_no_other_is_older() {
    on_many(|record| {
        let told = headline::sentences(record);
        let told = told.iter().find(|sentence| sentence.iter().any(|part| matches!(part, Part::Thread { .. })));
        let open = |stance: Option<Stance>| stance.is_some_and(|one| one.is_concern() || one == Stance::Improved);
        let stance = |course: &Course| course.standing.stance();
        let all: Vec<Course> = courses(record).into_iter().filter(|course| open(stance(course))).collect();
        let Some(told) = told else {
            assert!(all.is_empty(), "an open issue is told");
            return;
        };
        let words: String = told.iter().map(Part::words).collect();
        let id = told.iter().find_map(|part| if let Part::Thread { id, .. } = part { Some(id) } else { None }).unwrap();
        let own = all.iter().find(|course| course.thread.id == *id).expect("it is open");
        let concern = stance(own).is_some_and(Stance::is_concern);
        assert_eq!(words.contains("still a concern: "), concern, "{words}");
        let like = all.iter().filter(|course| stance(course).is_some_and(Stance::is_concern) == concern);
        assert!(like.clone().all(|course| course.raised >= own.raised), "{words}");
        assert!(concern || all.iter().all(|course| !stance(course).is_some_and(Stance::is_concern)), "{words}");
        assert!(words.contains(&format!("first raised in {}", own.raised_in)), "{words}");
    });
}

#[test]
fn what_changed_is_counted_from_the_steps() {
    on_many(|record| {
        for (from, to) in pairs(record) {
            assert!(alike(from, to) && from.reach() != Reach::Part && to.reach() != Reach::Part);
            let changed = changed(record, &from.id, &to.id).unwrap();
            let said = |thread: &Thread, one: &Inspection| {
                let step = thread.steps.iter().find(|step| step.from == one.id.as_str());
                step.map(|step| step.says.stance()).filter(|stance| stance.is_verdict())
            };
            let trouble =
                |stance: Option<Stance>| stance.is_some_and(|one| one.is_concern() || one == Stance::Improved);
            let still = record
                .threads
                .iter()
                .filter(|thread| trouble(said(thread, from)) && said(thread, to).is_some_and(Stance::is_concern));
            let silent =
                record.threads.iter().filter(|thread| trouble(said(thread, from)) && said(thread, to).is_none());
            let once = record.raised_once.iter().filter(|once| {
                once.findings.iter().any(|id| {
                    id.starts_with(&format!("{}/", from.id)) || id.starts_with(&format!("{}-annex/", from.id))
                })
            });
            let sentence = changed.sentence();
            let (still, gone) = (still.count(), silent.count() + once.count());
            assert_eq!(
                (changed.of(Change::Still).count(), changed.of(Change::Gone).count()),
                (still, gone),
                "{sentence}"
            );
            assert_eq!(sentence.contains("still a concern"), still > 0, "{sentence}");
            assert_eq!(sentence.contains("not mentioned"), gone > 0, "{sentence}");
            let (one, other) = changed.dates();
            assert!(one != other && sentence.contains(&format!("{one} or {other}")), "{sentence}");
        }
    });
}

/// Where two inspections cannot be compared issue by issue, the reason is the true one.
#[test]
fn why_two_cannot_be_compared_is_true() {
    on_many(|record| {
        for two in record.inspections.windows(2) {
            let why = caveat(&two[0], &two[1]);
            assert_eq!(
                why.contains("different frameworks"),
                two[0].framework != two[1].framework && two[0].authority == two[1].authority
            );
            assert_eq!(why.contains("the authority before this one"), two[0].authority != two[1].authority);
            assert!(!why.contains("only part") || two.iter().any(|one| one.reach() == Reach::Part), "{why}");
            let topics = by_topic(record, &two[0].id, &two[1].id).unwrap();
            let concerns = |one: &Inspection, topic| {
                record
                    .findings
                    .iter()
                    .filter(|finding| {
                        finding.inspection == one.id && finding.topic == topic && finding.kind.is_concern()
                    })
                    .count()
            };
            for line in &topics.lines {
                let own = (concerns(&two[0], line.topic), concerns(&two[1], line.topic));
                assert_eq!((line.then.concerns, line.now.concerns), own, "{line:?}");
            }
        }
    });
}
