use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// The made-up record with a term and a strength that speak of the front door too, and the words of the search's own tests.
static RECORD: LazyLock<Record> = LazyLock::new(|| {
    let mut record = crate::searched::record(crate::made_up::anyshire());
    record.glossary.insert(0, record::Term { term: "Front door".to_owned(), ..record::Term::default() });
    record.strong.push(record::Thread { id: "open-doors".into(), ..record.threads[1].clone() });
    record.indexed()
});

fn search(text: &str) -> Everywhere {
    Everywhere::new(text, &RECORD, &[])
}

fn group(found: &Everywhere, group: Group) -> &Hits {
    found.groups.iter().find(|hits| hits.group == group).unwrap_or_else(|| panic!("nothing in {group:?}"))
}

fn titles(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.title.as_str()).collect()
}

#[test]
fn each_group_has_hits_that_lead_to_their_place() {
    let found = search("front door");
    let labels: Vec<&str> = found.groups.iter().map(|hits| hits.group.label()).collect();
    assert_eq!(labels[..2], ["Findings", "Threads"]);
    let findings = group(&found, Group::Findings);
    assert_eq!(findings.hits.len(), FIRST.min(findings.number));
    assert!(matches!(&findings.hits[0].to, Place::Findings { open: Some(_), filter } if filter.text == "front door"));
    let plan = group(&found, Group::Plan);
    assert_eq!(titles(plan)[0], "Fill the posts of the front door first.");
    assert_eq!(plan.hits[0].context, "Action in A2: A first answer within a day");
    assert_eq!(plan.hits[0].to, Place::Plan { open: Some("A2".into()) });
    assert_eq!(plan.hits[0].spot, Some(Spot::Action("plan-2026/A2.action1".to_owned())));
    let term = group(&found, Group::Glossary);
    assert_eq!((titles(term)[0], &term.hits[0].to), ("Front door", &Place::Sources));
    let Some(Spot::Term(place)) = term.hits[0].spot else { panic!("{:?}", term.hits[0].spot) };
    assert_eq!(RECORD.glossary[place].term, "Front door");
    let documents = search("annex on fostering");
    assert_eq!(titles(group(&documents, Group::Sources))[0], "Annex on fostering, 2021");
    let strong = search("front door");
    assert_eq!(group(&strong, Group::Strong).hits[0].to, Place::strong("open-doors".into()));
    let thread = search("room to play");
    assert_eq!(group(&thread, Group::Threads).hits[0].to, Place::thread("room-to-play".into()));
}

#[test]
fn what_is_found_in_a_name_comes_first() {
    let found = search("children");
    let threads = group(&found, Group::Threads);
    let named: Vec<bool> = threads.hits.iter().map(|hit| !threads.query.places(&hit.title).is_empty()).collect();
    assert!(named.is_sorted_by_key(|named| !named) && named[0] && !named[named.len() - 1], "{named:?}");
}

#[test]
fn findings_are_those_of_their_own_view() {
    let note = "Ask about the Zeppelin";
    let subject = Subject::Finding(RECORD.findings[3].id.clone());
    for text in ["care leavers", "NEET", "\"care leavers\"", "fost", "zeppelin", "policy"] {
        let found = Everywhere::new(text, &RECORD, &[(Some(&subject), note)]);
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let own = |id: &str| (id == RECORD.findings[3].id.as_str()).then_some(note);
        let listed = filter.sieve(&RECORD, &own).apply(&RECORD).len();
        let number = found.groups.iter().find(|hits| hits.group == Group::Findings).map_or(0, |hits| hits.number);
        assert_eq!(number, listed, "{text}");
    }
}

#[test]
fn notes_are_found_by_their_words_and_named_by_what_they_are_about() {
    let (thread, gone) = (Subject::Thread(RECORD.threads[0].id.clone()), Subject::Thread("gone".into()));
    let notes = [(Some(&thread), "Ask about the Zeppelin"), (None, "A zeppelin"), (Some(&gone), "zeppelins")];
    let found = Everywhere::new("zeppelin", &RECORD, &notes);
    let hits = group(&found, Group::Notes);
    let unknown = "About an item no longer in this record";
    assert_eq!(titles(hits), [RECORD.threads[0].name.as_str(), unknown, unknown]);
    assert_eq!(
        (hits.hits[0].context.as_str(), &hits.hits[0].to),
        ("Ask about the Zeppelin", &Place::Notes { about: Some(thread.clone()) })
    );
    assert_eq!(found.said().as_deref(), Some("3 notes"));
}

#[test]
fn a_slip_is_offered_where_nothing_is_found() {
    let found = search("exploitaton");
    assert_eq!((found.groups.len(), found.meant.as_deref()), (0, Some("exploitation")));
    assert_eq!(search("zyzzyva"), Everywhere::default());
    assert_eq!(search(" ! "), Everywhere::default());
    assert_eq!(search("exploitation").meant, None);
    let neet = search("NEET");
    assert!(neet.explanation.as_deref().unwrap().starts_with("‘NEET’ also finds"));
    assert_eq!(titles(group(&neet, Group::Glossary))[0], "Not in education, employment or training (NEET)");
}

#[test]
fn a_long_text_is_cut_round_what_was_found() {
    let long = format!("{}zeppelin {}", "word ".repeat(50), "more ".repeat(60));
    let query = Query::read("zeppelin", &RECORD, core::iter::empty());
    let cut = excerpt(&long, &query);
    assert!(cut.starts_with("…word") && cut.contains("zeppelin more") && cut.ends_with("more…"), "{cut}");
    assert!(cut.chars().count() <= 170, "{cut}");
    assert_eq!(excerpt("A  short\ntext", &query), "A short text");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_text_is_searched_without_harm(typed in "(\\PC|[a-z \"]){0,16}", note in "(\\PC|[a-z ]){0,300}") {
        let found = Everywhere::new(&typed, &RECORD, &[(None, &note)]);
        for hits in &found.groups {
            prop_assert!(hits.number >= hits.hits.len() && hits.number > 0);
        }
        prop_assert!(found.groups.is_empty() || found.meant.is_none());
    }

    #[test]
    fn what_is_found_in_a_note_is_in_its_line(before in "[a-z ]{0,200}", after in "[a-z é]{0,300}") {
        let note = format!("{before} zeppelin {after}");
        let found = Everywhere::new("zeppelin", &RECORD, &[(None, &note)]);
        let hits = group(&found, Group::Notes);
        prop_assert!(hits.query.mark(&hits.hits[0].context).contains(&("zeppelin", true)), "{}", hits.hits[0].context);
    }
}
