//! The threads of the record: evidence, order of time, coverage, what silence means, what came of recommendations and
//! of the plan.
use crate::support::codes;
use crate::support::codes::RECORD;
use inspection_explorer::record::cite::cite;
use inspection_explorer::record::source::coding;
use inspection_explorer::record::{Says, Thread, UnitId};
use inspection_explorer::threads::plan::trace;
use inspection_explorer::threads::{Change, Course, ThreadFilter, changed, courses, pairs};
use std::collections::{BTreeSet, HashSet};

fn thread(id: &str) -> &'static Thread {
    RECORD.thread(id).unwrap_or_else(|| panic!("there is a thread {id}"))
}

fn course(id: &str) -> Course<'static> {
    Course::new(&RECORD, thread(id)).expect("it was raised")
}

fn says(id: &str) -> Vec<(&'static str, Says)> {
    thread(id).steps.iter().map(|step| (step.from.as_str(), step.says)).collect()
}

/// Read from the file itself, so that the compiled record is not checked against itself.
fn coded_units() -> HashSet<String> {
    let text = std::fs::read_to_string("src/data/coding.csv").expect("the coding is there");
    coding::read(&text, &RECORD.codebook).expect("it reads").into_iter().map(|unit| unit.unit.into()).collect()
}

#[test]
fn every_step_cites_units_that_exist_and_stands_in_order_of_time() {
    let units = coded_units();
    for thread in &RECORD.threads {
        let mut before = 0.0;
        for step in &thread.steps {
            let when =
                RECORD.voice(&step.from).and_then(|voice| voice.when()).expect("its voice has a date").as_years();
            assert!(when > before, "{}: {} comes too late", thread.id, step.from);
            before = when;
            let findings = step.findings.iter().map(|id| RECORD.finding(id).expect("its findings are told"));
            let cited: Vec<&UnitId> = findings.flat_map(|finding| &finding.units).chain(&step.units).collect();
            assert!(!cited.is_empty(), "{}: {} cites nothing", thread.id, step.from);
            for unit in cited {
                assert!(units.contains(&**unit), "{}: {unit}", thread.id);
                assert!(cite(&RECORD, std::slice::from_ref(unit)).is_some(), "{unit} has words for its place");
            }
        }
    }
}

#[test]
fn the_matters_that_readers_ask_for_are_followed() {
    let named = [
        "placement-with-parents",
        "thresholds-partner-agencies",
        "assessment-quality",
        "domestic-abuse-notifications",
        "contacts-closed-unchecked",
        "waiting-for-a-social-worker",
        "supervision",
        "recruitment-and-vacancies",
        "early-help",
        "audit-quality",
        "participation-in-services",
        "excluded-pupils-education",
        "camhs-and-emotional-health",
        "foster-carer-support",
        "foster-carer-numbers",
        "foster-carer-approvals",
        "fostering-panel",
        "private-fostering",
        "life-story-work",
        "records-to-the-child",
        "virtual-school",
        "care-leavers-not-in-work-or-study",
        "care-leavers-rights-and-offer",
        "care-leavers-after-21",
        "care-leavers-health-histories",
        "homes-for-care-leavers",
        "exploitation-plans",
        "return-interviews",
        "contingency-planning",
        "visits-and-direct-work",
        "emergency-moves",
        "unregistered-homes",
        "adoption-considered",
        "pre-proceedings-and-court",
    ];
    for id in named {
        thread(id);
    }
    assert!(RECORD.threads.len() > 60, "{} threads", RECORD.threads.len());
}

#[test]
fn placement_with_parents_is_followed_from_2006_to_the_plan() {
    let told = says("placement-with-parents");
    assert_eq!(
        told,
        [
            ("jar-2006", codes::says("raised")),
            ("apa-2006", codes::says("answered")),
            ("sif-2016", codes::says("improved")),
            ("ilacs-2021", codes::says("raised-again")),
            ("plan-2022", codes::says("answered"))
        ]
    );
    let step = |from: &str| thread("placement-with-parents").step(from).unwrap();
    assert!(step("sif-2016").findings.iter().any(|id| id.starts_with("sif-2016/p52.")), "paragraph 52 of 2016");
    for area in ["C3", "C16"] {
        let action = format!("plan-2022/{area}.action1");
        assert!(step("plan-2022").units.iter().any(|unit| **unit == *action), "{area}");
    }
}

