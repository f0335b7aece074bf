//! What each deed does to the bags it names.
//! Not the order of the deeds, nor the balance: the ledger has those.

use domain::amount::Volume;
use domain::fact::FactId;
use domain::stash::{Deed, Outlet, Shelf, State};

use super::bag::Bag;
use super::clock::Clock;
use super::ledger::{Given, Keeper, Odd};
use crate::timeline::MoveEntry;

impl Keeper<'_> {
    /// Does one deed.
    pub(super) fn deed(&mut self, one: &MoveEntry) {
        let at_ms = one.what.at.epoch_ms();
        match &one.what.deed {
            Deed::Stored { session, volume, pumped, shelf, label } => {
                let pumped_ms = pumped.epoch_ms().min(at_ms);
                let clocks = vec![Clock::fresh(pumped_ms, at_ms, *shelf)];
                let bag = Bag::new(one.id, label, clocks, *shelf, pumped_ms);
                self.add(Bag { session: *session, filled_ms: at_ms, left: Some(*volume), ..bag });
            }
            Deed::Moved { bag, shelf } => self.move_bag(one.id, *bag, *shelf, at_ms),
            Deed::Thawed { bag } => self.thaw(one.id, *bag, at_ms),
            Deed::Warmed { bag } => self.come_to(one.id, *bag, State::Warmed, at_ms),
            Deed::Offered { bag } => self.come_to(one.id, *bag, State::Offered, at_ms),
            Deed::Used { bag, volume, to } => self.give(one, *bag, *volume, to),
            Deed::Split { bag, volume, label } => self.split(one, *bag, *volume, label),
            Deed::Pooled { bags, shelf, label } => self.pool(one.id, bags, *shelf, label, at_ms),
            Deed::Counted { bag, volume } => self.count(one.id, *bag, *volume),
            Deed::Labelled { bag, label } => {
                if let Some(bag) = self.bag(one.id, *bag) {
                    label.clone_into(&mut bag.label);
                }
            }
            Deed::Drunk { volume } => {
                self.given.push(Given { told: one.id, bag: None, at_ms, to: Outlet::Fed, volume: *volume });
            }
        }
    }

    /// The bag that `deed` names, from now on touched; tells of one that is not there.
    fn bag(&mut self, deed: FactId, id: FactId) -> Option<&mut Bag> {
        match self.bags.get_mut(&id) {
            Some(bag) => {
                bag.untouched = false;
                Some(bag)
            }
            None => {
                self.odd.push(Odd::NoSuchBag { deed, bag: id });
                None
            }
        }
    }

    fn move_bag(&mut self, deed: FactId, id: FactId, shelf: Shelf, at_ms: i64) {
        let rules = self.rules;
        let Some(bag) = self.bag(deed, id) else { return };
        if bag.put_on(shelf, at_ms, rules) {
            self.odd.push(Odd::Refrozen { deed, bag: id });
        }
    }

    fn thaw(&mut self, deed: FactId, id: FactId, at_ms: i64) {
        let rules = self.rules;
        let Some(bag) = self.bag(deed, id) else { return };
        if bag.shelf.freezes() {
            bag.shelf = Shelf::Fridge;
        }
        bag.clocks.iter_mut().for_each(|clock| clock.thaw(at_ms, rules));
    }

    fn come_to(&mut self, deed: FactId, id: FactId, state: State, at_ms: i64) {
        let rules = self.rules;
        let Some(bag) = self.bag(deed, id) else { return };
        if bag.shelf.freezes() {
            bag.shelf = Shelf::Room;
        }
        bag.clocks.iter_mut().for_each(|clock| clock.come_to(state, at_ms, rules));
    }

    /// Takes up to `volume` out of a bag, all of it for `None`. What an uncounted bag gives was in it.
    fn take(&mut self, deed: FactId, id: FactId, volume: Option<Volume>) -> Volume {
        let Some(bag) = self.bag(deed, id) else { return Volume::ZERO };
        let Some(left) = bag.left else {
            bag.finished |= volume.is_none();
            let taken = volume.unwrap_or_default();
            self.ledger.stored = self.ledger.stored + taken;
            return taken;
        };
        let wanted = volume.unwrap_or(left);
        let taken = wanted.min(left);
        bag.left = Some(left.less(taken));
        bag.finished = bag.left == Some(Volume::ZERO);
        let over = wanted.less(taken);
        if over > Volume::ZERO {
            self.odd.push(Odd::TookMore { deed, bag: id, over });
        }
        taken
    }

    fn give(&mut self, one: &MoveEntry, id: FactId, volume: Option<Volume>, to: &Outlet) {
        let taken = self.take(one.id, id, volume);
        let ledger = &mut self.ledger;
        let sum = match to {
            Outlet::Fed => &mut ledger.fed,
            Outlet::Donated => &mut ledger.donated,
            Outlet::Discarded(_) => &mut ledger.discarded,
        };
        *sum = *sum + taken;
        if taken > Volume::ZERO {
            let at_ms = one.what.at.epoch_ms();
            self.given.push(Given { told: one.id, bag: Some(id), at_ms, to: to.clone(), volume: taken });
        }
    }

    fn split(&mut self, one: &MoveEntry, id: FactId, volume: Volume, label: &str) {
        let deed = one.id;
        if self.bag(deed, id).is_none() {
            return;
        }
        let taken = self.take(deed, id, Some(volume));
        if let Some(from) = self.bags.get(&id) {
            let new = Bag { left: Some(taken), finished: taken == Volume::ZERO, ..from.clone() };
            let new = Bag { id: deed, label: label.to_owned(), filled_ms: one.what.at.epoch_ms(), ..new };
            self.bags.insert(deed, new);
        }
    }

    fn pool(&mut self, deed: FactId, ids: &[FactId], shelf: Shelf, label: &str, at_ms: i64) {
        let mut pooled: Option<Bag> = None;
        let mut known = Volume::ZERO;
        for id in ids {
            let Some(from) = self.bag(deed, *id).map(|bag| bag.clone()) else { continue };
            if from.finished {
                continue;
            }
            known = known + self.take(deed, *id, None);
            pooled = Some(match pooled {
                None => Bag { id: deed, label: label.to_owned(), session: None, ..from },
                Some(bag) => bag.joined(from),
            });
        }
        let Some(mut bag) = pooled else { return };
        if bag.left.is_none() {
            // The whole is not known now, so what was known of a part counts when it comes out.
            self.ledger.stored = self.ledger.stored.less(known);
        }
        bag.filled_ms = at_ms;
        if bag.put_on(shelf, at_ms, self.rules) {
            self.odd.push(Odd::Refrozen { deed, bag: deed });
        }
        self.bags.insert(deed, bag);
    }

    fn count(&mut self, deed: FactId, id: FactId, volume: Volume) {
        let Some(bag) = self.bag(deed, id) else { return };
        let before = bag.left.replace(volume);
        bag.finished = volume == Volume::ZERO;
        let ledger = &mut self.ledger;
        match before {
            None => ledger.stored = ledger.stored + volume,
            Some(before) => {
                ledger.found = ledger.found + volume.less(before);
                ledger.missing = ledger.missing + before.less(volume);
            }
        }
    }
}
