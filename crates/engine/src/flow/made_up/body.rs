//! A made-up mother's milk at the breast: when ejections come, how they rise and fall, what pressing adds.
//! Not what a scale makes of it. Figures: `docs/flow.md`, calibrated in `proof/made_up.rs`.

use libm::{exp, pow};

use super::chance::Chance;
use super::recipe::{Recipe, Tier, Twist};
use super::{Press, STEP_S};

/// One ejection of one breast.
#[derive(Clone, Copy)]
pub struct Pulse {
    pub start_s: f64,
    pub peak: f64,
    pub rise_s: f64,
    pub length_s: f64,
    pub form: Form,
}

/// How an ejection rises and falls.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// A power of time against an exponential.
    Gamma,
    /// A soft rise, a plateau, an exponential fall.
    Plateau,
    /// A straight rise and a straight fall.
    Triangle,
    /// A sudden rise that saturates, and a slow fall.
    Saturating,
}

impl Pulse {
    fn at(&self, t: f64) -> f64 {
        let age = t - self.start_s;
        if age <= 0.0 {
            return 0.0;
        }
        let (rise, fall) = (self.rise_s, self.length_s);
        self.peak
            * match self.form {
                Form::Gamma => {
                    let x = age / (1.6 * rise);
                    let early = if x < 1.0 { pow(x, 2.0) * exp(2.0 * (1.0 - x)) } else { 1.0 };
                    let late = ((age - 1.6 * rise) / (0.45 * fall)).max(0.0);
                    early * (1.0 + late) * exp(-1.6 * late)
                }
                Form::Plateau => {
                    let x = (age / (1.5 * rise)).min(1.0);
                    let late = ((age - 1.5 * rise - 0.25 * fall) / (0.22 * fall)).max(0.0);
                    x * x * (3.0 - 2.0 * x) * exp(-late)
                }
                Form::Triangle => {
                    let top = 1.3 * rise;
                    if age < top { age / top } else { (1.0 - (age - top) / (0.8 * fall)).max(0.0) }
                }
                Form::Saturating => {
                    let up = 1.0 - exp(-age / (0.5 * rise));
                    up * exp(-pow(age / (0.55 * fall), 1.5))
                }
            }
    }
}

/// Flow of both breasts on a fine grid, the ejections behind it, and what she was told to press.
pub struct Body {
    pub flow: [Vec<f64>; 2],
    pub pulses: [Vec<Pulse>; 2],
    pub presses: Vec<Press>,
}

/// Draws the milk of one session.
pub fn draw(recipe: &Recipe, seed: u64) -> Body {
    let mut chance = Chance::new(seed, 11);
    let pulses = ejections(recipe, &mut chance);
    let steps = (recipe.length_s / STEP_S) as usize;
    let presses = if recipe.tier == Tier::Pressing { presses(recipe, &mut chance) } else { Vec::new() };
    let mut flow = [vec![0.0; steps], vec![0.0; steps]];
    for (side, flow) in flow.iter_mut().enumerate() {
        pour(recipe, &pulses[side], flow, &mut chance);
        squeeze(&presses, side, flow, &mut chance);
    }
    Body { flow, pulses, presses }
}

fn ejections(recipe: &Recipe, chance: &mut Chance) -> [Vec<Pulse>; 2] {
    let mut pulses = [Vec::new(), Vec::new()];
    if recipe.twist == Twist::NoLetdown {
        return pulses;
    }
    let mut at = chance.lognormal(112.0, 0.45).clamp(15.0, 330.0);
    let mean_gap = chance.lognormal(185.0, 0.38);
    let first_peak = chance.normal_within(0.40, 0.19, 0.10, 1.1);
    let fade = chance.between(0.7, 1.0);
    let ratio = chance.lognormal(1.2, 0.25);
    let only = chance.one_of(&[0, 1]);
    let mut nth = 0;
    while at < recipe.length_s - 5.0 {
        let peak = first_peak * pow(fade, f64::from(nth)) * chance.lognormal(1.0, 0.3);
        let rise_s = chance.lognormal(9.0, 0.45).clamp(3.0, 20.0);
        let length_s = chance.lognormal(58.0, 0.4).clamp(35.0, 150.0);
        let both = chance.is(0.955);
        let alone = chance.one_of(&[0, 1]);
        for (side, pulses) in pulses.iter_mut().enumerate() {
            let there = if recipe.twist == Twist::OneBreast { side == only } else { both || side == alone };
            let share = if side == 0 { 1.0 / libm::sqrt(ratio) } else { libm::sqrt(ratio) };
            let own = Pulse {
                start_s: at + chance.normal(0.0, 0.8),
                peak: (peak * share * chance.lognormal(1.0, 0.15)).min(1.4),
                rise_s: rise_s * chance.between(0.85, 1.15),
                length_s: length_s * chance.between(0.85, 1.15),
                form: recipe.form,
            };
            if there {
                pulses.push(own);
            }
        }
        at += (mean_gap * chance.lognormal(0.92, 0.45)).max(42.0);
        nth += 1;
    }
    pulses
}

