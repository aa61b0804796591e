//! The course of a thread: how it stood at the last inspection, and for how long it was open.

use super::spans::years_open;
use crate::words::{list, lower_first, sentence_case};
use crate::{Area, Date, Finding, Inspection, Record, Says, Set, Stance, Standing, Thread, Topic};
use core::ops::Deref;
use std::sync::Arc;

/// A thread with what follows from its steps.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The inspection by whose word the issue stands: the last one that is held and that speaks of it or looked at such
    /// issues. `None` where none has looked since it was raised.
    pub judged_by: Option<&'a Inspection>,
    /// What follows from its steps, and refers to nothing.
    pub(super) facts: Arc<CourseFacts>,
}

/// What follows from a thread's steps.
#[derive(Clone, Debug)]
pub struct CourseFacts {
    /// How the issue stood at that inspection.
    pub standing: Standing,
    /// When it was first raised.
    pub raised: Date,
    /// The month in which it was first raised, in words: an inspection raises an issue when it ends.
    pub raised_in: String,
    /// The last verdict on it, and when it was given.
    pub last_word: (Date, Says),
    /// All verdicts in order of time, each with its year in words, or its month where two fall in one year.
    pub verdicts: Vec<(Says, String)>,
    /// For how many years it was open: from each time that it was raised until it was judged right, or else until the
    /// last word on it. Silence closes nothing.
    pub years: f64,
    /// Whose experience it is about.
    pub areas: Set<Area>,
    /// The topics of its findings.
    pub topics: Set<Topic>,
    /// The topics of at least a third of its findings: what it is mainly about.
    pub main_topics: Set<Topic>,
    /// Whether an inspection is known to have come since the last verdict, or may have.
    pub inspected_since: bool,
}

impl Deref for Course<'_> {
    type Target = CourseFacts;

    fn deref(&self) -> &CourseFacts {
        &self.facts
    }
}

impl<'a> Course<'a> {
    /// The course of a thread. `None` where it was never raised (the checks refuse that).
    pub fn new(record: &'a Record, thread: &'a Thread) -> Option<Self> {
        let spoken = thread.steps.iter().filter(|step| step.says.is_verdict()).filter_map(|step| {
            let voice = record.voice(&step.from)?;
            Some((voice.when()?, step.says, voice.month_and_year()?))
        });
        let spoken: Vec<(Date, Says, String)> = spoken.collect();
        let verdicts: Vec<(Date, Says)> = spoken.iter().map(|(when, says, _)| (*when, *says)).collect();
        let (raised, raised_in) =
            spoken.iter().find(|(_, says, _)| says.is_concern()).map(|(when, _, month)| (*when, month.clone()))?;
        let in_year = |year: u16| spoken.iter().filter(|(when, ..)| when.year() == year).count();
        let told = spoken.iter().map(|(when, says, month)| {
            let year = when.year();
            (*says, if in_year(year) > 1 { month.clone() } else { year.to_string() })
        });
        let told: Vec<(Says, String)> = told.collect();
        let findings: Vec<&Finding> = thread.findings(record).collect();
        let topics: Vec<Topic> = findings.iter().map(|finding| finding.topic).collect();
        let heard = |inspection: &&Inspection| {
            inspection.when().is_some_and(|when| when >= raised)
                && (thread.step(&inspection.id).is_some() || record.looked_at(inspection, topics.iter().copied()))
        };
        let judged_by = record.read_inspections().rev().find(heard);
        let last = judged_by.and_then(|last| thread.step(&last.id)).map(|step| step.says);
        let last_word = verdicts.last().copied()?;
        let came = |inspection: &Inspection| {
            let since = inspection.when().is_some_and(|when| !when.is_before(last_word.0));
            since && thread.step(&inspection.id).is_none()
        };
        let is_main = |topic: &Topic| topics.iter().filter(|other| *other == topic).count() * 3 >= topics.len();
        let facts = CourseFacts {
            standing: Standing::of(&record.codebook, last),
            raised,
            raised_in,
            last_word,
            inspected_since: record.inspections.iter().rev().any(came),
            verdicts: told,
            years: years_open(&verdicts.iter().map(|(when, says)| (*when, says.stance())).collect::<Vec<_>>()),
            areas: findings.iter().map(|finding| finding.area).collect(),
            topics: topics.iter().copied().collect(),
            main_topics: topics.iter().copied().filter(is_main).collect(),
        };
        Some(Self { thread, judged_by, facts: Arc::new(facts) })
    }

