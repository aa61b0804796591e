//! The headings and ways on of an area's page, each for none, one and several.

use record::grades::area_name;
use record::words::{count, grouped, list, lower_first, sentence_case};
use record::{Area, Date, Inspection};

/// How many inspections are named in one sentence.
const NAMED: usize = 20;

/// What has come since inspectors last said something of an area. `None` where nothing has.
pub fn since(area: Area, since: &[&Inspection]) -> Option<String> {
    let each = since.iter().map(|one| {
        let when = one.month_and_year().unwrap_or_default();
        format!("{} ({when})", lower_first(&one.event))
    });
    let each: Vec<String> = each.collect();
    // Of very many only the latest are named.
    let earlier = each.len().saturating_sub(NAMED);
    let mut named: Vec<String> = each.iter().skip(earlier).cloned().collect();
    if earlier > 0 {
        named.insert(0, format!("{} earlier inspections", grouped(earlier)));
    }
    let it = if each.len() == 1 { "it" } else { "them" };
    (!each.is_empty()).then(|| {
        format!(
            "Since then: {}. This record has no grade and no finding about {} from {it}.",
            list(&named),
            area_name(area)
        )
    })
}

/// The heading over what is still open.
pub fn still_open(number: usize) -> String {
    match number {
        0 => "Still open: none of the issues that we follow".to_owned(),
        some => format!("Still open: {}", count(some, "issue", "issues")),
    }
}

/// How many of the issues that are still open have improved. `None` where none has.
pub fn of_them_improved(improved: usize, open: usize) -> Option<String> {
    match (improved, open) {
        (0, _) => None,
        (1, 1) => Some("It has improved, but is not fully resolved.".to_owned()),
        (1, _) => Some("1 of them has improved, but is not fully resolved.".to_owned()),
        (some, open) if some == open => Some("All of them have improved, but are not fully resolved.".to_owned()),
        (some, _) => Some(format!("{} of them have improved, but are not fully resolved.", grouped(some))),
    }
}

/// The way to what is still open among the threads.
pub fn open_in_threads(number: usize) -> String {
    match number {
        1 => "See it in Threads, with its chart".to_owned(),
        more => format!("See these {} in Threads, with their chart", grouped(more)),
    }
}

/// The heading over what was judged good after it had been raised.
pub fn put_right(number: usize) -> String {
    match number {
        0 => "Put right: none of the issues that we follow".to_owned(),
        some => format!("Put right: {}", count(some, "issue", "issues")),
    }
}

/// The heading over what was praised throughout.
pub fn strong_here(number: usize) -> String {
    match number {
        0 => "Strong throughout: no issue that we follow".to_owned(),
        some => format!("Strong throughout: {}", count(some, "issue", "issues")),
    }
}

/// The heading over what the plans promised. `body` is what the authority is called: 'the council'.
pub fn promised(body: &str, plans: &[Date], number: usize) -> String {
    let promised = match number {
        0 => "nothing for this area".to_owned(),
        some => count(some, "part is about this area", "parts are about this area"),
    };
    let plans = match plans {
        [only] => format!("plan of {}", only.month_and_year()),
        several => format!("{} plans", several.len()),
    };
    format!("{}’s {plans}: {promised}", sentence_case(body))
}

/// The same in short, on the way to it.
pub fn promised_parts(number: usize) -> String {
    match number {
        0 => "The plan: nothing".to_owned(),
        some => format!("The plan: {}", count(some, "part", "parts")),
    }
}

/// The way to the newest findings.
pub fn newest_parts(number: usize) -> String {
    match number {
        0 => "No findings".to_owned(),
        some => format!("Newest: {}", count(some, "finding", "findings")),
    }
}

/// How many actions a part of the plan has.
pub fn actions(number: usize) -> String {
    if number == 0 { "no actions".to_owned() } else { count(number, "action", "actions") }
}

