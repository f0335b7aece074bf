//! Draws the order of a trial once, from a seed that is stored: whole days, in pairs, one day of each arm.
//! Never session by session: milk taken now is missing at the next session, and that would pass for an effect.
//!
//! Why whole days and pairs: `content/evidence/trial-statistics.md`.

use rand_core::Rng;
use rand_pcg::Lcg64Xsh32;

use domain::trial::TrialKind;

use crate::insight::{Arm, day_of};

/// The generator's stream. It is part of what a seed means: changing it would redraw every running trial.
const STREAM: u64 = 0x6c65_7464_6f77_6e01;

/// How many sessions a trial of this kind plans for when she does not say: six weeks, or three.
#[must_use]
pub fn usual_sessions(kind: TrialKind) -> usize {
    match kind {
        TrialKind::WholeDay => 300,
        TrialKind::SplitBreast => 150,
    }
}

/// One day of a drawn order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnDay {
    /// The trial's day, from 1. It runs from 04:00 to 04:00 on her clock, and is the block of its sessions.
    pub day: u32,
    /// The pair of days it belongs to, from 1.
    pub pair: u32,
    /// What to do in all its sessions.
    pub arm: Arm,
}

/// The order of `days` days. The same seed gives the same order for ever, and a longer one begins with the shorter.
#[must_use]
pub fn draw_order(seed: u64, days: u32, kind: TrialKind) -> Vec<DrawnDay> {
    let mut chance = Lcg64Xsh32::new(seed, STREAM);
    let mut arm = kind.arms()[0];
    (0..days)
        .map(|index| {
            arm = if index % 2 == 1 { arm.other() } else { kind.arms()[usize::from(chance.next_u32() >> 31 == 1)] };
            DrawnDay { day: index + 1, pair: index / 2 + 1, arm }
        })
        .collect()
}

/// What is drawn for a session that begins at `local_min` on her clock, in a trial whose first day is `first_day`
/// (see [`crate::insight::day_of`]); `None` before and after the trial. A day without a session is not made up for.
#[must_use]
pub fn drawn_at(order: &[DrawnDay], first_day: i64, local_min: i64) -> Option<DrawnDay> {
    let index = day_of(local_min).checked_sub(first_day)?;
    order.get(usize::try_from(index).ok()?).copied()
}
