use super::*;
use crate::{Filter, Found};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A record that holds every word of these tests.
static RECORD: LazyLock<Record> = LazyLock::new(|| crate::searched::record(crate::made_up::anyshire()));

/// The record of the app, whatever it is.
static BUNDLED: LazyLock<Record> = LazyLock::new(|| bundle::record().unwrap());

/// The findings that a text finds in a list without notes.
fn find(text: &str) -> BTreeSet<String> {
    find_in(&RECORD, text)
}

fn find_in(record: &Record, text: &str) -> BTreeSet<String> {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let sieve = filter.sieve(record, &|_| None);
    record.findings.iter().filter(|finding| sieve.shows(finding)).map(|finding| finding.id.to_string()).collect()
}

/// Whether these texts have what was typed, as the texts of one finding.
fn finds(typed: &str, texts: &[&str]) -> bool {
    let texts: Vec<Text> = texts.iter().map(|text| Text::read(text)).collect();
    Query::read(typed, &RECORD, texts.iter()).matches(texts.iter())
}

/// What is marked of a text.
fn marked(typed: &str, text: &str) -> Vec<String> {
    let texts = [Text::read(text)];
    let parts = Query::read(typed, &RECORD, texts.iter()).mark(text);
    parts.into_iter().filter(|(_, hit)| *hit).map(|(part, _)| part.to_owned()).collect()
}

/// What is offered for a search of the findings.
fn meant(text: &str) -> Option<String> {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    Found::new(&filter, &RECORD, &|_| None).meant
}

/// Every word of the record's summaries, in small letters.
fn words_of_summaries() -> BTreeSet<String> {
    let texts = RECORD.findings.iter().map(|finding| Text::read(&finding.summary));
    texts.flat_map(|text| text.0).map(|token| token.folded.to_string()).collect()
}

#[test]
fn every_word_must_be_there_whole() {
    let text = "Children's views were not always heard";
    for (typed, found) in [
        ("view CHILD", true),
        ("child's view", true),
        ("childrens’ views", true),
        ("", true),
        ("iew", false),
        ("view iews", false),
        ("hear view", false),
        ("view hear", true),
        ("heard view", true),
    ] {
        assert_eq!(finds(typed, &[text]), found, "{typed}");
    }
    assert!(finds("heard planning", &[text, "Planning"]));
    assert!(finds("heard", &["“Heard…”"]));
}

#[test]
fn one_and_several_find_the_same() {
    for (one, several) in [
        ("family", "families"),
        ("assessment", "assessments"),
        ("agency", "agencies"),
        ("strategy", "strategies"),
        ("child", "children"),
        ("person", "people"),
        ("policy", "policies"),
        ("carer", "carers"),
        ("FAMILY", "Families’"),
    ] {
        assert_eq!(find(one), find(several), "{one}");
        assert!(one == "policy" || !find(one).is_empty(), "{one}");
    }
    assert!(finds("policy", &["Policies"]) && finds("policies", &["The policy"]) && !finds("policy", &["Police"]));
    // 'visited' is no plural: each finds its own.
    assert_ne!(find("visited"), find("visit"));
    assert!(find("police").is_disjoint(&find("policy")));
}

#[test]
fn accents_ligatures_and_capitals_do_not_matter() {
    assert_eq!(find("staﬀ"), find("staff"));
    assert_eq!(find("oﬃcers"), find("officers"));
    assert_eq!(find("ＣＨＩＬＤ"), find("child"));
    assert_eq!(find("fámîlìës"), find("family"));
    assert!(finds("café", &["A cafe"]) && finds("cafe", &["A cafe\u{301}"]) && finds("CAFÉ", &["café"]));
    assert!(find("café").is_empty() && meant("café").is_none(), "nobody wrote of one, and nothing is near");
}

