//! Steps all versions of the model through her sessions and keeps each one's say.
//! One pass, no look back: a new session costs as much as any one before it, an edited one means a new pass.

use super::super::maths::{exp, minutes, number};
use super::block::{Block, Foretold, Lane};
use super::grid::{BLOCKS, LANES, kinds};
use super::{Observation, Prior, STATES};

/// The filter's whole memory.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(super) blocks: Vec<Block>,
    /// Each version's say; they sum to 1.
    pub(super) weights: [Lane; BLOCKS],
    /// States that have been looked at: the others still stand at their prior and are left alone.
    awake: [bool; STATES],
    sessions: usize,
    last_utc_min: Option<i64>,
}

/// One session against what was foretold of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Innovation {
    /// When, minutes since 1970 UTC.
    pub utc_min: i64,
    /// Foretold mean of `y`.
    pub mean: f64,
    /// Foretold standard deviation of `y`.
    pub sd: f64,
    /// How many of those the session was off.
    pub z: f64,
}

impl Filter {
    pub fn new(prior: &Prior) -> Filter {
        let blocks = kinds().map(|kind| Block::new(kind, prior)).collect();
        let mut filter =
            Filter { blocks, weights: [[0.0; LANES]; BLOCKS], awake: [false; STATES], sessions: 0, last_utc_min: None };
        filter.share_the_say();
        filter
    }

    /// How many observations were learned from.
    pub fn sessions(&self) -> usize {
        self.sessions
    }

    /// When the last observation was made.
    pub fn last_utc_min(&self) -> Option<i64> {
        self.last_utc_min
    }

    /// Learns from one observation, which must not be earlier than those before it.
    pub fn learn(&mut self, seen: &Observation) -> Innovation {
        for (awake, h) in self.awake.iter_mut().zip(&seen.design) {
            *awake |= *h != 0.0;
        }
        let sessions = number(self.sessions);
        let mut foretold = [Foretold { mean: [0.0; LANES], variance: [0.0; LANES] }; BLOCKS];
        for (block, told) in self.blocks.iter_mut().zip(&mut foretold) {
            let (states, count) = states_of(block, &self.awake);
            block.pass(seen.elapsed_days, seen.elapsed_gaps);
            *told = block.learn(seen, &states[..count], sessions, true);
        }
        let innovation = self.compare(&foretold, seen);
        self.sessions += 1;
        self.last_utc_min = Some(seen.utc_min);
        self.share_the_say();
        innovation
    }

    /// The mixture of all that was foretold, with the say each version had before this session.
    fn compare(&self, foretold: &[Foretold; BLOCKS], seen: &Observation) -> Innovation {
        let (mut mean, mut square) = (0.0, 0.0);
        for (say, told) in self.weights.iter().zip(foretold) {
            for ((say, told_mean), variance) in say.iter().zip(&told.mean).zip(&told.variance) {
                let off = told_mean - seen.y;
                mean += say * off;
                square += say * (variance + off * off);
            }
        }
        let sd = (square - mean * mean).max(1e-12).sqrt();
        Innovation { utc_min: seen.utc_min, mean: mean + seen.y, sd, z: -mean / sd }
    }

    fn share_the_say(&mut self) {
        let best = self.blocks.iter().flat_map(|b| b.log_weight).fold(f64::NEG_INFINITY, f64::max);
        let best = if best.is_finite() { best } else { 0.0 };
        let mut sum = 0.0;
        for (say, block) in self.weights.iter_mut().zip(&self.blocks) {
            *say = block.log_weight.map(|w| exp(w - best));
            sum += say.iter().sum::<f64>();
        }
        let sum = if sum > 0.0 { sum } else { 1.0 };
        self.weights.iter_mut().flatten().for_each(|w| *w /= sum);
    }

    /// Days between two times.
    pub fn days_since_last(&self, utc_min: i64) -> f64 {
        self.last_utc_min.map_or(0.0, |last| minutes(utc_min.saturating_sub(last)) / (24.0 * 60.0))
    }
}

/// The states a block must look at, and how many they are.
fn states_of(block: &Block, awake: &[bool; STATES]) -> ([usize; STATES], usize) {
    let (mut states, mut count) = ([0; STATES], 0);
    for state in (0..STATES).filter(|s| awake[*s] && block.has(*s)) {
        states[count] = state;
        count += 1;
    }
    (states, count)
}
