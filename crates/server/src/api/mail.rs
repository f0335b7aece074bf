//! Sealed facts in and out. The order is the store's, the rules are `sync`'s.
//! Opens none.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use sync::Cursor;
use sync::protocol::MOST_FACTS;
use wire::mailbox::{decode_push, encode_ack, encode_page};

use super::problem::Problem;
use super::who::Who;
use super::{Api, Keeps};

/// Give sealed facts: `letdown/1` bytes in and out. Giving one again keeps it once.
#[utoipa::path(post, path = "/sync/push", request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = "4XX", body = wire::account::Problem)))]
pub async fn push<S: Keeps>(
    State(api): State<Api<S>>,
    who: Who,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    who.writes()?;
    let facts = decode_push(&body.map_err(|_| Problem::TooMuch)?).map_err(|_| Problem::Malformed)?;
    let least = api.version(who.family).await?.version;
    let ack = api.mailbox.push(who.family, facts, least).await?;
    if ack.new > 0 {
        api.moved(who.family);
    }
    Ok(bytes(encode_ack(&ack)))
}

/// Take sealed facts from behind a place.
#[utoipa::path(get, path = "/sync/pull", params(("from" = Option<u64>, Query, description = "The last place that was taken"), ("most" = Option<u32>, Query, description = "How many at most")), responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = "4XX", body = wire::account::Problem)))]
pub async fn pull<S: Keeps>(
    State(api): State<Api<S>>,
    who: Who,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let number = |name: &str, otherwise: u64| match asked.get(name) {
        None => Ok(otherwise),
        Some(text) => text.parse::<u64>().map_err(|_| Problem::Malformed),
    };
    let from = Cursor(number("from", 0)?);
    let most = number("most", MOST_FACTS as u64)?;
    let most = u32::try_from(most).map_err(|_| Problem::Malformed)?;
    let page = api.mailbox.pull(who.family, from, most).await?;
    Ok(bytes(encode_page(&page)))
}

fn bytes(body: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, "no-store")];
    (headers, body).into_response()
}