#[test]
fn hyphen_joined_and_apart_find_the_same() {
    for forms in [
        ["multi-agency", "multi agency", "multiagency"],
        ["Multi-agencies", "multi agencies", "multiagencies"],
        ["full-time", "full time", "fulltime"],
        ["out-of-hours", "out of hours", "outofhours"],
        ["self-assessment", "self assessment", "selfassessments"],
        ["well-being", "well being", "wellbeing"],
        ["well-considered", "well considered", "wellconsidered"],
        ["\"multi-agency\"", "“multi agency”", "«multiagency»"],
        ["foster-carers", "foster carers", "fostercarers"],
    ] {
        let [hyphen, apart, joined] = forms.map(find);
        assert!(!hyphen.is_empty(), "{forms:?}");
        assert_eq!((&hyphen, &hyphen), (&apart, &joined), "{forms:?}");
    }
    assert_eq!(marked("multiagency", "A multi-agency team"), ["multi-agency"]);
}

#[test]
fn what_is_quoted_stands_side_by_side() {
    for typed in
        ["\"care leavers\"", "“care leavers”", "„care leavers“", "«care leavers»", "‘care leavers’", "\"care leavers"]
    {
        assert!(finds(typed, &["All care leavers"]), "{typed}");
        assert!(!finds(typed, &["leavers of care"]) && !finds(typed, &["care", "leavers"]), "{typed}");
        assert_eq!(marked(typed, "Care, and care leavers"), ["care leavers"], "{typed}");
    }
    assert!(finds("\"care leav", &["care leavers"]) && !finds("\"care leav\"", &["care leavers"]));
    assert!(!finds("\"leavers care\"", &["care leavers"]) && !finds("\"care leaver\"", &["care leavers"]));
    let (quoted, turned, words) = (find("\"care leavers\""), find("\"leavers care\""), find("care leavers"));
    assert!(!quoted.is_empty() && quoted.is_subset(&words) && turned.is_empty());
}

#[test]
fn a_term_is_found_by_its_initials_and_by_its_name() {
    for (initials, name) in [
        ("NEET", "not in education, employment or training"),
        ("LADO", "local authority designated officer"),
        ("LADO", "designated officer"),
        ("CAMHS", "child and adolescent mental health services"),
        ("IRO", "independent reviewing officer"),
        ("IROs", "reviewing officers"),
        ("MASH", "multi-agency safeguarding hub"),
        ("SEND", "special educational needs and disabilities"),
        ("SEN", "special educational needs and disabilities"),
        ("UASC", "unaccompanied asylum-seeking children"),
        ("PAs", "personal advisers"),
    ] {
        let found = find(initials);
        assert!(!found.is_empty(), "{initials}");
        assert_eq!(found, find(name), "{initials}, {name}");
    }
    for initials in ["NEET", "LADO", "CAMHS", "IRO", "MASH", "UASC"] {
        assert_eq!(find(initials), find(&initials.to_ascii_lowercase()), "{initials} is no other word");
    }
    // FAST is not fast, and STEP no step.
    assert!(finds("FAST", &["The FAST team"]) && !finds("FAST", &["A fast answer"]));
    assert!(finds("fast", &["A fast answer"]) && finds("step", &["Next steps"]));
    assert!(!finds("STEP", &["Next steps"]));
    assert!(!finds("LADO", &["adolescents"]) && !finds("NEET", &["need to meet next"]) && !finds("SEN", &["senior"]));
}

#[test]
fn a_term_is_marked_where_all_words_that_tell_of_it_are() {
    assert_eq!(marked("LADO", "Allegations were made against staff"), ["Allegations", "against"]);
    assert_eq!(marked("LADO plans", "Against it"), [""; 0]);
    assert_eq!(marked("MASH", "The MASH, and the safeguarding hubs"), ["MASH", "safeguarding", "hubs"]);
}

#[test]
fn only_the_last_word_may_be_a_beginning_and_only_where_it_is_no_word() {
    assert!(finds("fost", &["foster carers"]) && finds("carers fost", &["foster carers"]));
    assert!(!finds("fost carers", &["foster carers"]));
    assert_eq!(marked("asse", "Assessments assess"), ["Asse", "asse"]);
    assert_eq!(marked("assess", "Assessments assess"), ["assess"], "the word itself is there");
    assert_eq!(find("child"), find("children"));
    assert!(find("childho").is_subset(&find("childhood")), "while it is typed");
    assert!(!finds("ASS", &["assessments"]), "initials are typed whole");
}

