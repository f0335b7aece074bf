//! A phone of the simulation: its own store outlives crashes, its client does not.
//! Its clock is wrong by up to twelve hours.

use domain::fact::{DeviceId, FactId, Stamp};
use futures_executor::block_on;
use sync::protocol::{Client, Closer, NotOpened, Request};
use sync::{Cursor, FamilyId, MemoryStore, Parcel, Store};
use wire::mailbox::Progress;

use super::network::Answer;

const OWN: FamilyId = FamilyId(0);
/// What a sealed fact looks like from outside: form, key version, and as many bytes as a nonce and a tag.
const HEAD: [u8; 5] = [1, 0, 0, 0, 1];
const REST: usize = 40;

/// In the place of a cipher: cheap, and refuses what it did not close.
#[derive(Clone, Copy)]
struct Lid;

impl Closer for Lid {
    fn close(&mut self, own: &Parcel) -> Option<Parcel> {
        Some(Parcel { body: [HEAD.as_slice(), &own.body, &[7; REST]].concat(), ..*own })
    }

    fn open(&mut self, sent: &Parcel) -> Result<Parcel, NotOpened> {
        let inner = sent.body.strip_prefix(&HEAD).and_then(|body| body.strip_suffix(&[7; REST]));
        inner.map(|body| Parcel { body: body.to_vec(), ..*sent }).ok_or(NotOpened::Refused)
    }
}

pub struct Device {
    pub name: DeviceId,
    pub parted: bool,
    /// Every fact written here.
    pub written: Vec<FactId>,
    /// Every fact of which the server told this device that it is kept.
    pub acknowledged: Vec<FactId>,
    /// Whether each fact came out later than all that were seen before it.
    pub ordered: bool,
    skew_ms: i64,
    store: MemoryStore,
    noted: Progress,
    client: Client<MemoryStore, Lid>,
    waits_for: Option<u64>,
}

impl Device {
    pub fn new(name: u128, skew_ms: i64) -> Device {
        let store = MemoryStore::default();
        Device {
            name: super::device_id(name),
            parted: false,
            written: Vec::new(),
            acknowledged: Vec::new(),
            ordered: true,
            skew_ms,
            client: Client::new(store.clone(), OWN, Lid, Progress::default()),
            store,
            noted: Progress::default(),
            waits_for: None,
        }
    }

    fn kept(&self) -> Vec<Parcel> {
        let page = block_on(self.store.since(OWN, Cursor(0), u32::MAX)).expect("memory can be read");
        page.parcels.into_iter().map(|placed| placed.parcel).collect()
    }

    pub fn write(&mut self, id: FactId, now_ms: u64) {
        let seen = self.last_word().map_or(Stamp::default(), |(stamp, _)| stamp);
        let stamp = seen.next(now_ms.saturating_add_signed(self.skew_ms));
        self.ordered &= stamp > seen;
        let mut body = stamp.ms.to_be_bytes().to_vec();
        body.extend(stamp.counter.to_be_bytes());
        block_on(self.store.append(OWN, &[Parcel { id, device: self.name, body }])).expect("memory keeps");
        self.written.push(id);
    }

    /// What counts when two devices said something about the same thing.
    pub fn last_word(&self) -> Option<(Stamp, FactId)> {
        self.kept().iter().map(|parcel| (stamp(&parcel.body), parcel.id)).max()
    }

    pub fn ids(&self) -> Vec<FactId> {
        let mut ids: Vec<FactId> = self.kept().iter().map(|parcel| parcel.id).collect();
        ids.sort_unstable();
        ids
    }

    pub fn ask(&mut self, nr: u64) -> Option<Request> {
        // After a pause it looks whether the server has more.
        let request = block_on(self.client.next()).expect("memory can be read");
        self.waits_for = request.is_some().then_some(nr);
        if request.is_none() && nr.is_multiple_of(2) {
            self.client.notice();
        }
        request
    }

    pub fn take(&mut self, nr: u64, answer: Answer, noted: bool) {
        // A connection that was given up gives no answers any more.
        if self.waits_for != Some(nr) {
            return;
        }
        self.waits_for = None;
        match answer {
            Answer::Page(from, page) => {
                let took = block_on(self.client.take_page(from, page)).expect("memory keeps");
                assert_eq!((took.no_key, took.refused), (0, 0));
            }
            Answer::Ack(upto, ack, ids) => {
                self.client.take_ack(upto, ack);
                self.acknowledged.extend(ids);
            }
        }
        if noted {
            self.noted = self.client.progress();
        } else {
            self.crash();
        }
    }

    /// The app is closed at once: what is in the store stays, what was noted stays, nothing else.
    pub fn crash(&mut self) {
        self.waits_for = None;
        self.client = Client::new(self.store.clone(), OWN, Lid, self.noted);
    }
}

fn stamp(body: &[u8]) -> Stamp {
    let (ms, counter) = body.split_first_chunk::<8>().expect("a body of the simulation");
    Stamp { ms: u64::from_be_bytes(*ms), counter: u32::from_be_bytes(counter.try_into().expect("four bytes")) }
}
