//! The inspections and their reports: what is found in them, sentence by sentence.

use crate::dice::Dice;
use crate::words::{About, Kind, TOPICS, Topic, Words};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The areas, each with the share of findings that are about it, in percent.
const AREAS: [(&str, usize); 5] =
    [("overall", 5), ("leaders", 20), ("help-and-protection", 35), ("children-in-care", 28), ("care-leavers", 12)];

/// How many findings a report has on average.
const FINDINGS: usize = 45;

/// The first year and the number of years.
const YEARS: (usize, usize) = (2006, 20);

/// A finding, as threads and the plan need it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its first unit.
    pub unit: String,
    /// What it does.
    pub kind: Kind,
    /// Its area.
    pub area: &'static str,
    /// Its topic, by its place among [`TOPICS`].
    pub topic: usize,
    /// What it is about.
    pub about: About,
}

/// The findings of an inspection.
#[derive(Clone, Debug)]
pub struct Report {
    /// The inspection's id, and that of its report.
    pub id: String,
    /// The year of the inspection.
    pub year: u16,
    /// What was found.
    pub found: Vec<Found>,
}

/// The files that reports fill.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// `inspections.json`
    pub inspections: Vec<Value>,
    /// `documents.json`
    pub documents: Vec<Value>,
    /// `findings.json`
    pub findings: Vec<Value>,
    /// `coding.csv`
    pub coding: String,
}

impl Files {
    /// Adds a row of `coding.csv`.
    pub fn code(&mut self, unit: &str, kind: &str, area: &str, topic: &str, restates: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.coding, "{unit},{kind},{area},{topic},{restates}");
    }
}

