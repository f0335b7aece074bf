//! All stories of one breast side by side: none began a letdown, or one began then, or then, or then.
//! Not when to say so: that takes both breasts, in `pair`.

use libm::{exp, log};

use super::constants::Constants;
use super::drops::Drops;
use super::hypothesis::{Decay, Hypothesis, Knocks, Passing, Reading, blend};

/// A story with a letdown is dropped when this much less likely (a logarithm) than the best.
const HOPELESS: f64 = 10.0;
/// How much of the past the estimate of noise keeps, in bins.
const NOISE_BINS: f64 = 50.0;

/// The evidence for a letdown at one moment.
#[derive(Clone, Copy)]
pub struct Evidence {
    pub onset_s: f64,
    /// How probable one was there beforehand.
    pub prior: f64,
    /// How much more likely the readings are with it than without.
    pub factor: f64,
}

/// The stories of one breast.
#[derive(Clone)]
pub struct Bank {
    calm: Hypothesis,
    letdowns: Vec<(f64, Hypothesis)>,
    at_s: f64,
    /// Variance of the noise of a bin's reading.
    pub noise: f64,
    bins: f64,
    knocks: Knocks,
    drops: Drops,
}

impl Bank {
    pub fn new(grams: f64, at_s: f64, c: &Constants) -> Bank {
        let knocks = Knocks { passing: c.knock[0], lasting: c.knock[1] };
        Bank {
            calm: Hypothesis::first(grams),
            letdowns: Vec::new(),
            at_s,
            noise: 0.01,
            bins: 0.0,
            knocks,
            drops: Drops::new(c),
        }
    }

    /// How many stories are kept.
    #[cfg(test)]
    pub fn stories(&self) -> usize {
        1 + self.letdowns.len()
    }

    /// Up to when time has passed.
    pub fn at_s(&self) -> f64 {
        self.at_s
    }

    /// Lets time pass up to `to_s`.
    pub fn pass(&mut self, to_s: f64, pressed: f64, c: &Constants) {
        let decay = Decay::over(to_s - self.at_s, c);
        let by = Passing { pressed, drop: self.drops.grams(), decay };
        self.calm.pass(self.at_s, to_s, &by, c);
        for (_, story) in &mut self.letdowns {
            story.pass(self.at_s, to_s, &by, c);
        }
        self.at_s = to_s;
    }

    /// A letdown may begin now, this probably.
    pub fn bear(&mut self, prior: f64, c: &Constants) {
        if prior <= 0.0 {
            return;
        }
        let each = self.calm.log_weight - log(c.rise_s.len() as f64);
        for shape in 0..c.rise_s.len() {
            self.letdowns.push((prior, self.calm.with_letdown(self.at_s, shape, each, c)));
        }
    }

    /// Weighs every story by a reading.
    pub fn read(&mut self, reading: &Reading, c: &Constants) {
        let (grams, spread) =
            self.best().map_or((self.calm.mean[0], self.calm.cov[0][0]), |s| (s.mean[0], s.cov[0][0]));
        let off = reading.grams - grams;
        self.drops.read(self.at_s, reading.grams, self.flow(c).0);
        let mut knocked = [0.0; 2];
        let judged = self.calm.read(reading, self.knocks, self.at_s, c);
        let (base, mut sum) = (judged.log_density, 1.0);
        knocked[0] += judged.knocked;
        knocked[1] += judged.jumped;
        for (prior, story) in &mut self.letdowns {
            let share = *prior * exp((story.log_weight - self.calm.log_weight).min(50.0));
            let judged = story.read(reading, self.knocks, self.at_s, c);
            story.log_weight += judged.log_density - base;
            knocked[0] += share * judged.knocked;
            knocked[1] += share * judged.jumped;
            sum += share;
        }
        let (passing, lasting) = (knocked[0] / sum, knocked[1] / sum);
        self.learn_knocks(passing, lasting, c);
        self.learn_noise(off, spread + reading.half * reading.half / 3.0, passing + lasting);
        self.forget(c);
    }

