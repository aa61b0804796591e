//! Searching and loosening: slips are offered and not counted, marks lose nothing, and every count is what a choice then
//! shows.
use crate::support::choose::some_of;
use crate::support::codes;
use crate::support::codes::RECORD;
use crate::support::searched::SEARCHED;
use inspection_explorer::explore::{Filter, Found, suggestions};
use inspection_explorer::notes::{About, Note, Notebook, Writing};
use inspection_explorer::record::{Finding, FindingId, InspectionId, Kind, Record, Subject, Topic};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A notebook with a few notes on both records, one with words that are nowhere else.
static BOOK: LazyLock<Notebook> = LazyLock::new(|| {
    let mut book = Notebook::default();
    for record in [&*RECORD, &*SEARCHED] {
        for (place, text) in
            [(3, "Ask about the Zeppelin"), (40, "“Quoted” – and zeppelins"), (27, "concern"), (50, "plannnig 2023")]
        {
            let Some(finding) = record.findings.get(place) else { continue };
            let about = About::from(Subject::Finding(finding.id.clone()));
            let writing = Writing { text: text.to_owned(), ..Writing::default() };
            book.put(about.clone(), Some(Note { about, writing, updated: 1 }));
        }
    }
    book
});

fn note(id: &str) -> Option<&'static str> {
    BOOK.text_on_finding(id)
}

fn words(text: &str) -> Filter {
    Filter { text: text.to_owned(), ..Filter::default() }
}

/// The findings that a filter shows, asked as the page asks it: one sieve for everything.
fn shown(filter: &Filter) -> Vec<&'static Finding> {
    filter.sieve(&SEARCHED, &note).apply(&SEARCHED)
}

/// The same in the app's own record.
fn shown_here(filter: &Filter) -> Vec<&'static Finding> {
    filter.sieve(&RECORD, &note).apply(&RECORD)
}

/// The same where the reader has no notes.
fn shown_without_notes(filter: &Filter) -> Vec<&'static Finding> {
    filter.sieve(&SEARCHED, &|_| None).apply(&SEARCHED)
}

fn ids(findings: &[&Finding]) -> BTreeSet<FindingId> {
    findings.iter().map(|finding| finding.id.clone()).collect()
}

/// Everything of a finding that is searched.
fn searched(finding: &Finding) -> impl Iterator<Item = &str> {
    let note = note(&finding.id).unwrap_or_default();
    let own = [&finding.summary, finding.topic.label(), finding.area.label(), finding.kind.label(), note];
    let responses = finding.responses.iter().map(|told| told.summary.as_str());
    own.into_iter().chain(responses).chain(finding.urgency.map(|urgency| urgency.label()))
}

/// The words of five letters and more of a text.
fn long_words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= 5).collect()
}

/// Every word of the record's summaries and names, folded: what counts as spelt right.
static VOCABULARY: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let texts = RECORD.findings.iter().flat_map(searched);
    texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_ascii_lowercase).collect()
});

fn begins_a_word(typed: &str) -> bool {
    VOCABULARY.range(typed.to_owned()..).next().is_some_and(|word| word.starts_with(typed))
}

/// A word with one slip in it.
fn slip(word: &str, place: Index, letter: char, how: usize) -> String {
    let mut letters: Vec<char> = word.to_ascii_lowercase().chars().collect();
    let at = place.index(letters.len());
    match how {
        0 => letters.insert(at, letter),
        1 => letters.push(letter),
        2 => drop(letters.remove(at)),
        3 => letters[at] = letter,
        _ => letters.swap(at.min(word.len() - 2), at.min(word.len() - 2) + 1),
    }
    letters.into_iter().collect()
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let texts = "(child|care|plannnig|zeppelin|zyzzyva|hosuing care|leaders' pathway|2023|!!!|\\PC{0,12})?";
    let inspections: Vec<InspectionId> =
        RECORD.inspections.iter().map(|inspection| inspection.id.clone()).chain(["no-such".into()]).collect();
    (
        some_of(inspections, 2),
        some_of(codes::areas(), 2),
        some_of(codes::kinds(), 2),
        some_of(codes::topics(), 3),
        prop_oneof![3 => Just(Vec::new()), 1 => some_of(RECORD.codebook.urgencies.clone(), 2)],
        texts,
    )
        .prop_map(|(inspections, areas, kinds, topics, urgencies, text)| Filter {
            inspections: inspections.into_iter().collect(),
            areas: areas.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            topics: topics.into_iter().collect(),
            urgencies: urgencies.into_iter().collect(),
            text,
        })
}

