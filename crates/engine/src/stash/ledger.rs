//! The ledger: every deed done in its order, and every drop accounted for.
//! Not what a single deed does (`deeds`), nor sums by day (`sums`).

use std::collections::{BTreeMap, HashMap};

use domain::amount::Volume;
use domain::fact::FactId;
use domain::session::Destination;
use domain::stash::{Deed, KeepRules, Outlet, Shelf};

use super::bag::Bag;
use super::clock::Clock;
use super::shelf_of;
use crate::timeline::{Entry, MoveEntry};

/// A session's own bag that nobody touched leaves the stash this long after it was over: it was used, and not told.
const UNTOLD_AFTER_MS: i64 = 24 * 3_600_000;

/// Something that does not add up, told to her with the deed it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// The bag is not there: never made, deleted, or made later.
    NoSuchBag {
        /// The deed.
        deed: FactId,
        /// The bag it names.
        bag: FactId,
    },
    /// More was taken than was left; the rest of it counts as nothing.
    TookMore {
        /// The deed.
        deed: FactId,
        /// The bag.
        bag: FactId,
        /// By how much.
        over: Volume,
    },
    /// Thawed milk was frozen again: it is not to be used.
    Refrozen {
        /// The deed.
        deed: FactId,
        /// The bag.
        bag: FactId,
    },
    /// The bags of a session hold more than it gave.
    MoreThanPumped {
        /// The session.
        session: FactId,
        /// By how much.
        over: Volume,
    },
}

/// Where all milk that was ever kept has gone: `stored + found = left + fed + donated + discarded + missing + untold`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ledger {
    /// Put into bags.
    pub stored: Volume,
    /// More than thought, when counted.
    pub found: Volume,
    /// Less than thought, when counted.
    pub missing: Volume,
    /// Fed.
    pub fed: Volume,
    /// Given away.
    pub donated: Volume,
    /// Poured away.
    pub discarded: Volume,
    /// In a session's own bag that was over long ago and never named again.
    pub untold: Volume,
    /// In the bags now, as far as it is known.
    pub left: Volume,
}

/// Milk that went for good, out of a bag or straight from a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The deed or the session that tells of it.
    pub told: FactId,
    /// The bag it came out of; `None` when it was never in one.
    pub bag: Option<FactId>,
    /// When.
    pub at_ms: i64,
    /// Where to.
    pub to: Outlet,
    /// How much.
    pub volume: Volume,
}

/// The stash at one instant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stash {
    /// Bags with something in them, what to use first before what can wait.
    pub bags: Vec<Bag>,
    /// Bags that are used up, or were over long ago and never named again: they can still be counted.
    pub spent: Vec<Bag>,
    /// Where it all went.
    pub ledger: Ledger,
    /// What went for good, oldest first.
    pub given: Vec<Given>,
    /// What does not add up.
    pub odd: Vec<Odd>,
}

/// Does every deed in its order, as of `now_ms`. Deeds still to come are left out.
#[must_use]
pub fn fold_stash(sessions: &[Entry], moves: &[MoveEntry], rules: &KeepRules, now_ms: i64) -> Stash {
    let mut keeper =
        Keeper { rules, bags: BTreeMap::new(), ledger: Ledger::default(), given: Vec::new(), odd: Vec::new() };
    keeper.take_sessions(sessions, moves, now_ms);
    let mut ordered: Vec<&MoveEntry> = moves.iter().filter(|one| one.what.at.epoch_ms() <= now_ms).collect();
    // Of two deeds in one instant, the one that fills a bag comes first.
    ordered.sort_by_key(|one| (one.what.at.at, !matches!(one.what.deed, Deed::Stored { .. }), one.stamp, one.id));
    for one in ordered {
        keeper.deed(one);
    }
    keeper.finish(now_ms)
}

/// The ledger in the making.
pub(super) struct Keeper<'a> {
    pub(super) rules: &'a KeepRules,
    pub(super) bags: BTreeMap<FactId, Bag>,
    pub(super) ledger: Ledger,
    pub(super) given: Vec<Given>,
    pub(super) odd: Vec<Odd>,
}

