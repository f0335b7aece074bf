//! Her plan as a calendar that phones follow: `/calendar/SECRET.ics`, an address that can be taken back.
//! What entries are called gives nothing away on a lock screen. Not the file's form: that is `wire::calendar`.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::stash::{KeepRules, StorageChoice};
use engine::plan::{dues_until, her_plan, plan_reminders};
use engine::stash::{Freshness, fold_stash};
use engine::timeline::Timeline;
use sha2::{Digest, Sha256};
use sync::{Scope, Store, Tokens};
use wire::calendar::{Entry, encode};

use crate::gateway::Gateway;

/// How far ahead it looks.
const AHEAD_MS: i64 = 14 * 86_400_000;
/// How long an entry is, in minutes.
const LONG_MIN: u16 = 20;
const TITLE: &str = "Time for a break";

/// How long milk keeps, by what she chose.
pub type Keep = fn(&StorageChoice) -> KeepRules;

struct Feed<S> {
    gateway: Arc<Gateway<S>>,
    keep: Keep,
}

/// Everything under `/calendar`.
pub fn router<S: Store + Tokens>(gateway: Arc<Gateway<S>>, keep: Keep) -> Router {
    Router::new().route("/calendar/{name}", get(answer::<S>)).with_state(Arc::new(Feed { gateway, keep }))
}

async fn answer<S: Store + Tokens>(
    State(feed): State<Arc<Feed<S>>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(secret) = name.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    match tell(&feed, secret).await {
        Ok(Some(text)) => conditional(text, &headers),
        // A wrong address and one that was taken back look the same.
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n")).into_response(),
    }
}

async fn tell<S: Store + Tokens>(feed: &Feed<S>, secret: &str) -> Result<Option<String>, crate::GatewayError> {
    let gateway = &feed.gateway;
    let token = gateway.admit(secret).await?.filter(|token| token.scope == Scope::Calendar);
    let Some(token) = token else { return Ok(None) };
    let Some(home) = gateway.home(token.family).await? else { return Ok(None) };
    let timeline = home.timeline().await?;
    let moment = gateway.shell.moment;
    let entries = entries(&timeline, feed.keep, |ms| moment(ms).offset_s, gateway.shell.now_ms());
    Ok(Some(encode("Letdown", &entries, i64::try_from(timeline.last.ms).unwrap_or_default())))
}

fn entries(timeline: &Timeline, keep: Keep, offset_s: impl Fn(i64) -> i32, now_ms: i64) -> Vec<Entry> {
    let dues = dues_until(timeline, &offset_s, now_ms, now_ms + AHEAD_MS);
    let reminders = plan_reminders(&her_plan(timeline), &dues, &timeline.answers, &offset_s);
    let entry =
        |kind: String, at_ms: i64, title: String, rings: bool| Entry { kind, at_ms, minutes: LONG_MIN, title, rings };
    let rings = |due_ms: i64| reminders.iter().any(|one| one.due_ms == due_ms);
    let mut entries: Vec<Entry> =
        dues.iter().map(|due| entry("due".to_owned(), *due, TITLE.to_owned(), rings(*due))).collect();
    let rules = keep(&timeline.storage);
    let stash = fold_stash(&timeline.sessions, &timeline.moves, &rules, now_ms);
    let good = stash.bags.iter().filter(|bag| bag.freshness(&rules, now_ms) < Freshness::Acceptable);
    entries.extend(good.map(|bag| {
        let code = bag.code();
        entry(format!("use-{code}"), bag.good_until(&rules).best_ms, format!("Use {code}"), false)
    }));
    entries
}

/// The file, or that it is as it was.
fn conditional(text: String, request: &HeaderMap) -> Response {
    let digest = Sha256::digest(text.as_bytes());
    let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let headers = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response()
}
