//! Dates as the documents give them: a day, or only a month.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A date as precise as its source: a day (`2021-10-25`) or a month (`2009-11`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    /// The day of the month, or `None` where only the month is known.
    day: Option<u8>,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a date: write a day as 2021-10-25 or a month as 2009-11")]
pub struct BadDate(String);

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
    /// Reads `YYYY-MM-DD` or `YYYY-MM`.
    ///
    /// # Errors
    /// [`BadDate`] where the text has another form or names a day that no calendar has.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|p| digits(p, 4)).ok_or_else(bad)?;
        let month = parts.next().and_then(|p| digits(p, 2)).filter(|m| (1..=12).contains(m)).ok_or_else(bad)?;
        let day = match parts.next() {
            None => None,
            Some(part) => {
                let day = digits(part, 2).filter(|d| (1..=days_in(year, month)).contains(d)).ok_or_else(bad)?;
                Some(u8::try_from(day).map_err(|_| bad())?)
            }
        };
        if parts.next().is_some() {
            return Err(bad());
        }
        Ok(Self { year, month: u8::try_from(month).map_err(|_| bad())?, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The place on a time axis in years (2021-07-01 is about 2021.5); a month stands at its middle.
    pub fn as_years(self) -> f64 {
        let day = self.day.map_or(15.0, f64::from);
        f64::from(self.year) + (f64::from(self.month) - 1.0 + (day - 0.5) / 31.0) / 12.0
    }

    /// The month and the year in words: 'November 2024'.
    pub fn month_and_year(self) -> String {
        let month = MONTHS.get(usize::from(self.month).saturating_sub(1)).unwrap_or(&"");
        format!("{month} {}", self.year)
    }
}

/// The days of a month in the Gregorian calendar.
fn days_in(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// In words, as precise as it is: '25 October 2021' or 'November 2009'.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
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
        match date.day {
            Some(day) => format!("{:04}-{:02}-{day:02}", date.year, date.month),
            None => format!("{:04}-{:02}", date.year, date.month),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_month_read_and_show() {
        assert_eq!(Date::parse("2021-10-25").unwrap().to_string(), "25 October 2021");
        assert_eq!(Date::parse("2009-11").unwrap().to_string(), "November 2009");
        assert_eq!(String::from(Date::parse("2012-07").unwrap()), "2012-07");
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "2024-02-30",
            "2023-02-29",
            "2024-13",
            "2024-00-10",
            "24-01-01",
            "2024",
            "2024-1-1",
            "2024-01-01-01",
            "",
            "+024-01",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("2024-02-29").is_ok());
    }

    #[test]
    fn a_month_stands_between_its_days() {
        let at = |text| Date::parse(text).unwrap().as_years();
        assert!(at("2012-07-01") < at("2012-07") && at("2012-07") < at("2012-07-31"));
        assert!(at("2012-07-31") < at("2012-08-01"));
    }
}