#[test]
fn no_word_is_taken_for_another() {
    for typed in ["NEET", "LADO", "lado", "café", "2031", "zyzzyva", "wsa", "fro"] {
        let query = Query::read_where(typed, &RECORD, &|way| Library::of(&RECORD).in_findings(way));
        let found = find(typed);
        for finding in RECORD.findings.iter().filter(|finding| found.contains(finding.id.as_str())) {
            let text = format!("{} {} {}", finding.summary, finding.topic.label(), finding.area.label());
            assert!(!query.places(&text).is_empty(), "{typed}: {text}");
        }
    }
    assert!(find("2031").is_empty() && find("zyzzyva").is_empty());
}

#[test]
fn a_likely_slip_is_offered_and_not_counted() {
    for (typed, wanted) in [
        ("exploitaton", Some("exploitation")),
        ("fostr carers", Some("foster carers")),
        ("brohters", Some("brothers")),
        ("Permanance, asessment", Some("permanence, assessment")),
        ("\"fostr carers\"", Some("\"foster carers\"")),
        // Words of the record, initials, numbers, other first letters, short words, and what is further away.
        ("policy police", None),
        ("LADOO", None),
        ("EXPLOITATON", None),
        ("ass3ssment", None),
        ("oxploitation", None),
        ("cild", None),
        ("explotaton", None),
        ("zyzzyva", None),
        ("fostr zyzzyva", None),
        ("", None),
    ] {
        assert_eq!(meant(typed).as_deref(), wanted, "{typed}");
        if wanted.is_some() {
            assert!(find(typed).is_empty(), "{typed} finds what nobody typed");
        }
    }
}

#[test]
fn no_word_of_the_record_is_a_slip() {
    let library = Library::of(&RECORD);
    for text in RECORD.findings.iter().map(|finding| &finding.summary) {
        for token in Text::read(text).0 {
            assert!(crate::spelling::meant(&token.folded, &RECORD, &|_| false).is_none(), "{}", token.folded);
            assert!(library.has(&token.folded, &token.stem));
        }
    }
}

/// A plural, by the rules of the schoolbook.
fn plural(word: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    match word {
        "child" => "children".to_owned(),
        "person" => "people".to_owned(),
        "life" => "lives".to_owned(),
        _ if ends(&["s", "x", "ch", "sh"]) => format!("{word}es"),
        _ if ends(&["y"]) && !ends(&["ay", "ey", "oy", "uy"]) => format!("{}ies", &word[..word.len() - 1]),
        _ => format!("{word}s"),
    }
}

#[test]
fn both_forms_of_every_word_of_the_summaries_give_one_set() {
    let words = words_of_summaries();
    let one = |word: &&String| {
        let plain = word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase());
        plain && (!word.ends_with('s') || word.ends_with("ss")) && *stem_of(word) == ***word
    };
    let mut pairs = 0;
    for word in words.iter().filter(one) {
        let several = plural(word);
        // These are other words, the plurals of others, or none.
        if ["lives", "analyses", "multis", "goods", "news", "means", "hers", "theirs", "ours", "yours", "besides"]
            .contains(&several.as_str())
        {
            continue;
        }
        assert_eq!(stem_of(&several), *word, "{several}");
        // Sets are dear to compare: those that both stand in the record are.
        if words.contains(&several) {
            pairs += 1;
            assert_eq!(find(word), find(&several), "{word}");
        }
    }
    assert!(pairs > 10, "{pairs}");
}

fn stem_of(word: &str) -> String {
    crate::wording::stem(word)
}

