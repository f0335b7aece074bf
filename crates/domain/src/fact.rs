//! Facts: what happened, once, on one device. Append-only; correcting and deleting are facts too.
//! Not what is so now (`engine::timeline` folds that), nor how a fact is written (`wire`).

use crate::care::Gate;
use crate::moment::Moment;
use crate::plan::{DueAnswer, Plan};
use crate::protocol::Protocol;
use crate::record::{Record, RecordKey};
use crate::session::Session;
use crate::settings::Settings;
use crate::stash::{Move, StorageChoice};
use crate::trial::{Trial, TrialEnd};

/// A version 7 UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(pub u128);

/// The device that wrote a fact: a random UUID, made once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeviceId(pub u128);

/// A hybrid logical clock: later facts compare greater, even when wall clocks disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Stamp {
    /// Milliseconds since 1970 UTC, never going back on one device.
    pub ms: u64,
    /// Tells apart facts of the same millisecond.
    pub counter: u32,
}

impl Stamp {
    /// The stamp of a fact written at `now_ms` on a device that has seen nothing later than `self`.
    #[must_use]
    pub fn next(self, now_ms: u64) -> Stamp {
        if now_ms > self.ms {
            return Stamp { ms: now_ms, counter: 0 };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Stamp { counter, ..self },
            None => Stamp { ms: self.ms.saturating_add(1), counter: 0 },
        }
    }
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A session was finished and saved.
    Session(Box<Session>),
    /// An earlier session reads so from now on.
    Corrected {
        /// The fact that first told of it.
        of: FactId,
        /// As it should read.
        session: Box<Session>,
    },
    /// An earlier fact counts no more.
    Deleted {
        /// Which.
        of: FactId,
    },
    /// A deleted fact counts again.
    Restored {
        /// Which.
        of: FactId,
    },
    /// The gate was answered and no session followed.
    Gate(Gate),
    /// These are her choices from now on.
    Settings(Settings),
    /// A routine of her own, new or changed.
    Protocol(Protocol),
    /// A routine of her own is no longer wanted.
    ProtocolGone {
        /// Its id.
        id: String,
    },
    /// Something that other tools keep here reads so from now on.
    Record(Record),
    /// Something that other tools kept here is gone.
    RecordGone(RecordKey),
    /// A trial of one began.
    TrialStarted(Trial),
    /// A trial is over.
    TrialEnded {
        /// The fact that started it.
        of: FactId,
        /// How it ended.
        how: TrialEnd,
    },
    /// She was asked about a session that looked odd, and answered.
    Vouched {
        /// The fact that first told of the session.
        of: FactId,
        /// Some of the milk was spilled, so the amount tells less than there was; else all is as she meant it.
        spilled: bool,
    },
    /// Something was done with kept milk.
    Milk(Move),
    /// This is her plan from now on.
    Plan(Plan),
    /// She answered when a time of her plan came.
    DueAnswered(DueAnswer),
    /// She goes by these storage rules from now on.
    Storage(StorageChoice),
    /// Written by a newer version: kept and passed on as it came.
    Unknown {
        /// The kind it names.
        kind: String,
        /// Its body, untouched.
        raw: String,
    },
}

/// A field that a newer version wrote into a kind of fact that this one knows: kept and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extra {
    /// Where it stands in the stored form, as a path of names and places in lists.
    pub path: Vec<String>,
    /// Its value in the stored form, untouched.
    pub raw: String,
}

/// One fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Unique for ever.
    pub id: FactId,
    /// Who wrote it.
    pub device: DeviceId,
    /// In which order it was written.
    pub stamp: Stamp,
    /// When and where it was written.
    pub moment: Moment,
    /// What it says.
    pub body: Body,
    /// What a newer version said beside it. Only `wire` fills and reads this.
    pub extra: Vec<Extra>,
}

impl Fact {
    /// A fact of this version's own making.
    #[must_use]
    pub fn new(id: FactId, device: DeviceId, stamp: Stamp, moment: Moment, body: Body) -> Fact {
        Fact { id, device, stamp, moment, body, extra: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_fact_has_a_later_stamp_even_when_the_clock_goes_back() {
        let first = Stamp::default().next(1_000);
        let second = first.next(400);
        assert!(first < second && second < second.next(1_001));
        let full = Stamp { ms: 5, counter: u32::MAX };
        assert!(full < full.next(5));
    }
}