impl Keeper<'_> {
    /// A session's milk is a bag by itself, less what she put into bags of its own.
    fn take_sessions(&mut self, sessions: &[Entry], moves: &[MoveEntry], now_ms: i64) {
        let mut bagged: HashMap<FactId, Volume> = HashMap::new();
        for one in moves {
            if let Deed::Stored { session: Some(session), volume, .. } = &one.what.deed {
                let sum = bagged.entry(*session).or_default();
                *sum = *sum + *volume;
            }
        }
        for entry in sessions.iter().filter(|entry| entry.session.end.epoch_ms() <= now_ms) {
            let total = entry.session.amounts.known_total();
            let bagged = bagged.get(&entry.id).copied().unwrap_or_default();
            if let Some(over) = total.map(|total| bagged.less(total)).filter(|over| *over > Volume::ZERO) {
                self.odd.push(Odd::MoreThanPumped { session: entry.id, over });
            }
            let rest = total.map(|total| total.less(bagged));
            let Some(place) = entry.session.destination else { continue };
            let Some(shelf) = shelf_of(place) else {
                self.given.extend(given_at_once(entry, place, rest));
                continue;
            };
            // Of a session without an amount nothing is known to be over once some of it is bagged.
            let nothing = rest.map_or(bagged > Volume::ZERO, |rest| rest == Volume::ZERO);
            if !nothing {
                self.add(own_bag(entry, rest, shelf));
            }
        }
    }

    pub(super) fn add(&mut self, bag: Bag) {
        self.ledger.stored = self.ledger.stored + bag.left.unwrap_or_default();
        self.bags.insert(bag.id, bag);
    }

    fn finish(mut self, now_ms: i64) -> Stash {
        let rules = self.rules;
        let untold =
            |bag: &Bag| bag.untouched && bag.good_until(rules).most_ms.saturating_add(UNTOLD_AFTER_MS) <= now_ms;
        let all = std::mem::take(&mut self.bags).into_values();
        let (mut bags, spent): (Vec<Bag>, Vec<Bag>) = all.partition(|bag| !bag.finished && !untold(bag));
        let sum = |bags: &[Bag]| bags.iter().filter_map(|bag| bag.left).fold(Volume::ZERO, |sum, left| sum + left);
        self.ledger.left = sum(&bags);
        // What is used up holds nothing, so this is what was over and never named again.
        self.ledger.untold = sum(&spent);
        bags.sort_by_cached_key(|bag| {
            let until = bag.good_until(rules);
            (until.most_ms <= now_ms, until.best_ms, until.most_ms, bag.pumped_ms, bag.id)
        });
        self.given.sort_by_key(|given| (given.at_ms, given.told));
        Stash { bags, spent, ledger: self.ledger, given: self.given, odd: self.odd }
    }
}

fn own_bag(entry: &Entry, left: Option<Volume>, shelf: Shelf) -> Bag {
    let pumped_ms = entry.session.end.epoch_ms();
    let clocks = vec![Clock::fresh(pumped_ms, pumped_ms, shelf)];
    let bag = Bag::new(entry.id, "", clocks, shelf, pumped_ms);
    Bag { session: Some(entry.id), left, untouched: true, ..bag }
}

/// A session's milk that never saw a shelf.
fn given_at_once(entry: &Entry, place: Destination, rest: Option<Volume>) -> Option<Given> {
    let to = match place {
        Destination::Fed => Outlet::Fed,
        Destination::Donated => Outlet::Donated,
        Destination::Discarded => Outlet::Discarded(String::new()),
        Destination::Room | Destination::Cooler | Destination::Fridge | Destination::Freezer => return None,
    };
    let volume = rest.filter(|rest| *rest > Volume::ZERO)?;
    Some(Given { told: entry.id, bag: None, at_ms: entry.session.end.epoch_ms(), to, volume })
}
