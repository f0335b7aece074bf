//! What goes along with more milk: how often the range holds the truth, and how often nothing is called something.
//! Habits are drawn by chance here; in life she chooses, which is why it is never told as a cause.

use engine::insight::{Insight, LoggedSession};

use crate::chance::Chance;
use crate::mess::write_down;
use crate::mother::{Truth, live};

/// How often something changes.
#[derive(Clone, Copy)]
pub enum Habit {
    /// Some sessions with it, some without.
    BySession,
    /// Some days with it, some without.
    ByDay,
    /// Ten days with it, ten without.
    TenDays,
}

/// Of logs with enough to tell: the share whose range holds the truth, the share called clear, the share with enough.
pub fn along(truth: &Truth, habit: Habit, factor: f64, logs: usize, first_seed: u64) -> [f64; 3] {
    let truth = Truth { days: 90, trial: false, ..*truth };
    let (mut held, mut clear, mut told) = (0.0, 0.0, 0.0);
    for seed in first_seed..first_seed + logs as u64 {
        let mut log = write_down(&live(&truth, seed), &truth, seed);
        let has = drawn(&log, habit, seed);
        for (entry, _) in log.iter_mut().zip(&has).filter(|(_, has)| **has) {
            (entry.left, entry.right) = (entry.left.map(|x| x * factor), entry.right.map(|x| x * factor));
        }
        let Some(found) = Insight::of(&log, None).along(|row| has.get(row).copied()) else { continue };
        let pct = 100.0 * (factor - 1.0);
        told += 1.0;
        held += f64::from(u8::from(found.lo_pct <= pct && pct <= found.hi_pct));
        clear += f64::from(u8::from(!found.is_unclear()));
    }
    [held / told, clear / told, told / logs as f64]
}

fn drawn(log: &[LoggedSession], habit: Habit, seed: u64) -> Vec<bool> {
    let mut chance = Chance::new(seed, 0xa10);
    let first = log.first().map_or(0, LoggedSession::day);
    let days: Vec<bool> = (0..400).map(|_| chance.uniform() < 0.4).collect();
    let one = |entry: &LoggedSession, coin: bool| match habit {
        Habit::BySession => coin,
        Habit::ByDay => days[usize::try_from(entry.day() - first).unwrap_or(0) % days.len()],
        Habit::TenDays => (entry.day() - first) / 10 % 2 == 1,
    };
    log.iter().map(|entry| one(entry, chance.uniform() < 0.4)).collect()
}
