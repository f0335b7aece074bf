//! Everybody who tries what is not theirs, and everything that is no request.
//! Refused is not enough: the server stays up, says what to do, and repeats nothing.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use proptest::prelude::*;
use server::{SignUp, openapi};
use sync::MemoryStore;
use sync::member::{Carrier, Fault};
use tower::ServiceExt;
use wire::account::Base64;

use super::phone::{Phone, Traffic};
use super::{registered, server, server_on};

#[tokio::test]
async fn sign_up_is_for_whom_the_server_wants() {
    for sign_up in [SignUp::Closed, SignUp::WithCode("sesame".into())] {
        let router = server_on(MemoryStore::default(), sign_up).await;
        let mut phone = Phone::new(&router, &Traffic::default());
        assert_eq!(phone.register("anna", "warm milk", None).await.err(), Some(Fault::Refused(403)));
    }
}

#[tokio::test]
async fn a_name_is_taken_once() {
    let router = server().await;
    registered(&router, "anna").await;
    let mut other = Phone::new(&router, &Traffic::default());
    assert_eq!(other.register("ANNA", "another", None).await.err(), Some(Fault::Refused(409)));
}

#[tokio::test]
async fn guessing_is_slowed_and_noted() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let mut thief = Phone::new(&router, &Traffic::default());
    let mut last = None;
    for guess in 0..14 {
        last = thief.sign_in("anna", &format!("guess {guess}")).await.err();
    }
    assert_eq!(last, Some(Fault::Refused(429)));
    assert!(mine.home().await.is_ok(), "who is signed in is not disturbed");
}

#[tokio::test]
async fn another_familys_cookie_opens_ones_own_alone() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let (mut other, _) = registered(&router, "berta").await;
    let shown = other.cookie().unwrap();
    assert_eq!(other.home().await.unwrap().family.0, other.me().family);
    // The family in the cookie is swapped: the secret does not belong to it.
    let theirs = Base64::from_text(shown.strip_prefix("letdown=").unwrap()).unwrap().0;
    let bent = [mine.me().family.to_be_bytes().as_slice(), &theirs[16..]].concat();
    other.set_cookie(Some(format!("letdown={}", Base64(bent).to_text())));
    assert_eq!(other.home().await.err(), Some(Fault::Refused(401)));
}

#[tokio::test]
async fn another_sites_page_is_turned_away() {
    let router = server().await;
    let (mine, _) = registered(&router, "anna").await;
    let request = Request::builder()
        .method(Method::DELETE)
        .uri("/api/v1/account")
        .header(header::COOKIE, mine.cookie().unwrap())
        .header("sec-fetch-site", "cross-site");
    let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

/// Every path and method of the document.
fn addresses() -> Vec<(Method, String)> {
    let document: serde_json::Value = serde_json::from_str(&openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let methods = |(path, methods): (&String, &serde_json::Value)| {
        let path = path.replace("{name}", "bm9uZQ");
        let names: Vec<String> = methods.as_object().unwrap().keys().cloned().collect();
        names.into_iter().map(move |name| (name.to_uppercase().parse().unwrap(), path.clone()))
    };
    paths.iter().flat_map(methods).collect()
}

/// JSON that is like what is asked for, and not quite.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        Just("null".to_owned()),
        Just("\"\"".to_owned()),
        "\"[A-Za-z0-9_-]{0,90}\"",
        any::<i64>().prop_map(|number| number.to_string()),
        Just("[]".to_owned()),
        Just("\"00000000-0000-0000-0000-000000000007\"".to_owned()),
        Just(r#"{"id":"00000000-0000-0000-0000-000000000007","public":"AAAA"}"#.to_owned()),
    ];
    let names = ["name", "message", "ticket", "device", "family", "keys", "version", "hand_overs", "kind", "body"];
    let members = proptest::collection::vec((proptest::sample::select(names.to_vec()), value), 0..10);
    let object = members.prop_map(|members| {
        let pairs: Vec<String> = members.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", pairs.join(",")).into_bytes()
    });
    prop_oneof![object, proptest::collection::vec(any::<u8>(), 0..200)]
}

#[test]
fn no_request_brings_the_server_down() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let router = runtime.block_on(server());
    let addresses = addresses();
    assert!(addresses.len() >= 20, "{}", addresses.len());
    let tries = ProptestConfig { cases: 1500, ..ProptestConfig::default() };
    proptest!(tries, |(which in 0..addresses.len(), body in nearly(), signed_in: bool, query in "[a-z=&0-9%-]{0,20}")| {
        let (method, path) = addresses[which].clone();
        let status = runtime.block_on(async {
            let mut request = Request::builder().method(method.clone()).uri(format!("/api/v1{path}?{query}"));
            if signed_in {
                let cookie = registered_once(&router).await;
                request = request.header(header::COOKIE, cookie);
            }
            let response = router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
            let (parts, body) = response.into_parts();
            let stream = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
            if !stream {
                body.collect().await.unwrap();
            }
            parts.status
        });
        prop_assert!(!status.is_server_error(), "{} {}: {}", method, path, status);
    });
}

/// A cookie of an account that the storm may erase at any time: then there is a new one.
async fn registered_once(router: &axum::Router) -> String {
    use std::sync::Mutex;
    static COOKIE: Mutex<Option<String>> = Mutex::new(None);
    let known = COOKIE.lock().unwrap().clone();
    if let Some(cookie) = known {
        let phone = Phone::new(router, &Traffic::default());
        phone.set_cookie(Some(cookie.clone()));
        if phone.browser.carry(sync::member::Method::Get, "account", &[]).await.is_ok() {
            return cookie;
        }
    }
    let name = format!("anna {}", rand_core::Rng::next_u64(&mut super::phone::chance()));
    let mut phone = Phone::new(router, &Traffic::default());
    let cookie = match phone.register(&name, "warm milk", None).await {
        Ok(_) => phone.cookie().unwrap(),
        // The storm has used up the tries of its address: go on without.
        Err(_) => String::new(),
    };
    *COOKIE.lock().unwrap() = Some(cookie.clone());
    cookie
}
