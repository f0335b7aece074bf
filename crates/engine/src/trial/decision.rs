//! When a trial ends, and with which answer: a rule that stays honest however often she looks.
//! Not the estimate itself; and a verdict, once reached, is never taken back here.
//!
//! The rule, and how often it errs: `content/evidence/trial-statistics.md`, measured in `docs/insight.md`.

use domain::trial::Verdict;

use super::look::Look;
use crate::insight::maths::{ln, number, pow};

/// No verdict before so many sessions, drawn days and days.
const LEAST_SESSIONS: usize = 24;
const LEAST_DAYS_DRAWN: usize = 6;
const LEAST_DAYS: f64 = 5.9;
/// Standard errors the effect must stand away from nothing when the trial is complete (Wang and Tsiatis' family).
const DIFFERENCE: f64 = 2.40;
/// Standard errors the effect must lie inside the range that does not matter.
const NO_DIFFERENCE: f64 = 1.90;
/// How much stricter an early look is.
const EARLY: f64 = -0.35;
/// Less than a tenth either way does not matter.
const MATTERS: f64 = 1.10;

/// How a trial stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It goes on.
    KeepGoing,
    /// It ended with this answer, after so many sessions. Final.
    Ended(Verdict, usize),
}

/// The rule at one look of a trial that plans `planned` sessions.
#[must_use]
pub fn judge(look: &Look, planned: usize) -> Option<Verdict> {
    let enough = look.sessions >= LEAST_SESSIONS && look.days_drawn >= LEAST_DAYS_DRAWN && look.days >= LEAST_DAYS;
    if enough && let Some(verdict) = cross(look.theta, look.se, done_share(look.sessions, planned)) {
        return Some(verdict);
    }
    (look.sessions >= planned).then_some(Verdict::CouldNotTell)
}

/// The first verdict over all looks in their order. Nothing after it, or after the plan's end, counts.
#[must_use]
pub fn standing(looks: &[Look], planned: usize) -> Standing {
    let first = looks.iter().find_map(|look| judge(look, planned).map(|verdict| (verdict, look.sessions)));
    first.map_or(Standing::KeepGoing, |(verdict, sessions)| Standing::Ended(verdict, sessions))
}

/// The share of the plan that is done, at most 1.
pub(crate) fn done_share(sessions: usize, planned: usize) -> f64 {
    (number(sessions) / number(planned.max(1))).min(1.0)
}

/// Standard errors for a difference, at a look with this share of the plan done.
pub(crate) fn difference_bound(done: f64) -> f64 {
    DIFFERENCE * pow(done, EARLY)
}

/// Has a boundary been crossed?
pub(crate) fn cross(theta: f64, se: f64, done: f64) -> Option<Verdict> {
    let away = difference_bound(done) * se;
    let inside = NO_DIFFERENCE * pow(done, EARLY) * se;
    if theta - away > 0.0 {
        Some(Verdict::Helps)
    } else if theta + away < 0.0 {
        Some(Verdict::Hurts)
    } else if theta.abs() + inside < ln(MATTERS) {
        Some(Verdict::NoDifference)
    } else {
        None
    }
}

/// Would a look at this time be early for any verdict?
pub(crate) fn too_early(sessions: f64, days_drawn: f64, days: f64) -> bool {
    sessions < number(LEAST_SESSIONS) || days_drawn < number(LEAST_DAYS_DRAWN) || days < LEAST_DAYS
}