fn kind(token: &str) -> Kind {
    SEARCHED.codebook.kind(token).expect("a kind")
}

fn topic(token: &str) -> Topic {
    SEARCHED.codebook.topic(token).expect("a topic")
}

#[test]
fn summaries_topics_and_notes_are_searched_at_once() {
    let found = |text: &str| ids(&shown(&words(text)));
    let (third, fortieth) = (SEARCHED.findings[3].id.clone(), SEARCHED.findings[40].id.clone());
    assert_eq!(found("zeppelin"), [third.clone(), fortieth.clone()].into());
    assert!(found("zepelin").is_empty(), "a slip in a word of the reader's own is not counted");
    assert_eq!(found("quoted ZEPPELINS"), [fortieth].into());
    // A word of the note, one of the summary and one of the topic, each in its own place.
    let finding = &SEARCHED.findings[3];
    let mixed = format!("zeppelin {} {}", long_words(&finding.summary)[0], finding.topic.label());
    assert_eq!(found(&mixed), [third].into());
    assert!(shown_without_notes(&words("zeppelin")).is_empty());
}

#[test]
fn a_word_that_is_there_is_not_taken_for_another() {
    // Nobody wrote of 2023 but the note, and of no year does another one tell.
    assert_eq!(shown(&words("2023")).len(), 1);
    assert!(shown_without_notes(&words("2023")).is_empty());
    // The note's own misspelling is there, so it is found and nothing else is.
    assert_eq!(shown(&words("plannnig")).len(), 1);
    assert_eq!(Found::new(&words("plannnig"), &SEARCHED, &note).meant, None);
    // Where nobody wrote it, what may be meant is offered.
    let found = Found::new(&words("plannnig"), &SEARCHED, &|_| None);
    assert_eq!((found.places.len(), found.meant.as_deref()), (0, Some("planning")));
    assert!(shown_without_notes(&words("planning")).len() > 2);
}

#[test]
fn what_may_be_meant_is_offered_only_where_it_finds_something() {
    let meant = |filter: &Filter| Found::new(filter, &SEARCHED, &|_| None).meant;
    assert_eq!(meant(&words("exploitaton")).as_deref(), Some("exploitation"));
    let nowhere = Filter { inspections: ["no-such".into()].into(), ..words("exploitaton") };
    assert_eq!(meant(&nowhere), None);
    assert_eq!(meant(&words("exploitation")), None);
}

#[test]
fn quotation_marks_can_be_let_go() {
    let told = |text: &str| -> Vec<String> {
        suggestions(&words(text), &SEARCHED, &|_| None).iter().map(ToString::to_string).collect()
    };
    let found = shown_without_notes(&words("leavers care")).len();
    assert!(found > 1);
    assert_eq!(told("“leavers care”")[0], format!("Search without the quotation marks ({found} findings)"));
    assert_eq!(told("\"zyzzyva care\"").len(), 1, "nothing is found without them");
    let way = &suggestions(&words("“leavers care”"), &SEARCHED, &|_| None)[0];
    assert_eq!(way.filter, words("leavers care"));
}

