//! Links and QR codes: a device of one's own, an invitation, a report for a clinician.
//! Known by a hash of their name; what they open is closed with a secret that stays behind the number sign.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use sync::{FamilyId, Kind, Record};
use wire::account::{AccountKept, Base64, LinkKept, LinkKind, LinkOffer, LinkOpen, LinkOpened, Message, Role};

use super::form::{Answer, Asked, Told};
use super::limits::BY_ADDRESS;
use super::problem::Problem;
use super::who::{From, Who, hash, key, read, record};
use super::{Api, Keeps};
use crate::clock::{draw, now_ms};

/// A device or somebody joins within this time.
const JOIN_S: u32 = 600;
/// A report can be read for this long.
const REPORT_S: u32 = 90 * 24 * 3600;
/// An opened invitation becomes an account within this time.
const INVITED_MS: i64 = 30 * 60 * 1000;
/// How many links may wait at once.
const MOST_LINKS: usize = 50;

/// Offer a link.
#[utoipa::path(post, path = "/links", request_body = LinkOffer, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn offer<S: Keeps>(State(api): State<Api<S>>, who: Who, Asked(asked): Asked<LinkOffer>) -> Answer<Message> {
    let most = if asked.kind == LinkKind::Report { REPORT_S } else { JOIN_S };
    let role_fits = match asked.kind {
        LinkKind::Partner => matches!(asked.role, Some(Role::Partner | Role::Viewer)),
        LinkKind::Device | LinkKind::Report => asked.role.is_none(),
    };
    if asked.name.0.len() != 32 || asked.body.0.is_empty() || !role_fits || !(1..=most).contains(&asked.seconds) {
        return Err(Problem::Malformed);
    }
    if asked.kind != LinkKind::Device {
        who.owner()?;
    }
    if api.store.list_records(who.family, Kind::Link).await?.len() >= MOST_LINKS {
        return Err(Problem::TooMuch);
    }
    let kept = LinkKept {
        kind: asked.kind,
        account: who.account_id,
        body: asked.body,
        role: asked.role,
        grants: asked.grants,
    };
    let mut link = record(who.family, Kind::Link, hash(&asked.name.0), &kept);
    link.expires_ms = Some(now_ms().saturating_add(i64::from(asked.seconds) * 1000));
    if !api.store.add_record(&link).await? {
        return Err(Problem::Changed);
    }
    api.note(who.family, "link-made", who.account_id, who.device).await?;
    Ok(Told(Message { message: Base64(link.key) }))
}

/// Open a link: once, but for a report, which can be read until it ends.
#[utoipa::path(post, path = "/links/open", request_body = LinkOpen, responses((status = 200, body = LinkOpened), (status = "4XX", body = wire::account::Problem)))]
pub async fn open<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<LinkOpen>,
) -> Result<Response, Problem> {
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    let family = FamilyId(asked.family.0);
    let name = hash(&asked.name.0);
    let waits = api.store.find_record(family, Kind::Link, &name).await?.ok_or(Problem::Gone)?;
    let kept: LinkKept = read(&waits)?;
    if waits.expires_ms.is_none_or(|until| until <= now_ms()) || kept.body.0.is_empty() {
        return Err(Problem::Gone);
    }
    match (kept.kind, &asked.device) {
        (LinkKind::Report, _) => Ok(Told(opened(kept)).into_response()),
        (LinkKind::Device, Some(device)) => {
            api.take_link(family, &waits).await?;
            let account = api.store.find_record(family, Kind::Account, &key(kept.account)).await?;
            let account: AccountKept = read(&account.ok_or(Problem::Gone)?)?;
            api.join(family, kept.account, device).await?;
            api.note(family, "device-added", kept.account, device.id).await?;
            let (cookie, Told(signed_in)) = api.sign_in(family, kept.account, &account, device.id).await?;
            api.moved(family);
            Ok((cookie, Told(LinkOpened { signed_in: Some(signed_in), ..opened(kept) })).into_response())
        }
        (LinkKind::Device, None) => Err(Problem::Malformed),
        (LinkKind::Partner, _) => {
            api.take_link(family, &waits).await?;
            let invite: [u8; 32] = draw();
            let invited = LinkKept { body: Base64::default(), ..kept.clone() };
            let mut invited = record(family, Kind::Link, hash(&invite), &invited);
            invited.expires_ms = Some(now_ms().saturating_add(INVITED_MS));
            api.store.put_record(&invited).await?;
            Ok(Told(LinkOpened { invite: Some(Base64(invite.to_vec())), ..opened(kept) }).into_response())
        }
    }
}

fn opened(kept: LinkKept) -> LinkOpened {
    LinkOpened { kind: kept.kind, body: kept.body, signed_in: None, role: kept.role, grants: kept.grants, invite: None }
}

impl<S: Keeps> Api<S> {
    /// One of those who come at once has it.
    async fn take_link(&self, family: FamilyId, waits: &Record) -> Result<(), Problem> {
        self.store.take_record(family, Kind::Link, &waits.key).await?.map(drop).ok_or(Problem::Gone)
    }
}

/// Take a link back. Its name here is the one that the list tells.
#[utoipa::path(delete, path = "/links/{name}", params(("name" = String, Path)), responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn withdraw<S: Keeps>(State(api): State<Api<S>>, who: Who, Path(name): Path<String>) -> Answer<Message> {
    who.owner()?;
    let key = Base64::from_text(&name).ok_or(Problem::Malformed)?.0;
    api.store.take_record(who.family, Kind::Link, &key).await?.ok_or(Problem::Gone)?;
    api.note(who.family, "link-withdrawn", who.account_id, who.device).await?;
    Ok(Told(Message { message: Base64::default() }))
}
