//! Devices of a family: each has a key of its own, to which new family keys are handed.
//! Whether one belongs there is shown to the other devices, not to the server.

use sync::{FamilyId, Kind};
use wire::account::{DeviceKept, Id, NewDevice};

use super::problem::Problem;
use super::who::{key, read, record};
use super::{Api, Keeps};
use crate::clock::now_ms;

const HOUR_MS: i64 = 3_600_000;

impl<S: Keeps> Api<S> {
    /// Takes a device in, or again.
    pub(super) async fn join(&self, family: FamilyId, account: Id, device: &NewDevice) -> Result<(), Problem> {
        if device.id.0 == 0 || device.public.0.len() != 32 {
            return Err(Problem::Malformed);
        }
        let now = now_ms();
        let known = self.store.find_record(family, Kind::Device, &key(device.id)).await?;
        let known: Option<DeviceKept> = known.as_ref().map(read).transpose()?;
        if known.as_ref().is_some_and(|known| known.account != account) {
            return Err(Problem::Changed);
        }
        let kept = DeviceKept {
            account,
            public: device.public.clone(),
            introduction: device.introduction.clone(),
            label: device.label.clone(),
            since_ms: known.map_or(now, |known| known.since_ms),
            seen_ms: now - now % HOUR_MS,
        };
        self.store.put_record(&record(family, Kind::Device, key(device.id), &kept)).await?;
        Ok(())
    }

    /// Puts a device out: its sign-ins end, and what waited for it is gone.
    pub(super) async fn put_out(&self, family: FamilyId, device: Id) -> Result<(), Problem> {
        self.end_sessions(family, |session| session.device == device, None).await?;
        for kind in [Kind::Device, Kind::Keys, Kind::Now] {
            self.store.take_record(family, kind, &key(device)).await?;
        }
        Ok(())
    }

    /// Ends the sign-ins that are meant, but for one.
    pub(super) async fn end_sessions(
        &self,
        family: FamilyId,
        meant: impl Fn(&wire::account::SessionKept) -> bool,
        but: Option<&[u8]>,
    ) -> Result<(), Problem> {
        for session in self.store.list_records(family, Kind::Session).await? {
            if meant(&read(&session)?) && but != Some(session.key.as_slice()) {
                self.store.take_record(family, Kind::Session, &session.key).await?;
            }
        }
        Ok(())
    }
}
