//! The shipped protocols, and the words for what breaks a limit.
//! Not the limits themselves: `engine::care` has those.

use domain::protocol::Protocol;
use engine::care::Breach;
use wire::protocol::decode;

use crate::words::{Words, args};

#[cfg(feature = "toml")]
pub use crate::protocol_files::{FileFaults, load};

/// A shipped protocol by its id, as the build made it from its file.
macro_rules! built {
    ($id:literal) => {
        ($id, include_str!(concat!(env!("OUT_DIR"), "/", $id, ".json")))
    };
}

/// The shipped protocols, the default first.
const SHIPPED: [(&str, &str); 6] =
    [built!("hands-on"), built!("article"), built!("short"), built!("relief"), built!("quiet"), built!("pump-only")];

/// The ids of the shipped protocols, the default first.
pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(id, _)| *id)
}

/// A shipped protocol; `None` when none has this id.
#[must_use]
pub fn shipped(id: &str) -> Option<Protocol> {
    let (_, json) = SHIPPED.iter().find(|(known, _)| *known == id)?;
    decode(json).ok()
}

/// Why a breach is refused, in words.
#[must_use]
pub fn reason(breach: &Breach, words: &Words) -> String {
    let numbers = args([("found", breach.found.into()), ("limit", breach.limit.into())]);
    words.say_with(&format!("rule-{}", breach.rule), &numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_takes_three_minutes_of_hands_and_twenty_in_all() {
        let protocol = shipped("hands-on").unwrap();
        assert_eq!(engine::care::check::massage_before_pump_s(&protocol), 180);
        assert_eq!(engine::care::check::total_s(&protocol), 1200);
    }
}
