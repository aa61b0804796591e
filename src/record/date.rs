//! Dates as the documents give them: a day, or only a month or a year.

use core::cmp::Ordering;
use core::fmt;
use serde::{Deserialize, Serialize};

/// A date as precise as its source: a day (`2021-10-25`), a month (`2009-11`) or a year (`2009`).
///
/// Dates are ordered as they stand on a time axis: a month among its days, a year among its months. To ask what the
/// source says for sure, compare with [`Date::is_before`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    /// The month, from 1, and the day in it: each as far as it is known.
    month: Option<(u8, Option<u8>)>,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let about = "A day as 2021-10-25, a month as 2009-11 or a year as 2009.";
        let pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
        schemars::json_schema!({ "description": about, "type": "string", "pattern": pattern })
    }
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a date: write a day as 2021-10-25, a month as 2009-11 or a year as 2009")]
pub struct BadDate(String);

/// Into how many parts a year is cut to order dates: two for each day of twelve months of 31 days.
const PARTS: u16 = 12 * 62;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    ///
    /// # Errors
    /// [`BadDate`] where the text has another form or names a day that no calendar has.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        Self::read(text).ok_or_else(|| BadDate(text.to_owned()))
    }

    fn read(text: &str) -> Option<Self> {
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Some(Self { year, month: None }) };
        let month = u8::try_from(digits(month, 2)?).ok().filter(|month| (1..=12).contains(month))?;
        let day = match parts.next() {
            None => None,
            Some(day) => {
                Some(u8::try_from(digits(day, 2)?).ok().filter(|day| (1..=days_in(year, month)).contains(day))?)
            }
        };
        parts.next().is_none().then_some(Self { year, month: Some((month, day)) })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Whether only the year is known.
    pub const fn is_year_alone(self) -> bool {
        self.month.is_none()
    }

    /// How much of its year is over, in [`PARTS`]: at noon of a day, in the middle of a month or a year.
    const fn part(self) -> u16 {
        match self.month {
            None => PARTS / 2,
            Some((month, day)) => {
                let day = match day {
                    Some(day) => day,
                    None => 15,
                };
                (month as u16 - 1) * 62 + 2 * day as u16 - 1
            }
        }
    }

    /// The place on a time axis in years: 2021-07-01 is about 2021.5. A month and a year stand at their middle.
    pub fn as_years(self) -> f64 {
        f64::from(self.year) + f64::from(self.part()) / f64::from(PARTS)
    }

    /// The first day that it can be, as year, month and day.
    fn earliest(self) -> (u16, u8, u8) {
        let (month, day) = self.month.unwrap_or((1, None));
        (self.year, month, day.unwrap_or(1))
    }

    /// The last day that it can be, as year, month and day.
    fn latest(self) -> (u16, u8, u8) {
        let (month, day) = self.month.unwrap_or((12, None));
        (self.year, month, day.unwrap_or(days_in(self.year, month)))
    }

    /// Whether it lies before the other for sure: July 2012 does not lie before 10 July 2012, nor the other way round.
    pub fn is_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }

    /// The name of the month, where it is known.
    fn month_name(self) -> Option<&'static str> {
        let (month, _) = self.month?;
        MONTHS.get(usize::from(month).saturating_sub(1)).copied()
    }

    /// The day of the month, where it is known.
    fn day(self) -> Option<u8> {
        self.month?.1
    }

    /// The month and the year in words, or the year alone where no more is known: 'November 2024', '2009'.
    pub fn month_and_year(self) -> String {
        self.month_name().map_or_else(|| self.year.to_string(), |month| format!("{month} {}", self.year))
    }

    /// This date to a later one, with nothing said twice: '28 October to 8 November 2024', '15 to 16 February 2011',
    /// '2009 to 2011'.
    ///
    /// Where the later one does not lie after this one for sure, only the more precise of the two is given.
    pub fn to(self, end: Self) -> String {
        if !self.is_before(end) {
            let precision = |date: Self| (date.month.is_some(), date.day().is_some());
            return if precision(end) > precision(self) { end } else { self }.to_string();
        }
        let same_month = self.month_name() == end.month_name();
        let start = match (self.month_name(), self.day()) {
            (Some(_), Some(day)) if self.year == end.year && same_month && end.day().is_some() => day.to_string(),
            (Some(month), Some(day)) if self.year == end.year => format!("{day} {month}"),
            (Some(month), None) if self.year == end.year => month.to_owned(),
            _ => self.to_string(),
        };
        format!("{start} to {end}")
    }
}

impl Ord for Date {
    /// By the place on a time axis; what stands at one place, the less precise first.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.year, self.part(), self.month).cmp(&(other.year, other.part(), other.month))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The days of a month in the Gregorian calendar.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// In words, as precise as it is: '25 October 2021', 'November 2009' or '2009'.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, Some(day))) = self.month {
            write!(f, "{day} ")?;
        }
        f.write_str(&self.month_and_year())
    }
}

impl TryFrom<String> for Date {
    type Error = BadDate;

