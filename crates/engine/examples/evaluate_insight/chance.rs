//! Chance for simulated mothers: from a seed, so that every run of the evaluation gives the same figures.
//! Not used by the app; nothing here is shipped.

use rand_core::Rng;
use rand_pcg::Lcg64Xsh32;

pub struct Chance {
    source: Lcg64Xsh32,
    spare: Option<f64>,
}

impl Chance {
    pub fn new(seed: u64, stream: u64) -> Chance {
        Chance { source: Lcg64Xsh32::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), stream), spare: None }
    }

    /// Above 0 and below 1.
    pub fn uniform(&mut self) -> f64 {
        (f64::from(self.source.next_u32()) + 0.5) / 4_294_967_296.0
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    pub fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        let angle = std::f64::consts::TAU * self.uniform();
        self.spare = Some(radius * angle.sin());
        radius * angle.cos()
    }
}
