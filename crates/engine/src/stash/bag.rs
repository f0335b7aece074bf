//! One bag: what is left in it, where it stands and until when it is good.
//! Not how it came to that: the ledger does each deed.

use domain::amount::Volume;
use domain::fact::FactId;
use domain::stash::{KeepRules, Shelf, State};

use super::clock::{Clock, GoodUntil, earliest};

/// How a bag stands against the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Good, and will be for more than a day.
    Good,
    /// To be used within a day.
    Soon,
    /// Past the best time, and acceptable.
    Acceptable,
    /// Not to be used.
    Over,
}

/// Bags that end within this time are to be used soon.
const SOON_MS: i64 = 24 * 3_600_000;

/// Four letters to name a bag, or the session it came from: the end of its id.
#[must_use]
pub fn code(id: FactId) -> String {
    format!("{:04x}", id.0 & 0xffff)
}

/// A bag or bottle of kept milk.
#[derive(Debug, Clone, PartialEq)]
pub struct Bag {
    /// The fact that made it.
    pub id: FactId,
    /// What is written on it.
    pub label: String,
    /// The session it came from, when told.
    pub session: Option<FactId>,
    /// When its oldest drop was pumped.
    pub pumped_ms: i64,
    /// When it was filled: nothing was done with it before.
    pub filled_ms: i64,
    /// Where it stands.
    pub shelf: Shelf,
    /// What is left; `None` when nobody told how much went in.
    pub left: Option<Volume>,
    /// It came from a session by itself, and nobody has touched it since.
    pub untouched: bool,
    /// Something was done with all of what was left of it.
    pub finished: bool,
    pub(super) clocks: Vec<Clock>,
}

impl Bag {
    /// Until when it is good where it stands.
    #[must_use]
    pub fn good_until(&self, rules: &KeepRules) -> GoodUntil {
        earliest(&self.clocks, rules)
    }

    /// What it has been through: of several milks, the one that came furthest.
    #[must_use]
    pub fn state(&self) -> State {
        self.clocks.iter().map(Clock::state).max().unwrap_or(State::Fresh)
    }

    /// Whether it is out of the freezer and not said to be fully thawed.
    #[must_use]
    pub fn thawing(&self) -> bool {
        self.clocks.iter().any(|clock| clock.thawing)
    }

    /// How it stands at `now_ms`.
    #[must_use]
    pub fn freshness(&self, rules: &KeepRules, now_ms: i64) -> Freshness {
        let until = self.good_until(rules);
        if until.most_ms <= now_ms {
            Freshness::Over
        } else if until.best_ms <= now_ms {
            Freshness::Acceptable
        } else if until.best_ms - now_ms <= SOON_MS {
            Freshness::Soon
        } else {
            Freshness::Good
        }
    }

    /// Four letters to name it by, at the command line and on a label.
    #[must_use]
    pub fn code(&self) -> String {
        code(self.id)
    }

    /// A bag that nobody has told an amount of.
    pub(super) fn new(id: FactId, label: &str, clocks: Vec<Clock>, shelf: Shelf, pumped_ms: i64) -> Bag {
        Bag {
            id,
            label: label.to_owned(),
            session: None,
            pumped_ms,
            filled_ms: pumped_ms,
            shelf,
            left: None,
            untouched: false,
            finished: false,
            clocks,
        }
    }

    /// Both in one: the amounts add up, and every clock goes on.
    pub(super) fn joined(mut self, other: Bag) -> Bag {
        self.left = self.left.zip(other.left).map(|(one, more)| one + more);
        self.pumped_ms = self.pumped_ms.min(other.pumped_ms);
        self.clocks.extend(other.clocks);
        self
    }

    /// Puts it on a shelf; whether thawed milk froze again by that.
    pub(super) fn put_on(&mut self, shelf: Shelf, at_ms: i64, rules: &KeepRules) -> bool {
        let before = self.clocks.iter().any(|clock| clock.refrozen);
        self.shelf = shelf;
        self.clocks.iter_mut().for_each(|clock| clock.move_to(shelf, at_ms, rules));
        !before && self.clocks.iter().any(|clock| clock.refrozen)
    }
}
