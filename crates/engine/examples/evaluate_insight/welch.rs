//! What an app without statistics would do: compare plain means of raw amounts, and look every time.
//! Kept as simple as such apps are; it is here to be measured beside.

use domain::amount::{ML_PER_OZ, Unit};
use engine::insight::{Arm, LoggedSession};

/// From the third day on: more patience than such apps have.
const FIRST_LOOK: usize = 12;
const FIRST_DAY: i64 = 2 * 24 * 60;

#[derive(Default, Clone, Copy)]
struct Moments {
    n: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    fn add(&mut self, x: f64) {
        self.n += 1.0;
        self.sum += x;
        self.squares += x * x;
    }

    fn mean(self) -> f64 {
        self.sum / self.n
    }

    fn variance_of_mean(self) -> f64 {
        (self.squares - self.sum * self.sum / self.n) / (self.n - 1.0) / self.n
    }
}

/// The first "significant" difference within so many days: its sign.
pub fn first_verdict(log: &[LoggedSession], days: f64) -> Option<f64> {
    let mut arms = [Moments::default(); 2];
    let start = log.first()?.start_utc_min;
    for (index, entry) in log.iter().enumerate() {
        let since = entry.start_utc_min - start;
        if since as f64 > days * 24.0 * 60.0 {
            return None;
        }
        let scale = if entry.unit == Unit::Oz { ML_PER_OZ } else { 1.0 };
        let total = (entry.left.unwrap_or(0.0) + entry.right.unwrap_or(0.0)) * scale;
        arms[usize::from(entry.assigned == Some(Arm::Technique))].add(total);
        if index + 1 < FIRST_LOOK || since < FIRST_DAY || arms.iter().any(|a| a.n < 3.0) {
            continue;
        }
        let [without, with] = arms;
        let z = (with.mean() - without.mean()) / (with.variance_of_mean() + without.variance_of_mean()).sqrt();
        if z.abs() > 1.97 {
            return Some(z.signum());
        }
    }
    None
}
