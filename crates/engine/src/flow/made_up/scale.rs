//! A made-up bottle on a made-up scale: drops, tubing, knocks and hands, lag, steps, lost samples.
//! Not the milk itself (`body`).

use libm::{exp, floor, round, sin, sqrt};

use super::STEP_S;
use super::chance::Chance;
use super::recipe::{Fall, Recipe};

/// Readings of one scale, and what is true of it.
pub struct Weighed {
    /// Time in seconds, as the scale's clock tells it, and what it shows.
    pub readings: Vec<(f64, Option<f64>)>,
    /// Grams that reached a bottle, step by step.
    pub landed: Vec<f64>,
    /// Spans in which the scale could not be read.
    pub blind: Vec<(f64, f64)>,
}

/// A disturbance: from when to when, how many grams meanwhile, how many for good.
struct Knock {
    from_s: f64,
    to_s: f64,
    meanwhile: f64,
    after: f64,
    rings: bool,
}

/// Weighs the milk of one breast.
pub fn weigh(recipe: &Recipe, schedule: &Schedule, flow: &[f64], seed: u64, side: u64) -> Weighed {
    let mut chance = Chance::new(seed, 101 + side);
    let landed = land(recipe, flow, &mut chance);
    let knocks = knocks(recipe, &landed, &mut chance);
    let shown = show(recipe, &landed, &knocks, &mut chance);
    let readings = read(recipe, schedule, &shown, &mut chance);
    let held = knocks.iter().filter(|knock| !knock.rings).map(|knock| (knock.from_s, knock.to_s));
    let blind = held.chain(schedule.gaps.iter().copied()).collect();
    Weighed { readings, landed, blind }
}

/// Grams in the bottle at each step: after the funnel is wet, down the tube, drop by drop.
fn land(recipe: &Recipe, flow: &[f64], chance: &mut Chance) -> Vec<f64> {
    let delay = (recipe.tube_s / STEP_S) as usize;
    let (mut hung, mut fallen, mut next_drop, mut wet) = (0.0, 0.0, 0.07, recipe.wetting);
    let mut landed = Vec::with_capacity(flow.len());
    for index in 0..flow.len() {
        let mut came = if index >= delay { flow[index - delay] * STEP_S } else { 0.0 };
        let lost = came.min(wet);
        wet -= lost;
        came -= lost;
        hung += came;
        match recipe.fall {
            Fall::Drops(size) => {
                while hung >= next_drop {
                    hung -= next_drop;
                    fallen += next_drop;
                    next_drop = size * chance.between(0.7, 1.3);
                }
            }
            Fall::Rain(size) => {
                hung = 0.0;
                if chance.is(came / size) {
                    fallen += size * chance.between(0.7, 1.3);
                }
            }
            Fall::Valve(cycle) => {
                let now = index as f64 * STEP_S;
                if floor(now / cycle) > floor((now - STEP_S) / cycle) && hung > 0.03 {
                    fallen += hung;
                    hung = 0.0;
                }
            }
        }
        landed.push(fallen);
    }
    landed
}

fn knocks(recipe: &Recipe, landed: &[f64], chance: &mut Chance) -> Vec<Knock> {
    let mut knocks = Vec::new();
    let bottle = chance.between(40.0, 120.0);
    let mut at = chance.wait(60.0 / recipe.knocks_per_min.max(1e-6));
    while at < recipe.length_s {
        let sign = if chance.is(0.5) { 1.0 } else { -1.0 };
        let kind = chance.unit();
        let spike = || Knock { from_s: at, to_s: at, meanwhile: 0.0, after: 0.0, rings: true };
        let knock = if kind < 0.5 || !recipe.offsets {
            let meanwhile = sign * chance.lognormal(6.0, 0.9);
            Knock { to_s: at + chance.between(0.2, 1.2), meanwhile, ..spike() }
        } else if kind < 0.8 || !recipe.hands {
            let after = sign * chance.lognormal(0.9, 0.7);
            Knock { to_s: at + 0.5, meanwhile: after * chance.between(0.5, 2.0), after, ..spike() }
        } else {
            let meanwhile = chance.lognormal(40.0, 1.0);
            Knock { to_s: at + chance.between(2.0, 12.0), meanwhile, rings: false, ..spike() }
        };
        at = knock.to_s + chance.wait(60.0 / recipe.knocks_per_min);
        knocks.push(knock);
    }
    if recipe.swaps {
        let from_s = chance.between(200.0, recipe.length_s - 60.0);
        let to_s = from_s + chance.between(3.0, 12.0);
        let full = landed[((to_s / STEP_S) as usize).min(landed.len() - 1)];
        // Lifted, tared by a button, or put back as another bottle.
        let after = match (chance.unit() * 3.0) as u8 {
            0 => 0.0,
            1 => -full,
            _ => -full + chance.normal(0.0, 8.0),
        };
        knocks.push(Knock { from_s, to_s, meanwhile: -full - bottle, after, rings: false });
    }
    knocks
}

