//! What the family's devices are at now, closed: a running session is followed from another phone by it.
//! Not facts: the last word of each device alone, and gone after half a day.

use axum::extract::State;
use sync::Kind;
use wire::account::{Base64, Message, NowKept, NowList, NowTold};

use super::form::{Answer, Asked, Told};
use super::keys::id;
use super::problem::Problem;
use super::who::{Who, key, read, record};
use super::{Api, Keeps};
use crate::clock::now_ms;

const KEPT_MS: i64 = 12 * 3_600_000;
const MOST: usize = 64 * 1024;

/// What the family's devices are at.
#[utoipa::path(get, path = "/now", responses((status = 200, body = NowList), (status = "4XX", body = wire::account::Problem)))]
pub async fn list<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Answer<NowList> {
    let mut devices = Vec::new();
    for found in api.store.list_records(who.family, Kind::Now).await? {
        let NowKept { at_ms, body } = read(&found)?;
        if at_ms.saturating_add(KEPT_MS) > now_ms() {
            devices.push(NowTold { device: id(&found.key).unwrap_or_default(), at_ms, body });
        }
    }
    Ok(Told(NowList { devices }))
}

/// Say what this device is at; nothing when it is at nothing.
#[utoipa::path(put, path = "/now", request_body = Message, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn tell<S: Keeps>(State(api): State<Api<S>>, who: Who, Asked(asked): Asked<Message>) -> Answer<Message> {
    who.writes()?;
    if asked.message.0.len() > MOST {
        return Err(Problem::TooMuch);
    }
    if asked.message.0.is_empty() {
        api.store.take_record(who.family, Kind::Now, &key(who.device)).await?;
    } else {
        let at_ms = now_ms();
        let mut kept = record(who.family, Kind::Now, key(who.device), &NowKept { at_ms, body: asked.message });
        kept.expires_ms = Some(at_ms.saturating_add(KEPT_MS));
        api.store.put_record(&kept).await?;
    }
    api.moved(who.family);
    Ok(Told(Message { message: Base64::default() }))
}