#[test]
fn suggestions_read_as_a_sentence() {
    let filter = Filter { kinds: [kind("recommendation")].into(), ..words("zepplin") };
    let told: Vec<String> = suggestions(&filter, &SEARCHED, &note).iter().map(ToString::to_string).collect();
    let all = SEARCHED.findings.iter().filter(|finding| finding.kind == kind("recommendation")).count();
    assert_eq!(told, [format!("Remove ‘zepplin’ ({all} findings)")]);
    let filter = Filter { kinds: [kind("recommendation")].into(), ..words("zeppelin") };
    let told: Vec<String> = suggestions(&filter, &SEARCHED, &note).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [format!("Remove ‘zeppelin’ ({all} findings)"), "Remove ‘Recommendation’ (2 findings)".to_owned()]
    );

    let (inspections, topics) = (["no-such".into()].into(), [topic("fostering"), topic("voice")].into());
    let all = Filter { inspections, topics, ..words("zyzzyva xyzzyx") };
    let told: Vec<String> = suggestions(&all, &SEARCHED, &note).iter().map(ToString::to_string).collect();
    let both = SEARCHED.findings.iter().filter(|f| all.topics.contains(&f.topic)).count();
    assert_eq!(told, [format!("Remove ‘an unknown inspection’ and ‘zyzzyva xyzzyx’ ({both} findings)")]);

    // Of two pairs that would do, the one after which most of what was asked still holds.
    let inspections = ["no-such".into()].into();
    let filter = Filter { inspections, topics: [topic("voice")].into(), ..words("zeppelin") };
    assert!(shown_without_notes(&words("voice")).len() > 2);
    let told: Vec<String> = suggestions(&filter, &SEARCHED, &note).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["Remove ‘an unknown inspection’ and ‘Voice’ (2 findings)"]);

    // Nothing is let go that need not be, and the last resort is to let everything go.
    let nowhere = Filter { inspections: ["no-such".into()].into(), kinds: [kind("grade")].into(), ..words("zyzzyva") };
    let told = suggestions(&nowhere, &SEARCHED, &note);
    assert_eq!(
        told.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!("Remove all filters ({} findings)", SEARCHED.findings.len())]
    );
    assert_eq!(told[0].filter, Filter::default());

    assert!(suggestions(&Filter::default(), &SEARCHED, &note).is_empty());
    let empty = Record { findings: Vec::new(), ..SEARCHED.clone() }.indexed();
    assert!(suggestions(&nowhere, &empty, &note).is_empty());
}

