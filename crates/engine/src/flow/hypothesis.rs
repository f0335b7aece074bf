//! One story of what happens: weight, flow, the rise of a letdown that may have begun, the milk of a press.
//! A linear-Gaussian filter; which story is true is weighed in `bank`.

use libm::{exp, log, sqrt};

use super::constants::Constants;
use super::gauss::within;

/// A reading of one bin: grams, the variance of its noise, half a display step.
#[derive(Clone, Copy)]
pub struct Reading {
    pub grams: f64,
    pub noise: f64,
    pub half: f64,
}

/// How knocks are expected to come now.
#[derive(Clone, Copy)]
pub struct Knocks {
    pub passing: f64,
    pub lasting: f64,
}

/// What a reading was to a story: how likely, and the shares of knocks in it.
pub struct Judged {
    pub log_density: f64,
    pub knocked: f64,
    pub jumped: f64,
}

/// Mean and covariance of weight, flow without the letdown, the letdown's rise, flow from pressing.
#[derive(Clone, Copy)]
pub struct Hypothesis {
    /// When its letdown began; `None` for the story without one.
    pub onset_s: Option<f64>,
    /// Which template of the rise.
    pub shape: usize,
    /// The logarithm of its weight among the stories.
    pub log_weight: f64,
    pub mean: [f64; 4],
    pub cov: [[f64; 4]; 4],
}

/// The share of the rise that is there at an age.
pub fn risen(age_s: f64, rise_s: f64) -> f64 {
    if age_s <= 0.0 { 0.0 } else { 1.0 - exp(-(age_s / rise_s) * (age_s / rise_s)) }
}

impl Hypothesis {
    /// The story without a letdown, at a first reading.
    pub fn first(grams: f64) -> Hypothesis {
        let mut cov = [[0.0; 4]; 4];
        cov[0][0] = 0.25;
        cov[1][1] = 0.02 * 0.02;
        Hypothesis { onset_s: None, shape: 0, log_weight: 0.0, mean: [grams, 0.0, 0.0, 0.0], cov }
    }

    /// A story in which a letdown begins at `onset_s`, born of this one.
    pub fn with_letdown(&self, onset_s: f64, shape: usize, log_weight: f64, c: &Constants) -> Hypothesis {
        let mut born = Hypothesis { onset_s: Some(onset_s), shape, log_weight, ..*self };
        born.mean[2] = c.rise[0];
        for other in 0..4 {
            born.cov[2][other] = 0.0;
            born.cov[other][2] = 0.0;
        }
        born.cov[2][2] = c.rise[1] * c.rise[1];
        born
    }

    fn risen(&self, at_s: f64, c: &Constants) -> f64 {
        self.onset_s.map_or(0.0, |onset| risen(at_s - onset, c.rise_s[self.shape]))
    }

    /// Flow at a moment: mean and variance.
    pub fn flow(&self, at_s: f64, c: &Constants) -> (f64, f64) {
        let g = self.risen(at_s, c);
        let weights = [0.0, 1.0, g, 1.0];
        let mean = self.mean[1] + g * self.mean[2] + self.mean[3];
        let mut variance = 0.0;
        for (row, a) in self.cov.iter().zip(weights) {
            for (cell, b) in row.iter().zip(weights) {
                variance += a * b * cell;
            }
        }
        (mean, variance.max(0.0))
    }

    /// Lets time pass.
    pub fn pass(&mut self, from_s: f64, to_s: f64, by: &Passing, c: &Constants) {
        let Passing { pressed, drop, decay } = by;
        let dt = to_s - from_s;
        let g = self.risen(0.5 * (from_s + to_s), c);
        let [_, f, a, p] = self.mean;
        let into = [1.0, dt, dt * g, decay.press_s];
        let flowing = (f + g * a + p).max(0.0);
        self.mean[0] += dt * (f + g * a) + decay.press_s * p;
        self.mean[1] = f * decay.keep;
        self.mean[2] = a * decay.fall;
        self.mean[3] = p * decay.press + pressed * c.press_g[1] * dt;
        let mut weight = [0.0; 4];
        for (column, sum) in weight.iter_mut().enumerate() {
            *sum = (0..4).map(|row| into[row] * self.cov[row][column]).sum();
        }
        let whole: f64 = (0..4).map(|column| into[column] * weight[column]).sum();
        let keep = [1.0, decay.keep, decay.fall, decay.press];
        for row in 1..4 {
            for column in row..4 {
                let kept = self.cov[row][column] * keep[row] * keep[column];
                self.cov[row][column] = kept;
                self.cov[column][row] = kept;
            }
            let kept = weight[row] * keep[row];
            self.cov[0][row] = kept;
            self.cov[row][0] = kept;
        }
        let wander = c.wander[0] * c.wander[0] + c.wander[1] * c.wander[1] * flowing * flowing;
        let falls = drop * (flowing + c.seldom) + c.drop[1] * flowing * flowing;
        self.cov[0][0] = whole + dt * (falls + c.drift * c.drift) + wander * dt * dt * dt / 3.0;
        self.cov[0][1] += wander * dt * dt / 2.0;
        self.cov[1][0] = self.cov[0][1];
        self.cov[1][1] += wander * dt;
        self.cov[3][3] += pressed * c.press_g[0] * c.press_g[0] * dt;
        self.stay_positive(to_s, c);
    }

