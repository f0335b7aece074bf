//! Letdowns that were told, held against the true ones.
//! Not the telling.

/// A letdown that was told: its onset and when it was said.
pub type Told = (f64, f64);

/// Counts of one or many traces.
#[derive(Default, Clone)]
pub struct Score {
    pub truths: usize,
    pub told: usize,
    pub right: usize,
    pub right_live: usize,
    pub late_s: Vec<f64>,
    pub onset_error: Vec<f64>,
    pub hours: f64,
    pub volume_error: Vec<f64>,
}

/// Onsets match within this many seconds.
const NEAR_S: f64 = 10.0;
/// A match is live when it was said this soon after the onset.
const LIVE_S: f64 = 20.0;

impl Score {
    /// Adds one breast of one trace. Ejections too small to be counted neither help nor harm.
    pub fn add(&mut self, truth: &[f64], small: &[f64], told: &[Told], hours: f64) {
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (i, onset) in truth.iter().enumerate() {
            for (j, one) in told.iter().enumerate() {
                if (one.0 - onset).abs() <= NEAR_S {
                    pairs.push(((one.0 - onset).abs(), i, j));
                }
            }
        }
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut used_i, mut used_j) = (vec![false; truth.len()], vec![false; told.len()]);
        for (_, i, j) in pairs {
            if used_i[i] || used_j[j] {
                continue;
            }
            (used_i[i], used_j[j]) = (true, true);
            self.right += 1;
            let late = told[j].1 - truth[i];
            self.right_live += usize::from(late <= LIVE_S);
            self.late_s.push(late);
            self.onset_error.push(told[j].0 - truth[i]);
        }
        let excused = told
            .iter()
            .zip(&used_j)
            .filter(|(one, used)| !**used && small.iter().any(|s| (one.0 - s).abs() <= NEAR_S))
            .count();
        self.truths += truth.len();
        self.told += told.len() - excused;
        self.hours += hours;
    }

    pub fn precision(&self) -> f64 {
        self.right as f64 / self.told.max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / self.truths.max(1) as f64
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.truths + self.told).max(1) as f64
    }

    pub fn live_f1(&self) -> f64 {
        2.0 * self.right_live as f64 / (self.truths + self.told).max(1) as f64
    }

    pub fn false_an_hour(&self) -> f64 {
        (self.told - self.right) as f64 / self.hours.max(1e-9)
    }

    pub fn late(&self) -> f64 {
        median(&self.late_s)
    }
}

/// The middle of them.
pub fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