#[test]
fn every_concern_and_recommendation_is_followed_or_said_to_be_raised_once() {
    let followed: HashSet<&str> =
        RECORD.threads.iter().flat_map(|t| &t.steps).flat_map(|step| &step.findings).map(|id| &**id).collect();
    for finding in RECORD.findings.iter().filter(|finding| !finding.kind.is_favourable()) {
        let once = RECORD.raised_once_of(&finding.id);
        assert!(followed.contains(finding.id.as_str()) != once.is_some(), "{}", finding.id);
        assert!(once.is_none_or(|once| once.reason.split_whitespace().count() >= 8), "{}: a reason", finding.id);
    }
}

/// The documents number their own recommendations: 12 bullets in 2006, 8 bullets in 2021; in 2016 13 points
/// for the council and four paragraphs for the safeguarding board, one of them of two sentences.
#[test]
fn every_recommendation_of_2006_2016_and_2021_is_in_a_thread_with_a_verdict_that_cites_units() {
    for (inspection, wanted) in [("apa-2006", 12), ("sif-2016", 13 + 5), ("ilacs-2021", 8)] {
        let own: Vec<_> = RECORD
            .findings
            .iter()
            .filter(|finding| finding.kind == codes::kind("recommendation") && finding.inspection == inspection)
            .collect();
        let numbered: BTreeSet<&str> = own.iter().flat_map(|finding| &finding.units).map(|id| &**id).collect();
        assert_eq!(numbered.len(), wanted, "{inspection}: {numbered:?}");
        for finding in own {
            let threads: Vec<&Thread> = RECORD.threads_of_finding(&finding.id).collect();
            assert!(!threads.is_empty(), "{} is followed", finding.id);
            for thread in threads {
                let step = thread.steps.iter().find(|step| step.findings.contains(&finding.id)).unwrap();
                assert!(
                    step.says.is_concern() || step.says == codes::says("improved"),
                    "{}: {:?}",
                    finding.id,
                    step.says
                );
            }
        }
    }
}

#[test]
fn every_area_of_the_plan_leads_back_and_forward_or_says_why_not() {
    let traced = trace(&RECORD);
    assert_eq!(traced.len(), 16);
    let mut silent = Vec::new();
    for trace in &traced {
        assert!(trace.answers.iter().all(|finding| finding.inspection == "ilacs-2021"), "{}", trace.area.id);
        assert!(!trace.answers.is_empty(), "{} leads back to a finding", trace.area.id);
        assert!(!trace.outcomes.is_empty(), "{} leads to a thread", trace.area.id);
        for outcome in &trace.outcomes {
            let raised = outcome.thread.step("ilacs-2021").expect("the thread holds what the area answers");
            assert!(!raised.findings.is_empty());
            if let Some(step) = outcome.step {
                assert_eq!(step.from, "ilacs-2024");
                assert!(!step.findings.is_empty(), "{}: the outcome is cited", trace.area.id);
            }
        }
        if trace.outcomes.iter().all(|outcome| outcome.step.is_none()) {
            silent.push(trace.area.id.as_str());
        }
    }
    // Where the 2024 report says nothing of the issue, its silence is told.
    assert_eq!(silent, ["C3", "C10", "C11", "C12", "C15", "C16"]);
    let c16 = traced.iter().find(|trace| trace.area.id == "C16").unwrap();
    assert_eq!(c16.same_as.map(|area| area.id.as_str()), Some("C3"));
}

#[test]
fn silence_means_something_only_where_a_document_looked() {
    let silence = |thread: &str, voice: &str| {
        let course = course(thread);
        let event =
            course.events(&RECORD).into_iter().find(|event| event.voice.id() == voice).expect("it is on the line");
        event.said.expect_err("it is silent")
    };
    // 2011 looked at the front door alone.
    assert!(!silence("placement-with-parents", "contact-2011").counts);
    assert!(!silence("placement-with-parents", "contact-2011").words().contains("not a judgement"));
    // The plan at hand is workstream C alone: the front door is none of its business, care is.
    assert!(!silence("assessment-quality", "plan-2022").counts);
    assert!(silence("brothers-and-sisters", "plan-2022").counts);
    // A full inspection looked, but its silence is still not a judgement.
    let full = silence("placement-with-parents", "ilacs-2024");
    assert!(full.counts && full.words().starts_with("That is not a judgement either way. "));
    // Nobody is silent before the issue was raised, or in a document that is not held.
    let voices: Vec<String> =
        course("private-fostering").events(&RECORD).iter().map(|e| e.voice.id().to_owned()).collect();
    assert_eq!(voices, ["ilacs-2021", "plan-2022", "panel-2022", "ilacs-2024"]);
}

