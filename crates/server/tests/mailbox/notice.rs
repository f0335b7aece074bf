//! A second phone hears at once that there is something new, and a phone that was put out hears nothing more.
//! What it hears is "look" and nothing else.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use domain::care::Gate;
use domain::fact::Body as Said;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::phone::{Phone, Traffic};
use super::{registered, server};

/// How long a notice may take at most; a second is what was promised.
const SOON: Duration = Duration::from_secs(1);

async fn listening(router: &axum::Router, phone: &Phone) -> Body {
    let request = Request::get("/api/v1/sync/live").header(header::COOKIE, phone.cookie().unwrap());
    router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_body()
}

/// The next thing that is heard; `None` when the stream has ended.
async fn heard(stream: &mut Body) -> Option<String> {
    let frame = tokio::time::timeout(SOON, stream.frame()).await.expect("it is heard within a second")?;
    Some(String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn what_one_phone_writes_another_hears_of() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let mut second = Phone::new(&router, &Traffic::default());
    second.sign_in("anna", "warm milk at four").await.unwrap();
    let mut stream = listening(&router, &second).await;
    assert_eq!(heard(&mut stream).await.unwrap(), "data: look\n\n", "once at the start");
    mine.write(Said::Gate(Gate::clear(1))).await;
    mine.follow().await.unwrap();
    assert_eq!(heard(&mut stream).await.unwrap(), "data: look\n\n");
    let out = second.me().device;
    mine.renew_keys(Some(out), None).await.unwrap();
    assert_eq!(heard(&mut stream).await, None, "who was put out hears no more");
}

#[tokio::test]
async fn another_family_hears_nothing() {
    let router = server().await;
    let (mut mine, _) = registered(&router, "anna").await;
    let (other, _) = registered(&router, "berta").await;
    let mut stream = listening(&router, &other).await;
    heard(&mut stream).await.unwrap();
    mine.write(Said::Gate(Gate::clear(1))).await;
    mine.follow().await.unwrap();
    let silence = tokio::time::timeout(Duration::from_millis(200), stream.frame()).await;
    assert!(silence.is_err(), "nothing is heard");
}
