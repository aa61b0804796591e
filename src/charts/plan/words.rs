//! The sentences of the plan's chart: what came of the plan, and how many statuses the reader has set.

use super::model::{AreaRow, Fate, Outcome};
use record::threads::Since;
use record::words::{count, list, lower_first};
use record::{Progress, Says, Standing};

/// What is said of an area that no thread follows.
pub(super) const NOT_FOLLOWED: &str = "No other report mentions this area";

/// How many areas fared how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    pub good: usize,
    pub part_good: usize,
    pub improved: usize,
    pub concern: usize,
    /// What the codebook does not list as a judgement.
    pub other: usize,
    pub not_mentioned: usize,
    pub not_inspected: usize,
    pub not_followed: usize,
}

impl Numbers {
    /// Counts areas by how they fared.
    pub fn of(fates: impl Iterator<Item = Fate>) -> Self {
        let mut numbers = Self::default();
        for fate in fates {
            *match fate {
                Fate::Good => &mut numbers.good,
                Fate::PartGood => &mut numbers.part_good,
                Fate::Improved => &mut numbers.improved,
                Fate::Concern => &mut numbers.concern,
                Fate::Other => &mut numbers.other,
                Fate::NotMentioned => &mut numbers.not_mentioned,
                Fate::NotInspected => &mut numbers.not_inspected,
                Fate::NotFollowed => &mut numbers.not_followed,
            } += 1;
        }
        numbers
    }
}

/// How often each thing is said, with its words.
type Said<T> = (usize, T);

impl Numbers {
    /// What was judged.
    const fn judged(self) -> [Said<&'static str>; 5] {
        [
            (self.good, "good"),
            (self.part_good, "good on some issues"),
            (self.improved, "improved"),
            (self.concern, "a concern"),
            (self.other, "in other words"),
        ]
    }

    /// What was not judged, for one area and for several.
    const fn not_judged(self) -> [Said<[&'static str; 2]>; 3] {
        [
            (self.not_mentioned, ["was not mentioned", "were not mentioned"]),
            (self.not_inspected, ["has no report since that looks at it", "have no report since that looks at them"]),
            (self.not_followed, ["is in no other report", "are in no other report"]),
        ]
    }

    fn all(self) -> usize {
        self.judged().iter().map(|(n, _)| n).chain(self.not_judged().iter().map(|(n, _)| n)).sum()
    }
}

/// What came of the plan. `after` is the inspection by whose word it is told, as '2024 inspection', where there is only one.
pub(super) fn title(numbers: Numbers, plans: usize, after: Option<&str>, since: Since<'_>, actions: usize) -> String {
    let of = if plans > 1 { format!("the {plans} plans") } else { "the plan".to_owned() };
    nothing_since(numbers, &of, since, actions)
        .or_else(|| all_judged(numbers, &of, after))
        .or_else(|| none_judged(numbers, &of, after))
        .unwrap_or_else(|| mixed(numbers, &of, after))
}

/// Where no report has come since that could judge the plan.
fn nothing_since(numbers: Numbers, of: &str, since: Since<'_>, actions: usize) -> Option<String> {
    let all = numbers.all();
    if numbers.not_inspected + numbers.not_followed < all {
        return None;
    }
    let why = match since {
        Since::Nothing => format!("No inspection has come since {of}"),
        Since::NotRead(_) | Since::Unsure(_) => since.words(),
        Since::NotLooked => return None,
    };
    Some(format!("{why}: {} in {}", count(actions, "action", "actions"), count(all, "area", "areas")))
}

/// By whom all areas were judged.
fn by(after: Option<&str>) -> String {
    after.map_or_else(|| "when next inspected".to_owned(), |after| format!("by the {after}"))
}

/// Where one word was said of all areas.
fn all_judged(numbers: Numbers, of: &str, after: Option<&str>) -> Option<String> {
    let all = numbers.all();
    let (_, word) = numbers.judged().into_iter().find(|(n, _)| *n == all)?;
    let words = format!("judged {word} {}", by(after));
    Some(match all {
        1 => format!("1 area in {of}: {words}"),
        2 => format!("Both areas in {of} were {words}"),
        _ => format!("All {all} areas in {of} were {words}"),
    })
}

/// Where nothing was said of any area, for one reason.
fn none_judged(numbers: Numbers, of: &str, after: Option<&str>) -> Option<String> {
    let all = numbers.all();
    if numbers.not_inspected == all {
        return Some(match all {
            1 => format!("1 area in {of}: no report since looks at it"),
            2 => format!("Neither area in {of} has a report since that looks at it"),
            _ => format!("None of the {all} areas in {of} has a report since that looks at it"),
        });
    }
    let none = [
        (numbers.not_mentioned, "was", format!("mentioned {}", by(after))),
        (numbers.not_followed, "was", "mentioned in another report".to_owned()),
    ];
    let (_, has, words) = none.into_iter().find(|(n, ..)| *n == all)?;
    Some(match all {
        1 => format!("1 area in {of}: not {words}"),
        2 => format!("Neither area in {of} {has} {words}"),
        _ => format!("None of the {all} areas in {of} {has} {words}"),
    })
}

/// Where areas fared differently.
fn mixed(numbers: Numbers, of: &str, after: Option<&str>) -> String {
    let judged = numbers.judged().into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}"));
    let judged = list(&judged.collect::<Vec<_>>());
    let rest = numbers.not_judged().into_iter().filter(|(n, _)| *n > 0);
    let rest = rest.map(|(n, [one, many])| format!("{n} {}", if n == 1 { one } else { many }));
    let rest = list(&rest.collect::<Vec<_>>());
    let of = format!("Of {} in {of}, ", count(numbers.all(), "area", "areas"));
    let who = after.map_or_else(|| "the next inspection of each".to_owned(), |after| format!("the {after}"));
    match (judged.is_empty(), rest.is_empty()) {
        (true, _) => format!("{of}{rest}"),
        (_, true) => format!("{of}{who} judged {judged}"),
        _ => format!("{of}{who} judged {judged}; {rest}"),
    }
}