#[test]
fn todays_concerns_stand_first_the_oldest_at_the_top_and_the_filters_share_the_threads_out() {
    let all = courses(&RECORD);
    assert_eq!(all.len(), RECORD.threads.len());
    let concerns: Vec<&Course> =
        all.iter().take_while(|c| c.standing.stance().is_some_and(|s| s.is_concern())).collect();
    assert!(concerns.len() > 10 && concerns.is_sorted_by_key(|course| course.raised));
    assert!(!all.iter().skip(concerns.len()).any(|c| c.standing.stance().is_some_and(|s| s.is_concern())));
    let still_open = ThreadFilter::default().with_open(&RECORD.codebook, &all);
    assert_eq!(still_open, all.iter().filter(|course| course.is_open()).count());
    let none = ThreadFilter::default();
    let states: usize = codes::standings().iter().map(|standing| none.with_standing(*standing, &all)).sum();
    assert_eq!(states, all.len(), "every thread has one state");
    assert!(
        codes::standings().iter().all(|standing| none.with_standing(*standing, &all) > 0),
        "every state is met with"
    );
    assert!(codes::areas().iter().any(|area| none.with_area(*area, &all) > 20));
    let long = ThreadFilter { years: 15, ..ThreadFilter::default() };
    let shown: Vec<&Course> = all.iter().filter(|course| long.shows(course)).collect();
    assert!(shown.iter().all(|course| course.raised.year() == 2006) && !shown.is_empty());
    let standing = course("placement-with-parents").standing;
    assert_eq!(standing, codes::standing("not-mentioned"), "2024 does not mention it");
}

#[test]
fn the_first_screen_names_the_oldest_issue_that_is_still_a_concern() {
    let all = courses(&RECORD);
    let open = all.iter().find(|course| course.is_open()).unwrap();
    assert_eq!((open.thread.id.as_str(), open.raised.year()), ("assessment-quality", 2009));
    assert_eq!(course("private-fostering").summary(), "Raised in 2021, improved in 2024.");
    assert_eq!(course("records-to-the-child").summary(), "Raised in 2021, judged good in 2024.");
    assert_eq!(
        course("placement-with-parents").summary(),
        "Raised in 2006, improved in 2016, raised again in 2021; not mentioned in 2024."
    );
}

#[test]
fn what_changed_from_2021_to_2024_follows_from_threads_and_topics() {
    let changed = changed(&RECORD, "ilacs-2021", "ilacs-2024").expect("both are under the same framework");
    let became = |id: &str| changed.issues.iter().find(|issue| issue.thread == Some(id)).map(|issue| issue.change);
    assert_eq!(became("private-fostering"), Some(Change::Better), "how long assessments take is not mentioned");
    assert_eq!(became("assessment-quality"), Some(Change::Still));
    assert_eq!(became("contingency-planning"), Some(Change::New));
    assert_eq!(became("placement-with-parents"), Some(Change::Gone));
    assert_eq!(became("self-evaluation"), Some(Change::Turned));
    assert_eq!(became("supervision"), Some(Change::Better), "mostly effective");
    assert_eq!(became("early-help"), None, "no concern in either");
    // Every concern and recommendation of both inspections is accounted for.
    let listed: HashSet<&str> = changed.issues.iter().flat_map(|m| &m.findings).map(|f| f.id.as_str()).collect();
    for finding in RECORD.findings.iter().filter(|finding| !finding.kind.is_favourable()) {
        if ["ilacs-2021", "ilacs-2024"].contains(&finding.inspection.as_str()) {
            assert!(listed.contains(finding.id.as_str()), "{}", finding.id);
        }
    }
    let both: HashSet<_> = changed.topics_still.iter().collect();
    assert!(changed.topics_turned.iter().chain(&changed.topics_new).all(|topic| !both.contains(topic)));
}

#[test]
fn nothing_is_said_to_have_changed_between_frameworks_or_backwards() {
    assert!(changed(&RECORD, "sif-2016", "ilacs-2021").is_none());
    assert!(changed(&RECORD, "ilacs-2024", "ilacs-2021").is_none());
    let ids: Vec<(&str, &str)> = pairs(&RECORD).iter().map(|(from, to)| (from.id.as_str(), to.id.as_str())).collect();
    assert_eq!(ids, [("ilacs-2021", "ilacs-2024")]);
}
