//! Made, kept and drunk over some time, and for how many days the kept milk will do.
//! Not a need: nobody here says how much a baby should drink.

use domain::amount::Volume;
use domain::stash::{Deed, KeepRules, Outlet};

use super::bag::Freshness;
use super::ledger::Stash;
use crate::timeline::{Entry, MoveEntry};

const DAY_MS: i64 = 86_400_000;
/// So many days of feeds say what a day takes.
const ASKED_DAYS: i64 = 7;

/// What happened to her milk over some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Pumped.
    pub made: Volume,
    /// Put into bags by her own hand.
    pub kept: Volume,
    /// Drunk by her baby, out of bags or not.
    pub drunk: Volume,
    /// Given away.
    pub donated: Volume,
    /// Poured away.
    pub discarded: Volume,
}

/// Sums from `from_ms` up to, and without, `to_ms`.
#[must_use]
pub fn sums_between(stash: &Stash, sessions: &[Entry], moves: &[MoveEntry], from_ms: i64, to_ms: i64) -> Sums {
    let within = |ms: i64| (from_ms..to_ms).contains(&ms);
    let mut sums = Sums::default();
    for entry in sessions.iter().filter(|entry| within(entry.session.end.epoch_ms())) {
        sums.made = sums.made + entry.session.amounts.known_total().unwrap_or_default();
    }
    for one in moves.iter().filter(|one| within(one.what.at.epoch_ms())) {
        if let Deed::Stored { volume, .. } = one.what.deed {
            sums.kept = sums.kept + volume;
        }
    }
    for given in stash.given.iter().filter(|given| within(given.at_ms)) {
        let sum = match given.to {
            Outlet::Fed => &mut sums.drunk,
            Outlet::Donated => &mut sums.donated,
            Outlet::Discarded(_) => &mut sums.discarded,
        };
        *sum = *sum + given.volume;
    }
    sums
}

/// For how many days the milk that is good now will do, at what the last week took; `None` when nothing was fed.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a week in milliseconds")]
pub fn days_of_milk(stash: &Stash, rules: &KeepRules, now_ms: i64) -> Option<f64> {
    let week = (now_ms - ASKED_DAYS * DAY_MS)..=now_ms;
    let fed = stash.given.iter().filter(|given| given.to == Outlet::Fed && week.contains(&given.at_ms));
    let first_ms = fed.clone().map(|given| given.at_ms).min()?;
    let drunk: f64 = fed.map(|given| given.volume.ml()).sum();
    // A first day of feeds is not spread over a week that had none.
    let days = ((now_ms - first_ms) as f64 / DAY_MS as f64).clamp(1.0, ASKED_DAYS as f64);
    let good = stash.bags.iter().filter(|bag| bag.freshness(rules, now_ms) < Freshness::Over);
    let left: f64 = good.filter_map(|bag| bag.left).map(Volume::ml).sum();
    (drunk > 0.0).then(|| left * days / drunk)
}