    fn learn_knocks(&mut self, passing: f64, lasting: f64, c: &Constants) {
        // Two hundred bins of belief beforehand: one knock does not make a knocked session.
        let slow = 1.0 / 400.0;
        self.knocks.passing =
            (self.knocks.passing + slow * (passing - self.knocks.passing)).max(0.5 * c.knock[0]).min(0.2);
        self.knocks.lasting =
            (self.knocks.lasting + slow * (lasting - self.knocks.lasting)).max(0.5 * c.knock[1]).min(0.1);
    }

    fn learn_noise(&mut self, off: f64, explained: f64, knocked: f64) {
        if knocked > 0.5 {
            return;
        }
        self.bins = (self.bins + 1.0).min(NOISE_BINS);
        let most = 9.0 * (self.noise + explained);
        let seen = (off * off).min(most) - explained;
        self.noise = (self.noise + (seen - self.noise) / (self.bins + 8.0)).clamp(0.0004, 4.0);
    }

    /// Drops hopeless stories, and folds those whose time to be told is over into the calm one.
    fn forget(&mut self, c: &Constants) {
        let calm = self.calm.log_weight;
        let best = self.letdowns.iter().map(|(_, s)| s.log_weight).fold(calm, f64::max);
        self.letdowns.retain(|(_, s)| s.log_weight > best - HOPELESS || self.at_s - s.onset_s.unwrap_or(0.0) < 2.0);
        let old = |story: &Hypothesis| self.at_s - story.onset_s.unwrap_or(0.0) > c.look_s;
        if self.letdowns.iter().any(|(_, story)| old(story)) {
            let mut together = vec![(1.0, self.calm)];
            for (prior, story) in self.letdowns.iter().filter(|(_, story)| old(story)) {
                together.push((prior * exp(story.log_weight - calm), story.settled(self.at_s, c)));
            }
            if let Some(blended) = blend(&together) {
                self.calm = Hypothesis { log_weight: calm, ..blended };
            }
            self.letdowns.retain(|(_, story)| self.at_s - story.onset_s.unwrap_or(0.0) <= c.look_s);
        }
    }

    fn share(&self, (prior, story): &(f64, Hypothesis)) -> f64 {
        prior * exp((story.log_weight - self.calm.log_weight).min(300.0))
    }

    fn best(&self) -> Option<&Hypothesis> {
        let best = self.letdowns.iter().max_by(|a, b| self.share(a).total_cmp(&self.share(b)))?;
        (self.share(best) > 1.0).then_some(&best.1)
    }

    /// What speaks for a letdown, moment by moment, in the order of time.
    pub fn evidence(&self, c: &Constants) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = Vec::with_capacity(self.letdowns.len());
        for (prior, story) in &self.letdowns {
            let onset_s = story.onset_s.unwrap_or(0.0);
            let away = story.log_weight - self.calm.log_weight;
            // Below e^-8 it sways nothing, whatever the rise is worth.
            let factor = if away < -8.0 { 0.0 } else { exp(away.min(300.0)) * story.worth(c) };
            match all.last_mut().filter(|last| (last.onset_s - onset_s).abs() < 1e-9) {
                Some(last) => last.factor += factor,
                None => all.push(Evidence { onset_s, prior: *prior, factor }),
            }
        }
        all
    }

    /// A letdown was told: its stories become what is so, and the search begins anew.
    pub fn settle(&mut self, c: &Constants) {
        let stories: Vec<(f64, Hypothesis)> =
            self.letdowns.iter().map(|one| (self.share(one), one.1.settled(self.at_s, c))).collect();
        if let Some(mut blended) = blend(&stories) {
            blended.cov[1][1] += 0.01;
            blended.log_weight = 0.0;
            self.calm = blended;
        }
        self.letdowns.clear();
    }

    /// Flow now: mean and variance over all stories.
    pub fn flow(&self, c: &Constants) -> (f64, f64) {
        let (mean, variance) = self.calm.flow(self.at_s, c);
        let (mut sum, mut first, mut second) = (1.0, mean, variance + mean * mean);
        for one in &self.letdowns {
            let share = self.share(one);
            let (mean, variance) = one.1.flow(self.at_s, c);
            sum += share;
            first += share * mean;
            second += share * (variance + mean * mean);
        }
        let mean = first / sum;
        (mean.max(0.0), (second / sum - mean * mean).max(0.0))
    }
}
