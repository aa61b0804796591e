//! The course of a thread: how it stood at the last inspection, for how long it was open, and who was silent.

use crate::words::count;
use crate::{
    Area, Date, Document, Finding, Inspection, Record, Says, Set, Stance, Standing, Thread, ThreadStep, Topic, Voice,
};
use core::cmp::Reverse;

/// A thread with what follows from its steps.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The inspection by whose word the matter stands: the last one that is held and that speaks of it or looked at such
    /// matters. `None` where none has looked since it was raised.
    pub judged_by: Option<&'a Inspection>,
    /// How the matter stood at that inspection.
    pub standing: Standing,
    /// When it was first raised.
    pub raised: Date,
    /// The last verdict on it, and when it was given.
    pub last_word: (Date, Says),
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

/// A place on a thread's time line: somebody spoke of the matter, or had reason to and did not.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// Who.
    pub voice: Voice<'a>,
    /// When.
    pub when: Date,
    /// What was said, or what the silence means.
    pub said: Result<&'a ThreadStep, Silence<'a>>,
}

/// The silence of a document about a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence<'a> {
    /// Whether the document looked at such matters at all: only then does its silence mean something.
    pub counts: bool,
    /// What its silence means, in the record's words.
    pub meaning: &'a str,
}

impl Silence<'_> {
    /// The silence in one or two sentences.
    pub fn words(self) -> String {
        let meaning = self.meaning;
        if self.counts {
            format!("Says nothing of this matter, which is no verdict. {meaning}")
        } else {
            format!("Says nothing of this matter, and that means nothing. {meaning}")
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
        let verdicts: Vec<(Date, Says)> = thread
            .steps
            .iter()
            .filter(|step| step.says.is_verdict())
            .filter_map(|step| Some((record.voice(&step.from)?.when()?, step.says)))
            .collect();
        let raised = verdicts.iter().find(|(_, says)| says.is_concern()).map(|(when, _)| *when)?;
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
            last_word: verdicts.last().copied()?,
            years: years_open(&verdicts.iter().map(|(when, says)| (*when, says.stance())).collect::<Vec<_>>()),
            areas: findings.iter().map(|finding| finding.area).collect(),
            topics: topics.iter().copied().collect(),
            main_topics: topics.iter().copied().filter(is_main).collect(),
        })
    }

    /// Whether the last inspection itself says that the matter is not, or not yet wholly, as it should be.
    pub fn is_open(&self) -> bool {
        !matches!(self.standing.stance(), Some(Stance::Resolved) | None)
    }

    /// The years open as a whole number of months: what orders and filters.
    pub fn months(&self) -> u32 {
        (self.years * 12.0).round() as u32
    }

    /// '18 years', '5 months', 'new' where the last inspection raised it, or that nobody judged it again. Only whole years
    /// count, as in 'open for 3 years or more'.
    pub fn length(&self) -> String {
        match self.months() as usize {
            0 if self.standing.stance() == Some(Stance::Raised) => "new".to_owned(),
            0 if !self.is_judged_again() => "no later verdict".to_owned(),
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

    /// Whether only the year of the first or the last word is known: a number of months would say too much.
    const fn is_known_by_year(&self) -> bool {
        self.raised.is_year_alone() || self.last_word.0.is_year_alone()
    }

    /// 'open for 18 years · first raised in 2006', or 'new · first raised in 2024'.
    pub fn age(&self) -> String {
        let open = if self.months() > 0 { "open for " } else { "" };
        format!("{open}{} · first raised in {}", self.length(), self.raised.year())
    }

    /// Where it stands, in a sentence: 'First raised in November 2006; open for 18 years; the 2024 inspection found that it persists.'
    pub fn summary(&self) -> String {
        let year = self.judged_by.map_or(0, Inspection::year);
        let stood = match self.standing.stance() {
            Some(Stance::Raised) => format!("raised for the first time by the {year} inspection"),
            Some(Stance::RaisedAgain) => format!("raised again by the {year} inspection"),
            Some(Stance::Persists) => format!("still not put right by the word of the {year} inspection"),
            Some(Stance::Improved) => format!("better, or good in part, by the word of the {year} inspection"),
            Some(Stance::Resolved | Stance::Praised) => format!("judged to be right by the {year} inspection"),
            Some(_) => format!("{} in {year}", self.standing.label().to_ascii_lowercase()),
            None => {
                let (when, says) = self.last_word;
                let word = says.label().to_ascii_lowercase();
                let silent = match self.judged_by {
                    Some(_) => format!("not mentioned by the {year} inspection"),
                    None => "no inspection has looked at it since".to_owned(),
                };
                format!("{silent}; the last word on it, in {}: {word}", when.month_and_year())
            }
        };
        if self.standing.stance() == Some(Stance::Raised) || self.months() == 0 {
            return format!("First raised in {}; {stood}.", self.raised.month_and_year());
        }
        format!("First raised in {}; open for {}; {stood}.", self.raised.month_and_year(), self.length())
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
                // Several documents of one inspection are one silence; one that looked at such matters tells what it means.
                Some(event) if counts && matches!(event.said, Err(silence) if !silence.counts) => event.said = said,
                Some(_) => {}
                None => events.push(Event { voice, when, said }),
            }
        }
        events.sort_by_key(|event| event.when);
        events
    }
}

/// Who speaks in a document: its inspection where inspectors wrote it, or else the document itself.
fn voice_of<'a>(record: &'a Record, document: &'a Document) -> Option<Voice<'a>> {
    record.voice(if document.is_inspectors() { &document.inspection } else { &document.id })
}

/// From which word to which a matter was open: from a concern to the next 'resolved', or to the last verdict on it. What
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

/// The years during which a matter was open.
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
        // The council's answer judges nothing, so it neither closes a matter nor keeps it open.
        assert_eq!(open_spans(&some(&[Raised, Answered])), []);
        assert_eq!(open_spans(&[Some(Raised), None, Some(Improved), None]), [(0, 2)]);
    }

    #[test]
    fn silence_says_whether_it_means_anything() {
        let heard = Silence { counts: true, meaning: "It looked at all areas." }.words();
        let deaf = Silence { counts: false, meaning: "It looked elsewhere." }.words();
        assert!(heard.contains("no verdict") && heard.ends_with("all areas."));
        assert!(deaf.contains("means nothing") && deaf.ends_with("elsewhere."));
    }
}