/// What kind of inspection it is.
struct Rules {
    framework: &'static str,
    event: &'static str,
    scale: [&'static str; 4],
    /// Whether it gives grades, and how much it looks at where that is not what its framework says.
    graded: bool,
    reach: Option<&'static str>,
}

fn rules(dice: &mut Dice, year: usize) -> Rules {
    let rules = |framework, event, scale, graded, reach| Rules { framework, event, scale, graded, reach };
    match year {
        ..2009 => rules("rating", "Annual rating", ["poor", "fair", "good", "excellent"], true, None),
        2009..2013 => {
            let scale = ["inadequate", "adequate", "good", "outstanding"];
            rules("review", "Safeguarding review", scale, true, None)
        }
        2013..2018 => {
            let scale = ["inadequate", "requires improvement", "good", "outstanding"];
            rules("single", "Single inspection", scale, true, None)
        }
        _ => {
            let scale = ["inadequate", "requires improvement to be good", "good", "outstanding"];
            if dice.in_percent(40) {
                rules("standard", "Standard inspection", scale, true, None)
            } else {
                rules("standard", "Focused visit", scale, false, Some("part"))
            }
        }
    }
}

/// Makes the reports of as many findings.
pub fn reports(dice: &mut Dice, number: usize, files: &mut Files) -> Vec<Report> {
    let mut words = Words::default();
    let many = number.div_ceil(FINDINGS);
    let mut reports = Vec::with_capacity(many);
    let mut carried = 0;
    for at in 0..many {
        // Every other report has a few findings more, and the next one as many fewer.
        let even = (at + 1) * number / many - at * number / many;
        let more = if at % 2 == 0 && at + 1 < many { dice.below(even / 4 + 1) } else { 0 };
        let size = (even + more).saturating_sub(carried);
        carried = more;
        let day = at * YEARS.1 * 336 / many;
        let (year, day) = (YEARS.0 + day / 336, day % 336);
        let (month, day) = (day / 28 + 1, day % 28 + 1);
        let rules = rules(dice, year);
        let id = format!("{}-{year}-{}", rules.framework, at + 1);
        let published =
            if month < 12 { format!("{year}-{:02}-{day:02}", month + 1) } else { format!("{}-01-{day:02}", year + 1) };
        let mut report = Report { id, year: u16::try_from(year).unwrap_or_default(), found: Vec::new() };
        let grades = write(dice, &mut words, &mut report, &rules, size, files);
        let title = format!("{}, {year}, number {}", rules.event, at + 1);
        files.documents.push(json!({
            "id": report.id, "title": title, "form": if rules.graded { "report" } else { "letter" },
            "author": "County Inspectors", "by_inspectorate": true, "published": published, "inspection": report.id,
            "held": "The whole document.", "silence": "It looked at what its headings name.",
            "sections": grades.sections,
        }));
        let mut inspection = json!({
            "id": report.id, "framework": rules.framework, "event": rules.event,
            "start": format!("{year}-{month:02}-{day:02}"), "published": published,
            "graded": if rules.graded { "yes" } else { "no" },
            "source": {"place": "The document itself", "document": report.id},
        });
        if let (Some(reach), Some(inspection)) = (rules.reach, inspection.as_object_mut()) {
            inspection.insert("reach".into(), json!(reach));
        }
        if let (true, Some(inspection)) = (rules.graded, inspection.as_object_mut()) {
            inspection.insert("grades".into(), json!(grades.grades));
        }
        files.inspections.push(inspection);
        reports.push(report);
    }
    reports
}

/// What a report says besides its findings.
struct Beside {
    sections: Vec<Value>,
    grades: Vec<Value>,
}

/// Writes a report: a summary that repeats two findings, and a section for each area.
fn write(
    dice: &mut Dice,
    words: &mut Words,
    report: &mut Report,
    rules: &Rules,
    size: usize,
    files: &mut Files,
) -> Beside {
    let id = report.id.clone();
    let mut body = Files::default();
    let mut beside = Beside { sections: vec![json!({"label": "Summary", "first": "summary1.s1"})], grades: Vec::new() };
    let (mut paragraph, mut done, mut share) = (0, 0, 0);
    for (area, percent) in AREAS {
        share += percent;
        let end = if share == 100 { size } else { size * share / 100 };
        beside.sections.push(
            json!({"label": crate::words::capital(&area.replace('-', " ")), "first": format!("p{}.s1", paragraph + 1)}),
        );
        let mut last_unit = String::new();
        while done < end || last_unit.is_empty() {
            paragraph += 1;
            let mut sentence = 0;
            let mut before = None;
            for _ in 0..(2 + dice.below(4)).min(end - done) {
                let (kind, topic) = code(dice, before);
                before = Some((kind, topic));
                let first = sentence + 1;
                sentence += 1 + usize::from(dice.in_percent(30));
                let units: Vec<String> = (first..=sentence).map(|s| format!("{id}/p{paragraph}.s{s}")).collect();
                let Some(at) = TOPICS.get(topic) else { continue };
                found(dice, words, report, &mut body, area, (kind, topic, at), units);
                if kind == Kind::Concern && dice.in_percent(10) {
                    sentence += 1;
                    respond(dice, report, &mut body, &format!("{id}/p{paragraph}.s{sentence}"));
                }
                done += 1;
            }
            sentence += 1;
            last_unit = format!("{id}/p{paragraph}.s{sentence}");
            let graded = rules.graded && done >= end;
            body.code(&last_unit, if graded { "grade" } else { "context" }, area, "-", "");
        }
        if rules.graded {
            let rank = 1 + dice.below(4);
            beside.grades.push(json!({
                "judgement": area.replace('-', " "), "areas": [area], "grade": rules.scale.get(rank - 1), "rank": rank,
                "status": "published",
                "source": {"place": "The end of its section", "document": id, "units": [last_unit]},
            }));
        }
    }
    files.code(&format!("{id}/summary1.s1"), "context", "overall", "-", "");
    for (at, said) in report.found.iter().take(2).enumerate() {
        let topic = TOPICS.get(said.topic).map_or("-", |topic| topic.0);
        let unit = format!("{id}/summary1.s{}", at + 2);
        files.code(&unit, said.kind.token(), said.area, topic, &said.unit);
    }
    files.coding.push_str(&body.coding);
    files.findings.append(&mut body.findings);
    beside
}

/// A kind and a topic other than the one before: equal neighbours would be one finding.
fn code(dice: &mut Dice, before: Option<(Kind, usize)>) -> (Kind, usize) {
    loop {
        let kind = match dice.below(100) {
            ..55 => Kind::Strength,
            55..58 => Kind::Met,
            58..92 => Kind::Concern,
            _ => Kind::Recommendation,
        };
        let code = (kind, dice.below(TOPICS.len()));
        if before != Some(code) {
            return code;
        }
    }
}

/// Adds a finding of these units.
fn found(
    dice: &mut Dice,
    words: &mut Words,
    report: &mut Report,
    files: &mut Files,
    area: &'static str,
    (kind, topic, said): (Kind, usize, &Topic),
    units: Vec<String>,
) {
    let (about, summary) = words.finding(dice, kind, said);
    for unit in &units {
        files.code(unit, kind.token(), area, said.0, "");
    }
    let Some(unit) = units.first().cloned() else { return };
    let id = format!("{unit}:{}", kind.token());
    let mut finding = json!({
        "id": id, "inspection": report.id, "area": area, "kind": kind.token(), "topic": said.0, "units": units,
        "summary": summary,
    });
    if kind == Kind::Recommendation
        && dice.in_percent(40)
        && let Some(finding) = finding.as_object_mut()
    {
        finding.insert("urgency".into(), json!(dice.word(&["at-once", "three-months", "six-months"])));
    }
    files.findings.push(finding);
    report.found.push(Found { id, unit, kind, area, topic, about });
}

/// Adds what was being done about the last finding.
fn respond(dice: &mut Dice, report: &Report, files: &mut Files, unit: &str) {
    let Some(last) = report.found.last() else { return };
    let topic = TOPICS.get(last.topic).map_or("-", |topic| topic.0);
    files.code(unit, "response", last.area, topic, "");
    let told = json!([{"summary": Words::response(dice, last.about), "units": [unit]}]);
    if let Some(finding) = files.findings.last_mut().and_then(Value::as_object_mut) {
        finding.insert("responses".into(), told);
    }
}
