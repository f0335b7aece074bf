//! A made-up session that answers hands: milk poured moment by moment, and what a press sets free.
//! Not the parent's obedience, which the bench plays; a plain scale, for the hands are what is measured.

use libm::exp;

use super::chance::Chance;
use super::recipe::{self, Tier};
use super::{STEP_S, body};

/// Milk behind a quarter of the breast that a press can set free at the start, in grams.
const BEHIND_G: f64 = 0.8;
/// Share of the milk of an ejection that stays behind, for all four quarters.
const STAYS: f64 = 0.2;
/// Share of what is behind that a press sets free while flow is low, and while it is good.
const FREED: [f64; 2] = [0.35, 0.03];
/// Good flow, in g/s.
pub const GOOD: f64 = 0.1;

/// Two breasts under a pump.
pub struct Milked {
    flow: [Vec<f64>; 2],
    behind: [[f64; 4]; 2],
    freed: [f64; 2],
    landed: [f64; 2],
    chance: Chance,
}

impl Milked {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Milked {
        let body = body::draw(&recipe::draw(Tier::Typical, seed), seed);
        let behind = [[BEHIND_G; 4]; 2];
        Milked { flow: body.flow, behind, freed: [0.0; 2], landed: [0.0; 2], chance: Chance::new(seed, 500) }
    }

    /// How long it lasts, in seconds.
    #[must_use]
    pub fn length_s(&self) -> f64 {
        self.flow[0].len() as f64 * STEP_S
    }

    /// Flow of the ejections alone.
    #[must_use]
    pub fn own_flow(&self, side: usize, at_s: f64) -> f64 {
        self.flow[side].get((at_s / STEP_S) as usize).copied().unwrap_or(0.0)
    }

    /// A press begins: how much it will set free.
    pub fn press(&mut self, side: usize, quadrant: usize, at_s: f64) -> f64 {
        let low = self.own_flow(side, at_s) < GOOD;
        let freed = self.behind[side][quadrant] * FREED[usize::from(!low)] * self.chance.lognormal(1.0, 0.3).min(2.0);
        self.behind[side][quadrant] -= freed;
        self.freed[side] += freed;
        freed
    }

    /// Lets a step pass; gives what the scales show.
    pub fn step(&mut self, at_s: f64) -> [f64; 2] {
        let mut shown = [0.0; 2];
        for (side, shown) in shown.iter_mut().enumerate() {
            let own = self.own_flow(side, at_s) * STEP_S;
            self.behind[side].iter_mut().for_each(|behind| *behind += own * STAYS / 4.0);
            let freed = self.freed[side] * (1.0 - exp(-STEP_S / 4.0));
            self.freed[side] -= freed;
            self.landed[side] += own + freed;
            let noise = self.chance.normal(0.0, 0.08);
            *shown = libm::round((self.landed[side] + noise) * 10.0) / 10.0;
        }
        shown
    }

    /// Grams in all.
    #[must_use]
    pub fn total_g(&self) -> f64 {
        self.landed.iter().sum()
    }
}

/// The step of its time, in seconds.
pub const PARENT_STEP_S: f64 = STEP_S;
