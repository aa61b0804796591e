use super::*;

const TEXT: &str = r#"{"topics": [{"id": "voice", "label": "Voice"}, {"id": "health", "label": "Health"}],
    "kinds": [{"id": "concern", "label": "Concern", "plural": "concerns", "role": "concern"}]}"#;

#[derive(Deserialize)]
struct Small {
    codebook: Codebook,
    topics: Vec<Topic>,
    kind: Kind,
}

fn read(topics: &str) -> (Small, Codebook) {
    let text = format!(r#"{{"codebook": {TEXT}, "topics": {topics}, "kind": "concern"}}"#);
    let (small, codebook) = Codebook::reading(|| serde_json::from_str::<Small>(&text));
    (small.unwrap(), codebook)
}

#[test]
fn codes_lead_to_their_entries_and_sort_as_the_list_does() {
    let (small, _) = read(r#"["health", "voice"]"#);
    assert_eq!(small.topics[0].label(), "Health");
    assert!(small.topics[1] < small.topics[0]);
    assert_eq!(small.codebook.topic("voice"), Some(small.topics[1]));
    assert!(small.kind.is_concern() && small.kind.plural() == "concerns");
    assert_eq!(serde_json::to_string(&small.topics).unwrap(), r#"["health","voice"]"#);
}

#[test]
fn a_code_that_no_list_holds_is_shown_by_its_name() {
    let (small, codebook) = read(r#"["voice", "street-lights", "street-lights"]"#);
    let [voice, lights, again] = small.topics.as_slice() else { panic!("three topics") };
    assert_eq!((lights.label(), lights.is_known(), lights == again), ("Street lights", false, true));
    assert!(voice.is_known() && voice < lights);
    assert_eq!(codebook.topics.len(), 3);
    // It is not written back into the list.
    assert!(!serde_json::to_string(&codebook).unwrap().contains("street-lights"));
}

#[test]
fn a_code_alone_cannot_be_read() {
    let refused = serde_json::from_str::<Topic>(r#""voice""#).unwrap_err();
    assert!(refused.to_string().contains("as part of a record"));
}

#[test]
fn one_reading_inside_another_leaves_it_alone() {
    let ((), outer) = Codebook::reading(|| {
        let _: Codebook = serde_json::from_str(TEXT).unwrap();
        let (_, inner) = read(r#"["parks"]"#);
        assert_eq!(inner.topics.len(), 3);
    });
    assert_eq!(outer.topics.len(), 2);
}
