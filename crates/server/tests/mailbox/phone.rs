//! A phone as the app is one: the same keys, sealing and requests; its requests go straight into the router.
//! Every byte that goes either way is written down, so that a test can look for what must not be there.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use domain::fact::{Body as Said, DeviceId, Fact, FactId, Stamp};
use domain::moment::Moment;
use http_body_util::BodyExt;
use rand_core::UnwrapErr;
use sync::member::{self, Carrier, Fault, Invited, Link, Member, Method, Newcomer, Opened};
use sync::{FamilyId, MemoryStore, keep, recall};
use tower::ServiceExt;
use vault::RecoveryCode;
use wire::account::Home;

const OWN: FamilyId = FamilyId(0);

pub type Chance = UnwrapErr<getrandom::SysRng>;

pub fn chance() -> Chance {
    UnwrapErr(getrandom::SysRng)
}

fn id() -> u128 {
    let mut bytes = [0; 16];
    rand_core::Rng::fill_bytes(&mut chance(), &mut bytes);
    u128::from_be_bytes(bytes)
}

/// Everything that went over the network.
#[derive(Clone, Default)]
pub struct Traffic(Arc<Mutex<Vec<u8>>>);

impl Traffic {
    fn add(&self, bytes: &[u8]) {
        self.0.lock().expect("no test panics while it holds this").extend(bytes);
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("no test panics while it holds this").clone()
    }
}

/// A browser's side of the network: it keeps the cookie.
pub struct Browser {
    router: Router,
    traffic: Traffic,
    cookie: Mutex<Option<String>>,
}

impl Carrier for Browser {
    async fn carry(&self, method: Method, path: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
        self.traffic.add(path.as_bytes());
        self.traffic.add(body);
        let method = match method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        };
        let mut request = Request::builder().method(method).uri(format!("/api/v1/{path}"));
        if let Some(cookie) = self.cookie.lock().expect("no test panics while it holds this").clone() {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(body.to_vec())).expect("a request");
        let (parts, body) = self.router.clone().oneshot(request).await.expect("the router answers").into_parts();
        if let Some(cookie) = parts.headers.get(header::SET_COOKIE) {
            let shown = cookie.to_str().expect("a cookie is text");
            assert!(shown.contains("HttpOnly") && shown.contains("SameSite=Strict"), "{shown}");
            *self.cookie.lock().expect("nobody else holds it") = shown.split(';').next().map(str::to_owned);
        }
        let bytes = body.collect().await.expect("the answer comes whole").to_bytes().to_vec();
        self.traffic.add(&bytes);
        assert!(!parts.status.is_server_error(), "{path}: {}", parts.status);
        if parts.status.is_success() { Ok(bytes) } else { Err(Fault::Refused(parts.status.as_u16())) }
    }
}

pub struct Phone {
    pub browser: Browser,
    pub member: Option<Member>,
    device: u128,
    pub store: MemoryStore,
}

pub type Told<T> = Result<T, Fault>;

impl Phone {
    pub fn new(router: &Router, traffic: &Traffic) -> Phone {
        let browser = Browser { router: router.clone(), traffic: traffic.clone(), cookie: Mutex::default() };
        Phone { browser, member: None, device: id(), store: MemoryStore::default() }
    }

    pub fn cookie(&self) -> Option<String> {
        self.browser.cookie.lock().expect("nobody else holds it").clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.browser.cookie.lock().expect("nobody else holds it") = cookie;
    }

    fn newcomer(&self, name: &str) -> Newcomer {
        Newcomer::new(&mut chance(), self.device, name)
    }

    /// Who uses this phone; what it notes for itself is read back each time.
    pub fn me(&mut self) -> &mut Member {
        let note = self.member.as_ref().expect("somebody uses it").to_note();
        self.member = Member::from_note(&note);
        self.member.as_mut().expect("its own note")
    }

    pub async fn register(&mut self, name: &str, password: &str, invited: Option<Invited>) -> Told<RecoveryCode> {
        let newcomer = self.newcomer(name);
        let made = member::register(&self.browser, &mut chance(), newcomer, password, None, invited).await?;
        self.member = Some(made.0);
        Ok(made.1)
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Told<()> {
        let member = member::sign_in(&self.browser, &mut chance(), self.newcomer(name), password).await?;
        self.member = Some(member);
        Ok(())
    }

    pub async fn recover(&mut self, name: &str, sheet: &RecoveryCode, password: &str) -> Told<RecoveryCode> {
        let newcomer = self.newcomer(name);
        let (member, next) = member::recover(&self.browser, &mut chance(), newcomer, sheet, password).await?;
        self.member = Some(member);
        Ok(next)
    }

    /// Opens a link as it was written down.
    pub async fn open(&mut self, link: &Link) -> Told<Opened> {
        let link: Link = link.to_text().parse().expect("a link survives being written");
        let opened = member::open_link(&self.browser, &mut chance(), self.newcomer("somebody"), &link).await?;
        if let Opened::Member(member) = &opened {
            self.member = Some((**member).clone());
        }
        Ok(opened)
    }

    pub async fn home(&mut self) -> Told<Home> {
        let member = self.member.clone().expect("somebody uses it");
        member.home(&self.browser).await
    }

    pub async fn renew_keys(&mut self, device: Option<u128>, person: Option<u128>) -> Told<RecoveryCode> {
        let mut member = self.me().clone();
        let renewed = member.renew_keys(&self.browser, &mut chance(), device, person).await?;
        self.member = Some(member);
        Ok(renewed.sheet)
    }

    pub async fn write(&self, body: Said) -> FactId {
        let fact = FactId(id());
        let moment = Moment::new(1_795_353_001_000, 3600, "Europe/Berlin");
        let fact = Fact::new(fact, DeviceId(self.device), Stamp { ms: 5, counter: 0 }, moment, body);
        keep(&self.store, OWN, std::slice::from_ref(&fact)).await.expect("memory keeps");
        fact.id
    }

    /// Asks and answers until both sides have everything that they can have.
    pub async fn follow(&mut self) -> Told<()> {
        let known = recall(&self.store, OWN).await.expect("memory can be read").facts;
        let mut member = self.me().clone();
        let followed = member.follow(&self.browser, &mut chance(), &self.store, OWN, &known).await;
        self.member = Some(member);
        followed.map(drop)
    }

    pub async fn facts(&self) -> Vec<FactId> {
        let own = recall(&self.store, OWN).await.expect("memory can be read");
        let mut ids: Vec<FactId> = own.facts.iter().map(|fact| fact.id).collect();
        ids.sort_unstable();
        ids
    }
}
