//! What the server answers: files, encodings, caching, headers, sub-paths and unknown addresses.
//! Not the network: requests go straight into the router, but for `listening.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use server::{File, Files, router};
use sync::{Appended, Cursor, FamilyId, Health, MemoryStore, Page, Parcel, Store, StoreError};
use tower::ServiceExt;

const PAGE: &str = "<!doctype html><base href=\"/\"><p>app</p>";

fn files() -> Files {
    let mut files = Files::default();
    let compressed = |name: &'static str| Some(Bytes::from_static(name.as_bytes()));
    files.insert("index.html", File::plain(PAGE));
    files.insert("sw.js", File::plain("worker"));
    files.insert("manifest.webmanifest", File::plain("{}"));
    let script = File::plain("plain").compressed(compressed("br bytes"), compressed("gz bytes"));
    files.insert("assets/app-1234.js", script);
    files.insert("assets/app-1234.wasm", File::plain("wasm"));
    files
}

fn at(public: &str) -> Router {
    router(files(), &public.parse().unwrap(), MemoryStore::default())
}

async fn ask(router: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

async fn get(router: &Router, path: &str) -> (StatusCode, HeaderMap, String) {
    ask(router, Method::GET, path, &[]).await
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let router = at("http://127.0.0.1:8765/");
    for path in ["/", "/assets/app-1234.js", "/assets/gone.js", "/api/x", "/healthz"] {
        let (_, headers, _) = get(&router, path).await;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"),
            "{path}"
        );
        assert!(!policy.contains("'unsafe-inline'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert!(!headers.contains_key("strict-transport-security"), "{path}");
    }
}

#[tokio::test]
async fn https_is_remembered_only_where_the_public_address_has_it() {
    let (_, headers, _) = get(&at("https://milk.example/"), "/").await;
    assert_eq!(headers["strict-transport-security"], "max-age=31536000");
}

#[tokio::test]
async fn the_best_compressed_form_is_sent() {
    let router = at("http://127.0.0.1/");
    for (accept, encoding, body) in
        [("gzip, br", Some("br"), "br bytes"), ("gzip", Some("gzip"), "gz bytes"), ("identity", None, "plain")]
    {
        let (status, headers, sent) =
            ask(&router, Method::GET, "/assets/app-1234.js", &[("accept-encoding", accept)]).await;
        assert_eq!((status, sent.as_str()), (StatusCode::OK, body));
        assert_eq!(headers.get("content-encoding").map(|value| value.to_str().unwrap()), encoding);
        assert_eq!(headers["vary"], "accept-encoding");
        assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
    }
}

#[tokio::test]
async fn hashed_names_are_kept_for_good_and_the_others_are_asked_for_again() {
    let router = at("http://127.0.0.1/");
    let (_, headers, _) = get(&router, "/assets/app-1234.wasm").await;
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(headers["content-type"], "application/wasm");
    for (path, kind) in [("/", "text/html; charset=utf-8"), ("/sw.js", "text/javascript; charset=utf-8")] {
        let (_, headers, _) = get(&router, path).await;
        assert_eq!(headers["cache-control"], "no-cache");
        assert_eq!(headers["content-type"], kind);
        let tag = headers["etag"].to_str().unwrap();
        let (status, again, body) = ask(&router, Method::GET, path, &[("if-none-match", tag)]).await;
        assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again["etag"], headers["etag"]);
    }
    assert_eq!(get(&router, "/manifest.webmanifest").await.1["content-type"], "application/manifest+json");
}

#[tokio::test]
async fn app_routes_get_the_page_and_missing_files_do_not() {
    let router = at("http://127.0.0.1/");
    for path in ["/", "/history", "/start/hands-on", "/settings/protocols?clock=60"] {
        let (status, _, body) = get(&router, path).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, PAGE), "{path}");
    }
    for path in ["/assets/app-0000.js", "/favicon.ico", "/assets/"] {
        assert_eq!(get(&router, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(ask(&router, Method::POST, "/history", &[]).await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn unknown_api_paths_get_a_problem() {
    for method in [Method::GET, Method::POST, Method::DELETE] {
        let (status, headers, body) = ask(&at("http://127.0.0.1/"), method, "/api/v1/nothing", &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(headers["content-type"], "application/problem+json");
        assert!(body.starts_with(r#"{"type":"about:blank","title":"Not found","status":404"#), "{body}");
    }
}

#[tokio::test]
async fn head_answers_like_get_without_a_body() {
    let router = at("http://127.0.0.1/");
    let (status, headers, body) = ask(&router, Method::HEAD, "/assets/app-1234.js", &[("accept-encoding", "br")]).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, ""));
    assert_eq!(
        (&headers["content-encoding"], &headers["content-length"]),
        (&"br".parse().unwrap(), &"8".parse().unwrap())
    );
    assert_eq!(ask(&router, Method::HEAD, "/healthz", &[]).await.0, StatusCode::OK);
}

#[tokio::test]
async fn below_a_sub_path_the_page_knows_its_base_whether_or_not_the_proxy_strips_it() {
    let router = at("https://milk.example/letdown");
    for path in ["/letdown/", "/letdown/history", "/", "/history"] {
        let (status, _, body) = get(&router, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(body.contains("<base href=\"/letdown/\">"), "{path}: {body}");
    }
    for path in ["/letdown/assets/app-1234.wasm", "/assets/app-1234.wasm"] {
        let (_, headers, body) = get(&router, path).await;
        assert_eq!(body, "wasm", "{path}");
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable", "{path}");
    }
    assert_eq!(get(&router, "/letdown/healthz").await.2, "ok\n");
    assert_eq!(get(&router, "/letdown/api/x").await.0, StatusCode::NOT_FOUND);
    let (status, headers, _) = get(&router, "/letdown").await;
    assert_eq!((status, &headers["location"]), (StatusCode::PERMANENT_REDIRECT, &"/letdown/".parse().unwrap()));
}

/// A store whose disk is full.
#[derive(Clone)]
struct Full;

impl Store for Full {
    async fn append(&self, _: FamilyId, _: &[Parcel]) -> Result<Appended, StoreError> {
        Err(StoreError::Full)
    }
    async fn since(&self, _: FamilyId, _: Cursor, _: u32) -> Result<Page, StoreError> {
        Err(StoreError::Full)
    }
    async fn head(&self, _: FamilyId) -> Result<Cursor, StoreError> {
        Err(StoreError::Full)
    }
    async fn erase(&self, _: FamilyId) -> Result<(), StoreError> {
        Err(StoreError::Full)
    }
    async fn health(&self) -> Result<Health, StoreError> {
        Err(StoreError::Full)
    }
}

#[tokio::test]
async fn a_store_that_cannot_keep_is_told_to_who_watches() {
    let router = router(files(), &"http://127.0.0.1/".parse().unwrap(), Full);
    let (status, headers, told) = get(&router, "/healthz").await;
    assert_eq!((status, &headers["cache-control"]), (StatusCode::SERVICE_UNAVAILABLE, &"no-store".parse().unwrap()));
    assert!(told.contains("no room left"), "{told}");
    assert_eq!(get(&router, "/").await.0, StatusCode::OK, "the app is there all the same");
}
