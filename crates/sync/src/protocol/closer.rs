//! What closes parcels before they leave a device, and opens those that come.
//! Not how: `sealed` does it with a keyring, a simulation with something cheap.

use crate::store::Parcel;

/// Why a parcel stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOpened {
    /// Its key is not here yet.
    NoKey,
    /// It is not for this device, or not what it says it is.
    Refused,
}

/// Between a device's own store, in the clear, and the server's.
pub trait Closer {
    /// The parcel as it may leave; `None` for what is not for others, which stays.
    fn close(&mut self, own: &Parcel) -> Option<Parcel>;

    /// The parcel as the device keeps it.
    ///
    /// # Errors
    /// When it does not open.
    fn open(&mut self, sent: &Parcel) -> Result<Parcel, NotOpened>;
}
