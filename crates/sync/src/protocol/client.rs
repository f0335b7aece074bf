//! The device's side: what to ask the server next, and what to do with its answers.
//! Sends nothing, and keeps its progress nowhere: whoever drives it notes it down after each answer.

use std::collections::HashSet;

use domain::fact::FactId;
use wire::mailbox::{Ack, Page, Progress, Sealed};

use super::closer::{Closer, NotOpened};
use super::mailbox::{MOST_FACTS, sealed};
use crate::store::{Cursor, FamilyId, Parcel, Store, StoreError};

/// What a push holds at most, beyond its first fact.
const MOST_PUSH: usize = 256 * 1024;

/// What to ask the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// What stands behind this place?
    Pull {
        /// The place.
        from: Cursor,
    },
    /// Keep these.
    Push {
        /// Closed already.
        facts: Vec<Sealed>,
        /// Up to where of its own places the device has given everything, once they are kept.
        upto: Cursor,
    },
}

/// What an answer brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Took {
    /// Facts that are new on this device.
    pub new: u64,
    /// Parcels that wait for a key.
    pub no_key: u64,
    /// Parcels that are not for this device, or not what they say they are.
    pub refused: u64,
}

/// One device that follows one family.
pub struct Client<S, C> {
    store: S,
    own: FamilyId,
    closer: C,
    progress: Progress,
    /// Whether everything up to the server's last known place was taken.
    caught_up: bool,
    /// What came from the server and stands before something that was not given yet: need not be given back.
    theirs: HashSet<FactId>,
}

impl<S: Store, C: Closer> Client<S, C> {
    /// Goes on from where it was noted down; `own` is the family under which the device keeps its facts.
    pub fn new(store: S, own: FamilyId, closer: C, progress: Progress) -> Client<S, C> {
        Client { store, own, closer, progress, caught_up: false, theirs: HashSet::new() }
    }

    /// How far it has come: to be noted down after each answer.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Somebody said that the server has more.
    pub fn notice(&mut self) {
        self.caught_up = false;
    }

    /// Has new keys: what did not open is asked for again.
    pub fn with_keys(&mut self, closer: C) {
        self.closer = closer;
        if self.progress.unopened > 0 {
            self.progress.pulled = self.progress.pulled.min(self.progress.unopened - 1);
            self.progress.unopened = 0;
        }
        self.caught_up = false;
    }

    /// The next thing to ask; `None` when both sides have everything.
    ///
    /// # Errors
    /// When the device's own store cannot be read.
    pub async fn next(&mut self) -> Result<Option<Request>, StoreError> {
        if !self.caught_up {
            return Ok(Some(Request::Pull { from: Cursor(self.progress.pulled) }));
        }
        loop {
            let most = u32::try_from(MOST_FACTS).unwrap_or(u32::MAX);
            let page = self.store.since(self.own, Cursor(self.progress.pushed), most).await?;
            if page.parcels.is_empty() {
                self.theirs.clear();
                return Ok(None);
            }
            let (facts, upto) = self.batch(page.parcels.into_iter().map(|placed| (placed.at, placed.parcel)));
            if !facts.is_empty() {
                return Ok(Some(Request::Push { facts, upto }));
            }
            self.progress.pushed = upto.0;
        }
    }

    fn batch(&mut self, parcels: impl Iterator<Item = (Cursor, Parcel)>) -> (Vec<Sealed>, Cursor) {
        let (mut facts, mut room, mut upto) = (Vec::new(), MOST_PUSH, Cursor(self.progress.pushed));
        for (at, parcel) in parcels {
            let closed = if self.theirs.contains(&parcel.id) { None } else { self.closer.close(&parcel) };
            if let Some(closed) = closed {
                if !facts.is_empty() && closed.body.len() > room {
                    break;
                }
                room = room.saturating_sub(closed.body.len());
                facts.push(sealed(closed));
            }
            upto = at;
        }
        (facts, upto)
    }

    /// Takes the answer to a pull from `from`. An answer to another question is left aside.
    ///
    /// # Errors
    /// When the device cannot keep what came; then nothing is noted, and it will be asked for again.
    pub async fn take_page(&mut self, from: Cursor, page: Page) -> Result<Took, StoreError> {
        if self.began_anew(page.lineage, page.head) || from.0 != self.progress.pulled {
            return Ok(Took::default());
        }
        let mut took = Took::default();
        let mut opened = Vec::new();
        let came = page.facts.len() as u64;
        for (at, fact) in (from.0 + 1..).zip(page.facts) {
            match self.closer.open(&Parcel { id: fact.id, device: fact.device, body: fact.body }) {
                Ok(parcel) => opened.push(parcel),
                Err(reason) => self.leave_closed(at, reason, &mut took),
            }
        }
        let appended = self.store.append(self.own, &opened).await?;
        took.new = appended.new;
        // Nothing of its own stands between: then these need not be looked at for giving.
        if appended.head.0 - appended.new == self.progress.pushed {
            self.progress.pushed = appended.head.0;
        } else {
            self.theirs.extend(opened.iter().map(|parcel| parcel.id));
        }
        self.progress.pulled = from.0 + came;
        self.caught_up = !page.more || came == 0;
        Ok(took)
    }

    fn leave_closed(&mut self, at: u64, reason: NotOpened, took: &mut Took) {
        match reason {
            NotOpened::NoKey => took.no_key += 1,
            NotOpened::Refused => took.refused += 1,
        }
        if self.progress.unopened == 0 {
            self.progress.unopened = at;
        }
    }

    /// Takes the answer to a push of everything up to `upto`.
    pub fn take_ack(&mut self, upto: Cursor, ack: Ack) {
        if self.began_anew(ack.lineage, ack.head) {
            return;
        }
        self.progress.pushed = self.progress.pushed.max(upto.0);
        if ack.head - ack.new.min(ack.head) == self.progress.pulled {
            // Nobody else has given anything in between: no need to read one's own words again.
            self.progress.pulled = ack.head;
        } else if ack.head > self.progress.pulled {
            self.caught_up = false;
        }
    }

    /// A server that was put back from a copy, or has lost this family: everything is asked for and offered again,
    /// for it may lack what it once acknowledged.
    fn began_anew(&mut self, lineage: u128, head: u64) -> bool {
        let known = self.progress.lineage;
        let anew = (known != 0 && known != lineage) || head < self.progress.pulled;
        if anew {
            self.progress = Progress::default();
            self.theirs.clear();
            self.caught_up = false;
        }
        self.progress.lineage = lineage;
        anew
    }
}
