//! Answers to requests: the app's files, the app's page for its routes, health, and a problem for unknown API paths.
//! Keeps no state but the store that it is given: everything else is decided when the router is made.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{self, HeaderMap};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};

use crate::encoding::accepted;
use crate::files::{File, Files, media_type};
use crate::headers::add_security;
use crate::public_url::PublicUrl;
use sync::Store;

/// Files here carry a hash of their content in their name, so that a browser may keep them for good.
const HASHED: &str = "assets/";

/// The whole server as a service: the app at the root and, when the public address has a sub-path, also below that,
/// so that it does not matter whether a proxy strips the path.
pub fn router(files: Files, public: &PublicUrl, store: impl Store) -> Router {
    router_with(files, public, store, no_other_tools())
}

/// What is answered under `/api` where nothing else is.
pub fn no_other_tools() -> Router {
    let unknown = any(unknown_api);
    Router::new().route("/api", unknown.clone()).route("/api/{*path}", unknown)
}

/// The same, with somebody else's answers under `/api`.
pub fn router_with(files: Files, public: &PublicUrl, store: impl Store, api: Router) -> Router {
    let app = app(Arc::new(files.based_at(public)), store).merge(api);
    let https = public.is_https();
    let whole = match public.base_path() {
        "/" => app,
        base => {
            let to = base.to_owned();
            let bare = base.trim_end_matches('/');
            Router::new()
                .route(bare, get(move || std::future::ready(Redirect::permanent(&to))))
                .nest_service(base, app.clone())
                .fallback_service(app)
        }
    };
    whole.layer(map_response(move |mut response: Response| {
        add_security(response.headers_mut(), https);
        std::future::ready(response)
    }))
}

fn app(files: Arc<Files>, store: impl Store) -> Router {
    Router::new().route("/healthz", get(move || health(store.clone()))).fallback(file_or_page).with_state(files)
}

/// How the store is: what watches over the server restarts or calls somebody by it.
async fn health(store: impl Store) -> Response {
    let uncached = [(header::CACHE_CONTROL, "no-store")];
    match store.health().await {
        Ok(_) => (uncached, "ok\n").into_response(),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, uncached, format!("{error}\n")).into_response(),
    }
}

pub(crate) async fn unknown_api() -> Response {
    let body = r#"{"type":"about:blank","title":"Not found","status":404,"detail":"This server has no such address. Is it as new as the app?"}"#;
    let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, headers, body).into_response()
}

async fn file_or_page(State(files): State<Arc<Files>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = uri.path().trim_start_matches('/');
    if let Some(file) = files.get(path) {
        return answer(path, file, &headers);
    }
    match files.get("index.html") {
        Some(page) if is_app_route(path) => answer("index.html", page, &headers),
        _ => (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")], "not found\n").into_response(),
    }
}

/// An old script's name must not be answered with a page: the browser would keep it. App routes have no dots.
fn is_app_route(path: &str) -> bool {
    !path.starts_with(HASHED) && !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn answer(path: &str, file: &File, request: &HeaderMap) -> Response {
    let wanted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (encoding, form) = file.best(&accepted(wanted));
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == form.tag)) {
        return with_caching(StatusCode::NOT_MODIFIED.into_response(), path, &form.tag);
    }
    let mut response = form.bytes.clone().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    if let Some(name) = encoding.name() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    with_caching(response, path, &form.tag)
}

fn with_caching(mut response: Response, path: &str, tag: &str) -> Response {
    let keep = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
