//! Times as other programs write them: 2026-11-26T11:40:00.5+01:00.

use crate::revisions::revision::LATEST;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// The time in milliseconds since the beginning of 1970, as 2026-11-26T11:40:00.123Z.
pub fn written(at: u64) -> String {
    let at = i64::try_from(at.min(LATEST)).unwrap_or_default();
    let (day, rest) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    // Days since 1 March of the year 0, in eras of 400 years.
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    let year = if year > 9999 { format!("+{year:06}") } else { format!("{year:04}") };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", rest % 1000)
}

/// The time in milliseconds since the beginning of 1970. `None` where it is no time, or one before 1970.
pub fn read(text: &str) -> Option<u64> {
    let (date, time) = text.trim().split_once(['T', 't', ' ']).unwrap_or((text.trim(), "00:00Z"));
    let mut parts = date.split('-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let fits = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !fits || parts.next().is_some() {
        return None;
    }
    let (time, shift) = zone(time)?;
    let mut parts = time.splitn(3, ':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let (second, fraction) = parts.next().unwrap_or("0").split_once('.').map_or_else(
        || (time.splitn(3, ':').nth(2).unwrap_or("0"), String::new()),
        |(second, fraction)| (second, fraction.chars().take(3).collect()),
    );
    let second = number(second)?;
    if hour > 24 || minute > 59 || second > 60 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let year = if month > 2 { year } else { year - 1 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    let of_era = year.rem_euclid(400) * 365 + year.rem_euclid(400) / 4 - year.rem_euclid(400) / 100 + of_year;
    let days = year.div_euclid(400) * 146_097 + of_era - 719_468;
    let at = days * DAY + hour * 3_600_000 + (minute - shift) * 60_000 + second * 1000 + fraction;
    u64::try_from(at).ok()
}

/// A time without its zone, and the zone's distance in minutes.
fn zone(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else { return Some((time, 0)) };
    let (time, zone) = time.split_at(at);
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let minutes = number(digits.get(..2)?)? * 60 + digits.get(2..4).map_or(Some(0), number)?;
    Some((time, if zone.starts_with('-') { -minutes } else { minutes }))
}

/// A number of at most four digits.
fn number(text: &str) -> Option<i64> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_of_other_programs_are_read() {
        for (text, wanted) in [
            ("2024-11-05T12:00:00.000Z", Some(1_730_808_000_000)),
            ("2024-11-05T12:00:00.250999+00:00", Some(1_730_808_000_250)),
            ("2024-11-05T13:30:00+01:30", Some(1_730_808_000_000)),
            ("2024-11-05T07:00:00-0500", Some(1_730_808_000_000)),
            ("2024-11-05 12:00", Some(1_730_808_000_000)),
            ("2024-11-05", Some(1_730_764_800_000)),
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1969-12-31T23:59:59Z", None),
            ("2024-13-05T12:00:00Z", None),
            ("2024-11-05T12", None),
            ("2024-11-05T12:00:00.xZ", None),
            ("yesterday", None),
            ("", None),
            ("é-é-éTé", None),
            ("2024-11-05T12:00:00+é", None),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(written(1_730_808_000_250), "2024-11-05T12:00:00.250Z");
        assert_eq!(written(u64::MAX), "+275760-09-13T00:00:00.000Z");
    }

    proptest! {
        #[test]
        fn a_time_that_is_written_is_read_again(at in 0_u64..253_402_300_800_000) {
            prop_assert_eq!(read(&written(at)), Some(at));
        }

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,30}", near in "[0-9:TZ+.é-]{0,30}") {
            let _ = (read(&text), read(&near));
        }
    }
}
