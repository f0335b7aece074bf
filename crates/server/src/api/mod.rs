//! The mailbox of sealed facts, and who may open it: accounts, devices, keys, links, live notice.
//! Reads no fact and gives no advice: what passes through here is closed.

mod accounts;
mod audit;
mod devices;
mod family;
mod form;
mod keys;
mod limits;
mod links;
mod live;
mod mail;
mod now;
mod openapi;
mod passwords;
mod problem;
mod sign_in;
mod ticket;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post, put};
use sync::protocol::Mailbox;
use sync::{FamilyId, Kind, Record, Records, SERVER, Store, StoreError};
use vault::ServerSecrets;

use crate::clock::{chance, draw};
use crate::routes::unknown_api;
use limits::Limits;
pub use live::Notices;
pub use openapi::openapi;

/// How long a request may be, but for facts.
const MOST_REQUEST: usize = 512 * 1024;
/// How long a push may be.
const MOST_PUSH: usize = 2 * 1024 * 1024;

/// A store that keeps facts and records.
pub trait Keeps: Store + Records {}

impl<S: Store + Records> Keeps for S {}

/// Who may make an account of their own. Who was invited by a family always may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignUp {
    /// Nobody.
    Closed,
    /// Who says this code.
    WithCode(String),
    /// Everybody.
    Open,
}

/// How the server treats those who come.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Who may make an account.
    pub sign_up: SignUp,
    /// Whether a proxy in front tells who comes; else what it would tell is not believed.
    pub behind_proxy: bool,
    /// Whether who asks too often is slowed. Always, but for benches.
    pub slows: bool,
    /// Whether browsers reach the server by https.
    pub https: bool,
    /// The path of the app, with a slash at both ends.
    pub base_path: String,
}

/// Everything that answers need.
pub struct Api<S> {
    store: S,
    mailbox: Mailbox<S>,
    secrets: Arc<ServerSecrets>,
    policy: Arc<Policy>,
    limits: Arc<Limits>,
    notices: Notices,
}

impl<S: Clone> Clone for Api<S> {
    fn clone(&self) -> Api<S> {
        Api {
            store: self.store.clone(),
            mailbox: self.mailbox.clone(),
            secrets: self.secrets.clone(),
            policy: self.policy.clone(),
            limits: self.limits.clone(),
            notices: self.notices.clone(),
        }
    }
}

impl<S: Keeps> Api<S> {
    /// Over a store, which keeps the server's own secrets too; on its first start they are made.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn open(store: S, policy: Policy, notices: Notices) -> Result<Api<S>, StoreError> {
        let fresh = ServerSecrets::draw(&mut chance()).to_secret_bytes();
        let secrets = once(&store, b"opaque", &fresh).await?;
        let lineage = once(&store, b"lineage", &draw::<16>()).await?;
        let secrets = ServerSecrets::from_secret_bytes(&secrets).ok_or(StoreError::Damaged)?;
        let lineage = lineage.try_into().map(u128::from_be_bytes).map_err(|_| StoreError::Damaged)?;
        Ok(Api {
            mailbox: Mailbox::new(store.clone(), lineage),
            store,
            secrets: Arc::new(secrets),
            limits: Arc::new(Limits::new(policy.slows)),
            policy: Arc::new(policy),
            notices,
        })
    }

    /// The answers, below `/api/v1/`.
    pub fn routes(self) -> Router {
        let push = post(mail::push::<S>).layer(DefaultBodyLimit::max(MOST_PUSH));
        let below = Router::new()
            .route("/openapi.json", get(openapi::told))
            .route("/account", get(family::home::<S>).delete(family::erase::<S>))
            .route("/account/register", post(accounts::begin::<S>))
            .route("/account/register/finish", post(accounts::finish::<S>))
            .route("/account/sign-in", post(sign_in::begin::<S>))
            .route("/account/sign-in/finish", post(sign_in::finish::<S>))
            .route("/account/sign-out", post(sign_in::sign_out::<S>))
            .route("/account/password", post(passwords::change::<S>))
            .route("/account/password/finish", post(passwords::change_finish::<S>))
            .route("/account/recover", post(passwords::recover::<S>))
            .route("/account/recover/finish", post(passwords::recover_finish::<S>))
            .route("/account/audit", get(audit::list::<S>))
            .route("/keys", get(keys::told::<S>).post(keys::rotate::<S>))
            .route("/keys/own", put(keys::own::<S>))
            .route("/links", post(links::offer::<S>))
            .route("/links/open", post(links::open::<S>))
            .route("/links/{name}", delete(links::withdraw::<S>))
            .route("/sync/push", push)
            .route("/sync/pull", get(mail::pull::<S>))
            .route("/sync/live", get(live::follow::<S>))
            .route("/now", get(now::list::<S>).put(now::tell::<S>))
            .fallback(unknown_api)
            .layer(DefaultBodyLimit::max(MOST_REQUEST))
            .with_state(self);
        Router::new().nest("/api/v1", below)
    }

    /// Somebody of the family may want to look.
    fn moved(&self, family: FamilyId) {
        self.notices.tell(family);
    }
}

/// What was kept under this name at the first start, by whichever process came first.
async fn once<S: Records>(store: &S, name: &[u8], fresh: &[u8]) -> Result<Vec<u8>, StoreError> {
    let record =
        Record { family: SERVER, kind: Kind::Server, key: name.to_vec(), body: fresh.to_vec(), expires_ms: None };
    if store.add_record(&record).await? {
        return Ok(record.body);
    }
    let kept = store.find_record(SERVER, Kind::Server, name).await?;
    kept.map(|kept| kept.body).ok_or(StoreError::Damaged)
}