/// Words of the record that are one word to the search are one word to a reader: the one is the plural of the other, or the
/// third person of the same verb.
#[test]
fn no_two_words_of_the_record_fall_together() {
    let library = Library::of(&RECORD);
    let mut by_stem: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for word in library.written() {
        by_stem.entry(word.stem.to_string()).or_default().insert(word.folded.to_string());
    }
    for (stem, words) in by_stem.iter().filter(|(_, words)| words.len() > 1) {
        assert_eq!(words.len(), 2, "{words:?}");
        let (one, several) =
            (words.iter().find(|word| *word == stem), words.iter().find(|word| *word != stem).unwrap());
        assert!(one.is_some_and(|one| plural(one) == *several) || several == "goes" || several == "does", "{words:?}");
    }
    for (one, other) in [("new", "news"), ("police", "policy"), ("mean", "means"), ("visit", "visited")] {
        assert_ne!(stem_of(one), stem_of(other));
    }
}

#[test]
fn initials_between_quotation_marks_are_no_word_of_the_same_letters() {
    assert!(finds("\"FAST\"", &["The FAST team helped"]) && !finds("\"FAST\"", &["They moved fast"]));
    assert!(finds("\"fast\"", &["They moved fast"]) && finds("FAST", &["The FAST team helped"]));
}

proptest! {
    #[test]
    fn marking_loses_no_letter(text in "(\\PC|[a-z ’\"-]){0,60}", typed in "(\\PC|[a-z \"-]){0,12}") {
        let texts = [Text::read(&text)];
        let query = Query::read(&typed, &RECORD, texts.iter());
        let joined: String = query.mark(&text).iter().map(|(part, _)| *part).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn a_text_matches_its_own_words(text in "[a-z ’-]{0,40}") {
        prop_assert!(finds(&text, &[&text]));
    }

    #[test]
    fn a_phrase_finds_no_more_than_its_words(
        place in 0..500_usize, from in 0..20_usize, length in 1..4_usize, marks in select(vec![("\"", "\""), ("“", "”"), ("«", "»")]),
    ) {
        let summary = &BUNDLED.findings[place % BUNDLED.findings.len()].summary;
        let words = Text::read(summary).0;
        let own: Vec<&str> = words.iter().skip(from % words.len()).take(length).map(|token| &summary[token.start..token.end]).collect();
        let words = own.join(" ");
        let phrase = find_in(&BUNDLED, &format!("{}{words}{}", marks.0, marks.1));
        prop_assert!(phrase.is_subset(&find_in(&BUNDLED, &words)), "{words}");
    }

    #[test]
    fn marks_are_what_matched(place in 0..500_usize, at in any::<proptest::sample::Index>()) {
        let summary = &BUNDLED.findings[place % BUNDLED.findings.len()].summary;
        let words = Text::read(summary).0;
        let token = &words[at.index(words.len())];
        let typed = format!("\"{}\"", token.folded);
        let same = words.iter().filter(|other| other.folded == token.folded).count();
        let found = marked(&typed, summary);
        prop_assert!(found.len() >= same.min(1));
        for part in found {
            // A word that the record writes with a hyphen is marked whole.
            prop_assert_eq!(crate::wording::fold(&part).replace('-', ""), token.folded.to_string());
        }
    }
}

#[test]
fn words_read_piece_by_piece_are_those_read_at_once() {
    let at_once = format!("{:?}", Library::of(&crate::made_up::anyshire()));
    for piece in [1, 2, 1_000] {
        let record = crate::made_up::anyshire();
        let mut steps = 0;
        let mut preparing = Some(Preparing::new(&record));
        while let Some(some) = preparing {
            steps += 1;
            preparing = some.step(piece);
        }
        assert_eq!(steps, record.findings.len().div_ceil(piece));
        assert_eq!(format!("{:?}", Library::of(&record)), at_once);
    }
    // Who searches before all are read does not wait for the rest.
    let record = crate::made_up::anyshire();
    let preparing = Preparing::new(&record).step(1).unwrap();
    assert_eq!(format!("{:?}", Library::of(&record)), at_once);
    assert!(preparing.step(1).is_none());
}
