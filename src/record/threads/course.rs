//! The course of a thread: how it stood at the last inspection, for how long it was open, and who was silent.

use crate::words::{count, list, sentence_case};
use crate::{
    Area, Date, Document, Finding, Inspection, Record, Says, Set, Stance, Standing, Thread, ThreadStep, Topic, Voice,
};
use core::cmp::Reverse;

/// A thread with what follows from its steps.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The inspection by whose word the issue stands: the last one that is held and that speaks of it or looked at such
    /// issues. `None` where none has looked since it was raised.
    pub judged_by: Option<&'a Inspection>,
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
}

/// A place on a thread's time line: somebody spoke of the issue, or had reason to and did not.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// Who.
    pub voice: Voice<'a>,
    /// When.
    pub when: Date,
    /// What was said, or what the silence means.
    pub said: Result<&'a ThreadStep, Silence<'a>>,
}

/// The silence of a document about an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence<'a> {
    /// Whether the document looked at such issues at all: only then does its silence mean something.
    pub counts: bool,
    /// What its silence means, in the record's words.
    pub meaning: &'a str,
}

impl Silence<'_> {
    /// What 'not mentioned' means, in one or two sentences. Where it counts for nothing, the record's own words say why.
    pub fn words(self) -> String {
        match (self.counts, self.meaning) {
            (true, "") => "That is not a judgement either way.".to_owned(),
            (true, meaning) => format!("That is not a judgement either way. {meaning}"),
            (false, "") => "Nothing can be read into that.".to_owned(),
            (false, meaning) => meaning.to_owned(),
        }
    }
}

/// All threads with their courses, those that were open longest first.
pub fn courses(record: &Record) -> Vec<Course<'_>> {
    let mut courses: Vec<Course> = record.threads.iter().filter_map(|thread| Course::new(record, thread)).collect();
    courses.sort_by_key(|course| (Reverse(course.months()), course.raised, course.thread.name.as_str()));
    courses
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
        let judged_by = record.held_inspections().rev().find(heard);
        let last = judged_by.and_then(|last| thread.step(&last.id)).map(|step| step.says);
        let is_main = |topic: &Topic| topics.iter().filter(|other| *other == topic).count() * 3 >= topics.len();
        Some(Self {
            thread,
            judged_by,
            standing: Standing::of(&record.codebook, last),
            raised,
            raised_in,
            last_word: verdicts.last().copied()?,
            verdicts: told,
            years: years_open(&verdicts.iter().map(|(when, says)| (*when, says.stance())).collect::<Vec<_>>()),
            areas: findings.iter().map(|finding| finding.area).collect(),
            topics: topics.iter().copied().collect(),
            main_topics: topics.iter().copied().filter(is_main).collect(),
        })
    }

    /// Whether the last inspection itself says that the issue is not, or not yet wholly, as it should be.
    pub fn is_open(&self) -> bool {
        !matches!(self.standing.stance(), Some(Stance::Resolved) | None)
    }

    /// The years open as a whole number of months: what orders and filters.
    pub fn months(&self) -> u32 {
        (self.years * 12.0).round() as u32
    }

    /// '18 years', '5 months', 'new' where the last inspection raised it, when it was last mentioned where the last
    /// inspection does not mention it, or that nobody judged it again. Only whole years count, as in 'open for 3 years or
    /// more'.
    pub fn length(&self) -> String {
        match self.months() as usize {
            0 if self.standing.stance() == Some(Stance::Raised) => "new".to_owned(),
            0 if !self.is_judged_again() => "not judged since".to_owned(),
            _ if self.is_silent() => format!("last in {}", self.last_word.0.year()),
            0..12 if self.is_known_by_year() => "about a year".to_owned(),
            0 => "less than a month".to_owned(),
            months @ 1..12 => count(months, "month", "months"),
            months => count(months / 12, "year", "years"),
        }
    }

    /// Whether there is a verdict after the one that raised it.
    fn is_judged_again(&self) -> bool {
        self.last_word.1.stance() != Stance::Raised
    }

    /// Whether the last inspection does not mention it, or none has looked at it since.
    const fn is_silent(&self) -> bool {
        self.standing.says().is_none()
    }

    /// Whether only the year of the first or the last word is known: a number of months would say too much.
    const fn is_known_by_year(&self) -> bool {
        self.raised.is_year_alone() || self.last_word.0.is_year_alone()
    }

    /// For how long it was open, to stand alone: 'open for 18 years', 'new', 'last mentioned in 2021', 'not judged since'.
    pub fn open_for(&self) -> String {
        let length = self.length();
        match length.strip_prefix("last in ") {
            Some(year) => format!("last mentioned in {year}"),
            None if length == "new" || length == "not judged since" => length,
            None => format!("open for {length}"),
        }
    }

    /// 'open for 18 years · first raised in 2006', 'new · raised in 2024', or 'raised in 2011, last mentioned in 2021'.
    pub fn age(&self) -> String {
        let (open, year) = (self.open_for(), self.raised.year());
        if self.is_silent() {
            format!("raised in {year}, {open}")
        } else if open == "new" {
            format!("new · raised in {year}")
        } else {
            format!("{open} · first raised in {year}")
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
            (None, None) => "; not inspected since".to_owned(),
            (Some(last), Some(says)) if !says.is_verdict() => {
                format!("; in {}: {}", last.year(), says.label().to_ascii_lowercase())
            }
            _ => String::new(),
        };
        sentence_case(&format!("{}{end}.", told.join(", ")))
    }

    /// The time line: every step, and from the first one on every held document that says nothing.
    pub fn events(&self, record: &'a Record) -> Vec<Event<'a>> {
        let thread = self.thread;
        let spoken = thread.steps.iter().filter_map(|step| {
            let voice = record.voice(&step.from)?;
            Some(Event { voice, when: voice.when()?, said: Ok(step) })
        });
        let mut events: Vec<Event> = spoken.collect();
        let first = events.first().map(|event| event.when);
        for document in &record.documents {
            let Some((voice, when)) = voice_of(record, document).and_then(|voice| Some((voice, voice.when()?))) else {
                continue;
            };
            if thread.step(voice.id()).is_some() || first.is_none_or(|first| when <= first) {
                continue;
            }
            let counts = document.looked_at(self.topics.iter().copied());
            let said = Err(Silence { counts, meaning: &document.silence });
            match events.iter_mut().find(|event| event.voice.id() == voice.id()) {
                // Several documents of one inspection are one silence; one that looked at such issues tells what it means.
                Some(event) if counts && matches!(event.said, Err(silence) if !silence.counts) => event.said = said,
                Some(_) => {}
                None => events.push(Event { voice, when, said }),
            }
        }
        events.sort_by_key(|event| event.when);
        events
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
        Stance::Answered | Stance::Other => says.label().to_ascii_lowercase(),
    }
}

