//! What a server keeps beside a family's facts: accounts, devices, sessions, links, the audit list.
//! A record is a name and bytes: what they say is written in `wire`, and most of it is closed.

use std::fmt;

use crate::store::{FamilyId, StoreError};

/// The server's own records stand under no family.
pub const SERVER: FamilyId = FamilyId(0);

/// What a record is about. Numbers are kept: never change one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The server's own secrets and history.
    Server = 1,
    /// An account, by its id.
    Account = 2,
    /// Which account has a name, by the name's hash: under the server, so that no two have the same.
    Name = 3,
    /// A device, by its id.
    Device = 4,
    /// Somebody signed in, by the hash of what their browser shows.
    Session = 5,
    /// A link or QR code, by the hash of its name.
    Link = 6,
    /// Which key version a family uses, and what was handed to whom.
    Keys = 7,
    /// What happened to accounts, devices and keys, by when.
    Audit = 8,
    /// What a device is at now, by its id.
    Now = 9,
}

impl Kind {
    /// As it is kept.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }
}

/// One record.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Whose.
    pub family: FamilyId,
    /// About what.
    pub kind: Kind,
    /// Its name within the kind.
    pub key: Vec<u8>,
    /// What it says.
    pub body: Vec<u8>,
    /// When it may be cleared away, in milliseconds since 1970 UTC.
    pub expires_ms: Option<i64>,
}

impl fmt::Debug for Record {
    /// Without its name and body, so that no log or panic tells them.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Record({:?}, {} bytes)", self.kind, self.body.len())
    }
}

/// Keeps records beside the facts of their families. Erasing a family takes its records along.
pub trait Records: Clone + Send + Sync + 'static {
    /// Keeps a new record; `false` when there is one of that name, which stays.
    fn add_record(&self, record: &Record) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Keeps a record in the place of one that may be there.
    fn put_record(&self, record: &Record) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Puts `record` in the place of one that still says `before`; `false` when it does not.
    fn swap_record(&self, before: &[u8], record: &Record) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// The record of this name.
    fn find_record(
        &self,
        family: FamilyId,
        kind: Kind,
        key: &[u8],
    ) -> impl Future<Output = Result<Option<Record>, StoreError>> + Send;

    /// A family's records of a kind, in the order of their names.
    fn list_records(
        &self,
        family: FamilyId,
        kind: Kind,
    ) -> impl Future<Output = Result<Vec<Record>, StoreError>> + Send;

    /// Takes the record away and tells what it said: to one caller alone.
    fn take_record(
        &self,
        family: FamilyId,
        kind: Kind,
        key: &[u8],
    ) -> impl Future<Output = Result<Option<Record>, StoreError>> + Send;

    /// Clears away what has expired by now, and tells how many.
    fn sweep_records(&self, now_ms: i64) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