    /// Milk does not flow back.
    fn stay_positive(&mut self, at_s: f64, c: &Constants) {
        let letdown = self.risen(at_s, c) * self.mean[2];
        if self.mean[1] + letdown < 0.0 {
            self.mean[1] = -letdown;
        }
        if self.mean[3] < 0.0 {
            self.mean[3] = 0.0;
        }
    }

    /// Takes in a reading, as one of milk, of a passing knock, or of a jump.
    pub fn read(&mut self, reading: &Reading, knocks: Knocks, at_s: f64, c: &Constants) -> Judged {
        let off = reading.grams - self.mean[0];
        let spread = self.cov[0][0] + reading.noise;
        let told = within(reading.half, -off, spread);
        let cauchy = |scale: f64| scale / (core::f64::consts::PI * (scale * scale + off * off));
        let as_milk = (1.0 - knocks.passing - knocks.lasting) * exp(told.log_density);
        let as_knock = knocks.passing * cauchy(c.knock_g[0]);
        let as_jump = knocks.lasting * cauchy(c.knock_g[1]);
        let sum = as_milk + as_knock + as_jump;
        let (milk, knock, jump) = (as_milk / sum, as_knock / sum, as_jump / sum);
        let gain: [f64; 4] = core::array::from_fn(|row| self.cov[row][0] / spread);
        // Relative to zero at the reading: where the noisy weight is now thought to be.
        let moved = told.mean + off;
        let shrunk = spread - told.variance;
        let before = self.mean;
        let by_milk: [f64; 4] = core::array::from_fn(|row| gain[row] * moved);
        let by_jump = [off, 0.0, 0.0, 0.0];
        let shift: [f64; 4] = core::array::from_fn(|row| milk * by_milk[row] + jump * by_jump[row]);
        let fresh = reading.noise + reading.half * reading.half / 3.0;
        for row in 0..4 {
            for column in 0..=row {
                let old = self.cov[row][column];
                let after_milk = old - gain[row] * gain[column] * shrunk;
                let after_jump = match (row, column) {
                    (0, 0) => fresh,
                    (_, 0) => 0.0,
                    _ => old,
                };
                let between = milk * by_milk[row] * by_milk[column] + jump * by_jump[row] * by_jump[column]
                    - shift[row] * shift[column];
                let new = milk * after_milk + knock * old + jump * after_jump + between;
                self.cov[row][column] = new;
                self.cov[column][row] = new;
            }
        }
        for row in 0..4 {
            self.cov[row][row] = self.cov[row][row].max(1e-9);
            self.mean[row] = before[row] + shift[row];
        }
        self.stay_positive(at_s, c);
        Judged { log_density: log(sum), knocked: knock, jumped: jump }
    }

    /// How far the evidence speaks for a rise worth the name: the share of the rise's guess above the least,
    /// now against then. The marginal likelihood under a rise cut off below is the uncut one times this.
    pub fn worth(&self, c: &Constants) -> f64 {
        let now = super::gauss::below((self.mean[2] - c.least_rise) / sqrt(self.cov[2][2].max(1e-12)));
        let then = super::gauss::below((c.rise[0] - c.least_rise) / c.rise[1]);
        now / then
    }

    /// The same story told without a letdown: what rose is flow like any other.
    pub fn settled(&self, at_s: f64, c: &Constants) -> Hypothesis {
        let g = self.risen(at_s, c);
        let mut story = *self;
        story.onset_s = None;
        story.mean[1] += g * story.mean[2];
        story.mean[2] = 0.0;
        let old = self.cov;
        for other in [0, 3] {
            story.cov[1][other] = old[1][other] + g * old[2][other];
            story.cov[other][1] = story.cov[1][other];
        }
        story.cov[1][1] = old[1][1] + 2.0 * g * old[1][2] + g * g * old[2][2];
        for other in 0..4 {
            story.cov[2][other] = 0.0;
            story.cov[other][2] = 0.0;
        }
        story
    }
}

/// A span of time: the share of it in which a press may set milk free, how unevenly drops fall (variance a gram),
/// and what is left of each flow after it.
pub struct Passing {
    pub pressed: f64,
    pub drop: f64,
    pub decay: Decay,
}

/// What is left after a span of time; the same for all stories.
pub struct Decay {
    keep: f64,
    fall: f64,
    press: f64,
    press_s: f64,
}

impl Decay {
    pub fn over(dt: f64, c: &Constants) -> Decay {
        let press = exp(-dt / c.press_fall_s);
        let press_s = c.press_fall_s * (1.0 - press);
        Decay { keep: exp(-dt / c.keep_s), fall: exp(-dt / c.fall_s), press, press_s }
    }
}

/// Several settled stories as one, by their weights: the same mean and covariance.
pub fn blend(stories: &[(f64, Hypothesis)]) -> Option<Hypothesis> {
    let total: f64 = stories.iter().map(|story| story.0).sum();
    let (_, first) = stories.first()?;
    if total <= 0.0 {
        return None;
    }
    let mut blended = Hypothesis { onset_s: None, mean: [0.0; 4], cov: [[0.0; 4]; 4], ..*first };
    for (weight, story) in stories {
        for row in 0..4 {
            blended.mean[row] += weight / total * story.mean[row];
        }
    }
    for (weight, story) in stories {
        for row in 0..4 {
            for column in 0..4 {
                let apart = (story.mean[row] - blended.mean[row]) * (story.mean[column] - blended.mean[column]);
                blended.cov[row][column] += weight / total * (story.cov[row][column] + apart);
            }
        }
    }
    Some(blended)
}
