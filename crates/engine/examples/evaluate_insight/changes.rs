//! Drops of supply: how soon they are noticed, how often one is noticed that was none, how well the trend is told.
//! Beside the two plain rules that apps use.

use engine::insight::{CleanLog, Direction, Insight, day_totals};

use crate::mess::write_down;
use crate::mother::{START_MIN, Truth, live};

/// The day a drop begins, and how many days later it must be noticed.
pub const DROP_DAY: f64 = 30.0;
const WITHIN_DAYS: f64 = 21.0;

pub struct Delay {
    pub median_days: f64,
    pub share: f64,
}

fn quiet(truth: &Truth) -> Truth {
    Truth { trial: false, ..*truth }
}

/// False notices of a dip in 90 days: this, "a day under 80 % of the last seven", "three days under 80 % of fourteen".
pub fn false_alarms(truth: &Truth, logs: usize, first_seed: u64) -> [f64; 3] {
    let truth = Truth { days: 90, ..quiet(truth) };
    let mut sums = [0.0; 3];
    for seed in first_seed..first_seed + logs as u64 {
        let log = write_down(&live(&truth, seed), &truth, seed);
        sums[0] += Insight::of(&log, None).alarms(Direction::Dip).len() as f64;
        let days: Vec<f64> = day_totals(&CleanLog::of(&log)).iter().map(|d| d.total_ml).collect();
        sums[1] += plain_alarms(&days, 1, 7) as f64;
        sums[2] += plain_alarms(&days, 3, 14) as f64;
    }
    sums.map(|s| s / logs as f64)
}

fn plain_alarms(days: &[f64], recent: usize, before: usize) -> usize {
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    let mut on = false;
    let mut count = 0;
    for end in before + recent..=days.len() {
        let now = mean(&days[end - recent..end]);
        let low = now < 0.8 * mean(&days[end - recent - before..end - recent]);
        count += usize::from(low && !on);
        on = low;
    }
    count
}

/// How soon a step of `size` (log scale) is noticed.
pub fn delay(truth: &Truth, size: f64, logs: usize, first_seed: u64) -> Delay {
    let truth = Truth { days: 56, step: Some((size, DROP_DAY, 0.5, None)), ..quiet(truth) };
    let mut delays: Vec<f64> = Vec::new();
    for seed in first_seed..first_seed + logs as u64 {
        let log = write_down(&live(&truth, seed), &truth, seed);
        let insight = Insight::of(&log, None);
        let since = |index: usize| (insight.log().sessions[index].start_utc_min - START_MIN) as f64 / 1440.0 - DROP_DAY;
        let first = insight.alarms(Direction::Dip).iter().map(|a| since(a.at)).find(|d| *d >= 0.0);
        delays.push(first.filter(|d| *d <= WITHIN_DAYS).unwrap_or(f64::INFINITY));
    }
    delays.sort_by(f64::total_cmp);
    let noticed = delays.iter().filter(|d| d.is_finite()).count();
    Delay { median_days: delays[delays.len() / 2], share: noticed as f64 / logs as f64 }
}

/// Share of logs whose true change lies in the 80 % range of the trend, and share called falling when nothing fell.
pub fn trend(truth: &Truth, logs: usize, first_seed: u64) -> (f64, f64) {
    let truth = Truth { days: 40, ..quiet(truth) };
    let (mut covered, mut falling) = (0.0, 0.0);
    for seed in first_seed..first_seed + logs as u64 {
        let log = write_down(&live(&truth, seed), &truth, seed);
        let Some(trend) = Insight::of(&log, None).trend() else { continue };
        covered += f64::from(u8::from(trend.lo80_pct < 0.0 && 0.0 < trend.hi80_pct));
        falling += f64::from(u8::from(trend.verdict == engine::insight::TrendVerdict::Falling));
    }
    (covered / logs as f64, falling / logs as f64)
}