/// Who speaks in a document: its inspection where inspectors wrote it, or else the document itself.
fn voice_of<'a>(record: &'a Record, document: &'a Document) -> Option<Voice<'a>> {
    record.voice(if document.is_inspectors() { &document.inspection } else { &document.id })
}

/// From which word to which an issue was open: from a concern to the next 'resolved', or to the last verdict on it. What
/// judges nothing, and silence, neither closes it nor keeps it open.
pub fn open_spans(says: &[Option<Stance>]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut since = None;
    let mut last = 0;
    let verdicts = says.iter().enumerate().filter_map(|(index, says)| Some((index, (*says)?)));
    for (index, says) in verdicts.filter(|(_, says)| says.is_verdict()) {
        last = index;
        match since {
            None if says.is_concern() => since = Some(index),
            Some(from) if says == Stance::Resolved => {
                spans.push((from, index));
                since = None;
            }
            _ => {}
        }
    }
    spans.extend(since.filter(|from| last > *from).map(|from| (from, last)));
    spans
}

/// The years during which an issue was open.
fn years_open(verdicts: &[(Date, Stance)]) -> f64 {
    let says: Vec<Option<Stance>> = verdicts.iter().map(|(_, stance)| Some(*stance)).collect();
    let when = |index: usize| verdicts.get(index).map_or(0.0, |(when, _)| when.as_years());
    open_spans(&says).into_iter().map(|(from, to)| when(to) - when(from)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(steps: &[(&str, Stance)]) -> f64 {
        let verdicts: Vec<_> = steps.iter().map(|(when, says)| (Date::parse(when).unwrap(), *says)).collect();
        (years_open(&verdicts) * 100.0).round() / 100.0
    }

    #[test]
    fn a_matter_is_open_until_it_is_judged_right() {
        use Stance::{Improved, Persists, Praised, Raised, RaisedAgain, Resolved};
        assert_eq!(years(&[("2016-09-12", Raised), ("2024-09-12", Resolved)]), 8.0);
        assert_eq!(years(&[("2016-09-12", Raised), ("2021-09-12", Improved), ("2024-09-12", Persists)]), 8.0);
        assert_eq!(years(&[("2006-11-01", Raised)]), 0.0);
        // What is judged right is closed until it is raised again.
        let again =
            [("2006-11-01", Raised), ("2011-11-01", Resolved), ("2021-11-01", RaisedAgain), ("2024-11-01", Persists)];
        assert_eq!(years(&again), 8.0);
        // Praise before anybody raised it opens nothing.
        assert_eq!(years(&[("2006-11-01", Praised), ("2021-11-01", Raised), ("2024-11-01", Resolved)]), 3.0);
    }

    #[test]
    fn a_matter_is_open_from_word_to_word() {
        use Stance::{Answered, Improved, Praised, Raised, RaisedAgain, Resolved};
        let some = |says: &[Stance]| says.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(open_spans(&some(&[Praised, Raised, Improved, Resolved, Resolved])), [(1, 3)]);
        assert_eq!(open_spans(&some(&[Raised, Resolved, RaisedAgain, Improved])), [(0, 1), (2, 3)]);
        // The council's answer judges nothing, so it neither closes an issue nor keeps it open.
        assert_eq!(open_spans(&some(&[Raised, Answered])), []);
        assert_eq!(open_spans(&[Some(Raised), None, Some(Improved), None]), [(0, 2)]);
    }

    #[test]
    fn how_long_an_issue_was_open_is_said_for_a_month_a_year_and_less() {
        let book: crate::Codebook = serde_json::from_str(include_str!("../../data/codebook.json")).unwrap();
        let thread = Thread { id: "".into(), name: String::new(), question: String::new(), steps: Vec::new() };
        let told = |raised: &str, last: &str, months: f64, word: &str, now: Option<&str>| {
            let (raised, says) = (Date::parse(raised).unwrap(), book.says(word).unwrap());
            let course = Course {
                thread: &thread,
                judged_by: None,
                standing: Standing::of(&book, now.and_then(|now| book.says(now))),
                raised,
                raised_in: raised.month_and_year(),
                last_word: (Date::parse(last).unwrap(), says),
                verdicts: Vec::new(),
                years: months / 12.0,
                areas: Set::default(),
                topics: Set::default(),
                main_topics: Set::default(),
            };
            (course.length(), course.age())
        };
        let cases = [
            (("2024-11", "2024-11", 0.0, "raised", Some("raised")), "new", "new · raised in 2024"),
            (("2021-11", "2021-11", 0.0, "raised", None), "not judged since", "raised in 2021, not judged since"),
            (("2011-03", "2021-11", 128.0, "improved", None), "last in 2021", "raised in 2011, last mentioned in 2021"),
            (
                ("2024-11", "2024-11", 0.2, "persists", Some("persists")),
                "less than a month",
                "open for less than a month · first raised in 2024",
            ),
            (
                ("2024-10", "2024-11", 1.0, "persists", Some("persists")),
                "1 month",
                "open for 1 month · first raised in 2024",
            ),
            (
                ("2024-06", "2024-11", 5.0, "resolved", Some("resolved")),
                "5 months",
                "open for 5 months · first raised in 2024",
            ),
            (
                ("2023", "2024", 8.0, "persists", Some("persists")),
                "about a year",
                "open for about a year · first raised in 2023",
            ),
            (
                ("2023-06", "2024-11", 17.0, "improved", Some("improved")),
                "1 year",
                "open for 1 year · first raised in 2023",
            ),
            (
                ("2006-11", "2024-11", 216.0, "improved", Some("improved")),
                "18 years",
                "open for 18 years · first raised in 2006",
            ),
        ];
        for ((raised, last, months, word, now), length, age) in cases {
            assert_eq!(told(raised, last, months, word, now), (length.to_owned(), age.to_owned()), "{raised} {last}");
        }
    }

    #[test]
    fn silence_says_whether_it_means_anything() {
        let cases = [
            (true, "It looked at all areas.", "That is not a judgement either way. It looked at all areas."),
            (
                false,
                "It covered only the front door, so nothing can be read into that.",
                "It covered only the front door, so nothing can be read into that.",
            ),
            (true, "", "That is not a judgement either way."),
            (false, "", "Nothing can be read into that."),
        ];
        for (counts, meaning, words) in cases {
            assert_eq!(Silence { counts, meaning }.words(), words);
        }
    }
}
