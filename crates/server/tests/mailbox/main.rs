//! Accounts, devices, keys and links as a family lives with them; and everybody who tries what is not theirs.
//! Phones are real but for the screen; the server is real but for the network.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod family;
mod notice;
mod phone;
mod refused;
mod unread;

use axum::Router;
use server::{Api, Files, Keeps, Notices, Policy, SignUp, router_with};
use sync::MemoryStore;

use phone::{Phone, Traffic};

fn policy(sign_up: SignUp) -> Policy {
    Policy { sign_up, behind_proxy: false, slows: true, https: false, base_path: "/".into() }
}

async fn server_on(store: impl Keeps, sign_up: SignUp) -> Router {
    let api = Api::open(store.clone(), policy(sign_up), Notices::default()).await.unwrap();
    router_with(Files::default(), &"http://127.0.0.1/".parse().unwrap(), store, api.routes())
}

async fn server() -> Router {
    server_on(MemoryStore::default(), SignUp::Open).await
}

/// A phone with an account, and its sheet.
async fn registered(router: &Router, name: &str) -> (Phone, vault::RecoveryCode) {
    let mut phone = Phone::new(router, &Traffic::default());
    let sheet = phone.register(name, "warm milk at four", None).await.unwrap();
    (phone, sheet)
}
