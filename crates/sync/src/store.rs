//! The contract of every store: parcels of a family, appended once, in one order without gaps.
//! Says nothing of what is in a parcel: sealed on a server, in the clear on its own device.

use std::fmt;

use domain::fact::{DeviceId, FactId};

/// Whose facts they are: everything is kept apart by family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FamilyId(pub u128);

/// A place in a family's order: 1 for its first fact; 0 stands before all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Cursor(pub u64);

/// A fact as it is handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The fact's id: a store keeps one parcel for each.
    pub id: FactId,
    /// Who wrote it.
    pub device: DeviceId,
    /// The fact itself, as a store may not read it.
    pub body: Vec<u8>,
}

impl fmt::Debug for Parcel {
    /// Without its body, so that no log or panic tells it.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Parcel({:032x}, {} bytes)", self.id.0, self.body.len())
    }
}

/// A parcel and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where it stands in its family's order.
    pub at: Cursor,
    /// What stands there.
    pub parcel: Parcel,
}

/// What an append did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// How many parcels were new.
    pub new: u64,
    /// The last place of the family now.
    pub head: Cursor,
}

/// A part of a family's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// In order, without gaps.
    pub parcels: Vec<Placed>,
    /// From where to go on: the last place read.
    pub next: Cursor,
    /// Whether there is more behind it.
    pub more: bool,
}

/// How a store is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Which kind of store, such as `sqlite`.
    pub kind: &'static str,
}

/// Why a store did not do it. Says nothing of what was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// Others hold it for too long.
    Busy,
    /// No room.
    Full,
    /// It may be read and not written.
    ReadOnly,
    /// Not there, or not reachable.
    Unreachable,
    /// There, and not to be understood.
    Damaged,
    /// Kept by a newer version of this program.
    Newer,
}

impl fmt::Display for StoreError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            StoreError::Busy => "the store is busy; try again in a moment",
            StoreError::Full => "there is no room left where the store is; make some, then try again",
            StoreError::ReadOnly => {
                "the store may be read and not written; give its folder to the user who runs letdown"
            }
            StoreError::Unreachable => "the store is not reachable; check that its folder or server is there",
            StoreError::Damaged => "the store cannot be understood; keep it as it is, and restore a backup beside it",
            StoreError::Newer => "a newer letdown made this store; update letdown",
        })
    }
}

impl std::error::Error for StoreError {}

/// Keeps the facts of families. Cheap to clone: clones speak of the same store.
/// `Send` also in the browser, which has one thread: docs/adr/0002-one-store-contract.md.
pub trait Store: Clone + Send + Sync + 'static {
    /// Appends what is new, in the order given, all or none; what is known by its id stays as it was first.
    /// When this returns, it is kept.
    fn append(&self, family: FamilyId, parcels: &[Parcel])
    -> impl Future<Output = Result<Appended, StoreError>> + Send;

    /// Up to `most` parcels behind `cursor`.
    fn since(
        &self,
        family: FamilyId,
        cursor: Cursor,
        most: u32,
    ) -> impl Future<Output = Result<Page, StoreError>> + Send;

    /// The last place of the family; 0 for one that has nothing.
    fn head(&self, family: FamilyId) -> impl Future<Output = Result<Cursor, StoreError>> + Send;

    /// Forgets the family: the one physical deletion. What comes later starts at place 1 again.
    fn erase(&self, family: FamilyId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Whether it can be read and written now.
    fn health(&self) -> impl Future<Output = Result<Health, StoreError>> + Send;
}
