//! Turns a cleaned session into what the filter takes: a number, what it hangs on, and the time that has passed.
//! Does not know how the filter weighs it.

use super::super::cleaning::CleanSession;
use super::super::maths::{ln, minutes, sin_cos_turn};
use super::{STATES, at};

/// The first days after birth, in which milk comes in, are over by this day.
const RAMP_ENDS_DAY: f64 = 30.0;

/// What the whole log says about time: her usual gap, and the birth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Clock {
    /// The middle one of her gaps, hours.
    pub median_gap_h: f64,
    /// The birth on her clock, minutes since 1970, when known.
    pub birth_local_min: Option<i64>,
}

/// One number for the filter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Observation {
    /// ln(ml) or ln(left/right).
    pub y: f64,
    /// Variance of `y` beyond her session noise.
    pub extra_variance: f64,
    /// Days since the observation before; 0 for the first.
    pub elapsed_days: f64,
    /// The same in usual gaps, held within 0.3 and 20.
    pub elapsed_gaps: f64,
    /// What `y` hangs on, beside each state.
    pub design: [f64; STATES],
    /// When, minutes since 1970 UTC.
    pub utc_min: i64,
}

impl Clock {
    /// Time since an observation: in days, and in usual gaps.
    pub fn elapsed(&self, before_utc_min: Option<i64>, utc_min: i64) -> (f64, f64) {
        let Some(before) = before_utc_min else { return (0.0, 1.0) };
        let days = minutes(utc_min.saturating_sub(before)).max(0.0) / (24.0 * 60.0);
        (days, (days * 24.0 / self.median_gap_h).clamp(0.3, 20.0))
    }

    /// What ln(ml) hangs on at a time of day, after a gap, with an arm now and an arm before.
    pub fn design(&self, local_min: i64, gap_h: Option<f64>, arm: f64, arm_before: f64) -> [f64; STATES] {
        let mut h = [0.0; STATES];
        for state in [at::LEVEL, at::SLOW, at::REFILL] {
            h[state] = 1.0;
        }
        h[at::THETA] = arm;
        h[at::GAMMA] = arm_before - arm;
        let day_part = minutes(local_min.rem_euclid(24 * 60)) / (24.0 * 60.0);
        (h[at::SIN_24], h[at::COS_24]) = sin_cos_turn(day_part);
        (h[at::SIN_12], h[at::COS_12]) = sin_cos_turn(2.0 * day_part);
        let gap = ln(gap_h.unwrap_or(self.median_gap_h).clamp(0.75, 12.0) / 3.0);
        h[at::GAP] = gap;
        h[at::GAP_2] = gap * gap;
        h[at::RAMP] = self.ramp(local_min);
        h
    }

    /// How much of the coming-in of milk is still ahead: 1 until day 4, then fading; 0 when the birth is not known.
    fn ramp(&self, local_min: i64) -> f64 {
        let Some(birth) = self.birth_local_min else { return 0.0 };
        let days = minutes(local_min.saturating_sub(birth)) / (24.0 * 60.0);
        if (0.0..RAMP_ENDS_DAY).contains(&days) { super::super::maths::exp(-(days.max(4.0) - 4.0) / 9.0) } else { 0.0 }
    }

    /// A session's total as an observation.
    pub fn total(&self, session: &CleanSession, before_utc_min: Option<i64>, arms: (f64, f64)) -> Observation {
        let (elapsed_days, elapsed_gaps) = self.elapsed(before_utc_min, session.start_utc_min);
        Observation {
            y: ln(session.total_ml),
            extra_variance: session.extra_variance,
            elapsed_days,
            elapsed_gaps,
            design: self.design(session.start_local_min, session.gap_h, arms.0, arms.1),
            utc_min: session.start_utc_min,
        }
    }

    /// A session's balance of the sides as an observation; `None` unless both sides gave milk.
    pub fn ratio(&self, session: &CleanSession, before_utc_min: Option<i64>, arms: (f64, f64)) -> Option<Observation> {
        let (left, right) = (session.left_ml.filter(|l| *l > 0.0)?, session.right_ml.filter(|r| *r > 0.0)?);
        let step = session.step_ml;
        let variance =
            step * step / 12.0 * (1.0 / (left.max(step) * left.max(step)) + 1.0 / (right.max(step) * right.max(step)));
        let total = self.total(session, before_utc_min, arms);
        Some(Observation { y: ln(left / right), extra_variance: variance, ..total })
    }
}
