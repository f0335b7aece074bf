//! `/fhir/…`: the capability statement, the patient, observations one by one or in pages, and everything at once.
//! Reads alone: every other method is told so.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::fact::FactId;
use domain::session::Session;
use serde_json::{Value as Json, json};
use sync::{Scope, Store, Tokens};

use super::{collection, observations, patient, searchset, text};
use crate::gateway::Gateway;
use crate::home::Home;

/// How many sessions a page has when nobody says.
const PAGE: usize = 100;

type Shared<S> = State<Arc<Gateway<S>>>;

/// Everything under `/fhir`.
pub fn router<S: Store + Tokens>(gateway: Arc<Gateway<S>>) -> Router {
    Router::new()
        .route("/fhir/metadata", get(metadata))
        .route("/fhir/Patient", get(patients::<S>))
        .route("/fhir/Patient/{id}", get(one_patient::<S>))
        .route("/fhir/Observation", get(found::<S>))
        .route("/fhir/Observation/{id}", get(one::<S>))
        .route("/fhir/Bundle", get(whole::<S>))
        .with_state(gateway)
}

fn told(status: StatusCode, body: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/fhir+json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

fn refused(status: StatusCode, code: &str, text: &str) -> Response {
    let issue = json!([{ "severity": "error", "code": code, "diagnostics": text }]);
    told(status, json!({ "resourceType": "OperationOutcome", "issue": issue }).to_string())
}

/// The family that a token opens; `Token` and `Bearer` are the same here.
async fn admit<S: Store + Tokens>(gateway: &Gateway<S>, headers: &HeaderMap) -> Result<Arc<Home<S>>, Response> {
    let told = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = match told.split_ascii_whitespace().collect::<Vec<_>>().as_slice() {
        [scheme, token] if ["token", "bearer"].contains(&scheme.to_ascii_lowercase().as_str()) => *token,
        _ => return Err(refused(StatusCode::UNAUTHORIZED, "login", "Send a token: Authorization: Bearer …")),
    };
    let unavailable = |_| refused(StatusCode::SERVICE_UNAVAILABLE, "transient", "Try again in a moment");
    let admitted = gateway.admit(token).await.map_err(unavailable)?;
    let family = admitted
        .filter(|token| token.scope != Scope::Calendar)
        .ok_or_else(|| refused(StatusCode::UNAUTHORIZED, "login", "This token opens nothing"))?
        .family;
    let unavailable = |_| refused(StatusCode::SERVICE_UNAVAILABLE, "transient", "Try again in a moment");
    let home = gateway.home(family).await.map_err(unavailable)?;
    home.ok_or_else(|| refused(StatusCode::UNAUTHORIZED, "login", "This token opens nothing"))
}

async fn metadata() -> Response {
    let read = json!([{ "code": "read" }, { "code": "search-type" }]);
    let resources: Vec<Json> =
        ["Patient", "Observation"].iter().map(|name| json!({ "type": name, "interaction": read })).collect();
    let statement = json!({
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": "2026-11-22",
        "kind": "instance",
        "software": { "name": "Letdown" },
        "implementation": { "description": "The log of one person who pumps" },
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [{ "mode": "server", "resource": resources }],
    });
    told(StatusCode::OK, statement.to_string())
}

async fn patients<S: Store + Tokens>(State(gateway): Shared<S>, headers: HeaderMap) -> Response {
    match admit(&gateway, &headers).await {
        Ok(_) => told(StatusCode::OK, searchset(vec![patient()], 1)),
        Err(refusal) => refusal,
    }
}

async fn one_patient<S: Store + Tokens>(
    State(gateway): Shared<S>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    match admit(&gateway, &headers).await {
        Ok(_) if id == super::PATIENT => told(StatusCode::OK, patient().to_string()),
        Ok(_) => refused(StatusCode::NOT_FOUND, "not-found", "There is one patient: me"),
        Err(refusal) => refusal,
    }
}

/// Newest first.
fn sorted(household: &crate::household::Household) -> Vec<(FactId, &Session)> {
    let mut sessions: Vec<_> = household.sessions().all().collect();
    sessions.sort_by_key(|(id, session)| std::cmp::Reverse((session.start.at, *id)));
    sessions
}

async fn found<S: Store + Tokens>(
    State(gateway): Shared<S>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let home = match admit(&gateway, &headers).await {
        Ok(home) => home,
        Err(refusal) => return refusal,
    };
    let query = query.unwrap_or_default();
    let number = |name: &str, otherwise: usize| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(known, _)| known == name);
        found.and_then(|(_, value)| value.parse().ok()).unwrap_or(otherwise)
    };
    let household = home.look();
    let sessions = sorted(&household);
    let page = sessions.iter().skip(number("_offset", 0)).take(number("_count", PAGE));
    let told_now = page.flat_map(|(id, session)| observations(*id, session)).collect();
    let total = sessions.iter().map(|(id, session)| observations(*id, session).len()).sum();
    told(StatusCode::OK, searchset(told_now, total))
}

async fn one<S: Store + Tokens>(State(gateway): Shared<S>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let home = match admit(&gateway, &headers).await {
        Ok(home) => home,
        Err(refusal) => return refusal,
    };
    let household = home.look();
    let session = id.get(..36).and_then(|text| wire::fact::id_from_text(text, "id").ok()).map(FactId);
    let found = session.and_then(|session| Some(observations(session, household.sessions().get(session)?)));
    match found.into_iter().flatten().find(|one| text(one, "id") == id) {
        Some(one) => told(StatusCode::OK, one.to_string()),
        None => refused(StatusCode::NOT_FOUND, "not-found", "There is no such observation"),
    }
}

async fn whole<S: Store + Tokens>(State(gateway): Shared<S>, headers: HeaderMap) -> Response {
    match admit(&gateway, &headers).await {
        Ok(home) => {
            let now = (gateway.shell.moment)(gateway.shell.now_ms());
            told(StatusCode::OK, collection(&sorted(&home.look()), &now))
        }
        Err(refusal) => refusal,
    }
}
