//! The record as it is compiled in: what the documents themselves state must hold.
use crate::support::codes;
use inspection_explorer::bundle;
use inspection_explorer::keys;
use inspection_explorer::record::cite::{cite, paragraph, split};
use inspection_explorer::record::source::{Sources, coding, derive, second};
use inspection_explorer::record::{
    Area, DocumentId, FindingId, Graded, Kind, PlanAreaId, Record, SUMMARY_LIMIT, UnitId,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

fn record() -> Record {
    bundle::record().expect("the compiled record reads")
}

fn sources() -> Sources {
    inspection_explorer::record::source::read(Path::new("src/data")).expect("the record's files read")
}

/// The coded units whose place begins so, by the unit.
fn units_at(start: &str) -> Vec<coding::CodedUnit> {
    sources().coding.into_iter().filter(|unit| unit.unit.starts_with(start)).collect()
}

fn has(unit: &coding::CodedUnit, kind: Kind) -> bool {
    unit.codes.iter().any(|code| code.kind == kind)
}

#[test]
fn the_record_passes_every_check() {
    let check = Command::new("script/check-data").arg("src/data").output().expect("script/check-data runs");
    let said = String::from_utf8_lossy(&check.stdout);
    assert_eq!(check.status.code(), Some(0), "{said}");
    assert!(said.contains("holds together"));
}

/// What readers wrote in the first version was written about this record.
#[test]
fn the_record_is_the_one_that_the_first_version_held() {
    assert_eq!(record().authority.id, keys::FIRST_RECORD);
}

#[test]
fn every_document_is_coded_to_its_last_unit() {
    let counts: BTreeMap<DocumentId, usize> = record().documents.iter().map(|d| (d.id.clone(), d.units)).collect();
    let expected = [
        ("apa-2006", 67),
        ("ilacs-2021", 129),
        ("ilacs-2024", 190),
        ("letter-2011", 41),
        ("panel-2022", 113),
        ("plan-2022", 94),
        ("sif-2016", 754),
    ];
    assert_eq!(counts, expected.into_iter().map(|(id, n)| (id.into(), n)).collect());
}

#[test]
fn findings_follow_from_the_coding_by_the_rule() {
    let sources = sources();
    let derived: Vec<(FindingId, Vec<UnitId>)> =
        derive::findings(&sources.coding).into_iter().map(|f| (f.id, f.units)).collect();
    let told: Vec<(FindingId, Vec<UnitId>)> = record().findings.into_iter().map(|f| (f.id, f.units)).collect();
    assert_eq!(told, derived);
}

#[test]
fn every_id_is_unique_and_every_citation_leads_somewhere() {
    let record = record();
    let ids: BTreeSet<&str> = record.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(ids.len(), record.findings.len());
    for finding in &record.findings {
        let citation = cite(&record, &finding.units).unwrap_or_else(|| panic!("{} has no citation", finding.id));
        assert!(!citation.section.is_empty() && !citation.place.is_empty(), "{}", finding.id);
        assert!(record.inspection(&finding.inspection).is_some(), "{}", finding.id);
        for unit in &finding.told_again {
            assert!(cite(&record, std::slice::from_ref(unit)).is_some(), "{unit}");
        }
    }
}

#[test]
fn summaries_are_one_short_sentence_and_differ() {
    let record = record();
    let mut seen = BTreeSet::new();
    for finding in &record.findings {
        let length = finding.summary.chars().count();
        assert!((20..=SUMMARY_LIMIT).contains(&length), "{}: {length} characters", finding.id);
        assert!(finding.summary.ends_with('.') && finding.summary.is_ascii(), "{}: {}", finding.id, finding.summary);
        assert!(seen.insert(finding.summary.to_ascii_lowercase()), "{} says what another finding says", finding.id);
        for word in ["placement breakdown", " LAC ", "contact with family", " IRO", " PA "] {
            assert!(!finding.summary.contains(word), "{}: say it in plain words: {word}", finding.id);
        }
    }
}

#[test]
fn the_2006_table_holds() {
    let record = record();
    let apa = record.inspection("apa-2006").unwrap();
    let grades: Vec<(&str, &str, u8)> =
        apa.grades.iter().map(|g| (g.judgement.as_str(), g.grade.as_str(), g.rank.unwrap())).collect();
    assert_eq!(
        grades,
        [
            ("contribution of children's services", "adequate", 2),
            ("capacity to improve", "adequate", 2),
            ("management of services", "good", 3),
            ("staying safe", "adequate", 2),
            ("contribution of social care services", "adequate", 2),
            ("being healthy", "good", 3),
            ("enjoying and achieving", "adequate", 2),
            ("making a positive contribution", "good", 3),
            ("achieving economic well-being", "adequate", 2),
        ]
    );
}

#[test]
fn the_2016_2021_and_2024_tables_hold() {
    let record = record();
    let table = |id: &str| -> Vec<(Vec<Area>, String)> {
        record.inspection(id).unwrap().grades.iter().map(|g| (g.areas.clone(), g.grade.clone())).collect()
    };
    let row = |area, grade: &str| (vec![codes::area(area)], grade.to_owned());
    assert_eq!(
        table("ilacs-2024"),
        [
            row("overall", "good"),
            row("leaders", "good"),
            row("help-and-protection", "good"),
            row("children-in-care", "good"),
            row("care-leavers", "outstanding")
        ]
    );
    let rig = "requires improvement to be good";
    assert_eq!(
        table("ilacs-2021"),
        [
            row("overall", rig),
            row("leaders", rig),
            row("help-and-protection", rig),
            (vec![codes::area("children-in-care"), codes::area("care-leavers")], rig.to_owned())
        ]
    );
    let sif = record.inspection("sif-2016").unwrap();
    assert_eq!(sif.grades.len(), 6);
    assert!(sif.grades.iter().all(|grade| grade.grade == "requires improvement"));
    let subs: Vec<&str> = sif.grades.iter().filter(|g| g.sub_judgement).map(|g| g.judgement.as_str()).collect();
    assert_eq!(subs, ["experiences and progress of care leavers", "adoption performance"]);
    let board = record.inspection("lscb-2016").unwrap();
    assert!(board.grades.iter().all(|grade| grade.areas.is_empty()), "the board's review stands out of the areas");
}

#[test]
fn every_known_event_is_there_with_how_sure_it_is() {
    let record = record();
    let ids: Vec<&str> = record.inspections.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "jar-2006",
            "apa-2006",
            "apa-2008",
            "contact-2009",
            "rating-2009",
            "contact-2011",
            "rating-2011",
            "slac-2012",
            "lscb-2016",
            "sif-2016",
            "visit-2020",
            "ilacs-2021",
            "visit-2022",
            "visit-2023",
            "ilacs-2024",
        ]
    );
    let status = |id: &str| record.inspection(id).unwrap().grades.iter().map(|g| g.status).collect::<BTreeSet<_>>();
    assert_eq!(status("apa-2008"), BTreeSet::from([codes::status("press")]));
    assert_eq!(status("slac-2012"), BTreeSet::from([codes::status("reported")]));
    assert_eq!(record.inspection("apa-2008").unwrap().grades[0].grade, "inadequate");
    for unknown in ["jar-2006", "rating-2009"] {
        assert_eq!(record.inspection(unknown).unwrap().graded, Graded::Unknown);
    }
}

