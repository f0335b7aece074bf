//! Her sessions as they read now, kept up to date fact by fact: the same answer as `engine::timeline` gives for them all.
//! Knows nothing of other tools' records.

use std::collections::HashMap;

use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
use domain::session::Session;

/// When a fact was written: later ones have the last word.
pub type Written = (Stamp, DeviceId, FactId);

/// When this fact was written.
#[must_use]
pub fn written(fact: &Fact) -> Written {
    (fact.stamp, fact.device, fact.id)
}

#[derive(Debug)]
struct Fix {
    written: Written,
    id: FactId,
    session: Session,
}

/// All sessions ever told of.
#[derive(Debug, Default)]
pub struct Sessions {
    first: HashMap<FactId, Session>,
    fixes: HashMap<FactId, Vec<Fix>>,
    fixed: HashMap<FactId, FactId>,
    /// The last word on whether a fact counts, and whether it is that it does not.
    gone: HashMap<FactId, (Written, bool)>,
}

impl Sessions {
    /// Takes in a fact; tells which session may read differently now.
    pub fn take(&mut self, fact: &Fact) -> Option<FactId> {
        match &fact.body {
            Body::Session(session) => {
                self.first.insert(fact.id, session.as_ref().clone());
                Some(fact.id)
            }
            Body::Corrected { of, session } => {
                let fix = Fix { written: written(fact), id: fact.id, session: session.as_ref().clone() };
                self.fixes.entry(*of).or_default().push(fix);
                self.fixed.insert(fact.id, *of);
                Some(*of)
            }
            Body::Deleted { of } => Some(self.word(*of, written(fact), true)),
            Body::Restored { of } => Some(self.word(*of, written(fact), false)),
            _ => None,
        }
    }

    fn word(&mut self, of: FactId, written: Written, gone: bool) -> FactId {
        let held = self.gone.entry(of).or_insert((written, gone));
        if held.0 < written {
            *held = (written, gone);
        }
        self.fixed.get(&of).copied().unwrap_or(of)
    }

    fn counts(&self, id: FactId) -> bool {
        !self.gone.get(&id).is_some_and(|(_, gone)| *gone)
    }

    /// The session as it reads now; nothing when it was deleted.
    #[must_use]
    pub fn get(&self, id: FactId) -> Option<&Session> {
        let first = self.first.get(&id).filter(|_| self.counts(id))?;
        // One that came back from a table steps aside for the fact that says more.
        if first
            .origin
            .first_told()
            .is_some_and(|told| told != id && self.first.contains_key(&told) && self.counts(told))
        {
            return None;
        }
        let fixes = self.fixes.get(&id).into_iter().flatten().filter(|fix| self.counts(fix.id));
        Some(fixes.max_by_key(|fix| fix.written).map_or(first, |fix| &fix.session))
    }

    /// Whether there ever was such a session.
    #[must_use]
    pub fn knows(&self, id: FactId) -> bool {
        self.first.contains_key(&id)
    }

    /// Those that count now.
    pub fn all(&self) -> impl Iterator<Item = (FactId, &Session)> {
        self.first.keys().filter_map(|id| self.get(*id).map(|session| (*id, session)))
    }
}
