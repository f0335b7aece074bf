//! Kept milk: what is in each bag, until when it is good, what to use first, and whether it all adds up.
//! Not which numbers hold: `content/care/storage.toml` has those, and hers stand in their place.

mod bag;
mod clock;
mod deeds;
mod ledger;
mod sums;
#[cfg(test)]
mod tests;

use domain::session::Destination;
use domain::stash::{KeepRules, Shelf};

pub use bag::{Bag, Freshness, code};
pub use clock::GoodUntil;
pub use ledger::{Given, Ledger, Odd, Stash, fold_stash};
pub use sums::{Sums, days_of_milk, sums_between};

use clock::Clock;

/// The shelf that a session's milk was put on; `None` when it was not kept.
#[must_use]
pub fn shelf_of(place: Destination) -> Option<Shelf> {
    match place {
        Destination::Room => Some(Shelf::Room),
        Destination::Cooler => Some(Shelf::Cooler),
        Destination::Fridge => Some(Shelf::Fridge),
        Destination::Freezer => Some(Shelf::Freezer),
        Destination::Fed | Destination::Donated | Destination::Discarded => None,
    }
}

/// Until when milk pumped at `pumped_ms` is good in a place; `None` where nothing is kept.
#[must_use]
pub fn good_until(place: Destination, pumped_ms: i64, rules: &KeepRules) -> Option<GoodUntil> {
    shelf_of(place).map(|shelf| Clock::fresh(pumped_ms, pumped_ms, shelf).good_until(rules))
}
