//! A simulated mother: true volumes of each breast, session by session, with the truth about the technique.
//! Not what she writes down; `mess` does that. Ingredients and their sources: `docs/insight.md`.

use engine::insight::Arm;
use engine::trial::{DrawnDay, TrialKind, draw_order};

use crate::chance::Chance;

/// Local minute of the day on which a log begins: a Monday in March, 04:00.
pub const START_MIN: i64 = 20_518 * 24 * 60 + 4 * 60;
const DAY_MIN: f64 = 24.0 * 60.0;
const TAU_H: f64 = 7.0;
const LEFT_SHARE: f64 = 0.47;
/// Correlation of the two breasts' noise, and the variance of one when the total has variance 1.
const SIDES_TOGETHER: f64 = 0.6;
const SIDE_VARIANCE: f64 = 1.0 / (0.47 * 0.47 + 0.53 * 0.53 + 2.0 * 0.47 * 0.53 * SIDES_TOGETHER);

/// What is true of her.
#[derive(Debug, Clone, Copy)]
pub struct Truth {
    pub days: u32,
    pub cv: f64,
    /// Lasting effect, per cent.
    pub effect_pct: f64,
    pub kind: TrialKind,
    /// Is a trial running at all?
    pub trial: bool,
    /// Standard deviation of the level's wander in a square root of a day.
    pub wander: f64,
    pub slow_share: f64,
    pub slow_hours: f64,
    /// A poor session is followed by a fuller one.
    pub refill: f64,
    /// Milk is coming in: the log begins on this day after birth.
    pub from_day: Option<f64>,
    /// A step of ln(ml): size, day, days of onset, days until it has gone again.
    pub step: Option<(f64, f64, f64, Option<f64>)>,
    /// An illness and a lasting drop, of random size and day.
    pub illness: bool,
    /// Breasts that fill and are drained, instead of statistics.
    pub storage: bool,
    /// Times the usual mess in what is written down.
    pub mess: f64,
}

impl Default for Truth {
    fn default() -> Truth {
        Truth {
            days: 56,
            cv: 0.30,
            effect_pct: 0.0,
            kind: TrialKind::WholeDay,
            trial: true,
            wander: 0.02,
            slow_share: 0.15,
            slow_hours: 12.0,
            refill: 0.0,
            from_day: None,
            step: None,
            illness: false,
            storage: false,
            mess: 1.0,
        }
    }
}

/// A session as it was.
#[derive(Debug, Clone, Copy)]
pub struct TrueSession {
    pub local_min: i64,
    pub left_ml: f64,
    pub right_ml: f64,
    pub arm: Option<Arm>,
    pub day: u32,
}

/// What she lived through, and the lasting effect that was true of her, on the log scale.
pub struct Life {
    pub sessions: Vec<TrueSession>,
    pub theta: f64,
}

/// When she pumps: eight times a day more or less, with a longer gap at night.
fn times(truth: &Truth, chance: &mut Chance) -> Vec<i64> {
    let habit = [5.2, 8.0, 10.8, 13.5, 16.2, 19.0, 22.0, 25.5];
    let mut all = Vec::new();
    for day in 0..truth.days {
        for hour in habit {
            let late = 0.33 * chance.normal();
            if chance.happens(0.92) {
                let since_four = (hour - 4.0 + late).clamp(0.0, 23.9);
                all.push(START_MIN + i64::from(day) * 24 * 60 + (since_four * 60.0) as i64);
            }
        }
    }
    all.sort_unstable();
    all.dedup_by(|b, a| *b - *a < 20);
    all
}

pub fn live(truth: &Truth, seed: u64) -> Life {
    let mut chance = Chance::new(seed, 11);
    let times = times(truth, &mut chance);
    let order = draw_order(seed.wrapping_mul(77) + 5, truth.days + 1, truth.kind);
    if truth.storage {
        crate::storage::live(truth, &times, &order, &mut chance)
    } else {
        by_statistics(truth, &times, &order, &mut chance)
    }
}

/// The trial's day of a session.
pub fn drawn(order: &[DrawnDay], local_min: i64) -> DrawnDay {
    let index = (local_min - START_MIN).div_euclid(24 * 60).max(0) as usize;
    order[index.min(order.len() - 1)]
}

