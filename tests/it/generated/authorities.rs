//! The authority of a made-up record, and the codebook of all of them.

use super::dice::Dice;
use serde_json::{Value, json};

/// The authority and those who inspected it.
pub struct Authority {
    /// Its name.
    pub name: &'static str,
    /// What it is called in running text; `None` for 'the council'.
    pub body: Option<&'static str>,
    /// The authority before it, under which earlier inspections were made.
    pub before: &'static str,
    /// Who inspected it.
    pub inspectorate: &'static str,
    /// Who else did.
    pub other: &'static str,
}

impl Authority {
    pub fn drawn(dice: &mut Dice) -> Self {
        Self {
            name: dice.pick(&["Westmarch", "Loamshire", "Barsetshire", "Mummerset", "Ruritania", "Borsetshire"]),
            body: dice.pick(&[None, None, Some("the trust")]),
            before: dice.pick(&["Old Borough", "Former County"]),
            inspectorate: dice.pick(&["Inspectorate of Children", "Bureau of Review"]),
            other: dice.pick(&["Commission for Care", "Joint Reviewers"]),
        }
    }

    pub fn value(&self) -> Value {
        let mut value = json!({
            "id": self.name.to_ascii_lowercase(),
            "name": self.name,
            "region": "Nowhere",
            "links": [],
            "inspectorates": [self.inspectorate, self.other],
            "attribution": "Made up.",
            "licence": null,
            "credits": "Nobody.",
        });
        if let Some(body) = self.body {
            value["body"] = json!(body);
        }
        value
    }
}

/// A set of rules: its id, its scale from the worst grade on, how much it looks at.
pub struct Rules {
    pub id: &'static str,
    pub event: &'static str,
    pub reach: &'static str,
    pub scale: &'static [&'static str],
    /// Whether it never gives a grade overall.
    pub without_overall: bool,
}

/// All sets of rules, the two latest of them as they are known to come: no overall grade from April 2026 on, and a
/// renewed framework of 2027 with another scale.
pub const RULES: [Rules; 6] = [
    Rules {
        id: "yearly",
        event: "Annual rating",
        reach: "brief",
        scale: &["poor", "fair", "good", "excellent"],
        without_overall: false,
    },
    Rules { id: "joint", event: "Joint review", reach: "full", scale: &[], without_overall: false },
    Rules {
        id: "single",
        event: "Single inspection",
        reach: "full",
        scale: &["inadequate", "requires improvement", "good", "outstanding"],
        without_overall: false,
    },
    Rules {
        id: "partners",
        event: "Partnership review",
        reach: "full",
        scale: &["not yet effective", "partly effective", "effective"],
        without_overall: true,
    },
    Rules {
        id: "ilacs",
        event: "Standard inspection",
        reach: "full",
        scale: &["inadequate", "requires improvement to be good", "good", "outstanding"],
        without_overall: false,
    },
    Rules {
        id: "renewed",
        event: "Renewed inspection",
        reach: "full",
        scale: &["urgent improvement", "needs attention", "expected standard", "strong standard", "exceptional"],
        without_overall: true,
    },
];

/// The scale of a set of rules, from the worst grade on.
pub fn scale_of(id: &str) -> &'static [&'static str] {
    RULES.iter().find(|rules| rules.id == id).expect("there are such rules").scale
}

/// The areas, in order.
pub const AREAS: [&str; 5] = ["overall", "leaders", "help-and-protection", "children-in-care", "care-leavers"];

/// The topics, in order.
pub const TOPICS: [&str; 6] = ["front-door", "planning", "fostering", "voice", "workforce", "identity"];

/// The kinds that make findings, in order.
pub const KINDS: [&str; 4] = ["strength", "meets-requirement", "concern", "recommendation"];

/// The codebook of all made-up records.
pub fn codebook() -> Value {
    let frameworks = RULES.map(|rules| {
        let years = match rules.id {
            "renewed" => json!([2027, null]),
            "ilacs" => json!([2018, 2027]),
            _ => json!([2005, 2017]),
        };
        let mut value = json!({"id": rules.id, "label": format!("{} framework", rules.event), "meaning": "A set of rules.",
            "initials": rules.id.to_ascii_uppercase(), "reach": rules.reach, "scale": rules.scale, "years": years,
            "todays_areas": !rules.without_overall});
        if rules.id == "ilacs" {
            value["no_overall_since"] = json!("2026-04");
        }
        value
    });
    let area = |id: &str| json!({"id": id, "label": label(id), "meaning": "An area.", "overall": id == "overall"});
    let topic = |id: &str| json!({"id": id, "label": label(id), "meaning": "A topic.", "group": "topics"});
    let kind = |id: &str, label: &str, plural: &str, role: &str| json!({"id": id, "label": label, "meaning": "A kind.", "plural": plural, "role": role, "without_topic": role == "no-finding"});
    let word = |id: &str, label: &str| json!({"id": id, "label": label, "meaning": "A word.", "stance": id});
    json!({
        "frameworks": frameworks,
        "areas": AREAS.map(area),
        "topics": TOPICS.map(topic),
        "kinds": [
            kind("strength", "Strength", "strengths", "strength"),
            kind("meets-requirement", "Requirement met", "requirements met", "met"),
            kind("concern", "Concern", "concerns", "concern"),
            kind("recommendation", "Recommendation", "recommendations", "recommendation"),
            kind("action", "Action", "actions", "no-finding"),
        ],
        "verdicts": [
            word("praised", "Earlier strength"), word("raised", "Raised"), word("raised-again", "Raised again"),
            word("persists", "Persists"), word("improved", "Improved"), word("resolved", "Resolved"),
            word("answered", "Response"),
        ],
        "urgencies": [{"id": "soon", "label": "Soon", "meaning": "Soon."}],
        "certainties": [
            {"id": "published", "label": "from the report", "meaning": "Held.", "role": "held"},
            {"id": "reported", "label": "from another official source", "meaning": "Told.", "role": "official"},
            {"id": "press", "label": "from press reports only", "meaning": "Press.", "role": "press"},
        ],
    })
}

/// 'Care leavers' for `care-leavers`.
fn label(id: &str) -> String {
    inspection_explorer::record::words::sentence_case(&id.replace('-', " "))
}
