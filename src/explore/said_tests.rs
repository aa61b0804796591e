use super::*;

/// Each sentence for each number.
fn told(sentence: impl Fn(usize) -> String, cases: &[(usize, &str)]) {
    for (number, words) in cases {
        assert_eq!(sentence(*number), *words);
    }
}

#[test]
fn links_that_no_longer_work() {
    let link = |number| stale_link(number).unwrap_or_default();
    told(
        link,
        &[
            (0, ""),
            (1, "Part of this link did not work and was ignored."),
            (3, "3 parts of this link did not work and were ignored."),
        ],
    );
    let chart = |number| stale_chart(number).unwrap_or_default();
    told(
        chart,
        &[
            (0, ""),
            (1, "Part of this chart's link no longer works and was ignored: the chart may show more than it did."),
            (2, "2 parts of this chart's link no longer work and were ignored: the chart may show more than it did."),
        ],
    );
}

#[test]
fn lists_and_what_is_left_of_them() {
    told(
        |number| findings(number, true),
        &[(0, "No findings"), (1, "1 finding"), (510, "All 510 findings"), (1510, "All 1,510 findings")],
    );
    told(|number| findings(number, false), &[(0, "No findings"), (1, "1 finding"), (12, "12 findings")]);
    told(threads, &[(0, "No threads"), (1, "1 thread"), (98, "98 threads")]);
    told(notes, &[(0, "No notes yet"), (1, "1 note"), (2, "2 notes")]);
    told(entries, &[(0, "no entries"), (1, "1 entry"), (2, "2 entries")]);
    told(
        removed,
        &[
            (0, "Removed. Your briefing has no entries now."),
            (1, "Removed. 1 entry is left."),
            (3, "Removed. 3 entries are left."),
        ],
    );
    told(|number| see_all(number).unwrap_or_default(), &[(0, ""), (1, "See it"), (74, "See all 74")]);
    told(
        raised_once,
        &[
            (0, "No issue was raised in only one report"),
            (1, "1 issue raised in only one report"),
            (13, "13 issues raised in only one report"),
        ],
    );
    told(
        |number| strong(number).unwrap_or_default(),
        &[
            (0, ""),
            (1, "Strong throughout: 1 issue praised in three or more inspections"),
            (13, "Strong throughout: 13 issues praised in three or more inspections"),
        ],
    );
    told(
        marks,
        &[
            (0, "The chart has no marks"),
            (1, "The chart has 1 mark. Press Enter to select it"),
            (
                27,
                "The chart has 27 marks. Use the arrow keys, Home and End to move between them, and Enter to select one",
            ),
        ],
    );
}

#[test]
fn what_a_grade_judges_and_how_sure_it_is() {
    let record = crate::made_up::anyshire();
    let of =
        |tokens: &[&str]| areas(&tokens.iter().map(|token| record.codebook.area(token).unwrap()).collect::<Vec<_>>());
    assert_eq!(of(&[]), "No equivalent area today.");
    assert_eq!(of(&["leaders"]), "Area: leaders.");
    assert_eq!(
        of(&["children-in-care", "care-leavers"]),
        "Areas: children in care and care leavers. One judgement covers both."
    );
    assert_eq!(
        of(&["leaders", "children-in-care", "care-leavers"]),
        "Areas: leaders, children in care and care leavers. One judgement covers them all."
    );
    for status in &record.codebook.certainties {
        let words = match status.role() {
            Certainty::Held => "The grade is in the report.",
            Certainty::Official => "Known from another official source, not from the report.",
            _ => "Known only from press reports.",
        };
        assert_eq!(certainty(*status), words);
    }
}

#[test]
fn what_this_is_by_whom_and_as_of_when() {
    let mut record = crate::made_up::anyshire();
    assert_eq!(
        what_this_is(&record),
        "An unofficial record of 9 inspections, visits and ratings of children's services since 2009, up to Children's Inspectorate's report of 27 March 2026."
    );
    record.inspections.truncate(1);
    record.documents.clear();
    assert_eq!(what_this_is(&record), "An unofficial record of 1 rating of children's services in 2009.");
}

#[test]
fn how_much_was_read_coded_and_followed() {
    let mut record = crate::made_up::anyshire();
    let findings = record.findings.len();
    let units = grouped(record.units());
    let all = format!(
        "We read 8 documents and coded {units} sentences, which give {findings} findings. Bullet points and plan actions count as sentences."
    );
    assert_eq!(read(&record), all);
    record.documents.truncate(1);
    record.documents[0].units = 1;
    record.findings.truncate(1);
    assert_eq!(
        read(&record),
        "We read 1 document and coded 1 sentence, which gives 1 finding. Bullet points and plan actions count as sentences."
    );
    record.findings.clear();
    assert_eq!(
        read(&record),
        "We read 1 document and coded 1 sentence, which gives no findings. Bullet points and plan actions count as sentences."
    );
    for (threads, single, once, words) in [
        (0, 0, 0, "No issue is followed through time yet."),
        (
            1,
            0,
            0,
            "1 thread follows an issue through every report that mentions it. Every concern and recommendation is in a thread.",
        ),
        (
            98,
            1,
            1,
            "98 threads each follow one issue through every report that mentions it. 1 thread rests on a single report so far: that report asks for something, and the next one should say what happened. Every concern and recommendation is in a thread, except 1 finding that only one report mentions. It is listed at the end of the Threads view, with the reason.",
        ),
        (
            98,
            5,
            14,
            "98 threads each follow one issue through every report that mentions it. 5 threads rest on a single report so far: each holds a request, and the next report should say what happened. Every concern and recommendation is in a thread, except 14 findings that only one report mentions. They are listed at the end of the Threads view, each with the reason.",
        ),
    ] {
        assert_eq!(followed(threads, single, once), words);
    }
    let document = &mut record.documents[0];
    let book = &record.codebook;
    let kind = |token: &str| book.kind(token).unwrap();
    document.units = 3;
    document.kinds =
        vec![(kind("strength"), 1), (kind("concern"), 2), (kind("context"), 5), (kind("recommendation"), 0)];
    assert_eq!(coded(document), "3 sentences coded: 1 strength and 2 concerns.");
    document.kinds.clear();
    document.units = 1;
    assert_eq!(coded(document), "1 sentence coded.");
    document.units = 0;
    assert_eq!(coded(document), "No sentences coded.");
    let one = Agreement { units: 1, kind: 0.9, area: 0.85, topic: 0.8 };
    assert!(agreement(&one).starts_with("1 sentence, drawn at random, was coded again by someone"));
    let many = Agreement { units: 230, ..one };
    let steps = |steps| step_agreement(&StepAgreement { steps, word: 0.8 });
    assert!(steps(1).starts_with("1 step of a thread, drawn at random, was judged again by someone who saw"));
    assert!(steps(120).starts_with("120 steps of threads, drawn at random, were judged again by someone who saw"));
    assert!(agreement(&many).starts_with("230 sentences, drawn at random, were coded again by someone"));
    assert!(agreement(&many).contains("was 0.90 by kind, 0.85 by area and 0.80 by topic."));
}
