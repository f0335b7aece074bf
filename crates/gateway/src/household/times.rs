//! Instants, days, times of day and lengths as other tools write them, to the microsecond.
//! Reads no clock; a text without an offset is UTC.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a day.
pub const DAY: i64 = 86_400 * SECOND;

/// An instant: a day, perhaps with a time, perhaps with an offset.
#[must_use]
pub fn read_at(text: &str) -> Option<i64> {
    let (day, rest) = split_day(text)?;
    let rest = match rest.chars().next() {
        None => return in_utc(day.to_datetime(Time::midnight())),
        Some('T' | 't' | ' ') => rest.get(1..)?,
        Some(_) => return None,
    };
    let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = (rest.get(..zone_at)?, rest.get(zone_at..)?);
    let wall = in_utc(day.to_datetime(read_clock(clock.trim_end())?))?;
    wall.checked_sub(read_offset(zone)?)
}

fn in_utc(wall: DateTime) -> Option<i64> {
    TimeZone::UTC.to_timestamp(wall).ok().map(|at| at.as_microsecond())
}

/// `YYYY-MM-DD` at the beginning, and what follows it.
fn split_day(text: &str) -> Option<(Date, &str)> {
    let end = text
        .char_indices()
        .find(|(_, letter)| !letter.is_ascii_digit() && *letter != '-')
        .map_or(text.len(), |(at, _)| at);
    let day = read_day(text.get(..end)?)?;
    Some((day, text.get(end..)?))
}

fn read_offset(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        None | Some('Z' | 'z') => return (zone.len() <= 1).then_some(0),
        Some('+') => 1,
        _ => -1,
    };
    let digits: String = zone.get(1..)?.split(':').collect();
    let minutes = match digits.len() {
        2 => digits.parse::<i64>().ok()? * 60,
        4 => digits.get(..2)?.parse::<i64>().ok()? * 60 + digits.get(2..)?.parse::<i64>().ok()?,
        _ => return None,
    };
    (minutes < 24 * 60).then_some(sign * minutes * 60 * SECOND)
}

