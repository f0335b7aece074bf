//! How unevenly milk falls: learnt from the readings, for drops may come by the clock or by chance.
//! Not the noise of the scale, which does not grow with time between readings; that is what tells them apart.

use super::constants::Constants;

/// Readings that are kept: enough for four that lie two seconds apart each.
const KEPT: usize = 32;
/// The longer distance, in seconds.
const FAR_S: f64 = 2.0;
/// How much of the past counts, in readings.
const MEMORY: f64 = 240.0;
/// The variance a gram of milk brings lies between these, in grams.
const BOUNDS: [f64; 2] = [0.015, 0.2];

/// What was learnt. A second difference of the weight over equal spans knows nothing of flow or its drift; its variance
/// is that of the readings' noise and of the drops that fell. The noise is the same over near and far spans.
#[derive(Clone)]
pub struct Drops {
    kept: Vec<(f64, f64)>,
    uneven: f64,
    fallen: f64,
    usual: f64,
}

impl Drops {
    pub fn new(c: &Constants) -> Drops {
        // As if six grams had been seen to fall as the constant says.
        let fallen = 6.0 * 6.0 * (FAR_S - 0.5) * 0.5;
        Drops { kept: Vec::with_capacity(KEPT), uneven: c.drop[0] * fallen, fallen, usual: 0.05 }
    }

    /// Variance that a gram of milk brings, in grams.
    pub fn grams(&self) -> f64 {
        (self.uneven / self.fallen).clamp(BOUNDS[0], BOUNDS[1])
    }

    /// Takes in a reading and the flow it came with.
    pub fn read(&mut self, at_s: f64, grams: f64, flow: f64) {
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push((at_s, grams));
        let near_s = self.kept.iter().rev().nth(1).map_or(f64::INFINITY, |last| at_s - last.0);
        let (Some(near), Some(far)) = (self.bend(at_s, near_s), self.bend(at_s, FAR_S)) else { return };
        let far_too = far * far;
        self.usual += (far_too.min(9.0 * self.usual) - self.usual) / 60.0;
        // Knocks bend far more than milk does.
        if near_s < 0.7 * FAR_S && far_too < 12.0 * self.usual + 0.05 && flow > 0.02 {
            let keep = 1.0 - 1.0 / MEMORY;
            self.uneven = self.uneven * keep + far_too - near * near;
            self.fallen = self.fallen * keep + 6.0 * (FAR_S - near_s) * flow;
        }
    }

    /// The third difference of the last weights, this far apart each; `None` when there are none so far apart.
    fn bend(&self, at_s: f64, apart_s: f64) -> Option<f64> {
        let weight = |back: f64| {
            let wanted = at_s - back * apart_s;
            let near = |a: &&(f64, f64), b: &&(f64, f64)| (a.0 - wanted).abs().total_cmp(&(b.0 - wanted).abs());
            self.kept.iter().rev().min_by(near).filter(|kept| (kept.0 - wanted).abs() < 0.3).map(|kept| kept.1)
        };
        Some(weight(0.0)? - 3.0 * weight(1.0)? + 3.0 * weight(2.0)? - weight(3.0)?)
    }
}
