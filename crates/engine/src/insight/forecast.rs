//! What sessions to come will probably give, each and together, with ranges that hold what they say.
//! Not a goal and not advice: nothing here says when to pump.
//!
//! How often the ranges hold, measured on simulated mothers: `docs/insight.md`.

use super::cleaning::gap_h;
use super::logged::Arm;
use super::maths::{Z_80, Z_95, exp, ln, student_point};
use super::model::{Filter, STATES, VersionView, at};
use super::run::Run;

/// Ranges use Student's t with so many degrees of freedom, for milk strays a little more than a normal would.
const DEGREES: f64 = 30.0;
/// With more sessions than this only each one is foretold, not their sum.
const MOST_TOGETHER: usize = 200;

/// A session that is planned, or imagined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedSession {
    /// Start, minutes since 1970 UTC.
    pub start_utc_min: i64,
    /// Start on her clock, minutes since 1970 there.
    pub start_local_min: i64,
    /// The arm of a running trial; `None` as usual.
    pub arm: Option<Arm>,
}

/// A volume and how sure: the middle, and the ranges that hold 80 and 95 of 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VolumeRange {
    /// As often above as below, ml.
    pub median_ml: f64,
    /// Below this 1 time in 10, ml.
    pub lo80_ml: f64,
    /// Above this 1 time in 10, ml.
    pub hi80_ml: f64,
    /// Below this 1 time in 40, ml.
    pub lo95_ml: f64,
    /// Above this 1 time in 40, ml.
    pub hi95_ml: f64,
}

impl VolumeRange {
    /// From a mean and a standard deviation of ln(ml).
    pub(crate) fn of_log(mean: f64, sd: f64, degrees: f64) -> VolumeRange {
        let (narrow, wide) = (sd * student_point(Z_80, degrees), sd * student_point(Z_95, degrees));
        VolumeRange {
            median_ml: exp(mean),
            lo80_ml: exp(mean - narrow),
            hi80_ml: exp(mean + narrow),
            lo95_ml: exp(mean - wide),
            hi95_ml: exp(mean + wide),
        }
    }

    pub(crate) fn of_session(mean: f64, sd: f64) -> VolumeRange {
        VolumeRange::of_log(mean, sd, DEGREES)
    }
}

/// What planned sessions will probably give.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forecast {
    /// Each of them, in the order in which they were given.
    pub sessions: Vec<VolumeRange>,
    /// All together; `None` of nothing, or of more than 200.
    pub total: Option<VolumeRange>,
}

/// Where and when, in the model's terms.
pub(super) struct Step {
    days: f64,
    gaps: f64,
    design: [f64; STATES],
}

/// Means and covariances of ln(ml), over all versions.
pub(super) struct Together {
    pub mean: Vec<f64>,
    pub cov: Vec<Vec<f64>>,
}

pub(crate) fn forecast(run: &Run, planned: &[PlannedSession]) -> Forecast {
    if run.observations.is_empty() || planned.is_empty() {
        return Forecast::default();
    }
    if planned.len() > MOST_TOGETHER {
        let sessions = planned.chunks(1).flat_map(|one| forecast(run, one).sessions).collect();
        return Forecast { sessions, total: None };
    }
    let mut order: Vec<usize> = (0..planned.len()).collect();
    order.sort_by_key(|i| planned[*i].start_utc_min);
    let together = foresee(&run.filter, &steps(run, planned, &order));
    let (mean, sd) = together.sum();
    let mut sessions: Vec<(usize, VolumeRange)> = order
        .iter()
        .enumerate()
        .map(|(place, index)| {
            (*index, VolumeRange::of_session(together.mean[place], together.cov[place][place].sqrt()))
        })
        .collect();
    sessions.sort_by_key(|(index, _)| *index);
    Forecast {
        sessions: sessions.into_iter().map(|(_, range)| range).collect(),
        total: Some(VolumeRange::of_session(mean, sd)),
    }
}

