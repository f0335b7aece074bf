//! Six versions of the model that differ in one number, stepped together: the innermost loops of it all.
//! Knows nothing of arms, hours or weights; `filter` tells it what to look at.

use super::super::maths::ln;
use super::grid::{Kind, LANES, WANDER};
use super::{Observation, Prior, STATES, at};

/// One number for each of the versions.
pub type Lane = [f64; LANES];
const PACKED: usize = STATES * (STATES + 1) / 2;

/// How sure the noise was before the first session: as of so many sessions, with this standard deviation.
pub const NOISE_SESSIONS: f64 = 4.0;
pub const NOISE_SD: f64 = 0.30;
/// Beyond this many standard deviations a session counts for less.
const TRUSTED_Z2: f64 = 4.0;
/// Beyond 2.5 standard deviations a session adds no more to the noise, and on average so much is then missing.
const NOISE_Z2_LIMIT: f64 = 6.25;
const NOISE_Z2_KEPT: f64 = 0.9775;

/// Means and covariances are in units of the session noise; the covariance keeps its lower triangle.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: Kind,
    mean: [Lane; STATES],
    cov: [Lane; PACKED],
    /// Sum of squares of the noise.
    pub noise_sum: Lane,
    /// Logarithm of the prior weight and of how well each version foretold her.
    pub log_weight: Lane,
}

/// What a block foretold of an observation, before seeing it.
#[derive(Debug, Clone, Copy)]
pub struct Foretold {
    pub mean: Lane,
    pub variance: Lane,
}

fn packed(a: usize, b: usize) -> usize {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    high * (high + 1) / 2 + low
}

impl Block {
    pub fn new(kind: Kind, prior: &Prior) -> Block {
        let mut block = Block {
            kind,
            mean: prior.mean.map(|m| [m; LANES]),
            cov: [[0.0; LANES]; PACKED],
            noise_sum: [NOISE_SESSIONS * NOISE_SD * NOISE_SD; LANES],
            log_weight: kind.log_weight,
        };
        for (state, sd) in prior.sd.iter().enumerate() {
            let in_noise = sd / NOISE_SD;
            block.cov[packed(state, state)] = [in_noise * in_noise; LANES];
        }
        for (state, share) in [(at::SLOW, kind.slow.share), (at::REFILL, kind.refill_share())] {
            block.mean[state] = [0.0; LANES];
            block.cov[packed(state, state)] = [share; LANES];
        }
        block
    }

    /// Is this state one that can be other than zero in this block?
    pub fn has(&self, state: usize) -> bool {
        match state {
            at::SLOW => self.kind.slow.share > 0.0,
            at::REFILL => self.kind.refill < 0.0,
            _ => true,
        }
    }

    pub fn mean(&self, state: usize) -> &Lane {
        &self.mean[state]
    }

    /// In units of the session noise.
    pub fn cov(&self, a: usize, b: usize) -> &Lane {
        &self.cov[packed(a, b)]
    }

    /// How much of the refill part is left after so many usual gaps.
    pub fn refill_kept(&self, gaps: f64) -> f64 {
        self.kind.refill * super::super::maths::exp(-(gaps - 1.0).max(0.0))
    }

    /// How much of the slow part is left after so many usual gaps.
    pub fn slow_kept(&self, gaps: f64) -> f64 {
        super::super::maths::pow(self.kind.slow.memory, gaps)
    }

    /// Lets time pass.
    pub fn pass(&mut self, days: f64, gaps: f64) {
        for (cov, wander) in self.cov[packed(at::LEVEL, at::LEVEL)].iter_mut().zip(WANDER) {
            *cov += wander * wander * days;
        }
        if self.has(at::SLOW) {
            self.fade(at::SLOW, self.slow_kept(gaps), self.kind.slow.share);
        }
        if self.has(at::REFILL) {
            self.fade(at::REFILL, self.refill_kept(gaps), self.kind.refill_share());
        }
    }

