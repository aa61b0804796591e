//! The sentences of a made-up record: put together from few words, and no two the same.

use crate::dice::Dice;
use std::collections::HashSet;

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something is good.
    Strength,
    /// A requirement is met.
    Met,
    /// Something is weak.
    Concern,
    /// Something is asked for.
    Recommendation,
}

impl Kind {
    /// Its token in the codebook.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Met => "meets-requirement",
            Self::Concern => "concern",
            Self::Recommendation => "recommendation",
        }
    }

    /// Whether something is as it should be.
    pub const fn is_favourable(self) -> bool {
        matches!(self, Self::Strength | Self::Met)
    }
}

/// A topic of `codebook.json`: its token, and what inspectors look at.
pub type Topic = (&'static str, [&'static str; 3]);

/// The topics, in the codebook's order.
pub const TOPICS: [Topic; 24] = [
    ("front-door", ["first answers to calls", "answers out of hours", "contacts from the police"]),
    ("thresholds", ["decisions on who is helped", "steps up and down", "reasons for closing cases"]),
    ("early-help", ["family hubs", "parenting courses", "early help plans"]),
    ("assessment", ["assessments", "pre-birth assessments", "chronologies"]),
    ("planning", ["plans for children", "core groups", "reviews of plans"]),
    ("child-protection", ["strategy meetings", "protection conferences", "enquiries"]),
    ("missing", ["return interviews", "risk meetings", "safety plans"]),
    ("disabled-children", ["short breaks", "direct payments", "sleep clinics"]),
    ("young-carers", ["groups for young carers", "carers’ assessments", "days out"]),
    ("fostering", ["visits to foster carers", "matching meetings", "carers’ groups"]),
    ("adoption", ["life story books", "searches for adopters", "letters between families"]),
    ("homes", ["children’s homes", "moves between homes", "emergency beds"]),
    ("voice", ["advocates", "surveys of children", "councils of children in care"]),
    ("family-time", ["days with brothers and sisters", "contact centres", "supervised visits"]),
    ("health", ["health checks", "dental appointments", "counselling sessions"]),
    ("education", ["personal education plans", "tuition hours", "school moves"]),
    ("records", ["case notes", "letters to children", "files on request"]),
    ("pathway-plans", ["pathway plans", "talks with personal advisers", "plans for emergencies"]),
    ("local-offer", ["grants for setting up home", "bus passes", "offers on the website"]),
    ("work-and-training", ["apprenticeships", "mock interviews", "college places"]),
    ("leadership", ["scrutiny meetings", "budgets", "briefings of councillors"]),
    ("audit", ["audits", "practice weeks", "performance reports"]),
    ("workforce", ["caseloads", "supervision meetings", "first-year programmes"]),
    ("partnership", ["joint protocols", "data sharing agreements", "multi-agency panels"]),
];

const WHO: [&str; 16] = [
    "parents",
    "foster carers",
    "social workers",
    "head teachers",
    "young people",
    "health visitors",
    "grandparents",
    "personal advisers",
    "team managers",
    "police officers",
    "youth workers",
    "adopters",
    "reviewing officers",
    "family courts",
    "nurses",
    "volunteers",
];

const WHERE: [&str; 20] = [
    "in the north",
    "in the south",
    "in the old town",
    "on the coast",
    "in the valley",
    "in Eastmarket",
    "in Westbridge",
    "in Holmford",
    "in Larkwood",
    "in the two largest teams",
    "in the new team",
    "at the harbour",
    "along the river",
    "in rural parts",
    "on the estates",
    "near the border",
    "in the city centre",
    "in three wards",
    "in the east",
    "in the west",
];

const GOOD: [&str; 14] = [
    "prompt",
    "clear and kind",
    "well led",
    "thorough",
    "easy to use",
    "better than before",
    "reliable",
    "well recorded",
    "warm and patient",
    "carefully prepared",
    "consistent",
    "creative",
    "of high quality",
    "well attended",
];

const WEAK: [&str; 14] = [
    "too slow",
    "uneven",
    "hard to follow",
    "often cancelled",
    "poorly recorded",
    "too few",
    "out of date",
    "left to chance",
    "too short",
    "delayed for weeks",
    "without clear goals",
    "not always safe",
    "rarely checked",
    "too far away",
];

const BETTER: [&str; 10] = [
    "quicker",
    "clearer",
    "more reliable",
    "easier to reach",
    "more consistent",
    "safer",
    "better recorded",
    "longer",
    "more frequent",
    "simpler",
];

const TAIL: [&str; 30] = [
    "above all in summer",
    "also at weekends",
    "even in busy months",
    "most of all for babies",
    "most of all for teenagers",
    "as records show",
    "as surveys show",
    "since the teams moved",
    "since the new system came",
    "although staff changed",
    "although money was short",
    "in nearly every case",
    "in most cases",
    "in one case in five",
    "for the second year",
    "for brothers and sisters",
    "for children who moved",
    "where English is a second language",
    "where parents live apart",
    "whatever the hour",
    "with few exceptions",
    "when workers were ill",
    "when cases were handed over",
    "at the first meeting",
    "at the last review",
    "before court",
    "after school",
    "in the first week",
    "in winter",
    "with help from partners",
];

/// What a thread or a finding is about: who found what, and where.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Who.
    pub who: &'static str,
    /// What.
    pub what: &'static str,
    /// Where.
    pub place: &'static str,
}

/// Makes sentences.
#[derive(Clone, Debug, Default)]
pub struct Words {
    said: HashSet<String>,
}

impl Words {
    /// What something of this topic may be about.
    pub fn about(dice: &mut Dice, topic: &Topic) -> About {
        About { who: dice.word(&WHO), what: dice.word(&topic.1), place: dice.word(&WHERE) }
    }

    /// A sentence that was not said before.
    pub fn finding(&mut self, dice: &mut Dice, kind: Kind, topic: &Topic) -> (About, String) {
        loop {
            let about = Self::about(dice, topic);
            let About { who, what, place } = about;
            let tail = dice.word(&TAIL);
            let sentence = match kind {
                Kind::Strength => format!("{} {place} found {what} {}, {tail}.", capital(who), dice.word(&GOOD)),
                Kind::Met => format!("{} {place} were shown that {what} met every rule, {tail}.", capital(who)),
                Kind::Concern => format!("{} {place} found {what} {}, {tail}.", capital(who), dice.word(&WEAK)),
                Kind::Recommendation => format!("Make {what} {} for {who} {place}, {tail}.", dice.word(&BETTER)),
            };
            if self.said.insert(sentence.clone()) {
                return (about, sentence);
            }
        }
    }

    /// What was being done about something.
    pub fn response(dice: &mut Dice, about: About) -> String {
        let done = dice.word(&["hired two people for", "was reviewing", "had begun to rebuild", "had set a date for"]);
        format!("The council {done} {} {}.", about.what, about.place)
    }

    /// What a step of a thread says.
    pub fn step(says: &str, about: About, year: u16) -> String {
        let About { who, what, place } = about;
        match says {
            "raised" => format!("In {year} inspectors asked for better {what} for {who} {place}."),
            "improved" => format!("By {year} {what} were better for most {who} {place}."),
            "resolved" => format!("In {year} {what} were good for {who} {place}."),
            "raised-again" => format!("In {year} {what} were weak again for {who} {place}."),
            _ => format!("In {year} {what} were still weak for {who} {place}."),
        }
    }
}

/// A text with a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
