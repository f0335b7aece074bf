//! What the 90 versions say together about a sum of states: its mean and how sure.
//! Not about a session to come, which has noise of its own: that is `forecast`.

use super::super::maths::{Z_95, number, student_point};
use super::block::{Block, NOISE_SESSIONS};
use super::filter::Filter;
use super::grid::{LANES, WANDER};
use super::{STATES, at};

/// A sum of states, each times a number.
pub(crate) type Contrast<'a> = &'a [(usize, f64)];

/// A mean and a variance on the log scale.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Estimate {
    pub mean: f64,
    pub variance: f64,
}

/// One version of the model, read only.
pub(crate) struct VersionView<'a> {
    block: &'a Block,
    lane: usize,
    /// Its share of the say; all shares sum to 1.
    pub say: f64,
    /// Its variance of the session noise, on the log scale. Covariances are in units of it.
    pub noise: f64,
}

impl VersionView<'_> {
    pub fn slow_share(&self) -> f64 {
        self.block.kind.slow.share
    }

    pub fn refill_share(&self) -> f64 {
        self.block.kind.refill_share()
    }

    pub fn fresh_share(&self) -> f64 {
        self.block.kind.fresh_share()
    }

    /// Memory of the slow noise from one usual gap to the next.
    pub fn slow_memory(&self) -> f64 {
        self.block.kind.slow.memory
    }

    /// How fast the level wanders: standard deviation in a square root of a day.
    pub fn wander(&self) -> f64 {
        WANDER[self.lane]
    }

    /// What is left of the slow or the refill part after so many usual gaps.
    pub fn kept(&self, state: usize, gaps: f64) -> f64 {
        match state {
            at::SLOW if self.block.has(state) => self.block.slow_kept(gaps),
            at::REFILL if self.block.has(state) => self.block.refill_kept(gaps),
            _ => 0.0,
        }
    }

    pub fn mean_times(&self, h: &[f64; STATES]) -> f64 {
        h.iter().enumerate().map(|(state, times)| times * self.block.mean(state)[self.lane]).sum()
    }

    pub fn cov_times(&self, h: &[f64; STATES]) -> [f64; STATES] {
        std::array::from_fn(|state| {
            h.iter().enumerate().map(|(other, times)| times * self.block.cov(state, other)[self.lane]).sum()
        })
    }

    fn mean_of(&self, what: Contrast) -> f64 {
        what.iter().map(|(state, times)| times * self.block.mean(*state)[self.lane]).sum()
    }

    fn cov_of(&self, what: Contrast, with: Contrast) -> f64 {
        let cov = |a: &(usize, f64), b: &(usize, f64)| a.1 * b.1 * self.block.cov(a.0, b.0)[self.lane];
        what.iter().map(|a| with.iter().map(|b| cov(a, b)).sum::<f64>()).sum()
    }
}

impl Filter {
    /// Visits each version that has a say.
    pub fn each_version(&self, mut visit: impl FnMut(VersionView)) {
        let sessions = NOISE_SESSIONS + number(self.sessions());
        for (block, say) in self.blocks.iter().zip(&self.weights) {
            for lane in (0..LANES).filter(|lane| say[*lane] > 0.0) {
                visit(VersionView { block, lane, say: say[lane], noise: block.noise_sum[lane] / sessions });
            }
        }
    }

    /// Mean and variance of a sum of states over all versions.
    pub fn estimate(&self, what: Contrast) -> Estimate {
        let (joint, _) = self.joint(what, what);
        joint
    }

    /// The first sum's mean and variance, and its covariance with the second.
    pub fn joint(&self, what: Contrast, with: Contrast) -> (Estimate, f64) {
        let (mut mean, mut mean_with, mut variance, mut cov) = (0.0, 0.0, 0.0, 0.0);
        self.each_version(|version| {
            let (a, b) = (version.mean_of(what), version.mean_of(with));
            mean += version.say * a;
            mean_with += version.say * b;
            variance += version.say * (version.noise * version.cov_of(what, what) + a * a);
            cov += version.say * (version.noise * version.cov_of(what, with) + a * b);
        });
        let sound = (variance - mean * mean).max(0.0);
        (Estimate { mean, variance: sound }, cov - mean * mean_with)
    }

    /// Her session noise: the standard deviation of ln(ml) that nothing known explains.
    pub fn noise_sd(&self) -> f64 {
        let mut variance = 0.0;
        self.each_version(|version| variance += version.say * version.noise);
        variance.sqrt()
    }

    /// The mean of each state over all versions.
    pub fn mean_of(&self, state: usize) -> f64 {
        self.estimate(&[(state, 1.0)]).mean
    }

    /// By how much a standard error is widened because her noise, too, is learned from few sessions.
    pub fn small_sample_factor(&self) -> f64 {
        student_point(Z_95, (number(self.sessions()) / 4.0).max(6.0)) / Z_95
    }

    /// The lasting effect of the arm: log scale, before any prior is applied.
    pub fn theta(&self) -> Estimate {
        self.estimate(&[(at::THETA, 1.0)])
    }
}
