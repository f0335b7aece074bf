//! A phone as the app is one: real keys, real sealing, its own store; requests go straight into the router.
//! Every byte that goes either way is written down, so that a test can look for what must not be there.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::fact::{Body as Said, DeviceId, Fact, FactId, Stamp};
use domain::moment::Moment;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use rand_core::UnwrapErr;
use sync::protocol::{Client, Request as Asks};
use sync::sealed::SealedBy;
use sync::{FamilyId, MemoryStore, keep, recall};
use tower::ServiceExt;
use vault::{
    Account, DevicePublic, DeviceSecret, FamilyKey, Introduction, Keyring, LinkSecret, RecoveryCode, Register, SignIn,
    WrappingKey,
};
use wire::account::{
    Base64, Form, Grant, HandOver, Home, Id, KeysTold, LinkKind, LinkOffer, LinkOpen, LinkOpened, Message, NewDevice,
    NewKeys, OwnKeys, RecoverAnswer, RecoverBegin, RecoverFinish, RegisterBegin, RegisterFinish, Role, SignInAnswer,
    SignInBegin, SignInFinish, SignedIn, decode, encode,
};
use wire::mailbox::{Progress, decode_ack, decode_page, encode_push};

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

pub struct Phone {
    router: Router,
    pub traffic: Traffic,
    pub cookie: Option<String>,
    pub device: Id,
    secret: DeviceSecret,
    pub keyring: Keyring,
    pub family: Id,
    pub store: MemoryStore,
    wrapping: Option<WrappingKey>,
    progress: Progress,
}

pub type Told<T> = Result<T, StatusCode>;

impl Phone {
    pub fn new(router: &Router, traffic: &Traffic) -> Phone {
        Phone {
            router: router.clone(),
            traffic: traffic.clone(),
            cookie: None,
            device: Id(id()),
            secret: DeviceSecret::draw(&mut chance()),
            keyring: Keyring::default(),
            family: Id(0),
            store: MemoryStore::default(),
            wrapping: None,
            progress: Progress::default(),
        }
    }

