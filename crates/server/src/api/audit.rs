//! What happened to accounts, devices and keys: for the owner to read. Nothing of what was pumped, and no names.
//! An entry is kept for four hundred days.

use axum::extract::State;
use sync::{FamilyId, Kind};
use wire::account::{AuditKept, AuditList, AuditTold, Id};

use super::form::{Answer, Told};
use super::problem::Problem;
use super::who::{Who, read, record};
use super::{Api, Keeps};
use crate::clock::{draw, now_ms};

const KEPT_MS: i64 = 400 * 24 * 3_600_000;
/// How many entries are told.
const MOST: usize = 500;

impl<S: Keeps> Api<S> {
    /// Writes down that something happened.
    pub(super) async fn note(&self, family: FamilyId, what: &str, account: Id, device: Id) -> Result<(), Problem> {
        let at_ms = now_ms();
        let entry = AuditKept { at_ms, what: what.to_owned(), account, device };
        let name = [at_ms.to_be_bytes().as_slice(), &draw::<4>()].concat();
        let mut kept = record(family, Kind::Audit, name, &entry);
        kept.expires_ms = Some(at_ms.saturating_add(KEPT_MS));
        self.store.put_record(&kept).await?;
        Ok(())
    }
}

/// What happened, the latest first.
#[utoipa::path(get, path = "/account/audit", responses((status = 200, body = AuditList), (status = "4XX", body = wire::account::Problem)))]
pub async fn list<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Answer<AuditList> {
    who.owner()?;
    let records = api.store.list_records(who.family, Kind::Audit).await?;
    let told = records.iter().rev().take(MOST).map(|entry| {
        let AuditKept { at_ms, what, account, device } = read(entry)?;
        Ok(AuditTold { at_ms, what, account, device })
    });
    Ok(Told(AuditList { entries: told.collect::<Result<_, Problem>>()? }))
}