#[test]
fn the_twelve_recommendations_of_the_joint_area_review_stand_as_2_5_2_2_1() {
    let count = |section: &str| {
        units_at(&format!("apa-2006/{section}.b"))
            .iter()
            .filter(|unit| has(unit, codes::kind("recommendation")))
            .count()
    };
    let sections = [
        "being-healthy",
        "staying-safe",
        "enjoying-and-achieving",
        "making-a-positive-contribution",
        "achieving-economic-well-being",
    ];
    assert_eq!(sections.map(count), [2, 5, 2, 2, 1]);
}

#[test]
fn the_letter_of_2011_has_2_strengths_9_requirements_met_and_4_areas_for_development() {
    let bullets = |section: &str, kind: Kind| {
        let units = units_at(&format!("letter-2011/{section}.b"));
        let all: BTreeSet<String> = units.iter().map(|unit| paragraph(&unit.unit).0.to_owned()).collect();
        let coded: BTreeSet<String> =
            units.iter().filter(|unit| has(unit, kind)).map(|unit| paragraph(&unit.unit).0.to_owned()).collect();
        assert_eq!(all, coded, "every bullet of {section} has a {}", kind.token());
        all.len()
    };
    assert_eq!(bullets("strengths", codes::kind("strength")), 2);
    assert_eq!(bullets("meets-requirements", codes::kind("meets-requirement")), 9);
    assert_eq!(bullets("areas-for-development", codes::kind("concern")), 4);
}