    pub async fn ask(&mut self, method: Method, path: &str, body: Vec<u8>) -> Told<Vec<u8>> {
        self.traffic.add(path.as_bytes());
        self.traffic.add(&body);
        let mut request = Request::builder().method(method).uri(format!("/api/v1/{path}"));
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).expect("a request")).await;
        let (parts, body) = response.expect("the router answers").into_parts();
        if let Some(cookie) = parts.headers.get(header::SET_COOKIE) {
            let shown = cookie.to_str().expect("a cookie is text");
            assert!(shown.contains("HttpOnly") && shown.contains("SameSite=Strict"), "{shown}");
            self.cookie = shown.split(';').next().map(str::to_owned);
        }
        let bytes = body.collect().await.expect("the answer comes whole").to_bytes().to_vec();
        self.traffic.add(&bytes);
        assert!(!parts.status.is_server_error(), "{path}: {}", parts.status);
        if parts.status.is_success() { Ok(bytes) } else { Err(parts.status) }
    }

    async fn say<T: Form>(&mut self, method: Method, path: &str, form: &impl Form) -> Told<T> {
        let bytes = self.ask(method, path, encode(form).into_bytes()).await?;
        Ok(decode(str::from_utf8(&bytes).expect("JSON is text")).expect("an answer of the form"))
    }

    async fn get<T: Form>(&mut self, path: &str) -> Told<T> {
        let bytes = self.ask(Method::GET, path, Vec::new()).await?;
        Ok(decode(str::from_utf8(&bytes).expect("JSON is text")).expect("an answer of the form"))
    }

    fn new_device(&self) -> NewDevice {
        let public = self.secret.public();
        let introduction = self.keyring.introduce(self.device.0, &public).to_bytes();
        let public = Base64(public.0.to_vec());
        NewDevice { id: self.device, public, introduction: Base64(introduction), label: Base64::default() }
    }

    /// Makes an account: of its own, or for who was invited.
    pub async fn register(&mut self, name: &str, password: &str, invite: Option<Base64>) -> Told<RecoveryCode> {
        if invite.is_none() {
            self.family = Id(id());
            self.keyring = FamilyKey::first(&mut chance()).into();
        }
        let account = Account::new(name).expect("a name");
        let (register, message) = Register::begin(&mut chance(), account, password).expect("a password");
        let begin = RegisterBegin { name: name.into(), message: Base64(message) };
        let answer: Message = self.say(Method::POST, "account/register", &begin).await?;
        let (message, wrapping) = register.finish(&mut chance(), &answer.message.0).expect("an answer");
        let sheet = RecoveryCode::draw(&mut chance());
        let finish = RegisterFinish {
            name: name.into(),
            message: Base64(message),
            family: self.family,
            keys: Base64(wrapping.wrap(&mut chance(), self.family.0, &self.keyring)),
            recovery_proof: Base64(sheet.proof().to_vec()),
            recovery_keys: Base64(sheet.wrapping_key().wrap(&mut chance(), self.family.0, &self.keyring)),
            device: self.new_device(),
            invite,
            code: None,
        };
        let _: SignedIn = self.say(Method::POST, "account/register/finish", &finish).await?;
        self.wrapping = Some(wrapping);
        Ok(sheet)
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Told<SignedIn> {
        let account = Account::new(name).expect("a name");
        let (sign_in, message) = SignIn::begin(&mut chance(), account, password).expect("a password");
        let begin = SignInBegin { name: name.into(), message: Base64(message) };
        let answer: SignInAnswer = self.say(Method::POST, "account/sign-in", &begin).await?;
        let done = sign_in.finish(&mut chance(), &answer.message.0).map_err(|_| StatusCode::FORBIDDEN)?;
        let finish = SignInFinish { ticket: answer.ticket, message: Base64(done.message), device: self.new_device() };
        let signed_in: SignedIn = self.say(Method::POST, "account/sign-in/finish", &finish).await?;
        self.arrive(&signed_in, done.wrapping_key).await?;
        Ok(signed_in)
    }

    async fn arrive(&mut self, signed_in: &SignedIn, wrapping: WrappingKey) -> Told<()> {
        self.family = signed_in.family;
        self.keyring = wrapping.unwrap(self.family.0, &signed_in.keys.0).expect("the keyring opens");
        self.wrapping = Some(wrapping);
        self.vouch().await
    }

    /// Says to the family that this phone has its keys.
    pub async fn vouch(&mut self) -> Told<()> {
        let wrapping = self.wrapping.clone();
        let keys = wrapping.map(|wrapping| Base64(wrapping.wrap(&mut chance(), self.family.0, &self.keyring)));
        let own = OwnKeys { keys, introduction: self.new_device().introduction, label: Base64::default() };
        self.say::<Message>(Method::PUT, "keys/own", &own).await.map(drop)
    }

    pub async fn recover(&mut self, name: &str, sheet: &RecoveryCode, password: &str) -> Told<RecoveryCode> {
        let account = Account::new(name).expect("a name");
        let (register, message) = Register::begin(&mut chance(), account, password).expect("a password");
        let begin = RecoverBegin { name: name.into(), proof: Base64(sheet.proof().to_vec()), message: Base64(message) };
        let answer: RecoverAnswer = self.say(Method::POST, "account/recover", &begin).await?;
        let (message, wrapping) = register.finish(&mut chance(), &answer.message.0).expect("an answer");
        self.family = answer.family;
        self.keyring = sheet.wrapping_key().unwrap(self.family.0, &answer.recovery_keys.0).expect("the sheet opens it");
        let next = RecoveryCode::draw(&mut chance());
        let finish = RecoverFinish {
            ticket: answer.ticket,
            message: Base64(message),
            keys: Base64(wrapping.wrap(&mut chance(), self.family.0, &self.keyring)),
            recovery_proof: Base64(next.proof().to_vec()),
            recovery_keys: Base64(next.wrapping_key().wrap(&mut chance(), self.family.0, &self.keyring)),
            device: self.new_device(),
        };
        let _: SignedIn = self.say(Method::POST, "account/recover/finish", &finish).await?;
        self.wrapping = Some(wrapping);
        Ok(next)
    }

    pub async fn home(&mut self) -> Told<Home> {
        self.get("account").await
    }

    /// A new family key for all who are vouched for and stay.
    pub async fn renew_keys(&mut self, device: Option<Id>, person: Option<Id>) -> Told<()> {
        let home = self.home().await?;
        let before = self.keyring.clone();
        let after = before.rotated(&mut chance()).expect("the owner has the whole key");
        let stays = home.devices.iter().filter(|one| Some(one.id) != device && Some(one.account) != person);
        let mut hand_overs = Vec::new();
        for one in stays.filter(|one| one.id != self.device) {
            let public = DevicePublic(one.public.0.clone().try_into().expect("a public key"));
            let shown = Introduction::from_bytes(&one.introduction.0).expect("an introduction");
            let scopes = before.proven(one.id.0, &public, &shown);
            let theirs = if scopes.len() == 4 { after.clone() } else { after.granting(&scopes) };
            let body = self.secret.hand_over(&mut chance(), &public, self.family.0, &theirs);
            hand_overs.push(HandOver { device: one.id, body: Base64(body) });
        }
        self.keyring = after;
        let sheet = RecoveryCode::draw(&mut chance());
        let wrapping = self.wrapping.clone().expect("a phone where the password was typed");
        let keys = NewKeys {
            version: self.keyring.version(),
            keys: Base64(wrapping.wrap(&mut chance(), self.family.0, &self.keyring)),
            recovery_proof: Base64(sheet.proof().to_vec()),
            recovery_keys: Base64(sheet.wrapping_key().wrap(&mut chance(), self.family.0, &self.keyring)),
            hand_overs,
            introduction: self.new_device().introduction,
            remove_device: device,
            remove_person: person,
        };
        self.say::<KeysTold>(Method::POST, "keys", &keys).await.map(drop)
    }

    /// Takes the keys that wait for this phone.
    pub async fn fetch_keys(&mut self) -> Told<bool> {
        let told: KeysTold = self.get("keys").await?;
        let Some(waits) = told.handed_over else { return Ok(false) };
        let home = self.home().await?;
        let from = home.devices.iter().find(|one| one.id == waits.from).expect("the sender is of the family");
        let public = DevicePublic(from.public.0.clone().try_into().expect("a public key"));
        let handed = self.secret.receive(&public, self.family.0, &waits.body.0).expect("it was closed for this phone");
        self.keyring.join(&handed);
        self.vouch().await?;
        Ok(true)
    }

    pub async fn offer(&mut self, kind: LinkKind, role: Option<Role>, what: &Keyring) -> Told<LinkSecret> {
        let secret = LinkSecret::draw(&mut chance());
        let body = match kind {
            LinkKind::Report => secret.close_report(&mut chance(), b"a fortnight").expect("it is short"),
            _ => secret.wrapping_key().wrap(&mut chance(), self.family.0, what),
        };
        let offer = LinkOffer {
            name: Base64(secret.name().to_vec()),
            kind,
            body: Base64(body),
            role,
            grants: role.map(|_| vec![Grant::Log]).unwrap_or_default(),
            seconds: 600,
        };
        self.say::<Message>(Method::POST, "links", &offer).await?;
        Ok(secret)
    }

    pub async fn open(&mut self, family: Id, secret: &LinkSecret, join: bool) -> Told<LinkOpened> {
        let device = join.then(|| self.new_device());
        let open = LinkOpen { family, name: Base64(secret.name().to_vec()), device };
        let opened: LinkOpened = self.say(Method::POST, "links/open", &open).await?;
        if opened.kind != LinkKind::Report {
            self.family = family;
            self.keyring = secret.wrapping_key().unwrap(family.0, &opened.body.0).expect("the link opens it");
        }
        if opened.signed_in.is_some() {
            self.vouch().await?;
        }
        Ok(opened)
    }

    pub async fn write(&self, body: Said) -> FactId {
        let fact = FactId(id());
        let moment = Moment::new(1_795_353_001_000, 3600, "Europe/Berlin");
        let fact = Fact::new(fact, DeviceId(self.device.0), Stamp { ms: 5, counter: 0 }, moment, body);
        keep(&self.store, OWN, std::slice::from_ref(&fact)).await.expect("memory keeps");
        fact.id
    }

    /// Asks and answers until both sides have everything that they can have.
    pub async fn follow(&mut self) -> Told<()> {
        let closer = SealedBy::new(FamilyId(self.family.0), self.keyring.clone(), chance());
        let mut client = Client::new(self.store.clone(), OWN, closer, self.progress);
        while let Some(asks) = client.next().now_or_never().expect("memory never waits").expect("memory can be read") {
            match asks {
                Asks::Pull { from } => {
                    let bytes = self.ask(Method::GET, &format!("sync/pull?from={}", from.0), Vec::new()).await?;
                    client.take_page(from, decode_page(&bytes).expect("a page")).await.expect("memory keeps");
                }
                Asks::Push { facts, upto } => {
                    let bytes = self.ask(Method::POST, "sync/push", encode_push(&facts)).await?;
                    client.take_ack(upto, decode_ack(&bytes).expect("an answer"));
                }
            }
            self.progress = client.progress();
        }
        Ok(())
    }

    /// After new keys: what did not open is looked at again.
    pub fn look_again(&mut self) {
        self.progress.pulled = 0;
    }

    pub async fn facts(&self) -> Vec<FactId> {
        let own = recall(&self.store, OWN).await.expect("memory can be read");
        let mut ids: Vec<FactId> = own.facts.iter().map(|fact| fact.id).collect();
        ids.sort_unstable();
        ids
    }
}