fn by_statistics(truth: &Truth, times: &[i64], order: &[DrawnDay], chance: &mut Chance) -> Life {
    let theta = (1.0 + truth.effect_pct / 100.0).ln();
    let gamma = -0.5 * theta;
    let variance = (1.0 + truth.cv * truth.cv).ln();
    let slow_sd = (truth.slow_share * variance).sqrt();
    let fresh_sd = ((1.0 - truth.slow_share) * variance * SIDE_VARIANCE).sqrt();
    let illness = truth
        .illness
        .then(|| (chance.between(0.1, 0.4), chance.between(8.0, 40.0), chance.between(0.5, 5.0), chance.happens(0.5)));
    let (mut level, mut slow, mut before) =
        ((750.0_f64 / 7.36).ln() - 0.5 * variance, slow_sd * chance.normal(), times[0] - 180);
    let mut fresh = [0.0_f64; 2];
    let mut arm_before = None;
    let mut sessions = Vec::with_capacity(times.len());
    for &local_min in times {
        let gap_h = (local_min - before) as f64 / 60.0;
        let day = (local_min - START_MIN) as f64 / DAY_MIN;
        level += truth.wander * (gap_h / 24.0).sqrt() * chance.normal();
        let kept = (-gap_h / truth.slow_hours).exp();
        slow = kept * slow + slow_sd * (1.0 - kept * kept).sqrt() * chance.normal();
        let shared = chance.normal();
        for side in &mut fresh {
            let own = SIDES_TOGETHER.sqrt() * shared + (1.0 - SIDES_TOGETHER).sqrt() * chance.normal();
            *side = truth.refill * *side + (1.0 - truth.refill * truth.refill).sqrt() * fresh_sd * own;
        }
        let common = level + slow + sway(truth, illness, local_min, day, gap_h);
        let today = drawn(order, local_min);
        let on = |arm: Option<Arm>, side: Arm| f64::from(u8::from(arm == Some(Arm::Technique) || arm == Some(side)));
        let arm = truth.trial.then_some(today.arm);
        let effect = |side| theta * on(arm, side) + gamma * (on(arm_before.unwrap_or(arm), side) - on(arm, side));
        sessions.push(TrueSession {
            local_min,
            left_ml: LEFT_SHARE * (common + fresh[0] + effect(Arm::Left)).exp(),
            right_ml: (1.0 - LEFT_SHARE) * (common + fresh[1] + effect(Arm::Right)).exp(),
            arm,
            day: today.day,
        });
        (before, arm_before) = (local_min, Some(arm));
    }
    Life { sessions, theta }
}

/// Hour, gap, coming-in of milk, illness and steps, on the log scale.
fn sway(truth: &Truth, illness: Option<(f64, f64, f64, bool)>, local_min: i64, day: f64, gap_h: f64) -> f64 {
    let hour = local_min.rem_euclid(24 * 60) as f64 / 60.0;
    let turn = std::f64::consts::TAU * (hour - 5.0) / 24.0;
    let refill = ((1.0 - (-gap_h / TAU_H).exp()) / (1.0 - (-3.0 / TAU_H).exp())).ln();
    let ramp = truth.from_day.map_or(0.0, |from| -(1.0 + (-(from + day - 5.5) / 2.0).exp()).ln());
    let step = truth.step.map_or(0.0, |(size, at, onset, gone)| {
        let on = ((day - at) / onset).clamp(0.0, 1.0);
        let off = gone.map_or(0.0, |gone| ((day - at - onset - gone) / 1.0).clamp(0.0, 1.0));
        size * (on - off).max(0.0)
    });
    let ill = illness.map_or(0.0, |(size, at, onset, stays)| {
        let on = ((day - at) / onset).clamp(0.0, 1.0);
        let off = if stays { 0.0 } else { ((day - at - onset - 4.0) / 3.0).clamp(0.0, 1.0) };
        (1.0 - size).ln() * (on - off).max(0.0)
    });
    0.12 * turn.cos() + 0.04 * (2.0 * turn).cos() + refill + ramp + step + ill
}
