//! Documents and findings at random.

use super::Draft;
use super::authorities::{AREAS, KINDS, TOPICS};
use serde_json::{Value, json};

/// A document in the form of the record.
pub fn document(id: &str, form: &str, author: &str, published: &str, inspection: &str) -> Value {
    json!({"id": id, "title": format!("The {form} {id}"), "form": form, "author": author, "by_inspectorate": false,
        "published": published, "inspection": inspection, "held": "All of it.", "silence": "What it leaves out was not judged.",
        "sections": [{"label": "Text", "first": "p1.s1"}], "units": 0, "carried_units": 0, "kinds": []})
}

impl Draft {
    /// Draws the reports of inspections, and what they found.
    pub(super) fn draw_findings(&mut self) {
        let on_the_web = !self.draws("no documents on the web", 30);
        let nothing_found = self.draws("no findings at all", 8);
        let only_one = self.draws("one report only", 12).then(|| self.dice.below(self.events.len()));
        for place in 0..self.events.len() {
            if only_one.is_some_and(|only| only != place) {
                self.events[place].held = false;
            }
            let event = &self.events[place];
            if !event.held {
                continue;
            }
            let (id, published) = (event.id.clone(), last_date(&event.value));
            let reports = if self.dice.chance(20) { 2 } else { 1 };
            let author = event.value["inspectorate"].as_str().unwrap_or(self.authority.inspectorate).to_owned();
            for number in 0..reports {
                let (name, form) = if number == 0 { (id.clone(), "report") } else { (format!("{id}-annex"), "annex") };
                let mut report = document(&name, form, &author, &published, &id);
                report["by_inspectorate"] = json!(true);
                if on_the_web && self.dice.chance(70) {
                    report["url"] = json!(format!("https://reports.example/{name}"));
                }
                if self.events[place].value["reach"] == "part" || number == 1 {
                    let topics = TOPICS.map(|topic| self.dice.chance(40).then_some(topic));
                    report["looked_at"] = json!(topics.into_iter().flatten().collect::<Vec<_>>());
                }
                let found = if nothing_found { 0 } else { self.dice.between(0, 9) };
                self.find(&id, &name, found, &mut report);
                self.documents.push(report);
            }
        }
    }

    fn find(&mut self, inspection: &str, document: &str, number: usize, report: &mut Value) {
        let areas: Vec<&str> = AREAS.into_iter().filter(|_| self.dice.chance(75)).collect();
        let topics: Vec<&str> = match report["looked_at"].as_array() {
            Some(looked) => looked.iter().filter_map(|one| TOPICS.into_iter().find(|topic| one == topic)).collect(),
            None => TOPICS.to_vec(),
        };
        let few = self.dice.chance(30);
        let mut kinds = std::collections::BTreeMap::new();
        if areas.is_empty() || topics.is_empty() {
            report["units"] = json!(3);
            return;
        }
        for paragraph in 1..=number {
            let kind = if few { KINDS[0] } else { self.dice.pick(&KINDS) };
            let unit = format!("{document}/p{paragraph}.s1");
            *kinds.entry(kind).or_insert(0) += 1;
            self.findings.push(json!({"id": format!("{unit}:{kind}"), "inspection": inspection,
                "area": self.dice.pick(&areas), "kind": kind, "topic": self.dice.pick(&topics), "units": [unit],
                "summary": format!("Paragraph {paragraph} of {document} says this.")}));
        }
        report["units"] = json!(number + 3);
        let kinds: Vec<(&str, usize)> = KINDS.into_iter().filter_map(|kind| Some((kind, *kinds.get(kind)?))).collect();
        report["kinds"] = json!(kinds);
    }
}

/// The last date that is known of an inspection.
fn last_date(event: &Value) -> String {
    let known = ["published", "end", "start"].iter().find_map(|field| event[*field].as_str());
    known.unwrap_or("2004").to_owned()
}
