//! How other authorities were graded: as many as a real record has, whatever the number of findings.

use crate::dice::Dice;
use serde_json::{Value, json};

/// The authorities that are said to be most like the record's own, in the order of the alphabet.
const OTHERS: [&str; 10] = [
    "Ashshire",
    "Briarshire",
    "Cloverton",
    "Dunmere",
    "Elmshire",
    "Fernford",
    "Gorseby",
    "Hazelmoor",
    "Ivyshire",
    "Juniper",
];

/// The areas that each inspection of another authority judged.
const AREAS: [&str; 4] = ["overall", "leaders", "help-and-protection", "children-in-care"];

/// How many authorities the country has.
const AUTHORITIES: usize = 150;

/// The first and the last year.
const YEARS: (usize, usize) = (2013, 2025);

/// From this year on the standard inspection has taken the place of the single one.
const STANDARD: usize = 2018;

/// The word of a grade, by the year in which it was given.
const fn word(year: usize, rank: usize) -> &'static str {
    match rank {
        4 => "outstanding",
        3 => "good",
        2 if year < STANDARD => "requires improvement",
        2 => "requires improvement to be good",
        _ => "inadequate",
    }
}

/// `comparison.json`
pub fn comparison(dice: &mut Dice) -> String {
    let dates: Vec<Value> = (YEARS.0..=YEARS.1).map(|year| standings(dice, year)).collect();
    let authorities: Vec<Value> = OTHERS.iter().map(|name| neighbour(dice, name)).collect();
    let comparison = json!({
        "frameworks": ["single", "standard"],
        "country": {
            "name": "Nowhere", "area": "overall", "source": "The yearbook of County Inspectors",
            "note": "Each authority counts once, with its latest grade.", "dates": dates,
        },
        "neighbours": {
            "source": "Covers of the reports of County Inspectors",
            "chosen": "A program chose ten others.", "authorities": authorities,
        },
    });
    format!("{comparison}\n")
}

/// How many authorities had which grade at the end of a year. Each grade has some: the record's own authority is among them.
fn standings(dice: &mut Dice, year: usize) -> Value {
    let (best, good, worst) = (5 + dice.below(20), 40 + dice.below(30), 5 + dice.below(20));
    let middling = AUTHORITIES - best - good - worst;
    let numbers = [(4, best), (3, good), (2, middling), (1, worst)];
    // The figures have one word for a grade, whatever it was called at the time.
    let share = |(rank, number): (usize, usize)| json!({"grade": word(STANDARD, rank), "rank": rank, "number": number});
    json!({"on": format!("{year}-12-31"), "grades": numbers.map(share)})
}

/// Another authority, inspected every three or four years.
fn neighbour(dice: &mut Dice, name: &str) -> Value {
    let mut year = YEARS.0 + dice.below(3);
    let mut inspections = Vec::new();
    while year <= YEARS.1 {
        let id = format!("{}-{year}", name.to_ascii_lowercase());
        let month = 1 + dice.below(11);
        let mut grade = |area: &str| {
            let rank = 1 + dice.below(4);
            json!({"areas": [area], "grade": word(year, rank), "rank": rank})
        };
        inspections.push(json!({
            "id": id, "framework": if year < STANDARD { "single" } else { "standard" },
            "end": format!("{year}-{month:02}-14"), "published": format!("{year}-{:02}-20", month + 1),
            "url": format!("https://larkshire.example/{id}"), "grades": AREAS.map(&mut grade),
        }));
        year += 3 + dice.below(2);
    }
    json!({"name": name, "inspections": inspections})
}