    /// Whether the last inspection itself says that the issue is not, or not yet wholly, as it should be.
    pub fn is_open(&self) -> bool {
        self.standing.is_open()
    }

    /// The years open as a whole number of months: what a link's least length asks.
    pub(super) fn months(&self) -> u32 {
        (self.years * 12.0).round() as u32
    }

    /// How often it was found to be a concern.
    pub fn times_raised(&self) -> usize {
        self.verdicts.iter().filter(|(says, _)| says.is_concern()).count()
    }

    /// Whether the last inspection that could have looked raised it for the first time.
    fn is_new(&self) -> bool {
        self.standing.stance() == Some(Stance::Raised) && self.times_raised() == 1
    }

    /// What it stands on, to be read beside its status: 'first raised in 2006, 3 times in all; judged good in between;
    /// last judged in 2021, not mentioned in 2024'.
    pub fn facts(&self) -> String {
        let (raised, last) = (self.raised.year(), self.last_word.0.year());
        if self.is_new() {
            return format!("raised for the first time in {raised}");
        }
        let times = match self.times_raised() {
            0 | 1 => String::new(),
            2 => ", twice in all".to_owned(),
            more => format!(", {more} times in all"),
        };
        let between = if self.was_good_between() { "; judged good in between" } else { "" };
        let end = match (self.judged_by, self.standing.says()) {
            (None, _) if raised == last => format!("; {}", self.not_heard()),
            (None, _) => format!("; last judged in {last}, {}", self.not_heard()),
            (Some(by), None) if raised == last => format!("; not mentioned in {}", by.year()),
            (Some(by), None) => format!("; last judged in {last}, not mentioned in {}", by.year()),
            (Some(_), Some(_)) => format!("; last judged in {last}"),
        };
        format!("first raised in {raised}{times}{between}{end}")
    }

    /// Why no inspection's word on it is newer, where none of those whose reports we have looked at it.
    fn not_heard(&self) -> &'static str {
        if self.inspected_since { "no report since that we have looks at it" } else { "not inspected since" }
    }

    /// How it stands now, in a few words: the word of the last inspection that looked, or that none has looked.
    pub fn status(&self) -> &'static str {
        match (self.judged_by, self.inspected_since) {
            (Some(_), _) => self.standing.label(),
            (None, true) => "No later report",
            (None, false) => "Not inspected since",
        }
    }

    /// Whether it was judged good after it was first raised, and then raised again.
    fn was_good_between(&self) -> bool {
        let after = self.verdicts.iter().skip_while(|(says, _)| !says.is_concern());
        let good = |says: Says| matches!(says.stance(), Stance::Resolved | Stance::Praised);
        after.skip_while(|(says, _)| !good(*says)).any(|(says, _)| says.is_concern())
    }

    /// In which part of the list it stands: today's concerns, what has improved, what is good, and last what was not
    /// mentioned.
    pub(super) fn group(&self) -> u8 {
        match self.standing.stance() {
            Some(stance) if stance.is_concern() => 0,
            Some(Stance::Improved) => 1,
            Some(Stance::Other | Stance::Answered) => 2,
            Some(_) => 3,
            None if self.judged_by.is_some() => 4,
            None => 5,
        }
    }

    /// What was said of it, in a sentence: 'Raised in 2006, judged good in 2016, raised again in 2021; not mentioned in
    /// 2024.'
    pub fn summary(&self) -> String {
        let runs = self.verdicts.chunk_by(|(one, _), (next, _)| verb(*one) == verb(*next));
        let told: Vec<String> = runs
            .filter_map(|run| {
                let dates: Vec<&str> = run.iter().map(|(_, date)| date.as_str()).collect();
                Some(format!("{} in {}", verb(run.first()?.0), list(&dates)))
            })
            .collect();
        let end = match (self.judged_by, self.standing.says()) {
            (Some(last), None) => format!("; not mentioned in {}", last.year()),
            (None, _) => format!("; {}", self.not_heard()),
            (Some(last), Some(says)) if !says.is_verdict() => {
                format!("; in {}: {}", last.year(), lower_first(says.label()))
            }
            _ => String::new(),
        };
        sentence_case(&format!("{}{end}.", told.join(", ")))
    }
}