/// Whose plan it is.
pub(super) struct Place<'a> {
    /// The authority.
    pub authority: &'a str,
    /// What it is called in running text: 'the council'.
    pub body: &'a str,
    /// How many plans there are.
    pub plans: usize,
    /// When it was published, where there is only one.
    pub published: Option<&'a str>,
    /// Whether an area covers several issues.
    pub several: bool,
    /// What no action has beside it: 'owner or timescale'.
    pub never_named: Option<&'a str>,
}

/// The measure, the place and the period, and how many statuses the reader has set.
pub(super) fn subtitle(place: &Place<'_>, counts: &[(Progress, usize)], actions: usize) -> String {
    let of = place.published.map(|published| format!(" of {published}")).unwrap_or_default();
    let counted = if place.several { " An area with several issues counts by the least good judgement." } else { "" };
    let (plan, names) = if place.plans > 1 { ("plans", "plans name") } else { ("plan", "plan names") };
    let lacks = place.never_named.map(|what| format!(" The published {names} no {what}.")).unwrap_or_default();
    format!(
        "What inspectors had said about {}, what {}'s {plan}{of} promised and what the next inspection said.{counted}{lacks} {}",
        place.authority,
        place.body,
        statuses_set(counts, actions, place.plans)
    )
}

/// How many statuses the reader has set.
fn statuses_set(counts: &[(Progress, usize)], all: usize, plans: usize) -> String {
    let its = if plans > 1 { "their" } else { "its" };
    let set: usize = counts.iter().map(|(_, number)| number).sum();
    let actions = count(all, "action", "actions");
    let of = match (set, all) {
        (0, 1) => return format!("You have set no status for {its} 1 action yet"),
        (0, _) => return format!("You have set no status for {its} {actions} yet"),
        (1, 1) => "the only action".to_owned(),
        (2, 2) => "both actions".to_owned(),
        (set, all) if set == all => format!("all {actions}"),
        _ => format!("{set} of {actions}"),
    };
    format!("You have set a status for {of}: {}", list(&said(counts)))
}

/// '1 on track', '2 done': each status that is set.
fn said(counts: &[(Progress, usize)]) -> Vec<String> {
    let some = counts.iter().filter(|(_, number)| *number > 0);
    some.map(|(progress, number)| format!("{number} {}", lower_first(progress.label()))).collect()
}

