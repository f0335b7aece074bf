//! Days, times, lengths and amounts as other apps write them.
//! Reads one cell at a time, and guesses no unit.

use domain::amount::Unit;
use jiff::civil::{Date, DateTime, Time};

/// When: an instant, or a time on a wall that hung somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Milliseconds since 1970 UTC.
    Instant(i64),
    /// As her clock showed it.
    Wall(DateTime),
}

/// A day and a time: `2026-03-01 14:10[:00]`, with `T` and an offset, `3/1/2026 2:10 PM`, `1.3.2026, 14:10`.
pub fn when(text: &str, day_first: bool) -> Option<When> {
    if let Ok(at) = text.replacen(' ', "T", 1).parse::<jiff::Timestamp>() {
        return Some(When::Instant(at.as_millisecond()));
    }
    let text = text.replace(',', " ").replacen('T', " ", 1);
    let (day, time) = text.trim().split_once(char::is_whitespace)?;
    Some(When::Wall(date(day, day_first)?.to_datetime(clock(time.trim())?)))
}

fn date(text: &str, day_first: bool) -> Option<Date> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<i16>().ok().filter(|number| *number >= 0);
    let (year, month, day) = match (separator, one.len()) {
        (_, 4) => (number(one)?, number(two)?, number(three)?),
        ('.', _) => (number(three)?, number(two)?, number(one)?),
        _ if day_first => (number(three)?, number(two)?, number(one)?),
        _ => (number(three)?, number(one)?, number(two)?),
    };
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn clock(text: &str) -> Option<Time> {
    let lower = text.to_lowercase().replace(['.', '\u{202f}'], "");
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits.trim(), Some(0)),
        (_, Some(digits)) => (digits.trim(), Some(12)),
        _ => (lower.trim(), None),
    };
    let parts: Vec<i8> = digits.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// Minutes, `0:20`, `00:20:00`, `20 min`, `1h 5m`: in milliseconds.
pub fn length_ms(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    if lower.contains(':') {
        let parts: Vec<i64> = lower.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        return match parts.as_slice() {
            [hours, minutes] => Some((hours * 60 + minutes) * 60_000),
            [hours, minutes, seconds] => Some(((hours * 60 + minutes) * 60 + seconds) * 1000),
            _ => None,
        };
    }
    let mut total_s = 0.0;
    let mut digits = String::new();
    let mut unit = String::new();
    for letter in lower.chars().chain(['\0']) {
        let of_number = letter.is_ascii_digit() || letter == '.';
        if letter.is_alphabetic() {
            unit.push(letter);
        } else if (of_number && !unit.is_empty()) || letter == '\0' {
            total_s += digits.parse::<f64>().ok()? * seconds(&unit)?;
            digits.clear();
            unit.clear();
        }
        if of_number {
            digits.push(letter);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be less than weeks")]
    (0.0..1e7).contains(&total_s).then_some((total_s * 1000.0).round() as i64)
}

fn seconds(unit: &str) -> Option<f64> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600.0),
        "" | "m" | "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1.0),
        _ => None,
    }
}

/// A number, and the unit behind it.
pub fn amount(text: &str) -> Option<(f64, Option<Unit>)> {
    let end = text.find(|letter: char| letter.is_alphabetic()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number: f64 = number.trim().replace(',', ".").parse().ok()?;
    let named = rest.trim();
    if named.is_empty() { Some((number, None)) } else { Some((number, Some(unit(named)?))) }
}

/// A unit by its name.
pub fn unit(text: &str) -> Option<Unit> {
    match text.trim().trim_end_matches('.').to_lowercase().as_str() {
        "ml" | "mls" | "milliliter" | "milliliters" | "millilitre" | "millilitres" | "metric" => Some(Unit::Ml),
        "oz" | "ozs" | "fl oz" | "floz" | "ounce" | "ounces" | "imperial" => Some(Unit::Oz),
        _ => None,
    }
}