    fn try_from(text: String) -> Result<Self, BadDate> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        match date.month {
            Some((month, Some(day))) => format!("{:04}-{month:02}-{day:02}", date.year),
            Some((month, None)) => format!("{:04}-{month:02}", date.year),
            None => format!("{:04}", date.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A date of any of the three kinds, in few years so that dates often meet.
    fn any_date() -> impl Strategy<Value = Date> {
        prop_oneof![
            (2010_u16..2014).prop_map(|year| format!("{year}")),
            (2010_u16..2014, 1_u8..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
            (2010_u16..2014, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        ]
        .prop_map(|text| date(&text))
    }

    #[test]
    fn a_day_a_month_and_a_year_read_and_show() {
        for (text, words) in [("2021-10-25", "25 October 2021"), ("2009-11", "November 2009"), ("2009", "2009")] {
            assert_eq!(date(text).to_string(), words);
            assert_eq!(String::from(date(text)), text);
        }
        assert_eq!(date("2021-10-25").month_and_year(), "October 2021");
        assert_eq!(date("2009").month_and_year(), "2009");
    }

    #[test]
    fn a_period_says_nothing_twice_and_claims_no_more_than_is_known() {
        for (from, to, words) in [
            // Within a month, across months, across years.
            ("2011-02-15", "2011-02-16", "15 to 16 February 2011"),
            ("2024-10-28", "2024-11-08", "28 October to 8 November 2024"),
            ("2021-12-20", "2022-01-07", "20 December 2021 to 7 January 2022"),
            ("2012-05", "2012-07", "May to July 2012"),
            ("2011-12", "2012-01", "December 2011 to January 2012"),
            ("2009", "2011", "2009 to 2011"),
            // One of the two is known less well.
            ("2012-05-10", "2012-06", "10 May to June 2012"),
            ("2012-05", "2012-06-01", "May to 1 June 2012"),
            ("2009", "2011-11-05", "2009 to 5 November 2011"),
            ("2009-11", "2011", "November 2009 to 2011"),
            // One lies within the other, or they are the same, or the wrong way round.
            ("2012-05-10", "2012-05", "10 May 2012"),
            ("2012-05", "2012-05-10", "10 May 2012"),
            ("2012-05", "2012", "May 2012"),
            ("2012", "2012", "2012"),
            ("2024-10-28", "2024-10-28", "28 October 2024"),
            ("2024-10-28", "2024-10-27", "28 October 2024"),
        ] {
            assert_eq!(date(from).to(date(to)), words, "{from} to {to}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "2024-02-30",
            "2023-02-29",
            "2024-13",
            "2024-00-10",
            "24-01-01",
            "24",
            "02024",
            "2024-",
            "2024-1-1",
            "2024-01-",
            "2024-01-01-01",
            "",
            "+024-01",
            "+024",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("2024-02-29").is_ok());
    }

    #[test]
    fn a_month_stands_between_its_days_and_a_year_between_its_months() {
        let order =
            ["2012-06", "2012-06-30", "2012", "2012-07-01", "2012-07", "2012-07-15", "2012-07-31", "2012-08-01"];
        for (one, next) in order.iter().zip(order.iter().skip(1)) {
            assert!(date(one) < date(next), "{one} and {next}");
            assert!(date(one).as_years() <= date(next).as_years(), "{one} and {next}");
        }
        assert_eq!(date("2012").as_years(), 2012.5);
    }

    #[test]
    fn only_what_is_sure_lies_before() {
        let before = |one: &str, other: &str| date(one).is_before(date(other));
        assert!(before("2012-07-09", "2012-07-10") && before("2012-06", "2012-07-01") && before("2011", "2012-01"));
        for (one, other) in [("2012-07", "2012-07-10"), ("2012", "2012-12-31"), ("2012-07", "2012"), ("2012", "2012")] {
            assert!(!before(one, other) && !before(other, one), "{one} and {other}");
        }
        // 2012 has a 29 February.
        assert!(!before("2012-02", "2012-02-29") && before("2012-02", "2012-03-01"));
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_axis(a in any_date(), b in any_date(), c in any_date()) {
            let (x, y) = (a.as_years(), b.as_years());
            prop_assert!(if x < y { a < b } else if x > y { a > b } else { true }, "{} and {}", a, b);
            prop_assert!(x.floor() == f64::from(a.year()));
            // Total: one of three, the same from both sides, and with no circles.
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            prop_assert!(!(a <= b && b <= c) || a <= c);
            // What is sure agrees with it.
            prop_assert!(!a.is_before(b) || a < b, "{} and {}", a, b);
        }

        #[test]
        fn a_date_is_written_as_it_was_read(date in any_date()) {
            let text = String::from(date);
            prop_assert_eq!(Date::parse(&text).unwrap(), date);
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9+ -]{0,12}|.{0,12}") {
            if let Ok(date) = Date::parse(&text) {
                prop_assert_eq!(String::from(date), text);
            }
        }
    }
}
