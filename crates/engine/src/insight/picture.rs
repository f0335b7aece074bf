//! Plain counts for pictures: the balance of the sides, millilitres per hour, the day's profile, days one by one.
//! Describes what was logged; the model is asked only for the day's profile, and nothing here names a cause.

use super::cleaning::{CleanLog, CleanSession};
use super::logged::day_of;
use super::maths::{exp, median_of, minutes, number, sin_cos_turn};
use super::model::at;
use super::run::Run;

const SIDES_LOOK_BACK: usize = 30;
const RATE_LOOKS_BACK_MIN: i64 = 7 * 24 * 60;
/// Milk per hour means something only after such a gap: `content/evidence/milk-per-hour.md`.
const RATE_GAP_H: std::ops::RangeInclusive<f64> = 1.0..=6.0;
/// The day's profile is told once so many sessions were logged.
const PROFILE_NEEDS: usize = 40;

/// How her two sides share the milk, over the last 30 sessions that told both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// The left's share in the middle one, 0 to 1.
    pub left_share: f64,
    /// Below this in 1 session of 10.
    pub lo80: f64,
    /// Above this in 1 session of 10.
    pub hi80: f64,
    /// How many sessions told both sides.
    pub sessions: usize,
}

/// Millilitres per hour since the session before, in the last seven days, after gaps of 1 to 6 hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HourlyRate {
    /// The middle one, ml per hour.
    pub median_ml_per_h: f64,
    /// How many sessions.
    pub sessions: usize,
}

/// Three hours of the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayPart {
    /// First hour, 0, 3, … 21.
    pub from_hour: u8,
    /// Sessions that began in it.
    pub sessions: usize,
    /// The middle amount, ml.
    pub median_ml: Option<f64>,
    /// By how much this hour alone sways a session, per cent, gaps and drift taken out; `None` until 40 sessions.
    pub sway_pct: Option<f64>,
}

/// A day of hers, 04:00 to 04:00.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayTotal {
    /// Days since 1970.
    pub day: i64,
    /// Sessions that count.
    pub sessions: usize,
    /// All together, ml.
    pub total_ml: f64,
}

/// The balance of the sides; `None` when no session told both.
#[must_use]
pub fn balance(log: &CleanLog) -> Option<Balance> {
    let mut shares: Vec<f64> = log.sessions.iter().rev().filter_map(left_share).take(SIDES_LOOK_BACK).collect();
    let left_share = median_of(&mut shares)?;
    let at_part = |tenths: usize| shares[(shares.len() - 1) * tenths / 10];
    Some(Balance { left_share, lo80: at_part(1), hi80: at_part(9), sessions: shares.len() })
}

fn left_share(session: &CleanSession) -> Option<f64> {
    let (left, right) = (session.left_ml?, session.right_ml?);
    Some(left / (left + right))
}

/// Milk per hour in the last seven days of the log.
#[must_use]
pub fn hourly_rate(log: &CleanLog) -> Option<HourlyRate> {
    let from = log.sessions.last()?.start_utc_min.saturating_sub(RATE_LOOKS_BACK_MIN);
    let recent = log.sessions.iter().rev().take_while(|s| s.start_utc_min > from);
    let mut rates: Vec<f64> =
        recent.filter_map(|s| s.gap_h.filter(|g| RATE_GAP_H.contains(g)).map(|gap_h| s.total_ml / gap_h)).collect();
    Some(HourlyRate { median_ml_per_h: median_of(&mut rates)?, sessions: rates.len() })
}

/// The totals of her days, oldest first; days without a session are left out, not counted as zero.
#[must_use]
pub fn day_totals(log: &CleanLog) -> Vec<DayTotal> {
    let mut days: Vec<DayTotal> = Vec::new();
    for session in &log.sessions {
        let day = day_of(session.start_local_min);
        match days.last_mut().filter(|d| d.day == day) {
            Some(today) => {
                today.sessions += 1;
                today.total_ml += session.total_ml;
            }
            None => days.push(DayTotal { day, sessions: 1, total_ml: session.total_ml }),
        }
    }
    days
}

/// Her day in eight parts of three hours, over the sessions that count.
pub(crate) fn day_profile(run: &Run, log: &CleanLog) -> [DayPart; 8] {
    let enough = run.observations.len() >= PROFILE_NEEDS;
    [0_u8, 3, 6, 9, 12, 15, 18, 21].map(|from_hour| {
        let inside = log.sessions[run.first..].iter().filter(|s| hour(s) / 3 == i64::from(from_hour) / 3);
        let mut amounts: Vec<f64> = inside.map(|s| s.total_ml).collect();
        DayPart {
            from_hour,
            sessions: amounts.len(),
            median_ml: median_of(&mut amounts),
            sway_pct: enough.then(|| sway_pct(run, (f64::from(from_hour) + 1.5) / 24.0)),
        }
    })
}

fn hour(session: &CleanSession) -> i64 {
    session.start_local_min.rem_euclid(24 * 60) / 60
}

fn sway_pct(run: &Run, day_part: f64) -> f64 {
    let (once, twice) = (sin_cos_turn(day_part), sin_cos_turn(2.0 * day_part));
    let sway = [(at::SIN_24, once.0), (at::COS_24, once.1), (at::SIN_12, twice.0), (at::COS_12, twice.1)];
    100.0 * (exp(sway.iter().map(|(state, wave)| wave * run.filter.mean_of(*state)).sum()) - 1.0)
}

/// Sessions a day over the last seven days before `utc_min`; `None` when there are none.
pub(crate) fn sessions_per_day(log: &CleanLog, utc_min: i64) -> Option<f64> {
    let from = utc_min.saturating_sub(RATE_LOOKS_BACK_MIN);
    let recent: Vec<&CleanSession> = log.sessions.iter().rev().take_while(|s| s.start_utc_min > from).collect();
    let days = minutes(utc_min.saturating_sub(recent.last()?.start_utc_min)) / (24.0 * 60.0);
    Some(number(recent.len()) / days.max(1.0))
}
