//! The 90 versions of the model: how fast her level wanders, how slow noise lasts, how a session refills the next.
//! Not learned here: each version's say is earned session by session in `filter`.

use super::super::maths::ln;

/// How many versions of one block run side by side; they differ in how fast the level wanders.
pub const LANES: usize = 6;
/// How many blocks there are: 5 kinds of slow noise times 3 kinds of refill.
pub const BLOCKS: usize = 15;
/// Standard deviation the level wanders in a square root of a day, in units of the session noise.
pub const WANDER: [f64; LANES] = [0.0, 0.03, 0.07, 0.15, 0.30, 0.60];
const WANDER_WEIGHT: [f64; LANES] = [0.15, 0.20, 0.25, 0.20, 0.12, 0.08];

/// One kind of slow noise: its memory from one usual gap to the next, and its share of the variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slow {
    pub memory: f64,
    pub share: f64,
    weight: f64,
}

const SLOW: [Slow; 5] = [
    Slow { memory: 0.0, share: 0.0, weight: 0.35 },
    Slow { memory: 0.6, share: 0.25, weight: 0.18 },
    Slow { memory: 0.6, share: 0.6, weight: 0.12 },
    Slow { memory: 0.85, share: 0.15, weight: 0.18 },
    Slow { memory: 0.85, share: 0.4, weight: 0.17 },
];

/// Refill after a poor session (negative), and its prior weight.
const REFILL: [(f64, f64); 3] = [(0.0, 0.60), (-0.25, 0.25), (-0.45, 0.15)];

/// What the versions of one block share, and the logarithms of their prior weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kind {
    pub slow: Slow,
    pub refill: f64,
    pub log_weight: [f64; LANES],
}

/// All kinds, always in the same order.
pub fn kinds() -> impl Iterator<Item = Kind> {
    REFILL.into_iter().flat_map(|(refill, refill_weight)| {
        SLOW.into_iter().map(move |slow| Kind {
            slow,
            refill,
            log_weight: WANDER_WEIGHT.map(|w| ln(w * slow.weight * refill_weight)),
        })
    })
}

impl Kind {
    /// Variance of the refill part, as a share of the session noise.
    pub fn refill_share(&self) -> f64 {
        if self.refill < 0.0 { 1.0 - self.slow.share } else { 0.0 }
    }

    /// Variance that is new with each session and gone with the next, as a share of the session noise.
    pub fn fresh_share(&self) -> f64 {
        (1.0 - self.slow.share - self.refill_share()).max(1e-4)
    }
}