/// What became of an issue by a verdict, before 'in 2024'.
fn verb(says: Says) -> String {
    match says.stance() {
        Stance::Raised => "raised".to_owned(),
        Stance::RaisedAgain => "raised again".to_owned(),
        Stance::Persists => "still a concern".to_owned(),
        Stance::Improved => "improved".to_owned(),
        Stance::Praised | Stance::Resolved => "judged good".to_owned(),
        Stance::Answered | Stance::Other => lower_first(says.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A course with these verdicts, which the inspection of 2024 judged last.
    fn told(verdicts: &[(&str, &str)], now: Option<&str>, looked: bool) -> String {
        let book = include_str!("../../../tests/fixtures/anyshire/codebook.json");
        let record: crate::Codebook = serde_json::from_str(book).unwrap();
        let says = |word: &str| record.says(word).unwrap();
        let thread = Thread { id: "".into(), name: String::new(), question: String::new(), steps: Vec::new() };
        let inspection = by_2024();
        let date = |when: &str| Date::parse(when).unwrap();
        let raised = verdicts.iter().find(|(_, word)| says(word).is_concern()).map(|(when, _)| date(when)).unwrap();
        let (last, word) = verdicts.last().unwrap();
        let facts = CourseFacts {
            standing: Standing::of(&record, now.map(says)),
            raised,
            raised_in: raised.month_and_year(),
            last_word: (date(last), says(word)),
            verdicts: verdicts.iter().map(|(when, word)| (says(word), (*when).to_owned())).collect(),
            years: 0.0,
            areas: Set::default(),
            topics: Set::default(),
            main_topics: Set::default(),
            inspected_since: false,
        };
        Course { thread: &thread, judged_by: looked.then_some(&inspection), facts: Arc::new(facts) }.facts()
    }

    fn by_2024() -> Inspection {
        let text = r#"{"codebook": {"frameworks": [{"id": "ilacs", "label": "ILACS"}]}, "one": {"id": "ilacs-2024", "framework":
            "ilacs", "event": "Inspection", "start": "2024-10", "graded": "no", "source": {"place": "Report"}}}"#;
        #[derive(serde::Deserialize)]
        struct Small {
            #[serde(rename = "codebook")]
            _codebook: crate::Codebook,
            one: Inspection,
        }
        crate::Codebook::reading(|| serde_json::from_str::<Small>(text)).0.unwrap().one
    }

    /// Years and verdicts, the verdict of the last inspection, whether it looked, and what is said.
    type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>, bool, &'a str);

    #[test]
    fn what_an_issue_stands_on_is_said_for_every_state() {
        let cases: &[Case<'_>] = &[
            (&[("2024", "raised")], Some("raised"), true, "raised for the first time in 2024"),
            (&[("2021", "raised")], None, false, "first raised in 2021; not inspected since"),
            (&[("2021", "raised")], None, true, "first raised in 2021; not mentioned in 2024"),
            (
                &[("2016", "raised"), ("2024", "resolved")],
                Some("resolved"),
                true,
                "first raised in 2016; last judged in 2024",
            ),
            (
                &[("2006", "raised"), ("2016", "improved"), ("2021", "raised-again")],
                None,
                true,
                "first raised in 2006, twice in all; last judged in 2021, not mentioned in 2024",
            ),
            (
                &[
                    ("2006", "raised"),
                    ("2011", "resolved"),
                    ("2016", "raised-again"),
                    ("2021", "persists"),
                    ("2024", "persists"),
                ],
                Some("persists"),
                true,
                "first raised in 2006, 4 times in all; judged good in between; last judged in 2024",
            ),
            (
                &[("2006", "raised"), ("2016", "improved")],
                None,
                false,
                "first raised in 2006; last judged in 2016, not inspected since",
            ),
            (
                &[("2006", "praised"), ("2016", "raised"), ("2024", "improved")],
                Some("improved"),
                true,
                "first raised in 2016; last judged in 2024",
            ),
        ];
        for (verdicts, now, looked, words) in cases {
            assert_eq!(told(verdicts, *now, *looked), *words);
        }
    }
}
