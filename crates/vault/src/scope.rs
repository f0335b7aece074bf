//! Kinds of facts that can be shared apart from each other, each under a key of its own.
//! Which fact is of which kind is for those who know facts.

/// What a partner can be given. Who has the family key has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Sessions and what was answered before them.
    Log,
    /// Milk that is kept.
    Stash,
    /// When to pump next, and routines.
    Schedule,
    /// Everything else, also what this version does not know: never shared apart.
    Rest,
}

impl Scope {
    /// Every one; the most frequent first.
    pub const ALL: [Scope; 4] = [Scope::Log, Scope::Schedule, Scope::Stash, Scope::Rest];

    /// As it is written in keyrings and bound into keys. Never changed.
    pub(crate) fn number(self) -> u8 {
        match self {
            Scope::Log => 1,
            Scope::Stash => 2,
            Scope::Schedule => 3,
            Scope::Rest => 4,
        }
    }

    pub(crate) fn from_number(number: u8) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.number() == number)
    }
}
