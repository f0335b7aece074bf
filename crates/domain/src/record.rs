//! What other tools of the household keep beside her sessions: a nappy, a nap, a timer, a child's name.
//! Kept and given back, and understood by the gateway alone: no advice rests on it.

/// Which record: its kind and its number there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordKey {
    /// Such as `feeding`.
    pub kind: String,
    /// The number under which other tools know it, counted from 1 for each kind.
    pub number: u64,
}

/// One record, as it reads from now on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// Which.
    pub key: RecordKey,
    /// Its fields in the stored form, untouched.
    pub raw: String,
}
