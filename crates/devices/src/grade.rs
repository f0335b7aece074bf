//! What a scale is good for, measured on the first seconds of its readings: flow, or totals alone.
//! Not a list of models.

/// What it is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Quick and fine enough to see a letdown begin.
    Flow,
    /// Good for how much there was in the end.
    Totals,
}

/// Readings a second that flow needs. Coffee scales send 5 to 10; jitter may cost some.
const LEAST_HZ: f64 = 3.0;
/// The coarsest step in grams that shows flow: half a gram is ten seconds of a slow drip.
const COARSEST_G: f64 = 0.5;
/// How long to look, in seconds.
const LOOK_S: f64 = 5.0;

/// Measures rate and step.
#[derive(Debug, Clone, Default)]
pub struct Meter {
    began_s: Option<f64>,
    newest_s: f64,
    count: u32,
    last: Option<f64>,
    step: Option<f64>,
}

impl Meter {
    /// Takes in a reading as it arrives.
    pub fn saw(&mut self, at_s: f64, grams: f64) {
        if !at_s.is_finite() || !grams.is_finite() {
            return;
        }
        let began = *self.began_s.get_or_insert(at_s);
        self.newest_s = self.newest_s.max(at_s).max(began);
        self.count = self.count.saturating_add(1);
        let change = self.last.map_or(0.0, |last| (grams - last).abs());
        if change > 0.0005 {
            self.step = Some(self.step.map_or(change, |step| step.min(change)));
        }
        self.last = Some(grams);
    }

    /// Readings a second so far; `None` before two.
    #[must_use]
    pub fn hertz(&self) -> Option<f64> {
        let long = self.newest_s - self.began_s?;
        (self.count >= 2 && long > 0.0).then(|| f64::from(self.count - 1) / long)
    }

    /// The smallest change so far, in grams.
    #[must_use]
    pub fn step_g(&self) -> Option<f64> {
        self.step
    }

    /// What it is good for; `None` until it was looked at for five seconds. A scale that has shown no change yet is
    /// taken by its rate alone, and judged again with each reading.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        let looked = self.newest_s - self.began_s? >= LOOK_S;
        let quick = self.hertz()? >= LEAST_HZ;
        let fine = self.step.is_none_or(|step| step <= COARSEST_G + 1e-9);
        looked.then_some(if quick && fine { Grade::Flow } else { Grade::Totals })
    }
}