proptest! {
    #[test]
    fn a_slip_is_offered_as_the_word_that_was_meant_or_as_nothing(
        finding in any::<Index>(),
        word in any::<Index>(),
        place in any::<Index>(),
        letter in select(('a'..='z').chain(['é', '7']).collect::<Vec<_>>()),
        how in 0_usize..5,
    ) {
        let finding = finding.get(&RECORD.findings);
        let long = long_words(&finding.summary);
        prop_assume!(!long.is_empty());
        let word = long[word.index(long.len())];
        let typed = slip(word, place, letter, how);
        let found = Found::new(&words(&typed), &RECORD, &|_| None);
        if !begins_a_word(&typed) && !found.places.is_empty() {
            // Another form of a word, or two words in one: none of the letters is another.
            let query = &found.query;
            let first = found.findings(&RECORD).next().unwrap();
            prop_assert!(searched(first).any(|text| query.mark(text).iter().any(|(_, hit)| *hit)), "{}", typed);
        }
        if let Some(meant) = found.meant {
            prop_assert!(found.places.is_empty() && meant.chars().count() >= 6 && !begins_a_word(&typed), "{}", typed);
            prop_assert_eq!(meant.chars().next(), typed.replace('é', "e").chars().next());
            prop_assert!(!words(&meant).sieve(&RECORD, &|_| None).apply(&RECORD).is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn what_is_shown_is_marked_and_no_letter_lost(filter in any_filter()) {
        let query = filter.query(&RECORD, &note);
        for finding in shown_here(&filter) {
            let mut hits = 0;
            for text in searched(finding) {
                let parts = query.mark(text);
                hits += parts.iter().filter(|(_, hit)| *hit).count();
                prop_assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
                prop_assert!(parts.iter().all(|(part, _)| !part.is_empty()));
            }
            prop_assert_eq!(hits == 0, query.is_empty());
        }
    }

    #[test]
    fn counts_are_what_choosing_shows(filter in any_filter(), one in any::<Index>()) {
        let facets = filter.sieve(&RECORD, &note).facets(&RECORD);
        let shown = |filter: Filter| shown_here(&filter).len();
        let choice = one.get(&facets.inspections);
        let only = Filter { inspections: [choice.value.clone()].into(), ..filter.clone() };
        prop_assert_eq!((choice.count, choice.chosen), (shown(only), filter.inspections.contains(&choice.value)));
        let choice = one.get(&facets.areas);
        let only = Filter { areas: [choice.value].into(), ..filter.clone() };
        prop_assert_eq!((choice.count, choice.chosen), (shown(only), filter.areas.contains(&choice.value)));
        let choice = one.get(&facets.kinds);
        let only = Filter { kinds: [choice.value].into(), ..filter.clone() };
        prop_assert_eq!((choice.count, choice.chosen), (shown(only), filter.kinds.contains(&choice.value)));
        let choice = one.get(&facets.topics);
        let only = Filter { topics: [choice.value].into(), ..filter.clone() };
        prop_assert_eq!((choice.count, choice.chosen), (shown(only), filter.topics.contains(&choice.value)));
        // Not every record says how soon something is asked for.
        if !facets.urgencies.is_empty() {
            let choice = one.get(&facets.urgencies);
            let only = Filter { urgencies: [choice.value].into(), ..filter.clone() };
            prop_assert_eq!((choice.count, choice.chosen), (shown(only), filter.urgencies.contains(&choice.value)));
        }
    }

    #[test]
    fn list_counts_marks_and_suggestions_come_from_one_sieve(filter in any_filter()) {
        let sieve = filter.sieve(&RECORD, &note);
        let found = Found::new(&filter, &RECORD, &note);
        prop_assert_eq!(sieve.query(), &filter.query(&RECORD, &note));
        prop_assert_eq!(&found.query, sieve.query());
        prop_assert_eq!(&found.facets, &sieve.facets(&RECORD));
        let listed = sieve.apply(&RECORD);
        prop_assert_eq!(found.findings(&RECORD).collect::<Vec<_>>(), listed.clone());
        prop_assert_eq!(RECORD.findings.iter().filter(|finding| sieve.shows(finding)).count(), listed.len());
        prop_assert_eq!(found.loosen.is_empty(), !listed.is_empty());
    }

    #[test]
    fn suggestions_show_what_they_say(filter in any_filter()) {
        let number = shown_here(&filter).len();
        let suggested = suggestions(&filter, &RECORD, &note);
        prop_assert_eq!(suggested.is_empty(), number > 0);
        prop_assert!(suggested.is_sorted_by_key(|loosening| core::cmp::Reverse(loosening.count)));
        for loosening in &suggested {
            prop_assert!(loosening.count > 0);
            prop_assert_eq!(shown_here(&loosening.filter).len(), loosening.count);
            let starts = ["Remove ", "Search without"].iter().any(|start| loosening.label.starts_with(start));
            prop_assert!(starts && loosening.label.chars().count() < 250);
        }
        // Every single group that helps is there.
        let singles = [
            Filter { inspections: inspection_explorer::record::Set::default(), ..filter.clone() },
            Filter { kinds: inspection_explorer::record::Set::default(), ..filter.clone() },
            Filter { areas: inspection_explorer::record::Set::default(), ..filter.clone() },
            Filter { topics: inspection_explorer::record::Set::default(), ..filter.clone() },
            Filter { urgencies: inspection_explorer::record::Set::default(), ..filter.clone() },
            Filter { text: String::new(), ..filter.clone() },
        ];
        let helps = |single: &&Filter| !shown_here(single).is_empty();
        let helping: Vec<&Filter> = singles.iter().filter(helps).collect();
        if number == 0 {
            prop_assert_eq!(suggested.len(), helping.len().max(1));
            prop_assert!(helping.iter().all(|filter| suggested.iter().any(|loosening| loosening.filter == **filter)));
        }
    }
}
