//! Reading the view out of an address: what is known is taken, whatever sticks to it, and what is not is counted.

use crate::query;
use crate::stuck::{bare, meant, meant_id, trimmed};
use crate::view::{View, ViewState};
use core::str::FromStr as _;
use record::{Codebook, Record, Set, Standing};

/// The names that are ours. Others may have added more, such as `utm_source`.
const NAMES: [&str; 13] = [
    "view",
    "inspection",
    "area",
    "kind",
    "topic",
    "find",
    "open",
    "grade",
    "compare",
    "thread",
    "state",
    "years",
    "plan",
];

/// What has been read so far.
#[derive(Default)]
struct Reading {
    state: ViewState,
    view: Option<View>,
    find: Option<String>,
    years: Option<u8>,
    left_out: usize,
}

impl ViewState {
    /// Reads a query, with or without its question mark, and says how many of its values are not known. They are left out:
    /// a stale link still opens. Names that are not ours are passed over in silence.
    ///
    /// Signs stuck to a value are let go where the rest is known (ids are known to [`ViewState::fit`] alone). Of several
    /// values where one is wanted the last one counts, and the others are left out.
    pub fn read(text: &str, codebook: &Codebook) -> (Self, usize) {
        let mut reading = Reading::default();
        for (name, value) in query::pairs(text) {
            reading.take(&name, value, codebook);
        }
        reading.done()
    }

    /// Puts the record's own ids in the place of what an address says, leaves out what the record does not hold, and says
    /// how much that was: inspections, findings and grades of a stale link.
    pub fn fit(&mut self, record: &Record) -> usize {
        let findings = record.findings.iter().map(|finding| finding.id.as_str());
        let threads = record.threads.iter().map(|thread| thread.id.as_str());
        let areas = record.plan.iter().map(|area| area.id.as_str());
        fit_inspections(&mut self.filter.inspections, record)
            + fit_id(&mut self.open, findings)
            + fit_grade(&mut self.grade, record)
            + fit_compared(&mut self.compared, record)
            + fit_id(&mut self.thread, threads)
            + fit_id(&mut self.plan_area, areas)
    }
}

impl Reading {
    fn take(&mut self, name: &str, value: String, codebook: &Codebook) {
        // A link may have been copied out of HTML, where '&' is written '&amp;'.
        let name = bare(name);
        let name = name.trim_start_matches("amp;");
        let state = &mut self.state;
        self.left_out += match name {
            "view" => replace_known(&mut self.view, &value, |token| View::ALL.into_iter().find(|v| v.token() == token)),
            "inspection" => {
                state.filter.inspections.extend(parts(&value).map(str::to_owned));
                0
            }
            "area" => insert_known(&mut state.filter.areas, &value, |token| codebook.area(token)),
            "kind" => {
                let kind = |token: &str| codebook.kind(token).filter(|kind| kind.makes_findings());
                insert_known(&mut state.filter.kinds, &value, kind)
            }
            "topic" => insert_known(&mut state.filter.topics, &value, |token| codebook.topic(token)),
            "state" => insert_known(&mut state.standings, &value, |token| Standing::from_token(codebook, token)),
            "find" => replace(&mut self.find, one_line(&value)),
            "years" => replace_known(&mut self.years, &value, |token| u8::from_str(token).ok()),
            "open" => replace_id(&mut state.open, value),
            "thread" => replace_id(&mut state.thread, value),
            "plan" => replace_id(&mut state.plan_area, value),
            "grade" if trimmed(&value).is_empty() => 0,
            "grade" => {
                // What makes a link of a text may take the colon at its end for punctuation.
                let value = value.trim_start_matches(|sign: char| !sign.is_alphanumeric());
                let (inspection, judgement) = value.split_once(':').unwrap_or((value, ""));
                replace(&mut state.grade, (inspection.to_owned(), judgement.to_owned()))
            }
            "compare" => take_pair(&mut state.compared, &value),
            // Escaped once too often: it is ours, but what of it is one value cannot be told.
            _ => usize::from(name.split_once('=').is_some_and(|(name, _)| NAMES.contains(&name))),
        };
    }

    fn done(self) -> (ViewState, usize) {
        let Self { mut state, view, find, years, left_out } = self;
        state.filter.text = find.unwrap_or_default();
        state.years = years.unwrap_or_default();
        // What is to be opened can be shown in one view alone.
        state.view = view.unwrap_or_else(|| state.view_of_what_is_open());
        (state, left_out)
    }
}

/// The parts of a list; what holds no token, as behind a last comma, is none.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|part| !trimmed(part).is_empty())
}