pub(super) fn steps(run: &Run, planned: &[PlannedSession], order: &[usize]) -> Vec<Step> {
    let mut before_min = run.filter.last_utc_min();
    let mut arm_before = run.last_arm;
    let mut steps = Vec::with_capacity(order.len());
    for plan in order.iter().map(|i| &planned[*i]) {
        let arm = if plan.arm == Some(Arm::Technique) { 1.0 } else { 0.0 };
        let (_, gaps) = run.clock.elapsed(before_min, plan.start_utc_min);
        let gap = before_min.and_then(|before| gap_h(before, plan.start_utc_min));
        let design = run.clock.design(plan.start_local_min, gap, arm, arm_before);
        steps.push(Step { days: run.filter.days_since_last(plan.start_utc_min).max(0.0), gaps, design });
        (before_min, arm_before) = (Some(plan.start_utc_min), arm);
    }
    steps
}

pub(super) fn foresee(filter: &Filter, steps: &[Step]) -> Together {
    let count = steps.len();
    let mut mean = vec![0.0; count];
    let mut square = vec![vec![0.0; count]; count];
    filter.each_version(|version| {
        let (mu, cov) = foresee_one(&version, steps);
        for i in 0..count {
            mean[i] += version.say * mu[i];
            for j in 0..=i {
                square[i][j] += version.say * (cov[i][j] + mu[i] * mu[j]);
            }
        }
    });
    for i in 0..count {
        for j in 0..=i {
            let cov = square[i][j] - mean[i] * mean[j];
            let cov = if i == j { cov.max(1e-12) } else { cov };
            (square[i][j], square[j][i]) = (cov, cov);
        }
    }
    Together { mean, cov: square }
}

/// Means and covariances (lower triangle) of ln(ml) by one version of the model.
fn foresee_one(version: &VersionView, steps: &[Step]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let count = steps.len();
    let mut designs: Vec<[f64; STATES]> = steps.iter().map(|s| s.design).collect();
    let mut cov = vec![vec![0.0; count]; count];
    for (state, share) in [(at::SLOW, version.slow_share()), (at::REFILL, version.refill_share())] {
        let kept: Vec<f64> = steps.iter().map(|s| version.kept(state, s.gaps)).collect();
        let (mut since_last, mut fresh) = (1.0, 0.0);
        for i in 0..count {
            since_last *= kept[i];
            fresh = kept[i] * kept[i] * fresh + share * (1.0 - kept[i] * kept[i]);
            designs[i][state] = since_last;
            let mut shared = fresh;
            cov[i][i] += shared;
            for j in i + 1..count {
                shared *= kept[j];
                cov[j][i] += shared;
            }
        }
    }
    let wander = version.wander() * version.wander();
    for i in 0..count {
        let ph = version.cov_times(&designs[i]);
        cov[i][i] += version.fresh_share();
        for j in i..count {
            let known = designs[j].iter().zip(&ph).map(|(h, p)| h * p).sum::<f64>();
            cov[j][i] += known + wander * steps[i].days.min(steps[j].days);
        }
    }
    cov.iter_mut().flatten().for_each(|c| *c *= version.noise);
    (designs.iter().map(|h| version.mean_times(h)).collect(), cov)
}

impl Together {
    /// The sum of log-normal volumes, as the log-normal with the same mean and variance: its mean and standard
    /// deviation on the log scale.
    pub fn sum(&self) -> (f64, f64) {
        let count = self.mean.len();
        let expected: Vec<f64> = (0..count).map(|i| exp(self.mean[i] + 0.5 * self.cov[i][i])).collect();
        let sum: f64 = expected.iter().sum();
        let mut variance = 0.0;
        for i in 0..count {
            for j in 0..count {
                variance += expected[i] * expected[j] * (exp(self.cov[i][j]) - 1.0);
            }
        }
        let log_variance = ln(1.0 + variance / (sum * sum));
        (ln(sum) - 0.5 * log_variance, log_variance.sqrt())
    }
}
