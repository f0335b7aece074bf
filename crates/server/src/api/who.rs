//! Who asks: shown by a cookie that scripts cannot read and other sites cannot send.
//! Kept as a hash: who reads the database cannot sign in with it.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};
use sync::{FamilyId, Kind, Record};
use wire::account::{AccountKept, Base64, DeviceKept, Form, Id, Role, SessionKept, decode, encode};

use super::limits::BY_DEVICE;
use super::problem::Problem;
use super::{Api, Keeps};
use crate::clock::{draw, now_ms};

const COOKIE: &str = "letdown";
/// Half a year without a visit.
const GOOD_MS: i64 = 180 * 24 * 3_600_000;
const HOUR_MS: i64 = 3_600_000;

/// Somebody signed in.
pub struct Who {
    pub family: FamilyId,
    pub account_id: Id,
    pub account: AccountKept,
    pub device: Id,
    pub session: Vec<u8>,
}

impl Who {
    /// Goes on for the owner alone.
    pub fn owner(&self) -> Result<(), Problem> {
        if self.account.role == Role::Owner { Ok(()) } else { Err(Problem::NotYours) }
    }

    /// Goes on for those who may add.
    pub fn writes(&self) -> Result<(), Problem> {
        if self.account.role == Role::Viewer { Err(Problem::NotYours) } else { Ok(()) }
    }
}

pub fn hash(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// An id as records are named by it.
pub fn key(id: Id) -> Vec<u8> {
    id.0.to_be_bytes().to_vec()
}

pub fn read<T: Form>(record: &Record) -> Result<T, Problem> {
    let text = str::from_utf8(&record.body).ok();
    text.and_then(|text| decode(text).ok()).ok_or(Problem::Store(sync::StoreError::Damaged))
}

pub fn record(family: FamilyId, kind: Kind, key: Vec<u8>, form: &impl Form) -> Record {
    Record { family, kind, key, body: encode(form).into_bytes(), expires_ms: None }
}

/// From where somebody asks. A proxy adds the address that it sees at the end; what stands before it, anybody wrote.
pub fn address(parts_headers: &HeaderMap, peer: Option<SocketAddr>, behind_proxy: bool) -> Vec<u8> {
    let told = parts_headers.get_all("x-forwarded-for").iter().next_back();
    let told =
        told.filter(|_| behind_proxy).and_then(|value| value.to_str().ok()).and_then(|all| all.rsplit(',').next());
    match (told, peer) {
        (Some(told), _) => told.trim().as_bytes().to_vec(),
        (None, Some(peer)) => peer.ip().to_string().into_bytes(),
        (None, None) => Vec::new(),
    }
}

/// From where, for those who are not signed in; another site's page is turned away.
pub struct From(pub Vec<u8>);

impl<S: Keeps> FromRequestParts<Api<S>> for From {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api<S>) -> Result<From, Problem> {
        own_site(&parts.headers)?;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
        Ok(From(address(&parts.headers, peer, api.policy.behind_proxy)))
    }
}

fn own_site(headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get("sec-fetch-site").map(HeaderValue::as_bytes) {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(Problem::NotYours),
    }
}

impl<S: Keeps> FromRequestParts<Api<S>> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api<S>) -> Result<Who, Problem> {
        own_site(&parts.headers)?;
        let (family, secret) = shown(&parts.headers).ok_or(Problem::SignedOut)?;
        let session = hash(&secret);
        let found = api.store.find_record(family, Kind::Session, &session).await?.ok_or(Problem::SignedOut)?;
        let kept: SessionKept = read(&found)?;
        api.limits.take(BY_DEVICE, &session, now_ms())?;
        if found.expires_ms.is_some_and(|expires| expires <= now_ms()) {
            return Err(Problem::SignedOut);
        }
        let account = api.store.find_record(family, Kind::Account, &key(kept.account)).await?;
        let account = read(&account.ok_or(Problem::SignedOut)?)?;
        let who = Who { family, account_id: kept.account, account, device: kept.device, session };
        api.note_seen(&who, &found).await?;
        Ok(who)
    }
}

impl<S: Keeps> Api<S> {
    /// Notes once an hour that a device was here, and lets its sign-in last on.
    async fn note_seen(&self, who: &Who, session: &Record) -> Result<(), Problem> {
        let now = now_ms();
        let Some(found) = self.store.find_record(who.family, Kind::Device, &key(who.device)).await? else {
            return Err(Problem::SignedOut);
        };
        let mut device: DeviceKept = read(&found)?;
        if now - device.seen_ms < HOUR_MS {
            return Ok(());
        }
        device.seen_ms = now - now % HOUR_MS;
        let noted = record(who.family, Kind::Device, found.key.clone(), &device);
        // Whoever changes the device at the same moment wins.
        self.store.swap_record(&found.body, &noted).await?;
        let lasting = Record { expires_ms: Some(now.saturating_add(GOOD_MS)), ..session.clone() };
        self.store.swap_record(&session.body, &lasting).await?;
        Ok(())
    }

    /// Signs a device in, and gives what its browser is to show.
    pub(super) async fn begin_session(
        &self,
        family: FamilyId,
        account: Id,
        device: Id,
    ) -> Result<HeaderValue, Problem> {
        let secret: [u8; 32] = draw();
        let now = now_ms();
        let kept = SessionKept { account, device, since_ms: now };
        let mut session = record(family, Kind::Session, hash(&secret), &kept);
        session.expires_ms = Some(now.saturating_add(GOOD_MS));
        self.store.put_record(&session).await?;
        let shown = Base64([family.0.to_be_bytes().as_slice(), &secret].concat()).to_text();
        Ok(self.cookie(&shown, GOOD_MS / 1000))
    }

    pub(super) fn cookie(&self, value: &str, seconds: i64) -> HeaderValue {
        let secure = if self.policy.https { "; Secure" } else { "" };
        let path = &self.policy.base_path;
        let text = format!("{COOKIE}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}

fn shown(headers: &HeaderMap) -> Option<(FamilyId, Vec<u8>)> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|all| all.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.find(|(name, _)| *name == COOKIE)?.1;
    let bytes = Base64::from_text(value)?.0;
    let (family, secret) = bytes.split_first_chunk::<16>()?;
    (secret.len() == 32).then(|| (FamilyId(u128::from_be_bytes(*family)), secret.to_vec()))
}