fn pour(recipe: &Recipe, pulses: &[Pulse], flow: &mut [f64], chance: &mut Chance) {
    let milked = recipe.twist != Twist::OneBreast || !pulses.is_empty();
    let seep = if milked { chance.wait(0.008).min(0.04) } else { 0.0 };
    let steady = if recipe.twist == Twist::Steady { chance.between(0.08, 0.25) } else { 0.0 };
    let from = chance.between(30.0, 120.0);
    let (mut wander, mut suction) = (0.0, 1.0);
    let changes: Vec<(f64, f64)> = (0..if recipe.twist == Twist::Suction { 4 } else { 0 })
        .map(|_| (chance.between(60.0, recipe.length_s), chance.between(0.6, 1.45)))
        .collect();
    for (index, flow) in flow.iter_mut().enumerate() {
        let t = index as f64 * STEP_S;
        // A slow wander of a tenth, about its mean, over half a minute.
        wander += -wander * STEP_S / 25.0 + chance.normal(0.0, 0.09 * libm::sqrt(2.0 * STEP_S / 25.0));
        if let Some((_, to)) = changes.iter().find(|(at, _)| (*at..*at + STEP_S).contains(&t)) {
            suction = *to;
        }
        let pulsing: f64 = pulses.iter().map(|pulse| pulse.at(t)).sum();
        let base = seep * (1.0 - exp(-t / 60.0)) + steady * (1.0 - exp(-(t - from).max(0.0) / 20.0));
        *flow = ((pulsing + base) * (1.0 + wander).max(0.2) * suction).max(0.0);
    }
}

/// Presses as a coach would ask for them: ten to fifteen seconds, a rest, the next place.
fn presses(recipe: &Recipe, chance: &mut Chance) -> Vec<Press> {
    let mut presses = Vec::new();
    let mut at = chance.between(45.0, 130.0);
    let mut nth = 0;
    let both = chance.is(0.4);
    while at < recipe.length_s - 20.0 {
        let hold = chance.between(8.0, 15.0);
        let quadrant = (nth / 2) % 4;
        for side in 0..2 {
            if both || nth % 2 == side {
                presses.push(Press { side, quadrant, start_s: at, end_s: at + hold });
            }
        }
        at += hold + chance.between(5.0, 14.0);
        nth += 1;
    }
    presses
}

/// What pressing sets free: a little at once, less from a place that was pressed a moment ago.
fn squeeze(presses: &[Press], side: usize, flow: &mut [f64], chance: &mut Chance) {
    let strength = chance.lognormal(0.9, 0.5);
    let mut last = [-1000.0_f64; 4];
    for press in presses.iter().filter(|press| press.side == side) {
        let begins = press.start_s + chance.between(0.4, 3.0);
        let full = 1.0 - exp(-(begins - last[press.quadrant]) / 80.0);
        last[press.quadrant] = begins;
        if chance.is(0.06) {
            continue;
        }
        let volume = strength * full * chance.lognormal(0.9, 0.35);
        let fall = chance.between(2.0, 5.0);
        let from = (begins / STEP_S) as usize;
        for (index, flow) in flow.iter_mut().enumerate().skip(from).take((40.0 / STEP_S) as usize) {
            let age = (index - from) as f64 * STEP_S;
            *flow += volume / fall * (1.0 - exp(-age / 0.5)) * exp(-age / fall);
        }
    }
}
