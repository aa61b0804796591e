//! Files that nobody's page has made: refused, or taken in part with a clear count; nothing lost, no panic.

use crate::support::backups::{Browser, NOW, file, full, has_all, json, open, planned, saved};
use crate::support::pages::{about, record};
use inspection_explorer::backup::{
    Change, FILE_LIMIT, Fault, LISTED, Listed, NotReadable, Plan, SAME_LIMIT, Why, read,
};
use inspection_explorer::desk::Changed;
use inspection_explorer::store::MemoryStore;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Brings a file back to a browser that holds much already, and looks that nothing of that gets lost and everything is
/// counted. `None` where the file is refused as a whole.
pub fn survives(text: &str) -> Option<Plan> {
    static FULL: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| full().entries());
    let store = Browser::with(&FULL.clone().into_iter().collect());
    let (before, mut desk) = (store.0.entries(), open(&store));
    let notes = desk.notebook();
    let Ok(plan) = planned(text, &store) else { return None };
    assert_eq!(store.0.entries(), before, "a preview has changed something");
    assert_eq!(plan.values, plan.new + plan.same + plan.refused.all, "not all is counted: {plan:?}");
    assert_eq!(plan.refused.first.len(), plan.refused.all.min(LISTED));
    let mut applied = plan.clone().apply(&mut desk, &store);
    assert_eq!((applied.written, applied.not_written.all), (plan.writes(), 0));
    assert!(has_all(&store.0, &before), "something is written over");
    assert_eq!(desk.notebook(), open(&store).notebook(), "the page shows something else after a reload");
    let gone = notes.iter().filter(|note| desk.note(&note.about).is_none()).count();
    assert_eq!(
        (desk.notebook().len() + gone, gone),
        (notes.len() + notes_in(&plan.added, false), notes_in(&plan.changed, true))
    );
    // On the same page: at the next start what is beyond the bounds of the history goes.
    let again = read(text, &record(), &desk, &store).unwrap();
    assert_eq!((again.new, again.values), (0, plan.values), "the second time there is something new");
    applied.undo.all(&mut desk, &store);
    assert_eq!((store.0.entries(), desk.notebook()), (before, notes), "undo does not take all back");
    Some(plan)
}

/// How many of these are notes that would be there, or would be gone.
fn notes_in(list: &Listed<Change>, gone: bool) -> usize {
    let is_note = |change: &&Change| matches!(change.what, Changed::Note(_)) && !change.is_draft;
    assert_eq!(list.first.len(), list.all, "more than are listed");
    list.first.iter().filter(is_note).filter(|change| change.becomes.is_none() == gone).count()
}

/// A revision of a note as JSON in a JSON string.
fn note(name: &str, more: &str) -> String {
    json(&format!(
        r#"{{"version":3,"id":"thread:{name}","at":{NOW},"over":{{}},"text":"text of {name}","created":1{more}}}"#
    ))
}

fn key(name: &str, revision: &str) -> String {
    json(&format!("inspection-explorer/v3/milton-keynes/note/{revision}/thread:{name}"))
}

#[test]
fn a_file_of_100_mb_is_refused_at_once() {
    let text = "x".repeat(100 * 1024 * 1024);
    let why = planned(&text, &full()).unwrap_err();
    assert_eq!(why, NotReadable::TooLarge(text.len()));
    assert!(why.to_string().contains("This file has 100 MB and a backup from this page has at most 64 MB."));
    assert!(text.len() > FILE_LIMIT);
}

#[test]
fn a_file_that_is_cut_off_is_taken_up_to_there() {
    let whole = saved(&full());
    let all = survives(&whole).unwrap();
    let store = MemoryStore::default();
    let mut most = 0;
    for at in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)).step_by(19) {
        match planned(&whole[..at], &store) {
            Ok(plan) => {
                assert_eq!(plan.damage, Some(Fault::Ends));
                assert!(plan.new >= most, "more is cut off and more is read");
                most = plan.new;
            }
            Err(why) => assert!(matches!(why, NotReadable::NotJson(_)) && most == 0, "{at}: {why}"),
        }
    }
    assert!(most > 0 && most <= all.values);
    let cut = &whole[..whole.len() - 60];
    let last = survives(cut).unwrap().refused.first.pop().unwrap();
    assert!(matches!(last.why, Why::Damaged(Fault::Ends)), "{last:?}");
}

