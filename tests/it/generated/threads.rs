//! Issues followed through time at random, by the rules of threads: praise before anybody raised it, then a concern, then
//! what became of it.

use super::Draft;
use super::authorities::TOPICS;
use super::events::date_of;
use inspection_explorer::record::Date;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is followed.
pub struct Followed {
    pub threads: Vec<Value>,
    pub once: Vec<Value>,
    pub strong: Vec<Value>,
}

/// Somebody who can speak: an inspection, or with `false` the authority.
struct Speaker {
    when: Date,
    id: String,
    inspects: bool,
    held: bool,
}

impl Draft {
    /// Draws the threads, and what is in none of them.
    pub(super) fn draw_threads(&mut self, plan: &[Value]) -> Followed {
        let mut followed = Followed { threads: Vec::new(), once: Vec::new(), strong: Vec::new() };
        if self.draws("no threads", 15) {
            return followed;
        }
        let speakers = self.speakers();
        for number in 1..=self.dice.between(0, 7) {
            let (steps, raised) = self.steps(&speakers, plan);
            let thread = json!({"id": format!("issue-{number}"), "name": format!("Issue {number} here"),
                "question": format!("Is issue {number} dealt with?"), "steps": steps});
            if raised {
                followed.threads.push(thread);
            } else if steps.len() >= 3 && steps.iter().all(|step| step["says"] == "praised") {
                followed.strong.push(thread);
            }
        }
        let cited: BTreeSet<String> = followed.threads.iter().flat_map(cited).collect();
        for (number, finding) in self.findings.iter().enumerate() {
            let critical = finding["kind"] == "concern" || finding["kind"] == "recommendation";
            if critical && !cited.contains(finding["id"].as_str().unwrap()) {
                followed.once.push(json!({"id": format!("once-{number}"), "name": format!("Matter {number}"),
                    "reason": "Nobody else mentions it.", "findings": [finding["id"]]}));
            }
        }
        followed
    }

    fn speakers(&self) -> Vec<Speaker> {
        let inspections = self.events.iter().map(|event| Speaker {
            when: event.when,
            id: event.id.clone(),
            inspects: true,
            held: event.held,
        });
        let plans = self.documents.iter().filter(|document| document["by_inspectorate"] == false).map(|document| {
            let id = document["id"].as_str().unwrap().to_owned();
            Speaker { when: date_of(&document["published"]), id, inspects: false, held: true }
        });
        let mut speakers: Vec<Speaker> = inspections.chain(plans).collect();
        speakers.sort_by_key(|speaker| speaker.when);
        speakers
    }

    /// The steps of one issue, and whether it was ever raised.
    fn steps(&mut self, speakers: &[Speaker], plan: &[Value]) -> (Vec<Value>, bool) {
        let topics = [self.dice.pick(&TOPICS), self.dice.pick(&TOPICS)];
        let (mut steps, mut raised) = (Vec::new(), false);
        for speaker in speakers {
            if !self.dice.chance(65) {
                continue;
            }
            let mut step = json!({"from": speaker.id, "summary": format!("{} says this.", speaker.id), "findings": [], "units": []});
            if !speaker.inspects {
                let own =
                    plan.iter().find(|area| area["unit"].as_str().unwrap().starts_with(&format!("{}/", speaker.id)));
                if let Some(area) = own.filter(|_| raised) {
                    step["says"] = json!("answered");
                    step["units"] = json!([area["actions"][0]["unit"]]);
                    steps.push(step);
                }
                continue;
            }
            let own: Vec<&Value> = self
                .findings
                .iter()
                .filter(|one| one["inspection"] == *speaker.id && topics.iter().any(|topic| one["topic"] == *topic))
                .collect();
            let critical = own.iter().any(|one| one["kind"] == "concern" || one["kind"] == "recommendation");
            if own.is_empty() {
                // Another document tells of an inspection whose report nobody has.
                if speaker.held || raised || !self.dice.chance(25) {
                    continue;
                }
                step["units"] = json!(["elsewhere/p1.s1"]);
            } else {
                step["findings"] = json!(own.iter().map(|one| one["id"].clone()).collect::<Vec<_>>());
            }
            let says = match (raised, critical || own.is_empty()) {
                (false, true) => "raised",
                (false, false) => "praised",
                (true, true) => self.dice.pick(&["raised-again", "persists", "improved"]),
                (true, false) => self.dice.pick(&["improved", "resolved", "resolved"]),
            };
            raised = raised || says == "raised";
            step["says"] = json!(says);
            steps.push(step);
        }
        (steps, raised)
    }
}

/// The findings that a thread cites.
fn cited(thread: &Value) -> Vec<String> {
    let steps = thread["steps"].as_array().unwrap().iter();
    steps.flat_map(|step| step["findings"].as_array().unwrap()).map(|id| id.as_str().unwrap().to_owned()).collect()
}