/// The heading over the newest findings.
pub fn newest(told: Option<&Inspection>) -> String {
    match told {
        None => "No findings about this area alone".to_owned(),
        Some(told) => format!("Newest findings, from the {}", told.short_name()),
    }
}

/// The way to all findings of the inspection with the newest.
pub fn all_of_inspection(number: usize, told: &Inspection) -> String {
    match number {
        1 => format!("See this finding of the {} in Findings", told.short_name()),
        more => format!("See all {} findings of the {}", grouped(more), told.short_name()),
    }
}

/// The way to all findings about an area.
pub fn all_about(number: usize, about: &str) -> String {
    match number {
        1 => format!("See the finding about {about}"),
        more => format!("See all {} findings about {about}, since the first report", grouped(more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A heading by its number, and what it says for none, one and two.
    type Case = (&'static str, fn(usize) -> String, [&'static str; 3]);

    #[test]
    fn headings_for_none_one_and_several() {
        let told: [Case; 7] = [
            (
                "open",
                still_open,
                ["Still open: none of the issues that we follow", "Still open: 1 issue", "Still open: 2 issues"],
            ),
            (
                "right",
                put_right,
                ["Put right: none of the issues that we follow", "Put right: 1 issue", "Put right: 2 issues"],
            ),
            (
                "strong",
                strong_here,
                [
                    "Strong throughout: no issue that we follow",
                    "Strong throughout: 1 issue",
                    "Strong throughout: 2 issues",
                ],
            ),
            (
                "plan",
                |number| promised("the council", &[Date::parse("2022-01").unwrap()], number),
                [
                    "The council’s plan of January 2022: nothing for this area",
                    "The council’s plan of January 2022: 1 part is about this area",
                    "The council’s plan of January 2022: 2 parts are about this area",
                ],
            ),
            ("plan in short", promised_parts, ["The plan: nothing", "The plan: 1 part", "The plan: 2 parts"]),
            ("newest", newest_parts, ["No findings", "Newest: 1 finding", "Newest: 2 findings"]),
            ("actions", actions, ["no actions", "1 action", "2 actions"]),
        ];
        for (what, sentence, words) in told {
            assert_eq!([0, 1, 2].map(sentence), words, "{what}");
        }
        let plans = ["2022-01", "2024"].map(|day| Date::parse(day).unwrap());
        assert_eq!(promised("the trust", &plans, 1), "The trust’s 2 plans: 1 part is about this area");
        assert_eq!(open_in_threads(1), "See it in Threads, with its chart");
        assert_eq!(open_in_threads(4), "See these 4 in Threads, with their chart");
        assert_eq!(all_about(1, "leaders"), "See the finding about leaders");
        assert_eq!(all_about(71, "care leavers"), "See all 71 findings about care leavers, since the first report");
        assert_eq!(newest(None), "No findings about this area alone");
    }

    #[test]
    fn how_many_of_what_is_open_have_improved() {
        let cases = [
            (0, 3, None),
            (1, 1, Some("It has improved, but is not fully resolved.")),
            (1, 2, Some("1 of them has improved, but is not fully resolved.")),
            (2, 2, Some("All of them have improved, but are not fully resolved.")),
            (2, 3, Some("2 of them have improved, but are not fully resolved.")),
        ];
        for (improved, open, words) in cases {
            assert_eq!(of_them_improved(improved, open).as_deref(), words);
        }
    }

    #[test]
    fn what_has_come_since_is_named() {
        let record = crate::made_up::anyshire();
        let leaders = record.codebook.area("leaders").unwrap();
        let visits = ["pilot-2018", "visit-2023"].map(|id| record.inspection(id).unwrap());
        assert_eq!(since(leaders, &[]), None);
        assert_eq!(
            since(leaders, &visits[..1]).unwrap(),
            "Since then: pilot inspection (November 2018). This record has no grade and no finding about leaders from it."
        );
        assert!(
            since(leaders, &visits).unwrap().ends_with(
                " and visit (February 2023). This record has no grade and no finding about leaders from them."
            )
        );
    }
}