#[test]
fn deep_values_are_no_trouble() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(planned(&deep, &full()), Err(NotReadable::NotBackup));
    assert!(matches!(planned(&deep[..1_500_000], &full()), Err(NotReadable::NotJson(_))));
    let field = format!(
        r#"{{"deep":{deep},"format":"inspection-explorer backup","entries":[{deep},{{"key":{},"value":{},"x":{deep}}}]}}"#,
        key("new", "p1-1"),
        note("new", "")
    );
    let plan = survives(&field).unwrap();
    assert_eq!((plan.new, plan.refused.all), (1, 1));
    let objects = format!("{}1{}", "{\"a\":".repeat(200_000), "}".repeat(200_000));
    let text =
        format!(r#"{{"export_date":"x","annotations":[{objects},{{"id":"1","text":"t","document":{objects}}}]}}"#);
    let plan = survives(&text).unwrap();
    assert_eq!((plan.new, plan.refused.all), (1, 1), "what is not looked for may be as deep as it likes");
    let inside =
        json(&format!(r#"{{"version":3,"id":"thread:new","at":{NOW},"over":{{}},"text":"t","created":1,"x":{deep}}}"#));
    let plan = survives(&file([(&*key("new", "p1-1"), &*inside)])).unwrap();
    assert_eq!((plan.new, plan.put_back.all), (1, 1), "more than a value may have: put back as it is");
}

#[test]
fn the_same_id_a_thousand_times_is_bounded() {
    let names: Vec<(String, String)> = (0..1000)
        .map(|number| (key("new", &format!("p1-{number}")), note("new", &format!(",\"n\":{number}"))))
        .collect();
    let plan = survives(&file(names.iter().map(|(key, value)| (&**key, &**value)))).unwrap();
    assert_eq!((plan.new, plan.refused.all), (SAME_LIMIT, 1000 - SAME_LIMIT));
    assert_eq!(plan.refused.first[0].why, Why::Many(SAME_LIMIT));
    // One key a thousand times: the first stands under it, others that say something else beside it.
    let values: Vec<String> =
        (0..1000).map(|number| note("new", "").replace("text of", &format!("{number} of"))).collect();
    let own = key("new", "p1-1");
    let plan = survives(&file(values.iter().map(|value| (&*own, &**value)))).unwrap();
    assert_eq!((plan.new, plan.refused.all), (SAME_LIMIT, 1000 - SAME_LIMIT));
    let plan = survives(&file(values.iter().map(|_| (&*own, &*values[0])))).unwrap();
    assert_eq!((plan.new, plan.same), (1, 999));
}

#[test]
fn a_file_cannot_hide_what_is_here_without_saying_so() {
    let store = full();
    let standing = open(&store);
    let over = standing
        .notes
        .get(&about("a"))
        .unwrap()
        .standing()
        .map(|(name, held)| format!("\"{name}\":{}", held.at))
        .unwrap();
    let deletes =
        json(&format!(r#"{{"version":3,"id":"thread:a","at":8640000000000000,"over":{{{over}}},"deleted":true}}"#));
    let plan = survives(&file([(&*key("a", "p1-1"), &*deletes)])).unwrap();
    assert_eq!(plan.changed.first.len(), 1);
    assert_eq!((plan.changed.first[0].was.as_deref(), &plan.changed.first[0].becomes), (Some("second text"), &None));
}

/// A value of any sort, as JSON.
fn odd() -> impl Strategy<Value = String> {
    let number = "-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,5})?";
    prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just(r#""\ud800""#.to_owned()),
        Just(r#""\udc00\ud800 x""#.to_owned()),
        Just(r#""\u0000""#.to_owned()),
        Just(r#"{"version":3,"version":3}"#.to_owned()),
        number.prop_map(|number| number),
        "\\PC{0,30}".prop_map(|text| json(&text)),
        "[\\[\\]{}:,\"\\\\a0 ]{0,12}",
        (1..300_usize).prop_map(|deep| format!("{}{}", "[".repeat(deep), "]".repeat(deep))),
    ]
}

/// A key of any sort, as JSON.
fn odd_key() -> impl Strategy<Value = String> {
    let part =
        prop_oneof![Just("thread:a".to_owned()), Just("thread:new".to_owned()), "\\PC{0,8}", Just("\u{0}".to_owned())];
    let kind = prop_oneof![
        Just("v3/milton-keynes/note/p7-1"),
        Just("v3/milton-keynes/note/p1-1"),
        Just("v3/milton-keynes/status/p1-1"),
        Just("v3/milton-keynes/heading/p1-1"),
        Just("v3/milton-keynes/entry/p1-1"),
        Just("v3/milton-keynes/other/p1-1"),
        Just("v3/milton-keynes/note/NO NAME"),
        Just("v2/milton-keynes/note"),
        Just("v2/milton-keynes/status"),
        Just("v2/milton-keynes/briefing"),
        Just("v2/milton-keynes/taken-over"),
        Just("v2/milton-keynes/quarantine"),
        Just("v1/note"),
        Just("v1/progress"),
        Just("v5/milton-keynes/x"),
        Just("v3/anyshire/note/p1-1"),
        Just("v3"),
    ];
    prop_oneof![
        6 => (kind, part).prop_map(|(kind, part)| json(&format!("inspection-explorer/{kind}/{part}"))),
        1 => odd(),
    ]
}

/// A value for a key, sometimes a good one with odd fields.
fn odd_value() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        Just("version"),
        Just("at"),
        Just("over"),
        Just("text"),
        Just("created"),
        Just("draft"),
        Just("deleted"),
        Just("state"),
        Just("x"),
        Just("place"),
        Just("progress"),
        Just("updated"),
        Just("subject")
    ];
    let fields = proptest::collection::vec((field, odd()), 0..4);
    let good = (fields, any::<bool>(), 0..5_u64).prop_map(|(odd, keeps, later)| {
        let good = [
            ("version", "3".to_owned()),
            ("id", "\"thread:new\"".to_owned()),
            ("at", (NOW + later).to_string()),
            ("over", "{}".to_owned()),
            ("text", "\"t\"".to_owned()),
            ("created", "1".to_owned()),
        ];
        let named = |name: &str| odd.iter().any(|(other, _)| *other == name);
        let kept =
            good.iter().filter(|(name, _)| keeps || !named(name)).map(|(name, value)| format!("\"{name}\":{value}"));
        let odd = odd.iter().map(|(name, value)| format!("\"{name}\":{value}"));
        json(&format!("{{{}}}", kept.chain(odd).collect::<Vec<_>>().join(",")))
    });
    prop_oneof![3 => good, 1 => odd()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_hostile_backups_lose_nothing(entries in proptest::collection::vec((odd_key(), odd_value()), 0..30)) {
        survives(&file(entries.iter().map(|(key, value)| (&**key, &**value))));
        let fields: Vec<String> = entries.iter().map(|(key, value)| format!("{key}:{value}")).collect();
        survives(&format!("{{{}}}", fields.join(",")));
    }

    #[test]
    fn two_hundred_hostile_files_of_other_forms_lose_nothing(things in proptest::collection::vec(odd(), 0..8), text in odd(), id in odd(), list in 0..5_usize) {
        let one = match list {
            0 => format!(r#"{{"id":{id},"text":{text},"tags":{id},"target":{id}}}"#),
            1 => format!(r#"{{"inspection:subject":{id},"body":[{{"value":{text}}}],"inspection:asks":{id}}}"#),
            _ => format!(r#"{{"version":2,"subject":{id},"text":{text},"created":1,"updated":{NOW}}}"#),
        };
        let all = things.iter().chain([&one]).cloned().collect::<Vec<_>>().join(",");
        let text = match list {
            0 => format!(r#"{{"export_date":1,"annotations":[{all}]}}"#),
            1 => format!(r#"{{"type":"AnnotationPage","inspection:record":"milton-keynes","items":[{all}]}}"#),
            2 => format!(r#"{{"format":"inspection-explorer notes","version":{id},"notes":[{all}],"set_aside":{text}}}"#),
            3 => format!(r#"{{"format":"inspection-explorer notes","version":2,"notes":{text},"set_aside":[{all}]}}"#),
            _ => all,
        };
        survives(&text);
    }
}
