//! The clock of one milk: what it has been through, and until when it is good.
//! Not amounts, and no wall clock: every instant comes in.

use domain::stash::{KeepRules, Shelf, State};

const HOUR_MS: i64 = 3_600_000;

/// Until when milk is good. Milk from `best_ms` on is acceptable, and from `most_ms` on it is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoodUntil {
    /// Best used before.
    pub best_ms: i64,
    /// Not used from then on.
    pub most_ms: i64,
}

impl GoodUntil {
    fn first(self, other: GoodUntil) -> GoodUntil {
        GoodUntil { best_ms: self.best_ms.min(other.best_ms), most_ms: self.most_ms.min(other.most_ms) }
    }
}

/// What one milk has been through. A pooled bag has several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    pumped_ms: i64,
    shelf: Shelf,
    /// When it came to its shelf.
    there_ms: i64,
    /// How long it had stood out before that, fresh.
    out_ms: i64,
    /// How long it had stood in a cooler before that, fresh.
    cooled_ms: i64,
    state: State,
    /// When it came into that state.
    since_ms: i64,
    /// When it was first frozen: another freezer does not start its time anew.
    frozen_ms: Option<i64>,
    /// Out of the freezer, and not said to be fully thawed.
    pub(super) thawing: bool,
    /// What an earlier state allowed, and no later one may lengthen.
    cap: Option<GoodUntil>,
    /// Frozen again after thawing.
    pub(super) refrozen: bool,
}

impl Clock {
    /// Fresh milk, put on its shelf at `there_ms`.
    pub(super) fn fresh(pumped_ms: i64, there_ms: i64, shelf: Shelf) -> Clock {
        let there_ms = there_ms.max(pumped_ms);
        Clock {
            pumped_ms,
            shelf,
            there_ms,
            // Until it is put away it stands out.
            out_ms: there_ms - pumped_ms,
            cooled_ms: 0,
            state: State::Fresh,
            since_ms: pumped_ms,
            frozen_ms: shelf.freezes().then_some(there_ms),
            thawing: false,
            cap: None,
            refrozen: false,
        }
    }

    /// What it is now.
    pub(super) fn state(&self) -> State {
        self.state
    }

    /// Until when it is good where it stands.
    pub(super) fn good_until(&self, rules: &KeepRules) -> GoodUntil {
        let own = match self.state {
            State::Fresh => self.fresh_until(rules),
            State::Thawed => self.thawed_until(rules),
            State::Warmed | State::Offered => self.after(rules, self.shelf, self.since_ms),
        };
        self.cap.map_or(own, |cap| cap.first(own))
    }

    /// `from` and as long as the rules give milk in this state on `shelf`; as at room temperature where they are silent.
    fn after(&self, rules: &KeepRules, shelf: Shelf, from_ms: i64) -> GoodUntil {
        let keep = rules.keep(self.state, shelf).or_else(|| rules.keep(self.state, Shelf::Room));
        let end = |hours: u32| from_ms.saturating_add(i64::from(hours) * HOUR_MS);
        keep.map_or(GoodUntil { best_ms: from_ms, most_ms: from_ms }, |keep| GoodUntil {
            best_ms: end(keep.best_h),
            most_ms: end(keep.most_h),
        })
    }

    /// Hours out of the fridge add up, and never lengthen what the fridge allows.
    fn fresh_until(&self, rules: &KeepRules) -> GoodUntil {
        let fridge = || self.after(rules, Shelf::Fridge, self.pumped_ms);
        match self.shelf {
            Shelf::Room => self.after(rules, Shelf::Room, self.there_ms - self.out_ms).first(fridge()),
            Shelf::Cooler => self.after(rules, Shelf::Cooler, self.there_ms - self.cooled_ms).first(fridge()),
            Shelf::Fridge => fridge(),
            Shelf::Freezer | Shelf::DeepFreezer => {
                self.after(rules, self.shelf, self.frozen_ms.unwrap_or(self.there_ms))
            }
        }
    }

    fn thawed_until(&self, rules: &KeepRules) -> GoodUntil {
        let fridge = self.after(rules, Shelf::Fridge, self.since_ms);
        match self.shelf {
            Shelf::Fridge => fridge,
            shelf => self.after(rules, shelf, self.there_ms.max(self.since_ms)).first(fridge),
        }
    }

    /// It stands on `shelf` from `at_ms` on.
    pub(super) fn move_to(&mut self, shelf: Shelf, at_ms: i64, rules: &KeepRules) {
        self.spoil_when_over(at_ms, rules);
        if self.state == State::Fresh {
            self.add_time_out(at_ms);
        }
        let (was_frozen, freezes) = (self.shelf.freezes(), shelf.freezes());
        if was_frozen && !freezes && self.state == State::Fresh {
            (self.state, self.since_ms, self.thawing) = (State::Thawed, at_ms, true);
        }
        self.refrozen |= freezes && !was_frozen && self.state != State::Fresh;
        if freezes && self.state == State::Fresh {
            self.frozen_ms.get_or_insert(at_ms);
        }
        if self.shelf != shelf {
            (self.shelf, self.there_ms) = (shelf, at_ms);
        }
        if self.refrozen {
            self.cap_at(GoodUntil { best_ms: at_ms, most_ms: at_ms });
        }
    }

    fn add_time_out(&mut self, at_ms: i64) {
        let stood = (at_ms - self.there_ms).max(0);
        match self.shelf {
            Shelf::Room => self.out_ms += stood,
            Shelf::Cooler => self.cooled_ms += stood,
            _ => {}
        }
    }

    /// It is fully thawed: its day in the fridge begins now, once.
    pub(super) fn thaw(&mut self, at_ms: i64, rules: &KeepRules) {
        if self.shelf.freezes() {
            self.move_to(Shelf::Fridge, at_ms, rules);
        }
        if self.thawing {
            self.spoil_when_over(at_ms, rules);
            (self.since_ms, self.thawing) = (at_ms.max(self.since_ms), false);
        }
    }

    /// It is warmed, or a baby drank from it; never lengthens what it had.
    pub(super) fn come_to(&mut self, state: State, at_ms: i64, rules: &KeepRules) {
        if state <= self.state {
            return;
        }
        self.spoil_when_over(at_ms, rules);
        if self.shelf.freezes() {
            self.move_to(Shelf::Room, at_ms, rules);
        }
        let before = self.good_until(rules);
        self.cap_at(before);
        (self.state, self.since_ms, self.thawing) = (state, at_ms, false);
    }

    /// What was over before something was done to it stays over.
    fn spoil_when_over(&mut self, at_ms: i64, rules: &KeepRules) {
        let until = self.good_until(rules);
        if until.most_ms <= at_ms {
            self.cap_at(until);
        }
    }

    fn cap_at(&mut self, cap: GoodUntil) {
        self.cap = Some(self.cap.map_or(cap, |held| held.first(cap)));
    }
}

/// The earliest of several milks.
pub(super) fn earliest(clocks: &[Clock], rules: &KeepRules) -> GoodUntil {
    let never = GoodUntil { best_ms: i64::MAX, most_ms: i64::MAX };
    clocks.iter().map(|clock| clock.good_until(rules)).fold(never, GoodUntil::first)
}