/// Adds the tokens of a list to a set. Says how many are not known.
fn insert_known<T: Ord>(set: &mut Set<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    let mut unknown = 0;
    for part in parts(value) {
        match meant(part, &known) {
            Some(token) => drop(set.insert(token)),
            None => unknown += 1,
        }
    }
    unknown
}

/// Sets a value. Says how many it takes the place of: the same value twice is no loss.
fn replace<T: PartialEq>(slot: &mut Option<T>, value: T) -> usize {
    let lost = usize::from(slot.as_ref().is_some_and(|before| *before != value));
    *slot = Some(value);
    lost
}

/// Sets a value where its token is known. Says how many values are left out.
fn replace_known<T: PartialEq>(slot: &mut Option<T>, value: &str, known: impl Fn(&str) -> Option<T>) -> usize {
    match meant(value, known) {
        Some(known) => replace(slot, known),
        None => usize::from(!trimmed(value).is_empty()),
    }
}

/// Sets an id, which only the record knows. Says how many values are left out.
fn replace_id(slot: &mut Option<String>, value: String) -> usize {
    if trimmed(&value).is_empty() { 0 } else { replace(slot, value) }
}

/// Takes the first two parts of a list. Says how many parts are left out.
fn take_pair(slot: &mut Option<(String, String)>, value: &str) -> usize {
    let all: Vec<&str> = parts(value).collect();
    match all.as_slice() {
        [first, second, more @ ..] => replace(slot, ((*first).to_owned(), (*second).to_owned())) + more.len(),
        fewer => fewer.len(),
    }
}

/// A text as a field of one line holds it.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// Puts the record's id in the place of a text that means it. Says how many texts mean none.
fn fit_id<'a>(slot: &mut Option<String>, ids: impl Iterator<Item = &'a str> + Clone) -> usize {
    let Some(text) = slot.take() else { return 0 };
    *slot = meant_id(&text, ids).map(str::to_owned);
    usize::from(slot.is_none())
}

/// The inspections by which findings can be chosen.
fn with_findings(record: &Record) -> Vec<&str> {
    record.held_inspections().map(|inspection| inspection.id.as_str()).collect()
}

fn fit_inspections(chosen: &mut Set<String>, record: &Record) -> usize {
    let ids = with_findings(record);
    let known: Vec<Option<&str>> = chosen.iter().map(|text| meant_id(text, ids.iter().copied())).collect();
    *chosen = known.iter().flatten().map(|id| (*id).to_owned()).collect();
    known.iter().filter(|id| id.is_none()).count()
}

fn fit_grade(chosen: &mut Option<(String, String)>, record: &Record) -> usize {
    let Some((inspection, judgement)) = chosen.take() else { return 0 };
    let id = meant_id(&inspection, record.inspections.iter().map(|inspection| inspection.id.as_str()));
    *chosen = id.and_then(|id| record.inspection(id)).and_then(|inspection| {
        let judged = inspection.grades.iter().map(|grade| grade.judgement.as_str());
        // Without a judgement the inspection itself is meant.
        let judgement = if trimmed(&judgement).is_empty() { Some("") } else { meant_id(&judgement, judged) };
        Some((inspection.id.clone(), judgement?.to_owned()))
    });
    usize::from(chosen.is_none())
}

