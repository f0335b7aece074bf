//! A log of sessions as a table (CSV), sessions to come as JSON, and the statistics' answers as JSON.
//! Computes nothing: rows go to `engine` and answers come from it through the command line.

mod answer;
mod table;

pub use answer::{
    AlarmForm, BesideForm, ForecastForm, InsightForm, Outlook, RangeForm, RateForm, TrendForm, TrialForm, encode,
};
pub use table::{ArmWord, LogRow, decode_log};

use jiff::ToSpan;
use jiff::civil::DateTime;
use serde::Deserialize;

use crate::lines::LineFault;

/// A session to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FutureRow {
    /// Start on her clock, minutes since 1970 there.
    pub start_min: i64,
    /// What will be done, when that is told.
    pub arm: Option<ArmWord>,
}

#[derive(Deserialize)]
struct FutureEntry {
    start: String,
    arm: Option<String>,
}

/// Reads a list of sessions to come: `[{"start": "2026-03-01T05:20", "arm": "technique"}]`.
///
/// # Errors
/// When it is not such a list; says where and what would be right.
pub fn decode_future(text: &str) -> Result<Vec<FutureRow>, LineFault> {
    let fault = |line, text: String| LineFault { line, rule: "future", text };
    let entries: Vec<FutureEntry> = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        fault(error.line(), r#"write a list such as [{"start": "2026-03-01T05:20", "arm": "control"}]"#.to_owned())
    })?;
    let row = |(place, entry): (usize, FutureEntry)| {
        let told = |text: String| fault(0, format!("session {}: {text}", place + 1));
        let start_min = local_minute(&entry.start).ok_or_else(|| told(START_RULE.to_owned()))?;
        let arm = match entry.arm.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(word) => Some(ArmWord::from_word(word).ok_or_else(|| told(table::ARM_RULE.to_owned()))?),
        };
        Ok(FutureRow { start_min, arm })
    };
    entries.into_iter().enumerate().map(row).collect()
}

pub(crate) const START_RULE: &str = "write the start as 2026-03-01T05:20, on her clock";

/// Minutes since 1970-01-01 00:00 of a local date and time; a date alone is its midnight.
#[must_use]
pub fn local_minute(text: &str) -> Option<i64> {
    let when: DateTime = text.trim().parse().ok()?;
    let since = when.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
    Some(since.as_secs().div_euclid(60))
}

/// The local date and time of minutes since 1970-01-01 00:00, as `2026-03-01T05:20`.
#[must_use]
pub fn iso_minute(local_min: i64) -> String {
    let when = DateTime::constant(1970, 1, 1, 0, 0, 0, 0)
        .checked_add(local_min.clamp(-4_000_000_000, 4_000_000_000).minutes());
    when.map(|w| w.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
