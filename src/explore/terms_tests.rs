use super::*;
use proptest::prelude::*;

fn term(name: &str, acronym: Option<&str>, also: &[&str]) -> Term {
    let also = also.iter().map(|name| (*name).to_owned()).collect();
    Term { term: name.into(), acronym: acronym.map(str::to_owned), also, ..Term::default() }
}

/// Some terms as the glossary has them: names within names, initials that are words, marks within names.
fn glossary() -> Vec<Term> {
    vec![
        term("Corporate parenting", None, &["corporate parent"]),
        term("Corporate parenting panel", Some("CPP"), &[]),
        term("Family Assessment and Support Team", Some("FAST"), &[]),
        term("Care leaver", None, &["care leavers"]),
        term("Education, health and care plan", Some("EHC"), &["EHC plan"]),
        term("Director of children's services", Some("DCS"), &[]),
        term("Pre-proceedings", Some("PLO"), &[]),
        term("Children in care", Some("LAC"), &["looked after children"]),
    ]
}

/// The terms that stand in a text, in their own letters.
fn found(text: &str) -> Vec<&str> {
    let terms = Terms::new(&glossary());
    terms.places(text).into_iter().map(|place| &text[place.start..place.end]).collect()
}

#[test]
fn terms_are_found_as_whole_words_in_any_of_their_forms() {
    for (text, wanted) in [
        ("Care leavers have a corporate parent.", vec!["Care leavers", "corporate parent"]),
        ("CARE LEAVER and children in care", vec!["CARE LEAVER", "children in care"]),
        // Within other words, and with forms that the glossary does not give.
        ("Healthcare leavers, care leaverships, day-care leavers, care leaver-led", vec![]),
        ("corporate parents", vec![]),
        // The longest name; of what it holds nothing.
        ("The corporate parenting panel met", vec!["corporate parenting panel"]),
        ("The corporate parenting panels met", vec!["corporate parenting"]),
        ("Corporate care leavers", vec!["care leavers"]),
        // Signs within and around names.
        ("‘EHC plans’, an EHC plan: (EHC)", vec!["EHC", "EHC plan", "EHC"]),
        ("An education, health and care plan", vec!["education, health and care plan"]),
        ("The director of children’s services’ plan", vec!["director of children’s services"]),
        (
            "care leavers’ rights, a care leaver's right, care leavers–",
            vec!["care leavers", "care leaver", "care leavers"],
        ),
        ("In pre-proceedings", vec!["pre-proceedings"]),
        ("care leavers- and", vec!["care leavers"]),
        ("", vec![]),
    ] {
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn initials_are_found_in_capitals_alone() {
    assert_eq!(found("FAST worked fast. Lac, LAC."), ["FAST", "LAC"]);
    assert_eq!(found("The family assessment and support team"), ["family assessment and support team"]);
}

#[test]
fn each_term_is_marked_where_it_first_stands_under_any_name() {
    let terms = Terms::new(&glossary());
    let texts = [
        ("a", "Support for children in care and care leavers, and for care leavers again"),
        ("b", "Nothing"),
        ("c", "A care leaver on the corporate parenting panel (CPP)"),
        ("d", "Looked after children, and corporate parenting"),
    ];
    let marked = |texts: &[(&'static str, &'static str)]| {
        let places = terms.first_places(texts.iter().copied());
        let own = |(key, text): &(&'static str, &'static str)| {
            let pieces = cut(text, places.get(key).map(Vec::as_slice).unwrap_or_default());
            let terms: Vec<&str> = pieces.iter().filter(|piece| piece.term.is_some()).map(|piece| piece.text).collect();
            format!("{key}: {}", terms.join(", "))
        };
        texts.iter().map(own).collect::<Vec<_>>()
    };
    let all = ["a: children in care, care leavers", "b: ", "c: corporate parenting panel", "d: corporate parenting"];
    assert_eq!(marked(&texts), all);
    // A list that grows keeps its marks; where the first is gone, the next one is first.
    assert_eq!(marked(&texts[..3]), all[..3]);
    assert_eq!(
        marked(&texts[1..]),
        ["b: ", "c: care leaver, corporate parenting panel", "d: Looked after children, corporate parenting"]
    );
}

#[test]
fn a_record_without_terms_has_none_in_its_texts() {
    let terms = Terms::new(&[]);
    assert!(terms.places("Care leavers").is_empty());
    assert_eq!(cut("Care leavers", &[]), [Piece { text: "Care leavers", term: None }]);
    assert!(cut("", &[]).is_empty());
    // A name that begins with no word is never found.
    assert!(Terms::new(&[term("(x)", None, &[])]).places("(x)").is_empty());
}

#[test]
fn every_name_of_the_glossary_is_found_by_itself_and_in_a_sentence() {
    let glossary = bundle::record().unwrap().glossary;
    let terms = Terms::new(&glossary);
    for (index, term) in glossary.iter().enumerate() {
        for name in term.names() {
            for text in [name.to_owned(), format!("Of “{name}”, and {name}s.")] {
                let start = text.find(name).unwrap();
                let place = Place { start, end: start + name.len(), term: index };
                assert_eq!(terms.places(&text).first(), Some(&place), "{name}");
            }
        }
    }
}

/// Texts of names, parts of names and what stands between words.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let names =
        glossary().iter().flat_map(|term| term.names().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>();
    let one = prop_oneof![
        4 => proptest::sample::select(names),
        2 => proptest::sample::select(vec!["care", "corporate", "fast", "in", "s", "plan", "ä"]).prop_map(str::to_owned),
        2 => "[ ,.’'-]",
        1 => "\\PC{0,3}",
    ];
    let spaced = (one, proptest::bool::ANY).prop_map(|(text, space)| if space { format!("{text} ") } else { text });
    proptest::collection::vec(proptest::collection::vec(spaced, 0..8).prop_map(|parts| parts.concat()), 0..6)
}

proptest! {
    #[test]
    fn pieces_are_the_text_and_each_term_is_marked_once_as_whole_words(texts in texts()) {
        let terms = Terms::new(&glossary());
        let first = terms.first_places(texts.iter().enumerate());
        let mut met = vec![0; glossary().len()];
        for (index, text) in texts.iter().enumerate() {
            let pieces = cut(text, first.get(&index).map(Vec::as_slice).unwrap_or_default());
            prop_assert_eq!(&pieces.iter().map(|piece| piece.text).collect::<String>(), text);
            let mut at = 0;
            for piece in pieces {
                prop_assert!(!piece.text.is_empty());
                let end = at + piece.text.len();
                if let Some(term) = piece.term {
                    met[term] += 1;
                    let whole = |c: char| !c.is_alphanumeric() && c != '-';
                    prop_assert!(text[..at].chars().next_back().is_none_or(whole), "{} in {}", piece.text, text);
                    prop_assert!(text[end..].chars().next().is_none_or(|c| whole(c) || c == '-'), "{} in {}", piece.text, text);
                    let same = |name: &str| name.eq_ignore_ascii_case(&piece.text.replace('’', "'"));
                    prop_assert!(glossary()[term].names().any(same));
                }
                at = end;
            }
        }
        prop_assert!(met.iter().all(|number| *number <= 1), "{met:?} in {texts:?}");
        // Whatever stands somewhere is marked somewhere.
        let stands = |term: usize| texts.iter().any(|text| terms.places(text).iter().any(|place| place.term == term));
        prop_assert!((0..met.len()).all(|term| (met[term] == 1) == stands(term)));
    }
}