/// What the scale would show at each step with no rounding: slow, shaken, drifting, knocked.
fn show(recipe: &Recipe, landed: &[f64], knocks: &[Knock], chance: &mut Chance) -> Vec<f64> {
    let (mut drift, mut smooth, mut zero) = (0.0, landed.first().copied().unwrap_or(0.0), 0.0);
    let phase = chance.between(0.0, core::f64::consts::TAU);
    let second = chance.between(0.0, 0.5);
    let lag = (recipe.lag_s / STEP_S) as usize;
    let keep = exp(-STEP_S / recipe.low_pass_s);
    let (from, to) = if chance.is(0.8) { (0.0, 1e9) } else { (chance.between(0.0, 60.0), 1e9) };
    let mut shown = Vec::with_capacity(landed.len());
    for (index, landed) in landed.iter().enumerate() {
        let t = index as f64 * STEP_S;
        drift += chance.normal(0.0, recipe.drift * sqrt(STEP_S / 60.0));
        let turn = core::f64::consts::TAU * recipe.shake_hz * t + phase;
        let runs = if (from..to).contains(&t) { recipe.shake } else { 0.0 };
        let shake = runs * (sin(turn) + second * sin(2.0 * turn));
        let knocked: f64 = knocks.iter().map(|knock| knocked_by(knock, t)).sum();
        smooth = keep * smooth + (1.0 - keep) * (landed + drift + knocked + shake);
        if recipe.zero_tracks && (smooth - zero).abs() < 0.4 {
            zero += (smooth - zero) * STEP_S / 4.0;
        }
        shown.push(smooth - zero + chance.normal(0.0, recipe.hiss));
    }
    let lag = lag.min(shown.len());
    shown.rotate_right(lag);
    shown[..lag].fill(0.0);
    shown
}

fn knocked_by(knock: &Knock, t: f64) -> f64 {
    if t < knock.from_s {
        0.0
    } else if t < knock.to_s {
        let ring =
            if knock.rings { exp(-(t - knock.from_s) / 0.3) * sin(18.0 * (t - knock.from_s) + 1.2) } else { 1.0 };
        knock.meanwhile * ring
    } else {
        knock.after
    }
}

/// When rows come: the true moment, the stamp it gets, and the spans without any.
pub struct Schedule {
    moments: Vec<(f64, f64)>,
    gaps: Vec<(f64, f64)>,
}

/// Draws when rows come.
pub fn schedule(recipe: &Recipe, seed: u64) -> Schedule {
    let mut chance = Chance::new(seed, 99);
    let mut gap_at = chance.wait(60.0 / recipe.gaps_per_min.max(1e-6));
    let (mut t, mut held) = (0.0, None::<(f64, u8)>);
    let (mut moments, mut gaps) = (Vec::new(), Vec::new());
    while t < recipe.length_s - STEP_S {
        if t >= gap_at {
            let long = chance.between(1.0, 9.0);
            gaps.push((t, t + long));
            t += long;
            gap_at = t + chance.wait(60.0 / recipe.gaps_per_min);
            continue;
        }
        // A link that clumps tells the same moment for several samples.
        let stamp = match held {
            Some((at, left)) if left > 0 => {
                held = Some((at, left - 1));
                at
            }
            _ => {
                held = recipe.clumps.then_some((t, 2));
                t
            }
        };
        moments.push((t, stamp * (1.0 + recipe.clock)));
        t += (1.0 / recipe.hertz) * chance.normal_within(1.0, recipe.jitter, 0.2, 2.5);
    }
    Schedule { moments, gaps }
}

fn read(recipe: &Recipe, schedule: &Schedule, shown: &[f64], chance: &mut Chance) -> Vec<(f64, Option<f64>)> {
    let mut stuck = 0.0_f64;
    let mut one = |&(t, stamp): &(f64, f64)| {
        let raw = shown[((t / STEP_S) as usize).min(shown.len() - 1)];
        if (raw - stuck).abs() >= recipe.sticks {
            stuck = raw;
        }
        let mut told = round(stuck / recipe.step) * recipe.step;
        if chance.is(recipe.absurd) {
            told = chance.one_of(&[65_535.0, -3_276.8, 40_000.0, -200.0]);
        }
        (stamp, (!chance.is(recipe.lost)).then_some(told))
    };
    schedule.moments.iter().map(&mut one).collect()
}