/// `YYYY-MM-DD`.
#[must_use]
pub fn read_day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let plain = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !plain(year, 4, 4) || !plain(month, 1, 2) || !plain(day, 1, 2) || *year == "0000" {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `hh:mm[:ss[.uuuuuu]]`.
#[must_use]
pub fn read_clock(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once(['.', ',']).map_or((text, None), |(whole, part)| (whole, Some(part)));
    let parts: Vec<&str> = whole.split(':').collect();
    let number = |part: &str| -> Option<i8> {
        ((1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] if fraction.is_none() => (number(hour)?, number(minute)?, 0),
        [hour, minute, second] => (number(hour)?, number(minute)?, number(second)?),
        _ => return None,
    };
    let micros = fraction.map_or(Some(0), read_fraction)?;
    Time::new(hour, minute, second, i32::try_from(micros * 1000).ok()?).ok()
}

/// The digits behind the point, as microseconds.
fn read_fraction(digits: &str) -> Option<i64> {
    if !(1..=12).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = digits.get(..digits.len().min(6))?;
    let scale = 10_i64.pow(u32::try_from(6 - kept.len()).ok()?);
    Some(kept.parse::<i64>().ok()? * scale)
}

/// `[D ]HH:MM:SS[.uuuuuu]`, `MM:SS`, seconds, or `P…T…`.
#[must_use]
pub fn read_span(text: &str) -> Option<i64> {
    if let Some((sign, rest)) = iso_sign(text) {
        return read_iso_span(rest)?.checked_mul(sign);
    }
    let (days, clock) = text.split_once(' ').unwrap_or(("0", text));
    let (sign, clock) = clock.strip_prefix('-').map_or((1, clock), |rest| (-1, rest));
    let (whole, fraction) = clock.split_once(['.', ',']).map_or((clock, None), |(whole, part)| (whole, Some(part)));
    let parts: Vec<&str> = whole.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    let mut seconds = 0_i64;
    for part in &parts {
        seconds = seconds.checked_mul(60)?.checked_add(plain_number(part)?)?;
    }
    let micros = seconds.checked_mul(SECOND)?.checked_add(fraction.map_or(Some(0), read_fraction)?)?;
    days.parse::<i64>().ok()?.checked_mul(DAY)?.checked_add(micros * sign)
}

fn plain_number(digits: &str) -> Option<i64> {
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn iso_sign(text: &str) -> Option<(i64, &str)> {
    match text.as_bytes() {
        [b'P', ..] => Some((1, text.get(1..)?)),
        [b'-', b'P', ..] => Some((-1, text.get(2..)?)),
        [b'+', b'P', ..] => Some((1, text.get(2..)?)),
        _ => None,
    }
}

fn read_iso_span(rest: &str) -> Option<i64> {
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    let mut total = 0_f64;
    for (part, units) in [(days, &[('D', 86_400.0)][..]), (clock, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)][..])] {
        let mut left = part;
        for (letter, seconds) in units {
            if let Some((number, after)) = left.split_once(*letter) {
                total += number.replace(',', ".").parse::<f64>().ok()? * seconds;
                left = after;
            }
        }
        if !left.is_empty() {
            return None;
        }
    }
    let micros = total * 1e6;
    #[expect(clippy::cast_possible_truncation, reason = "checked to be far from the ends")]
    (micros.abs() < 9e17 && !rest.is_empty()).then_some(micros.round() as i64)
}

/// An instant in UTC; microseconds where there are any.
#[must_use]
pub fn write_at(us: i64) -> String {
    let day = days_of(us);
    format!("{}T{}Z", write_day(day), write_clock(clock_of(us)))
}

/// The day of an instant in UTC.
#[must_use]
pub fn days_of(us: i64) -> Date {
    wall(us).date()
}

/// The time of day of an instant in UTC.
#[must_use]
pub fn clock_of(us: i64) -> Time {
    wall(us).time()
}

fn wall(us: i64) -> DateTime {
    let at = jiff::Timestamp::from_microsecond(us).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(at)
}

/// `YYYY-MM-DD`.
#[must_use]
pub fn write_day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// `hh:mm:ss`, with microseconds where there are any.
#[must_use]
pub fn write_clock(time: Time) -> String {
    let whole = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    match time.subsec_nanosecond() / 1000 {
        0 => whole,
        micros => format!("{whole}.{micros:06}"),
    }
}

/// `[D ]HH:MM:SS[.uuuuuu]`; below zero the days are, and the clock goes on.
#[must_use]
pub fn write_span(us: i64) -> String {
    let (days, rest) = (us.div_euclid(DAY), us.rem_euclid(DAY));
    let (seconds, micros) = (rest / SECOND, rest % SECOND);
    let days = if days == 0 { String::new() } else { format!("{days} ") };
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if micros == 0 { format!("{days}{clock}") } else { format!("{days}{clock}.{micros:06}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_as_people_and_programs_write_them() {
        let noon = read_at("2024-03-01T12:00:00Z").unwrap();
        for text in [
            "2024-03-01 12:00",
            "2024-03-01T12:00",
            "2024-03-01T14:00:00+02:00",
            "2024-03-01 07:00:00.000000-0500",
            "2024-03-01T12:00:00.0Z",
            "2024-3-1 12:00:00",
        ] {
            assert_eq!(read_at(text), Some(noon), "{text}");
        }
        assert_eq!(read_at("2024-03-01"), Some(noon - DAY / 2));
        assert_eq!(write_at(noon + 5), "2024-03-01T12:00:00.000005Z");
        assert_eq!(write_at(noon), "2024-03-01T12:00:00Z");
        for text in ["", "1709294400", "2024-02-30", "2024-03-01T25:00", "yesterday", "2024-03-01T", "01/03/2024", "ü"]
        {
            assert_eq!(read_at(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read_and_written() {
        let four = 4 * 3600 * SECOND;
        for text in ["04:00:00", "14400", "PT4H", "PT240M", "0 04:00:00", "14400.0"] {
            assert_eq!(read_span(text), Some(four), "{text}");
        }
        assert_eq!(read_span("P1DT1H"), Some(DAY + four / 4));
        for text in ["", "soon", "4h", "P", "1:2:3:4"] {
            assert_eq!(read_span(text), None, "{text}");
        }
        assert_eq!(write_span(DAY), "1 00:00:00");
        assert_eq!(write_span(90 * SECOND + 250_000), "00:01:30.250000");
        assert_eq!(write_span(-SECOND), "-1 23:59:59");
    }

    #[test]
    fn times_of_day_have_seconds_when_written() {
        assert_eq!(read_clock("9:05").map(write_clock).as_deref(), Some("09:05:00"));
        assert_eq!(read_clock("23:59:59.5").map(write_clock).as_deref(), Some("23:59:59.500000"));
        assert_eq!((read_clock("24:00"), read_clock("9"), read_clock("09:05:")), (None, None, None));
    }
}