impl Outcome {
    /// The word: 'Improved'.
    pub(super) fn word(&self) -> &'static str {
        self.says.map_or(Standing::NOT_MENTIONED.label(), Says::label)
    }

    /// The word, with the number of issues where the area has several: 'Improved (1 issue)'.
    pub(super) fn words(&self, of: usize) -> String {
        match of {
            0 | 1 => self.word().to_owned(),
            _ => format!("{} ({})", self.word(), count(self.issues, "issue", "issues")),
        }
    }
}

impl AreaRow {
    /// What inspectors had said, in words: '2 concerns, 1 recommendation'.
    pub(super) fn said_words(&self) -> Vec<String> {
        let other = (self.other > 0).then(|| count(self.other, "other sentence", "other sentences"));
        self.said.words().into_iter().chain(other).collect()
    }

    /// What the next inspection said, in words: '2024: Improved (1 issue), Not mentioned (1 issue)'.
    pub(super) fn outcome_words(&self) -> String {
        let by_year = self.outcomes.chunk_by(|one, next| one.inspection == next.inspection).filter_map(|same| {
            let words: Vec<String> = same.iter().map(|outcome| outcome.words(self.issues)).collect();
            Some(format!("{}: {}", same.first()?.when, words.join(", ")))
        });
        by_year.chain(self.unjudged.clone()).collect::<Vec<_>>().join("; ")
    }

    /// How many of its actions have which status, in words: '2 done, 1 blocked'; nothing where none is set.
    pub(super) fn status_words(&self) -> String {
        said(&self.statuses()).join(", ")
    }

    /// How many actions were promised: '3 actions'.
    pub(super) fn promised(&self) -> String {
        count(self.steps.len(), "action", "actions")
    }

