//! A family as its people see it: who is in it, with which devices, what waits. And its end.
//! Names are not here: the server does not have them.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use sync::{FamilyId, Kind, Record, SERVER};
use wire::account::{
    AccountKept, Base64, DeviceKept, DeviceTold, Home, Id, LinkKept, LinkTold, Message, PersonTold, Role,
};

use super::form::{Answer, Told};
use super::keys::id;
use super::problem::Problem;
use super::who::{Who, key, read};
use super::{Api, Keeps};
use crate::clock::now_ms;

/// Who is in the family.
#[utoipa::path(get, path = "/account", responses((status = 200, body = Home), (status = "4XX", body = wire::account::Problem)))]
pub async fn home<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Answer<Home> {
    let records = |kind| api.store.list_records(who.family, kind);
    let people = records(Kind::Account).await?.iter().map(person).collect::<Result<_, _>>()?;
    let devices = records(Kind::Device).await?.iter().map(device).collect::<Result<_, _>>()?;
    let mut links = Vec::new();
    for link in records(Kind::Link).await? {
        let until_ms = link.expires_ms.unwrap_or(i64::MAX);
        let kept: LinkKept = read(&link)?;
        if who.account.role == Role::Owner && until_ms > now_ms() && !kept.body.0.is_empty() {
            links.push(LinkTold { name: Base64(link.key), kind: kept.kind, until_ms });
        }
    }
    Ok(Told(Home {
        family: Id(who.family.0),
        account: who.account_id,
        device: who.device,
        role: who.account.role,
        grants: who.account.grants.clone(),
        version: api.version(who.family).await?.version,
        people,
        devices,
        links,
    }))
}

fn person(record: &Record) -> Result<PersonTold, Problem> {
    let kept: AccountKept = read(record)?;
    let account = id(&record.key).unwrap_or_default();
    Ok(PersonTold { account, role: kept.role, grants: kept.grants, since_ms: kept.since_ms })
}

fn device(record: &Record) -> Result<DeviceTold, Problem> {
    let DeviceKept { account, public, introduction, label, since_ms, seen_ms } = read(record)?;
    Ok(DeviceTold { id: id(&record.key).unwrap_or_default(), account, public, introduction, label, since_ms, seen_ms })
}

/// Erase everything of this family from the server. Who was invited leaves alone, and takes nothing along.
#[utoipa::path(delete, path = "/account", responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn erase<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Result<Response, Problem> {
    if who.account.role == Role::Owner {
        api.erase_family(who.family).await?;
    } else {
        api.forget_person(who.family, who.account_id).await?;
        api.put_out(who.family, who.device).await?;
        api.note(who.family, "person-left", who.account_id, who.device).await?;
    }
    api.moved(who.family);
    let over = AppendHeaders([(SET_COOKIE, api.cookie("", 0))]);
    Ok((over, Told(Message { message: Base64::default() })).into_response())
}

impl<S: Keeps> Api<S> {
    async fn erase_family(&self, family: FamilyId) -> Result<(), Problem> {
        // Names first: they stand under the server, where erasing a family does not reach.
        for account in self.store.list_records(family, Kind::Account).await? {
            self.forget_name(&read(&account)?).await?;
        }
        self.store.erase(family).await?;
        Ok(())
    }

    /// Somebody's account and name are gone, and so are the sign-ins.
    pub(super) async fn forget_person(&self, family: FamilyId, account: Id) -> Result<(), Problem> {
        if let Some(found) = self.store.find_record(family, Kind::Account, &key(account)).await? {
            self.forget_name(&read(&found)?).await?;
            self.store.take_record(family, Kind::Account, &key(account)).await?;
        }
        self.end_sessions(family, |session| session.account == account, None).await
    }

    async fn forget_name(&self, account: &AccountKept) -> Result<(), Problem> {
        self.store.take_record(SERVER, Kind::Name, &account.name_hash.0).await?;
        Ok(())
    }
}