#[test]
fn five_concerns_of_2009_are_reported_and_not_counted() {
    let record = record();
    let contact = record.inspection("contact-2009").unwrap();
    assert_eq!(contact.reported.len(), 5);
    assert!(record.findings.iter().all(|finding| finding.inspection != "contact-2009"));
}

#[test]
fn recommendations_of_2016_2021_and_2024_are_13_8_and_3() {
    let recommended =
        |start: &str| units_at(start).iter().filter(|unit| has(unit, codes::kind("recommendation"))).count();
    assert_eq!(recommended("sif-2016/rec"), 13);
    assert_eq!(recommended("ilacs-2021/improve"), 8);
    assert_eq!(recommended("ilacs-2024/improve"), 3);
    // Bullets 6 to 8 of 2021 repeat the panel's three: one finding, told in two documents.
    let record = record();
    for (number, full) in [(6, 1), (7, 2), (8, 3)] {
        let finding = record.finding(&format!("panel-2022/rec{full}:recommendation")).unwrap();
        assert!(finding.told_again.contains(&UnitId::new(format!("ilacs-2021/improve{number}"))), "{number}");
    }
    let findings =
        record.findings.iter().filter(|f| f.inspection == "ilacs-2021" && f.kind == codes::kind("recommendation"));
    let units: BTreeSet<&UnitId> = findings.flat_map(|finding| &finding.units).collect();
    assert_eq!(units.len(), 8);
}

#[test]
fn the_reports_have_their_paragraphs() {
    let numbers = |start: &str| -> BTreeSet<u32> {
        let places = units_at(start)
            .into_iter()
            .filter_map(|unit| paragraph(split(&unit.unit)?.1).0.strip_prefix('p')?.parse().ok());
        places.collect()
    };
    assert_eq!(numbers("ilacs-2024/"), (1..=40).collect());
    assert_eq!(numbers("sif-2016/"), (14..=153).collect());
    assert_eq!(numbers("panel-2022/"), (15..=36).collect());
    let last = *numbers("ilacs-2021/").last().unwrap();
    assert_eq!(numbers("ilacs-2021/"), (1..=14).chain(37..=last).collect());
}

#[test]
fn the_plan_has_sixteen_areas_and_each_of_its_actions_once() {
    let record = record();
    let ids: Vec<PlanAreaId> = record.plan.iter().map(|area| area.id.clone()).collect();
    assert_eq!(ids, (1..=16).map(|n| format!("C{n}")).collect::<Vec<_>>());
    let planned: BTreeSet<UnitId> = record
        .plan
        .iter()
        .flat_map(|area| area.actions.iter().map(|a| a.unit.clone()).chain([area.unit.clone()]))
        .collect();
    let coded: BTreeSet<UnitId> = units_at("plan-2022/C")
        .into_iter()
        .filter(|unit| !unit.unit.contains("context"))
        .map(|unit| unit.unit)
        .collect();
    assert_eq!(planned, coded);
    for area in &record.plan {
        assert!(
            area.answers.iter().all(|unit| unit.starts_with("ilacs-2021/") || unit.starts_with("panel-2022/")),
            "{}",
            area.id
        );
        assert!(area.actions.iter().all(|action| action.summary.chars().count() <= SUMMARY_LIMIT), "{}", area.id);
    }
    let again = record.plan[15].actions.iter().find_map(|action| action.same_as.as_deref());
    assert_eq!(again, Some("C3"), "C16 refers to C3");
}

