//! Grams so far: what the scale shows less what is not milk, through knocks, hands, swaps and tare.
//! Not flow: that comes in from the stories, and bridges what cannot be read.

use super::constants::Constants;

/// Readings that must agree before a new level is believed.
const AGREEING: usize = 4;
/// Offsets that are remembered, so that a lifted bottle finds back.
const REMEMBERED: usize = 6;

/// The account of one breast.
#[derive(Clone)]
pub struct Ledger {
    offset: f64,
    total: f64,
    variance: f64,
    adrift_s: f64,
    agreeing: Vec<f64>,
    offsets: Vec<f64>,
}

impl Ledger {
    pub fn new(grams: f64) -> Ledger {
        Ledger { offset: grams, total: 0.0, variance: 0.01, adrift_s: 0.0, agreeing: Vec::new(), offsets: Vec::new() }
    }

    /// Grams so far, and their variance.
    pub fn total(&self) -> (f64, f64) {
        (self.total, self.variance)
    }

    /// Lets time pass with this flow.
    pub fn pass(&mut self, dt: f64, flow: (f64, f64), c: &Constants) {
        self.total += flow.0 * dt;
        self.variance += dt * (flow.0 * (c.drop[0] + c.drop[1] * flow.0) + c.drift * c.drift) + flow.1 * dt * dt;
        if !self.agreeing.is_empty() {
            self.adrift_s += dt;
        }
    }

    /// Takes in a reading and the variance of its noise.
    pub fn read(&mut self, grams: f64, noise: f64) {
        let off = grams - self.offset - self.total;
        let spread = self.variance.min(1.0) + noise;
        if off * off < 20.0 * spread + 0.04 {
            let gain = (self.variance / (self.variance + noise)).clamp(0.02, 0.8);
            self.total += gain * off;
            self.variance *= 1.0 - gain;
            self.agreeing.clear();
            self.adrift_s = 0.0;
            return;
        }
        if self.agreeing.first().is_some_and(|first| (grams - first).abs() > 1.5 + 5.0 * libm::sqrt(noise)) {
            self.agreeing.clear();
        }
        self.agreeing.push(grams);
        if self.agreeing.len() >= AGREEING {
            self.find_level(grams, noise);
        }
    }

    /// The bottle stands anew: back at an offset that is known, or at a new one.
    fn find_level(&mut self, grams: f64, noise: f64) {
        let most = 0.8 + 0.5 * self.adrift_s + 3.0 * libm::sqrt(noise);
        let back = self.offsets.iter().copied().filter(|offset| {
            let gained = grams - offset - self.total;
            (-0.8 - 3.0 * libm::sqrt(noise)..most).contains(&gained)
        });
        let nearest = |a: &f64, b: &f64| {
            let far = |offset: f64| (grams - offset - self.total).abs();
            far(*a).total_cmp(&far(*b))
        };
        match back.min_by(nearest) {
            Some(offset) => {
                self.remember();
                self.offset = offset;
                self.total = grams - offset;
            }
            None => {
                self.remember();
                self.offset = grams - self.total;
            }
        }
        self.variance += noise;
        self.agreeing.clear();
        self.adrift_s = 0.0;
    }

    fn remember(&mut self) {
        let known = self.offsets.iter().position(|offset| (offset - self.offset).abs() < 0.3);
        if let Some(at) = known {
            self.offsets.remove(at);
        } else if self.offsets.len() >= REMEMBERED {
            self.offsets.remove(0);
        }
        self.offsets.push(self.offset);
    }
}