    /// Everything about it in words that can stand alone.
    pub(super) fn told(&self) -> String {
        let set = self.status_words();
        let own = if set.is_empty() { String::new() } else { format!(" Your status: {set}.") };
        format!(
            "{}, {}. What inspectors had said: {}. Promised: {}. What the next inspection said: {}.{own}",
            self.called,
            self.title,
            if self.said_words().is_empty() { "nothing that we have".to_owned() } else { list(&self.said_words()) },
            self.promised(),
            self.outcome_words()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Progress::{AtRisk, Blocked, Done, NotStarted, OnTime};

    fn of(
        [good, part_good, improved, concern, other, not_mentioned, not_inspected, not_followed]: [usize; 8],
    ) -> Numbers {
        Numbers { good, part_good, improved, concern, other, not_mentioned, not_inspected, not_followed }
    }

    #[test]
    fn the_title_says_what_came_of_the_plan() {
        let by = Some("2024 inspection");
        for (numbers, after, words) in [
            (
                [2, 0, 6, 2, 0, 6, 0, 0],
                by,
                "Of 16 areas in the plan, the 2024 inspection judged 2 good, 6 improved and 2 a concern; 6 were not mentioned",
            ),
            (
                [3, 1, 5, 0, 0, 1, 0, 0],
                by,
                "Of 10 areas in the plan, the 2024 inspection judged 3 good, 1 good on some issues and 5 improved; 1 was not mentioned",
            ),
            (
                [1, 0, 1, 0, 0, 1, 2, 1],
                by,
                "Of 6 areas in the plan, the 2024 inspection judged 1 good and 1 improved; 1 was not mentioned, 2 have no report since that looks at them and 1 is in no other report",
            ),
            (
                [1, 0, 1, 0, 0, 0, 0, 0],
                None,
                "Of 2 areas in the plan, the next inspection of each judged 1 good and 1 improved",
            ),
            (
                [0, 0, 0, 0, 0, 2, 1, 0],
                by,
                "Of 3 areas in the plan, 2 were not mentioned and 1 has no report since that looks at it",
            ),
            (
                [0, 0, 0, 0, 0, 0, 2, 2],
                None,
                "Of 4 areas in the plan, 2 have no report since that looks at them and 2 are in no other report",
            ),
            ([1, 0, 0, 0, 0, 0, 0, 0], by, "1 area in the plan: judged good by the 2024 inspection"),
            ([0, 1, 0, 0, 0, 0, 0, 0], by, "1 area in the plan: judged good on some issues by the 2024 inspection"),
            ([0, 0, 1, 0, 0, 0, 0, 0], by, "1 area in the plan: judged improved by the 2024 inspection"),
            ([0, 0, 0, 0, 0, 1, 0, 0], by, "1 area in the plan: not mentioned by the 2024 inspection"),
            ([0, 0, 0, 0, 0, 0, 1, 0], None, "1 area in the plan: no report since looks at it"),
            ([0, 0, 0, 0, 0, 0, 0, 1], None, "1 area in the plan: not mentioned in another report"),
            ([2, 0, 0, 0, 0, 0, 0, 0], None, "Both areas in the plan were judged good when next inspected"),
            ([0, 0, 0, 5, 0, 0, 0, 0], by, "All 5 areas in the plan were judged a concern by the 2024 inspection"),
            ([0, 0, 0, 0, 3, 0, 0, 0], by, "All 3 areas in the plan were judged in other words by the 2024 inspection"),
            ([0, 0, 0, 0, 0, 2, 0, 0], by, "Neither area in the plan was mentioned by the 2024 inspection"),
            ([0, 0, 0, 0, 0, 0, 5, 0], None, "None of the 5 areas in the plan has a report since that looks at it"),
            ([0, 0, 0, 0, 0, 0, 0, 5], None, "None of the 5 areas in the plan was mentioned in another report"),
        ] {
            assert_eq!(title(of(numbers), 1, after, Since::NotLooked, 44), words);
        }
    }

    #[test]
    fn where_no_report_has_come_since_the_title_says_so() {
        let record = crate::made_up::anyshire();
        let last = record.inspection("ilacs-2026").unwrap();
        for (numbers, since, actions, words) in [
            (
                [0, 0, 0, 0, 0, 0, 2, 0],
                Since::Nothing,
                3,
                "No inspection has come since the plan: 3 actions in 2 areas",
            ),
            ([0, 0, 0, 0, 0, 0, 0, 1], Since::Nothing, 1, "No inspection has come since the plan: 1 action in 1 area"),
            (
                [0, 0, 0, 0, 0, 0, 1, 1],
                Since::NotRead(last),
                3,
                "The report of the 2026 inspection is not in this record: 3 actions in 2 areas",
            ),
        ] {
            assert_eq!(title(of(numbers), 1, None, since, actions), words);
        }
    }

    #[test]
    fn the_subtitle_counts_the_statuses_that_are_set() {
        // How many actions have which status, how many there are, and what is said.
        type Case<'a> = (&'a [(Progress, usize)], usize, &'a str);
        let cases: [Case<'_>; 8] = [
            (&[], 44, "You have set no status for its 44 actions yet"),
            (&[(Done, 0)], 1, "You have set no status for its 1 action yet"),
            (&[(Done, 1)], 1, "You have set a status for the only action: 1 done"),
            (&[(Done, 1)], 44, "You have set a status for 1 of 44 actions: 1 done"),
            (&[(OnTime, 2), (Done, 0)], 2, "You have set a status for both actions: 2 on track"),
            (
                &[(OnTime, 1), (AtRisk, 1), (Blocked, 1)],
                44,
                "You have set a status for 3 of 44 actions: 1 on track, 1 at risk and 1 blocked",
            ),
            (
                &[(NotStarted, 1), (OnTime, 1), (AtRisk, 1), (Blocked, 1), (Done, 40)],
                44,
                "You have set a status for all 44 actions: 1 not started, 1 on track, 1 at risk, 1 blocked and 40 done",
            ),
            (&[(NotStarted, 2)], 44, "You have set a status for 2 of 44 actions: 2 not started"),
        ];
        for (counts, actions, words) in cases {
            assert_eq!(statuses_set(counts, actions, 1), words);
        }
        let place = |several, published| Place {
            authority: "Anyshire",
            body: "the council",
            plans: 1,
            published,
            several,
            never_named: None,
        };
        assert!(subtitle(&place(true, Some("May 2026")), &[], 3).contains("the council's plan of May 2026 promised"));
        assert!(subtitle(&place(true, None), &[], 3).contains("by the least good judgement"));
        assert!(!subtitle(&place(false, None), &[], 3).contains("least good"));
    }
}
