//! The normal distribution: its tails, and what a reading that was rounded tells of it.
//! Not a filter: that is `hypothesis`.

use libm::{erfc, exp, log, sqrt};

/// The share of a standard normal below `x`.
pub fn below(x: f64) -> f64 {
    0.5 * erfc(-x * core::f64::consts::FRAC_1_SQRT_2)
}

fn density(x: f64) -> f64 {
    exp(-0.5 * x * x) * 0.398_942_280_401_432_7
}

/// What a reading tells of a normal guess: how likely it was (log of a density), and mean and variance after it.
pub struct Told {
    pub log_density: f64,
    pub mean: f64,
    pub variance: f64,
}

/// A reading known to lie within `half` of zero, against a guess of `mean` and `variance`.
pub fn within(half: f64, mean: f64, variance: f64) -> Told {
    let sd = sqrt(variance);
    // A step much finer than the guess is as good as a little more noise.
    if half < 0.25 * sd {
        let rounding = half * half / 3.0;
        let total = variance + rounding;
        let gain = variance / total;
        return Told {
            log_density: -0.5 * (mean * mean / total + log(total)) - 0.918_938_533_204_672_8,
            mean: mean - gain * mean,
            variance: variance * (1.0 - gain),
        };
    }
    let (low, high) = ((-half - mean) / sd, (half - mean) / sd);
    let mass = if low > 0.0 { below(-low) - below(-high) } else { below(high) - below(low) };
    if mass < 1e-12 {
        // Far outside: as good as a reading at the nearer edge.
        let edge = if mean > 0.0 { half } else { -half };
        let away = (mean - edge) / sd;
        let log_density = -0.5 * away * away - log(2.0 * half * (1.0 + away.abs()));
        return Told { log_density, mean: edge, variance: variance * 0.05 };
    }
    let (at_low, at_high) = (density(low), density(high));
    let shift = (at_low - at_high) / mass;
    let spread = 1.0 + (low * at_low - high * at_high) / mass - shift * shift;
    Told {
        log_density: log(mass / (2.0 * half)),
        mean: mean + sd * shift,
        variance: variance * spread.clamp(1e-4, 1.0),
    }
}