fn fit_compared(chosen: &mut Option<(String, String)>, record: &Record) -> usize {
    let Some((first, second)) = chosen.take() else { return 0 };
    let ids = with_findings(record);
    let both = meant_id(&first, ids.iter().copied()).zip(meant_id(&second, ids.iter().copied()));
    *chosen = both.filter(|(first, second)| first != second).map(|(one, other)| (one.to_owned(), other.to_owned()));
    usize::from(chosen.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Filter;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use std::sync::LazyLock;

    static RECORD: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

    /// What the app makes of an address, and how much it leaves out.
    fn opened(query: &str) -> (ViewState, usize) {
        let (mut state, unknown) = ViewState::read(query, &RECORD.codebook);
        let left_out = state.fit(&RECORD);
        (state, unknown + left_out)
    }

    #[test]
    fn what_is_not_known_is_left_out_and_counted() {
        let (state, unknown) =
            ViewState::read("view=moon&area=moon,leaders&kind=context&utm=1&%%%=&find=%zz&years=x", &RECORD.codebook);
        assert_eq!((state.view, unknown), (View::Grades, 4));
        assert_eq!(state.filter.areas, RECORD.codebook.area("leaders").into_iter().collect());
        assert!(state.filter.kinds.is_empty());
        assert_eq!(state.filter.text, "%zz");
    }

    #[test]
    fn what_the_record_does_not_hold_is_left_out_and_counted() {
        let (state, left_out) = opened(
            "inspection=ilacs-2024,ilacs-1999&open=gone&grade=ilacs-2024:care+leavers&compare=ilacs-2024,ilacs-2024&thread=gone&plan=C99",
        );
        assert_eq!(left_out, 5);
        assert_eq!((state.thread.as_deref(), state.plan_area.as_deref()), (None, None));
        assert_eq!(state.filter.inspections, Set::from(["ilacs-2024".to_owned()]));
        assert_eq!((state.open, state.compared), (None, None));
        assert!(state.grade.is_some());
    }

    #[test]
    fn what_sticks_to_an_address_changes_nothing() {
        let cases = [
            ("kind=concern.", "kind=concern"),
            ("kind=concern)", "kind=concern"),
            ("kind=concern>", "kind=concern"),
            ("kind=concern%E2%80%9D", "kind=concern"),
            ("kind=concern%22", "kind=concern"),
            ("kind=concern,+recommendation", "kind=concern,recommendation"),
            ("kind=concern,%0D%0Arecommendation;", "kind=concern,recommendation"),
            ("kind=concern,", "kind=concern"),
            ("kind=%20Concern%20", "kind=concern"),
            ("view=findings.&kind=concern", "view=findings&kind=concern"),
            ("view=findings&amp;kind=concern", "view=findings&kind=concern"),
            ("View=Findings", "view=findings"),
            ("view=threads&thread=placement-with-parents.", "view=threads&thread=placement-with-parents"),
            ("view=findings&open=ilacs-2024/p4.s1:strength%E2%80%99.", "view=findings&open=ilacs-2024/p4.s1:strength"),
            ("view=plan&plan=c1", "view=plan&plan=C1"),
            ("view=plan&plan=(C10).", "view=plan&plan=C10"),
            ("view=threads&years=8%5D&state=raised!", "view=threads&state=raised&years=8"),
            ("inspection=ilacs-2024%0A", "inspection=ilacs-2024"),
            ("view=compare&compare=sif-2016,+ilacs-2024).", "view=compare&compare=sif-2016,ilacs-2024"),
            ("grade=visit-2020", "grade=visit-2020:"),
            ("grade=visit-2020:).", "grade=visit-2020:"),
            ("grade=ilacs-2024:Overall+effectiveness.", "grade=ilacs-2024:overall+effectiveness"),
            // What is to be opened needs no view.
            ("thread=placement-with-parents", "view=threads&thread=placement-with-parents"),
            ("plan=C3", "view=plan&plan=C3"),
            ("open=ilacs-2024/p4.s1:strength", "view=findings&open=ilacs-2024/p4.s1:strength"),
            // What is searched for stands as it is, on one line.
            ("find=planning.", "find=planning."),
            ("find=foster%0Acarers", "find=foster+carers"),
            // Nothing is asked for.
            ("kind=&view=&years=&open=.&grade=&compare=,&find=", ""),
            ("kind=concern&kind=recommendation", "kind=concern,recommendation"),
            ("view=plan&view=plan", "view=plan"),
            ("utm_source=a&ref=b&=c", ""),
        ];
        for (address, wanted) in cases {
            let (state, left_out) = opened(address);
            assert_eq!((state.to_query().as_str(), left_out), (wanted, 0), "{address}");
        }
    }

    #[test]
    fn nothing_of_ours_is_dropped_in_silence() {
        let cases = [
            ("view=plan&view=topics", "view=topics", 1),
            ("years=3&years=8", "years=8", 1),
            ("find=a&find=b", "find=b", 1),
            ("thread=a&thread=placement-with-parents", "view=threads&thread=placement-with-parents", 1),
            ("compare=sif-2016,ilacs-2024,ilacs-2021", "compare=sif-2016,ilacs-2024", 1),
            ("compare=ilacs-2024", "", 1),
            ("compare=sif-2016,ilacs-2021&compare=sif-2016,ilacs-2024", "compare=sif-2016,ilacs-2024", 1),
            ("years=300", "", 1),
            ("years=3,5", "", 1),
            ("kind=con%0Acern,concern).thanks,concern", "kind=concern", 2),
            ("grade=moon", "", 1),
            ("grade=ilacs-2024:moon", "", 1),
            ("view=findings?utm_source=a", "", 1),
            ("view%3Dfindings%26kind%3Dconcern", "", 1),
            ("inspection=jar-2006,moon-1066", "", 2),
        ];
        for (address, wanted, number) in cases {
            let (state, left_out) = opened(address);
            assert_eq!((state.to_query().as_str(), left_out), (wanted, number), "{address}");
        }
    }

    /// Any view with anything that the record holds.
    fn of_the_record() -> impl Strategy<Value = ViewState> {
        let record = &*RECORD;
        let inspections: Vec<String> = with_findings(record).into_iter().map(str::to_owned).collect();
        let grades: Vec<(String, String)> = record
            .inspections
            .iter()
            .flat_map(|one| {
                let judged = one.grades.iter().map(|grade| grade.judgement.clone());
                judged.chain([String::new()]).map(|judgement| (one.id.clone(), judgement))
            })
            .collect();
        let maybe = |ids: Vec<String>| proptest::option::of(select(ids));
        let filter = (
            subsequence(inspections.clone(), 0..=3),
            subsequence(record.codebook.areas.clone(), 0..=3),
            subsequence(record.codebook.kinds_of_findings().collect::<Vec<_>>(), 0..=3),
            subsequence(record.codebook.topics.clone(), 0..=3),
        )
            .prop_map(|(inspections, areas, kinds, topics)| Filter {
                inspections: inspections.into_iter().collect(),
                areas: areas.into_iter().collect(),
                kinds: kinds.into_iter().collect(),
                topics: topics.into_iter().collect(),
                text: String::new(),
            });
        let opened = (
            maybe(record.findings.iter().map(|finding| finding.id.clone()).collect()),
            maybe(record.threads.iter().map(|thread| thread.id.clone()).collect()),
            maybe(record.plan.iter().map(|area| area.id.clone()).collect()),
        );
        let chosen = (
            proptest::option::of(select(grades)),
            proptest::option::of(subsequence(inspections, 2).prop_map(|two| (two[0].clone(), two[1].clone()))),
            subsequence(Standing::all(&record.codebook), 0..=3),
            0..40u8,
        );
        (select(View::ALL.to_vec()), filter, opened, chosen).prop_map(
            |(view, filter, (open, thread, plan_area), (grade, compared, standings, years))| {
                let standings = standings.into_iter().collect();
                ViewState { view, filter, open, grade, compared, thread, standings, years, plan_area }
            },
        )
    }

    /// What sticks to links, escaped or not.
    const STUCK: &str =
        "([.,;:!?)(>\"'`*]|%5D|%3E|%22|%0D%0A|%0A|%20|\\+|%C2%A0|%E2%80%9D|%E2%80%99|%E2%80%9C|“|”|’){0,3}";

    proptest! {
        #[test]
        fn whatever_sticks_to_its_values_a_link_opens_the_same(
            state in of_the_record(),
            before in proptest::collection::vec(STUCK, 12),
            behind in proptest::collection::vec(STUCK, 12),
        ) {
            let query = state.to_query();
            let pairs = query.split('&').filter(|pair| !pair.is_empty()).zip(before.iter().zip(&behind));
            let stuck: Vec<String> = pairs.map(|(pair, (before, behind))| {
                let (name, value) = pair.split_once('=').unwrap();
                // A judgement may hold a comma of its own.
                let parts: Vec<&str> = if name == "grade" { vec![value] } else { value.split(',').collect() };
                let parts: Vec<String> = parts.iter().map(|part| format!("{before}{part}{behind}")).collect();
                format!("{name}={}", parts.join(","))
            }).collect();
            prop_assert_eq!(opened(&stuck.join("&")), (state, 0), "{}", stuck.join("&"));
        }

        #[test]
        fn as_many_are_told_as_are_not_known(state in of_the_record(), kinds in 0..4usize, inspections in 0..4usize, found in 0..3usize) {
            let more = |name: &str, number: usize| (0..number).map(|at| format!("&{name}=unknown{at}")).collect::<String>();
            // Three times the same is asked for once.
            let query = format!("{}{}{}{}", state.to_query(), more("kind", kinds), more("inspection", inspections), "&find=a".repeat(found));
            let text = if found > 0 { "a" } else { "" };
            let filter = Filter { text: text.to_owned(), ..state.filter.clone() };
            prop_assert_eq!(opened(&query), (ViewState { filter, ..state }, kinds + inspections));
        }

        #[test]
        fn any_query_fits_the_record_in_the_end(query in "(inspection|open|grade|compare|thread|plan)=[a-zA-Z0-9,:.-]{0,30}") {
            let (mut state, _) = ViewState::read(&query, &RECORD.codebook);
            state.fit(&RECORD);
            let fitted = state.clone();
            prop_assert_eq!((state.fit(&RECORD), state), (0, fitted));
        }
    }
}
