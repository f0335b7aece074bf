//! Rows as they come, made into bins: one robust reading a half second, with what its rounding hides.
//! Not what they mean. Rows that cannot be are left out, and a notice says so.

/// The largest weight that a scale under a bottle can show, in grams; what is beyond is no reading.
const MOST_G: f64 = 5_000.0;
/// Rows that must agree before a clock is believed to have been set back.
const SET_BACK_ROWS: u32 = 12;
/// Readings of one breast that a bin keeps; more are thinned.
const MOST_IN_BIN: usize = 64;

/// What was odd about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Odd {
    /// A time or weight that is no number.
    NotANumber,
    /// A weight that no bottle has.
    Absurd,
    /// A row older than those before it; left out.
    Late,
    /// The clock was set back; it counts on from here.
    ClockSetBack,
}

/// Readings of one bin.
#[derive(Clone, Default)]
pub struct Bin {
    times: Vec<f64>,
    grams: [Vec<f64>; 2],
}

/// A breast's reading of one bin.
#[derive(Clone, Copy)]
pub struct Binned {
    pub grams: f64,
    /// How many readings it is made of.
    pub count: usize,
    /// From the smallest to the largest of them.
    pub range: f64,
}

/// Collects rows into bins, and learns each scale's step.
#[derive(Clone)]
pub struct Intake {
    bin_s: f64,
    bin: Bin,
    ends_s: Option<f64>,
    late: u32,
    last_late: f64,
    shift_s: f64,
    newest_s: f64,
    last: [Option<f64>; 2],
    /// The smallest change that each scale has shown.
    pub step: [Option<f64>; 2],
}

impl Intake {
    pub fn new(bin_s: f64) -> Intake {
        Intake {
            bin_s,
            bin: Bin::default(),
            ends_s: None,
            late: 0,
            last_late: f64::NEG_INFINITY,
            shift_s: 0.0,
            newest_s: f64::NEG_INFINITY,
            last: [None; 2],
            step: [None; 2],
        }
    }

    /// By how much the caller's clock differs from the one that never goes back.
    pub fn shift_s(&self) -> f64 {
        self.shift_s
    }

    /// Takes a row; gives back the bin that it closes, and what was odd.
    pub fn take(&mut self, t_s: f64, grams: [Option<f64>; 2], odd: &mut Vec<Odd>) -> Option<(f64, Bin)> {
        if !t_s.is_finite() || t_s.abs() > 1e11 {
            odd.push(Odd::NotANumber);
            return None;
        }
        let mut at_s = t_s + self.shift_s;
        let begins = self.ends_s.map_or(f64::NEG_INFINITY, |ends| ends - self.bin_s);
        if at_s < begins {
            if !self.set_back(t_s, odd) {
                return None;
            }
            at_s = t_s + self.shift_s;
        } else {
            self.late = 0;
        }
        let closed = match self.ends_s {
            Some(ends) if at_s >= ends => Some((self.newest_s, core::mem::take(&mut self.bin))),
            _ => None,
        };
        if closed.is_some() || self.ends_s.is_none() {
            self.ends_s = Some((libm::floor(at_s / self.bin_s) + 1.0) * self.bin_s);
        }
        self.newest_s = self.newest_s.max(at_s);
        self.put(at_s, grams, odd);
        closed
    }

    /// Whether rows from the past have come so steadily that their clock must have been set back.
    fn set_back(&mut self, t_s: f64, odd: &mut Vec<Odd>) -> bool {
        self.late = if t_s >= self.last_late { self.late + 1 } else { 1 };
        self.last_late = t_s;
        if self.late < SET_BACK_ROWS {
            odd.push(Odd::Late);
            return false;
        }
        odd.push(Odd::ClockSetBack);
        self.shift_s = self.newest_s + self.bin_s - t_s;
        self.late = 0;
        true
    }

    fn put(&mut self, at_s: f64, grams: [Option<f64>; 2], odd: &mut Vec<Odd>) {
        let mut any = false;
        for (side, grams) in grams.into_iter().enumerate() {
            let Some(grams) = grams else { continue };
            if !grams.is_finite() {
                odd.push(Odd::NotANumber);
            } else if grams.abs() > MOST_G {
                odd.push(Odd::Absurd);
            } else if self.bin.grams[side].len() < MOST_IN_BIN {
                self.learn_step(side, grams);
                self.bin.grams[side].push(grams);
                any = true;
            }
        }
        if any && self.bin.times.len() < 2 * MOST_IN_BIN {
            self.bin.times.push(at_s);
        }
    }

    fn learn_step(&mut self, side: usize, grams: f64) {
        let change = self.last[side].map_or(0.0, |last| (grams - last).abs());
        self.last[side] = Some(grams);
        if change > 0.0005 {
            self.step[side] = Some(self.step[side].map_or(change, |step| step.min(change)).min(2.0));
        }
    }

    /// The bin that is still open, at the end of the rows.
    pub fn finish(&mut self) -> Option<(f64, Bin)> {
        self.ends_s.take().map(|_| (self.newest_s, core::mem::take(&mut self.bin)))
    }
}

impl Bin {
    /// Whether nothing could be read in it.
    pub fn is_blank(&self) -> bool {
        self.times.is_empty()
    }

    /// The middle of its readings in time.
    pub fn at_s(&self) -> f64 {
        self.times.iter().sum::<f64>() / self.times.len().max(1) as f64
    }

    /// One breast's reading: the mean of the middle of them, so that a single spike does not count.
    pub fn reading(&mut self, side: usize) -> Option<Binned> {
        let all = &mut self.grams[side];
        if all.is_empty() {
            return None;
        }
        all.sort_unstable_by(f64::total_cmp);
        let range = all[all.len() - 1] - all[0];
        let cut = if all.len() >= 3 { all.len().div_ceil(5) } else { 0 };
        let middle = &all[cut..all.len() - cut];
        let middle = if middle.is_empty() { &all[..] } else { middle };
        Some(Binned { grams: middle.iter().sum::<f64>() / middle.len() as f64, count: all.len(), range })
    }
}