#[test]
fn a_unit_repeats_only_a_unit_of_its_own_kind() {
    let sources = sources();
    let by_unit: BTreeMap<&str, &coding::CodedUnit> =
        sources.coding.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    for unit in sources.coding.iter().filter(|unit| !unit.unit.ends_with(".area") && !has(unit, codes::kind("grade"))) {
        let full: BTreeSet<Kind> = unit
            .restates
            .iter()
            .filter_map(|full| by_unit.get(full.as_str()))
            .flat_map(|unit| &unit.codes)
            .map(|code| code.kind)
            .collect();
        if !full.is_empty() {
            let own: BTreeSet<Kind> = unit.codes.iter().map(|code| code.kind).collect();
            assert!(own.is_subset(&full), "{} is {own:?}, what it repeats is {full:?}", unit.unit);
        }
    }
}

/// The number by which units are drawn for the second coding: a hash, so that anyone can draw them again.
fn lot(unit: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in format!("2026-11-22 {unit}").bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    for factor in [0xff51_afd7_ed55_8ccd_u64, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// The summaries of the 2016 report, its page for children and its review of the safeguarding board.
fn coded_after_the_draw(unit: &str) -> bool {
    let Some(place) = unit.strip_prefix("sif-2016/") else { return false };
    let number = paragraph(place).0.strip_prefix('p').and_then(|number| number.parse::<u32>().ok());
    !(place.starts_with("rec") || number.is_some_and(|number| (14..=125).contains(&number)))
}

#[test]
fn the_second_coding_is_a_random_part_drawn_with_a_fixed_seed() {
    let sources = sources();
    let units = sources.coding.iter().map(|unit| unit.unit.as_str());
    let mut units: Vec<&str> = units.filter(|unit| !coded_after_the_draw(unit)).collect();
    units.sort_by_key(|unit| lot(unit));
    let drawn: BTreeSet<&str> = units.into_iter().take(240).collect();
    let (later, coded): (Vec<&str>, Vec<&str>) =
        sources.second.units.iter().map(|unit| unit.unit.as_str()).partition(|unit| coded_after_the_draw(unit));
    assert_eq!(coded.into_iter().collect::<BTreeSet<_>>(), drawn);
    // Of the 229 units with which the report was completed, 60.
    assert_eq!(later.into_iter().collect::<BTreeSet<_>>().len(), 60);
}

#[test]
fn the_agreement_shown_is_that_of_the_two_files() {
    let sources = sources();
    let pairs = second::pairs(&sources.coding, &sources.second, &sources.codebook);
    assert_eq!(pairs.len(), 300);
    let shown = record().agreement.unwrap();
    // Observed agreement by hand; kappa can be no larger.
    let same = |by: fn(&coding::CodedUnit) -> Vec<String>| {
        let agree = pairs
            .iter()
            .filter(|(a, b)| by(a).iter().collect::<BTreeSet<_>>() == by(b).iter().collect::<BTreeSet<_>>())
            .count();
        agree as f64 / pairs.len() as f64
    };
    let kinds = same(|unit| unit.codes.iter().map(|code| code.kind.token().to_owned()).collect());
    let areas = same(|unit| unit.codes.iter().map(|code| code.area.token().to_owned()).collect());
    let topics = same(|unit| unit.codes.iter().map(|code| code.topic.map_or("-", |t| t.token()).to_owned()).collect());
    for (kappa, observed) in [(shown.kind, kinds), (shown.area, areas), (shown.topic, topics)] {
        assert!(kappa > 0.0 && kappa <= observed && observed < 1.0, "kappa {kappa}, observed {observed}");
    }
    assert_eq!(shown, second::agreement(&sources.coding, &sources.second, &sources.codebook).unwrap());
}

/// The joint area review of 2006 asked for twelve actions: four at once, five within six months, three later on. One of the
/// five is told in two findings, since it has two topics.
#[test]
fn the_twelve_actions_of_2006_say_how_soon() {
    let record = record();
    let asked = |token: &str| -> Vec<&str> {
        let urgency = record.codebook.urgency(token);
        let told = record.findings.iter().filter(|finding| finding.urgency.is_some() && finding.urgency == urgency);
        told.map(|finding| finding.units[0].as_str()).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    assert_eq!(
        asked("immediate"),
        [
            "apa-2006/enjoying-and-achieving.b1.s1",
            "apa-2006/staying-safe.b1.s1",
            "apa-2006/staying-safe.b2.s1",
            "apa-2006/staying-safe.b3.s1"
        ]
    );
    assert_eq!((asked("six-months").len(), asked("longer-term").len()), (5, 3));
    assert!(record.findings.iter().all(|finding| finding.urgency.is_none() || finding.inspection == "apa-2006"));
}

/// What the council said that it was doing is told somewhere: in a finding, a thread, or beside the plan.
#[test]
fn every_response_can_be_found_by_a_reader() {
    let record = record();
    let in_findings = record.findings.iter().flat_map(|finding| &finding.units);
    let answered = record.findings.iter().flat_map(|finding| &finding.responses).flat_map(|told| &told.units);
    let in_threads = record.threads.iter().flat_map(|thread| &thread.steps).flat_map(|step| &step.units);
    let of_plan = record.about_plan.iter().flat_map(|part| &part.lines).flat_map(|told| &told.units);
    let told: BTreeSet<&UnitId> = in_findings.chain(answered).chain(in_threads).chain(of_plan).collect();
    let hidden: Vec<String> = sources()
        .coding
        .into_iter()
        .filter(|unit| unit.restates.is_empty() && !told.contains(&unit.unit))
        .filter(|unit| unit.codes.iter().any(|code| code.kind.token() == "response"))
        .map(|unit| unit.unit.to_string())
        .collect();
    assert_eq!(hidden, [""; 0]);
}

/// How and when the plan was to be checked, and its own key, as the plan and the panel's report say.
#[test]
fn the_days_on_which_the_plan_was_to_be_checked_and_its_key_are_told() {
    let record = record();
    let lines = || record.about_plan.iter().flat_map(|part| &part.lines);
    let days: Vec<String> = lines().filter_map(|told| told.on).map(String::from).collect();
    for day in ["2022-02-10", "2022-02-28", "2022-03-21"] {
        assert!(days.iter().any(|told| told == day), "{day} is not in {days:?}");
    }
    let key: Vec<usize> = record.about_plan.iter().filter(|part| part.key).map(|part| part.lines.len()).collect();
    assert_eq!(key, [5]);
    let words: String = lines().map(|told| told.summary.as_str()).collect();
    for name in ["Heath", "Baig", "Craig", "Enser", "Marshall", "Boatswain", "Roberts"] {
        assert!(!words.contains(name), "roles, not names: {name}");
    }
}

/// A thread in which only one report speaks is there for what that report asks.
#[test]
fn a_thread_of_one_report_holds_a_recommendation() {
    let record = record();
    let single: Vec<&str> = record.threads_of_one_report().map(|thread| thread.id.as_str()).collect();
    assert!((4..=8).contains(&single.len()), "{single:?}");
    for thread in record.threads_of_one_report() {
        let asks = thread.findings(&record).any(|finding| finding.kind.token() == "recommendation");
        assert!(asks, "{}", thread.id);
    }
}
