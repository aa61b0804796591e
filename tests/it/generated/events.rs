//! Inspections, visits and ratings at random: their dates, rules and grades.

use super::Draft;
use super::authorities::{AREAS, RULES, Rules};
use inspection_explorer::record::Date;
use serde_json::{Value, json};

/// An inspection that was drawn.
pub struct Event {
    /// Its id.
    pub id: String,
    /// Where it stands in time.
    pub when: Date,
    /// Whether there is a report of it.
    pub held: bool,
    /// What the record holds of it.
    pub value: Value,
}

/// A day so many days after the first of January 2005, in a calendar of twelve months of 28 days.
fn day(days: usize) -> (usize, usize, usize) {
    (2005 + days / 336, days % 336 / 28 + 1, days % 28 + 1)
}

fn iso((year, month, day): (usize, usize, usize)) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// A date in a value, or the first of all.
pub fn date_of(value: &Value) -> Date {
    Date::parse(value.as_str().unwrap_or("1000")).unwrap()
}

impl Draft {
    /// Draws the inspections, in order of time.
    pub(super) fn draw_events(&mut self) {
        let number = if self.dice.chance(12) { 1 } else { self.dice.between(0, 8) };
        let merged = if self.dice.chance(30) { self.dice.between(1, 3) } else { 0 };
        let latest_rules = self.dice.chance(50);
        let mut at = self.dice.between(0, 4500);
        for place in 0..number {
            // Some follow one another within weeks: two of one year, even of one month.
            at += if self.dice.chance(20) { self.dice.between(1, 40) } else { self.dice.between(150, 1100) };
            let event = self.event(place, at, place < merged, latest_rules);
            self.events.push(event);
        }
        self.events.sort_by(|one, other| (one.when, &one.id).cmp(&(other.when, &other.id)));
    }

    /// The dates of an inspection, each as precise as it happens to be known.
    fn dates(&mut self, at: usize, value: &mut Value) -> Date {
        let start = day(at);
        let (year, month) = (start.0, format!("{}-{:02}", start.0, start.1));
        let end = iso(day(at + self.dice.between(1, 12)));
        let published = iso(day(at + 40));
        match self.dice.below(8) {
            0 => value["published"] = json!(year.to_string()),
            1 => value["start"] = json!(month),
            2 => value["published"] = json!(month),
            3 => {
                value["start"] = json!(iso(start));
                value["published"] = json!(year.to_string());
            }
            _ => {
                value["start"] = json!(iso(start));
                value["end"] = json!(end);
                value["published"] = json!(published);
            }
        }
        date_of(if value["start"].is_string() { &value["start"] } else { &value["published"] })
    }

    fn event(&mut self, place: usize, at: usize, predecessor: bool, latest_rules: bool) -> Event {
        let year = day(at).0;
        let rules = match year {
            2027.. if latest_rules => &RULES[5],
            2018.. => self.dice.pick(&[&RULES[4], &RULES[4], &RULES[4], &RULES[3]]),
            _ => self.dice.pick(&[&RULES[0], &RULES[1], &RULES[2], &RULES[2], &RULES[3]]),
        };
        let id = format!("{}-{place}", rules.id);
        let part = self.dice.chance(18);
        let name = if part { "Focused visit" } else { rules.event };
        let mut value = json!({"id": id, "framework": rules.id, "event": name, "source": {"place": "Somewhere"}});
        let when = self.dates(at, &mut value);
        let draw = self.dice.below(100);
        let ungraded = part || rules.scale.is_empty() || draw < 10;
        value["graded"] = json!(if ungraded && (part || draw < 60) {
            "no"
        } else if ungraded || draw < 18 {
            "unknown"
        } else {
            "yes"
        });
        if value["graded"] == "no" {
            value["reach"] = json!(if part { "part" } else { "full" });
        }
        if value["graded"] == "yes" {
            let overall = !rules.without_overall && (rules.id != "ilacs" || at < (2026 - 2005) * 336 + 3 * 28);
            value["grades"] = self.grades(rules, overall);
        }
        if predecessor {
            value["authority"] = json!(self.authority.before);
        }
        if self.dice.chance(12) {
            value["inspectorate"] = json!(self.authority.other);
        }
        Event { id, when, held: self.dice.chance(75), value }
    }

    /// Grades for some of the areas: apart, jointly, several for one area, of no area of today, in unknown words.
    fn grades(&mut self, rules: &Rules, overall: bool) -> Value {
        let status = self.dice.pick(&["published", "published", "reported", "press"]);
        let strange = self.dice.chance(20);
        let same = self.dice.chance(25).then(|| self.dice.below(rules.scale.len()));
        let mut grades = Vec::new();
        let mut give = |draft: &mut Self, name: &str, areas: &[&str]| {
            let rank = same.unwrap_or_else(|| draft.dice.below(rules.scale.len()));
            let mut grade = json!({"judgement": name, "areas": areas, "grade": rules.scale[rank], "rank": rank + 1,
                "status": status, "source": {"place": "Somewhere"}});
            if strange && draft.dice.chance(50) {
                grade["grade"] = json!(draft.dice.pick(&["satisfactory with reservations", "secure"]));
                grade["rank"] = Value::Null;
            }
            grades.push(grade);
        };
        let skipped = if self.dice.chance(35) { self.dice.between(1, 4) } else { 9 };
        let jointly = self.dice.chance(25);
        for (place, area) in AREAS.iter().enumerate() {
            let name = area.replace('-', " ");
            if (*area == "overall" && !overall) || place == skipped || (jointly && *area == "care-leavers") {
                continue;
            }
            match *area {
                "children-in-care" if jointly => {
                    give(self, "children in care and care leavers", &["children-in-care", "care-leavers"]);
                }
                "leaders" if self.dice.chance(12) => {
                    give(self, "leadership", &["leaders"]);
                    if self.dice.chance(60) {
                        give(self, "governance", &["leaders"]);
                    }
                }
                _ => give(self, &name, &[area]),
            }
        }
        if self.dice.chance(15) {
            give(self, "adoption", &[]);
        }
        json!(grades)
    }
}
