//! The grades of other authorities.

use super::{Draft, authorities};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The areas for which other authorities may have grades.
const AREAS: [&str; 3] = ["overall", "leaders", "care-leavers"];

/// The other authorities, in the order of the alphabet.
const OTHERS: [&str; 4] = ["Elsewhere", "Farside", "Otherplace", "Yonder"];

impl Draft {
    /// Draws how others were graded: under one framework of the record's own, or two whose words agree.
    pub fn draw_comparison(&mut self) -> Value {
        if !self.draws("grades of other authorities", 60) {
            return Value::Null;
        }
        let sets = [vec!["single"], vec!["ilacs"], vec!["single", "ilacs"], vec!["renewed"]];
        let frameworks = sets[self.dice.below(sets.len())].clone();
        let scale = |framework: &str| authorities::scale_of(framework);
        let days: BTreeSet<usize> = (0..self.dice.between(0, 5)).map(|_| self.dice.between(2010, 2028)).collect();
        let last = *frameworks.last().unwrap();
        let standings = |draft: &mut Self, year: &usize| {
            let shares = scale(last).iter().enumerate().rev();
            let shares: Vec<Value> = shares
                .map(|(rank, word)| json!({"grade": word, "rank": rank + 1, "number": draft.dice.between(1, 60)}))
                .collect();
            json!({"on": format!("{year}-06-30"), "grades": shares})
        };
        let dates: Vec<Value> = days.iter().map(|year| standings(self, year)).collect();
        let most = self.dice.between(0, OTHERS.len());
        let authorities: Vec<Value> =
            OTHERS[..most].iter().map(|name| self.other_authority(name, &frameworks)).collect();
        json!({
            "frameworks": frameworks,
            "country": {"name": "Nowhere", "area": "overall", "source": "A yearbook", "note": "Each counts once.",
                "dates": dates},
            "neighbours": {"source": "Covers of reports", "chosen": "Somebody chose them.", "authorities": authorities},
        })
    }

    fn other_authority(&mut self, name: &str, frameworks: &[&'static str]) -> Value {
        let number = self.dice.between(1, 3);
        let first = self.dice.between(2012, 2018);
        let inspections = (0..number).map(|at| {
            let framework = self.dice.pick(frameworks);
            let scale = authorities::scale_of(framework);
            let year = first + 3 * at;
            let grades: Vec<Value> = AREAS[..self.dice.between(1, AREAS.len())]
                .iter()
                .map(|area| {
                    let rank = self.dice.below(scale.len());
                    json!({"areas": [area], "grade": scale[rank], "rank": rank + 1})
                })
                .collect();
            let id = format!("{}-{year}", name.to_ascii_lowercase());
            json!({"id": id, "framework": framework, "end": format!("{year}-03-12"),
                "published": format!("{year}-04-30"), "url": format!("https://nowhere.example/{id}"), "grades": grades})
        });
        let inspections: Vec<Value> = inspections.collect();
        json!({"name": name, "inspections": inspections})
    }
}
