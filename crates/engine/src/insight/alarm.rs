//! Notices early that sessions keep giving less, or more, than foretold: a running sum of small surprises.
//! Says that something changed and since when; why it changed is not known here, and no cause is guessed.
//!
//! Delay and false notices, measured: `docs/insight.md`; limits: `content/evidence/supply-change.md`.

use super::maths::{minutes, number};
use super::model::Innovation;
use super::run::Run;

/// A surprise counts as at most so many standard deviations.
const CLIP: f64 = 2.5;
/// So much of each surprise is forgiven.
const FORGIVEN: f64 = 0.20;
/// From this sum on it is said. About one false notice in 90 days.
const SAID_ABOVE: f64 = 9.3;
/// Not before so many days: the model is still learning.
const NOT_BEFORE_DAYS: f64 = 10.0;
const DAY_MIN: f64 = 24.0 * 60.0;

/// Less or more than foretold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Less milk than foretold.
    Dip,
    /// More milk than foretold.
    Rise,
}

/// A change that was noticed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alarm {
    /// Which way.
    pub direction: Direction,
    /// The session at which it was noticed: its place among the clean sessions.
    pub at: usize,
    /// The session with which it began, about: its place among the clean sessions.
    pub began: usize,
    /// Sessions a day in the two weeks before it began; `None` when nothing was logged then.
    pub per_day_before: Option<f64>,
    /// Sessions a day from then until it was noticed.
    pub per_day_since: f64,
}

/// All changes noticed in one direction, oldest first.
pub(crate) fn alarms(run: &Run, direction: Direction) -> Vec<Alarm> {
    let Some(start_min) = run.innovations.first().map(|i| i.utc_min) else { return Vec::new() };
    let sign = if direction == Direction::Dip { -1.0 } else { 1.0 };
    let (mut sum, mut began, mut found) = (0.0_f64, 0, Vec::new());
    for (place, innovation) in run.innovations.iter().enumerate() {
        if sum <= 0.0 {
            began = place;
        }
        sum = (sum + sign * innovation.z.clamp(-CLIP, CLIP) - FORGIVEN).max(0.0);
        let old_enough = minutes(innovation.utc_min.saturating_sub(start_min)) >= NOT_BEFORE_DAYS * DAY_MIN;
        if sum > SAID_ABOVE && old_enough {
            found.push(alarm(run, direction, began, place));
            sum = 0.0;
        }
    }
    found
}

fn alarm(run: &Run, direction: Direction, began: usize, place: usize) -> Alarm {
    let seen = &run.innovations;
    let from = seen[began].utc_min.saturating_sub(14 * 24 * 60);
    let before = &seen[seen.partition_point(|i| i.utc_min < from)..began];
    Alarm {
        direction,
        at: run.first + place,
        began: run.first + began,
        per_day_before: per_day(before, seen[began].utc_min),
        per_day_since: per_day(&seen[began..place], seen[place].utc_min).unwrap_or(0.0),
    }
}

/// Sessions a day from the first of these until `until_min`.
fn per_day(sessions: &[Innovation], until_min: i64) -> Option<f64> {
    let days = minutes(until_min.saturating_sub(sessions.first()?.utc_min)) / DAY_MIN;
    (days > 0.0).then(|| number(sessions.len()) / days)
}
