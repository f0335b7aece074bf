//! The effect as it is shown: pulled a little to nothing while little is known, with its range and in words' numbers.
//! The verdict does not use this; it uses the plain estimate.

use super::decision::{difference_bound, done_share};
use super::look::Look;
use crate::insight::maths::{Z_95, exp, normal_below};
use crate::insight::model::{Filter, at};

/// Before any session, an effect is held to be within a quarter either way, two times in three.
const SHOWN_PRIOR_SD: f64 = 0.25;

/// A mean and a standard deviation on the log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// ln of the ratio with to without.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
}

/// An effect in per cent, and its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PctRange {
    /// Best guess, per cent.
    pub pct: f64,
    /// Low end, per cent.
    pub lo_pct: f64,
    /// High end, per cent.
    pub hi_pct: f64,
}

fn pct(log: f64) -> f64 {
    100.0 * (exp(log) - 1.0)
}

impl Effect {
    /// The lasting effect with the prior of what is plausible.
    pub(crate) fn lasting(look: &Look) -> Effect {
        Effect::with_prior(look, SHOWN_PRIOR_SD)
    }

    /// The lasting effect when effects beforehand are held to spread so far around nothing.
    pub(crate) fn with_prior(look: &Look, prior_sd: f64) -> Effect {
        let square = look.se * look.se;
        let variance = 1.0 / (1.0 / square + 1.0 / (prior_sd * prior_sd));
        Effect { mean: variance * look.theta / square, sd: variance.sqrt() }
    }

    /// The gain at the session itself, when the one before was without: with the same prior on the lasting effect.
    pub(crate) fn immediate(filter: &Filter) -> Effect {
        let widen = filter.small_sample_factor() * filter.small_sample_factor();
        let lasting = filter.estimate(&[(at::THETA, 1.0)]);
        let (now, cov) = filter.joint(&[(at::THETA, 1.0), (at::GAMMA, -1.0)], &[(at::THETA, 1.0)]);
        let pull = widen * cov / (widen * lasting.variance + SHOWN_PRIOR_SD * SHOWN_PRIOR_SD);
        let variance = widen * (now.variance - pull * cov);
        Effect { mean: now.mean - pull * lasting.mean, sd: variance.max(0.0).sqrt() }
    }

    /// In per cent, with the range that holds 95 of 100.
    #[must_use]
    pub fn in_pct(&self) -> PctRange {
        let away = Z_95 * self.sd;
        PctRange { pct: pct(self.mean), lo_pct: pct(self.mean - away), hi_pct: pct(self.mean + away) }
    }

    /// How sure that it is more than nothing, 0 to 1.
    #[must_use]
    pub fn p_more(&self) -> f64 {
        normal_below(self.mean / self.sd)
    }
}

/// The range that holds the truth at all looks at once, in per cent.
pub(crate) fn safe_range(look: &Look, planned: usize) -> PctRange {
    let away = difference_bound(done_share(look.sessions, planned)) * look.se;
    PctRange { pct: pct(look.theta), lo_pct: pct(look.theta - away), hi_pct: pct(look.theta + away) }
}
