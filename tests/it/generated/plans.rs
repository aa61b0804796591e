//! Action plans at random: none, one or several, with what they name and what they leave out.

use super::Draft;
use super::authorities::{AREAS, TOPICS};
use super::findings::document;
use inspection_explorer::record::Date;
use serde_json::{Value, json};

impl Draft {
    /// Draws the plans, and gives their areas.
    pub(super) fn draw_plans(&mut self) -> Vec<Value> {
        let mut areas = Vec::new();
        if self.events.is_empty() {
            return areas;
        }
        for number in 1..=self.dice.pick(&[0, 1, 1, 2, 3]) {
            let answered = self.dice.below(self.events.len());
            let (id, after) = (self.events[answered].id.clone(), self.events[answered].when);
            let (year, month) = (usize::from(after.year()) + self.dice.below(4), self.dice.between(1, 12));
            let published = match self.dice.below(4) {
                0 => year.to_string(),
                1 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-11"),
            };
            if Date::parse(&published).unwrap() < after {
                continue;
            }
            let author = format!("{} authority", self.authority.name);
            let name = format!("plan-{number}");
            let mut plan = document(&name, "plan", &author, &published, &id);
            plan["units"] = json!(9);
            self.documents.push(plan);
            let names_owners = self.dice.chance(40);
            let units: Vec<Value> = self
                .findings
                .iter()
                .filter(|one| one["inspection"] == *id)
                .map(|one| one["units"][0].clone())
                .collect();
            for area in 1..=self.dice.between(1, 4) {
                areas.push(self.plan_area(&name, number, area, names_owners, &units));
            }
        }
        areas
    }

    fn plan_area(&mut self, plan: &str, number: usize, area: usize, names_owners: bool, units: &[Value]) -> Value {
        let own = format!("{plan}/A{area}");
        let answers: Vec<&Value> = units.iter().filter(|_| self.dice.chance(30)).collect();
        let actions: Vec<Value> = (1..=self.dice.between(1, 3))
            .map(|action| {
                let mut value =
                    json!({"unit": format!("{own}.action{action}"), "summary": format!("Do thing {action} of {own}.")});
                if names_owners {
                    for (field, words) in
                        [("owner", "Head of service"), ("timescale", "By March"), ("progress", "Under way")]
                    {
                        if self.dice.chance(60) {
                            value[field] = json!(words);
                        }
                    }
                }
                value
            })
            .collect();
        let mut value = json!({"id": format!("P{number}A{area}"), "title": format!("Matter {area} of plan {number}"),
            "area": self.dice.pick(&AREAS), "topic": self.dice.pick(&TOPICS), "unit": format!("{own}.area"),
            "answers": answers, "actions": actions});
        if self.dice.chance(40) {
            value["name"] = json!(format!("Priority {area}"));
        }
        value
    }
}
