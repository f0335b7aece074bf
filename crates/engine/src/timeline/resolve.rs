//! Which of several facts has the last word.
//! Not what the facts say.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use domain::fact::{Body, Fact, FactId};

/// A fact by when it was written: later ones compare greater, and no two differing facts compare equal.
#[derive(Clone, Copy)]
pub(super) struct Written<'a>(pub &'a Fact);

impl Ord for Written<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |fact: &Fact| (fact.stamp, fact.device, fact.id);
        // Two facts of one id that differ are a fault or a forgery: any rule will do that ignores their order.
        key(self.0).cmp(&key(other.0)).then_with(|| {
            if self.0 == other.0 { Ordering::Equal } else { format!("{:?}", self.0).cmp(&format!("{:?}", other.0)) }
        })
    }
}

impl PartialOrd for Written<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Written<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Written<'_> {}

/// The value that was written last.
pub(super) struct Latest<'a, T>(Option<(Written<'a>, T)>);

impl<T> Default for Latest<'_, T> {
    fn default() -> Self {
        Latest(None)
    }
}

impl<'a, T: Copy> Latest<'a, T> {
    /// Takes `value` when it was written later than what is held.
    pub(super) fn offer(&mut self, written: Written<'a>, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| *held < written) {
            self.0 = Some((written, value));
        }
    }

    /// Takes `value` when it was written earlier than what is held.
    pub(super) fn offer_first(&mut self, written: Written<'a>, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| *held > written) {
            self.0 = Some((written, value));
        }
    }

    pub(super) fn value(&self) -> Option<T> {
        self.0.as_ref().map(|(_, value)| *value)
    }
}

/// Each fact once.
pub(super) fn distinct(facts: &[Fact]) -> Vec<&Fact> {
    let mut by_id: HashMap<FactId, Latest<&Fact>> = HashMap::with_capacity(facts.len());
    for fact in facts {
        by_id.entry(fact.id).or_default().offer(Written(fact), fact);
    }
    by_id.values().filter_map(Latest::value).collect()
}

/// The facts that do not count: deleted, and not restored since.
pub(super) fn deleted(facts: &[&Fact]) -> HashSet<FactId> {
    let mut words: HashMap<FactId, Latest<bool>> = HashMap::new();
    for fact in facts {
        match fact.body {
            Body::Deleted { of } => words.entry(of).or_default().offer(Written(fact), true),
            Body::Restored { of } => words.entry(of).or_default().offer(Written(fact), false),
            _ => {}
        }
    }
    words.iter().filter(|(_, word)| word.value() == Some(true)).map(|(id, _)| *id).collect()
}
