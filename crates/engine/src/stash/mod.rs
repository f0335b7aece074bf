//! Milk that was kept: until when it is good, where it was put.
//! Not the ledger of bags and bottles: a session says where its milk went, and that is all that is asked here.

use domain::session::Destination;

const HOUR_MS: i64 = 3_600_000;

/// How long fresh milk keeps in a place, in hours. Source: `content/evidence/storage.md`.
#[must_use]
pub fn keeps_h(place: Destination) -> Option<u32> {
    match place {
        Destination::Room => Some(4),
        Destination::Cooler => Some(24),
        Destination::Fridge => Some(4 * 24),
        Destination::Freezer => Some(180 * 24),
        Destination::Fed | Destination::Donated | Destination::Discarded => None,
    }
}

/// The instant until which milk pumped at `pumped_ms` is good in a place; `None` where nothing is kept.
#[must_use]
pub fn good_until_ms(place: Destination, pumped_ms: i64) -> Option<i64> {
    keeps_h(place).map(|hours| pumped_ms + i64::from(hours) * HOUR_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fridge_keeps_four_days() {
        assert_eq!(good_until_ms(Destination::Fridge, 0), Some(345_600_000));
        assert_eq!(good_until_ms(Destination::Fed, 0), None);
    }
}