    fn fade(&mut self, state: usize, kept: f64, share: f64) {
        self.mean[state].iter_mut().for_each(|m| *m *= kept);
        for other in 0..STATES {
            self.cov[packed(state, other)].iter_mut().for_each(|c| *c *= kept);
        }
        for c in &mut self.cov[packed(state, state)] {
            *c = *c * kept + share * (1.0 - kept * kept);
        }
    }

    /// Foretells an observation, then learns from it. `awake` lists the states that may be other than their prior,
    /// `sessions` counts those learned from before; without `robust` every observation is trusted alike.
    pub fn learn(&mut self, seen: &Observation, awake: &[usize], sessions: f64, robust: bool) -> Foretold {
        let (ph, mean, spread) = self.foretell(seen, awake);
        let (mut step, mut variance) = ([0.0; LANES], [0.0; LANES]);
        let mut shrink = [0.0; LANES];
        for lane in 0..LANES {
            let noise = self.noise_sum[lane] / (NOISE_SESSIONS + sessions);
            let f = spread[lane] + self.kind.fresh_share() + seen.extra_variance / noise;
            let error = seen.y - mean[lane];
            variance[lane] = f * noise;
            let z2 = error * error / variance[lane];
            if !(f > 0.0 && z2.is_finite()) {
                self.log_weight[lane] = f64::NEG_INFINITY;
                continue;
            }
            self.log_weight[lane] -= surprise(z2, variance[lane]);
            let (trust, noise_share) =
                if robust { (trust(z2), z2.min(NOISE_Z2_LIMIT) / NOISE_Z2_KEPT) } else { (1.0, z2) };
            self.noise_sum[lane] += noise * noise_share;
            shrink[lane] = trust / f;
            step[lane] = shrink[lane] * error;
        }
        self.correct(&ph, &shrink, &step, awake);
        Foretold { mean, variance }
    }

    /// Covariance of each state with what is foretold, its mean, and its variance in units of the noise.
    fn foretell(&self, seen: &Observation, awake: &[usize]) -> ([Lane; STATES], Lane, Lane) {
        let mut ph = [[0.0; LANES]; STATES];
        let (mut mean, mut spread) = ([0.0; LANES], [0.0; LANES]);
        let h = &seen.design;
        for &state in awake {
            for &other in awake.iter().filter(|o| h[**o] != 0.0) {
                add(&mut ph[state], h[other], self.cov(state, other));
            }
            add(&mut mean, h[state], &self.mean[state]);
            add(&mut spread, h[state], &ph[state]);
        }
        (ph, mean, spread)
    }

    fn correct(&mut self, ph: &[Lane; STATES], shrink: &Lane, step: &Lane, awake: &[usize]) {
        for (place, &state) in awake.iter().enumerate() {
            let mut gain = [0.0; LANES];
            for lane in 0..LANES {
                self.mean[state][lane] += ph[state][lane] * step[lane];
                gain[lane] = ph[state][lane] * shrink[lane];
            }
            for &other in &awake[..=place] {
                let cov = &mut self.cov[packed(state, other)];
                for lane in 0..LANES {
                    cov[lane] -= gain[lane] * ph[other][lane];
                }
            }
        }
    }
}

fn add(sum: &mut Lane, times: f64, what: &Lane) {
    for lane in 0..LANES {
        sum[lane] += times * what[lane];
    }
}

/// How much worse a version stands after a session `z2` squared standard deviations off: Student's t with 8 degrees
/// of freedom, so that one odd session does not decide between versions.
fn surprise(z2: f64, variance: f64) -> f64 {
    let tail = 1.0 + z2 / 8.0;
    let tail_2 = tail * tail;
    let tail_4 = tail_2 * tail_2;
    0.5 * ln(variance * (tail_4 * tail_4 * tail))
}

/// How far a session is trusted: fully within 2 standard deviations, less and less beyond.
fn trust(z2: f64) -> f64 {
    if z2 <= TRUSTED_Z2 { 1.0 } else { 8.0 / (4.0 + z2) }
}
