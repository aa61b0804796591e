//! The list of notes as a reader asks for it.

use crate::support::anyshire::ANYSHIRE;
use inspection_explorer::arranged::{Asked, Group, Only, Order, arranged, tags};
use inspection_explorer::notes::{About, Note, Notebook, State, Writing};
use inspection_explorer::record::Subject;

fn subjects() -> [Subject; 4] {
    let record = &*ANYSHIRE;
    let finding =
        record.findings.iter().find(|finding| record.threads_of_finding(&finding.id).next().is_some()).unwrap();
    let thread = record.threads_of_finding(&finding.id).next().unwrap();
    let action = &record.plan[0].actions[0];
    [
        Subject::Finding(finding.id.clone()),
        Subject::Thread(thread.id.clone()),
        Subject::Action(action.unit.clone()),
        Subject::Area(finding.area.token().into()),
    ]
}

/// Five notes: on a finding, on its thread, on an action, on the finding's area, and a free one.
fn notebook() -> Notebook {
    let [finding, thread, action, area] = subjects().map(About::from);
    let free = About::Free("own".to_owned());
    let note = |text: &str, tag: &str, state, asks| Writing {
        text: text.to_owned(),
        tags: (!tag.is_empty()).then(|| tag.to_owned()).into_iter().collect(),
        state,
        asks,
        ..Writing::default()
    };
    let all = [
        (finding, note("How many children?", "money", Some(State::Done), true), 5),
        (thread, note("Ask Élise about this", "money", None, false), 4),
        (action, note("Who is in charge?", "people", Some(State::ToDo), true), 3),
        (area, note("Read it again", "", None, false), 2),
        (free, note("Bring the report", "", Some(State::ToDo), false), 1),
    ];
    let mut notebook = Notebook::default();
    for (about, writing, updated) in all {
        notebook.put(about.clone(), Some(Note { about, writing, updated }));
    }
    notebook
}

/// The headings, and the times of the notes under each.
fn list(asked: &Asked) -> Vec<(String, Vec<u64>)> {
    let notebook = notebook();
    let name = |about: &About| format!("{about:?}");
    let time = |about: &About| notebook.get(about).unwrap().updated;
    let groups = arranged(&ANYSHIRE, &notebook, &name, asked).into_iter();
    groups.map(|group| (group.heading, group.notes.iter().map(time).collect())).collect()
}

fn times(asked: Asked) -> Vec<u64> {
    list(&asked).into_iter().flat_map(|(_, times)| times).collect()
}

#[test]
fn each_choice_leaves_the_notes_that_it_names() {
    let [finding, thread, action, area] = subjects();
    let only = |only: Only| times(Asked { only, ..Asked::default() });
    let find = |find: &str| times(Asked { find: find.to_owned(), ..Asked::default() });
    let about = |about: Subject| times(Asked { about: Some(about), ..Asked::default() });
    assert_eq!(only(Only::All), [5, 4, 3, 2, 1]);
    assert_eq!(only(Only::Questions), [5, 3]);
    assert_eq!(only(Only::State(State::ToDo)), [3, 1]);
    assert_eq!(only(Only::Tag("money".to_owned())), [5, 4]);
    assert_eq!(
        (find("elise"), find("charge"), find("money"), find("zeppelin")),
        (vec![4], vec![3], vec![5, 4], vec![])
    );
    assert_eq!(about(finding.clone()), [5]);
    assert_eq!(about(action), [3]);
    // What belongs to something is asked for with it.
    assert_eq!((about(thread), about(area)), (vec![5, 4], vec![5, 2]));
    assert_eq!(about(Subject::Record), [5, 4, 3, 2]);
    assert_eq!(about(Subject::Thread("gone".into())), [] as [u64; 0]);
    let both = Asked { about: Some(finding), only: Only::State(State::ToDo), ..Asked::default() };
    assert_eq!(times(both), [] as [u64; 0]);
}

#[test]
fn notes_stand_in_the_order_and_the_groups_that_are_asked_for() {
    let order = |order: Order| times(Asked { order, ..Asked::default() });
    assert_eq!((order(Order::Newest), order(Order::Oldest)), (vec![5, 4, 3, 2, 1], vec![1, 2, 3, 4, 5]));
    let group = |group: Group| list(&Asked { group, ..Asked::default() });
    let heads = |groups: Vec<(String, Vec<u64>)>| {
        groups.into_iter().map(|(heading, times)| format!("{heading} {times:?}")).collect::<Vec<_>>()
    };
    assert_eq!(heads(group(Group::None)), [" [5, 4, 3, 2, 1]"]);
    assert_eq!(
        heads(group(Group::Sort)),
        [
            "About findings [5]",
            "About threads [4]",
            "About actions of the plan [3]",
            "About areas [2]",
            "Free notes [1]"
        ]
    );
    assert_eq!(heads(group(Group::Tag)), ["money [5, 4]", "people [3]", "Without a tag [2, 1]"]);
    let states = State::ALL.map(State::label);
    assert_eq!(
        heads(group(Group::State)),
        [format!("{} [3, 1]", states[0]), format!("{} [5]", states[2]), "No state [4, 2]".to_owned()]
    );
    assert_eq!(tags(&notebook()), ["money", "people"]);
}
