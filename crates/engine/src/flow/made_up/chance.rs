//! Draws from a seed: uniform, normal, exponential and friends.
//! Not the detector's: it has no chance in it.

use libm::{cos, exp, log, sqrt};
use rand_core::Rng;
use rand_pcg::Pcg32;

/// A source of numbers that is the same on every machine.
pub struct Chance(Pcg32);

impl Chance {
    /// From a seed and the number of a stream, so that two parts of one trace do not share their luck.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Chance {
        Chance(Pcg32::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), stream))
    }

    /// From 0 up to 1, which it never reaches.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// True as often as `share` says.
    pub fn is(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// One of several, evenly.
    pub fn one_of<T: Copy>(&mut self, from: &[T]) -> T {
        let at = (self.unit() * from.len() as f64) as usize;
        from[at.min(from.len() - 1)]
    }

    /// A normal draw.
    pub fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        let radius = sqrt(-2.0 * log(1.0 - self.unit()));
        mean + sd * radius * cos(core::f64::consts::TAU * self.unit())
    }

    /// A lognormal draw, by its median and the standard deviation of its logarithm.
    pub fn lognormal(&mut self, median: f64, sd: f64) -> f64 {
        median * exp(self.normal(0.0, sd))
    }

    /// An exponential draw.
    pub fn wait(&mut self, mean: f64) -> f64 {
        -mean * log(1.0 - self.unit())
    }

    /// A normal draw within bounds, drawn anew until it is.
    pub fn normal_within(&mut self, mean: f64, sd: f64, low: f64, high: f64) -> f64 {
        for _ in 0..50 {
            let draw = self.normal(mean, sd);
            if (low..=high).contains(&draw) {
                return draw;
            }
        }
        mean.clamp(low, high)
    }
}
