//! Is her milk changing? The last three days against the ten days before, with all that is known to sway them taken out.
//! Not an alarm: one card with an honest range. A run of poor sessions is noticed by `alarm`.
//!
//! Words and limits: `content/evidence/supply-change.md`.

use super::maths::{Z_80, exp, ln, median_of, number};
use super::model::{Observation, STATES, at};
use super::run::Run;

const DAY_MIN: i64 = 24 * 60;
/// The days compared: the last three, and the ten that end four days ago.
const RECENT_DAYS: i64 = 3;
const SKIPPED_DAYS: i64 = 4;
const BEFORE_DAYS: i64 = 10;
/// With fewer sessions than these nothing is said.
const RECENT_NEEDS: usize = 6;
const BEFORE_NEEDS: usize = 12;
/// A session counts as at most so many standard deviations off the middle.
const CLIP: f64 = 2.5;
/// One-sided 5 %.
const SAID_FROM: f64 = 1.645;

/// What may be said of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendVerdict {
    /// Less than before, and not by chance alone (19 times in 20).
    Falling,
    /// More than before, and not by chance alone.
    Rising,
    /// About the same, or not to be told apart from chance.
    SteadyOrUnclear,
}

/// The change of her supply, in per cent of before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Best guess, per cent.
    pub change_pct: f64,
    /// The change lies above this 9 times in 10, per cent.
    pub lo80_pct: f64,
    /// The change lies below this 9 times in 10, per cent.
    pub hi80_pct: f64,
    /// What may be said.
    pub verdict: TrendVerdict,
    /// Sessions of the last three days that were compared.
    pub recent_sessions: usize,
    /// Sessions of the ten days before that were compared.
    pub before_sessions: usize,
}

pub(crate) fn trend(run: &Run) -> Option<Trend> {
    let now = run.filter.last_utc_min()?;
    let coefficients: [f64; STATES] = std::array::from_fn(|s| if s > at::REFILL { run.filter.mean_of(s) } else { 0.0 });
    let noise_sd = run.filter.noise_sd();
    let level_in = |from_days: i64, to_days: i64| {
        let (from, to) = (now.saturating_sub(from_days * DAY_MIN), now.saturating_sub(to_days * DAY_MIN));
        let inside = run.observations.iter().rev().take_while(|o| o.utc_min > from).filter(|o| o.utc_min <= to);
        level(inside.map(|o| without_known(o, &coefficients)).collect(), noise_sd)
    };
    let (recent, recent_sessions) = level_in(RECENT_DAYS, 0)?;
    let (before, before_sessions) = level_in(SKIPPED_DAYS + BEFORE_DAYS, SKIPPED_DAYS)?;
    if recent_sessions < RECENT_NEEDS || before_sessions < BEFORE_NEEDS {
        return None;
    }
    let sd = noise_sd * relative_variance(run, recent_sessions, before_sessions).sqrt();
    let change = recent - before;
    let pct = |log: f64| 100.0 * (exp(log) - 1.0);
    Some(Trend {
        change_pct: pct(change),
        lo80_pct: pct(change - Z_80 * sd),
        hi80_pct: pct(change + Z_80 * sd),
        verdict: verdict(change / sd),
        recent_sessions,
        before_sessions,
    })
}

fn verdict(z: f64) -> TrendVerdict {
    if z < -SAID_FROM {
        TrendVerdict::Falling
    } else if z > SAID_FROM {
        TrendVerdict::Rising
    } else {
        TrendVerdict::SteadyOrUnclear
    }
}

/// ln(ml) without hour, gap, first days and technique.
fn without_known(seen: &Observation, coefficients: &[f64; STATES]) -> f64 {
    seen.y - seen.design.iter().zip(coefficients).map(|(h, c)| h * c).sum::<f64>()
}

/// The winsorised mean, and of how many.
fn level(mut values: Vec<f64>, noise_sd: f64) -> Option<(f64, usize)> {
    let middle = median_of(&mut values)?;
    let limit = CLIP * noise_sd;
    let sum: f64 = values.iter().map(|v| v.clamp(middle - limit, middle + limit)).sum();
    Some((sum / number(values.len()), values.len()))
}

/// Variance of the difference in units of the session noise: fresh noise averages out, slow noise hardly does.
fn relative_variance(run: &Run, recent: usize, before: usize) -> f64 {
    let (mut slow, mut shared) = (0.0, 0.0);
    run.filter.each_version(|version| {
        let share = version.say * version.slow_share();
        if share > 0.0 {
            let memory_days = -run.clock.median_gap_h / 24.0 / ln(version.slow_memory());
            slow += share;
            shared += share * ((2.0 * memory_days / 3.0).min(1.0) + (2.0 * memory_days / 10.0).min(1.0));
        }
    });
    (1.0 - slow) * (1.0 / number(recent) + 1.0 / number(before)) + shared
}
