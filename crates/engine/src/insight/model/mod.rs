//! The one model of her milk, learned as she logs: level, slow noise, refill, time of day, gap, and the trial's arm.
//! Not what is said about it: usual range, forecast, trend and alarms are beside, the trial's verdict in `trial`.
//!
//! Amounts enter as ln(ml). 90 versions of the model with different noise run side by side and share the say by how
//! well each foretold her sessions; numbers and their reasons: `content/evidence/milk-model.md`.

mod block;
mod filter;
mod grid;
mod mixture;
mod observation;

pub(crate) use filter::{Filter, Innovation};
pub(crate) use mixture::{Estimate, VersionView};
pub(crate) use observation::{Clock, Observation};

/// How many quantities each version of the model carries.
pub(crate) const STATES: usize = 12;
/// Where each stands.
pub(crate) mod at {
    pub const LEVEL: usize = 0;
    pub const SLOW: usize = 1;
    pub const REFILL: usize = 2;
    pub const THETA: usize = 3;
    pub const GAMMA: usize = 4;
    pub const SIN_24: usize = 5;
    pub const COS_24: usize = 6;
    pub const SIN_12: usize = 7;
    pub const COS_12: usize = 8;
    pub const GAP: usize = 9;
    pub const GAP_2: usize = 10;
    pub const RAMP: usize = 11;
}

/// What is assumed before the first session: means and standard deviations on the log scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Prior {
    pub mean: [f64; STATES],
    pub sd: [f64; STATES],
}

impl Prior {
    /// For ln(total): gap and first-days coefficients as found in print, the rest centred on nothing.
    pub fn of_totals(first_level: f64) -> Prior {
        let mut prior = Prior::flat(first_level);
        for (state, mean, sd) in [
            (at::GAMMA, 0.0, 0.15),
            (at::SIN_24, 0.0, 0.15),
            (at::COS_24, 0.0, 0.15),
            (at::SIN_12, 0.0, 0.08),
            (at::COS_12, 0.0, 0.08),
            (at::GAP, 0.75, 0.25),
            (at::GAP_2, -0.10, 0.12),
            (at::RAMP, -0.45, 0.5),
        ] {
            prior.mean[state] = mean;
            prior.sd[state] = sd;
        }
        prior
    }

    /// For ln(left/right): what sways both sides alike cancels, so little is left for the covariates.
    pub fn of_ratios(first_level: f64) -> Prior {
        let mut prior = Prior::flat(first_level);
        for state in at::SIN_24..=at::RAMP {
            prior.sd[state] = 0.02;
        }
        prior
    }

    fn flat(first_level: f64) -> Prior {
        let mut prior = Prior { mean: [0.0; STATES], sd: [0.15; STATES] };
        prior.mean[at::LEVEL] = first_level;
        prior.sd[at::LEVEL] = 1.5;
        prior.sd[at::THETA] = 1.0;
        prior
    }
}

#[cfg(test)]
mod tests;
