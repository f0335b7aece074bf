//! Kept milk: bags, the shelves they stand on, what is done with them, and how long milk keeps.
//! Not what is left or until when it is good: `engine::stash` reckons that.

use crate::amount::Volume;
use crate::fact::FactId;
use crate::moment::Moment;

/// Where a bag stands, from warm to cold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shelf {
    /// Out, at up to 25 °C.
    Room,
    /// With ice packs.
    Cooler,
    /// At up to 4 °C.
    Fridge,
    /// At up to -18 °C.
    Freezer,
    /// At up to -20 °C.
    DeepFreezer,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Shelf; 5] = [Shelf::Room, Shelf::Cooler, Shelf::Fridge, Shelf::Freezer, Shelf::DeepFreezer];

    /// Whether milk freezes there.
    #[must_use]
    pub fn freezes(self) -> bool {
        matches!(self, Shelf::Freezer | Shelf::DeepFreezer)
    }
}

/// What milk has been through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Never frozen.
    Fresh,
    /// Frozen before, and fully thawed.
    Thawed,
    /// Warmed for a feed.
    Warmed,
    /// A baby has drunk from it.
    Offered,
}

/// Where milk went for good.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Outlet {
    /// To her baby.
    Fed,
    /// To somebody else's baby.
    Donated,
    /// Poured away, with her words why.
    Discarded(String),
}

/// One thing done with a bag. A bag is named by the fact that made it: a move that makes one, or a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Milk was put into a new bag.
    Stored {
        /// The session it comes from, when told: its own milk is then what its bags hold.
        session: Option<FactId>,
        /// How much.
        volume: Volume,
        /// When the oldest drop of it was pumped.
        pumped: Moment,
        /// Where it stands.
        shelf: Shelf,
        /// What is written on it.
        label: String,
    },
    /// It stands elsewhere now.
    Moved {
        /// Which bag.
        bag: FactId,
        /// Where.
        shelf: Shelf,
    },
    /// Frozen milk is fully thawed, in the fridge unless it is moved.
    Thawed {
        /// Which bag.
        bag: FactId,
    },
    /// It was warmed for a feed.
    Warmed {
        /// Which bag.
        bag: FactId,
    },
    /// A baby drank from it.
    Offered {
        /// Which bag.
        bag: FactId,
    },
    /// Some or all of it went for good.
    Used {
        /// Which bag.
        bag: FactId,
        /// How much; `None` for all that is left.
        volume: Option<Volume>,
        /// Where to.
        to: Outlet,
    },
    /// A part of it went into a new bag; its clock goes on.
    Split {
        /// Which bag.
        bag: FactId,
        /// How much.
        volume: Volume,
        /// What is written on the new one.
        label: String,
    },
    /// All that is left in several went into one new bag; the oldest milk's clock counts.
    Pooled {
        /// Which bags.
        bags: Vec<FactId>,
        /// Where it stands.
        shelf: Shelf,
        /// What is written on it.
        label: String,
    },
    /// It was looked at, and so much is left.
    Counted {
        /// Which bag.
        bag: FactId,
        /// How much is left.
        volume: Volume,
    },
    /// It is called so now.
    Labelled {
        /// Which bag.
        bag: FactId,
        /// What is written on it.
        label: String,
    },
    /// Her milk that was drunk without having been in a bag.
    Drunk {
        /// How much.
        volume: Volume,
    },
}

/// A deed, and when it was done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Move {
    /// When it was done, which may be before it was written down.
    pub at: Moment,
    /// What was done.
    pub deed: Deed,
}

/// How long milk keeps in one state on one shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Keep {
    /// What it has been through.
    pub state: State,
    /// Where it stands.
    pub shelf: Shelf,
    /// Best used within so many hours; 0 for "not at all".
    pub best_h: u32,
    /// Still acceptable up to so many hours; never below `best_h`.
    pub most_h: u32,
}

/// A set of such rules, such as a public health agency's or a hospital unit's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeepRules {
    /// Its short name.
    pub id: String,
    /// Raised with every change of a number.
    pub version: u32,
    /// Whether she is told to ask her unit before anything else.
    pub ask_unit: bool,
    /// The rules; what is not named does not keep.
    pub keeps: Vec<Keep>,
    /// The evidence page behind it.
    pub source: String,
}

impl KeepRules {
    /// The rule for this state and shelf.
    #[must_use]
    pub fn keep(&self, state: State, shelf: Shelf) -> Option<Keep> {
        self.keeps.iter().copied().find(|keep| keep.state == state && keep.shelf == shelf)
    }
}

/// Which rules she goes by: a set, and her own or her unit's numbers in place of some of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StorageChoice {
    /// The set's short name.
    pub rules: String,
    /// Numbers that replace the set's.
    pub own: Vec<Keep>,
}

impl Default for StorageChoice {
    fn default() -> StorageChoice {
        StorageChoice { rules: "cdc".to_owned(), own: Vec::new() }
    }
}

impl StorageChoice {
    /// The set with her numbers in it.
    #[must_use]
    pub fn over(&self, set: &KeepRules) -> KeepRules {
        let mut rules = set.clone();
        for own in &self.own {
            rules.keeps.retain(|keep| (keep.state, keep.shelf) != (own.state, own.shelf));
            rules.keeps.push(*own);
        }
        rules
    }
}
